//! The typefaces: ours at once, the system's only when a character asks for them.
//!
//! To look for fonts, every font file of the system has to be opened and read, which takes
//! longer than everything else that is done before the first frame. All that Outro says of
//! itself is drawn with the embedded typeface; names that people type, and guides of their
//! own, may need another.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use iced::advanced::graphics::text::{cosmic_text::fontdb, font_system};

use super::{FONTS, covers};

/// Nobody needs the system's fonts.
const UNNEEDED: u8 = 0;
/// Something that is shown needs them.
const NEEDED: u8 = 1;
/// They are there, or on their way.
const LOADED: u8 = 2;

/// Until [`load`] finds that they were left out, they are taken to be there.
static SYSTEM: AtomicU8 = AtomicU8::new(LOADED);

/// Loads the embedded typeface. The first call makes the font system too, which looks for
/// the system's fonts unless it was kept from it; where it did, nothing is left to load.
pub fn load() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let Ok(mut system) = font_system().write() else {
            return;
        };
        let database = system.raw().db_mut();
        let from_file = |face: &fontdb::FaceInfo| !matches!(face.source, fontdb::Source::Binary(_));
        if !database.faces().any(from_file) {
            SYSTEM.store(UNNEEDED, Ordering::Relaxed);
        }
        for font in FONTS {
            // Read where it lies in the program, without a copy.
            database.load_font_source(fontdb::Source::Binary(Arc::new(*font)));
        }
    });
}

/// Looks whether these words can be drawn; called with all that is shown.
pub(in crate::app::ui) fn look_at(words: &str) {
    if words.is_ascii() || SYSTEM.load(Ordering::Relaxed) != UNNEEDED {
        return;
    }
    let lacks = |character: char| !character.is_control() && !covers(character);
    if words.chars().any(lacks) {
        SYSTEM.store(NEEDED, Ordering::Relaxed);
    }
}

/// True once, when something is shown that needs the system's fonts: load them then.
pub fn are_needed() -> bool {
    SYSTEM
        .compare_exchange(NEEDED, LOADED, Ordering::Relaxed, Ordering::Relaxed)
        .is_ok()
}

/// Loads the system's fonts, so that what is shown next is shaped anew with them. Takes from
/// tenths of a second to seconds: never call it from the window's own thread.
pub fn load_system() {
    let mut found = fontdb::Database::new();
    found.load_system_fonts();
    let Ok(mut system) = font_system().write() else {
        return;
    };
    let database = system.raw().db_mut();
    for face in found.faces() {
        database.push_face_info(face.clone());
    }
    // No font, but it tells the toolkit that there are others now.
    system.load_font(Cow::Borrowed(&[0]));
}

//! A text leaves Outro: as an e-mail in the person's own program, or as a file. No case is needed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::blocking;
use crate::export::letter::{self, Written};
use crate::i18n::{text, tr_with};
use crate::platform::{Choose, Platform};
use crate::store::Store;
use crate::text::shown_path;

/// Which way a text leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Send {
    /// An e-mail is begun in the person's own program, by this address.
    Mail(String),
    /// It is saved as a file.
    Save(Box<Written>),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A place for the file was chosen, or none.
    Chosen(Box<Written>, Option<PathBuf>),
    /// It went out, or not; the sentence that says so, where one is needed.
    Done(Result<Option<String>, String>),
}

/// What is needed of the window.
#[derive(Clone)]
pub struct Deps {
    /// What must not be written over.
    pub store: Store,
    /// The machine.
    pub platform: Arc<dyn Platform>,
}

/// Begins the e-mail, or asks for a place for the file.
pub fn begin(send: Send, deps: Deps) -> Task<Message> {
    match send {
        Send::Mail(address) => blocking::perform(
            move || mail(&address, &*deps.platform).map(|()| None),
            Message::Done,
        ),
        Send::Save(letter) => {
            let place = Choose::Save(letter.file_name());
            blocking::choose(&*deps.platform, place, |path| Message::Chosen(letter, path))
        }
    }
}

/// Saves it, on a thread of its own.
pub fn save(letter: Box<Written>, path: PathBuf, deps: Deps) -> Task<Message> {
    blocking::perform(
        move || saved(&path, &letter, &deps).map(Some),
        Message::Done,
    )
}

/// Begins an e-mail in the person's own program.
pub fn mail(address: &str, platform: &dyn Platform) -> Result<(), String> {
    platform.open(address).map_err(|error| error.to_string())
}

/// The place was chosen in the desktop's own dialog, which has asked about what is there.
fn saved(path: &Path, letter: &Written, deps: &Deps) -> Result<String, String> {
    letter::save(&deps.store, path, letter, true).map_err(|error| error.to_string())?;
    // The browser prints it; where there is none, the file lies there.
    let _ = deps.platform.show_file(path);
    let values = [("path", text(shown_path(path)))];
    Ok(tr_with("letters-saved", &values))
}

//! Every screen in its states, drawn and held against a kept picture.
//!
//! The kept pictures lie in `tests/pictures/`. After a change that is meant to be seen, draw
//! them anew with `OUTRO_PICTURES=keep cargo test --test screens pictures`, look at each that changed,
//! and commit it. A picture that is missing fails.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use iced::Size;
use outro::store::settings::{Settings, Theme};
use support::presets::{PRESETS, preset};
use support::scene::{Harness, settle};

/// How far a colour of a pixel may differ before the pixel counts as another: processors round
/// the edges of curves a little differently.
const SAME: u8 = 24;
/// So many pixels of a picture may differ.
const FEW: usize = 60;

/// A way of looking at a preset.
struct Look {
    name: &'static str,
    size: (f32, f32),
    theme: Theme,
    /// In hundredths, as in the settings.
    text: u16,
}

/// The settings name the folder of the data further down, which is another one each time.
const SHORT: f32 = 470.0;

const USUAL: Look = Look {
    name: "light",
    size: (1120.0, 760.0),
    theme: Theme::Light,
    text: 100,
};

/// Every preset is drawn as usual; the ones of these names also in these ways.
const MORE: &[(&str, Look)] = &[
    ("steps", look("dark", (1120.0, 760.0), Theme::Dark, 100)),
    ("steps", look("narrow", (440.0, 760.0), Theme::Light, 100)),
    (
        "steps",
        look("narrowest", (360.0, 760.0), Theme::Light, 100),
    ),
    ("steps", look("medium", (740.0, 760.0), Theme::Light, 100)),
    (
        "steps",
        look("contrast", (1120.0, 760.0), Theme::HighContrast, 100),
    ),
    (
        "steps",
        look(
            "contrast-dark",
            (1120.0, 760.0),
            Theme::HighContrastDark,
            100,
        ),
    ),
    ("steps", look("large", (720.0, 900.0), Theme::Light, 200)),
    (
        "steps-offers",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "backup-half-way",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "backup-half-way",
        look("narrow", (440.0, 760.0), Theme::Light, 100),
    ),
    (
        "backup-half-way",
        look("large", (720.0, 900.0), Theme::Light, 200),
    ),
    (
        "backup-checked",
        look("dark", (1120.0, 1500.0), Theme::Dark, 100),
    ),
    (
        "backup-checked",
        look("narrow", (440.0, 1500.0), Theme::Light, 100),
    ),
    (
        "backup-checked",
        look("large", (720.0, 2600.0), Theme::Light, 200),
    ),
    (
        "backup-check-warning",
        look("contrast", (1120.0, 1500.0), Theme::HighContrast, 100),
    ),
    (
        "export-list",
        look("tall", (1120.0, 1700.0), Theme::Light, 100),
    ),
    (
        "export-list",
        look("narrow", (440.0, 2200.0), Theme::Light, 100),
    ),
    (
        "charges-file",
        look("dark", (1120.0, 1500.0), Theme::Dark, 100),
    ),
    (
        "charges-file",
        look("large", (1120.0, 1600.0), Theme::Light, 150),
    ),
    (
        "charges-file",
        look("narrow", (440.0, 1500.0), Theme::Light, 100),
    ),
    (
        "charges-line",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "finder-apple",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "finder-apple",
        look("narrow", (440.0, 760.0), Theme::Light, 100),
    ),
    (
        "finder-apple",
        look("contrast", (1120.0, 760.0), Theme::HighContrast, 100),
    ),
    (
        "finder-apple",
        look("large", (720.0, 900.0), Theme::Light, 200),
    ),
    (
        "ending-waiting",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "ending-waiting",
        look("narrow", (440.0, 760.0), Theme::Light, 100),
    ),
    (
        "ending-waiting",
        look("large", (720.0, 900.0), Theme::Light, 200),
    ),
    (
        "ending-charged-again",
        look("tall", (1120.0, 1900.0), Theme::Light, 100),
    ),
    (
        "ending-cause",
        look("tall-dark", (1120.0, 1900.0), Theme::Dark, 100),
    ),
    (
        "ending-cause",
        look("narrow", (360.0, 2000.0), Theme::Light, 100),
    ),
    (
        "letter-chat",
        look("tall", (1120.0, 1900.0), Theme::Light, 100),
    ),
    (
        "letter-chat",
        look("narrow", (360.0, 2600.0), Theme::Light, 100),
    ),
    (
        "letter-phone",
        look("tall-dark", (1120.0, 1900.0), Theme::Dark, 100),
    ),
    (
        "letter-late",
        look("narrow", (360.0, 1400.0), Theme::Light, 100),
    ),
    (
        "finder-trial-calendar",
        look("dark", (1120.0, 1100.0), Theme::Dark, 100),
    ),
    (
        "finder-trial-calendar",
        look("narrow", (360.0, 1100.0), Theme::Light, 100),
    ),
    (
        "home-cases",
        look("dark", (1120.0, 760.0), Theme::Dark, 100),
    ),
    (
        "home-cases",
        look("narrow", (440.0, 760.0), Theme::Light, 100),
    ),
    (
        "home-empty",
        look("narrow", (360.0, 640.0), Theme::Light, 100),
    ),
    ("summary", look("narrow", (440.0, 760.0), Theme::Light, 100)),
    ("answers", look("narrow", (440.0, 760.0), Theme::Light, 100)),
    (
        "settings",
        look("narrow", (440.0, 760.0), Theme::Light, 100),
    ),
    (
        "long-words",
        look("narrowest", (360.0, 760.0), Theme::Light, 100),
    ),
];

const fn look(name: &'static str, size: (f32, f32), theme: Theme, text: u16) -> Look {
    Look {
        name,
        size,
        theme,
        text,
    }
}

#[test]
fn every_screen_looks_as_it_was_approved() {
    let mut wrong = Vec::new();
    for (name, _) in PRESETS {
        check(name, &USUAL, &mut wrong);
    }
    for (name, look) in MORE {
        check(name, look, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_kept_picture_is_left_over() {
    let mut known: Vec<String> = PRESETS
        .iter()
        .map(|(name, _)| file(name, &USUAL))
        .chain(MORE.iter().map(|(name, look)| file(name, look)))
        .collect();
    known.sort();
    let mut kept: Vec<String> = fs::read_dir(kept_folder())
        .expect("pictures are kept")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    kept.sort();
    assert_eq!(kept, known);
}

fn file(name: &str, look: &Look) -> String {
    format!("{name}-{}.png", look.name)
}

fn kept_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

fn check(name: &str, look: &Look, wrong: &mut Vec<String>) {
    let mut harness = drawn(name, look);
    let scale = f32::from(look.text) / 100.0;
    let (bytes, size) = harness.pixels(scale);
    let name_now = format!("screens/{name}-{}", look.name);
    let kept = kept_folder().join(file(name, look));
    if support::keeps_pictures() {
        fs::create_dir_all(kept_folder()).expect("the folder can be made");
        let now = support::write_picture(&name_now, &bytes, size);
        fs::copy(&now, &kept).expect("the picture can be kept");
        return;
    }
    if let Some(reason) = differs(&bytes, size, &kept) {
        let now = support::write_picture(&name_now, &bytes, size);
        wrong.push(format!(
            "{}: {reason}; it is drawn now as {}",
            kept.display(),
            now.display()
        ));
    }
}

/// The preset in a window of this size, theme and text size.
fn drawn(name: &str, look: &Look) -> Harness {
    let mut harness = preset(name);
    let settings = Settings {
        theme: look.theme,
        text_size_percent: look.text,
        ..Settings::default()
    };
    harness.publish(outro::app::set(settings));
    settle(&mut harness);
    let scale = f32::from(look.text) / 100.0;
    let height = if name == "settings" {
        look.size.1.min(SHORT)
    } else {
        look.size.1
    };
    let mut harness = harness.resized(look.size.0 / scale, height / scale);
    settle(&mut harness);
    harness
}

fn differs(now: &[u8], size: Size<u32>, kept: &Path) -> Option<String> {
    if !kept.exists() {
        return Some("this picture is missing".to_owned());
    }
    let (kept, other) = pixels(kept);
    if size != other {
        return Some(format!("its size is {size:?}, not {other:?}"));
    }
    if now == kept {
        return None;
    }
    let far = |(a, b): (&u8, &u8)| a.abs_diff(*b) > SAME;
    let others = now
        .chunks(4)
        .zip(kept.chunks(4))
        .filter(|(a, b)| a.iter().zip(b.iter()).any(far))
        .count();
    (others > FEW).then(|| format!("{others} pixels differ"))
}

fn pixels(path: &Path) -> (Vec<u8>, Size<u32>) {
    let file = BufReader::new(fs::File::open(path).expect("it can be opened"));
    let mut reader = png::Decoder::new(file).read_info().expect("a picture");
    let mut bytes = vec![0; reader.output_buffer_size().expect("it has a size")];
    let info = reader.next_frame(&mut bytes).expect("it can be read");
    bytes.truncate(info.buffer_size());
    (bytes, Size::new(info.width, info.height))
}

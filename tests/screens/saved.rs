//! Nothing that was saved is ever lost: moved to another computer, brought back, taken back,
//! through a disk that is out of order, and beside another Outro. The window on its stage, the
//! built program in a pipe, and the files on the disk are looked at together.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use crate::support;

#[cfg(unix)]
mod apart;
mod deleting;
mod faults;
mod links;
mod many;
mod moving;
mod notices;
mod together;
mod typed;
mod undo;

use std::path::Path;

use outro::case::Event;
use outro::store::Store;
use outro::store::disk::Os;
use support::on_disk;
use support::session::{Journal, Window};

/// A case that has come to the backup.
fn begun() -> Vec<Event> {
    vec![
        Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::PlanChosen { plan: None },
        Event::ChannelChosen {
            channel: "amazon-website".into(),
        },
    ]
}

/// Whose account it is.
fn named(person: &str) -> Event {
    Event::Named {
        person: person.to_owned(),
    }
}

/// A window on one case `aa`, with its page shown.
fn open() -> Window {
    let mut window = Window::with(|journal| journal.case("aa", "2026-11-22T10:00:00Z", begun()));
    window.press(outro::app::ui::Role::ListItem, "Amazon Music");
    window
}

/// The same on a case of two days before, with these events.
pub fn open_on(events: Vec<Event>) -> Window {
    let mut window = Window::with(|journal| journal.case("aa", "2026-11-20T10:00:00Z", events));
    window.press(outro::app::ui::Role::ListItem, "Amazon Music");
    window
}

/// The data folder.
pub fn store(folder: &Path) -> Store {
    Store::open(folder, Os).0
}

/// Writes a case into a folder.
fn write(folder: &Path, id: &str, events: Vec<Event>) {
    Journal::new(folder).case(id, "2026-11-20T10:00:00Z", events);
}

/// All bytes below a folder, by path; kept copies, locks and settings left out.
fn picture(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with("history") && !name.contains(".lock") {
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.retain(|(name, _)| name != "settings.json");
    files.sort();
    files
}

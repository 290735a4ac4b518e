//! What Outro makes in its data folder, told apart from a stranger's files by name and form.
//!
//! Whoever names a folder with files of their own as the data folder keeps these: only what has
//! the name and the form of something that Outro makes is ever removed, and a folder only when
//! nothing is left in it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::DELETED;
use crate::store::disk::Kind;
use crate::store::error::{Error, also};
use crate::store::history::is_copy_name;
use crate::store::journal::line;
use crate::store::{CaseId, LARGEST_JOURNAL, Store, guides, owner, proof, snapshots};

/// Digits of the ids that Outro gives to cases.
const ID_DIGITS: usize = 32;

/// A folder in which Outro makes files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Room {
    /// The data folder.
    Root,
    /// `cases`.
    Cases,
    /// `trash`.
    Trash,
    /// `history`.
    History,
    /// One kept copy in `history`.
    Copy,
    /// `cases` in a kept copy.
    CopiedCases,
    /// `guides`.
    Guides,
    /// `kept`.
    Kept,
    /// A case's folder in `kept`.
    KeptCase,
    /// `proof`.
    Proof,
    /// A case's folder in `proof`.
    ProofCase,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    /// Nothing.
    Nothing,
    /// A file of Outro's.
    File,
    /// A folder of Outro's.
    Folder(Room),
    /// Outro's, and it stays: a lock, the window's socket, what was deleted for good.
    Stays,
    /// A stranger's.
    Foreign,
}

impl Store {
    /// Removes what Outro made in a folder, and the folder itself when nothing is left in it.
    /// Goes on past what cannot be removed, and names in `left` what is not Outro's.
    pub(in crate::store) fn remove_made(
        &self,
        room: Room,
        folder: &Path,
        left: &mut Vec<PathBuf>,
    ) -> Result<(), Error> {
        match self.files.kind(folder)? {
            None => return Ok(()),
            Some(Kind::Folder) => {}
            // The data folder itself may be a link.
            Some(Kind::Link) if room == Room::Root => {}
            Some(_) => {
                left.push(folder.to_path_buf());
                return Ok(());
            }
        }
        let (mut done, mut stays) = (Ok(()), room == Room::Root);
        for name in self.files.list_all(folder)? {
            let path = folder.join(&name);
            let made = match name.to_str() {
                Some(name) => self.made(room, name, &path),
                None => Ok(Made::Foreign),
            };
            let before = left.len();
            let removed = match made {
                Ok(Made::Nothing) => Ok(()),
                Ok(Made::File) => self.files.remove(&path),
                Ok(Made::Folder(inner)) => self.remove_made(inner, &path, left),
                Ok(Made::Stays) => {
                    stays = true;
                    Ok(())
                }
                Ok(Made::Foreign) => {
                    left.push(path);
                    Ok(())
                }
                Err(error) => Err(error),
            };
            done = also(done, removed);
            stays |= left.len() > before;
        }
        if done.as_ref().is_err_and(|error| !error.is_done()) {
            return done;
        }
        let end = if stays {
            self.files.confirm(&[folder])
        } else {
            self.files.remove_folder(folder)
        };
        also(done, end)
    }

    fn made(&self, room: Room, name: &str, path: &Path) -> Result<Made, Error> {
        Ok(match self.files.kind(path)? {
            None => Made::Nothing,
            Some(Kind::Folder) => made_folder(room, name),
            Some(Kind::File) if stays(room, name) => Made::Stays,
            Some(Kind::File) if self.is_made_file(room, name, path) => Made::File,
            Some(Kind::Other) if room == Room::Root && name == "window.sock" => Made::Stays,
            Some(_) => Made::Foreign,
        })
    }

    /// True for a file that has the name and the form of one that Outro makes there.
    fn is_made_file(&self, room: Room, name: &str, path: &Path) -> bool {
        match room {
            Room::Root => is_made_in_root(name),
            Room::Cases => self.is_made_case_file(name, path),
            Room::CopiedCases => self.is_journal_of_ours(name, path),
            Room::Trash => trashed(name).is_some_and(|(case, _, _)| self.is_ours(&case, path)),
            Room::History => name == "copying.lock",
            Room::Copy => name == "settings.json",
            Room::Guides => {
                let unfinished = name.strip_suffix(".new").is_some_and(guides::is_guide_name);
                unfinished || guides::is_guide_name(name) && self.is_guide(path)
            }
            Room::Kept | Room::Proof => false,
            Room::ProofCase => name == proof::BEGUN || snapshots::is_name(name),
            Room::KeptCase => snapshots::is_name(name),
        }
    }

    /// True for a file in the folder of cases that Outro makes there, or that a sync program
    /// made of one.
    pub(in crate::store) fn is_made_case_file(&self, name: &str, path: &Path) -> bool {
        if let Some((stem, rest)) = name.split_once('.')
            && CaseId::new(stem).is_ok()
        {
            let rest = rest.strip_suffix(".new").unwrap_or(rest);
            if rest == "lock" || rest.strip_prefix("damaged-").is_some_and(is_damaged_on) {
                return true;
            }
            if name.ends_with(".jsonl.new") && rest == "jsonl" {
                return true;
            }
        }
        super::is_journal(name) && self.is_journal_of_ours(name, path)
    }

    /// True for a journal by its own name, or by the first line of a copy of it.
    fn is_journal_of_ours(&self, name: &str, path: &Path) -> bool {
        let stem = name.strip_suffix(".jsonl").unwrap_or_default();
        if let Ok(case) = CaseId::new(stem)
            && self.is_ours(&case, path)
        {
            return true;
        }
        let bytes = self.files.read(path, LARGEST_JOURNAL).ok().flatten();
        bytes.is_some_and(|bytes| matches!(owner(name, &bytes), Some((_, false))))
    }

    /// True for a file that holds at least one line of a journal, or whose name nobody but Outro
    /// gives.
    pub(in crate::store) fn is_ours(&self, case: &CaseId, path: &Path) -> bool {
        if is_random(case) {
            return true;
        }
        let bytes = self.files.read(path, LARGEST_JOURNAL).ok().flatten();
        bytes.is_some_and(|bytes| holds_a_line(&bytes))
    }

    fn is_guide(&self, path: &Path) -> bool {
        let bytes = self.files.read(path, guides::LARGEST).ok().flatten();
        bytes.is_some_and(|bytes| guides::is_guide(&bytes))
    }
}

/// The folders that Outro makes.
fn made_folder(room: Room, name: &str) -> Made {
    match (room, name) {
        (Room::Root, "cases") => Made::Folder(Room::Cases),
        (Room::Root, "trash") => Made::Folder(Room::Trash),
        (Room::Root, "history") => Made::Folder(Room::History),
        (Room::Root, "guides") => Made::Folder(Room::Guides),
        (Room::Root, "kept") => Made::Folder(Room::Kept),
        (Room::Root, "proof") => Made::Folder(Room::Proof),
        (Room::History, name) if is_copy_name(name) => Made::Folder(Room::Copy),
        (Room::Copy, "cases") => Made::Folder(Room::CopiedCases),
        (Room::Kept, name) if CaseId::new(name).is_ok() => Made::Folder(Room::KeptCase),
        (Room::Proof, name) if CaseId::new(name).is_ok() => Made::Folder(Room::ProofCase),
        _ => Made::Foreign,
    }
}

/// What outlasts "Delete everything": somebody may hold it, or it says what was deleted.
fn stays(room: Room, name: &str) -> bool {
    room == Room::Root && matches!(name, DELETED | "deleted.lock" | "window.lock")
}

fn is_made_in_root(name: &str) -> bool {
    const FILES: [&str; 4] = ["settings.json", "checks.json", "days.json", DELETED];
    const LOCKS: [&str; 3] = ["settings.lock", "checks.lock", "days.lock"];
    let unfinished = name.strip_suffix(".new");
    let damaged = name
        .strip_prefix("settings.damaged-")
        .and_then(|rest| rest.strip_suffix(".json"));
    FILES.contains(&name)
        || LOCKS.contains(&name)
        || name == "write-test.new"
        || unfinished.is_some_and(|name| FILES.contains(&name))
        || damaged.is_some_and(is_damaged_on)
}

/// True for `<day>` or `undated`, with a turn or the number of a copy behind it.
fn is_damaged_on(rest: &str) -> bool {
    let rest = match rest.strip_prefix("undated") {
        Some(rest) => rest,
        None => match rest.split_at_checked(10) {
            Some((day, rest)) if day.parse::<Date>().is_ok() => rest,
            _ => return false,
        },
    };
    let turn = rest.strip_prefix("-copy").unwrap_or(rest);
    rest.is_empty()
        || turn
            .strip_prefix('-')
            .is_some_and(|turn| turn.parse::<u16>().is_ok())
}

/// True for an id as Outro gives it to a new case.
pub(in crate::store) fn is_random(case: &CaseId) -> bool {
    let id = case.as_str();
    id.len() == ID_DIGITS && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// True when a line of a journal stands among these bytes.
pub(in crate::store) fn holds_a_line(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|raw| {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        let text = std::str::from_utf8(raw).unwrap_or_default();
        line::read_header(text).is_some() || line::read(text).is_some()
    })
}

/// The parts of a name in the trash: whose, from which day, the how many-th of that day.
pub(super) fn trashed(name: &str) -> Option<(CaseId, Date, u16)> {
    let (case, rest) = name.strip_suffix(".jsonl")?.split_once('.')?;
    let (day, rest) = rest.split_at_checked(10)?;
    let turn = rest.strip_prefix('-').map_or(Ok(1), str::parse).ok()?;
    let only = rest.is_empty() || rest.starts_with('-');
    only.then_some((CaseId::new(case).ok()?, day.parse().ok()?, turn))
}

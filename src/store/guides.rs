//! A person's own guides: files in `guides/` that stand beside the built-in ones.

use std::path::PathBuf;

use serde_json::Value;

use super::Store;
use super::disk::Kind;
use super::error::Warning;
use super::has_ending;
use super::id::is_id;
use super::settings::MARK;
use crate::guide::catalogue;

/// More own guides than this are not read.
const MOST: usize = 1_000;
/// The largest own guide that is read, in bytes: as large as a guide may be.
pub(super) const LARGEST: u64 = catalogue::LARGEST as u64;

impl Store {
    /// The person's own guide with this id as it lies on disk, without any other; none where
    /// it cannot be read.
    pub fn own_guide(&self, id: &str) -> Option<(PathBuf, Vec<u8>)> {
        let name = format!("{id}.json");
        let path = self.files.guides().join(&name);
        let bytes = is_guide_name(&name).then(|| self.files.read(&path, LARGEST));
        Some((path, bytes?.ok()??))
    }

    /// The person's own guides as they lie on disk, by name: files `*.json` of up to 2 MiB. Of
    /// more than 1,000 the newest are read, and a notice says how many are not. What cannot be
    /// read is passed over with a notice.
    pub fn own_guides(&self) -> (Vec<(PathBuf, Vec<u8>)>, Vec<Warning>) {
        self.guides_up_to(MOST)
    }

    /// As [`Store::own_guides`], with another limit.
    pub(super) fn guides_up_to(&self, most: usize) -> (Vec<(PathBuf, Vec<u8>)>, Vec<Warning>) {
        let folder = self.files.guides();
        let mut names = match self.files.list(&folder) {
            Ok(names) => names,
            Err(error) => {
                let path = folder;
                return (Vec::new(), vec![Warning::Unreadable { path, error }]);
            }
        };
        names.retain(|name| has_ending(name, "json"));
        let mut notices = Vec::new();
        if names.len() > most {
            let left = names.len() - most;
            names.sort_by_cached_key(|name| self.files.changed(&folder.join(name)));
            names.drain(..left);
            names.sort_unstable();
            let read = most;
            let folder = folder.clone();
            notices.push(Warning::TooMany { folder, read, left });
        }
        let mut guides = Vec::new();
        for file in names {
            let path = folder.join(&file);
            if self
                .files
                .kind(&path)
                .is_ok_and(|kind| kind == Some(Kind::Folder))
            {
                continue;
            }
            match self.files.read(&path, LARGEST) {
                Ok(Some(bytes)) => guides.push((path, bytes)),
                Ok(None) => {}
                Err(error) => notices.push(Warning::Guide { file, error }),
            }
        }
        (guides, notices)
    }
}

/// True for the text of a guide, right or wrong: it says which guide it is.
pub(super) fn is_guide(bytes: &[u8]) -> bool {
    id_in(bytes).is_some()
}

/// Which guide a text says that it is. An editor may have put a byte-order mark before it.
pub(super) fn id_in(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let id = value.get("id")?.as_str()?;
    is_id(id).then(|| id.to_owned())
}

/// True for a name that an own guide may have: an id and `.json`.
pub(super) fn is_guide_name(name: &str) -> bool {
    name.strip_suffix(".json")
        .is_some_and(|stem| is_id(stem) && super::CaseId::new(stem).is_ok())
}

//! A person's own guides: files in `guides/` that stand beside the built-in ones.

use std::path::PathBuf;

use super::Store;
use super::disk::Kind;
use super::error::Warning;
use super::has_ending;
use super::id::is_id;

/// More own guides than this are not read.
pub(super) const MOST: usize = 1_000;
/// The largest own guide that is read, in bytes.
pub(super) const LARGEST: u64 = 1 << 20;

impl Store {
    /// The person's own guide with this id as it lies on disk, without any other; none where
    /// it cannot be read.
    pub fn own_guide(&self, id: &str) -> Option<(PathBuf, Vec<u8>)> {
        let name = format!("{id}.json");
        let path = self.files.guides().join(&name);
        let bytes = is_guide_name(&name).then(|| self.files.read(&path, LARGEST));
        Some((path, bytes?.ok()??))
    }

    /// The person's own guides as they lie on disk, by name: up to 1,000 files `*.json` of up to
    /// 1 MiB. What cannot be read is passed over with a notice.
    pub fn own_guides(&self) -> (Vec<(PathBuf, Vec<u8>)>, Vec<Warning>) {
        let folder = self.files.guides();
        let names = match self.files.list(&folder) {
            Ok(names) => names,
            Err(error) => {
                let path = folder;
                return (Vec::new(), vec![Warning::Unreadable { path, error }]);
            }
        };
        let mut guides = Vec::new();
        let mut notices = Vec::new();
        for file in names.into_iter().filter(|name| has_ending(name, "json")) {
            if guides.len() >= MOST {
                notices.push(Warning::TooMany { folder });
                break;
            }
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

/// True for a name that an own guide may have: an id and `.json`.
pub(super) fn is_guide_name(name: &str) -> bool {
    name.strip_suffix(".json")
        .is_some_and(|stem| is_id(stem) && super::CaseId::new(stem).is_ok())
}

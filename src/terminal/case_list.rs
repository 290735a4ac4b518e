//! Where the terminal's cases lie. A small trait, so that tests can have a list that fails.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::case::Case;
use crate::store::checks::Place;
use crate::store::{CaseFile, CaseId, Error, NewEntry, Purged, Remedy, Store, Warning};

/// The cases, as they are on the disk.
#[derive(Debug, Clone, Default)]
pub struct CaseList {
    /// The cases, the one that changed last first.
    pub cases: Vec<Case>,
    /// What was found damaged or could not be read, a sentence each.
    pub notices: Vec<String>,
    /// What can be done about some of them.
    pub remedies: Vec<Remedy>,
}

/// A case as it was kept, and what is to be said about keeping it.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The case as it is now.
    pub case: Case,
    /// What was found damaged, a sentence each.
    pub notices: Vec<String>,
}

/// Why something was not called saved, in a sentence for the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotSaved {
    /// The sentence.
    pub why: String,
    /// True when it is done all the same, and the disk did not confirm it.
    pub is_done: bool,
}

impl From<&str> for NotSaved {
    fn from(why: &str) -> Self {
        Self {
            why: why.to_owned(),
            is_done: false,
        }
    }
}

impl From<Error> for NotSaved {
    fn from(error: Error) -> Self {
        Self {
            why: error.to_string(),
            is_done: error.is_done(),
        }
    }
}

/// Keeps cases. What it hands back lies on the disk. Calling again with the same entries
/// writes them once.
pub trait CaseSource {
    /// Every case that can be read.
    fn list(&mut self) -> CaseList;
    /// Begins a case with this id.
    fn begin(&mut self, case: &str, first: &NewEntry) -> Result<Kept, NotSaved>;
    /// Adds what one answer did to a case, all of it or nothing, and hands back what is true
    /// then.
    fn add(&mut self, case: &str, entries: &[NewEntry]) -> Result<Kept, NotSaved>;
    /// The case as it lies on the disk; none where it is not there.
    fn read(&mut self, case: &str) -> Option<Kept>;
    /// The cases in the trash, each with the last day on which it can be brought back; the one
    /// that was deleted last comes first.
    fn in_trash(&mut self) -> Vec<(Case, Date)>;
    /// Moves a case to the trash.
    fn trash(&mut self, case: &str, now: Timestamp) -> Result<(), NotSaved>;
    /// Brings a case back from the trash.
    fn bring_back(&mut self, case: &str) -> Result<(), NotSaved>;
    /// Deletes a case in the trash for good.
    fn purge_case(&mut self, case: &str) -> Result<(), NotSaved>;
    /// The data folder, where there is one.
    fn store(&self) -> Option<Store> {
        None
    }
    /// Where all of it lies, when that is a folder.
    fn folder(&self) -> Option<&Path>;
    /// Deletes everything for good; hands back what stays.
    fn purge(&mut self) -> Result<Purged, NotSaved>;
    /// Remembers where a checked list lies. A list that cannot may forget it.
    fn note_place(&mut self, _place: &Place) -> Result<(), NotSaved> {
        Ok(())
    }
}

/// The data folder as the source of the cases.
#[derive(Debug, Clone)]
pub struct Folder {
    store: Store,
    notices: Vec<String>,
}

impl Folder {
    /// The cases of this store. `notices` are told with the first list.
    pub fn new(store: Store, notices: Vec<String>) -> Self {
        Self { store, notices }
    }
}

impl CaseSource for Folder {
    fn list(&mut self) -> CaseList {
        let listing = self.store.cases();
        let mut notices = std::mem::take(&mut self.notices);
        notices.extend(listing.notices.iter().map(ToString::to_string));
        let mut cases = Vec::new();
        for file in listing.cases {
            let kept = kept(&file);
            notices.extend(kept.notices);
            cases.push(kept.case);
        }
        cases.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        let remedies = listing.notices.iter().filter_map(Warning::remedy).collect();
        CaseList {
            cases,
            notices,
            remedies,
        }
    }

    fn begin(&mut self, case: &str, first: &NewEntry) -> Result<Kept, NotSaved> {
        let make = || {
            self.store
                .create(&CaseId::new(case)?, std::slice::from_ref(first))
        };
        Ok(kept(&make()?))
    }

    fn add(&mut self, case: &str, entries: &[NewEntry]) -> Result<Kept, NotSaved> {
        let add = || self.store.append(&CaseId::new(case)?, entries);
        Ok(kept(&add()?))
    }

    fn read(&mut self, case: &str) -> Option<Kept> {
        let id = CaseId::new(case).ok()?;
        self.store.read(&id).ok().map(|file| kept(&file))
    }

    fn in_trash(&mut self) -> Vec<(Case, Date)> {
        let deleted = self.store.deleted().into_iter().rev();
        deleted
            .map(|deleted| (kept(&deleted.file).case, deleted.until))
            .collect()
    }

    fn trash(&mut self, case: &str, now: Timestamp) -> Result<(), NotSaved> {
        let delete = || self.store.delete(&CaseId::new(case)?, now);
        Ok(delete()?)
    }

    fn bring_back(&mut self, case: &str) -> Result<(), NotSaved> {
        let bring = || self.store.undelete(&CaseId::new(case)?);
        bring()?;
        Ok(())
    }

    fn purge_case(&mut self, case: &str) -> Result<(), NotSaved> {
        let purge = || self.store.purge_trashed(&CaseId::new(case)?);
        Ok(purge()?)
    }

    fn store(&self) -> Option<Store> {
        Some(self.store.clone())
    }

    fn folder(&self) -> Option<&Path> {
        Some(self.store.folder())
    }

    fn purge(&mut self) -> Result<Purged, NotSaved> {
        Ok(self.store.purge_everything()?)
    }

    fn note_place(&mut self, place: &Place) -> Result<(), NotSaved> {
        Ok(self.store.note_place(place)?)
    }
}

/// The case that a file holds.
pub fn kept(file: &CaseFile) -> Kept {
    Kept {
        case: Case::replay(file.id.as_str(), &file.entries),
        notices: file.notices.iter().map(ToString::to_string).collect(),
    }
}

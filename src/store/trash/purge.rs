//! Deleting for good: what has lain in the trash for long, one case, everything.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, ToSpan};

use super::{DAYS, RUNS, Room};
use crate::store::disk::Kind;
use crate::store::error::{Error, also};
use crate::store::files::{COPYING, Place};
use crate::store::settings::{self, Settings};
use crate::store::{CaseId, LARGEST_JOURNAL, Store, has_ending, is_journal, owner, utc_day};

/// What "Delete everything" left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purged {
    /// Where the person exported files to.
    pub exported: Vec<String>,
    /// Files and folders that Outro did not make, from the data folder on.
    pub left: Vec<PathBuf>,
}

/// What of a case is to go for good.
#[derive(Debug, Clone, Copy)]
enum Going<'a> {
    /// All of it, also when it is in the list.
    All,
    /// All of it, unless it is in the list again.
    Trashed,
    /// One old file in the trash, and all the rest when no other file of the case is left.
    Old(&'a Path),
}

impl Store {
    /// Counts today, and deletes for good what has lain in the trash for more than 30 days, 30
    /// of them days on which Outro ran. Says how many; none on a day to which the clock jumped.
    pub fn purge_old(&self, now: Timestamp) -> Result<usize, Error> {
        let today = utc_day(now);
        let Some(days) = self.count_day(today)? else {
            return Ok(0);
        };
        let ran = |path: &Path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.map_or(0, |name| days.since(name))
        };
        let mut trashed = self.trashed()?;
        trashed.retain(|(case, day, path)| {
            let over = day.saturating_add(DAYS.days()) < today;
            over && ran(path) >= RUNS && self.is_ours(case, path)
        });
        let mut done = Ok(());
        for (case, _, path) in &trashed {
            done = also(done, self.purge_as(case, Going::Old(path)));
        }
        done.map(|()| trashed.len())
    }

    /// Deletes a case for good: its journal, from the trash, from the kept copies, its damaged
    /// parts and second copies, attached files, copies of exported lists and where those lie. Nothing brings it
    /// back.
    pub fn purge(&self, case: &CaseId) -> Result<(), Error> {
        self.purge_as(case, Going::All)
    }

    /// As [`Store::purge`], for a case in the trash. One that is in the list again stays as it
    /// is: [`Error::Exists`].
    pub fn purge_trashed(&self, case: &CaseId) -> Result<(), Error> {
        self.purge_as(case, Going::Trashed)
    }

    fn purge_as(&self, case: &CaseId, going: Going) -> Result<(), Error> {
        let purged = self.remove_for_good(case, going);
        self.files.after_move(case, Place::Nowhere, purged)
    }

    fn remove_for_good(&self, case: &CaseId, going: Going) -> Result<(), Error> {
        self.files.ensure(&self.files.cases())?;
        self.files.ensure(&self.files.history())?;
        let _copying = self.files.lock_copies()?;
        let _lock = self.files.lock_case(case)?;
        // Another Outro may have brought it back while the locks were waited for.
        let listed = self.files.kind(&self.files.case(case))?.is_some();
        match going {
            Going::Trashed if listed => return Err(Error::Exists),
            Going::Old(path) if listed || self.is_also_trashed(case, path)? => {
                return self.files.remove(path);
            }
            Going::All | Going::Trashed | Going::Old(_) => {}
        }
        self.remember_deleted(&BTreeSet::from([case.clone()]))
            .map_err(Error::not_done)?;
        self.remove_all_of(case)
            .map_err(|cause| self.not_all(cause))
    }

    /// True when another file of the trash holds the case.
    fn is_also_trashed(&self, case: &CaseId, path: &Path) -> Result<bool, Error> {
        let trashed = self.trashed()?;
        Ok(trashed
            .iter()
            .any(|(other, _, there)| other == case && there != path))
    }

    /// Removes whatever there is of a case, whose locks are held.
    fn remove_all_of(&self, case: &CaseId) -> Result<(), Error> {
        let mut foreign = Vec::new();
        let copying = self.files.history().join(COPYING);
        let mut done = self.remove_made(Room::Copy, &copying, &mut foreign);
        for path in self.parts(case)? {
            done = also(done, self.files.remove(&path));
        }
        done = also(done, self.purge_copies(case));
        let kept = self.kept_folder(case);
        done = also(done, self.remove_made(Room::KeptCase, &kept, &mut foreign));
        let proof = self.proof_folder(case);
        done = also(
            done,
            self.remove_made(Room::ProofCase, &proof, &mut foreign),
        );
        done = also(done, self.forget_places(case));
        let (cases, trash) = (self.files.cases(), self.files.trash());
        let lock = cases.join(format!("{case}.lock"));
        done = also(done, self.files.remove(&lock));
        let mut changed = vec![cases.as_path()];
        if !matches!(self.files.kind(&trash), Ok(None)) {
            changed.push(&trash);
        }
        if done.is_ok() {
            done = self.files.confirm_move(case, Place::Nowhere, &changed);
        }
        self.files.unsettle(&self.files.case(case));
        done
    }

    /// All files that hold something of a case, but for the kept copies.
    fn parts(&self, case: &CaseId) -> Result<Vec<PathBuf>, Error> {
        let cases = self.files.cases();
        let prefix = format!("{case}.");
        let mut parts = Vec::new();
        for name in self.files.list(&cases)? {
            let path = cases.join(&name);
            let own = name.starts_with(&prefix)
                && !has_ending(&name, "lock")
                && (path == self.files.case(case) || self.is_made_case_file(&name, &path));
            if own || (is_journal(&name) && self.is_copy_of(case, &name, &path)) {
                parts.push(path);
            }
        }
        let trashed = self.trashed()?.into_iter();
        parts.extend(
            trashed
                .filter(|(id, _, _)| id == case)
                .map(|(_, _, path)| path),
        );
        Ok(parts)
    }

    fn is_copy_of(&self, case: &CaseId, name: &str, path: &Path) -> bool {
        let bytes = self.files.read(path, LARGEST_JOURNAL).ok().flatten();
        bytes.and_then(|bytes| owner(name, &bytes)) == Some((case.clone(), false))
    }

    /// Deletes everything that Outro made, the person's own guides too. What stays is the list
    /// of deleted ids, and whatever else lies in the folder. Where one of Outro's folders is a
    /// link, nothing is deleted: what it leads to would be left.
    pub fn purge_everything(&self) -> Result<Purged, Error> {
        self.files.check_there()?;
        for name in ["cases", "trash", "history", "guides", "kept", "proof"] {
            self.files.list(&self.files.root.join(name))?;
        }
        let exported = self.exported();
        let mut all = self.case_ids(&self.files.cases())?;
        all.extend(self.trashed()?.into_iter().map(|(case, _, _)| case));
        for name in self.kept_copies()? {
            all.extend(self.case_ids(&self.files.history().join(name).join("cases"))?);
        }
        self.remember_deleted(&all).map_err(Error::not_done)?;
        let done = self.purge_all(&all);
        let mut left = done.map_err(|cause| self.not_all(cause))?;
        left.sort_unstable();
        Ok(Purged { exported, left })
    }

    /// Removes what Outro made; gives what it did not, from the data folder on.
    fn purge_all(&self, cases: &BTreeSet<CaseId>) -> Result<Vec<PathBuf>, Error> {
        let mut done = Ok(());
        for case in cases {
            let path = self.files.case(case);
            if self.files.kind(&path)? == Some(Kind::File) && self.is_ours(case, &path) {
                // One that is being saved to is removed all the same: the person said so.
                let lock = self.files.lock_case(case);
                done = also(done, self.files.remove(&path));
                drop(lock);
            }
        }
        let mut left = Vec::new();
        let root = self.files.root.clone();
        done = also(done, self.remove_made(Room::Root, &root, &mut left));
        let inside = |path: PathBuf| match path.strip_prefix(&root) {
            Ok(inside) => inside.to_path_buf(),
            Err(_) => path,
        };
        done.map(|()| left.into_iter().map(inside).collect())
    }

    fn exported(&self) -> Vec<String> {
        let bytes = self.files.read(&self.files.settings(), settings::LARGEST);
        let settings = bytes
            .ok()
            .flatten()
            .and_then(|bytes| Settings::read(&bytes));
        settings.map_or_else(Vec::new, |(settings, _)| settings.exported)
    }

    fn not_all(&self, cause: Error) -> Error {
        if cause.is_done() {
            return cause;
        }
        Error::NotAllDeleted {
            folder: self.files.root.clone(),
            cause: Box::new(cause),
        }
    }
}

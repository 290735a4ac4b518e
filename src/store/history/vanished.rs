//! Cases that stand in kept copies only: told, kept in each new copy, brought back.

use std::collections::BTreeSet;

use super::day_in;
use crate::store::error::{Error, Warning};
use crate::store::files::Place;
use crate::store::id::CaseId;
use crate::store::journal::append::restoring;
use crate::store::journal::{Copies, Journal, whole_lines};
use crate::store::{LARGEST_JOURNAL, Store, line};

impl Store {
    /// Cases that a kept copy holds and that are neither in the list nor deleted.
    pub(in crate::store) fn vanished_cases(&self) -> Result<Vec<Warning>, Error> {
        let here = self.case_ids(&self.files.cases())?;
        let mut told = BTreeSet::new();
        let mut notices = Vec::new();
        for name in self.kept_copies_by_age()?.iter().rev() {
            let Some(day) = day_in(name) else { continue };
            let folder = self.files.history().join(name).join("cases");
            for case in self.case_ids(&folder)?.difference(&here) {
                if told.insert(case.clone()) && !self.was_deleted(case)? {
                    let case = case.clone();
                    notices.push(Warning::CaseVanished { case, day });
                }
            }
        }
        Ok(notices)
    }

    /// Cases that only kept copies hold, beside these, and that were not deleted: with the last
    /// of those copies they would be lost.
    pub(super) fn only_in_kept_copies(
        &self,
        beside: &BTreeSet<CaseId>,
    ) -> Result<BTreeSet<CaseId>, Error> {
        let mut kept = BTreeSet::new();
        for name in self.kept_copies()? {
            let folder = self.files.history().join(name).join("cases");
            match self.case_ids(&folder) {
                Ok(cases) => kept.extend(cases),
                // A stranger's link is no copy.
                Err(Error::Link { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        // Where that cannot be told, one copy too many does no harm.
        let was_deleted = |case: &CaseId| self.was_deleted(case).unwrap_or(false);
        kept.retain(|case| !beside.contains(case) && !was_deleted(case));
        Ok(kept)
    }

    /// Brings a vanished case back from the kept copies.
    pub fn bring_back(&self, case: &CaseId) -> Result<(), Error> {
        let back = self.copy_back(case);
        self.files.after_move(case, Place::List, back)
    }

    fn copy_back(&self, case: &CaseId) -> Result<(), Error> {
        self.files.ensure(&self.files.cases())?;
        let _lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        let folder = self.files.cases();
        if self.files.kind(&path)?.is_some() {
            if self.files.awaits_confirmation(case, Place::List) {
                return self.files.confirm_move(case, Place::List, &[&folder]);
            }
            return Err(Error::Exists);
        }
        match self.files.replace(&path, &self.kept_together(case)?) {
            Err(error) if error.is_done() => self.files.confirm_move(case, Place::List, &[&folder]),
            done => done,
        }
    }

    /// A journal with all that the kept copies hold of a case: the fullest of them, and behind
    /// it what only others hold.
    pub(super) fn kept_together(&self, case: &CaseId) -> Result<Vec<u8>, Error> {
        let (mut copies, mut fullest) = (Copies::default(), None);
        let mut missing = Error::Gone;
        for path in self.kept_files(case)? {
            let bytes = match self.files.read(&path, LARGEST_JOURNAL) {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                Err(error) => {
                    missing = error;
                    continue;
                }
            };
            let journal = Journal::read(case, &bytes, &Copies::default());
            if journal.other_case.is_some() {
                continue;
            }
            copies.add(&bytes);
            let entries = journal.entries().len();
            if fullest.as_ref().is_none_or(|(most, _)| entries >= *most) {
                fullest = Some((entries, bytes));
            }
        }
        let (_, bytes) = fullest.ok_or(missing)?;
        let mut whole = whole_lines(&bytes).into_owned();
        if whole.is_empty() {
            whole = line::header(case).into_bytes();
        }
        let journal = Journal::read(case, &whole, &copies);
        // What a newer version wrote stays as it is.
        if journal.version <= line::VERSION {
            whole.extend_from_slice(restoring(&journal).0.as_bytes());
        }
        Ok(whole)
    }
}

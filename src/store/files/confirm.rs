//! What is done and is not known to last: a folder could not be synced after a file in it was
//! moved, replaced or removed.

use std::path::Path;
use std::sync::PoisonError;

use super::Files;
use crate::store::error::Error;
use crate::store::id::CaseId;

/// Where a case is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Place {
    /// Into the list.
    List,
    /// Into the trash.
    Trash,
    /// Away for good.
    Nowhere,
}

impl Files {
    /// Syncs the folders in which something was just done for good: what fails now leaves it
    /// done and not confirmed.
    pub fn confirm(&self, folders: &[&Path]) -> Result<(), Error> {
        let mut all = Ok(());
        for folder in folders {
            all = all.and(self.sync_folder(folder).map_err(Error::done));
        }
        all
    }

    /// As [`Files::confirm`], for a case that was moved. Whoever tries to move it again is not
    /// told that it is there already, but has it confirmed.
    pub fn confirm_move(&self, case: &CaseId, to: Place, folders: &[&Path]) -> Result<(), Error> {
        let confirmed = self.confirm(folders);
        let mut moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        moved.remove(case);
        if confirmed.is_err() {
            moved.insert(case.clone(), to);
        }
        confirmed
    }

    /// True when a case was moved there, and that was not confirmed yet.
    pub fn awaits_confirmation(&self, case: &CaseId, to: Place) -> bool {
        let moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        moved.get(case) == Some(&to)
    }

    /// What is true of a case after trying to move it: an error on the way says nothing of
    /// what an earlier try has done.
    pub fn after_move<T>(
        &self,
        case: &CaseId,
        to: Place,
        moved: Result<T, Error>,
    ) -> Result<T, Error> {
        moved.map_err(|error| {
            if self.awaits_confirmation(case, to) {
                error.done()
            } else {
                error
            }
        })
    }
}

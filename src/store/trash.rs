//! Deleting: to the trash, and back.
//!
//! A case lies there for at least 30 days, and goes only after 30 days on which Outro ran: see
//! `days.rs`.
//!
//! `trash/<id>.<day of deletion>.jsonl`. What is deleted for good leaves one line in
//! `deleted.txt`: the SHA-256 of its random id, which tells nothing about the person, but lets
//! an import ask before it brings the case back.

mod days;
mod made;
mod purge;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::disk::Kind;
use super::error::Error;
use super::files::Place;
use super::id::CaseId;
use super::journal::Journal;
use super::line;
use super::{CaseFile, Copies, LARGEST_JOURNAL, Store, is_journal, utc_day};

pub(super) use made::{Room, holds_a_line, is_random};
pub use purge::Purged;

/// How long a deleted case can be brought back at least, in days.
const DAYS: i64 = 30;
/// On how many days Outro has to run before it goes.
const RUNS: usize = 30;
/// What was deleted for good.
const DELETED: &str = "deleted.txt";
const LARGEST_LIST: u64 = 8 << 20;

/// A case in the trash.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// The day on which it was deleted, in UTC.
    pub day: Date,
    /// It can be brought back until then, and for longer when Outro seldom runs.
    pub until: Date,
    /// What was in it.
    pub file: CaseFile,
}

impl Store {
    /// Moves a case to the trash. [`Store::undelete`] brings it back.
    pub fn delete(&self, case: &CaseId, now: Timestamp) -> Result<(), Error> {
        let moved = self.move_to_trash(case, now);
        self.files.after_move(case, Place::Trash, moved)
    }

    fn move_to_trash(&self, case: &CaseId, now: Timestamp) -> Result<(), Error> {
        let path = self.files.case(case);
        let trash = self.files.trash();
        if self.files.kind(&path)?.is_none() {
            if self.files.awaits_confirmation(case, Place::Trash) && self.is_in_trash(case)? {
                return self
                    .files
                    .confirm_move(case, Place::Trash, &[&trash, &self.files.cases()]);
            }
            return Err(self.gone(&path));
        }
        self.daily_copy(Some(utc_day(now)));
        self.files.ensure(&trash)?;
        let _lock = self.files.lock_case(case)?;
        match self.files.kind(&path)? {
            Some(Kind::File) => {}
            Some(_) => return Err(Error::Link { path }),
            None => return Err(Error::Gone),
        }
        let taken = self.files.list(&trash)?;
        let day = utc_day(now);
        let free = (1..=u16::MAX)
            .map(|number| match number {
                1 => format!("{case}.{day}.jsonl"),
                _ => format!("{case}.{day}-{number}.jsonl"),
            })
            .find(|name| !taken.contains(name));
        let target = trash.join(free.ok_or(Error::Busy)?);
        self.files.rename(&path, &target)?;
        self.files.unsettle(&path);
        self.files
            .confirm_move(case, Place::Trash, &[&trash, &self.files.cases()])
    }

    /// Brings a case back from the trash.
    pub fn undelete(&self, case: &CaseId) -> Result<CaseFile, Error> {
        let moved = self.move_back(case);
        self.files.after_move(case, Place::List, moved)
    }

    fn move_back(&self, case: &CaseId) -> Result<CaseFile, Error> {
        self.files.ensure(&self.files.cases())?;
        let _lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        // It is read before it is moved: what fails afterwards could not be told as not done.
        let file = if self.files.kind(&path)?.is_none() {
            let trashed = self.trashed()?;
            let newest = trashed.iter().rev().find(|(id, _, _)| id == case);
            let (_, _, from) = newest.ok_or(Error::Gone)?;
            let bytes = self.files.read(from, LARGEST_JOURNAL)?;
            let file = self.weigh(case, &bytes.unwrap_or_default()).into_file();
            self.files.rename(from, &path)?;
            file
        } else if self.files.awaits_confirmation(case, Place::List) {
            self.read(case)?
        } else {
            return Err(Error::Exists);
        };
        self.files.confirm_move(
            case,
            Place::List,
            &[&self.files.cases(), &self.files.trash()],
        )?;
        Ok(file)
    }

    /// A case as it lies in the trash.
    pub(super) fn trashed_journal(&self, case: &CaseId) -> Result<Option<Journal>, Error> {
        let trashed = self.trashed()?;
        let Some((_, _, path)) = trashed.iter().rev().find(|(id, _, _)| id == case) else {
            return Ok(None);
        };
        let bytes = self.files.read(path, LARGEST_JOURNAL)?;
        Ok(bytes.map(|bytes| self.weigh(case, &bytes)))
    }

    /// What lies in the trash, oldest first. What cannot be read is passed over.
    pub fn deleted(&self) -> Vec<Deleted> {
        let trashed = self.trashed().unwrap_or_default().into_iter();
        trashed
            .filter_map(|(case, day, path)| {
                let bytes = self.files.read(&path, LARGEST_JOURNAL).ok()??;
                // A stranger's file that only has such a name is no case.
                self.is_ours(&case, &path).then_some(())?;
                Some(Deleted {
                    day,
                    until: day.saturating_add(DAYS.days()),
                    file: Journal::read(&case, &bytes, &Copies::default()).into_file(),
                })
            })
            .collect()
    }

    /// The files in the trash: whose, from which day; oldest first.
    pub(super) fn trashed(&self) -> Result<Vec<(CaseId, Date, PathBuf)>, Error> {
        let folder = self.files.trash();
        let names = self.files.list(&folder)?;
        let mut trashed: Vec<_> = names
            .iter()
            .filter_map(|name| {
                let (case, day, turn) = made::trashed(name)?;
                Some((day, turn, case, folder.join(name)))
            })
            .collect();
        trashed.sort();
        Ok(trashed
            .into_iter()
            .map(|(day, _, case, path)| (case, day, path))
            .collect())
    }

    /// True when the case lies in the trash or was deleted for good, and is not in the list
    /// again.
    pub(super) fn was_deleted(&self, case: &CaseId) -> Result<bool, Error> {
        if self.files.kind(&self.files.case(case))? == Some(Kind::File) {
            return Ok(false);
        }
        Ok(self.is_in_trash(case)? || self.deleted_sums()?.contains(&line::sum_of(case.as_str())))
    }

    fn is_in_trash(&self, case: &CaseId) -> Result<bool, Error> {
        Ok(self.trashed()?.iter().any(|(id, _, _)| id == case))
    }

    fn deleted_sums(&self) -> Result<BTreeSet<String>, Error> {
        let path = self.files.root.join(DELETED);
        let bytes = self.files.read(&path, LARGEST_LIST)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.lines().map(str::to_owned).collect())
    }

    fn remember_deleted(&self, cases: &BTreeSet<CaseId>) -> Result<(), Error> {
        if cases.is_empty() {
            return Ok(());
        }
        let new = cases.iter().map(|case| line::sum_of(case.as_str()));
        self.change_deleted(|sums| sums.extend(new))
    }

    /// A case that came back on request is not deleted any more: when it vanishes, it is missed.
    pub(super) fn forget_deleted(&self, case: &CaseId) -> Result<(), Error> {
        let sum = line::sum_of(case.as_str());
        if !self.deleted_sums()?.contains(&sum) {
            return Ok(());
        }
        self.change_deleted(|sums| {
            sums.remove(&sum);
        })
    }

    fn change_deleted(&self, change: impl FnOnce(&mut BTreeSet<String>)) -> Result<(), Error> {
        let path = self.files.root.join(DELETED);
        let lock = self.files.root.join("deleted.lock");
        let _lock = self.files.lock(&lock, &path)?;
        let mut sums = self.deleted_sums()?;
        change(&mut sums);
        let text: String = sums.iter().flat_map(|sum| [sum, "\n"]).collect();
        self.files.replace(&path, text.as_bytes())
    }
}

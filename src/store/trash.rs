//! Deleting: to the trash for 30 days, and for good.
//!
//! `trash/<id>.<day of deletion>.jsonl`. What is deleted for good leaves one line in
//! `deleted.txt`: the SHA-256 of its random id, which tells nothing about the person, but lets
//! an import ask before it brings the case back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::disk::Kind;
use super::error::{Error, also};
use super::files::{COPYING, Place};
use super::id::CaseId;
use super::journal::Journal;
use super::line;
use super::settings::Settings;
use super::{CaseFile, Copies, LARGEST_JOURNAL, Store, has_ending, is_journal, owner, utc_day};

/// How long a deleted case can be brought back, in days.
const DAYS: i64 = 30;
const LARGEST_LIST: u64 = 8 << 20;

/// A case in the trash.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// The day on which it was deleted, in UTC.
    pub day: Date,
    /// The last day on which it can be brought back.
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
        let _ = self.daily_copy(Some(utc_day(now)));
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

    /// What lies in the trash, oldest first. What cannot be read is passed over.
    pub fn deleted(&self) -> Vec<Deleted> {
        let trashed = self.trashed().unwrap_or_default().into_iter();
        trashed
            .filter_map(|(case, day, path)| {
                let bytes = self.files.read(&path, LARGEST_JOURNAL).ok()??;
                Some(Deleted {
                    day,
                    until: day.saturating_add(DAYS.days()),
                    file: Journal::read(&case, &bytes, &Copies::default()).into_file(),
                })
            })
            .collect()
    }

    /// Deletes for good what has lain in the trash for more than 30 days; says how many.
    pub fn purge_old(&self, now: Timestamp) -> Result<usize, Error> {
        let today = utc_day(now);
        let mut trashed = self.trashed()?;
        trashed.retain(|(_, day, _)| day.saturating_add(DAYS.days()) < today);
        for (case, _, path) in &trashed {
            if self.files.kind(&self.files.case(case))?.is_some() {
                // It is in the list again; only this old copy goes.
                self.files.remove(path)?;
            } else {
                self.purge(case)?;
            }
        }
        Ok(trashed.len())
    }

    /// Deletes a case for good: its journal, from the trash, from the kept copies, its damaged
    /// parts and second copies, copies of exported lists and where those lie. Nothing brings it
    /// back.
    pub fn purge(&self, case: &CaseId) -> Result<(), Error> {
        let purged = self.remove_for_good(case);
        self.files.after_move(case, Place::Nowhere, purged)
    }

    fn remove_for_good(&self, case: &CaseId) -> Result<(), Error> {
        self.files.ensure(&self.files.cases())?;
        self.remember_deleted(&BTreeSet::from([case.clone()]))
            .map_err(Error::not_done)?;
        self.files.ensure(&self.files.history())?;
        let history = self.files.history();
        let _copying = self.files.lock_copies()?;
        let _lock = self.files.lock_case(case)?;
        let mut done = self.files.remove_all(&history.join(COPYING));
        for path in self.parts(case)? {
            done = also(done, self.files.remove(&path));
        }
        done = also(done, self.purge_copies(case));
        done = also(done, self.files.remove_all(&self.kept_folder(case)));
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
        done.map_err(|cause| self.not_all(cause))
    }

    /// All files that hold something of a case, but for the kept copies.
    fn parts(&self, case: &CaseId) -> Result<Vec<PathBuf>, Error> {
        let cases = self.files.cases();
        let prefix = format!("{case}.");
        let mut parts = Vec::new();
        for name in self.files.list(&cases)? {
            let path = cases.join(&name);
            let own = name.starts_with(&prefix) && !has_ending(&name, "lock");
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

    /// Deletes everything that Outro keeps, the person's own guides too; returns where files
    /// were exported to, which Outro leaves alone. What stays is the list of deleted ids.
    pub fn purge_everything(&self) -> Result<Vec<String>, Error> {
        let exported = self.exported();
        let mut all = self.case_ids(&self.files.cases())?;
        all.extend(self.trashed()?.into_iter().map(|(case, _, _)| case));
        for name in self.kept_copies()? {
            all.extend(self.case_ids(&self.files.history().join(name).join("cases"))?);
        }
        let names = self.files.list(&self.files.root)?;
        self.remember_deleted(&all).map_err(Error::not_done)?;
        let mut done = Ok(());
        for case in &all {
            // One that is being saved to is removed all the same: the person said so.
            let lock = self.files.lock_case(case);
            done = also(done, self.files.remove(&self.files.case(case)));
            drop(lock);
        }
        let own = |name: &String| name.starts_with("settings.") || name.starts_with("checks.");
        let folders = ["cases", "trash", "history", "guides", "kept"].map(str::to_owned);
        for name in folders.iter().chain(names.iter().filter(|name| own(name))) {
            done = also(done, self.files.remove_all(&self.files.root.join(name)));
        }
        done = also(done, self.files.confirm(&[&self.files.root]));
        done.map_err(|cause| self.not_all(cause))?;
        Ok(exported)
    }

    fn exported(&self) -> Vec<String> {
        let bytes = self
            .files
            .read(&self.files.settings(), super::settings::LARGEST);
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

    /// The files in the trash: whose, from which day; oldest first.
    pub(super) fn trashed(&self) -> Result<Vec<(CaseId, Date, PathBuf)>, Error> {
        let folder = self.files.trash();
        let names = self.files.list(&folder)?;
        let mut trashed: Vec<_> = names
            .iter()
            .filter_map(|name| {
                let (case, rest) = name.strip_suffix(".jsonl")?.split_once('.')?;
                let (day, rest) = rest.split_at_checked(10)?;
                let day: Date = day.parse().ok()?;
                let turn: u16 = rest.strip_prefix('-').map_or(Ok(1), str::parse).ok()?;
                Some((day, turn, CaseId::new(case).ok()?, folder.join(name)))
            })
            .collect();
        trashed.sort();
        Ok(trashed
            .into_iter()
            .map(|(day, _, case, path)| (case, day, path))
            .collect())
    }

    /// True when the case lies in the trash or was deleted for good.
    pub(super) fn was_deleted(&self, case: &CaseId) -> Result<bool, Error> {
        Ok(self.is_in_trash(case)? || self.deleted_sums()?.contains(&line::sum_of(case.as_str())))
    }

    fn is_in_trash(&self, case: &CaseId) -> Result<bool, Error> {
        Ok(self.trashed()?.iter().any(|(id, _, _)| id == case))
    }

    fn deleted_sums(&self) -> Result<BTreeSet<String>, Error> {
        let path = self.files.root.join("deleted.txt");
        let bytes = self.files.read(&path, LARGEST_LIST)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.lines().map(str::to_owned).collect())
    }

    fn remember_deleted(&self, cases: &BTreeSet<CaseId>) -> Result<(), Error> {
        if cases.is_empty() {
            return Ok(());
        }
        let path = self.files.root.join("deleted.txt");
        let lock = self.files.root.join("deleted.lock");
        let _lock = self.files.lock(&lock, &path)?;
        let mut sums = self.deleted_sums()?;
        sums.extend(cases.iter().map(|case| line::sum_of(case.as_str())));
        let mut text = Vec::from_iter(sums).join("\n");
        text.push('\n');
        self.files.replace(&path, text.as_bytes())
    }
}

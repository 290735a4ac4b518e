//! Daily copies: once a day the first write copies cases and settings to `history/<date>/`.
//!
//! The newest seven days are kept, counted and never judged by the clock; the one that was
//! made last always stays. A copy from before an import has `-before-import-<n>` behind its
//! date, and the newest three of those are kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use jiff::civil::Date;

use super::disk::Kind;
use super::error::{Error, Warning, also};
use super::files::{COPYING, Place};
use super::id::CaseId;
use super::journal::Copies;
use super::line;
use super::settings;
use super::trash::{Room, holds_a_line, is_random};
use super::{LARGEST_JOURNAL, Store, is_journal, owner};

/// How many daily copies are kept.
const DAYS: usize = 7;
/// How many copies from before an import are kept.
const IMPORTS: usize = 3;
const BEFORE_IMPORT: &str = "-before-import-";

impl Store {
    /// Makes today's copy unless it is there. What goes wrong is a notice: a copy that cannot
    /// be made must not keep the person from saving.
    pub(super) fn daily_copy(&self, today: Option<Date>) -> Option<Warning> {
        let today = today?;
        {
            let copied = &self.files.copied;
            let mut copied = copied.lock().unwrap_or_else(PoisonError::into_inner);
            if copied.replace(today) == Some(today) {
                return None;
            }
        }
        match self.copy_to(&today.to_string(), today) {
            Ok(()) | Err(Error::Busy) => None,
            Err(error) => Some(Warning::NoDailyCopy(error)),
        }
    }

    /// Keeps a copy of what is here before other data comes in; without it nothing may come in.
    pub(super) fn copy_before_import(&self, today: Date) -> Result<(), Error> {
        let taken = self.files.list(&self.files.history())?;
        let free = (1..=u16::MAX)
            .map(|number| format!("{today}{BEFORE_IMPORT}{number:05}"))
            .find(|name| !taken.contains(name));
        let name = free.ok_or(Error::Busy)?;
        self.copy_to(&name, today)
    }

    fn copy_to(&self, name: &str, today: Date) -> Result<(), Error> {
        let folder = self.files.history();
        let target = folder.join(name);
        if self.files.kind(&target)?.is_some() || !self.has_something()? {
            return Ok(());
        }
        self.files.ensure(&folder)?;
        let _lock = self.files.lock_copies()?;
        if self.files.kind(&target)?.is_some() {
            return Ok(());
        }
        self.heal_all(today)?;
        let beside = self.place_for_copy()?;
        let done = self
            .fill_copy(&beside)
            .and_then(|()| self.files.rename(&beside, &target))
            .and_then(|()| self.files.sync_folder(&folder));
        if done.is_err() {
            let _ = self.remove_made(Room::Copy, &beside, &mut Vec::new());
        }
        done?;
        // Too many copies do no harm; the next day tries again.
        let _ = self.count_day(today);
        let _ = self.thin_out(name);
        Ok(())
    }

    /// Where a copy is made before it gets its name. What an earlier try left there goes; where a
    /// stranger's file lies in it, another place is taken.
    fn place_for_copy(&self) -> Result<PathBuf, Error> {
        for turn in 1..=u16::MAX {
            let name = match turn {
                1 => COPYING.to_owned(),
                _ => format!("copying-{turn}.new"),
            };
            let place = self.files.history().join(name);
            self.remove_made(Room::Copy, &place, &mut Vec::new())?;
            if self.files.kind(&place)?.is_none() {
                return Ok(place);
            }
        }
        Err(Error::Busy)
    }

    fn has_something(&self) -> Result<bool, Error> {
        let cases = self.files.list(&self.files.cases())?;
        Ok(cases.iter().any(|name| is_journal(name))
            || self.files.kind(&self.files.settings())?.is_some())
    }

    /// Writes back, into the cases themselves, what only old copies still hold: with the
    /// copies that are thinned out today it would be lost.
    fn heal_all(&self, today: Date) -> Result<(), Error> {
        for case in self.case_ids(&self.files.cases())? {
            if self
                .journal(&case)
                .is_ok_and(|journal| journal.only_in_copies().count() > 0)
            {
                // What cannot be healed today stays in the copies for some days more.
                let _ = self.write(&case, |_, _| Ok(String::new()), Some(today));
            }
        }
        Ok(())
    }

    fn fill_copy(&self, beside: &Path) -> Result<(), Error> {
        let cases = beside.join("cases");
        self.files.ensure(&cases)?;
        for case in self.case_ids(&self.files.cases())? {
            let path = self.files.case(&case);
            let name = format!("{case}.jsonl");
            // What is no ordinary file is not followed; a sync program's copy is no case.
            if self.files.kind(&path)? != Some(Kind::File) {
                continue;
            }
            if let Some(bytes) = self.files.read(&path, LARGEST_JOURNAL)?
                && (is_random(&case) || holds_a_line(&bytes))
                && owner(&name, &bytes).is_some_and(|(_, own)| own)
            {
                let end = bytes.iter().rposition(|byte| *byte == b'\n');
                let whole = &bytes[..end.map_or(0, |at| at + 1)];
                self.files.write_new(&cases.join(name), whole)?;
            }
        }
        let path = self.files.settings();
        if let Ok(Some(bytes)) = self.files.read(&path, settings::LARGEST) {
            self.files
                .write_new(&beside.join("settings.json"), &bytes)?;
        }
        self.files.sync_folder(&cases)?;
        self.files.sync_folder(beside)
    }

    /// Removes the oldest copies of each sort; never `newest`, even when the clock has gone
    /// back and makes it look old. Which are the oldest is told by the order in which Outro saw
    /// their days: a clock that was ahead for a day makes no copy new.
    fn thin_out(&self, newest: &str) -> Result<(), Error> {
        let days = self.days().unwrap_or_default();
        let (mut imports, mut dailies) = (Vec::new(), Vec::new());
        for name in self.kept_copies()? {
            let cases = self.files.history().join(&name).join("cases");
            // A stranger's folder that only has such a name is no copy.
            if name != newest && self.files.kind(&cases)? == Some(Kind::Folder) {
                let seen = day_in(&name).and_then(|day| days.place(day));
                let sort = if name.contains(BEFORE_IMPORT) {
                    &mut imports
                } else {
                    &mut dailies
                };
                sort.push((seen, name));
            }
        }
        imports.sort();
        dailies.sort();
        let of_import = newest.contains(BEFORE_IMPORT);
        let days_kept = DAYS - usize::from(!of_import);
        let imports_kept = IMPORTS - usize::from(of_import);
        let old_days = dailies.iter().rev().skip(days_kept);
        let old_imports = imports.iter().rev().skip(imports_kept);
        for (_, name) in old_days.chain(old_imports) {
            let copy = self.files.history().join(name);
            self.remove_made(Room::Copy, &copy, &mut Vec::new())?;
        }
        Ok(())
    }

    /// The names of the kept copies, oldest first.
    pub(super) fn kept_copies(&self) -> Result<Vec<String>, Error> {
        let mut names = self.files.list(&self.files.history())?;
        names.retain(|name| day_in(name).is_some());
        Ok(names)
    }

    /// Where the kept copies would hold a case, newest first.
    fn kept_files(&self, case: &CaseId) -> Result<Vec<PathBuf>, Error> {
        let folder = self.files.history();
        let names = self.kept_copies()?.into_iter().rev();
        Ok(names
            .map(|name| folder.join(name).join("cases"))
            .map(|cases| cases.join(format!("{case}.jsonl")))
            .collect())
    }

    /// What the kept copies hold of a case.
    pub(super) fn copies(&self, case: &CaseId) -> Copies {
        let mut copies = Copies::default();
        for path in self.kept_files(case).unwrap_or_default() {
            if let Ok(Some(bytes)) = self.files.read(&path, LARGEST_JOURNAL) {
                copies.add(&bytes);
            }
        }
        copies
    }

    /// True when the newest kept copy of a case is longer than the case: a journal only ever
    /// grows, so its end is lost.
    pub(super) fn copy_is_longer(&self, case: &CaseId, len: u64) -> bool {
        self.kept_files(case)
            .unwrap_or_default()
            .iter()
            .find_map(|path| self.files.disk.meta(path).ok())
            .is_some_and(|meta| meta.len > len)
    }

    /// The ids that a folder of cases has files for.
    pub(super) fn case_ids(&self, folder: &Path) -> Result<BTreeSet<CaseId>, Error> {
        let names = self.files.list(folder)?;
        Ok(names
            .iter()
            .filter_map(|name| CaseId::new(name.strip_suffix(".jsonl")?).ok())
            .collect())
    }

    /// Cases that a kept copy holds and that are neither in the list nor deleted.
    pub(super) fn vanished_cases(&self) -> Result<Vec<Warning>, Error> {
        let here = self.case_ids(&self.files.cases())?;
        let mut told = BTreeSet::new();
        let mut notices = Vec::new();
        for name in self.kept_copies()?.iter().rev() {
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

    /// Brings a vanished case back from the kept copies.
    pub fn bring_back(&self, case: &CaseId) -> Result<(), Error> {
        let back = self.copy_back(case);
        self.files.after_move(case, Place::List, back)
    }

    fn copy_back(&self, case: &CaseId) -> Result<(), Error> {
        self.files.ensure(&self.files.cases())?;
        let _lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        if self.files.kind(&path)?.is_some() {
            if self.files.awaits_confirmation(case, Place::List) {
                return self
                    .files
                    .confirm_move(case, Place::List, &[&self.files.cases()]);
            }
            return Err(Error::Exists);
        }
        let newest = self.newest_copy(case)?;
        let text = if newest.is_empty() {
            line::header(case).into_bytes()
        } else {
            newest
        };
        match self.files.replace(&path, &text) {
            Err(error) if error.is_done() => {
                self.files
                    .confirm_move(case, Place::List, &[&self.files.cases()])
            }
            done => done,
        }
    }

    /// The newest kept copy of a case that can be read.
    fn newest_copy(&self, case: &CaseId) -> Result<Vec<u8>, Error> {
        let mut missing = Error::Gone;
        for path in self.kept_files(case)? {
            match self.files.read(&path, LARGEST_JOURNAL) {
                Ok(Some(bytes)) => return Ok(bytes),
                Ok(None) => {}
                Err(error) => missing = error,
            }
        }
        Err(missing)
    }

    /// Removes what the kept copies hold of a case.
    pub(super) fn purge_copies(&self, case: &CaseId) -> Result<(), Error> {
        let mut first = Ok(());
        for path in self.kept_files(case)? {
            let folder = path.parent().unwrap_or(&path);
            let removed = match self.files.kind(&path) {
                Ok(None) => Ok(()),
                Ok(Some(_)) => self
                    .files
                    .remove(&path)
                    .and_then(|()| self.files.confirm(&[folder])),
                Err(error) => Err(error),
            };
            first = also(first, removed);
        }
        first
    }
}

/// True for the name of a kept copy, or of one that is being made.
pub(super) fn is_copy_name(name: &str) -> bool {
    let making = name
        .strip_prefix("copying-")
        .map(|rest| rest.strip_suffix(".new"));
    let turn = making
        .flatten()
        .is_some_and(|turn| turn.parse::<u16>().is_ok());
    name == COPYING || turn || day_in(name).is_some()
}

/// The day that a kept copy's name begins with; none for other names.
fn day_in(name: &str) -> Option<Date> {
    let (day, rest) = name.split_at_checked(10)?;
    let number = rest.strip_prefix(BEFORE_IMPORT);
    let fits = rest.is_empty() || number.is_some_and(|number| number.parse::<u16>().is_ok());
    fits.then(|| day.parse().ok()).flatten()
}

//! Daily copies: once a day the first write copies cases and settings to `history/<date>/`.
//!
//! The newest seven days are kept, counted and never judged by the clock; the one that was
//! made last always stays. A copy from before an import has `-before-import-<n>` behind its
//! date, and the newest three of those are kept.

mod vanished;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};

use jiff::civil::Date;

use super::disk::Kind;
use super::error::{Error, Warning, also};
use super::files::COPYING;
use super::id::CaseId;
use super::journal::{Copies, whole_lines};
use super::settings;
use super::trash::{Room, holds_a_line, is_random};
use super::{LARGEST_JOURNAL, Store, is_journal, owner};

/// How many daily copies are kept.
const DAYS: usize = 7;
/// How many copies from before an import are kept.
const IMPORTS: usize = 3;
/// While a daily copy goes on failing, up to 2 to the power of this calls pass by between two tries.
const LONGEST_PAUSE: u32 = 6;
const BEFORE_IMPORT: &str = "-before-import-";

/// What is known of the daily copy.
#[derive(Debug, Default)]
pub(super) struct DailyCopy {
    /// The day of the last one that was made, or is being made.
    made: Option<Date>,
    /// The day of the last try that failed, and how many failed on it.
    failed: Option<(Date, u32)>,
    /// So many calls pass by before the next try.
    pause: u32,
    /// What nobody was told yet.
    untold: Option<Warning>,
}

impl DailyCopy {
    /// True when today's copy is to be tried now. While one caller tries, the others pass by.
    fn begins(&mut self, today: Date) -> bool {
        if self.made == Some(today) {
            return false;
        }
        let failed_today = self.failed.is_some_and(|(day, _)| day == today);
        if failed_today && self.pause > 0 {
            self.pause -= 1;
            return false;
        }
        self.made = Some(today);
        true
    }

    /// Takes in how a try went. A disk that goes on failing is asked ever more seldom: each try
    /// holds up what is to be saved.
    fn ended(&mut self, today: Date, copied: Result<Vec<Error>, Error>) {
        match copied {
            Ok(left_out) => self.untold = left_out.into_iter().next().map(Warning::CopyLacks),
            // Another Outro makes it.
            Err(Error::Busy) => {}
            Err(error) => {
                let earlier = self.failed.filter(|(day, _)| *day == today);
                let failures = earlier.map_or(0, |(_, failures)| failures);
                if failures == 0 {
                    self.untold = Some(Warning::NoDailyCopy(error));
                }
                self.made = None;
                self.failed = Some((today, failures + 1));
                self.pause = (1 << failures.min(LONGEST_PAUSE)) - 1;
            }
        }
    }
}

/// What came of copying the cases.
#[derive(Default)]
struct Filled {
    /// What could not be read, and is not in the copy.
    left_out: Vec<Error>,
    /// True when something of the older copies may be lost with them.
    needs_older: bool,
}

impl Store {
    /// Makes today's copy unless it is there. A copy that cannot be made must not keep the
    /// person from saving: what goes wrong is told by [`Store::untold_copy`].
    pub(super) fn daily_copy(&self, today: Option<Date>) {
        if let Some(today) = today
            && self.daily().begins(today)
        {
            let copied = self.copy_to(&today.to_string(), today);
            self.daily().ended(today, copied);
        }
    }

    /// What is to be told about the daily copy, once.
    pub(super) fn untold_copy(&self) -> Option<Warning> {
        let (untold, failed) = {
            let mut daily = self.daily();
            (daily.untold.take()?, daily.failed)
        };
        match (&untold, failed) {
            // What hindered the copy may be gone, as it was for what was just saved.
            (Warning::NoDailyCopy(_), Some((day, _))) => {
                let Ok(left_out) = self.copy_to(&day.to_string(), day) else {
                    return Some(untold);
                };
                self.daily().made = Some(day);
                left_out.into_iter().next().map(Warning::CopyLacks)
            }
            // What can be read again by now goes into the next copy: nobody has to do anything.
            (Warning::CopyLacks(_), _) if self.all_can_be_read() => None,
            _ => Some(untold),
        }
    }

    fn all_can_be_read(&self) -> bool {
        let cases = self.case_ids(&self.files.cases());
        cases.is_ok_and(|cases| cases.iter().all(|case| self.whole_case(case).is_ok()))
    }

    fn daily(&self) -> MutexGuard<'_, DailyCopy> {
        let daily = self.files.daily_copy.lock();
        daily.unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a copy of what is here before other data comes in; without it nothing may come in.
    /// Their numbers go on, so that the newest has the highest.
    pub(super) fn copy_before_import(&self, today: Date) -> Result<(), Error> {
        let start = format!("{today}{BEFORE_IMPORT}");
        let taken = self.files.list(&self.files.history())?;
        let numbers = taken
            .iter()
            .filter_map(|name| name.strip_prefix(&start)?.parse::<u16>().ok());
        let next = numbers.max().unwrap_or(0).checked_add(1);
        let number = next.ok_or(Error::Busy)?;
        self.copy_to(&format!("{start}{number:05}"), today)
            .map(|_| ())
    }

    /// Makes a copy; says what could not be read and is not in it.
    fn copy_to(&self, name: &str, today: Date) -> Result<Vec<Error>, Error> {
        let folder = self.files.history();
        let target = folder.join(name);
        if self.files.kind(&target)?.is_some() || !self.has_something()? {
            return Ok(Vec::new());
        }
        self.files.ensure(&folder)?;
        let _lock = self.files.lock_copies()?;
        if self.files.kind(&target)?.is_some() {
            return Ok(Vec::new());
        }
        self.heal_all(today)?;
        let beside = self.place_for_copy()?;
        let done = self.fill_copy(&beside).and_then(|filled| {
            self.files.rename(&beside, &target)?;
            self.files.sync_folder(&folder)?;
            Ok(filled)
        });
        if done.is_err() {
            let _ = self.remove_made(Room::Copy, &beside, &mut Vec::new());
        }
        let filled = done?;
        // Too many copies do no harm; the next day tries again.
        let _ = self.count_day(today);
        if !filled.needs_older {
            let _ = self.thin_out(name);
        }
        Ok(filled.left_out)
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
                .compared_with_copies(&case)
                .is_ok_and(|(_, journal)| journal.only_in_copies().count() > 0)
            {
                // What cannot be healed today stays in the copies for some days more.
                let _ = self.heal(&case, today);
            }
        }
        Ok(())
    }

    /// Copies what can be read. One file that cannot must not keep all others from being
    /// copied: of that case goes along what older copies hold.
    fn fill_copy(&self, beside: &Path) -> Result<Filled, Error> {
        let cases = beside.join("cases");
        self.files.ensure(&cases)?;
        let (mut filled, mut copied) = (Filled::default(), BTreeSet::new());
        for case in self.case_ids(&self.files.cases())? {
            match self.whole_case(&case) {
                Ok(Some(whole)) => {
                    self.files.write_new(&copied_file(&cases, &case), &whole)?;
                    copied.insert(case);
                }
                Ok(None) => {}
                Err(error) => filled.left_out.push(error),
            }
        }
        let only_kept = self.only_in_kept_copies(&copied);
        filled.needs_older |= only_kept.is_err();
        for case in only_kept.unwrap_or_default() {
            match self.kept_together(&case) {
                Ok(whole) => self.files.write_new(&copied_file(&cases, &case), &whole)?,
                Err(_) => filled.needs_older = true,
            }
        }
        let path = self.files.settings();
        if let Ok(Some(bytes)) = self.files.read(&path, settings::LARGEST) {
            self.files
                .write_new(&beside.join("settings.json"), &bytes)?;
        }
        self.files.sync_folder(&cases)?;
        self.files.sync_folder(beside)?;
        Ok(filled)
    }

    /// The whole lines of a case that is here; none where its file is no journal of it. What is
    /// no ordinary file is not followed, and a sync program's copy is no case.
    fn whole_case(&self, case: &CaseId) -> Result<Option<Vec<u8>>, Error> {
        let path = self.files.case(case);
        if self.files.kind(&path)? != Some(Kind::File) {
            return Ok(None);
        }
        let bytes = self.files.read(&path, LARGEST_JOURNAL)?;
        let is_own = |bytes: &Vec<u8>| {
            let named = owner(&format!("{case}.jsonl"), bytes).is_some_and(|(_, own)| own);
            named && (is_random(case) || holds_a_line(bytes))
        };
        Ok(bytes
            .filter(is_own)
            .map(|bytes| whole_lines(&bytes).into_owned()))
    }

    /// Removes the oldest copies of each sort; never `newest`, even when the clock has gone
    /// back and makes it look old. Which are the oldest is told by the order in which Outro saw
    /// their days: a clock that was ahead for a day makes no copy new.
    fn thin_out(&self, newest: &str) -> Result<(), Error> {
        let (mut imports, mut dailies) = (Vec::new(), Vec::new());
        for name in self.kept_copies_by_age()? {
            let cases = self.files.history().join(&name).join("cases");
            // A stranger's folder that only has such a name is no copy.
            if name != newest && self.files.kind(&cases)? == Some(Kind::Folder) {
                let sort = if name.contains(BEFORE_IMPORT) {
                    &mut imports
                } else {
                    &mut dailies
                };
                sort.push(name);
            }
        }
        let of_import = newest.contains(BEFORE_IMPORT);
        let days_kept = DAYS - usize::from(!of_import);
        let imports_kept = IMPORTS - usize::from(of_import);
        let old_days = dailies.iter().rev().skip(days_kept);
        let old_imports = imports.iter().rev().skip(imports_kept);
        for name in old_days.chain(old_imports) {
            let copy = self.files.history().join(name);
            self.remove_made(Room::Copy, &copy, &mut Vec::new())?;
        }
        Ok(())
    }

    /// The names of the kept copies, in no order that says which is the newest: a clock may
    /// have been wrong.
    pub(super) fn kept_copies(&self) -> Result<Vec<String>, Error> {
        let mut names = self.files.list(&self.files.history())?;
        names.retain(|name| day_in(name).is_some());
        Ok(names)
    }

    /// The names of the kept copies, oldest first.
    fn kept_copies_by_age(&self) -> Result<Vec<String>, Error> {
        let days = self.days().unwrap_or_default();
        let mut names = self.kept_copies()?;
        names.sort_by_cached_key(|name| (day_in(name).map(|day| days.age(day)), name.clone()));
        Ok(names)
    }

    /// Where the kept copies would hold a case.
    fn kept_files(&self, case: &CaseId) -> Result<Vec<PathBuf>, Error> {
        let folder = self.files.history();
        let names = self.kept_copies()?.into_iter();
        Ok(names
            .map(|name| copied_file(&folder.join(name).join("cases"), case))
            .collect())
    }

    /// What the kept copies hold of a case, beside what its journal begins with.
    pub(super) fn copies(&self, case: &CaseId, journal: &[u8]) -> Copies {
        let mut copies = Copies::default();
        for path in self.kept_files(case).unwrap_or_default() {
            if let Ok(Some(bytes)) = self.files.read(&path, LARGEST_JOURNAL)
                && !journal.starts_with(&bytes)
            {
                copies.add(&bytes);
            }
        }
        copies
    }

    /// True when a kept copy of a case is longer than the case: a journal only ever grows, so
    /// its end is lost.
    pub(super) fn copy_is_longer(&self, case: &CaseId, len: u64) -> bool {
        let copies = self.kept_files(case).unwrap_or_default();
        let mut lengths = copies.iter().map(|path| self.files.disk.meta(path));
        lengths.any(|meta| meta.is_ok_and(|meta| meta.len > len))
    }

    /// The ids that a folder of cases has files for.
    pub(super) fn case_ids(&self, folder: &Path) -> Result<BTreeSet<CaseId>, Error> {
        let names = self.files.list(folder)?;
        Ok(names
            .iter()
            .filter_map(|name| CaseId::new(name.strip_suffix(".jsonl")?).ok())
            .collect())
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

/// Where a folder of cases holds one.
fn copied_file(cases: &Path, case: &CaseId) -> PathBuf {
    cases.join(format!("{case}.jsonl"))
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

//! Bringing in: first a copy of what is here, then only what is lacking.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::super::error::Error;
use super::super::id::CaseId;
use super::super::line::{self, Line};
use super::super::{Copies, Journal, LARGEST_JOURNAL, Store, append, owner, utc_day};
use super::{Plan, clean};

/// What the person chose about a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Cases that were deleted here and may come back.
    pub bring_back: BTreeSet<CaseId>,
    /// Take over the file's settings.
    pub settings: bool,
    /// Bring in the new cases, also when they are [`Plan::is_many`].
    pub many: bool,
    /// Take back here, too, what was taken back on the other computer.
    pub undo: bool,
}

impl Store {
    /// Carries out a plan as it was chosen, after a copy of what is here. Entries that are here already are
    /// never written twice, so the same import twice changes nothing, and one that failed in
    /// the middle may be tried again.
    pub fn import(&self, plan: &Plan, choices: &Choices, now: Timestamp) -> Result<(), Error> {
        if plan.changes_nothing() {
            return Ok(());
        }
        self.files.ensure(&self.files.cases())?;
        self.copy_before_import(utc_day(now))
            .map_err(|error| Error::NoCopy(Box::new(error)))?;
        let left_out = self.bring_in(plan, choices, now);
        if left_out.is_empty() {
            Ok(())
        } else {
            Err(Error::BroughtInPart(left_out))
        }
    }

    /// Brings in what can come in, and says why the rest cannot: one case that is in the way of
    /// itself must not keep the others out.
    fn bring_in(&self, plan: &Plan, choices: &Choices, now: Timestamp) -> Vec<Error> {
        let mut left_out = plan.unreadable.clone();
        let mut note = |done: Result<(), Error>| left_out.extend(done.err().map(Error::not_done));
        for (case, lines) in &plan.cases {
            note(self.import_case(case, lines, plan, choices, now));
        }
        for file in &plan.files {
            note(self.bring_in_file(file));
        }
        for (file, text) in &plan.guide_texts {
            note(self.bring_in_guide(file, text));
        }
        if choices.settings && plan.settings_differ {
            // What was changed since the plan was made, a consent foremost, stays changed.
            let (before, after) = &plan.settings;
            note(self.change_settings(before, after, now).map(|_| ()));
        }
        left_out
    }

    fn bring_in_guide(&self, file: &str, text: &str) -> Result<(), Error> {
        let path = self.files.guides().join(file);
        match self.files.kind(&path)? {
            None => self.files.replace(&path, text.as_bytes()),
            Some(_) => Ok(()),
        }
    }

    fn import_case(
        &self,
        case: &CaseId,
        lines: &[Line],
        plan: &Plan,
        choices: &Choices,
        now: Timestamp,
    ) -> Result<(), Error> {
        let here = self.files.kind(&self.files.case(case))?.is_some();
        if !here && self.was_deleted(case)? {
            if !choices.bring_back.contains(case) {
                return Ok(());
            }
            match self.undelete(case) {
                Ok(_) | Err(Error::Exists) => {}
                Err(Error::Gone) => return self.plant(case, lines),
                Err(error) => return Err(error),
            }
        } else if !here {
            if plan.is_many() && !choices.many {
                return Ok(());
            }
            return self.plant(case, lines);
        }
        self.merge(case, lines, (&plan.origin, choices.undo), now)
    }

    /// Writes a case that is not here as it stood there, line for line: the chain of sums
    /// begins with a first line that is the same everywhere.
    fn plant(&self, case: &CaseId, lines: &[Line]) -> Result<(), Error> {
        let _lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        if self.files.kind(&path)?.is_some() {
            return Err(Error::Busy);
        }
        let mut text = line::header(case);
        for line in lines {
            text.push_str(&line.raw);
            text.push('\n');
        }
        if text.len() as u64 >= LARGEST_JOURNAL {
            return Err(Error::TooLarge { path });
        }
        let planted = self.files.replace(&path, text.as_bytes());
        if planted.as_ref().map_or_else(Error::is_done, |()| true) {
            // What keeps that from being noted takes nothing away from the case.
            let _ = self.forget_deleted(case);
        }
        planted
    }

    /// Appends what the case lacks, by time and then by id. What takes back what was done here
    /// comes only when `undo` is set.
    fn merge(
        &self,
        case: &CaseId,
        lines: &[Line],
        (origin, undo): (&str, bool),
        now: Timestamp,
    ) -> Result<(), Error> {
        let lacking = |ours: &Journal| -> BTreeMap<_, Line> {
            let place = |line: &Line| (line.entry.order().0, line.entry.id.clone());
            lines
                .iter()
                .filter(|line| !ours.holds(&line.entry.id))
                .filter(|line| undo || !ours.is_undone_by(line))
                .map(|line| (place(line), line.clone()))
                .collect()
        };
        let journal = self.journal(case)?;
        if lacking(&journal).is_empty() {
            return Ok(());
        }
        let mut too_long = false;
        let write = |journal: &Journal, prev: &str| {
            let mut text = String::new();
            let mut prev = prev.to_owned();
            let mut written = BTreeSet::new();
            for ((_, id), line) in lacking(journal) {
                if !written.insert(id) {
                    continue;
                }
                let origin = line.entry.merged_from.as_deref().unwrap_or(origin);
                match line::of_merged(origin, line.innermost(), &prev) {
                    Ok(new) => {
                        prev = append::sum_at_end(&new);
                        text.push_str(&new);
                    }
                    // The others come in all the same.
                    Err(Error::TooLong) => too_long = true,
                    Err(error) => return Err(error),
                }
            }
            Ok(text)
        };
        self.write(case, write, Some(utc_day(now)))?;
        if too_long {
            return Err(Error::TooLong);
        }
        Ok(())
    }

    /// Adds to a case what a second file of it holds, such as a sync program makes beside it,
    /// and sets that file aside. `file` is its name in the folder of cases.
    pub fn merge_copy(&self, file: &str, origin: &str, now: Timestamp) -> Result<CaseId, Error> {
        let cases = self.files.cases();
        if !self.files.list(&cases)?.iter().any(|name| name == file) {
            return Err(Error::Gone);
        }
        let path = cases.join(file);
        let bytes = self
            .files
            .read(&path, LARGEST_JOURNAL)?
            .ok_or(Error::Gone)?;
        let Some((case, false)) = owner(file, &bytes) else {
            return Err(Error::NotAnExport);
        };
        self.copy_before_import(utc_day(now))
            .map_err(|error| Error::NoCopy(Box::new(error)))?;
        let copy = Journal::read(&case, &bytes, &Copies::default());
        let lines: Vec<_> = copy.placed.into_iter().map(|placed| placed.line).collect();
        if self.files.kind(&self.files.case(&case))?.is_some() {
            self.merge(&case, &lines, (&clean(origin), true), now)?;
        } else if self.was_deleted(&case)? {
            return Err(Error::Gone);
        } else {
            self.plant(&case, &lines)?;
        }
        let day = utc_day(now);
        let taken = self.files.list(&cases)?;
        let aside = (1..=u16::MAX)
            .map(|number| format!("{case}.damaged-{day}-copy-{number}"))
            .find(|name| !taken.contains(name))
            .ok_or(Error::Busy)?;
        self.files.rename(&path, &cases.join(aside))?;
        // Where that does not last, the copy is told again and brings nothing new.
        let _ = self.files.sync_folder(&cases);
        Ok(case)
    }
}

//! What jobs tell, and what becomes of it.

use std::sync::Arc;

use iced::Task;

use super::job::{self, Checked, JobResult, News, NotSaved};
use super::recheck::{look_after, note_place};
use super::{Action, Deps, Exports, Key, Message};
use crate::app::screen::backup::export_check::{
    ExportCheck, FileStatus, Source, differences_id, file_name, found_id, replace_id,
};
use crate::app::ui;
use crate::case::Event;
use crate::i18n::tr;
use crate::present::export_check;
use crate::store::checks::Place;

impl Exports {
    /// Takes in what a job tells. What a job says that was stopped or replaced is passed over.
    pub(super) fn on_heard(
        &mut self,
        key: &Key,
        number: u64,
        news: News,
        deps: &Deps<'_>,
    ) -> Action {
        let export_check = self.at(key);
        let Some(job) = export_check.job.as_mut().filter(|job| job.number == number) else {
            return Action::None;
        };
        match news {
            News::Progress(progress) => {
                job.progress = Some(progress);
                Action::None
            }
            News::Over => {
                export_check.job = None;
                Action::Run(self.say(key, job::broke(), false))
            }
            News::JobResult(result) => {
                export_check.job = None;
                self.on_job_result(key, result, deps)
            }
        }
    }

    fn on_job_result(&mut self, key: &Key, result: JobResult, deps: &Deps<'_>) -> Action {
        let export_check = self.at(key);
        Action::Run(match result {
            JobResult::Checked(Ok(checked)) => return self.on_checked(key, checked, deps),
            JobResult::Compared(name, Ok(found)) => {
                export_check.differences = Some((name, found));
                ui::scroll_into_view(differences_id(&key.task))
            }
            JobResult::Saved(Ok(words)) => self.say(key, words, true),
            JobResult::Saved(Err(NotSaved::Exists(path))) => {
                export_check.in_the_way = Some(path);
                ui::scroll_into_view(replace_id(&key.task))
            }
            JobResult::Kept(Ok(path)) => {
                export_check.kept = Some(path);
                return Action::None;
            }
            JobResult::Checked(Err(words)) => {
                let words = besides_what_stays(key, words, deps);
                self.say(key, words, false)
            }
            JobResult::Compared(_, Err(words))
            | JobResult::Saved(Err(NotSaved::Said(words)))
            | JobResult::Kept(Err(words)) => self.say(key, words, false),
            JobResult::Read(_) | JobResult::Songs(_) => return Action::None,
        })
    }

    /// A list was read: the case remembers what was in it, this computer where it lies.
    fn on_checked(&mut self, key: &Key, checked: Checked, deps: &Deps<'_>) -> Action {
        if deps.cases.case(&key.case).is_none() {
            // The case was deleted meanwhile.
            return Action::None;
        }
        if !checked.report.is_list() {
            return Action::Run(self.say_no_list(key, &checked, deps));
        }
        let is_kept = self.at(key).kept.is_some();
        self.show_checked(key, &checked);
        let Checked {
            source,
            report,
            stamp,
            sha256,
        } = checked;
        let now = deps.platform.now();
        let check = export_check::check(&report, &source.name(), stamp, sha256.clone(), now);
        let store = deps.cases.store();
        let mut then = vec![ui::scroll_into_view(found_id(&key.task))];
        if is_kept {
            then.push(look_after(store, vec![(key.clone(), check.clone())]));
        }
        if let Source::File(path) = source {
            let place = Place {
                case: key.case.clone(),
                task: key.task.clone(),
                sha256,
                // The folder in which the program was started means nothing the next time.
                path: std::path::absolute(&path).unwrap_or(path),
                size: stamp.size,
                modified: stamp.modified,
            };
            then.push(note_place(store, place));
        }
        Action::Record {
            case: key.case.clone(),
            event: Box::new(Event::BackupChecked {
                task: key.task.clone(),
                check: Box::new(check),
            }),
            then: Task::batch(then),
        }
    }

    /// Says that something that was read is no list.
    fn say_no_list(&mut self, key: &Key, checked: &Checked, deps: &Deps<'_>) -> Task<Message> {
        let name = match &checked.source {
            Source::File(path) => file_name(path),
            Source::Pasted(_) => tr("exports-pasted"),
        };
        let words = export_check::no_list(&checked.report, &name);
        self.say(key, besides_what_stays(key, words, deps), false)
    }

    /// Shows a list that was checked, in the place of the one before.
    fn show_checked(&mut self, key: &Key, checked: &Checked) {
        let export_check = self.at(key);
        export_check.list.stop();
        *export_check = ExportCheck {
            still: matches!(checked.source, Source::File(_)).then_some(FileStatus::There),
            report: Some(Arc::new(job::as_one(&checked.report))),
            source: Some(checked.source.clone()),
            sha256: checked.sha256.clone(),
            ..ExportCheck::default()
        };
    }

    pub(super) fn on_looked(&mut self, key: &Key, number: u64, news: News) -> Task<Message> {
        let export_check = self.at(key);
        let is_current =
            matches!(&export_check.list.looking, Some((current, _)) if *current == number);
        if !is_current || matches!(news, News::Progress(_)) {
            return Task::none();
        }
        export_check.list.looking = None;
        let failed = match news {
            News::JobResult(JobResult::Read(Ok(report))) => {
                export_check.report = Some(report);
                return Task::none();
            }
            News::JobResult(JobResult::Songs(Ok(page))) => {
                export_check.list.page = Some(page);
                return Task::none();
            }
            News::JobResult(JobResult::Read(Err(words)) | JobResult::Songs(Err(words))) => words,
            News::Over | News::Progress(_) | News::JobResult(_) => job::broke(),
        };
        export_check.spot = None;
        self.say(key, failed, false)
    }
}

/// Why a list was not taken, and that an earlier result is still there.
fn besides_what_stays(key: &Key, words: String, deps: &Deps<'_>) -> String {
    let case = deps.cases.case(&key.case);
    if case.is_some_and(|case| case.checks.contains_key(&key.task)) {
        return format!("{words} {}", tr("exports-before-stays"));
    }
    words
}

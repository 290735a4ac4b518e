//! What jobs tell, and what becomes of it.

use iced::Task;

use super::job::{self, Checked, JobResult, News, NotSaved};
use super::{FileStatus, Key, Message, Source};
use crate::app::{self, Outro, ui};
use crate::case::Event;
use crate::present::export_check;
use crate::store::checks::Place;

type Then = Task<app::Message>;

impl Outro {
    /// Takes in what happened with exported lists.
    pub(in crate::app) fn on_exports(&mut self, message: Message) -> Then {
        match message {
            Message::Chosen(key, wanted, path) => self.on_chosen(&key, wanted, path),
            Message::Pasted(key, what, pasted) => self.on_pasted(&key, what, pasted),
            Message::Dropped(path) => self.on_dropped(path),
            Message::AllDropped => self.on_all_dropped(),
            Message::Heard(key, number, news) => self.on_heard(&key, number, news),
            Message::Looked(key, number, news) => self.on_looked(&key, number, news),
            Message::Found(found) => {
                self.on_found(found);
                Task::none()
            }
        }
    }

    /// Whatever a job says that was stopped or replaced is passed over.
    fn on_heard(&mut self, key: &Key, number: u64, news: News) -> Then {
        let export_check = self.exports.at(key);
        let Some(job) = export_check.job.as_mut().filter(|job| job.number == number) else {
            return Task::none();
        };
        match news {
            News::Progress(progress) => {
                job.progress = Some(progress);
                Task::none()
            }
            News::Over => {
                export_check.job = None;
                self.exports.say(key, job::broke(), false)
            }
            News::JobResult(ended) => {
                export_check.job = None;
                self.on_ended(key, ended)
            }
        }
    }

    fn on_ended(&mut self, key: &Key, ended: JobResult) -> Then {
        let export_check = self.exports.at(key);
        match ended {
            JobResult::Checked(Ok(checked)) => return self.on_checked(key, checked),
            JobResult::Compared(name, Ok(found)) => {
                export_check.differences = Some((name, found));
                return ui::scroll_into_view(super::differences_id(&key.task));
            }
            JobResult::Saved(Ok(words)) => return self.exports.say(key, words, true),
            JobResult::Saved(Err(NotSaved::Exists(path))) => {
                export_check.in_the_way = Some(path);
                return ui::scroll_into_view(super::replace_id(&key.task));
            }
            JobResult::Kept(Ok(path)) => export_check.kept = Some(path),
            JobResult::Checked(Err(words)) => {
                let words = self.besides_what_stays(key, words);
                return self.exports.say(key, words, false);
            }
            JobResult::Compared(_, Err(words))
            | JobResult::Saved(Err(NotSaved::Said(words)))
            | JobResult::Kept(Err(words)) => return self.exports.say(key, words, false),
            JobResult::Read(_) | JobResult::Songs(_) => {}
        }
        Task::none()
    }

    /// Why a list was not taken, and that an earlier result is still there.
    fn besides_what_stays(&self, key: &Key, words: String) -> String {
        let case = self.cases.case(&key.case);
        if case.is_some_and(|case| case.checks.contains_key(&key.task)) {
            return format!("{words} {}", crate::i18n::tr("exports-before-stays"));
        }
        words
    }

    /// A list was read: the case remembers what was in it, this computer where it lies.
    fn on_checked(&mut self, key: &Key, checked: Checked) -> Then {
        let Checked {
            source,
            report,
            stamp,
            sha256,
        } = checked;
        if self.cases.case(&key.case).is_none() {
            // Deleted meanwhile.
            return Task::none();
        }
        let export_check = self.exports.at(key);
        if !report.is_list() {
            let name = match &source {
                Source::File(path) => super::file_name(path),
                Source::Pasted(_) => crate::i18n::tr("exports-pasted"),
            };
            let words = self.besides_what_stays(key, export_check::no_list(&report, &name));
            return self.exports.say(key, words, false);
        }
        let same = export_check.kept.is_some();
        export_check.list.stop();
        *export_check = super::ExportCheck {
            still: matches!(source, Source::File(_)).then_some(FileStatus::There),
            report: Some(std::sync::Arc::new(job::as_one(&report))),
            source: Some(source.clone()),
            sha256: sha256.clone(),
            ..super::ExportCheck::default()
        };
        let now = self.platform.now();
        let check = export_check::check(&report, &source.name(), stamp, sha256.clone(), now);
        let event = Event::BackupChecked {
            task: key.task.clone(),
            check: Box::new(check),
        };
        let saved = self.cases.record(&key.case, vec![event], &self.platform);
        let saved = saved.map(app::Message::Cases);
        let looked = if same {
            self.look_for_copies(key)
        } else {
            Task::none()
        };
        let shown = ui::scroll_into_view(super::found_id(&key.task));
        let Source::File(path) = source else {
            return Task::batch([saved, looked, shown]);
        };
        let place = Place {
            case: key.case.clone(),
            task: key.task.clone(),
            sha256,
            // The folder in which the program was started means nothing the next time.
            path: std::path::absolute(&path).unwrap_or(path),
            size: stamp.size,
            modified: stamp.modified,
        };
        Task::batch([saved, looked, shown, self.note_place(place)])
    }

    fn on_looked(&mut self, key: &Key, number: u64, news: News) -> Then {
        let export_check = self.exports.at(key);
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
        self.exports.say(key, failed, false)
    }
}

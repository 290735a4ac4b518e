//! What a person does with a list. Each begins something, and returns at once.

use std::path::PathBuf;

use iced::{Task, clipboard};

use super::job::{self, News};
use super::{Deps, Exports, Key, Message, Paste, find_songs, recheck};
use crate::app::blocking;
use crate::app::screen::backup::export_check::songs::List;
use crate::app::screen::backup::export_check::{
    ExportCheck, Job, ListAction, Panel, PickerPurpose, Source, file_name,
};
use crate::case::check;
use crate::i18n::{text, tr, tr_with};
use crate::platform::{self, Choose, Platform};
use crate::playlist::save::{Existing, Form};
use crate::playlist::{Stop, Watch};
use crate::store::CaseId;

type Then = Task<Message>;

impl Exports {
    /// Does what a person wants with the list of a task.
    pub(super) fn act(&mut self, key: &Key, action: ListAction, deps: &Deps<'_>) -> Then {
        match action {
            ListAction::Choose(purpose) => return self.choose(key.clone(), purpose, deps),
            ListAction::CheckTyped => return self.check_typed(key, deps),
            ListAction::Paste => return read_clipboard(key.clone(), Paste::List),
            ListAction::PasteNames => return read_clipboard(key.clone(), Paste::Names),
            ListAction::Stop => return self.stop(key),
            ListAction::Opened(panel) => return self.open_panel(key, panel, deps),
            ListAction::Compare => return self.compare_typed(key, deps),
            ListAction::Save => return self.save_typed(key, deps),
            ListAction::Replace => return self.replace(key, deps),
            ListAction::Keep => return self.keep_copy(key, deps),
            ListAction::Search(words) => {
                self.at(key).list.words = words;
                return self.look(key);
            }
            ListAction::Unfold(list) => {
                let unfolded = &mut self.at(key).list.unfolded;
                *unfolded = (unfolded.as_ref() != Some(&list)).then_some(list);
                return self.look(key);
            }
            ListAction::PathTyped(path) => self.at(key).typed.path = path,
            ListAction::OtherTyped(path) => self.at(key).typed.other = path,
            ListAction::SaveTyped(path) => self.at(key).save_as(Some(path)),
            ListAction::Form(form) => {
                let export_check = self.at(key);
                export_check.form = Some(form);
                export_check.save_as(None);
            }
            ListAction::Leave => self.at(key).in_the_way = None,
        }
        Task::none()
    }

    fn choose(&mut self, key: Key, purpose: PickerPurpose, deps: &Deps<'_>) -> Then {
        let choose = match purpose {
            PickerPurpose::File | PickerPurpose::Other => Choose::File,
            PickerPurpose::Folder => Choose::Folder,
            PickerPurpose::Save => Choose::Save(self.copy_name(&key)),
        };
        blocking::choose(&**deps.platform, choose, move |path| {
            Message::Chosen(key, purpose, path)
        })
    }

    pub(super) fn on_chosen(
        &mut self,
        key: &Key,
        purpose: PickerPurpose,
        path: Option<PathBuf>,
        deps: &Deps<'_>,
    ) -> Then {
        let Some(path) = path else {
            return self.say_at(key, purpose.spot(), tr("exports-not-chosen"));
        };
        match purpose {
            PickerPurpose::File | PickerPurpose::Folder => self.check(key, Source::File(path)),
            PickerPurpose::Other => {
                self.at(key).typed.other = path.display().to_string();
                self.compare(key, path)
            }
            PickerPurpose::Save => {
                self.at(key).typed.save = Some(path.display().to_string());
                self.save(key, path, Existing::Keep, deps)
            }
        }
    }

    fn check_typed(&mut self, key: &Key, deps: &Deps<'_>) -> Then {
        let typed = self.at(key).typed.path.clone();
        if typed.trim().is_empty() {
            return self.say_at(key, None, tr("exports-nothing-typed"));
        }
        let path = place_of(&typed, deps.platform.as_ref());
        self.check(key, Source::File(path))
    }

    /// Begins to read a list and to count what is in it.
    pub(super) fn check(&mut self, key: &Key, source: Source) -> Then {
        let name = match &source {
            Source::File(path) => file_name(path),
            Source::Pasted(_) => tr("exports-pasted"),
        };
        let words = tr_with(
            "exports-reading",
            &[("file", text(crate::text::clean(&name)))],
        );
        self.at(key).spot = None;
        self.start(key, words, move |watch| job::check(&source, watch))
    }

    /// Starts a job for a task, in the place of the one that is under way.
    fn start(
        &mut self,
        key: &Key,
        words: String,
        work: impl FnOnce(&Watch<'_>) -> job::JobResult + Send + 'static,
    ) -> Then {
        let number = self.next_turn();
        let export_check = self.at(key);
        export_check.stop();
        export_check.said = None;
        export_check.in_the_way = None;
        let stop = Stop::default();
        export_check.job = Some(Job {
            number,
            stop: stop.clone(),
            words,
            progress: None,
            writes: false,
        });
        let key = key.clone();
        job::run(stop, work).map(move |news| Message::Heard(key.clone(), number, news))
    }

    /// As [`Exports::start`], for a job that writes a file.
    fn start_writing(
        &mut self,
        key: &Key,
        words: String,
        work: impl FnOnce(&Watch<'_>) -> job::JobResult + Send + 'static,
    ) -> Then {
        let begun = self.start(key, words, work);
        if let Some(job) = &mut self.at(key).job {
            job.writes = true;
        }
        begun
    }

    fn stop(&mut self, key: &Key) -> Then {
        if self.at(key).stop() {
            return self.say(key, tr("playlist-error-stopped"), false);
        }
        Task::none()
    }

    fn open_panel(&mut self, key: &Key, panel: Panel, deps: &Deps<'_>) -> Then {
        if panel == Panel::Save {
            self.home = deps.platform.home();
        }
        let export_check = self.at(key);
        export_check.panel = (export_check.panel != Some(panel)).then_some(panel);
        export_check.said = None;
        let needs_names = matches!(panel, Panel::List | Panel::App);
        if export_check.panel.is_none() || !needs_names || export_check.report.is_some() {
            return Task::none();
        }
        let Some(source) = export_check.source.clone() else {
            return Task::none();
        };
        self.look_with(key, move |watch| job::read(&source, watch))
    }

    /// Looks for what is to be shown of the list, in the place of what was looked for before.
    fn look(&mut self, key: &Key) -> Then {
        let export_check = self.at(key);
        let (look, source) = (export_check.list.look(), export_check.source.clone());
        if let (Some(look), Some(source)) = (look, source) {
            return self.look_with(key, move |watch| find_songs::find(&source, &look, watch));
        }
        export_check.list.stop();
        export_check.list.page = None;
        Task::none()
    }

    fn look_with(
        &mut self,
        key: &Key,
        work: impl FnOnce(&Watch<'_>) -> job::JobResult + Send + 'static,
    ) -> Then {
        let number = self.next_turn();
        let list: &mut List = &mut self.at(key).list;
        list.stop();
        list.page = None;
        let stop = Stop::default();
        list.looking = Some((number, stop.clone()));
        let key = key.clone();
        job::run(stop, work).map(move |news: News| Message::Looked(key.clone(), number, news))
    }

    fn compare_typed(&mut self, key: &Key, deps: &Deps<'_>) -> Then {
        let typed = self.at(key).typed.other.clone();
        if typed.trim().is_empty() {
            return self.say_at(key, Some(Panel::Other), tr("exports-nothing-typed"));
        }
        let path = place_of(&typed, deps.platform.as_ref());
        self.compare(key, path)
    }

    fn compare(&mut self, key: &Key, other: PathBuf) -> Then {
        let export_check = self.at(key);
        export_check.differences = None;
        let Some(Source::File(first)) = export_check.source.clone() else {
            return Task::none();
        };
        let file = text(crate::text::clean(&file_name(&other)));
        export_check.spot = Some(Panel::Other);
        let words = tr_with("exports-comparing", &[("file", file)]);
        self.start(key, words, move |watch| job::compare(&first, &other, watch))
    }

    fn copy_name(&self, key: &Key) -> String {
        let export_check = self.checks.get(key);
        export_check.map(ExportCheck::copy_name).unwrap_or_default()
    }

    fn save_typed(&mut self, key: &Key, deps: &Deps<'_>) -> Then {
        let typed = self.at(key).typed.save.clone();
        let typed = typed.unwrap_or_else(|| self.proposed_place(&key.case, &key.task));
        let path = place_of(&typed, deps.platform.as_ref());
        self.save(key, path, Existing::Keep, deps)
    }

    fn replace(&mut self, key: &Key, deps: &Deps<'_>) -> Then {
        match self.at(key).in_the_way.take() {
            Some(path) => self.save(key, path, Existing::Replace, deps),
            None => Task::none(),
        }
    }

    fn save(&mut self, key: &Key, to: PathBuf, existing: Existing, deps: &Deps<'_>) -> Then {
        let export_check = self.at(key);
        let Some(source) = export_check.source.clone() else {
            return Task::none();
        };
        export_check.spot = Some(Panel::Save);
        let form = export_check.form.unwrap_or(Form::Csv);
        let file = text(crate::text::clean(&file_name(&to)));
        let words = tr_with("exports-saving", &[("file", file)]);
        let store = deps.cases.store().clone();
        let name = self.copy_name(key);
        self.start_writing(key, words, move |watch| {
            // A network disk may not answer, which only this thread may wait for.
            let to = if to.is_dir() { to.join(name) } else { to };
            job::save(&store, &source, to, form, existing, watch)
        })
    }

    /// Copies the list into Outro's folder, where the person asked for that.
    fn keep_copy(&mut self, key: &Key, deps: &Deps<'_>) -> Then {
        let known = deps.cases.case(&key.case);
        let known = known.and_then(|case| case.checks.get(&key.task)).cloned();
        let (Some(check), Some(source)) = (known, self.at(key).source.clone()) else {
            return Task::none();
        };
        let store = deps.cases.store().clone();
        let file = text(crate::present::export_check::name(&check));
        self.at(key).spot = None;
        let words = tr_with("exports-keeping", &[("file", file)]);
        let case = key.case.clone();
        self.start_writing(key, words, move |_| {
            job::JobResult::Kept(kept(&store, &case, &check, &source))
        })
    }
}

fn read_clipboard(key: Key, what: Paste) -> Then {
    clipboard::read().map(move |pasted| Message::Pasted(key.clone(), what, pasted))
}

fn kept(
    store: &crate::store::Store,
    case: &str,
    check: &check::Check,
    source: &Source,
) -> Result<PathBuf, String> {
    let case = CaseId::new(case).map_err(|error| error.to_string())?;
    let kept = match source {
        Source::File(path) if path.is_dir() => return Err(tr("exports-keep-no-folder")),
        Source::File(path) => {
            let opened = std::fs::File::open(path);
            let mut file = opened.map_err(|error| recheck::not_seen(&error.to_string()))?;
            store.keep(&case, &check.file, &check.sha256, &mut file)
        }
        Source::Pasted(pasted) => {
            let name = format!("{}.txt", tr("exports-pasted"));
            store.keep(&case, &name, &check.sha256, &mut pasted.as_bytes())
        }
    };
    kept.map(|kept| kept.path)
        .map_err(|error| error.to_string())
}

/// What was typed as a place, from the home folder on.
fn place_of(typed: &str, platform: &dyn Platform) -> PathBuf {
    let home = platform.home();
    platform::typed_path(typed, home.as_deref(), home.as_deref())
}

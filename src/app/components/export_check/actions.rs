//! What a person does with a list: each begins something, and returns at once.

use std::path::{Path, PathBuf};

use iced::{Task, clipboard};

use super::job::{self, News};
use super::list::{self, List};
use super::{
    ExportCheck, Exports, Job, Key, ListAction, Message, Panel, Paste, PickerPurpose, Source,
    file_name,
};
use crate::app::screen::Screen;
use crate::app::{self, Outro};
use crate::case::check;
use crate::i18n::{text, tr, tr_with};
use crate::platform::{self, Choose};
use crate::playlist::save::{Existing, Form};
use crate::playlist::{Stop, Watch};
use crate::store::CaseId;

type Then = Task<app::Message>;

impl Outro {
    /// Does what a person wants with the list of a task of the case at hand.
    pub(in crate::app) fn on_export(&mut self, task: &str, act: ListAction) -> Then {
        let Screen::Case(case, _) = &self.screen else {
            return Task::none();
        };
        let key = Key::new(case, task);
        match act {
            ListAction::Choose(purpose) => self.choose(key, purpose),
            ListAction::CheckTyped => self.check_typed(&key),
            ListAction::Paste => read_clipboard(key, Paste::List),
            ListAction::PasteNames => read_clipboard(key, Paste::Names),
            ListAction::Stop => self.stop_export(&key),
            ListAction::Opened(panel) => self.open_panel(&key, panel),
            ListAction::Compare => self.compare_typed(&key),
            ListAction::Save => self.save_typed(&key),
            ListAction::Replace => self.replace(&key),
            ListAction::Keep => self.keep_copy(&key),
            ListAction::Search(words) => {
                self.exports.at(&key).list.words = words;
                self.look(&key)
            }
            ListAction::Unfold(list) => {
                let unfolded = &mut self.exports.at(&key).list.unfolded;
                *unfolded = (unfolded.as_ref() != Some(&list)).then_some(list);
                self.look(&key)
            }
            ListAction::PathTyped(path) => self.edit(&key, |check| check.typed.path = path),
            ListAction::OtherTyped(path) => self.edit(&key, |check| check.typed.other = path),
            ListAction::SaveTyped(path) => self.edit(&key, |check| {
                check.typed.save = Some(path);
                check.in_the_way = None;
            }),
            ListAction::Form(form) => self.edit(&key, |check| {
                check.form = Some(form);
                check.typed.save = None;
                check.in_the_way = None;
            }),
            ListAction::Leave => self.edit(&key, |check| check.in_the_way = None),
        }
    }

    /// Changes only what is shown of a list.
    fn edit(&mut self, key: &Key, change: impl FnOnce(&mut ExportCheck)) -> Then {
        change(self.exports.at(key));
        Task::none()
    }

    fn choose(&mut self, key: Key, wanted: PickerPurpose) -> Then {
        let choose = match wanted {
            PickerPurpose::File | PickerPurpose::Other => Choose::File,
            PickerPurpose::Folder => Choose::Folder,
            PickerPurpose::Save => Choose::Save(self.copy_name(&key)),
        };
        let chosen = self.platform.choose(choose);
        Task::perform(chosen, move |path| {
            app::Message::Exports(Message::Chosen(key.clone(), wanted, path))
        })
    }

    pub(in crate::app) fn on_chosen(
        &mut self,
        key: &Key,
        wanted: PickerPurpose,
        path: Option<PathBuf>,
    ) -> Then {
        let Some(path) = path else {
            self.exports.at(key).spot = wanted.spot();
            return self.exports.say(key, tr("exports-not-chosen"), false);
        };
        match wanted {
            PickerPurpose::File | PickerPurpose::Folder => self.check(key, Source::File(path)),
            PickerPurpose::Other => {
                self.exports.at(key).typed.other = path.display().to_string();
                self.compare(key, path)
            }
            PickerPurpose::Save => {
                self.exports.at(key).typed.save = Some(path.display().to_string());
                self.save(key, path, Existing::Keep)
            }
        }
    }

    /// What was typed as a place, from the home folder on.
    fn place_of(&self, typed: &str) -> PathBuf {
        let home = self.platform.home();
        platform::typed_path(typed, home.as_deref(), home.as_deref())
    }

    fn check_typed(&mut self, key: &Key) -> Then {
        let typed = self.exports.at(key).typed.path.clone();
        if typed.trim().is_empty() {
            self.exports.at(key).spot = None;
            return self.exports.say(key, tr("exports-nothing-typed"), false);
        }
        let path = self.place_of(&typed);
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
        self.exports.at(key).spot = None;
        self.start(key, words, move |watch| job::check(&source, watch))
    }

    /// Starts a job for a task, in the place of the one that is under way.
    fn start(
        &mut self,
        key: &Key,
        words: String,
        work: impl FnOnce(&Watch<'_>) -> job::JobResult + Send + 'static,
    ) -> Then {
        let number = self.exports.next_turn();
        let export_check = self.exports.at(key);
        export_check.stop();
        export_check.said = None;
        export_check.in_the_way = None;
        let stop = Stop::default();
        export_check.job = Some(Job {
            number,
            stop: stop.clone(),
            words,
            progress: None,
        });
        let key = key.clone();
        job::run(stop, work)
            .map(move |news| app::Message::Exports(Message::Heard(key.clone(), number, news)))
    }

    fn stop_export(&mut self, key: &Key) -> Then {
        if self.exports.at(key).stop() {
            return self.exports.say(key, tr("exports-stopped"), false);
        }
        Task::none()
    }

    fn open_panel(&mut self, key: &Key, panel: Panel) -> Then {
        if panel == Panel::Save {
            self.exports.home = self.platform.home();
        }
        let export_check = self.exports.at(key);
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
        let export_check = self.exports.at(key);
        let (look, source) = (export_check.list.look(), export_check.source.clone());
        if let (Some(look), Some(source)) = (look, source) {
            return self.look_with(key, move |watch| list::find(&source, &look, watch));
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
        let number = self.exports.next_turn();
        let list: &mut List = &mut self.exports.at(key).list;
        list.stop();
        list.page = None;
        let stop = Stop::default();
        list.looking = Some((number, stop.clone()));
        let key = key.clone();
        job::run(stop, work).map(move |news: News| {
            app::Message::Exports(Message::Looked(key.clone(), number, news))
        })
    }

    fn compare_typed(&mut self, key: &Key) -> Then {
        let typed = self.exports.at(key).typed.other.clone();
        if typed.trim().is_empty() {
            self.exports.at(key).spot = Some(Panel::Other);
            return self.exports.say(key, tr("exports-nothing-typed"), false);
        }
        let path = self.place_of(&typed);
        self.compare(key, path)
    }

    fn compare(&mut self, key: &Key, other: PathBuf) -> Then {
        let export_check = self.exports.at(key);
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
        let export_check = self.exports.checks.get(key);
        export_check.map(ExportCheck::copy_name).unwrap_or_default()
    }

    fn save_typed(&mut self, key: &Key) -> Then {
        let typed = self.exports.at(key).typed.save.clone();
        let typed = typed.unwrap_or_else(|| self.exports.proposed_place(&key.case, &key.task));
        let mut path = self.place_of(&typed);
        if path.is_dir() {
            path.push(self.copy_name(key));
        }
        self.save(key, path, Existing::Keep)
    }

    fn replace(&mut self, key: &Key) -> Then {
        match self.exports.at(key).in_the_way.take() {
            Some(path) => self.save(key, path, Existing::Replace),
            None => Task::none(),
        }
    }

    fn save(&mut self, key: &Key, to: PathBuf, existing: Existing) -> Then {
        let export_check = self.exports.at(key);
        let Some(source) = export_check.source.clone() else {
            return Task::none();
        };
        export_check.spot = Some(Panel::Save);
        let form = export_check.form.unwrap_or(Form::Csv);
        let file = text(crate::text::clean(&file_name(&to)));
        let words = tr_with("exports-saving", &[("file", file)]);
        self.start(key, words, move |watch| {
            job::save(&source, to, form, existing, watch)
        })
    }

    /// Copies the list into Outro's folder, where the person asked for that.
    fn keep_copy(&mut self, key: &Key) -> Then {
        let known = self.cases.case(&key.case);
        let known = known.and_then(|case| case.checks.get(&key.task)).cloned();
        let (Some(check), Some(source)) = (known, self.exports.at(key).source.clone()) else {
            return Task::none();
        };
        let store = self.cases.store().clone();
        let file = text(crate::present::export_check::name(&check));
        self.exports.at(key).spot = None;
        let words = tr_with("exports-keeping", &[("file", file)]);
        let case = key.case.clone();
        self.start(key, words, move |_| {
            job::JobResult::Kept(kept(&store, &case, &check, &source))
        })
    }
}

fn read_clipboard(key: Key, what: Paste) -> Then {
    clipboard::read()
        .map(move |pasted| app::Message::Exports(Message::Pasted(key.clone(), what, pasted)))
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
            let mut file = opened.map_err(|error| super::start::not_seen(&error.to_string()))?;
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

impl Exports {
    /// A place as a person would type it.
    fn as_typed(&self, path: &Path) -> String {
        let home = self.home.as_deref();
        let inside = home.and_then(|home| path.strip_prefix(home).ok());
        inside.unwrap_or(path).display().to_string()
    }

    /// Where the clean copy goes when nobody says otherwise: beside the list, else in the
    /// home folder.
    pub fn proposed_place(&self, case: &str, task: &str) -> String {
        let Some(export_check) = self.export_check(case, task) else {
            return String::new();
        };
        let name = export_check.copy_name();
        match &export_check.source {
            Some(Source::File(path)) => self.as_typed(&path.with_file_name(name)),
            _ => name,
        }
    }
}

impl ExportCheck {
    /// What the clean copy is called when nobody says otherwise.
    fn copy_name(&self) -> String {
        let form = self.form.unwrap_or(Form::Csv);
        let name = self.source.as_ref().map(Source::name);
        let name = name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| tr("exports-pasted"));
        let stem = match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => &name,
        };
        let copy = tr_with("exports-copy-name", &[("file", text(stem))]);
        format!("{copy}.{}", form.id())
    }
}

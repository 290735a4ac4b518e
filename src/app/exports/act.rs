//! What a person does with a list: each begins something, and returns at once.

use std::path::{Path, PathBuf};

use iced::{Task, clipboard};

use super::job::{self, News};
use super::list::{self, List};
use super::{Act, Bench, Exports, Job, Key, Message, Panel, Paste, Source, Wanted, file_name};
use crate::app::screen::Screen;
use crate::app::{self, Outro};
use crate::case::check;
use crate::platform::{self, Choose};
use crate::playlist::save::{Existing, Form};
use crate::playlist::{Stop, Watch};
use crate::store::CaseId;
use crate::words::{fill, say, text};

type Then = Task<app::Message>;

impl Outro {
    /// Does what a person wants with the list of a task of the case at hand.
    pub(in crate::app) fn on_export(&mut self, task: &str, act: Act) -> Then {
        let Screen::Case(case, _) = &self.screen else {
            return Task::none();
        };
        let key = Key::new(case, task);
        match act {
            Act::Choose(wanted) => self.choose(key, wanted),
            Act::CheckTyped => self.check_typed(&key),
            Act::Paste => read_clipboard(key, Paste::List),
            Act::PasteNames => read_clipboard(key, Paste::Names),
            Act::Stop => self.stop_export(&key),
            Act::Opened(panel) => self.open_panel(&key, panel),
            Act::Compare => self.compare_typed(&key),
            Act::Save => self.save_typed(&key),
            Act::Replace => self.replace(&key),
            Act::Keep => self.keep_copy(&key),
            Act::Search(words) => {
                self.exports.at(&key).list.words = words;
                self.look(&key)
            }
            Act::Unfold(list) => {
                let unfolded = &mut self.exports.at(&key).list.unfolded;
                *unfolded = (unfolded.as_ref() != Some(&list)).then_some(list);
                self.look(&key)
            }
            other => {
                self.exports.at(&key).typed(other);
                Task::none()
            }
        }
    }

    fn choose(&mut self, key: Key, wanted: Wanted) -> Then {
        let choose = match wanted {
            Wanted::File | Wanted::Other => Choose::File,
            Wanted::Folder => Choose::Folder,
            Wanted::Save => Choose::Save(self.copy_name(&key)),
        };
        let chosen = self.platform.choose(choose);
        Task::perform(chosen, move |path| {
            app::Message::Exports(Message::Chosen(key.clone(), wanted, path))
        })
    }

    pub(super) fn on_chosen(&mut self, key: &Key, wanted: Wanted, path: Option<PathBuf>) -> Then {
        let Some(path) = path else {
            self.exports.at(key).spot = wanted.spot();
            return self.exports.say(key, say("exports-not-chosen"), false);
        };
        match wanted {
            Wanted::File | Wanted::Folder => self.check(key, Source::File(path)),
            Wanted::Other => {
                self.exports.at(key).typed.other = path.display().to_string();
                self.compare(key, path)
            }
            Wanted::Save => {
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
            return self.exports.say(key, say("exports-nothing-typed"), false);
        }
        let path = self.place_of(&typed);
        self.check(key, Source::File(path))
    }

    /// Begins to read a list and to count what is in it.
    pub(super) fn check(&mut self, key: &Key, source: Source) -> Then {
        let name = match &source {
            Source::File(path) => file_name(path),
            Source::Pasted(_) => say("exports-pasted"),
        };
        let words = fill(
            "exports-reading",
            &[("file", text(crate::guide::clean(&name)))],
        );
        self.exports.at(key).spot = None;
        self.start(key, words, move |watch| job::check(&source, watch))
    }

    /// Starts a job for a task, in the place of the one that is under way.
    fn start(
        &mut self,
        key: &Key,
        words: String,
        work: impl FnOnce(&Watch<'_>) -> job::Ended + Send + 'static,
    ) -> Then {
        let number = self.exports.next_turn();
        let bench = self.exports.at(key);
        bench.stop();
        bench.said = None;
        bench.in_the_way = None;
        let stop = Stop::default();
        bench.job = Some(Job {
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
            return self.exports.say(key, say("exports-stopped"), false);
        }
        Task::none()
    }

    fn open_panel(&mut self, key: &Key, panel: Panel) -> Then {
        if panel == Panel::Save {
            self.exports.home = self.platform.home();
        }
        let bench = self.exports.at(key);
        bench.panel = (bench.panel != Some(panel)).then_some(panel);
        bench.said = None;
        let needs_names = matches!(panel, Panel::List | Panel::App);
        if bench.panel.is_none() || !needs_names || bench.report.is_some() {
            return Task::none();
        }
        let Some(source) = bench.source.clone() else {
            return Task::none();
        };
        self.look_with(key, move |watch| job::read(&source, watch))
    }

    /// Looks for what is to be shown of the list, in the place of what was looked for before.
    fn look(&mut self, key: &Key) -> Then {
        let bench = self.exports.at(key);
        let (look, source) = (bench.list.look(), bench.source.clone());
        if let (Some(look), Some(source)) = (look, source) {
            return self.look_with(key, move |watch| list::find(&source, &look, watch));
        }
        bench.list.stop();
        bench.list.page = None;
        Task::none()
    }

    fn look_with(
        &mut self,
        key: &Key,
        work: impl FnOnce(&Watch<'_>) -> job::Ended + Send + 'static,
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
            return self.exports.say(key, say("exports-nothing-typed"), false);
        }
        let path = self.place_of(&typed);
        self.compare(key, path)
    }

    fn compare(&mut self, key: &Key, other: PathBuf) -> Then {
        let bench = self.exports.at(key);
        bench.differences = None;
        let Some(Source::File(first)) = bench.source.clone() else {
            return Task::none();
        };
        let file = text(crate::guide::clean(&file_name(&other)));
        bench.spot = Some(Panel::Other);
        let words = fill("exports-comparing", &[("file", file)]);
        self.start(key, words, move |watch| job::compare(&first, &other, watch))
    }

    fn copy_name(&self, key: &Key) -> String {
        let bench = self.exports.benches.get(key);
        bench.map(Bench::copy_name).unwrap_or_default()
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
        let bench = self.exports.at(key);
        let Some(source) = bench.source.clone() else {
            return Task::none();
        };
        bench.spot = Some(Panel::Save);
        let form = bench.form.unwrap_or(Form::Csv);
        let file = text(crate::guide::clean(&file_name(&to)));
        let words = fill("exports-saving", &[("file", file)]);
        self.start(key, words, move |watch| {
            job::save(&source, to, form, existing, watch)
        })
    }

    /// Copies the list into Outro's folder, where the person asked for that.
    fn keep_copy(&mut self, key: &Key) -> Then {
        let known = self.desk.case(&key.case);
        let known = known.and_then(|case| case.checks.get(&key.task)).cloned();
        let (Some(check), Some(source)) = (known, self.exports.at(key).source.clone()) else {
            return Task::none();
        };
        let store = self.desk.store().clone();
        let file = text(crate::overview::exports::name(&check));
        self.exports.at(key).spot = None;
        let words = fill("exports-keeping", &[("file", file)]);
        let case = key.case.clone();
        self.start(key, words, move |_| {
            job::Ended::Kept(kept(&store, &case, &check, &source))
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
        Source::File(path) if path.is_dir() => return Err(say("exports-keep-no-folder")),
        Source::File(path) => {
            let opened = std::fs::File::open(path);
            let mut file = opened.map_err(|error| super::start::not_seen(&error.to_string()))?;
            store.keep(&case, &check.file, &check.sha256, &mut file)
        }
        Source::Pasted(pasted) => {
            let name = format!("{}.txt", say("exports-pasted"));
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
        let Some(bench) = self.bench(case, task) else {
            return String::new();
        };
        let name = bench.copy_name();
        match &bench.source {
            Some(Source::File(path)) => self.as_typed(&path.with_file_name(name)),
            _ => name,
        }
    }
}

impl Bench {
    /// What the clean copy is called when nobody says otherwise.
    fn copy_name(&self) -> String {
        let form = self.form.unwrap_or(Form::Csv);
        let name = self.source.as_ref().map(Source::name);
        let name = name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| say("exports-pasted"));
        let stem = match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => &name,
        };
        let copy = fill("exports-copy-name", &[("file", text(stem))]);
        format!("{copy}.{}", form.id())
    }

    /// What changes only what is shown.
    fn typed(&mut self, act: Act) {
        match act {
            Act::PathTyped(path) => self.typed.path = path,
            Act::OtherTyped(path) => self.typed.other = path,
            Act::SaveTyped(path) => {
                self.typed.save = Some(path);
                self.in_the_way = None;
            }
            Act::Form(form) => {
                self.form = Some(form);
                self.typed.save = None;
                self.in_the_way = None;
            }
            Act::Leave => self.in_the_way = None,
            _ => {}
        }
    }
}

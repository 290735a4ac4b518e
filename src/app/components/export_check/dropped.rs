//! Lists that come from elsewhere: dropped on the window, or off the clipboard.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::{Key, Message, Panel, Paste, Source};
use crate::app::drafts::Field;
use crate::app::screen::Target;
use crate::app::{self, Outro};
use crate::case::CasePage;
use crate::guide::backup::Verify;
use crate::i18n::{number, tr, tr_with};

/// How long after a dropped file another one belongs to it.
const TOGETHER: Duration = Duration::from_millis(200);

type Then = Task<app::Message>;

impl Outro {
    /// A file was dropped on the window: the ones that come with it are waited for.
    pub(in crate::app) fn on_dropped(&mut self, path: PathBuf) -> Then {
        self.exports.dropped.push(path);
        if self.exports.dropped.len() > 1 {
            return Task::none();
        }
        Task::perform(async { std::thread::sleep(TOGETHER) }, |()| {
            app::Message::Exports(Message::AllDropped)
        })
    }

    pub(in crate::app) fn on_all_dropped(&mut self) -> Then {
        let mut dropped = std::mem::take(&mut self.exports.dropped);
        dropped.dedup();
        let Some(key) = self.task_to_check() else {
            self.notify(tr("exports-dropped-nowhere"));
            return Task::none();
        };
        let shown = self.go(Target::Page(CasePage::Backup));
        if dropped.len() > 1 {
            let n = [("n", number(dropped.len()))];
            let words = tr_with("exports-several-dropped", &n);
            self.exports.at(&key).spot = None;
            return Task::batch([shown, self.exports.say(&key, words, false)]);
        }
        match dropped.pop() {
            Some(path) => Task::batch([shown, self.check(&key, Source::File(path))]),
            None => shown,
        }
    }

    /// The task of the case at hand that a dropped list belongs to.
    fn task_to_check(&self) -> Option<Key> {
        let (case, guide) = self.current_case()?;
        let mut tasks = guide.backup.tasks.iter();
        let task = tasks.find(|task| task.verify == Verify::PlaylistFile)?;
        Some(Key::new(&case.id, &task.id))
    }

    pub(in crate::app) fn on_pasted(
        &mut self,
        key: &Key,
        what: Paste,
        pasted: Option<String>,
    ) -> Then {
        let pasted = pasted.filter(|pasted| !pasted.trim().is_empty());
        let Some(pasted) = pasted else {
            let is_list = matches!(what, Paste::List);
            self.exports.at(key).spot = (!is_list).then_some(Panel::App);
            return self.exports.say(key, tr("exports-nothing-to-paste"), false);
        };
        match what {
            Paste::List => self.check(key, Source::Pasted(Arc::from(pasted))),
            Paste::Names => {
                let names = super::names_of(&pasted);
                self.typed(
                    &Field::Note(super::note(&key.task, super::APP_NAMES)),
                    names,
                )
            }
        }
    }
}

//! Lists that come from elsewhere: dropped on the window, or off the clipboard.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::{Action, Deps, Exports, Key, Message, Paste};
use crate::app::blocking;
use crate::app::drafts::Field;
use crate::app::screen::backup::export_check::{APP_NAMES, Panel, Source, note};
use crate::i18n::{number, tr, tr_with};

/// How long after a dropped file another one belongs to it.
const TOGETHER: Duration = Duration::from_millis(200);

impl Exports {
    /// A file was dropped on the window: the ones that come with it are waited for.
    pub(super) fn on_dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        if self.dropped.len() > 1 {
            return Task::none();
        }
        blocking::perform(|| std::thread::sleep(TOGETHER), |()| Message::AllDropped)
    }

    /// Takes the files out that were dropped together.
    pub fn take_dropped(&mut self) -> Vec<PathBuf> {
        let mut dropped = std::mem::take(&mut self.dropped);
        dropped.dedup();
        dropped
    }

    pub(super) fn on_all_dropped(&mut self, deps: Deps<'_>) -> Action {
        let mut dropped = self.take_dropped();
        let Some(key) = deps.task_to_check else {
            return Action::Notify(tr("exports-dropped-nowhere"));
        };
        if dropped.len() > 1 {
            let n = [("n", number(dropped.len()))];
            let words = tr_with("exports-several-dropped", &n);
            return Action::ShowBackup(self.say_at(&key, None, words));
        }
        Action::ShowBackup(match dropped.pop() {
            Some(path) => self.check(&key, Source::File(path)),
            None => Task::none(),
        })
    }

    pub(super) fn on_pasted(&mut self, key: &Key, what: Paste, pasted: Option<String>) -> Action {
        let pasted = pasted.filter(|pasted| !pasted.trim().is_empty());
        match (what, pasted) {
            (Paste::List, Some(pasted)) => {
                Action::Run(self.check(key, Source::Pasted(Arc::from(pasted))))
            }
            (Paste::Names, Some(pasted)) => {
                Action::Type(Field::Note(note(&key.task, APP_NAMES)), names_of(&pasted))
            }
            (Paste::List, None) => self.nothing_to_paste(key, None),
            (Paste::Names, None) => self.nothing_to_paste(key, Some(Panel::App)),
        }
    }

    fn nothing_to_paste(&mut self, key: &Key, spot: Option<Panel>) -> Action {
        Action::Run(self.say_at(key, spot, tr("exports-nothing-to-paste")))
    }
}

/// Names that were pasted one a line, as they stand in the field.
fn names_of(pasted: &str) -> String {
    let names = pasted
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let names: Vec<String> = names.map(crate::text::clean).collect();
    let between = if pasted.contains(';') { " || " } else { "; " };
    names.join(between)
}

//! What the window does with exported lists.

use iced::Task;

use crate::app::components::export_check::{self, Action, Deps, Key};
use crate::app::screen::backup::export_check::ListAction;
use crate::app::screen::{Page, Screen, Target};
use crate::app::{Message, Outro};
use crate::case::CasePage;
use crate::guide::TaskId;
use crate::guide::backup::Verify;
use crate::i18n::tr;

impl Outro {
    /// Does what a person wants with the list of a task of the current case.
    pub(in crate::app) fn on_list_action(
        &mut self,
        task: &TaskId,
        action: ListAction,
    ) -> Task<Message> {
        let Screen::Case(case, _) = &self.screen else {
            return Task::none();
        };
        self.on_exports(export_check::Message::Act(Key::new(case, task), action))
    }

    /// Takes in what happened with exported lists.
    pub(in crate::app) fn on_exports(&mut self, message: export_check::Message) -> Task<Message> {
        if matches!(message, export_check::Message::Dropped(_)) {
            self.file_held = false;
        }
        if matches!(message, export_check::Message::AllDropped)
            && let Some(taken) = self.take_dropped()
        {
            return taken;
        }
        let deps = Deps {
            task_to_check: self.task_to_check(),
            cases: &self.cases,
            platform: &self.platform,
        };
        let wanted = self.exports.update(message, deps);
        let done = self.do_for_lists(wanted);
        // A list may have been written that closing waited for.
        Task::batch([done, self.close_when_saved()])
    }

    fn do_for_lists(&mut self, wanted: Action) -> Task<Message> {
        match wanted {
            Action::None => Task::none(),
            Action::Run(task) => task.map(Message::Exports),
            Action::Notify(sentence) => {
                self.notify(sentence);
                Task::none()
            }
            Action::ShowBackup(then) => {
                let shown = self.go(Target::Page(CasePage::Backup));
                Task::batch([shown, then.map(Message::Exports)])
            }
            Action::Type(field, text) => self.typed(&field, text),
            Action::Record { case, event, then } => {
                let saved = self.record_in(&case, vec![*event]);
                Task::batch([saved, then.map(Message::Exports)])
            }
        }
    }

    /// Takes the files that were dropped together where they are no lists: on the page that asks for
    /// a bank's file they are that, and where proof is kept they are proof.
    fn take_dropped(&mut self) -> Option<Task<Message>> {
        match &self.screen {
            Screen::Charges(_) => {
                let dropped = self.exports.take_dropped();
                Some(self.statement_dropped(dropped))
            }
            Screen::Case(id, Page::Ending(_)) => {
                let id = id.clone();
                let dropped = self.exports.take_dropped();
                Some(self.attach_dropped(&id, dropped))
            }
            _ => None,
        }
    }

    /// Looks whether the lists that were checked earlier are still there.
    pub(in crate::app) fn look_after_exports(&self) -> Task<Message> {
        export_check::look_after_all(&self.cases).map(Message::Exports)
    }

    /// As [`Outro::look_after_exports`], for cases that were not open until now.
    pub(in crate::app) fn look_after_exports_of(&self, cases: &[String]) -> Task<Message> {
        export_check::look_after_those(&self.cases, cases).map(Message::Exports)
    }

    /// What happens with a file that is held over the window, once it is dropped.
    pub(in crate::app) fn drop_words(&self) -> Option<String> {
        let id = match (&self.screen, self.task_to_check()) {
            _ if !self.file_held => return None,
            (Screen::Charges(_), _) => "drop-statement",
            (Screen::Case(_, Page::Ending(_)), _) => "drop-proof",
            (_, Some(_)) => "drop-list",
            (_, None) => "drop-nowhere",
        };
        Some(tr(id))
    }

    /// The task of the current case that a dropped list belongs to.
    fn task_to_check(&self) -> Option<Key> {
        let (case, guide) = self.current_case()?;
        let mut tasks = guide.backup.tasks.iter();
        let task = tasks.find(|task| task.verify == Verify::PlaylistFile)?;
        Some(Key::new(&case.id, &task.id))
    }
}

//! Deletes cases, brings them back, and deletes everything.

use iced::Task;

use crate::app::blocking;
use crate::app::components::trash::{self, Trash};
use crate::app::drafts::Drafts;
use crate::app::screen::{self, Screen, Target};
use crate::app::{Message, Outro, cases};
use crate::present;
use crate::store::Purged;
use crate::store::settings::Settings;

impl Outro {
    /// Moves a case to the trash, after what is still being written of it.
    pub(in crate::app) fn delete(&mut self, case: String) -> Task<Message> {
        let flushed = self.flush();
        let name = self.cases.case(&case).map_or_else(String::new, |case| {
            present::name(self.catalogue.guide(&case.guide), case)
        });
        if matches!(&self.screen, Screen::Case(id, _) if *id == case) {
            self.screen = Screen::Home(screen::home::Home::default());
        }
        self.trash.delete(case, name);
        Task::batch([flushed, self.delete_when_saved()])
    }

    /// Goes on with deletions that waited for the disk.
    pub(in crate::app) fn delete_when_saved(&mut self) -> Task<Message> {
        let now = self.platform.now();
        self.trash.go_on(&mut self.cases, now).map(Message::Trash)
    }

    /// Brings a case of the trash back.
    pub(in crate::app) fn bring_back(&mut self, case: String) -> Task<Message> {
        let restored = self.trash.bring_back(case, self.cases.store());
        restored.map(Message::Trash)
    }

    /// Deletes a case of the trash for good.
    pub(in crate::app) fn purge_case(&mut self, case: String) -> Task<Message> {
        self.trash.purge(case, &self.cases).map(Message::Trash)
    }

    /// Takes in what happened with deleted cases.
    pub(in crate::app) fn on_trash(&mut self, message: trash::Message) -> Task<Message> {
        match self.trash.update(message, &mut self.cases) {
            trash::Action::None => Task::none(),
            trash::Action::Notify(sentence) => {
                self.notify(sentence);
                self.read_trash_if_shown()
            }
            trash::Action::Show(trashed) => self.on_screen(screen::Message::Settings(
                screen::settings::Message::TrashRead(trashed),
            )),
            trash::Action::ReadAgain => self.read_trash_if_shown(),
            trash::Action::Run(task) => task.map(Message::Trash),
        }
    }

    /// Reads the trash for the settings.
    pub(in crate::app) fn read_trash(&self) -> Task<Message> {
        trash::read(&self.cases, &self.catalogue).map(Message::Trash)
    }

    pub(in crate::app) fn read_trash_if_shown(&self) -> Task<Message> {
        match self.screen {
            Screen::Settings(_) => self.read_trash(),
            Screen::Home(_)
            | Screen::Guides(_)
            | Screen::Answers(_)
            | Screen::Charges(_)
            | Screen::Case(..) => Task::none(),
        }
    }

    /// Deletes everything that Outro keeps, for good.
    pub(in crate::app) fn purge(&mut self) -> Task<Message> {
        let store = self.cases.store().clone();
        blocking::perform(
            move || store.purge_everything().map_err(|error| error.to_string()),
            Message::Purged,
        )
    }

    pub(in crate::app) fn on_purged(&mut self, result: Result<Purged, String>) -> Task<Message> {
        match result {
            Ok(purged) => {
                self.cases = cases::OpenCases::new(self.cases.store().clone(), Vec::new());
                self.exports.clear();
                self.settings = Settings::default();
                self.settings_on_disk = Settings::default();
                self.trash = Trash::default();
                self.drafts = Drafts::default();
                self.notices.clear();
                for line in present::deleted::everything(&purged) {
                    self.notify(line);
                }
                self.go(Target::Home)
            }
            Err(error) => {
                self.notify(error);
                Task::none()
            }
        }
    }
}

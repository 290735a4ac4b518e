//! Deletes cases, brings them back, and deletes everything.

use std::sync::Arc;

use iced::Task;

use crate::app::blocking;
use crate::app::cases::Saving;
use crate::app::components::notices::Until;
use crate::app::components::pictures::Pictures;
use crate::app::components::trash::{self, Trash};
use crate::app::drafts::Drafts;
use crate::app::screen::{self, Screen, Target};
use crate::app::update::settings::SettingsWrite;
use crate::app::{Message, Outro, cases};
use crate::guide::catalogue::Catalogue;
use crate::i18n::{text, tr, tr_with};
use crate::present;
use crate::store::Purged;
use crate::store::settings::Settings;

/// Whether everything is being deleted for good. Until that ended no settings are written: they would
/// lie on the disk again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) enum Purge {
    /// Nothing is.
    #[default]
    No,
    /// It waits until the settings were written.
    Waiting,
    /// It is under way.
    UnderWay,
}

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
        let waits = matches!(self.cases.saving(&case), Saving::Failed(_));
        self.trash.delete(case, name.clone());
        let moved = self.delete_when_saved();
        if waits {
            let values = [("case", text(name))];
            let sentence = tr_with("notice-delete-waits", &values);
            self.notices.add_until(Until::NoneWaits, sentence);
        }
        Task::batch([flushed, moved])
    }

    /// Goes on with deletions that waited for the disk.
    pub(in crate::app) fn delete_when_saved(&mut self) -> Task<Message> {
        let now = self.platform.now();
        let moved = self.trash.go_on(&mut self.cases, now);
        if !self.trash.waits() {
            self.notices.is_over(Until::NoneWaits);
        }
        self.run_to_the_end(moved.map(Message::Trash))
    }

    /// Brings a case of the trash back.
    pub(in crate::app) fn bring_back(&mut self, case: String) -> Task<Message> {
        let restored = self.trash.bring_back(case, self.cases.store());
        self.run_to_the_end(restored.map(Message::Trash))
    }

    /// Deletes a case of the trash for good.
    pub(in crate::app) fn purge_case(&mut self, case: String) -> Task<Message> {
        let purged = self.trash.purge(case, &self.cases);
        self.run_to_the_end(purged.map(Message::Trash))
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
            trash::Action::BroughtBack(case, trouble) => {
                match trouble {
                    None => self.copied.tell(tr("notice-brought-back")),
                    Some(sentence) => self.notify(sentence),
                }
                let looked_after = self.look_after_exports_of(&[case]);
                Task::batch([self.read_trash_if_shown(), looked_after])
            }
            trash::Action::Run(task) => self.run_to_the_end(task.map(Message::Trash)),
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
        self.purge = Purge::Waiting;
        self.purge_when_settings_rest()
    }

    /// Begins to delete everything that is to be deleted, unless settings are still being written.
    pub(in crate::app) fn purge_when_settings_rest(&mut self) -> Task<Message> {
        if self.purge != Purge::Waiting || self.settings_write.is_under_way() {
            return Task::none();
        }
        self.purge = Purge::UnderWay;
        let store = self.cases.store().clone();
        let purged = blocking::perform(
            move || store.purge_everything().map_err(|error| error.to_string()),
            Message::Purged,
        );
        self.run_to_the_end(purged)
    }

    pub(in crate::app) fn on_purged(&mut self, result: Result<Purged, String>) -> Task<Message> {
        self.purge = Purge::No;
        match result {
            Ok(purged) => {
                let level = self.forget_everything();
                for line in present::deleted::everything(&purged) {
                    self.notify(line);
                }
                Task::batch([level, self.go(Target::Home)])
            }
            Err(error) => {
                self.notify(error);
                // What was chosen meanwhile was not written.
                self.write_settings()
            }
        }
    }

    /// Forgets whatever was read from the disk: nothing of it is there any more.
    fn forget_everything(&mut self) -> Task<Message> {
        self.cases = cases::OpenCases::new(self.cases.store().clone(), Vec::new());
        self.take_catalogue(Arc::new(Catalogue::with_own(Vec::new())));
        self.exports.clear();
        self.pictures = Pictures::default();
        self.trash = Trash::default();
        self.drafts = Drafts::default();
        self.notices.clear();
        self.settings_write = SettingsWrite::default();
        self.settings_on_disk = Settings::default();
        // The system has its colours still, and tells only of changes.
        self.take_on(Settings {
            system: self.settings.system,
            ..Settings::default()
        })
    }
}

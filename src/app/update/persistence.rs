//! What goes to the disk and comes back from it, besides the journals on the desk.

use std::sync::Arc;
use std::time::Duration;

use iced::{Task, window};

use crate::guide::Catalogue;
use crate::i18n;
use crate::store::settings::{Settings, SystemColours, WindowSize};

use crate::app::components::{transfer, trash};
use crate::app::drafts::{self, Field};
use crate::app::notices::Until;
use crate::app::screen::settings::transfer::Message as Happened;
use crate::app::screen::{self, Ask, Screen, Target};
use crate::app::{Asked, Message, Outro, cases, view};

/// How long typing rests before it is written down.
const REST: Duration = Duration::from_millis(600);

impl Outro {
    pub(in crate::app) fn typed(&mut self, field: &Field, text: String) -> Task<Message> {
        let Screen::Case(id, _) = &self.screen else {
            return Task::none();
        };
        let (id, field) = (id.clone(), field.clone());
        let version = self.drafts.typed(&id, &field, text);
        Task::perform(
            async move { rest(id, field, version) },
            |(id, field, version)| Message::Rested(id, field, version),
        )
    }

    pub(in crate::app) fn on_rest(
        &mut self,
        case: &str,
        field: &Field,
        version: u64,
    ) -> Task<Message> {
        match self.drafts.rested(case, field, version) {
            Some(text) => self.write_down(case, field, &text),
            None => Task::none(),
        }
    }

    pub(in crate::app) fn write_down(
        &mut self,
        id: &str,
        field: &Field,
        text: &str,
    ) -> Task<Message> {
        let Some(case) = self.cases.case(id) else {
            return Task::none();
        };
        let Some(guide) = self.catalogue.guide(&case.guide) else {
            return Task::none();
        };
        let events = drafts::events(guide, case, field, text);
        if events.is_empty() {
            return Task::none();
        }
        self.cases
            .record(id, events, &self.platform)
            .map(Message::Cases)
    }

    /// Writes down whatever is being typed, before the page goes.
    pub(in crate::app) fn flush(&mut self) -> Task<Message> {
        let drafts = self.drafts.take();
        Task::batch(
            drafts
                .into_iter()
                .map(|(case, field, text)| self.write_down(&case, &field, &text))
                .collect::<Vec<_>>(),
        )
    }

    /// Moves a case to the trash, after what is still being written of it.
    pub(in crate::app) fn delete(&mut self, case: String) -> Task<Message> {
        let flushed = self.flush();
        let name = self
            .cases
            .case(&case)
            .map_or_else(String::new, |case| view::case_name(self, case));
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
            Screen::Home(_) | Screen::Guides(_) | Screen::Answers(_) | Screen::Case(..) => {
                Task::none()
            }
        }
    }

    /// What a file for another computer needs of the window.
    pub(in crate::app) fn transfer_deps(&self) -> transfer::Deps {
        transfer::Deps {
            store: self.cases.store().clone(),
            platform: Arc::clone(&self.platform),
            catalogue: Arc::clone(&self.catalogue),
        }
    }

    /// Writes everything to a file, after what is being typed.
    pub(in crate::app) fn export_data(&mut self, typed: &str) -> Task<Message> {
        let flushed = self.flush();
        let exported = transfer::export(typed, self.cases.is_saved(), self.transfer_deps());
        Task::batch([flushed, exported.map(Message::Transfer)])
    }

    /// Takes in what happened with a file for another computer, or from one.
    pub(in crate::app) fn on_transfer(&mut self, message: transfer::Message) -> Task<Message> {
        match message {
            transfer::Message::Suggested(path) => self.in_settings(Happened::Suggested(path)),
            transfer::Message::Exported(said) => self.in_settings(Happened::Exported(said)),
            transfer::Message::Looked(arrival) => self.in_settings(Happened::Looked(arrival)),
            transfer::Message::BroughtIn(done) => {
                self.take_in_from_disk();
                let read = self.read_trash_if_shown();
                Task::batch([read, self.in_settings(Happened::BroughtIn(done))])
            }
        }
    }

    fn in_settings(&mut self, message: Happened) -> Task<Message> {
        self.on_screen(screen::Message::Settings(
            screen::settings::Message::Transfer(message),
        ))
    }

    /// Takes in what lies on the disk after a file was brought in, also where something went
    /// wrong on the way.
    fn take_in_from_disk(&mut self) {
        let store = self.cases.store().clone();
        for file in store.cases().cases {
            self.cases.take_in(file.id.as_str(), file.entries);
        }
        self.catalogue = Arc::new(Catalogue::with_own(store.own_guides().0));
        let (mut settings, _) = store.settings();
        settings.window = self.settings.window;
        self.settings = settings;
    }

    /// Deletes everything that Outro keeps, for good.
    pub(in crate::app) fn purge(&mut self) -> Task<Message> {
        let store = self.cases.store().clone();
        Task::perform(
            async move { store.purge_everything().map_err(|error| error.to_string()) },
            Message::Purged,
        )
    }

    pub(in crate::app) fn on_purged(
        &mut self,
        result: Result<Vec<String>, String>,
    ) -> Task<Message> {
        match result {
            Ok(exported) => {
                self.cases = cases::OpenCases::new(self.cases.store().clone(), Vec::new());
                self.exports.clear();
                self.settings = Settings::default();
                self.trash = trash::Trash::default();
                self.drafts = drafts::Drafts::default();
                self.notices.clear();
                self.notify(i18n::tr("settings-everything-deleted"));
                if !exported.is_empty() {
                    let paths = i18n::text(exported.join(", "));
                    self.notify(i18n::tr_with("notice-exported", &[("paths", paths)]));
                }
                self.go(Target::Home)
            }
            Err(error) => {
                self.notify(error);
                Task::none()
            }
        }
    }

    /// Takes new settings on and keeps them.
    pub(in crate::app) fn set(&mut self, settings: Settings) -> Task<Message> {
        let level = if self.settings.keep_on_top == settings.keep_on_top {
            Task::none()
        } else {
            set_level(settings.keep_on_top)
        };
        self.settings = settings.clone();
        let (store, now) = (self.cases.store().clone(), self.platform.now());
        let kept = Task::perform(
            async move {
                store
                    .save_settings(&settings, now)
                    .map_err(|error| error.to_string())
            },
            Message::SettingsKept,
        );
        Task::batch([level, kept])
    }

    /// Says that the settings could not be kept, and tries again by itself.
    pub(in crate::app) fn on_settings_kept(&mut self, result: Result<(), String>) -> Task<Message> {
        let Err(error) = result else {
            self.is_over(Until::Saved);
            return Task::none();
        };
        self.notify_until_saved(error);
        if std::mem::replace(&mut self.lasting.settings, true) {
            return Task::none();
        }
        Task::perform(async { std::thread::sleep(cases::RETRY_AFTER) }, |()| {
            Message::SettingsRested
        })
    }

    pub(in crate::app) fn on_settings_rested(&mut self) -> Task<Message> {
        self.lasting.settings = false;
        self.set(self.settings.clone())
    }

    /// Takes the system's colours on, and keeps them for the next start.
    pub(in crate::app) fn on_scheme(&mut self, system: SystemColours) -> Task<Message> {
        if system == self.settings.system {
            return Task::none();
        }
        let settings = Settings {
            system,
            ..self.settings.clone()
        };
        self.set(settings)
    }

    pub(in crate::app) fn on_resized(&mut self, size: iced::Size) -> Task<Message> {
        let scale = self.scale_factor();
        self.settings.window = Some(WindowSize {
            width: (size.width * scale).round() as u32,
            height: (size.height * scale).round() as u32,
            maximized: self.settings.window.is_some_and(|window| window.maximized),
        });
        Task::none()
    }

    pub(in crate::app) fn on_cases(&mut self, message: cases::Message) -> Task<Message> {
        if matches!(message, cases::Message::Written(_, _, Ok(_))) {
            self.is_over(Until::Saved);
        }
        let task = self
            .cases
            .update(message, &self.platform)
            .map(Message::Cases);
        self.mind_the_clock();
        let deleted = self.delete_when_saved();
        if self.closing && self.cases.is_saved() {
            return iced::exit();
        }
        if self.closing && self.cases.trouble().is_some() {
            self.ask_before_closing();
        }
        Task::batch([task, deleted])
    }

    pub(in crate::app) fn on_close(&mut self, _id: window::Id) -> Task<Message> {
        let flushed = self.flush();
        let kept = self.set(self.settings.clone());
        if self.cases.is_saved() {
            return kept.chain(iced::exit());
        }
        self.closing = true;
        if self.cases.trouble().is_some() {
            self.ask_before_closing();
        }
        Task::batch([flushed, kept])
    }

    fn ask_before_closing(&mut self) {
        self.ask = Some(Asked {
            ask: Ask::Unsaved,
            typed: String::new(),
        });
        self.closing = false;
    }
}

fn rest(case: String, field: Field, version: u64) -> (String, Field, u64) {
    std::thread::sleep(REST);
    (case, field, version)
}

/// Keeps the window above others, or no longer.
fn set_level<T: Send + 'static>(on_top: bool) -> Task<T> {
    let level = if on_top {
        window::Level::AlwaysOnTop
    } else {
        window::Level::Normal
    };
    window::latest().and_then(move |id| window::set_level(id, level))
}

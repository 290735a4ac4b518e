//! Takes new settings on and keeps them.

use iced::{Task, window};

use crate::app::components::notices::Until;
use crate::app::{Message, Outro, cases};
use crate::store::settings::{Settings, SystemColours, WindowSize};

impl Outro {
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
            cases::on_own_thread(move || {
                store
                    .save_settings(&settings, now)
                    .map_err(|error| error.to_string())
            }),
            Message::SettingsKept,
        );
        Task::batch([level, kept])
    }

    /// Says that the settings could not be kept, and tries again by itself.
    pub(in crate::app) fn on_settings_kept(&mut self, result: Result<(), String>) -> Task<Message> {
        let Err(error) = result else {
            self.notices.is_over(Until::Saved);
            return Task::none();
        };
        self.notices.add_until_saved(error);
        if std::mem::replace(&mut self.settings_retry, true) {
            return Task::none();
        }
        Task::perform(
            cases::on_own_thread(|| std::thread::sleep(cases::RETRY_AFTER)),
            |()| Message::SettingsRested,
        )
    }

    pub(in crate::app) fn on_settings_rested(&mut self) -> Task<Message> {
        self.settings_retry = false;
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

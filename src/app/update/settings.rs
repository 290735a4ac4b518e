//! Takes new settings on and keeps them.

use iced::{Task, window};

use crate::app::blocking;
use crate::app::components::notices::Until;
use crate::app::startup::size as launched_size;
use crate::app::{Message, Outro, cases};
use crate::store::settings::{
    Places, Settings, SmallWindow, SystemColours, WindowSize, keep_places,
};

use super::trash::Purge;

/// What the disk is doing with the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) enum SettingsWrite {
    /// Nothing; they are kept as they are.
    #[default]
    Idle,
    /// They are being written.
    UnderWay,
    /// Older ones are being written; these come after them.
    Outdated,
    /// A write failed, and is tried again after a rest.
    Resting,
}

/// Settings that were written, and what lies on the disk now: with what somebody else chose
/// meanwhile, such as the settings of a file that was brought in.
#[derive(Debug, Clone)]
pub struct KeptSettings {
    sent: Settings,
    on_disk: Settings,
}

impl SettingsWrite {
    pub(in crate::app) fn is_under_way(self) -> bool {
        matches!(self, Self::UnderWay | Self::Outdated)
    }
}

impl Outro {
    /// Takes new settings on and keeps them.
    pub(in crate::app) fn set(&mut self, mut settings: Settings) -> Task<Message> {
        settings.stamp(&self.settings, self.platform.now());
        let level = self.take_on(settings);
        Task::batch([level, self.write_settings()])
    }

    /// Takes on settings as they were read from the disk.
    pub(in crate::app) fn take_on_read(&mut self, settings: Settings) -> Task<Message> {
        self.settings_on_disk = settings.clone();
        self.take_on(settings)
    }

    /// Shows the window as the settings say.
    pub(in crate::app) fn take_on(&mut self, settings: Settings) -> Task<Message> {
        let level = if self.settings.keep_on_top == settings.keep_on_top {
            Task::none()
        } else {
            // Beside the browser it stays above the others whatever was chosen.
            set_level(settings.keep_on_top || self.is_beside())
        };
        self.settings = settings;
        level
    }

    /// Takes on what somebody else chose meanwhile.
    fn take_on_from_disk(&mut self, kept: KeptSettings) -> Task<Message> {
        let KeptSettings { sent, on_disk } = kept;
        let now = self.platform.now();
        let settings = self.settings.merged(&sent, &on_disk, now);
        self.settings_on_disk = on_disk;
        self.take_on(settings)
    }

    /// Keeps the settings on the disk. One write is under way at a time, so that an older one
    /// never comes last.
    pub(in crate::app) fn write_settings(&mut self) -> Task<Message> {
        // What is kept was not read yet, and must not be replaced by what a first start has; and
        // what was deleted must not come back.
        if self.is_waiting() || self.purge != Purge::No {
            return Task::none();
        }
        if self.settings_write.is_under_way() {
            self.settings_write = SettingsWrite::Outdated;
            return Task::none();
        }
        self.settings_write = SettingsWrite::UnderWay;
        let store = self.cases.store().clone();
        let (before, sent) = (self.settings_on_disk.clone(), self.settings.clone());
        let now = self.platform.now();
        blocking::perform(
            move || match store.change_settings(&before, &sent, now) {
                Ok(on_disk) => Ok(Box::new(KeptSettings { sent, on_disk })),
                Err(error) => Err(error.to_string()),
            },
            Message::SettingsKept,
        )
    }

    /// Writes what changed meanwhile; says that the settings could not be kept, and tries again
    /// by itself.
    pub(in crate::app) fn on_settings_kept(
        &mut self,
        result: Result<Box<KeptSettings>, String>,
    ) -> Task<Message> {
        let outdated = std::mem::take(&mut self.settings_write) == SettingsWrite::Outdated;
        let next = match result {
            Ok(kept) => {
                let taken_on = self.take_on_from_disk(*kept);
                if outdated {
                    Task::batch([taken_on, self.write_settings()])
                } else {
                    self.notices.is_over(Until::Saved);
                    taken_on
                }
            }
            Err(error) => {
                self.notices.add_until_saved(error);
                self.settings_write = SettingsWrite::Resting;
                blocking::perform(
                    || std::thread::sleep(cases::RETRY_AFTER),
                    |()| Message::SettingsRested,
                )
            }
        };
        let purged = self.purge_when_settings_rest();
        Task::batch([next, purged, self.close_when_saved()])
    }

    pub(in crate::app) fn on_settings_rested(&mut self) -> Task<Message> {
        if self.settings_write == SettingsWrite::Resting {
            return self.write_settings();
        }
        Task::none()
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

    /// Keeps where pages of cases were left.
    pub(in crate::app) fn on_left(&mut self, left_at: Places) -> Task<Message> {
        let mut settings = Settings {
            left_at,
            ..self.settings.clone()
        };
        self.forget_gone(&mut settings);
        if settings.left_at == self.settings.left_at {
            return Task::none();
        }
        self.set(settings)
    }

    /// Forgets where cases were left that are no longer there.
    pub(in crate::app) fn forget_gone(&self, settings: &mut Settings) {
        keep_places(&mut settings.left_at, |case| {
            self.cases.case(case).is_some()
        });
    }

    /// Notes the size of the small window; of the whole one asks first whether it fills the screen.
    pub(in crate::app) fn on_resized(&mut self, size: iced::Size) -> Task<Message> {
        if !self.is_beside() {
            let maximized = |id| window::is_maximized(id);
            let maximized = window::latest().and_then(maximized);
            return maximized.map(move |maximized| Message::Sized(size, maximized));
        }
        let (width, height) = self.in_pixels(size);
        self.settings.beside = Some(SmallWindow {
            width,
            height,
            place: self.settings.beside.and_then(|beside| beside.place),
        });
        Task::none()
    }

    /// Notes the size of the whole window. While it fills the screen the size from before is kept, which
    /// it gets back when it no longer does. Whether it does is asked while it is whole; the answer counts
    /// also where the window went beside the browser meanwhile.
    pub(in crate::app) fn on_sized(&mut self, size: iced::Size, maximized: bool) -> Task<Message> {
        let (width, height) = self.in_pixels(size);
        self.settings.window = Some(if maximized {
            WindowSize {
                maximized,
                ..launched_size(&self.settings)
            }
        } else {
            WindowSize {
                width,
                height,
                maximized,
            }
        });
        Task::none()
    }

    /// A size in logical pixels of the system.
    fn in_pixels(&self, size: iced::Size) -> (u32, u32) {
        let scale = self.scale_factor();
        let pixels = |length: f32| (length * scale).round() as u32;
        (pixels(size.width), pixels(size.height))
    }
}

/// Keeps the window above others, or no longer.
pub(super) fn set_level<T: Send + 'static>(on_top: bool) -> Task<T> {
    let level = if on_top {
        window::Level::AlwaysOnTop
    } else {
        window::Level::Normal
    };
    window::latest().and_then(move |id| window::set_level(id, level))
}

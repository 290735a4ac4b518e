//! Opens, raises and closes the window.

use iced::{Size, Task, window};

use crate::app::blocking;
use crate::app::components::notices::{Notice, Until};
use crate::app::screen::Dialog;
use crate::app::{Message, OpenDialog, Outro, a11y, cases, ui};

use super::trash::Purge;

/// Whether the window goes, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) enum Closing {
    /// It stays.
    #[default]
    No,
    /// It was asked to close, and does once all is saved.
    Asked,
    /// Another program destroyed it: nobody can be asked any more.
    Destroyed,
}

/// How high a title bar and the bars of a desktop are together, in logical pixels.
const BARS: f32 = 80.0;

impl Outro {
    /// Gets the window ready for screen readers. Where they have to be there first, it is
    /// still hidden, and is shown after that.
    pub(in crate::app) fn on_appeared(&mut self, id: window::Id) -> Task<Message> {
        let density = window::scale_factor(id).map(Message::Scaled);
        let density = Task::batch([
            density,
            ui::focus(self.focus_target()),
            self.fit_screen(id),
            when_destroyed(id),
        ]);
        if !a11y::ATTACHES_TO_WINDOW {
            return density;
        }
        let handle = window::run(id, a11y::native_handle);
        Task::batch([
            density,
            handle.map(move |handle| Message::Handled(id, handle)),
        ])
    }

    /// Whether or not screen readers could be met, the window is shown.
    pub(in crate::app) fn on_handled(&mut self, id: window::Id, handle: isize) -> Task<Message> {
        self.access.attach(handle);
        window::set_mode(id, window::Mode::Windowed)
    }

    pub(in crate::app) fn on_cases(&mut self, message: cases::Message) -> Task<Message> {
        if let cases::Message::Written(_, _, Ok(file)) = &message {
            self.notices.is_over(Until::Saved);
            for warning in &file.notices {
                self.notices.add_once(Notice::from(warning));
            }
        }
        let task = self
            .cases
            .update(message, &self.platform)
            .map(Message::Cases);
        self.check_clock();
        let deleted = self.delete_when_saved();
        let closed = self.close_when_saved();
        let gives_up = if self.cases.trouble().is_some() {
            self.on_trouble_at_the_end()
        } else {
            Task::none()
        };
        Task::batch([task, deleted, closed, gives_up])
    }

    /// Something could not be saved: whoever wanted to close is asked, and a window that is
    /// gone is not waited for.
    fn on_trouble_at_the_end(&mut self) -> Task<Message> {
        match self.closing {
            Closing::No => Task::none(),
            Closing::Asked => {
                self.ask_before_closing();
                Task::none()
            }
            Closing::Destroyed => iced::exit(),
        }
    }

    /// Ends the program that is to be closed, once nothing is left to write. Settings that
    /// cannot be kept hold nobody up.
    pub(in crate::app) fn close_when_saved(&self) -> Task<Message> {
        let is_done = self.is_saved() && !self.is_working();
        if self.closing != Closing::No && is_done {
            return iced::exit();
        }
        Task::none()
    }

    /// True where neither a case nor the settings are still to be written, and nothing of them is
    /// being deleted for good.
    fn is_saved(&self) -> bool {
        let is_written = self.cases.is_saved() && !self.settings_write.is_under_way();
        is_written && self.purge == Purge::No
    }

    /// True while something else is still being written.
    fn is_working(&self) -> bool {
        self.work_left > 0 || self.exports.is_writing()
    }

    /// Runs work that changes the disk: a program that is closed meanwhile ends after it.
    pub(in crate::app) fn run_to_the_end(&mut self, work: Task<Message>) -> Task<Message> {
        if work.units() == 0 {
            return work;
        }
        self.work_left += 1;
        work.chain(Task::done(Message::WorkEnded))
    }

    pub(in crate::app) fn on_work_ended(&mut self) -> Task<Message> {
        self.work_left = self.work_left.saturating_sub(1);
        self.close_when_saved()
    }

    /// Saves what is left and ends the program: another one destroyed the window.
    pub(in crate::app) fn on_destroyed(&mut self) -> Task<Message> {
        if self.is_waiting() {
            return iced::exit();
        }
        self.save_before(Closing::Destroyed)
    }

    /// Makes a window smaller that is larger than the screen: what is kept of its size may come
    /// from another screen, or from a file that somebody changed. The first window leaves room
    /// for its title bar and for the desktop's own bars, too.
    fn fit_screen<T: Send + 'static>(&self, id: window::Id) -> Task<T> {
        let kept = self.settings.window;
        if kept.is_some_and(|window| window.maximized) {
            return Task::none();
        }
        let bars = if kept.is_some() { 0.0 } else { BARS };
        window::monitor_size(id).then(move |screen| {
            let Some(screen) = screen else {
                return Task::none();
            };
            window::size(id).then(move |size| {
                let room = Size::new(screen.width, screen.height - bars);
                if size.width <= room.width && size.height <= room.height {
                    return Task::none();
                }
                let (width, height) = (size.width.min(room.width), size.height.min(room.height));
                window::resize(id, Size::new(width, height))
            })
        })
    }

    /// Closes the window once all is saved, or asks. Where only a file elsewhere is still being
    /// written, the second press is not kept waiting: that disk may never answer.
    pub(in crate::app) fn close(&mut self) -> Task<Message> {
        let only_works = self.is_saved() && self.is_working();
        if self.is_waiting() || (self.closing == Closing::Asked && only_works) {
            return iced::exit();
        }
        let saving = self.save_before(Closing::Asked);
        if self.cases.trouble().is_some() {
            self.ask_before_closing();
        }
        saving
    }

    /// Saves what is left, the settings as well, before it closes in this way.
    fn save_before(&mut self, closing: Closing) -> Task<Message> {
        let flushed = self.flush();
        let kept = self.keep_settings();
        self.closing = closing;
        Task::batch([flushed, kept])
    }

    /// Keeps the settings as they are at the end.
    fn keep_settings(&mut self) -> Task<Message> {
        let mut settings = self.settings.clone();
        self.forget_gone(&mut settings);
        self.set(settings)
    }

    pub(in crate::app) fn ask_before_closing(&mut self) {
        self.dialog = Some(OpenDialog {
            dialog: Dialog::Unsaved,
            typed: String::new(),
        });
        self.closing = Closing::No;
    }
}

/// Hears of it when another program destroys the window.
#[cfg(all(unix, not(target_os = "macos")))]
fn when_destroyed(id: window::Id) -> Task<Message> {
    window::run(id, x11_number).then(|number| match number {
        Some(number) => blocking::perform(
            move || crate::platform::destroyed::wait(number),
            Message::Destroyed,
        ),
        None => Task::none(),
    })
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn when_destroyed(_id: window::Id) -> Task<Message> {
    Task::none()
}

/// The number of the window on X11.
#[cfg(all(unix, not(target_os = "macos")))]
fn x11_number(window: &dyn window::Window) -> Option<u32> {
    use window::raw_window_handle::RawWindowHandle;

    match window.window_handle().ok()?.as_raw() {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok(),
        RawWindowHandle::Xcb(handle) => Some(handle.window.get()),
        _ => None,
    }
}

/// Brings the window to the front, from wherever it is.
pub fn come_forward() -> Task<Message> {
    window::latest()
        .and_then(|id| Task::batch([window::minimize(id, false), window::gain_focus(id)]))
}

/// Loads the system's fonts; what is shown is shaped anew when they are there.
pub fn load_fonts() -> Task<Message> {
    blocking::perform(ui::text::fonts::load_system, |()| Message::FontsLoaded)
}

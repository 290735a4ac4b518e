//! Opens, raises and closes the window.

use iced::{Task, window};

use crate::app::blocking;
use crate::app::components::notices::Until;
use crate::app::screen::Dialog;
use crate::app::{Message, OpenDialog, Outro, a11y, cases, ui};

impl Outro {
    /// Gets the window ready for screen readers. Where they have to be there first, it is
    /// still hidden, and is shown after that.
    pub(in crate::app) fn on_appeared(&mut self, id: window::Id) -> Task<Message> {
        let density = window::scale_factor(id).map(Message::Scaled);
        let density = Task::batch([density, ui::focus(self.focus_target())]);
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
        if matches!(message, cases::Message::Written(_, _, Ok(_))) {
            self.notices.is_over(Until::Saved);
        }
        let task = self
            .cases
            .update(message, &self.platform)
            .map(Message::Cases);
        self.check_clock();
        let deleted = self.delete_when_saved();
        let closed = self.close_when_saved();
        if self.closing && self.cases.trouble().is_some() {
            self.ask_before_closing();
        }
        Task::batch([task, deleted, closed])
    }

    /// Ends the program that is to be closed, once nothing is left to write. Settings that
    /// cannot be kept hold nobody up.
    pub(in crate::app) fn close_when_saved(&self) -> Task<Message> {
        if self.closing && self.cases.is_saved() && !self.settings_write.is_under_way() {
            return iced::exit();
        }
        Task::none()
    }

    /// Closes the window once all is saved, or asks.
    pub(in crate::app) fn close(&mut self) -> Task<Message> {
        let flushed = self.flush();
        let kept = self.set(self.settings.clone());
        self.closing = true;
        if self.cases.trouble().is_some() {
            self.ask_before_closing();
        }
        Task::batch([flushed, kept])
    }

    pub(in crate::app) fn ask_before_closing(&mut self) {
        self.dialog = Some(OpenDialog {
            dialog: Dialog::Unsaved,
            typed: String::new(),
        });
        self.closing = false;
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

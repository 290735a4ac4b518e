//! What the window toolkit tells of the window itself.

use iced::{Task, window};

use crate::app::{Message, Outro, a11y, ui};

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
}

/// Brings the window to the front, from wherever it is.
pub(in crate::app) fn come_forward() -> Task<Message> {
    window::latest()
        .and_then(|id| Task::batch([window::minimize(id, false), window::gain_focus(id)]))
}

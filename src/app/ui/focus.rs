//! The keyboard focus: which keys move it, where it goes, and what scrolls with it.

pub(super) mod context;
pub(super) mod keys;
mod left_at;
mod navigation;
mod operations;
mod screen_reader;
mod scroll_anchor;
mod scroll_into_view;

use iced::Task;
use iced::advanced::widget::{Id, operate};

pub use keys::Shortcut;
pub use screen_reader::{Ask, Scene, ScreenReader};
pub use scroll_into_view::scroll_into_view;

/// As [`focus`](super::focus), but the caret stays where it is in a field that has the focus already.
pub fn focus_unless_there<Message: Send + 'static>(id: impl Into<String>) -> Task<Message> {
    operate(operations::FocusOn::new(Id::from(id.into())))
}

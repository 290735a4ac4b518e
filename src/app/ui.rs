//! What every screen is built from: controls, text, colours, and the root widget.
//!
//! Whatever can be pressed is made through [`control`]; whatever is said to a screen
//! reader or found by a test is a [`semantics::Semantics`]. Screens use nothing else.

pub mod focus;
pub mod root;
pub mod semantics;
pub mod text;
pub mod theme;
pub mod widget;

pub use focus::{Shortcut, focus_unless_there, scroll_into_view};
pub use semantics::{Role, Semantics};
pub use theme::{Theme, space};
pub use widget::{
    Element, calendar, card, control, dialog, field, icon, link, mark, qr, uniform_grid,
};

/// Puts the keyboard focus on the control, field or heading with this id.
pub fn focus<Message>(id: impl Into<String>) -> iced::Task<Message> {
    iced::widget::operation::focus(iced::advanced::widget::Id::from(id.into()))
}

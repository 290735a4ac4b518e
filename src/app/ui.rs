//! What every screen is built from: colour, type, space, controls, and the outermost surface.
//!
//! Whatever can be pressed is made through [`control`]; whatever is said to a screen
//! reader or found by a test is a [`semantics::Semantics`]. Screens use nothing else.

pub mod control;
pub mod dialog;
pub mod display;
pub mod field;
pub mod keys;
pub mod link;
mod scroll;
pub mod semantics;
pub mod space;
pub mod surface;
pub mod text;
pub mod theme;
pub mod widget;

pub use display::{card, icon, mark, qr, uniform_grid};

pub use keys::Shortcut;
pub use semantics::{Role, Semantics};
pub use surface::show;
pub use theme::Theme;
pub use widget::Element;

/// Puts the keyboard focus on the control, field or heading with this id.
pub fn focus<Message>(id: impl Into<String>) -> iced::Task<Message> {
    iced::widget::operation::focus(iced::advanced::widget::Id::from(id.into()))
}

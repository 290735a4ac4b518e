//! The widgets that screens are made of, and the one kind of element that each view returns.

pub mod calendar;
pub mod card;
pub mod control;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod link;
pub mod mark;
pub(super) mod press_guard;
pub mod qr;
mod scroll;
mod surface;
pub mod uniform_grid;
pub(super) mod wrapped;

use super::theme::Theme;

/// What draws: the software renderer, or the graphics card with the `gpu` feature.
pub type Renderer = iced::Renderer;

/// A piece of a view, in our theme.
pub type Element<'a, Message> = iced::Element<'a, Message, Theme, Renderer>;

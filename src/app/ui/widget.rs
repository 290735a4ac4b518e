//! The one kind of element that every view of the window returns.

use super::theme::Theme;

/// What draws: the software renderer, or the graphics card with the `gpu` feature.
pub type Renderer = iced::Renderer;

/// A piece of a view, in our theme.
pub type Element<'a, Message> = iced::Element<'a, Message, Theme, Renderer>;

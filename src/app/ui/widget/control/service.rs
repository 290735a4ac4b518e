//! A service to choose: its letters, its title, and a line about it.

use std::borrow::Cow;

use iced::widget::row;

use super::Control;
use super::kinds::{card, titled};
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics::Role;
use crate::app::ui::{mark, text};

/// The box with the letters, in logical pixels.
const MARK: f32 = 36.0;

/// An action card of a service: its letters stand before its title. The note may be empty.
pub fn service_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    letters: String,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let (title, name) = text::named(title);
    let (note, description) = text::named(note);
    let content = row![
        mark::letters(letters, MARK),
        titled(title, note),
        icon::icon(Icon::ChevronRight, 16.0).color(|theme| theme.muted)
    ];
    card(id, Role::Button, name, content, false).description(description)
}

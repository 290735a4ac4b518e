//! The days of a small calendar.

use std::borrow::Cow;

use iced::Length;

use super::{Control, control, look};
use crate::app::ui::semantics::Role;
use crate::app::ui::text;

/// A day of a calendar: its number, under the name of its whole date. The chosen one is filled,
/// and today has an outline.
pub fn day<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    name: impl Into<String>,
    number: impl Into<Cow<'a, str>>,
    chosen: bool,
    today: bool,
) -> Control<'a, Message> {
    let look = if chosen {
        look::primary
    } else if today {
        look::secondary
    } else {
        look::row
    };
    control(id, Role::Answer, name, text::set(text::LABEL, number))
        .selected(chosen)
        .width(Length::Fill)
        .centered()
        .look(look)
}

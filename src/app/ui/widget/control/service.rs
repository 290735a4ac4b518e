//! A service to choose: its letters, its title, and a line about it.

use std::borrow::Cow;

use iced::widget::row;
use iced::{Alignment, Length};

use super::kinds::titled;
use super::{Control, control, look};
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics::Role;
use crate::app::ui::{mark, space};

/// The box with the letters, in logical pixels.
const MARK: f32 = 36.0;

/// An action card of a service: its letters stand before its title. The note may be empty.
pub fn service_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    letters: String,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let (title, note) = (title.into(), note.into());
    let (name, description) = (title.clone().into_owned(), note.clone().into_owned());
    let content = row![
        mark::letters(letters, MARK),
        titled(title, note),
        icon::icon(Icon::ChevronRight, 16.0).color(|theme| theme.muted)
    ]
    .spacing(space::M)
    .align_y(Alignment::Center);
    let card = control(id, Role::Button, name, content)
        .width(Length::Fill)
        .padding([14.0, space::L])
        .look(look::card);
    if description.is_empty() {
        card
    } else {
        card.description(description)
    }
}

//! Entries of the sidebar.

use std::borrow::Cow;

use iced::widget::{column, container, row};
use iced::{Alignment, Length};

use super::{Control, control, look};
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics::Role;
use crate::app::ui::widget::Element;
use crate::app::ui::{space, text};

/// An entry of the sidebar: something small before it (a ring, an icon), its title, a note that
/// may be empty, and what is due below it; true where it is near.
pub fn row_item<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    lead: impl Into<Element<'a, Message>>,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    due: Option<(String, bool)>,
    selected: bool,
) -> Control<'a, Message> {
    let (title, name) = text::named(title);
    let (note, mut description) = text::named(note);
    let plain = note.is_empty();
    let face = if plain { text::BODY } else { text::ENTRY };
    let mut lines = column![text::set(face, title)]
        .spacing(1.0)
        .width(Length::Fill);
    if !plain {
        lines = lines.push(text::note(note));
    }
    if let Some((words, near)) = due {
        description = format!("{description}. {words}");
        lines = lines.push(due_line(words, near));
    }
    let content = row![lead.into(), lines].spacing(10.0).align_y(if plain {
        Alignment::Center
    } else {
        Alignment::Start
    });
    let look = if selected {
        look::row_selected
    } else {
        look::row
    };
    let control = control(id, Role::ListItem, name, content)
        .width(Length::Fill)
        .padding([space::S + 1.0, space::M])
        .least_height(40.0)
        .selected(selected)
        .look(look);
    if plain {
        control
    } else {
        control.description(description)
    }
}

/// What is due: with a sign and in the colour of reminders where it is near.
fn due_line<'a, Message: 'a>(words: String, near: bool) -> Element<'a, Message> {
    if !near {
        return text::note(words).into();
    }
    let sign = icon::icon(Icon::Clock, 14.0).color(|theme| theme.caution);
    let words = text::set(text::CAPTION, words).style(text::caution);
    row![
        container(sign).padding([1.0, 0.0]),
        words.width(Length::Fill)
    ]
    .spacing(space::XS)
    .into()
}

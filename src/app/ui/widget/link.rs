//! Links that leave Outro: they say where they lead before they are pressed.

use std::borrow::Cow;

use iced::Alignment;
use iced::widget::row;

use crate::app::ui::control::{self, Control};
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics::{self, Role};
use crate::app::ui::widget::Element;
use crate::app::ui::{space, text};

/// A link that opens in the browser, with its host and the sign for leaving, followed by
/// a button that copies the address for those who cannot open it here. `copy` is what
/// that button is called ("Copy the address of Your purchases"), `copied` what stands beside
/// it after it was pressed.
pub fn link_out<'a, Message: Clone + 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    host: impl Into<Cow<'a, str>>,
    on_open: Message,
    copy: impl Into<String>,
    on_copy: Message,
    copied: Option<String>,
) -> Element<'a, Message> {
    let id = id.into();
    let copy_id = format!("{id}-copy");
    row![
        open(id, label, host, false).on_press(on_open),
        control::icon_button(copy_id, copy, Icon::Copy).on_press(on_copy),
    ]
    .push(copied.map(self::copied))
    .spacing(space::XS)
    .align_y(Alignment::Center)
    .wrap()
    .into()
}

/// Says to the eye that something was copied; the ear hears it from a line of its own.
pub fn copied<'a, Message: 'a>(words: String) -> Element<'a, Message> {
    let line = row![
        icon::icon(Icon::Tick, 16.0).color(|theme| theme.done),
        text::secondary(words).style(text::done)
    ]
    .spacing(space::XS)
    .align_y(Alignment::Center);
    semantics::hidden(line)
}

/// The link of [`link_out`] alone; `is_loud` where it is the one loud thing of a page.
pub fn open<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    host: impl Into<Cow<'a, str>>,
    is_loud: bool,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    let (host, description) = text::named(host);
    let host = text::set(text::SECONDARY, host);
    // On the ground of the accent only its own colour can be read.
    let host = if is_loud {
        host
    } else {
        host.style(text::muted)
    };
    let link = control::outlined(id, Role::Link, name, words(label, host)).description(description);
    if is_loud { link.loud() } else { link }
}

/// The words of a link; the sign stays with the host when the line breaks.
fn words<'a, Message: 'a>(label: Cow<'a, str>, host: text::Text<'a>) -> Element<'a, Message> {
    let host = row![host, icon::icon(Icon::External, 16.0)]
        .spacing(space::S)
        .align_y(Alignment::Center);
    row![text::label(label), host]
        .spacing(space::S)
        .align_y(Alignment::Center)
        .wrap()
        .into()
}

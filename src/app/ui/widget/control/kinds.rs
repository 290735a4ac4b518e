//! The kinds of control that screens are made of.

use std::borrow::Cow;

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Alignment, Length, border};

use super::{Control, control, look};
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::mark::{self, Mark};
use crate::app::ui::semantics::Role;
use crate::app::ui::widget::Element;
use crate::app::ui::{space, text};

const BUTTON_PADDING: [f32; 2] = [9.0, 17.0];

/// The one primary action of a card or page, named for what it does.
pub fn primary<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    secondary(id, label).loud()
}

/// Any other action.
pub fn secondary<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    outlined(id, Role::Button, name, text::label(label)).centered()
}

/// An action that looks like [`secondary`] around any content, with a role of its own;
/// [`Control::loud`] makes it look like [`primary`].
pub fn outlined<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    name: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    control(id, role, name, content)
        .padding(BUTTON_PADDING)
        .least_height(space::BUTTON)
        .look(look::secondary)
}

/// An action that steps back behind the others: words only, in the accent.
pub fn quiet<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    secondary(id, label).look(look::quiet)
}

/// An action that cannot be taken back.
pub fn danger<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    secondary(id, label).look(look::danger)
}

/// A picture to press; its name is said, and should be near it in words too.
pub fn icon_button<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    name: impl Into<String>,
    icon: Icon,
) -> Control<'a, Message> {
    control(id, Role::Button, name, icon::icon(icon, 20.0))
        .padding(space::S)
        .centered()
        .look(look::quiet)
}

impl<'a, Message: 'a> Control<'a, Message> {
    /// Puts an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.content = row![icon::icon(icon, 18.0), self.content]
            .spacing(space::S + 2.0)
            .align_y(Alignment::Center)
            .into();
        self
    }

    /// Puts the words at the left of a button that is wider than they are.
    pub fn align_left(mut self) -> Self {
        self.press.align = Alignment::Start;
        self
    }
}

/// A small tick box and its label.
pub fn checkbox<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    checked: bool,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    checkbox_with(id, name, checked, text::set(text::SECONDARY, label))
}

/// A small tick box with anything beside it: a label and a note, for example.
pub fn checkbox_with<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    name: impl Into<String>,
    checked: bool,
    content: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    let content = row![mark::mark(Mark::tick(checked), 18.0), content.into()]
        .spacing(9.0)
        .align_y(Alignment::Start);
    control(id, Role::CheckBox, name, content)
        .checked(checked)
        .padding([6.0, 0.0])
}

/// A large tick box with this mark in it: a tick, or the number of a step. The words stand next to
/// it on the card.
pub fn tick<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    name: impl Into<String>,
    checked: bool,
    mark: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    control(id, Role::CheckBox, name, mark)
        .checked(checked)
        .padding((space::TARGET - mark::STEP) / 2.0)
        .centered()
}

pub(super) fn titled<'a, Message: 'a>(
    title: Cow<'a, str>,
    note: Cow<'a, str>,
) -> Column<'a, Message, crate::app::ui::Theme, crate::app::ui::widget::Renderer> {
    let mut lines = column![text::set(text::LABEL, title)].spacing(2.0);
    if !note.is_empty() {
        lines = lines.push(text::secondary(note));
    }
    lines.width(Length::Fill)
}

/// One of several to choose between, in a card of its own; the page stays. Put them in a
/// [`Role::ChoiceGroup`]; arrow keys walk among them. The note may be empty.
pub fn choice_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    selected: bool,
) -> Control<'a, Message> {
    card_control(id, Role::Choice, title, note, selected).selected(selected)
}

/// An answer in a card of its own that goes on when it is pressed. Put them in
/// [`Role::Answers`]; arrow keys walk among them. The note may be empty.
pub fn answer_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    selected: bool,
) -> Control<'a, Message> {
    card_control(id, Role::Answer, title, note, selected).selected(selected)
}

impl<Message> Control<'_, Message> {
    /// Gives a card the border of the accent: it fits what the person said before. Say
    /// so in words nearby too.
    pub fn highlighted(self, highlighted: bool) -> Self {
        if highlighted {
            self.look(look::card_highlighted)
        } else {
            self
        }
    }
}

/// An [`answer_card`] about which something is known before it is chosen: the word says what
/// ("Likely"), and with `stands_out` the card is outlined as well.
pub fn marked_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    word: impl Into<Cow<'a, str>>,
    stands_out: bool,
    selected: bool,
) -> Control<'a, Message> {
    let (title, name) = text::named(title);
    let (note, word) = (note.into(), word.into());
    let described = format!("{word}. {note}");
    let foreground = if stands_out {
        text::accent
    } else {
        text::muted
    };
    let content = row![
        titled(title, note),
        text::set(text::CAPTION, word).style(foreground),
        icon::icon(Icon::ChevronRight, 16.0)
    ];
    card(id, Role::Answer, name, content, stands_out || selected)
        .selected(selected)
        .description(described)
}

/// A card that leads on when it is pressed, for lists of guides and of answers.
pub fn action_card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    card_control(id, Role::Button, title, note, false)
}

fn card_control<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    title: impl Into<Cow<'a, str>>,
    note: impl Into<Cow<'a, str>>,
    selected: bool,
) -> Control<'a, Message> {
    let (title, name) = text::named(title);
    let (note, description) = text::named(note);
    // What is chosen shows a tick: the colour of its border alone would not say it.
    let sign = if selected {
        icon::icon(Icon::Tick, 20.0).color(|theme| theme.accent)
    } else {
        icon::icon(Icon::ChevronRight, 16.0).color(|theme| theme.muted)
    };
    card(id, role, name, row![titled(title, note), sign], selected).description(description)
}

/// A card that is pressed as a whole, around what stands side by side in it.
pub(super) fn card<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    name: impl Into<String>,
    content: Row<'a, Message, crate::app::ui::Theme, crate::app::ui::widget::Renderer>,
    stands_out: bool,
) -> Control<'a, Message> {
    let content = content.spacing(space::M).align_y(Alignment::Center);
    control(id, role, name, content)
        .width(Length::Fill)
        .padding([14.0, space::L])
        .look(if stands_out {
            look::card_selected
        } else {
            look::card
        })
}

/// One of several views of a case: a mark, a name, and how far it is ("2 of 5", or
/// empty). Put them in a [`tab_bar`](crate::app::ui::card::tab_bar).
pub fn tab<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    mark: Mark,
    label: impl Into<Cow<'a, str>>,
    progress: impl Into<Cow<'a, str>>,
    selected: bool,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    let (progress, value) = text::named(progress);
    let face = if selected { text::LABEL } else { text::STEP };
    let words = Row::new()
        .push(text::set(text::Face { size: 14.5, ..face }, label))
        .push((!progress.is_empty()).then(|| text::secondary(progress)))
        .spacing(space::S)
        .align_y(Alignment::Center);
    let line = container(gap::horizontal())
        .width(Length::Fill)
        .height(2.0)
        .style(move |theme: &crate::app::ui::Theme| container::Style {
            background: selected.then_some(theme.accent.into()),
            border: border::rounded(1.0),
            ..container::Style::default()
        });
    let content = column![
        row![mark::badge(mark, selected), words]
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([space::XS, 0.0]),
        line
    ]
    .spacing(space::XS)
    .width(Length::Shrink);
    let look = if selected {
        look::tab_selected
    } else {
        look::tab
    };
    let control = control(id, Role::Tab, name, content)
        .selected(selected)
        .look(look);
    if value.is_empty() {
        control
    } else {
        control.value(value)
    }
}

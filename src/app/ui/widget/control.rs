//! The one control: whatever can be pressed in the window is made here.
//!
//! iced's own buttons and tick boxes take no keyboard focus and tell nobody what they
//! are. This wrapper does both for any content, and draws the focus ring.

mod day;
mod entry;
mod kinds;
mod look;
mod press;
mod service;
mod wording;

pub use day::day;
pub use entry::row_item;
pub use kinds::{
    action_card, answer_card, checkbox, checkbox_with, choice_card, danger, icon_button,
    marked_card, outlined, primary, quiet, secondary, tab, tick,
};
pub use look::{Look, Status};
pub use service::service_card;
pub use wording::{link, small_words, words};

use press::Pressing;

use std::borrow::Cow;

use iced::advanced::{Renderer as _, renderer};
use iced::{Alignment, Border, Color, Length, Padding, Rectangle, Size};

use crate::app::ui::semantics::{Role, Semantics};
use crate::app::ui::space;
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};

/// Something that can be pressed, by mouse, finger, keyboard or screen reader. Without
/// a message it is disabled: it looks it, says it, and Tab passes it by.
pub struct Control<'a, Message> {
    content: Element<'a, Message>,
    press: Pressing<Message>,
}

/// Makes any content a control. Prefer the ready-made kinds of this module.
pub fn control<'a, Message>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    name: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    let content = content.into();
    let width = content.as_widget().size_hint().width.fluid();
    let press = Pressing {
        semantics: Semantics::new(role, name).id(id).leaf(),
        on_press: None,
        look: look::bare,
        width,
        least: Size::new(space::TARGET, space::TARGET),
        padding: Padding::ZERO,
        align: Alignment::Start,
        silent: false,
    };
    Control { content, press }
}

impl<Message> Control<'_, Message> {
    /// What pressing it sends. Without this it is disabled.
    pub fn on_press(self, message: Message) -> Self {
        self.on_press_maybe(Some(message))
    }

    /// What pressing it sends; `None` disables it.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.press.on_press = message;
        self
    }

    /// Makes it what to press next.
    pub fn loud(mut self) -> Self {
        self.press.semantics.loud = true;
        self.look(look::primary)
    }

    /// Sets the width; at first it is that of the content.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.press.width = width.into();
        self
    }

    /// Says what it holds, for a screen reader.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.press.semantics.value = Some(value.into());
        self
    }

    /// Says what else is worth knowing, for a screen reader; empty words say nothing.
    pub fn description(mut self, words: impl Into<String>) -> Self {
        self.press.semantics.description = Some(words.into()).filter(|words| !words.is_empty());
        self
    }

    /// Says whether what belongs to it is shown, for a screen reader.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.press.semantics.expanded = Some(expanded);
        self
    }

    /// Says which of how many it is, from 1, for a screen reader.
    pub fn position(mut self, position: usize, size: usize) -> Self {
        self.press.semantics.position = Some((position, size));
        self
    }

    /// Replaces the name that a screen reader says and tests look for, where the words
    /// that are seen would say too little ("Copy": "Copy the reference").
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.press.semantics.name = name.into();
        self
    }

    fn checked(mut self, checked: bool) -> Self {
        self.press.semantics.checked = Some(checked);
        self
    }

    /// Says that it is the current one, to a screen reader.
    pub fn selected(mut self, selected: bool) -> Self {
        self.press.semantics.selected = Some(selected);
        self
    }

    fn look(mut self, look: fn(&Theme, Status) -> Look) -> Self {
        self.press.look = look;
        self
    }

    fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.press.padding = padding.into();
        self
    }

    fn least_height(mut self, height: f32) -> Self {
        self.press.least.height = height;
        self
    }

    fn silent(mut self) -> Self {
        self.press.silent = true;
        self
    }

    fn centered(mut self) -> Self {
        self.press.align = Alignment::Center;
        self
    }
}

/// Draws the focus ring around a control with these bounds and this corner radius. It
/// needs no layer of its own, since layers are what costs most. Without the focus it
/// draws one clear pixel: the renderer compares frames by counting quads, and would paint
/// all that follows again if one came or went.
pub(in crate::app::ui) fn draw_ring(
    renderer: &mut Renderer,
    theme: &Theme,
    bounds: Rectangle,
    radius: f32,
    focused: bool,
) {
    if !focused {
        let quad = renderer::Quad {
            bounds: Rectangle::new(bounds.position(), Size::UNIT),
            ..renderer::Quad::default()
        };
        renderer.fill_quad(quad, Color::TRANSPARENT);
        return;
    }
    let distance = 2.0 * space::RING;
    let width = if theme.is_high_contrast() {
        1.5 * space::RING
    } else {
        space::RING
    };
    renderer.fill_quad(
        renderer::Quad {
            bounds: bounds.expand(distance),
            border: Border {
                color: theme.accent,
                width,
                radius: (radius + distance).into(),
            },
            ..renderer::Quad::default()
        },
        Color::TRANSPARENT,
    );
}

impl<'a, Message: Clone + 'a> From<Control<'a, Message>> for Element<'a, Message> {
    fn from(control: Control<'a, Message>) -> Self {
        super::wrapped::wrap(control.press, vec![control.content])
    }
}

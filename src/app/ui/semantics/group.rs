//! Wrappers that announce something and draw nothing themselves.

use std::borrow::Cow;

use iced::advanced::widget::Operation;

use super::{Announced, Focus, Role, Semantics};
use crate::app::ui::widget::wrapped::{self, Draw, Inside, Wrapper};
use crate::app::ui::widget::{Element, Renderer};
use crate::app::ui::{control, space, text};

/// Anything, announced as one thing with what is inside it.
pub struct Group<'a, Message> {
    content: Element<'a, Message>,
    semantics: Semantics,
}

/// Announces what belongs together: a list, a set of choices, the navigation.
pub fn group<'a, Message>(
    role: Role,
    name: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Group<'a, Message> {
    let mut semantics = Semantics::new(role, name);
    if let Role::Heading(_) = role {
        // A screen reader stops at every heading, and needs an id to do so.
        let id = format!("heading {}", semantics.name);
        semantics = semantics.id(id);
    }
    Group {
        content: content.into(),
        semantics,
    }
}

/// A heading of this level (from 1), in the type that goes with it. With an id the
/// program can put the focus on it, so that it is read first when a page changes.
pub fn heading<'a, Message: 'a>(level: u8, words: impl Into<Cow<'a, str>>) -> Group<'a, Message> {
    let (words, name) = text::named(words);
    let face = match level {
        0 | 1 => text::TITLE,
        2 => text::CARD_TITLE,
        _ => text::LABEL,
    };
    group(Role::Heading(level.max(1)), name, text::set(face, words)).leaf()
}

/// A line that is read out, politely, whenever its words change. Keep it in every view,
/// as [`nothing_yet`] if there is nothing to say, or the change is missed.
pub fn status<'a, Message>(
    words: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Group<'a, Message> {
    group(Role::Status, words, content).leaf()
}

/// The place of a [`status`] that has nothing to say yet.
pub fn nothing_yet<'a, Message: 'a>() -> Element<'a, Message> {
    status("", iced::widget::space()).into()
}

/// A picture and what it shows.
pub fn image<'a, Message>(
    name: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Group<'a, Message> {
    group(Role::Image, name, content).leaf()
}

/// Keeps something from being announced: decoration, or what is said elsewhere.
pub fn hidden<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    group(Role::Hidden, "", content).into()
}

/// Announces words for something that draws text without announcing it.
pub fn spoken<'a, Message: 'a>(
    words: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    group(Role::Text, words, content).leaf().into()
}

/// Announces words of another language (BCP 47), so that a voice that speaks it can say
/// them.
pub fn foreign<'a, Message: 'a>(
    language: impl Into<String>,
    words: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let mut group = group(Role::Text, words, content).leaf();
    group.semantics.language = Some(language.into());
    group.into()
}

impl<Message> Group<'_, Message> {
    /// Sets the id; the program can then put the focus on a heading or a dialog.
    pub fn id(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.semantics.id = id.into();
        self
    }

    /// Says that the name is all there is to say.
    pub fn leaf(mut self) -> Self {
        self.semantics.leaf = true;
        self
    }

    /// Says what else is worth knowing.
    pub fn description(mut self, words: impl Into<String>) -> Self {
        self.semantics.description = Some(words.into());
        self
    }

    /// Says which of how many it is, from 1.
    pub fn position(mut self, position: usize, size: usize) -> Self {
        self.semantics.position = Some((position, size));
        self
    }

    /// Says that it is the current or chosen one.
    pub fn selected(mut self, selected: bool) -> Self {
        self.semantics.selected = Some(selected);
        self
    }

    /// Keeps the keyboard focus inside.
    pub(in crate::app::ui) fn modal(mut self) -> Self {
        self.semantics.modal = true;
        self
    }
}

/// Announced as one thing with what they are put around.
impl<Message> Wrapper<Message> for Semantics {
    type State = Announced;

    fn renew(&self, state: &mut Announced) {
        state.renew(self);
    }

    fn operate(
        &self,
        state: &mut Announced,
        inside: &mut Inside<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        let id = self.widget_id();
        let bounds = inside.layout.bounds();
        operation.custom(id.as_ref(), bounds, state);
        operation.traverse(&mut |operation| {
            if id.is_some() && self.role.only_focused_by_program() {
                operation.focusable(id.as_ref(), bounds, state);
            }
            if self.role == Role::Text {
                operation.text(id.as_ref(), bounds, &self.name);
            }
            inside.operate(operation);
        });
    }

    fn draw(&self, state: &Announced, renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        draw.forward(renderer);
        if state.focus == Focus::Walked {
            let bounds = draw.layout.bounds();
            control::draw_ring(renderer, draw.theme, bounds, space::RADIUS_S, true);
        }
    }
}

impl<'a, Message: 'a> From<Group<'a, Message>> for Element<'a, Message> {
    fn from(group: Group<'a, Message>) -> Self {
        wrapped::wrap(group.semantics, vec![group.content])
    }
}

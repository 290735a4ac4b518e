//! iced's text input, announced and with the focus ring.

use std::rc::Rc;

use iced::advanced::widget::{Operation, Tree};
use iced::widget::text_input::{self, cursor};
use iced::{Event, keyboard, window};

use crate::app::ui::control;
use crate::app::ui::semantics::{Announced, Request, Semantics, Typing};
use crate::app::ui::space;
use crate::app::ui::widget::Renderer;
use crate::app::ui::widget::wrapped::{Draw, Inside, Update, Wrapper};

type Paragraph = <Renderer as iced::advanced::text::Renderer>::Paragraph;

/// Whether a key is meant for the window rather than for typing. iced's input would type
/// the plus of Ctrl and plus, and on macOS the letters of all such shortcuts; Esc would
/// take the focus away and go no further.
fn is_shortcut(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        physical_key,
        modifiers,
        ..
    }) = event
    else {
        return false;
    };
    let escape = matches!(key, keyboard::Key::Named(keyboard::key::Named::Escape));
    let chord = modifiers.command()
        && !modifiers.alt()
        && key
            .to_latin(*physical_key)
            .is_some_and(|letter| !matches!(letter.to_ascii_lowercase(), 'a' | 'c' | 'v' | 'x'));
    escape || chord
}

/// Where the caret of iced's input is. `None` for a text that no platform can take.
fn typing(semantics: &Semantics, input: &Tree) -> Option<Typing> {
    let text = semantics.value.as_deref().unwrap_or_default();
    let value = text_input::Value::new(text);
    let lengths = (0..value.len())
        .map(|at| u8::try_from(value.select(at, at + 1).to_string().len()).ok())
        .collect::<Option<Vec<u8>>>()?;
    let state = input.state.downcast_ref::<text_input::State<Paragraph>>();
    let (anchor, caret) = match state.cursor().state(&value) {
        cursor::State::Index(at) => (at, at),
        cursor::State::Selection { start, end } => (start, end),
    };
    let last = lengths.len();
    Some(Typing {
        lengths,
        anchor: anchor.min(last),
        caret: caret.min(last),
    })
}

fn select(input: &mut Tree, anchor: usize, caret: usize) {
    let state = input.state.downcast_mut::<text_input::State<Paragraph>>();
    if anchor == caret {
        state.move_cursor_to(caret);
    } else {
        state.select_range(anchor, caret);
    }
}

/// A text input that says what it is.
pub(super) struct Input<'a, Message> {
    pub(super) semantics: Semantics,
    pub(super) on_set: Option<Rc<dyn Fn(String) -> Message + 'a>>,
}

/// Whether iced's input has the keyboard focus.
fn has_focus(input: &Tree) -> bool {
    let state = input.state.downcast_ref::<text_input::State<Paragraph>>();
    state.is_focused()
}

impl<Message: Clone> Wrapper<Message> for Input<'_, Message> {
    type State = Announced;

    fn diff(&self, state: &mut Announced) -> bool {
        // Another field in the same place starts anew: cursor, focus and all.
        state.semantics.id != self.semantics.id
    }

    fn renew(&self, state: &mut Announced) {
        state.renew(&self.semantics);
    }

    fn operate(
        &self,
        state: &mut Announced,
        inside: &mut Inside<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        let id = self.semantics.widget_id();
        state.typing = typing(&self.semantics, &inside.trees[0]);
        operation.custom(id.as_ref(), inside.layout.bounds(), state);
        operation.traverse(&mut |operation| {
            if self.on_set.is_some() {
                inside.operate(operation);
            }
        });
    }

    fn update(&self, state: &mut Announced, update: &mut Update<'_, '_, '_, Message>) {
        if matches!(
            update.event,
            Event::Window(window::Event::RedrawRequested(_))
        ) {
            match (state.request.take(), &self.on_set) {
                (Some(Request::SetValue(value)), Some(on_set)) => {
                    update.shell.publish(on_set(value));
                }
                (Some(Request::Select(anchor, caret)), Some(_)) => {
                    select(&mut update.inside.trees[0], anchor, caret);
                }
                _ => {}
            }
        }
        if is_shortcut(update.event) {
            return;
        }
        let before = has_focus(&update.inside.trees[0]);
        update.forward();
        if before != has_focus(&update.inside.trees[0]) {
            update.shell.request_redraw();
        }
    }

    fn draw(&self, _state: &Announced, renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        draw.forward(renderer);
        let (bounds, focused) = (draw.layout.bounds(), has_focus(&draw.trees[0]));
        control::draw_ring(renderer, draw.theme, bounds, space::RADIUS_M, focused);
    }
}

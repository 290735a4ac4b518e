//! iced's text input, announced and with the focus ring.

use std::rc::Rc;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::widget::text_input::{self, TextInput, cursor};
use iced::{Event, Length, Rectangle, Size, keyboard, window};

use crate::app::ui::control;
use crate::app::ui::semantics::{Announced, Request, Semantics, Typing};
use crate::app::ui::space;
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Renderer;

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
    pub(super) inner: TextInput<'a, Message, Theme, Renderer>,
    pub(super) semantics: Semantics,
    pub(super) on_set: Option<Rc<dyn Fn(String) -> Message + 'a>>,
}

impl<Message: Clone> Input<'_, Message> {
    fn child(&self) -> &dyn Widget<Message, Theme, Renderer> {
        &self.inner
    }

    fn child_mut(&mut self) -> &mut dyn Widget<Message, Theme, Renderer> {
        &mut self.inner
    }

    fn has_focus(tree: &Tree) -> bool {
        tree.children[0]
            .state
            .downcast_ref::<text_input::State<Paragraph>>()
            .is_focused()
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Input<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Announced>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Announced::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree {
            tag: self.child().tag(),
            state: self.child().state(),
            children: self.child().children(),
        }]
    }

    fn diff(&self, tree: &mut Tree) {
        let announced = tree.state.downcast_ref::<Announced>();
        // Another field in the same place starts anew: cursor, focus and all.
        let other = announced.semantics.id != self.semantics.id;
        if other || tree.children.len() != 1 || tree.children[0].tag != self.child().tag() {
            tree.children = self.children();
        } else {
            self.child().diff(&mut tree.children[0]);
        }
    }

    fn size(&self) -> Size<Length> {
        self.child().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let semantics = &self.semantics;
        tree.state.downcast_mut::<Announced>().renew(semantics);
        let node = self
            .child_mut()
            .layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let id = self.semantics.widget_id();
        let enabled = self.on_set.is_some();
        let announced = tree.state.downcast_mut::<Announced>();
        announced.typing = typing(&self.semantics, &tree.children[0]);
        operation.custom(id.as_ref(), layout.bounds(), announced);
        operation.traverse(&mut |operation| {
            if enabled && let Some(layout) = layout.children().next() {
                self.child_mut()
                    .operate(&mut tree.children[0], layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            match (
                tree.state.downcast_mut::<Announced>().request.take(),
                &self.on_set,
            ) {
                (Some(Request::SetValue(value)), Some(on_set)) => shell.publish(on_set(value)),
                (Some(Request::Select(anchor, caret)), Some(_)) => {
                    select(&mut tree.children[0], anchor, caret);
                }
                _ => {}
            }
        }
        if is_shortcut(event) {
            return;
        }
        let before = Self::has_focus(tree);
        if let Some(layout) = layout.children().next() {
            self.child_mut().update(
                &mut tree.children[0],
                event,
                layout,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        if before != Self::has_focus(tree) {
            shell.request_redraw();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        layout
            .children()
            .next()
            .map_or_else(mouse::Interaction::default, |layout| {
                self.child().mouse_interaction(
                    &tree.children[0],
                    layout,
                    cursor,
                    viewport,
                    renderer,
                )
            })
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        if let Some(inner) = layout.children().next() {
            // Qualified: iced's input has a `draw` of its own with other parameters.
            Widget::draw(
                &self.inner,
                &tree.children[0],
                renderer,
                theme,
                style,
                inner,
                cursor,
                viewport,
            );
        }
        let focused = Self::has_focus(tree);
        control::draw_ring(renderer, theme, layout.bounds(), space::RADIUS_M, focused);
    }
}

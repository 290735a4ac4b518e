//! The outermost widget: it moves the keyboard focus, keeps it in view, keeps it inside an
//! open dialog, and hears the keys that work everywhere.
//!
//! It is part of the view rather than a subscription, so that the tests that draw a view
//! without a window hear the same keys.

mod steer;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Size, Vector, keyboard, touch, window};

use super::keys::{self, Shortcut, Wish};
use super::semantics::{self, Collector, Role};
use super::theme::Theme;
use super::widget::{Element, Renderer};

/// How far an arrow key scrolls, in logical pixels.
const LINE: f32 = 48.0;

/// The whole view of the window.
pub struct Surface<'a, Message> {
    content: Element<'a, Message>,
    on_key: Box<dyn Fn(Shortcut) -> Option<Message> + 'a>,
}

/// Wraps the whole view. `on_key` says what each shortcut means just now; `None` leaves
/// it alone. While a dialog is open only the sizes of text are asked for: the dialog
/// itself hears Esc.
pub fn surface<'a, Message>(
    content: impl Into<Element<'a, Message>>,
    on_key: impl Fn(Shortcut) -> Option<Message> + 'a,
) -> Surface<'a, Message> {
    Surface {
        content: content.into(),
        on_key: Box::new(on_key),
    }
}

/// What is remembered about the focus between events.
#[derive(Debug, Default)]
struct State {
    /// The id that had the focus last, to give it back after the view was rebuilt.
    last: Option<String>,
    /// The id of the open dialog.
    modal: Option<String>,
    /// What had the focus before the dialog opened.
    before: Option<String>,
}

/// The parts of an iced widget call that the steering needs.
struct Helm<'b, 'a, Message> {
    content: &'b mut Element<'a, Message>,
    tree: &'b mut Tree,
    layout: Layout<'b>,
    renderer: &'b Renderer,
}

impl<Message> Helm<'_, '_, Message> {
    fn run(&mut self, operation: &mut dyn Operation) {
        self.content
            .as_widget_mut()
            .operate(self.tree, self.layout, self.renderer, operation);
    }

    fn survey(&mut self) -> semantics::Tree {
        let mut collector = Collector::without_texts();
        self.run(&mut collector);
        collector.into_tree()
    }

    /// Focuses the node with this index, and scrolls so that it can be seen.
    fn focus(&mut self, view: &semantics::Tree, index: usize) {
        if let Some(stop) = view.nodes.get(index).and_then(|node| node.stop) {
            self.run(&mut steer::FocusStop::new(Some(stop)));
        }
        self.reveal(view, index);
    }

    fn reveal(&mut self, view: &semantics::Tree, index: usize) {
        for (scroller, offset) in steer::reveal(view, index) {
            self.run(&mut steer::ScrollTo::new(scroller, offset));
        }
    }
}

impl State {
    /// Brings the focus to where it belongs after the view has changed. Returns whether
    /// anything was moved.
    fn settle<Message>(&mut self, helm: &mut Helm<'_, '_, Message>) -> bool {
        let view = helm.survey();
        let focused = steer::focused(&view);
        let modal = view.modal();
        let modal_id = modal.map(|at| view.nodes[at].semantics.id.to_string());

        let target = if modal_id != self.modal {
            let opened = modal_id.is_some();
            if opened && self.modal.is_none() {
                self.before = focused
                    .map(|at| view.nodes[at].semantics.id.to_string())
                    .or_else(|| self.last.clone());
            }
            self.modal = modal_id;
            if opened {
                steer::entry(&view, focused)
            } else {
                focused.or_else(|| {
                    self.before
                        .take()
                        .and_then(|id| steer::stop_with_id(&view, &id))
                })
            }
        } else if modal.is_some() {
            steer::entry(&view, focused)
        } else {
            focused.or_else(|| {
                let id = self.last.as_deref()?;
                steer::stop_with_id(&view, id)
            })
        };

        let id = target.map(|at| view.nodes[at].semantics.id.to_string());
        let moved = target != focused;
        let arrived = id != self.last;
        self.last = id;
        match target {
            Some(at) if moved => helm.focus(&view, at),
            Some(at) if arrived => helm.reveal(&view, at),
            _ => {}
        }
        moved || arrived
    }

    fn walk<Message>(&mut self, helm: &mut Helm<'_, '_, Message>, back: bool) {
        let view = helm.survey();
        if let Some(target) = steer::next(&view, back) {
            self.go(helm, &view, target);
        }
    }

    fn go<Message>(
        &mut self,
        helm: &mut Helm<'_, '_, Message>,
        view: &semantics::Tree,
        target: usize,
    ) {
        self.last = Some(view.nodes[target].semantics.id.to_string());
        helm.focus(view, target);
    }

    /// Walks among siblings, or scrolls.
    fn arrow<Message>(&mut self, helm: &mut Helm<'_, '_, Message>, arrow: keys::Arrow) -> bool {
        let view = helm.survey();
        match steer::sibling(&view, arrow) {
            steer::Sibling::Is(target) => {
                self.go(helm, &view, target);
                true
            }
            steer::Sibling::End => true,
            steer::Sibling::None => match arrow {
                keys::Arrow::Up => scroll(helm, &view, |_| Scroll::By(-LINE)),
                keys::Arrow::Down => scroll(helm, &view, |_| Scroll::By(LINE)),
                keys::Arrow::Left | keys::Arrow::Right => false,
            },
        }
    }
}

enum Scroll {
    By(f32),
    To(f32),
}

fn scroll<Message>(
    helm: &mut Helm<'_, '_, Message>,
    view: &semantics::Tree,
    how: impl FnOnce(&semantics::Scroller) -> Scroll,
) -> bool {
    let Some(at) = steer::main_scroller(view) else {
        return false;
    };
    let scroller = &view.scrollers[at];
    let to = match how(scroller) {
        Scroll::By(distance) => scroller.offset.y + distance,
        Scroll::To(offset) => offset,
    };
    helm.run(&mut steer::ScrollTo::new(
        at,
        to.clamp(0.0, scroller.range()),
    ));
    true
}

/// What a key does that no control has taken.
fn answer<Message>(
    state: &mut State,
    helm: &mut Helm<'_, '_, Message>,
    wish: Wish,
    on_key: &dyn Fn(Shortcut) -> Option<Message>,
    shell: &mut Shell<'_, Message>,
) {
    let done = match wish {
        Wish::Tab { back } => {
            state.walk(helm, back);
            true
        }
        Wish::Arrow(arrow) => state.arrow(helm, arrow),
        Wish::PageUp | Wish::PageDown | Wish::Home | Wish::End => {
            let view = helm.survey();
            scroll(helm, &view, |scroller| {
                let page = (scroller.bounds.height - LINE).max(LINE);
                match wish {
                    Wish::PageUp => Scroll::By(-page),
                    Wish::PageDown => Scroll::By(page),
                    Wish::Home => Scroll::To(0.0),
                    _ => Scroll::To(scroller.range()),
                }
            })
        }
        Wish::Shortcut(shortcut) => {
            let view = helm.survey();
            let message = allowed(&view, shortcut).then(|| on_key(shortcut)).flatten();
            let found = message.is_some();
            if let Some(message) = message {
                shell.publish(message);
            }
            found
        }
    };
    if done {
        shell.capture_event();
        shell.request_redraw();
    }
}

/// Whether a shortcut may act now.
fn allowed(view: &semantics::Tree, shortcut: Shortcut) -> bool {
    let in_field = view
        .focused()
        .is_some_and(|node| node.semantics.role == Role::TextField);
    match shortcut {
        _ if shortcut.is_size() => true,
        _ if view.modal().is_some() => false,
        // What was typed is taken back in the field, not in the case.
        Shortcut::Undo => !in_field,
        Shortcut::Primary => view
            .focused()
            .is_none_or(|node| !node.is_tab_stop() || in_field),
        _ => true,
    }
}

fn is_pointer_down(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
    )
}

impl<Message> Widget<Message, Theme, Renderer> for Surface<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(&mut tree.children[0], layout, renderer, operation);
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
        let state = tree.state.downcast_mut::<State>();
        let mut helm = Helm {
            content: &mut self.content,
            tree: &mut tree.children[0],
            layout,
            renderer,
        };
        let wish = match event {
            Event::Keyboard(event) => keys::read(event),
            _ => None,
        };
        let pressed = matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }));
        let redraw = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if (pressed || redraw) && state.settle(&mut helm) {
            shell.request_redraw();
        }

        // A text field would take the plus of Ctrl and plus for typing.
        if !matches!(wish, Some(Wish::Shortcut(shortcut)) if shortcut.is_size()) {
            helm.content.as_widget_mut().update(
                helm.tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }

        if is_pointer_down(event) {
            // What the pointer has chosen is in view; it is only remembered.
            let view = helm.survey();
            state.last = view.focused().map(|node| node.semantics.id.to_string());
        }
        if let Some(wish) = wish
            && !shell.is_event_captured()
        {
            answer(state, &mut helm, wish, &*self.on_key, shell);
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
        self.content.as_widget().mouse_interaction(
            &tree.children[0],
            layout,
            cursor,
            viewport,
            renderer,
        )
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
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout,
            cursor,
            viewport,
        );
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(
            &mut tree.children[0],
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

impl<'a, Message: 'a> From<Surface<'a, Message>> for Element<'a, Message> {
    fn from(surface: Surface<'a, Message>) -> Self {
        Element::new(surface)
    }
}

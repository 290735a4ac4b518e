//! The outermost widget: it moves the keyboard focus, keeps it in view, keeps it inside an
//! open dialog, and hears the keys that work everywhere.
//!
//! It is part of the view rather than a subscription, so that the tests that draw a view
//! without a window hear the same keys.

mod focus_context;
mod focus_navigation;
mod screen_reader;
mod scroll_into_view;

pub use screen_reader::{Ask, Scene, ScreenReader};

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Size, Vector, keyboard, touch, window};

pub use scroll_into_view::show;

use focus_context::{FocusContext, Scroll, State, scroll};

use super::keys::{self, KeyAction, Shortcut};
use super::semantics::{self, Collector, Role};
use super::text::fonts;
use super::theme::Theme;
use super::widget::{Element, Renderer};

/// How far an arrow key scrolls, in logical pixels.
const LINE: f32 = 48.0;

/// The whole view of the window.
pub struct Surface<'a, Message> {
    content: Element<'a, Message>,
    on_key: Box<dyn Fn(Shortcut) -> Option<Message> + 'a>,
    reader: Option<&'a dyn ScreenReader>,
    on_drawn: Option<Message>,
    on_fonts_needed: Option<Message>,
    title: String,
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
        reader: None,
        on_drawn: None,
        on_fonts_needed: None,
        title: String::new(),
    }
}

impl<'a, Message> Surface<'a, Message> {
    /// What is sent with each frame, just before it is drawn; another frame follows as long
    /// as there is such a message.
    pub fn on_drawn(mut self, message: Option<Message>) -> Self {
        self.on_drawn = message;
        self
    }

    /// What is sent once, when something is shown that the embedded typeface lacks.
    pub fn on_fonts_needed(mut self, message: Message) -> Self {
        self.on_fonts_needed = Some(message);
        self
    }

    /// Shows the view to a screen reader, under the title of the window, and does what it
    /// asks for.
    pub fn reader(mut self, reader: &'a dyn ScreenReader, title: impl Into<String>) -> Self {
        self.reader = Some(reader);
        self.title = title.into();
        self
    }
}

/// What a key does that no control has taken.
fn answer<Message>(
    state: &mut State,
    focus: &mut FocusContext<'_, '_, Message>,
    wish: KeyAction,
    on_key: &dyn Fn(Shortcut) -> Option<Message>,
    shell: &mut Shell<'_, Message>,
    is_heard: bool,
) {
    let done = match wish {
        KeyAction::Tab { back } => {
            state.walk(focus, back, is_heard);
            true
        }
        KeyAction::Arrow(arrow) => state.arrow(focus, arrow),
        KeyAction::PageUp | KeyAction::PageDown | KeyAction::Home | KeyAction::End => {
            let view = focus.snapshot();
            scroll(focus, &view, |scroller| {
                let page = (scroller.bounds.height - LINE).max(LINE);
                match wish {
                    KeyAction::PageUp => Scroll::By(-page),
                    KeyAction::PageDown => Scroll::By(page),
                    KeyAction::Home => Scroll::To(0.0),
                    _ => Scroll::To(scroller.range()),
                }
            })
        }
        KeyAction::Shortcut(shortcut) => {
            let view = focus.snapshot();
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

fn is_redraw(event: &Event) -> bool {
    matches!(event, Event::Window(window::Event::RedrawRequested(_)))
}

fn is_pointer_down(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
    )
}

impl<Message: Clone> Surface<'_, Message> {
    /// Says that a frame is about to be drawn, once a frame, and what it lacks.
    fn notify(&self, event: &Event, state: &mut State, shell: &mut Shell<'_, Message>) {
        let Event::Window(window::Event::RedrawRequested(now)) = event else {
            // Nothing else asks for the first frame of a window that cannot be seen yet.
            if let Event::Window(window::Event::Opened { .. }) = event {
                shell.request_redraw();
            }
            return;
        };
        if let Some(message) = &self.on_drawn {
            if state.frame.replace(*now) != Some(*now) {
                shell.publish(message.clone());
            }
            // The toolkit asks once more in the same frame, and only the last answer counts.
            shell.request_redraw();
        }
        if let Some(message) = &self.on_fonts_needed
            && fonts::are_needed()
        {
            shell.publish(message.clone());
        }
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Surface<'_, Message> {
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
        self.notify(event, state, shell);
        let mut focus = FocusContext {
            content: &mut self.content,
            tree: &mut tree.children[0],
            layout,
            renderer,
        };
        let wish = match event {
            Event::Keyboard(event) => keys::read(event),
            _ => None,
        };
        if let (Some(reader), Event::Window(event)) = (self.reader, event) {
            reader.hear(event);
        }
        // Asked once a frame: while nobody listens, that is all that it costs.
        let reader = self
            .reader
            .filter(|reader| is_redraw(event) && reader.is_listening());
        if let Some(reader) = reader {
            focus.handle_requests(reader);
        }
        let pressed = matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }));
        if (pressed || is_redraw(event)) && state.settle(&mut focus) {
            shell.request_redraw();
        }

        focus.content.as_widget_mut().update(
            focus.tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );

        if is_pointer_down(event) {
            // What the pointer has chosen is in view; it is only remembered.
            let view = focus.snapshot();
            state.last = view.focused().map(|node| node.semantics.id.to_string());
            state.pointed = true;
        }
        if let Some(wish) = wish
            && !shell.is_event_captured()
        {
            let is_heard = self.reader.is_some_and(ScreenReader::is_listening);
            answer(state, &mut focus, wish, &*self.on_key, shell, is_heard);
        }
        // With a message the view is rebuilt first, and shown with the redraw after that.
        // While the focus is nowhere, nothing of it is announced.
        let settled = shell.is_empty() && !state.lost;
        if let Some(reader) = reader.filter(|_| settled) {
            let mut collector = Collector::new();
            focus.run(&mut collector);
            reader.show(Scene {
                title: &self.title,
                // Not the layout's: that of a stack is as small as what is in it.
                size: viewport.size(),
                view: &collector.into_tree(),
            });
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

impl<'a, Message: Clone + 'a> From<Surface<'a, Message>> for Element<'a, Message> {
    fn from(surface: Surface<'a, Message>) -> Self {
        Element::new(surface)
    }
}

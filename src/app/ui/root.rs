//! The outermost widget: it moves the keyboard focus, keeps it in view, keeps it inside an
//! open dialog, and hears the keys that work everywhere.
//!
//! It is part of the view rather than a subscription, so that the tests that draw a view
//! without a window hear the same keys.

use std::time::Instant;

use iced::advanced::{Shell, mouse};
use iced::{Event, Size, keyboard, touch, window};

use super::focus::context::{LINE, Scroll, State, scroll};
use super::focus::keys::{self, KeyAction};
use super::focus::{Scene, ScreenReader, Shortcut};
use super::semantics::{self, Role};
use super::text::fonts;
use super::widget::Element;
use super::widget::wrapped::{self, Inside, Update, Wrapper};
use crate::store::settings::Places;

/// The whole view of the window.
pub struct Root<'a, Message> {
    content: Element<'a, Message>,
    watch: Watch<'a, Message>,
}

/// What is put around the whole view: it watches over the focus, and hears the keys.
struct Watch<'a, Message> {
    keys: Keys<'a, Message>,
    reader: Option<&'a dyn ScreenReader>,
    on_fonts_needed: Option<Message>,
    title: String,
    page: Page,
    left_at: Option<LeftAt<'a, Message>>,
}

/// Where pages of cases were left in earlier windows, and what tells that they were left elsewhere.
struct LeftAt<'a, Message> {
    earlier: &'a Places,
    on_left: Box<dyn Fn(Places) -> Message + 'a>,
}

/// Which page is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Another page has another key, and begins at its top.
    pub key: String,
    /// Another step of the same page has another title.
    pub title: String,
    /// The case that it is of; it is found again where it was left.
    pub case: Option<String>,
    /// What it begins with; with something else there it begins at its top.
    pub begins_with: String,
}

/// Wraps the whole view. `on_key` says what each shortcut means just now; `None` leaves
/// it alone. While a dialog is open only the sizes of text are asked for: the dialog
/// itself hears Esc.
pub fn root<'a, Message>(
    content: impl Into<Element<'a, Message>>,
    on_key: impl Fn(Shortcut) -> Option<Message> + 'a,
) -> Root<'a, Message> {
    let keys = Keys {
        on_key: Box::new(on_key),
        on_copy: None,
    };
    let watch = Watch {
        keys,
        reader: None,
        on_fonts_needed: None,
        title: String::new(),
        page: Page::default(),
        left_at: None,
    };
    Root {
        content: content.into(),
        watch,
    }
}

/// Makes a message of all that is announced.
type OnCopy<'a, Message> = dyn Fn(&semantics::Tree) -> Option<Message> + 'a;

/// What the keys mean that work everywhere.
struct Keys<'a, Message> {
    on_key: Box<dyn Fn(Shortcut) -> Option<Message> + 'a>,
    on_copy: Option<Box<OnCopy<'a, Message>>>,
}

impl<'a, Message> Root<'a, Message> {
    /// What Ctrl+C sends, from all that is announced.
    pub fn on_copy(mut self, message: impl Fn(&semantics::Tree) -> Option<Message> + 'a) -> Self {
        self.watch.keys.on_copy = Some(Box::new(message));
        self
    }

    /// Says which page and step are shown: a new page begins at its top, and a double click
    /// presses nothing of the next step.
    pub fn page(mut self, page: Page) -> Self {
        self.watch.page = page;
        self
    }

    /// Where pages of cases were left in earlier windows, and what is sent when somebody turns
    /// away from this one and has left them elsewhere.
    pub fn left_at(
        mut self,
        earlier: &'a Places,
        on_left: impl Fn(Places) -> Message + 'a,
    ) -> Self {
        self.watch.left_at = Some(LeftAt {
            earlier,
            on_left: Box::new(on_left),
        });
        self
    }

    /// What is sent once, when something is shown that the embedded typeface lacks.
    pub fn on_fonts_needed(mut self, message: Message) -> Self {
        self.watch.on_fonts_needed = Some(message);
        self
    }

    /// Shows the view to a screen reader, under the title of the window, and does what it
    /// asks for.
    pub fn reader(mut self, reader: &'a dyn ScreenReader, title: impl Into<String>) -> Self {
        self.watch.reader = Some(reader);
        self.watch.title = title.into();
        self
    }
}

/// Carries out what a key means that no control has taken.
fn perform<Message>(
    state: &mut State,
    focus: &mut Inside<'_, '_, Message>,
    action: KeyAction,
    keys: &Keys<'_, Message>,
    shell: &mut Shell<'_, Message>,
    is_heard: bool,
) {
    let done = match action {
        KeyAction::Tab { back } => {
            state.walk(focus, back, is_heard);
            true
        }
        KeyAction::Arrow(arrow) => state.arrow(focus, arrow),
        KeyAction::PageUp | KeyAction::PageDown | KeyAction::Home | KeyAction::End => {
            let view = focus.snapshot();
            scroll(focus, &view, |scroller| {
                let page = (scroller.bounds.height - LINE).max(LINE);
                match action {
                    KeyAction::PageUp => Scroll::By(-page),
                    KeyAction::PageDown => Scroll::By(page),
                    KeyAction::Home => Scroll::To(0.0),
                    _ => Scroll::To(scroller.range()),
                }
            })
        }
        KeyAction::Shortcut(shortcut) => {
            let view = focus.snapshot();
            let message = allowed(&view, shortcut)
                .then(|| match shortcut {
                    Shortcut::Copy => (keys.on_copy.as_ref()?)(&focus.announced()),
                    shortcut => (keys.on_key)(shortcut),
                })
                .flatten();
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
        Shortcut::Copy => !in_field,
        _ if shortcut.works_over_dialogs() => true,
        _ if view.modal().is_some() => false,
        // What was typed is taken back in the field, not in the case.
        Shortcut::Undo | Shortcut::Paste => !in_field,
        Shortcut::Primary => view
            .focused()
            .is_none_or(|node| !node.is_tab_stop() || in_field),
        _ => true,
    }
}

fn is_redraw(event: &Event) -> bool {
    matches!(event, Event::Window(window::Event::RedrawRequested(_)))
}

fn is_key_press(event: &Event) -> bool {
    matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }))
}

/// Whether somebody turns away from the window.
fn is_left(event: &Event) -> bool {
    use window::Event::{CloseRequested, Unfocused};
    matches!(event, Event::Window(CloseRequested | Unfocused))
        || matches!(
            key_action(event),
            Some(KeyAction::Shortcut(Shortcut::Close))
        )
}

fn key_action(event: &Event) -> Option<KeyAction> {
    match event {
        Event::Keyboard(event) => keys::read(event),
        _ => None,
    }
}

/// Shows a screen reader what is about to be drawn.
fn show<Message>(
    reader: &dyn ScreenReader,
    title: &str,
    focus: &mut Inside<'_, '_, Message>,
    // Not the layout's: that of a stack is as small as what is in it.
    size: Size,
) {
    reader.show(Scene {
        title,
        size,
        view: &focus.announced(),
    });
}

fn is_pointer_down(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
    )
}

impl<Message: Clone> Watch<'_, Message> {
    /// Whether this is the second half of a double click, whose first half has brought another
    /// page or step.
    fn is_second_click(&self, state: &mut State, update: &Update<'_, '_, '_, Message>) -> bool {
        if let Event::Window(window::Event::RedrawRequested(now)) = update.event {
            state.guard.drawn(&self.page.title, *now);
        }
        let place = update.cursor.position();
        place.is_some_and(|place| {
            is_pointer_down(update.event) && state.guard.is_second_click(place, Instant::now())
        })
    }

    /// Says where pages were left when somebody turns away.
    fn tell_left(&self, event: &Event, state: &State, shell: &mut Shell<'_, Message>) {
        if let Some(left) = self.left_at.as_ref().filter(|_| is_left(event))
            && let Some(places) = state.left_at.news(left.earlier)
        {
            shell.publish((left.on_left)(places));
        }
    }

    /// Asks for the first frame, and says what a frame lacks that is about to be drawn.
    fn notify(&self, event: &Event, shell: &mut Shell<'_, Message>) {
        // Nothing else asks for the first frame of a window that cannot be seen yet.
        if let Event::Window(window::Event::Opened { .. }) = event {
            shell.request_redraw();
        }
        if let Some(message) = &self.on_fonts_needed
            && is_redraw(event)
            && fonts::are_needed()
        {
            shell.publish(message.clone());
        }
    }
}

impl<Message: Clone> Wrapper<Message> for Watch<'_, Message> {
    type State = State;

    fn update(&self, state: &mut State, update: &mut Update<'_, '_, '_, Message>) {
        self.notify(update.event, update.shell);
        self.tell_left(update.event, state, update.shell);
        if self.is_second_click(state, update) {
            update.shell.capture_event();
            return;
        }
        if let (Some(reader), Event::Window(event)) = (self.reader, update.event) {
            reader.window_event(event);
        }
        // Asked once a frame: while nobody listens, that is all that it costs.
        let redraw = is_redraw(update.event);
        let reader = self.reader.filter(|reader| redraw && reader.is_listening());
        if let Some(reader) = reader {
            update.inside.handle_requests(reader);
        }
        let earlier = self.left_at.as_ref().map(|left| left.earlier);
        if redraw && state.begin_page(&mut update.inside, &self.page, earlier) {
            update.shell.request_redraw();
        }
        let key = is_key_press(update.event);
        if (redraw || key) && state.settle(&mut update.inside, key) {
            update.shell.request_redraw();
        }

        update.forward();

        if is_pointer_down(update.event) {
            state.remember_pointer(&mut update.inside);
        }
        if let Some(action) = key_action(update.event)
            && !update.shell.is_event_captured()
        {
            let is_heard = self.reader.is_some_and(ScreenReader::is_listening);
            let (inside, keys) = (&mut update.inside, &self.keys);
            perform(state, inside, action, keys, update.shell, is_heard);
        }
        // With a message the view is rebuilt first, and shown with the redraw after that.
        // While the focus is nowhere, there is nothing to be told of it.
        let settled = update.shell.is_empty() && !state.lost;
        if let Some(reader) = reader.filter(|_| settled) {
            let size = update.viewport.size();
            show(reader, &self.title, &mut update.inside, size);
        }
    }
}

impl<'a, Message: Clone + 'a> From<Root<'a, Message>> for Element<'a, Message> {
    fn from(root: Root<'a, Message>) -> Self {
        wrapped::wrap(root.watch, vec![root.content])
    }
}

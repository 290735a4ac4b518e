//! A stage without a window: it draws a view, presses what a screen reader would find by
//! role and name, and keeps what a real window keeps between views.

#![allow(dead_code, reason = "each test binary uses its own part of it")]
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

pub mod events;
pub mod fits;
pub mod on_disk;
pub mod presets;
pub mod scene;
pub mod session;
pub mod statements;
pub mod words;

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::{Duration, Instant};

use iced::advanced::widget::{Id, operation};
use iced::advanced::{clipboard, renderer};
use iced::keyboard::key::{NativeCode, Physical};
use iced::keyboard::{self, Key, Location, Modifiers, key::Named};
use iced::{Event, Point, Rectangle, Size, mouse, window};
use iced_test::core::input_method;
use iced_test::core::renderer::Headless;
use iced_test::runtime::user_interface::{self, Cache, UserInterface};
use outro::app::ui::semantics::{Collector, Node, Role, Tree};
use outro::app::ui::theme::Kind;
use outro::app::ui::{Element, Theme, text};

type Renderer = outro::app::ui::widget::Renderer;

/// A state, how messages change it, how it is shown, and the window it is shown in.
pub struct ViewHarness<State, Message: 'static> {
    pub state: State,
    pub theme: Theme,
    /// Every message so far.
    pub heard: Vec<Message>,
    update: fn(&mut State, Message),
    view: for<'a> fn(&'a State) -> Element<'a, Message>,
    size: Size,
    cursor: mouse::Cursor,
    /// How long ago a frame was drawn when something is pressed after it.
    pub pause: Duration,
    cache: Option<Cache>,
    /// What is announced, while nothing has happened since.
    announced: Option<Tree>,
    renderer: Renderer,
}

#[derive(Default)]
struct Texts(Vec<String>);

impl operation::Operation for Texts {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn operation::Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&Id>, _bounds: Rectangle, text: &str) {
        self.0.push(text.to_owned());
    }
}

/// Whether pictures are drawn to be kept as the approved ones.
pub fn keeps_pictures() -> bool {
    std::env::var_os("OUTRO_PICTURES").is_some_and(|wish| wish == "keep")
}

fn load_fonts() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let mut system = iced_test::renderer::graphics::text::font_system()
            .write()
            .expect("no other test has panicked while loading fonts");
        for font in text::FONTS {
            system.load_font((*font).into());
        }
    });
}

/// Everything that is announced by these widgets.
fn announced_by<Message>(
    interface: &mut UserInterface<'_, Message, Theme, Renderer>,
    renderer: &Renderer,
) -> Tree {
    let mut collector = Collector::new();
    interface.operate(renderer, &mut collector);
    collector.into_tree()
}

impl<State, Message: Clone + 'static> ViewHarness<State, Message> {
    /// Opens the stage at 1120 × 760, as wide as the pictures of the design.
    pub fn new(
        state: State,
        update: fn(&mut State, Message),
        view: for<'a> fn(&'a State) -> Element<'a, Message>,
    ) -> Self {
        load_fonts();
        let renderer = iced::futures::executor::block_on(<Renderer as Headless>::new(
            text::REGULAR,
            text::BODY.size.into(),
            Some("tiny-skia"),
        ))
        .expect("the software renderer needs nothing");
        let mut new = Self {
            state,
            theme: Theme::LIGHT,
            heard: Vec::new(),
            update,
            view,
            size: Size::new(1120.0, 760.0),
            cursor: mouse::Cursor::Unavailable,
            pause: Duration::from_secs(1),
            cache: Some(Cache::new()),
            announced: None,
            renderer,
        };
        new.redraw();
        new
    }

    /// Gives the window another size, in logical pixels.
    pub fn resized(mut self, width: f32, height: f32) -> Self {
        let size = Size::new(width, height);
        if self.size != size {
            self.size = size;
            self.redraw();
        }
        self
    }

    /// Gives the window another theme.
    pub fn themed(mut self, kind: Kind) -> Self {
        self.theme = kind.into();
        self
    }

    fn with<R>(
        &mut self,
        act: impl FnOnce(
            &mut UserInterface<'_, Message, Theme, Renderer>,
            &mut Renderer,
            mouse::Cursor,
            &mut Vec<Message>,
        ) -> R,
    ) -> R {
        self.announced = None;
        let mut messages = Vec::new();
        let cache = self.cache.take().unwrap_or_default();
        let mut interface = UserInterface::build(
            (self.view)(&self.state),
            self.size,
            cache,
            &mut self.renderer,
        );
        let result = act(
            &mut interface,
            &mut self.renderer,
            self.cursor,
            &mut messages,
        );
        self.cache = Some(interface.into_cache());
        for message in messages {
            self.hear(message);
        }
        result
    }

    /// Lets events happen one after the other, on the same widgets until one of them has
    /// something to say, as in a window. Says of each whether it was taken.
    fn send(&mut self, events: &[Event]) -> Vec<bool> {
        self.send_after(None, events)
    }

    /// As [`ViewHarness::send`], after an operation on the same widgets.
    fn send_after(
        &mut self,
        mut operation: Option<Box<dyn operation::Operation>>,
        events: &[Event],
    ) -> Vec<bool> {
        let mut taken = Vec::with_capacity(events.len());
        let mut left = events;
        while !left.is_empty() {
            let (done, announced) = self.with(|interface, renderer, cursor, messages| {
                while let Some(mut now) = operation.take() {
                    interface.operate(renderer, now.as_mut());
                    if let operation::Outcome::Chain(next) = now.finish() {
                        operation = Some(next);
                    }
                }
                for (n, event) in left.iter().enumerate() {
                    let event = std::slice::from_ref(event);
                    let (state, statuses) =
                        interface.update(event, cursor, renderer, &mut clipboard::Null, messages);
                    taken.push(statuses.contains(&iced::event::Status::Captured));
                    if !messages.is_empty() || matches!(state, user_interface::State::Outdated) {
                        return (n + 1, None);
                    }
                }
                (left.len(), Some(announced_by(interface, renderer)))
            });
            self.announced = announced;
            left = &left[done..];
        }
        taken
    }

    /// When the last frame was drawn: a person looks before they press. Where there is no pause
    /// none passes, however long this machine takes from the frame to the press.
    fn last_frame(&self) -> Instant {
        let now = Instant::now();
        if self.pause.is_zero() {
            return now + Duration::from_secs(3600);
        }
        now.checked_sub(self.pause).unwrap_or(now)
    }

    /// What the runtime does after anything has happened.
    pub fn redraw(&mut self) {
        let redraw = self.redraw_asked();
        self.send(&[redraw]);
    }

    fn redraw_asked(&self) -> Event {
        Event::Window(window::Event::RedrawRequested(self.last_frame()))
    }

    /// Lets events happen one after the other, each with the redraw that follows it.
    /// Says whether the last one was taken.
    pub fn simulate(&mut self, events: impl IntoIterator<Item = Event>) -> bool {
        let mut all = Vec::new();
        for event in events {
            all.extend([event, self.redraw_asked()]);
        }
        let taken = self.send(&all);
        taken.len() > 1 && taken[taken.len() - 2]
    }

    /// Sends a message as if something had published it, and shows what came of it.
    pub fn publish(&mut self, message: Message) {
        self.hear(message);
        self.redraw();
    }

    /// Sends a message as if something had published it.
    pub fn hear(&mut self, message: Message) {
        self.announced = None;
        self.heard.push(message.clone());
        (self.update)(&mut self.state, message);
    }

    /// Does what the program asks of the widgets themselves.
    pub fn operate(&mut self, operation: &mut dyn operation::Operation) {
        self.with(|interface, renderer, _, _| interface.operate(renderer, operation));
    }

    /// Everything that is announced now.
    pub fn tree(&mut self) -> Tree {
        let known = self.announced.take();
        let tree = known.unwrap_or_else(|| {
            self.with(|interface, renderer, _, _| announced_by(interface, renderer))
        });
        self.announced = Some(tree.clone());
        tree
    }

    /// Every text that is drawn, whether or not it is announced.
    pub fn texts(&mut self) -> Vec<String> {
        let mut texts = Texts::default();
        self.operate(&mut texts);
        texts.0
    }

    /// The one thing of this role and name. Panics with all that there is if there is none.
    pub fn find(&mut self, role: Role, name: &str) -> Node {
        let tree = self.tree();
        tree.find(role, name).cloned().unwrap_or_else(|| {
            let all: Vec<String> = tree
                .nodes
                .iter()
                .map(|node| format!("{:?} {:?}", node.semantics.role, node.semantics.name))
                .collect();
            panic!("there is no {role:?} {name:?} among:\n{}", all.join("\n"))
        })
    }

    /// Whether there is something of this role and name.
    pub fn has(&mut self, role: Role, name: &str) -> bool {
        self.tree().find(role, name).is_some()
    }

    /// The id of what has the keyboard focus, or nothing.
    pub fn focused(&mut self) -> String {
        self.tree()
            .focused()
            .map(|node| node.semantics.id.to_string())
            .unwrap_or_default()
    }

    /// Clicks on the visible part of something. Panics if it cannot be seen.
    pub fn press(&mut self, role: Role, name: &str) {
        let node = self.find(role, name);
        self.press_on(&node);
    }

    /// Clicks on the visible part of what was found. Panics if it cannot be seen.
    pub fn press_on(&mut self, node: &Node) {
        let window = Rectangle::with_size(self.size);
        let visible = node
            .visible
            .and_then(|bounds| bounds.intersection(&window))
            .unwrap_or_else(|| panic!("{:?} is out of sight at {:?}", node.semantics, node.bounds));
        self.click_at(visible.center());
    }

    /// Clicks at a place in the window.
    pub fn click_at(&mut self, place: Point) {
        let moved = self.moved_to(place);
        self.simulate(std::iter::once(moved).chain(iced_test::simulator::click()));
    }

    /// Moves the mouse.
    pub fn point_at(&mut self, position: Point) {
        let moved = self.moved_to(position);
        self.simulate([moved]);
    }

    fn moved_to(&mut self, position: Point) -> Event {
        self.cursor = mouse::Cursor::Available(position);
        Event::Mouse(mouse::Event::CursorMoved { position })
    }

    /// Turns the wheel over a place by so many lines; below zero is down.
    pub fn wheel(&mut self, place: Point, lines: f32) {
        self.point_at(place);
        let delta = mouse::ScrollDelta::Lines { x: 0.0, y: lines };
        self.simulate([Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        self.redraw();
    }

    /// Presses and lets go of a named key. Says whether anything took it.
    pub fn key(&mut self, named: Named) -> bool {
        self.chord(Modifiers::empty(), Key::Named(named))
    }

    /// Presses a key while others are held. Says whether anything took it.
    pub fn chord(&mut self, modifiers: Modifiers, key: Key) -> bool {
        self.press_key(modifiers, key, false)
    }

    /// Presses a key, or repeats it as holding it down does.
    pub fn press_key(&mut self, modifiers: Modifiers, key: Key, repeat: bool) -> bool {
        let text = match &key {
            Key::Character(letters) => Some(letters.clone()),
            Key::Named(Named::Space) => Some(" ".into()),
            _ => None,
        };
        let held = |keys| Event::Keyboard(keyboard::Event::ModifiersChanged(keys));
        let down = keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: Physical::Unidentified(NativeCode::Unidentified),
            location: Location::Standard,
            modifiers,
            text,
            repeat,
        };
        let taken = self.send(&[
            held(modifiers),
            Event::Keyboard(down),
            self.redraw_asked(),
            held(Modifiers::empty()),
        ]);
        taken[1]
    }

    /// Puts the focus where the program wants it, as [`outro::app::ui::focus`] does.
    pub fn focus(&mut self, id: &str) {
        let id = Id::from(id.to_owned());
        self.perform(Box::new(operation::focusable::focus::<()>(id)));
    }

    /// Runs an operation, and whatever follows from it.
    pub fn perform(&mut self, operation: Box<dyn operation::Operation>) {
        let redraw = self.redraw_asked();
        self.send_after(Some(operation), &[redraw]);
    }

    /// Clicks into the field with this label and types.
    pub fn type_into(&mut self, label: &str, words: &str) {
        self.press(Role::TextField, label);
        self.type_letters(words);
    }

    /// Clicks into the field with this label and hands it all words at once, as an input method
    /// does. A page is drawn once for them, and not once for each letter.
    pub fn fill(&mut self, label: &str, words: &str) {
        self.press(Role::TextField, label);
        let words = input_method::Event::Commit(words.to_owned());
        self.simulate([Event::InputMethod(words)]);
    }

    /// Types into what has the focus.
    pub fn type_letters(&mut self, words: &str) {
        for letter in words.chars() {
            self.chord(
                Modifiers::empty(),
                Key::Character(letter.to_string().into()),
            );
        }
    }

    /// Walks with Tab until the focus is on something of this role and name.
    pub fn tab_to(&mut self, role: Role, name: &str) {
        let wanted = self.find(role, name).semantics.id;
        for _ in 0..200 {
            if self.focused() == wanted {
                return;
            }
            self.key(Named::Tab);
        }
        panic!("Tab does not reach {role:?} {name:?}");
    }

    /// The pixels of the window, four bytes each, and its size in pixels.
    pub fn pixels(&mut self, scale: f32) -> (Vec<u8>, Size<u32>) {
        let (theme, window) = (self.theme, self.theme.window());
        let redraw = self.redraw_asked();
        let size = Size::new(
            (self.size.width * scale).round() as u32,
            (self.size.height * scale).round() as u32,
        );
        let bytes = self.with(|interface, renderer, cursor, messages| {
            // Some widgets decide how they look with the redraw, and keep it until drawn.
            interface.update(&[redraw], cursor, renderer, &mut clipboard::Null, messages);
            let style = renderer::Style {
                text_color: window.text_color,
            };
            interface.draw(renderer, &theme, &style, cursor);
            renderer.screenshot(size, scale, window.background_color)
        });
        (bytes, size)
    }

    /// Draws the window into `target/pictures/<name>.png` and says where that is.
    pub fn picture(&mut self, name: &str) -> PathBuf {
        let (bytes, size) = self.pixels(1.0);
        write_picture(name, &bytes, size)
    }
}

/// Writes pixels into `target/pictures/<name>.png` and says where that is.
pub fn write_picture(name: &str, bytes: &[u8], size: Size<u32>) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/pictures")
        .join(name)
        .with_extension("png");
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("target can be written");
    let file = fs::File::create(&path).expect("target can be written");
    let mut encoder = png::Encoder::new(BufWriter::new(file), size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    // What is kept is to be small; the others are drawn anew each time.
    if !keeps_pictures() {
        encoder.set_compression(png::Compression::Fast);
    }
    let mut writer = encoder.write_header().expect("the header fits");
    writer.write_image_data(bytes).expect("the pixels fit");
    path
}

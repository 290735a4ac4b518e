//! The bridge to screen readers: what the view announces goes out through `AccessKit`, and
//! what a person asks for comes back as if it had been pressed.
//!
//! iced tells screen readers nothing, so the bridge stands beside it. With each redraw the
//! [root widget](super::ui::root) hands over what is announced, whole; the platform's adapter
//! works out what changed. While nobody listens that costs one look at a flag.

mod descriptions;
mod platform;
mod shared;
mod tree;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use accesskit::TreeUpdate;
use iced::futures::channel::mpsc::{self, UnboundedReceiver};
use iced::{Point, Size, window};

use super::ui::focus::{Ask, Scene, ScreenReader};
use super::ui::semantics::{self, Request};
use platform::{Adapter, Events, Told};
use shared::Shared;

pub use descriptions::words_of_focus;
pub use platform::{ATTACHES_TO_WINDOW, native_handle};

/// The bridge of one window. Until it is attached it does nothing.
pub struct Access {
    shared: Arc<Shared>,
    adapter: RefCell<Option<Adapter>>,
    /// The ids of what was shown last, by the numbers that the platform knows.
    known: RefCell<HashMap<u64, String>>,
    /// What was shown last.
    last: RefCell<Option<TreeUpdate>>,
    /// Where the window is on the screen and how large, in the view's logical pixels.
    place: Cell<(Point, Size)>,
    /// How many pixels of the screen one of the system's logical pixels has.
    density: Cell<f32>,
    /// How much larger than usual the program draws everything.
    zoom: Cell<f32>,
    /// Whether the window has the keyboard. It may have it before the platform is met.
    has_keyboard: Cell<bool>,
}

impl Access {
    /// A bridge that is not attached, and the stream that wakes the window when a screen
    /// reader asks for something.
    pub fn new() -> (Self, UnboundedReceiver<()>) {
        let (wake, woken) = mpsc::unbounded();
        let access = Self {
            shared: Arc::new(Shared::new(wake)),
            adapter: RefCell::new(None),
            known: RefCell::default(),
            last: RefCell::default(),
            place: Cell::new((Point::ORIGIN, Size::ZERO)),
            density: Cell::new(1.0),
            zoom: Cell::new(1.0),
            has_keyboard: Cell::new(false),
        };
        (access, woken)
    }

    /// Meets the platform. `handle` is what [`native_handle`] said of a window that is not
    /// shown yet; nobody looks at it where [`ATTACHES_TO_WINDOW`] is false. Where it fails,
    /// the program goes on without a screen reader.
    pub fn attach(&self, handle: isize) {
        let shared = Arc::clone(&self.shared);
        let attached = panic::catch_unwind(AssertUnwindSafe(|| Adapter::attach(handle, shared)));
        if let Ok(mut adapter) = self.adapter.try_borrow_mut() {
            *adapter = attached.ok();
        }
        self.tell_focus();
    }

    fn tell_focus(&self) {
        let has_keyboard = self.has_keyboard.get();
        self.with(|adapter| adapter.set_focus(has_keyboard));
    }

    /// Notes how many pixels of the screen one logical pixel of the system has.
    pub fn set_density(&self, density: f32) {
        self.density.set(density);
        self.tell_bounds();
    }

    /// Notes how much larger than usual everything is drawn.
    pub fn set_zoom(&self, zoom: f32) {
        self.zoom.set(zoom);
    }

    fn scale(&self) -> f64 {
        f64::from(self.density.get() * self.zoom.get())
    }

    /// Lets the adapter do something. One that fails is not used again: a person who sees
    /// must not lose the window over it.
    fn with(&self, act: impl FnOnce(&mut Adapter) -> Option<Events>) {
        let Ok(mut slot) = self.adapter.try_borrow_mut() else {
            return;
        };
        let Some(adapter) = slot.as_mut() else {
            return;
        };
        let done = panic::catch_unwind(AssertUnwindSafe(|| act(adapter)));
        if done.is_err() {
            // Its end may fail as well, so it is left lying.
            std::mem::forget(slot.take());
            self.shared.fall_silent();
        }
        // What is raised may come back here before it returns.
        drop(slot);
        if let Ok(Some(events)) = done {
            let _ = panic::catch_unwind(AssertUnwindSafe(|| platform::raise(events)));
        }
    }

    fn tell_bounds(&self) {
        let (position, size) = self.place.get();
        let scale = self.scale();
        let (x, y) = (f64::from(position.x) * scale, f64::from(position.y) * scale);
        let (width, height) = (
            f64::from(size.width) * scale,
            f64::from(size.height) * scale,
        );
        let bounds = accesskit::Rect::new(x, y, x + width, y + height);
        self.with(|adapter| adapter.set_bounds(bounds));
    }

    fn translate(&self, request: accesskit::ActionRequest) -> Option<Ask> {
        use accesskit::{Action, ActionData};

        let key = request.target_node.0;
        if request.action == Action::ScrollIntoView {
            return Some(Ask::Reveal(key));
        }
        let id = self.known.borrow().get(&key).cloned()?;
        match (request.action, request.data) {
            (Action::Focus, _) => Some(Ask::Focus(id)),
            (Action::Click | Action::Expand | Action::Collapse, _) => {
                Some(Ask::Do(id, Request::Press))
            }
            (Action::SetValue, Some(ActionData::Value(text))) => {
                Some(Ask::Do(id, Request::SetValue(text.into())))
            }
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
                let (anchor, caret) = (selection.anchor, selection.focus);
                let request = Request::Select(anchor.character_index, caret.character_index);
                Some(Ask::Do(id, request))
            }
            _ => None,
        }
    }
}

impl Default for Access {
    fn default() -> Self {
        Self::new().0
    }
}

impl ScreenReader for Access {
    fn take(&self) -> Option<Ask> {
        std::iter::from_fn(|| self.shared.next()).find_map(|request| self.translate(request))
    }

    fn is_listening(&self) -> bool {
        self.shared.is_listening()
    }

    fn show(&self, scene: Scene<'_>) {
        let fresh = self.shared.is_fresh();
        let (update, known) = tree::build(&scene, self.scale());
        self.known.replace(known);
        if !fresh && self.last.borrow().as_ref() == Some(&update) {
            return;
        }
        self.last.replace(Some(update.clone()));
        self.with(|adapter| adapter.update(update));
    }

    fn window_event(&self, event: &window::Event) {
        let (position, size) = self.place.get();
        match event {
            window::Event::Opened {
                position: found,
                size,
            } => self.place.set((found.unwrap_or(position), *size)),
            window::Event::Moved(position) => self.place.set((*position, size)),
            window::Event::Resized(size) => self.place.set((position, *size)),
            window::Event::Rescaled(density) => self.density.set(*density),
            window::Event::Focused | window::Event::Unfocused => {
                self.has_keyboard
                    .set(matches!(event, window::Event::Focused));
                return self.tell_focus();
            }
            _ => return,
        }
        self.tell_bounds();
    }
}

/// What a platform is shown of a scene: a whole tree, with every number once. `scale` is how
/// many pixels of the screen one of the view's has.
pub fn tree(scene: &Scene<'_>, scale: f64) -> TreeUpdate {
    tree::build(scene, scale).0
}

/// How a thing is numbered for the platform.
fn number(key: u64) -> accesskit::NodeId {
    accesskit::NodeId(key)
}

/// The window itself.
fn root() -> accesskit::NodeId {
    number(semantics::WINDOW)
}

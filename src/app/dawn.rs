//! From the start to the first frame that is seen, and what waits until then.
//!
//! The toolkit shows the window right after it has asked for the first view. That is when the
//! ground is laid: a picture of the first frame, so that it is before the person while the
//! frame itself is laid out and drawn; or the colour, and then the frame is laid out first.
//! Everything that the first frame can do without begins after it. Each frame tells that it is
//! drawn, for as long as that is of interest.

use std::cell::{Cell, RefCell};
use std::thread::{self, JoinHandle};

use iced::{Subscription, Task};

use super::ground::{self, Ground};
use super::{Message, Outro, access, ui};

/// After so many frames one was seen: the second tells that the first was drawn, and the third
/// that it was shown.
const SEEN: u8 = 3;

/// How far the window is.
#[derive(Default)]
pub(super) struct Dawn {
    /// So many frames were drawn, up to [`SEEN`].
    frames: u8,
    /// What will be in the window besides.
    ground: RefCell<Option<JoinHandle<Ground>>>,
    /// The window that has a picture in it.
    window: Cell<Option<ground::Id>>,
}

impl Dawn {
    /// Of a window that will get this ground.
    pub(super) fn over(ground: JoinHandle<Ground>) -> Self {
        Self {
            ground: RefCell::new(Some(ground)),
            ..Self::default()
        }
    }

    /// Lays the ground when the first view is asked for: the window is there then, and not
    /// shown yet. May wait for it, but no longer than drawing would take here.
    fn lay(&self) {
        let Some(ground) = self.ground.take() else {
            return;
        };
        // Whatever went wrong in there, the window is shown without it.
        if let Ok(ground) = ground.join() {
            self.window.set(ground.lay());
        }
    }

    /// A picture is in the window, and no frame is drawn yet.
    fn is_pictured(&self) -> bool {
        self.frames == 0 && self.window.get().is_some()
    }
}

impl Outro {
    /// Whether a person has the window before them.
    pub(super) fn is_seen(&self) -> bool {
        self.dawn.frames >= SEEN
    }

    /// Whether a picture stands in for the frame, so that nothing has to be laid out yet. The
    /// first time, it is laid into the window.
    pub(super) fn is_pictured(&self) -> bool {
        self.dawn.lay();
        self.dawn.is_pictured()
    }

    /// What is listened to only then.
    pub(super) fn when_seen(
        &self,
        listen: impl FnOnce() -> Subscription<Message>,
    ) -> Subscription<Message> {
        if self.is_seen() {
            listen()
        } else {
            Subscription::none()
        }
    }

    /// A frame is about to be drawn.
    pub(super) fn on_drawn(&mut self) -> Task<Message> {
        if self.is_seen() {
            return Task::none();
        }
        let was_pictured = self.dawn.is_pictured();
        self.dawn.frames += 1;
        if was_pictured {
            // Until now there was nothing that could have taken it.
            return ui::focus(self.focus_target());
        }
        if !self.is_seen() {
            return Task::none();
        }
        if !access::ATTACHES_TO_WINDOW {
            self.access.attach(0);
        }
        self.take_picture_out();
        Task::batch([self.read_rest(), self.tidy(), self.look_after_exports()])
    }

    /// A window that grows shows its colour then, and not a picture of what was.
    fn take_picture_out(&self) {
        if let Some(window) = self.dawn.window.take() {
            let color = self.theme().ground;
            // A thread of its own: nobody knows how long that takes.
            thread::spawn(move || ground::clear(window, color));
        }
    }
}

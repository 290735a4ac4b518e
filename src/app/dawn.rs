//! From the start to the first frame that is seen, and what waits until then.
//!
//! The window is made unseen, gets its ground, is drawn, and is shown then; everything that
//! the first frame can do without begins after it. Each frame tells that it is drawn, for as
//! long as that is of interest.

use iced::{Subscription, Task, window};

use super::{Message, Outro, access, ground};

/// Whether the window stays unseen until it was drawn. Elsewhere than on X11 the system sees
/// to that, or draws nothing that cannot be seen.
pub(super) const SHOWS_WHEN_DRAWN: bool = cfg!(target_os = "linux");

/// After so many frames one was seen: one unseen, and one after the window was shown.
const SEEN: u8 = 3;

/// How far the window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dawn {
    /// So many frames were drawn, up to [`SEEN`].
    frames: u8,
    painted: bool,
    shown: bool,
}

impl Default for Dawn {
    /// A window that is shown as it is made.
    fn default() -> Self {
        Self {
            frames: 0,
            painted: true,
            shown: true,
        }
    }
}

impl Outro {
    /// Keeps the window unseen until it has its ground and its first frame.
    pub(super) fn show_when_drawn(&mut self) -> Task<Message> {
        if !SHOWS_WHEN_DRAWN {
            return Task::none();
        }
        self.dawn = Dawn {
            frames: 0,
            painted: false,
            shown: false,
        };
        let color = self.theme().ground;
        window::latest()
            .and_then(|id| window::run(id, ground::id))
            .then(move |id| {
                let painted = async move {
                    if let Some(id) = id {
                        ground::paint(id, color);
                    }
                };
                Task::perform(painted, |()| Message::Painted)
            })
    }

    /// Whether a person has the window before them.
    pub(super) fn is_seen(&self) -> bool {
        self.dawn.frames >= SEEN
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

    pub(super) fn on_painted(&mut self) -> Task<Message> {
        self.dawn.painted = true;
        self.show()
    }

    pub(super) fn on_drawn(&mut self) -> Task<Message> {
        if self.is_seen() {
            return Task::none();
        }
        self.dawn.frames += 1;
        if self.is_seen() {
            if !access::ATTACHES_TO_WINDOW {
                self.access.attach(0);
            }
            return Task::batch([self.read_rest(), self.tidy(), self.look_after_exports()]);
        }
        self.show()
    }

    fn show(&mut self) -> Task<Message> {
        let ready = self.dawn.painted && self.dawn.frames > 0;
        if self.dawn.shown || !ready {
            return Task::none();
        }
        self.dawn.shown = true;
        window::latest().and_then(|id| window::set_mode(id, window::Mode::Windowed))
    }
}

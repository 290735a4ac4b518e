//! Everything that happens before the first frame, and what is put off until after it.
//!
//! Two things make the first frame come sooner. The system's fonts are not read before a
//! character asks for them: with many fonts that takes longer than all the rest together. And
//! of many cases only the newest are read; the others follow when the first frame was shown.

use iced::Task;

use super::components::trash;
use super::{Message, Outro, a11y, color_scheme};

mod launch;
mod opening;
mod preload;

pub(in crate::app) use launch::size;
pub use launch::{Error, Options, run};
pub use opening::Opened;
pub use preload::Deferred;

/// After so many frames one was seen: a frame is told of as it goes to the screen, and the next
/// ones tell that the first got there.
const SEEN: u8 = 3;

/// How far the start is.
#[derive(Debug)]
pub struct Progress {
    /// How many frames were drawn, up to [`SEEN`].
    frames: u8,
    /// Cases that the first frame could do without.
    left: crate::store::Left,
    /// Set while the data folder is still being read.
    waiting: Option<opening::Waiting>,
    /// The right to be the one window; `None` where it could not be had.
    only: Option<crate::store::lock::Window>,
}

impl Progress {
    /// Nothing was drawn yet.
    fn new(left: crate::store::Left) -> Self {
        Self {
            frames: 0,
            left,
            waiting: None,
            only: None,
        }
    }
}

/// Gets the process ready for a window: finds a display, and loads the embedded typeface
/// without a look at the system's fonts. Returns where a window can be shown.
///
/// # Safety
///
/// No other thread may run: the environment is changed for the window toolkit.
#[allow(
    unsafe_code,
    reason = "the caller holds that this is the only thread, and nothing started later sees it"
)]
pub unsafe fn prepare() -> crate::platform::WindowDisplay {
    // SAFETY: the caller holds that this is the only thread.
    let display = unsafe { find_display() };
    // SAFETY: as above; loading fonts starts no thread.
    #[cfg(target_os = "linux")]
    unsafe {
        crate::platform::fonts::unseen(super::load_fonts);
    }
    #[cfg(not(target_os = "linux"))]
    super::load_fonts();
    display
}

/// Looks for a place for the window, and forgets what would lead the toolkit astray.
#[cfg(all(unix, not(target_os = "macos")))]
#[allow(unsafe_code, reason = "the environment is changed; see `prepare`")]
unsafe fn find_display() -> crate::platform::WindowDisplay {
    let found = crate::platform::display::Surroundings::of_this_process().look();
    // SAFETY: the caller holds that this is the only thread.
    unsafe {
        found.forget_misleading();
    }
    found.display
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
#[allow(unsafe_code, reason = "it is unsafe elsewhere; see `prepare`")]
unsafe fn find_display() -> crate::platform::WindowDisplay {}

impl Outro {
    /// Whether a person has the window before them.
    pub(super) fn is_seen(&self) -> bool {
        self.startup.frames >= SEEN
    }

    /// Counts a frame; after the first ones, begins what was put off.
    pub(super) fn on_drawn(&mut self) -> Task<Message> {
        if self.is_seen() {
            return Task::none();
        }
        self.startup.frames += 1;
        if !self.is_seen() {
            return Task::none();
        }
        if !a11y::ATTACHES_TO_WINDOW {
            self.access.attach(0);
        }
        let scheme = color_scheme::now().map(Message::ColorScheme);
        if self.is_waiting() {
            return scheme;
        }
        Task::batch([scheme, self.go_on_when_seen()])
    }

    /// Begins what was put off until the window is seen.
    fn go_on_when_seen(&mut self) -> Task<Message> {
        Task::batch([
            self.read_deferred(),
            trash::purge_old(self.cases.store().clone(), self.platform.now()),
            self.look_after_exports(),
        ])
    }
}

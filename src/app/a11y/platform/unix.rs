//! Linux and its like: AT-SPI over D-Bus. Everything happens on a thread of the adapter's
//! own; without a bus that thread gives up quietly.

use std::sync::Arc;

use accesskit::{Rect, TreeUpdate};

use super::super::shared::{Handler, Shared};
use super::Told;

/// What has to be raised: nothing, the thread does it.
#[derive(Debug)]
pub enum Events {}

/// AT-SPI's side of the bridge.
pub struct Adapter(accesskit_unix::Adapter);

impl Adapter {
    /// Offers the program to screen readers.
    pub fn attach(_handle: isize, shared: Arc<Shared>) -> Self {
        let handler = Handler(shared);
        Self(accesskit_unix::Adapter::new(
            handler.clone(),
            handler.clone(),
            handler,
        ))
    }
}

impl Told for Adapter {
    fn update(&mut self, update: TreeUpdate) -> Option<Events> {
        self.0.update_if_active(|| update);
        None
    }

    fn set_focus(&mut self, focused: bool) -> Option<Events> {
        self.0.update_window_focus_state(focused);
        None
    }

    fn set_bounds(&mut self, bounds: Rect) -> Option<Events> {
        // iced does not tell how wide the frame around the window is.
        self.0.set_root_window_bounds(bounds, bounds);
        None
    }
}

/// The system's handle of a window; nothing here needs it.
pub fn native_handle(_window: &dyn iced::window::Window) -> isize {
    0
}

/// Nothing is ever raised here.
#[allow(
    clippy::needless_pass_by_value,
    reason = "the other systems take it too"
)]
pub fn raise(events: Events) {
    match events {}
}

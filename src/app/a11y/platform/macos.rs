//! macOS: the accessibility methods of the window's view.

use std::sync::Arc;

use accesskit::{Rect, TreeUpdate};
use accesskit_macos::{QueuedEvents, SubclassingAdapter};
use iced::window::raw_window_handle::RawWindowHandle;

use super::super::shared::{Handler, Shared};

/// The adapter has to be attached to a view before that is shown or observed.
pub const ATTACHES_TO_WINDOW: bool = true;

/// Whether the platform is told which of several tabs is selected. It does.
pub const TELLS_SELECTED: bool = true;

/// Whether the platform is told what is open and what is closed by `AccessKit`.
pub const TELLS_EXPANDED: bool = false;

/// What has to be raised after an update.
pub type Events = QueuedEvents;

/// The side of the bridge that AppKit sees.
pub struct Adapter(SubclassingAdapter);

impl Adapter {
    /// Gives the view a class that answers for us. Call it on the main thread, once, and
    /// before the view is shown; it panics otherwise.
    // The one constructor that there is takes a pointer.
    #[allow(unsafe_code)]
    pub fn attach(handle: isize, shared: Arc<Shared>) -> Self {
        assert!(handle != 0, "there is no view to attach to");
        let handler = Handler(shared);
        let view = handle as *mut std::ffi::c_void;
        // SAFETY: the pointer is that of the view of the only window. iced holds the window
        // until the program ends, and both this and that happen on the main thread; the
        // adapter itself keeps the view alive from here on.
        let adapter = unsafe { SubclassingAdapter::new(view, handler.clone(), handler) };
        Self(adapter)
    }

    /// Hands over what is shown, whole.
    pub fn update(&mut self, update: TreeUpdate) -> Option<Events> {
        self.0.update_if_active(|| update)
    }

    /// Says whether the window has the keyboard.
    pub fn set_focus(&mut self, focused: bool) -> Option<Events> {
        self.0.update_view_focus_state(focused)
    }

    /// Does nothing: the adapter asks the view where it is.
    #[allow(
        clippy::unused_self,
        clippy::needless_pass_by_ref_mut,
        clippy::unnecessary_wraps,
        reason = "the other systems need it"
    )]
    pub fn set_bounds(&mut self, _bounds: Rect) -> Option<Events> {
        None
    }
}

/// The window's `NSView`; 0 if it has none.
pub fn native_handle(window: &dyn iced::window::Window) -> isize {
    match window.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::AppKit(handle)) => handle.ns_view.as_ptr() as isize,
        _ => 0,
    }
}

/// Tells AppKit what changed. It may call back before it returns.
pub fn raise(events: Events) {
    events.raise();
}

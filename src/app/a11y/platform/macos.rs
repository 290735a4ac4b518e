//! macOS: the accessibility methods of the window's view.

use std::sync::Arc;

use accesskit::TreeUpdate;
use accesskit_macos::{QueuedEvents, SubclassingAdapter};
use iced::window::raw_window_handle::RawWindowHandle;

use super::super::shared::{Handler, Shared};
use super::Told;

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
}

impl Told for Adapter {
    fn update(&mut self, update: TreeUpdate) -> Option<Events> {
        self.0.update_if_active(|| update)
    }

    fn set_focus(&mut self, focused: bool) -> Option<Events> {
        self.0.update_view_focus_state(focused)
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

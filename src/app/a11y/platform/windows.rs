//! Windows: UI Automation, through the window's own message procedure.

use std::sync::Arc;

use accesskit::TreeUpdate;
use accesskit_windows::{HWND, QueuedEvents, SubclassingAdapter};
use iced::window::raw_window_handle::RawWindowHandle;

use super::super::shared::{Handler, Shared};
use super::Told;

/// What has to be raised after an update.
pub type Events = QueuedEvents;

/// UI Automation's side of the bridge.
pub struct Adapter(SubclassingAdapter);

impl Adapter {
    /// Steps between the window and its messages. Call it on the window's thread, once, and
    /// before the window is shown; it panics otherwise.
    pub fn attach(handle: isize, shared: Arc<Shared>) -> Self {
        assert!(handle != 0, "there is no window to attach to");
        let handler = Handler(shared);
        let window = HWND(handle as *mut std::ffi::c_void);
        Self(SubclassingAdapter::new(window, handler.clone(), handler))
    }
}

impl Told for Adapter {
    fn update(&mut self, update: TreeUpdate) -> Option<Events> {
        self.0.update_if_active(|| update)
    }
}

/// The window's `HWND`; 0 if it has none.
pub fn native_handle(window: &dyn iced::window::Window) -> isize {
    match window.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::Win32(handle)) => handle.hwnd.get(),
        _ => 0,
    }
}

/// Tells UI Automation what changed. It may call back before it returns.
pub fn raise(events: Events) {
    events.raise();
}

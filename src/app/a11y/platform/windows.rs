//! Windows: UI Automation, through the window's own message procedure.

use std::sync::Arc;

use accesskit::{Rect, TreeUpdate};
use accesskit_windows::{HWND, QueuedEvents, SubclassingAdapter};
use iced::window::raw_window_handle::RawWindowHandle;

use super::super::shared::{Handler, Shared};

/// The adapter has to be attached to a window before that is shown, or it panics.
pub const ATTACHES_TO_WINDOW: bool = true;

/// Whether the platform is told which of several tabs is selected. It does.
pub const TELLS_SELECTED: bool = true;

/// Whether the platform is told what is open and what is closed by `AccessKit`.
pub const TELLS_EXPANDED: bool = true;

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

    /// Hands over what is shown, whole.
    pub fn update(&mut self, update: TreeUpdate) -> Option<Events> {
        self.0.update_if_active(|| update)
    }

    /// Does nothing: the adapter hears of the keyboard focus itself.
    #[allow(
        clippy::unused_self,
        clippy::needless_pass_by_ref_mut,
        clippy::unnecessary_wraps,
        reason = "the other systems need it"
    )]
    pub fn set_focus(&mut self, _focused: bool) -> Option<Events> {
        None
    }

    /// Does nothing: the adapter asks the window where it is.
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

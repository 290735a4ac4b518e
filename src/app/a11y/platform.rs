//! The adapter of each system, behind one face.
//!
//! Each has `attach`, and hears what is [`Told`]. What that leads to is returned, to be
//! [raised](raise) once nothing is borrowed any more.

use accesskit::{Rect, TreeUpdate};

#[cfg(all(unix, not(target_os = "macos")))]
#[path = "platform/unix.rs"]
mod system;

#[cfg(target_os = "windows")]
#[path = "platform/windows.rs"]
mod system;

#[cfg(target_os = "macos")]
#[path = "platform/macos.rs"]
mod system;

pub use system::{Adapter, Events, native_handle, raise};

/// Whether the adapter has to be attached to a window before that is shown or observed; on Windows it
/// panics otherwise. On Linux it has a thread of its own and needs no window.
pub const ATTACHES_TO_WINDOW: bool = cfg!(any(target_os = "windows", target_os = "macos"));

/// Whether the platform is told which of several tabs is selected. Orca takes the change of a
/// selection for a change of the focus, so on Linux it is told in words.
pub const TELLS_SELECTED: bool = cfg!(any(target_os = "windows", target_os = "macos"));

/// Whether the platform is told what is open and what is closed by `AccessKit`.
pub const TELLS_EXPANDED: bool = cfg!(target_os = "windows");

/// What an adapter is told of the window. What the system sees by itself it need not hear.
pub trait Told {
    /// Hands over what is shown, whole.
    fn update(&mut self, update: TreeUpdate) -> Option<Events>;

    /// Says whether the window has the keyboard.
    fn set_focus(&mut self, _focused: bool) -> Option<Events> {
        None
    }

    /// Says where the window is, in pixels of the screen.
    fn set_bounds(&mut self, _bounds: Rect) -> Option<Events> {
        None
    }
}

//! The adapter of each system, behind one face.
//!
//! Each has `attach`, `update`, `set_focus` and `set_bounds`. What an update leads to is
//! returned, to be [raised](raise) once nothing is borrowed any more.

#[cfg(all(unix, not(target_os = "macos")))]
#[path = "platform/unix.rs"]
mod system;

#[cfg(target_os = "windows")]
#[path = "platform/windows.rs"]
mod system;

#[cfg(target_os = "macos")]
#[path = "platform/macos.rs"]
mod system;

pub use system::{
    ATTACHES_TO_WINDOW, Adapter, Events, TELLS_EXPANDED, TELLS_SELECTED, native_handle, raise,
};

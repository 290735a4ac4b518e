//! The keyboard focus: which keys move it, where it goes, and what scrolls with it.

pub(super) mod context;
pub(super) mod keys;
mod left_at;
mod navigation;
mod operations;
mod screen_reader;
mod scroll_anchor;
mod scroll_into_view;

pub use keys::Shortcut;
pub use screen_reader::{Ask, Scene, ScreenReader};
pub use scroll_into_view::scroll_into_view;

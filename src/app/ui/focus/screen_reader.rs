//! Where a screen reader plugs in: it is shown what is announced, and may ask for things.

use iced::{Size, window};

use crate::app::ui::semantics::{Request, Tree};

/// What a screen reader asks of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The keyboard focus for the thing with this id.
    Focus(String),
    /// Something of the thing with this id.
    Do(String, Request),
    /// To be shown the thing with this number, of those in [`Tree::keys`].
    Reveal(u64),
}

/// What is about to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The title of the window.
    pub title: &'a str,
    /// The size of the window in logical pixels, as the view counts them.
    pub size: Size,
    /// What is in it.
    pub view: &'a Tree,
}

/// The bridge to a platform's screen readers. It is called from the window's thread only,
/// with each redraw.
pub trait ScreenReader {
    /// The next thing that was asked for and not yet done. Only called while somebody listens.
    fn take(&self) -> Option<Ask>;

    /// Whether anybody listens. While nobody does, nothing is gathered.
    fn is_listening(&self) -> bool;

    /// Shows what is about to be drawn.
    fn show(&self, scene: Scene<'_>);

    /// Tells what happened to the window, other than a redraw.
    fn window_event(&self, _event: &window::Event) {}
}

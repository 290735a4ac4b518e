//! Where a screen reader plugs in: it is shown what is announced, and may ask for things.

use std::any::Any;

use iced::advanced::widget::{Id, Operation};
use iced::{Rectangle, Size, window};

use crate::app::ui::semantics::{Announced, Request, Tree};

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
    fn hear(&self, _event: &window::Event) {}
}

/// Lays a request down where the thing with this id finds it with its next redraw.
#[derive(Debug)]
pub(super) struct Deliver {
    id: String,
    request: Option<Request>,
}

impl Deliver {
    pub(super) fn new(id: String, request: Request) -> Self {
        Self {
            id,
            request: Some(request),
        }
    }
}

impl<T> Operation<T> for Deliver {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(announced) = state.downcast_mut::<Announced>()
            && announced.semantics.id == self.id
            && !announced.semantics.disabled
        {
            announced.request = self.request.take().or(announced.request.take());
        }
    }
}

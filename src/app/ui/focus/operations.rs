//! The operations that carry out what was decided: focus, outline, scroll, deliver.

use std::any::Any;

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Operation, Scrollable};
use iced::{Rectangle, Vector};

use crate::app::ui::semantics::{Announced, Focus, Request};

/// Focuses the stop of this number, and nothing else.
#[derive(Debug)]
pub(super) struct FocusStop {
    target: Option<usize>,
    at: usize,
}

impl FocusStop {
    pub(super) fn new(target: Option<usize>) -> Self {
        Self { target, at: 0 }
    }
}

impl<T> Operation<T> for FocusStop {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.target == Some(self.at) {
            // Focusing a field again would restart its caret.
            if !state.is_focused() {
                state.focus();
            }
        } else {
            state.unfocus();
        }
        self.at += 1;
    }
}

/// Focuses what has this id, and nothing else.
#[derive(Debug)]
pub(super) struct FocusOn {
    target: Id,
}

impl FocusOn {
    pub(super) fn new(target: Id) -> Self {
        Self { target }
    }
}

impl<T> Operation<T> for FocusOn {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id != Some(&self.target) {
            state.unfocus();
        } else if !state.is_focused() {
            state.focus();
        }
    }
}

/// Has the heading with this id show that it has the focus.
#[derive(Debug)]
pub(super) struct Outline {
    id: String,
}

impl Outline {
    pub(super) fn new(id: String) -> Self {
        Self { id }
    }
}

impl<T> Operation<T> for Outline {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(announced) = state.downcast_mut::<Announced>()
            && announced.focus != Focus::None
            && announced.semantics.id == self.id
        {
            announced.focus = Focus::Walked;
        }
    }
}

/// Scrolls the scrollable of this number to this offset from its top.
#[derive(Debug)]
pub(super) struct ScrollTo {
    target: usize,
    offset: f32,
    at: usize,
}

impl ScrollTo {
    pub(super) fn new(target: usize, offset: f32) -> Self {
        Self {
            target,
            offset,
            at: 0,
        }
    }
}

impl<T> Operation<T> for ScrollTo {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.at == self.target {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(self.offset),
            });
        }
        self.at += 1;
    }
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

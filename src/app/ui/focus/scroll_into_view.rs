//! Scrolls until something can be seen, and leaves the focus where it is.

use std::any::Any;
use std::time::Duration;

use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task, Vector};

use super::navigation;
use super::operations::ScrollTo;
use crate::app::blocking;
use crate::app::ui::semantics::Collector;

/// How long the first frame with it may take. What then takes the focus back scrolls to itself.
const A_FRAME: Duration = Duration::from_millis(100);

/// Brings what has this id into sight: an answer that would appear beyond the edge of the
/// window.
pub fn scroll_into_view<Message: Send + 'static>(id: impl Into<String>) -> Task<Message> {
    let id = id.into();
    blocking::perform(|| std::thread::sleep(A_FRAME), |()| ()).then(move |()| {
        operate(ScrollIntoView {
            id: id.clone(),
            seen: Collector::without_texts(),
        })
    })
}

/// Looks at everything, and then scrolls.
struct ScrollIntoView {
    id: String,
    seen: Collector,
}

impl<T: Send + 'static> Operation<T> for ScrollIntoView {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        self.seen.traverse(operate);
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        Operation::<T>::container(&mut self.seen, id, bounds);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        Operation::<T>::scrollable(&mut self.seen, id, bounds, content, translation, state);
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        Operation::<T>::focusable(&mut self.seen, id, bounds, state);
    }

    fn custom(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        Operation::<T>::custom(&mut self.seen, id, bounds, state);
    }

    fn finish(&self) -> Outcome<T> {
        let view = self.seen.tree();

        let index = view
            .nodes
            .iter()
            .position(|node| node.semantics.id == self.id);
        let moves = index.map(|index| navigation::reveal(view, index));
        // Pages scroll as a whole: there is one scrollable around anything.
        match moves.unwrap_or_default().first() {
            Some(&(scroller, offset)) => Outcome::Chain(Box::new(ScrollTo::new(scroller, offset))),
            None => Outcome::None,
        }
    }
}

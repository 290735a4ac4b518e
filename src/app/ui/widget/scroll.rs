//! What scrolls, drawn so that a turn of the wheel is one change.
//!
//! The renderer compares a frame with the one before, piece by piece, and paints the
//! differences again in as many rectangles as it finds them in. After a scroll that is all
//! of them: cards are painted two and three times, each time through a mask, because they
//! stick out of one rectangle or another. Where a layer has moved, though, the renderer takes
//! it for changed as a whole, which is one rectangle. So a scroll moves the layer, by a part
//! of a pixel that nobody can see.

use iced::advanced::Renderer as _;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Operation, Scrollable};
use iced::widget::{container, scrollable};
use iced::{Event, Length, Rectangle, Vector, window};

use super::wrapped::{self, Draw, Update, Wrapper};

use crate::app::ui::space;
use crate::app::ui::widget::{Element, Renderer};

/// How far a layer moves with each scroll, in logical pixels: less than the renderer's finest
/// division of a pixel, also on screens of four times the usual density.
const NUDGE: f32 = 1.0 / 1024.0;

/// How many positions a layer takes in turn. A frame may be compared with one that is two or
/// three older, where a screen has several buffers.
const STEPS: u8 = 8;

/// What scrolls: the body of a page. The padding keeps focus rings from being cut off.
pub fn scroll<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let content = scrollable(container(content).padding(space::S).width(Length::Fill))
        .direction(scrollable::Direction::Vertical(
            scrollable::Scrollbar::new()
                .width(6.0)
                .scroller_width(6.0)
                .margin(2.0)
                .spacing(0.0),
        ))
        .width(Length::Fill)
        .height(Length::Fill);
    wrapped::wrap(Nudged, vec![content.into()])
}

/// Puts something that scrolls in a layer that moves with it.
struct Nudged;

/// How far it was scrolled when it was last drawn, and how many nudges its layer is down.
#[derive(Debug, Default)]
struct State {
    offset: Vector,
    step: u8,
}

/// Asks something that scrolls how far it is scrolled, and nothing of what is in it.
#[derive(Debug, Default)]
struct Offset(Option<Vector>);

impl Operation for Offset {
    fn traverse(&mut self, _: &mut dyn FnMut(&mut dyn Operation)) {}

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.0.get_or_insert(translation);
    }
}

impl<Message> Wrapper<Message> for Nudged {
    type State = State;

    fn update(&self, state: &mut State, update: &mut Update<'_, '_, '_, Message>) {
        update.forward();
        if matches!(
            update.event,
            Event::Window(window::Event::RedrawRequested(_))
        ) {
            let mut offset = Offset::default();
            update.inside.operate(&mut offset);
            if let Some(offset) = offset.0.filter(|offset| *offset != state.offset) {
                state.offset = offset;
                state.step = (state.step + 1) % STEPS;
            }
        }
    }

    fn draw(&self, state: &State, renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        let nudge = Vector::new(0.0, f32::from(state.step) * NUDGE);
        renderer.with_translation(nudge, |renderer| draw.forward(renderer));
    }
}

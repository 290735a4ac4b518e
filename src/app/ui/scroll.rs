//! What scrolls, drawn so that a turn of the wheel is one change.
//!
//! The renderer compares a frame with the one before, piece by piece, and paints the
//! differences again in as many rectangles as it finds them in. After a scroll that is all
//! of them: cards are painted two and three times, each time through a mask, because they
//! stick out of one rectangle or another. Where a layer has moved, though, the renderer takes
//! it for changed as a whole, which is one rectangle. So a scroll moves the layer, by a part
//! of a pixel that nobody can see.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::{Operation, Scrollable};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, overlay, renderer};
use iced::widget::{container, scrollable};
use iced::{Event, Length, Rectangle, Size, Vector, window};

use super::space;
use super::theme::Theme;
use super::widget::{Element, Renderer};

/// How far a layer moves with each scroll, in logical pixels: less than the renderer's finest
/// division of a pixel, also on screens of four times the usual density.
const NUDGE: f32 = 1.0 / 1024.0;

/// So many places a layer has, one after the other. A frame may be held against one that is
/// two or three older, where a screen has several buffers.
const PLACES: u8 = 8;

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
    Element::new(Nudged {
        content: content.into(),
    })
}

/// Something that scrolls, in a layer that moves with it.
struct Nudged<'a, Message> {
    content: Element<'a, Message>,
}

/// How far it was scrolled when it was last drawn, and where its layer is.
#[derive(Debug, Default)]
struct State {
    offset: Vector,
    place: u8,
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

impl<Message> Widget<Message, Theme, Renderer> for Nudged<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let content = self.content.as_widget_mut();
        let inner = &mut tree.children[0];
        content.update(
            inner, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            let mut offset = Offset::default();
            content.operate(inner, layout, renderer, &mut offset);
            let state = tree.state.downcast_mut::<State>();
            if let Some(offset) = offset.0.filter(|offset| *offset != state.offset) {
                state.offset = offset;
                state.place = (state.place + 1) % PLACES;
            }
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(
            &tree.children[0],
            layout,
            cursor,
            viewport,
            renderer,
        )
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let place = f32::from(tree.state.downcast_ref::<State>().place);
        renderer.with_translation(Vector::new(0.0, place * NUDGE), |renderer| {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        });
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(
            &mut tree.children[0],
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

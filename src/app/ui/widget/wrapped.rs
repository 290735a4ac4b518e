//! One adapter between iced's `Widget` trait and our wrappers.
//!
//! A wrapper changes one or two things about the widgets that it is put around: it announces
//! them, draws a ring around them, takes a key before they do. It implements [`Wrapper`] and
//! overrides what it changes; [`Wrapped`] holds the widgets, and forwards everything else.

mod call;

pub use call::{Draw, Inside, Measure, Pointer, Update};

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Size, Vector};

use super::{Element, Renderer};
use crate::app::ui::theme::Theme;

/// What is put around other widgets. Each default forwards the call to them.
pub trait Wrapper<Message> {
    /// What the wrapper keeps from one view to the next.
    type State: Default + 'static;

    /// Adapts the state of the view before to this one. Returns whether the content is another
    /// one now, and starts anew; else it adapts by itself.
    fn diff(&self, _state: &mut Self::State) -> bool {
        false
    }

    /// Returns the size that is asked of the layout, from what the content asks.
    fn size(&self, content: Size<Length>) -> Size<Length> {
        content
    }

    /// Brings what the state keeps of the wrapper up to date, before each layout.
    fn renew(&self, _state: &mut Self::State) {}

    /// Lays the content out. Its nodes are the children of the node that is returned.
    fn layout(&self, mut measure: Measure<'_, '_, Message>) -> layout::Node {
        measure.forward()
    }

    /// Lets an operation visit the content.
    fn operate(
        &self,
        _state: &mut Self::State,
        inside: &mut Inside<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        inside.operate(operation);
    }

    /// Handles an event.
    fn update(&self, _state: &mut Self::State, update: &mut Update<'_, '_, '_, Message>) {
        update.forward();
    }

    /// Returns the shape of the mouse pointer.
    fn mouse_interaction(&self, pointer: Pointer<'_, '_, Message>) -> mouse::Interaction {
        pointer.forward()
    }

    /// Draws the content, and what the wrapper adds to it.
    fn draw(&self, _state: &Self::State, renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        draw.forward(renderer);
    }
}

/// Makes an element of a wrapper and what it is put around.
pub fn wrap<'a, Message: 'a>(
    wrapper: impl Wrapper<Message> + 'a,
    content: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Wrapped { wrapper, content })
}

/// A wrapper, with what it is put around, as a widget of iced.
struct Wrapped<'a, Message, T> {
    wrapper: T,
    content: Vec<Element<'a, Message>>,
}

impl<Message, T: Wrapper<Message>> Wrapped<'_, Message, T> {
    /// The size of the wrapper, from what its content asks.
    fn size_around(&self, content: impl Fn(&Element<'_, Message>) -> Size<Length>) -> Size<Length> {
        let none = Size::new(Length::Shrink, Length::Shrink);
        let content = self.content.first().map_or(none, content);
        self.wrapper.size(content)
    }
}

impl<Message, T: Wrapper<Message>> Widget<Message, Theme, Renderer> for Wrapped<'_, Message, T> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<T::State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(T::State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.content.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        // A wrapper without state takes the place of a widget of iced that has none, with
        // what is in it, since their tags are the same.
        if matches!(tree.state, tree::State::None) {
            tree.state = self.state();
        }
        if self.wrapper.diff(tree.state.downcast_mut::<T::State>()) {
            tree.children = self.children();
        }
        tree.diff_children(&self.content);
    }

    fn size(&self) -> Size<Length> {
        self.size_around(|content| content.as_widget().size())
    }

    fn size_hint(&self) -> Size<Length> {
        self.size_around(|content| content.as_widget().size_hint())
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.wrapper.renew(tree.state.downcast_mut::<T::State>());
        self.wrapper.layout(Measure {
            content: &mut self.content,
            trees: &mut tree.children,
            renderer,
            limits: *limits,
        })
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let mut inside = Inside {
            content: &mut self.content,
            trees: &mut tree.children,
            layout,
            renderer,
        };
        let state = tree.state.downcast_mut::<T::State>();
        self.wrapper.operate(state, &mut inside, operation);
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
        let inside = Inside {
            content: &mut self.content,
            trees: &mut tree.children,
            layout,
            renderer,
        };
        let mut update = Update {
            inside,
            event,
            cursor,
            clipboard,
            shell,
            viewport,
        };
        let state = tree.state.downcast_mut::<T::State>();
        self.wrapper.update(state, &mut update);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.wrapper.mouse_interaction(Pointer {
            content: &self.content,
            trees: &tree.children,
            layout,
            cursor,
            viewport,
            renderer,
        })
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
        let draw = Draw {
            content: &self.content,
            trees: &tree.children,
            theme,
            style: *style,
            layout,
            cursor,
            viewport,
        };
        let state = tree.state.downcast_ref::<T::State>();
        self.wrapper.draw(state, renderer, draw);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children())
            .find_map(|((content, tree), layout)| {
                let content = content.as_widget_mut();
                content.overlay(tree, layout, renderer, viewport, translation)
            })
    }
}

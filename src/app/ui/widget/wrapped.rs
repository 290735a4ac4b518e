//! One adapter between iced's `Widget` trait and our wrappers.
//!
//! A wrapper holds other widgets and changes one or two things about them: it announces
//! them, draws a ring around them, takes a key before they do. It implements [`Wrapper`] and
//! overrides what it changes; [`Wrapped`] forwards everything else.

use std::marker::PhantomData;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Size, Vector};

use super::{Element, Renderer};
use crate::app::ui::theme::Theme;

/// A widget around other widgets. Each default forwards the call to the content.
pub trait Wrapper<'a, Message> {
    /// What the wrapper keeps from one view to the next.
    type State: Default + 'static;

    /// Returns the widgets inside, which is one except in a grid.
    fn content(&self) -> &[Element<'a, Message>];

    /// As [`content`](Self::content), to be changed.
    fn content_mut(&mut self) -> &mut [Element<'a, Message>];

    /// Adapts the state of the view before to this one. The content follows by itself.
    fn diff(&self, _state: &mut Self::State, _trees: &mut [Tree]) {}

    /// Returns the size that is asked of the layout.
    fn size(&self) -> Size<Length> {
        let none = Size::new(Length::Shrink, Length::Shrink);
        let content = self.content().first();
        content.map_or(none, |content| content.as_widget().size())
    }

    /// As [`size`](Self::size), where the content may be squeezed.
    fn size_hint(&self) -> Size<Length> {
        let content = self.content().first();
        content.map_or(self.size(), |content| content.as_widget().size_hint())
    }

    /// Brings what the state keeps of the wrapper up to date, before each layout.
    fn renew(&self, _state: &mut Self::State) {}

    /// Lays the content out. Its nodes are the children of the node that is returned.
    fn layout(
        &mut self,
        _state: &mut Self::State,
        trees: &mut [Tree],
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout_content(self.content_mut(), trees, renderer, limits)
    }

    /// Lets an operation visit the content.
    fn operate(
        &mut self,
        _state: &mut Self::State,
        trees: &mut [Tree],
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operate_content(self.content_mut(), trees, layout, renderer, operation);
    }

    /// Handles an event.
    fn update(
        &mut self,
        _state: &mut Self::State,
        trees: &mut [Tree],
        update: &mut Update<'_, '_, Message>,
    ) {
        update.forward(self.content_mut(), trees);
    }

    /// Returns the shape of the mouse pointer.
    fn mouse_interaction(&self, trees: &[Tree], pointer: Pointer<'_>) -> mouse::Interaction {
        pointer.forward(self.content(), trees)
    }

    /// Draws the content, and what the wrapper adds to it.
    fn draw(&self, _state: &Self::State, trees: &[Tree], renderer: &mut Renderer, draw: Draw<'_>) {
        draw.forward(self.content(), trees, renderer);
    }
}

/// Lays the content out in a node of the same size.
pub fn layout_content<Message>(
    content: &mut [Element<'_, Message>],
    trees: &mut [Tree],
    renderer: &Renderer,
    limits: &layout::Limits,
) -> layout::Node {
    let nodes = layout_each(content, trees, renderer, limits);
    let size = nodes.first().map_or(Size::ZERO, layout::Node::size);
    layout::Node::with_children(size, nodes)
}

/// Lays each widget out within the same limits.
pub fn layout_each<Message>(
    content: &mut [Element<'_, Message>],
    trees: &mut [Tree],
    renderer: &Renderer,
    limits: &layout::Limits,
) -> Vec<layout::Node> {
    content
        .iter_mut()
        .zip(trees)
        .map(|(content, tree)| content.as_widget_mut().layout(tree, renderer, limits))
        .collect()
}

/// Lets an operation visit the content of a wrapper with this layout.
pub fn operate_content<Message>(
    content: &mut [Element<'_, Message>],
    trees: &mut [Tree],
    layout: Layout<'_>,
    renderer: &Renderer,
    operation: &mut dyn Operation,
) {
    for ((content, tree), layout) in content.iter_mut().zip(trees).zip(layout.children()) {
        let content = content.as_widget_mut();
        content.operate(tree, layout, renderer, operation);
    }
}

/// One call of iced's `Widget::update`.
pub struct Update<'c, 's, Message> {
    /// What happened.
    pub event: &'c Event,
    /// The layout of the wrapper.
    pub layout: Layout<'c>,
    /// Where the mouse is.
    pub cursor: mouse::Cursor,
    /// What draws.
    pub renderer: &'c Renderer,
    /// The clipboard of the system.
    pub clipboard: &'c mut dyn Clipboard,
    /// Takes messages and requests to draw again.
    pub shell: &'c mut Shell<'s, Message>,
    /// The part of the window that can be seen.
    pub viewport: &'c Rectangle,
}

impl<Message> Update<'_, '_, Message> {
    /// Passes the event on to the content.
    pub fn forward(&mut self, content: &mut [Element<'_, Message>], trees: &mut [Tree]) {
        let layouts = self.layout.children();
        for ((content, tree), layout) in content.iter_mut().zip(trees).zip(layouts) {
            content.as_widget_mut().update(
                tree,
                self.event,
                layout,
                self.cursor,
                self.renderer,
                self.clipboard,
                self.shell,
                self.viewport,
            );
        }
    }
}

/// One call of iced's `Widget::mouse_interaction`.
#[derive(Clone, Copy)]
pub struct Pointer<'c> {
    /// The layout of the wrapper.
    pub layout: Layout<'c>,
    /// Where the mouse is.
    pub cursor: mouse::Cursor,
    /// The part of the window that can be seen.
    pub viewport: &'c Rectangle,
    /// What draws.
    pub renderer: &'c Renderer,
}

impl Pointer<'_> {
    fn forward<Message>(
        self,
        content: &[Element<'_, Message>],
        trees: &[Tree],
    ) -> mouse::Interaction {
        content
            .iter()
            .zip(trees)
            .zip(self.layout.children())
            .map(|((content, tree), layout)| {
                content.as_widget().mouse_interaction(
                    tree,
                    layout,
                    self.cursor,
                    self.viewport,
                    self.renderer,
                )
            })
            .max()
            .unwrap_or_default()
    }
}

/// One call of iced's `Widget::draw`.
#[derive(Clone, Copy)]
pub struct Draw<'c> {
    /// The colours.
    pub theme: &'c Theme,
    /// The colour of text that has none of its own.
    pub style: renderer::Style,
    /// The layout of the wrapper.
    pub layout: Layout<'c>,
    /// Where the mouse is.
    pub cursor: mouse::Cursor,
    /// The part of the window that can be seen.
    pub viewport: &'c Rectangle,
}

impl Draw<'_> {
    /// Draws the part of the content that can be seen.
    pub fn forward<Message>(
        self,
        content: &[Element<'_, Message>],
        trees: &[Tree],
        renderer: &mut Renderer,
    ) {
        content
            .iter()
            .zip(trees)
            .zip(self.layout.children())
            .filter(|(_, layout)| layout.bounds().intersects(self.viewport))
            .for_each(|((content, tree), layout)| {
                content.as_widget().draw(
                    tree,
                    renderer,
                    self.theme,
                    &self.style,
                    layout,
                    self.cursor,
                    self.viewport,
                );
            });
    }
}

/// Makes an element of a wrapper.
pub fn wrap<'a, Message: 'a>(wrapper: impl Wrapper<'a, Message> + 'a) -> Element<'a, Message> {
    Element::new(Wrapped {
        wrapper,
        content: PhantomData,
    })
}

/// A wrapper as a widget of iced.
struct Wrapped<'a, Message, T> {
    wrapper: T,
    /// Says that the wrapper's content lives as long as the wrapper.
    content: PhantomData<Element<'a, Message>>,
}

impl<'a, Message, T: Wrapper<'a, Message>> Widget<Message, Theme, Renderer>
    for Wrapped<'a, Message, T>
{
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<T::State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(T::State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.wrapper.content().iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        // A wrapper without state takes the place of a widget of iced that has none, with
        // what is in it, since their tags are the same.
        if matches!(tree.state, tree::State::None) {
            tree.state = self.state();
        }
        self.wrapper
            .diff(tree.state.downcast_mut::<T::State>(), &mut tree.children);
        tree.diff_children(self.wrapper.content());
    }

    fn size(&self) -> Size<Length> {
        self.wrapper.size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.wrapper.size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<T::State>();
        self.wrapper.renew(state);
        self.wrapper
            .layout(state, &mut tree.children, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<T::State>();
        self.wrapper
            .operate(state, &mut tree.children, layout, renderer, operation);
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
        let mut update = Update {
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        };
        let state = tree.state.downcast_mut::<T::State>();
        self.wrapper.update(state, &mut tree.children, &mut update);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let pointer = Pointer {
            layout,
            cursor,
            viewport,
            renderer,
        };
        self.wrapper.mouse_interaction(&tree.children, pointer)
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
            theme,
            style: *style,
            layout,
            cursor,
            viewport,
        };
        let state = tree.state.downcast_ref::<T::State>();
        self.wrapper.draw(state, &tree.children, renderer, draw);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.wrapper
            .content_mut()
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children())
            .find_map(|((content, tree), layout)| {
                let content = content.as_widget_mut();
                content.overlay(tree, layout, renderer, viewport, translation)
            })
    }
}

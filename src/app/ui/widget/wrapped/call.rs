//! The calls of iced's `Widget`, each with the widgets inside the wrapper that is called.

use std::ops::Range;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{Event, Rectangle, Size};

use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};

/// The widgets inside a wrapper, which is one except in a grid, where they were laid out.
pub struct Inside<'c, 'a, Message> {
    /// The widgets.
    pub content: &'c mut [Element<'a, Message>],
    /// What each of them keeps from one view to the next.
    pub trees: &'c mut [Tree],
    /// The layout of the wrapper.
    pub layout: Layout<'c>,
    /// What draws.
    pub renderer: &'c Renderer,
}

impl<Message> Inside<'_, '_, Message> {
    /// Lets an operation visit the content.
    pub fn operate(&mut self, operation: &mut dyn Operation) {
        let layouts = self.layout.children();
        for ((content, tree), layout) in self.content.iter_mut().zip(&mut *self.trees).zip(layouts)
        {
            let content = content.as_widget_mut();
            content.operate(tree, layout, self.renderer, operation);
        }
    }
}

/// One call of iced's `Widget::layout`.
pub struct Measure<'c, 'a, Message> {
    /// The widgets inside the wrapper.
    pub content: &'c mut [Element<'a, Message>],
    /// What each of them keeps from one view to the next.
    pub trees: &'c mut [Tree],
    /// What draws.
    pub renderer: &'c Renderer,
    /// How small and how large it may be.
    pub limits: layout::Limits,
}

impl<Message> Measure<'_, '_, Message> {
    /// Lays the content out in a node of the same size.
    pub(super) fn forward(&mut self) -> layout::Node {
        let limits = self.limits;
        let nodes = self.each(0..self.content.len(), &limits);
        let size = nodes.first().map_or(Size::ZERO, layout::Node::size);
        layout::Node::with_children(size, nodes)
    }

    /// Lays each of these widgets out within the same limits.
    pub fn each(&mut self, which: Range<usize>, limits: &layout::Limits) -> Vec<layout::Node> {
        self.content[which.clone()]
            .iter_mut()
            .zip(&mut self.trees[which])
            .map(|(content, tree)| {
                let content = content.as_widget_mut();
                content.layout(tree, self.renderer, limits)
            })
            .collect()
    }
}

/// One call of iced's `Widget::update`.
pub struct Update<'c, 'a, 's, Message> {
    /// What is inside the wrapper.
    pub inside: Inside<'c, 'a, Message>,
    /// What happened.
    pub event: &'c Event,
    /// Where the mouse is.
    pub cursor: mouse::Cursor,
    /// The clipboard of the system.
    pub clipboard: &'c mut dyn Clipboard,
    /// Takes messages and requests to draw again.
    pub shell: &'c mut Shell<'s, Message>,
    /// The part of the window that can be seen.
    pub viewport: &'c Rectangle,
}

impl<Message> Update<'_, '_, '_, Message> {
    /// Passes the event on to the content.
    pub fn forward(&mut self) {
        let inside = &mut self.inside;
        let widgets = inside.content.iter_mut().zip(&mut *inside.trees);
        for ((content, tree), layout) in widgets.zip(inside.layout.children()) {
            content.as_widget_mut().update(
                tree,
                self.event,
                layout,
                self.cursor,
                inside.renderer,
                self.clipboard,
                self.shell,
                self.viewport,
            );
        }
    }
}

/// One call of iced's `Widget::mouse_interaction`.
pub struct Pointer<'c, 'a, Message> {
    /// The widgets inside the wrapper.
    pub content: &'c [Element<'a, Message>],
    /// What each of them keeps from one view to the next.
    pub trees: &'c [Tree],
    /// The layout of the wrapper.
    pub layout: Layout<'c>,
    /// Where the mouse is.
    pub cursor: mouse::Cursor,
    /// The part of the window that can be seen.
    pub viewport: &'c Rectangle,
    /// What draws.
    pub renderer: &'c Renderer,
}

impl<Message> Pointer<'_, '_, Message> {
    pub(super) fn forward(self) -> mouse::Interaction {
        self.content
            .iter()
            .zip(self.trees)
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
pub struct Draw<'c, 'a, Message> {
    /// The widgets inside the wrapper.
    pub content: &'c [Element<'a, Message>],
    /// What each of them keeps from one view to the next.
    pub trees: &'c [Tree],
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

impl<Message> Draw<'_, '_, Message> {
    /// Draws the part of the content that can be seen.
    pub fn forward(&self, renderer: &mut Renderer) {
        self.content
            .iter()
            .zip(self.trees)
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

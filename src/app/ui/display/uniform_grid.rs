//! Boxes of the same width and, in each row, of the same height.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::{Event, Length, Rectangle, Size};

use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};

/// Boxes in columns, row by row.
pub struct UniformGrid<'a, Message> {
    children: Vec<Element<'a, Message>>,
    columns: usize,
    spacing: f32,
}

/// Lays boxes out in this many columns, with `spacing` logical pixels between them.
pub fn uniform_grid<'a, Message>(
    children: impl IntoIterator<Item = Element<'a, Message>>,
    columns: usize,
    spacing: f32,
) -> UniformGrid<'a, Message> {
    UniformGrid {
        children: children.into_iter().collect(),
        columns: columns.max(1),
        spacing,
    }
}

impl<Message> UniformGrid<'_, Message> {
    fn place(
        &mut self,
        trees: &mut [Tree],
        renderer: &Renderer,
        first: usize,
        cell: Size,
        least: f32,
    ) -> Vec<layout::Node> {
        let limits = layout::Limits::new(Size::new(cell.width, least), cell);
        let end = (first + self.columns).min(self.children.len());
        self.children[first..end]
            .iter_mut()
            .zip(&mut trees[first..end])
            .map(|(child, tree)| child.as_widget_mut().layout(tree, renderer, &limits))
            .collect()
    }
}

fn tallest(nodes: &[layout::Node]) -> f32 {
    nodes
        .iter()
        .map(|node| node.size().height)
        .fold(0.0, f32::max)
}

impl<Message> Widget<Message, Theme, Renderer> for UniformGrid<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.children.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.children);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let whole = limits.max();
        let gaps = self.spacing * (self.columns - 1) as f32;
        let width = ((whole.width - gaps) / self.columns as f32).max(0.0);
        let cell = Size::new(width, whole.height);
        let mut nodes = Vec::with_capacity(self.children.len());
        let mut y = 0.0;
        for first in (0..self.children.len()).step_by(self.columns) {
            // Once to learn how tall the row is, and once to make all of it so tall.
            let natural = tallest(&self.place(&mut tree.children, renderer, first, cell, 0.0));
            let row = self.place(&mut tree.children, renderer, first, cell, natural);
            let gap = if first == 0 { 0.0 } else { self.spacing };
            for (column, node) in row.into_iter().enumerate() {
                nodes.push(node.move_to((column as f32 * (width + self.spacing), y + gap)));
            }
            y += gap + natural;
        }
        layout::Node::with_children(Size::new(whole.width, y), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            for ((child, tree), layout) in self
                .children
                .iter_mut()
                .zip(&mut tree.children)
                .zip(layout.children())
            {
                child
                    .as_widget_mut()
                    .operate(tree, layout, renderer, operation);
            }
        });
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
        for ((child, tree), layout) in self
            .children
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children())
        {
            child.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
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
        self.children
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .map(|((child, tree), layout)| {
                child
                    .as_widget()
                    .mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
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
        for ((child, tree), layout) in self
            .children
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .filter(|(_, layout)| layout.bounds().intersects(viewport))
        {
            child
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }
}

impl<'a, Message: 'a> From<UniformGrid<'a, Message>> for Element<'a, Message> {
    fn from(even: UniformGrid<'a, Message>) -> Self {
        Element::new(even)
    }
}

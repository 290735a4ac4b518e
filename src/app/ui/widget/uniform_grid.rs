//! Boxes of the same width and, in each row, of the same height.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::{Length, Size};

use super::wrapped::{self, Wrapper};

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
    fn layout_row(
        &mut self,
        trees: &mut [Tree],
        renderer: &Renderer,
        first: usize,
        cell: Size,
        least: f32,
    ) -> Vec<layout::Node> {
        let limits = layout::Limits::new(Size::new(cell.width, least), cell);
        let end = (first + self.columns).min(self.children.len());
        let trees = &mut trees[first..end];
        wrapped::layout_each(&mut self.children[first..end], trees, renderer, &limits)
    }
}

fn tallest(nodes: &[layout::Node]) -> f32 {
    nodes
        .iter()
        .map(|node| node.size().height)
        .fold(0.0, f32::max)
}

impl<'a, Message> Wrapper<'a, Message> for UniformGrid<'a, Message> {
    type State = ();

    fn content(&self) -> &[Element<'a, Message>] {
        &self.children
    }

    fn content_mut(&mut self) -> &mut [Element<'a, Message>] {
        &mut self.children
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn size_hint(&self) -> Size<Length> {
        self.size()
    }

    fn layout(
        &mut self,
        _state: &mut (),
        trees: &mut [Tree],
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
            let natural = tallest(&self.layout_row(trees, renderer, first, cell, 0.0));
            let row = self.layout_row(trees, renderer, first, cell, natural);
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
        _state: &mut (),
        trees: &mut [Tree],
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            wrapped::operate_content(&mut self.children, trees, layout, renderer, operation);
        });
    }
}

impl<'a, Message: 'a> From<UniformGrid<'a, Message>> for Element<'a, Message> {
    fn from(grid: UniformGrid<'a, Message>) -> Self {
        wrapped::wrap(grid)
    }
}

//! Boxes of the same width and, in each row, of the same height.

use iced::advanced::layout;
use iced::advanced::widget::Operation;
use iced::{Length, Size};

use super::wrapped::{self, Inside, Measure, Wrapper};

use crate::app::ui::widget::Element;

/// Puts boxes in columns, row by row.
struct UniformGrid {
    columns: usize,
    spacing: f32,
}

/// Lays boxes out in this many columns, with `spacing` logical pixels between them.
pub fn uniform_grid<'a, Message: 'a>(
    children: impl IntoIterator<Item = Element<'a, Message>>,
    columns: usize,
    spacing: f32,
) -> Element<'a, Message> {
    let grid = UniformGrid {
        columns: columns.max(1),
        spacing,
    };
    wrapped::wrap(grid, children.into_iter().collect())
}

impl UniformGrid {
    fn layout_row<Message>(
        &self,
        measure: &mut Measure<'_, '_, Message>,
        first: usize,
        cell: Size,
        least: f32,
    ) -> Vec<layout::Node> {
        let limits = layout::Limits::new(Size::new(cell.width, least), cell);
        let end = (first + self.columns).min(measure.content.len());
        measure.each(first..end, &limits)
    }
}

fn tallest(nodes: &[layout::Node]) -> f32 {
    nodes
        .iter()
        .map(|node| node.size().height)
        .fold(0.0, f32::max)
}

impl<Message> Wrapper<Message> for UniformGrid {
    type State = ();

    fn size(&self, _content: Size<Length>) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&self, mut measure: Measure<'_, '_, Message>) -> layout::Node {
        let whole = measure.limits.max();
        let gaps = self.spacing * (self.columns - 1) as f32;
        let width = ((whole.width - gaps) / self.columns as f32).max(0.0);
        let cell = Size::new(width, whole.height);
        let count = measure.content.len();
        let mut nodes = Vec::with_capacity(count);
        let mut y = 0.0;
        for first in (0..count).step_by(self.columns) {
            // Once to learn how tall the row is, and once to make all of it so tall.
            let natural = tallest(&self.layout_row(&mut measure, first, cell, 0.0));
            let row = self.layout_row(&mut measure, first, cell, natural);
            let gap = if first == 0 { 0.0 } else { self.spacing };
            for (column, node) in row.into_iter().enumerate() {
                nodes.push(node.move_to((column as f32 * (width + self.spacing), y + gap)));
            }
            y += gap + natural;
        }
        layout::Node::with_children(Size::new(whole.width, y), nodes)
    }

    fn operate(
        &self,
        _state: &mut (),
        inside: &mut Inside<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, inside.layout.bounds());
        operation.traverse(&mut |operation| inside.operate(operation));
    }
}

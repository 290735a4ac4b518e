//! What a card or a control is painted on, as far as it is seen.
//!
//! The renderer paints what an edge of the window cuts off through a mask, at ten times the cost.
//! While a page scrolls that is a card at the top and one at the bottom of nearly every frame,
//! so these end where they stop being seen.

use iced::advanced::Renderer as _;
use iced::advanced::renderer::Quad;
use iced::widget::container;
use iced::{Background, Border, Rectangle, border};

use super::wrapped::{self, Draw, Wrapper};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};

/// How far before the edge they end, in logical pixels: more than places are rounded by, and less
/// than shows on a screen of four times the usual density.
const MARGIN: f32 = 1.0 / 64.0;

/// Puts something on a surface.
pub fn surface<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    style: fn(&Theme) -> container::Style,
) -> Element<'a, Message> {
    wrapped::wrap(Surface(style), vec![content.into()])
}

struct Surface(fn(&Theme) -> container::Style);

impl<Message> Wrapper<Message> for Surface {
    type State = ();

    fn draw(&self, (): &(), renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        let style = (self.0)(draw.theme);
        if let Some(background) = style.background {
            let bounds = draw.layout.bounds();
            paint(renderer, bounds, draw.viewport, background, style.border);
        }
        draw.forward(renderer);
    }
}

/// Paints what is seen of a rectangle with a line round it.
pub fn paint(
    renderer: &mut Renderer,
    bounds: Rectangle,
    seen: &Rectangle,
    background: Background,
    line: Border,
) {
    let part = Part::of(bounds, seen, line);
    let Some(part) = part.filter(|_| is_opaque(background, line)) else {
        let quad = Quad {
            bounds,
            border: line,
            ..Quad::default()
        };
        return renderer.fill_quad(quad, background);
    };
    // A line round the part would close it where the rectangle goes on.
    if line.width > 0.0 {
        renderer.fill_quad(part.quad(0.0), line.color);
    }
    renderer.fill_quad(part.quad(line.width), background);
}

/// Whether the line may be painted as what shows round the background.
fn is_opaque(background: Background, line: Border) -> bool {
    let hides = matches!(background, Background::Color(color) if color.a >= 1.0);
    hides && (line.width <= 0.0 || line.color.a >= 1.0)
}

/// The part that is seen of a rectangle whose top or bottom is out of sight with its corners.
#[derive(Debug, PartialEq)]
struct Part {
    bounds: Rectangle,
    radius: f32,
    top: Option<f32>,
    bottom: Option<f32>,
}

impl Part {
    /// None where all of it is seen, where an edge goes through a corner, and where so little is
    /// left that the renderer would make its corners smaller, or nothing is inside of its line.
    fn of(bounds: Rectangle, seen: &Rectangle, line: Border) -> Option<Self> {
        let radius = line.radius.top_left;
        let end = |of: &Rectangle| of.y + of.height;
        let (first, last) = (seen.y + MARGIN, end(seen) - MARGIN);
        let top = (bounds.y < seen.y).then_some(first);
        let bottom = (end(&bounds) > end(seen)).then_some(last);
        let is_cut = top.is_some() || bottom.is_some();
        let is_within = seen.x <= bounds.x && bounds.x + bounds.width <= seen.x + seen.width;
        let spares_corners = top.is_none_or(|top| bounds.y + radius <= top)
            && bottom.is_none_or(|bottom| bottom <= end(&bounds) - radius);
        let height = bottom.unwrap_or(end(&bounds)) - top.unwrap_or(bounds.y);
        let is_large = bounds.width.min(height) > 2.0 * radius.max(line.width);
        (is_cut && is_within && spares_corners && is_large).then_some(Self {
            bounds,
            radius,
            top,
            bottom,
        })
    }

    /// What lies so far inside the line, but for the sides that are out of sight.
    fn quad(&self, inside: f32) -> Quad {
        let y = self.top.unwrap_or(self.bounds.y + inside);
        let lowest = self.bounds.y + self.bounds.height - inside;
        let end = self.bottom.unwrap_or(lowest);
        let round = (self.radius - inside).max(0.0);
        let corner = |cut: Option<f32>| cut.map_or(round, |_| 0.0);
        Quad {
            bounds: Rectangle {
                x: self.bounds.x + inside,
                y,
                width: self.bounds.width - 2.0 * inside,
                height: end - y,
            },
            border: border::rounded(border::top(corner(self.top)).bottom(corner(self.bottom))),
            ..Quad::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: Rectangle = Rectangle {
        x: 0.0,
        y: 100.0,
        width: 400.0,
        height: 300.0,
    };

    fn line(radius: f32) -> Border {
        border::rounded(radius).width(1.0)
    }

    /// A card of the usual width, with corners of 14.
    fn part(y: f32, height: f32) -> Option<Part> {
        let bounds = Rectangle {
            x: 20.0,
            y,
            width: 300.0,
            height,
        };
        Part::of(bounds, &SEEN, line(14.0))
    }

    #[test]
    fn what_is_seen_whole_or_cut_through_a_corner_is_painted_whole() {
        for (y, height) in [
            (100.0, 300.0),
            (150.0, 50.0),
            // Through the corners at the top, and at the bottom.
            (90.0, 100.0),
            (0.0, 110.0),
            (390.0, 100.0),
            (300.0, 105.0),
            // A strip as high as one corner and a half.
            (379.0, 100.0),
            (0.0, 121.0),
        ] {
            assert_eq!(part(y, height), None, "{y} {height}");
        }
        let beyond_the_side = Rectangle {
            x: 200.0,
            y: 0.0,
            width: 300.0,
            height: 300.0,
        };
        assert_eq!(Part::of(beyond_the_side, &SEEN, line(14.0)), None);
    }

    /// The renderer ends the program over a rectangle of less than nothing.
    #[test]
    fn nothing_is_painted_that_has_no_size() {
        for y in 0..500 {
            for size in [0.0, 0.3, 1.0, 1.5, 2.0, 3.0, 150.0] {
                let bounds = Rectangle {
                    x: 20.0,
                    y: y as f32 / 1.25,
                    width: size,
                    height: size,
                };
                let parts = [0.0, 0.5, 14.0].map(|radius| Part::of(bounds, &SEEN, line(radius)));
                for part in parts.into_iter().flatten() {
                    let Rectangle { width, height, .. } = part.quad(1.0).bounds;
                    assert!(width > 0.0 && height > 0.0, "{bounds:?}: {width} {height}");
                }
            }
        }
    }

    #[test]
    fn what_is_cut_ends_inside_of_what_is_seen_and_keeps_its_line_on_the_other_sides() {
        let quad = part(0.0, 200.0).expect("a part").quad(1.0);
        let inside = Rectangle {
            x: 21.0,
            y: 100.0 + MARGIN,
            width: 298.0,
            height: 99.0 - MARGIN,
        };
        assert_eq!(quad.bounds, inside);
        assert_eq!(quad.border.radius, border::bottom(13.0));

        let both = part(0.0, 1000.0).expect("a part").quad(0.0);
        let seen = Rectangle {
            x: 20.0,
            y: 100.0 + MARGIN,
            width: 300.0,
            height: 300.0 - 2.0 * MARGIN,
        };
        assert_eq!(both.bounds, seen);
        assert_eq!(both.border.radius, border::Radius::default());
    }
}

//! Icons of one page, drawn together.
//!
//! For each piece of geometry that is drawn by itself, the renderer makes a mask as large as
//! the window, twice. A page has twenty icons and more; together they are two or three
//! pieces. They are not one, so that a change in one icon does not paint the whole page again.

use std::cell::RefCell;
use std::collections::BTreeMap;

use iced::advanced::graphics::geometry::{Cache, Renderer as _};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Color, Event, Length, Rectangle, Size, Vector};

use super::{Figure, shape};
use crate::app::ui::theme::{Kind, Theme};
use crate::app::ui::widget::{Element, Renderer};

/// So many logical pixels of a page's height make one piece.
const BAND: f32 = 512.0;

thread_local! {
    /// What was put down in each page that is being drawn just now, the innermost last.
    static OPEN: RefCell<Vec<Vec<Placed>>> = const { RefCell::new(Vec::new()) };
}

/// A figure in its place on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub figure: Figure,
    pub bounds: Rectangle,
    pub color: Color,
    pub kind: Kind,
}

/// Leaves a figure to the page around it; gives it back where there is none.
pub(super) fn put(placed: Placed) -> Result<(), Placed> {
    OPEN.with_borrow_mut(|open| match open.last_mut() {
        Some(page) => {
            page.push(placed);
            Ok(())
        }
        None => Err(placed),
    })
}

/// Draws all icons in `content` together. Needed inside whatever has a layer of its own:
/// what scrolls, and a dialog.
pub(in crate::app::ui) fn gathered<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Gathered {
        content: content.into(),
    })
}

struct Gathered<'a, Message> {
    content: Element<'a, Message>,
}

/// What was drawn last, by its place from the top.
#[derive(Default)]
struct State {
    bands: RefCell<BTreeMap<i32, Band>>,
}

#[derive(Default)]
struct Band {
    cache: Cache<Renderer>,
    drawn: Vec<Placed>,
}

impl State {
    fn draw(&self, page: Vec<Placed>, theme: &Theme, renderer: &mut Renderer) {
        let mut bands: BTreeMap<i32, Vec<Placed>> = BTreeMap::new();
        for placed in page {
            let band = (placed.bounds.y / BAND).floor() as i32;
            bands.entry(band).or_default().push(placed);
        }
        let mut known = self.bands.borrow_mut();
        known.retain(|band, _| bands.contains_key(band));
        for (band, placed) in bands {
            known.entry(band).or_default().draw(placed, theme, renderer);
        }
    }
}

impl Band {
    fn draw(&mut self, placed: Vec<Placed>, theme: &Theme, renderer: &mut Renderer) {
        if placed != self.drawn {
            self.cache.clear();
            self.drawn = placed;
        }
        let bounds = self.drawn.iter().map(|placed| placed.bounds);
        let Some(bounds) = bounds.reduce(|all, one| all.union(&one)) else {
            return;
        };
        let geometry = self.cache.draw_with_bounds(renderer, bounds, |frame| {
            for placed in &self.drawn {
                let at = Vector::new(placed.bounds.x, placed.bounds.y);
                frame.with_save(|frame| {
                    frame.translate(at);
                    shape::figure(
                        frame,
                        placed.figure,
                        placed.bounds.width,
                        placed.color,
                        theme,
                    );
                });
            }
        });
        renderer.draw_geometry(geometry);
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Gathered<'_, Message> {
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
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
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
        OPEN.with_borrow_mut(|open| open.push(Vec::new()));
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout,
            cursor,
            viewport,
        );
        let page = OPEN.with_borrow_mut(Vec::pop).unwrap_or_default();
        let state = tree.state.downcast_ref::<State>();
        state.draw(page, theme, renderer);
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

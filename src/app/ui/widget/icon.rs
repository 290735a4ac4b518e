//! Icons: our own strokes on a grid of 24, as a font, in the colour of the words beside them.

use iced::advanced::layout::{self, Layout};
use iced::advanced::text::{Alignment, LineHeight, Renderer as _, Shaping, Text, Wrapping};
use iced::advanced::widget::Tree;
use iced::advanced::{Widget, mouse, renderer};
use iced::alignment::Vertical;
use iced::{Color, Font, Length, Pixels, Rectangle, Size};

use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};

/// What an icon shows. None of them is ever the only sign of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Two bars: the end of a piece of music.
    Logo,
    /// Begin something.
    Plus,
    /// The guides.
    Book,
    /// Problems and answers.
    Question,
    /// Settings.
    Gear,
    /// Done.
    Tick,
    /// Backup.
    Archive,
    /// Leaves Outro.
    External,
    /// Leads on.
    ChevronRight,
    /// Leads back.
    ChevronLeft,
    /// Can be opened downwards.
    ChevronDown,
    /// To the clipboard.
    Copy,
    /// Take care.
    Warning,
    /// Look for.
    Search,
    /// Take back.
    Undo,
    /// Delete.
    Trash,
    /// On the phone.
    Phone,
    /// On the computer.
    Computer,
    /// Needs signing in.
    Lock,
    /// A date or a wait.
    Clock,
    /// Close, or no.
    Cross,
    /// Report, or a country.
    Flag,
    /// A place on the disk.
    Folder,
    /// A file.
    File,
}

impl Icon {
    /// All of them, for the gallery.
    pub const ALL: [Self; 24] = [
        Self::Logo,
        Self::Plus,
        Self::Book,
        Self::Question,
        Self::Gear,
        Self::Tick,
        Self::Archive,
        Self::External,
        Self::ChevronRight,
        Self::ChevronLeft,
        Self::ChevronDown,
        Self::Copy,
        Self::Warning,
        Self::Search,
        Self::Undo,
        Self::Trash,
        Self::Phone,
        Self::Computer,
        Self::Lock,
        Self::Clock,
        Self::Cross,
        Self::Flag,
        Self::Folder,
        Self::File,
    ];
}

/// What this module draws: an icon, or the ring that shows how far a case is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Figure {
    Icon(Icon),
    Ring { fraction: f32, done: bool },
}

/// An icon or a ring as a widget.
#[derive(Debug, Clone, Copy)]
pub struct View {
    figure: Figure,
    size: f32,
    color: Option<fn(&Theme) -> Color>,
}

/// An icon of this size, in the colour of the text around it.
pub const fn icon(icon: Icon, size: f32) -> View {
    View {
        figure: Figure::Icon(icon),
        size,
        color: None,
    }
}

/// How far a case is, from 0 to 1, as a ring of 36 px with a tick once it is done.
/// The numbers belong in words beside it.
pub fn progress_ring(fraction: f32, done: bool) -> View {
    let fraction = if fraction.is_finite() {
        fraction.clamp(0.0, 1.0)
    } else {
        0.0
    };
    View {
        figure: Figure::Ring { fraction, done },
        size: 36.0,
        color: None,
    }
}

impl View {
    /// Gives it a colour of its own.
    pub const fn color(mut self, color: fn(&Theme) -> Color) -> Self {
        self.color = Some(color);
        self
    }
}

impl<Message> Widget<Message, Theme, Renderer> for View {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size), Length::Fixed(self.size))
    }

    fn layout(&mut self, _: &mut Tree, _: &Renderer, _: &layout::Limits) -> layout::Node {
        // Its size is not negotiable: a squeezed icon is no icon.
        layout::Node::new(Size::new(self.size, self.size))
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        if bounds.intersection(viewport).is_none() {
            return;
        }
        // The renderer cuts off what reaches out of its layer, but only if it is told of all
        // of it: half of an icon would be drawn over what the page scrolls under.
        let mut draw = |glyph: u32, color: Color| {
            let text = glyph_text(glyph, self.size);
            renderer.fill_text(text, bounds.position(), color, bounds);
        };
        let color = self.color.map_or(style.text_color, |color| color(theme));
        match self.figure {
            Figure::Icon(icon) => draw(icon as u32, color),
            Figure::Ring { done: true, .. } => draw(RING_DONE, theme.done),
            Figure::Ring { fraction, .. } => {
                let rest = if theme.is_high_contrast() {
                    RING_THIN
                } else {
                    ring(1.0)
                };
                draw(rest, theme.line);
                if fraction > 0.0 {
                    draw(ring(fraction), theme.accent);
                }
            }
        }
    }
}

/// Code points of the icon font from `U+E000` on, after the icons themselves; the order is
/// that of `assets/icons/draw.py`.
const RING_DONE: u32 = 24;
const RING_THIN: u32 = 25;
/// The first of the rings, a forty-eighth full each more than the one before.
const RINGS: u32 = 26;
const RING_STEPS: f32 = 48.0;

/// The ring that is nearest to a fraction, but never empty.
fn ring(fraction: f32) -> u32 {
    RINGS - 1 + (fraction * RING_STEPS).round().clamp(1.0, RING_STEPS) as u32
}

/// A glyph of the icon font in a square of this size.
///
/// Icons are text and not paths on purpose: iced's software renderer works out wrongly what
/// has changed where paths and texts stand in one layer and one moves to the other's place in
/// the list, and then leaves words undrawn.
fn glyph_text(glyph: u32, size: f32) -> Text {
    Text {
        content: char::from_u32(0xE000 + glyph)
            .map(String::from)
            .unwrap_or_default(),
        bounds: Size::new(size, size),
        size: Pixels(size),
        line_height: LineHeight::Relative(1.0),
        font: Font::with_name("Outro Icons"),
        align_x: Alignment::Left,
        align_y: Vertical::Top,
        shaping: Shaping::Basic,
        wrapping: Wrapping::None,
    }
}

impl<'a, Message: 'a> From<View> for Element<'a, Message> {
    fn from(view: View) -> Self {
        Element::new(view)
    }
}

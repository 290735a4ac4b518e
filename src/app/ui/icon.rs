//! Icons: our own strokes on a grid of 24, in the colour of the words beside them.

mod gather;
mod shape;

pub(super) use gather::gathered;

use iced::advanced::graphics::geometry::{Frame, Renderer as _};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::Tree;
use iced::advanced::{Renderer as _, Widget, mouse, renderer};
use iced::{Color, Length, Rectangle, Size, Vector};

use gather::Placed;

use super::theme::Theme;
use super::widget::{Element, Renderer};

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

    /// Gives it another size, in logical pixels.
    pub const fn size(mut self, size: f32) -> Self {
        self.size = size;
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
        if !bounds.intersects(viewport) {
            return;
        }
        let placed = Placed {
            figure: self.figure,
            bounds,
            color: self.color.map_or(style.text_color, |color| color(theme)),
            kind: theme.kind,
        };
        if let Err(alone) = gather::put(placed) {
            let mut frame = Frame::new(renderer, bounds.size());
            shape::figure(&mut frame, alone.figure, self.size, alone.color, theme);
            renderer.with_translation(Vector::new(bounds.x, bounds.y), |renderer| {
                renderer.draw_geometry(frame.into_geometry());
            });
        }
    }
}

impl<'a, Message: 'a> From<View> for Element<'a, Message> {
    fn from(view: View) -> Self {
        Element::new(view)
    }
}

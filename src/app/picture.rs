//! The first frame before there is a window: drawn beside what the toolkit has to read at its
//! start, so that the window has it in it when it appears.

use iced::Size;

use crate::store::settings::Settings;

use super::opening;

/// The most pixels that are drawn ahead: with more the window would come later for it.
const LARGEST: u32 = 4 << 20;

/// A picture, row by row from the top; of each pixel blue, green, red and a byte that means
/// nothing.
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "nothing is laid into a window there")
)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes for each.
    pub pixels: Vec<u8>,
}

/// The size of the window in pixels, as far as it can be told before it is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    size: Size<u32>,
    /// Pixels of the screen for one logical pixel of the system.
    density: f32,
}

impl Shape {
    /// What the next window will have; none where that is open, or too large to be drawn twice.
    pub(super) fn ahead(settings: &Settings, density: f32) -> Option<Self> {
        let kept = opening::size(settings);
        let pixels = |length: u32| (length as f32 * density).round() as u32;
        let size = Size::new(pixels(kept.width), pixels(kept.height));
        let area = size.width.checked_mul(size.height)?;
        let fits = !kept.maximized && area > 0 && area <= LARGEST;
        // The graphics card draws by itself, and not the same pixels.
        (fits && !cfg!(feature = "gpu")).then_some(Self { size, density })
    }
}

#[cfg(not(feature = "gpu"))]
mod software {
    use std::time::Instant;

    use iced::advanced::clipboard;
    use iced::advanced::graphics::Viewport;
    use iced::advanced::mouse::Cursor;
    use iced::advanced::renderer::Style;
    use iced::theme::Base;
    use iced::{Color, Event, Rectangle, Size, window};
    use iced_runtime::user_interface::{Cache, UserInterface};
    use tiny_skia::{Mask, PixmapMut};

    use super::{Picture, Shape};
    use crate::app::ui::widget::Renderer;
    use crate::app::ui::{Theme, text};
    use crate::app::{Message, Outro};

    impl Outro {
        /// Draws the first frame; none where it lacks something that is read after it.
        pub(in crate::app) fn picture(&self, shape: Shape) -> Option<Picture> {
            let scale = shape.density * self.scale_factor();
            let viewport = Viewport::with_physical_size(shape.size, scale);
            // The size of text that the toolkit is started with.
            let usual = iced::Settings::default().default_text_size;
            let mut renderer = Renderer::new(text::REGULAR, usual);
            let mut view = UserInterface::build(
                self.view(),
                viewport.logical_size(),
                Cache::new(),
                &mut renderer,
            );
            if lacks_fonts(&mut view, &mut renderer) {
                text::fonts::ask_again();
                return None;
            }
            let theme = self.theme();
            let base = theme.base();
            let style = Style {
                text_color: base.text_color,
            };
            view.draw(&mut renderer, &theme, &style, Cursor::Unavailable);
            // The words live in the view, and are gone with it.
            let picture = pixels(shape.size, &viewport, &mut renderer, base.background_color);
            drop(view);
            picture
        }
    }

    /// Tells the view that it is drawn, as the window does; true when it asks for fonts.
    fn lacks_fonts(
        view: &mut UserInterface<'_, Message, Theme, Renderer>,
        renderer: &mut Renderer,
    ) -> bool {
        let drawn = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let mut messages = Vec::new();
        let nobody = &mut clipboard::Null;
        view.update(
            &[drawn],
            Cursor::Unavailable,
            renderer,
            nobody,
            &mut messages,
        );
        let asks = |message: &Message| matches!(message, Message::FontsNeeded);
        messages.iter().any(asks)
    }

    fn pixels(
        size: Size<u32>,
        viewport: &Viewport,
        renderer: &mut Renderer,
        ground: Color,
    ) -> Option<Picture> {
        let Size { width, height } = size;
        let mut pixels = vec![0; 4 * width as usize * height as usize];
        let mut canvas = PixmapMut::from_bytes(&mut pixels, width, height)?;
        let mut mask = Mask::new(width, height)?;
        let all = [Rectangle::with_size(viewport.logical_size())];
        renderer.draw(&mut canvas, &mut mask, viewport, &all, ground);
        Some(Picture {
            width,
            height,
            pixels,
        })
    }
}

#[cfg(feature = "gpu")]
impl super::Outro {
    /// There is none.
    pub(super) fn picture(&self, _: Shape) -> Option<Picture> {
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that cannot go on has failed.
mod tests {
    use super::*;
    use crate::store::settings::WindowSize;

    fn kept(width: u32, height: u32, maximized: bool) -> Settings {
        Settings {
            window: Some(WindowSize {
                width,
                height,
                maximized,
            }),
            ..Settings::default()
        }
    }

    #[test]
    fn a_window_is_as_large_as_it_was_left_times_the_density() {
        let shape = Shape::ahead(&kept(901, 701, false), 1.5).unwrap();
        assert_eq!(shape.size, Size::new(1352, 1052));
    }

    #[test]
    fn a_window_whose_size_is_open_or_very_large_is_not_drawn_ahead() {
        assert_eq!(Shape::ahead(&kept(900, 700, true), 1.0), None);
        assert_eq!(Shape::ahead(&kept(1920, 1200, false), 2.0), None);
        assert_eq!(Shape::ahead(&kept(0, 700, false), 1.0), None);
        assert_eq!(Shape::ahead(&kept(u32::MAX, u32::MAX, false), 3.0), None);
        assert!(Shape::ahead(&Settings::default(), 2.0).is_some());
    }
}

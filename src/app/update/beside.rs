//! The window beside the browser: small, above the others, with the step at hand alone.

use iced::{Point, Size, Task, window};

use crate::app::startup::size;
use crate::app::{Message, Outro};
use crate::store::settings::{SmallWindow, WindowSize};

use super::settings::set_level;

/// The size of the first one, in logical pixels of the system.
const FIRST: SmallWindow = SmallWindow {
    width: 360,
    height: 420,
    place: None,
};

/// The window as it was before it went beside the browser.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Whole {
    size: WindowSize,
    place: Option<Point>,
}

impl Outro {
    /// Whether the window stands beside the browser.
    pub(in crate::app) fn is_beside(&self) -> bool {
        self.beside.is_some()
    }

    /// Makes the window small, brings it to where it was when it was last small, and keeps it
    /// above the others.
    pub(in crate::app) fn go_beside(&mut self) -> Task<Message> {
        if self.is_beside() {
            return Task::none();
        }
        self.beside = Some(Whole {
            size: size(&self.settings),
            place: self.place,
        });
        let small = self.settings.beside.unwrap_or(FIRST);
        let there = small.place.map(|(x, y)| Point::new(x as f32, y as f32));
        Task::batch([
            self.shape(small.width, small.height, false, there),
            set_level(true),
        ])
    }

    /// Gives the window its size, place and level back.
    pub(in crate::app) fn leave_beside(&mut self) -> Task<Message> {
        let Some(whole) = self.beside.take() else {
            return Task::none();
        };
        let WindowSize {
            width,
            height,
            maximized,
        } = whole.size;
        let shaped = self.shape(width, height, maximized, whole.place);
        let level = set_level(self.settings.keep_on_top);
        let kept = self.set(self.settings.clone());
        Task::batch([shaped, level, kept])
    }

    /// Sizes in logical pixels of the system.
    fn shape(
        &self,
        width: u32,
        height: u32,
        maximized: bool,
        place: Option<Point>,
    ) -> Task<Message> {
        let scale = self.scale_factor();
        let size = Size::new(width as f32 / scale, height as f32 / scale);
        window::latest().and_then(move |id| {
            let moved = place.map_or_else(Task::none, |place| window::move_to(id, place));
            let filled = window::maximize(id, maximized);
            if maximized {
                return filled;
            }
            Task::batch([filled, window::resize(id, size), moved])
        })
    }

    /// Notes where the window is.
    pub(in crate::app) fn on_moved(&mut self, place: Point) -> Task<Message> {
        self.place = Some(place);
        if self.is_beside() {
            let small = self.settings.beside.get_or_insert(FIRST);
            small.place = Some((place.x.round() as i32, place.y.round() as i32));
        }
        Task::none()
    }
}

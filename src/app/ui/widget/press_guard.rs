//! Keeps a press from landing on what has only just come under the pointer.
//!
//! Whoever clicks twice where once would do, or aims while the page moves, would otherwise press
//! something that they have not seen.

use std::time::{Duration, Instant};

use iced::Point;

/// What appears or moves takes no press for so long.
pub(in crate::app::ui) const REST: Duration = Duration::from_millis(400);

/// How far a hand moves between the two presses of a double click at most, in logical pixels.
const STILL: f32 = 8.0;

/// Since when something is where it is.
#[derive(Debug, Default)]
pub struct PlaceGuard {
    place: Option<Point>,
    since: Option<Instant>,
}

impl PlaceGuard {
    /// Notes where it is drawn with the frame of this instant.
    pub fn drawn_at(&mut self, place: Point, now: Instant) {
        if self.place != Some(place) {
            self.place = Some(place);
            self.since = Some(now);
        }
    }

    /// Something else stands there now.
    pub fn replaced(&mut self) {
        self.place = None;
    }

    /// Whether a pointer may press it at this instant.
    pub fn may_press(&self, now: Instant) -> bool {
        self.place.is_some() && self.since.is_none_or(|since| has_rested(since, now))
    }
}

/// Since when a page is shown, and where the pointer pressed last.
#[derive(Debug, Default)]
pub struct PageGuard {
    title: String,
    since: Option<Instant>,
    pressed: Option<Point>,
}

impl PageGuard {
    /// Notes which page is drawn with the frame of this instant.
    pub fn drawn(&mut self, title: &str, now: Instant) {
        if self.title != title {
            title.clone_into(&mut self.title);
            self.since = Some(now);
        }
    }

    /// Whether a press here is the second one of a double click, whose first one has brought
    /// another page. Things of the same name in the same place would take it for theirs.
    pub fn is_second_click(&mut self, place: Point, now: Instant) -> bool {
        let before = self.pressed.replace(place);
        let same_place = before.is_some_and(|before| before.distance(place) <= STILL);
        same_place && self.since.is_some_and(|since| !has_rested(since, now))
    }
}

fn has_rested(since: Instant, now: Instant) -> bool {
    now.saturating_duration_since(since) >= REST
}

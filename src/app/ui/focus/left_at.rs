//! How far each page of a case was scrolled when it was left, so that it opens there again.

use std::collections::BTreeMap;

use crate::app::ui::root::Page;
use crate::store::settings::{Place, Places};

/// So many pages are remembered; with more all are forgotten, and begin at their tops.
const MOST: usize = 200;

/// How far pages were scrolled.
#[derive(Debug, Default)]
pub struct LeftAt {
    /// By page: what it began with, and how far it was scrolled, in logical pixels.
    offsets: BTreeMap<String, (String, f32)>,
    /// The page that is shown was scrolled back to where it was left, and what has the focus
    /// does not scroll it away.
    pub is_back: bool,
}

impl LeftAt {
    /// Notes how far a page is scrolled.
    pub fn note(&mut self, page: &Page, offset: f32) {
        if let Some((begins_with, known)) = self.offsets.get_mut(&page.key) {
            begins_with.clone_from(&page.begins_with);
            *known = offset;
            return;
        }
        if self.offsets.len() >= MOST {
            self.offsets.clear();
        }
        let left = (page.begins_with.clone(), offset);
        self.offsets.insert(page.key.clone(), left);
    }

    /// How far a page is to be scrolled that is shown again, as it was left in this window or,
    /// before that, in an earlier one; another step begins at its top.
    pub fn offset(&self, page: &Page, earlier: Option<&Places>) -> f32 {
        let earlier = earlier.and_then(|earlier| earlier.get(&page.key));
        let (begins_with, offset) = match (self.offsets.get(&page.key), earlier) {
            (Some((begins_with, offset)), _) => (begins_with, *offset),
            (None, Some(place)) => (&place.begins_with, place.offset as f32),
            (None, None) => return 0.0,
        };
        if *begins_with == page.begins_with {
            offset
        } else {
            0.0
        }
    }

    /// Where pages were left, here and in earlier windows; none where that is known already.
    pub fn news(&self, earlier: &Places) -> Option<Places> {
        let mut places = earlier.clone();
        for (page, (begins_with, offset)) in &self.offsets {
            let offset = offset.round() as u32;
            if offset == 0 {
                places.remove(page);
            } else {
                let begins_with = begins_with.clone();
                places.insert(
                    page.clone(),
                    Place {
                        begins_with,
                        offset,
                    },
                );
            }
        }
        (places != *earlier).then_some(places)
    }
}

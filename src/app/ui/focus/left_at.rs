//! How far each page of a case was scrolled when it was left, so that it opens there again.

use std::collections::BTreeMap;

use crate::app::ui::root::Page;

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

    /// How far a page is to be scrolled that is shown again; another step begins at its top.
    pub fn offset(&self, page: &Page) -> f32 {
        let left = self.offsets.get(&page.key);
        let left = left.filter(|(begins_with, _)| *begins_with == page.begins_with);
        left.map_or(0.0, |(_, offset)| *offset)
    }
}

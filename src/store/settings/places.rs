//! How far pages of cases were scrolled when they were left.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// So many pages are remembered.
const MOST: usize = 200;
/// The longest text that a page begins with, in bytes.
const LONGEST: usize = 1_000;

/// Where pages were left, by the id of the case and the name of the page: `<id>/<page>`.
pub type Places = BTreeMap<String, Place>;

/// Where one page was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What the page began with, in the program's own words: ids of steps, nothing that a person
    /// wrote. With something else there, it begins at its top.
    pub begins_with: String,
    /// How far it was scrolled, in logical pixels.
    pub offset: u32,
}

/// Whether this can be what Outro wrote.
pub(super) fn are_places(places: &Places) -> bool {
    let are_short = |(page, place): (&String, &Place)| {
        page.len() <= LONGEST && place.begins_with.len() <= LONGEST
    };
    places.len() <= MOST && places.iter().all(are_short)
}

/// Keeps those of cases that are still there, and of so many that they can be written.
pub fn keep_places(places: &mut Places, is_there: impl Fn(&str) -> bool) {
    places.retain(|page, _| page.split('/').next().is_some_and(&is_there));
    while places.len() > MOST {
        places.pop_first();
    }
}

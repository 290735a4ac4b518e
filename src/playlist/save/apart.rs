//! Playlists of the same name, kept apart: in a saved file nothing but its name tells a playlist.

use std::collections::{HashMap, HashSet};

use super::forms::clean;
use crate::playlist::read::collector::{Kind, LONGEST_NAME, Track, cut};
use crate::playlist::report::Report;

/// Bytes of the number behind a name, with its brackets.
const LONGEST_NUMBER: usize = " (18446744073709551615)".len();

/// What each playlist is called in the new file.
#[derive(Default)]
pub(super) struct Names {
    /// Names that are taken, or will be.
    taken: HashSet<String>,
    /// Names that came up so far.
    seen: HashSet<String>,
    /// By the number of the playlist; none where it keeps its name.
    by_list: HashMap<usize, Option<String>>,
    /// Names that were given, in order.
    pub(super) given: Vec<String>,
}

impl Names {
    pub(super) fn of(report: &Report) -> Self {
        let lists = report.files.iter().flat_map(|file| &file.playlists);
        Self {
            taken: lists.map(|list| clean(&list.name)).collect(),
            ..Self::default()
        }
    }

    /// The new name of a track's playlist, where it cannot keep its own.
    pub(super) fn of_list(&mut self, track: &Track<'_>) -> Option<&str> {
        let (list, name) = (track.list?, track.playlist?);
        if track.kind != Kind::Track {
            return None;
        }
        if !self.by_list.contains_key(&list) {
            let given = self.name(name);
            self.by_list.insert(list, given);
        }
        self.by_list.get(&list)?.as_deref()
    }

    fn name(&mut self, name: &str) -> Option<String> {
        let name = clean(name);
        if name.is_empty() || self.seen.insert(name.clone()) {
            return None;
        }
        // A reader keeps so much of a name; the number has to be within.
        let room = cut(&name, LONGEST_NAME - LONGEST_NUMBER).trim_end();
        let mut numbered = (2..).map(|number: u64| format!("{room} ({number})"));
        let free = numbered.find(|name| !self.taken.contains(name))?;
        self.taken.insert(free.clone());
        self.given.push(free.clone());
        Some(free)
    }
}

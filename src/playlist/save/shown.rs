//! What was shown to be saved, held against what was counted before: nothing is lost on the way.

use std::collections::HashMap;

use crate::playlist::error::{Loss, Why};
use crate::playlist::read::collector::{Kind, Track};
use crate::playlist::report::{FileReport, Report};

/// Counts what is shown.
#[derive(Default)]
pub(super) struct Shown {
    tracks: u64,
    by_list: HashMap<String, u64>,
}

impl Shown {
    pub(super) fn take(&mut self, track: &Track<'_>) {
        if !matches!(track.kind, Kind::Track | Kind::Favourite) {
            return;
        }
        self.tracks += 1;
        let Some(list) = track.playlist.filter(|_| track.kind == Kind::Track) else {
            return;
        };
        match self.by_list.get_mut(list) {
            Some(count) => *count += 1,
            None => {
                self.by_list.insert(list.to_owned(), 1);
            }
        }
    }

    /// Fails where a playlist, or songs in none, would be missing. The names of playlists in
    /// which nothing was counted either are returned: no form has a place for them.
    pub(super) fn compare(&self, counted: &Report) -> Result<Vec<String>, Why> {
        let mut lists: HashMap<&str, u64> = HashMap::new();
        let playlists = counted.files.iter().flat_map(|file| &file.playlists);
        for list in playlists.clone() {
            *lists.entry(list.name.as_str()).or_default() += list.tracks;
        }
        for list in playlists {
            let counted = lists.get(list.name.as_str()).copied().unwrap_or(0);
            let shown = self.by_list.get(&list.name).copied().unwrap_or(0);
            if counted != shown {
                let playlist = Some(list.name.clone());
                return Err(Why::Lost(Loss {
                    playlist,
                    counted,
                    shown,
                }));
            }
        }
        let counted: u64 = counted.files.iter().map(FileReport::shown).sum();
        if counted != self.tracks {
            return Err(Why::Lost(Loss {
                playlist: None,
                counted,
                shown: self.tracks,
            }));
        }
        let empty = lists.into_iter().filter(|(_, tracks)| *tracks == 0);
        let mut empty: Vec<String> = empty.map(|(name, _)| name.to_owned()).collect();
        empty.sort();
        Ok(empty)
    }
}

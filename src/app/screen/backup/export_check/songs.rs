//! The songs of a list, a page at a time: only what is on the page is held.

use crate::playlist::Stop;

/// Songs that stand on a page.
pub const MOST: usize = 100;
/// What is shown of a list.
#[derive(Debug, Default)]
pub struct List {
    /// What is looked for; empty for all playlists.
    pub words: String,
    /// The list that is unfolded.
    pub unfolded: Option<Songs>,
    /// What was found last.
    pub page: Option<Page>,
    /// What is being looked for, and what stops that.
    pub looking: Option<(u64, Stop)>,
}

/// Songs that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The first [`MOST`] of them.
    pub songs: Vec<Song>,
    /// How many in all.
    pub count: u64,
}

/// A song as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Song {
    /// Its title.
    pub title: String,
    /// Its artist; may be empty.
    pub artist: String,
    /// Its playlist; empty for none.
    pub list: String,
}

/// The songs that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Songs {
    /// Those of the playlist with this number, [`crate::playlist::Playlist::number`].
    Of(usize),
    /// Those in no playlist, or of a whole library.
    Loose,
}

/// Which songs to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Those with these words in title, artist or playlist.
    For(String),
    /// Those of a list.
    In(Songs),
}

impl List {
    /// Stops looking.
    pub fn stop(&mut self) {
        if let Some((_, stop)) = self.looking.take() {
            stop.stop();
        }
    }

    /// What is to be looked for now; none where the playlists themselves are shown.
    pub fn look(&self) -> Option<Look> {
        let words = self.words.trim();
        if words.is_empty() {
            return self.unfolded.map(Look::In);
        }
        Some(Look::For(words.to_lowercase()))
    }
}

//! What is in a list, shown a page at a time: only what is on the page is held, and every
//! search reads the file again, elsewhere.

use std::ops::ControlFlow;

use super::Source;
use super::job::JobResult;
use crate::playlist::{self, Kind, Stop, Track, Watch};
use crate::present::playlist::explain;
use crate::text::clean;

/// Songs that stand on a page.
pub const MOST: usize = 100;
/// Bytes of a title or name that are shown.
const LONGEST: usize = 300;

/// What is shown of a list.
#[derive(Debug, Default)]
pub struct List {
    /// What is looked for; empty for all playlists.
    pub words: String,
    /// The playlist that is unfolded; none inside for songs in no playlist.
    pub unfolded: Option<Option<String>>,
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

/// Which songs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Those with these words in title, artist or playlist.
    For(String),
    /// Those of a playlist; none for those in no playlist.
    In(Option<String>),
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
            return self.unfolded.clone().map(Look::In);
        }
        Some(Look::For(words.to_lowercase()))
    }
}

/// Looks for songs.
pub fn find(source: &Source, look: &Look, watch: &Watch<'_>) -> JobResult {
    let mut page = Page::default();
    let mut each = |track: &Track<'_>| {
        if is_song(track) && fits(track, look) {
            page.count += 1;
            if page.songs.len() < MOST {
                page.songs.push(Song {
                    title: short(track.title),
                    artist: short(track.artist),
                    list: track.playlist.map(short).unwrap_or_default(),
                });
            }
        }
        ControlFlow::Continue(())
    };
    let done = match source {
        Source::File(path) => playlist::visit(path, watch, &mut each).map(|_| ()),
        Source::Pasted(pasted) => playlist::visit_text(pasted, &mut each),
    };
    JobResult::Songs(done.map(|()| page).map_err(|error| explain(&error)))
}

fn is_song(track: &Track<'_>) -> bool {
    matches!(track.kind, Kind::Track | Kind::Favourite)
}

fn fits(track: &Track<'_>, look: &Look) -> bool {
    match look {
        Look::For(words) => {
            let has = |text: &str| text.to_lowercase().contains(words);
            has(track.title) || has(track.artist) || track.playlist.is_some_and(has)
        }
        Look::In(list) => {
            // Favourites stand under a name in some exports, and are no playlist.
            let own = track.playlist.filter(|_| track.kind != Kind::Favourite);
            own == list.as_deref()
        }
    }
}

fn short(text: &str) -> String {
    let mut text = clean(text).replace('\n', " ");
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or_default());
        text.push('…');
    }
    text
}

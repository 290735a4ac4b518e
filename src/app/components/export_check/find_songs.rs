//! Looks for songs in a list. Every search reads the file again, on a thread of its own.

use std::ops::ControlFlow;

use super::job::JobResult;
use crate::app::screen::backup::export_check::Source;
use crate::app::screen::backup::export_check::songs::{Look, MOST, Page, Song, Songs};
use crate::playlist::{self, Kind, Track, Watch};
use crate::present::playlist::explain;
use crate::text::one_line;

/// Bytes of a title or name that are shown.
const LONGEST: usize = 300;

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
            let own = track.list.filter(|_| track.kind != Kind::Favourite);
            match list {
                Songs::Of(number) => own == Some(*number),
                Songs::Loose => own.is_none(),
            }
        }
    }
}

fn short(text: &str) -> String {
    let mut text = one_line(text);
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or_default());
        text.push('…');
    }
    text
}

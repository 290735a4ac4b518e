//! `TuneMyMusic`: one CSV file with all playlists, told apart by a column.
//!
//! `Track name,Artist name,Album,Playlist name,Type,ISRC`, then often one more column with
//! the ids of the service it came from (`Amazon - id`). Older files have no ISRC.

use crate::playlist::format::Format;
use crate::playlist::read::collector::Kind;
use crate::playlist::read::table::{Head, Table};

const COLUMNS: [&str; 5] = [
    "track name",
    "artist name",
    "album",
    "playlist name",
    "type",
];

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    if !head.has(&COLUMNS) {
        return None;
    }
    let certainty = head.sure_when_it_starts_with(&COLUMNS);
    Some(Table {
        title: head.find(&["track name"]),
        artist: head.find(&["artist name"]),
        album: head.find(&["album"]),
        playlist: head.find(&["playlist name"]),
        kind: head.find(&["type"]),
        isrc: head.find(&["isrc"]),
        ..Table::new(Format::TuneMyMusicCsv, certainty)
    })
}

/// What the column `Type` says. Whatever else stands there, a row is a track.
pub(in crate::playlist) fn kind(cell: &str) -> Kind {
    let is = |word: &str| cell.eq_ignore_ascii_case(word);
    if is("playlist") {
        Kind::Track
    } else if is("favorite") || is("favourite") || is("favorites") {
        Kind::Favourite
    } else if is("album") || is("albums") {
        Kind::Album
    } else if is("artist") || is("artists") {
        Kind::Artist
    } else {
        Kind::Track
    }
}

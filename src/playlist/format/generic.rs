//! Tables of other programs, `FreeYourMusic`'s among them: a title, and an artist or an album.

use super::{Certainty, Format};
use crate::playlist::read::table::{Head, Rows, Table};

const TITLE: &[&str] = &[
    "title",
    "track name",
    "track title",
    "song title",
    "song name",
    "track",
    "song",
    "name",
    "titel",
    "titre",
    "título",
    "titolo",
];
const ARTIST: &[&str] = &[
    "artist",
    "artist name",
    "artist name(s)",
    "artists",
    "artistname",
    "track artist",
    "album artist",
    "creator",
    "interpret",
    "künstler",
    "artiste",
    "artista",
];
const ALBUM: &[&str] = &[
    "album",
    "album name",
    "album title",
    "albumname",
    "albumtitle",
];
const PLAYLIST: &[&str] = &[
    "playlist name",
    "playlist",
    "playlistname",
    "playlist title",
    "list",
];

pub(super) fn table(head: &Head) -> Option<Table> {
    let artist = head.find(ARTIST);
    let album = head.find(ALBUM);
    let title = head.find(TITLE);
    let playlist = head.find(PLAYLIST);
    if title.is_none() {
        return albums(artist, album);
    }
    // A name alone may be anybody's; with one of these it is music.
    artist.or(album.filter(|_| head.names.len() > 1))?;
    let mine: Vec<&str> = head.names.iter().map(String::as_str).collect();
    let (format, certainty) = match mine.as_slice() {
        ["name", "artist", "album"] => (Format::FreeYourMusicCsv, Certainty::Likely),
        _ => (Format::GenericCsv, Certainty::Unsure),
    };
    Some(Table {
        title,
        artist,
        album,
        playlist,
        isrc: head.find(&["isrc", "isrc code", "track isrc"]),
        kind: playlist.and(head.find(&["type"])),
        is_playlist: playlist.is_none(),
        ..Table::new(format, certainty)
    })
}

/// A list of albums: artist and album, and no title.
fn albums(artist: Option<usize>, album: Option<usize>) -> Option<Table> {
    artist?;
    Some(Table {
        rows: Rows::Albums,
        title: Some(album?),
        artist,
        ..Table::new(Format::GenericCsv, Certainty::Unsure)
    })
}

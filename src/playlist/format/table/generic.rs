//! Tables of other programs, `FreeYourMusic`'s among them, in the languages that people have:
//! a title, and an artist or an album.

use super::columns::{ADDRESSES, ALBUM, ARTIST, BESIDE_ALBUMS, PLAYED, PLAYLIST, TITLE};
use super::columns::{Column, LISTENED, column};
use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::table::{Head, Rows, Table, column_name};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    // Any text is held against this, and nearly none has a column that is known.
    head.names.iter().find_map(|name| column(name))?;
    let artist = artist(head);
    let album = head.find(ALBUM);
    let title = title(head);
    let playlist = head.find(PLAYLIST).filter(|at| Some(*at) != title);
    if title.is_none() {
        return albums(head, artist, album);
    }
    let has_address = head.find(ADDRESSES).is_some();
    let was_played = head.find(PLAYED).is_some() || (!has_address && head.has(&["timestamp"]));
    // A name alone may be anybody's; with one of these it is music.
    let is_heard = head.find(LISTENED).is_some();
    artist
        .or(album.filter(|_| head.names.len() > 1))
        .or(title.filter(|_| is_heard))?;
    if playlist.is_none() && was_played {
        return Some(Table {
            rows: Rows::Plays,
            ..Table::new(Format::History, Certainty::Likely)
        });
    }
    let (format, certainty) = writer(head);
    Some(Table {
        title,
        artist,
        more_artists: more_artists(head, artist),
        album,
        playlist,
        isrc: head.find(&["isrc", "isrc code", "track isrc"]),
        kind: playlist.and(head.find(&["type"])),
        is_playlist: playlist.is_none(),
        ..Table::new(format, certainty)
    })
}

/// True when no column is known that names a song, an artist or an album.
pub(in crate::playlist::format) fn is_nameless(head: &Head) -> bool {
    title(head).is_none() && artist(head).is_none() && head.find(ALBUM).is_none()
}

/// Whose columns these are, as far as they tell.
fn writer(head: &Head) -> (Format, Certainty) {
    let mine: Vec<&str> = head.names.iter().map(String::as_str).collect();
    if mine == ["name", "artist", "album"] {
        (Format::FreeYourMusicCsv, Certainty::Likely)
    } else if head.has(&["tagtime", "trackkey"]) {
        (Format::ShazamCsv, Certainty::Sure)
    } else if head.find(ADDRESSES) == Some(0) && head.find(&["song title"]).is_some() {
        (Format::TakeoutCsv, Certainty::Likely)
    } else {
        (Format::GenericCsv, Certainty::Unsure)
    }
}

/// The title's column: not one that holds numbers where another holds words, for many write
/// the number of a track in `Track`.
fn title(head: &Head) -> Option<usize> {
    let known = TITLE.iter().filter_map(|name| head.find(&[name]));
    let mut columns = known.chain(of_kind(head, Column::Title));
    let first = columns.clone().next();
    let is_number = |at: &usize| {
        let cell = head.first.get(*at).map_or("", String::as_str);
        !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    };
    columns.find(|at| !is_number(at)).or(first)
}

/// The artist's column, or the first of several that are numbered.
fn artist(head: &Head) -> Option<usize> {
    head.find(ARTIST)
        .or_else(|| of_kind(head, Column::Artist).next())
        .or_else(|| numbered_artists(head).first().copied())
}

/// Columns whose names are made of words that are known.
fn of_kind(head: &Head, kind: Column) -> impl Iterator<Item = usize> + Clone {
    let names = head.names.iter().enumerate();
    names.filter_map(move |(at, name)| (column(name) == Some(kind)).then_some(at))
}

fn more_artists(head: &Head, artist: Option<usize>) -> Vec<usize> {
    let mut columns = numbered_artists(head);
    columns.retain(|column| Some(*column) != artist);
    columns.truncate(15);
    columns
}

/// `Artist 1`, `Artist 2` and so on.
fn numbered_artists(head: &Head) -> Vec<usize> {
    let is_artist = |name: &str| {
        let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
        word.len() < name.len() && column(word) == Some(Column::Artist)
    };
    let names = head.names.iter().enumerate();
    let numbered = names.filter(|(_, name)| is_artist(name));
    numbered.map(|(at, _)| at).collect()
}

/// A list of albums: artist and album, no title, and no column that may be one.
fn albums(head: &Head, artist: Option<usize>, album: Option<usize>) -> Option<Table> {
    let (artist, album) = (artist?, album?);
    let is_beside = |name: &String| BESIDE_ALBUMS.iter().any(|one| column_name(one) == *name);
    // A column without a name counts the rows.
    let counts = |at: usize| {
        let cell = head.first.get(at).map_or("", String::as_str);
        cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut others = head.names.iter().enumerate();
    let is_known = others.all(|(at, name)| {
        let is_nameless = name.is_empty() && counts(at);
        at == artist || at == album || is_nameless || is_beside(name)
    });
    is_known.then(|| Table {
        rows: Rows::Albums,
        title: Some(album),
        artist: Some(artist),
        ..Table::new(Format::GenericCsv, Certainty::Unsure)
    })
}

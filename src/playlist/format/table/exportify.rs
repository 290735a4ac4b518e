//! Exportify (from Spotify): one CSV file a playlist, or a ZIP file with all of them.
//!
//! Three forms of the header are known. Where the page was translated, so is the header;
//! then the first row tells: it begins with a track's Spotify address.

use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::isrc;
use crate::playlist::read::table::{Head, Table};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    by_header(head).or_else(|| by_shape(head))
}

fn by_header(head: &Head) -> Option<Table> {
    let address = head.find(&["track uri", "spotify uri", "spotify id"]);
    let artist = head.find(&["artist name(s)", "artist name"])?;
    if address != Some(0) {
        return None;
    }
    Some(Table {
        title: Some(head.find(&["track name"])?),
        artist: Some(artist),
        album: head.find(&["album name"]),
        isrc: head.find(&["isrc"]),
        is_playlist: true,
        ..Table::new(Format::ExportifyCsv, Certainty::Sure)
    })
}

/// A header in another language. Without any header the first row is a song itself.
fn by_shape(head: &Head) -> Option<Table> {
    let is_song = |name: &String| {
        ["spotify", "https"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    if head.names.first().is_none_or(is_song) {
        return None;
    }
    let cell = |at: usize| head.first.get(at).map_or("", String::as_str);
    if !is_address(cell(0), "track") && !is_address(cell(0), "local") {
        return None;
    }
    let (artist, album) = if is_address(cell(2), "artist") {
        (3, 5)
    } else if cell(4).len() <= 2 {
        // The old form: the number of the disc follows the album.
        (2, 3)
    } else {
        (3, 2)
    };
    Some(Table {
        title: Some(1),
        artist: Some(artist),
        album: Some(album),
        isrc: head.first.iter().position(|cell| isrc::has_form(cell)),
        is_playlist: true,
        ..Table::new(Format::ExportifyCsv, Certainty::Likely)
    })
}

fn is_address(cell: &str, kind: &str) -> bool {
    let after = |start: &str| {
        cell.strip_prefix(start)
            .is_some_and(|rest| rest.starts_with(kind))
    };
    after("spotify:") || after("https://open.spotify.com/")
}

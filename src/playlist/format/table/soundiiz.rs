//! Soundiiz: one file a playlist, called like the file. Lists of albums and artists look much
//! the same and are no tracks.

use super::columns::{ALBUM, TITLE};
use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::table::{Head, Rows, Table};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    albums_or_artists(head).or_else(|| tracks(head))
}

fn tracks(head: &Head) -> Option<Table> {
    if !head.starts_with(&["title", "artist", "album", "isrc"]) {
        return None;
    }
    let more = &head.names[4..];
    let certainty = match more {
        // Other programs write this short form too.
        [] => Certainty::Likely,
        [first, ..] if first == "platform" || first == "addeddate" => Certainty::Sure,
        _ => return None,
    };
    Some(Table {
        title: Some(0),
        artist: Some(1),
        album: Some(2),
        isrc: Some(3),
        is_playlist: true,
        ..Table::new(Format::SoundiizCsv, certainty)
    })
}

fn albums_or_artists(head: &Head) -> Option<Table> {
    let rows = if is_of_albums(head) {
        Rows::Albums
    } else if head.find(&["nbfans"]).is_some() {
        Rows::Artists
    } else {
        return None;
    };
    Some(Table {
        rows,
        title: head.find(&["title", "album", "name", "artist"]),
        artist: head.find(&["artist", "name"]),
        ..Table::new(Format::SoundiizCsv, Certainty::Likely)
    })
}

/// True for a list of albums: it has their numbers, and says nothing of songs. A title beside an album
/// is a song's, and so is one that is called a song's.
fn is_of_albums(head: &Head) -> bool {
    let has = |names: &[&str]| head.find(names).is_some();
    let counts_songs = has(&["isrc", "track id", "track uri", "song id"]);
    if counts_songs || !has(&["upc", "albumid"]) {
        return false;
    }
    let of_either = |name: &&str| matches!(*name, "title" | "name");
    let mut of_songs = TITLE.iter().filter(|name| !of_either(name) || has(ALBUM));
    !of_songs.any(|name| has(&[name]))
}

/// Entities that Soundiiz breaks when it writes XSPF, as the person wrote them.
pub(in crate::playlist::format) fn mended(text: &str) -> Option<String> {
    const BROKEN: [(&str, &str); 5] = [
        ("<#039;", "'"),
        ("<quot;", "\""),
        ("<lt;", "<"),
        ("<gt;", ">"),
        ("<amp;", "&"),
    ];
    if !text.contains('<') {
        return None;
    }
    let mend = |text: String, (broken, whole): &(&str, &str)| text.replace(broken, whole);
    Some(BROKEN.iter().fold(text.to_owned(), mend))
}

//! `RiMusic` and Kreate: CSV with the playlist's name in each row.

use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::table::{Head, Table};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    if !head.has(&["playlistname", "mediaid", "title", "artists"]) {
        return None;
    }
    Some(Table {
        title: head.find(&["title"]),
        artist: head.find(&["artists"]),
        album: head.find(&["albumtitle"]),
        playlist: head.find(&["playlistname"]),
        ..Table::new(Format::RiMusicCsv, Certainty::Sure)
    })
}

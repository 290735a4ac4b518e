//! Amazon's data request: `Amazon-Music.zip` with the library, what was played, and the
//! account. No public reader has seen a file with playlists; should one come, its columns
//! are read like any other table's.

use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::table::{Head, Rows, Table};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    library(head)
        .or_else(|| listening(head))
        .or_else(|| account(head))
}

fn library(head: &Head) -> Option<Table> {
    if !head.has(&["asin", "title", "artistname"]) {
        return None;
    }
    let playlist = head.find(&["playlistname", "playlist name", "playlist", "playlisttitle"]);
    let certainty = match playlist {
        Some(_) => Certainty::Unsure,
        None if head.has(&["artistasin", "albumname"]) => Certainty::Sure,
        None => Certainty::Likely,
    };
    Some(Table {
        title: head.find(&["title"]),
        artist: head.find(&["artistname"]),
        album: head.find(&["albumname"]),
        isrc: head.find(&["isrc"]),
        playlist,
        ..Table::new(Format::AmazonLibrary, certainty)
    })
}

fn listening(head: &Head) -> Option<Table> {
    if !head.has(&["timestamp", "title", "asin", "consumptiondurationms"]) {
        return None;
    }
    Some(Table {
        rows: Rows::Plays,
        ..Table::new(Format::AmazonListening, Certainty::Sure)
    })
}

fn account(head: &Head) -> Option<Table> {
    if !head.has(&["account_creation_time", "music_territory"]) {
        return None;
    }
    Some(Table {
        rows: Rows::Others,
        ..Table::new(Format::AmazonAccount, Certainty::Sure)
    })
}

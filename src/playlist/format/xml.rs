//! Lists that are markup.

use crate::playlist::read::collector::{Kind, Row};

pub(super) mod itunes;
pub(super) mod smil;
pub(super) mod songmirror;
pub(in crate::playlist) mod xspf;

/// What a list says of a song, gathered from its elements and attributes.
#[derive(Default)]
struct Song {
    title: String,
    artist: String,
    album: String,
    isrc: String,
}

impl Song {
    /// It as a track of a list.
    fn row(&self, list: Option<usize>) -> Row<'_> {
        Row {
            kind: Kind::Track,
            list,
            title: &self.title,
            artist: &self.artist,
            album: &self.album,
            isrc: &self.isrc,
        }
    }
}

//! Lists that are read by the line.

pub(in crate::playlist) mod filename;
mod lines_by_people;
pub(super) mod m3u;
pub(super) mod pls;
pub(super) mod songshift;
pub(super) mod spotifybackup;
pub(in crate::playlist) mod textlist;

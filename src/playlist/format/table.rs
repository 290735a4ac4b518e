//! Tables: a file each for every family of headers.

pub(super) mod amazon;
pub(super) mod ameml;
pub(super) mod columns;
pub(super) mod exportify;
pub(super) mod generic;
pub(super) mod rimusic;
pub(in crate::playlist) mod soundiiz;
pub(in crate::playlist) mod tunemymusic;

pub(super) use columns::ADDRESSES;

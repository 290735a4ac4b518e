//! Lists that are markup.

pub(super) mod itunes;
pub(super) mod smil;
pub(super) mod songmirror;
pub(in crate::playlist) mod xspf;

//! How files are opened, recognised and taken apart, whichever format they have.

pub(in crate::playlist) mod bytes;
pub(in crate::playlist) mod collector;
pub(in crate::playlist) mod hash;
pub(in crate::playlist) mod isrc;
pub(in crate::playlist) mod lines;
pub(in crate::playlist) mod other;
pub(in crate::playlist) mod recognise;
pub(in crate::playlist) mod source;
pub(in crate::playlist) mod table;
pub(in crate::playlist) mod watch;
pub(in crate::playlist) mod xml;

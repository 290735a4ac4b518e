//! Rules about the file itself: its form, its ids, what it names, and its words.

pub(in crate::guide::lint) mod format;
pub(in crate::guide::lint) mod ids;
pub(in crate::guide::lint) mod language;
pub(in crate::guide::lint) mod letters;
pub(in crate::guide::lint) mod links;
pub(in crate::guide::lint) mod parts;
pub(in crate::guide::lint) mod references;
pub(in crate::guide::lint) mod voice;

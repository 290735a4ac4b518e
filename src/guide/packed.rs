//! The files of `guides/` as they lie in the program: deflated to a fifth, since few of them are
//! read at a time, and each of them once.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::DeflateDecoder;

// `FILES: &[(&str, &[u8])]`, the paths from the folder `guides` on and what is in them. The
// folder comes before its folder `parts`, and both are in the order of names.
include!(concat!(env!("OUT_DIR"), "/guides.rs"));

/// What a file holds.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    /// One that came with the program, deflated.
    Packed(&'static [u8]),
    /// A person's own, as it is.
    Plain(Vec<u8>),
}

impl Bytes {
    /// As they are in the file.
    pub(super) fn get(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Packed(bytes) => Cow::Owned(unpack(bytes)),
            Self::Plain(bytes) => Cow::Borrowed(bytes),
        }
    }
}

/// Every file of the folder, packed, by its path from the project's folder.
pub(super) fn files() -> impl Iterator<Item = (String, &'static [u8])> {
    FILES
        .iter()
        .map(|(path, bytes)| (format!("guides/{path}"), *bytes))
}

/// The file with this path in the folder; empty where there is none.
pub(super) fn file(path: &str) -> Vec<u8> {
    let found = FILES.iter().find(|(other, _)| *other == path);
    found.map(|(_, bytes)| unpack(bytes)).unwrap_or_default()
}

/// What was packed when the program was built; it is always whole.
pub(super) fn unpack(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len() * 5);
    let read = DeflateDecoder::new(bytes).read_to_end(&mut plain);
    debug_assert!(read.is_ok(), "{read:?}");
    plain
}

//! Opens a file, and tells by its first bytes what people take for a statement by mistake.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::platform::not_read::NotRead;
use crate::statement::error::Error;

/// Bytes at the beginning that are looked at.
const START: usize = 1024;
/// Gzip, 7-Zip, RAR, XZ, bzip2 and Zstandard.
const PACKED: &[&[u8]] = &[
    b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\0",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
];
/// Office before 2007, and with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Opens the file at this place.
pub(in crate::statement) fn open(path: &Path) -> Result<Box<dyn Read>, Error> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(NotRead::NotAFile.into());
    }
    Ok(Box::new(File::open(path)?))
}

/// Refuses what is plainly something else; hands on the rest from its first byte.
pub(in crate::statement) fn look<'r>(
    from: Box<dyn Read + 'r>,
) -> Result<Box<dyn Read + 'r>, Error> {
    let mut from = from;
    let mut start = Vec::with_capacity(START);
    from.by_ref().take(START as u64).read_to_end(&mut start)?;
    refuse(&start)?;
    Ok(Box::new(Cursor::new(start).chain(from)))
}

fn refuse(start: &[u8]) -> Result<(), Error> {
    let has = |what: &[u8]| start.windows(what.len()).any(|bytes| bytes == what);
    if start.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    // The sign of a PDF may stand a little way in.
    if has(b"%PDF-") {
        return Err(Error::Pdf);
    }
    if start.starts_with(COMPOUND) {
        return Err(Error::Workbook);
    }
    if start.starts_with(b"PK\x03\x04") {
        let is_office = has(b"[Content_Types].xml") || has(b"mimetypeapplication/vnd.oasis");
        return Err(if is_office {
            Error::Workbook
        } else {
            Error::Packed
        });
    }
    if PACKED.iter().any(|one| start.starts_with(one)) {
        return Err(Error::Packed);
    }
    let text = String::from_utf8_lossy(start).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("<!doctype html") || text.starts_with("<html") {
        return Err(Error::WebPage);
    }
    Ok(())
}

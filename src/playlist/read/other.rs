//! Files that are plainly something else, by their first bytes: what a person picks by mistake.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::playlist::error::Why;
use crate::playlist::report::Warning;

const PICTURES: &[&[u8]] = &[
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
];
const RECORDINGS: &[&[u8]] = &[
    b"ID3\x02",
    b"ID3\x03",
    b"ID3\x04",
    b"\xff\xfb",
    b"\xff\xfa",
    b"\xff\xf3",
    b"\xff\xf2",
    b"fLaC",
    b"OggS\0",
    b"\x1a\x45\xdf\xa3",
];
/// Gzip, 7-Zip, RAR, XZ, bzip2 and Zstandard.
const PACKED: &[&[u8]] = &[
    b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
];
/// Office before 2007, and with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a file is that begins like this. Fails for what may well hold a list that cannot be
/// read from here; warns of what holds none.
pub(in crate::playlist) fn look(start: &[u8]) -> Result<Option<Warning>, Why> {
    let any = |of: &[&[u8]]| of.iter().any(|one| start.starts_with(one));
    let at = |at: usize, what: &[u8]| start.get(at..).is_some_and(|rest| rest.starts_with(what));
    if start.starts_with(COMPOUND) {
        return Err(Why::Office);
    }
    if start.starts_with(b"bplist0") {
        return Err(Why::PropertyList);
    }
    if start.starts_with(b"{\\rtf") {
        return Err(Why::Document);
    }
    if any(PACKED) || (start.starts_with(b"BZh") && at(4, b"1AY&SY")) {
        return Err(Why::Packed);
    }
    let is_riff = start.starts_with(b"RIFF");
    let is_media = at(4, b"ftyp");
    let is_photo = is_media
        && [&b"heic"[..], b"heix", b"mif1", b"avif"]
            .iter()
            .any(|k| at(8, k));
    let is_bitmap = start.starts_with(b"BM") && at(6, &[0; 4]);
    Ok(if start.starts_with(b"%PDF-") {
        Some(Warning::Pdf)
    } else if any(PICTURES) || is_photo || is_bitmap || (is_riff && at(8, b"WEBP")) {
        Some(Warning::Picture)
    } else if any(RECORDINGS) || is_media || (is_riff && (at(8, b"WAVE") || at(8, b"AVI "))) {
        Some(Warning::Recording)
    } else {
        None
    })
}

/// Why a ZIP file is no folder of lists: office programs pack their files as such.
pub(in crate::playlist) fn look_in<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Why> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") || has("xl/workbook.bin") || has("Index/Document.iwa") {
        return Some(Why::Workbook);
    }
    if has("word/document.xml") {
        return Some(Why::Document);
    }
    if !has("mimetype") || !has("META-INF/manifest.xml") {
        return None;
    }
    let mut kind = String::new();
    let entry = archive.by_name("mimetype").ok()?;
    entry.take(100).read_to_string(&mut kind).ok()?;
    Some(if kind.contains("spreadsheet") {
        Why::Workbook
    } else {
        Why::Document
    })
}

/// True for the address of a song or video, or its number at a service.
pub(in crate::playlist) fn is_address(text: &str) -> bool {
    const STARTS: [&str; 5] = ["spotify:", "https://", "http://", "deezer:", "tidal:"];
    let start = |start: &&str| {
        text.get(..start.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(start))
    };
    STARTS.iter().any(start) && !text.contains(char::is_whitespace)
}

/// True for the bare number of a song or video, as `YouTube` and Spotify have them.
pub(in crate::playlist) fn is_id(text: &str) -> bool {
    let of_letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let has = |what: fn(&u8) -> bool| text.as_bytes().iter().any(what);
    matches!(text.len(), 11 | 22)
        && text.bytes().all(of_letters)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
}

/// True for files that systems put beside others, and that nobody sees: they say nothing of a
/// list.
pub(in crate::playlist) fn is_of_the_system(name: &str) -> bool {
    const FILES: [&str; 7] = [
        "desktop.ini",
        "thumbs.db",
        "ehthumbs.db",
        ".ds_store",
        ".directory",
        ".localized",
        "icon\r",
    ];
    let base = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let is_lock = base.starts_with("~$") || base.starts_with(".~lock.");
    let in_mac_folder = name.split('/').any(|part| part == "__MACOSX");
    FILES.contains(&base.as_str()) || base.starts_with("._") || is_lock || in_mac_folder
}

//! ZIP files, and how much of one is unpacked at most.

use std::collections::HashMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use encoding_rs::SHIFT_JIS;
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{Found, Source, Visit};
use crate::playlist::MOST_FILES;
use crate::playlist::error::{Halt, Limit, Why};
use crate::playlist::read::other;
use crate::playlist::read::watch::Watch;
use crate::text::guessed;

/// ZIP files within each other.
const DEEPEST_ZIP: usize = 3;
/// Bytes that everything in a ZIP file may unpack to.
const MOST_UNPACKED: u64 = 4 << 30;
/// Bytes of a ZIP file that lies in another one.
pub(super) const MOST_NESTED: u64 = 64 << 20;
/// How many times its size a part may unpack to, once it is larger than [`RATIO_FROM`].
/// Tables shrink to a fifth; only zeros shrink to a thousandth.
const RATIO: u64 = 200;
const RATIO_FROM: u64 = 16 << 20;

/// Bytes of a table of contents; 20,000 files need two million. All of it is held.
const MOST_CONTENTS: u64 = 64 << 20;
/// Entries of a table of contents that are held before they are counted down.
const MOST_ENTRIES: u64 = u16::MAX as u64;

pub(super) fn starts_as_zip(file: &mut impl Read) -> Result<bool, Why> {
    let mut start = Vec::new();
    file.take(4).read_to_end(&mut start)?;
    Ok(is_zip(&start))
}

/// A ZIP file with files in it, or an empty one.
fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// Goes through a ZIP file, and through those within.
pub(super) fn walk<R: Read + Seek>(
    reader: R,
    name: &str,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    let mut left = Left {
        bytes: MOST_UNPACKED,
        files: MOST_FILES,
    };
    walk_at(reader, name, 1, &mut left, watch, visit)
}

/// False when the table of contents alone would fill the memory. A file without one is
/// bounded: there is nothing to hold.
fn contents_are_bounded(reader: &mut (impl Read + Seek)) -> io::Result<bool> {
    let length = reader.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(u64::from(u16::MAX) + 22);
    let tail = read_at(reader, from, u64::MAX)?;
    let Some(end) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else {
        return Ok(true);
    };
    let mut start = number(&tail, end + 16, 4);
    if let Some(locator) = end.checked_sub(20)
        && tail[locator..].starts_with(b"PK\x06\x07")
    {
        let place = number(&tail, locator + 8, 8);
        let large = read_at(reader, place, 56)?;
        if !large.starts_with(b"PK\x06\x06") || number(&large, 32, 8) > MOST_ENTRIES {
            return Ok(false);
        }
        start = number(&large, 48, 8);
    }
    Ok(length.saturating_sub(start) <= MOST_CONTENTS)
}

fn read_at(reader: &mut (impl Read + Seek), place: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.seek(SeekFrom::Start(place))?;
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A number of so many bytes, the lowest first; 0 for what is missing.
fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    let bytes = bytes.get(at..).unwrap_or_default().iter().take(length);
    bytes.rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// What the ways of packing come to that nearly every program uses.
fn is_known(method: CompressionMethod) -> bool {
    matches!(
        method,
        CompressionMethod::Stored | CompressionMethod::Deflated
    )
}

/// What may still be unpacked.
struct Left {
    bytes: u64,
    files: usize,
}

fn walk_at<R: Read + Seek>(
    mut reader: R,
    name: &str,
    depth: usize,
    left: &mut Left,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    let Some(mut archive) = opened(&mut reader, name, visit)? else {
        return Ok(());
    };
    let mut is_locked = false;
    for index in 0..archive.len() {
        watch.check().map_err(io::Error::from)?;
        left.files = left.files.checked_sub(1).ok_or(Why::TooMany)?;
        let (shown, packed) = match entry(&mut archive, index) {
            Entry::Folder => continue,
            Entry::Locked => {
                is_locked = true;
                continue;
            }
            Entry::Unreadable(shown, why) => {
                visit(&inner_name(name, &shown), Found::Unreadable(why))?;
                continue;
            }
            Entry::File(shown, packed) => (shown, packed),
        };
        let inner = inner_name(name, &shown);
        let mut part = Part {
            archive: &mut archive,
            index,
            packed,
            left,
        };
        match part.nested() {
            Ok(Some(nested)) if depth < DEEPEST_ZIP => {
                walk_at(Cursor::new(nested), &inner, depth + 1, left, watch, visit)?;
            }
            Ok(Some(_)) => visit(&inner, Found::Unreadable(Why::Bomb))?,
            Ok(None) => visit(&inner, Found::File(&mut part))?,
            Err(why @ Why::Stopped) => return Err(why.into()),
            Err(why) => visit(&inner, Found::Unreadable(why))?,
        }
    }
    if is_locked {
        visit(name, Found::Locked)?;
    }
    let contents = archive.central_directory_start();
    let has_twins = archive.has_duplicate_names();
    drop(archive);
    if has_twins {
        for twin in twins(&read_at(&mut reader, contents, MOST_CONTENTS)?) {
            visit(&inner_name(name, &twin), Found::Unreadable(Why::Twice))?;
        }
    }
    Ok(())
}

/// What an entry of the table of contents is, with its name in letters.
enum Entry {
    Folder,
    Locked,
    /// A file, and how many bytes it has while it is packed.
    File(String, u64),
    Unreadable(String, Why),
}

fn entry<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Entry {
    let told = archive.by_index_raw(index).map(|entry| told_by(&entry));
    told.unwrap_or_else(|error| unreadable(archive, index, error))
}

fn told_by<R: Read>(entry: &ZipFile<'_, R>) -> Entry {
    if entry.is_dir() {
        return Entry::Folder;
    }
    if entry.encrypted() {
        return Entry::Locked;
    }
    let shown = name_of(entry.name_raw());
    let shown = shown.unwrap_or_else(|| entry.name().unwrap_or_default().into_owned());
    if is_known(entry.compression()) {
        Entry::File(shown, entry.compressed_size())
    } else {
        Entry::Unreadable(shown, Why::Packed)
    }
}

/// An entry before whose bytes something is damaged. The table of contents still names it.
fn unreadable<R: Read + Seek>(archive: &ZipArchive<R>, index: usize, error: ZipError) -> Entry {
    let why = match error {
        ZipError::Io(error) => error.into(),
        _ => Why::Damaged,
    };
    let raw = archive.file_names_raw().nth(index).unwrap_or_default();
    let shown = letters(raw);
    if shown.ends_with('/') {
        Entry::Folder
    } else {
        Entry::Unreadable(shown, why)
    }
}

fn letters(raw: &[u8]) -> String {
    name_of(raw).unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned())
}

/// The names that more than one file has by a table of contents: the library keeps the last one
/// of each. A folder may well be named twice.
fn twins(contents: &[u8]) -> Vec<String> {
    const BEFORE_NAME: usize = 46;
    let mut seen: HashMap<&[u8], usize> = HashMap::new();
    let mut rest = contents;
    while rest.starts_with(b"PK\x01\x02") {
        let length = |at: usize| usize::try_from(number(rest, at, 2)).unwrap_or(0);
        let (named, extra, remark) = (length(28), length(30), length(32));
        let Some(name) = rest.get(BEFORE_NAME..BEFORE_NAME + named) else {
            break;
        };
        *seen.entry(name).or_default() += 1;
        let behind = BEFORE_NAME + named + extra + remark;
        rest = rest.get(behind..).unwrap_or_default();
    }
    let twice = seen.into_iter().filter(|(_, times)| *times > 1);
    let files = twice.filter(|(name, _)| !name.ends_with(b"/"));
    let mut names: Vec<String> = files.map(|(name, _)| letters(name)).collect();
    names.sort();
    names
}

/// A file's name in letters: many programs write UTF-8 without saying so, or what their country
/// used. None where the rule of ZIP files holds.
fn name_of(raw: &[u8]) -> Option<String> {
    if let Ok(name) = std::str::from_utf8(raw) {
        return Some(name.to_owned());
    }
    let guess = guessed(raw).filter(|guess| !guess.is_single_byte());
    let guess = guess.or_else(|| is_usual_japanese(raw).then_some(SHIFT_JIS))?;
    let (name, failed) = guess.decode_without_bom_handling(raw);
    // Signs and wide letters alone come out where an accent was taken for half a letter.
    let is_letter = |c: &char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let is_sign = |c: &char| !c.is_ascii() && !is_letter(c);
    let (letters, signs) = (
        name.chars().filter(is_letter).count(),
        name.chars().filter(is_sign).count(),
    );
    (!failed && letters > signs).then(|| name.into_owned())
}

/// True for a name in Shift JIS whose letters are kana or of the first level of kanji: of a few
/// letters nothing else can be told. In the names of Western systems an accent stands beside
/// plain letters, which are no second half of these most of the time.
fn is_usual_japanese(raw: &[u8]) -> bool {
    let mut bytes = raw.iter().copied();
    let (mut letters, mut beyond, mut fits) = (0, 0, true);
    while let Some(byte) = bytes.next() {
        if byte.is_ascii() {
            continue;
        }
        let second = bytes.next().unwrap_or(0);
        let pair = u16::from_be_bytes([byte, second]);
        // Signs and wide letters; hiragana, katakana, and kanji that everybody learns.
        let is_sign = matches!(pair, 0x8140..=0x8197 | 0x824F..=0x829A);
        let is_letter = matches!(pair, 0x829F..=0x8396 | 0x889F..=0x9872);
        fits &= (is_sign || is_letter) && matches!(second, 0x40..=0x7E | 0x80..=0xFC);
        letters += usize::from(is_letter);
        beyond += usize::from(is_letter && second >= 0x80);
    }
    fits && letters > 1 && beyond * 2 >= letters
}

/// True for a file that ends as ZIP files do, whatever stands before the first entry.
pub(super) fn ends_as_zip(file: &mut (impl Read + Seek)) -> bool {
    let mut read = || -> io::Result<bool> {
        let length = file.seek(SeekFrom::End(0))?;
        let tail = read_at(file, length.saturating_sub(22), 22)?;
        Ok(tail.len() == 22 && tail.starts_with(b"PK\x05\x06"))
    };
    read().unwrap_or(false)
}

/// Opens a ZIP file. None when it cannot be looked into, which is told.
fn opened<R: Read + Seek>(
    mut reader: R,
    name: &str,
    visit: &mut Visit<'_>,
) -> Result<Option<ZipArchive<R>>, Halt> {
    let refused = match contents_are_bounded(&mut reader) {
        Ok(true) => None,
        Ok(false) => Some(Found::Unreadable(Why::Bomb)),
        Err(error) => Some(Found::Unreadable(error.into())),
    };
    if let Some(refused) = refused {
        return visit(name, refused).map(|()| None);
    }
    let refused = match ZipArchive::new(reader) {
        Ok(mut archive) => match other::look_in(&mut archive) {
            Some(why) => Found::Unreadable(why),
            None => return Ok(Some(archive)),
        },
        Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
            Found::Unreadable(error.into())
        }
        // Its table of contents stands at the end: without it, the end is missing.
        Err(_) => Found::CutZip,
    };
    visit(name, refused).map(|()| None)
}

/// The name of a file in a ZIP file, behind that of the ZIP file.
fn inner_name(name: &str, inner: &str) -> String {
    format!(
        "{name}/{}",
        inner.replace('\\', "/").trim_start_matches('/')
    )
}

/// A file in a ZIP file.
struct Part<'z, R: Read + Seek> {
    archive: &'z mut ZipArchive<R>,
    index: usize,
    packed: u64,
    left: &'z mut Left,
}

impl<R: Read + Seek> Part<'_, R> {
    /// All of it, where it is a ZIP file itself.
    fn nested(&mut self) -> Result<Option<Vec<u8>>, Why> {
        if !starts_as_zip(&mut self.open()?)? {
            return Ok(None);
        }
        let mut all = Vec::new();
        self.open()?.take(MOST_NESTED + 1).read_to_end(&mut all)?;
        if all.len() as u64 > MOST_NESTED {
            return Err(Why::Bomb);
        }
        Ok(Some(all))
    }
}

impl<R: Read + Seek> Source for Part<'_, R> {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>> {
        let inner = match self.archive.by_index(self.index) {
            Ok(inner) => inner,
            Err(ZipError::Io(error)) => return Err(error),
            Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        };
        Ok(Box::new(Unpacked {
            inner,
            read: 0,
            most: self.packed.saturating_mul(RATIO).max(RATIO_FROM),
            left: &mut self.left.bytes,
        }))
    }
}

/// Fails where a part unpacks to more than it may.
struct Unpacked<'l, R> {
    inner: R,
    read: u64,
    most: u64,
    left: &'l mut u64,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.read += read as u64;
        let left = self.left.checked_sub(read as u64);
        *self.left = left.unwrap_or(0);
        if left.is_none() || self.read > self.most {
            return Err(Limit::Bomb.into());
        }
        Ok(read)
    }
}

//! Files, folders and ZIP files: everything in which lists may lie, one after the other.
//!
//! What is opened is bounded: no pipe or device is touched, no linked folder is entered, and
//! a ZIP file may unpack to no more than a list can be.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::MOST_FILES;
use super::error::{Halt, Limit, Why};
use super::watch::Watch;

/// Folders within each other.
const DEEPEST_FOLDER: usize = 12;
/// ZIP files within each other.
const DEEPEST_ZIP: usize = 3;
/// Bytes that everything in a ZIP file may unpack to.
pub(super) const MOST_UNPACKED: u64 = 4 << 30;
/// Bytes of a ZIP file that lies in another one.
pub(super) const MOST_NESTED: u64 = 64 << 20;
/// How many times its size a part may unpack to, once it is larger than [`RATIO_FROM`].
/// Tables shrink to a fifth; only zeros shrink to a thousandth.
pub(super) const RATIO: u64 = 200;
const RATIO_FROM: u64 = 16 << 20;

/// Something that can be read from its beginning, more than once.
pub(super) trait Source {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>>;
}

/// What is found on the way.
pub(super) enum Found<'s> {
    /// A file that may be a list.
    File(&'s mut dyn Source),
    /// A ZIP file, or files in one, that need a password.
    Locked,
    /// A ZIP file without its end.
    CutZip,
    /// It cannot be read, and why.
    Unreadable(Why),
}

/// Called with each thing by its name; the names of ZIP files stand before those within.
pub(super) type Visit<'v> = dyn FnMut(&str, Found<'_>) -> Result<(), Halt> + 'v;

/// Goes through a file, a ZIP file or a folder.
pub(super) fn walk(path: &Path, watch: &Watch<'_>, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let about = fs::metadata(path).map_err(Why::from)?;
    if about.is_dir() {
        watch.expect(None);
        return walk_folder(path, watch, visit);
    }
    if !about.is_file() {
        return Err(Why::NotAFile.into());
    }
    let file = File::open(path).map_err(Why::from)?;
    let is_zip = starts_as_zip(&mut &file)?;
    watch.expect((!is_zip).then_some(about.len()));
    let name = path.file_name().map_or_else(String::new, lossy);
    one(path, &name, is_zip, watch, visit)
}

fn lossy(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}

fn one(
    path: &Path,
    name: &str,
    is_zip: bool,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    if !is_zip {
        return visit(name, Found::File(&mut OnDisk(path)));
    }
    let file = File::open(path).map_err(Why::from)?;
    let mut left = Left {
        bytes: MOST_UNPACKED,
        files: MOST_FILES,
    };
    walk_zip(io::BufReader::new(file), name, 1, &mut left, watch, visit)
}

/// A folder's files in the order of their names. Linked folders are not entered, so that none
/// leads round in a circle.
fn walk_folder(root: &Path, watch: &Watch<'_>, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let mut files = 0;
    let mut waiting = vec![(root.to_path_buf(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let mut entries = match entries(&folder, watch) {
            Ok(entries) => entries,
            Err(why @ (Why::Stopped | Why::TooMany)) => return Err(why.into()),
            Err(why) if depth == 0 => return Err(why.into()),
            Err(why) => {
                visit(&inner_name(root, &folder), Found::Unreadable(why))?;
                continue;
            }
        };
        entries.sort();
        for path in &entries {
            let Ok(about) = fs::symlink_metadata(path) else {
                continue;
            };
            if about.is_file() {
                files += 1;
                if files > MOST_FILES {
                    return Err(Why::TooMany.into());
                }
                watch.check().map_err(io::Error::from)?;
                file_in_folder(root, path, watch, visit)?;
            }
        }
        let folders = entries.into_iter().rev().filter(|path| {
            depth < DEEPEST_FOLDER && fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
        });
        waiting.extend(folders.map(|path| (path, depth + 1)));
    }
    Ok(())
}

fn entries(folder: &Path, watch: &Watch<'_>) -> Result<Vec<PathBuf>, Why> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        watch.check().map_err(io::Error::from)?;
        if paths.len() >= MOST_FILES {
            return Err(Why::TooMany);
        }
        paths.push(entry?.path());
    }
    Ok(paths)
}

fn inner_name(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.to_string_lossy().replace('\\', "/")
}

fn file_in_folder(
    root: &Path,
    path: &Path,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    let name = inner_name(root, path);
    let is_zip = File::open(path)
        .map_err(Why::from)
        .and_then(|file| starts_as_zip(&mut &file));
    match is_zip {
        Ok(is_zip) => one(path, &name, is_zip, watch, visit),
        Err(why) => visit(&name, Found::Unreadable(why)),
    }
}

struct OnDisk<'p>(&'p Path);

impl Source for OnDisk<'_> {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.0)?))
    }
}

/// Text that is in memory.
pub(super) struct InMemory<'t>(pub(super) &'t [u8]);

impl Source for InMemory<'_> {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0))
    }
}

fn starts_as_zip(file: &mut impl Read) -> Result<bool, Why> {
    let mut start = Vec::new();
    file.take(4).read_to_end(&mut start)?;
    Ok(is_zip(&start))
}

/// A ZIP file with files in it, or an empty one.
fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// What may still be unpacked.
struct Left {
    bytes: u64,
    files: usize,
}

fn walk_zip<R: Read + Seek>(
    reader: R,
    name: &str,
    depth: usize,
    left: &mut Left,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    let mut archive = match ZipArchive::new(reader) {
        Ok(archive) => archive,
        Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
            return visit(name, Found::Unreadable(error.into()));
        }
        // Its table of contents stands at the end: without it, the end is missing.
        Err(_) => return visit(name, Found::CutZip),
    };
    let mut is_locked = false;
    for index in 0..archive.len() {
        watch.check().map_err(io::Error::from)?;
        left.files = left.files.checked_sub(1).ok_or(Why::TooMany)?;
        let Ok(entry) = archive.by_index_raw(index) else {
            continue;
        };
        if entry.is_dir() {
            continue;
        }
        if entry.encrypted() {
            is_locked = true;
            continue;
        }
        let inner = entry.name().unwrap_or_default();
        let inner = format!(
            "{name}/{}",
            inner.replace('\\', "/").trim_start_matches('/')
        );
        let packed = entry.compressed_size();
        drop(entry);
        let mut part = Part {
            archive: &mut archive,
            index,
            packed,
            left,
        };
        match part.nested() {
            Ok(Some(nested)) if depth < DEEPEST_ZIP => {
                walk_zip(Cursor::new(nested), &inner, depth + 1, left, watch, visit)?;
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
    Ok(())
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

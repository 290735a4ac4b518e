//! Files, folders and ZIP files: everything in which lists may lie, one after the other.
//!
//! What is opened is bounded: no pipe or device is touched, no linked folder is entered, and
//! a ZIP file may unpack to no more than a list can be.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::platform::not_read::NotRead;
use crate::playlist::MOST_FILES;
use crate::playlist::error::{Halt, Why};
use crate::playlist::read::watch::Watch;
use zipped::{MOST_NESTED, ends_as_zip, starts_as_zip};

mod zipped;

/// Folders within each other that are looked into.
pub(in crate::playlist) const DEEPEST_FOLDER: usize = 12;

/// Something that can be read from its beginning, more than once.
pub(in crate::playlist) trait Source {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>>;
}

/// What is found on the way.
pub(in crate::playlist) enum Found<'s> {
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
pub(in crate::playlist) type Visit<'v> = dyn FnMut(&str, Found<'_>) -> Result<(), Halt> + 'v;

/// Goes through a file, a ZIP file or a folder.
pub(in crate::playlist) fn walk(
    path: &Path,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    let about = fs::metadata(path).map_err(Why::from)?;
    if about.is_dir() {
        watch.expect(None);
        return walk_folder(path, watch, visit);
    }
    if !about.is_file() {
        return Err(Why::from(NotRead::NotAFile).into());
    }
    let file = File::open(path).map_err(Why::from)?;
    let is_zip = starts_as_zip(&mut &file)? || ends_as_zip(&mut &file);
    watch.expect((!is_zip).then_some(about.len()));
    let name = path.file_name().map_or_else(String::new, lossy);
    one(path, &name, is_zip, watch, visit)
}

/// Goes through what can be read once only.
pub(in crate::playlist) fn walk_once(
    input: &mut dyn Read,
    watch: &Watch<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Halt> {
    watch.expect(None);
    let mut start = Vec::new();
    input.take(4).read_to_end(&mut start)?;
    let is_zip = starts_as_zip(&mut start.as_slice())?;
    let whole = io::Cursor::new(start).chain(input);
    if !is_zip {
        return visit(
            crate::playlist::ONCE,
            Found::File(&mut Once(Some(Box::new(whole)))),
        );
    }
    let mut held = Vec::new();
    whole.take(MOST_NESTED + 1).read_to_end(&mut held)?;
    if held.len() as u64 > MOST_NESTED {
        return Err(Why::ZipOnce.into());
    }
    zipped::walk(io::Cursor::new(held), crate::playlist::ONCE, watch, visit)
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
    zipped::walk(io::BufReader::new(file), name, watch, visit)
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
        .and_then(|file| Ok(starts_as_zip(&mut &file)? || ends_as_zip(&mut &file)));
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

/// What can be opened once.
struct Once<'r>(Option<Box<dyn Read + 'r>>);

impl Source for Once<'_> {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>> {
        let again = || io::Error::other("it was read before");
        let input = self.0.take().ok_or_else(again)?;
        Ok(input)
    }
}

/// Text that is in memory.
pub(in crate::playlist) struct InMemory<'t>(pub(in crate::playlist) &'t [u8]);

impl Source for InMemory<'_> {
    fn open(&mut self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0))
    }
}

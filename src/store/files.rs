//! The data folder: paths, and the few ways in which files are made and replaced.

pub(super) mod by_sum;
mod confirm;
mod locking;
mod outside;
pub(super) mod version;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use super::disk::{Disk, Kind};
use super::error::Error;
use super::history::DailyCopy;
use super::id::CaseId;

pub(super) use confirm::Place;

/// The kept copy that is being made.
pub(super) const COPYING: &str = "copying.new";
/// How many folders above the data folder may have been made by Outro: `.local/share` and
/// the home folder's own.
const ABOVE: usize = 3;

/// The data folder and what is known about it.
#[derive(Debug)]
pub(super) struct Files {
    pub disk: Arc<dyn Disk>,
    pub root: PathBuf,
    /// True once the data folder was seen: from then on it is never made again, because a
    /// stick that was pulled out must not be replaced by an empty folder in its place.
    seen: AtomicBool,
    /// Folders whose own names this process has made lasting.
    settled: Mutex<BTreeSet<PathBuf>>,
    /// Cases that were moved, which the disk did not confirm.
    moved: Mutex<BTreeMap<CaseId, Place>>,
    /// True once a lock was wanted where there are none.
    without_locks: AtomicBool,
    /// True once that was told.
    told_of_locks: AtomicBool,
    /// How the daily copy went.
    pub daily_copy: Mutex<DailyCopy>,
}

impl Files {
    pub fn new(root: PathBuf, disk: Arc<dyn Disk>) -> Self {
        let seen = AtomicBool::new(disk.is_folder(&root));
        Self {
            disk,
            root,
            seen,
            settled: Mutex::default(),
            moved: Mutex::default(),
            without_locks: AtomicBool::new(false),
            told_of_locks: AtomicBool::new(false),
            daily_copy: Mutex::default(),
        }
    }

    pub fn cases(&self) -> PathBuf {
        self.root.join("cases")
    }

    pub fn trash(&self) -> PathBuf {
        self.root.join("trash")
    }

    pub fn history(&self) -> PathBuf {
        self.root.join("history")
    }

    pub fn guides(&self) -> PathBuf {
        self.root.join("guides")
    }

    pub fn kept(&self) -> PathBuf {
        self.root.join("kept")
    }

    pub fn proof(&self) -> PathBuf {
        self.root.join("proof")
    }

    pub fn checks(&self) -> PathBuf {
        self.root.join("checks.json")
    }

    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.json")
    }

    pub fn case(&self, case: &CaseId) -> PathBuf {
        self.cases().join(format!("{case}.jsonl"))
    }

    /// Says what an error at a path means for the person.
    pub fn error(&self, path: &Path, cause: io::Error) -> Error {
        if cause.kind() == io::ErrorKind::NotFound
            && let Err(vanished) = self.check_there()
        {
            return vanished;
        }
        let folder = path.parent().unwrap_or(path);
        let write_protected = [path, folder]
            .iter()
            .filter_map(|path| self.disk.meta(path).ok())
            .any(|meta| meta.write_protected);
        // What Outro makes for itself for a moment tells nobody anything.
        let ours = ["lock", "new", "part"].map(|ending| has_ending(path, ending));
        let told = if ours.contains(&true) { folder } else { path };
        Error::of(told, write_protected, cause)
    }

    /// An error when the data folder was there and is gone: then nothing in it says that there
    /// is nothing.
    pub fn check_there(&self) -> Result<(), Error> {
        if self.seen.load(Ordering::Relaxed) && !self.disk.is_folder(&self.root) {
            let folder = self.root.clone();
            return Err(Error::Vanished { folder });
        }
        Ok(())
    }

    /// What stands at a path; none for nothing.
    pub fn kind(&self, path: &Path) -> Result<Option<Kind>, Error> {
        match self.disk.meta(path) {
            Ok(meta) => Ok(Some(meta.kind)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.check_there().map(|()| None)
            }
            Err(error) => Err(self.error(path, error)),
        }
    }

    /// When a file was written last; none where the system does not say.
    pub fn changed(&self, path: &Path) -> Option<SystemTime> {
        self.disk.changed(path)
    }

    /// A file's bytes; none when it is not there.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        match self.disk.read(path, limit) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.check_there().map(|()| None)
            }
            Err(error) => Err(self.error(path, error)),
        }
    }

    /// The names in a folder, sorted; none of them when the folder is not there.
    pub fn list(&self, folder: &Path) -> Result<Vec<String>, Error> {
        match self.kind(folder)? {
            None => return Ok(Vec::new()),
            Some(Kind::Folder) => {}
            Some(_) => return Err(link(folder)),
        }
        let mut names: Vec<_> = self
            .list_all(folder)?
            .into_iter()
            .filter_map(|name| name.into_string().ok())
            .collect();
        names.sort_unstable();
        Ok(names)
    }

    /// All names in a folder that is there, in no order.
    pub fn list_all(&self, folder: &Path) -> Result<Vec<OsString>, Error> {
        self.disk
            .list(folder)
            .map_err(|error| self.error(folder, error))
    }

    /// Makes the data folder where there never was one. Where somebody else made it, its name
    /// may not be lasting yet: `ensure` sees to that before anything is written.
    pub fn make_root(&self) -> Result<(), Error> {
        if self.root.as_os_str().is_empty() {
            return Err(Error::NoHome);
        }
        if !self.disk.is_folder(&self.root) {
            // Nor is a link to a stick that is not there replaced.
            let is_link = || Ok::<_, Error>(self.kind(&self.root)? == Some(Kind::Link));
            if self.seen.load(Ordering::Relaxed) || is_link()? {
                let folder = self.root.clone();
                return Err(Error::Vanished { folder });
            }
            let missing: Vec<_> = self
                .root
                .ancestors()
                .take_while(|path| !path.as_os_str().is_empty() && !self.disk.is_folder(path))
                .collect();
            for path in missing.into_iter().rev() {
                self.make_folder(path)?;
            }
        }
        self.seen.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Makes the names that lead to the data folder lasting: whoever made them may have been
    /// cut off before they were. Folders that are not this person's are passed over.
    fn settle_root(&self) -> Result<(), Error> {
        if self.is_settled(&self.root) {
            return Ok(());
        }
        let above: Vec<_> = self.root.ancestors().skip(1).take(ABOVE).collect();
        let outermost_first = above.into_iter().rev();
        for folder in outermost_first.filter(|folder| !folder.as_os_str().is_empty()) {
            match self.disk.sync_folder(folder) {
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
                    return Err(self.error(folder, error));
                }
                _ => {}
            }
        }
        self.settle(&self.root);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> Result<(), Error> {
        match self.disk.make_folder(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                Err(self.error(path, error))
            }
            _ => match path.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => self.sync_folder(parent),
                _ => Ok(()),
            },
        }
    }

    /// Makes a folder inside the data folder and makes its name lasting.
    pub fn ensure(&self, folder: &Path) -> Result<(), Error> {
        if folder == self.root {
            self.make_root()?;
            return self.settle_root();
        }
        if self.is_settled(folder) && self.kind(folder)? == Some(Kind::Folder) {
            return Ok(());
        }
        match folder.parent() {
            Some(parent) if folder.starts_with(&self.root) => self.ensure(parent)?,
            _ => {}
        }
        match self.kind(folder)? {
            // Whoever made it may have been cut off before its name was lasting.
            Some(Kind::Folder) => self.sync_folder(folder.parent().unwrap_or(folder))?,
            Some(_) => return Err(link(folder)),
            None => self.make_folder(folder)?,
        }
        self.settle(folder);
        Ok(())
    }

    /// True when this process has made the name at this path lasting.
    pub fn is_settled(&self, path: &Path) -> bool {
        let settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        settled.contains(path)
    }

    pub fn settle(&self, path: &Path) {
        let mut settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        settled.insert(path.to_path_buf());
    }

    pub fn unsettle(&self, path: &Path) {
        let mut settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        settled.remove(path);
    }

    pub fn sync_folder(&self, folder: &Path) -> Result<(), Error> {
        self.disk
            .sync_folder(folder)
            .map_err(|error| self.error(folder, error))
    }

    /// Writes a file of the data folder whole beside its place, makes it last, and moves it
    /// there: whoever looks finds the old one or the new one. What stood there is replaced.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let folder = path.parent().unwrap_or(path);
        self.ensure(folder)?;
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".new");
        let beside = folder.join(name);
        if self.kind(&beside)?.is_some() {
            self.remove(&beside)?;
        }
        self.put(&beside, path, bytes)?;
        self.confirm(&[folder])
    }

    /// Writes a new file and moves it to its place; when that fails, nothing is left of it.
    fn put(&self, beside: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let done = self.write_new(beside, bytes).and_then(|()| {
            self.disk
                .rename(beside, path)
                .map_err(|error| self.error(path, error))
        });
        if done.is_err() {
            let _ = self.disk.remove_file(beside);
        }
        done
    }

    /// Writes a new file and makes its bytes last; its name is not lasting yet.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let write = || {
            let mut file = self.disk.create(path)?;
            file.write_all_at(0, bytes)?;
            file.sync_all()
        };
        write().map_err(|error| self.error(path, error))
    }

    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.disk
            .rename(from, to)
            .map_err(|error| self.error(from, error))
    }

    /// Removes a file; nothing there is fine.
    pub fn remove(&self, path: &Path) -> Result<(), Error> {
        match self.disk.remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.error(path, error)),
            _ => Ok(()),
        }
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, path: &Path) -> Result<(), Error> {
        self.disk
            .remove_folder(path)
            .map_err(|error| self.error(path, error))
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|there| there == ending)
}

fn link(path: &Path) -> Error {
    Error::Link {
        path: path.to_path_buf(),
    }
}

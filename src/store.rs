//! Where a person's data lies on disk, and the promise that it survives.
//!
//! - [`Store`] reads and writes cases and settings; it may be cloned and sent anywhere. Its
//!   calls block on the disk, so never make them from the window's own thread.
//! - Nothing is "saved" before the call that saves it has come back without an error.
//! - Nothing here asks for the time: whoever calls passes it in.
//!
//! ```text
//! cases/<id>.jsonl                   one case, append-only (see `line.rs` for the format)
//! cases/<id>.damaged-<date>          what a writer cut off, or a second copy that was merged
//! trash/<id>.<date>.jsonl            deleted on that day; stays for 30 days or longer
//! history/<date>/                    cases and settings before that day's first write
//! history/<date>-before-import-<n>/  the same before an import
//! guides/<id>.json                   the person's own guides
//! kept/<case>/                       copies of exported lists that the person asked for
//! proof/<case>/                      copies of files that were attached as proof
//! checks.json                        where checked lists lie on this computer; never exported
//! days.json                          the days on which Outro ran
//! settings.json                      replaced whole; settings.damaged-<date>.json when broken
//! deleted.txt                        what was deleted for good, unrecognisable
//! *.lock, *.new, window.sock         locks, files that are being made, the window's socket
//! ```

pub mod checks;
pub mod disk;
mod error;
mod files;
mod guides;
mod history;
mod id;
mod journal;
pub mod lock;
mod proof;
mod remedy;
pub mod settings;
mod snapshots;
pub mod transfer;
mod trash;

use journal::{append, line};

pub use journal::chain;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::case::event::Entry;
use disk::Disk;
use files::Files;
use journal::{Copies, Journal};

pub use error::{Error, Warning};
pub use id::CaseId;
pub use line::NewEntry;
pub use remedy::Remedy;
pub use snapshots::Snapshot;
pub use trash::{Deleted, Purged};

/// The largest journal that is read, in bytes; none is ever written that large.
const LARGEST_JOURNAL: u64 = 64 << 20;

/// A person's data folder.
#[derive(Debug, Clone)]
pub struct Store {
    files: Arc<Files>,
}

/// A case as it stands on disk.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// Its id.
    pub id: CaseId,
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// What was found out of order.
    pub notices: Vec<Warning>,
}

/// All cases, and what was found out of order around them.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The cases that could be read, by id.
    pub cases: Vec<CaseFile>,
    /// What was found beside them.
    pub notices: Vec<Warning>,
}

/// Cases that were not read yet.
#[derive(Debug, Clone, Default)]
pub struct Left(Vec<String>);

impl Listing {
    /// Takes in another listing; the cases stand by id again.
    pub fn add(&mut self, other: Self) {
        self.cases.extend(other.cases);
        self.cases.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
        self.notices.extend(other.notices);
    }
}

impl Store {
    /// Opens a data folder, making it where there is none. A folder that cannot be written
    /// still opens for reading; a notice says why.
    pub fn open(folder: impl Into<PathBuf>, disk: impl Disk + 'static) -> (Self, Vec<Warning>) {
        let store = Self::at(folder, disk);
        let notices = store
            .check_writable()
            .err()
            .map(Warning::CannotWrite)
            .into_iter()
            .collect();
        (store, notices)
    }

    /// As [`Store::open`], without trying whether the folder can be written: that waits for
    /// the disk. Try it later with [`Store::check_writable`].
    pub fn at(folder: impl Into<PathBuf>, disk: impl Disk + 'static) -> Self {
        Self {
            files: Arc::new(Files::new(folder.into(), Arc::new(disk))),
        }
    }

    /// The store of whoever has no home folder: nothing is there, and nothing can be saved.
    pub fn nowhere() -> Self {
        Self::at(PathBuf::new(), disk::Nowhere)
    }

    /// Makes the data folder where there is none. Does not wait until that is lasting: whoever
    /// saves something does.
    pub fn make_folder(&self) -> Result<(), Error> {
        self.files.make_root()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.files.root
    }

    /// True for a path that leads into the data folder, through whatever links. Nothing that is
    /// exported may lie there.
    pub fn holds(&self, path: &Path) -> bool {
        self.files.holds(path)
    }

    /// Tries whether something could be saved now, by writing a file and removing it again.
    pub fn check_writable(&self) -> Result<(), Error> {
        let files = &self.files;
        files.ensure(&files.root)?;
        let probe = files.root.join("write-test.new");
        files.remove(&probe)?;
        let written = files.write_new(&probe, b"Outro tries whether it can save here.\n");
        files.remove(&probe)?;
        match written {
            // Another Outro tries at this very moment; so it can.
            Err(Error::Other { cause, .. }) if cause.kind() == io::ErrorKind::AlreadyExists => {
                Ok(())
            }
            written => written,
        }
    }

    /// Tries whether there are locks in the data folder, and gives a notice where there are
    /// none, once.
    pub fn check_locks(&self) -> Option<Warning> {
        self.files.try_locks();
        self.files.missing_locks()
    }

    /// Reads all cases. Needs no lock and changes nothing.
    pub fn cases(&self) -> Listing {
        let (mut listing, left) = self.latest_cases(usize::MAX);
        listing.add(self.more_cases(&left));
        listing
    }

    /// Reads at least the `most` cases whose files changed last, all of them where there are
    /// not many more, and gives what [`Store::more_cases`] reads later.
    pub fn latest_cases(&self, most: usize) -> (Listing, Left) {
        let mut listing = Listing::default();
        let mut names = match self.files.list(&self.files.cases()) {
            Ok(names) => names,
            Err(error) => {
                let path = self.files.cases();
                listing.notices.push(Warning::Unreadable { path, error });
                return (listing, Left::default());
            }
        };
        names.retain(|name| is_journal(name));
        let left = if names.len() > most.saturating_mul(2) {
            self.older(&mut names, most)
        } else {
            Vec::new()
        };
        for name in &names {
            self.list_file(name, &mut listing);
        }
        (listing, Left(left))
    }

    /// Takes all but the `most` files that changed last out of a list; none where the system
    /// does not say when they changed.
    fn older(&self, names: &mut Vec<String>, most: usize) -> Vec<String> {
        let folder = self.files.cases();
        let mut dated = Vec::with_capacity(names.len());
        for name in names.iter() {
            let Some(changed) = self.files.changed(&folder.join(name)) else {
                return Vec::new();
            };
            dated.push((changed, name.clone()));
        }
        dated.sort_unstable_by(|a, b| b.cmp(a));
        let older = dated.split_off(most);
        *names = dated.into_iter().map(|(_, name)| name).collect();
        names.sort_unstable();
        older.into_iter().map(|(_, name)| name).collect()
    }

    /// Reads what [`Store::latest_cases`] left, and what is to be said about cases that are
    /// not there any more.
    pub fn more_cases(&self, left: &Left) -> Listing {
        let mut listing = Listing::default();
        for name in &left.0 {
            self.list_file(name, &mut listing);
        }
        // What is kept beside is a help; that it cannot be read is no news for today.
        listing
            .notices
            .extend(self.vanished_cases().unwrap_or_default());
        listing
    }

    /// Reads one file of the folder of cases: a case, or a copy that a sync program made.
    fn list_file(&self, name: &str, listing: &mut Listing) {
        let path = self.files.cases().join(name);
        let bytes = match self.files.read(&path, LARGEST_JOURNAL) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return,
            Err(error) => {
                listing.notices.push(Warning::Unreadable { path, error });
                return;
            }
        };
        match owner(name, &bytes) {
            Some((case, true)) => {
                let file = self.weigh(&case, &bytes).into_file();
                listing.cases.push(file);
            }
            Some((case, false)) => {
                let file = name.to_owned();
                listing.notices.push(Warning::SecondCopy { case, file });
            }
            None => {}
        }
    }

    /// Reads one case. Needs no lock and changes nothing.
    pub fn read(&self, case: &CaseId) -> Result<CaseFile, Error> {
        Ok(self.journal(case)?.into_file())
    }

    fn journal(&self, case: &CaseId) -> Result<Journal, Error> {
        Ok(self.bytes_and_journal(case)?.1)
    }

    fn bytes_and_journal(&self, case: &CaseId) -> Result<(Vec<u8>, Journal), Error> {
        let bytes = self.bytes_of(case)?;
        let journal = self.weigh(case, &bytes);
        Ok((bytes, journal))
    }

    /// Reads a journal; looks into the kept copies only when something is amiss.
    fn weigh(&self, case: &CaseId, bytes: &[u8]) -> Journal {
        let journal = Journal::read(case, bytes, &Copies::default());
        if journal.is_suspect() || self.copy_is_longer(case, bytes.len() as u64) {
            Journal::read(case, bytes, &self.copies(case, bytes))
        } else {
            journal
        }
    }

    /// As [`Store::bytes_and_journal`], and looks into the kept copies in any case.
    fn compared_with_copies(&self, case: &CaseId) -> Result<(Vec<u8>, Journal), Error> {
        let bytes = self.bytes_of(case)?;
        let journal = Journal::read(case, &bytes, &self.copies(case, &bytes));
        Ok((bytes, journal))
    }

    fn bytes_of(&self, case: &CaseId) -> Result<Vec<u8>, Error> {
        let path = self.files.case(case);
        let bytes = self.files.read(&path, LARGEST_JOURNAL)?;
        bytes.ok_or_else(|| self.gone(&path))
    }

    /// The case is gone, or the whole folder is.
    fn gone(&self, path: &Path) -> Error {
        let missing = io::ErrorKind::NotFound;
        match self.files.error(path, missing.into()) {
            vanished @ Error::Vanished { .. } => vanished,
            _ => Error::Gone,
        }
    }
}

impl Journal {
    fn into_file(self) -> CaseFile {
        CaseFile {
            entries: self.entries(),
            notices: self.notices(),
            id: self.case,
        }
    }
}

/// The case that a file of the folder of cases belongs to, by its first line and its name,
/// and whether it is the case's own file.
fn owner(name: &str, bytes: &[u8]) -> Option<(CaseId, bool)> {
    let named = CaseId::new(name.strip_suffix(".jsonl").unwrap_or(name)).ok();
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
    let header = std::str::from_utf8(first).ok().and_then(line::read_header);
    let inside = header.and_then(|header| CaseId::new(&header.case).ok());
    match (named, inside) {
        (Some(named), Some(inside)) if named == inside => Some((named, true)),
        (_, Some(inside)) => Some((inside, false)),
        (named, None) => named.map(|named| (named, true)),
    }
}

/// The day of the newest of some entries, in UTC.
fn day_of(new: &[NewEntry]) -> Option<Date> {
    new.iter().map(|entry| entry.at).max().map(utc_day)
}

/// The day of a moment, in UTC.
fn utc_day(at: Timestamp) -> Date {
    at.to_zoned_datetime(TimeZone::UTC).date()
}

fn is_journal(name: &str) -> bool {
    has_ending(name, "jsonl")
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|there| there == ending)
}

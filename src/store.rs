//! Where a person's data lies on disk, and the promise that it survives.
//!
//! - [`Store`] reads and writes cases and settings; it may be cloned and sent anywhere. Its
//!   calls block on the disk, so never make them from the window's own thread.
//! - Nothing is "saved" before the call that saves it has come back without an error.
//! - Nothing here asks for the time or for chance: whoever calls passes them in.

pub mod disk;
mod files;
mod history;
mod id;
mod journal;
mod line;
pub mod lock;
pub mod settings;
mod trash;
mod trouble;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::case::event::Entry;
use disk::Disk;
use files::Files;
use journal::{Copies, Journal};
use line::Line;

pub use id::CaseId;
pub use line::NewEntry;
pub use trash::Deleted;
pub use trouble::{Error, Notice};

/// The largest journal that is read, in bytes; none is ever written that large.
const LARGEST_JOURNAL: u64 = 64 << 20;
/// More cases than this are not listed.
const MOST_CASES: usize = 10_000;

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
    pub notices: Vec<Notice>,
}

/// All cases, and what was found out of order around them.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The cases that could be read, by id.
    pub cases: Vec<CaseFile>,
    /// What was found beside them.
    pub notices: Vec<Notice>,
}

impl Store {
    /// Opens a data folder, making it where there is none. A folder that cannot be written
    /// still opens for reading; a notice says why.
    pub fn open(folder: impl Into<PathBuf>, disk: impl Disk + 'static) -> (Self, Vec<Notice>) {
        let store = Self {
            files: Arc::new(Files::new(folder.into(), Arc::new(disk))),
        };
        let notices = store
            .check_writable()
            .err()
            .map(Notice::CannotWrite)
            .into_iter()
            .collect();
        (store, notices)
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.files.root
    }

    /// Tries whether something could be saved now, by writing a file and removing it again.
    pub fn check_writable(&self) -> Result<(), Error> {
        let files = &self.files;
        files.make_root()?;
        let probe = files.root.join("write-test.new");
        files.remove(&probe)?;
        let written = files.write_new(&probe, b"Outro tries whether it can save here.\n");
        files.remove(&probe)?;
        written
    }

    /// Reads all cases. Needs no lock and changes nothing.
    pub fn cases(&self) -> Listing {
        let mut listing = Listing::default();
        let names = match self.files.list(&self.files.cases()) {
            Ok(names) => names,
            Err(error) => {
                let path = self.files.cases();
                listing.notices.push(Notice::Unreadable { path, error });
                return listing;
            }
        };
        for name in names.iter().filter(|name| is_journal(name)) {
            if listing.cases.len() >= MOST_CASES {
                let folder = self.files.cases();
                listing.notices.push(Notice::TooMany { folder });
                break;
            }
            self.list_file(name, &mut listing);
        }
        listing.notices.extend(self.vanished_cases());
        listing
    }

    /// Reads one file of the folder of cases: a case, or a copy that a sync program made.
    fn list_file(&self, name: &str, listing: &mut Listing) {
        let path = self.files.cases().join(name);
        match self.whose(name) {
            Ok(Some((case, true))) => match self.read(&case) {
                Ok(file) => listing.cases.push(file),
                Err(Error::Gone) => {}
                Err(error) => listing.notices.push(Notice::Unreadable { path, error }),
            },
            Ok(Some((case, false))) => {
                let file = name.to_owned();
                listing.notices.push(Notice::SecondCopy { case, file });
            }
            Ok(None) => {}
            Err(error) => listing.notices.push(Notice::Unreadable { path, error }),
        }
    }

    /// The case that a file belongs to, and whether it is the case's own file.
    fn whose(&self, name: &str) -> Result<Option<(CaseId, bool)>, Error> {
        let path = self.files.cases().join(name);
        let named = CaseId::new(name.strip_suffix(".jsonl").unwrap_or(name)).ok();
        let Some(bytes) = self.files.read(&path, LARGEST_JOURNAL)? else {
            return Ok(None);
        };
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or(&bytes);
        let header = std::str::from_utf8(first).ok().and_then(line::read_header);
        let inside = header.and_then(|header| CaseId::new(&header.case).ok());
        Ok(match (named, inside) {
            (Some(named), Some(inside)) if named == inside => Some((named, true)),
            (_, Some(inside)) => Some((inside, false)),
            (Some(named), None) => Some((named, true)),
            (None, None) => None,
        })
    }

    /// Reads one case. Needs no lock and changes nothing.
    pub fn read(&self, case: &CaseId) -> Result<CaseFile, Error> {
        Ok(self.journal(case)?.into_file())
    }

    /// Begins a case with its first entries; at least one, `Started`.
    pub fn create(&self, case: &CaseId, first: &[NewEntry]) -> Result<CaseFile, Error> {
        let _daily = self.daily_copy(day_of(first));
        self.files.ensure(&self.files.cases())?;
        let _lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        if self.files.kind(&path)?.is_some() {
            drop(_lock);
            return self.create_again(case, first);
        }
        let mut text = line::header(case);
        let header_sum = line::read_header(text.trim_end()).map(|header| header.sum);
        let (lines, _) = chain(first, &header_sum.unwrap_or_default())?;
        text.push_str(&lines);
        if first.is_empty() {
            return Err(Error::Gone);
        }
        self.files
            .replace(&path, text.as_bytes())
            .inspect_err(|_| {
                let _ = self.files.remove(&path);
            })?;
        self.files.settle(&path);
        Ok(Journal::read(case, text.as_bytes(), &Copies::default()).into_file())
    }

    /// A second try after an error that came too late: fine when it is the very same case.
    fn create_again(&self, case: &CaseId, first: &[NewEntry]) -> Result<CaseFile, Error> {
        let there = self.journal(case)?;
        match first.first() {
            Some(entry) if there.holds(&entry.id) => self.append(case, first),
            _ => Err(Error::Exists),
        }
    }

    /// Appends events to a case and makes them last: when this returns without an error, they
    /// are saved. Returns the case as it stands now, with what another process wrote
    /// meanwhile. Events whose ids are there already are not written twice, so the same call
    /// may be tried again.
    pub fn append(&self, case: &CaseId, new: &[NewEntry]) -> Result<CaseFile, Error> {
        let daily = self.daily_copy(day_of(new));
        let mut file = self.write(
            case,
            |journal, prev| {
                let new: Vec<_> = new
                    .iter()
                    .filter(|entry| !journal.holds(&entry.id))
                    .cloned()
                    .collect();
                chain(&new, prev).map(|(text, _)| text)
            },
            day_of(new),
        )?;
        file.notices.extend(daily);
        Ok(file)
    }

    /// Writes lines under the case's lock: first what the kept copies brought back, then what
    /// `lines` makes of the journal as it stands and the sum of its last line.
    fn write(
        &self,
        case: &CaseId,
        lines: impl FnOnce(&Journal, &str) -> Result<String, Error>,
        today: Option<Date>,
    ) -> Result<CaseFile, Error> {
        let path = self.files.case(case);
        // Without the folder there is no case; a lock must not be the first file in it.
        if self.files.kind(&path)?.is_none() {
            return Err(self.gone(&path));
        }
        let _lock = self.files.lock_case(case)?;
        let (bytes, journal) = self.bytes_and_journal(case)?;
        if journal.version > line::VERSION || journal.other_case.is_some() {
            return Err(Error::Newer { path });
        }
        let (mut text, prev) = restoring(&journal)?;
        text.push_str(&lines(&journal, &prev)?);
        if (bytes.len() + text.len()) as u64 >= LARGEST_JOURNAL {
            return Err(Error::TooLarge { path });
        }
        if journal.tail > 0 {
            self.set_aside(case, &bytes[journal.good_end..], today)?;
        }
        self.write_at_end(&path, &journal, &text)?;
        let mut whole = bytes;
        whole.truncate(journal.good_end);
        whole.extend_from_slice(text.as_bytes());
        let mut file = Journal::read(case, &whole, &Copies::default()).into_file();
        file.notices = journal.notices();
        Ok(file)
    }

    /// The one place where a journal grows: one write, made lasting; after anything else the
    /// file is cut back to its last good end.
    fn write_at_end(&self, path: &Path, journal: &Journal, text: &str) -> Result<(), Error> {
        let end = journal.good_end as u64;
        let say = |cause| self.files.error(path, cause);
        let mut file = self.files.disk.open(path).map_err(say)?;
        if file.size().map_err(say)? != end + journal.tail as u64 {
            // Somebody writes without taking the lock: an old program, or a sync program.
            return Err(Error::Busy);
        }
        if journal.tail > 0 {
            file.cut(end).map_err(say)?;
        }
        let written = match file.write_at(end, text.as_bytes()) {
            Ok(taken) if taken == text.len() => file.sync_data(),
            Ok(_) => Err(std::io::ErrorKind::StorageFull.into()),
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            let _ = file.cut(end).and_then(|()| file.sync_data());
            return Err(if error.kind() == std::io::ErrorKind::FileTooLarge {
                let path = path.to_path_buf();
                Error::NoSpace { path }
            } else {
                say(error)
            });
        }
        if !self.files.is_settled(path) {
            self.files.sync_folder(&self.files.cases())?;
            self.files.settle(path);
        }
        Ok(())
    }

    /// Keeps the bytes that are about to be cut off, beside the case.
    fn set_aside(&self, case: &CaseId, tail: &[u8], today: Option<Date>) -> Result<(), Error> {
        let day = today.map_or_else(|| "undated".to_owned(), |day| day.to_string());
        let path = self.files.cases().join(format!("{case}.damaged-{day}"));
        let mut kept = self.files.read(&path, LARGEST_JOURNAL)?.unwrap_or_default();
        kept.extend_from_slice(tail);
        kept.push(b'\n');
        self.files.replace(&path, &kept)
    }

    fn journal(&self, case: &CaseId) -> Result<Journal, Error> {
        Ok(self.bytes_and_journal(case)?.1)
    }

    /// Reads a journal; looks into the kept copies only when something is amiss.
    fn bytes_and_journal(&self, case: &CaseId) -> Result<(Vec<u8>, Journal), Error> {
        let path = self.files.case(case);
        let Some(bytes) = self.files.read(&path, LARGEST_JOURNAL)? else {
            return Err(self.gone(&path));
        };
        let journal = Journal::read(case, &bytes, &Copies::default());
        if journal.is_suspect() || self.copy_is_longer(case, bytes.len() as u64) {
            let journal = Journal::read(case, &bytes, &self.copies(case));
            return Ok((bytes, journal));
        }
        Ok((bytes, journal))
    }

    /// The case is gone, or the whole folder is.
    fn gone(&self, path: &Path) -> Error {
        let missing = std::io::ErrorKind::NotFound;
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

/// The lines that bring back what stands in kept copies only, and the sum of the last one.
fn restoring(journal: &Journal) -> Result<(String, String), Error> {
    let mut text = String::new();
    let mut prev = journal.last_sum.clone();
    for inner in journal.from_copies() {
        let line = line::of_restored(inner, &prev)?;
        prev = sum_at_end(&line);
        text.push_str(&line);
    }
    Ok((text, prev))
}

/// Lines for new events, each naming the sum of the one before, and the sum of the last one.
fn chain(new: &[NewEntry], prev: &str) -> Result<(String, String), Error> {
    let mut text = String::new();
    let mut prev = prev.to_owned();
    for entry in new {
        let line = line::of_event(entry, &prev)?;
        prev = sum_at_end(&line);
        text.push_str(&line);
    }
    Ok((text, prev))
}

/// The sum of a line that was made here.
fn sum_at_end(line: &str) -> String {
    line::read(line.trim_end()).map_or_else(String::new, |line: Line| line.sum)
}

/// The day of the newest of some entries, in UTC.
fn day_of(new: &[NewEntry]) -> Option<Date> {
    new.iter().map(|entry| entry.at).max().map(utc_day)
}

/// The day of a moment, in UTC.
fn utc_day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn is_journal(name: &str) -> bool {
    name.ends_with(".jsonl")
}

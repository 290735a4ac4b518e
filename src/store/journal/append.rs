//! Writing to a case: the one way in which a journal begins and grows.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::case::event;
use crate::store::error::Error;
use crate::store::id::CaseId;
use crate::store::journal::{Copies, Journal};
use crate::store::line::{self, NewEntry};

use crate::store::{CaseFile, LARGEST_JOURNAL, Store, day_of};

/// How a case is read before it is written to.
type ReadCase = fn(&Store, &CaseId) -> Result<(Vec<u8>, Journal), Error>;

impl Store {
    /// Begins a case with its first entries, `Started` foremost; refuses a case without any.
    /// After an error the same call may be tried again.
    pub fn create(&self, case: &CaseId, first: &[NewEntry]) -> Result<CaseFile, Error> {
        if first.is_empty() {
            return Err(Error::Gone);
        }
        let begun = self.begin(case, first);
        let mut file = self.after_saving(case, first, begun)?;
        file.notices.extend(self.untold_copy());
        file.notices.extend(self.files.missing_locks());
        Ok(file)
    }

    fn begin(&self, case: &CaseId, first: &[NewEntry]) -> Result<CaseFile, Error> {
        self.daily_copy(day_of(first));
        self.files.ensure(&self.files.cases())?;
        let lock = self.files.lock_case(case)?;
        let path = self.files.case(case);
        if self.files.kind(&path)?.is_some() {
            drop(lock);
            return self.create_again(case, first);
        }
        let mut text = line::header(case);
        let header_sum = line::read_header(text.trim_end()).map(|header| header.sum);
        text.push_str(&chain(first, None, &header_sum.unwrap_or_default())?);
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
        self.daily_copy(day_of(new));
        let saved = self.write(
            case,
            |journal, prev| {
                let new: Vec<_> = new
                    .iter()
                    .filter(|entry| !journal.holds(&entry.id))
                    .cloned()
                    .collect();
                chain(&new, journal.newest(), prev)
            },
            day_of(new),
        );
        let mut file = self.after_saving(case, new, saved)?;
        file.notices.extend(self.untold_copy());
        file.notices.extend(self.files.missing_locks());
        Ok(file)
    }

    /// Writes lines under the case's lock: first what the kept copies brought back, then what
    /// `lines` makes of the journal as it stands and the sum of its last line.
    pub(in crate::store) fn write(
        &self,
        case: &CaseId,
        lines: impl FnOnce(&Journal, &str) -> Result<String, Error>,
        today: Option<Date>,
    ) -> Result<CaseFile, Error> {
        self.write_as_read(case, Self::bytes_and_journal, lines, today)
    }

    /// Writes what only the kept copies hold into the case itself.
    pub(in crate::store) fn heal(&self, case: &CaseId, today: Date) -> Result<(), Error> {
        let nothing_new = |_: &Journal, _: &str| Ok(String::new());
        self.write_as_read(case, Self::compared_with_copies, nothing_new, Some(today))
            .map(|_| ())
    }

    fn write_as_read(
        &self,
        case: &CaseId,
        read: ReadCase,
        lines: impl FnOnce(&Journal, &str) -> Result<String, Error>,
        today: Option<Date>,
    ) -> Result<CaseFile, Error> {
        let path = self.files.case(case);
        // Without the folder there is no case; a lock must not be the first file in it.
        if self.files.kind(&path)?.is_none() {
            return Err(self.gone(&path));
        }
        let _lock = self.files.lock_case(case)?;
        let (bytes, journal) = read(self, case)?;
        if journal.other_case.is_some() {
            return Err(Error::OtherCase { path });
        }
        if journal.version > line::VERSION {
            return Err(Error::Newer { path });
        }
        let (mut text, prev) = restoring(&journal);
        text.push_str(&lines(&journal, &prev)?);
        if journal.unended {
            text.insert(0, '\n');
        }
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
            Ok(_) => Err(io::ErrorKind::StorageFull.into()),
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            let _ = file.cut(end).and_then(|()| file.sync_data());
            return Err(say(error));
        }
        if !self.files.is_settled(path) {
            self.files.confirm(&[&self.files.cases()])?;
            self.files.settle(path);
        }
        Ok(())
    }

    /// What is true of new entries after trying to save them: those that could neither be made
    /// lasting nor cut off again are found by whoever reads the case.
    fn after_saving<T>(
        &self,
        case: &CaseId,
        new: &[NewEntry],
        saved: Result<T, Error>,
    ) -> Result<T, Error> {
        let error = match saved {
            Ok(saved) => return Ok(saved),
            Err(error) => error.not_done(),
        };
        let Ok(journal) = self.journal(case) else {
            return Err(error);
        };
        let there = new.iter().filter(|entry| journal.holds(&entry.id)).count();
        Err(match there {
            0 => error,
            _ if there == new.len() => error.done(),
            _ => Error::InPart(Box::new(error)),
        })
    }

    /// Keeps the bytes that are about to be cut off, beside the case.
    fn set_aside(&self, case: &CaseId, tail: &[u8], today: Option<Date>) -> Result<(), Error> {
        let day = today.map_or_else(|| "undated".to_owned(), |day| day.to_string());
        let path = self.files.cases().join(format!("{case}.damaged-{day}"));
        let mut kept = self.files.read(&path, LARGEST_JOURNAL)?.unwrap_or_default();
        kept.extend_from_slice(tail);
        kept.push(b'\n');
        self.files.replace(&path, &kept).map_err(Error::not_done)
    }
}

/// The lines that bring back what stands in kept copies only, and the sum of the last one. What
/// does not fit into a line once more stays in the copies: it must not keep new entries out.
pub(in crate::store) fn restoring(journal: &Journal) -> (String, String) {
    let mut text = String::new();
    let mut prev = journal.last_sum.clone();
    for inner in journal.only_in_copies() {
        if let Ok(line) = line::of_restored(inner, &prev) {
            prev = sum_at_end(&line);
            text.push_str(&line);
        }
    }
    (text, prev)
}

/// Lines for new events, each naming the sum of the one before, and each later than what
/// stood there before it.
fn chain(new: &[NewEntry], newest: Option<Timestamp>, prev: &str) -> Result<String, Error> {
    let mut text = String::new();
    let (mut newest, mut prev) = (newest, prev.to_owned());
    for entry in new {
        let after = event::after(newest, entry.at);
        newest = Some(after.unwrap_or(entry.at));
        let line = line::of_event(entry, after, &prev)?;
        prev = sum_at_end(&line);
        text.push_str(&line);
    }
    Ok(text)
}

/// The sum of a line that was made here.
pub(in crate::store) fn sum_at_end(line: &str) -> String {
    line::read(line.trim_end()).map_or_else(String::new, |line| line.sum)
}

//! Bank files: the charges in them, which of these come again and again, and whose they are.
//!
//! A file is known by its content, never by its name. It is read as a stream, and what is held
//! of it is one small entry a charge. Nothing of it is written anywhere: the person may begin a
//! case with what was found, and the case keeps the id of the pattern that fitted, and the price
//! and the day where the person says so.

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;

mod amount;
mod charge;
mod day;
mod error;
mod format;
pub mod lookup;
mod read;
mod recurring;

pub use amount::Amount;
pub use charge::{Charge, Rhythm};
pub use error::Error;
pub use format::Format;
pub use lookup::{About, Lookup, Match};

use read::entries::Entries;
use read::input::Input;
use read::source;

/// Bytes of the longest line or entry that is read; longer is no statement.
pub const LONGEST: usize = 1 << 20;
/// Entries of one file that are read; then it is given up.
pub const MOST_ENTRIES: usize = 1_000_000;
/// Bytes of words that are held of one file; then it is given up.
const MOST_TEXT: usize = 256 << 20;

/// A bank's file that was read. It lives in memory alone.
pub struct Statement {
    format: Format,
    entries: Entries,
}

// By hand, so that nothing of a person's account can get into a log by way of a debug print.
impl std::fmt::Debug for Statement {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Statement")
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

impl Statement {
    /// Opens a file and reads it whole.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::read(source::open(path)?)
    }

    /// Reads a file's bytes.
    pub fn read<'r>(bytes: impl Read + 'r) -> Result<Self, Error> {
        let mut input = Input::new(source::look(Box::new(bytes))?);
        let head = input.head()?;
        let format = format::recognise(head).ok_or(Error::Unknown)?;
        let mut entries = Entries::default();
        (format.read)(&mut input, &mut entries)?;
        if entries.seen == 0 {
            return Err(Error::Unknown);
        }
        Ok(Self {
            format: format.format,
            entries,
        })
    }

    /// In which form it was written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Entries of any kind that were read, money that came in too.
    pub fn entries(&self) -> usize {
        self.entries.seen
    }

    /// Rows with a day whose amount cannot be read, and which are left out.
    pub fn unread(&self) -> usize {
        self.entries.unread
    }

    /// The line behind which nothing could be read any more: the file is damaged, or its end is
    /// missing.
    pub fn broken_at(&self) -> Option<u32> {
        self.entries.broken_at
    }

    /// The first and the last day of them.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.entries.days
    }

    /// The charges that come again and again, the dearest a year first. One is enough where a
    /// guide knows whose it is.
    pub fn charges(&self, lookup: &Lookup) -> Vec<Charge> {
        recurring::charges(&self.entries, lookup)
    }
}

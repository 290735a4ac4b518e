//! Every format that banks write: one file each beside this one, and the registry.
//!
//! A new format is a file with a [`FileFormat`], and a line in the list below.

use super::error::Error;
use super::read::entries::Entries;
use super::read::input::Input;

mod camt;
mod csv;
mod mt940;
mod ofx;

/// In which form a bank wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table: CSV, or with semicolons or tabs.
    Table,
    /// OFX or QFX, as SGML or XML.
    Ofx,
    /// CAMT.053, and its neighbours 052 and 054.
    Camt,
    /// MT940 or MT942.
    Mt940,
}

impl Format {
    /// The permanent id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Ofx => "ofx",
            Self::Camt => "camt",
            Self::Mt940 => "mt940",
        }
    }
}

/// How a format is known and read.
pub(super) struct FileFormat {
    pub(super) format: Format,
    /// True for a text that begins like this.
    pub(super) recognise: fn(&str) -> bool,
    pub(super) read: fn(&mut Input<'_>, &mut Entries) -> Result<(), Error>,
}

/// The formats, in the order in which they are tried. Nearly any text may be a table.
const ALL: &[&FileFormat] = &[&ofx::FORMAT, &camt::FORMAT, &mt940::FORMAT, &csv::FORMAT];

/// The format of a text that begins like this; none when no format knows it.
pub(super) fn recognise(head: &str) -> Option<&'static FileFormat> {
    ALL.iter().find(|format| (format.recognise)(head)).copied()
}

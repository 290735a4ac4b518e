//! What was found out of order, and the sentences that tell it.

use std::path::PathBuf;

use jiff::civil::Date;

use super::Error;
use crate::i18n::{shown, tr, tr_with};
use crate::store::id::CaseId;

/// What was found out of order while reading or saving; the rest is there and usable.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Warning {
    /// Damaged lines were brought back.
    #[error("{}", tr("error-store-warning-restored"))]
    Restored {
        /// Which case.
        case: CaseId,
        /// How many entries.
        entries: usize,
    },
    /// Damaged lines could not be brought back.
    #[error("{}", tr_with("error-store-warning-lost", &[("entries", shown(.entries))]))]
    Lost {
        /// Which case.
        case: CaseId,
        /// At least how many entries.
        entries: usize,
    },
    /// The last line was not finished: a crash, or a write in progress.
    #[error("{}", tr("error-store-warning-unfinished"))]
    Unfinished {
        /// Which case.
        case: CaseId,
    },
    /// Entries of a newer version.
    #[error("{}", tr("error-store-warning-newer-entries"))]
    NewerEntries {
        /// Which case.
        case: CaseId,
        /// How many.
        entries: usize,
    },
    /// A file or a folder that cannot be read at all.
    #[error("{}", tr_with("error-store-warning-unreadable", &[("path", shown(.path.display())), ("error", shown(.error))]))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: Error,
    },
    /// A case stands in a kept copy, and neither in the list nor in the trash.
    #[error("{}", tr_with("error-store-warning-case-vanished", &[("day", shown(.day))]))]
    CaseVanished {
        /// Which case.
        case: CaseId,
        /// The day of the newest kept copy.
        day: Date,
    },
    /// A second file of one case, such as a sync program makes.
    #[error("{}", tr_with("error-store-warning-second-copy", &[("file", shown(.file))]))]
    SecondCopy {
        /// Which case.
        case: CaseId,
        /// The file's name in the folder of cases.
        file: String,
    },
    /// Some settings could not be read.
    #[error("{}", tr("error-store-warning-settings"))]
    Settings {
        /// The names of the settings; empty when none could be read.
        fields: Vec<String>,
    },
    /// Nothing can be saved at present.
    #[error("{}", cannot_write(.0))]
    CannotWrite(Error),
    /// The daily copy was not made.
    #[error("{}", tr_with("error-store-warning-no-daily-copy", &[("cause", shown(.0))]))]
    NoDailyCopy(Error),
    /// The daily copy was made, and something could not be copied.
    #[error("{}", tr_with("error-store-warning-copy-lacks", &[("cause", shown(.0))]))]
    CopyLacks(Error),
    /// One of the person's own guides was passed over.
    #[error("{}", tr_with("error-store-warning-guide", &[("file", shown(.file)), ("error", shown(.error))]))]
    Guide {
        /// The file's name.
        file: String,
        /// Why.
        error: Error,
    },
    /// The window's own lock cannot be taken.
    #[error("{0}")]
    WindowLock(Error),
    /// Locks were wanted where there are none.
    #[error("{}", tr_with("error-store-warning-no-locks", &[("folder", shown(.folder.display()))]))]
    NoLocks {
        /// The data folder.
        folder: PathBuf,
    },
    /// One of the person's own guides cannot be exported as it is.
    #[error("{}", tr_with("error-store-warning-guide-stays", &[("file", shown(.file))]))]
    GuideStays {
        /// The file's name.
        file: String,
    },
    /// An attached file for which the export has no room.
    #[error("{}", tr_with("error-store-warning-file-stays", &[("path", shown(.path.display()))]))]
    FileStays {
        /// Where the file lies.
        path: PathBuf,
    },
    /// There are more own guides than Outro reads; the newest are read.
    #[error("{}", tr_with("error-store-warning-too-many", &[("folder", shown(.folder.display())), ("read", shown(.read)), ("left", shown(.left))]))]
    TooMany {
        /// The folder.
        folder: PathBuf,
        /// How many are read.
        read: usize,
        /// How many are not.
        left: usize,
    },
}

/// Without a home folder there are no cases to read either.
fn cannot_write(error: &Error) -> String {
    let at = |path: &PathBuf| [("path", shown(path.display()))];
    match error {
        Error::NoHome => error.to_string(),
        Error::ReadOnly { path } => tr_with("error-store-warning-read-only", &at(path)),
        Error::NoSpace { path } => tr_with("error-store-warning-no-space", &at(path)),
        error => tr_with(
            "error-store-warning-cannot-write",
            &[("cause", shown(error))],
        ),
    }
}

impl Warning {
    /// True when an export lacks what this tells of.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Unreadable { .. }
            | Self::CaseVanished { .. }
            | Self::SecondCopy { .. }
            | Self::Settings { .. }
            | Self::Guide { .. }
            | Self::GuideStays { .. }
            | Self::FileStays { .. }
            | Self::TooMany { .. } => true,
            Self::Restored { .. }
            | Self::Lost { .. }
            | Self::Unfinished { .. }
            | Self::NewerEntries { .. }
            | Self::CannotWrite(_)
            | Self::WindowLock(_)
            | Self::NoLocks { .. }
            | Self::NoDailyCopy(_)
            | Self::CopyLacks(_) => false,
        }
    }
}

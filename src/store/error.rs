//! What can go wrong with a person's data, and the sentences that tell them.
//!
//! All sentences of `store` stand here, each with an id and its arguments, so that the
//! catalogue of the interface's words can take them over one for one.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::disk::Refusal;
use super::id::CaseId;

/// Why something could not be saved, read or brought in.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The folder, the disk or the file lets nobody write.
    #[error(
        "This could not be saved, because {} can only be read. What was saved before is safe. Allow changes there, then try again.", .path.display()
    )]
    ReadOnly {
        /// Where.
        path: PathBuf,
    },
    /// The disk is full, or this user may not use more of it.
    #[error(
        "This could not be saved, because the disk with {} is full. What was saved before is safe. Free some space, then try again.", .path.display()
    )]
    NoSpace {
        /// Where.
        path: PathBuf,
    },
    /// The data folder was there and is gone.
    #[error(
        "The folder with your progress, {}, is gone. Outro did not remove it. If it is on a USB stick or a network drive, nothing is lost: connect that again, then try again.", .folder.display()
    )]
    Vanished {
        /// The data folder.
        folder: PathBuf,
    },
    /// The system refuses this user.
    #[error(
        "Outro may not use {}. It may belong to another user of this computer. Nothing in it was changed. Ask its owner for access, or choose another folder.", .path.display()
    )]
    NotOurs {
        /// Where.
        path: PathBuf,
    },
    /// No folder was named and the system knows no home folder.
    #[error(
        "Outro does not know where to keep your cases, because there is no home folder. Nothing was lost, but nothing can be saved either. Close Outro, then start it with the name of a folder: outro --data-dir DIR"
    )]
    NoHome,
    /// A link, a pipe or a device stands where a file of Outro should.
    #[error(
        "{} is a link to somewhere else, or no ordinary file. Outro did not follow it and changed nothing. Put the real file back in its place, then try again.", .path.display()
    )]
    Link {
        /// Where.
        path: PathBuf,
    },
    /// Another Outro holds the lock for too long.
    #[error(
        "Another Outro is saving at this moment. What was saved before is safe, this is not saved yet. Wait a moment, then try again."
    )]
    Busy,
    /// The case is not there (any more).
    #[error(
        "This case is not in your list any more. It may have been deleted in another window. Look under deleted cases: they can be brought back for 30 days."
    )]
    Gone,
    /// A case of that id is there already.
    #[error("This case is in your list already. Nothing was changed. Open it from the list.")]
    Exists,
    /// The file was written by a newer Outro.
    #[error(
        "{} was saved by a newer version of Outro. Nothing is lost and nothing was changed. Install the newer version to go on.", .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// A file is larger than anything that Outro writes.
    #[error(
        "{} is too large for Outro to use. Nothing was changed. Check that it is the right file.", .path.display()
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// One event is larger than a line may be.
    #[error(
        "This text is too long to be saved. What was saved before is safe. Shorten it, then try again."
    )]
    TooLong,
    /// An event that this version does not know cannot be written by it.
    #[error(
        "This step comes from a newer version of Outro and could not be saved. What was saved before is safe. Install the newer version to go on."
    )]
    UnknownEvent,
    /// A list that was to be kept has other bytes than when it was checked.
    #[error(
        "The file has changed since it was checked, so no copy was kept. Check it again, then keep a copy."
    )]
    OtherBytes,
    /// Not `[a-z0-9-]`, or too long.
    #[error("This is not the name of a case. Nothing was changed. Open the case from your list.")]
    NotAnId,
    /// The file to bring in is no export of Outro.
    #[error(
        "This file is not a copy of Outro's data, or it is damaged. Nothing was changed. Choose a file that was made with Outro's export."
    )]
    NotAnExport,
    /// The file to bring in is larger or nests deeper than an export may.
    #[error(
        "This file is too large to be a copy of Outro's data. Nothing was changed. Check that it is the right file."
    )]
    ExportTooLarge,
    /// The file to bring in was made by a newer Outro.
    #[error(
        "This file was made by a newer version of Outro. Nothing was changed. Install the newer version, then bring it in again."
    )]
    ExportNewer,
    /// What is here could not be copied first, so nothing was done.
    #[error(
        "Outro first keeps a copy of what you have, and that did not work. Nothing was changed. {0}"
    )]
    NoCopy(Box<Error>),
    /// Some of what should be deleted is still there.
    #[error("Not everything could be deleted. What is left lies in {}. {cause}", .folder.display())]
    NotAllDeleted {
        /// The data folder.
        folder: PathBuf,
        /// The first thing that went wrong.
        cause: Box<Error>,
    },
    /// Anything else that the system says.
    #[error(
        "{} could not be used ({cause}). What was saved before is safe. Try again; if it happens again, restart the computer.", .path.display()
    )]
    Other {
        /// Where.
        path: PathBuf,
        /// What the system said.
        cause: Arc<io::Error>,
    },
}

impl Error {
    /// The sentence's id in the catalogue of words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::ReadOnly { .. } => "store-read-only",
            Self::NoSpace { .. } => "store-no-space",
            Self::Vanished { .. } => "store-vanished",
            Self::NotOurs { .. } => "store-not-ours",
            Self::NoHome => "store-no-home",
            Self::Link { .. } => "store-link",
            Self::Busy => "store-busy",
            Self::Gone => "store-gone",
            Self::Exists => "store-exists",
            Self::Newer { .. } => "store-newer",
            Self::TooLarge { .. } => "store-too-large",
            Self::TooLong => "store-too-long",
            Self::UnknownEvent => "store-unknown-event",
            Self::OtherBytes => "store-other-bytes",
            Self::NotAnId => "store-not-an-id",
            Self::NotAnExport => "store-not-an-export",
            Self::ExportTooLarge => "store-export-too-large",
            Self::ExportNewer => "store-export-newer",
            Self::NoCopy(_) => "store-no-copy",
            Self::NotAllDeleted { .. } => "store-not-all-deleted",
            Self::Other { .. } => "store-other",
        }
    }

    /// Sorts what the system said into what a person can do about it.
    pub(super) fn of(path: &Path, write_protected: bool, cause: io::Error) -> Self {
        let path = path.to_path_buf();
        let refusal = cause.get_ref().and_then(|inner| inner.downcast_ref());
        match refusal {
            Some(Refusal::NotOrdinary) => return Self::Link { path },
            Some(Refusal::TooLarge) => return Self::TooLarge { path },
            Some(Refusal::Nowhere) => return Self::NoHome,
            None => {}
        }
        match cause.kind() {
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::PermissionDenied if write_protected => Self::ReadOnly { path },
            io::ErrorKind::PermissionDenied => Self::NotOurs { path },
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::NoSpace { path },
            io::ErrorKind::WouldBlock => Self::Busy,
            _ => Self::Other {
                path,
                cause: Arc::new(cause),
            },
        }
    }
}

/// What was found out of order while reading or saving; the rest is there and usable.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Warning {
    /// Damaged lines were brought back.
    #[error(
        "Part of a case was damaged on the disk. Outro brought it back from a copy that it had kept. Nothing is lost."
    )]
    Restored {
        /// Which case.
        case: CaseId,
        /// How many entries.
        entries: usize,
    },
    /// Damaged lines could not be brought back.
    #[error(
        "Part of a case was damaged on the disk and could not be brought back. {entries} of its entries may be missing. Check that the steps you did are still ticked."
    )]
    Lost {
        /// Which case.
        case: CaseId,
        /// At least how many entries.
        entries: usize,
    },
    /// The last line was not finished: a crash, or a write in progress.
    #[error(
        "Outro was interrupted while it was saving the last entry of a case. Everything that it called saved is there. Check your last step."
    )]
    Unfinished {
        /// Which case.
        case: CaseId,
    },
    /// Entries of a newer version.
    #[error(
        "A case holds entries from a newer version of Outro. They are kept, but not shown here. Install the newer version to see them."
    )]
    NewerEntries {
        /// Which case.
        case: CaseId,
        /// How many.
        entries: usize,
    },
    /// A file or a folder that cannot be read at all.
    #[error("{} could not be read. {error}", .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: Error,
    },
    /// A case stands in a kept copy, and neither in the list nor in the trash.
    #[error(
        "A case is gone from the disk, and Outro did not delete it. There is a kept copy from {day}. You can bring it back."
    )]
    CaseVanished {
        /// Which case.
        case: CaseId,
        /// The day of the newest kept copy.
        day: Date,
    },
    /// A second file of one case, such as a sync program makes.
    #[error(
        "There is a second copy of a case in the folder: {file}. A sync program may have made it. You can add what is in it to the case."
    )]
    SecondCopy {
        /// Which case.
        case: CaseId,
        /// The file's name in the folder of cases.
        file: String,
    },
    /// Some settings could not be read.
    #[error(
        "Some of your settings could not be read and are as they were at first. Your cases are not touched. Check the settings; the damaged file is kept."
    )]
    Settings {
        /// The names of the settings; empty when none could be read.
        fields: Vec<String>,
    },
    /// Nothing can be saved at present.
    #[error("{}", cannot_write(.0))]
    CannotWrite(Error),
    /// The daily copy was not made.
    #[error("Your progress is saved, but today's spare copy of it could not be made. {0}")]
    NoDailyCopy(Error),
    /// One of the person's own guides was passed over.
    #[error("Your own guide {file} was passed over. {error}")]
    Guide {
        /// The file's name.
        file: String,
        /// Why.
        error: Error,
    },
    /// There are more files of a kind than Outro reads.
    #[error("There are too many files in {}. Some were passed over. Nothing was changed.", .folder.display())]
    TooMany {
        /// The folder.
        folder: PathBuf,
    },
}

/// Without a home folder there are no cases to read either.
fn cannot_write(error: &Error) -> String {
    let why = error.to_string();
    if matches!(error, Error::NoHome) {
        return why;
    }
    let start = "You can read your cases, but nothing can be saved at present";
    match why.strip_prefix("This could not be saved, ") {
        Some(why) => format!("{start}, {why}"),
        None => format!("{start}. {why}"),
    }
}

impl Warning {
    /// The sentence's id in the catalogue of words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Restored { .. } => "store-notice-restored",
            Self::Lost { .. } => "store-notice-lost",
            Self::Unfinished { .. } => "store-notice-unfinished",
            Self::NewerEntries { .. } => "store-notice-newer-entries",
            Self::Unreadable { .. } => "store-notice-unreadable",
            Self::CaseVanished { .. } => "store-notice-case-vanished",
            Self::SecondCopy { .. } => "store-notice-second-copy",
            Self::Settings { .. } => "store-notice-settings",
            Self::CannotWrite(_) => "store-notice-cannot-write",
            Self::NoDailyCopy(_) => "store-notice-no-daily-copy",
            Self::Guide { .. } => "store-notice-guide",
            Self::TooMany { .. } => "store-notice-too-many",
        }
    }
}

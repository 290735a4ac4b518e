//! What can go wrong with a person's data, and which sentence of the catalogue tells it.

mod warning;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Refusal};
use crate::i18n::{shown, text, tr, tr_with};

pub use warning::Warning;

/// So many causes are told together.
const MOST_SENTENCES: usize = 5;

/// Why something could not be saved, read or brought in.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The folder, the disk or the file lets nobody write.
    #[error("{}", tr_with("error-store-read-only", &[("path", shown(.path.display()))]))]
    ReadOnly {
        /// Where.
        path: PathBuf,
    },
    /// The disk is full, or this user may not use more of it.
    #[error("{}", tr_with("error-store-no-space", &[("path", shown(.path.display()))]))]
    NoSpace {
        /// Where.
        path: PathBuf,
    },
    /// The data folder was there and is gone.
    #[error("{}", tr_with("error-store-vanished", &[("folder", shown(.folder.display()))]))]
    Vanished {
        /// The data folder.
        folder: PathBuf,
    },
    /// The system refuses this user.
    #[error("{}", tr_with("error-store-not-ours", &[("path", shown(.path.display()))]))]
    NotOurs {
        /// Where.
        path: PathBuf,
    },
    /// No folder was named and the system knows no home folder.
    #[error("{}", tr("error-store-no-home"))]
    NoHome,
    /// A link, a pipe or a device stands where a file of Outro should.
    #[error("{}", tr_with("error-store-link", &[("path", shown(.path.display()))]))]
    Link {
        /// Where.
        path: PathBuf,
    },
    /// A lock belongs to another user.
    #[error("{}", tr_with("error-store-lock-not-ours", &[("path", shown(.path.display()))]))]
    LockNotOurs {
        /// The lock.
        path: PathBuf,
    },
    /// A link, a folder, a pipe or a device stands where a lock should.
    #[error("{}", tr_with("error-store-lock-not-a-file", &[("path", shown(.path.display()))]))]
    LockNotAFile {
        /// The lock.
        path: PathBuf,
    },
    /// Another Outro holds the lock for too long.
    #[error("{}", tr("error-store-busy"))]
    Busy,
    /// The case is not there (any more).
    #[error("{}", tr("error-store-gone"))]
    Gone,
    /// A case of that id is there already.
    #[error("{}", tr("error-store-exists"))]
    Exists,
    /// The file was written by a newer Outro.
    #[error("{}", tr_with("error-store-newer", &[("path", shown(.path.display()))]))]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The file of a case says that it is another case's.
    #[error("{}", tr_with("error-store-other-case", &[("path", shown(.path.display()))]))]
    OtherCase {
        /// The file.
        path: PathBuf,
    },
    /// A file is larger than anything that Outro writes.
    #[error("{}", tr_with("error-store-too-large", &[("path", shown(.path.display()))]))]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// One event is larger than a line may be.
    #[error("{}", tr("error-store-too-long"))]
    TooLong,
    /// An event that this version does not know cannot be written by it.
    #[error("{}", tr("error-store-unknown-event"))]
    UnknownEvent,
    /// A list that was to be kept has other bytes than when it was checked.
    #[error("{}", tr("error-store-other-bytes"))]
    OtherBytes,
    /// A file is larger than what is attached.
    #[error("{}", tr("error-store-proof-too-large"))]
    ProofTooLarge,
    /// The files of a case would be larger together than what is attached.
    #[error("{}", tr("error-store-proof-full"))]
    ProofFull,
    /// An attached file is no longer there.
    #[error("{}", tr_with("error-store-proof-missing", &[("path", shown(.path.display()))]))]
    ProofMissing {
        /// Where it lay.
        path: PathBuf,
    },
    /// An attached file has other bytes than when it was attached.
    #[error("{}", tr_with("error-store-proof-changed", &[("path", shown(.path.display()))]))]
    ProofChanged {
        /// Where it lies.
        path: PathBuf,
    },
    /// Not `[a-z0-9-]`, or too long.
    #[error("{}", tr("error-store-not-an-id"))]
    NotAnId,
    /// The file to bring in is no export of Outro.
    #[error("{}", tr("error-store-not-an-export"))]
    NotAnExport,
    /// The file to bring in is larger or nests deeper than an export may.
    #[error("{}", tr("error-store-export-too-large"))]
    ExportTooLarge,
    /// A file was to be written where Outro keeps its own.
    #[error("{}", tr_with("error-store-inside", &[("path", shown(.path.display()))]))]
    Inside {
        /// Where.
        path: PathBuf,
    },
    /// The file to bring in was made by a newer Outro.
    #[error("{}", tr("error-store-export-newer"))]
    ExportNewer,
    /// All cases together are too large for one export.
    #[error("{}", tr_with("error-store-export-full", &[("folder", shown(.folder.display()))]))]
    ExportFull {
        /// The data folder.
        folder: PathBuf,
    },
    /// The file was brought in only in part: why the rest was not.
    #[error("{}", tr_with("error-store-in-part-only", &[("cause", text(sentences(.0)))]))]
    BroughtInPart(Vec<Error>),
    /// A file of the person's own, from wherever it lies, could not be read.
    #[error("{}", tr_with("error-store-file-not-read", &[("cause", shown(.0))]))]
    FileNotRead(Arc<io::Error>),
    /// What is here could not be copied first, so nothing was done.
    #[error("{}", tr_with("error-store-no-copy", &[("cause", shown(.0))]))]
    NoCopy(Box<Error>),
    /// Some of what should be deleted is still there.
    #[error("{}", tr_with("error-store-not-all-deleted", &[("folder", shown(.folder.display())), ("cause", shown(.cause))]))]
    NotAllDeleted {
        /// The data folder.
        folder: PathBuf,
        /// The first thing that went wrong.
        cause: Box<Error>,
    },
    /// It is done, and the disk did not confirm that it lasts.
    #[error("{}", tr("error-store-unconfirmed"))]
    Unconfirmed(Box<Error>),
    /// Some of what belongs together was saved, and could not be taken away again.
    #[error("{}", tr_with("error-store-in-part", &[("cause", shown(.0))]))]
    InPart(Box<Error>),
    /// Anything else that the system says.
    #[error("{}", tr_with("error-store-other", &[("path", shown(.path.display())), ("cause", shown(.cause))]))]
    Other {
        /// Where.
        path: PathBuf,
        /// What the system said.
        cause: Arc<io::Error>,
    },
}

impl Error {
    /// True when what was asked for is on the disk all the same, and only not confirmed.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Unconfirmed(_))
    }

    /// True where it is a lock itself that has to go.
    pub fn is_of_lock(&self) -> bool {
        matches!(self, Self::LockNotOurs { .. } | Self::LockNotAFile { .. })
    }

    /// The error of something that is done all the same.
    pub(super) fn done(self) -> Self {
        match self {
            Self::Unconfirmed(_) => self,
            cause => Self::Unconfirmed(Box::new(cause)),
        }
    }

    /// The error as it counts where what was not confirmed is undone again, or was only a
    /// step on the way.
    pub(super) fn not_done(self) -> Self {
        match self {
            Self::Unconfirmed(cause) => *cause,
            other => other,
        }
    }

    /// What is wrong with a lock itself; none where it is something else.
    pub(super) fn of_lock(disk: &dyn Disk, path: &Path, cause: &io::Error) -> Option<Self> {
        let path = path.to_path_buf();
        if Refusal::of(cause) == Some(Refusal::NotOrdinary) {
            return Some(Self::LockNotAFile { path });
        }
        let denied = cause.kind() == io::ErrorKind::PermissionDenied;
        (denied && disk.meta(&path).is_ok()).then_some(Self::LockNotOurs { path })
    }

    /// Sorts what the system said into what a person can do about it.
    pub(super) fn of(path: &Path, write_protected: bool, cause: io::Error) -> Self {
        let path = path.to_path_buf();
        match Refusal::of(&cause) {
            Some(Refusal::NotOrdinary) => return Self::Link { path },
            Some(Refusal::TooLarge) => return Self::TooLarge { path },
            Some(Refusal::Nowhere) => return Self::NoHome,
            Some(Refusal::NoLocks) | None => {}
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

/// The sentences of some errors, each once; of many, the first.
fn sentences(errors: &[Error]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in errors.iter().map(Error::to_string) {
        if sentences.len() < MOST_SENTENCES && !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

/// Takes in how a further part went: an error is kept, and one that says that something was
/// not done goes before one that says that it was not confirmed.
pub(super) fn also(so_far: Result<(), Error>, part: Result<(), Error>) -> Result<(), Error> {
    match (so_far, part) {
        (Err(first), Err(next)) if first.is_done() && !next.is_done() => Err(next),
        (Ok(()), next) => next,
        (first, _) => first,
    }
}

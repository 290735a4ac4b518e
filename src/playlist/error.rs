//! Why a list could not be read or saved. The doors put the sentences to it, by id.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::platform::not_read::NotRead;
use crate::text::LineTooLong;

/// What went wrong, and with which file. The sentences for a person lie under
/// `playlist-error-<id>`; what `Display` says is for a log.
#[derive(Debug, thiserror::Error)]
#[error("{id}: {}", .path.display(), id = .why.id())]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// The cause.
    #[source]
    pub why: Why,
}

/// The cause of an [`Error`].
#[derive(Debug, thiserror::Error)]
pub enum Why {
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// It cannot be read, whatever is in it.
    #[error(transparent)]
    NotRead(#[from] NotRead),
    /// One line or entry is longer than [`crate::playlist::LONGEST`].
    #[error("line too long")]
    LongLine,
    /// More tracks, playlists or files than [`super::MOST_TRACKS`] and its like.
    #[error("too many")]
    TooMany,
    /// A ZIP file unpacks to far more than a list can be, or holds ZIP files too deep.
    #[error("zip too large")]
    Bomb,
    /// Another file in the ZIP file has the same name, and only that one can be read.
    #[error("name twice")]
    Twice,
    /// It is locked with a password.
    #[error("encrypted")]
    Encrypted,
    /// Its end is missing.
    #[error("cut short")]
    CutShort,
    /// It is no list of songs.
    #[error("no list")]
    NoList,
    /// The content breaks the rules of its format.
    #[error("damaged")]
    Damaged,
    /// A stream that is cut in pieces, or a list of channels.
    #[error("stream")]
    Stream,
    /// Numbers or addresses of songs, without their names.
    #[error("numbers only")]
    Numbers,
    /// A property list in Apple's binary form.
    #[error("property list")]
    PropertyList,
    /// Songs or playlists that were read are not among what would be saved.
    #[error("lost on the way: {0}")]
    Lost(Loss),
    /// A workbook of Excel or another spreadsheet program.
    #[error("workbook")]
    Workbook,
    /// A file of an office program before 2007, or one with a password: nobody can tell of which.
    #[error("office")]
    Office,
    /// A ZIP file of more bytes than are held, where it can be read only once.
    #[error("zip on standard input too large")]
    ZipOnce,
    /// A document of a word processor.
    #[error("document")]
    Document,
    /// It is packed in a way that cannot be unpacked here.
    #[error("packed")]
    Packed,
    /// The tracks of an iTunes library are too many to hold while saving.
    #[error("too large to save")]
    TooLargeToSave,
    /// There is a file of that name.
    #[error("exists")]
    Exists,
    /// The new file would replace the one that is read.
    #[error("same file")]
    SameFile,
    /// There was nothing to save.
    #[error("nothing to save")]
    Nothing,
    /// The new file could not be written.
    #[error("not written")]
    NotWritten(#[source] io::Error),
    /// The new file, read back, was not what was written.
    #[error("differs")]
    Differs,
}

/// What would be missing from a saved file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The playlist; none where songs in no playlist are missing.
    pub playlist: Option<String>,
    /// Songs that were counted in it.
    pub counted: u64,
    /// Songs that would have been saved.
    pub shown: u64,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = self.playlist.as_deref().unwrap_or("-");
        write!(f, "{list}: {} of {}", self.shown, self.counted)
    }
}

impl Why {
    /// The permanent id under which a door words it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::NotRead(why) => why.id(),
            Self::LongLine => "long-line",
            Self::TooMany => "too-many",
            Self::Bomb => "bomb",
            Self::Twice => "twice",
            Self::Encrypted => "encrypted",
            Self::CutShort => "cut-short",
            Self::NoList => "no-list",
            Self::Damaged => "damaged",
            Self::Stream => "stream",
            Self::Numbers => "numbers",
            Self::PropertyList => "property-list",
            Self::Lost(_) => "lost",
            Self::Workbook => "workbook",
            Self::Office => "office",
            Self::ZipOnce => "zip-once",
            Self::Document => "document",
            Self::Packed => "packed",
            Self::TooLargeToSave => "too-large-to-save",
            Self::Exists => "exists",
            Self::SameFile => "same-file",
            Self::Nothing => "nothing",
            Self::NotWritten(_) => "not-written",
            Self::Differs => "differs",
        }
    }

    /// True for a file that holds no songs, so that nothing is missing where it lies among
    /// others.
    pub(super) fn holds_nothing(&self) -> bool {
        matches!(self, Self::Stream)
    }

    /// The cause that an error says which is shared and cannot be taken.
    pub(super) fn copied(error: &io::Error) -> Self {
        if LineTooLong::is_in(error) {
            return Self::LongLine;
        }
        let limit = error.get_ref().and_then(|inner| inner.downcast_ref());
        match limit {
            Some(limit) => io::Error::from(Limit::clone(limit)).into(),
            None => io::Error::from(error.kind()).into(),
        }
    }

    pub(super) fn at(self, path: &Path) -> Error {
        let path = path.to_path_buf();
        Error { path, why: self }
    }
}

/// Why reading one file ended early.
#[derive(Debug)]
pub(super) enum Halt {
    /// Whoever looks at the tracks has seen enough.
    Enough,
    Why(Why),
}

impl From<Why> for Halt {
    fn from(why: Why) -> Self {
        Self::Why(why)
    }
}

/// A limit that was hit somewhere below a library's reader; it travels inside [`io::Error`].
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum Limit {
    #[error("stopped")]
    Stopped,
    #[error("zip too large")]
    Bomb,
}

impl From<Limit> for io::Error {
    fn from(limit: Limit) -> Self {
        io::Error::other(limit)
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        if LineTooLong::is_in(&error) {
            return Self::LongLine;
        }
        let limit = error.get_ref().and_then(|inner| inner.downcast_ref());
        match (limit, error.kind()) {
            (Some(Limit::Stopped), _) => Self::Stopped,
            (Some(Limit::Bomb), _) => Self::Bomb,
            // What unpacks wrongly is damaged; a disk never says this.
            (
                None,
                io::ErrorKind::InvalidData
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::UnexpectedEof,
            ) => Self::Damaged,
            (None, _) => Self::NotRead(error.into()),
        }
    }
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Self {
        Self::Why(error.into())
    }
}

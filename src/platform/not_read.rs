//! Why a file that a person named could not be read.

use std::io;

/// Why a file could not be read, whatever should be in it. A door words it by its id.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// There is no such file or folder.
    #[error("missing")]
    Missing,
    /// The system refuses this user.
    #[error("denied")]
    Denied,
    /// A pipe, a device or the like, which may never end.
    #[error("not a file")]
    NotAFile,
    /// The disk, the network or the system failed.
    #[error("unreadable")]
    Unreadable(#[source] io::Error),
}

impl NotRead {
    /// The permanent id.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Denied => "denied",
            Self::NotAFile => "not-a-file",
            Self::Unreadable(_) => "unreadable",
        }
    }
}

impl From<io::Error> for NotRead {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Unreadable(error),
        }
    }
}

//! Why a bank's file cannot be read.

use std::io;

use crate::platform::not_read::NotRead;
use crate::text::LineTooLong;

/// Why a file was refused. A door words it by its id.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read, whatever is in it.
    #[error(transparent)]
    NotRead(#[from] NotRead),
    /// A PDF: made to be looked at, not to be read by programs.
    #[error("pdf")]
    Pdf,
    /// A workbook of Excel or another spreadsheet program.
    #[error("workbook")]
    Workbook,
    /// It is packed, as a ZIP file or in another way.
    #[error("packed")]
    Packed,
    /// A page of the web, such as the bank's own sign-in page.
    #[error("web page")]
    WebPage,
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It holds no charges of a bank in any form that is known.
    #[error("unknown")]
    Unknown,
    /// One line or entry is longer than [`super::LONGEST`].
    #[error("line too long")]
    LongLine,
    /// More entries than [`super::MOST_ENTRIES`].
    #[error("too many")]
    TooMany,
}

impl Error {
    /// The permanent id.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotRead(why) => why.id(),
            Self::Pdf => "pdf",
            Self::Workbook => "workbook",
            Self::Packed => "packed",
            Self::WebPage => "web-page",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
            Self::LongLine => "long-line",
            Self::TooMany => "too-many",
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        let is_limit = LineTooLong::is_in(&error);
        match error.kind() {
            _ if is_limit => Self::LongLine,
            io::ErrorKind::IsADirectory => NotRead::NotAFile.into(),
            _ => Self::NotRead(error.into()),
        }
    }
}

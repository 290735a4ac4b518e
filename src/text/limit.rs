//! What a text may not be, however it is read.

use std::io;

/// A line or a row is longer than anything that people write. It travels inside [`io::Error`].
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("line too long")]
pub struct LineTooLong;

impl LineTooLong {
    /// True for an error that carries it, through whatever library's reader it came.
    pub fn is_in(error: &io::Error) -> bool {
        let inner = error.get_ref();
        inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
    }
}

impl From<LineTooLong> for io::Error {
    fn from(limit: LineTooLong) -> Self {
        io::Error::other(limit)
    }
}

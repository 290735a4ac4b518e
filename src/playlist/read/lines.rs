//! Text by the line, with a limit to a line's length.

use std::io::BufRead;

use crate::playlist::LONGEST;
use crate::playlist::error::{Halt, Why};

/// Gives out one line after the other.
#[derive(Default)]
pub(in crate::playlist) struct Lines {
    line: Vec<u8>,
    /// True when the line before ended with CR: an LF that follows belongs to its end.
    after_return: bool,
}

/// A line without its end.
pub(in crate::playlist) struct Line<'l> {
    pub(in crate::playlist) text: &'l str,
    /// True for a last line that no line's end follows.
    pub(in crate::playlist) unfinished: bool,
}

impl Lines {
    /// The next line, trimmed; none at the end. A line's end is LF, CR LF, or CR alone.
    pub(in crate::playlist) fn next(
        &mut self,
        text: &mut impl BufRead,
    ) -> Result<Option<Line<'_>>, Halt> {
        self.line.clear();
        let mut unfinished = true;
        loop {
            let input = text.fill_buf()?;
            if input.is_empty() {
                break;
            }
            if std::mem::take(&mut self.after_return) && input.starts_with(b"\n") {
                text.consume(1);
                continue;
            }
            let end = memchr::memchr2(b'\n', b'\r', input);
            let used = end.unwrap_or(input.len());
            self.line.extend_from_slice(&input[..used]);
            self.after_return = input.get(used) == Some(&b'\r');
            text.consume(used + usize::from(end.is_some()));
            if self.line.len() > LONGEST {
                return Err(Why::LongLine.into());
            }
            if end.is_some() {
                unfinished = false;
                break;
            }
        }
        if unfinished && self.line.is_empty() {
            return Ok(None);
        }
        // The text is UTF-8 and is cut at ASCII, so this cannot fail.
        let text = std::str::from_utf8(&self.line).unwrap_or_default().trim();
        Ok(Some(Line { text, unfinished }))
    }
}

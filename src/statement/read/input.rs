//! A text with the number of the line that is being read.

use std::io::{self, BufRead, Read};

use crate::statement::LONGEST;
use crate::statement::error::Error;
use crate::text::{LineTooLong, Utf8Reader, read_held};

/// The text of a file; counts its lines, and ends with an error where one piece of it is longer
/// than [`LONGEST`].
pub(in crate::statement) struct Input<'r> {
    text: Utf8Reader<Box<dyn Read + 'r>>,
    ended_lines: u32,
    last: u8,
    budget: usize,
}

impl<'r> Input<'r> {
    pub(in crate::statement) fn new(from: Box<dyn Read + 'r>) -> Self {
        Self {
            text: Utf8Reader::new(from),
            ended_lines: 0,
            last: 0,
            budget: LONGEST,
        }
    }

    /// The beginning of the text, without taking it.
    pub(in crate::statement) fn head(&mut self) -> io::Result<&str> {
        let bytes = self.text.fill_buf()?;
        // The reader gives valid UTF-8 only.
        Ok(std::str::from_utf8(bytes).unwrap_or_default())
    }

    /// The number of the line that comes next, from 1.
    pub(in crate::statement) fn line(&self) -> u32 {
        self.ended_lines.saturating_add(1)
    }

    /// A new line, row or element begins.
    pub(in crate::statement) fn renew(&mut self) {
        self.budget = LONGEST;
    }

    /// The next line without its end, into `line`; false at the end. A line ends with LF, CR LF
    /// or CR alone.
    pub(in crate::statement) fn next_line(&mut self, line: &mut String) -> Result<bool, Error> {
        line.clear();
        self.renew();
        // The LF of a CR LF belongs to the line before.
        if self.last == b'\r' && self.text.fill_buf()?.first() == Some(&b'\n') {
            self.consume(1);
        }
        let mut bytes = Vec::new();
        loop {
            let input = self.fill_buf()?;
            if input.is_empty() {
                let is_line = !bytes.is_empty();
                *line = String::from_utf8(bytes).unwrap_or_default();
                return Ok(is_line);
            }
            let end = memchr::memchr2(b'\n', b'\r', input);
            let used = end.unwrap_or(input.len());
            bytes.extend_from_slice(&input[..used]);
            self.consume(used + usize::from(end.is_some()));
            if end.is_some() {
                *line = String::from_utf8(bytes).unwrap_or_default();
                return Ok(true);
            }
        }
    }

    fn count(&mut self, amount: usize) {
        let Ok(bytes) = self.text.fill_buf() else {
            return;
        };
        for byte in &bytes[..amount.min(bytes.len())] {
            let ends = *byte == b'\r' || (*byte == b'\n' && self.last != b'\r');
            self.ended_lines = self.ended_lines.saturating_add(u32::from(ends));
            self.last = *byte;
        }
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        read_held(self, buf)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.budget == 0 {
            return Err(LineTooLong.into());
        }
        self.text.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count(amount);
        self.budget = self.budget.saturating_sub(amount);
        self.text.consume(amount);
    }
}

//! The one way in which the command line prints: what comes from a foreign file can neither
//! drive a terminal, nor hide or reorder what stands beside it.

use std::io::{self, StderrLock, StdoutLock, Write};

use serde::Serialize;

use crate::text::{clean, json_escaped, one_line};

/// Where lines and JSON are printed.
#[derive(Debug)]
pub(super) struct Printer<W>(W);

impl Printer<StdoutLock<'static>> {
    /// The program's output.
    pub fn stdout() -> Self {
        Self(io::stdout().lock())
    }
}

impl Printer<StderrLock<'static>> {
    /// The program's error output.
    pub fn stderr() -> Self {
        Self(io::stderr().lock())
    }
}

impl<W: Write> Printer<W> {
    /// Anything else that takes bytes.
    pub fn new(to: W) -> Self {
        Self(to)
    }

    /// One line; a line break in it becomes a space, so that nobody else adds a line.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.0, "{}", one_line(line))
    }

    /// Text of our own that has lines.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(clean(text).as_bytes())
    }

    /// A value as JSON over several lines.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        writeln!(self.0, "{}", json_escaped(&text))
    }

    /// A value as JSON on one line.
    pub fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string(value).map_err(io::Error::from)?;
        writeln!(self.0, "{}", json_escaped(&text))
    }

    /// Hands on what was printed.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

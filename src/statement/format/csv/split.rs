//! The rows of a bank's table.

use crate::statement::error::Error;
use crate::statement::read::input::Input;
use crate::text;

/// One row.
pub(super) struct Record<'s>(text::Split<'s>);

impl<'s> Record<'s> {
    /// The line on which it begins.
    pub(super) fn line(&self) -> u32 {
        self.0.line
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A cell, trimmed; nothing where there is none.
    pub(super) fn get(&self, column: usize) -> &'s str {
        self.0.get(Some(column))
    }

    /// Every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'s str> + '_ {
        (0..self.len()).map(|column| self.get(column))
    }
}

pub(super) struct Splitter(text::Splitter);

impl Splitter {
    /// Splits at this sign. Banks hand out whole files, and where they cut a text its closing
    /// quote may be gone.
    pub(super) fn new(delimiter: u8) -> Self {
        let mut splitter = text::Splitter::new(delimiter);
        splitter.open_at_end = text::OpenAtEnd::NeverClosed;
        Self(splitter)
    }

    /// Tells how many cells a row has, by which a quote that was never closed shows.
    pub(super) fn set_width(&mut self, width: usize) {
        self.0.width = width;
    }

    /// The next row; none at the end. Empty lines are passed over.
    pub(super) fn next(&mut self, input: &mut Input<'_>) -> Result<Option<Record<'_>>, Error> {
        input.renew();
        Ok(self.0.next(input)?.map(Record))
    }
}

//! Splits a text into rows and cells, one row in memory at a time.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::statement::error::Error;
use crate::statement::read::input::Input;
use crate::statement::{LONGEST, MOST_COLUMNS};

/// One row, and the line on which it begins.
pub(super) struct Record<'s> {
    text: &'s str,
    ends: &'s [usize],
    pub(super) line: u32,
}

impl<'s> Record<'s> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell, trimmed; nothing where there is none.
    pub(super) fn get(&self, column: usize) -> &'s str {
        let Some(end) = self.ends.get(column) else {
            return "";
        };
        let before = column
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or(0);
        self.text.get(start..*end).unwrap_or_default().trim()
    }

    /// Every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'s str> + '_ {
        (0..self.len()).map(|column| self.get(column))
    }
}

pub(super) struct Splitter {
    core: Reader,
    out: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            out: vec![0; 4096],
            ends: vec![0; 64],
        }
    }

    /// The next row; none at the end. Empty lines are passed over.
    pub(super) fn next(&mut self, input: &mut Input<'_>) -> Result<Option<Record<'_>>, Error> {
        input.renew();
        input.skip_line_ends()?;
        let line = input.line();
        let (mut written, mut cells) = (0, 0);
        loop {
            let bytes = input.fill_buf()?;
            let (result, used, wrote, ended) =
                self.core
                    .read_record(bytes, &mut self.out[written..], &mut self.ends[cells..]);
            written += wrote;
            cells += ended;
            input.consume(used);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => grow(&mut self.out, LONGEST)?,
                ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_COLUMNS)?,
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => break,
            }
        }
        Ok(Some(Record {
            // The input is UTF-8 and cells end at ASCII, so this cannot fail.
            text: std::str::from_utf8(&self.out[..written]).unwrap_or_default(),
            ends: &self.ends[..cells],
            line,
        }))
    }
}

fn grow<T: Clone + Default>(room: &mut Vec<T>, most: usize) -> Result<(), Error> {
    if room.len() >= most {
        return Err(Error::LongLine);
    }
    room.resize(room.len() * 2, T::default());
    Ok(())
}

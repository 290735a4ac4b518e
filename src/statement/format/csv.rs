//! Tables as banks write them: with a comma, semicolon, tab or bar between the cells, lines
//! about the account before the header or no header at all, amounts in one column or in two.

use super::{FileFormat, Format};
use crate::statement::error::Error;
use crate::statement::read::entries::Entries;
use crate::statement::read::input::Input;

mod booked;
mod columns;
mod conventions;
mod guess;
mod layout;
mod name_table;
mod names;
mod rows;
mod split;
mod telling;
mod who;

use layout::Layout;
use rows::Rows;
use split::Splitter;

pub(super) static FORMAT: FileFormat = FileFormat {
    format: Format::Table,
    recognise,
    read,
};

fn recognise(head: &str) -> bool {
    Layout::find(head).is_some()
}

fn read(input: &mut Input<'_>, entries: &mut Entries) -> Result<(), Error> {
    let Some(layout) = Layout::find(input.head()?) else {
        return Err(Error::Unknown);
    };
    let mut split = Splitter::new(layout.delimiter);
    for _ in 0..layout.records_before {
        split.next(input)?;
    }
    split.set_width(layout.width);
    let mut rows = Rows::new(&layout, entries);
    while let Some(record) = split.next(input)? {
        rows.take(&record)?;
    }
    rows.finish()
}

//! One row of a table, and its cells.

/// One row.
#[derive(Debug)]
pub struct Split<'s> {
    pub(super) text: &'s str,
    pub(super) cells: &'s [(usize, usize)],
    /// The line on which it begins, from 1.
    pub line: u32,
    /// True for a last row without a line's end.
    pub unfinished: bool,
    /// True when a quote is still open.
    pub in_quotes: bool,
}

impl<'s> Split<'s> {
    /// How many cells it has, which is never none.
    #[allow(clippy::len_without_is_empty, reason = "no row is without a cell")]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// A cell, trimmed and without the sign that keeps spreadsheets from computing it; nothing
    /// where there is none.
    pub fn get(&self, column: Option<usize>) -> &'s str {
        let Some((start, end)) = column.and_then(|column| self.cells.get(column)) else {
            return "";
        };
        unguarded(trimmed(self.text.get(*start..*end).unwrap_or_default()))
    }
}

/// The text without blanks around it. Nearly every cell begins and ends with a letter, a digit
/// or a bracket, and is done with.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim_start_matches('\u{feff}').trim(),
    }
}

/// True for a cell that a spreadsheet may compute, or that was guarded before.
pub fn may_be_computed(cell: &str) -> bool {
    let rest = cell.trim_start_matches('\'');
    rest.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
}

/// The cell without the apostrophe that guards it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if may_be_computed(rest) => rest,
        _ => cell,
    }
}

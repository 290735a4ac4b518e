//! Who charges, by the cells of a row.

use std::collections::HashMap;

use super::columns::Columns;
use super::split::Record;
use super::telling::says_nothing;
use crate::statement::format::mt940;

/// Different cells whose meaning is remembered.
const MOST_KNOWN: usize = 1_000;

/// Tells who charges, row by row.
#[derive(Default)]
pub(super) struct Who {
    /// Cells of columns that seldom tell, and whether they do; there are few.
    known: HashMap<String, bool>,
}

impl Who {
    /// Who charges, and what else is said: where no column holds a name, what is said has to do.
    pub(super) fn read(&mut self, columns: &Columns, record: &Record<'_>) -> (String, String) {
        let mut parties = columns.parties.iter().map(|at| record.get(*at));
        // Some banks write the other side's account where there is no name.
        let name = parties.find(|name| is_name(name)).unwrap_or_default();
        let said = columns.texts.iter().map(|rank| {
            if columns.seldom_tells.is_empty() {
                return joined(record, rank);
            }
            let tells = |at: &&usize| self.tells(columns, **at, record);
            let telling: Vec<usize> = rank.iter().filter(tells).copied().collect();
            joined(record, &telling)
        });
        let mut said = said.filter(|text| !text.is_empty());
        let detail = said.next().unwrap_or_else(|| {
            // How it was paid says more than nothing, and so does an account.
            let all = [columns.texts.concat(), columns.parties.clone()].concat();
            joined(record, &all)
        });
        if !name.is_empty() {
            return (name.to_owned(), detail);
        }
        // Dutch banks write whole records of their exchange into one cell.
        match mt940::slashes(&detail) {
            Some((name, purpose)) if !name.is_empty() => (name, purpose),
            _ => (detail, String::new()),
        }
    }

    fn tells(&mut self, columns: &Columns, at: usize, record: &Record<'_>) -> bool {
        let cell = record.get(at);
        if cell.is_empty() || !columns.seldom_tells.contains(&at) {
            return !cell.is_empty();
        }
        if let Some(tells) = self.known.get(cell) {
            return *tells;
        }
        let tells = !says_nothing(cell);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(cell.to_owned(), tells);
        }
        tells
    }
}

/// True for a cell with more letters than digits.
fn is_name(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    letters > digits
}

/// The cells, one after the other; one that another begins with is not said twice.
fn joined(record: &Record<'_>, columns: &[usize]) -> String {
    let mut cells: Vec<&str> = Vec::new();
    for at in columns {
        let cell = record.get(*at);
        if cells.iter().any(|said| said.starts_with(cell)) {
            continue;
        }
        cells.retain(|said| !cell.starts_with(said));
        cells.push(cell);
    }
    cells.retain(|cell| !cell.is_empty());
    cells.join(" ")
}

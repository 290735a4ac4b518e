//! The header of a table: where it stands, and what its columns are called.

use super::{Layout, Rowwise, Table};
use crate::playlist::format::{self, Certainty};
use crate::playlist::read::isrc;
use crate::text::{Split, fold};

/// Lines among which the header is looked for: titles and notes stand before it.
const HEADER_WITHIN: usize = 12;
/// What may stand between cells.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// The first rows of a file as a table.
pub(in crate::playlist) struct Head {
    /// Names of the columns: letters and digits only, folded.
    pub(in crate::playlist) names: Vec<String>,
    /// The first row below, as far as it is whole; else empty.
    pub(in crate::playlist) first: Vec<String>,
}

impl Head {
    /// The column that has one of these names; the first name that is there counts. Case,
    /// accents, blanks, `_` and other signs make no difference.
    pub(in crate::playlist) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.at(name))
    }

    fn at(&self, name: &str) -> Option<usize> {
        if !name.is_ascii() {
            let name = column_name(name);
            return self.names.iter().position(|have| *have == name);
        }
        // Nearly all names are plain, and any text is asked for all of them: nothing is written
        // anew for these.
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        let letters = letters.map(|letter| letter.to_ascii_lowercase());
        let mut columns = self.names.iter();
        columns.position(|have| have.bytes().eq(letters.clone()))
    }

    pub(in crate::playlist) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    pub(in crate::playlist) fn starts_with(&self, names: &[&str]) -> bool {
        let mut pairs = self.names.iter().zip(names);
        self.names.len() >= names.len() && pairs.all(|(have, name)| *have == column_name(name))
    }

    /// How surely a table with the columns of a format is of it: other programs name these
    /// columns too, but nobody else begins with them.
    pub(in crate::playlist) fn sure_when_it_starts_with(&self, names: &[&str]) -> Certainty {
        if self.starts_with(names) {
            Certainty::Sure
        } else {
            Certainty::Likely
        }
    }

    fn of(head: &str, delimiter: u8, all: bool) -> Option<Self> {
        let mut rows = Rowwise::new(delimiter);
        let mut text = head.as_bytes();
        let names = cells(&rows.next(&mut text).ok()??);
        rows.set_width(names.len());
        let first = match rows.next(&mut text) {
            Ok(Some(row)) if all || !row.unfinished => cells(&row),
            _ => Vec::new(),
        };
        let names = names.iter().map(|name| column_name(name)).collect();
        Some(Self { names, first })
    }
}

pub(super) fn cells(row: &Split<'_>) -> Vec<String> {
    let cells = (0..row.len()).map(|at| row.get(Some(at)));
    cells.map(str::to_owned).collect()
}

/// A column's name as names are compared.
pub(in crate::playlist) fn column_name(name: &str) -> String {
    let folded = fold(name);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A header within a file: exports that somebody joined.
pub(super) struct Again {
    pub(super) table: Table,
    pub(super) delimiter: u8,
    pub(super) width: usize,
    /// Its first cell.
    pub(super) header: String,
}

/// False for most rows that are no header: a name that no header is known to begin with is a
/// song's. `header` is the first cell of the header above, `width` its number of cells.
pub(super) fn may_be_again(row: &Split<'_>, width: usize, header: &str) -> bool {
    let first = row.get(Some(0));
    match row.len() {
        0 | 1 => width > 1,
        _ => {
            !first.is_empty()
                && (first.eq_ignore_ascii_case(header) || format::begins_header(first))
        }
    }
}

/// The header that such a row is, where it is one. Another sign may stand between its cells than
/// did so far.
#[cold]
pub(super) fn again(row: &Split<'_>, delimiter: u8) -> Option<Again> {
    if row.len() > 1 {
        let names = cells(row);
        return is_header(&names).then(|| begun_again(&names, delimiter))?;
    }
    let first = row.get(Some(0));
    let others = DELIMITERS.into_iter().filter(|other| *other != delimiter);
    others.into_iter().find_map(|other| {
        let cells = first
            .split(char::from(other))
            .map(|cell| cell.trim_matches(['"', ' ', '\u{feff}']));
        let names: Vec<String> = cells.map(str::to_owned).collect();
        let are_names = names.len() > 1 && names.iter().all(|name| format::begins_header(name));
        are_names.then(|| begun_again(&names, other))?
    })
}

/// True for cells that are no song: none is empty or the code of a recording, none is there twice,
/// and more than one is what columns are called.
fn is_header(cells: &[String]) -> bool {
    let mut sorted: Vec<&String> = cells.iter().collect();
    sorted.sort_unstable();
    let is_plain = sorted.windows(2).all(|pair| pair[0] != pair[1]);
    let known = cells.iter().filter(|cell| format::begins_header(cell));
    let is_of_song = |cell: &String| cell.is_empty() || isrc::has_form(cell);
    is_plain && !cells.iter().any(is_of_song) && known.count() > 1
}

fn begun_again(cells: &[String], delimiter: u8) -> Option<Again> {
    let head = Head {
        names: cells.iter().map(|name| column_name(name)).collect(),
        first: Vec::new(),
    };
    Some(Again {
        table: format::table(&head)?,
        delimiter,
        width: cells.len(),
        header: cells.first()?.clone(),
    })
}

/// Looks for a header that is known within the first lines, with each of the delimiters.
pub(in crate::playlist) fn recognise(head: &str, all: bool) -> Option<(Table, Layout)> {
    let lines = lines(head).take(HEADER_WITHIN).enumerate();
    lines
        .into_iter()
        .find_map(|(above, line)| recognise_at(line, above, all))
}

/// The text from the beginning of each line on; a line ends with LF, CR LF or CR alone.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let line = rest?;
        rest = line.find(['\n', '\r']).map(|end| {
            let after = &line[end..];
            after.strip_prefix("\r\n").unwrap_or(&after[1..])
        });
        Some(line)
    })
}

fn recognise_at(text: &str, above: usize, all: bool) -> Option<(Table, Layout)> {
    let line = text.split(['\n', '\r']).next()?;
    let count = |d: u8| memchr::memchr_iter(d, line.as_bytes()).count();
    let mut delimiters = DELIMITERS.map(|delimiter| (count(delimiter), delimiter));
    delimiters.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    delimiters
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .find_map(|(_, delimiter)| {
            let head = Head::of(text, delimiter, all)?;
            Some((format::table(&head)?, Layout { delimiter, above }))
        })
}

/// True for a table that names numbers or addresses of songs and nothing else of them.
pub(in crate::playlist) fn has_numbers_alone(head: &str, all: bool) -> bool {
    lines(head).take(HEADER_WITHIN).any(|line| {
        let heads = DELIMITERS
            .into_iter()
            .filter_map(|d| Head::of(line, d, all));
        heads
            .into_iter()
            .any(|head| !head.first.is_empty() && format::has_numbers_alone(&head))
    })
}

/// True for a table of several columns whose header nobody knows, though cells below may look like
/// lines of songs: `Artist - Title`.
pub(in crate::playlist) fn is_unknown(head: &str, all: bool) -> bool {
    let first = head.split(['\n', '\r']).next().unwrap_or_default();
    let between = " - ";
    !first.contains(between) && head.contains(between) && looks_like_one(head, all)
}

/// True for lines that are rows of one width: a table, whose header nobody knows.
pub(in crate::playlist) fn looks_like_one(head: &str, all: bool) -> bool {
    let mut rows: Vec<&str> = head.split(['\n', '\r']).take(40).collect();
    if !all || rows.len() == 40 {
        rows.pop();
    }
    rows.retain(|row| !row.trim().is_empty());
    DELIMITERS.into_iter().any(|delimiter| {
        let least = if delimiter == b',' { 2 } else { 1 };
        let count = |row: &&str| memchr::memchr_iter(delimiter, row.as_bytes()).count();
        let first = rows.first().map_or(0, count);
        first >= least && rows.len() > 1 && rows.iter().all(|row| count(row) == first)
    })
}

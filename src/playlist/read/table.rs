//! Tables: CSV with commas, semicolons or tabs. Which column is what is said by the file of
//! each family; here is how rows are split and handed on.

use std::io::{BufRead, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::playlist::LONGEST;
use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{self, tunemymusic};
use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};

/// Columns of one row; more are no list of tracks.
const MOST_COLUMNS: usize = 1024;

/// What the rows of a table are where no column says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::playlist) enum Rows {
    Tracks,
    Albums,
    Artists,
    Plays,
    /// Rows that are none of these, such as those about an account.
    Others,
}

/// A table that was recognised by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::playlist) struct Table {
    pub(in crate::playlist) format: Format,
    pub(in crate::playlist) certainty: Certainty,
    pub(in crate::playlist) rows: Rows,
    pub(in crate::playlist) title: Option<usize>,
    pub(in crate::playlist) artist: Option<usize>,
    pub(in crate::playlist) album: Option<usize>,
    pub(in crate::playlist) playlist: Option<usize>,
    /// The column with `TuneMyMusic`'s `Type`.
    pub(in crate::playlist) kind: Option<usize>,
    pub(in crate::playlist) isrc: Option<usize>,
    /// True where one file is one playlist, called like the file.
    pub(in crate::playlist) is_playlist: bool,
}

impl Table {
    pub(in crate::playlist) fn new(format: Format, certainty: Certainty) -> Self {
        Self {
            format,
            certainty,
            rows: Rows::Tracks,
            title: None,
            artist: None,
            album: None,
            playlist: None,
            kind: None,
            isrc: None,
            is_playlist: false,
        }
    }
}

/// The first rows of a file as a table.
pub(in crate::playlist) struct Head {
    /// Names of the columns: trimmed, in small letters.
    pub(in crate::playlist) names: Vec<String>,
    /// The first row below, as far as it is whole; else empty.
    pub(in crate::playlist) first: Vec<String>,
}

impl Head {
    /// The column that has one of these names; the first name that is there counts.
    pub(in crate::playlist) fn find(&self, names: &[&str]) -> Option<usize> {
        let at = |name: &&str| self.names.iter().position(|have| have == name);
        names.iter().find_map(at)
    }

    pub(in crate::playlist) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    pub(in crate::playlist) fn starts_with(&self, names: &[&str]) -> bool {
        self.names.len() >= names.len() && self.names.iter().zip(names).all(|(a, b)| a == b)
    }

    fn of(head: &str, delimiter: u8, all: bool) -> Option<Self> {
        let mut split = Splitter::new(delimiter);
        let mut text = Text::new(head.as_bytes());
        let clean = |row: &Split<'_>| -> Vec<String> {
            let cells = (0..row.len()).map(|at| row.get(Some(at)));
            cells.map(str::to_owned).collect()
        };
        let mut names = clean(&split.next(&mut text).ok()??);
        for name in &mut names {
            *name = name.trim_matches(['"', '\'', ' ']).to_lowercase();
        }
        let first = match split.next(&mut text) {
            Ok(Some(row)) if all || !row.unfinished => clean(&row),
            _ => Vec::new(),
        };
        Some(Self { names, first })
    }
}

/// Looks for a header that is known, with each of the delimiters; also how many bytes of
/// lines stand before it.
pub(in crate::playlist) fn recognise(head: &str, all: bool) -> Option<(Table, u8)> {
    let line = head.trim_start().lines().next()?;
    let mut delimiters =
        [b',', b';', b'\t'].map(|d| (memchr::memchr_iter(d, line.as_bytes()).count(), d));
    delimiters.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    delimiters
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .find_map(|(_, delimiter)| {
            let head = Head::of(head, delimiter, all)?;
            Some((format::table(&head)?, delimiter))
        })
}

/// Reads all rows; true when the last one is cut short.
pub(in crate::playlist) fn read<R: Read>(
    text: &mut Text<R>,
    table: &Table,
    delimiter: u8,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<bool, Halt> {
    let mut split = Splitter::new(delimiter);
    let width = split.next(text)?.map_or(0, |header| header.len());
    let own = if table.is_playlist && table.rows == Rows::Tracks {
        Some(to.fresh(stem)?)
    } else {
        None
    };
    let (mut cut, mut is_first, mut full) = (false, true, true);
    while let Some(row) = split.next(text)? {
        let at = row.len().checked_sub(1);
        let last = row.get(at);
        // Any track may lack these.
        full &= at != table.isrc && at != table.album;
        if row.unfinished {
            cut = is_cut(&row, table, width) || (!is_first && full && last.is_empty());
        }
        full &= !last.is_empty();
        is_first = false;
        add(&row, table, own, to)?;
    }
    Ok(cut)
}

/// A last row without its line's end is whole in many exports. It is cut when cells are
/// missing, a quote is open, or its number is too short. The same holds for a last cell that
/// is empty where no other row's is.
fn is_cut(row: &Split<'_>, table: &Table, width: usize) -> bool {
    let isrc = row.get(table.isrc);
    row.len() < width
        || row.in_quotes
        || (table.isrc == row.len().checked_sub(1) && !isrc.is_empty() && isrc.len() < 12)
}

fn add(
    row: &Split<'_>,
    table: &Table,
    own: Option<usize>,
    to: &mut Collector<'_>,
) -> Result<(), Halt> {
    let title = row.get(table.title);
    let mut entry = Row {
        kind: Kind::Track,
        list: own,
        title,
        artist: row.get(table.artist),
        album: row.get(table.album),
        isrc: row.get(table.isrc),
    };
    match table.rows {
        Rows::Others => return Ok(()),
        Rows::Plays => {
            to.play();
            return Ok(());
        }
        Rows::Albums => entry.kind = Kind::Album,
        Rows::Artists => entry.kind = Kind::Artist,
        Rows::Tracks => {}
    }
    if table.kind.is_some() {
        entry.kind = tunemymusic::kind(row.get(table.kind));
    }
    if entry.kind == Kind::Artist {
        entry.artist = if entry.artist.is_empty() {
            title
        } else {
            entry.artist
        };
        entry.title = "";
    } else if title.is_empty() {
        return Ok(());
    }
    if entry.kind == Kind::Track && table.playlist.is_some() {
        let name = row.get(table.playlist);
        entry.list = if name.is_empty() {
            None
        } else {
            Some(to.list(name)?)
        };
    }
    to.add(&entry)
}

/// One row.
pub(in crate::playlist) struct Split<'s> {
    text: &'s str,
    ends: &'s [usize],
    /// True for a last row without a line's end.
    unfinished: bool,
    /// True when a quote is still open.
    in_quotes: bool,
}

impl<'s> Split<'s> {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell, trimmed; nothing where there is none.
    fn get(&self, column: Option<usize>) -> &'s str {
        let Some(end) = column.and_then(|column| self.ends.get(column)) else {
            return "";
        };
        let start = match column {
            Some(column) if column > 0 => self.ends[column - 1],
            _ => 0,
        };
        trimmed(self.text.get(start..*end).unwrap_or_default())
    }
}

/// The text without blanks around it. Nearly every cell begins and ends with a letter, a digit
/// or a bracket, and is done with.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Splits a text into rows and cells, one row in memory at a time.
struct Splitter {
    core: Reader,
    delimiter: u8,
    out: Vec<u8>,
    ends: Vec<usize>,
    /// The row so far, where it goes on in the next chunk.
    raw: Vec<u8>,
}

impl Splitter {
    fn new(delimiter: u8) -> Self {
        Self {
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            out: vec![0; 4096],
            ends: vec![0; 64],
            raw: Vec::new(),
        }
    }

    fn next(&mut self, text: &mut impl BufRead) -> Result<Option<Split<'_>>, Halt> {
        self.raw.clear();
        let (mut written, mut cells) = (0, 0);
        loop {
            let input = text.fill_buf()?;
            let at_end = input.is_empty();
            let (result, used, wrote, ended) =
                self.core
                    .read_record(input, &mut self.out[written..], &mut self.ends[cells..]);
            written += wrote;
            cells += ended;
            if result != ReadRecordResult::Record {
                self.raw.extend_from_slice(&input[..used]);
            }
            text.consume(used);
            match result {
                ReadRecordResult::InputEmpty if self.raw.len() > LONGEST => {
                    return Err(Why::LongLine.into());
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => grow(&mut self.out, LONGEST)?,
                ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_COLUMNS)?,
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => {
                    return Ok(Some(self.split(written, cells, at_end)));
                }
            }
        }
    }

    fn split(&self, written: usize, cells: usize, unfinished: bool) -> Split<'_> {
        Split {
            // The input is UTF-8 and cells end at ASCII, so this cannot fail.
            text: std::str::from_utf8(&self.out[..written]).unwrap_or_default(),
            ends: &self.ends[..cells],
            unfinished,
            in_quotes: unfinished && ends_in_quotes(&self.raw, self.delimiter),
        }
    }
}

fn grow<T: Clone + Default>(room: &mut Vec<T>, most: usize) -> Result<(), Why> {
    if room.len() >= most {
        return Err(Why::LongLine);
    }
    room.resize(room.len() * 2, T::default());
    Ok(())
}

/// True when a cell that began with a quote has no closing one.
fn ends_in_quotes(raw: &[u8], delimiter: u8) -> bool {
    let (mut open, mut at_start, mut quoted) = (false, true, false);
    for byte in raw {
        if *byte == b'"' && at_start {
            (open, quoted) = (true, true);
        } else if *byte == b'"' && quoted {
            // A doubled quote closes and opens again.
            open = !open;
        }
        at_start = !open && (*byte == delimiter || matches!(byte, b'\n' | b'\r'));
        quoted &= !at_start;
    }
    open
}

//! Tables: CSV with commas, semicolons, tabs or bars. Which column is what is said by the file
//! of each family; here is how the header is found, and how rows are handed on.

use std::io::{BufRead, Read};

use crate::playlist::error::Halt;
use crate::playlist::format::table::tunemymusic;
use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::text::{Split, Splitter};
use head::{again, may_be_again};

pub(in crate::playlist) use head::{
    Head, column_name, has_numbers_alone, is_unknown, looks_like_one, recognise,
};

mod head;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::playlist) struct Table {
    pub(in crate::playlist) format: Format,
    pub(in crate::playlist) certainty: Certainty,
    pub(in crate::playlist) rows: Rows,
    pub(in crate::playlist) title: Option<usize>,
    pub(in crate::playlist) artist: Option<usize>,
    /// Columns for further artists of the same track.
    pub(in crate::playlist) more_artists: Vec<usize>,
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
            more_artists: Vec::new(),
            album: None,
            playlist: None,
            kind: None,
            isrc: None,
            is_playlist: false,
        }
    }
}

/// How a table is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::playlist) struct Layout {
    /// What stands between cells.
    delimiter: u8,
    /// Lines before the header.
    above: usize,
}

/// Rows as they were meant: one that stands in quotes as a whole is taken apart again.
struct Rowwise {
    outer: Splitter,
    inner: Splitter,
    line: String,
    delimiter: u8,
}

impl Rowwise {
    fn new(delimiter: u8) -> Self {
        Self {
            outer: Splitter::new(delimiter),
            inner: Splitter::new(delimiter),
            line: String::new(),
            delimiter,
        }
    }

    fn set_width(&mut self, width: usize) {
        self.outer.width = width;
        self.inner.width = width;
    }

    /// Takes quotes as doubled, whatever stands before them.
    fn set_doubles(&mut self) {
        self.outer.doubles = true;
        self.inner.doubles = true;
    }

    /// Goes on with another sign between cells.
    fn set_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
        self.outer.delimiter = delimiter;
        self.inner.delimiter = delimiter;
    }

    /// Quotes that were never closed so far.
    fn never_closed(&self) -> u64 {
        self.outer.never_closed
    }

    fn next(&mut self, text: &mut impl BufRead) -> Result<Option<Split<'_>>, Halt> {
        let Some(row) = self.outer.next(text)? else {
            return Ok(None);
        };
        let whole = row.get(Some(0));
        let is_whole = row.len() == 1 && memchr::memchr(self.delimiter, whole.as_bytes()).is_some();
        if !is_whole {
            return Ok(Some(row));
        }
        whole.clone_into(&mut self.line);
        let (unfinished, in_quotes) = (row.unfinished, row.in_quotes);
        self.inner.restart();
        let row = self.inner.next(&mut self.line.as_bytes())?;
        Ok(row.map(|mut row| {
            row.in_quotes = in_quotes || (unfinished && row.in_quotes);
            row.unfinished = unfinished;
            row
        }))
    }
}

/// Reads all rows; true when the last one is cut short.
pub(in crate::playlist) fn read<R: Read>(
    text: &mut Text<R>,
    table: &Table,
    layout: Layout,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<bool, Halt> {
    pass_lines(text, layout.above)?;
    let mut rows = Rowwise::new(layout.delimiter);
    let mut reading = Reading::new(table.clone(), stem, to)?;
    if let Some(header) = rows.next(text)? {
        header.get(Some(0)).clone_into(&mut reading.header);
        reading.width = header.len();
    }
    rows.set_width(reading.width);
    // This is also the form that Outro writes, and what it wrote must read as it was.
    if table.format == Format::TuneMyMusicCsv {
        rows.set_doubles();
    }
    let mut rows_delimiter = layout.delimiter;
    while let Some(row) = rows.next(text)? {
        let may_be = may_be_again(&row, reading.width, &reading.header);
        let again = may_be.then(|| again(&row, rows_delimiter)).flatten();
        if let Some(again) = again {
            rows_delimiter = again.delimiter;
            rows.set_delimiter(again.delimiter);
            rows.set_width(again.width);
            reading.begin_again(again, stem)?;
            continue;
        }
        reading.row(&row)?;
    }
    reading.end_alone()?;
    reading.to.note_open_quotes(rows.never_closed());
    Ok(reading.cut)
}

/// Passes over lines that stand before the header.
fn pass_lines(text: &mut impl BufRead, mut lines: usize) -> Result<(), Halt> {
    while lines > 0 {
        let input = text.fill_buf()?;
        let Some(end) = memchr::memchr2(b'\n', b'\r', input) else {
            let used = input.len();
            if used == 0 {
                return Ok(());
            }
            text.consume(used);
            continue;
        };
        // The header lies in the first piece, so both signs of a line's end do too.
        let used = if input[end..].starts_with(b"\r\n") {
            end + 2
        } else {
            end + 1
        };
        text.consume(used);
        lines -= 1;
    }
    Ok(())
}

struct Reading<'c, 'e> {
    table: Table,
    /// The first cell of the header.
    header: String,
    width: usize,
    own: Option<usize>,
    to: &'c mut Collector<'e>,
    artists: String,
    cut: bool,
    is_first: bool,
    /// True while no row's last cell was empty.
    full: bool,
    /// The only cell of the row above: a song, or the title of the table that follows.
    alone: Option<String>,
}

impl<'c, 'e> Reading<'c, 'e> {
    fn new(table: Table, stem: &str, to: &'c mut Collector<'e>) -> Result<Self, Halt> {
        let mut reading = Self {
            table,
            header: String::new(),
            width: 0,
            own: None,
            to,
            artists: String::new(),
            cut: false,
            is_first: true,
            full: true,
            alone: None,
        };
        reading.own_list(stem)?;
        Ok(reading)
    }

    /// Where one file is one playlist, that begins with the table.
    fn own_list(&mut self, stem: &str) -> Result<(), Halt> {
        if self.own.is_none() && self.table.is_playlist && self.table.rows == Rows::Tracks {
            self.own = Some(self.to.fresh(stem)?);
        }
        Ok(())
    }

    /// Goes on with the columns of this header. What stood alone above it was its title.
    fn begin_again(&mut self, again: head::Again, stem: &str) -> Result<(), Halt> {
        let title = self.alone.take();
        self.to.note_passed_over(u64::from(title.is_some()));
        self.header = again.header;
        self.width = again.width;
        self.table = again.table;
        self.own_list(stem)
    }

    fn row(&mut self, row: &Split<'_>) -> Result<(), Halt> {
        if is_blank(row) {
            return Ok(());
        }
        self.end_alone()?;
        let title = row.get(self.table.title);
        if is_drawn(row, &self.table) {
            return Ok(());
        }
        let at = row.len().checked_sub(1);
        let last = row.get(at);
        // Any track may lack these.
        self.full &= at != self.table.isrc && at != self.table.album;
        if row.unfinished {
            let ends_empty = !self.is_first && self.full && last.is_empty();
            self.cut = is_cut(row, &self.table, self.width) || ends_empty;
        }
        self.full &= !last.is_empty();
        self.is_first = false;
        let is_alone = row.len() == 1 && self.width > 1 && self.table.title == Some(0);
        if is_alone && !row.unfinished && self.table.rows == Rows::Tracks {
            self.alone = Some(title.to_owned());
            return Ok(());
        }
        let more = (self.width.max(1)..row.len()).any(|at| !row.get(Some(at)).is_empty());
        self.to.note_wide_rows(u64::from(more));
        self.add(row)
    }

    /// A cell that stood alone in its row was no title of what follows: it is a song.
    fn end_alone(&mut self) -> Result<(), Halt> {
        let Some(title) = self.alone.take() else {
            return Ok(());
        };
        self.to.add(&Row {
            list: self.own.filter(|_| self.table.is_playlist),
            title: &title,
            ..Row::default()
        })
    }

    fn add(&mut self, row: &Split<'_>) -> Result<(), Halt> {
        let table = &self.table;
        let title = row.get(table.title);
        let mut entry = Row {
            kind: Kind::Track,
            list: self.own.filter(|_| table.is_playlist),
            title,
            artist: row.get(table.artist),
            album: row.get(table.album),
            isrc: row.get(table.isrc),
        };
        match table.rows {
            Rows::Others => return Ok(()),
            Rows::Plays => {
                self.to.play();
                return Ok(());
            }
            Rows::Albums => entry.kind = Kind::Album,
            Rows::Artists => entry.kind = Kind::Artist,
            Rows::Tracks => {}
        }
        if !table.more_artists.is_empty() {
            entry.artist = joined(row, table, &mut self.artists);
        }
        if table.kind.is_some() {
            entry.kind = tunemymusic::kind(row.get(table.kind));
        }
        if entry.kind == Kind::Artist {
            if entry.artist.is_empty() {
                entry.artist = title;
            }
            entry.title = "";
        } else if title.is_empty() {
            let says_more = [entry.artist, entry.album, entry.isrc];
            self.to
                .note_passed_over(u64::from(says_more.concat() != ""));
            return Ok(());
        }
        if entry.kind == Kind::Track && table.playlist.is_some() {
            let name = row.get(table.playlist);
            entry.list = match name {
                "" => None,
                name => Some(self.to.list(name)?),
            };
        }
        self.to.add(&entry)
    }
}

/// True for a line of blanks, or of quotes with nothing in them: it is empty to whoever looks at it.
fn is_blank(row: &Split<'_>) -> bool {
    row.len() == 1 && row.get(Some(0)).is_empty() && !row.in_quotes
}

/// True for the line below a header, drawn with signs in every column. A song may be called so.
fn is_drawn(row: &Split<'_>, table: &Table) -> bool {
    let signs = |text: &str| text.bytes().all(|byte| matches!(byte, b'-' | b':'));
    let title = row.get(table.title);
    let all = || (0..row.len()).all(|at| signs(row.get(Some(at))));
    title.len() > 1 && signs(title) && all()
}

/// All artists of a row that stand in columns of their own.
fn joined<'a>(row: &Split<'_>, table: &Table, artists: &'a mut String) -> &'a str {
    artists.clear();
    for column in table.artist.iter().chain(&table.more_artists) {
        let artist = row.get(Some(*column));
        if !artist.is_empty() && !artists.is_empty() {
            artists.push_str(", ");
        }
        artists.push_str(artist);
    }
    artists
}

/// A last row without its line's end is whole in many exports. It is cut when cells are
/// missing, a quote is open, or its number is too short.
fn is_cut(row: &Split<'_>, table: &Table, width: usize) -> bool {
    let isrc = row.get(table.isrc);
    row.len() < width
        || row.in_quotes
        || (table.isrc == row.len().checked_sub(1) && !isrc.is_empty() && isrc.len() < 12)
}

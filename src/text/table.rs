//! Splits a text into rows and cells, as programs and people write them: with quotes after a
//! blank, with quotes behind a backslash, and with quotes that never close.

use std::io::{self, BufRead};

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use super::LineTooLong;

mod row;

pub use row::{Split, may_be_computed};

/// Bytes of the longest line.
const LONGEST: usize = 1 << 20;
/// Columns of one row; more are no table of people's.
const MOST_COLUMNS: usize = 1024;
/// Bytes of one cell with line ends in it. A quote that is open for longer was never closed.
const LONGEST_CELL: usize = 64 << 10;
/// Bytes that are looked through in vain for the ends of quotes, in all.
const MOST_IN_VAIN: usize = 64 << 20;
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What a quote is that is open at the text's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenAtEnd {
    /// The text was cut short within it.
    CutShort,
    /// It was never closed: the text is known to be whole.
    NeverClosed,
}

/// Splits a text, one row in memory at a time.
#[derive(Debug)]
pub struct Splitter {
    /// What stands between cells.
    pub delimiter: u8,
    /// Cells of the header, once that is known; 0 before.
    pub width: usize,
    /// Quotes that were never closed.
    pub never_closed: u64,
    /// True where quotes are known to be doubled, so that a backslash is a sign like any other.
    pub doubles: bool,
    /// What a quote is that is open at the text's end.
    pub open_at_end: OpenAtEnd,
    /// True once a quote stood behind a backslash where it ends nothing.
    escapes: bool,
    /// What was taken from the text; the next row begins at `at`.
    held: Vec<u8>,
    at: usize,
    /// Lines that ended before `at`.
    ended_lines: u32,
    /// The sign of a line's end right before `at`: a LF belongs to a CR. 0 behind anything else.
    passed: u8,
    ended: bool,
    /// The cells of a row with quotes.
    out: Vec<u8>,
    cells: Vec<(usize, usize)>,
    in_vain: usize,
}

/// How a cell in quotes ends.
enum Closed {
    /// The place behind it: a delimiter or the line's end.
    At(usize),
    /// It does not, and the text goes on in other lines.
    Never,
    /// The text ends in it.
    Cut,
}

impl Splitter {
    /// Splits at this sign.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            width: 0,
            never_closed: 0,
            doubles: false,
            open_at_end: OpenAtEnd::CutShort,
            escapes: false,
            held: Vec::new(),
            at: 0,
            ended_lines: 0,
            passed: 0,
            ended: false,
            out: Vec::new(),
            cells: Vec::new(),
            in_vain: 0,
        }
    }

    /// Forgets what it holds, for another text.
    pub fn restart(&mut self) {
        self.held.clear();
        self.at = 0;
        self.ended_lines = 0;
        self.passed = 0;
        self.ended = false;
    }

    /// The next row that is not empty; none at the end.
    pub fn next(&mut self, text: &mut impl BufRead) -> io::Result<Option<Split<'_>>> {
        let end = loop {
            let end = self.line(text, self.at)?;
            if end > self.at {
                break end;
            }
            if end == self.held.len() {
                return Ok(None);
            }
            self.pass_line_end(end);
        };
        self.passed = 0;
        self.cells.clear();
        let line = self.ended_lines.saturating_add(1);
        if memchr(b'"', &self.held[self.at..end]).is_none() {
            return self.plain(end, line).map(Some);
        }
        self.out.clear();
        let (end, in_quotes) = self.quoted(text, end)?;
        let unfinished = end == self.held.len();
        self.ended_lines = (self.ended_lines).saturating_add(line_ends(&self.held[self.at..end]));
        self.at = end;
        Ok(Some(Split {
            // The input is UTF-8 and cells end at ASCII, so this cannot fail.
            text: std::str::from_utf8(&self.out).unwrap_or_default(),
            cells: &self.cells,
            line,
            unfinished,
            in_quotes,
        }))
    }

    /// Passes over the sign that ends a line, alone or with the one before.
    fn pass_line_end(&mut self, end: usize) {
        let sign = self.held[end];
        if sign == b'\r' || self.passed != b'\r' {
            self.ended_lines = self.ended_lines.saturating_add(1);
        }
        self.passed = sign;
        self.at = end + 1;
    }

    /// A row without quotes.
    fn plain(&mut self, end: usize, line_number: u32) -> io::Result<Split<'_>> {
        let line = &self.held[self.at..end];
        let mut start = 0;
        for at in memchr_iter(self.delimiter, line) {
            self.cells.push((start, at));
            start = at + 1;
        }
        self.cells.push((start, line.len()));
        if self.cells.len() > MOST_COLUMNS {
            return Err(LineTooLong.into());
        }
        self.at = end;
        Ok(Split {
            text: std::str::from_utf8(line).unwrap_or_default(),
            cells: &self.cells,
            line: line_number,
            unfinished: end == self.held.len(),
            in_quotes: false,
        })
    }

    /// Where the line that goes on at this place ends; the end of what is held at the text's.
    fn line(&mut self, text: &mut impl BufRead, from: usize) -> io::Result<usize> {
        let mut looked = from;
        loop {
            if let Some(end) = memchr2(b'\n', b'\r', &self.held[looked..]) {
                return Ok(looked + end);
            }
            looked = self.held.len();
            if looked - from > LONGEST {
                return Err(LineTooLong.into());
            }
            if self.ended {
                return Ok(looked);
            }
            if from == self.at && self.at > 0 {
                // The row begins anew, so what was before it is not needed any more.
                let at = self.at;
                self.held.drain(..at);
                self.at = 0;
                let input = text.fill_buf()?;
                self.held.extend_from_slice(input);
                let used = input.len();
                self.ended = used == 0;
                text.consume(used);
                return self.line(text, 0);
            }
            let input = text.fill_buf()?;
            self.held.extend_from_slice(input);
            let used = input.len();
            self.ended = used == 0;
            text.consume(used);
        }
    }

    /// A row with quotes: where it ends, and whether a quote is open there.
    fn quoted(&mut self, text: &mut impl BufRead, line_end: usize) -> io::Result<(usize, bool)> {
        let (mut end, mut at) = (line_end, self.at);
        loop {
            let begun = self.out.len();
            let first = self.past_blanks(at, end);
            let mut next = None;
            if self.held.get(first) == Some(&b'"') && first < end {
                match self.cell(text, first + 1, &mut end)? {
                    Closed::At(place) => next = Some(place),
                    Closed::Never => {
                        self.never_closed += 1;
                        at = first + 1;
                    }
                    Closed::Cut => {
                        self.cells.push((begun, self.out.len()));
                        return Ok((end, true));
                    }
                }
            }
            let next = next.unwrap_or_else(|| {
                let rest = &self.held[at..end];
                let next = at + memchr(self.delimiter, rest).unwrap_or(rest.len());
                self.out.extend_from_slice(&self.held[at..next]);
                next
            });
            self.cells.push((begun, self.out.len()));
            if self.cells.len() > MOST_COLUMNS {
                return Err(LineTooLong.into());
            }
            if next >= end {
                return Ok((end, false));
            }
            at = next + 1;
        }
    }

    fn past_blanks(&self, from: usize, end: usize) -> usize {
        let rest = &self.held[from..end];
        let mark = if rest.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        let blanks = rest[mark..].iter();
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t') && **byte != self.delimiter;
        from + mark + blanks.take_while(is_blank).count()
    }

    /// True when nothing but blanks stands between this place and the next cell.
    fn ends_cell(&self, at: usize, end: usize) -> bool {
        let next = self.past_blanks(at.min(end), end);
        next >= end || self.held[next] == self.delimiter
    }

    /// Takes a cell whose opening quote stands before `from`. `end` is the end of its line, and
    /// becomes that of its last one.
    fn cell(
        &mut self,
        text: &mut impl BufRead,
        from: usize,
        end: &mut usize,
    ) -> io::Result<Closed> {
        let begun = self.out.len();
        let (mut last, mut at, mut taken) = (*end, from, from);
        let (mut lines, mut odd) = (0, None);
        loop {
            let Some(quote) = memchr(b'"', &self.held[at..last]).map(|found| at + found) else {
                let is_end = last == self.held.len();
                if let Some(odd) = odd {
                    return Ok(Closed::At(self.half_quoted(begun, from, odd, last)));
                }
                if is_end && lines == 0 && self.open_at_end == OpenAtEnd::CutShort {
                    self.take(taken, last);
                    return Ok(Closed::Cut);
                }
                let is_long = last - from > LONGEST_CELL || self.in_vain > MOST_IN_VAIN;
                if is_end || is_long {
                    return Ok(self.give_up(begun, last - from));
                }
                (at, lines) = (last, lines + 1);
                last = self.line(text, last + 1)?;
                continue;
            };
            let escaped = !self.doubles && self.is_escaped(from, quote);
            let doubled = quote + 1 < last && self.held[quote + 1] == b'"';
            if escaped && doubled && self.ends_cell(quote + 2, last) {
                self.escapes = true;
            }
            let closes = self.ends_cell(quote + 1, last);
            if escaped && (self.escapes || !(closes || doubled)) {
                self.escapes = true;
                self.take(taken, quote - 1);
                taken = quote;
                at = quote + 1;
            } else if doubled {
                self.take(taken, quote + 1);
                taken = quote + 2;
                at = taken;
            } else if let Some(odd) =
                odd.filter(|odd| closes && self.is_past_cell(*odd, quote, last))
            {
                return Ok(Closed::At(self.half_quoted(begun, from, odd, last)));
            } else if closes && !(lines > 0 && self.holds_rows(from, quote)) {
                self.take(taken, quote);
                *end = last;
                return Ok(Closed::At(self.past_blanks(quote + 1, last)));
            } else if lines > 0 {
                return Ok(self.give_up(begun, last - from));
            } else {
                // A quote within the text that nobody doubled.
                odd = odd.or(Some(quote));
                at = quote + 1;
            }
        }
    }

    /// True when a quote that might end a cell is one of a later cell: the cell goes on without quotes
    /// behind the one at `odd`. Then another cell in quotes begins between the two, or only so the
    /// row has as many cells as the header.
    fn is_past_cell(&self, odd: usize, quote: usize, end: usize) -> bool {
        let mut signs = memchr_iter(self.delimiter, &self.held[odd + 1..quote]).peekable();
        if signs.peek().is_none() {
            return false;
        }
        let is_last = memchr(b'"', &self.held[quote + 1..end]).is_none();
        let fits = |from: usize| {
            let rest = memchr_iter(self.delimiter, &self.held[from..end]).count();
            is_last && self.width > 1 && self.cells.len() + 1 + rest == self.width
        };
        let opens = |sign: usize| self.held[self.past_blanks(odd + sign + 2, end)] == b'"';
        !fits(quote + 1) && (fits(odd + 1) || signs.any(opens))
    }

    /// A cell that goes on behind its closing quote: `"Hours" (live)`. Where it ends.
    fn half_quoted(&mut self, begun: usize, from: usize, quote: usize, end: usize) -> usize {
        self.out.truncate(begun);
        let rest = &self.held[quote + 1..end];
        let next = quote + 1 + memchr(self.delimiter, rest).unwrap_or(rest.len());
        self.out.extend_from_slice(&self.held[from..quote]);
        self.out.extend_from_slice(&self.held[quote + 1..next]);
        next
    }

    fn give_up(&mut self, begun: usize, looked_at: usize) -> Closed {
        self.out.truncate(begun);
        self.in_vain += looked_at;
        Closed::Never
    }

    /// True when an odd number of backslashes stands before a quote.
    fn is_escaped(&self, from: usize, quote: usize) -> bool {
        let before = self.held[from..quote].iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 1
    }

    /// True when what stands in quotes are whole rows: then the quote was never closed.
    fn holds_rows(&self, from: usize, quote: usize) -> bool {
        let mut lines = self.held[from..quote].split(|byte| matches!(byte, b'\n' | b'\r'));
        let is_row = |line: &[u8]| {
            self.width > 1 && memchr_iter(self.delimiter, line).count() + 1 == self.width
        };
        let first = lines.next().is_some_and(is_row);
        first && lines.next_back().is_some_and(is_row)
    }

    fn take(&mut self, from: usize, to: usize) {
        let part = &self.held[from..to.max(from)];
        if !self.escapes || memchr(b'\\', part).is_none() {
            self.out.extend_from_slice(part);
            return;
        }
        let mut bytes = part.iter().peekable();
        while let Some(byte) = bytes.next() {
            self.out.push(*byte);
            if *byte == b'\\' && bytes.peek() == Some(&&b'\\') {
                bytes.next();
            }
        }
    }
}

/// Ends of lines, of which CR LF is one.
fn line_ends(text: &[u8]) -> u32 {
    let ends = memchr2_iter(b'\n', b'\r', text);
    let own = ends.filter(|at| text[*at] == b'\r' || *at == 0 || text[at - 1] != b'\r');
    u32::try_from(own.count()).unwrap_or(u32::MAX)
}

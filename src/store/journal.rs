//! Reading a journal: which lines stand, which are damaged, what fills the holes.
//!
//! Reading changes nothing. Lines are chained by their sums, so a hole shows as a line whose
//! `prev` nobody has. What is missing is looked for among lines that this same file brought
//! back earlier, and then in the kept copies.

pub(in crate::store) mod append;
pub mod chain;
pub(in crate::store) mod line;
mod repair;

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::Timestamp;

use super::error::Warning;
use super::id::CaseId;
use crate::case::event::{Entry, Event};
use line::{Header, Line};
use repair::ChainRepair;

/// Everything that a journal's bytes say.
#[derive(Debug)]
pub(super) struct Journal {
    pub case: CaseId,
    /// The format's version; 1 when the first line is damaged.
    pub version: u32,
    /// The case that the first line names, when it is another one.
    pub other_case: Option<String>,
    /// All lines that fit, in order, with what was brought back.
    pub placed: Vec<Placed>,
    /// The ids of all entries that count.
    ids: HashSet<String>,
    /// How many bytes hold whole lines.
    pub good_end: usize,
    /// True when the last whole line lacks its end of line.
    pub unended: bool,
    /// How many bytes follow: a write in progress, or a crash.
    pub tail: usize,
    /// The sum that the next line names.
    pub last_sum: String,
    /// Damaged entries that nothing brought back; at least so many.
    pub lost: usize,
    /// True when something is missing, or the end may be.
    suspect: bool,
}

/// A line in its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub line: Line,
    /// True when entries before it are lost.
    pub after_gap: bool,
    /// True when it stands in a kept copy only.
    pub from_copy: bool,
    /// True when the same entry came before: a line that was brought back, or merged twice.
    pub repeats: bool,
}

/// Lines from kept copies, newest copy first.
#[derive(Debug, Default)]
pub(super) struct Copies {
    lines: Vec<Line>,
}

/// What stands between two ends of a line.
enum Item {
    Good(Box<Line>),
    /// A damaged piece, with how many entries it seems to have held.
    Bad(usize),
}

impl Copies {
    /// Adds the lines of one kept copy.
    pub fn add(&mut self, bytes: &[u8]) {
        let items = split(bytes, "").items.into_iter();
        let good = items.filter_map(|item| match item {
            Item::Good(line) => Some(*line),
            Item::Bad(_) => None,
        });
        self.lines.extend(good);
    }
}

impl Journal {
    /// Reads a journal, with what kept copies hold.
    pub fn read(case: &CaseId, bytes: &[u8], copies: &Copies) -> Self {
        let own_header = line::header(case);
        let own_header = own_header.trim_end();
        let Parts {
            header,
            items,
            good_end,
            tail,
            unended,
        } = split(bytes, own_header);
        let first_sum = header
            .as_ref()
            .map(|header| header.sum.clone())
            .or_else(|| line::read_header(own_header).map(|header| header.sum))
            .unwrap_or_default();
        let last_sum = items
            .iter()
            .rev()
            .find_map(|item| match item {
                Item::Good(line) => Some(line.sum.clone()),
                Item::Bad(_) => None,
            })
            .unwrap_or_else(|| first_sum.clone());
        let mut repair = ChainRepair::new(&items, copies, first_sum);
        for item in items {
            repair.take(item);
        }
        let (mut placed, lost) = repair.finish();
        Self {
            case: case.clone(),
            version: header.as_ref().map_or(line::VERSION, |head| head.version),
            other_case: header
                .map(|head| head.case)
                .filter(|name| name != case.as_str()),
            ids: mark_repeats(&mut placed),
            placed,
            good_end,
            unended,
            tail,
            last_sum,
            lost,
            suspect: lost > 0 || tail > 0,
        }
    }

    /// True when looking into the kept copies may bring something back.
    pub fn is_suspect(&self) -> bool {
        self.suspect
    }

    /// The lines that stand in a kept copy only, in order.
    pub fn only_in_copies(&self) -> impl Iterator<Item = &Line> {
        self.placed
            .iter()
            .filter(|placed| placed.from_copy && !placed.repeats)
            .map(|placed| &placed.line)
    }

    /// The lines that count: the first of each entry.
    fn counting(&self) -> impl Iterator<Item = &Placed> {
        self.placed.iter().filter(|placed| !placed.repeats)
    }

    /// What is replayed.
    pub fn entries(&self) -> Vec<Entry> {
        self.counting()
            .map(|placed| Entry {
                after_gap: placed.after_gap,
                ..placed.line.entry.clone()
            })
            .collect()
    }

    /// Where the newest entry stands; none where there is none.
    pub fn newest(&self) -> Option<Timestamp> {
        let entries = self.counting().map(|placed| &placed.line.entry);
        entries.map(|entry| entry.order().0).max()
    }

    /// True when an entry of that id counts already.
    pub fn holds(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// True for a line that is not here and takes back what was done here, and still counts:
    /// what came from another computer may be taken back there.
    pub fn is_undone_by(&self, line: &Line) -> bool {
        let Event::Undone { entry } = &line.entry.event else {
            return false;
        };
        let is_own = |placed: &Placed| {
            placed.line.entry.id == *entry && placed.line.entry.merged_from.is_none()
        };
        let undoes = |placed: &Placed| match &placed.line.entry.event {
            Event::Undone { entry: undone } => undone == entry,
            _ => false,
        };
        !self.holds(&line.entry.id) && self.counting().any(is_own) && !self.counting().any(undoes)
    }

    /// What the person is told about this journal.
    pub fn notices(&self) -> Vec<Warning> {
        let case = || self.case.clone();
        let restored = self.only_in_copies().count();
        let unknown = |placed: &&Placed| placed.line.entry.event == Event::Unknown;
        let newer = self.counting().filter(unknown).count();
        let mut notices = Vec::new();
        // That nothing is lost is said only where it is true.
        if restored > 0 && self.lost == 0 {
            let entries = restored;
            notices.push(Warning::Restored {
                case: case(),
                entries,
            });
        }
        if self.lost > 0 {
            notices.push(Warning::Lost {
                case: case(),
                entries: self.lost,
            });
        }
        if self.tail > 0 {
            notices.push(Warning::Unfinished { case: case() });
        }
        if newer > 0 {
            let entries = newer;
            notices.push(Warning::NewerEntries {
                case: case(),
                entries,
            });
        }
        notices
    }
}

/// What stands in the bytes of a journal.
struct Parts {
    header: Option<Header>,
    /// The other lines.
    items: Vec<Item>,
    /// How many bytes hold whole lines.
    good_end: usize,
    /// How many bytes follow.
    tail: usize,
    /// True when the last whole line lacks its end of line.
    unended: bool,
}

fn split(bytes: &[u8], own_header: &str) -> Parts {
    let ended = end_of_lines(bytes);
    let mut header = None;
    let mut items = Vec::new();
    let lines = bytes[..ended].split_inclusive(|byte| *byte == b'\n');
    for (at, raw) in lines.enumerate() {
        let raw = without_end(raw);
        let text = std::str::from_utf8(raw).ok();
        match text.and_then(line::read) {
            Some(line) => items.push(Item::Good(Box::new(line))),
            // The first line can be worked out again: a damaged one loses nothing.
            None if at == 0 => header = text.and_then(line::read_header),
            // Its rest, when the damage was an end of line.
            None if own_header.as_bytes().ends_with(raw) => {}
            None => items.push(Item::Bad(sums_in(raw))),
        }
    }
    let last = unended(&bytes[ended..]);
    let unended = last.is_some();
    items.extend(last.map(|line| Item::Good(Box::new(line))));
    let good_end = if unended { bytes.len() } else { ended };
    Parts {
        header,
        items,
        good_end,
        tail: bytes.len() - good_end,
        unended,
    }
}

/// How many bytes end in an end of line.
fn end_of_lines(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| *byte == b'\n');
    last.map_or(0, |at| at + 1)
}

/// A sync program that treats the file as text may have added carriage returns.
fn without_end(raw: &[u8]) -> &[u8] {
    let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
    raw.strip_suffix(b"\r").unwrap_or(raw)
}

/// What follows the last end of line, when it is a whole line: some programs take the last end
/// of line of a file away, and its sum tells that nothing else is missing.
fn unended(rest: &[u8]) -> Option<Line> {
    line::read(std::str::from_utf8(without_end(rest)).ok()?)
}

/// The whole lines of a journal, each with its end of line.
pub(in crate::store) fn whole_lines(bytes: &[u8]) -> Cow<'_, [u8]> {
    let ended = end_of_lines(bytes);
    if unended(&bytes[ended..]).is_none() {
        return Cow::Borrowed(&bytes[..ended]);
    }
    let mut whole = bytes.to_vec();
    whole.push(b'\n');
    Cow::Owned(whole)
}

/// How many entries a damaged piece held, judged by the sums in it.
fn sums_in(raw: &[u8]) -> usize {
    let key = line::SUM_KEY.as_bytes();
    raw.windows(key.len()).filter(|part| *part == key).count()
}

/// Marks what repeats an entry that came before; gives the ids of all entries.
fn mark_repeats(placed: &mut [Placed]) -> HashSet<String> {
    let mut seen = HashSet::new();
    for placed in placed {
        placed.repeats = !seen.insert(placed.line.entry.id.clone());
    }
    seen
}

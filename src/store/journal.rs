//! Reading a journal: which lines stand, which are damaged, what fills the holes.
//!
//! Reading changes nothing. Lines are chained by their sums, so a hole shows as a line whose
//! `prev` nobody has. What is missing is looked for among lines that this same file brought
//! back earlier, and then in the kept copies.

pub(in crate::store) mod append;
pub mod chain;
pub(in crate::store) mod line;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::error::Warning;
use super::id::CaseId;
use crate::case::event::{Entry, Event};
use line::{Header, Line};

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
    /// How many bytes end in a finished line.
    pub good_end: usize,
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
        let (_, items, _, _) = split(bytes, "");
        let good = items.into_iter().filter_map(|item| match item {
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
        let (header, items, good_end, tail) = split(bytes, own_header);
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
        let mut weave = ChainRepair::new(&items, copies, first_sum);
        for item in items {
            weave.take(item);
        }
        let (mut placed, lost) = weave.finish();
        Self {
            case: case.clone(),
            version: header.as_ref().map_or(line::VERSION, |head| head.version),
            other_case: header
                .map(|head| head.case)
                .filter(|name| name != case.as_str()),
            ids: mark_repeats(&mut placed),
            placed,
            good_end,
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
        if restored > 0 {
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

/// The first line, the other finished lines, where they end, and how many bytes follow.
fn split(bytes: &[u8], own_header: &str) -> (Option<Header>, Vec<Item>, usize, usize) {
    let good_end = bytes
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let mut header = None;
    let mut items = Vec::new();
    let lines = bytes[..good_end].split_inclusive(|byte| *byte == b'\n');
    for (at, raw) in lines.enumerate() {
        // A sync program that treats the file as text may have added carriage returns.
        let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
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
    (header, items, good_end, bytes.len() - good_end)
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

/// Puts lines in their order and fills holes.
struct ChainRepair {
    placed: Vec<Placed>,
    sums: HashSet<String>,
    /// Lines that may fill a hole, by their own sum and by the sum before them.
    by_sum: HashMap<String, (Line, bool)>,
    by_prev: HashMap<String, Vec<String>>,
    in_file: HashSet<String>,
    /// The sum that the next line should name.
    expected: String,
    /// Damaged pieces since the last good line: how many entries they seem to have held.
    bad: Option<usize>,
    lost: usize,
    gap: bool,
}

impl ChainRepair {
    fn new(items: &[Item], copies: &Copies, first_sum: String) -> Self {
        let mut weave = Self {
            placed: Vec::new(),
            sums: HashSet::from([first_sum.clone()]),
            by_sum: HashMap::new(),
            by_prev: HashMap::new(),
            in_file: HashSet::new(),
            expected: first_sum,
            bad: None,
            lost: 0,
            gap: false,
        };
        for item in items {
            if let Item::Good(line) = item {
                weave.in_file.insert(line.sum.clone());
            }
        }
        for item in items {
            if let Item::Good(line) = item
                && line.restores
                && let Some(inner) = &line.inner
            {
                weave.offer(inner, false);
            }
        }
        for line in &copies.lines {
            weave.offer(line, true);
        }
        weave
    }

    fn offer(&mut self, line: &Line, from_copy: bool) {
        if self.in_file.contains(&line.sum) || self.by_sum.contains_key(&line.sum) {
            return;
        }
        let siblings = self.by_prev.entry(line.prev.clone()).or_default();
        siblings.push(line.sum.clone());
        self.by_sum
            .insert(line.sum.clone(), (line.clone(), from_copy));
    }

    fn take(&mut self, item: Item) {
        let line = match item {
            Item::Good(line) => line,
            Item::Bad(entries) => {
                self.bad = Some(self.bad.unwrap_or(0) + entries);
                return;
            }
        };
        if !self.sums.contains(&line.prev) {
            if !self.fill_back(&line.prev) {
                self.lose(0);
            }
        } else if self.bad.is_some() {
            let filled = self.fill_on();
            self.lose(filled);
        }
        self.bad = None;
        self.place(*line, false);
    }

    /// Counts what the damaged pieces held and `filled` lines did not bring back.
    fn lose(&mut self, filled: usize) {
        let lost = self.bad.unwrap_or(1).max(1).saturating_sub(filled);
        self.lost += lost;
        self.gap |= lost > 0;
    }

    /// Follows the chain back from `prev` to what is placed; true when it gets there.
    fn fill_back(&mut self, prev: &str) -> bool {
        let mut found = Vec::new();
        let mut wanted = prev.to_owned();
        while !self.sums.contains(&wanted) {
            let Some((line, from_copy)) = self.by_sum.remove(&wanted) else {
                break;
            };
            wanted.clone_from(&line.prev);
            found.push((line, from_copy));
        }
        let whole = self.sums.contains(&wanted);
        if !whole {
            // What follows the last placed line may be known although the chain back breaks.
            self.fill_on();
            self.gap = true;
        }
        for (line, from_copy) in found.into_iter().rev() {
            self.place(line, from_copy);
        }
        whole
    }

    /// Follows the chain on from the last placed line; how many lines that gave.
    fn fill_on(&mut self) -> usize {
        let mut filled = 0;
        while let Some(next) = self.next_known() {
            let Some((line, from_copy)) = self.by_sum.remove(&next) else {
                break;
            };
            self.place(line, from_copy);
            filled += 1;
        }
        filled
    }

    fn next_known(&self) -> Option<String> {
        self.by_prev
            .get(&self.expected)?
            .iter()
            .find(|sum| self.by_sum.contains_key(*sum))
            .cloned()
    }

    fn place(&mut self, line: Line, from_copy: bool) {
        self.sums.insert(line.sum.clone());
        self.expected.clone_from(&line.sum);
        self.placed.push(Placed {
            line,
            after_gap: self.gap,
            from_copy,
            repeats: false,
        });
    }

    /// What the copies hold past the end comes last.
    fn finish(mut self) -> (Vec<Placed>, usize) {
        let filled = self.fill_on();
        if self.bad.is_some() || self.placed.is_empty() {
            self.lose(filled);
        }
        (self.placed, self.lost)
    }
}

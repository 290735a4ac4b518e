//! The chain of a case's journal as it goes into a record, and how anybody checks it.
//!
//! A line that holds a name may be left out: `{"left_out":true,"prev":…,"sum":…}` stands in its
//! place, so that the chain can still be followed.

use super::line;
use crate::case::Event;
use crate::case::event::Entry;
use crate::store::{CaseId, Error, Store};

/// The lines of a journal, as they are handed on.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The first line and all others, each with its end of line.
    pub text: String,
    /// The sum of the last line.
    pub head: String,
    /// Lines, counted from 1, before which something was lost long ago.
    pub gaps: Vec<usize>,
    /// How many lines were left out.
    pub left_out: usize,
    /// What happened in the case, in order; also what only kept copies hold and no line here.
    pub entries: Vec<Entry>,
}

/// What is wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// This line, counted from 1, is not as it was written.
    Line(usize),
    /// The last line is not the one that the record names.
    Head,
}

impl Store {
    /// The lines of a case for a record; those whose event `leaves_out` are stood in for.
    pub fn chain(
        &self,
        case: &CaseId,
        leaves_out: impl Fn(&Event) -> bool,
    ) -> Result<Chain, Error> {
        let journal = self.journal(case)?;
        let header = line::header(case);
        let mut prev = line::read_header(header.trim_end()).map_or_else(String::new, |it| it.sum);
        let mut chain = Chain {
            text: header,
            head: prev.clone(),
            entries: journal.entries(),
            ..Chain::default()
        };
        let own = journal.placed.iter().filter(|placed| !placed.from_copy);
        for (number, placed) in (2..).zip(own) {
            let line = &placed.line;
            if line.prev != prev {
                chain.gaps.push(number);
            }
            prev.clone_from(&line.sum);
            if leaves_out(&line.entry.event) {
                chain.left_out += 1;
                chain.text.push_str(&left_out(&line.prev, &line.sum));
            } else {
                chain.text.push_str(&line.raw);
            }
            chain.text.push('\n');
        }
        chain.head = prev;
        Ok(chain)
    }
}

fn left_out(prev: &str, sum: &str) -> String {
    format!("{{\"left_out\":true,\"prev\":\"{prev}\",\"sum\":\"{sum}\"}}")
}

/// The sums that a line that was left out names; none for any other line.
fn read_left_out(raw: &str) -> Option<(String, String)> {
    let fields: serde_json::Value = serde_json::from_str(raw).ok()?;
    let text = |name: &str| Some(fields.get(name)?.as_str()?.to_owned());
    let (prev, sum) = (text("prev")?, text("sum")?);
    (left_out(&prev, &sum) == raw).then_some((prev, sum))
}

/// Follows the chain from its first line to its head; how many lines there are.
pub fn check(text: &str, case: &str, gaps: &[usize], head: &str) -> Result<usize, Break> {
    let mut prev = String::new();
    let mut count = 0;
    for (number, raw) in (1..).zip(text.split_terminator('\n')) {
        let bad = Break::Line(number);
        count = number;
        let (named, sum) = if number == 1 {
            let header = line::read_header(raw).filter(|header| header.case == case);
            (String::new(), header.ok_or(bad)?.sum)
        } else if let Some(sums) = read_left_out(raw) {
            sums
        } else {
            let line = line::read(raw).ok_or(bad)?;
            (line.prev, line.sum)
        };
        if named != prev && !gaps.contains(&number) {
            return Err(bad);
        }
        prev = sum;
    }
    if count == 0 || !text.ends_with('\n') {
        return Err(Break::Line(count.max(1)));
    }
    if prev == head {
        Ok(count)
    } else {
        Err(Break::Head)
    }
}

/// A text with its own SHA-256 at its end, as a line of a journal has it.
pub fn seal(body: &str) -> String {
    line::seal(body)
}

/// True when a sealed text is as it was written.
pub fn is_sealed(text: &str) -> bool {
    line::checked_sum(text.trim_end_matches('\n')).is_some()
}

//! Putting the lines of a journal in their order, and filling holes from what is known beside.

use std::collections::{HashMap, HashSet};

use super::line::Line;
use super::{Copies, Item, Placed};

/// Puts lines in their order and fills holes.
pub(super) struct ChainRepair {
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
    pub fn new(items: &[Item], copies: &Copies, first_sum: String) -> Self {
        let mut repair = Self {
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
                repair.in_file.insert(line.sum.clone());
            }
        }
        for item in items {
            if let Item::Good(line) = item
                && line.restores
                && let Some(inner) = &line.inner
            {
                repair.offer(inner, false);
            }
        }
        for line in &copies.lines {
            repair.offer(line, true);
        }
        repair
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

    pub fn take(&mut self, item: Item) {
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

    /// What the copies hold past the end comes last, and then what they hold of another way that
    /// the case went.
    pub fn finish(mut self) -> (Vec<Placed>, usize) {
        let filled = self.fill_on();
        if self.bad.is_some() || self.placed.is_empty() {
            self.lose(filled);
        }
        self.place_others();
        (self.placed, self.lost)
    }

    /// Places what only the copies hold and no chain leads to: somebody put an older or another
    /// state of the case in its place, and it went on from there.
    fn place_others(&mut self) {
        let ids = self.placed.iter().map(|placed| &placed.line.entry.id);
        let mut known: HashSet<String> = ids.cloned().collect();
        let left = std::mem::take(&mut self.by_sum).into_values();
        let mut others: Vec<Line> = left
            .filter(|(line, from_copy)| *from_copy && !known.contains(&line.entry.id))
            .map(|(line, _)| line)
            .collect();
        others.sort_by(|a, b| a.entry.order().cmp(&b.entry.order()));
        for line in others {
            if known.insert(line.entry.id.clone()) {
                self.place(line, true);
            }
        }
    }
}

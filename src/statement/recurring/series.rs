//! Charges of one merchant that come in one rhythm.

use jiff::ToSpan;
use jiff::civil::Date;

use super::merchant::Merchant;
use super::{price_change, rhythm};
use crate::statement::charge::Rhythm;
use crate::statement::read::entries::Entry;

/// By how many per cent the amounts of one charge may differ.
const TOLERANCE: i64 = 5;
/// Series of one amount that may run beside each other, such as two accounts of one family.
const MOST_BESIDE: usize = 3;

/// Charges of different amounts from which on a rhythm with few gaps is no chance, whatever
/// else is charged.
const SURE: usize = 6;
/// A pair a year apart counts where it is at least one in so many of the charges without rhythm.
const RARE: usize = 5;

/// Charges that come in one rhythm, the oldest first.
#[derive(Debug, Clone)]
pub(super) struct Series {
    pub(super) rhythm: Rhythm,
    /// Never empty.
    pub(super) entries: Vec<Entry>,
}

impl Series {
    /// True when the entry is one of them.
    fn has(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }

    /// The newest of them.
    pub(super) fn newest(&self) -> Entry {
        self.entries[self.entries.len() - 1]
    }

    /// True where at most one period in four is missing between the first and the last.
    fn is_nearly_whole(&self) -> bool {
        let pairs = self.entries.windows(2);
        let apart = pairs.filter_map(|pair| self.rhythm.periods(pair[0].day, pair[1].day));
        let missing: i64 = apart.map(|periods| periods - 1).sum();
        // As many periods as there are entries but the first, and those that are missing.
        usize::try_from(missing).is_ok_and(|missing| missing * 3 < self.entries.len())
    }

    /// True when the other goes on where this one ends, at about the same price.
    fn goes_on_in(&self, other: &Self) -> bool {
        let (last, first) = (self.newest(), other.entries[0]);
        self.rhythm == other.rhythm
            && self.rhythm.periods(last.day, first.day).is_some()
            && last.amount.is_within(TOLERANCE, first.amount)
    }

    /// Takes in an entry that fits between or behind its own.
    fn adopt(&mut self, entry: Entry) -> bool {
        let at = self.entries.partition_point(|own| own.day <= entry.day);
        let before = at.checked_sub(1).map(|before| self.entries[before]);
        let after = self.entries.get(at).copied();
        let fits = |from: Option<Entry>, to: Option<Entry>| match (from, to) {
            (Some(from), Some(to)) => self.rhythm.periods(from.day, to.day).is_some(),
            _ => true,
        };
        let near = before
            .or(after)
            .is_some_and(|own| own.amount.is_within(TOLERANCE, entry.amount));
        let fits = near && fits(before, Some(entry)) && fits(Some(entry), after);
        if fits {
            self.entries.insert(at, entry);
        }
        fits
    }
}

/// Those of a merchant's charges that are in none of these series.
pub(super) fn outside(found: &[Series], group: &[Entry]) -> Vec<Entry> {
    let is_outside = |entry: &&Entry| !found.iter().any(|series| series.has(entry));
    group.iter().filter(is_outside).copied().collect()
}

/// The day on which the next charge should come after these, of which there is one at least. What
/// comes on a month's last days comes on its last day where the month is shorter.
pub(super) fn next(rhythm: Rhythm, entries: &[Entry]) -> Date {
    let last = entries[entries.len() - 1].day;
    let next = rhythm.after(last);
    if rhythm.is_of_weeks() || last != last.last_of_month() {
        return next;
    }
    let usual = entries.iter().map(|entry| entry.day.day()).max();
    let usual = usual.unwrap_or(last.day()).min(next.days_in_month());
    next.saturating_add(i32::from(usual - next.day()).max(0).days())
}

/// The series among a merchant's charges, which are in the order of their days.
pub(super) fn find(group: &[Entry], merchant: Merchant) -> Vec<Series> {
    let mut found = Vec::new();
    let mut rest = Vec::new();
    for same in by_exact_amount(group) {
        runs(same, &mut found, &mut rest);
    }
    let rest = join(&mut found, rest);
    let rest = drop_rare_pairs(&mut found, rest);
    // Several contracts with one insurer cost about the same and are several all the same.
    if !merchant.is_insurer {
        let mut alike_found = Vec::new();
        let mut left = Vec::new();
        for alike in by_amount(&rest) {
            runs(alike, &mut alike_found, &mut left);
        }
        // Where people buy all sorts of things, some of it comes in a rhythm by chance.
        let is_no_chance = |series: &Series| {
            let count = series.entries.len();
            count * 2 > rest.len() || (count >= SURE && series.is_nearly_whole())
        };
        alike_found.retain(is_no_chance);
        found.extend(alike_found);
        join(&mut found, left);
        price_change::join(&mut found, group);
    }
    found
}

/// Takes out pairs a year apart where they are few among what is charged without a rhythm.
fn drop_rare_pairs(found: &mut Vec<Series>, rest: Vec<Entry>) -> Vec<Entry> {
    let (pairs, kept): (Vec<Series>, Vec<Series>) = found
        .drain(..)
        .partition(|series| series.entries.len() == 2);
    let of_all = rest.len() + pairs.len() * 2;
    *found = kept;
    let mut rest = rest;
    for pair in pairs {
        if pair.entries.len() * RARE >= of_all {
            found.push(pair);
        } else {
            rest.extend(pair.entries);
        }
    }
    rest
}

/// The runs among charges of about one amount; what is in none goes to `rest`.
fn runs(group: Vec<Entry>, found: &mut Vec<Series>, rest: &mut Vec<Entry>) {
    let all = group.len();
    if is_crowd(&group) {
        rest.extend(group);
        return;
    }
    let (mut left, mut series) = (group.clone(), Vec::<Series>::new());
    while series.len() < MOST_BESIDE {
        let days: Vec<Date> = left.iter().map(|entry| entry.day).collect();
        let Some((rhythm, run)) = rhythm::longest(&days) else {
            break;
        };
        let entries = run.iter().map(|at| left[*at]).collect();
        left = without(left, &run);
        series.push(Series { rhythm, entries });
        // What comes every week or two in several runs is no subscription but a habit.
        if matches!(rhythm, Rhythm::Weekly | Rhythm::Fortnightly) {
            break;
        }
    }
    let covered = all - left.len();
    // Most of what is charged has to be in the runs; else they are there by chance.
    if covered * 20 > all * 11 {
        found.extend(series);
        rest.extend(left);
    } else {
        rest.extend(group);
    }
}

fn without(entries: Vec<Entry>, places: &[usize]) -> Vec<Entry> {
    let kept = entries
        .into_iter()
        .enumerate()
        .filter(|(at, _)| places.binary_search(at).is_err());
    kept.map(|(_, entry)| entry).collect()
}

/// True for more charges than any rhythm makes.
fn is_crowd(group: &[Entry]) -> bool {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return true;
    };
    let days = last.day.duration_since(first.day).as_hours() / 24;
    let weeks = usize::try_from(days / 7).unwrap_or_default();
    group.len() > (weeks + 3) * 2
}

/// Joins series that go on in each other, and gives them what fits into them; returns the rest.
fn join(found: &mut Vec<Series>, rest: Vec<Entry>) -> Vec<Entry> {
    found.sort_by_key(|series| series.entries[0].day);
    let mut joined: Vec<Series> = Vec::new();
    for series in found.drain(..) {
        match joined
            .iter_mut()
            .find(|earlier| earlier.goes_on_in(&series))
        {
            Some(earlier) => earlier.entries.extend(series.entries),
            None => joined.push(series),
        }
    }
    *found = joined;
    let adopted = |entry: &Entry| found.iter_mut().any(|series| series.adopt(*entry));
    let mut adopted = adopted;
    rest.into_iter().filter(|entry| !adopted(entry)).collect()
}

/// Charges of the same amount, each in the order of their days.
fn by_exact_amount(group: &[Entry]) -> Vec<Vec<Entry>> {
    let mut sorted = group.to_vec();
    sorted.sort_by_key(|entry| (entry.amount, entry.day, entry.line));
    let same = sorted.chunk_by(|a, b| a.amount == b.amount);
    same.map(<[Entry]>::to_vec).collect()
}

/// Charges of about the same amount, each in the order of their days.
pub(super) fn by_amount(group: &[Entry]) -> Vec<Vec<Entry>> {
    let mut sorted = group.to_vec();
    sorted.sort_by_key(|entry| (entry.amount, entry.day, entry.line));
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for entry in sorted {
        match groups.last_mut() {
            Some(group) if group[0].amount.is_within(TOLERANCE, entry.amount) => group.push(entry),
            _ => groups.push(vec![entry]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|entry| (entry.day, entry.line));
    }
    groups
}

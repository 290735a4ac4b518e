//! Charges that go on at another price. The new price begins a period after the old one ends.

use super::series::{self, Series};
use crate::statement::charge::Rhythm;
use crate::statement::read::entries::Entry;

/// Whoever charges more than so many times as much, or as little, charges for something else.
const MOST_TIMES: i64 = 2;
/// Where a merchant charges other things as well, one of them for so many in the rhythm, a new
/// price may be another purchase.
const FEW: usize = 4;

/// Gives each series what came after it at another price. `group` holds all that the merchant
/// charged, the oldest first.
pub(super) fn join(found: &mut Vec<Series>, group: &[Entry]) {
    join_series(found);
    let rest = series::outside(found, group);
    take_newest(found, &rest);
}

/// Joins a series with the one that begins where it ends.
fn join_series(found: &mut Vec<Series>) {
    found.sort_by_key(|series| series.entries[0].day);
    let mut joined: Vec<Series> = Vec::new();
    for series in found.drain(..) {
        let first = series.entries[0];
        let ends = joined.iter_mut().filter(|earlier| {
            earlier.rhythm == series.rhythm && leads(earlier.rhythm, earlier.newest(), first)
        });
        let nearest = ends.min_by_key(|earlier| earlier.newest().amount.distance(first.amount));
        match nearest {
            Some(earlier) => earlier.entries.extend(series.entries),
            None => joined.push(series),
        }
    }
    *found = joined;
}

/// Adds the first charges at a new price, too few for a series of their own.
fn take_newest(found: &mut [Series], rest: &[Entry]) {
    let mut newer: Vec<Vec<Entry>> = vec![Vec::new(); found.len()];
    let mut others = 0;
    for entry in rest {
        let newest = |at: &usize| newer[*at].last().copied().unwrap_or(found[*at].newest());
        let ends = (0..found.len()).filter(|at| leads(found[*at].rhythm, newest(at), *entry));
        match ends.min_by_key(|at| newest(at).amount.distance(entry.amount)) {
            Some(at) => newer[at].push(*entry),
            None => others += 1,
        }
    }
    for (series, newer) in found.iter_mut().zip(newer) {
        if others * FEW <= series.entries.len() {
            series.entries.extend(newer);
        }
    }
}

/// True where one charge may be the next after the other.
fn leads(rhythm: Rhythm, from: Entry, to: Entry) -> bool {
    let (low, high) = (from.amount.min(to.amount), from.amount.max(to.amount));
    rhythm.periods(from.day, to.day) == Some(1) && high <= low.times(MOST_TIMES)
}

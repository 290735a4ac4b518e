//! Which charges come again and again.
//!
//! Charges are put together by merchant and by amount, within five per cent, and are looked at
//! for a rhythm: three of them, or two a year apart. Where a guide knows the line as that of its
//! service, one is enough. What goes on at another price is one charge, and what no longer comes
//! by the end of the file has no next day.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use super::charge::{Charge, Rhythm};
use super::lookup::{FileLookup, Lookup, Match};
use super::read::entries::{Entries, Entry};

mod changing;
mod everyday;
mod merchant;
mod merchants;
mod price_change;
mod rhythm;
mod series;
mod tokens;

use merchant::Merchant;
use merchants::Merchants;

/// The charges that come again and again, the dearest a year first; those that have stopped
/// behind the others, and each currency for itself.
pub(super) fn charges(entries: &Entries, lookup: &Lookup) -> Vec<Charge> {
    let search = Search {
        entries,
        lookup: &FileLookup::of(lookup),
        end: entries.last_charge(),
    };
    let merchants = Merchants::of(entries, search.lookup);
    let mut charges = Vec::new();
    for (merchant, group) in merchants.groups(entries) {
        charges.extend(search.of_merchant(merchant, &group));
    }
    sort(&mut charges);
    charges
}

/// Amounts in different currencies cannot be compared: the one of most charges comes first.
fn sort(charges: &mut [Charge]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for charge in charges.iter() {
        *counts.entry(charge.currency.clone()).or_default() += 1;
    }
    charges.sort_by_cached_key(|charge| {
        let count = counts.get(&charge.currency).copied().unwrap_or_default();
        let dearest = Reverse(charge.yearly().unwrap_or(charge.amount));
        (
            charge.has_stopped(),
            Reverse(count),
            charge.currency.clone(),
            dearest,
            charge.rows.clone(),
        )
    });
}

/// A file that is looked through.
struct Search<'a> {
    entries: &'a Entries,
    lookup: &'a FileLookup<'a>,
    /// The last day on which anything was charged.
    end: Date,
}

impl Search<'_> {
    /// What comes again and again from one merchant.
    fn of_merchant(&self, merchant: Merchant, group: &[Entry]) -> Vec<Charge> {
        let found = series::find(group, merchant);
        let rest = series::outside(&found, group);
        let mut charges = Vec::new();
        for series in found {
            let known = whose(self.entries, &series.newest(), self.lookup);
            let is_own = known.as_ref().is_some_and(Match::names_service);
            if is_own || !merchant.is_everyday {
                charges.push(self.charge(Some(series.rhythm), &series.entries, known));
            }
        }
        let known = self.known_by_one(&rest, &charges);
        charges.extend(known);
        charges
    }

    /// Charges without a rhythm that a guide knows as those of its service. Beside a rhythm of the
    /// same service only another plan counts, such as a year paid at once: other amounts are single
    /// purchases.
    fn known_by_one(&self, rest: &[Entry], beside: &[Charge]) -> Vec<Charge> {
        let newest = rest.last();
        let known = newest.and_then(|newest| whose(self.entries, newest, self.lookup));
        let Some(known) = known.filter(Match::names_service) else {
            return Vec::new();
        };
        let is_same = |charge: &&Charge| {
            let other = charge.known.as_ref();
            other.is_some_and(|other| other.guide == known.guide)
        };
        let same = beside.iter().filter(is_same);
        let told: Vec<Rhythm> = same.filter_map(|one| one.rhythm).collect();
        let charges = series::by_amount(rest).into_iter().filter_map(|group| {
            let newest = group.last()?;
            let by_price =
                self.lookup
                    .usual_rhythm(&known.guide, newest.amount, newest.currency.as_str());
            let rhythm = if told.is_empty() {
                rhythm::of_few(&group).or(by_price)
            } else {
                by_price.filter(|by_price| !told.contains(by_price))
            };
            Some(self.charge(rhythm, &group, Some(known.clone())))
        });
        let (mut found, singles): (Vec<Charge>, Vec<Charge>) =
            charges.partition(|charge| charge.rhythm.is_some());
        // One is enough to tell that the service is there.
        if told.is_empty() && found.is_empty() {
            found.extend(singles.into_iter().max_by_key(|single| single.last));
        }
        found
    }

    /// The charge that these rows make, the newest of which is the last.
    fn charge(&self, rhythm: Option<Rhythm>, rows: &[Entry], known: Option<Match>) -> Charge {
        let newest = rows[rows.len() - 1];
        let next = rhythm.and_then(|rhythm| {
            let next = series::next(rhythm, rows);
            let has_stopped = rhythm.is_overdue(next, self.end);
            (!has_stopped).then_some(next)
        });
        let (name, detail) = (
            self.entries.texts.get(newest.name),
            self.entries.texts.get(newest.detail),
        );
        let (rows, rows_are_lines) = places(rows);
        Charge {
            name: merchant::shown_name(name, detail),
            amount: newest.amount,
            currency: newest.currency.as_str().to_owned(),
            rhythm,
            last: newest.day,
            next,
            rows,
            rows_are_lines,
            known,
        }
    }
}

/// The guide that knows an entry best.
fn whose(entries: &Entries, entry: &Entry, lookup: &FileLookup<'_>) -> Option<Match> {
    let (name, detail) = (
        entries.texts.get(entry.name),
        entries.texts.get(entry.detail),
    );
    lookup.best([name, detail].join(" ").trim())
}

/// Where rows stand in the file: their lines, and true; their numbers where a file has several on one line.
fn places(rows: &[Entry]) -> (Vec<u32>, bool) {
    let sorted = |place: fn(&Entry) -> u32| {
        let mut places: Vec<u32> = rows.iter().map(place).collect();
        places.sort_unstable();
        places
    };
    let lines = sorted(|entry| entry.line);
    let are_lines = lines.windows(2).all(|pair| pair[0] != pair[1]);
    if are_lines {
        (lines, true)
    } else {
        (sorted(|entry| entry.number), false)
    }
}

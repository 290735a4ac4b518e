//! Which charges come again and again.
//!
//! Charges are put together by merchant and by amount, within five per cent, and are looked at
//! for a rhythm: three of them, or two a year apart. Where a guide knows the line as that of its
//! service, one is enough.

use super::charge::{Charge, Rhythm};
use super::lookup::{FileLookup, Lookup, Match};
use super::read::entries::{Entries, Entry};

mod changing;
mod everyday;
mod merchant;
mod merchants;
mod rhythm;
mod series;
mod tokens;

use merchant::Merchant;
use merchants::Merchants;
use series::Series;

/// The charges that come again and again, the dearest a year first.
pub(super) fn charges(entries: &Entries, lookup: &Lookup) -> Vec<Charge> {
    let lookup = &FileLookup::of(lookup);
    let merchants = Merchants::of(entries, lookup);
    let mut charges = Vec::new();
    for (merchant, group) in merchants.groups(entries) {
        charges.extend(of_merchant(entries, merchant, &group, lookup));
    }
    charges.sort_by(|a, b| {
        b.yearly()
            .cmp(&a.yearly())
            .then_with(|| a.rows.cmp(&b.rows))
    });
    charges
}

/// What comes again and again from one merchant.
fn of_merchant(
    entries: &Entries,
    merchant: Merchant,
    group: &[Entry],
    lookup: &FileLookup<'_>,
) -> Vec<Charge> {
    let found = series::find(group, merchant);
    let alone = |entry: &Entry| !found.iter().any(|series| series.has(entry));
    let rest: Vec<Entry> = group.iter().filter(|entry| alone(entry)).copied().collect();
    let mut charges = Vec::new();
    for series in found {
        let known = whose(entries, &series.newest(), lookup);
        let is_own = known.as_ref().is_some_and(Match::names_service);
        if is_own || !merchant.is_everyday {
            charges.push(charge(entries, &series, known));
        }
    }
    charges.extend(known_by_one(entries, &rest, lookup));
    charges
}

/// Charges without a rhythm that a guide knows as those of its service.
fn known_by_one(entries: &Entries, rest: &[Entry], lookup: &FileLookup<'_>) -> Vec<Charge> {
    let Some(newest) = rest.last() else {
        return Vec::new();
    };
    let Some(known) = whose(entries, newest, lookup).filter(Match::names_service) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for group in series::by_amount(rest) {
        let Some(newest) = group.last() else {
            continue;
        };
        let rhythm = rhythm::of_few(&group)
            .or_else(|| lookup.usual_rhythm(&known.guide, newest.amount, newest.currency.as_str()))
            .unwrap_or(Rhythm::Monthly);
        let series = Series {
            rhythm,
            entries: group,
        };
        found.push(charge(entries, &series, Some(known.clone())));
    }
    found
}

/// The guide that knows an entry best.
fn whose(entries: &Entries, entry: &Entry, lookup: &FileLookup<'_>) -> Option<Match> {
    let (name, detail) = (
        entries.texts.get(entry.name),
        entries.texts.get(entry.detail),
    );
    lookup.best([name, detail].join(" ").trim())
}

fn charge(entries: &Entries, series: &Series, known: Option<Match>) -> Charge {
    let newest = series.newest();
    let mut rows: Vec<u32> = series.entries.iter().map(|entry| entry.line).collect();
    rows.sort_unstable();
    let (name, detail) = (
        entries.texts.get(newest.name),
        entries.texts.get(newest.detail),
    );
    Charge {
        name: merchant::shown_name(name, detail),
        amount: newest.amount,
        currency: newest.currency.as_str().to_owned(),
        rhythm: series.rhythm,
        last: newest.day,
        next: series.next(),
        rows,
        known,
    }
}

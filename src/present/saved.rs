//! What is no longer paid, over all cases that are over.

use std::collections::BTreeMap;

use crate::case::{Case, Outcome};
use crate::i18n;

/// What the proven ones among these cases would cost in a year, for each currency, as this
/// country writes it; none where no price was noted.
pub fn a_year<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    country: Option<&str>,
) -> Option<String> {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    let proven = cases
        .into_iter()
        .filter(|case| matches!(case.outcome, Outcome::Proven { .. }));
    for price in proven.filter_map(|case| case.price.as_ref()) {
        let sum = sums.entry(price.currency.as_str()).or_default();
        *sum = sum.saturating_add(price.a_year());
    }
    let amounts: Vec<String> = sums
        .into_iter()
        .map(|(currency, hundredths)| i18n::money(hundredths, currency, country))
        .collect();
    (!amounts.is_empty()).then(|| amounts.join(" + "))
}

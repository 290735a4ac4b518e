//! What a list shows of a guide, in which order, and how it is found there.

use std::cmp::Reverse;

use serde::Deserialize;

use super::{GuideId, Origin};
use crate::text;

/// The guide for whatever has none of its own.
pub const ANY_OTHER: &str = "another-subscription";

/// Guides without a rank stand behind the common ones.
const UNRANKED: u32 = 500;

/// What is shown of a guide in a list; the guide itself is not read for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The guide's id.
    pub id: GuideId,
    /// The service as its bill names it.
    pub title: String,
    /// One short line under the title.
    pub about: String,
    /// Other names under which people look for it.
    pub also_called: Vec<String>,
    /// What its plans were seen to cost: `11.99`, without a currency.
    pub prices: Vec<String>,
    /// The guide's revision.
    pub revision: u32,
    /// How common the service is; a smaller number stands further up.
    pub rank: Option<u32>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The few fields that a list needs.
#[derive(Deserialize)]
struct Head {
    title: String,
    about: String,
    revision: u32,
    service: HeadService,
    #[serde(default)]
    plans: Vec<HeadPlan>,
    #[serde(default)]
    rank: Option<u32>,
}

#[derive(Deserialize)]
struct HeadService {
    #[serde(default)]
    also_called: Vec<String>,
}

#[derive(Deserialize)]
struct HeadPlan {
    #[serde(default)]
    prices: Vec<HeadPrice>,
}

#[derive(Deserialize)]
struct HeadPrice {
    amount: String,
}

/// The most common services first. Those of no rank follow by their names, a person's own before
/// the others.
pub(super) fn in_order(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_cached_key(|entry| {
        let own = entry.origin != Origin::BuiltIn;
        let rank = entry.rank.unwrap_or(UNRANKED);
        (rank, Reverse(own), text::fold(&entry.title))
    });
    entries
}

impl Entry {
    /// From the text of a guide's file; `None` when it is none.
    pub(super) fn read(id: GuideId, file: &str, origin: Origin) -> Option<Self> {
        let head: Head = serde_json::from_str(file).ok()?;
        let clean = |names: &[String]| names.iter().map(|name| text::clean(name)).collect();
        let prices = head.plans.iter().flat_map(|plan| &plan.prices);
        Some(Entry {
            id,
            title: text::clean(&head.title),
            about: text::clean(&head.about),
            also_called: clean(&head.service.also_called),
            prices: prices.map(|price| text::clean(&price.amount)).collect(),
            revision: head.revision,
            rank: head.rank,
            origin,
        })
    }

    /// True when each word that is looked for is in one of its names or the line about it, or is
    /// what it costs. No word at all fits every guide.
    pub fn fits(&self, wanted: &str) -> bool {
        let names = [&self.title, &self.about].into_iter();
        let names: Vec<String> = names
            .chain(&self.also_called)
            .map(|name| text::fold(name))
            .collect();
        text::fold(wanted)
            .split_whitespace()
            .all(|word| names.iter().any(|name| name.contains(word)) || self.costs(word))
    }

    /// True for what a plan costs, as people write it: `$11.99`, `10,99`, or only `11`.
    fn costs(&self, word: &str) -> bool {
        let amount = word
            .trim_matches(|letter: char| !letter.is_ascii_digit())
            .replace(',', ".");
        let begins = |price: &String| {
            let rest = price.strip_prefix(amount.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || amount.contains('.')
            })
        };
        amount.starts_with(|first: char| first.is_ascii_digit()) && self.prices.iter().any(begins)
    }
}

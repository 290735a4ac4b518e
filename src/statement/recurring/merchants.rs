//! The merchants of a file, and the charges of each.

use std::collections::HashMap;

use super::merchant::Merchant;
use super::{changing, whose};
use crate::statement::lookup::{FileLookup, Match};
use crate::statement::read::entries::{Entries, Entry, TextId};

/// A merchant among [`Merchants`].
pub(super) type MerchantId = usize;

/// Who charges, each held once, and what each of them charged.
#[derive(Default)]
pub(super) struct Merchants {
    all: Vec<Merchant>,
    /// Whose each entry is, in the order of the entries.
    of_entries: Vec<MerchantId>,
}

impl Merchants {
    /// Reads who charged each entry.
    pub(super) fn of(entries: &Entries, lookup: &FileLookup<'_>) -> Self {
        let mut merchants = Self::default();
        let mut by_key: HashMap<String, MerchantId> = HashMap::new();
        // Most texts come many times, and are taken apart once.
        let mut by_texts: HashMap<(TextId, TextId), MerchantId> = HashMap::new();
        for entry in &entries.all {
            let texts = (entry.name, entry.detail);
            let id = *by_texts.entry(texts).or_insert_with(|| {
                let (name, detail) = (entries.texts.get(texts.0), entries.texts.get(texts.1));
                let (key, merchant) = Merchant::of(name, detail);
                if let Some(id) = by_key.get(&key) {
                    return *id;
                }
                // Some merchants' references look like words: a guide knows them all the same.
                let known = whose(entries, entry, lookup).filter(Match::names_service);
                let by_guide = known.map(|known| format!("{}\n{}", known.guide, known.pattern));
                let own = by_guide.as_ref().and_then(|name| by_key.get(name).copied());
                let id = own.unwrap_or_else(|| {
                    merchants.all.push(merchant);
                    merchants.all.len() - 1
                });
                by_key.extend(by_guide.map(|name| (name, id)));
                by_key.insert(key, id);
                id
            });
            merchants.of_entries.push(id);
        }
        changing::join(&mut merchants.of_entries, &by_key, entries);
        merchants
    }

    /// The charges of each merchant in each currency, the oldest first.
    pub(super) fn groups<'m>(
        &'m self,
        entries: &'m Entries,
    ) -> impl Iterator<Item = (Merchant, Vec<Entry>)> + 'm {
        let somebody = |at: &usize| !self.all[self.of_entries[*at]].is_nobody;
        let mut places: Vec<usize> = (0..entries.all.len()).filter(somebody).collect();
        let kind = |at: &usize| (self.of_entries[*at], entries.all[*at].currency);
        let order = |at: &usize| (entries.all[*at].day, entries.all[*at].line);
        places.sort_unstable_by_key(|at| (kind(at), order(at)));
        let mut begin = 0;
        std::iter::from_fn(move || {
            let first = *places.get(begin)?;
            let rest = places[begin..].iter();
            let count = rest.take_while(|at| kind(at) == kind(&first)).count();
            let group = places[begin..begin + count].iter();
            let group = group.map(|at| entries.all[*at]).collect();
            begin += count;
            Some((self.all[self.of_entries[first]], group))
        })
    }
}

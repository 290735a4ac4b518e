//! References that look like words. A reference of letters, or with few digits, cannot be told
//! from a name by itself; the file tells: it stands in one row only, and beside the same words the same
//! amount is charged again with another one.

use std::collections::{HashMap, HashSet};

use super::merchant::is_intermediary;
use super::merchants::MerchantId;
use crate::statement::amount::Amount;
use crate::statement::read::entries::{Currency, Entries};

/// Letters of the shortest reference that is looked for.
const SHORTEST: usize = 6;
/// Rows alike but for the reference that make one merchant.
const ENOUGH: usize = 3;
/// Tills and carriers behind which the name of a shop stands, and no reference.
const TILLS: [&str; 10] = [
    "SQ", "SUMUP", "ZETTLE", "IZETTLE", "TST", "PP", "GOOGLE", "APPLE", "UBER", "SP",
];

/// What is charged: in which currency, and how much.
type Price = (Currency, Amount);

/// Gives the rows that are alike but for such a reference one merchant. `by_key` holds who
/// charges by the words that stay.
pub(super) fn join(
    of_entries: &mut [MerchantId],
    by_key: &HashMap<String, MerchantId>,
    entries: &Entries,
) {
    let single = singles(of_entries);
    let uses = uses(by_key);
    let mut alike: HashMap<(String, Price), Vec<usize>> = HashMap::new();
    for (key, id) in by_key {
        let Some(at) = single.get(*id).copied().flatten() else {
            continue;
        };
        if let Some(stays) = without_references(key, &uses) {
            let entry = &entries.all[at];
            let price = (entry.currency, entry.amount);
            alike.entry((stays, price)).or_default().push(at);
        }
    }
    let charged = charged(of_entries, entries, &alike, by_key);
    for ((stays, price), places) in alike {
        let known = by_key.get(&stays).copied();
        let known = known.filter(|id| charged.contains(&(*id, price)));
        if known.is_none() && places.len() < ENOUGH {
            continue;
        }
        let first = places.iter().min().map(|at| of_entries[*at]);
        let Some(id) = known.or(first) else { continue };
        for at in places {
            of_entries[at] = id;
        }
    }
}

/// In how many merchants' lines each word stands that might be a reference.
fn uses(by_key: &HashMap<String, MerchantId>) -> HashMap<&str, usize> {
    let mut uses = HashMap::new();
    let words = by_key.keys().flat_map(|key| key.split(' '));
    for word in words.filter(|word| is_like_a_reference(word)) {
        *uses.entry(word).or_default() += 1;
    }
    uses
}

fn is_like_a_reference(word: &str) -> bool {
    word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// By merchant, the place of the only entry; nothing for those with several.
fn singles(of_entries: &[MerchantId]) -> Vec<Option<usize>> {
    let most = of_entries.iter().max().map_or(0, |most| most + 1);
    let (mut single, mut seen) = (vec![None; most], vec![false; most]);
    for (at, id) in of_entries.iter().enumerate() {
        single[*id] = (!seen[*id]).then_some(at);
        seen[*id] = true;
    }
    single
}

/// The words that stay; none where there is no such reference, or nothing beside it.
fn without_references(key: &str, uses: &HashMap<&str, usize>) -> Option<String> {
    let first = key.split(' ').next()?;
    if is_intermediary(key) || TILLS.contains(&first) {
        return None;
    }
    let is_reference = |word: &str| is_like_a_reference(word) && uses.get(word) == Some(&1);
    let words = key.split(' ').enumerate();
    let stays: Vec<&str> = words
        .filter(|(at, word)| *at == 0 || !is_reference(word))
        .map(|(_, word)| word)
        .collect();
    let stays = stays.join(" ");
    (stays != key).then_some(stays)
}

/// Who charges which price, among those that references would be joined to.
fn charged(
    of_entries: &[MerchantId],
    entries: &Entries,
    alike: &HashMap<(String, Price), Vec<usize>>,
    by_key: &HashMap<String, MerchantId>,
) -> HashSet<(MerchantId, Price)> {
    let wanted: HashSet<MerchantId> = alike
        .keys()
        .filter_map(|(stays, _)| by_key.get(stays).copied())
        .collect();
    let all = of_entries.iter().zip(&entries.all);
    all.filter(|(id, _)| wanted.contains(id))
        .map(|(id, entry)| (*id, (entry.currency, entry.amount)))
        .collect()
}

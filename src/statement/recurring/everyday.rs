//! Where people go regularly without having subscribed to anything: supermarkets, fuel, cafés,
//! cash. A membership there is a subscription all the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::merchant::is_no_name;
use crate::text::fold;

mod names;

/// Words of a line, without those of banks, among which a name that is a word as well counts.
const NEAR: usize = 2;
/// Letters from which on a name of several words may be written as one.
const LEAST_JOINED: usize = 8;
/// Letters that a name has when numbers stand against it.
const LEAST_BEFORE_DIGITS: usize = 4;

/// The names, by their first word.
static NAMES: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(table);
/// Those in other letters, as lines are folded, and what they sell besides.
static OTHER_LETTERS: LazyLock<[Vec<String>; 2]> =
    LazyLock::new(|| [names::OTHER_LETTERS, names::SOLD_MONTHLY].map(folded));

/// A name, ready to be looked for.
struct Name {
    /// The words behind the first.
    rest: Vec<&'static str>,
    counts: Counts,
}

/// Where a name counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Anywhere in a line. It is no name, but a word that many of them have.
    Kind,
    /// Anywhere in a line.
    Anywhere,
    /// Where a line names who is paid.
    Near,
    /// There, with the number of a branch right behind.
    Numbered,
}

fn table() -> HashMap<String, Vec<Name>> {
    let mut table: HashMap<String, Vec<Name>> = HashMap::new();
    for (all, counts) in [
        (names::KINDS, Counts::Kind),
        (names::SHOPS, Counts::Anywhere),
        (names::FUEL, Counts::Anywhere),
        (names::WORDS, Counts::Near),
        (names::NUMBERED, Counts::Numbered),
    ] {
        for name in all.split('|') {
            let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
            let joined = name.replace(' ', "");
            let of = |rest: Vec<&'static str>| Name { rest, counts };
            if !rest.is_empty() && joined.len() >= LEAST_JOINED {
                table.entry(joined).or_default().push(of(Vec::new()));
            }
            let rest = rest.split_whitespace().collect();
            table.entry(first.to_owned()).or_default().push(of(rest));
        }
    }
    table
}

fn folded(names: &'static str) -> Vec<String> {
    names
        .split('|')
        .map(|name| fold(name).to_uppercase())
        .collect()
}

/// True for a merchant of these words. `has_plus` says that a plus stands behind one of them, as
/// behind the name of a shop's subscription.
pub(super) fn is(words: &[&str], has_plus: bool) -> bool {
    let atoms: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|atom| !atom.is_empty())
        .collect();
    if has_plus || atoms.is_empty() {
        return false;
    }
    let (mut named, mut others) = (false, Vec::new());
    let mut at = 0;
    while at < atoms.len() {
        let Some(name) = found_at(&atoms, at) else {
            others.push(atoms[at]);
            at += 1;
            continue;
        };
        at += name.rest.len() + 1;
        let behind = atoms.get(at).copied().unwrap_or_default();
        if name.counts != Counts::Kind && contains(names::ANOTHER_BEHIND, behind) {
            return false;
        }
        named = true;
    }
    let subscribed = || others.into_iter().any(is_subscribed);
    (named && !subscribed()) || in_other_letters(&atoms)
}

/// True where a line names who is paid: among its first words that are no bank's.
fn is_near(atoms: &[&str], at: usize) -> bool {
    let is_own = |atom: &&&str| {
        let is_number = atom.bytes().any(|byte| byte.is_ascii_digit());
        !is_number && !is_no_name(atom)
    };
    atoms[..at].iter().filter(is_own).count() < NEAR
}

/// The longest name that stands here.
fn found_at(atoms: &[&str], at: usize) -> Option<&'static Name> {
    let first = atoms[at];
    let plain = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let may_go_on = plain.len() >= LEAST_BEFORE_DIGITS && plain.len() < first.len();
    let names = NAMES
        .get(first)
        .or_else(|| may_go_on.then(|| NAMES.get(plain)).flatten())?;
    let number_at = |at: usize| {
        let atom = atoms.get(at).copied().unwrap_or_default();
        atom.len() > 1 && atom.bytes().all(|byte| byte.is_ascii_digit())
    };
    let fits = |name: &&Name| {
        let counts = match name.counts {
            Counts::Kind | Counts::Anywhere => true,
            Counts::Near => is_near(atoms, at),
            Counts::Numbered => number_at(at + 1) && is_near(atoms, at),
        };
        counts && atoms[at + 1..].starts_with(name.rest.as_slice())
    };
    names.iter().filter(fits).max_by_key(|name| name.rest.len())
}

fn is_subscribed(atom: &str) -> bool {
    let begins = |begin: &str| atom.starts_with(begin);
    contains(names::SUBSCRIBED, atom) || names::SUBSCRIBED_BEGIN.split('|').any(begins)
}

fn contains(names: &str, word: &str) -> bool {
    names.split('|').any(|name| name == word)
}

/// True for a name in letters that have no blanks between words.
fn in_other_letters(atoms: &[&str]) -> bool {
    let [names, sold] = &*OTHER_LETTERS;
    let is_shop = |atom: &&str| {
        names.iter().any(|name| atom.starts_with(name))
            && !sold.iter().any(|one| atom.contains(one))
    };
    let mut others = atoms.iter().filter(|atom| !atom.is_ascii());
    others.any(is_shop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> bool {
        let words = super::super::tokens::split(line);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        is(&texts, words.iter().any(|word| word.has_plus))
    }

    #[test]
    fn shopping_is_everyday_wherever_the_name_stands() {
        for line in [
            "REWE SAGT DANKE",
            "SHELL OIL AUSTIN TX",
            "BP CHELMER FILLING STATION",
            "ALBERT HEIJN UTRECHT",
            "Einkauf mit Karte 4711 vom 03.10. Filiale Bern MIGROS M BERN",
            "VDP-DUNNES STORES",
            "S-MARKET OULU",
            "K-Citymarket Lahti",
            "PINGODOCE LISBOA",
            "COLRUYT 4711",
            "SORIANA LEON",
            "POSTO SOL",
            "カード ローソン大阪",
            "ｲｵﾝ ﾅｺﾞﾔ",
            "CASH ATM BANK OF THE SHIRE",
            "SAM'S CLUB #4711",
            "ALBERT 0815 PLZEN",
            "EXXON MOBIL 4711",
        ] {
            assert!(of(line), "{line}");
        }
    }

    #[test]
    fn what_a_shop_sells_month_by_month_is_not_everyday() {
        for line in [
            "WALMART MEMBERSHIP",
            "WALMART+ 8005551234",
            "TESCO MOBILE",
            "TESCO BANK LOAN",
            "TESCO DELIVERY SAVER",
            "OCADO SMART PASS",
            "SAMS CLUB MEMBERSHIP",
            "LIDL CONNECT",
            "SHELL ENERGY RETAIL",
            "CARREFOUR ASSURANCES",
            "イオンモバイル",
            "NETFLIX.COM",
            "MORGENBLATT VERLAG",
            "WM EZPAY 34703",
            "ACME WATER",
            "ALBERT MUSTER",
            "CANAL PLUS 0815",
            "NIGHT YOGA MD",
            "TARGET CIRCLE 360",
        ] {
            assert!(!of(line), "{line}");
        }
    }
}

//! What banks call their columns.

use crate::statement::read::entries::Currency;
use crate::text::fold;

use super::name_table::{
    AMOUNTS, BALANCES, CURRENCIES, DAYS, NAMES, NUMBERS, PARTIES, TEXTS, WRITTEN_CURRENCIES,
};

/// What a column holds. The lower the rank, the rather it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Day(u8),
    /// Who charges.
    Party,
    /// What else is said.
    Text(u8),
    /// What came and went, with a sign or a column beside it that says which.
    Amount(u8),
    Out,
    In,
    /// Whether the amount came or went.
    Direction,
    /// In which way it was paid; at some banks, whether it came or went.
    Kind,
    Currency,
    Status,
    Balance,
}

/// The name of a column, and what it says of the currency.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Small letters, without accents, brackets and signs.
    name: String,
    pub(super) currency: Currency,
}

impl Header {
    /// Reads a cell of a header.
    pub(super) fn read(cell: &str) -> Self {
        let folded = fold(cell.trim_matches(['"', '\'', ' ', '#']));
        let (outside, inside) = match folded.split_once('(') {
            Some((outside, inside)) => (outside, inside.trim_end_matches(')')),
            None => (folded.as_str(), ""),
        };
        let mut words: Vec<&str> = outside
            .split(|c: char| !c.is_alphanumeric() && c != '*')
            .filter(|word| !word.is_empty())
            .collect();
        let mut currency = currency(inside);
        // "Umsatz in EUR", "CAD$".
        if let [.., "in", last] = words.as_slice()
            && let Some(found) = Currency::read(last)
        {
            currency = currency.or(Some(found));
            words.truncate(words.len() - 2);
        } else if let [_, .., last] = words.as_slice()
            && let Some(found) = written_currency(last)
        {
            // "IMPORTE EUR", "DÉBIT EUROS".
            currency = currency.or(Some(found));
            words.pop();
        } else if outside.ends_with('$')
            && let [only] = words.as_slice()
        {
            currency = Currency::read(only);
            words.clear();
        }
        Self {
            name: words.join(" ").replace('*', ""),
            currency: currency.unwrap_or_default(),
        }
    }

    /// True for a column that holds a name, and does not say whose.
    pub(super) fn is_any_name(&self) -> bool {
        matches!(
            self.name.as_str(),
            "name" | "naam" | "navn" | "namn" | "nimi"
        )
    }

    /// What the column holds; none where nobody knows.
    pub(super) fn role(&self) -> Option<Role> {
        // What a card carries over to the next month is no balance of an account.
        if self.name.contains("繰越") {
            return None;
        }
        if BALANCES.iter().any(|part| self.name.contains(part)) {
            return Some(Role::Balance);
        }
        if self.name.is_empty() && self.currency == Currency::default() {
            return None;
        }
        exact(&self.name)
            .or_else(|| exact(without_number(&self.name)))
            .or_else(|| by_words(&self.name))
    }
}

/// The role of a column that has exactly this name.
fn exact(name: &str) -> Option<Role> {
    let known = NAMES
        .iter()
        .find(|(_, names)| names.split('|').any(|known| known == name));
    known.map(|(role, _)| *role)
}

/// "Empfaenger 1" and "Beschreibung2" without their numbers.
fn without_number(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end()
}

/// The role that a word of the name speaks for, behind all that are known by their whole name.
fn by_words(name: &str) -> Option<Role> {
    let has = |words: &str| {
        name.split(' ')
            .any(|word| words.split('|').any(|one| one == word))
    };
    let is_shop = name.contains("店名") || name.contains("利用先");
    let is_use = name.starts_with("利用日") || name.starts_with("こ利用日");
    let begins = |begin: &str| name.split(' ').any(|word| word.starts_with(begin));
    if begins("deb") && (begins("kred") || begins("cred")) {
        Some(Role::Direction)
    } else if is_shop || (has(PARTIES) && !has(NUMBERS)) {
        Some(Role::Party)
    } else if is_use || (has(DAYS) && !has(NUMBERS)) {
        Some(Role::Day(3))
    } else if has(AMOUNTS) && !has(NUMBERS) {
        Some(Role::Amount(2))
    } else if has(TEXTS) && !has(NUMBERS) {
        Some(Role::Text(3))
    } else {
        None
    }
}

/// True for the code of a currency that many banks have, in capitals or not.
pub(super) fn is_currency(code: &str) -> bool {
    const COMMON: [&str; 54] = [
        "AED", "ARS", "AUD", "BAM", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK",
        "EGP", "EUR", "GBP", "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD",
        "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD",
        "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "UYU", "VND", "XAF",
        "XOF", "ZAR",
    ];
    COMMON.iter().any(|known| known.eq_ignore_ascii_case(code))
}

/// A currency by its code or as it is written out: "EUR", "euroa", "TL".
pub(super) fn written_currency(word: &str) -> Option<Currency> {
    let folded = fold(word.trim());
    if is_currency(&folded) {
        return Currency::read(&folded);
    }
    let mut known = WRITTEN_CURRENCIES.iter();
    let found = known.find(|(_, words)| words.split('|').any(|one| one == folded));
    found.and_then(|(code, _)| Currency::read(code))
}

fn currency(inside: &str) -> Option<Currency> {
    // "Valor (em R$)".
    let last = inside.split(' ').next_back().unwrap_or_default();
    written_currency(last).or_else(|| Currency::read(inside))
}

/// The currency of the country whose banks have such columns.
pub(super) fn usual_currency(header: &[String]) -> Currency {
    let has = |mark: &str| header.iter().any(|cell| fold(cell).starts_with(mark));
    let known = CURRENCIES
        .iter()
        .find(|(_, marks)| marks.split('|').any(has));
    let code = known.and_then(|(code, _)| Currency::read(code));
    code.unwrap_or_default()
}

/// True for columns that banks of the US and of Canada write alike.
pub(super) fn is_of_several_countries(header: &[String]) -> bool {
    let names = header.iter().map(|cell| fold(cell));
    names.eq(["date", "transaction", "name", "memo", "amount"])
}

/// True for the cards whose tables say what was charged without a minus.
pub(super) fn is_charge_positive(header: &[String]) -> bool {
    let has = |mark: &str| header.iter().any(|cell| fold(cell) == mark);
    let begins = |mark: &str| header.iter().any(|cell| fold(cell).starts_with(mark));
    // Only cards write where they were used.
    let is_japanese = begins("利用店名") || begins("こ利用店名") || begins("こ利用先");
    is_japanese
        || has("card member")
        || has("clearing date")
        || (has("trans. date") && has("category"))
}

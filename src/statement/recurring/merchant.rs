//! Who charges, by what stays of a line when everything that changes is taken out.

use super::everyday;
use super::tokens::{self, INTERMEDIARIES};
use crate::guide::billing;

/// Words of a line by which merchants are told apart.
const MOST_WORDS: usize = 12;

/// What is known of whoever charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merchant {
    /// True for supermarkets, fuel and the like, where people go regularly.
    pub(super) is_everyday: bool,
    /// True where several contracts of one company are usual.
    pub(super) is_insurer: bool,
    /// True where the line says nothing of who it is.
    pub(super) is_nobody: bool,
}

impl Merchant {
    /// Reads who charges off a line, by the words that stay the same from charge to charge.
    pub(super) fn of(name: &str, detail: &str) -> (String, Self) {
        let mut all = tokens::split(name);
        let said = tokens::split(detail);
        let is_insurer = all.iter().chain(&said).any(tokens::Word::names_insurer);
        if is_insurer || is_intermediary(name) {
            all.extend(said);
        }
        let end = all.iter().position(tokens::Word::begins_references);
        all.truncate(end.filter(|end| *end > 0).unwrap_or(all.len()));
        let start = all
            .iter()
            .position(|word| !is_no_name(&word.text))
            .unwrap_or(0);
        let stays = all[start..]
            .iter()
            .filter(|word| !word.changes())
            .map(|word| word.text.as_str());
        let words: Vec<&str> = stays.take(MOST_WORDS).collect();
        let key = if words.is_empty() {
            texts(&all).join(" ")
        } else {
            words.join(" ")
        };
        let merchant = Self {
            is_everyday: everyday::is(&texts(&all), all.iter().any(|word| word.has_plus)),
            is_insurer,
            is_nobody: key.is_empty(),
        };
        (key, merchant)
    }
}

fn texts(words: &[tokens::Word]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// True for whoever collects for others: what it is for stands beside the name.
pub(super) fn is_intermediary(name: &str) -> bool {
    let name = name.to_uppercase();
    INTERMEDIARIES.iter().any(|one| name.starts_with(one))
}

/// True for a word that says nothing of who charges.
pub(super) fn is_no_name(word: &str) -> bool {
    billing::is_bank_word(word)
        || word.chars().all(|letter| letter.is_ascii_digit())
        || billing::is_month(word)
}

/// The name as the statement has it: of whoever collects for others, with what it is for.
pub(super) fn shown_name(name: &str, detail: &str) -> String {
    if is_intermediary(name) && !detail.is_empty() {
        format!("{name} {detail}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(line: &str) -> String {
        Merchant::of(line, "").0
    }

    #[test]
    fn what_changes_is_stripped() {
        for (one, other) in [
            ("AMZNPrime DE ABD12X", "AMZNPrime DE 9K2Z"),
            ("Spotify P3CA3D8014", "SPOTIFY P16C7F5AB4"),
            (
                "Amazon Prime*1F1FU1D Amzn.com/bill WA",
                "AMAZON PRIME*NJ36T55D0 amzn.com/bill WA",
            ),
            (
                "CHECKCARD 0612 NETFLIX.COM CA",
                "CHECKCARD 0712 NETFLIX.COM CA",
            ),
            ("NETFLIX ON 12 OCT BCC", "NETFLIX ON 12 NOV BCC"),
            ("CARD PAYMENT TO HULU 877-8244858", "HULU 877-8244858"),
            (
                "CARTE 12/03/26 DEEZER PARIS CB*1234",
                "CARTE 12/04/26 DEEZER PARIS CB*1234",
            ),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("PAYPAL *HULU"), key("PAYPAL *SPOTIFY"));
        assert_eq!(key("1PASSWORD TORONTO"), "1PASSWORD TORONTO");
        assert_eq!(key("12345"), "12345");
    }

    #[test]
    fn whoever_collects_for_others_is_told_apart_by_the_purpose() {
        let of = |detail| Merchant::of("PayPal Europe S.a.r.l. et Cie S.C.A", detail).0;
        assert_ne!(of("Ihr Einkauf bei Netflix"), of("Ihr Einkauf bei Zalando"));
        assert_eq!(
            of("1034 PP.42.PP Ihr Einkauf bei Netflix"),
            of("99 PP.7.PP Ihr Einkauf bei Netflix")
        );
    }
}

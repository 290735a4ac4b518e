//! The words of a line, and the words that banks and billers add to it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::guide::billing::is_month;

/// Companies that collect for others, as their names begin on statements.
pub(super) const INTERMEDIARIES: [&str; 15] = [
    "PAYPAL",
    "AMAZON PAYMENTS",
    "AMAZON EU",
    "AMAZON MEDIA",
    "KLARNA",
    "ADYEN",
    "STRIPE",
    "MOLLIE",
    "GOCARDLESS",
    "SUMUP",
    "PADDLE",
    "DIGITAL RIVER",
    "FIRST DATA",
    "NEXI",
    "VISA ",
];

/// Parts of the names of insurers and of what they insure.
const INSURANCE: [&str; 21] = [
    "VERSICHERUNG",
    "INSURANCE",
    "ASSURANCE",
    "ASSICURAZION",
    "SEGURO",
    "VERZEKERING",
    "FORSAKRING",
    "FORSIKRING",
    "UBEZPIECZ",
    "MUTUELLE",
    "HAFTPFLICHT",
    "HAUSRAT",
    "RECHTSSCHUTZ",
    "ALLIANZ",
    "POJIST",
    "POISTOV",
    "BIZTOSIT",
    "ASIGUR",
    "OSIGUR",
    "SIGORTA",
    "VAKUUTUS",
];

/// Names of insurers that do not say that they are.
const INSURERS: [&str; 34] = [
    "AXA",
    "ERGO",
    "DEVK",
    "HUK",
    "HUK-COBURG",
    "LVM",
    "VHV",
    "DEBEKA",
    "BARMENIA",
    "HANSEMERKUR",
    "GOTHAER",
    "COSMOSDIREKT",
    "GENERALI",
    "MAPFRE",
    "AVIVA",
    "ADMIRAL",
    "GEICO",
    "ALLSTATE",
    "PROGRESSIVE",
    "FARMERS",
    "UNIPOLSAI",
    "MACIF",
    "MAIF",
    "POLICY",
    "KOOPERATIVA",
    "UNIQA",
    "GRAWE",
    "WARTA",
    "PZU",
    "LINK4",
    "REALE",
    "ZURICH",
    "HELVETIA",
    "MUTUA",
];

/// What merchants write a reference behind, with a star between.
const BEFORE_REFERENCE: [&str; 6] = ["AMAZON", "AMZN", "AMZ", "AUDIBLE", "KINDLE", "PRIME"];

/// Behind these stand numbers of the payment alone.
const BEFORE_REFERENCES: [&str; 8] = [
    "END-TO-END-REF",
    "ENDTOENDREF",
    "EREF",
    "KREF",
    "MREF",
    "MANDATSREF",
    "MANDATSREFERENZ",
    "GLAUBIGER-ID",
];

/// A word of a line, in capitals and without accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// True right behind a star.
    after_star: bool,
    /// True where what stands before the star is followed by a reference.
    after_amazon: bool,
    /// True where a plus ends it, as in the names of some subscriptions.
    pub(super) has_plus: bool,
}

impl Word {
    /// True for what changes from charge to charge: references, dates, numbers.
    pub(super) fn changes(&self) -> bool {
        let text = self.text.as_str();
        if is_month(text) {
            return true;
        }
        let is_reference = (7..=10).contains(&text.len()) && !text.contains('.');
        if self.after_star && self.after_amazon && is_reference {
            return true;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && (self.after_star || !self.is_name_with_digits(digits))
    }

    /// True for what banks put before the numbers of a payment.
    pub(super) fn begins_references(&self) -> bool {
        BEFORE_REFERENCES.contains(&self.text.as_str())
    }

    /// True for the name of an insurer, or of what is insured.
    pub(super) fn names_insurer(&self) -> bool {
        let text = self.text.as_str();
        INSURERS.contains(&text) || INSURANCE.iter().any(|part| text.contains(part))
    }

    /// `1PASSWORD`, `OFFICE365`: a few digits before or after a word.
    fn is_name_with_digits(&self, digits: usize) -> bool {
        let letters = self.text.trim_matches(|c: char| c.is_ascii_digit());
        let one_side = self.text.starts_with(letters) || self.text.ends_with(letters);
        let is_word = letters.len() >= 5 && letters.chars().all(char::is_alphabetic);
        digits <= 3 && one_side && is_word
    }
}

/// The words of a line.
pub(super) fn split(line: &str) -> Vec<Word> {
    let wide: Cow<'_, str> = if line.is_ascii() {
        line.into()
    } else {
        line.nfkc().collect::<String>().into()
    };
    let folded = crate::text::fold(&wide).to_uppercase();
    let mut words: Vec<Word> = Vec::new();
    let mut after_star = false;
    let mut pieces = folded.split_inclusive(is_between).peekable();
    while let Some(piece) = pieces.next() {
        let mark = piece.chars().next_back().filter(|c| is_between(*c));
        let text = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let goes_on = pieces
            .peek()
            .is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if !text.is_empty() {
            let first = words.first().map_or("", |word| word.text.as_str());
            words.push(Word {
                after_amazon: BEFORE_REFERENCE.contains(&first),
                text: text.to_owned(),
                after_star,
                has_plus: mark == Some('+') && !goes_on,
            });
            after_star = false;
        }
        after_star |= mark == Some('*');
    }
    words
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '*' | ',' | ';' | ':' | '/' | '|' | '(' | ')' | '<' | '>' | '#' | '"' | '+' | '_'
        )
}

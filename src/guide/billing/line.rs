//! A statement line and a pattern as words that can be compared.

use unicode_normalization::UnicodeNormalization;

use super::around::is_tail;
use super::paypal::as_card_payment;
use crate::text::{clean, fold};

/// A statement line longer than this is cut; no bank prints that many characters.
const LONGEST: usize = 400;

/// Fewer letters than these of a word that a bank cut off say too little.
const LEAST_OF_A_CUT_WORD: usize = 4;

/// Fewer digits than these before letters belong to a name: 1WORLD, 24HOURS.
const LEAST_OF_A_NUMBER: usize = 3;

/// The sign that stands between who takes the money and what it is for.
pub(super) const STAR: &str = "*";

/// Signs between the fields of a line, such as those of a transfer in India.
const FIELD_ENDS: [char; 6] = ['/', ',', ';', '@', '|', '\t'];

/// Two spaces or more part the columns of a line.
const COLUMN_END: &str = "  ";

/// A statement line, ready to be held against patterns.
pub struct Line {
    words: Vec<String>,
    /// For each word: true where a sign behind it ends a field of the line.
    ends: Vec<bool>,
}

// By hand, so that what was typed can't get into a log by way of a debug print.
impl std::fmt::Debug for Line {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Line")
    }
}

impl Line {
    /// Folds a line; what is longer than a bank's line is cut.
    pub fn of(line: &str) -> Self {
        let mut all = Self {
            words: Vec::new(),
            ends: Vec::new(),
        };
        let line = shortened(&as_card_payment(line));
        for field in line.split(FIELD_ENDS).flat_map(columns) {
            all.words.extend(words(field));
            all.ends.resize(all.words.len(), false);
            if let Some(last) = all.ends.last_mut() {
                *last = true;
            }
        }
        all
    }

    /// Its words in capitals; each `*` is one.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The words behind the first `end` of them, in the same field.
    pub(super) fn rest_of_field(&self, end: usize) -> &[String] {
        let from = end.saturating_sub(1).min(self.ends.len());
        let last = self.ends[from..].iter().position(|ends| *ends);
        let until = last.map_or(self.words.len(), |last| from + last + 1);
        &self.words[end.min(until)..until]
    }
}

/// What is looked at of a line, without what cannot be seen.
fn shortened(line: &str) -> String {
    line.chars().take(LONGEST).collect()
}

fn columns(field: &str) -> impl Iterator<Item = &str> {
    field.split(COLUMN_END)
}

/// The words of a line in capitals, without accents and signs. Each `*` is a word of its own.
pub(super) fn words(line: &str) -> Vec<String> {
    let wide: String = clean(&shortened(line)).nfkc().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in fold(&wide).to_uppercase().chars().map(large_kana) {
        let parts = !is_of_word(letter) && letter != '\'';
        let other_script = word
            .chars()
            .next_back()
            .is_some_and(|last| last.is_ascii() != letter.is_ascii());
        if (parts || other_script) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter == '*' {
            words.push(STAR.to_owned());
        } else if is_of_word(letter) {
            word.push(letter);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words.into_iter().flat_map(without_number).collect()
}

/// Whether that is how Google is called where it takes money for others.
pub(super) fn is_google(word: &str) -> bool {
    word == "GOOGLE" || word == "GOOGL"
}

/// A number that a bank printed against a name is a word of its own.
fn without_number(word: String) -> Vec<String> {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let name = &word[digits..];
    let is_name = name.len() >= LEAST_OF_A_CUT_WORD && name.chars().all(|c| c.is_ascii_uppercase());
    if digits >= LEAST_OF_A_NUMBER && is_name {
        return vec![word[..digits].to_owned(), name.to_owned()];
    }
    vec![word]
}

/// “&” and “+” belong to names: AT&T, Paramount+.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '&' || letter == '+'
}

/// Banks print small katakana as large ones.
fn large_kana(letter: char) -> char {
    match letter {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        other => other,
    }
}

/// Where a pattern's words stand in a line, counted in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The first of them.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// How many letters of the last one the bank cut off.
    pub missing: usize,
}

impl Place {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// A pattern's words, ready to be looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    words: Vec<String>,
    address: bool,
}

impl Wanted {
    pub(super) fn of(literal: &str) -> Self {
        Self {
            words: words(literal),
            address: literal.contains('/'),
        }
    }

    /// True where its letters begin like these, whatever stands between the words.
    pub(super) fn begins_with(&self, letters: &str) -> bool {
        self.words.concat().starts_with(letters)
    }

    /// Its first word; true where a line's word may go on behind it.
    pub(super) fn first(&self) -> Option<(&str, bool)> {
        let first = self.words.first()?;
        Some((first, self.words.len() == 1))
    }

    /// How many words it has, a `*` included.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// True where the name in it is one word: it is all of the pattern, or all behind a `*`.
    pub(super) fn ends_in_one_word(&self) -> bool {
        let behind = self.words.iter().rev().take_while(|word| *word != STAR);
        behind.count() == 1
    }

    /// Its last word.
    pub(super) fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// True where any name may stand behind it.
    pub(super) fn ends_in_star(&self) -> bool {
        self.words.last().is_some_and(|last| last == STAR)
    }

    /// Where these words stand in the line.
    pub(super) fn places(&self, line: &[String]) -> Vec<Place> {
        (0..line.len())
            .filter_map(|start| self.place_at(line, start))
            .collect()
    }

    /// A `*` of the line that the pattern does not have may stand between two words.
    fn place_at(&self, line: &[String], start: usize) -> Option<Place> {
        let last = self.words.len().checked_sub(1)?;
        let mut at = start;
        for (index, wanted) in self.words.iter().enumerate() {
            if index < last && self.may_miss_star(index) && line.get(at).is_some_and(|w| w != STAR)
            {
                continue;
            }
            let skip = index > 0 && wanted != STAR && line.get(at).is_some_and(|word| word == STAR);
            at += usize::from(skip);
            let word = line.get(at)?;
            let fits = word == wanted || index == last && self.nearly_fits(word, wanted);
            if !fits {
                return None;
            }
            at += 1;
        }
        let (had, wanted) = (line.get(at.checked_sub(1)?)?, self.words.get(last)?);
        Some(Place {
            start,
            end: at,
            missing: wanted.len().saturating_sub(had.len()),
        })
    }

    /// Some banks print no star behind Google's name.
    fn may_miss_star(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|at| self.words.get(at));
        let after_google = before.is_some_and(|before| is_google(before));
        after_google && self.words.get(index).is_some_and(|word| word == STAR)
    }

    /// The last word may be cut off, or have what follows it printed against it.
    fn nearly_fits(&self, word: &str, wanted: &str) -> bool {
        if let Some(rest) = word.strip_prefix(wanted) {
            let state = rest.len() == 2 && rest.chars().all(|c| c.is_ascii_uppercase());
            let sign = rest.starts_with(['+', '&']);
            let digits = rest.starts_with(|c: char| c.is_ascii_digit());
            return !wanted.is_ascii()
                || sign
                || self.address && state
                || self.words.len() == 1 && is_tail(wanted, rest)
                || digits && (wanted.len() >= LEAST_OF_A_CUT_WORD || self.words.len() > 1);
        }
        self.words.len() > 1
            && word.is_ascii()
            && word.len() >= LEAST_OF_A_CUT_WORD
            && wanted.starts_with(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_whatever_it_is_typed_like() {
        let same = |one: &str, other: &str| assert_eq!(words(one), words(other), "{one}");
        same("APPLE.COM/BILL", "apple com bill");
        same("ＧＯＯＧＬＥ＊Ｘ", "google * x");
        same("ｱﾏｿﾞﾝ ﾐﾕｰｼﾞﾂｸ", "アマゾン ミュージック");
        same("Telefónica", "TELEFONICA");
        same("NTTドコモ", "ntt ドコモ");
        assert_eq!(words("AT&T H&M PARAMOUNT+"), ["AT&T", "H&M", "PARAMOUNT+"]);
        assert_eq!(words("DOMINO'S"), ["DOMINOS"]);
    }

    #[test]
    fn words_are_whole_unless_the_bank_cut_the_last_one() {
        let fits = |pattern: &str, line: &str| !Wanted::of(pattern).places(&words(line)).is_empty();
        assert!(fits("AMAZON MUSIC", "AMZ AMAZON*MUSIC"));
        assert!(fits("AMAZON DIGITAL", "AMAZON DIGIT"));
        assert!(!fits("AMAZON DIGITAL", "AMAZON DIG"));
        assert!(!fits("AMAZON MUSIC", "AMAZON MUSICIANS"));
        assert!(fits("AMZN.COM/BILL", "AMZN.COM/BILLWA"));
        assert!(!fits("TIGO", "ANTIGO"));
        assert!(!fits("PP*", "PP PLUMBING"));
        assert!(fits("TELCEL", "TELCEL5512"));
    }
}

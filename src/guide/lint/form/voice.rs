//! One voice, in words that English would use today.

use super::language::{has_word, prose, without_quotes};
use crate::guide::lint::input::Doc;
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static ONE_VOICE: Rule = Rule::warning(
    "one-voice",
    "Outro is the only one who speaks; “we” leaves people asking who that is.",
);
pub(in crate::guide::lint) static STIFF_WORDS: Rule = Rule::warning(
    "stiff-words",
    "Words that nobody says aloud slow down whoever reads, and sound odd when a screen reader speaks them.",
);

/// Words of somebody who speaks for more than one.
const WE: [&str; 6] = ["we", "us", "our", "ours", "ourselves", "let's"];

/// Words that English says more shortly, each with what to write instead.
const STIFF: [(&str, &str); 6] = [
    ("once more", "again"),
    ("stand", "is, or are"),
    ("stands", "is"),
    ("stood", "was"),
    ("hangs on", "depends on"),
    ("hang on", "depend on"),
];

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    // A letter is what a person says, and may say it as they like.
    let prose = prose(doc).into_iter();
    for (pointer, text) in prose.filter(|(pointer, _)| !pointer.starts_with("/letters/")) {
        let own = without_quotes(text);
        if let Some(word) = WE.iter().find(|word| speaks(&own, word)) {
            let message = format!("“{word}” speaks here, and nobody knows who that is.");
            let fix = "Say “Outro”, or say it without anybody: “That is not confirmed.”";
            report.add(&ONE_VOICE, doc, &pointer, message, fix);
        }
        let lower = own.to_lowercase();
        for (word, instead) in STIFF.iter().filter(|(word, _)| has_word(&lower, word)) {
            let message = format!("“{word}” is said in another way today.");
            let fix = format!("Write “{instead}”.");
            report.add(&STIFF_WORDS, doc, &pointer, message, fix);
        }
    }
}

/// True where the word is said, in small letters or at the start of a sentence: “US” is a country.
fn speaks(text: &str, word: &str) -> bool {
    let mut capital = word.to_owned();
    capital[..1].make_ascii_uppercase();
    has_word(text, word) || has_word(text, &capital)
}

#[cfg(test)]
mod tests {
    use super::speaks;

    #[test]
    fn a_country_is_nobody_who_speaks() {
        assert!(speaks("Let us look.", "us"));
        assert!(speaks("We do not know.", "we"));
        assert!(!speaks("In the US, it was 9.99 dollars.", "us"));
        assert!(!speaks("The week is over.", "we"));
    }
}

//! How typed words are compared with what can be found.

use crate::text::fold;

/// Words that say nothing about what is looked for.
const SMALL_WORDS: [&str; 40] = [
    "a", "about", "an", "and", "any", "are", "at", "be", "but", "can", "could", "do", "does",
    "for", "from", "have", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on", "or",
    "should", "so", "that", "the", "there", "this", "to", "what", "when", "will", "with", "you",
    "your",
];
/// More words of a search than these are not looked at.
const MOST_WORDS: usize = 12;

/// The texts of something that can be found, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// Its title: what fits here comes first.
    pub title: String,
    /// Other words under which people look for it.
    pub also: String,
    /// All that it says.
    pub body: String,
}

impl Folded {
    /// Folds these texts.
    pub fn of(title: &str, also: &str, body: &str) -> Self {
        Self {
            title: fold(title),
            also: fold(also),
            body: fold(body),
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    whole: String,
}

impl Query {
    /// Reads what was typed. Small words count only when there are no others.
    pub fn read(typed: &str) -> Self {
        let folded = fold(typed);
        let all: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        let telling: Vec<&str> = all
            .iter()
            .copied()
            .filter(|word| !SMALL_WORDS.contains(word))
            .collect();
        let words = if telling.is_empty() { &all } else { &telling };
        Self {
            words: words.iter().map(|word| stem(word).to_owned()).collect(),
            whole: all.join(" "),
        }
    }

    /// True when nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well an entry fits; none where one of the words is nowhere in it.
    pub fn score(&self, entry: &Folded) -> Option<u32> {
        let mut score = 0;
        for word in &self.words {
            score += if begins_a_word(&entry.title, word) {
                100
            } else if entry.title.contains(word.as_str()) {
                60
            } else if entry.also.contains(word.as_str()) {
                40
            } else if begins_a_word(&entry.body, word) {
                4
            } else if entry.body.contains(word.as_str()) {
                1
            } else {
                return None;
            };
        }
        let phrase = !self.whole.is_empty()
            && [&entry.title, &entry.also]
                .iter()
                .any(|text| text.contains(&self.whole));
        Some(if phrase { score + 200 } else { score })
    }
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    })
}

/// A word without its ending, so that “playlists” finds “playlist”.
fn stem(word: &str) -> &str {
    for (ending, least) in [("wards", 9), ("ing", 6), ("ed", 6), ("s", 4)] {
        if word.len() < least {
            continue;
        }
        if let Some(short) = word.strip_suffix(ending) {
            return undoubled(short);
        }
    }
    word
}

/// “cancell”, of “cancelling”, without the second of its last letters.
fn undoubled(word: &str) -> &str {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before => &word[..word.len() - last.len_utf8()],
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(typed: &str, texts: &Folded) -> bool {
        Query::read(typed).score(texts).is_some()
    }

    #[test]
    fn case_accents_and_endings_do_not_matter() {
        let rule = Folded::of("Verträge hier KÜNDIGEN", "Résiliation", "");
        for typed in [
            "vertrage",
            "KUNDIGEN",
            "kündigen",
            "resiliation",
            "Vertra\u{308}ge",
        ] {
            assert!(fits(typed, &rule), "{typed}");
        }
        let list = Folded::of("How do I save my playlist?", "", "Press Cancel.");
        for typed in ["playlists", "saving playlists", "cancelling", "cancelled?"] {
            assert!(fits(typed, &list), "{typed}");
        }
        assert!(!fits("playlists of elephants", &list));
    }

    #[test]
    fn every_word_has_to_be_somewhere_and_titles_come_first() {
        let title = Folded::of("Is there a penalty?", "", "No.");
        let also = Folded::of("Does it cost to leave?", "penalty", "No.");
        let body = Folded::of("What does it cost?", "", "There is no penalty.");
        let score = |texts| Query::read("penalty").score(texts);
        assert!(score(&title) > score(&also));
        assert!(score(&also) > score(&body));
        assert_eq!(Query::read("penalty elephant").score(&title), None);
    }

    #[test]
    fn small_words_alone_still_find() {
        let texts = Folded::of("Can I?", "", "");
        assert!(fits("can i", &texts));
        assert!(fits("", &texts));
        assert!(Query::read("  … ").is_empty());
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Straße", "ĳssel Œuvre", "İstanbul", "3 × “Ünïçode”", "解約"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}

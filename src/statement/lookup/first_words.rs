//! Which guides may know a line, by the words in it.

use std::collections::HashMap;

use super::KnownGuide;
use crate::guide::billing::Line;

/// The first words of every guide's patterns: most lines hold none of them, and need not be held
/// against any pattern.
#[derive(Default)]
pub(super) struct FirstWords {
    /// Whole words, and the places of the guides whose patterns begin so.
    whole: HashMap<String, Vec<usize>>,
    /// By their first letter, words behind which others may go on in the same word.
    begun: HashMap<char, Vec<(String, usize)>>,
}

impl FirstWords {
    pub(super) fn of(guides: &[KnownGuide]) -> Self {
        let mut all = Self::default();
        for (at, known) in guides.iter().enumerate() {
            for (word, goes_on) in known.patterns.first_words() {
                all.add(word, goes_on, at);
            }
        }
        all
    }

    fn add(&mut self, word: &str, goes_on: bool, guide: usize) {
        if !goes_on {
            self.whole.entry(word.to_owned()).or_default().push(guide);
        } else if let Some(letter) = word.chars().next() {
            let begun = self.begun.entry(letter).or_default();
            begun.push((word.to_owned(), guide));
        }
    }

    /// The places of the guides that may know the line, in their order.
    pub(super) fn guides(&self, line: &Line) -> Vec<usize> {
        let mut found = Vec::new();
        for word in line.words() {
            found.extend(self.whole.get(word).into_iter().flatten());
            let letter = word.chars().next().unwrap_or_default();
            let begun = self.begun.get(&letter).into_iter().flatten();
            let begun = begun.filter(|(begin, _)| word.starts_with(begin));
            found.extend(begun.map(|(_, guide)| guide));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

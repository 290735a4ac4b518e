//! Names of services, and whether a line holds one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::fold;

/// Letters from which on a name is known even where more letters follow at once.
const DISTINCT: usize = 7;

/// True where the words hold this name: from a word's beginning on, in one word or in several,
/// and to a word's end, but for long names, behind which letters may follow at once.
pub(super) fn stands_in(words: &[String], name: &str) -> bool {
    (0..words.len()).any(|at| {
        let whole = (at + 1..=words.len()).any(|end| words[at..end].concat() == name);
        let is_long = name.chars().count() >= DISTINCT;
        whole || (is_long && words[at..].concat().starts_with(name))
    })
}

/// Small letters and digits alone; short forms of Amazon's name written out, a plus as a word.
pub(super) fn squeeze(text: &str) -> String {
    words(text).concat()
}

/// Small words of letters and digits, with a plus and the short forms of Amazon written out.
pub(super) fn words(text: &str) -> Vec<String> {
    let wide: Cow<'_, str> = if text.is_ascii() {
        text.into()
    } else {
        text.nfkc().collect::<String>().into()
    };
    let folded = fold(&wide).replace('+', "plus ");
    let pieces = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let written_out = |word: &str| match word.strip_prefix("amzn") {
        Some(rest) => vec!["amazon".to_owned(), rest.to_owned()],
        None => vec![word.to_owned()],
    };
    pieces
        .flat_map(written_out)
        .filter(|word| !word.is_empty())
        .collect()
}

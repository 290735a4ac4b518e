//! Words that are nearly the same.

/// Characters of a word that are looked at.
const LONGEST: usize = 80;

/// Returns the candidate that is only a slip of the pen away from `word`: up to a third of its
/// letters, and four at the most, are added, dropped or swapped. None where there is no such one.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = length.div_ceil(3).clamp(1, 4);
    let short = |text: &str| -> String { text.chars().take(LONGEST).collect() };
    let word = short(word);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::levenshtein(&word, &short(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        let fields = ["title", "say", "caution", "optional"];
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("cautoin", fields), Some("caution"));
        assert_eq!(nearest("price", fields), None);
        assert_eq!(nearest("", fields), None);
    }
}

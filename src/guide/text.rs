//! Text that came from outside: made safe to show, folded for comparing, and near misses found.

use serde_json::Value;

/// Takes out what can hide or reorder text: control, bidirectional and invisible characters.
///
/// Line breaks stay (as `\n`), a tab becomes a space. Joiners stay too: some scripts need them.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let unix = text.replace("\r\n", "\n");
    unix.chars().filter_map(kept).collect()
}

/// True when [`clean`] would change nothing.
pub fn is_clean(text: &str) -> bool {
    let mut rest = text;
    // Guides are long and nearly all of it is plain: the rest is looked at letter by letter.
    while let Some(at) = rest.bytes().position(|byte| !is_plain(byte)) {
        let mut letters = rest[at..].chars();
        if letters.next().is_some_and(|c| kept(c) != Some(c)) {
            return false;
        }
        rest = letters.as_str();
    }
    true
}

/// True for a byte that is a letter of its own, and one that stays.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\n' | b' '..=b'~')
}

/// What stays of a character: itself, a plain stand-in, or nothing.
fn kept(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if c.is_control() || is_hiding(c) => None,
        _ => Some(c),
    }
}

/// Characters without a shape of their own that reorder or hide what stands around them.
fn is_hiding(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Cleans every string of a JSON value, names of fields included.
pub(super) fn clean_value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(clean_value).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (clean(&name), clean_value(value)))
                .collect(),
        ),
        other => other,
    }
}

/// The candidate that is only a slip of the pen away from `word`, if one is.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = word.chars().count().div_ceil(3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(word.chars().count()) <= allowed)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters to add, drop or swap to get from one word to the other. Long words are cut short.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(80).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(80).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swap = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = swap.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that cannot go on has failed.
mod tests {
    use super::*;

    #[test]
    fn what_hides_text_goes_and_the_rest_stays() {
        assert_eq!(
            clean("Press\u{202e} \u{7}“Cancel”\r\nnow\tplease"),
            "Press “Cancel”\nnow please"
        );
        assert_eq!(clean("क्‍ष 解約を確定 Ž"), "क्‍ष 解約を確定 Ž");
        assert!(!is_clean("a\u{200b}b"));
        assert!(is_clean("two\nlines"));
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        let fields = ["title", "say", "caution", "optional"];
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("cautoin", fields), Some("caution"));
        assert_eq!(nearest("price", fields), None);
        assert_eq!(nearest("", fields), None);
    }
}

//! Text that came from outside, made safe to show.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

/// So many bytes are looked at together, while all of them are plain.
const BLOCK: usize = 64;

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

/// Where something lies, as it is shown.
pub fn shown_path(path: &Path) -> String {
    clean(&path.display().to_string())
}

/// True when [`clean`] would change nothing.
pub fn is_clean(text: &str) -> bool {
    let mut rest = text;
    // Guides are long and nearly all of it is plain: the rest is looked at letter by letter.
    while let Some(at) = first_odd(rest.as_bytes()) {
        let mut letters = rest[at..].chars();
        if letters.next().is_some_and(|c| kept(c) != Some(c)) {
            return false;
        }
        rest = letters.as_str();
    }
    true
}

/// Where the first byte is that is not plain. Whole blocks are looked at first, since that is
/// many times faster.
fn first_odd(bytes: &[u8]) -> Option<usize> {
    let plain = |block: &&[u8]| block.iter().fold(true, |all, byte| all & is_plain(*byte));
    let skipped = BLOCK * bytes.chunks_exact(BLOCK).take_while(plain).count();
    let odd = bytes[skipped..].iter().position(|byte| !is_plain(*byte))?;
    Some(skipped + odd)
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

/// As [`clean`], on one line.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// JSON with whatever [`clean`] would take out written as `\\u…`: read back, it is the same.
///
/// Outside its strings JSON has no such characters, and within them no line break.
pub fn json_escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || kept(letter) == Some(letter) {
            escaped.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}

/// Cleans every string of a JSON value, names of fields included.
pub fn clean_json(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(clean_json).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (clean(&name), clean_json(value)))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_text_goes_and_the_rest_stays() {
        assert_eq!(
            clean("Press\u{202e} \u{7}“Cancel”\r\nnow\tplease"),
            "Press “Cancel”\nnow please"
        );
        assert_eq!(clean("क्\u{200d}ष 解約を確定 Ž"), "क्\u{200d}ष 解約を確定 Ž");
        assert!(!is_clean("a\u{200b}b"));
        assert!(is_clean("two\nlines"));
    }

    #[test]
    fn json_is_escaped_and_reads_back_the_same() {
        let odd = "\u{9b}1m \u{202e}\u{7f}\u{2028}\u{1b}\t\u{e0041}\n\"\\ é 解 \u{200d}";
        let json = serde_json::to_string_pretty(&[odd]).unwrap_or_default();
        let escaped = json_escaped(&json);
        assert!(is_clean(&escaped), "{escaped}");
        assert!(
            escaped.contains("\\u009b1m \\u202e\\u007f\\u2028"),
            "{escaped}"
        );
        let back: Vec<String> = serde_json::from_str(&escaped).unwrap_or_default();
        assert_eq!(back, [odd]);
    }
}

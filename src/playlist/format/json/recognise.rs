//! Whether a text is JSON: a bracket at its beginning does not make it so.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::lenient::Lenient;

/// True when a text that begins so is JSON, be it damaged or cut.
pub(super) fn is_json(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['{', '[']) else {
        return false;
    };
    let opened = rest.trim_start().chars().next();
    let fits = match opened {
        None => true,
        Some('"' | '}') if text.starts_with('{') => true,
        Some('{' | '[' | '"' | ']') => text.starts_with('['),
        _ => false,
    };
    fits && (parses(text) || has_a_key(rest))
}

/// True when the beginning is a value, as far as it is there, and so is what follows it.
fn parses(text: &str) -> bool {
    let mended = Lenient::new(text.as_bytes());
    let mut json = serde_json::Deserializer::from_reader(mended);
    for _ in 0..2 {
        match IgnoredAny::deserialize(&mut json) {
            Ok(_) if json.end().is_ok() => return true,
            Ok(_) => {}
            Err(error) => return error.is_eof(),
        }
    }
    true
}

/// `"key":` near the beginning, which nobody writes in a list of songs.
fn has_a_key(rest: &str) -> bool {
    let near: String = rest
        .chars()
        .take(1000)
        .filter(|c| !c.is_whitespace())
        .collect();
    let first = near.trim_start_matches(['{', '[']);
    let key = first
        .strip_prefix('"')
        .and_then(|rest| rest.split_once('"'));
    key.is_some_and(|(_, after)| after.starts_with(':'))
}

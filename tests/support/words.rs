//! What a text has to hold.

/// Fails, with the text, unless each of these stands in it.
#[track_caller]
pub fn must_hold(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "no {words:?} in:\n{text}");
    }
}

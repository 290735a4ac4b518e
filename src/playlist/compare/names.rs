//! Names as they are compared: what two programs write in two ways is the same, and what tells
//! two songs apart goes on doing so.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfkc_quick};

/// Letters and digits only, in small letters; all of it where there is none. Accents that stand
/// behind their letters count as those within.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() && !text.contains('&') {
        let kept = text.chars().filter(char::is_ascii_alphanumeric);
        return or_all(kept.map(|c| c.to_ascii_lowercase()).collect(), text);
    }
    let composed: Cow<'_, str> = match is_nfkc_quick(text.chars()) {
        unicode_normalization::IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfkc().collect()),
    };
    let words = composed.replace('&', "and");
    let kept = words.chars().filter(|c| c.is_alphanumeric());
    or_all(kept.flat_map(char::to_lowercase).collect(), &composed)
}

/// Pictures in a name, such as hearts and flames: punctuation counts for nothing, these do.
pub(super) fn pictures(name: &str) -> String {
    let is_picture = |c: &char| *c >= '\u{2190}' && !c.is_alphanumeric() && !is_joint(*c);
    name.chars().filter(is_picture).collect()
}

/// What stands between pictures or behind one, and is no picture itself; and wide punctuation.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffef}')
}

fn or_all(plain: String, text: &str) -> String {
    if plain.is_empty() {
        text.trim().to_lowercase()
    } else {
        plain
    }
}

/// The first of several artists: guests are named in the title by some programs, and by others
/// not at all.
pub(super) fn first_artist(artist: &str) -> &str {
    const BETWEEN: [&str; 13] = [
        ", ",
        ";",
        " & ",
        " and ",
        " feat. ",
        " feat ",
        " ft. ",
        " ft ",
        " featuring ",
        " x ",
        " × ",
        " vs. ",
        " (feat",
    ];
    let ends = BETWEEN.iter().filter_map(|between| find(artist, between));
    let first = &artist[..ends.min().unwrap_or(artist.len())];
    if first.trim().is_empty() {
        artist
    } else {
        first
    }
}

/// Where a word in small letters stands, whatever its capitals.
fn find(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut places = text.windows(word.len());
    places.position(|place| place.eq_ignore_ascii_case(word))
}

/// Without `[Explicit]`, `(feat. …)`, `- Remastered 2011` and the like. `(Live)`, `(Acoustic)` and
/// remixes stay: those are other songs.
pub(super) fn without_notes(title: &str) -> Cow<'_, str> {
    let title = without_guests(without_remaster(title));
    if !title.contains(['[', '(']) {
        return Cow::Borrowed(title);
    }
    let mut kept = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(at) = rest.find(['[', '(']) {
        let (before, group) = rest.split_at(at);
        let close = if group.starts_with('[') { ']' } else { ')' };
        let Some(end) = group.find(close) else { break };
        kept.push_str(before);
        if !is_note(group[1..end].trim()) {
            kept.push_str(&group[..=end]);
        }
        rest = &group[end + 1..];
    }
    let kept = kept + rest;
    // A title that is nothing but a note is a title.
    if kept.trim().is_empty() {
        Cow::Borrowed(title)
    } else {
        Cow::Owned(kept)
    }
}

/// True for what stands in brackets and does not tell one song from another.
fn is_note(note: &str) -> bool {
    const WHOLE: [&str; 6] = [
        "explicit",
        "clean",
        "explicit version",
        "clean version",
        "album version",
        "explicit album version",
    ];
    const GUESTS: [&str; 5] = ["feat. ", "feat ", "ft. ", "ft ", "featuring "];
    let begins = |start: &&str| {
        let head = note.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    WHOLE.iter().any(|one| note.eq_ignore_ascii_case(one))
        || GUESTS.iter().any(begins)
        // In capitals it is a part of the title: `Dancing (With Myself)`.
        || note.starts_with("with ")
        || is_remaster(note)
}

/// `Remastered`, `2011 Remaster`, `Remastered 2011`, `2009 Digital Remastered Version`.
fn is_remaster(note: &str) -> bool {
    let mut has = false;
    let fits = note.split([' ', '/', '-']).all(|word| {
        let lower = word.to_ascii_lowercase();
        let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        has |= lower.starts_with("remaster");
        matches!(
            lower.as_str(),
            "" | "remaster" | "remastered" | "version" | "digital" | "digitally" | "edition"
        ) || is_year
    });
    fits && has
}

/// Without ` - 2011 Remaster` at the end.
fn without_remaster(title: &str) -> &str {
    match title.rsplit_once(" - ") {
        Some((before, note)) if is_remaster(note.trim()) && !before.trim().is_empty() => before,
        _ => title,
    }
}

/// Without ` feat. …` that stands in no brackets, up to the next part of the title.
fn without_guests(title: &str) -> &str {
    const GUESTS: [&str; 4] = [" feat. ", " ft. ", " featuring ", " feat "];
    let found = GUESTS.iter().filter_map(|guest| find(title, guest)).min();
    match found {
        // What follows the guests tells songs apart, so there nothing is taken away.
        Some(at)
            if at > 0
                && !title[at..].contains([')', ']', '(', '['])
                && !title[at..].contains(" - ") =>
        {
            &title[..at]
        }
        _ => title,
    }
}

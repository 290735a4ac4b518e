//! What a file of music is called, as a song: without folders and ending, without the number of
//! the track, and without the signs that addresses and programs put into names.

use encoding_rs::WINDOWS_1252;

use super::textlist;

/// Letters that an address or an id is made of.
const IDS: [usize; 2] = [11, 22];

/// The song's name in a file's: artist and title together, most of the time.
pub(in crate::playlist) fn file_title(file: &str) -> String {
    let is_address = file.starts_with("http://") || file.starts_with("https://");
    let path = match file.split_once(['?', '#']) {
        Some((path, _)) if is_address => path,
        _ => file,
    };
    let name = path.trim_end_matches(['/', '\\']);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = decoded(name);
    let stem = without_ending(&name);
    let words = if stem.contains(' ') {
        stem.to_owned()
    } else {
        stem.replace('_', " ")
    };
    let title = unnumbered(without_id(words.trim()));
    match title {
        "" => file.to_owned(),
        title => title.to_owned(),
    }
}

/// What a player shows, without the number of the track and the file's ending.
pub(in crate::playlist) fn shown_title(shown: &str) -> String {
    let stem = match shown.rsplit_once('.') {
        Some((stem, ending)) if is_music(ending) => stem,
        _ => shown,
    };
    match unnumbered(stem.trim()) {
        "" => shown.to_owned(),
        title => title.to_owned(),
    }
}

fn is_music(ending: &str) -> bool {
    const ENDINGS: [&str; 8] = ["mp3", "m4a", "flac", "ogg", "opus", "wma", "wav", "aac"];
    ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if (2..=4).contains(&ending.len())
                && !stem.is_empty()
                && ending.bytes().all(|b| b.is_ascii_alphanumeric())
                && ending.bytes().any(|b| b.is_ascii_alphabetic()) =>
        {
            stem
        }
        _ => name,
    }
}

/// `%20` and the like as what they stand for. A name in which `%` stands for itself is left.
fn decoded(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                // Two digits are less than 256.
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = &after[2..];
            }
            (b'%', ..) => return name.to_owned(),
            (byte, ..) => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => WINDOWS_1252
            .decode_without_bom_handling(error.as_bytes())
            .0
            .into_owned(),
    }
}

/// Without the id of a video or track that a program put behind the name, in brackets.
fn without_id(name: &str) -> &str {
    let is_id = |id: &str| {
        let mut bytes = id.bytes();
        let of_letters = bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let has = |what: fn(&u8) -> bool| id.as_bytes().iter().any(what);
        let mixed =
            has(u8::is_ascii_uppercase) && id.bytes().skip(1).any(|b| b.is_ascii_lowercase());
        let is_word =
            !has(u8::is_ascii_digit) && id.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        IDS.contains(&id.len()) && of_letters && !is_word && (has(u8::is_ascii_digit) || mixed)
    };
    let inner = name
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['));
    match inner {
        Some((before, id)) if is_id(id) && !before.trim().is_empty() => before.trim_end(),
        _ => name,
    }
}

/// Without the number of the track, or of disc and track, that stands before a name. A number
/// that may belong to the name stays: `99 Luftballons`, `311 - Down`.
pub(in crate::playlist) fn unnumbered(name: &str) -> &str {
    let (number, rest) = digits(name);
    if number.is_empty() {
        return name;
    }
    // Disc and track: `1-03`, `2.11`.
    let pair = rest.strip_prefix(['-', '.']).map(digits);
    let (is_pair, rest) = match pair {
        Some((track, after)) if number.len() <= 2 && (2..=3).contains(&track.len()) => {
            (true, after)
        }
        _ => (false, rest),
    };
    let is_padded = is_pair || (number.starts_with('0') && number.len() > 1);
    if number.len() > 3 {
        return name;
    }
    let Some((kind, title)) = separated(rest) else {
        return name;
    };
    let is_number = match kind {
        Between::Dash => is_padded || number.len() < 3 || title.contains(" - "),
        Between::Dot => true,
        Between::Close => is_padded || number.len() < 3,
        Between::Blank => is_padded,
    };
    if is_number && !title.is_empty() {
        title
    } else {
        name
    }
}

/// Artist and title of a song that is called like a file: a number of the track that stands
/// between them, or behind the album, is no part of either.
pub(in crate::playlist) fn parts_of(shown: &str) -> (&str, &str) {
    let (artist, title) = textlist::parts(shown);
    if artist.is_empty() {
        return (artist, title);
    }
    let is_number = |part: &str| (2..=3).contains(&part.len()) && digits(part).1.is_empty();
    let mut from = 0;
    for part in title.split(" - ") {
        let after = from + part.len() + " - ".len();
        if is_number(part) && after < title.len() {
            return (artist, title[after..].trim());
        }
        from = after;
    }
    let last = title.rsplit(" - ").next().unwrap_or(title);
    let bare = unnumbered(last);
    let was_numbered = last.starts_with('0') && bare.len() < last.len();
    (artist, if was_numbered { bare } else { title })
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// What stands between a number and a name.
enum Between {
    Dash,
    Dot,
    /// A dot or a dash without a blank.
    Close,
    Blank,
}

fn separated(rest: &str) -> Option<(Between, &str)> {
    let after = |signs: [&'static str; 4]| signs.iter().find_map(|sign| rest.strip_prefix(sign));
    let found = if let Some(title) = after([" - ", " – ", " — ", "- "]) {
        (Between::Dash, title)
    } else if let Some(title) = after([". ", ") ", ".) ", ": "]) {
        (Between::Dot, title)
    } else if let Some(title) = rest.strip_prefix(['.', '-']) {
        (Between::Close, title.strip_prefix(' ').unwrap_or(title))
    } else {
        (Between::Blank, rest.strip_prefix(' ')?)
    };
    let title = found.1.trim_start();
    // `2.0` and `1-2-3` are names.
    let goes_on = title.starts_with(|c: char| c.is_ascii_digit());
    (!(matches!(found.0, Between::Close) && goes_on)).then_some((found.0, title))
}

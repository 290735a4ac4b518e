//! In which letters a file is written: what it declares holds; else it is guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

/// Bytes in which a file may declare its encoding.
const DECLARED_WITHIN: usize = 4096;
/// Letters beyond ASCII by which an encoding with one byte a letter can be told.
const ENOUGH: usize = 6;
/// Bytes by whose letters UTF-16 is told.
const LOOKED_AT: usize = 4096;

/// The encoding that a file without a byte-order mark shows by its zeros, or declares.
pub(super) fn marked(raw: &[u8]) -> Option<&'static Encoding> {
    utf16_by_zeros(raw).or_else(|| declared(raw))
}

/// The encoding that a file declares: in the first line of markup, or as `#EXTENC:` in an M3U.
/// None for UTF-8, and for what nobody knows.
fn declared(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(DECLARED_WITHIN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = if head.trim_start().starts_with("<?") {
        let declaration = head.split("?>").next()?;
        let (_, after) = declaration.split_once("encoding")?;
        let value = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()?.to_owned()
    } else {
        let mut lines = head.split(['\n', '\r']).map(str::trim);
        lines
            .find_map(|line| line.strip_prefix("#extenc:"))?
            .trim()
            .to_owned()
    };
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    // What can be read as ASCII up to here is not written in two bytes a letter.
    (encoding != UTF_8 && encoding.is_ascii_compatible()).then_some(encoding)
}

/// The encoding of bytes that are not UTF-8; none where most of them are.
pub fn guessed(raw: &[u8]) -> Option<&'static Encoding> {
    let (good, bad) = beyond_ascii(raw);
    if good >= bad {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(raw, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let letters = raw.iter().filter(|byte| !byte.is_ascii()).count();
    let is_weak = guess.is_single_byte() && letters < ENOUGH;
    let guess = if is_weak { WINDOWS_1252 } else { guess };
    Some(if guess == WINDOWS_1252 && has_signs_in_words(raw) {
        eastern(raw)
    } else {
        guess
    })
}

/// True where signs that no Western word has stand between two letters: `P³atnoœæ` is Polish, read
/// as what it is not.
fn has_signs_in_words(raw: &[u8]) -> bool {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(raw);
    let is_sign = |c: char| matches!(c, '¹' | '³' | '¿' | '£' | '¯' | '¼' | '¾' | '¶' | '±');
    let mut before = [' ', ' '];
    text.chars().any(|letter| {
        let [first, second] = before;
        before = [second, letter];
        first.is_alphabetic() && is_sign(second) && letter.is_alphabetic()
    })
}

/// The encoding of Central Europe in which more of the bytes are letters.
fn eastern(raw: &[u8]) -> &'static Encoding {
    let letters = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(raw);
        text.chars().filter(|c| c.is_alphabetic()).count()
    };
    if letters(ISO_8859_2) > letters(WINDOWS_1250) {
        ISO_8859_2
    } else {
        WINDOWS_1250
    }
}

/// How many letters beyond ASCII are UTF-8, and how many pieces are none.
fn beyond_ascii(raw: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in raw.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// UTF-16 without a byte order mark: Western text has a zero in nearly every second place.
fn utf16_by_zeros(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(512) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    if odd * 5 >= pairs * 3 && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if even * 5 >= pairs * 3 && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        utf16_by_line_ends(raw)
    }
}

/// UTF-16 of other letters: line ends, blanks and commas have a zero on the same side each time,
/// and all of it is letters.
fn utf16_by_line_ends(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(LOOKED_AT) & !1];
    let units = |from: fn([u8; 2]) -> u16| {
        let pairs = head.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        let letters: Vec<char> = char::decode_utf16(pairs).map_while(Result::ok).collect();
        let is_sign = |c: &&char| c.is_ascii();
        let signs = letters.iter().filter(is_sign).count();
        let is_text = letters
            .iter()
            .all(|c| !c.is_control() || "\n\r\t".contains(*c));
        let has_lines = letters.contains(&'\n') || letters.contains(&'\r');
        // Half of a letter may be missing at the end of what is looked at.
        let is_whole = letters.len() + 1 >= head.len() / 2;
        (is_text && is_whole && has_lines && signs > 1).then_some(())
    };
    if !head.contains(&0) {
        return None;
    }
    match (units(u16::from_le_bytes), units(u16::from_be_bytes)) {
        (Some(()), None) => Some(UTF_16LE),
        (None, Some(())) => Some(UTF_16BE),
        _ => None,
    }
}

//! In which letters a file is written: what it declares holds; else it is guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes in which a file may declare its encoding.
const DECLARED_WITHIN: usize = 4096;
/// Letters beyond ASCII by which an encoding with one byte a letter can be told.
const ENOUGH: usize = 6;

/// The encoding that a file declares: in the first line of markup, or as `#EXTENC:` in an M3U.
/// None for UTF-8, and for what nobody knows.
pub(super) fn declared(raw: &[u8]) -> Option<&'static Encoding> {
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
pub(in crate::playlist) fn guessed(raw: &[u8]) -> Option<&'static Encoding> {
    let (good, bad) = beyond_ascii(raw);
    if good >= bad {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(raw, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let letters = raw.iter().filter(|byte| !byte.is_ascii()).count();
    let is_weak = guess.is_single_byte() && letters < ENOUGH;
    Some(if is_weak { WINDOWS_1252 } else { guess })
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

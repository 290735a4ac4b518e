//! Telling the same track from another by 64 bits: small enough to keep for every track.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const FACTOR: u64 = 0xD6E8_FEB8_6659_FD93;

/// A number for these texts. Letters A to Z count as a to z; two different tracks share a
/// number about once in thirty million lists of a million tracks.
pub(in crate::playlist) fn of(first: u64, texts: &[&str]) -> u64 {
    let mut sum = SEED ^ first;
    for text in texts {
        sum = fold(sum ^ text.len() as u64, FACTOR);
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        for word in words {
            sum = fold(sum ^ lower(u64::from_le_bytes(*word)), FACTOR);
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        sum = fold(sum ^ lower(u64::from_le_bytes(last)), FACTOR);
    }
    sum
}

/// How many of these numbers were there before.
pub(in crate::playlist) fn repeated(mut seen: Vec<u64>) -> u64 {
    seen.sort_unstable();
    let same = seen.windows(2).filter(|pair| pair[0] == pair[1]);
    same.count() as u64
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// Eight bytes at once, with A to Z made small and all else left alone.
fn lower(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let low = word & !HIGH;
    let from_a = low + ONES * (0x80 - u64::from(b'A'));
    let past_z = low + ONES * (0x7F - u64::from(b'Z'));
    let capitals = (from_a ^ past_z) & !word & HIGH;
    word | (capitals >> 2)
}

#[cfg(test)]
mod tests {
    use super::{lower, of};

    #[test]
    fn only_capital_letters_are_made_small() {
        for byte in 0..=u8::MAX {
            let word = u64::from_le_bytes([byte; 8]);
            let expected = u64::from_le_bytes([byte.to_ascii_lowercase(); 8]);
            assert_eq!(lower(word), expected, "{byte}");
        }
    }

    #[test]
    fn the_border_between_texts_counts() {
        assert_ne!(of(0, &["ab", "c"]), of(0, &["a", "bc"]));
        assert_ne!(of(0, &["a"]), of(1, &["a"]));
        assert_eq!(of(0, &["Ab", "C"]), of(0, &["aB", "c"]));
    }
}

//! Text made alike for comparing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text without case and accents, with plain apostrophes, dashes and blanks.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().flat_map(char::to_lowercase);
    for letter in letters.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            '’' | '‘' | '`' => folded.push('\''),
            '–' | '—' | '‑' => folded.push('-'),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            // A small sigma at a word's end; a capital one is the same anywhere.
            'ς' => folded.push('σ'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            _ => folded.push(without_stroke(letter)),
        }
    }
    folded
}

/// Small Latin letters whose stroke or missing dot is part of the letter.
fn without_stroke(letter: char) -> char {
    match letter {
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ŀ' | 'ł' => 'l',
        'ø' => 'o',
        'ŧ' => 't',
        other => other,
    }
}

/// Text in lower case, with plain quotes and apostrophes and one space between words.
pub fn fold_words(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_typographic_signs_make_no_difference() {
        assert_eq!(fold("Ça coûte, Łódź – “Ærø”"), "ca coute, lodz - “aero”");
        assert_eq!(fold("ΤΙΤΛΟΣ"), fold("Τίτλος"));
        assert_eq!(fold("e\u{301}"), fold("é"));
        assert_eq!(fold("İstanbul ıŀ"), "istanbul il");
        assert_eq!(fold_words("  I can’t\tFIND it "), "i can't find it");
    }
}

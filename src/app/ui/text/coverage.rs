//! Which characters the embedded typeface can draw.

use std::cmp::Ordering;

/// Whether all four weights have this character. What they lack is drawn with a font of
/// the system, or as a box where there is none: no guide and no sentence may need it.
pub fn covers(character: char) -> bool {
    COVERED
        .binary_search_by(|(first, last)| {
            if *last < character {
                Ordering::Less
            } else if *first > character {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        })
        .is_ok()
}

/// Ranges in order, first and last character of each.
const COVERED: &[(char, char)] = &[
    ('\u{20}', '\u{7E}'),
    ('\u{A0}', '\u{148}'),
    ('\u{14A}', '\u{1C3}'),
    ('\u{1C5}', '\u{24F}'),
    ('\u{259}', '\u{259}'),
    ('\u{2BB}', '\u{2BC}'),
    ('\u{2C6}', '\u{2C7}'),
    ('\u{2D8}', '\u{2DD}'),
    ('\u{300}', '\u{304}'),
    ('\u{306}', '\u{30C}'),
    ('\u{323}', '\u{323}'),
    ('\u{326}', '\u{328}'),
    ('\u{370}', '\u{377}'),
    ('\u{37A}', '\u{37F}'),
    ('\u{384}', '\u{38A}'),
    ('\u{38C}', '\u{38C}'),
    ('\u{38E}', '\u{3A1}'),
    ('\u{3A3}', '\u{3E1}'),
    ('\u{3F0}', '\u{49D}'),
    ('\u{4A0}', '\u{4FF}'),
    ('\u{52F}', '\u{52F}'),
    ('\u{1E00}', '\u{1EFF}'),
    ('\u{2000}', '\u{200B}'),
    ('\u{2010}', '\u{2027}'),
    ('\u{202F}', '\u{203A}'),
    ('\u{203C}', '\u{203C}'),
    ('\u{2044}', '\u{2044}'),
    ('\u{2052}', '\u{2052}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{2070}', '\u{2071}'),
    ('\u{2074}', '\u{208E}'),
    ('\u{2090}', '\u{209C}'),
    ('\u{20A0}', '\u{20BF}'),
    ('\u{2100}', '\u{2101}'),
    ('\u{2103}', '\u{2103}'),
    ('\u{2105}', '\u{2106}'),
    ('\u{2109}', '\u{2109}'),
    ('\u{2113}', '\u{2113}'),
    ('\u{2116}', '\u{2117}'),
    ('\u{211E}', '\u{2123}'),
    ('\u{2126}', '\u{2126}'),
    ('\u{212A}', '\u{212B}'),
    ('\u{212E}', '\u{212E}'),
    ('\u{2132}', '\u{2132}'),
    ('\u{213B}', '\u{213B}'),
    ('\u{214D}', '\u{214D}'),
    ('\u{214F}', '\u{214F}'),
    ('\u{2153}', '\u{2153}'),
    ('\u{215A}', '\u{215F}'),
    ('\u{2190}', '\u{2199}'),
    ('\u{21A9}', '\u{21AA}'),
    ('\u{21B0}', '\u{21B1}'),
    ('\u{21B3}', '\u{21B5}'),
    ('\u{21BA}', '\u{21BB}'),
    ('\u{21D0}', '\u{21D0}'),
    ('\u{21D2}', '\u{21D2}'),
    ('\u{21D4}', '\u{21D4}'),
    ('\u{21DE}', '\u{21DF}'),
    ('\u{21E4}', '\u{21E5}'),
    ('\u{21E7}', '\u{21E7}'),
    ('\u{21EA}', '\u{21EA}'),
    ('\u{2212}', '\u{2212}'),
    ('\u{221E}', '\u{221E}'),
    ('\u{2248}', '\u{2248}'),
    ('\u{2260}', '\u{2260}'),
    ('\u{2264}', '\u{2265}'),
    ('\u{25CB}', '\u{25CB}'),
    ('\u{25CF}', '\u{25CF}'),
    ('\u{2713}', '\u{2713}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

#[cfg(test)]
mod tests {
    use iced::advanced::graphics::text::cosmic_text::skrifa::{FontRef, MetadataProvider};

    use super::covers;
    use crate::app::ui::text::FONTS;

    #[test]
    fn the_table_agrees_with_the_fonts() -> Result<(), Box<dyn std::error::Error>> {
        let mut maps = Vec::new();
        // The last one holds the icons.
        for bytes in &FONTS[..FONTS.len() - 1] {
            maps.push(FontRef::new(bytes)?.charmap());
        }
        for character in '\0'..=char::MAX {
            let all = maps.iter().all(|map| map.map(character).is_some());
            assert_eq!(covers(character), all, "U+{:04X}", u32::from(character));
        }
        Ok(())
    }

    #[test]
    fn every_language_of_the_guides_can_be_written() {
        let sample =
            "Ääöüß ÇŞĞİı Łódź ñ¿¡ Ærø Ελλάδα Київ Việt “quoted” ‘so’ – — … € £ ¥ ₹ ₺ › → ✓";
        assert_eq!(sample.chars().find(|character| !covers(*character)), None);
    }
}

//! Names of files.

/// Characters of a file's name that are taken over.
const LONGEST: usize = 80;
/// Bytes of it: with what is put before a name, fewer than the 255 that file systems take.
const LONGEST_BYTES: usize = 200;
/// Characters of what counts as an ending, with its dot.
const LONGEST_ENDING: usize = 12;

/// A file's name that every system takes: letters, digits and a few signs; `otherwise` where
/// nothing is left. A long name keeps its ending, by which systems tell what a file is.
pub fn file_name(name: &str, otherwise: &str) -> String {
    let plain: String = name.chars().map(safe).collect();
    let plain = trimmed(&plain);
    let (stem, ending) = plain.split_at(plain.len() - ending(plain).len());
    let letters = LONGEST - ending.chars().count();
    let end = stem
        .char_indices()
        .take(letters)
        .map(|(at, letter)| at + letter.len_utf8())
        .take_while(|end| end + ending.len() <= LONGEST_BYTES)
        .last();
    let whole = format!("{}{ending}", &stem[..end.unwrap_or(0)]);
    or_otherwise(trimmed(&whole), otherwise)
}

/// As names were cut before they kept their endings: files lie under these.
pub fn earlier_file_name(name: &str, otherwise: &str) -> String {
    let plain: String = name.chars().map(safe).take(LONGEST).collect();
    or_otherwise(trimmed(&plain), otherwise)
}

fn safe(letter: char) -> char {
    match letter {
        '.' | '-' | '_' | ' ' => letter,
        _ if letter.is_alphanumeric() => letter,
        _ => '_',
    }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(['.', ' '])
}

/// A short end of a name behind its last dot, with the dot; nothing where there is none.
fn ending(name: &str) -> &str {
    let at = name.rfind('.').unwrap_or(name.len());
    let ending = &name[at..];
    let is_ending = ending.chars().count() <= LONGEST_ENDING && !ending.contains(' ');
    if is_ending { ending } else { "" }
}

fn or_otherwise(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise } else { name }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_ending() {
        let mail = "Your Amazon Music Unlimited subscription has been cancelled - \
                    anna.muster@example.org - Gmail.pdf";
        let short = file_name(mail, "file");
        assert_eq!(short.chars().count(), 80);
        assert!(short.starts_with("Your Amazon"));
        assert_eq!(short.rsplit('.').next(), Some("pdf"));
        assert_eq!(
            file_name(&format!("{}. Then more", "a".repeat(90)), "x"),
            "a".repeat(80)
        );
    }

    #[test]
    fn a_name_fits_into_what_file_systems_take() {
        for letter in ["a", "é", "解", "ก", "𠀀"] {
            let short = file_name(&format!("{}.png", letter.repeat(90)), "file");
            assert!(short.len() <= LONGEST_BYTES, "{short}");
            assert!(short.ends_with(&format!("{letter}.png")), "{short}");
            assert!(file_name(&letter.repeat(90), "file").len() <= LONGEST_BYTES);
        }
    }

    #[test]
    fn a_name_that_is_short_enough_is_as_it_was() {
        for name in [
            "",
            "..",
            "mail 1.pdf",
            " a/b:c.d ",
            ".hidden",
            "no-ending",
            "x.y.z",
        ] {
            assert_eq!(
                file_name(name, "file"),
                earlier_file_name(name, "file"),
                "{name}"
            );
        }
    }
}

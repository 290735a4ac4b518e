//! Names of files.

/// Characters of a file's name that are taken over.
const LONGEST: usize = 80;

/// A file's name that every system takes: letters, digits and a few signs; `otherwise` where
/// nothing is left.
pub fn file_name(name: &str, otherwise: &str) -> String {
    let safe = |letter: char| match letter {
        '.' | '-' | '_' | ' ' => letter,
        _ if letter.is_alphanumeric() => letter,
        _ => '_',
    };
    let plain: String = name.chars().map(safe).take(LONGEST).collect();
    let plain = plain.trim_matches(['.', ' ']);
    if plain.is_empty() {
        otherwise.to_owned()
    } else {
        plain.to_owned()
    }
}

//! The letters by which a service is told apart at a glance. They are drawn: no company's own sign.

/// One or two letters of a title: "AM" for Amazon Music, "D+" for Disney+, "N" for Netflix.
pub fn letters(title: &str) -> String {
    let mut words = title
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_alphanumeric));
    let Some(first) = words.next() else {
        return String::new();
    };
    let initial = |word: &str| word.chars().next().map(char::to_uppercase);
    let second = match words.next() {
        Some(word) => initial(word),
        None if first.ends_with('+') => Some('+'.to_uppercase()),
        None => None,
    };
    initial(first).into_iter().chain(second).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_title_has_one_or_two_letters() {
        for (title, short) in [
            ("Netflix", "N"),
            ("Amazon Music", "AM"),
            ("Disney+", "D+"),
            ("YouTube Premium and Music", "YP"),
            ("TIDAL", "T"),
            ("élan – vital", "ÉV"),
            ("", ""),
            ("– –", ""),
        ] {
            assert_eq!(letters(title), short, "{title}");
        }
    }
}

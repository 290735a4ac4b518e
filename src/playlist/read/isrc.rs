//! ISRCs: the numbers by which services find a recording.

/// True for twelve letters and digits, hyphens aside.
pub(in crate::playlist) fn is_one(text: &str) -> bool {
    if text.len() == 12 {
        return text.bytes().all(|b| b.is_ascii_alphanumeric());
    }
    let mut rest = text.bytes().filter(|b| *b != b'-');
    text.len() == 15
        && rest
            .by_ref()
            .take(12)
            .filter(u8::is_ascii_alphanumeric)
            .count()
            == 12
        && rest.next().is_none()
}

/// True for the form of an ISRC: country, owner, year and number.
pub(in crate::playlist) fn has_form(cell: &str) -> bool {
    let (owner, number) = cell.split_at_checked(5).unwrap_or_default();
    let is_number = number.len() == 7 && number.bytes().all(|b| b.is_ascii_digit());
    let mut owner = owner.bytes();
    let is_country = owner.by_ref().take(2).all(|b| b.is_ascii_alphabetic());
    is_number && is_country && owner.all(|b| b.is_ascii_alphanumeric())
}

/// An ISRC as it is stored: without the hyphens that part it for reading. `None` where the text has
/// not the form of one.
pub(in crate::playlist) fn without_hyphens(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|sign| *sign != '-').collect();
    has_form(&plain).then_some(plain)
}

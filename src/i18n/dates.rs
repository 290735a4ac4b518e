//! Days as people write them.

use jiff::civil::Date;

use super::{text, tr_with};

/// "Thursday 3 December 2026".
pub fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "3 December 2026".
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "December 2026".
pub fn month(day: Date) -> String {
    day.strftime("%B %Y").to_string()
}

/// The days of the week in short, from Monday on.
pub fn weekdays() -> [String; 7] {
    // The last week of November 2026 begins on a Monday.
    [23, 24, 25, 26, 27, 28, 29].map(|day| {
        let day = Date::constant(2026, 11, day);
        day.strftime("%a").to_string()
    })
}

/// A date as guides write it (`2026-06-29`, `2026-06`, `2026`, `unknown`), in words; none for
/// unknown or unreadable ones.
pub fn seen_on(on: &str) -> Option<String> {
    if let Ok(day) = on.parse::<Date>() {
        return Some(date(day));
    }
    if let Ok(month) = format!("{on}-01").parse::<Date>() {
        return Some(month.strftime("%B %Y").to_string());
    }
    let is_year = on.len() == 4 && on.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| on.to_owned())
}

/// As [`seen_on`], with its preposition: "on 29 June 2026", "in June 2026", "in 2026".
pub fn seen_when(on: &str) -> Option<String> {
    let id = match on.parse::<Date>() {
        Ok(_) => "when-on",
        Err(_) => "when-in",
    };
    Some(tr_with(id, &[("when", text(seen_on(on)?))]))
}

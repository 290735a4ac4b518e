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

/// Reads a day as people type it: `2026-12-03`, `3 December 2026`, `3 Dec 2026`,
/// `December 3, 2026`, `3.12.2026`. None where the order of day and month is anyone's guess
/// (`3/12/2026` with both below 13) or it is no day.
pub fn read_date(typed: &str) -> Option<Date> {
    let typed = typed.trim().replace(',', " ");
    if let Ok(date) = typed.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-'))
        .filter(|part| !part.is_empty() && !is_weekday(part))
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let year: i16 = third
        .parse()
        .ok()
        .filter(|year| (2000..=2200).contains(year))?;
    if let Some(month) = month(second) {
        return Date::new(year, month, day(first)?).ok();
    }
    if let Some(month) = month(first) {
        return Date::new(year, month, day(second)?).ok();
    }
    numeric(first, second, year, typed.contains('.'))
}

fn numeric(first: &str, second: &str, year: i16, with_points: bool) -> Option<Date> {
    let (a, b): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    if with_points || a > 12 || a == b {
        Date::new(year, b, a).ok()
    } else if b > 12 {
        Date::new(year, a, b).ok()
    } else {
        None
    }
}

fn day(typed: &str) -> Option<i8> {
    typed
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(typed: &str) -> Option<i8> {
    let typed = typed.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| typed.len() >= 3 && month.starts_with(typed.as_str()))?;
    i8::try_from(at + 1).ok()
}

fn is_weekday(typed: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let typed = typed.to_lowercase();
    typed.len() >= 3 && DAYS.iter().any(|day| day.starts_with(typed.as_str()))
}

//! Every sentence of the interface, through Fluent.
//!
//! The sentences lie in `assets/locales/<language>/*.ftl`. What guides say is data and comes
//! from the guides; the vendor's own words come from there too and are never translated here.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use jiff::civil::Date;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/locales");

/// The language of every sentence (BCP 47).
pub const LANGUAGE: &str = "en";

/// Every sentence, read once.
static MESSAGES: LazyLock<Bundle> = LazyLock::new(|| bundle(LANGUAGE));

type Bundle = FluentBundle<FluentResource>;

/// A value that stands in a sentence.
pub type Value = FluentValue<'static>;

fn bundle(language: &str) -> Bundle {
    let id = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would be drawn as boxes, and every language here runs left to right.
    bundle.set_use_isolating(false);
    for file in LOCALES.get_dir(language).into_iter().flat_map(Dir::files) {
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        // A slip in a sentence leaves the others; a test reads every file for slips.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The sentence with this id. An unknown id is shown as itself, so that nothing panics; a
/// test looks for such ids.
pub fn tr(id: &str) -> String {
    tr_with(id, &[])
}

/// The sentence with this id, its gaps filled.
pub fn tr_with(id: &str, values: &[(&'static str, Value)]) -> String {
    format(id, values).unwrap_or_else(|| id.to_owned())
}

fn format(id: &str, values: &[(&'static str, Value)]) -> Option<String> {
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let pattern = MESSAGES.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let sentence = MESSAGES.format_pattern(pattern, Some(&args), &mut errors);
    Some(sentence.into_owned())
}

/// True when the sentence exists.
pub fn knows(id: &str) -> bool {
    MESSAGES.has_message(id)
}

/// A text as a value.
pub fn text(value: impl Into<String>) -> Value {
    FluentValue::from(value.into())
}

/// What prints itself, as a value.
pub fn shown(value: impl std::fmt::Display) -> Value {
    text(value.to_string())
}

/// A whole number as a value.
pub fn number(value: usize) -> Value {
    FluentValue::from(value)
}

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

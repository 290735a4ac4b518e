//! Every sentence of the interface, through Fluent.
//!
//! The sentences lie in `assets/locales/<language>/*.ftl`. What guides say is data and comes
//! from the guides; the vendor's own words come from there too and are never translated here.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use jiff::civil::Date;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../assets/locales");

/// The language of every sentence (BCP 47).
pub const LANGUAGE: &str = "en";

/// Every sentence by its id, as it is written.
static WRITTEN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| written(LANGUAGE));

/// The sentences that were said so far. A window says a third of them; to take all of them apart
/// first would cost a millisecond of its start and half a megabyte.
static SAID: LazyLock<RwLock<Bundle>> = LazyLock::new(|| RwLock::new(bundle(LANGUAGE)));

type Bundle = FluentBundle<FluentResource>;

/// A value that stands in a sentence.
pub type Value = FluentValue<'static>;

fn bundle(language: &str) -> Bundle {
    let id = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would be drawn as boxes, and every language here runs left to right.
    bundle.set_use_isolating(false);
    bundle
}

fn written(language: &str) -> HashMap<&'static str, &'static str> {
    let files = LOCALES.get_dir(language).into_iter().flat_map(Dir::files);
    files
        .flat_map(|file| messages(file.contents_utf8().unwrap_or_default()))
        .collect()
}

/// The messages of a file: a name at the begin of a line, what is assigned to it, and the lines
/// below up to the next name or comment.
fn messages(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let heads: Vec<(usize, &str)> = starts
        .filter(|(_, line)| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#'))
        .collect();
    let ends: Vec<usize> = heads.iter().skip(1).map(|(start, _)| *start).collect();
    let ends = ends.into_iter().chain([text.len()]);
    heads
        .into_iter()
        .zip(ends)
        .filter_map(|((start, line), end)| {
            let (id, _) = line.split_once('=')?;
            line.starts_with(|c: char| c.is_ascii_alphabetic())
                .then(|| (id.trim_end(), &text[start..end]))
        })
}

/// The sentence with this id. An unknown id is shown as itself, so that nothing panics; a
/// test looks for such ids.
pub fn say(id: &str) -> String {
    fill(id, &[])
}

/// The sentence with this id, its gaps filled.
pub fn fill(id: &str, values: &[(&'static str, Value)]) -> String {
    with_message(id, |bundle, message| {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let mut errors = Vec::new();
        let pattern = message.value()?;
        let sentence = bundle.format_pattern(pattern, Some(&args), &mut errors);
        Some(sentence.into_owned())
    })
    .flatten()
    .unwrap_or_else(|| id.to_owned())
}

/// What comes of a message that was taken apart; that is done when it is first said.
fn with_message<T>(id: &str, work: impl Fn(&Bundle, FluentMessage<'_>) -> T) -> Option<T> {
    let said = SAID.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(message) = said.get_message(id) {
        return Some(work(&said, message));
    }
    drop(said);
    let source = (*WRITTEN.get(id)?).to_owned();
    // A slip in a sentence leaves the others; a test reads every file for slips.
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    let mut said = SAID.write().unwrap_or_else(PoisonError::into_inner);
    said.add_resource_overriding(resource);
    let message = said.get_message(id)?;
    Some(work(&said, message))
}

/// True when the sentence exists.
pub fn knows(id: &str) -> bool {
    WRITTEN.contains_key(id)
}

/// A text as a value.
pub fn text(value: impl Into<String>) -> Value {
    FluentValue::from(value.into())
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
    Some(fill(id, &[("when", text(seen_on(on)?))]))
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

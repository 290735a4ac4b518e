//! When something was last seen.

use jiff::civil::Date;
use serde_json::Value;

use super::library::{Doc, Library};
use super::{Report, Rule};

pub(super) static DATE_REAL: Rule = Rule::error(
    "date-real",
    "People are told when something was last seen; that has to be a day that exists.",
);
pub(super) static DATE_FUTURE: Rule = Rule::error(
    "date-future",
    "Nothing was seen on a day that is still to come.",
);
pub(super) static DATE_OLD: Rule = Rule::warning(
    "date-old",
    "Pages move. What was seen more than 180 days ago is told with a doubt, until somebody looks again.",
);

/// Days after which something seen is old.
const OLD: i32 = 180;

pub(super) fn check(library: &Library, report: &mut Report) {
    for doc in &library.docs {
        for (pointer, checked) in doc.fields("checked") {
            check_checked(doc, &pointer, checked, library.today, report);
        }
        for (pointer, day) in doc.fields("read_on") {
            check_day(doc, &pointer, day, library.today, report);
        }
        let changes = doc.value.get("changelog").and_then(Value::as_array);
        for (index, change) in changes.into_iter().flatten().enumerate() {
            let pointer = format!("/changelog/{index}/on");
            let day = change.get("on").unwrap_or(&Value::Null);
            let whole = check_day(doc, &pointer, day, library.today, report);
            if whole.is_some_and(|span| span.from != span.until) || day == "unknown" {
                report.add(
                    &DATE_REAL,
                    doc,
                    &pointer,
                    "A change has a whole date.",
                    "Write it as 2026-11-22.",
                );
            }
        }
    }
}

fn check_checked(doc: &Doc, pointer: &str, checked: &Value, today: Date, report: &mut Report) {
    let Some(on) = checked.get("on") else { return };
    let pointer = format!("{pointer}/on");
    let span = check_day(doc, &pointer, on, today, report);
    if on == "unknown" && checked.get("how").is_some_and(|how| how == "done") {
        report.add(
            &DATE_REAL,
            doc,
            &pointer,
            "Whoever did it knows when.",
            "Write the date, or another “how”.",
        );
    }
    let age = span
        .and_then(|span| today.since(span.until).ok())
        .map_or(0, |age| age.get_days());
    if age > OLD {
        let message = format!("This was last seen {age} days ago.");
        report.add(
            &DATE_OLD,
            doc,
            &pointer,
            message,
            "Look again, and write the new date.",
        );
    }
}

/// The first and the last day that a date may mean.
#[derive(Clone, Copy)]
struct Span {
    from: Date,
    until: Date,
}

fn check_day(
    doc: &Doc,
    pointer: &str,
    day: &Value,
    today: Date,
    report: &mut Report,
) -> Option<Span> {
    let text = day.as_str()?;
    if text == "unknown" {
        return None;
    }
    let Some(span) = span(text) else {
        report.add(
            &DATE_REAL,
            doc,
            pointer,
            format!("“{text}” is no date."),
            "Write 2026-11-22, 2026-11, 2026 or unknown.",
        );
        return None;
    };
    if span.from > today {
        report.add(
            &DATE_FUTURE,
            doc,
            pointer,
            format!("“{text}” is still to come."),
            "Write the day on which it was seen.",
        );
    }
    Some(span)
}

/// Reads `2026-11-22`, `2026-11` and `2026`.
fn span(text: &str) -> Option<Span> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let numbers: Vec<i16> = text
        .split('-')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let small = |number: i16| i8::try_from(number).ok();
    let (from, until) = match (&lengths[..], &numbers[..]) {
        ([4], [year]) => (Date::new(*year, 1, 1).ok()?, Date::new(*year, 12, 31).ok()?),
        ([4, 2], [year, month]) => {
            let first = Date::new(*year, small(*month)?, 1).ok()?;
            (first, first.last_of_month())
        }
        ([4, 2, 2], [year, month, day]) => {
            let day = Date::new(*year, small(*month)?, small(*day)?).ok()?;
            (day, day)
        }
        _ => return None,
    };
    Some(Span { from, until })
}

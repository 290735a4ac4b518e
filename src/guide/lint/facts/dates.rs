//! When something was last seen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static DATE_REAL: Rule = Rule::error(
    "date-real",
    "People are told when something was last seen; that has to be a day that exists.",
);
pub(in crate::guide::lint) static DATE_FUTURE: Rule = Rule::error(
    "date-future",
    "Nothing was seen on a day that is still to come.",
);
pub(in crate::guide::lint) static DATE_OLD: Rule = Rule::warning(
    "date-old",
    "Pages move. What was seen more than 180 days ago is told with a doubt, until somebody looks again.",
);

/// Days after which something seen is old.
const OLD: i32 = 180;

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for doc in &library.docs {
        let mut old = BTreeMap::new();
        for (pointer, checked) in doc.fields("checked") {
            let span = check_checked(doc, &pointer, checked, library.today, report);
            let age = span.and_then(|span| library.today.since(span.until).ok());
            let age = age.map_or(0, |age| age.get_days());
            if let (true, Some(on)) = (age > OLD, checked.get("on").and_then(Value::as_str)) {
                old.entry(on)
                    .or_insert((age, Vec::new()))
                    .1
                    .push(pointer + "/on");
            }
        }
        for (on, (age, places)) in old {
            report_old(doc, on, age, &places, report);
        }
        for (pointer, day) in doc.fields("read_on") {
            check_day(doc, &pointer, day, library.today, report);
        }
        check_changes(doc, library.today, report);
    }
}

fn check_changes(doc: &Doc, today: Date, report: &mut Report) {
    let changes = doc.value.get("changelog").and_then(Value::as_array);
    for (index, change) in changes.into_iter().flatten().enumerate() {
        let pointer = format!("/changelog/{index}/on");
        let day = change.get("on").unwrap_or(&Value::Null);
        let whole = check_day(doc, &pointer, day, today, report);
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

fn check_checked(
    doc: &Doc,
    pointer: &str,
    checked: &Value,
    today: Date,
    report: &mut Report,
) -> Option<Span> {
    let on = checked.get("on")?;
    let pointer = format!("{pointer}/on");
    if on == "unknown" && checked.get("how").is_some_and(|how| how == "done") {
        report.add(
            &DATE_REAL,
            doc,
            &pointer,
            "Whoever did it knows when.",
            "Write the date, or another “how”.",
        );
    }
    check_day(doc, &pointer, on, today, report)
}

/// One finding for everything of the same date: it is looked at again together.
fn report_old(doc: &Doc, on: &str, age: i32, places: &[String], report: &mut Report) {
    let Some(first) = places.iter().min_by_key(|place| doc.map.nearest(place)) else {
        return;
    };
    let message = match places.len() {
        1 => format!("This was last seen at least {age} days ago ({on})."),
        more => format!(
            "This and {} more in this file were last seen at least {age} days ago ({on}).",
            more - 1
        ),
    };
    report.add(
        &DATE_OLD,
        doc,
        first,
        message,
        "Look again, and write the new date.",
    );
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

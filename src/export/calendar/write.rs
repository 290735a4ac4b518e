//! The text of a calendar file: escaped, and folded at 75 octets.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Entry, day_after};
use crate::text::{clean, one_line};

/// The most octets in a line, without its end (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;
/// The hour at which an alarm goes off on its day, in the calendar's own time.
const ALARM: &str = "PT9H";

/// The calendar file with these entries. `now` is when it is written.
pub fn file(entries: &[Entry], now: Timestamp) -> String {
    let mut text = String::new();
    let stamp = now.to_zoned_datetime(TimeZone::UTC).datetime();
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    let version = env!("CARGO_PKG_VERSION");
    line(
        &mut text,
        "PRODID",
        &escaped(&format!("-//Outro//Outro {version}//EN")),
    );
    line(&mut text, "CALSCALE", "GREGORIAN");
    for entry in entries {
        event(&mut text, entry, &stamp);
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

fn event(text: &mut String, entry: &Entry, stamp: &str) {
    let title = escaped(&one_line(&entry.title));
    line(text, "BEGIN", "VEVENT");
    line(text, "UID", &escaped(&entry.uid));
    line(text, "DTSTAMP", stamp);
    line(text, "SEQUENCE", &entry.sequence.to_string());
    line(text, "DTSTART;VALUE=DATE", &day(entry.day));
    line(text, "DTEND;VALUE=DATE", &day(day_after(entry.day)));
    line(text, "SUMMARY", &title);
    line(text, "DESCRIPTION", &escaped(&entry.text));
    line(text, "TRANSP", "TRANSPARENT");
    line(text, "BEGIN", "VALARM");
    line(text, "ACTION", "DISPLAY");
    line(text, "DESCRIPTION", &title);
    line(text, "TRIGGER", ALARM);
    line(text, "END", "VALARM");
    line(text, "END", "VEVENT");
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// What some readers take for a comma, a colon, a semicolon or a backslash: they keep these so
/// while they look for escapes. A space after the percent sign leaves it as it is.
const MISREAD: [&str; 4] = ["%2C", "%3A", "%3B", "%5C"];

/// A value of the type TEXT (section 3.3.11): nothing in it can begin a line of its own.
///
/// A backslash becomes a slash. Written by the rules, as two, some readers take the second one
/// and a letter `n` behind it for a line break.
fn escaped(value: &str) -> String {
    let mut plain = clean(value);
    for code in MISREAD {
        plain = plain.replace(code, &code.replace('%', "% "));
    }
    let mut escaped = String::new();
    for c in plain.chars() {
        match c {
            '\\' => escaped.push('/'),
            ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes a line, folded where it is too long; a character is never cut in two.
fn line(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

//! Dates of cases as a calendar file (RFC 5545), for reminders while Outro is closed.
//!
//! It is written by hand and by what calendars really do. Every date lies on a whole day, with
//! its end on the next day, as the format wants it. Each reminder is an event of its own, since
//! Google leaves alarms out and Outlook passes over some; the alarm stands beside it for those
//! that obey. There is no `METHOD`: with one, some programs answer as to an invitation.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::case::Case;
use crate::case::proof::CalendarEntry;
use crate::export::{self, Error};
use crate::guide::Guide;
use crate::i18n::{self, text, tr, tr_with};
use crate::present::{self, due};
use crate::store::Store;
use crate::text::clean;

mod write;

pub use write::file;

/// The moment from which sequence numbers count, in minutes: 1 January 2026.
const COUNT_FROM: i64 = 1_767_225_600;

/// One event of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same for the same date of the same case, whatever its day.
    pub uid: String,
    /// Rises with the case's changes, but for those within one minute.
    pub sequence: u32,
    /// The whole day on which it lies.
    pub day: Date,
    /// The title: one line.
    pub title: String,
    /// What to do then; may hold line breaks.
    pub text: String,
    /// Which date it is: `next-charge`, or `next-charge-reminder`.
    pub kind: String,
}

/// Every event for the dates of a case, in order; none for what has passed.
///
/// The nickname stands in the titles when `with_name` is set: many calendars lie with a
/// company.
pub fn entries(guide: Option<&Guide>, case: &Case, today: Date, with_name: bool) -> Vec<Entry> {
    let service = if with_name {
        present::name(guide, case)
    } else {
        guide.map_or_else(|| case.guide.to_string(), |guide| guide.title.clone())
    };
    let mut all = Vec::new();
    for date in due::dates(guide, case, today) {
        if date.day < today {
            continue;
        }
        let values = [
            ("service", text(&service)),
            ("what", text(date.kind.name())),
        ];
        let title = tr_with("calendar-title", &values);
        if let Some(day) = due::reminder_day(&date, today) {
            let on = [("what", text(&title)), ("day", text(i18n::date(date.day)))];
            let title = tr_with("calendar-reminder", &on);
            all.push(entry(
                case,
                format!("{}-reminder", date.kind.id()),
                day,
                title,
            ));
        }
        all.push(entry(case, date.kind.id(), date.day, title));
    }
    all.sort_by(|a, b| (a.day, &a.kind).cmp(&(b.day, &b.kind)));
    all
}

fn entry(case: &Case, kind: String, day: Date, title: String) -> Entry {
    Entry {
        uid: format!("{}-{kind}@outro.invalid", case.id),
        sequence: sequence(case),
        day,
        title,
        text: tr("calendar-text"),
        kind,
    }
}

/// Whole minutes from a fixed moment to the case's last change: the same for the same case,
/// and never less than before.
fn sequence(case: &Case) -> u32 {
    let seconds = case.changed.map_or(0, Timestamp::as_second);
    u32::try_from((seconds - COUNT_FROM) / 60)
        .unwrap_or(0)
        .min(i32::MAX.unsigned_abs())
}

/// What is kept of the entries in the case's journal.
pub fn kept(entries: &[Entry]) -> Vec<CalendarEntry> {
    let kept = entries.iter().map(|entry| CalendarEntry {
        kind: entry.kind.clone(),
        day: entry.day,
        title: entry.title.clone(),
    });
    kept.collect()
}

/// What an earlier file put into the calendar and has to be deleted there by hand: a second
/// file does not replace it in every calendar. What has passed is left out.
pub fn earlier(case: &Case, today: Date) -> Vec<String> {
    let still = case.calendar.iter().filter(|entry| entry.day >= today);
    still
        .map(|entry| {
            let values = [
                ("day", text(i18n::date(entry.day))),
                ("title", text(clean(&entry.title))),
            ];
            tr_with("calendar-old-entry", &values)
        })
        .collect()
}

/// How the file gets into the calendars that most people have, a line each.
pub fn advice() -> [String; 4] {
    [
        tr("calendar-advice-apple"),
        tr("calendar-advice-google"),
        tr("calendar-advice-outlook"),
        tr("calendar-advice-thunderbird"),
    ]
}

/// Writes all entries into one file.
pub fn save(
    store: &Store,
    path: &Path,
    entries: &[Entry],
    now: Timestamp,
    replace: bool,
) -> Result<(), Error> {
    export::write(store, path, &file(entries, now), replace)
}

/// Writes each entry into a file of its own in a folder that is there, for Outlook; says where
/// they lie. Where one may not be replaced, none is written.
pub fn save_each(
    store: &Store,
    folder: &Path,
    entries: &[Entry],
    now: Timestamp,
    replace: bool,
) -> Result<Vec<PathBuf>, Error> {
    let names = entries.iter().zip(1..).map(|(entry, at)| {
        let kind = plain(&entry.kind);
        folder.join(format!("{at:02}-{}-{kind}.ics", entry.day))
    });
    let paths: Vec<PathBuf> = names.collect();
    let taken = paths.iter().find(|path| path.symlink_metadata().is_ok());
    if let Some(taken) = taken.filter(|_| !replace) {
        return Err(Error::Exists(taken.clone()));
    }
    for (path, entry) in paths.iter().zip(entries) {
        let text = file(std::slice::from_ref(entry), now);
        export::write(store, path, &text, replace)?;
    }
    Ok(paths)
}

/// A name for the file of a case's dates.
pub fn file_name(case: &Case) -> String {
    format!("outro-{}-dates.ics", plain(&case.guide))
}

/// With letters, digits and hyphens alone.
fn plain(name: &str) -> String {
    let plain = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    plain.take(60).collect()
}

/// The day after, on which an event of a whole day ends.
fn day_after(day: Date) -> Date {
    day.saturating_add(1.day())
}

//! Dates as a calendar file: what two other readers find in it, and the doors that write it.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use outro::case::dates::{Cycle, Trial};
use outro::case::{Case, Event};
use outro::export::calendar::{self, Entry};
use outro::guide::Catalogue;
use outro::guide::step::{End, Fact};
use outro::text::{clean, one_line};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::program::Home;

/// Titles and texts as nobody would write them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,120}",
        "\\PC{0,90}",
        "[a,;:\\\\\n\r\"“”é世🎵\u{202e}\u{0}\t ]{0,60}",
        Just("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example".to_owned()),
        Just("\\n\\N\\,\\;\\\\".to_owned()),
        Just("50%2Coff %3A %3B %5C".to_owned()),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (
        0_u32..80_000,
        any::<u32>(),
        any_text(),
        any_text(),
        0_usize..999,
    )
        .prop_map(|(day, sequence, title, text, n)| Entry {
            uid: format!("{n:032x}-next-charge@outro.invalid"),
            sequence: sequence / 2,
            day: date(1970, 1, 1) + i64::from(day).days(),
            // A reader may trim a title; what is meant never begins or ends with a space.
            title: format!("Outro {title}."),
            text: format!("Look {text}."),
            kind: "next-charge".to_owned(),
        })
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A text as it is written, since readers do not agree on a backslash, nor on what looks like a
/// sign in percent.
fn written(text: &str) -> String {
    let mut text = text.replace('\\', "/");
    for code in ["%2C", "%3A", "%3B", "%5C"] {
        text = text.replace(code, &code.replace('%', "% "));
    }
    text
}

/// A line for the readers: a file, and what is meant by it.
fn meant(entries: &[Entry]) -> String {
    let now = "2026-11-22T14:02:11.123456Z".parse().unwrap();
    let events = entries.iter().map(|entry| {
        json!({
            "uid": written(&clean(&entry.uid)),
            "sequence": entry.sequence,
            "first": day(entry.day),
            "after": day(entry.day.tomorrow().unwrap()),
            "title": written(&one_line(&entry.title)),
            "text": written(&clean(&entry.text)),
        })
    });
    let events: Vec<_> = events.collect();
    json!({"ics": calendar::file(entries, now), "events": events}).to_string()
}

/// Has both readers read these lines; how many they read.
fn read(lines: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("files.jsonl");
    fs::write(&file, lines).unwrap();
    let output = Command::new(root.join("target/venv/bin/python"))
        .arg(root.join("tests/calendar/read.py"))
        .arg(&file)
        .output()
        .expect("the readers are there; install them with: script/bootstrap tests");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

/// How often something random is tried: so many times, or 10,000 times with `OUTRO_LONG=1`.
fn times(usual: usize) -> usize {
    let is_long = std::env::var_os("OUTRO_LONG").is_some();
    if is_long { 10_000 } else { usual }
}

#[test]
fn two_other_readers_find_what_is_meant_whatever_it_is() {
    let cases = times(300);
    let mut runner = TestRunner::default();
    let some = proptest::collection::vec(any_entry(), 1..4);
    let mut lines = String::new();
    for _ in 0..cases {
        let entries = some.new_tree(&mut runner).unwrap().current();
        writeln!(lines, "{}", meant(&entries)).unwrap();
    }
    assert_eq!(read(&lines), cases);
}

/// What may have happened in a case: anything that puts a date into it, in any order.
fn any_event() -> impl Strategy<Value = Event> {
    let day = || (0_u32..40_000).prop_map(|n| date(2000, 1, 1) + i64::from(n).days());
    let noted = |fact| {
        move |day: Date| Event::FactNoted {
            fact,
            value: day.to_string(),
        }
    };
    prop_oneof![
        any_text().prop_map(|person| Event::Named { person }),
        day().prop_map(noted(Fact::EndDate)),
        day().prop_map(noted(Fact::RenewalDate)),
        (day(), 1_u16..=1_000).prop_map(|(begins, days)| Event::TrialNoted {
            trial: Some(Trial { begins, days }),
        }),
        prop_oneof![
            Just(Cycle::Weekly),
            (1_u16..=120).prop_map(Cycle::Months),
            Just(Cycle::Yearly)
        ]
        .prop_map(|cycle| Event::CycleNoted { cycle: Some(cycle) }),
        (any_text(), day(), proptest::option::of(day())).prop_map(|(letter, on, due)| {
            // A reader may trim a title; what is meant never ends with a space.
            let letter = format!("Letter {letter}.");
            Event::LetterSent { letter, on, due }
        }),
        Just(Event::Ended {
            end: End::Cancelled,
        }),
        any::<bool>().prop_map(|seen| Event::ConfirmationSeen { seen }),
        any::<bool>().prop_map(|came| Event::ChargeChecked { came }),
        Just(Event::Reopened { reopen: Vec::new() }),
    ]
}

/// A case as its journal makes it, and the day on which its dates are written.
fn any_case() -> impl Strategy<Value = (Case, Date)> {
    let guide = prop_oneof![Just("amazon-music"), Just("netflix"), Just("gone")];
    let events = proptest::collection::vec(any_event(), 0..8);
    let today = (0_u32..36_500).prop_map(|n| date(2000, 1, 1) + i64::from(n).days());
    (guide, events, today).prop_map(|(guide, events, today)| {
        let started = Event::Started {
            guide: guide.into(),
            revision: 1,
        };
        let at: jiff::Timestamp = "2026-11-22T14:02:11Z".parse().unwrap();
        let entries: Vec<_> = (0..)
            .zip(std::iter::once(started).chain(events))
            .map(|(n, event)| {
                outro::case::Entry::new(format!("{n:032x}"), at + i64::from(n).minutes(), event)
            })
            .collect();
        (Case::replay(&format!("{:032x}", 7), &entries), today)
    })
}

#[test]
fn two_other_readers_find_the_dates_of_any_case() {
    let cases = times(200);
    let mut runner = TestRunner::default();
    let some = any_case();
    let (mut lines, mut count) = (String::new(), 0);
    for n in 0..cases {
        let (case, today) = some.new_tree(&mut runner).unwrap().current();
        let guide = Catalogue::built_in().guide(&case.guide);
        let entries = calendar::entries(guide, &case, today, n % 2 == 0);
        assert!(entries.iter().all(|entry| entry.day >= today));
        let uids: std::collections::BTreeSet<_> = entries.iter().map(|entry| &entry.uid).collect();
        assert_eq!(uids.len(), entries.len(), "each date has a name of its own");
        if !entries.is_empty() {
            writeln!(lines, "{}", meant(&entries)).unwrap();
            count += 1;
        }
    }
    assert!(count > cases / 4, "too few of them have a date: {count}");
    assert_eq!(read(&lines), count);
}

#[test]
#[should_panic(expected = "AssertionError")]
fn the_readers_see_a_wrong_day() {
    let entry = Entry {
        uid: "a@outro.invalid".to_owned(),
        sequence: 1,
        day: date(2026, 12, 3),
        title: "Outro".to_owned(),
        text: "Look".to_owned(),
        kind: "next-charge".to_owned(),
    };
    read(&meant(&[entry]).replace("DTEND;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261203"));
}

/// A case whose next charge lies so many days ahead, made through the terminal.
fn with_a_case(home: &Home, days: i64) -> Date {
    let today = jiff::ZonedDateTime::now().date();
    let renewal = today + days.days();
    home.put(&[
        outro::case::Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        outro::case::Event::Named {
            person: "Mum; the\nbest, ever".to_owned(),
        },
        outro::case::Event::FactNoted {
            fact: outro::guide::step::Fact::RenewalDate,
            value: renewal.to_string(),
        },
    ]);
    renewal
}

#[test]
fn the_command_line_writes_dates_and_says_what_to_delete_the_second_time() {
    let home = Home::new();
    let renewal = with_a_case(&home, 10);
    let file = home.data().join("../dates.ics");
    let path = file.to_str().unwrap();
    let first = home.run(&["export", "calendar", path]);
    assert_eq!(first.code, 0, "{}", first.err);
    first.must_print_all(&[
        "Apple Calendar",
        "Google Calendar",
        "Outlook",
        "Thunderbird",
    ]);
    first.must_not_print("Delete them");
    let written = fs::read_to_string(&file).unwrap();
    assert!(
        written.contains(&format!("DTSTART;VALUE=DATE:{}", day(renewal))),
        "{written}"
    );
    let reminder = renewal - 3.days();
    assert!(
        written.contains(&format!("DTSTART;VALUE=DATE:{}", day(reminder))),
        "{written}"
    );
    assert!(!written.contains("Mum"), "{written}");
    let there = home.run(&["export", "calendar", path]);
    assert_eq!(there.code, 1, "a file that is there stays");
    let again = home.run(&["export", "calendar", path, "--replace", "--with-name"]);
    assert_eq!(again.code, 0, "{}", again.err);
    again.must_print("Delete them there first");
    let written = fs::read_to_string(&file).unwrap();
    let unfolded = written.replace("\r\n ", "");
    assert!(unfolded.contains("Mum\\; the best\\, ever"), "{unfolded}");
}

#[test]
fn where_one_of_the_files_may_not_be_replaced_none_is_written() {
    let home = Home::new();
    let _ = with_a_case(&home, 10);
    let folder = home.data().join("../each");
    fs::create_dir(&folder).unwrap();
    let each = ["export", "calendar", folder.to_str().unwrap(), "--each"];
    assert_eq!(home.run(&each).code, 0);
    let names = || {
        let files = fs::read_dir(&folder).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        names.sort();
        names
    };
    // The first is as good as another, since its day has changed.
    let first = names().swap_remove(0);
    fs::rename(&first, folder.join("other.ics")).unwrap();
    let before = names();
    let again = home.run(&each);
    assert_eq!(again.code, 1, "{}", again.out);
    assert_eq!(names(), before);
}

#[test]
fn there_is_one_file_for_each_date_and_none_without_a_date() {
    let home = Home::new();
    let nothing = home.run(&["export", "calendar", home.data().to_str().unwrap()]);
    assert_eq!(nothing.code, 1);
    let _ = with_a_case(&home, 10);
    let folder = home.data().join("../each");
    fs::create_dir(&folder).unwrap();
    let each = home.run(&["export", "calendar", folder.to_str().unwrap(), "--each"]);
    assert_eq!(each.code, 0, "{}", each.err);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    }
}

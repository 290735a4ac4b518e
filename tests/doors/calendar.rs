//! Dates as a calendar file: what two other readers find in it, and the doors that write it.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use outro::export::calendar::{self, Entry};
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

/// A line for the readers: a file, and what is meant by it.
fn meant(entries: &[Entry]) -> String {
    let now = "2026-11-22T14:02:11.123456Z".parse().unwrap();
    let events = entries.iter().map(|entry| {
        json!({
            "uid": entry.uid,
            "sequence": entry.sequence,
            "first": day(entry.day),
            "after": day(entry.day.tomorrow().unwrap()),
            // Readers do not agree on a backslash, so none is written.
            "title": one_line(&entry.title).replace('\\', "/"),
            "text": clean(&entry.text).replace('\\', "/"),
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

#[test]
fn two_other_readers_find_what_is_meant_whatever_it_is() {
    let cases = if std::env::var_os("OUTRO_LONG").is_some() {
        10_000
    } else {
        300
    };
    let mut runner = TestRunner::default();
    let some = proptest::collection::vec(any_entry(), 1..4);
    let mut lines = String::new();
    for _ in 0..cases {
        let entries = some.new_tree(&mut runner).unwrap().current();
        writeln!(lines, "{}", meant(&entries)).unwrap();
    }
    assert_eq!(read(&lines), cases);
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
    for word in [
        "Apple Calendar",
        "Google Calendar",
        "Outlook",
        "Thunderbird",
    ] {
        assert!(first.out.contains(word), "{}", first.out);
    }
    assert!(!first.out.contains("Delete them"), "{}", first.out);
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
    assert!(
        again.out.contains("Delete them there first"),
        "{}",
        again.out
    );
    let written = fs::read_to_string(&file).unwrap();
    let unfolded = written.replace("\r\n ", "");
    assert!(unfolded.contains("Mum\\; the best\\, ever"), "{unfolded}");
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

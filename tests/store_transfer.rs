//! Data that comes and goes: export, import, two copies of a case, own guides, settings,
//! trash and kept copies.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod store_support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use outro::case::event::{Event, Stage};
use outro::store::settings::{Settings, Theme, WindowSize};
use outro::store::transfer::{Choices, GuideFate, Plan};
use outro::store::{Error, NewEntry, Notice, Store};
use proptest::prelude::*;
use serde_json::{Value, json};
use store_support::*;

fn plan(store: &Store, bytes: &[u8]) -> Plan {
    let built_in = BTreeSet::from(["amazon-music".to_owned()]);
    store.import_plan(bytes, &built_in).unwrap()
}

fn take_in(store: &Store, bytes: &[u8]) {
    let choices = Choices::default();
    store.import(&plan(store, bytes), &choices, at(0)).unwrap();
}

fn export(store: &Store, origin: &str) -> Vec<u8> {
    let (bytes, notices) = store.export(origin, at(0)).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    bytes
}

/// All bytes below a folder, by path, kept copies and locks left out.
fn picture(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if name.starts_with("history") || name.ends_with(".lock") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn everything_travels_to_a_new_computer() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(old.path()), open(new.path()));
    let case = begin(&one, "a", 5);
    begin(&one, "b", 2);
    let settings = Settings {
        theme: Theme::HighContrast,
        text_size_percent: 150,
        hosts_allowed: BTreeSet::from(["example.org".to_owned()]),
        ..Settings::default()
    };
    one.save_settings(&settings, at(0)).unwrap();
    fs::create_dir(old.path().join("guides")).unwrap();
    fs::write(old.path().join("guides/mine.json"), r#"{"id":"mine"}"#).unwrap();

    let bytes = export(&one, "the old one");
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("example.org"), "a consent travels");
    let seen = plan(&two, &bytes);
    assert_eq!(seen.new_cases.len(), 2);
    assert_eq!(seen.origin, "the old one");
    assert!(seen.settings_differ);
    assert_eq!(seen.guides, [("mine.json".to_owned(), GuideFate::New)]);
    assert!(picture(new.path()).is_empty(), "a plan changes nothing");

    let choices = Choices {
        settings: true,
        ..Choices::default()
    };
    two.import(&seen, &choices, at(0)).unwrap();
    assert_eq!(
        two.read(&case).unwrap().entries,
        one.read(&case).unwrap().entries
    );
    assert_eq!(
        fs::read(journal(new.path(), &case)).unwrap(),
        fs::read(journal(old.path(), &case)).unwrap()
    );
    let arrived = two.settings().0;
    assert_eq!(
        (arrived.theme, arrived.text_size_percent),
        (Theme::HighContrast, 150)
    );
    assert!(arrived.hosts_allowed.is_empty());
    assert_eq!(two.own_guides().0.len(), 1);

    let before = picture(new.path());
    let again = plan(&two, &bytes);
    assert!(again.changes_nothing(), "{again:?}");
    two.import(&again, &choices, at(1)).unwrap();
    two.import(&seen, &choices, at(1)).unwrap();
    assert_eq!(picture(new.path()), before, "twice is not once");
    assert_eq!(two.cases().notices.len(), 0);
}

/// One case on two computers that both went on with it.
#[test]
fn two_copies_of_a_case_become_one() {
    let (left, right) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(left.path()), open(right.path()));
    let case = begin(&one, "a", 3);
    take_in(&two, &export(&one, "left"));
    one.append(&case, &[noted(10), noted(13)]).unwrap();
    two.append(&case, &[noted(12), noted(11)]).unwrap();

    take_in(&one, &export(&two, "right"));
    let merged = one.read(&case).unwrap();
    assert!(merged.notices.is_empty(), "{:?}", merged.notices);
    // What was lacking comes last, by its time; not in the order of the other file.
    let expected = [0, 1, 2, 10, 13, 11, 12].map(id);
    assert_eq!(ids(&merged.entries), expected);
    assert_eq!(merged.entries[5].merged_from.as_deref(), Some("right"));
    assert_eq!(merged.entries[5].event, noted(11).event);
    assert_eq!(merged.entries[5].at, noted(11).at);
    assert!(
        merged.entries[..5]
            .iter()
            .all(|entry| entry.merged_from.is_none())
    );

    // Back again, and on to a third: nothing comes twice, and the origin stays.
    take_in(&two, &export(&one, "left"));
    assert_eq!(two.read(&case).unwrap().entries.len(), 7);
    let before = (picture(left.path()), picture(right.path()));
    for _ in 0..2 {
        take_in(&one, &export(&two, "right"));
        take_in(&two, &export(&one, "left"));
    }
    assert_eq!((picture(left.path()), picture(right.path())), before);

    let third = tempfile::tempdir().unwrap();
    let three = open(third.path());
    three.create(&case, &[started(0)]).unwrap();
    take_in(&three, &export(&one, "left"));
    let there = three.read(&case).unwrap().entries;
    assert_eq!(there.len(), 7);
    let origin = |number: usize| {
        let entry = there.iter().find(|entry| entry.id == id(number)).unwrap();
        entry.merged_from.clone().unwrap()
    };
    assert_eq!(
        (origin(10).as_str(), origin(11).as_str()),
        ("left", "right")
    );
}

#[test]
fn what_was_brought_back_travels_whole() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(old.path()), open(new.path()));
    let case = begin(&one, "a", 6);
    let path = journal(old.path(), &case);
    let copy = old.path().join("history/2026-11-22/cases");
    fs::create_dir_all(&copy).unwrap();
    fs::copy(&path, copy.join("a.jsonl")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    // Once while it stands in the copy only, once when it is written back.
    for round in 0..2 {
        let listing = one.cases();
        let (bytes, _) = one.export("old", at(0)).unwrap();
        take_in(&two, &bytes);
        let there = two.read(&case).unwrap();
        assert_eq!(there.entries.len(), listing.cases[0].entries.len());
        assert!(
            there.notices.is_empty(),
            "round {round}: {:?}",
            there.notices
        );
        assert!(there.entries.iter().all(|entry| !entry.after_gap));
        one.append(&case, &[noted(20 + round)]).unwrap();
        forget_history(old.path());
        two.purge(&case).unwrap();
        fs::remove_file(new.path().join("deleted.txt")).unwrap();
    }
}

#[test]
fn what_was_deleted_here_comes_back_only_when_asked_for() {
    for for_good in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let store = open(home.path());
        let case = begin(&store, "a", 4);
        let bytes = export(&store, "itself");
        store.append(&case, &[noted(30)]).unwrap();
        store.delete(&case, at(5)).unwrap();
        if for_good {
            store.purge(&case).unwrap();
        }
        let seen = plan(&store, &bytes);
        assert_eq!(seen.deleted_here.len(), 1);
        assert!(seen.new_cases.is_empty());
        store.import(&seen, &Choices::default(), at(6)).unwrap();
        assert!(store.cases().cases.is_empty());
        let choices = Choices {
            bring_back: BTreeSet::from([case.clone()]),
            ..Choices::default()
        };
        store.import(&seen, &choices, at(7)).unwrap();
        let back = store.read(&case).unwrap().entries.len();
        assert_eq!(back, if for_good { 4 } else { 5 });
    }
}

#[test]
fn files_that_are_no_export_change_nothing() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    begin(&store, "a", 2);
    let good: Value = serde_json::from_slice(&export(&store, "x")).unwrap();
    let before = picture(home.path());
    let refuse = |bytes: &[u8]| store.import_plan(bytes, &BTreeSet::new()).unwrap_err();
    assert!(matches!(refuse(b""), Error::NotAnExport));
    assert!(matches!(refuse(b"{}"), Error::NotAnExport));
    assert!(matches!(refuse(b"\xff\x00"), Error::NotAnExport));
    let mut newer = good.clone();
    newer["version"] = json!(2);
    assert!(matches!(
        refuse(newer.to_string().as_bytes()),
        Error::ExportNewer
    ));
    let mut other = good.clone();
    other["format"] = json!("something else");
    assert!(matches!(
        refuse(other.to_string().as_bytes()),
        Error::NotAnExport
    ));
    let deep = "[".repeat(100_000);
    assert!(matches!(refuse(deep.as_bytes()), Error::ExportTooLarge));
    let large = vec![b' '; outro::store::transfer::LARGEST + 1];
    assert!(matches!(refuse(&large), Error::ExportTooLarge));
    assert_eq!(picture(home.path()), before);
}

#[test]
fn what_makes_no_sense_in_an_export_stays_out() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(old.path()), open(new.path()));
    begin(&one, "a", 3);
    let mut document: Value = serde_json::from_slice(&export(&one, "x")).unwrap();
    let lines = document["cases"][0]["lines"].clone();
    let mut damaged = lines.clone();
    damaged[1] = json!(lines[1].as_str().unwrap().replace("Mum", "Dad"));
    let broken_up = lines[0].as_str().unwrap().replace(",\"at\"", ",\n\"at\"");
    document["cases"] = json!([
        {"id": "../../evil", "lines": lines},
        {"id": "UPPER", "lines": lines},
        {"id": "empty", "lines": []},
        {"id": "split", "lines": [broken_up]},
        {"id": "a", "lines": damaged},
        {"id": "a", "lines": lines},
    ]);
    document["origin"] = json!("\u{202e}evil\n\u{7}name");
    document["settings"] = json!({
        "theme": "dark", "hosts_allowed": ["evil.example"],
        "window": {"width": 1, "height": 1}, "exported": ["/etc/passwd"], "unheard_of": [1]
    });
    document["guides"] = json!([
        {"file": "../evil.json", "text": "{\"id\":\"evil\"}"},
        {"file": "music.json", "text": "{\"id\":\"amazon-music\"}"},
        {"file": "no-id.json", "text": "{}"},
        {"file": "bad-id.json", "text": "{\"id\":\"../x\"}"},
        {"file": "fine.json", "text": "{\"id\":\"fine\"}"},
        {"file": "deep.json", "text": "[".repeat(10_000)},
    ]);
    let seen = plan(&two, document.to_string().as_bytes());
    assert_eq!((seen.refused, seen.damaged), (5, 2), "{seen:?}");
    assert_eq!(seen.origin, "evilname");
    let fates: Vec<_> = seen.guides.iter().map(|(_, fate)| *fate).collect();
    use GuideFate::{Broken, BuiltIn, New};
    assert_eq!(fates, [Broken, BuiltIn, Broken, Broken, New, Broken]);
    let choices = Choices {
        settings: true,
        ..Choices::default()
    };
    two.import(&seen, &choices, at(0)).unwrap();
    let listing = two.cases();
    assert_eq!(listing.cases.len(), 1);
    let file = &listing.cases[0];
    assert_eq!(ids(&file.entries), [id(0), id(2)]);
    assert!(file.entries[1].after_gap);
    assert!(
        matches!(file.notices[..], [Notice::Lost { entries: 1, .. }]),
        "{:?}",
        file.notices
    );
    let settings = two.settings().0;
    assert_eq!(settings.theme, Theme::Dark);
    assert!(settings.hosts_allowed.is_empty() && settings.exported.is_empty());
    assert!(settings.window.is_none() && settings.other.is_empty());
    assert_eq!(two.own_guides().0.len(), 1);
    assert!(!new.path().parent().unwrap().join("evil.json").exists());
}

#[test]
fn an_import_keeps_a_copy_first_and_does_nothing_without_one() {
    let home = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let (store, elsewhere) = (open(home.path()), open(other.path()));
    begin(&store, "a", 3);
    begin(&elsewhere, "b", 3);
    let bytes = export(&elsewhere, "x");
    let before = picture(home.path());
    forget_history(home.path());
    fs::write(home.path().join("history"), "in the way").unwrap();
    let seen = plan(&store, &bytes);
    let refused = store.import(&seen, &Choices::default(), at(0)).unwrap_err();
    assert!(matches!(refused, Error::NoCopy(_)), "{refused:?}");
    assert_eq!(picture(home.path()), before);
    fs::remove_file(home.path().join("history")).unwrap();
    store.import(&seen, &Choices::default(), at(0)).unwrap();
    let copy = home
        .path()
        .join("history/2026-11-22-before-import-00001/cases");
    let names: Vec<_> = fs::read_dir(copy)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["a.jsonl"]);
}

#[test]
fn a_copy_that_a_sync_program_made_is_taken_in() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let case = begin(&store, "a", 3);
    let path = journal(home.path(), &case);
    let common = fs::read(&path).unwrap();
    store.append(&case, &[noted(7)]).unwrap();
    let theirs = fs::read(&path).unwrap();
    fs::write(&path, common).unwrap();
    forget_history(home.path());
    store.append(&case, &[noted(8)]).unwrap();
    for name in ["a (conflicted copy).jsonl", "a-conflict.jsonl"] {
        fs::write(home.path().join("cases").join(name), &theirs).unwrap();
        let listing = store.cases();
        assert_eq!(listing.cases.len(), 1, "{listing:?}");
        assert!(matches!(&listing.notices[..], [Notice::SecondCopy { file, .. }] if file == name));
        assert_eq!(store.merge_copy(name, "the laptop", at(9)).unwrap(), case);
        let merged = store.read(&case).unwrap();
        assert_eq!(ids(&merged.entries), [0, 1, 2, 8, 7].map(id));
        assert!(store.cases().notices.is_empty());
    }
    assert!(matches!(
        store.merge_copy("../a.jsonl", "x", at(9)),
        Err(Error::Gone)
    ));
}

#[test]
fn deleting_moves_to_the_trash_and_back() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let case = begin(&store, "a", 3);
    let before = store.read(&case).unwrap().entries;
    store.delete(&case, at(0)).unwrap();
    assert!(store.cases().cases.is_empty());
    assert!(store.cases().notices.is_empty(), "deleted is not vanished");
    assert!(matches!(store.append(&case, &[noted(9)]), Err(Error::Gone)));
    assert!(matches!(store.delete(&case, at(0)), Err(Error::Gone)));
    let deleted = store.deleted();
    assert_eq!(deleted.len(), 1);
    assert_eq!(deleted[0].day.to_string(), "2026-11-22");
    assert_eq!(deleted[0].until.to_string(), "2026-12-22");
    assert_eq!(deleted[0].file.entries, before);
    assert_eq!(store.undelete(&case).unwrap().entries, before);
    assert!(store.deleted().is_empty());
    assert!(matches!(store.undelete(&case), Err(Error::Exists)));
}

#[test]
fn the_trash_is_emptied_after_thirty_days() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let day = 24 * 60;
    let case = begin(&store, "a", 3);
    store.delete(&case, at(0)).unwrap();
    assert_eq!(store.purge_old(at(30 * day)).unwrap(), 0);
    assert_eq!(store.deleted().len(), 1);
    assert_eq!(store.purge_old(at(31 * day)).unwrap(), 1);
    assert!(store.deleted().is_empty());
    assert!(matches!(store.undelete(&case), Err(Error::Gone)));
}

fn mentions(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let named = path.display().to_string().contains(needle);
            if path.is_dir() {
                folders.push(path.clone());
            } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(needle) {
                found.push(path.display().to_string());
                continue;
            }
            if named {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

/// A case with a word that nothing else has, in every place that a case can lie in.
fn spread(store: &Store, folder: &Path) {
    let secret = case("secret-case");
    store.create(&secret, &[started(0)]).unwrap();
    for day in 0..3 {
        let entry = NewEntry {
            at: at(day * 24 * 60),
            event: Event::StageOpened {
                stage: Stage::Cancel,
            },
            ..noted(day as usize + 1)
        };
        store.append(&secret, &[entry]).unwrap();
    }
    let path = journal(folder, &secret);
    let mut torn = fs::read(&path).unwrap();
    torn.extend_from_slice(b"secret-case torn");
    fs::write(&path, torn).unwrap();
    store.append(&secret, &[noted(9)]).unwrap();
    store.delete(&secret, at(0)).unwrap();
    store.undelete(&secret).unwrap();
    store.delete(&secret, at(3 * 24 * 60)).unwrap();
    assert!(mentions(folder, "secret-case").len() >= 5);
}

#[test]
fn deleting_for_good_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let stays = begin(&store, "stays", 2);
    spread(&store, home.path());
    store.purge(&case("secret-case")).unwrap();
    assert_eq!(mentions(home.path(), "secret-case"), [""; 0]);
    assert_eq!(store.read(&stays).unwrap().entries.len(), 2);
    assert!(!mentions(&home.path().join("history"), "stays").is_empty());
}

#[test]
fn deleting_everything_leaves_nothing_and_names_exports() {
    let (home, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(home.path());
    let exported = away.path().join("copy.json");
    begin(&store, "other", 2);
    store.export_to(&exported, "here", at(0)).unwrap();
    spread(&store, home.path());
    fs::write(home.path().join("someone-elses.txt"), "kept").unwrap();
    assert_eq!(
        store.purge_everything().unwrap(),
        [exported.display().to_string()]
    );
    assert_eq!(mentions(home.path(), "secret-case"), [""; 0]);
    assert_eq!(mentions(home.path(), "other"), [""; 0]);
    let mut left: Vec<_> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["deleted.lock", "deleted.txt", "someone-elses.txt"]);
    // What was exported is still whole, and asks before it comes back.
    let bytes = fs::read(&exported).unwrap();
    assert_eq!(plan(&store, &bytes).deleted_here.len(), 1);
    // And life goes on in the same folder.
    assert_eq!(begin(&store, "fresh", 2).as_str(), "fresh");
}

#[test]
fn the_newest_seven_days_are_kept_whatever_the_clock_says() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let case = begin(&store, "a", 1);
    let day = 24 * 60;
    let kept = || {
        let mut names: Vec<_> = fs::read_dir(home.path().join("history"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "copying.lock")
            .collect();
        names.sort();
        names
    };
    for number in 1..=10 {
        let entry = NewEntry {
            at: at(number * day),
            ..noted(number as usize)
        };
        store.append(&case, &[entry]).unwrap();
    }
    let names = kept();
    assert_eq!(names.len(), 7);
    assert_eq!(
        (names[0].as_str(), names[6].as_str()),
        ("2026-11-26", "2026-12-02")
    );
    // The copy is from before the day's first write.
    let copy = fs::read(home.path().join("history/2026-12-02/cases/a.jsonl")).unwrap();
    assert_eq!(copy.iter().filter(|byte| **byte == b'\n').count(), 11);
    // A clock that goes back to its first day: still seven, and the new one is among them.
    let long_ago = NewEntry {
        at: "1970-01-01T05:00:00Z".parse().unwrap(),
        ..noted(90)
    };
    open(home.path()).append(&case, &[long_ago]).unwrap();
    let names = kept();
    assert_eq!(names.len(), 7);
    assert_eq!(names[0], "1970-01-01");
    // Nothing more on the same day.
    store
        .append(
            &case,
            &[NewEntry {
                at: at(10 * day),
                ..noted(91)
            }],
        )
        .unwrap();
    assert_eq!(kept().len(), 7);
}

/// Damage in a case that nobody opens must not outlive the copies that could mend it.
#[test]
fn damage_is_mended_before_the_good_copies_are_gone() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let hurt = begin(&store, "hurt", 6);
    let busy = begin(&store, "busy", 1);
    let before = store.read(&hurt).unwrap().entries;
    let day = |number: usize| NewEntry {
        at: at(number as i64 * 24 * 60),
        ..noted(number)
    };
    store.append(&busy, &[day(1)]).unwrap();
    let path = journal(home.path(), &hurt);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    for number in 2..20 {
        store.append(&busy, &[day(number)]).unwrap();
    }
    let after = store.read(&hurt).unwrap();
    assert_eq!(after.entries, before);
    assert!(after.notices.is_empty(), "{:?}", after.notices);
}

#[test]
fn a_case_that_vanished_is_told_and_brought_back() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let case = begin(&store, "a", 4);
    let next_day = NewEntry {
        at: at(24 * 60),
        ..noted(9)
    };
    store.append(&case, &[next_day]).unwrap();
    fs::remove_file(journal(home.path(), &case)).unwrap();
    let told = store.cases().notices;
    assert!(matches!(&told[..], [Notice::CaseVanished { case: gone, .. }] if *gone == case));
    store.bring_back(&case).unwrap();
    assert_eq!(store.read(&case).unwrap().entries.len(), 4);
    assert!(store.cases().notices.is_empty());
    assert!(matches!(store.bring_back(&case), Err(Error::Exists)));
}

#[test]
fn settings_come_back_as_they_were() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    assert_eq!(store.settings().0, Settings::default());
    let mut settings = Settings {
        theme: Theme::HighContrastDark,
        text_size_percent: 200,
        window: Some(WindowSize {
            width: 1024,
            height: 700,
            maximized: true,
        }),
        reduced_motion: true,
        keep_on_top: true,
        hosts_allowed: BTreeSet::from(["www.amazon.de".to_owned()]),
        seen_welcome: true,
        ..Settings::default()
    };
    settings
        .other
        .insert("of_a_newer_version".to_owned(), json!({"a": [1, 2]}));
    settings.note_export("/somewhere/copy.json".to_owned());
    store.save_settings(&settings, at(0)).unwrap();
    let (read, notices) = store.settings();
    assert_eq!(read, settings);
    assert!(notices.is_empty());
    // What makes no sense is not written.
    settings.text_size_percent = 9_000;
    settings.window = Some(WindowSize {
        width: 0,
        height: 70_000,
        maximized: false,
    });
    store.save_settings(&settings, at(0)).unwrap();
    let (read, notices) = store.settings();
    assert!(notices.is_empty());
    assert_eq!((read.text_size_percent, read.window), (200, None));
}

#[test]
fn one_broken_setting_falls_back_alone_and_the_file_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let path = home.path().join("settings.json");
    let broken = r#"{"theme":"plaid","text_size_percent":150,"keep_on_top":"yes","seen_welcome":true,
        "window":{"width":-3,"height":100},"hosts_allowed":["a.example"]}"#;
    fs::write(&path, broken).unwrap();
    let (settings, notices) = store.settings();
    let fields = ["theme", "window", "keep_on_top"].map(str::to_owned);
    assert!(
        matches!(&notices[..], [Notice::Settings { fields: told }] if *told == fields),
        "{notices:?}"
    );
    assert_eq!(settings.text_size_percent, 150);
    assert!(settings.seen_welcome && settings.window.is_none() && !settings.keep_on_top);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        broken,
        "reading repaired"
    );
    for number in 1..=2 {
        fs::write(&path, broken).unwrap();
        store.save_settings(&settings, at(0)).unwrap();
        let name = if number == 1 {
            "settings.damaged-2026-11-22.json"
        } else {
            "settings.damaged-2026-11-22-2.json"
        };
        assert_eq!(fs::read_to_string(home.path().join(name)).unwrap(), broken);
        assert_eq!(store.settings().0, settings);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: times(200, 10_000) as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_may_stand_for_settings(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let read = Settings::read(&bytes);
        prop_assert_eq!(read.is_some(), serde_json::from_slice::<serde_json::Map<String, Value>>(&bytes).is_ok());
    }

    /// A good export with bytes changed: it comes in, or it does not, and nothing is lost.
    #[test]
    fn any_export_may_be_damaged(spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (one, two) = (open(old.path()), open(new.path()));
        begin(&one, "a", 3);
        let case = begin(&two, "a", 2);
        two.append(&case, &[noted(40)]).unwrap();
        let mut bytes = export(&one, "x");
        for (spot, byte) in spots {
            let spot = spot.index(bytes.len());
            bytes[spot] = byte;
        }
        if let Ok(seen) = two.import_plan(&bytes, &BTreeSet::new()) {
            two.import(&seen, &Choices::default(), at(0)).unwrap();
            let again = two.import_plan(&bytes, &BTreeSet::new()).unwrap();
            prop_assert!(again.growing.is_empty() && again.new_cases.is_empty());
        }
        let there = ids(&two.read(&case).unwrap().entries);
        prop_assert_eq!(&there[..3], &[id(0), id(1), id(40)]);
        let allowed = [0, 1, 2, 40].map(id);
        prop_assert!(there.iter().all(|id| allowed.contains(id)));
    }
}

#[test]
fn own_guides_are_read_within_bounds() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    assert!(store.own_guides().0.is_empty());
    let folder = home.path().join("guides");
    fs::create_dir_all(folder.join("folder.json")).unwrap();
    fs::write(folder.join("a.json"), "{}").unwrap();
    fs::write(folder.join("notes.txt"), "no guide").unwrap();
    fs::write(folder.join("huge.json"), vec![b' '; (1 << 20) + 1]).unwrap();
    let (guides, notices) = store.own_guides();
    assert_eq!(guides, [(folder.join("a.json"), b"{}".to_vec())]);
    assert!(
        matches!(&notices[..], [Notice::Guide { file, error: Error::TooLarge { .. } }] if file == "huge.json")
    );
    for number in 0..300 {
        fs::write(folder.join(format!("g{number}.json")), "{}").unwrap();
    }
    let (guides, notices) = store.own_guides();
    assert_eq!(guides.len(), 200);
    assert!(
        notices
            .iter()
            .any(|notice| matches!(notice, Notice::TooMany { .. }))
    );
}

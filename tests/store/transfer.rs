//! Data that comes and goes: export, import, two copies of a case, own guides, settings,
//! trash and kept copies.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::*;
use outro::case::Case;
use outro::case::event::Event;
use outro::store::settings::{Settings, Theme};
use outro::store::transfer::GuideFate::New;
use outro::store::transfer::{Choices, Plan};
use outro::store::{Error, NewEntry, Store, Warning};
use proptest::prelude::*;
use serde_json::Value;

pub fn plan(store: &Store, bytes: &[u8]) -> Plan {
    let built_in = BTreeSet::from(["amazon-music".into()]);
    store.import_plan(bytes, &built_in).unwrap()
}

pub fn take_in(store: &Store, bytes: &[u8]) {
    let choices = Choices::default();
    store.import(&plan(store, bytes), &choices, at(0)).unwrap();
}

pub fn export(store: &Store, origin: &str) -> Vec<u8> {
    let (bytes, notices) = store.export(origin, at(0)).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    bytes
}

/// All bytes below a folder, by path, kept copies and locks left out.
pub fn picture(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if name.starts_with("history") || has_ending(&name, "lock") {
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
    let [(old, one), (new, two)] = [new_store(), new_store()];
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
    assert_eq!(seen.guides, [("mine.json".to_owned(), New)]);
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

fn named(number: usize, minute: i64, person: &str) -> NewEntry {
    NewEntry {
        id: id(number),
        at: at(minute),
        event: Event::Named {
            person: person.to_owned(),
        },
    }
}

fn person(store: &Store) -> String {
    let case = case("a");
    Case::replay("a", &store.read(&case).unwrap().entries).person
}

/// What was done after something is true after it, whatever a clock says: also where the
/// other computer knows of it only by what came in.
#[test]
fn a_clock_that_runs_behind_changes_the_order_of_nothing_on_either_computer() {
    let (left, right) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(left.path()), open(right.path()));
    let case = begin(&one, "a", 2);
    one.append(&case, &[named(10, 60, "Mum")]).unwrap();
    take_in(&two, &export(&one, "left"));
    // Its clock is an hour and more behind, and then a day.
    two.append(&case, &[named(11, -10, "Dad")]).unwrap();
    two.append(&case, &[named(12, -1440, "Dad, at home")])
        .unwrap();
    assert_eq!(person(&two), "Dad, at home");
    take_in(&one, &export(&two, "right"));
    assert_eq!(person(&one), "Dad, at home");
    // What was noted about when it happened is what that clock said.
    let entries = one.read(&case).unwrap().entries;
    assert_eq!(entries.last().unwrap().at, at(-1440));
    // The first one goes on with a right clock, and the other one hears of it.
    one.append(&case, &[named(13, 70, "Gran")]).unwrap();
    take_in(&two, &export(&one, "left"));
    assert_eq!((person(&one), person(&two)), ("Gran".into(), "Gran".into()));
    // The second goes on behind what came in, too.
    two.append(&case, &[named(14, 0, "Aunt")]).unwrap();
    assert_eq!(person(&two), "Aunt");
    take_in(&one, &export(&two, "right"));
    assert_eq!(person(&one), "Aunt");
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
    // What was lacking comes last, in the order in which it happened: 11 after 12, although
    // the clock there had gone back.
    let expected = [0, 1, 2, 10, 13, 12, 11].map(id);
    assert_eq!(ids(&merged.entries), expected);
    assert_eq!(merged.entries[5].merged_from.as_deref(), Some("right"));
    assert_eq!(merged.entries[5].event, noted(12).event);
    assert_eq!(merged.entries[5].at, noted(12).at);
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

proptest! {
    #![proptest_config(tries(40, 3_000))]

    /// Three computers write and exchange in any order: in the end all have everything,
    /// nothing twice, and whoever imports once more changes nothing.
    #[test]
    fn copies_meet_whatever_the_order(acts in prop::collection::vec((0_usize..3, 0_usize..3), 1..25)) {
        let homes: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
        let stores: Vec<_> = homes.iter().map(|home| open(home.path())).collect();
        let case = case("a");
        for store in &stores {
            store.create(&case, &[started(0)]).unwrap();
        }
        let mut written = BTreeSet::from([id(0)]);
        for (number, (to, from)) in acts.into_iter().enumerate() {
            if to == from {
                // Times go backwards: order of writing and order of time differ.
                let entry = NewEntry { at: at(1_000 - number as i64), ..noted(number + 1) };
                written.insert(entry.id.clone());
                stores[to].append(&case, &[entry]).unwrap();
            } else {
                take_in(&stores[to], &export(&stores[from], &format!("computer {from}")));
            }
        }
        for _ in 0..2 {
            for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
                take_in(&stores[to], &export(&stores[from], &format!("computer {from}")));
            }
        }
        let pictures: Vec<_> = homes.iter().map(|home| picture(home.path())).collect();
        for (to, from) in [(0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)] {
            take_in(&stores[to], &export(&stores[from], "again"));
        }
        for (store, (home, before)) in stores.iter().zip(homes.iter().zip(pictures)) {
            let file = store.read(&case).unwrap();
            prop_assert!(file.notices.is_empty());
            let there = ids(&file.entries);
            prop_assert_eq!(there.len(), written.len());
            prop_assert_eq!(&there.into_iter().collect::<BTreeSet<_>>(), &written);
            prop_assert_eq!(picture(home.path()), before);
        }
    }
}

#[test]
fn an_event_of_a_newer_version_travels_byte_for_byte() {
    let [(old, one), (new, two)] = [new_store(), new_store()];
    let case = begin(&one, "a", 2);
    begin(&two, "a", 1);
    let text = fs::read_to_string(journal(old.path(), &case)).unwrap();
    let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let body = format!(
        r#"{{"id":"ff","at":"2027-01-01T00:00:00Z","event":{{"what":"teleported", "to":[1.50]}},"prev":"{}""#,
        last["sum"].as_str().unwrap()
    );
    let sum = sum_of(&body);
    let line = format!("{body},\"sum\":\"{sum}\"}}");
    fs::write(journal(old.path(), &case), format!("{text}{line}\n")).unwrap();
    let (bytes, _) = one.export("x", at(0)).unwrap();
    take_in(&two, &bytes);
    let there = two.read(&case).unwrap();
    assert_eq!(there.entries[2].event, Event::Unknown);
    assert_eq!(there.entries[2].merged_from.as_deref(), Some("x"));
    let inside = fs::read_to_string(journal(new.path(), &case)).unwrap();
    assert!(inside.contains(&serde_json::to_string(&line).unwrap()));
}

#[test]
fn what_was_brought_back_travels_whole() {
    let [(old, one), (new, two)] = [new_store(), new_store()];
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
        let (_home, store, case) = one_case(4);
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
    let (home, store, case) = one_case(3);
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
        assert!(matches!(&listing.notices[..], [Warning::SecondCopy { file, .. }] if file == name));
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

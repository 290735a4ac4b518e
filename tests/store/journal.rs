//! Cases on disk: what goes in comes out, and damage takes no more than it must.

use std::fs;
use std::path::PathBuf;

use crate::support::*;
use outro::case::Case;
use outro::case::event::{Entry, Event};
use outro::store::{CaseId, Error, NewEntry, Store, Warning};
use tempfile::TempDir;

fn same(entry: &Entry, new: &NewEntry) -> bool {
    entry.id == new.id && entry.at == new.at && entry.event == new.event
}

#[test]
fn what_is_saved_is_read_again() {
    let (_home, folder, store, case) = one_case_below("data", 1);
    let many: Vec<_> = (1..20).map(noted).collect();
    let file = store.append(&case, &many).unwrap();
    assert_eq!(file.entries.len(), 20);

    let again = open(&folder).cases();
    assert!(again.notices.is_empty(), "{:?}", again.notices);
    assert_eq!(again.cases.len(), 1);
    let entries = &again.cases[0].entries;
    assert_eq!(*entries, file.entries);
    assert!(same(&entries[0], &started(0)));
    for (entry, new) in entries[1..].iter().zip(&many) {
        assert!(same(entry, new));
        assert!(!entry.after_gap && entry.merged_from.is_none());
    }
}

#[test]
fn the_file_is_as_its_format_says() {
    let (home, store) = new_store();
    let case = begin(&store, "a-case", 4);
    let text = fs::read_to_string(journal(home.path(), &case)).unwrap();
    assert!(text.ends_with('\n'));
    let mut prev = None;
    for (number, line) in text.lines().enumerate() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let sum = value["sum"].as_str().unwrap();
        let body = &line[..line.find(",\"sum\":\"").unwrap()];
        let expected = sum_of(body);
        assert_eq!(sum, expected);
        if number == 0 {
            assert_eq!(value["version"], 1);
            assert_eq!(value["case"], "a-case");
        } else {
            assert_eq!(value["prev"].as_str(), prev.as_deref());
            assert_eq!(value["id"], id(number - 1));
            assert!(value["event"]["what"].is_string());
        }
        prev = Some(sum.to_owned());
    }
    assert!(text.contains(r#""at":"2026-11-22T14:16:00Z""#));
}

#[test]
fn an_id_is_never_a_path() {
    for bad in [
        "", "../x", "a/b", "A", "a b", "a.b", "é", ".", "con", "lpt1", "a\0", "a\\b",
    ] {
        assert!(matches!(CaseId::new(bad), Err(Error::NotAnId)), "{bad}");
    }
    assert!(CaseId::new(&"a".repeat(65)).is_err());
    for good in ["a", "0-9", "contract", &"f".repeat(64)] {
        assert_eq!(CaseId::new(good).unwrap().as_str(), good);
    }
    let (_home, store, case) = one_case(1);
    let odd = NewEntry {
        id: "../x\"".to_owned(),
        ..noted(1)
    };
    assert!(matches!(store.append(&case, &[odd]), Err(Error::NotAnId)));
}

#[test]
fn the_same_event_twice_is_one() {
    let (_home, store, case) = one_case(2);
    let file = store.append(&case, &[noted(1), noted(2)]).unwrap();
    assert_eq!(ids(&file.entries), [id(0), id(1), id(2)]);
    // A second try at beginning the case, after an error that came too late.
    assert_eq!(store.create(&case, &[started(0)]).unwrap().entries.len(), 3);
    let other = NewEntry {
        id: id(77),
        ..started(0)
    };
    assert!(matches!(store.create(&case, &[other]), Err(Error::Exists)));
}

#[test]
fn two_stores_see_each_other() {
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (open(home.path()), open(home.path()));
    let case = begin(&one, "a", 1);
    one.append(&case, &[noted(1)]).unwrap();
    let seen = two.append(&case, &[noted(2)]).unwrap();
    assert_eq!(ids(&seen.entries), [id(0), id(1), id(2)]);
    assert_eq!(two.read(&case).unwrap().entries, seen.entries);
    let missing = case_that_is_not_there();
    assert!(matches!(
        one.append(&missing, &[noted(1)]),
        Err(Error::Gone)
    ));
    assert!(matches!(one.read(&missing), Err(Error::Gone)));
}

fn case_that_is_not_there() -> CaseId {
    crate::support::case("nowhere")
}

/// A case of which no copy is kept, and its journal.
fn without_copies(entries: usize) -> (TempDir, Store, CaseId, PathBuf) {
    let (home, store, case) = one_case(entries);
    forget_history(home.path());
    let path = journal(home.path(), &case);
    (home, store, case, path)
}

#[test]
fn a_file_cut_anywhere_keeps_what_is_whole() {
    let (_home, store, case, path) = without_copies(4);
    let whole = fs::read(&path).unwrap();
    let all = store.read(&case).unwrap().entries;
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let file = store.read(&case).unwrap();
        let lines = lines_in(&whole[..cut]);
        // A line that lacks only its end is whole.
        let unended = lines > 0 && whole[cut] == b'\n';
        let expected = lines.saturating_sub(1) + usize::from(unended);
        assert_eq!(file.entries, all[..expected], "cut at {cut}");
        let cut_line = whole[..cut].last().is_some_and(|byte| *byte != b'\n');
        let unfinished = cut_line && !unended;
        let told = |notice: &Warning| matches!(notice, Warning::Unfinished { .. });
        assert_eq!(file.notices.iter().any(told), unfinished, "cut at {cut}");
        assert_eq!(fs::read(&path).unwrap(), whole[..cut], "reading repaired");
    }
}

#[test]
fn a_writer_keeps_the_tail_that_it_cuts_off() {
    let (home, store, case) = one_case(3);
    let path = journal(home.path(), &case);
    let whole = fs::read(&path).unwrap();
    let tail = b"{\"id\":\"half a li";
    fs::write(&path, [&whole[..], tail].concat()).unwrap();
    let file = store.append(&case, &[noted(3)]).unwrap();
    assert_eq!(ids(&file.entries), [id(0), id(1), id(2), id(3)]);
    assert!(file.entries.iter().all(|entry| !entry.after_gap));
    let kept = home.path().join("cases/a.damaged-2026-11-22");
    assert!(fs::read(kept).unwrap().starts_with(tail));
    let text = fs::read(&path).unwrap();
    assert!(text.starts_with(&whole));
    let clean = store.read(&case).unwrap();
    assert_eq!(clean.entries, file.entries);
    assert!(clean.notices.is_empty());
}

/// Whatever one byte becomes, all other lines stand as they were and in their order, and
/// what is missing is told.
#[test]
fn one_changed_byte_costs_one_line_at_most() {
    let (_home, store, case, path) = without_copies(12);
    let whole = fs::read(&path).unwrap();
    let all = store.read(&case).unwrap().entries;
    let mut dice = Dice(1);
    for _ in 0..times(10_000, 100_000) {
        let spot = dice.below(whole.len());
        let mut bytes = whole.clone();
        bytes[spot] ^= 1 + dice.below(255) as u8;
        fs::write(&path, &bytes).unwrap();
        let file = store.read(&case).unwrap();
        let line = lines_in(&whole[..spot]);
        let ended = whole[spot] == b'\n';
        let hit: Vec<_> = match line {
            0 if !ended => Vec::new(),
            0 => vec![0],
            _ if ended && line < all.len() => vec![line - 1, line],
            _ => vec![line - 1],
        };
        let expected: Vec<_> = (0..all.len())
            .filter(|number| !hit.contains(number))
            .map(|number| Entry {
                after_gap: hit.iter().any(|lost| *lost < number),
                ..all[number].clone()
            })
            .collect();
        assert_eq!(file.entries, expected, "byte {spot} of line {line}");
        let told = |notice: &Warning| {
            matches!(notice, Warning::Lost { entries, .. } if *entries <= 2)
                || matches!(notice, Warning::Unfinished { .. })
        };
        assert_eq!(
            file.notices.iter().any(told),
            !hit.is_empty(),
            "byte {spot}"
        );
    }
}

#[test]
fn damage_is_brought_back_from_the_kept_copies_and_stays_back() {
    let (home, store, case) = one_case(12);
    let path = journal(home.path(), &case);
    let whole = fs::read(&path).unwrap();
    let all = store.read(&case).unwrap().entries;
    let copy = home.path().join("history/2026-11-22/cases");
    let mut dice = Dice(2);
    for round in 0..times(200, 5_000) {
        fs::create_dir_all(&copy).unwrap();
        fs::write(copy.join("a.jsonl"), &whole).unwrap();
        let mut bytes = whole.clone();
        for _ in 0..=dice.below(3) {
            let spot = dice.below(whole.len());
            bytes[spot] = dice.roll() as u8;
        }
        bytes.truncate(whole.len() - dice.below(2) * dice.below(whole.len()));
        fs::write(&path, &bytes).unwrap();
        let read = store.read(&case).unwrap();
        assert_eq!(read.entries, all, "round {round}");
        let lost = |notice: &Warning| matches!(notice, Warning::Lost { .. });
        assert!(!read.notices.iter().any(lost), "round {round}");

        store.append(&case, &[noted(50)]).unwrap();
        forget_history(home.path());
        let healed = store.read(&case).unwrap();
        assert_eq!(healed.entries[..12], all, "round {round}");
        assert_eq!(healed.entries.len(), 13);
        assert!(!healed.notices.iter().any(lost), "round {round}");
    }
}

#[test]
fn random_bytes_are_read_without_harm() {
    let (home, store, case) = one_case(3);
    let path = journal(home.path(), &case);
    let whole = fs::read(&path).unwrap();
    forget_history(home.path());
    let mut dice = Dice(3);
    for _ in 0..times(500, 20_000) {
        let mut bytes: Vec<u8> = (0..dice.below(600)).map(|_| dice.roll() as u8).collect();
        if dice.below(2) == 0 {
            bytes = [&whole[..], &bytes].concat();
        }
        fs::write(&path, &bytes).unwrap();
        let before = store.cases();
        assert_eq!(before.cases.len(), 1, "{before:?}");
        let file = store.append(&case, &[noted(9)]).unwrap();
        assert_eq!(file.entries.last().unwrap().id, id(9));
        assert_eq!(store.read(&case).unwrap().entries, file.entries);
    }
}

#[test]
fn events_of_a_newer_version_are_kept_and_told() {
    let (home, store, case) = one_case(2);
    let path = journal(home.path(), &case);
    let text = fs::read_to_string(&path).unwrap();
    let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let body = format!(
        r#"{{"id":"ff","at":"2027-01-01T00:00:00Z","event":{{"what":"teleported","to":[1.50]}},"prev":"{}""#,
        last["sum"].as_str().unwrap()
    );
    let sum = sum_of(&body);
    let line = format!("{body},\"sum\":\"{sum}\"}}\n");
    fs::write(&path, format!("{text}{line}")).unwrap();
    let file = store.append(&case, &[noted(2)]).unwrap();
    assert_eq!(file.entries[2].event, Event::Unknown);
    assert!(file.entries.iter().all(|entry| !entry.after_gap));
    let told = |notice: &Warning| matches!(notice, Warning::NewerEntries { entries: 1, .. });
    assert!(file.notices.iter().any(told));
    assert!(fs::read_to_string(&path).unwrap().contains(&line));
    // This version cannot write what it does not know.
    let unknown = NewEntry {
        event: Event::Unknown,
        ..noted(3)
    };
    assert!(matches!(
        store.append(&case, &[unknown]),
        Err(Error::UnknownEvent)
    ));
    assert_eq!(store.read(&case).unwrap().entries.len(), 4);
}

#[test]
fn a_journal_of_a_newer_format_is_left_alone() {
    let (home, store, case) = one_case(2);
    let path = journal(home.path(), &case);
    let body = r#"{"format":"outro-case","version":2,"case":"a""#;
    let sum = sum_of(body);
    let text = format!("{body},\"sum\":\"{sum}\"}}\n");
    fs::write(&path, &text).unwrap();
    assert!(matches!(
        store.append(&case, &[noted(2)]),
        Err(Error::Newer { .. })
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

/// A data folder with one case, as it was written before.
fn with_journal(case: &str, bytes: &[u8]) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let cases = home.path().join("cases");
    fs::create_dir_all(&cases).unwrap();
    fs::write(cases.join(format!("{case}.jsonl")), bytes).unwrap();
    home
}

#[test]
fn a_journal_of_version_one_still_opens() {
    let fixture = include_bytes!("../fixtures/journals/v1/0f2a-music.jsonl");
    let home = with_journal("0f2a-music", fixture);
    let store = open(home.path());
    let listing = store.cases();
    assert!(listing.notices.is_empty(), "{:?}", listing.notices);
    let file = &listing.cases[0];
    assert!(file.notices.is_empty(), "{:?}", file.notices);
    assert_eq!(file.entries.len(), 12);
    assert!(
        file.entries
            .iter()
            .all(|entry| entry.event != Event::Unknown)
    );
    assert_eq!(file.entries[11].merged_from.as_deref(), Some("the laptop"));
    let more = store.append(&file.id, &[noted(900)]).unwrap();
    assert_eq!(more.entries.len(), 13);
    assert!(
        fs::read(journal(home.path(), &file.id))
            .unwrap()
            .starts_with(fixture)
    );
}

/// As it is written since a clock that runs behind changes no order.
#[test]
fn a_journal_of_version_one_with_a_clock_that_ran_behind_still_opens() {
    let fixture = include_bytes!("../fixtures/journals/v1/0f2b-behind.jsonl");
    let home = with_journal("0f2b-behind", fixture);
    let file = open(home.path()).read(&case("0f2b-behind")).unwrap();
    assert!(file.notices.is_empty(), "{:?}", file.notices);
    let now = Case::replay("0f2b-behind", &file.entries);
    assert_eq!(
        (now.person.as_str(), now.region.as_deref()),
        ("Dad", Some("uk"))
    );
    assert_eq!(file.entries[2].at.to_string(), "2026-11-22T13:50:00Z");
}

/// What happened, whether anything was lost, what to do now; in plain words.
#[test]
fn every_refusal_is_a_sentence_a_person_can_use() {
    let path = || std::path::PathBuf::from("/home/ada/outro");
    let refusals = [
        Error::ReadOnly { path: path() },
        Error::NoSpace { path: path() },
        Error::Vanished { folder: path() },
        Error::NotOurs { path: path() },
        Error::NoHome,
        Error::Link { path: path() },
        Error::LockNotOurs { path: path() },
        Error::LockNotAFile { path: path() },
        Error::Busy,
        Error::Gone,
        Error::Exists,
        Error::Newer { path: path() },
        Error::OtherCase { path: path() },
        Error::TooLarge { path: path() },
        Error::TooLong,
        Error::UnknownEvent,
        Error::NotAnId,
        Error::NotAnExport,
        Error::ExportTooLarge,
        Error::ExportNewer,
        Error::ExportFull { folder: path() },
        Error::FileNotRead(std::sync::Arc::new(std::io::ErrorKind::TimedOut.into())),
        Error::Unconfirmed(Box::new(Error::Busy)),
        Error::InPart(Box::new(Error::Busy)),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for refusal in &refusals {
        let text = refusal.to_string();
        assert!(seen.insert(text.clone()), "twice: {text}");
        assert!(text.matches(". ").count() >= 2, "too little said: {text}");
        let lower = text.to_lowercase();
        for word in ["simply", "just ", "please", "error", "failed", "invalid"] {
            assert!(!lower.contains(word), "{word} in: {text}");
        }
    }
    assert_eq!(seen.len(), refusals.len());
}

#[test]
fn text_that_is_too_long_is_refused_and_nothing_is_lost() {
    let (_home, store, case) = one_case(2);
    let long = NewEntry {
        event: Event::Named {
            person: "x".repeat(1 << 20),
        },
        ..noted(2)
    };
    assert!(matches!(store.append(&case, &[long]), Err(Error::TooLong)));
    assert_eq!(store.append(&case, &[noted(3)]).unwrap().entries.len(), 3);
}

/// Some programs take the last end of line of a file away.
#[test]
fn a_last_line_without_its_end_is_a_line() {
    for ending in ["", "\r"] {
        let (home, store, case, path) = without_copies(4);
        let mut bytes = fs::read(&path).unwrap();
        bytes.pop();
        bytes.extend_from_slice(ending.as_bytes());
        fs::write(&path, bytes).unwrap();
        let file = store.read(&case).unwrap();
        assert_eq!(file.entries.len(), 4);
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        let next_day = NewEntry {
            at: at(24 * 60),
            ..noted(4)
        };
        let file = store.append(&case, &[next_day]).unwrap();
        assert_eq!(ids(&file.entries), [0, 1, 2, 3, 4].map(id));
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        assert_eq!(store.read(&case).unwrap().entries, file.entries);
        assert!(!home.path().join("cases/a.damaged-2026-11-23").exists());
        // Nor does a kept copy lack it.
        fs::remove_file(&path).unwrap();
        store.bring_back(&case).unwrap();
        assert_eq!(store.read(&case).unwrap().entries.len(), 4);
    }
}

#[test]
fn a_journal_of_another_case_is_no_journal_of_a_newer_version() {
    let (home, store, case) = one_case(2);
    let other = begin(&store, "b", 3);
    fs::copy(journal(home.path(), &other), journal(home.path(), &case)).unwrap();
    let refused = store.append(&case, &[noted(5)]).unwrap_err();
    assert!(matches!(refused, Error::OtherCase { .. }), "{refused:?}");
}

#[test]
fn that_nothing_is_lost_is_not_said_beside_what_is_lost() {
    let (home, store, case, path) = without_copies(6);
    let text = fs::read_to_string(&path).unwrap();
    let hurt = |numbers: &[usize]| {
        let lines = text.lines().enumerate().map(|(number, line)| {
            let line = line.to_owned();
            if numbers.contains(&number) {
                line.replace("Mum", "Dad")
            } else {
                line
            }
        });
        lines.map(|line| line + "\n").collect::<String>()
    };
    let copy = home.path().join("history/2026-11-22/cases");
    fs::create_dir_all(&copy).unwrap();
    fs::write(copy.join("a.jsonl"), hurt(&[2])).unwrap();
    fs::write(&path, hurt(&[2, 5])).unwrap();
    let file = store.read(&case).unwrap();
    assert_eq!(ids(&file.entries), [0, 2, 3, 4, 5].map(id));
    assert!(
        matches!(file.notices[..], [Warning::Lost { entries: 1, .. }]),
        "{:?}",
        file.notices
    );
}

/// A text of which its line can be saved, and no line that holds this line.
fn as_long_as_may_be(number: usize) -> NewEntry {
    NewEntry {
        event: Event::Named {
            person: "\"".repeat(500_000),
        },
        ..noted(number)
    }
}

#[test]
fn a_line_that_cannot_be_brought_back_keeps_no_new_one_out() {
    let (home, store, case) = one_case(2);
    let path = journal(home.path(), &case);
    let before = fs::read(&path).unwrap();
    store
        .append(&case, &[as_long_as_may_be(2), noted(3)])
        .unwrap();
    let copy = home.path().join("history/2026-11-22/cases");
    fs::create_dir_all(&copy).unwrap();
    fs::copy(&path, copy.join("a.jsonl")).unwrap();
    fs::write(&path, before).unwrap();
    store.append(&case, &[noted(4)]).unwrap();
    let there = ids(&store.read(&case).unwrap().entries);
    for number in [0, 1, 2, 3, 4] {
        assert!(there.contains(&id(number)), "{number} in {there:?}");
    }
    // Nor from another computer.
    let bytes = store.export("x", at(0)).unwrap().0;
    let (_elsewhere, two, _) = one_case(1);
    let seen = crate::transfer::plan(&two, &bytes);
    let refused = two.import(&seen, &outro::store::transfer::Choices::default(), at(0));
    assert!(
        matches!(&refused, Err(Error::BroughtInPart(causes)) if matches!(causes[..], [Error::TooLong])),
        "{refused:?}"
    );
    assert_eq!(two.read(&case).unwrap().entries.len(), 4);
}

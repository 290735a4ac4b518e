//! Somebody keeps files of their own in the data folder: none of them is ever touched. And
//! nothing goes for good because of what the clock says.

use std::fs;
use std::path::{Path, PathBuf};

use outro::store::{Error, NewEntry, Store};
use tempfile::TempDir;

use crate::foreign_files as foreign;
use crate::support::*;

const DAY: i64 = 24 * 60;

/// A case with something of it in every place that Outro makes.
fn live(store: &Store, folder: &Path) {
    let random = case("0123456789abcdef0123456789abcdef");
    store.create(&random, &[started(0)]).unwrap();
    let gone = begin(store, "gone", 2);
    for day in 1..12 {
        let entry = NewEntry {
            at: at(day * DAY),
            ..noted(day as usize)
        };
        store.append(&random, &[entry]).unwrap();
    }
    copy_tear_and_mend(store, folder, &random, "torn", noted(50));
    store.delete(&gone, at(0)).unwrap();
    let sum = sum_of("a list");
    store
        .keep(&random, "list.csv", &sum, &mut "a list".as_bytes())
        .unwrap();
    fs::write(folder.join("guides/mine.json"), r#"{"id":"mine"}"#).unwrap();
    fs::write(folder.join("settings.json"), "{ broken").unwrap();
    store
        .save_settings(&outro::store::settings::Settings::default(), at(0))
        .unwrap();
}

/// A data folder that was used, with files of a stranger in every place.
fn lived_in() -> (TempDir, Store) {
    let (home, store) = new_store();
    foreign::put(home.path());
    live(&store, home.path());
    (home, store)
}

#[test]
fn whatever_outro_does_a_strangers_files_stay_as_they_are() {
    let (home, store) = lived_in();
    let folder = home.path();
    foreign::assert_whole(folder, "in use");
    for day in 0..60 {
        store.purge_old(at(day * DAY)).unwrap();
    }
    foreign::assert_whole(folder, "the trash was emptied");
    assert!(store.deleted().is_empty(), "{:?}", store.deleted());
    store
        .purge(&case("0123456789abcdef0123456789abcdef"))
        .unwrap();
    foreign::assert_whole(folder, "a case was deleted for good");
}

#[test]
fn deleting_everything_deletes_what_outro_made_and_names_the_rest() {
    let (home, store) = lived_in();
    let folder = home.path();
    let purged = store.purge_everything().unwrap();
    foreign::assert_whole(folder, "everything was deleted");
    assert_eq!(
        foreign::others(folder),
        ["deleted.lock", "deleted.txt"].map(PathBuf::from)
    );
    for name in [
        "letter.txt",
        "settings.py",
        "photos",
        "trash/draft.doc",
        "history/family",
        "history/1999-12-31/party.txt",
        "guides/paris.pdf",
    ] {
        assert!(
            purged.left.contains(&PathBuf::from(name)),
            "{name} is not named: {:?}",
            purged.left
        );
    }
    // Nothing of Outro's is named, and a second time goes as well.
    assert!(!purged.left.contains(&PathBuf::from("deleted.txt")));
    assert_eq!(store.purge_everything().unwrap().left, purged.left);
}

#[cfg(unix)]
#[test]
fn links_in_the_data_folder_are_no_files_of_outros() {
    let (home, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(home.path());
    begin(&store, "a", 2);
    fs::write(away.path().join("mine.jsonl"), "mine").unwrap();
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, home.path().join(name)).unwrap();
    };
    link(&away.path().join("mine.jsonl"), "cases/b.jsonl");
    // What a folder of Outro's leads to would be left: nothing is deleted, and that is said.
    for room in ["history", "kept", "trash", "guides"] {
        link(away.path(), room);
        let refused = store.purge_everything().unwrap_err();
        assert!(matches!(refused, Error::Link { .. }), "{refused:?}");
        assert_eq!(store.cases().cases.len(), 1);
        fs::remove_file(home.path().join(room)).unwrap();
    }
    let purged = store.purge_everything().unwrap();
    assert_eq!(purged.left, ["cases/b.jsonl"].map(PathBuf::from));
    assert!(away.path().join("mine.jsonl").exists());
    assert!(home.path().join("cases/b.jsonl").is_symlink());
}

/// The clock is ahead for one start, by any time.
#[test]
fn one_start_with_the_clock_ahead_empties_no_trash() {
    for ahead in [31, 32, 60, 365, 3_650] {
        let (home, store, case) = one_case(3);
        let later = NewEntry {
            at: at(DAY),
            ..noted(9)
        };
        store.append(&case, &[later]).unwrap();
        store.delete(&case, at(DAY)).unwrap();
        for start in [1, 2, ahead, ahead, ahead + 1, 3] {
            assert_eq!(store.purge_old(at(start * DAY)).unwrap(), 0);
        }
        assert_eq!(store.deleted().len(), 1, "{ahead} days ahead");
        assert!(
            home.path()
                .join("history/2026-11-23/cases/a.jsonl")
                .exists()
        );
        assert_eq!(store.undelete(&case).unwrap().entries.len(), 4);
    }
}

/// Thirty days on which Outro ran empty it; thirty starts on one day do not, nor do thirty
/// starts with a clock that goes back and forth.
#[test]
fn the_trash_is_emptied_by_days_on_which_outro_ran() {
    let (_home, store, case) = one_case(3);
    store.delete(&case, at(0)).unwrap();
    for _ in 0..50 {
        for day in [0, 400, -20_000] {
            assert_eq!(store.purge_old(at(day * DAY)).unwrap(), 0);
        }
    }
    // Once a week; the count goes on, and the day comes.
    let emptied = (1..40).find(|week| store.purge_old(at(week * 7 * DAY)).unwrap() > 0);
    assert_eq!(emptied, Some(28), "two of the days had been seen ahead");
    assert!(store.deleted().is_empty());
}

/// What an earlier version put into the trash waits for as many days again.
#[test]
fn a_trash_from_before_days_were_counted_is_kept_for_thirty_of_them() {
    let (home, store, case) = one_case(3);
    store.delete(&case, at(-90 * DAY)).unwrap();
    fs::remove_file(home.path().join("days.json")).ok();
    for day in 0..30 {
        assert_eq!(store.purge_old(at(day * DAY)).unwrap(), 0);
    }
    assert_eq!(store.purge_old(at(30 * DAY)).unwrap(), 1);
}

/// Copies that were made while the clock was ahead do not push out those that are made after.
#[test]
fn copies_from_a_clock_that_was_ahead_grow_old_like_others() {
    let (home, _store, case) = one_case(1);
    let write = |number: usize, day: i64| {
        let entry = NewEntry {
            at: at(day * DAY),
            ..noted(number)
        };
        open(home.path()).append(&case, &[entry]).unwrap();
    };
    for number in 0..9 {
        write(number + 1, 4_000 + number as i64);
    }
    for number in 0..9 {
        write(number + 20, 1 + number as i64);
    }
    let names = copied_days(home.path());
    assert_eq!(names.len(), 7);
    assert!(
        names.iter().all(|name| name.as_str() < "2026-12-31"),
        "{names:?}"
    );
}

#[test]
fn whatever_stands_in_the_file_of_days_nothing_goes_at_once() {
    let (home, store, case) = one_case(3);
    store.delete(&case, at(0)).unwrap();
    let name = format!("{case}.2026-11-22.jsonl");
    for text in [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        r#"{"version":1,"days":["yesterday"]}"#.to_owned(),
        format!(r#"{{"version":1,"days":[],"trash":{{"{name}":9999}}}}"#),
        format!(r#"{{"version":2,"days":9,"trash":{{"{name}":0}}}}"#),
    ] {
        fs::write(home.path().join("days.json"), &text).unwrap();
        assert_eq!(store.purge_old(at(100 * DAY)).unwrap(), 0, "{text}");
        assert_eq!(store.purge_old(at(101 * DAY)).unwrap(), 0, "{text}");
        let newer = text.contains("\"version\":2");
        let kept = fs::read_to_string(home.path().join("days.json")).unwrap();
        assert_eq!(kept == text, newer, "{text}");
    }
    assert_eq!(store.deleted().len(), 1);
}

//! What is deleted for good: only what was meant, and what came back is not deleted any more.

use std::collections::BTreeSet;
use std::fs;

use outro::store::transfer::{Choices, File};
use outro::store::{Error, Store, Warning};

use crate::support::*;
use crate::transfer::{export, plan};

const DAY: i64 = 24 * 60;

#[test]
fn an_old_file_in_the_trash_takes_nothing_newer_with_it() {
    let (home, store, case) = one_case(3);
    store.delete(&case, at(0)).unwrap();
    let old = home.path().join("trash/a.2026-11-22.jsonl");
    // It comes back from another computer, and is deleted again.
    fs::copy(&old, journal(home.path(), &case)).unwrap();
    for day in 0..=30 {
        assert_eq!(store.purge_old(at(day * DAY)).unwrap(), 0);
    }
    store.delete(&case, at(30 * DAY)).unwrap();
    assert_eq!(store.purge_old(at(31 * DAY)).unwrap(), 1);
    assert!(!old.exists());
    assert_eq!(store.deleted().len(), 1);
    assert!(!home.path().join("deleted.txt").exists());
    for day in 32..=60 {
        assert_eq!(store.purge_old(at(day * DAY)).unwrap(), 0);
    }
    assert_eq!(store.undelete(&case).unwrap().entries.len(), 3);
    // Then its own time comes, and all of it goes.
    store.delete(&case, at(60 * DAY)).unwrap();
    let gone = (61..100).find(|day| store.purge_old(at(day * DAY)).unwrap() > 0);
    assert_eq!(gone, Some(91));
    assert!(home.path().join("deleted.txt").exists());
    assert!(!home.path().join("trash/a.2027-01-21.jsonl").exists());
}

#[cfg(unix)]
#[test]
fn one_file_that_does_not_go_keeps_no_other_in_the_trash() {
    let (home, store) = new_store();
    for name in ["a", "b"] {
        let case = begin(&store, name, 2);
        store.delete(&case, at(0)).unwrap();
    }
    let lock = home.path().join("cases/a.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    for day in 0..=30 {
        assert_eq!(store.purge_old(at(day * DAY)).unwrap(), 0);
    }
    assert!(store.purge_old(at(31 * DAY)).is_err());
    let left: Vec<_> = store.deleted().into_iter().map(|it| it.file.id).collect();
    assert_eq!(left, [case("a")]);
}

#[test]
fn from_the_trash_nothing_goes_for_good_that_is_in_the_list() {
    let (home, store, case) = one_case(3);
    store.delete(&case, at(0)).unwrap();
    // Another Outro brings it back and goes on with it.
    let other = open(home.path());
    other.undelete(&case).unwrap();
    other.append(&case, &[noted(10)]).unwrap();
    let refused = store.purge_trashed(&case).unwrap_err();
    assert!(matches!(refused, Error::Exists), "{refused:?}");
    assert_eq!(store.read(&case).unwrap().entries.len(), 4);
    // Also where it cannot be read at this moment.
    fs::remove_file(journal(home.path(), &case)).unwrap();
    fs::create_dir(journal(home.path(), &case)).unwrap();
    assert!(matches!(store.purge_trashed(&case), Err(Error::Exists)));
    fs::remove_dir(journal(home.path(), &case)).unwrap();
    assert!(!home.path().join("deleted.txt").exists());
    store.purge_trashed(&case).unwrap();
    assert!(home.path().join("deleted.txt").exists());
}

/// A case that was deleted for good and came back with a file on request.
fn came_back() -> (tempfile::TempDir, Store, Vec<u8>) {
    let (home, store, case) = one_case(4);
    let bytes = export(&store, "itself");
    store.purge(&case).unwrap();
    let choices = Choices {
        bring_back: BTreeSet::from([case.clone()]),
        ..Choices::default()
    };
    store
        .import(&plan(&store, &bytes), &choices, at(6))
        .unwrap();
    (home, store, bytes)
}

#[test]
fn what_came_back_is_missed_when_it_vanishes() {
    let (home, store, _) = came_back();
    let later = outro::store::NewEntry {
        at: at(DAY),
        ..noted(9)
    };
    store.append(&case("a"), &[later]).unwrap();
    let path = journal(home.path(), &case("a"));
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let told = store.cases().notices;
    assert!(
        matches!(&told[..], [Warning::CaseVanished { .. }]),
        "{told:?}"
    );
    // A second copy of it is no copy of a deleted case.
    fs::write(home.path().join("cases/a 2.jsonl"), bytes).unwrap();
    assert_eq!(
        store.merge_copy("a 2.jsonl", "x", at(DAY)).unwrap(),
        case("a")
    );
}

#[test]
fn an_export_with_more_of_what_came_back_stays() {
    let (home, store, _) = came_back();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("all.json");
    let path = journal(home.path(), &case("a"));
    let before = fs::read(&path).unwrap();
    store.append(&case("a"), &[noted(10)]).unwrap();
    store.export_to(&out, "here", at(7)).unwrap();
    fs::write(&path, before).unwrap();
    forget_history(home.path());
    let exported = store.export_to(&out, "here", at(8)).unwrap();
    assert_eq!(exported.file, File::HoldsMore(1));
}

#[test]
fn with_the_data_folder_gone_nothing_is_called_done() {
    let (home, folder, store, _) = one_case_below("data", 3);
    fs::rename(&folder, home.path().join("away")).unwrap();
    let vanished = |error: &Error| matches!(error, Error::Vanished { .. });
    assert!(vanished(&store.purge_everything().unwrap_err()));
    let out = home.path().join("all.json");
    assert!(vanished(&store.export_to(&out, "here", at(0)).unwrap_err()));
    assert!(!out.exists());
    let told = store.cases().notices;
    assert!(matches!(&told[..], [Warning::Unreadable { error, .. }] if vanished(error)));
    let told = store.settings().1;
    assert!(matches!(&told[..], [Warning::Unreadable { error, .. }] if vanished(error)));
    // It is connected again.
    fs::rename(home.path().join("away"), &folder).unwrap();
    store.export_to(&out, "here", at(0)).unwrap();
    assert!(out.exists());
    store.purge_everything().unwrap();
    assert!(store.cases().cases.is_empty());
}

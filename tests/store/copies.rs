//! Kept copies: what only they still hold outlasts them, and one that cannot be made is told.

use std::fs;
use std::path::Path;

use outro::store::{CaseId, NewEntry, Store, Warning};

use crate::support::*;

const DAY: i64 = 24 * 60;

/// Entry number `number`, on that day.
fn on(day: i64, number: usize) -> NewEntry {
    NewEntry {
        at: at(day * DAY + number as i64),
        ..noted(number)
    }
}

/// Saves something in a case `busy` on each of these days.
fn be_busy(folder: &Path, days: std::ops::Range<i64>) {
    let store = open(folder);
    let busy = case("busy");
    for day in days {
        let entry = on(day, 1_000 + day as usize);
        if store.read(&busy).is_err() {
            store.create(&busy, &[started(999)]).unwrap();
        }
        store.append(&busy, &[entry]).unwrap();
    }
}

fn is_vanished(notice: &Warning, case: &CaseId) -> bool {
    matches!(notice, Warning::CaseVanished { case: gone, .. } if gone == case)
}

#[test]
fn a_case_that_vanished_is_kept_until_somebody_decides() {
    for instead in ["nothing", "a folder"] {
        let (home, store, case) = one_case(4);
        be_busy(home.path(), 1..2);
        let path = journal(home.path(), &case);
        fs::remove_file(&path).unwrap();
        if instead == "a folder" {
            fs::create_dir(&path).unwrap();
        }
        be_busy(home.path(), 2..12);
        if instead == "a folder" {
            fs::remove_dir(&path).unwrap();
        }
        let told = store.cases().notices;
        assert!(
            told.iter().any(|notice| is_vanished(notice, &case)),
            "{instead}: {told:?}"
        );
        assert_eq!(copied_days(home.path()).len(), 7);
        store.bring_back(&case).unwrap();
        assert_eq!(store.read(&case).unwrap().entries.len(), 4, "{instead}");
    }
}

#[test]
fn what_was_deleted_is_not_carried_from_copy_to_copy() {
    let (home, store, case) = one_case(4);
    be_busy(home.path(), 1..3);
    store.delete(&case, at(2 * DAY)).unwrap();
    be_busy(home.path(), 3..12);
    for day in copied_days(home.path()) {
        let copy = home.path().join("history").join(day).join("cases/a.jsonl");
        assert!(!copy.exists(), "{}", copy.display());
    }
}

/// A case that went two ways from one line on: ten entries stand in the kept copies, and
/// `others` in the journal.
fn forked(others: usize) -> (tempfile::TempDir, Store, CaseId) {
    let (home, store, case) = one_case(3);
    let path = journal(home.path(), &case);
    let common = fs::read(&path).unwrap();
    let ours: Vec<_> = (10..20).map(noted).collect();
    store.append(&case, &ours).unwrap();
    be_busy(home.path(), 1..2);
    let there = tempfile::tempdir().unwrap();
    fs::create_dir(there.path().join("cases")).unwrap();
    fs::write(journal(there.path(), &case), common).unwrap();
    let theirs: Vec<_> = (30..30 + others).map(noted).collect();
    open(there.path()).append(&case, &theirs).unwrap();
    fs::copy(journal(there.path(), &case), &path).unwrap();
    (home, store, case)
}

#[test]
fn what_only_a_kept_copy_holds_comes_back_where_the_case_went_another_way() {
    for others in [2, 10, 30] {
        let (home, store, case) = forked(others);
        be_busy(home.path(), 2..12);
        let file = store.read(&case).unwrap();
        let there = ids(&file.entries);
        for number in (0..3).chain(10..20).chain(30..30 + others) {
            assert!(there.contains(&id(number)), "{others}: {number} is gone");
        }
        assert_eq!(there.len(), 13 + others);
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        assert!(file.entries.iter().all(|entry| !entry.after_gap));
    }
    // A journal that is shorter than its copy is looked at as soon as it is read.
    let (_home, store, case) = forked(2);
    let file = store.read(&case).unwrap();
    assert_eq!(file.entries.len(), 15);
    assert!(matches!(
        file.notices[..],
        [Warning::Restored { entries: 10, .. }]
    ));
}

#[test]
fn copies_from_before_an_import_are_numbered_on() {
    let (home, store, case) = one_case(2);
    let bytes = fs::read(journal(home.path(), &case)).unwrap();
    for _ in 0..9 {
        fs::write(home.path().join("cases/a conflict.jsonl"), &bytes).unwrap();
        store.merge_copy("a conflict.jsonl", "x", at(9)).unwrap();
    }
    let number = |number: usize| format!("2026-11-22-before-import-{number:05}");
    assert_eq!(copied_days(home.path()), [7, 8, 9].map(number));
}

#[test]
fn an_old_copy_with_a_late_date_hides_no_newer_one() {
    for gone in [false, true] {
        let (home, store, case) = one_case(3);
        let path = journal(home.path(), &case);
        be_busy(home.path(), 4_000..4_001);
        store.append(&case, &[noted(10), noted(11)]).unwrap();
        let older = fs::read(&path).unwrap();
        store.append(&case, &[noted(12), noted(13)]).unwrap();
        be_busy(home.path(), 1..2);
        // It is put back to an older state, or vanishes.
        if gone {
            fs::remove_file(&path).unwrap();
            store.bring_back(&case).unwrap();
        } else {
            fs::write(&path, older).unwrap();
        }
        let there = ids(&store.read(&case).unwrap().entries);
        assert_eq!(there, [0, 1, 2, 10, 11, 12, 13].map(id), "gone: {gone}");
    }
}

#[test]
fn a_case_is_brought_back_with_what_all_copies_hold() {
    let (home, store, case) = forked(3);
    be_busy(home.path(), 2..3);
    let path = journal(home.path(), &case);
    // The newest copy is cut short.
    let copy = home.path().join("history/2026-11-24/cases/a.jsonl");
    fs::write(&copy, &fs::read(&copy).unwrap()[..600]).unwrap();
    fs::remove_file(&path).unwrap();
    store.bring_back(&case).unwrap();
    assert_eq!(store.read(&case).unwrap().entries.len(), 16);
}

#[test]
fn what_cannot_be_copied_keeps_nothing_else_from_being_copied() {
    let (home, store, case) = one_case(3);
    let huge = fs::File::create(home.path().join("cases/x.jsonl")).unwrap();
    huge.set_len((64 << 20) + 1).unwrap();
    let file = store.append(&case, &[on(1, 10)]).unwrap();
    let copy = home.path().join("history/2026-11-23/cases/a.jsonl");
    assert_eq!(lines_in(&fs::read(copy).unwrap()), 4);
    let told = |notice: &Warning| notice.to_string().contains("x.jsonl");
    assert!(file.notices.iter().any(told), "{:?}", file.notices);
    be_busy(home.path(), 2..10);
    assert_eq!(copied_days(home.path()).len(), 7);
}

#[test]
fn a_copy_that_failed_is_told_with_the_next_entry_and_tried_again() {
    let (home, store, case) = one_case(3);
    forget_history(home.path());
    let history = home.path().join("history");
    fs::write(&history, "in the way").unwrap();
    let settings = outro::store::settings::Settings::default();
    store.save_settings(&settings, at(DAY)).unwrap();
    let told = |file: &outro::store::CaseFile| {
        let no_copy = |notice: &&Warning| matches!(notice, Warning::NoDailyCopy(_));
        file.notices.iter().filter(no_copy).count()
    };
    assert_eq!(told(&store.append(&case, &[on(1, 10)]).unwrap()), 1);
    // Once a day is enough.
    assert_eq!(told(&store.append(&case, &[on(1, 11)]).unwrap()), 0);
    fs::remove_file(&history).unwrap();
    for number in 12..20 {
        let file = store.append(&case, &[on(1, number)]).unwrap();
        assert_eq!(told(&file), 0);
    }
    assert_eq!(copied_days(home.path()), ["2026-11-23"]);
}

#[test]
fn days_that_cannot_be_counted_push_out_no_new_copies() {
    let (home, store, case) = one_case(1);
    for day in 1..4 {
        store.append(&case, &[on(day, day as usize)]).unwrap();
    }
    let lock = home.path().join("days.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    for day in 4..14 {
        store.append(&case, &[on(day, day as usize)]).unwrap();
    }
    let days = copied_days(home.path());
    assert_eq!(days.first().map(String::as_str), Some("2026-11-29"));
    assert_eq!(days.len(), 7);
}

/// When counting begins anew, the copies from before are not the newest for ever.
#[test]
fn copies_from_before_days_were_counted_are_the_oldest() {
    let (home, store, case) = one_case(1);
    for day in 1..9 {
        store.append(&case, &[on(day, day as usize)]).unwrap();
    }
    fs::write(home.path().join("days.json"), "broken").unwrap();
    for day in 9..18 {
        store.append(&case, &[on(day, day as usize)]).unwrap();
    }
    let days = copied_days(home.path());
    assert_eq!(days.first().map(String::as_str), Some("2026-12-03"));
}

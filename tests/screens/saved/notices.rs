//! What was found out of order, and the one press that puts it right.

use std::fs;

use outro::app::ui::Role;
use outro::case::Event;
use outro::store::{CaseId, NewEntry};

use super::support::session::{Fixed, Window};
use super::*;
use crate::program::Home;

/// An entry of the day after a case was begun.
fn a_day_later() -> NewEntry {
    NewEntry {
        id: "7".repeat(32),
        at: "2026-11-21T10:00:00Z".parse().unwrap(),
        event: named("Mum"),
    }
}

/// A case whose file is gone, while a kept copy of it is there.
fn vanish(folder: &Path) {
    write(folder, "aa", begun());
    // The first write of a day keeps a copy of what was there before.
    let id = CaseId::new("aa").unwrap();
    store(folder).append(&id, &[a_day_later()]).unwrap();
    fs::remove_file(folder.join("cases/aa.jsonl")).unwrap();
}

/// A second file of a case, as a sync program makes it, with an entry of its own.
fn double(folder: &Path) {
    write(folder, "aa", begun());
    let other = tempfile::tempdir().unwrap();
    fs::create_dir(other.path().join("cases")).unwrap();
    fs::copy(
        folder.join("cases/aa.jsonl"),
        other.path().join("cases/aa.jsonl"),
    )
    .unwrap();
    store(other.path())
        .append(&CaseId::new("aa").unwrap(), &[a_day_later()])
        .unwrap();
    fs::copy(
        other.path().join("cases/aa.jsonl"),
        folder.join("cases/aa (conflict of Monday).jsonl"),
    )
    .unwrap();
}

/// A data folder that is out of order, and the window on it.
fn opened_on(put: fn(&Path)) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let window = Window::open(folder.path(), Fixed::new());
    (folder, window)
}

#[test]
fn a_case_that_vanished_comes_back_with_one_press() {
    let (folder, mut window) = opened_on(vanish);
    window.must_say("A case is gone from the disk");
    window.press(Role::Button, "Bring it back");
    window.must_say("The case is back in your list.");
    window.must_not_say("gone from the disk");
    window.press(Role::ListItem, "Amazon Music");
    assert_eq!(
        on_disk::case(folder.path(), "aa").channel.as_deref(),
        Some("amazon-website")
    );
    let mut again = window.reopened();
    again.must_not_have(Role::Button, "Bring it back");
}

#[test]
fn each_of_several_cases_that_vanished_can_be_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    for id in ["aa", "bb"] {
        write(folder.path(), id, begun());
    }
    let id = CaseId::new("aa").unwrap();
    store(folder.path()).append(&id, &[a_day_later()]).unwrap();
    for id in ["aa", "bb"] {
        fs::remove_file(folder.path().join(format!("cases/{id}.jsonl"))).unwrap();
    }
    let mut window = Window::open(folder.path(), Fixed::new());
    for _ in 0..2 {
        window.press(Role::Button, "Bring it back");
    }
    window.must_not_say("gone from the disk");
    for id in ["aa", "bb"] {
        assert!(folder.path().join(format!("cases/{id}.jsonl")).exists());
    }
}

#[test]
fn a_second_copy_comes_in_with_one_press() {
    let (folder, mut window) = opened_on(double);
    window.must_say("There is a second copy");
    window.press(Role::Button, "Bring its entries in");
    assert_eq!(on_disk::case(folder.path(), "aa").person, "Mum");
    // The window shows it without a restart.
    window.must_say("Mum");
    let mut again = window.reopened();
    again.must_not_have(Role::Button, "Bring its entries in");
}

#[test]
fn what_cannot_be_put_right_is_told_and_stays() {
    let (folder, mut window) = opened_on(double);
    fs::remove_file(folder.path().join("cases/aa (conflict of Monday).jsonl")).unwrap();
    window.press(Role::Button, "Bring its entries in");
    window.must_say("not in your list any more");
    assert_eq!(on_disk::case(folder.path(), "aa").person, "");
}

#[test]
fn the_terminal_puts_both_right() {
    let home = Home::new();
    vanish(&home.data());
    assert!(home.cases().is_empty());
    let ended = home.talk(&["bring it back", "quit"]);
    ended.must_print("The case is back in your list.");
    assert_eq!(home.case()["channel"], "amazon-website");

    let home = Home::new();
    double(&home.data());
    let ended = home.talk(&["bring its entries in", "quit"]);
    ended.must_print("are in the case now.");
    assert_eq!(home.case()["person"], "Mum");
    let quiet = home.talk(&["quit"]);
    quiet.must_not_print("second copy");
}

/// Deleting, on the disk: in the window, after one question.
#[test]
fn delete_for_good_and_delete_everything_leave_nothing_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut secret = begun();
    secret.push(Event::Noted {
        at: "x/y".to_owned(),
        value: "Rosebud".to_owned(),
    });
    write(folder.path(), "aa", secret.clone());
    write(folder.path(), "bb", begun());
    // A copy of an earlier day holds it, too.
    let id = CaseId::new("aa").unwrap();
    store(folder.path()).append(&id, &[a_day_later()]).unwrap();
    store(folder.path())
        .delete(&id, "2026-11-22T10:00:00Z".parse().unwrap())
        .unwrap();
    let mut window = Window::open(folder.path(), Fixed::new());
    assert!(window.on_disk().matches("Rosebud").count() > 1);
    window.press(Role::ListItem, "Settings");
    window.press(Role::Button, "Delete Amazon Music (Mum) for good");
    assert!(window.on_disk().contains("Rosebud"), "it is asked first");
    window.press(Role::Button, "Delete it for good");
    assert!(!window.on_disk().contains("Rosebud"));
    assert!(
        window.on_disk().contains("amazon-website"),
        "the other one stays"
    );
    window.press(Role::Button, "Delete everything…");
    assert!(
        window.on_disk().contains("amazon-website"),
        "it is asked first"
    );
    window.press(Role::Button, "Delete everything for good");
    assert!(!window.on_disk().contains("amazon"), "{}", window.on_disk());
    let mut again = window.reopened();
    again.must_not_have(Role::ListItem, "Amazon Music");
}

/// What a save brings along was dropped by the window; the terminal said it.
#[test]
fn what_a_save_warns_of_is_told_once() {
    let mut window = open_on(begun());
    // A file where the daily copies belong: today's cannot be made.
    let history = window.folder.join("history");
    let _ = fs::remove_dir_all(&history);
    fs::write(&history, "in the way").unwrap();
    let warned = "today's spare copy of it could not be made";
    for first in [true, false] {
        window.press(Role::Button, "Undo");
        assert_eq!(window.said().contains(warned), first, "{}", window.said());
        if first {
            window.press(Role::Button, "I have read this");
            window.must_not_say(warned);
        }
    }
}

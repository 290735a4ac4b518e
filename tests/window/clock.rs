//! A clock that is wrong while the real window is open: nothing is lost by what it says.

use std::fs;
use std::path::Path;

use outro::store::disk::Os;
use outro::store::{CaseId, Store};

use crate::before_first_step;
use crate::faults::ALERT;
use crate::home_with;
use crate::program::Home;
use crate::remote::{Remote, give_away};
use crate::support::scene::write_case_from;

#[test]
fn a_clock_that_has_gone_back() {
    let home = Home::new();
    crate::support::scene::write_case_from(
        &home.data,
        "a11ce",
        "2226-11-20T09:00:00Z",
        before_first_step("amazon-website"),
    );
    let mut window = Remote::start(&home);
    let (role, name) = window.wait("The clock of this computer says");
    assert_eq!(role, ALERT, "{name}");
    assert!(
        name.contains("something in your cases is from 20 November 2226"),
        "{name}"
    );
    assert!(
        name.contains("Nothing is lost, and you can go on."),
        "{name}"
    );
    window.picture("fault-clock");
    // It goes on, and its order stays.
    window.press("button", "Go on: Amazon Music");
    window.press("button", "Done, next step");
    window.hears("Saved");
    window.wait("Find your plan on the page");
    drop(window);
    let mut again = Remote::start(&home);
    again.press("button", "Go on: Amazon Music");
    again.wait("Find your plan on the page");
}

/// A case in the trash since yesterday, and a stranger's file beside it.
fn with_a_deleted_case(home: &Home) {
    write_case_from(
        &home.data,
        "b0b",
        "2026-11-20T09:00:00Z",
        before_first_step("amazon-website"),
    );
    let (store, _) = Store::open(&home.data, Os);
    let yesterday = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24);
    let case = CaseId::new("b0b").expect("an id");
    store.delete(&case, yesterday).expect("it is there");
    fs::write(home.data.join("trash/draft.doc"), "a stranger's").expect("a file");
    give_away(&home.data);
}

/// Everything below these two folders: what a clock could make somebody throw away.
fn kept(home: &Home) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in ["trash", "history"].map(|name| home.data.join(name)) {
        for path in crate::remote::everything_in(&folder) {
            if path.is_file() && path.extension().is_none_or(|end| end != "lock") {
                found.push((
                    path.display().to_string(),
                    fs::read(&path).expect("readable"),
                ));
            }
        }
    }
    found.sort();
    found
}

/// True when the case was last changed a month from now or later.
fn is_ahead(home: &Home) -> bool {
    let (store, _) = Store::open(&home.data, Os);
    let case = CaseId::new("a11ce").expect("an id");
    let entries = store.read(&case).expect("it is there").entries;
    let month = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * 30);
    entries.iter().any(|entry| entry.at > month)
}

#[test]
fn a_clock_that_is_ahead_for_one_start() {
    let home = home_with("amazon-website");
    with_a_deleted_case(&home);
    // The first start of today makes today's copies.
    let mut today = Remote::start(&home);
    today.press("button", "Go on: Amazon Music");
    today.press("button", "Done, next step");
    today.hears("Saved");
    drop(today);
    let before = kept(&home);
    assert!(before.len() > 2, "{before:?}");
    for ahead in ["+40d", "+400d"] {
        // Only the date is wrong: a window that waits for a while waits as long as ever.
        let shifted = format!(
            "export LD_PRELOAD=\"$(echo /usr/lib/*/faketime/libfaketime.so.1)\" \
             FAKETIME={ahead} FAKETIME_DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1"
        );
        let data = [Path::new("--data-dir"), &home.data];
        let mut window = Remote::open(&home, &shifted, &data);
        window.press("button", "Go on: Amazon Music");
        window.press("button", "Undo");
        window.hears("Saved");
        drop(window);
        assert!(is_ahead(&home), "the clock was not ahead");
        let after = kept(&home);
        let gone: Vec<_> = before.iter().filter(|file| !after.contains(file)).collect();
        assert!(gone.is_empty(), "{ahead}: {gone:?}");
    }
    // Back in its own day it says so, and the deleted case comes back whole.
    let mut window = Remote::start(&home);
    let (role, name) = window.wait("The clock of this computer says");
    assert_eq!(role, ALERT, "{name}");
    let (store, _) = Store::open(&home.data, Os);
    assert_eq!(store.deleted().len(), 1);
    assert_eq!(
        fs::read_to_string(home.data.join("trash/draft.doc")).expect("a file"),
        "a stranger's"
    );
}

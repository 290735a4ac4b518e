//! A thousand cases, and one case with twenty thousand events: they open, in proportion.

use std::time::{Duration, Instant};

use outro::app::ui::Role;
use outro::store::{CaseId, NewEntry};

use super::support::desk::{Fixed, Journal, Window};
use super::*;

/// The quickest of several tries: the one that nothing else held up.
fn quickest(act: impl Fn()) -> Duration {
    let once = || {
        let since = Instant::now();
        act();
        since.elapsed()
    };
    (0..5).map(|_| once()).min().unwrap()
}

#[test]
fn a_thousand_cases_open_and_take_a_change() {
    let (some, all) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (folder, count) in [(&some, 500), (&all, 1_000)] {
        let journal = Journal::new(folder.path());
        for n in 0..count {
            let mut events = begun();
            events.push(named(&format!("Person {n}")));
            journal.case(&format!("case{n}"), "2026-11-20T10:00:00Z", events);
        }
    }
    let read = |folder: &Path, count: usize| {
        quickest(|| assert_eq!(store(folder).cases().cases.len(), count))
    };
    let (half, whole) = (read(some.path(), 500), read(all.path(), 1_000));
    println!("500 cases: {half:?}; 1,000 cases: {whole:?}");
    assert!(whole < half * 3, "{half:?}, then {whole:?}");
    let since = Instant::now();
    let mut window = Window::open(all.path(), Fixed::new());
    println!("the window with 1,000 cases, shown: {:?}", since.elapsed());
    assert!(window.said().contains("Person 999"));
    window.press(Role::Button, "Go on: Amazon Music, Person 0");
    window.press(Role::Link, "Skip backing up");
    assert!(on_disk(all.path(), "case0").backup.len() > 2);
}

#[test]
fn a_case_with_twenty_thousand_events_opens_and_takes_a_change() {
    let write = |folder: &Path, count: usize| {
        let id = CaseId::new("aa").unwrap();
        let entries: Vec<NewEntry> = begun()
            .into_iter()
            .chain((0..count).map(|n| named(&format!("Name {n}"))))
            .zip(0..)
            .map(|(event, n)| NewEntry {
                id: format!("{n:032x}"),
                at: jiff::Timestamp::from_second(1_760_000_000 + n).unwrap(),
                event,
            })
            .collect();
        store(folder).create(&id, &entries).unwrap();
    };
    let (some, all) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(some.path(), 10_000);
    write(all.path(), 20_000);
    let read = |folder: &Path| quickest(|| assert_eq!(on_disk(folder, "aa").guide, "amazon-music"));
    let (half, whole) = (read(some.path()), read(all.path()));
    println!("10,000 events: {half:?}; 20,000 events: {whole:?}, read and replayed");
    assert!(whole < half * 3, "{half:?}, then {whole:?}");
    let since = Instant::now();
    let mut window = Window::open(all.path(), Fixed::new());
    window.press(Role::ListItem, "Amazon Music");
    window.press(Role::Link, "Skip backing up");
    println!(
        "the window with 20,000 events, opened and saved to: {:?}",
        since.elapsed()
    );
    assert!(on_disk(all.path(), "aa").backup.len() > 2);
    window.press(Role::Link, "Undo");
    assert!(on_disk(all.path(), "aa").backup.is_empty());
}

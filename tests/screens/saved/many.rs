//! A thousand cases, and one case with twenty thousand events: they open, in proportion.

use std::ops::Range;
use std::time::Instant;

use outro::app::ui::Role;
use outro::store::{CaseId, NewEntry};

use super::support::session::{Fixed, Journal, Window};
use super::*;
use crate::proportion::in_proportion;

/// How often each is timed, at least and at most.
const TURNS: Range<usize> = 3..20;

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
        assert_eq!(store(folder).cases().cases.len(), count);
    };
    in_proportion(
        "1,000 cases, read",
        TURNS,
        || read(some.path(), 500),
        || read(all.path(), 1_000),
    );
    let since = Instant::now();
    let mut window = Window::open(all.path(), Fixed::new());
    println!("the window with 1,000 cases, shown: {:?}", since.elapsed());
    // All changed at the same moment: the first forty by name stand on the page, the sidebar
    // counts every one.
    assert!(window.said().contains("Show all 1,000") || window.said().contains("Show all 1000"));
    window.press(Role::Button, "Go on: Amazon Music (Person 0)");
    window.press(Role::Button, "Skip backing up");
    assert!(on_disk::case(all.path(), "case0").backup.len() > 2);
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
    let read = |folder: &Path| assert_eq!(on_disk::case(folder, "aa").guide, "amazon-music");
    in_proportion(
        "20,000 events, read and replayed",
        TURNS,
        || read(some.path()),
        || read(all.path()),
    );
    let since = Instant::now();
    let mut window = Window::open(all.path(), Fixed::new());
    window.press(Role::ListItem, "Amazon Music");
    window.press(Role::Button, "Skip backing up");
    println!(
        "the window with 20,000 events, opened and saved to: {:?}",
        since.elapsed()
    );
    assert!(on_disk::case(all.path(), "aa").backup.len() > 2);
    window.press(Role::Button, "Undo");
    assert!(on_disk::case(all.path(), "aa").backup.is_empty());
}

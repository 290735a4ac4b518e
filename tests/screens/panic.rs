//! A mistake that takes the window down takes no answer with it.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use outro::app::cases::OpenCases;
use outro::case::Event;
use outro::platform::{Platform, System};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};
use tempfile::TempDir;

fn started() -> Event {
    Event::Started {
        guide: "amazon-music".into(),
        revision: 1,
    }
}

/// A folder with a store, and a case that is begun and not written yet.
fn begun() -> (TempDir, Store, OpenCases, Arc<dyn Platform>) {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), Os);
    let mut desk = OpenCases::new(store.clone(), Vec::new());
    desk.begin("new");
    (folder, store, desk, Arc::new(System))
}

#[test]
fn what_was_not_written_yet_is_written_on_the_way_out() {
    let (_folder, store, mut desk, platform) = begun();
    // The tasks that would write are never run: the window is gone before.
    drop(desk.record("new", vec![started(), Event::SummaryRead], &platform));
    let ended = panic::catch_unwind(AssertUnwindSafe(move || {
        let _desk = desk;
        panic!("a mistake");
    }));
    assert!(ended.is_err());
    let file = store.read(&CaseId::new("new").unwrap()).unwrap();
    let events: Vec<Event> = file.entries.into_iter().map(|entry| entry.event).collect();
    assert_eq!(events, [started(), Event::SummaryRead]);
}

#[test]
fn a_window_that_closes_as_usual_writes_nothing_behind_anybodys_back() {
    let (_folder, store, mut desk, platform) = begun();
    drop(desk.record("new", vec![started()], &platform));
    drop(desk);
    assert!(store.read(&CaseId::new("new").unwrap()).is_err());
}

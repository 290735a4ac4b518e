//! Exported lists in the window: checked, shown, compared, saved, kept and looked after,
//! through what a screen reader finds, with files on a disk.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

use crate::support;

mod checking;
mod keeping;
mod using;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use outro::app::ui::Role;
use outro::case::{BackupAnswer, Check, Event};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};
use support::on_disk;
use support::scene::{self, Harness, TODAY, settle};
use tempfile::TempDir;

const CASE: &str = "aaaa0000";
const TASK: &str = "export-playlists";
const CHECK: &str = "Check an export… Export your playlists";
const ANOTHER: &str = "Check another file… Export your playlists";
const ALL_OF_IT: &str = "That is all of it: done. Export your playlists";

fn begun() -> Vec<Event> {
    support::events::to_backup("apple-iphone")
}

/// The backup page of a case, in a window so tall that all of it is in sight.
fn backup_page() -> Harness {
    tall(scene::open(vec![(CASE, begun())]))
}

fn tall(harness: Harness) -> Harness {
    let mut harness = harness.resized(1120.0, 6000.0);
    harness.publish(outro::app::go(outro::app::screen::Target::Case(
        CASE.to_owned(),
    )));
    settle(&mut harness);
    harness
}

/// The next start on the same data.
fn again(harness: &Harness) -> Harness {
    tall(scene::open_folder(Arc::clone(&harness.state.folder), TODAY))
}

/// A list in TuneMyMusic's form: so many playlists with so many songs each.
fn csv(lists: usize, songs: usize) -> String {
    let mut text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n".to_owned();
    for list in 1..=lists {
        for song in 1..=songs {
            let _ = writeln!(
                text,
                "Song {song} of {list},Artist {song},Album,List {list},Playlist,"
            );
        }
    }
    text
}

/// A folder with a person's files.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        path
    }
}

/// Presses a button or a link and chooses this in the dialog that comes.
fn choose(harness: &mut Harness, path: &Path, button: &str) {
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(path.to_owned());
    press(harness, button);
}

/// Presses a button or a link of this name.
fn press(harness: &mut Harness, name: &str) {
    let is_link = harness.has(Role::Link, name);
    let role = if is_link { Role::Link } else { Role::Button };
    harness.press(role, name);
    settle(harness);
}

fn checked(harness: &mut Harness, path: &Path) {
    choose(harness, path, CHECK);
}

/// All that is announced.
fn said(harness: &mut Harness) -> String {
    let tree = harness.tree();
    let names = tree.nodes.iter().map(|node| node.semantics.name.clone());
    names.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn says(harness: &mut Harness, words: &str) {
    let said = said(harness);
    assert!(said.contains(words), "“{words}” is not in:\n{said}");
}

fn store(harness: &Harness) -> (Store, CaseId) {
    let (store, _) = Store::open(harness.state.folder.path(), Os);
    (store, CaseId::new(CASE).expect("an id"))
}

/// The checks that stand in the case's journal.
fn on_disk(harness: &Harness) -> Vec<Check> {
    let (store, id) = store(harness);
    let events = store.read(&id).expect("a case").entries.into_iter();
    let checks = events.filter_map(|entry| match entry.event {
        Event::BackupChecked { task, check } => {
            assert_eq!(task, TASK);
            Some(*check)
        }
        _ => None,
    });
    checks.collect()
}

/// How the task is answered, as it stands in the journal.
fn answer(harness: &Harness) -> Option<BackupAnswer> {
    let case = on_disk::case(harness.state.folder.path(), CASE);
    case.backup.get(TASK).cloned()
}

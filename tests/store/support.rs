//! What the tests of the store share.
#[cfg(unix)]
pub mod child;
#[cfg(unix)]
pub mod odd_disk;
pub mod person;
pub mod power;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use outro::case::event::{Entry, Event};
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use proptest::prelude::ProptestConfig;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// How often a costly test runs: `usual` times, or `long` times with `OUTRO_LONG=1`.
pub fn times(usual: usize, long: usize) -> usize {
    if std::env::var_os("OUTRO_LONG").is_some_and(|value| value == "1") {
        long
    } else {
        usual
    }
}

/// How often a property is tried; what failed is not written down beside the tests.
pub fn tries(usual: usize, long: usize) -> ProptestConfig {
    ProptestConfig {
        cases: times(usual, long) as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A generator of numbers that is the same in every run: `SplitMix64`, written from its formula.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }
}

pub fn case(name: &str) -> CaseId {
    CaseId::new(name).unwrap()
}

/// 22 November 2026, a quarter past two in the afternoon, and `minutes` more.
pub fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-11-22T14:15:00Z".parse().unwrap();
    start + jiff::SignedDuration::from_mins(minutes)
}

pub fn started(number: usize) -> NewEntry {
    NewEntry {
        id: format!("{number:032x}"),
        at: at(0),
        event: Event::Started {
            guide: "amazon-music".into(),
            revision: 3,
        },
    }
}

/// Entry number `number`, at minute `number`.
pub fn noted(number: usize) -> NewEntry {
    NewEntry {
        id: format!("{number:032x}"),
        at: at(number as i64),
        event: Event::Named {
            person: format!("Mum’s \"account\" {number}\n\u{202e}é"),
        },
    }
}

pub fn open(folder: &Path) -> Store {
    let (store, notices) = Store::open(folder, Os);
    assert!(notices.is_empty(), "{notices:?}");
    store
}

/// A store in a folder of its own, which goes with the first of the two.
pub fn new_store() -> (TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    (home, store)
}

/// The same with a case `a` of so many entries.
pub fn one_case(entries: usize) -> (TempDir, Store, CaseId) {
    let (home, store) = new_store();
    let case = begin(&store, "a", entries);
    (home, store, case)
}

/// A case `a` of so many entries, in a data folder that the store made below another one.
pub fn one_case_below(data: &str, entries: usize) -> (TempDir, PathBuf, Store, CaseId) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(data);
    let store = open(&folder);
    let case = begin(&store, "a", entries);
    (home, folder, store, case)
}

/// A case `a` with entries 0 to `entries` - 1, the first of them `Started`.
pub fn begin(store: &Store, name: &str, entries: usize) -> CaseId {
    let case = case(name);
    store.create(&case, &[started(0)]).unwrap();
    for number in 1..entries {
        store.append(&case, &[noted(number)]).unwrap();
    }
    case
}

pub fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.clone()).collect()
}

pub fn id(number: usize) -> String {
    format!("{number:032x}")
}

pub fn journal(folder: &Path, case: &CaseId) -> std::path::PathBuf {
    folder.join("cases").join(format!("{case}.jsonl"))
}

/// The days of which copies are kept, in their order.
pub fn copied_days(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder.join("history"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "copying.lock")
        .collect();
    names.sort();
    names
}

/// Leaves a copy of a journal beside it under a name of its own choice, as a sync program does,
/// tears the journal, and mends it with one more entry.
pub fn copy_tear_and_mend(store: &Store, folder: &Path, case: &CaseId, torn: &str, more: NewEntry) {
    let path = journal(folder, case);
    let mut bytes = std::fs::read(&path).unwrap();
    std::fs::write(folder.join("cases/conflict 1.jsonl"), &bytes).unwrap();
    bytes.extend_from_slice(torn.as_bytes());
    std::fs::write(&path, bytes).unwrap();
    store.append(case, &[more]).unwrap();
}

/// Removes the kept copies, so that nothing can be brought back.
pub fn forget_history(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder.join("history"));
}

/// SHA-256 as the journal writes it; worked out apart from the store.
pub fn sum_of(text: &str) -> String {
    let digits = |byte: &u8| {
        [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
    };
    Sha256::digest(text).iter().flat_map(digits).collect()
}

pub fn lines_in(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

pub fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|there| there == ending)
}

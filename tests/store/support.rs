//! What the tests of the store share.
#[cfg(unix)]
pub mod child;
pub mod person;
pub mod power;
#[cfg(unix)]
pub mod slow;

use std::path::Path;

use jiff::Timestamp;
use outro::case::event::{Entry, Event};
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use sha2::{Digest, Sha256};

/// How often a costly test runs: `usual` times, or `long` times with `OUTRO_LONG=1`.
pub fn times(usual: usize, long: usize) -> usize {
    if std::env::var_os("OUTRO_LONG").is_some_and(|value| value == "1") {
        long
    } else {
        usual
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

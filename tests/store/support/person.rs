//! A person at work on some disk, and what the store has promised them by then.

use std::collections::BTreeSet;

use jiff::Timestamp;
use outro::store::settings::{Settings, Theme};
use outro::store::{NewEntry, Store};

use super::power::PowerDisk;
use super::*;

pub const DATA: &str = "/home/person/data";

/// What the store promised, act by act.
#[derive(Debug, Default)]
pub struct Promised {
    /// Entries of the case `a` that were called saved, in order.
    pub saved: Vec<String>,
    /// Entries that were tried.
    pub tried: BTreeSet<String>,
    /// Text sizes that were called saved last, or tried since.
    pub sizes: BTreeSet<u16>,
    /// Whether the case `b` was begun, and where it may lie.
    pub other: Option<Where>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    Listed,
    Trash,
    Either,
    Nowhere,
}

#[derive(Debug, Clone, Copy)]
pub enum Act {
    Append(usize),
    SaveSettings,
    NextDay,
    Begin,
    Delete,
    Undelete,
    Purge,
    Reopen,
}

/// A person at work, on a disk of whatever kind.
pub struct Person {
    pub disk: PowerDisk,
    pub store: Store,
    pub promised: Promised,
    pub next: usize,
    pub day: i64,
    pub first_saved: bool,
}

impl Person {
    pub fn new(disk: PowerDisk) -> Self {
        let (store, _) = Store::open(DATA, disk.clone());
        Self {
            disk,
            store,
            promised: Promised {
                sizes: BTreeSet::from([100]),
                ..Promised::default()
            },
            next: 0,
            day: 0,
            first_saved: false,
        }
    }

    fn now(&self) -> Timestamp {
        at(self.day * 24 * 60)
    }

    fn entries(&mut self, count: usize) -> Vec<NewEntry> {
        let at = self.now();
        (0..count)
            .map(|_| {
                let number = self.next;
                self.next += 1;
                self.promised.tried.insert(id(number));
                NewEntry {
                    at,
                    ..if number == 0 {
                        started(0)
                    } else {
                        noted(number)
                    }
                }
            })
            .collect()
    }

    pub fn act(&mut self, act: Act) {
        let now = self.now();
        match act {
            Act::Append(count) => self.append(count),
            Act::SaveSettings => self.save_settings(now),
            Act::NextDay => self.day += 1,
            Act::Begin => {
                let begun = self.store.create(&case("b"), &[started(5000)]).is_ok();
                self.moved(begun, Where::Listed);
            }
            Act::Delete => {
                let deleted = self.store.delete(&case("b"), now).is_ok();
                self.moved(deleted, Where::Trash);
            }
            Act::Undelete => {
                let back = self.store.undelete(&case("b")).is_ok();
                self.moved(back, Where::Listed);
            }
            Act::Purge => {
                let gone = self.store.purge(&case("b")).is_ok();
                self.purged(gone);
            }
            Act::Reopen => self.store = Store::open(DATA, self.disk.clone()).0,
        }
    }

    fn append(&mut self, count: usize) {
        let new = self.entries(count);
        for _ in 0..2 {
            let done = if self.first_saved {
                self.store.append(&case("a"), &new)
            } else {
                self.store.create(&case("a"), &new)
            };
            if let Ok(file) = done {
                self.first_saved = true;
                self.promised
                    .saved
                    .extend(new.iter().map(|entry| entry.id.clone()));
                assert!(
                    self.promised
                        .saved
                        .iter()
                        .all(|id| ids(&file.entries).contains(id))
                );
                return;
            }
        }
        // Tries at a case that was never begun are of no account.
        if !self.first_saved {
            self.next = 0;
        }
    }

    fn save_settings(&mut self, now: Timestamp) {
        let size = 100 + (self.promised.tried.len() % 100) as u16;
        let settings = Settings {
            text_size_percent: size,
            theme: Theme::Dark,
            ..Settings::default()
        };
        match self.store.save_settings(&settings, now) {
            Ok(()) => self.promised.sizes = BTreeSet::from([size]),
            Err(_) => {
                self.promised.sizes.insert(size);
            }
        }
    }

    fn moved(&mut self, done: bool, to: Where) {
        let was = self.promised.other;
        self.promised.other = match (was, done) {
            (_, true) => Some(to),
            // It may have been carried out all the same.
            (Some(Where::Listed | Where::Trash | Where::Either), false) => {
                if was == Some(to) {
                    was
                } else {
                    Some(Where::Either)
                }
            }
            (was, false) => was,
        };
    }

    fn purged(&mut self, done: bool) {
        self.promised.other = done.then_some(Where::Nowhere);
    }

    /// Everything promised is there, on this disk.
    pub fn check(&self, disk: &PowerDisk, what: &str) {
        let (store, _) = Store::open(DATA, disk.clone());
        let listing = store.cases();
        let listed = |name: &str| listing.cases.iter().find(|file| file.id == case(name));
        match listed("a") {
            Some(file) => {
                let there = ids(&file.entries);
                let saved: Vec<_> = there
                    .iter()
                    .filter(|id| self.promised.saved.contains(id))
                    .cloned()
                    .collect();
                assert_eq!(saved, self.promised.saved, "{what}: {:?}", file.notices);
                assert!(
                    there.iter().all(|id| self.promised.tried.contains(id)),
                    "{what}: entries from nowhere"
                );
                assert!(
                    file.entries.iter().all(|entry| !entry.after_gap),
                    "{what}: a gap, {:?}",
                    file.notices
                );
            }
            None => assert!(self.promised.saved.is_empty(), "{what}: the case is gone"),
        }
        let (settings, notices) = store.settings();
        assert!(notices.is_empty(), "{what}: {notices:?}");
        assert!(
            self.promised.sizes.contains(&settings.text_size_percent),
            "{what}: {} is none of {:?}",
            settings.text_size_percent,
            self.promised.sizes
        );
        let in_trash = store
            .deleted()
            .iter()
            .any(|deleted| deleted.file.id == case("b"));
        let found = (listed("b").is_some(), in_trash);
        match self.promised.other {
            Some(Where::Listed) => assert!(found.0, "{what}: b is not listed"),
            Some(Where::Trash) => assert_eq!(found, (false, true), "{what}"),
            Some(Where::Either) => assert!(found.0 || found.1, "{what}: b is gone"),
            Some(Where::Nowhere) => {
                assert_eq!(found, (false, false), "{what}: b came back");
                let left = disk.names().into_iter().any(|name| {
                    let name = name
                        .file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned();
                    name.starts_with("b.") && !has_ending(&name, "lock")
                });
                assert!(!left, "{what}: a part of b is left");
            }
            None => {}
        }
        // And it can go on.
        if listed("a").is_some() {
            let more = store.append(&case("a"), &[noted(9_999)]).unwrap();
            assert_eq!(more.entries.last().unwrap().id, id(9_999), "{what}");
            assert_eq!(store.read(&case("a")).unwrap().entries, more.entries);
        }
    }
}

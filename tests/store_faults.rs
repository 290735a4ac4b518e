//! A disk that forgets, fails and writes short: what was called saved is there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod store_support;

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use jiff::Timestamp;
use outro::store::settings::{Settings, Theme};
use outro::store::{CaseId, Error, NewEntry, Store};
use proptest::prelude::*;
use store_support::power::{Fault, PowerDisk};
use store_support::*;

const DATA: &str = "/home/person/data";

/// What the store promised, act by act.
#[derive(Debug, Default)]
struct Promised {
    /// Entries of the case `a` that were called saved, in order.
    saved: Vec<String>,
    /// Entries that were tried.
    tried: BTreeSet<String>,
    /// Text sizes that were called saved last, or tried since.
    sizes: BTreeSet<u16>,
    /// Whether the case `b` was begun, and where it may lie.
    other: Option<Where>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Listed,
    Trash,
    Either,
    Nowhere,
}

#[derive(Debug, Clone, Copy)]
enum Act {
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
struct Person {
    disk: PowerDisk,
    store: Store,
    promised: Promised,
    next: usize,
    day: i64,
    first_saved: bool,
}

impl Person {
    fn new(disk: PowerDisk) -> Self {
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

    fn act(&mut self, act: Act) {
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
    fn check(&self, disk: PowerDisk, what: &str) {
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
                    name.starts_with("b.") && !name.ends_with(".lock")
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

const DAYS: [Act; 25] = [
    Act::Append(1),
    Act::Append(1),
    Act::SaveSettings,
    Act::Begin,
    Act::Append(3),
    Act::NextDay,
    Act::Append(1),
    Act::Delete,
    Act::SaveSettings,
    Act::Undelete,
    Act::Reopen,
    Act::Append(1),
    Act::NextDay,
    Act::Delete,
    Act::Append(2),
    Act::Append(1),
    Act::SaveSettings,
    Act::Reopen,
    Act::NextDay,
    Act::Append(1),
    Act::Purge,
    Act::Append(1),
    Act::SaveSettings,
    Act::Reopen,
    Act::Append(2),
];

fn live(fault: Fault, acts: &[Act]) -> Person {
    let mut person = Person::new(PowerDisk::new(fault));
    for act in acts {
        person.act(*act);
    }
    person
}

fn calls_of_those_days() -> usize {
    let person = live(Fault::Never, &DAYS);
    assert_eq!(person.promised.saved.len(), 14);
    assert_eq!(person.promised.other, Some(Where::Nowhere));
    person.check(person.disk.clone(), "a day without trouble");
    live(Fault::Never, &DAYS).disk.calls()
}

fn check_both(person: &Person, seeds: u64, what: &str) {
    for seed in 0..seeds {
        let what = format!("{what}, power cut {seed}");
        person.check(person.disk.after_power_cut(&mut Dice(seed)), &what);
    }
    person.disk.set_fault(Fault::Never);
    person.check(person.disk.clone(), what);
}

/// Some days, and how many calls the disk gets in them: the longer ones hide by later syncs
/// what the shorter ones show.
fn days() -> Vec<(&'static [Act], usize)> {
    assert!(calls_of_those_days() > 300);
    [1, 2, 4, 5, 8, 11, DAYS.len()]
        .map(|acts| {
            (
                &DAYS[..acts],
                live(Fault::Never, &DAYS[..acts]).disk.calls(),
            )
        })
        .to_vec()
}

#[test]
fn any_one_call_may_fail() {
    let kinds = [
        ErrorKind::Other,
        ErrorKind::StorageFull,
        ErrorKind::PermissionDenied,
    ];
    for (acts, calls) in days() {
        for number in 0..calls {
            let kind = kinds[number % kinds.len()];
            let person = live(Fault::Once(number, kind), acts);
            let seeds = times(2, 20) as u64;
            let what = format!("call {number} of {} fails with {kind}", acts.len());
            check_both(&person, seeds, &what);
        }
    }
}

#[test]
fn any_one_write_may_fall_short() {
    for (acts, calls) in days() {
        for number in 0..calls {
            let person = live(Fault::Short(number), acts);
            let seeds = times(1, 20) as u64;
            check_both(&person, seeds, &format!("call {number} falls short"));
        }
    }
}

#[test]
fn the_power_may_go_at_any_call() {
    for number in 0..calls_of_those_days() {
        let person = live(Fault::PowerCut(number), &DAYS);
        let seeds = times(6, 60) as u64;
        check_both(&person, seeds, &format!("the power goes at call {number}"));
    }
}

/// The program is killed, is started again and saves one thing; then the power goes.
#[test]
fn the_program_may_be_killed_before_the_power_goes() {
    for number in 0..calls_of_those_days() {
        let mut person = live(Fault::PowerCut(number), &DAYS);
        person.disk.set_fault(Fault::Never);
        person.act(Act::Reopen);
        person.act(Act::Append(1));
        let seeds = times(4, 40) as u64;
        check_both(&person, seeds, &format!("killed at call {number}"));
    }
}

#[test]
fn the_disk_may_fill_up_at_any_call() {
    for number in 0..calls_of_those_days() {
        let person = live(Fault::Full(number), &DAYS);
        check_both(&person, 1, &format!("full from call {number}"));
    }
}

#[test]
fn a_full_disk_is_told_as_a_full_disk() {
    let person = live(Fault::Never, &DAYS[..2]);
    person.disk.set_fault(Fault::Full(0));
    let refused = person.store.append(&case("a"), &[noted(50)]).unwrap_err();
    assert!(matches!(refused, Error::NoSpace { .. }), "{refused:?}");
    assert!(refused.to_string().contains("full"));
    let (_, notices) = Store::open(DATA, person.disk.clone());
    assert!(!notices.is_empty());
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (1_usize..4).prop_map(Act::Append),
        2 => Just(Act::SaveSettings),
        2 => Just(Act::NextDay),
        1 => Just(Act::Begin),
        1 => Just(Act::Delete),
        1 => Just(Act::Undelete),
        1 => Just(Act::Reopen),
    ];
    prop::collection::vec(act, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: times(256, 10_000) as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Any acts, any fault at any call, the power going twice.
    #[test]
    fn whatever_one_does_and_whatever_happens(
        acts in acts(),
        number in 0_usize..600,
        sort in 0_u8..4,
        seed: u64,
    ) {
        let fault = match sort {
            0 => Fault::Once(number, ErrorKind::Other),
            1 => Fault::Short(number),
            2 => Fault::Full(number),
            _ => Fault::PowerCut(number),
        };
        let mut person = live(fault, &acts);
        let mut dice = Dice(seed);
        let disk = person.disk.after_power_cut(&mut dice);
        person.check(disk.after_power_cut(&mut dice), "after a power cut");
        // The same person goes on with what is left, and the power goes again.
        disk.set_fault(Fault::PowerCut(dice.below(400)));
        person.disk = disk;
        person.act(Act::Reopen);
        for act in &acts {
            person.act(*act);
        }
        person.check(person.disk.after_power_cut(&mut dice), "after two power cuts");
    }
}

#[test]
fn history_is_never_older_than_what_it_replaces() {
    let person = live(Fault::Never, &DAYS);
    let names = person.disk.names();
    let days = names
        .iter()
        .filter(|name| name.parent() == Some(Path::new("/home/person/data/history")))
        .count();
    assert!(days >= 3, "{names:?}");
    let unused: CaseId = case("b");
    assert!(person.store.read(&unused).is_err());
}

//! A disk that forgets, fails and writes short: what was called saved is there.

use std::io::ErrorKind;
use std::path::Path;

use outro::store::{CaseId, Error, Store};
use proptest::prelude::*;

use crate::support::person::{Act, DATA, Person, Where};
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;

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
    person.check(&person.disk, "a day without trouble");
    live(Fault::Never, &DAYS).disk.calls()
}

fn check_both(person: &Person, seeds: u64, what: &str) {
    for seed in 0..seeds {
        let what = format!("{what}, power cut {seed}");
        person.check(&person.disk.after_power_cut(&mut Dice(seed)), &what);
    }
    person.disk.set_fault(Fault::Never);
    person.check(&person.disk, what);
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

/// Lives those days once for each call, with this fault at it.
fn at_each_call(what: &str, seeds: usize, fault: fn(usize) -> Fault) {
    for number in 0..calls_of_those_days() {
        let person = live(fault(number), &DAYS);
        check_both(&person, seeds as u64, &format!("{what} call {number}"));
    }
}

#[test]
fn the_power_may_go_at_any_call() {
    at_each_call("the power goes at", times(6, 60), Fault::PowerCut);
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
    at_each_call("full from", 1, Fault::Full);
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
    #![proptest_config(tries(256, 10_000))]

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
        person.check(&disk.after_power_cut(&mut dice), "after a power cut");
        // The same person goes on with what is left, and the power goes again.
        disk.set_fault(Fault::PowerCut(dice.below(400)));
        person.disk = disk;
        person.act(Act::Reopen);
        for act in &acts {
            person.act(*act);
        }
        person.check(&person.disk.after_power_cut(&mut dice), "after two power cuts");
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

//! After trouble, what was said is what lies on the disk, and trying again gets it done.

use std::io::ErrorKind;

use outro::store::settings::Settings;
use outro::store::{Error, Store};

use crate::support::person::DATA;
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;

/// One thing that a person does, and what has to be there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Create,
    Append,
    Delete,
    Undelete,
    BringBack,
    Purge,
    PurgeEverything,
    Settings,
}

const DEEDS: [Deed; 8] = [
    Deed::Create,
    Deed::Append,
    Deed::Delete,
    Deed::Undelete,
    Deed::BringBack,
    Deed::Purge,
    Deed::PurgeEverything,
    Deed::Settings,
];

/// What somebody sees who looks into the data folder.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    cases: Vec<(String, usize)>,
    trash: Vec<String>,
    text_size: u16,
    vanished: usize,
}

fn look(disk: &PowerDisk) -> Seen {
    disk.set_fault(Fault::Never);
    let (store, _) = Store::open(DATA, disk.clone());
    let listing = store.cases();
    let cases = listing.cases.iter();
    let deleted = store.deleted();
    Seen {
        cases: cases
            .map(|file| (file.id.to_string(), file.entries.len()))
            .collect(),
        trash: deleted
            .iter()
            .map(|deleted| deleted.file.id.to_string())
            .collect(),
        text_size: store.settings().0.text_size_percent,
        vanished: listing
            .notices
            .iter()
            .filter(|notice| notice.remedy().is_some())
            .count(),
    }
}

/// A disk on which the deed can be done.
fn before(deed: Deed) -> PowerDisk {
    let disk = PowerDisk::new(Fault::Never);
    let (store, _) = Store::open(DATA, disk.clone());
    store.create(&case("a"), &[started(0)]).unwrap();
    store.append(&case("a"), &[noted(1)]).unwrap();
    store.create(&case("other"), &[started(100)]).unwrap();
    let next_day = at(24 * 60);
    match deed {
        Deed::Undelete | Deed::Purge => store.delete(&case("a"), at(0)).unwrap(),
        Deed::BringBack => {
            let later = outro::store::NewEntry {
                at: next_day,
                ..noted(101)
            };
            store.append(&case("other"), &[later]).unwrap();
            remove(&disk, "cases/a.jsonl");
        }
        _ => {}
    }
    disk
}

fn remove(disk: &PowerDisk, name: &str) {
    use outro::store::disk::Disk;
    let path = std::path::Path::new(DATA).join(name);
    disk.remove_file(&path).unwrap();
    disk.sync_folder(path.parent().unwrap()).unwrap();
}

fn act(store: &Store, deed: Deed) -> Result<(), Error> {
    let a = case("a");
    let next_day = at(24 * 60);
    match deed {
        Deed::Create => store.create(&case("new"), &[started(50)]).map(|_| ()),
        Deed::Append => store
            .append(&a, &[noted(2), noted(3), noted(4)])
            .map(|_| ()),
        Deed::Delete => store.delete(&a, next_day),
        Deed::Undelete => store.undelete(&a).map(|_| ()),
        Deed::BringBack => store.bring_back(&a),
        Deed::Purge => store.purge(&a),
        Deed::PurgeEverything => store.purge_everything().map(|_| ()),
        Deed::Settings => {
            let settings = Settings {
                text_size_percent: 150,
                ..Settings::default()
            };
            store.save_settings(&settings, next_day)
        }
    }
}

/// Several parts are deleted one after the other; what was not is named.
fn may_be_half_done(deed: Deed) -> bool {
    matches!(deed, Deed::Purge | Deed::PurgeEverything)
}

fn check(deed: Deed, fault: Fault, what: &str) -> bool {
    let disk = before(deed);
    let earlier = look(&disk);
    let done = {
        let disk = before(deed);
        act(&Store::open(DATA, disk.clone()).0, deed).unwrap();
        look(&disk)
    };
    let (store, _) = Store::open(DATA, disk.clone());
    disk.set_fault(fault);
    let said = act(&store, deed);
    let there = look(&disk);
    match &said {
        Ok(()) | Err(Error::Unconfirmed(_)) => assert_eq!(there, done, "{what}: {said:?}"),
        Err(Error::InPart(_)) => assert!(there != earlier && there != done, "{what}: {said:?}"),
        Err(Error::NotAllDeleted { .. }) if may_be_half_done(deed) => {}
        Err(error) => assert_eq!(there, earlier, "{what}: {error:?}"),
    }
    if let Err(error) = &said {
        assert!(
            !matches!(error, Error::Gone | Error::Exists),
            "{what}: {error}"
        );
    }
    // Tried again while the trouble lasts.
    disk.set_fault(Fault::Full(0));
    match act(&store, deed) {
        Err(error) if error.is_done() => assert_eq!(look(&disk), done, "{what}: {error:?}"),
        again => assert!(again.is_err() && said.is_err() || said.is_ok(), "{what}"),
    }
    disk.set_fault(Fault::Never);
    // The trouble has passed, and the same is tried again in the same run.
    let again = act(&store, deed);
    assert!(said.is_ok() || again.is_ok(), "{what}: {said:?}, {again:?}");
    assert_eq!(look(&disk), done, "{what}: tried again");
    let after = disk.after_power_cut(&mut Dice(7));
    assert_eq!(look(&after), done, "{what}: after a power cut");
    matches!(said, Err(Error::Unconfirmed(_)))
}

#[test]
fn what_is_said_after_trouble_is_what_is_there() {
    for deed in DEEDS {
        let disk = before(deed);
        let (store, _) = Store::open(DATA, disk.clone());
        disk.set_fault(Fault::Never);
        act(&store, deed).unwrap();
        let calls = disk.calls();
        let mut unconfirmed = 0;
        for number in 0..calls {
            for fault in [
                Fault::Once(number, ErrorKind::Other),
                Fault::Once(number, ErrorKind::StorageFull),
                Fault::Short(number),
                Fault::Full(number),
            ] {
                let what = format!("{deed:?} with {fault:?} of {calls}");
                unconfirmed += usize::from(check(deed, fault, &what));
            }
        }
        assert!(unconfirmed > 0, "{deed:?} never came to its last call");
    }
}

#[test]
fn a_deed_that_was_not_confirmed_is_told_as_done() {
    let disk = before(Deed::Undelete);
    let (store, _) = Store::open(DATA, disk.clone());
    let calls = {
        let disk = before(Deed::Undelete);
        let (store, _) = Store::open(DATA, disk.clone());
        disk.set_fault(Fault::Never);
        store.undelete(&case("a")).unwrap();
        disk.calls()
    };
    let said = (0..calls)
        .find_map(|number| {
            disk.set_fault(Fault::Full(number));
            match store.undelete(&case("a")) {
                Err(error @ Error::Unconfirmed(_)) => Some(error.to_string()),
                _ => None,
            }
        })
        .unwrap();
    assert!(!said.contains("could not be saved"), "{said}");
    assert!(said.contains("did not confirm"), "{said}");
    // Whoever never brought it back is told that it is there already.
    let (other, _) = Store::open(DATA, disk.clone());
    disk.set_fault(Fault::Never);
    assert!(matches!(other.undelete(&case("a")), Err(Error::Exists)));
}

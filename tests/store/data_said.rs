//! What is said of a person's data as a whole (exported, brought in, deleted, settings) over a
//! disk that fails at every call in turn, held against what lies on that disk afterwards. Files
//! of strangers lie among it.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use outro::export::data::{self, NotWritten, Written};
use outro::present;
use outro::store::disk::Disk;
use outro::store::settings::Settings;
use outro::store::transfer::Choices;
use outro::store::{Error, NewEntry, Store};

use crate::memory::Machine;
use crate::support::person::DATA;
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;

const OUT: &str = "/home/person/everything.json";
const IN: &str = "/home/person/from-elsewhere.json";
const FOREIGN: [&str; 7] = [
    "letter.txt",
    "settings.py",
    "cases/suitcases.txt",
    "trash/draft.doc",
    "history/family/tree.txt",
    "guides/paris.pdf",
    "kept/letters/from-anna.txt",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Job {
    Export,
    ExportAgain,
    Import,
    Settings,
    DeleteEverything,
}

const JOBS: [Job; 5] = [
    Job::Export,
    Job::ExportAgain,
    Job::Import,
    Job::Settings,
    Job::DeleteEverything,
];

/// How a job ended, by what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Done,
    /// It is done, and the disk did not confirm it.
    Unconfirmed,
    /// Some of it, and that is said first.
    InPart,
    /// Nothing of it.
    Nothing,
}

/// What lies on the disk: entries of each case, of the file that was exported, and the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    cases: BTreeMap<String, usize>,
    exported: Option<BTreeMap<String, usize>>,
    guides: usize,
    text_size: u16,
}

fn write(disk: &PowerDisk, path: &Path, bytes: &[u8]) {
    let folders: Vec<_> = path.ancestors().skip(1).collect();
    for folder in folders.into_iter().rev() {
        if !disk.is_folder(folder) {
            disk.make_folder(folder).unwrap();
        }
    }
    let mut file = disk.create(path).unwrap();
    assert_eq!(file.write_at(0, bytes).unwrap(), bytes.len());
    file.sync_all().unwrap();
    disk.sync_folder(path.parent().unwrap()).unwrap();
}

/// A disk on which the job can be done.
fn before(job: Job) -> PowerDisk {
    let disk = PowerDisk::new(Fault::Never);
    let store = Store::open(DATA, disk.clone()).0;
    for name in FOREIGN {
        write(&disk, &Path::new(DATA).join(name), name.as_bytes());
    }
    store.create(&case("a"), &[started(0)]).unwrap();
    store.create(&case("b"), &[started(100)]).unwrap();
    if job == Job::ExportAgain {
        store.export_to(Path::new(OUT), "here", at(0)).unwrap();
    }
    store.append(&case("a"), &[noted(1)]).unwrap();
    if job == Job::Import {
        write(&disk, Path::new(IN), &from_elsewhere());
    }
    disk
}

/// An export of another computer: more of one case, a new one, a guide, other settings.
fn from_elsewhere() -> Vec<u8> {
    let disk = PowerDisk::new(Fault::Never);
    let store = Store::open(DATA, disk.clone()).0;
    store.create(&case("a"), &[started(0), noted(2)]).unwrap();
    store.create(&case("c"), &[started(200), noted(3)]).unwrap();
    write(
        &disk,
        &Path::new(DATA).join("guides/mine.json"),
        br#"{"id":"mine"}"#,
    );
    let larger = Settings {
        text_size_percent: 150,
        ..Settings::default()
    };
    store.save_settings(&larger, at(0)).unwrap();
    store.export("elsewhere", at(0)).unwrap().0
}

fn look(disk: &PowerDisk, what: &str) -> Seen {
    disk.set_fault(Fault::Never);
    for name in FOREIGN {
        let there = disk.read(&Path::new(DATA).join(name), 1_000).ok();
        assert_eq!(there.as_deref(), Some(name.as_bytes()), "{what}: {name}");
    }
    let store = Store::open(DATA, disk.clone()).0;
    let exported = disk.read(Path::new(OUT), 1 << 20).ok().map(|bytes| {
        let document: serde_json::Value = serde_json::from_slice(&bytes).expect("a whole file");
        let cases = document["cases"].as_array().unwrap().iter();
        cases
            .map(|case| {
                let lines = case["lines"].as_array().unwrap().len();
                (case["id"].as_str().unwrap().to_owned(), lines)
            })
            .collect()
    });
    Seen {
        cases: store
            .cases()
            .cases
            .iter()
            .map(|file| (file.id.to_string(), file.entries.len()))
            .collect(),
        exported,
        guides: store.own_guides().0.len(),
        text_size: store.settings().0.text_size_percent,
    }
}

fn said_of(error: &str, is_done: bool) -> Said {
    match () {
        () if is_done => Said::Unconfirmed,
        () if error.starts_with("Not everything") => Said::InPart,
        () => Said::Nothing,
    }
}

/// Does the job as every door does it, and tells what was said.
fn act(store: &Store, job: Job) -> Said {
    let not_confirmed = |sentence: &str| sentence.contains("did not confirm");
    match job {
        Job::Export | Job::ExportAgain => {
            match data::export(store, Path::new(OUT), true, &Machine) {
                Ok(Written::Everything(lines)) => {
                    assert!(lines[0].starts_with("Everything is in "), "{lines:?}");
                    Said::Done
                }
                Ok(Written::InPart(lines)) => {
                    assert!(lines[0].starts_with("Not everything could be exported."));
                    assert!(lines.len() > 2, "nothing is named: {lines:?}");
                    Said::InPart
                }
                Err(NotWritten::IsThere(sentence)) => panic!("{sentence}"),
                Err(NotWritten::Failed(lines)) => {
                    let unconfirmed = not_confirmed(&lines[0]);
                    if unconfirmed {
                        Said::Unconfirmed
                    } else {
                        Said::Nothing
                    }
                }
            }
        }
        Job::Import => {
            let Ok(plan) = data::look_into(store, Path::new(IN)) else {
                return Said::Nothing;
            };
            let choices = Choices {
                settings: true,
                ..Choices::default()
            };
            match data::bring_in(store, &plan, &choices, &Machine) {
                Ok(()) => Said::Done,
                Err(error) => said_of(&error, false),
            }
        }
        Job::Settings => {
            let before = store.settings().0;
            let after = Settings {
                text_size_percent: 150,
                ..before.clone()
            };
            match store.change_settings(&before, &after, at(24 * 60)) {
                Ok(_) => Said::Done,
                Err(error) => said_of(&error.to_string(), error.is_done()),
            }
        }
        Job::DeleteEverything => match store.purge_everything() {
            Ok(purged) => {
                let said = present::deleted::everything(&purged).join("\n");
                for name in ["letter.txt", "settings.py"] {
                    assert!(purged.left.contains(&PathBuf::from(name)), "{said}");
                }
                Said::Done
            }
            Err(error) => said_of(&error.to_string(), error.is_done()),
        },
    }
}

/// What may be there after something came in, or went, only in part.
fn is_between(job: Job, earlier: &Seen, there: &Seen, done: &Seen) -> bool {
    match job {
        // What could be exported is there, and nothing that was there before was replaced.
        Job::Export => there.exported.is_some() && earlier.exported.is_none(),
        Job::ExportAgain | Job::Settings => false,
        Job::Import => earlier.cases.iter().all(|(id, entries)| {
            let here = there.cases.get(id).copied().unwrap_or_default();
            here >= *entries && here <= done.cases[id]
        }),
        Job::DeleteEverything => there
            .cases
            .iter()
            .all(|(id, entries)| earlier.cases.get(id) == Some(entries)),
    }
}

fn check(job: Job, fault: Fault, done: &Seen, what: &str) -> Said {
    let disk = before(job);
    let earlier = look(&disk, what);
    let store = Store::open(DATA, disk.clone()).0;
    disk.set_fault(fault);
    let said = act(&store, job);
    let there = look(&disk, what);
    match said {
        Said::Done | Said::Unconfirmed => assert_eq!(there, *done, "{what}: {said:?}"),
        Said::Nothing => assert_eq!(there, earlier, "{what}: {said:?}"),
        Said::InPart => assert!(
            is_between(job, &earlier, &there, done),
            "{what}: {earlier:?}, {there:?}"
        ),
    }
    if matches!(fault, Fault::Once(..) | Fault::Short(_)) {
        let left = disk
            .names()
            .into_iter()
            .any(|name| has_ending(&name.to_string_lossy(), "part"));
        assert!(!left, "{what}: something is left beside the file");
    }
    // What was not done can be done when the trouble is over.
    if said != Said::Done && !(job == Job::Export && said == Said::InPart) {
        let again = act(&store, job);
        assert_eq!(again, Said::Done, "{what}: tried again after {said:?}");
    }
    if job != Job::Export || said != Said::InPart {
        assert_eq!(look(&disk, what), *done, "{what}: at last");
    }
    said
}

#[test]
fn what_is_said_of_all_the_data_is_what_is_there() {
    for job in JOBS {
        let disk = before(job);
        let store = Store::open(DATA, disk.clone()).0;
        disk.set_fault(Fault::Never);
        assert_eq!(act(&store, job), Said::Done, "{job:?}");
        let calls = disk.calls();
        let done = look(&disk, "done");
        let mut seen = BTreeMap::new();
        for number in 0..calls {
            let faults = [
                Fault::Once(number, ErrorKind::Other),
                Fault::Full(number),
                Fault::Once(number, ErrorKind::StorageFull),
                Fault::Short(number),
                Fault::PowerCut(number),
            ];
            for fault in faults.into_iter().take(times(2, 5)) {
                let what = format!("{job:?} with {fault:?} of {calls}");
                *seen
                    .entry(format!("{:?}", check(job, fault, &done, &what)))
                    .or_insert(0) += 1;
            }
        }
        // Each way to end was come to, or the faults never reached what matters.
        assert!(seen["Nothing"] > 0, "{job:?}: {seen:?}");
        assert!(
            job == Job::Settings || seen.contains_key("InPart") || job == Job::ExportAgain,
            "{job:?}: {seen:?}"
        );
    }
}

/// A clock ahead, a second program, and a full disk: the notes beside hold nothing up.
#[test]
fn a_count_of_days_that_cannot_be_kept_empties_nothing() {
    let disk = before(Job::Settings);
    let store = Store::open(DATA, disk.clone()).0;
    store.delete(&case("a"), at(0)).unwrap();
    for start in 0..40 {
        disk.set_fault(Fault::Full(0));
        let purged = store.purge_old(at(start * 24 * 60));
        assert!(purged.is_err() || purged.is_ok_and(|purged| purged == 0));
    }
    disk.set_fault(Fault::Never);
    assert_eq!(store.purge_old(at(40 * 24 * 60)).unwrap(), 0);
    assert_eq!(store.deleted().len(), 1);
    let more = NewEntry {
        at: at(0),
        ..noted(9)
    };
    assert!(matches!(
        store.append(&case("a"), &[more]),
        Err(Error::Gone)
    ));
}

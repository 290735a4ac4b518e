//! What the terminal says over a disk that fails at every call in turn, held against what lies
//! on that disk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;
use outro::case::event::BackupAnswer;
use outro::case::{Case, Event};
use outro::guide::Catalogue;
use outro::store::{CaseFile, CaseId, NewEntry, Store};
use outro::terminal::case_list::{CaseList, CaseSource, Folder, Kept, NotSaved};
use outro::terminal::{self, Deps};

use crate::memory::Machine;
use crate::robot::{Said, Typed};
use crate::support::person::DATA;
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;

/// A short life of a case: begun, answered, taken back, deleted, brought back.
const LINES: [&str; 22] = [
    "cancel",
    "amazon music",
    "account",
    "Mum",
    "apple",
    "apple, on iphone",
    "more",
    "backup",
    "decline",
    "undo",
    "decline",
    "go on",
    "done",
    "done",
    "home",
    "go on",
    "more",
    "delete",
    "delete",
    "undo",
    "about",
    "quit",
];

/// What somebody answers who is told that something was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Leave,
    Again,
    AgainThenLeave,
}

/// Types the lines, and the reply whenever that is asked for.
struct Typist {
    said: Said,
    seen: usize,
    lines: std::slice::Iter<'static, &'static str>,
    reply: Reply,
    tries: usize,
}

impl Typist {
    fn next_line(&mut self) -> Option<&'static str> {
        let new = self.said.all.borrow()[self.seen..].to_owned();
        self.seen += new.len();
        if !new.trim_end().ends_with("or quit:") {
            self.tries = 0;
            return self.lines.next().copied();
        }
        self.tries += 1;
        assert!(self.tries < 20, "it is asked for ever:\n{new}");
        match self.reply {
            Reply::Leave => Some("leave"),
            Reply::AgainThenLeave if self.tries > 1 => Some("leave"),
            Reply::Again if self.tries > 3 => Some("leave"),
            _ => Some(""),
        }
    }
}

/// How the last try at an entry went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    Saved,
    Unconfirmed,
    Not,
}

/// The data folder, with a list of what was asked of it and how it answered.
#[derive(Clone)]
struct Noted {
    folder: Rc<RefCell<Folder>>,
    entries: Rc<RefCell<BTreeMap<String, Tried>>>,
}

impl Noted {
    fn note<T>(&self, entries: &[NewEntry], done: &Result<T, NotSaved>) {
        let tried = match done {
            Ok(_) => Tried::Saved,
            Err(not_saved) if not_saved.is_done => Tried::Unconfirmed,
            Err(_) => Tried::Not,
        };
        let mut noted = self.entries.borrow_mut();
        noted.extend(entries.iter().map(|entry| (entry.id.clone(), tried)));
    }
}

impl CaseSource for Noted {
    fn list(&mut self) -> CaseList {
        self.folder.borrow_mut().list()
    }

    fn begin(&mut self, case: &str, first: &NewEntry) -> Result<Kept, NotSaved> {
        let done = self.folder.borrow_mut().begin(case, first);
        self.note(std::slice::from_ref(first), &done);
        done
    }

    fn add(&mut self, case: &str, entries: &[NewEntry]) -> Result<Kept, NotSaved> {
        let done = self.folder.borrow_mut().add(case, entries);
        self.note(entries, &done);
        done
    }

    fn read(&mut self, case: &str) -> Option<Kept> {
        self.folder.borrow_mut().read(case)
    }

    fn in_trash(&mut self) -> Vec<(Case, Date)> {
        self.folder.borrow_mut().in_trash()
    }

    fn trash(&mut self, case: &str, now: Timestamp) -> Result<(), NotSaved> {
        self.folder.borrow_mut().trash(case, now)
    }

    fn bring_back(&mut self, case: &str) -> Result<(), NotSaved> {
        self.folder.borrow_mut().bring_back(case)
    }

    fn purge_case(&mut self, case: &str) -> Result<(), NotSaved> {
        self.folder.borrow_mut().purge_case(case)
    }

    fn folder(&self) -> Option<&std::path::Path> {
        None
    }

    fn purge(&mut self) -> Result<outro::store::Purged, NotSaved> {
        self.folder.borrow_mut().purge()
    }
}

/// What was said in a conversation on this disk, and what was asked of the folder.
fn talk(disk: &PowerDisk, reply: Reply) -> (String, BTreeMap<String, Tried>) {
    let store = Store::at(DATA, disk.clone());
    let cases = Noted {
        folder: Rc::new(RefCell::new(Folder::new(store, Vec::new()))),
        entries: Rc::default(),
    };
    let said = Said::default();
    let mut typist = Typist {
        said: said.clone(),
        seen: 0,
        lines: LINES.iter(),
        reply,
        tries: 0,
    };
    let deps = Deps {
        cases: &mut cases.clone(),
        catalogue: Catalogue::built_in(),
        platform: &Machine,
        width: None,
    };
    let typed = Typed::by(|| typist.next_line().map(str::to_owned));
    terminal::run(typed, said.clone(), deps).expect("it comes to its last words");
    let all = said.all.borrow().clone();
    let entries = cases.entries.borrow().clone();
    (all, entries)
}

fn empty() -> PowerDisk {
    let disk = PowerDisk::new(Fault::Never);
    Store::at(DATA, disk.clone()).make_folder().unwrap();
    disk
}

/// The entries that somebody finds who looks, in the list or in the trash.
fn there(disk: &PowerDisk) -> Vec<String> {
    let (store, _) = Store::open(DATA, disk.clone());
    let mut files = store.cases().cases;
    files.extend(store.deleted().into_iter().map(|deleted| deleted.file));
    files.iter().flat_map(|file| ids(&file.entries)).collect()
}

fn check(fault: Fault, reply: Reply) {
    let what = format!("{fault:?}, {reply:?}");
    let disk = empty();
    disk.set_fault(fault);
    let (said, entries) = talk(&disk, reply);
    let lasting = disk.after_power_cut(&mut Dice(3));
    disk.set_fault(Fault::Never);
    let (seen, lasts) = (there(&disk), there(&lasting));
    for (id, tried) in &entries {
        match tried {
            Tried::Saved => assert!(lasts.contains(id), "{what}: {id} is lost\n{said}"),
            Tried::Unconfirmed => assert!(seen.contains(id), "{what}: {id} is not there\n{said}"),
            Tried::Not if said.contains("Only a part of this") => {}
            Tried::Not => assert!(!seen.contains(id), "{what}: {id} is there\n{said}"),
        }
    }
    let all_saved = entries.values().all(|tried| *tried == Tried::Saved);
    let last_words = said.rsplit("\n\n").next().unwrap_or_default();
    let left = ["went on without", "did not confirm"].map(|words| last_words.contains(words));
    if said.contains("Everything is saved.") {
        assert!(all_saved, "{what}: {entries:?}\n{said}");
        assert!(!left.contains(&true), "{what}:\n{said}");
    } else {
        assert!(left.contains(&true), "{what}:\n{said}");
        assert!(
            said.contains("Everything else is saved."),
            "{what}:\n{said}"
        );
    }
}

#[test]
fn everything_is_called_saved_only_when_it_is() {
    let disk = empty();
    disk.set_fault(Fault::Never);
    let (said, entries) = talk(&disk, Reply::Again);
    assert!(said.contains("Everything is saved."), "{said}");
    assert!(entries.len() > 8, "{entries:?}\n{said}");
    assert!(
        said.contains("Taken back") && said.contains("is back in your list"),
        "{said}"
    );
    let calls = disk.calls();
    println!("{calls} calls, each of which may fail");
    let step = times(7, 1);
    for first in 0..3 {
        let replies = [Reply::Leave, Reply::Again, Reply::AgainThenLeave];
        for number in (first..calls).step_by(step) {
            check(Fault::Once(number, ErrorKind::Other), replies[first]);
            check(Fault::Short(number), replies[first]);
            check(Fault::Full(number), replies[first]);
        }
    }
}

#[test]
fn an_answer_is_saved_whole_or_not_at_all() {
    // "Decline everything" writes an entry a task; the disk fills up within.
    let disk = empty();
    let (_, entries) = talk(&disk, Reply::Leave);
    let calls = disk.calls();
    let declined = |disk: &PowerDisk| {
        let (store, _) = Store::open(DATA, disk.clone());
        let files = store.cases().cases;
        // What was left unsaved before it may have led on to another guide, with other tasks.
        let is_music = |file: &&CaseFile| match &file.entries.first().map(|entry| &entry.event) {
            Some(Event::Started { guide, .. }) => *guide == "amazon-music",
            _ => false,
        };
        let id = files.iter().find(is_music).map(|file| file.id.clone());
        let file = id.and_then(|id: CaseId| store.read(&id).ok());
        let entries = file.map(|file| file.entries).unwrap_or_default();
        entries
            .iter()
            .filter(|entry| {
                matches!(
                    &entry.event,
                    Event::BackupAnswered {
                        answer: BackupAnswer::Declined,
                        ..
                    }
                )
            })
            .count()
    };
    assert!(!entries.is_empty());
    let whole = declined(&disk);
    assert!(whole > 2);
    for number in (0..calls).step_by(times(5, 1)) {
        let disk = empty();
        disk.set_fault(Fault::Once(number, ErrorKind::StorageFull));
        talk(&disk, Reply::Leave);
        disk.set_fault(Fault::Never);
        let part = declined(&disk);
        assert!(part % (whole / 2) == 0, "call {number}: {part} of {whole}");
    }
}

//! A desk in memory, a clock that stands still, and a browser that does nothing.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use outro::case::{Case, Entry, Event};
use outro::platform::{OpenError, Platform};
use outro::store::{NewEntry, Purged};
use outro::terminal::case_list::{CaseList, CaseSource, Kept, NotSaved};

/// A machine on which it always is 22 November 2026.
#[derive(Default)]
pub struct Machine;

/// Ids are never given twice, also not by two machines on one desk.
static IDS: AtomicU64 = AtomicU64::new(1);

impl Platform for Machine {
    fn now(&self) -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a moment")
    }

    fn today(&self) -> Date {
        Date::constant(2026, 11, 22)
    }

    fn random_id(&self) -> String {
        format!("{:032x}", IDS.fetch_add(1, Ordering::Relaxed))
    }

    fn open(&self, _address: &str) -> Result<(), OpenError> {
        Ok(())
    }

    fn show_folder(&self, _folder: &std::path::Path) -> Result<(), OpenError> {
        Ok(())
    }
}

/// Cases by their ids.
type Cases = BTreeMap<String, Vec<Entry>>;

/// Cases in memory. Clones share them.
#[derive(Clone, Default)]
pub struct MemoryCases {
    pub cases: Rc<RefCell<Cases>>,
    bin: Rc<RefCell<Cases>>,
    /// So many saves fail before one works again.
    pub failures: Rc<RefCell<usize>>,
}

impl MemoryCases {
    /// Puts a case with these events on the desk.
    pub fn put(&self, id: &str, events: Vec<Event>) {
        let machine = Machine;
        let entries = events
            .into_iter()
            .enumerate()
            .map(|(at, event)| Entry::new(format!("{id}-{at}"), machine.now(), event));
        let entries = entries.collect();
        self.cases.borrow_mut().insert(id.to_owned(), entries);
    }

    /// What is true of a case.
    pub fn case(&self, id: &str) -> Case {
        Case::replay(id, &self.cases.borrow()[id])
    }

    fn fail(&self) -> Result<(), NotSaved> {
        let mut failures = self.failures.borrow_mut();
        if *failures > 0 {
            *failures -= 1;
            return Err("There is no room on the disk.".into());
        }
        Ok(())
    }

    fn keep(&self, case: &str, new: &[NewEntry]) -> Kept {
        let mut cases = self.cases.borrow_mut();
        let entries = cases.entry(case.to_owned()).or_default();
        for new in new {
            if entries.iter().any(|entry| entry.id == new.id) {
                continue;
            }
            entries.push(Entry::new(new.id.clone(), new.at, new.event.clone()));
        }
        Kept {
            case: Case::replay(case, entries),
            notices: Vec::new(),
        }
    }
}

fn carry(case: &str, from: &RefCell<Cases>, to: &RefCell<Cases>) -> Result<(), NotSaved> {
    let entries = from.borrow_mut().remove(case);
    let entries = entries.ok_or("This case is gone.")?;
    to.borrow_mut().insert(case.to_owned(), entries);
    Ok(())
}

impl CaseSource for MemoryCases {
    fn list(&mut self) -> CaseList {
        let cases = self.cases.borrow();
        CaseList {
            cases: cases
                .iter()
                .map(|(id, entries)| Case::replay(id, entries))
                .collect(),
            ..CaseList::default()
        }
    }

    fn begin(&mut self, case: &str, first: &NewEntry) -> Result<Kept, NotSaved> {
        self.fail()?;
        Ok(self.keep(case, std::slice::from_ref(first)))
    }

    fn add(&mut self, case: &str, entries: &[NewEntry]) -> Result<Kept, NotSaved> {
        self.fail()?;
        Ok(self.keep(case, entries))
    }

    fn read(&mut self, case: &str) -> Option<Kept> {
        self.cases.borrow().get(case)?;
        Some(self.keep(case, &[]))
    }

    fn in_trash(&mut self) -> Vec<(Case, Date)> {
        let bin = self.bin.borrow();
        let until = Date::constant(2026, 12, 22);
        bin.iter()
            .map(|(id, entries)| (Case::replay(id, entries), until))
            .collect()
    }

    fn trash(&mut self, case: &str, _now: Timestamp) -> Result<(), NotSaved> {
        self.fail()?;
        carry(case, &self.cases, &self.bin)
    }

    fn bring_back(&mut self, case: &str) -> Result<(), NotSaved> {
        self.fail()?;
        carry(case, &self.bin, &self.cases)
    }

    fn purge_case(&mut self, case: &str) -> Result<(), NotSaved> {
        self.fail()?;
        let gone = self.bin.borrow_mut().remove(case);
        gone.map(|_| ()).ok_or("This case is gone.".into())
    }

    fn folder(&self) -> Option<&std::path::Path> {
        None
    }

    fn purge(&mut self) -> Result<Purged, NotSaved> {
        self.fail()?;
        self.cases.borrow_mut().clear();
        self.bin.borrow_mut().clear();
        Ok(Purged::default())
    }
}

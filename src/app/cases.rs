//! The cases that the window shows, and what of them is still being written to the disk.
//!
//! An event is true in the window at once and "not saved yet" until the journal says so. One
//! write is under way for a case at a time; what happens meanwhile waits for the next.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;
use jiff::Timestamp;

use crate::app::blocking;
use crate::case::{Case, Entry, Event, commands, event};
use crate::platform::Platform;
use crate::store::{self, CaseFile, CaseId, NewEntry, Store};

/// How long a failed write rests before it is tried again by itself.
pub(super) const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Every case that the window knows.
#[derive(Debug)]
pub struct OpenCases {
    store: Store,
    open: Vec<Open>,
}

/// One case with its journal, as far as it is known here.
#[derive(Debug)]
pub struct Open {
    /// What is true now, saved or not.
    pub case: Case,
    entries: Vec<Entry>,
    /// Written here, not in the journal yet.
    pending: Vec<Entry>,
    /// So many of the pending ones are being written now.
    writing: usize,
    exists: bool,
    saved_at: Option<Timestamp>,
    trouble: Option<Arc<store::Error>>,
    /// A failed write is to be tried again after a rest, which is under way.
    resting: bool,
}

/// How safe a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// All of it is in the journal since then.
    Saved(Option<Timestamp>),
    /// A write is under way.
    Saving,
    /// The last write failed; it is tried again.
    Failed(String),
}

/// What the disk answered.
#[derive(Debug, Clone)]
pub enum Message {
    /// A write ended: the whole journal, or what went wrong.
    Written(String, Timestamp, Result<Box<CaseFile>, Arc<store::Error>>),
    /// A failed write may be tried again.
    Rested(String),
}

impl OpenCases {
    /// The cases of a store, with what was read from it.
    pub fn new(store: Store, cases: Vec<(String, Vec<Entry>)>) -> Self {
        let open = cases
            .into_iter()
            .map(|(id, entries)| Open::read(&id, entries))
            .collect();
        Self { store, open }
    }

    /// Where the cases are kept.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Every case, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Case> {
        self.open.iter().map(|open| &open.case)
    }

    /// Every case, the one that changed last first.
    pub fn cases(&self) -> Vec<&Case> {
        let mut cases: Vec<_> = self.all().collect();
        cases.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        cases
    }

    /// Every case, the one that was begun last first.
    pub fn as_begun(&self) -> Vec<&Case> {
        let mut cases: Vec<_> = self.all().collect();
        cases.sort_by(|a, b| b.began.cmp(&a.began).then_with(|| a.id.cmp(&b.id)));
        cases
    }

    /// The case with this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.find(id).map(|open| &open.case)
    }

    /// How safe a case is.
    pub fn saving(&self, id: &str) -> Saving {
        let Some(open) = self.find(id) else {
            return Saving::Saved(None);
        };
        match &open.trouble {
            Some(error) => Saving::Failed(error.to_string()),
            None if open.pending.is_empty() => Saving::Saved(open.saved_at),
            None => Saving::Saving,
        }
    }

    /// When something last happened in any case, by the clock of that time.
    pub fn newest(&self) -> Option<Timestamp> {
        self.open.iter().filter_map(|open| open.case.changed).max()
    }

    /// True when nothing waits for the disk.
    pub fn is_saved(&self) -> bool {
        self.open.iter().all(|open| open.pending.is_empty())
    }

    /// What the last failed write said, of any case.
    pub fn trouble(&self) -> Option<String> {
        let error = self.open.iter().find_map(|open| open.trouble.as_ref())?;
        Some(error.to_string())
    }

    /// Begins a case; its journal is made with its first event.
    pub fn begin(&mut self, id: &str) {
        let mut open = Open::read(id, Vec::new());
        open.exists = false;
        self.open.push(open);
    }

    /// Makes events true and starts to write them down.
    pub fn record(
        &mut self,
        id: &str,
        events: Vec<Event>,
        platform: &Arc<dyn Platform>,
    ) -> Task<Message> {
        let Some(open) = self.find_mut(id) else {
            return Task::none();
        };
        let events = commands::complete(&open.case, events, platform.today());
        let new = event::batch(platform.random_id(), platform.now(), events);
        for (id, at, event) in new {
            open.pend(id, at, event);
        }
        open.replay();
        self.write(id, platform)
    }

    /// Adds a case that was read later than the others. One that is open already stays as it is.
    pub fn add(&mut self, id: &str, entries: Vec<Entry>) {
        if self.find(id).is_none() {
            self.open.push(Open::read(id, entries));
        }
    }

    /// Opens a case that came back from the trash, in the place of what was known of it.
    pub fn put_back(&mut self, id: &str, entries: Vec<Entry>) {
        self.open.retain(|open| open.case.id != id);
        self.open.push(Open::read(id, entries));
    }

    /// Takes in how a case stands on the disk now; what waits to be written stays.
    pub fn take_in(&mut self, id: &str, entries: Vec<Entry>) {
        match self.find_mut(id) {
            Some(open) => {
                open.entries = entries;
                open.exists = true;
                open.replay();
            }
            None => self.open.push(Open::read(id, entries)),
        }
    }

    /// Forgets a case; its files stay as they are.
    pub fn take_off(&mut self, id: &str) {
        self.open.retain(|open| open.case.id != id);
    }

    /// Takes in what the disk answered.
    pub fn update(&mut self, message: Message, platform: &Arc<dyn Platform>) -> Task<Message> {
        match message {
            Message::Written(id, at, Ok(file)) => {
                if let Some(open) = self.find_mut(&id) {
                    open.written(file.entries, at);
                }
                self.write(&id, platform)
            }
            Message::Written(id, _, Err(error)) => {
                let Some(open) = self.find_mut(&id) else {
                    return Task::none();
                };
                open.writing = 0;
                open.trouble = Some(error);
                // One rest at a time, however often somebody tries meanwhile.
                if std::mem::replace(&mut open.resting, true) {
                    return Task::none();
                }
                blocking::perform(move || rest(id), Message::Rested)
            }
            Message::Rested(id) => {
                if let Some(open) = self.find_mut(&id) {
                    open.resting = false;
                }
                self.write(&id, platform)
            }
        }
    }

    /// Tries every failed write again now.
    pub fn retry(&mut self, platform: &Arc<dyn Platform>) -> Task<Message> {
        let ids: Vec<_> = self.open.iter().map(|open| open.case.id.clone()).collect();
        Task::batch(ids.into_iter().map(|id| self.write(&id, platform)))
    }

    fn write(&mut self, id: &str, platform: &Arc<dyn Platform>) -> Task<Message> {
        let store = self.store.clone();
        let platform = Arc::clone(platform);
        let Some(open) = self.find_mut(id) else {
            return Task::none();
        };
        if open.writing > 0 || open.pending.is_empty() {
            return Task::none();
        }
        open.writing = open.pending.len();
        let (entries, exists, id) = (open.pending.clone(), open.exists, id.to_owned());
        blocking::perform(
            move || {
                let result = keep(&store, &id, exists, &entries);
                (id, platform.now(), result)
            },
            |(id, at, result)| Message::Written(id, at, result),
        )
    }

    fn find(&self, id: &str) -> Option<&Open> {
        self.open.iter().find(|open| open.case.id == id)
    }

    fn find_mut(&mut self, id: &str) -> Option<&mut Open> {
        self.open.iter_mut().find(|open| open.case.id == id)
    }
}

/// When a mistake takes the window down, what was not written yet is written now. A write that
/// is under way does no harm: entries have ids, and none is written twice.
impl Drop for OpenCases {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        for open in self.open.iter().filter(|open| !open.pending.is_empty()) {
            // Nobody is left who could be told; what was not called saved may be lost.
            let _ = keep(&self.store, &open.case.id, open.exists, &open.pending);
        }
    }
}

impl Open {
    fn read(id: &str, entries: Vec<Entry>) -> Self {
        let case = Case::replay(id, &entries);
        Self {
            saved_at: case.changed,
            case,
            entries,
            pending: Vec::new(),
            writing: 0,
            exists: true,
            trouble: None,
            resting: false,
        }
    }

    /// Adds what happened now; it comes after all that is known of the case.
    fn pend(&mut self, id: String, at: Timestamp, event: Event) {
        let known = self.entries.iter().chain(&self.pending);
        let newest = known.map(|entry| entry.order().0).max();
        self.pending.push(Entry {
            id,
            at,
            after: event::after(newest, at),
            event,
            merged_from: None,
            after_gap: false,
        });
    }

    fn replay(&mut self) {
        let all: Vec<Entry> = self.entries.iter().chain(&self.pending).cloned().collect();
        self.case = Case::replay(&self.case.id, &all);
    }

    fn written(&mut self, entries: Vec<Entry>, at: Timestamp) {
        self.pending.drain(..self.writing.min(self.pending.len()));
        self.writing = 0;
        self.exists = true;
        self.trouble = None;
        self.saved_at = Some(at);
        self.entries = entries;
        self.replay();
    }
}

/// Writes entries down; answers with the whole journal, other processes' lines included.
fn keep(
    store: &Store,
    id: &str,
    exists: bool,
    entries: &[Entry],
) -> Result<Box<CaseFile>, Arc<store::Error>> {
    let case = CaseId::new(id)?;
    let new: Vec<NewEntry> = entries
        .iter()
        .map(|entry| NewEntry {
            id: entry.id.clone(),
            at: entry.at,
            event: entry.event.clone(),
        })
        .collect();
    let file = if exists {
        store.append(&case, &new)?
    } else {
        store.create(&case, &new)?
    };
    Ok(Box::new(file))
}

fn rest(id: String) -> String {
    std::thread::sleep(RETRY_AFTER);
    id
}

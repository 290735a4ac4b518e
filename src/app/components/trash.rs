//! Deleted cases: what is on its way to the trash, what can be brought back, and what is deleted
//! for good.

use std::sync::Arc;

use iced::Task;
use jiff::Timestamp;

use crate::app::blocking;
use crate::app::cases::{OpenCases, Saving};
use crate::app::screen::settings::Trashed;
use crate::case::{Case, Entry};
use crate::guide::Catalogue;
use crate::present;
use crate::store::{CaseId, Deleted, Store};

/// How far the deletion of a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Deletion {
    /// It waits until all of the case is saved.
    Waiting,
    /// The case is being moved to the trash.
    Moving,
    /// The case is being moved, and was wanted back meanwhile.
    WantedBack,
    /// The case lies in the trash.
    Done,
}

/// A deletion that was begun since the window opened.
#[derive(Debug)]
struct Begun {
    case: String,
    name: String,
    deletion: Deletion,
}

/// The deletions that are under way, and the last one, which "Undo" takes back.
#[derive(Debug, Default)]
pub struct Trash {
    begun: Vec<Begun>,
}

/// What the disk answered.
#[derive(Debug, Clone)]
pub enum Message {
    /// A case lies in the trash.
    Moved(String),
    /// A case could not be moved to the trash: as it is on the disk, and why.
    NotMoved(String, Option<Vec<Entry>>, String),
    /// A case came back from the trash, or could not be read.
    Restored(String, Result<Vec<Entry>, String>),
    /// A case came back from the trash, and the disk did not confirm it.
    Unconfirmed(String, Vec<Entry>, String),
    /// A case was deleted for good, or not.
    Purged(Result<(), String>),
    /// The trash was read.
    Read(Vec<Trashed>),
}

/// What the window has to do about it.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// The person has to know this.
    Notify(String),
    /// This lies in the trash now.
    Show(Vec<Trashed>),
    /// What lies in the trash may have changed.
    ReadAgain,
    /// This case is back in the list; the person has to know what went wrong with it, if anything.
    BroughtBack(String, Option<String>),
    /// The disk has more to do.
    Run(Task<Message>),
}

impl Trash {
    /// Begins to delete a case. It goes to the trash with [`Trash::go_on`].
    pub fn delete(&mut self, case: String, name: String) {
        let is_begun = |begun: &Begun| begun.case == case && begun.deletion != Deletion::Done;
        if self.begun.iter().any(is_begun) {
            return;
        }
        // Only the last deletion can be taken back, once a case lies in the trash.
        self.begun.retain(|begun| begun.deletion != Deletion::Done);
        self.begun.push(Begun {
            case,
            name,
            deletion: Deletion::Waiting,
        });
    }

    /// Moves the cases to the trash that waited for the disk and are saved now.
    pub fn go_on(&mut self, cases: &mut OpenCases, now: Timestamp) -> Task<Message> {
        let saved = |begun: &&mut Begun| {
            let waits = begun.deletion == Deletion::Waiting;
            waits && matches!(cases.saving(&begun.case), Saving::Saved(_))
        };
        let mut moving = Vec::new();
        for begun in self.begun.iter_mut().filter(saved) {
            begun.deletion = Deletion::Moving;
            moving.push(begun.case.clone());
        }
        let moves = moving.into_iter().map(|case| {
            cases.take_off(&case);
            move_to_trash(cases.store().clone(), case, now)
        });
        Task::batch(moves.collect::<Vec<_>>())
    }

    /// True while a deletion waits for the disk.
    pub fn waits(&self) -> bool {
        let waits = |begun: &Begun| begun.deletion == Deletion::Waiting;
        self.begun.iter().any(waits)
    }

    /// The name of the case that was deleted last, while that can be taken back. One that waits for the
    /// disk is still in the list.
    pub fn last(&self) -> Option<&str> {
        let gone = |begun: &&Begun| begun.deletion != Deletion::Waiting;
        self.undoable()
            .filter(gone)
            .map(|begun| begun.name.as_str())
    }

    fn undoable(&self) -> Option<&Begun> {
        let last = self.begun.last()?;
        (last.deletion != Deletion::WantedBack).then_some(last)
    }

    /// Takes the last deletion back. A case that has not gone yet stays.
    pub fn undo(&mut self, store: &Store) -> Task<Message> {
        let Some(deletion) = self.undoable().map(|begun| begun.deletion.clone()) else {
            return Task::none();
        };
        match deletion {
            Deletion::Waiting => {
                self.begun.pop();
                Task::none()
            }
            Deletion::Moving | Deletion::WantedBack => {
                if let Some(last) = self.begun.last_mut() {
                    last.deletion = Deletion::WantedBack;
                }
                Task::none()
            }
            Deletion::Done => match self.begun.pop() {
                Some(last) => restore(store.clone(), last.case),
                None => Task::none(),
            },
        }
    }

    /// Brings a case of the trash back.
    pub fn bring_back(&mut self, case: String, store: &Store) -> Task<Message> {
        self.forget(&case);
        restore(store.clone(), case)
    }

    /// Deletes a case of the trash for good. One that is open again stays, here or in another
    /// Outro.
    pub fn purge(&mut self, case: String, cases: &OpenCases) -> Task<Message> {
        if cases.case(&case).is_some() {
            return Task::done(Message::Purged(Ok(())));
        }
        self.forget(&case);
        let store = cases.store().clone();
        blocking::perform(
            move || {
                CaseId::new(&case)
                    .and_then(|id| store.purge_trashed(&id))
                    .map_err(|error| error.to_string())
            },
            Message::Purged,
        )
    }

    /// "Undo" brings the last deleted case back only while it lies in the trash.
    fn forget(&mut self, case: &str) {
        self.begun.retain(|begun| begun.case != case);
    }

    /// Takes in what the disk answered.
    pub fn update(&mut self, message: Message, cases: &mut OpenCases) -> Action {
        match message {
            Message::Moved(case) => self.moved(&case, cases.store()),
            Message::NotMoved(case, entries, error) => {
                self.forget(&case);
                let Some(entries) = entries else {
                    return Action::Notify(error);
                };
                cases.put_back(&case, entries);
                Action::BroughtBack(case, Some(error))
            }
            Message::Restored(case, Ok(entries)) => {
                cases.put_back(&case, entries);
                Action::BroughtBack(case, None)
            }
            Message::Unconfirmed(case, entries, sentence) => {
                cases.put_back(&case, entries);
                Action::BroughtBack(case, Some(sentence))
            }
            Message::Purged(Ok(())) => Action::ReadAgain,
            Message::Restored(_, Err(error)) | Message::Purged(Err(error)) => Action::Notify(error),
            Message::Read(trashed) => Action::Show(trashed),
        }
    }

    fn moved(&mut self, case: &str, store: &Store) -> Action {
        let Some(begun) = self.begun.iter_mut().find(|begun| begun.case == case) else {
            return Action::None;
        };
        if begun.deletion == Deletion::WantedBack {
            self.forget(case);
            return Action::Run(restore(store.clone(), case.to_owned()));
        }
        begun.deletion = Deletion::Done;
        let is_last = self.begun.last().is_some_and(|last| last.case == case);
        if !is_last {
            self.forget(case);
        }
        Action::None
    }
}

/// Reads what lies in the trash.
pub fn read(cases: &OpenCases, catalogue: &Arc<Catalogue>) -> Task<Message> {
    let store = cases.store().clone();
    let catalogue = Arc::clone(catalogue);
    let open: Vec<String> = cases.cases().iter().map(|case| case.id.clone()).collect();
    blocking::perform(
        move || {
            let deleted = store.deleted().into_iter().rev();
            deleted
                // What is open again must not be deleted with its older copy.
                .filter(|deleted| !open.iter().any(|id| id == deleted.file.id.as_str()))
                .map(|deleted| trashed(&catalogue, &deleted))
                .collect()
        },
        Message::Read,
    )
}

/// Empties what has lain in the trash for too long.
pub fn purge_old<T: Send + 'static>(store: Store, now: Timestamp) -> Task<T> {
    blocking::perform(move || store.purge_old(now), |_| ()).discard()
}

fn move_to_trash(store: Store, case: String, now: Timestamp) -> Task<Message> {
    blocking::perform(
        move || {
            let moved = CaseId::new(&case).and_then(|id| store.delete(&id, now));
            match moved {
                Ok(()) => Message::Moved(case),
                Err(error) => {
                    let there = CaseId::new(&case).and_then(|id| store.read(&id)).ok();
                    let entries = there.map(|file| file.entries);
                    Message::NotMoved(case, entries, error.to_string())
                }
            }
        },
        |message| message,
    )
}

fn restore(store: Store, case: String) -> Task<Message> {
    blocking::perform(move || restored(&store, case), |message| message)
}

fn restored(store: &Store, case: String) -> Message {
    let restored = CaseId::new(&case).map(|id| (store.undelete(&id), id));
    let (error, there) = match restored {
        Ok((Ok(file), _)) => return Message::Restored(case, Ok(file.entries)),
        Ok((Err(error), id)) if error.is_done() => (error, store.read(&id).ok()),
        Ok((Err(error), _)) | Err(error) => (error, None),
    };
    match there {
        Some(file) => Message::Unconfirmed(case, file.entries, error.to_string()),
        None => Message::Restored(case, Err(error.to_string())),
    }
}

fn trashed(catalogue: &crate::guide::Catalogue, deleted: &Deleted) -> Trashed {
    let id = deleted.file.id.as_str().to_owned();
    let case = Case::replay(&id, &deleted.file.entries);
    Trashed {
        case: id,
        name: present::name(catalogue.guide(&case.guide), &case),
        until: deleted.until,
    }
}

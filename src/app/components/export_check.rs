//! The window's part for exported lists: reads, compares, saves and keeps them.
//!
//! Whatever reads or writes runs on a thread of its own and can be stopped; the window hears
//! of it as messages. What was found goes into the case; the rest is forgotten with the window.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::cases::OpenCases;
use crate::app::drafts::Field;
use crate::app::screen::backup::export_check::{
    ExportCheck, ListAction, Panel, PickerPurpose, Remark, Source, said_id,
};
use crate::app::ui;
use crate::case::Event;
use crate::guide::TaskId;
use crate::platform::Platform;

mod begin;
mod dropped;
mod find_songs;
pub mod job;
mod job_result;
mod recheck;

pub use recheck::{look_after_all, look_after_those};

/// The lists of every case that were worked with since the window opened.
#[derive(Debug, Default)]
pub struct Exports {
    checks: BTreeMap<Key, ExportCheck>,
    /// Counts jobs, so that what a stopped one still says is known as such.
    turn: u64,
    /// The person's home folder: what lies in it is named from there on.
    home: Option<PathBuf>,
    /// Files that were dropped a moment ago.
    dropped: Vec<PathBuf>,
}

/// Whose list: a case and its backup task.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The case's id.
    pub case: String,
    /// The task's id.
    pub task: TaskId,
}

/// What is read off the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paste {
    /// A list to check.
    List,
    /// Names of playlists.
    Names,
}

/// What happened with exported lists.
#[derive(Debug, Clone)]
pub enum Message {
    /// A person does something with a list.
    Act(Key, ListAction),
    /// A dialog of the desktop was closed.
    Chosen(Key, PickerPurpose, Option<PathBuf>),
    /// The clipboard was read.
    Pasted(Key, Paste, Option<String>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// No more files were dropped with it.
    AllDropped,
    /// A job told something.
    Heard(Key, u64, job::News),
    /// The search in a list told something.
    Looked(Key, u64, job::News),
    /// Lists that were checked earlier were looked after.
    Rechecked(Vec<recheck::Found>),
    /// It was written down where a list lies, or not.
    PlaceNoted(Result<(), String>),
}

/// What the window has to do about it.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// More of the same part is to be run.
    Run(Task<Message>),
    /// The person has to know this.
    Notify(String),
    /// The page for saving first is shown; then this is run.
    ShowBackup(Task<Message>),
    /// This is written into a field of the current case.
    Type(Field, String),
    /// This happened in a case; then this is run.
    Record {
        /// The case's id.
        case: String,
        /// What happened.
        event: Box<Event>,
        /// What is run.
        then: Task<Message>,
    },
}

/// What is needed of the window.
#[derive(Clone)]
pub struct Deps<'a> {
    /// Every open case.
    pub cases: &'a OpenCases,
    /// The machine.
    pub platform: &'a Arc<dyn Platform>,
    /// The task of the current case that a dropped list belongs to.
    pub task_to_check: Option<Key>,
}

impl Key {
    /// Of this case and task.
    pub fn new(case: &str, task: &TaskId) -> Self {
        let (case, task) = (case.to_owned(), task.clone());
        Self { case, task }
    }
}

impl Exports {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, deps: Deps<'_>) -> Action {
        match message {
            Message::Act(key, action) => Action::Run(self.act(&key, action, &deps)),
            Message::Chosen(key, purpose, path) => {
                Action::Run(self.on_chosen(&key, purpose, path, &deps))
            }
            Message::Pasted(key, what, pasted) => self.on_pasted(&key, what, pasted),
            Message::Dropped(path) => Action::Run(self.on_dropped(path)),
            Message::AllDropped => self.on_all_dropped(deps),
            Message::Heard(key, number, news) => self.on_heard(&key, number, news, &deps),
            Message::Looked(key, number, news) => Action::Run(self.on_looked(&key, number, news)),
            Message::Rechecked(found) => {
                self.on_rechecked(found, deps.cases);
                Action::None
            }
            Message::PlaceNoted(Ok(())) => Action::None,
            Message::PlaceNoted(Err(error)) => Action::Notify(error),
        }
    }

    /// Returns the state of a task's list, or `None` where nothing was done with it yet.
    pub fn export_check(&self, case: &str, task: &TaskId) -> Option<&ExportCheck> {
        self.checks.get(&Key::new(case, task))
    }

    fn at(&mut self, key: &Key) -> &mut ExportCheck {
        self.checks.entry(key.clone()).or_default()
    }

    fn next_turn(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }

    /// True while a list is being written somewhere.
    pub fn is_writing(&self) -> bool {
        let jobs = self.checks.values().filter_map(|check| check.job.as_ref());
        jobs.into_iter().any(|job| job.writes)
    }

    /// Forgets everything and stops what is under way.
    pub fn clear(&mut self) {
        for export_check in self.checks.values_mut() {
            export_check.stop();
            export_check.list.stop();
        }
        self.checks.clear();
    }

    /// Says something about a list, where the person sees it.
    fn say(&mut self, key: &Key, words: String, good: bool) -> Task<Message> {
        self.at(key).said = Some(Remark { words, good });
        ui::scroll_into_view(said_id(&key.task))
    }

    /// As [`Exports::say`], in a panel or below what chooses a file.
    fn say_at(&mut self, key: &Key, spot: Option<Panel>, words: String) -> Task<Message> {
        self.at(key).spot = spot;
        self.say(key, words, false)
    }

    /// A place as a person would type it.
    fn as_typed(&self, path: &Path) -> String {
        let home = self.home.as_deref();
        let inside = home.and_then(|home| path.strip_prefix(home).ok());
        inside.unwrap_or(path).display().to_string()
    }

    /// Returns where the clean copy goes when nobody says otherwise: beside the list, else in
    /// the home folder.
    pub fn proposed_place(&self, case: &str, task: &TaskId) -> String {
        let Some(export_check) = self.export_check(case, task) else {
            return String::new();
        };
        let name = export_check.copy_name();
        match &export_check.source {
            Some(Source::File(path)) => self.as_typed(&path.with_file_name(name)),
            Some(Source::Pasted(_)) | None => name,
        }
    }
}

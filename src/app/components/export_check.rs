//! Exported lists in the window: what is under way with each, and what was found out.
//!
//! Whatever reads or writes runs on a thread of its own and can be stopped; the window hears
//! of it as messages. What was found goes into the case; the rest is forgotten with the window.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use crate::app::{self, ui};
use crate::playlist::compare::{Differences, Expected};
use crate::playlist::save::Form;
use crate::playlist::{Playlist, Progress, Report, Stop};

mod actions;
mod dropped;
pub mod job;
mod job_result;
pub mod list;
mod start;

use list::List;

/// The notes that hold what the person reads off their app, after the task's id.
pub const APP_PLAYLISTS: &str = "app-playlists";
/// As [`APP_PLAYLISTS`]: how many songs.
pub const APP_SONGS: &str = "app-songs";
/// As [`APP_PLAYLISTS`]: what the playlists are called.
pub const APP_NAMES: &str = "app-names";

/// The note of a task with this name.
pub fn note(task: &str, name: &str) -> String {
    format!("{task}/{name}")
}

/// Names that were pasted one a line, as they stand in the field.
fn names_of(pasted: &str) -> String {
    let names = pasted
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let names: Vec<String> = names.map(crate::text::clean).collect();
    let between = if pasted.contains(';') { " | " } else { "; " };
    names.join(between)
}

/// What the person reads off their app, out of the fields.
pub fn expected(playlists: &str, songs: &str, names: &str) -> Expected {
    let between = if names.contains('|') { '|' } else { ';' };
    let names = names.split(between).map(str::trim);
    Expected {
        playlists: count(playlists),
        songs: count(songs),
        names: names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

/// A number as people type it, "1,234" too; none where there is none.
pub fn count(typed: &str) -> Option<u64> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number =
        |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '’' | '\'') || c.is_whitespace();
    typed
        .chars()
        .all(is_number)
        .then(|| digits.parse().ok())
        .flatten()
}

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
    pub task: String,
}

/// Where one task's list is worked on.
#[derive(Debug, Default)]
pub struct ExportCheck {
    /// The SHA-256 of the list that all this is about.
    pub sha256: String,
    /// Where it is read from.
    pub source: Option<Source>,
    /// What became of the file since it was checked, once that was looked at.
    pub still: Option<FileStatus>,
    /// The copy in Outro's folder.
    pub kept: Option<PathBuf>,
    /// All that is in it, as one file.
    pub report: Option<Arc<Report>>,
    /// What is under way.
    pub job: Option<Job>,
    /// What is to be said about the last thing that was done.
    pub said: Option<Said>,
    /// Where that was done, and is said: in a panel, or below what chooses a file.
    pub spot: Option<Panel>,
    /// What is opened below the result.
    pub panel: Option<Panel>,
    /// What is typed.
    pub typed: Typed,
    /// The form in which it is to be saved.
    pub form: Option<Form>,
    /// A file stands where it is to be saved: whether to replace it.
    pub in_the_way: Option<PathBuf>,
    /// How another file differs: its name, and what.
    pub differences: Option<(String, Arc<Differences>)>,
    /// What is in it.
    pub list: List,
}

/// Where a list is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file or folder.
    File(PathBuf),
    /// The clipboard.
    Pasted(Arc<str>),
}

/// What became of a checked file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileStatus {
    /// It has the same bytes.
    There,
    /// It has others.
    Changed,
    /// There is no file; the folder in which it was.
    Gone(String),
    /// It could not be looked at; why.
    NotSeen(String),
}

/// Something under way.
#[derive(Debug)]
pub struct Job {
    /// Its number.
    pub number: u64,
    /// What stops it.
    pub stop: Stop,
    /// What it is, in words.
    pub words: String,
    /// How far it is.
    pub progress: Option<Progress>,
}

/// A sentence about the last thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub words: String,
    /// Whether it went well.
    pub good: bool,
}

/// What is opened below the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// What is in the list.
    List,
    /// Held against the app.
    App,
    /// Held against another file.
    Other,
    /// Saving in another form.
    Save,
}

/// What is typed.
#[derive(Debug, Default)]
pub struct Typed {
    /// Where the list is.
    pub path: String,
    /// Where the other file is.
    pub other: String,
    /// Where to save it.
    pub save: Option<String>,
}

/// What a person does with a list.
#[derive(Debug, Clone)]
pub enum ListAction {
    /// Choose a file, a folder, another file, or a place to save, in a dialog.
    Choose(PickerPurpose),
    /// The field for the file was typed into.
    PathTyped(String),
    /// Check what is typed there.
    CheckTyped,
    /// Check what is on the clipboard.
    Paste,
    /// Stop what is under way.
    Stop,
    /// Open or close what is below the result.
    Opened(Panel),
    /// Take the names of the playlists from the clipboard.
    PasteNames,
    /// The field for the other file was typed into.
    OtherTyped(String),
    /// Compare with what is typed there.
    Compare,
    /// A form to save in.
    Form(Form),
    /// The field for the place was typed into.
    SaveTyped(String),
    /// Save there.
    Save,
    /// Replace what stands there.
    Replace,
    /// Leave what stands there.
    Leave,
    /// Keep a copy in Outro's folder.
    Keep,
    /// Look for something in the list.
    Search(String),
    /// Show or hide the songs of a playlist; none for songs in no playlist.
    Unfold(Option<String>),
}

/// What a dialog of the desktop is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerPurpose {
    /// A file to check.
    File,
    /// A folder to check.
    Folder,
    /// A file to compare with.
    Other,
    /// A place to save.
    Save,
}

impl PickerPurpose {
    /// Where it is asked for.
    fn spot(self) -> Option<Panel> {
        match self {
            Self::File | Self::Folder => None,
            Self::Other => Some(Panel::Other),
            Self::Save => Some(Panel::Save),
        }
    }
}

/// What is read off the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paste {
    /// A list to check.
    List,
    /// Names of playlists.
    Names,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A dialog was closed.
    Chosen(Key, PickerPurpose, Option<PathBuf>),
    /// The clipboard was read.
    Pasted(Key, Paste, Option<String>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// No more were dropped with it.
    AllDropped,
    /// A job told something.
    Heard(Key, u64, job::News),
    /// The look into a list told something.
    Looked(Key, u64, job::News),
    /// Files that were checked earlier were looked after.
    Found(Vec<start::Found>),
}

impl Key {
    /// Of this case and task.
    pub fn new(case: &str, task: &str) -> Self {
        let (case, task) = (case.to_owned(), task.to_owned());
        Self { case, task }
    }
}

impl Source {
    /// The file's own name; empty for a pasted list.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => file_name(path),
            Self::Pasted(_) => String::new(),
        }
    }
}

/// A path's last part, or all of it where it has none.
pub fn file_name(path: &std::path::Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

impl Exports {
    /// The export check of a task, or `None` where nothing was done yet.
    pub fn export_check(&self, case: &str, task: &str) -> Option<&ExportCheck> {
        self.checks.get(&Key::new(case, task))
    }

    fn at(&mut self, key: &Key) -> &mut ExportCheck {
        self.checks.entry(key.clone()).or_default()
    }

    fn next_turn(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }

    /// Forgets everything and stops what is under way.
    pub fn clear(&mut self) {
        for export_check in self.checks.values_mut() {
            export_check.stop();
            export_check.list.stop();
        }
        self.checks.clear();
    }
}

/// The id of what is said about a task's list; it is in one place at a time.
pub fn said_id(task: &str) -> String {
    format!("export-said-{task}")
}

/// The id of what was found in a task's list.
pub fn found_id(task: &str) -> String {
    format!("export-found-{task}")
}

/// The id of how a task's list differs from another one.
pub fn differences_id(task: &str) -> String {
    format!("export-differences-{task}")
}

/// The id of what replaces the file that is in the way.
pub fn replace_id(task: &str) -> String {
    format!("export-replace-{task}")
}

impl Exports {
    /// Says something about a list, where the person sees it.
    fn say(&mut self, key: &Key, words: String, good: bool) -> Task<app::Message> {
        self.at(key).said = Some(Said { words, good });
        ui::scroll_into_view(said_id(&key.task))
    }
}

impl ExportCheck {
    fn stop(&mut self) -> bool {
        let job = self.job.take();
        job.as_ref().inspect(|job| job.stop.stop()).is_some()
    }

    /// The playlists in the list, as far as they are known.
    pub fn playlists(&self) -> &[Playlist] {
        let file = self.report.as_ref().and_then(|report| report.files.first());
        file.map_or(&[], |file| &file.playlists)
    }

    /// Songs that are in no playlist: favourites and the library.
    pub fn loose(&self) -> u64 {
        let file = self.report.as_ref().and_then(|report| report.files.first());
        file.map_or(0, |file| {
            let within: u64 = file.playlists.iter().map(|list| list.tracks).sum();
            file.tracks.saturating_sub(within)
        })
    }
}

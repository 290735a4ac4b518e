//! The state of one exported list: what is known of it, what is under way with it, and what a
//! person can do with it. The window's part of the same name reads and writes the files.

use std::path::PathBuf;
use std::sync::Arc;

use crate::i18n::{text, tr, tr_with};
use crate::playlist::compare::{Differences, Expected};
use crate::playlist::save::Form;
use crate::playlist::{FileReport, Progress, Report, Stop};

pub mod songs;

use songs::{List, Songs};

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

/// What the person reads off their app, out of the fields.
pub fn expected(playlists: &str, songs: &str, names: &str) -> Expected {
    // Names that hold a semicolon themselves were put together with two strokes.
    let between = if names.contains("||") { "||" } else { ";" };
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
    pub said: Option<Remark>,
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
    /// Whether it writes a file, which closing waits for.
    pub writes: bool,
}

/// A sentence about the last thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
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
    Unfold(Songs),
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
    pub fn spot(self) -> Option<Panel> {
        match self {
            Self::File | Self::Folder => None,
            Self::Other => Some(Panel::Other),
            Self::Save => Some(Panel::Save),
        }
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

impl ExportCheck {
    /// Stops what is under way; false where nothing is.
    pub fn stop(&mut self) -> bool {
        let job = self.job.take();
        job.as_ref().inspect(|job| job.stop.stop()).is_some()
    }

    /// What is known of the list as a whole.
    pub fn whole(&self) -> Option<&FileReport> {
        self.report.as_ref()?.files.first()
    }

    /// Saves under this name, or under the proposed one. Whether a file stands there is asked
    /// anew.
    pub fn save_as(&mut self, typed: Option<String>) {
        self.typed.save = typed;
        self.in_the_way = None;
    }

    /// What the clean copy is called when nobody says otherwise.
    pub fn copy_name(&self) -> String {
        let form = self.form.unwrap_or(Form::Csv);
        let name = self.source.as_ref().map(Source::name);
        let name = name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| tr("exports-pasted"));
        let stem = match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => &name,
        };
        let copy = tr_with("exports-copy-name", &[("file", text(stem))]);
        format!("{copy}.{}", form.id())
    }
}

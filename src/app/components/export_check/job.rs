//! Work that may take long: on a thread of its own, told as it goes, stopped when it is not
//! wanted any more.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::StreamExt;
use iced::futures::channel::mpsc;
use iced::futures::stream;

use crate::app::screen::backup::export_check::songs::Page;
use crate::app::screen::backup::export_check::{Source, file_name};
use crate::export;
use crate::i18n::tr;
use crate::playlist::compare::{self, Differences};
use crate::playlist::fingerprint::{self, Stamp};
use crate::playlist::save::{self, Existing, Form};
use crate::playlist::{self, Error, Progress, Report, Stop, Watch, Why};
use crate::present::playlist::{explain, unread};
use crate::store::Store;

/// What a job tells.
#[derive(Debug, Clone)]
pub enum News {
    /// How far it is.
    Progress(Progress),
    /// It is over, and this came of it.
    JobResult(JobResult),
    /// It is over. Where nothing else was told before, something broke.
    Over,
}

/// What came of a job; what went wrong is a sentence.
#[derive(Debug, Clone)]
pub enum JobResult {
    /// A list was read and counted.
    Checked(Result<Checked, String>),
    /// It was looked into again, only to show it.
    Read(Result<Arc<Report>, String>),
    /// Songs were looked for in it.
    Songs(Result<Page, String>),
    /// It was held against another.
    Compared(String, Result<Arc<Differences>, String>),
    /// It was saved: what to say.
    Saved(Result<String, NotSaved>),
    /// A copy was kept.
    Kept(Result<PathBuf, String>),
}

/// A list that was read.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where from.
    pub source: Source,
    /// What is in it.
    pub report: Arc<Report>,
    /// Its size and time.
    pub stamp: Stamp,
    /// Its SHA-256.
    pub sha256: String,
}

/// Why it was not saved.
#[derive(Debug, Clone)]
pub enum NotSaved {
    /// A file stands there.
    Exists(PathBuf),
    /// This.
    Said(String),
}

/// How often it is told how far a job is, at most.
const OFTEN: Duration = Duration::from_millis(100);

/// Runs work on a thread of its own. The last news is always [`News::Over`].
pub fn run(stop: Stop, work: impl FnOnce(&Watch<'_>) -> JobResult + Send + 'static) -> Task<News> {
    let (sender, receiver) = mpsc::unbounded();
    let thread = std::thread::Builder::new().name("export".to_owned());
    // Where no thread can be had the sender is dropped, and the news is that it is over.
    let _ = thread.spawn(move || {
        let told = Cell::new(None::<Instant>);
        let tell = |progress| {
            // Each of them draws the page again, which a press would have to wait for.
            if told.get().is_some_and(|last| last.elapsed() < OFTEN) {
                return;
            }
            told.set(Some(Instant::now()));
            // Nobody listens any more when the window is gone.
            let _ = sender.unbounded_send(News::Progress(progress));
        };
        let watch = Watch::new(tell).stopped_by(stop);
        let ended = work(&watch);
        let _ = sender.unbounded_send(News::JobResult(ended));
    });
    let news = receiver.chain(stream::once(async { News::Over }));
    Task::stream(news)
}

/// Reads and counts a list, and takes its sum.
pub fn check(source: &Source, watch: &Watch<'_>) -> JobResult {
    let read = || -> Result<Checked, Error> {
        let (report, stamp, sha256) = match source {
            Source::File(path) => {
                let stamp = fingerprint::stamp(path)?;
                let report = playlist::read(path, watch)?;
                (report, stamp, fingerprint::sum(path, watch)?)
            }
            Source::Pasted(pasted) => {
                let stamp = Stamp {
                    size: pasted.len() as u64,
                    modified: None,
                };
                let report = playlist::read_text(pasted);
                (report, stamp, fingerprint::of_text(pasted))
            }
        };
        Ok(Checked {
            source: source.clone(),
            report: Arc::new(report),
            stamp,
            sha256,
        })
    };
    JobResult::Checked(read().map_err(|error| explain(&error)))
}

/// Reads a list again, to show what is in it.
pub fn read(source: &Source, watch: &Watch<'_>) -> JobResult {
    let report = match source {
        Source::File(path) => playlist::read(path, watch),
        Source::Pasted(pasted) => Ok(playlist::read_text(pasted)),
    };
    let report = report.map(|report| Arc::new(as_one(&report)));
    JobResult::Read(report.map_err(|error| explain(&error)))
}

/// A report with the sum of all files in the place of each.
pub fn as_one(report: &Report) -> Report {
    Report {
        path: report.path.clone(),
        files: vec![report.sum()],
        skipped: Vec::new(),
    }
}

/// Holds one file against another.
pub fn compare(first: &Path, second: &Path, watch: &Watch<'_>) -> JobResult {
    let found = compare::exports(first, second, watch).map(Arc::new);
    JobResult::Compared(file_name(second), found.map_err(|error| explain(&error)))
}

/// Saves a list in one form, outside the data folder; it is read back and compared before this
/// says so.
pub fn save(
    store: &Store,
    source: &Source,
    to: PathBuf,
    form: Form,
    existing: Existing,
    watch: &Watch<'_>,
) -> JobResult {
    if let Err(error) = export::check_outside(store, &to) {
        return JobResult::Saved(Err(NotSaved::Said(error.to_string())));
    }
    let saved = match source {
        Source::File(from) => save::file(from, &to, form, existing, watch),
        Source::Pasted(pasted) => save::text(pasted, &to, form, existing, watch),
    };
    JobResult::Saved(match saved {
        Ok(saved) => Ok(said_of(&saved, &to)),
        Err(error) if matches!(error.why, Why::Exists) => Err(NotSaved::Exists(to)),
        Err(error) => Err(NotSaved::Said(explain(&error))),
    })
}

fn said_of(saved: &save::Saved, to: &Path) -> String {
    let mut lines = crate::present::playlist::saved(saved, to);
    lines.extend(saved.unread.iter().map(unread));
    lines.join(" ")
}

/// The sentence for what ended without a word.
pub fn broke() -> String {
    tr("exports-failed")
}

//! `outro export`: dates for a calendar, letters, and the record of a case.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Subcommand};

use super::place::DataDir;
use super::printer::Printer;
use super::{Error, letter, own_guides, print_error};
use crate::case::{Case, Event};
use crate::export::record::{self, NotWritten, Record};
use crate::export::{self, calendar};
use crate::guide::Catalogue;
use crate::i18n::{number, text, tr, tr_with};
use crate::platform::{Platform, System};
use crate::store::disk::Os;
use crate::store::{CaseId, NewEntry, Store};

/// What is written.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the dates of your cases for a calendar program
    Calendar(CalendarArgs),
    /// Write a letter, filled in from a case, as a file
    Letter(letter::Args),
    /// Write the record of a case: what happened, what was noted, and the attached files
    Record(RecordArgs),
}

/// What is done with a record.
#[derive(Debug, Subcommand)]
pub(super) enum RecordCommand {
    /// Check a record on any computer; names the first thing that does not fit
    Verify {
        /// The record
        file: PathBuf,
    },
}

/// Which record is written, and where.
#[derive(Debug, ClapArgs)]
pub(super) struct RecordArgs {
    /// The file
    file: PathBuf,
    /// The case, as `outro cases --json` prints it; may be left out when there is only one
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// Write the page to read and to print alone
    #[arg(long)]
    page: bool,
    /// Leave out your nickname and whom you spoke to
    #[arg(long)]
    without_names: bool,
    /// Write over a file that is there already
    #[arg(long)]
    replace: bool,
}

/// Which dates are written, and where.
#[derive(Debug, ClapArgs)]
pub(super) struct CalendarArgs {
    /// The file; with --each, the folder for the files
    file: PathBuf,
    /// Only this case, as `outro cases --json` prints it
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// Write one file for each date, as Outlook wants them
    #[arg(long)]
    each: bool,
    /// Put the cases' nicknames into the titles
    #[arg(long)]
    with_name: bool,
    /// Write over a file that is there already
    #[arg(long)]
    replace: bool,
}

/// Writes what was asked for.
pub(super) fn run(place: &DataDir, command: &Command) -> Result<(), Error> {
    let store = open(place)?;
    match command {
        Command::Calendar(asked) => calendar(&store, asked),
        Command::Letter(asked) => letter::write(&store, asked),
        Command::Record(asked) => record(&store, asked),
    }
}

fn open(place: &DataDir) -> Result<Store, Error> {
    place.reach()?;
    Ok(opened(&place.folder))
}

/// The data in this folder. What is to be said of it is told on the error output.
pub(super) fn opened(folder: &Path) -> Store {
    let (store, notices) = Store::open(folder, Os);
    for notice in notices {
        print_error(&notice.to_string());
    }
    store
}

/// That there is no case with this id.
pub(super) fn no_case(id: &str) -> Error {
    Error::Plain(tr_with("cli-sheet-case-unknown", &[("id", text(id))]))
}

/// The case with this id.
pub(super) fn case(store: &Store, id: &str) -> Result<Case, Error> {
    let file = CaseId::new(id).and_then(|id| store.read(&id));
    let file = file.map_err(|_| no_case(id))?;
    for notice in &file.notices {
        print_error(&notice.to_string());
    }
    Ok(Case::replay(id, &file.entries))
}

fn cases(store: &Store, asked: Option<&str>) -> Result<Vec<Case>, Error> {
    if let Some(id) = asked {
        return Ok(vec![case(store, id)?]);
    }
    let listing = store.cases();
    for notice in &listing.notices {
        print_error(&notice.to_string());
    }
    let cases = listing.cases.iter();
    Ok(cases
        .map(|file| Case::replay(file.id.as_str(), &file.entries))
        .collect())
}

/// The case that was asked for, or the only one that there is.
pub(super) fn one_case(store: &Store, asked: Option<&str>) -> Result<Case, Error> {
    let mut cases = cases(store, asked)?;
    match (cases.pop(), cases.pop()) {
        (Some(case), None) => Ok(case),
        (None, _) => Err(Error::Plain(tr("record-no-case"))),
        (Some(_), Some(_)) => Err(Error::Plain(tr("record-which-case"))),
    }
}

fn calendar(store: &Store, asked: &CalendarArgs) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own_guides(store));
    let (now, today) = (System.now(), System.today());
    let cases = cases(store, asked.case.as_deref())?;
    let by_case: Vec<_> = cases
        .iter()
        .map(|case| {
            let guide = catalogue.guide(&case.guide);
            (case, calendar::entries(guide, case, today, asked.with_name))
        })
        .collect();
    let mut entries: Vec<_> = by_case.iter().flat_map(|(_, all)| all.clone()).collect();
    entries.sort_by_key(|entry| entry.day);
    if entries.is_empty() {
        return Err(Error::Plain(tr("calendar-nothing")));
    }
    let path = std::path::absolute(&asked.file).unwrap_or_else(|_| asked.file.clone());
    let said = if asked.each {
        let files =
            calendar::save_each(store, &path, &entries, now, asked.replace).map_err(told)?;
        calendar_said(&path, Some(files.len()))
    } else {
        calendar::save(store, &path, &entries, now, asked.replace).map_err(told)?;
        calendar_said(&path, None)
    };
    let mut out = Printer::stdout();
    out.line(&said)?;
    let earlier: Vec<_> = cases
        .iter()
        .flat_map(|case| calendar::earlier(case, today))
        .collect();
    if !earlier.is_empty() {
        out.line(&tr("calendar-earlier"))?;
    }
    for line in earlier {
        out.line(&format!("- {line}"))?;
    }
    out.line(&tr("calendar-how"))?;
    for line in calendar::advice() {
        out.line(&format!("- {line}"))?;
    }
    out.flush()?;
    for (case, entries) in by_case {
        note_saved(store, case, &entries);
    }
    Ok(())
}

/// Writes a record, and says what its head is good for.
fn record(store: &Store, asked: &RecordArgs) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own_guides(store));
    let case = one_case(store, asked.case.as_deref())?;
    let guide = catalogue.guide(&case.guide);
    let plain = |error: &dyn std::fmt::Display| Error::Plain(error.to_string());
    let record = Record::of(store, guide, &case, System.now(), !asked.without_names)
        .map_err(|error| plain(&error))?;
    let path = std::path::absolute(&asked.file).unwrap_or_else(|_| asked.file.clone());
    let values = [
        ("path", text(path.display().to_string())),
        ("head", text(&record.chain.head)),
    ];
    let mut out = Printer::stdout();
    if asked.page {
        record
            .save_page(store, &path, asked.replace)
            .map_err(told)?;
        out.line(&tr_with("record-page-written", &values))?;
    } else {
        record
            .save(store, &path, asked.replace)
            .map_err(|error| match error {
                NotWritten::File(error) => told(error),
                NotWritten::Store(error) => plain(&error),
            })?;
        out.line(&tr_with("record-written", &values))?;
    }
    out.line(&tr_with("record-head-is", &values))?;
    out.line(&record.mail())?;
    out.line(&tr("record-worth"))?;
    if asked.without_names {
        out.line(&tr("record-names-left-out"))?;
    }
    Ok(out.flush()?)
}

/// Checks a record; it needs no data folder.
pub(super) fn about_record(command: &RecordCommand) -> Result<(), Error> {
    let RecordCommand::Verify { file } = command;
    let sound = record::verify(file).map_err(|error| Error::Plain(error.to_string()))?;
    let mut out = Printer::stdout();
    for line in sound.words() {
        out.line(&line)?;
    }
    Ok(out.flush()?)
}

fn calendar_said(path: &Path, files: Option<usize>) -> String {
    let shown = ("path", text(path.display().to_string()));
    match files {
        Some(n) => tr_with("calendar-written-each", &[shown, ("n", number(n))]),
        None => tr_with("calendar-written", &[shown]),
    }
}

/// Notes in the case what its calendar holds now.
fn note_saved(store: &Store, case: &Case, entries: &[calendar::Entry]) {
    let kept = calendar::kept(entries);
    if kept == case.calendar {
        return;
    }
    let entry = NewEntry {
        id: System.random_id(),
        at: System.now(),
        event: Event::CalendarSaved { entries: kept },
    };
    let noted = CaseId::new(&case.id).and_then(|id| store.append(&id, &[entry]));
    if let Err(error) = noted {
        let values = [("reason", text(error.to_string()))];
        print_error(&tr_with("calendar-not-noted", &values));
    }
}

/// A file that could not be written, with how it is replaced where it is there.
pub(super) fn told(error: export::Error) -> Error {
    Error::Plain(match error {
        export::Error::Exists(_) => format!("{error} {}", tr("cli-sheet-replace")),
        other => other.to_string(),
    })
}

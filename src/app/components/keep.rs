//! Files in and out of a case's proof: what is attached, the calendar file, the record.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::blocking;
use crate::app::components::send;
use crate::case::{Case, Event};
use crate::export::record::{self, Record};
use crate::export::{attach, calendar};
use crate::guide::{Catalogue, Guide};
use crate::i18n::{number, text, tr, tr_with};
use crate::platform::{self, Choose, Platform};
use crate::store::{CaseId, Store};
use crate::text::shown_path;

/// What a person wants to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// A file is attached.
    Attach,
    /// The file at this place is attached, as it was typed or pasted.
    AttachFrom(String),
    /// The dates are written for a calendar.
    Calendar,
    /// Each date is written into a file of its own, as Outlook wants them.
    CalendarEach,
    /// The record is written, with names or without.
    Record {
        /// Whether names stand in it.
        with_names: bool,
    },
    /// An e-mail to oneself is begun, with the sum of the journal's last line.
    Mail,
    /// The attached file with this SHA-256 is opened.
    Show(String),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A place was chosen for this case, or none.
    Chosen(Box<(String, Keep, Option<PathBuf>)>),
    /// The clipboard was read for this case.
    Pasted(String, String),
    /// It is done for this case, or not; the sentences that say so.
    Done(String, Result<Box<Done>, String>),
}

/// What was done.
#[derive(Debug, Clone)]
pub struct Done {
    /// What is said about it.
    pub said: Vec<String>,
    /// What is told beside the page, where it needs no answer.
    pub told: Option<String>,
    /// What is noted in the case.
    pub events: Vec<Event>,
}

/// What is needed of the window, for one case.
#[derive(Clone)]
pub struct Deps {
    /// Where the cases are kept.
    pub store: Store,
    /// The machine.
    pub platform: Arc<dyn Platform>,
    /// Every guide.
    pub catalogue: Arc<Catalogue>,
    /// The case as it is shown.
    pub case: Case,
}

/// Asks for a place where one is needed, and does the rest at once.
pub fn begin(keep: Keep, deps: Deps) -> Task<Message> {
    let id = deps.case.id.clone();
    let what = match &keep {
        Keep::Attach => Choose::File,
        Keep::AttachFrom(typed) => {
            let (documents, home) = (deps.platform.documents(), deps.platform.home());
            let path = platform::typed_path(typed, documents.as_deref(), home.as_deref());
            return carry_out(Keep::Attach, path, deps);
        }
        Keep::Calendar => Choose::Save(calendar::file_name(&deps.case)),
        Keep::CalendarEach => Choose::Folder,
        Keep::Record { .. } => Choose::Save(record::file_name(&deps.case)),
        Keep::Mail | Keep::Show(_) => {
            return carry_out(keep, PathBuf::new(), deps);
        }
    };
    blocking::choose(&*deps.platform, what, move |path| {
        Message::Chosen(Box::new((id, keep, path)))
    })
}

impl Keep {
    /// True where the desktop's dialog asks for a place first.
    pub fn asks_for_a_place(&self) -> bool {
        match self {
            Self::Attach | Self::Calendar | Self::CalendarEach | Self::Record { .. } => true,
            Self::AttachFrom(_) | Self::Mail | Self::Show(_) => false,
        }
    }
}

/// Attaches files that came together: what one case may hold is counted over all of them.
pub fn attach_all(paths: Vec<PathBuf>, deps: Deps) -> Task<Message> {
    perform(deps, move |deps| attached(&paths, deps))
}

/// Attaches the files whose places are on the clipboard, as file managers write them.
pub fn paste(pasted: String, deps: Deps) -> Task<Message> {
    perform(deps, move |deps| {
        attached(&platform::pasted_files(&pasted), deps)
    })
}

/// Does it at this place.
pub fn carry_out(keep: Keep, path: PathBuf, deps: Deps) -> Task<Message> {
    perform(deps, move |deps| done(&keep, &path, deps))
}

/// Works for a case on a thread of its own.
fn perform(
    deps: Deps,
    work: impl FnOnce(&Deps) -> Result<Done, String> + Send + 'static,
) -> Task<Message> {
    blocking::perform(
        move || (work(&deps), deps.case.id),
        |(done, id)| Message::Done(id, done.map(Box::new)),
    )
}

fn done(keep: &Keep, path: &Path, deps: &Deps) -> Result<Done, String> {
    let guide = deps.catalogue.guide(&deps.case.guide);
    match keep {
        Keep::Attach | Keep::AttachFrom(_) => attached(&[path.to_path_buf()], deps),
        Keep::Calendar => with_calendar(path, guide, deps, false),
        Keep::CalendarEach => with_calendar(path, guide, deps, true),
        Keep::Record { with_names } => with_record(path, guide, *with_names, deps),
        Keep::Mail => {
            let mail = record_of(guide, true, deps)?.mail();
            send::mail(&mail, &*deps.platform)?;
            Ok(quiet())
        }
        Keep::Show(sha256) => show(sha256, deps),
    }
}

/// Opens an attached file with the system's own viewer.
fn show(sha256: &str, deps: &Deps) -> Result<Done, String> {
    let file = deps.case.proof.file(sha256);
    let file = file.ok_or_else(|| tr("proof-no-file"))?;
    let id = CaseId::new(&deps.case.id).map_err(|error| error.to_string())?;
    // What was changed from outside is not shown as the proof.
    deps.store
        .attached(&id, file)
        .map_err(|error| error.to_string())?;
    let shown = deps.platform.show_file(&deps.store.proof_path(&id, file));
    shown.map_err(|error| error.to_string())?;
    Ok(quiet())
}

fn quiet() -> Done {
    Done {
        said: Vec::new(),
        told: None,
        events: Vec::new(),
    }
}

/// Attaches one file after the other. What could not be is said beside what was.
fn attached(paths: &[PathBuf], deps: &Deps) -> Result<Done, String> {
    if paths.is_empty() {
        return Err(tr("proof-nothing-pasted"));
    }
    let (mut case, mut done) = (deps.case.clone(), quiet());
    for path in paths {
        match attach::file(&deps.store, &case, path) {
            Ok(event) => {
                if let Event::FileAttached { file } = &event {
                    // What one case may hold is counted with it.
                    case.proof.files.push(file.clone());
                }
                done.events.push(event);
            }
            Err(sentence) => done.said.push(sentence),
        }
    }
    done.told = match case.proof.files.last() {
        Some(file) if done.events.len() == 1 => {
            Some(tr_with("proof-added", &[("name", text(&file.name))]))
        }
        Some(_) if !done.events.is_empty() => Some(tr_with(
            "proof-added-more",
            &[("n", number(done.events.len()))],
        )),
        _ => None,
    };
    Ok(done)
}

/// The place was chosen in the desktop's own dialog, which has asked about what is there.
fn with_calendar(
    path: &Path,
    guide: Option<&Guide>,
    deps: &Deps,
    each: bool,
) -> Result<Done, String> {
    let (now, today) = (deps.platform.now(), deps.platform.today());
    let entries = calendar::entries(guide, &deps.case, today, false);
    if entries.is_empty() {
        return Err(tr("calendar-nothing"));
    }
    let at = ("path", text(shown_path(path)));
    let mut said = if each {
        // A folder is chosen, and what lies in it is nobody's to write over.
        let files = calendar::save_each(&deps.store, path, &entries, now, false);
        let files = files.map_err(|error| error.to_string())?;
        let values = [at, ("n", number(files.len()))];
        vec![tr_with("calendar-written-each", &values)]
    } else {
        let saved = calendar::save(&deps.store, path, &entries, now, true);
        saved.map_err(|error| error.to_string())?;
        vec![tr_with("calendar-written", &[at])]
    };
    let earlier = calendar::earlier(&deps.case, today);
    if !earlier.is_empty() {
        said.push(format!("{} {}", tr("calendar-earlier"), earlier.join("; ")));
    }
    // The calendar program opens it; where there is none, the file lies there.
    let _ = deps.platform.show_file(path);
    let entries = calendar::kept(&entries);
    Ok(Done {
        said,
        told: None,
        events: vec![Event::CalendarSaved { entries }],
    })
}

fn record_of<'a>(
    guide: Option<&'a Guide>,
    with_names: bool,
    deps: &'a Deps,
) -> Result<Record<'a>, String> {
    let now = deps.platform.now();
    let record = Record::of(&deps.store, guide, &deps.case, now, with_names);
    record.map_err(|error| error.to_string())
}

fn with_record(
    path: &Path,
    guide: Option<&Guide>,
    with_names: bool,
    deps: &Deps,
) -> Result<Done, String> {
    let record = record_of(guide, with_names, deps)?;
    let saved = record.save(&deps.store, path, true);
    saved.map_err(|error| error.to_string())?;
    let values = [
        ("path", text(shown_path(path))),
        ("head", text(&record.chain.head)),
    ];
    Ok(Done {
        said: vec![tr_with("record-written", &values)],
        told: None,
        events: Vec::new(),
    })
}

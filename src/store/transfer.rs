//! Everything as one file, and back.
//!
//! ```json
//! { "format": "outro-export", "version": 1, "exported_at": "<UTC>", "origin": "<computer>",
//!   "settings": { … },
//!   "cases": [ { "id": "<id>", "lines": [ "<a line of the journal, byte for byte>", … ] } ],
//!   "guides": [ { "file": "<id>.json", "text": "<the file>" } ],
//!   "files": [ { "case": "<id>", "name": "…", "sha256": "…", "base64": "…" } ] }
//! ```
//!
//! The lines carry their own sums, so damage in the file shows. Settings come without the
//! hosts that were allowed, the window's size and the list of exports. What is deleted is not
//! in it. A file may have up to 64 MiB and nest up to 32 deep. Fields that this version does
//! not know are passed over.

mod export;
mod files;
mod import;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::Error;
use super::guides;
use super::id::CaseId;
use super::line::{self, Line};
use super::settings::{MARK, Settings};
use super::{LARGEST_JOURNAL, Store};
use crate::case::event::Entry;
use crate::guide::GuideId;

use files::{Arriving, FileDocument};
use settings::{portable, settings_after};

pub use export::{Exported, File};
pub use import::Choices;

const FORMAT: &str = "outro-export";
const VERSION: u32 = 1;
/// The largest export that is written or read, in bytes.
pub const LARGEST: usize = 64 << 20;
const DEEPEST: usize = 32;
const LONGEST_ORIGIN: usize = 80;
/// More new cases than these come in only when that was asked for once more.
pub const MANY: usize = 200;
#[derive(Serialize, Deserialize)]
struct Document {
    format: String,
    version: u32,
    exported_at: Timestamp,
    #[serde(default)]
    origin: String,
    #[serde(default)]
    settings: Map<String, Value>,
    #[serde(default)]
    cases: Vec<CaseDocument>,
    #[serde(default)]
    guides: Vec<GuideDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<FileDocument>,
}

/// What any version's file says first.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct CaseDocument {
    id: String,
    lines: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct GuideDocument {
    file: String,
    text: String,
}

/// What an import would change. Nothing is changed yet.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The computer that the file comes from, by its own name; cleaned and never empty.
    pub origin: String,
    /// When the file was made.
    pub exported_at: Timestamp,
    /// Cases that are not here, with how many entries each brings.
    pub new_cases: Vec<(CaseId, usize)>,
    /// Cases that are here, with how many entries each would gain.
    pub growing: Vec<(CaseId, usize)>,
    /// Cases that were deleted here, with how many entries each brings: ask before these.
    pub deleted_here: Vec<(CaseId, usize)>,
    /// Cases in which the file takes back what was done here, with how many entries: ask before
    /// these, and leave them as they are otherwise.
    pub undone: Vec<(CaseId, usize)>,
    /// Cases that are here with all that the file has.
    pub unchanged: usize,
    /// True when the file's settings differ from those here.
    pub settings_differ: bool,
    /// What would become of each of the file's own guides.
    pub guides: Vec<(String, GuideFate)>,
    /// Entries that are damaged in the file and cannot come in.
    pub damaged: usize,
    /// Cases whose name is none, or that are written in a way that makes no sense.
    pub refused: usize,
    cases: BTreeMap<CaseId, Vec<Line>>,
    guide_texts: BTreeMap<String, String>,
    files: Vec<Arriving>,
    /// Why cases that are here cannot be read; what the file has of them does not come in.
    unreadable: Vec<Error>,
    /// The settings here when the plan was made, and what they become.
    settings: (Settings, Settings),
}

/// What would become of a guide in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideFate {
    /// It comes in.
    New,
    /// It is here already.
    Same,
    /// A different one of that name is here and stays.
    OursStays,
    /// It says that it is a built-in guide: it does not come in.
    BuiltIn,
    /// It is no guide: it does not come in.
    Broken,
}

impl Plan {
    /// True when so many cases would come in that it has to be asked once more: they stand
    /// before a person's own in every list.
    pub fn is_many(&self) -> bool {
        self.new_cases.len() > MANY
    }

    /// True when something of the file is left out: because of what was chosen, because it is
    /// damaged, or because something else of that name is here.
    pub fn leaves_out(&self, choices: &Choices) -> bool {
        let stays_deleted = |(case, _): &(CaseId, usize)| !choices.bring_back.contains(case);
        // What is no guide is none of the person's data.
        let stays_out = |(_, fate): &(String, GuideFate)| *fate == GuideFate::OursStays;
        (self.is_many() && !choices.many)
            || (!self.undone.is_empty() && !choices.undo)
            || (self.settings_differ && !choices.settings)
            || self.deleted_here.iter().any(stays_deleted)
            || self.guides.iter().any(stays_out)
            || self.lost() > 0
    }

    /// How much of the file is damaged or makes no sense, and cannot come in.
    pub fn lost(&self) -> usize {
        self.damaged + self.refused
    }

    /// True when there is nothing to bring in and nothing to ask.
    pub fn changes_nothing(&self) -> bool {
        !self.brings_in()
            && self.deleted_here.is_empty()
            && self.undone.is_empty()
            && !self.settings_differ
    }

    /// True when something comes in whatever is answered about deleted cases and settings.
    pub fn brings_in(&self) -> bool {
        !self.new_cases.is_empty()
            || !self.growing.is_empty()
            || !self.files.is_empty()
            || self.guides.iter().any(|(_, fate)| *fate == GuideFate::New)
    }
}

impl Store {
    /// The bytes of a file that may be an export. A link is followed: the person named it.
    pub fn read_export(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let real = self.files.disk.real_path(path);
        let path = real.unwrap_or_else(|_| path.to_path_buf());
        let missing = || Error::Other {
            path: path.clone(),
            cause: Arc::new(io::ErrorKind::NotFound.into()),
        };
        self.files.read(&path, LARGEST as u64)?.ok_or_else(missing)
    }

    /// Reads an export and says what bringing it in would change; changes nothing.
    /// `built_in` are the ids of the guides that Outro comes with.
    pub fn import_plan(&self, bytes: &[u8], built_in: &BTreeSet<GuideId>) -> Result<Plan, Error> {
        let document = read(bytes)?;
        let ours = self.read_settings()?.0;
        let settings = settings_after(&ours, document.settings);
        let mut plan = Plan {
            origin: clean(&document.origin),
            exported_at: document.exported_at,
            new_cases: Vec::new(),
            growing: Vec::new(),
            deleted_here: Vec::new(),
            undone: Vec::new(),
            unchanged: 0,
            settings_differ: settings != ours,
            guides: Vec::new(),
            damaged: 0,
            refused: 0,
            cases: BTreeMap::new(),
            guide_texts: BTreeMap::new(),
            files: Vec::new(),
            unreadable: Vec::new(),
            settings: (ours, settings),
        };
        for case in document.cases {
            plan.add_case(&case);
        }
        for guide in document.guides {
            let fate = self.fate(&guide, built_in)?;
            plan.guides.push((guide.file.clone(), fate));
            if fate == GuideFate::New {
                plan.guide_texts.insert(guide.file, guide.text);
            }
        }
        self.sort_cases(&mut plan);
        let (files, damaged) = self.arriving(document.files, &plan);
        plan.files = files;
        plan.damaged += damaged;
        match plan.unreadable.first() {
            Some(error) if plan.changes_nothing() => Err(error.clone()),
            _ => Ok(plan),
        }
    }

    /// Sorts the cases of a file by what is here of them. One that cannot be read here stays out
    /// alone.
    fn sort_cases(&self, plan: &mut Plan) {
        for (case, lines) in std::mem::take(&mut plan.cases) {
            match self.sort_case(&case, &lines, plan) {
                Ok(()) => {
                    plan.cases.insert(case, lines);
                }
                Err(error) => plan.unreadable.push(error),
            }
        }
    }

    fn sort_case(&self, case: &CaseId, lines: &[Line], plan: &mut Plan) -> Result<(), Error> {
        let known = match self.journal(case) {
            Ok(journal) => Some(journal),
            Err(Error::Gone) => None,
            Err(error) => return Err(error),
        };
        let (trashed, deleted) = match known {
            None => (self.trashed_journal(case)?, self.was_deleted(case)?),
            Some(_) => (None, false),
        };
        let ours = known.as_ref().or(trashed.as_ref());
        let undone = |line: &Line| ours.is_some_and(|ours| ours.is_undone_by(line));
        let new: BTreeSet<_> = lines
            .iter()
            .filter(|line| !undone(line))
            .map(|line| &line.entry.id)
            .filter(|id| !known.as_ref().is_some_and(|journal| journal.holds(id)))
            .collect();
        let taken: BTreeSet<_> = lines
            .iter()
            .filter(|line| undone(line))
            .map(|line| &line.entry.id)
            .collect();
        if !taken.is_empty() {
            plan.undone.push((case.clone(), taken.len()));
        }
        let row = (case.clone(), new.len());
        match known {
            Some(_) if !new.is_empty() => plan.growing.push(row),
            Some(_) if taken.is_empty() => plan.unchanged += 1,
            Some(_) => {}
            None if deleted => plan.deleted_here.push(row),
            None => plan.new_cases.push(row),
        }
        Ok(())
    }

    fn fate(
        &self,
        guide: &GuideDocument,
        built_in: &BTreeSet<GuideId>,
    ) -> Result<GuideFate, Error> {
        let too_large = guide.text.len() as u64 > guides::LARGEST;
        if !guides::is_guide_name(&guide.file) || too_large || too_deep(guide.text.as_bytes()) {
            return Ok(GuideFate::Broken);
        }
        let Some(id) = guides::id_in(guide.text.as_bytes()) else {
            return Ok(GuideFate::Broken);
        };
        if built_in.contains(id.as_str()) {
            return Ok(GuideFate::BuiltIn);
        }
        let path = self.files.guides().join(&guide.file);
        match self.files.read(&path, guides::LARGEST) {
            Ok(None) => Ok(GuideFate::New),
            Ok(Some(ours)) if ours == guide.text.as_bytes() => Ok(GuideFate::Same),
            Ok(Some(_)) | Err(Error::Link { .. } | Error::TooLarge { .. }) => {
                Ok(GuideFate::OursStays)
            }
            // Whether something is there is not known; then nothing is said of it either.
            Err(error) => Err(error),
        }
    }
}

impl Plan {
    /// How many attached files come in.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// What the file says happened in a case.
    pub fn entries(&self, case: &CaseId) -> Vec<Entry> {
        let lines = self.cases.get(case).into_iter().flatten();
        lines.map(|line| line.entry.clone()).collect()
    }

    fn add_case(&mut self, case: &CaseDocument) {
        let Ok(id) = CaseId::new(&case.id) else {
            self.refused += 1;
            return;
        };
        let size: usize = case.lines.iter().map(|line| line.len() + 1).sum();
        let lines: Vec<_> = case
            .lines
            .iter()
            .filter_map(|raw| line::read(raw))
            .collect();
        self.damaged += case.lines.len() - lines.len();
        // A case that stands twice in the file would be brought in half.
        if lines.is_empty() || size as u64 >= LARGEST_JOURNAL / 2 || self.cases.contains_key(&id) {
            self.refused += 1;
            return;
        }
        self.cases.insert(id, lines);
    }
}

/// Reads an export within its limits.
fn read(bytes: &[u8]) -> Result<Document, Error> {
    // Editors put a byte-order mark there when the file is saved again.
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    if bytes.len() > LARGEST || too_deep(bytes) {
        return Err(Error::ExportTooLarge);
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|_| Error::NotAnExport)?;
    if head.format != FORMAT {
        return Err(Error::NotAnExport);
    }
    if head.version > VERSION {
        return Err(Error::ExportNewer);
    }
    serde_json::from_slice(bytes).map_err(|_| Error::NotAnExport)
}

/// True when brackets nest deeper than an export or a guide ever does.
fn too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// A computer's name as it may be shown: no control and no direction-changing characters.
fn clean(origin: &str) -> String {
    let shown: String = origin
        .chars()
        .filter(|letter| !letter.is_control() && !is_direction(*letter))
        .take(LONGEST_ORIGIN)
        .collect();
    match shown.trim() {
        "" => "another computer".to_owned(),
        name => name.to_owned(),
    }
}

fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

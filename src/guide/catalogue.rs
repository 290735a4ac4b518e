//! Every guide that there is: those built in, and a person's own beside them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use super::part::{self, Failure, Parts};
use super::problem::{Problem, Trouble, did_you_mean};
use super::{Guide, GuideId, Part, SCHEMA};
use crate::text;

pub mod built_in;
mod entry;

pub use entry::{ANY_OTHER, Entry};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 2 * 1024 * 1024;
/// Files of the folder that are no guides.
const OTHERS: [&str; 2] = ["guide.schema.json", "released-ids.json"];

/// Where a guide comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Came with the program.
    BuiltIn,
    /// A person's own, read from this file.
    Own(PathBuf),
}

/// The guides; each is read when it is first asked for, and kept.
#[derive(Debug)]
pub struct Catalogue {
    files: Vec<Arc<GuideFile>>,
    parts: Arc<PartSet>,
    /// Files that never became a book.
    refused: Vec<Problem>,
    entries: OnceLock<Vec<Entry>>,
    problems: OnceLock<Vec<Problem>>,
}

impl Catalogue {
    /// The guides that came with the program. Reads none of them yet.
    pub fn built_in() -> &'static Catalogue {
        static ALL: OnceLock<Catalogue> = OnceLock::new();
        ALL.get_or_init(|| {
            let mut catalogue = Catalogue::new(Vec::new(), PartSet::default());
            for (path, bytes) in built_in::files() {
                catalogue.add(Path::new(&path), &Origin::BuiltIn, Cow::Borrowed(bytes));
            }
            catalogue
        })
    }

    /// The built-in guides, then a person's own. A file in a folder `parts` is a part.
    pub fn with_own(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Catalogue {
        let built_in = Catalogue::built_in();
        let mut catalogue = Catalogue::new(built_in.files.clone(), (*built_in.parts).clone());
        for (path, bytes) in files {
            catalogue.add(&path, &Origin::Own(path.clone()), Cow::Owned(bytes));
        }
        catalogue
    }

    /// The guide with this id; `None` when there is none or it cannot be read.
    pub fn get(&self, id: &str) -> Option<Arc<Guide>> {
        self.book(id)?.guide(&self.parts).as_ref().ok().cloned()
    }

    /// As [`Catalogue::get`], lent for as long as the catalogue lives.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.book(id)?.guide(&self.parts).as_deref().ok()
    }

    fn book(&self, id: &str) -> Option<&Arc<GuideFile>> {
        self.files.iter().find(|book| book.id == id)
    }

    /// Where the guide with this id comes from.
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.book(id).map(|book| &book.origin)
    }

    /// True for a person's own guide.
    pub fn is_own(&self, id: &str) -> bool {
        matches!(self.origin(id), Some(Origin::Own(_)))
    }

    /// What can be listed, the most common services first, and whatever has no guide of its own
    /// last. One that is listed may still turn out to be broken; [`Catalogue::problem_with`] tells.
    pub fn entries(&self) -> &[Entry] {
        self.entries.get_or_init(|| {
            entry::in_order(self.files.iter().filter_map(|book| book.entry().cloned()))
        })
    }

    /// Those of the [`Catalogue::entries`] with which a case can be begun. What came with the
    /// program is not read for that: all of it can be.
    pub fn readable(&self) -> impl Iterator<Item = &Entry> {
        let is_readable =
            |entry: &&Entry| entry.origin == Origin::BuiltIn || self.guide(&entry.id).is_some();
        self.entries().iter().filter(is_readable)
    }

    /// What cannot be read, and why. The first call reads every guide.
    pub fn problems(&self) -> &[Problem] {
        self.problems.get_or_init(|| {
            let unread = self
                .files
                .iter()
                .filter_map(|book| book.guide(&self.parts).as_ref().err());
            let mut problems: Vec<Problem> = Vec::new();
            for problem in self.refused.iter().chain(unread) {
                // A part that fails, fails for every guide that uses it; once is enough.
                if !problems.contains(problem) {
                    problems.push(problem.clone());
                }
            }
            problems
        })
    }

    /// Why the guide with this id cannot be read; `None` when it can, or when there is none.
    pub fn problem_with(&self, id: &str) -> Option<&Problem> {
        self.book(id)?.guide(&self.parts).as_ref().err()
    }

    fn new(files: Vec<Arc<GuideFile>>, parts: PartSet) -> Self {
        let parts = Arc::new(parts);
        let (entries, problems) = (OnceLock::new(), OnceLock::new());
        Catalogue {
            files,
            parts,
            refused: Vec::new(),
            entries,
            problems,
        }
    }

    /// Puts a file where it belongs, or notes why it belongs nowhere.
    fn add(&mut self, path: &Path, origin: &Origin, bytes: Cow<'static, [u8]>) {
        let file = path.display().to_string();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let Some(id) = name
            .strip_suffix(".json")
            .filter(|_| !OTHERS.contains(&name))
        else {
            return;
        };
        let is_part = path.parent().and_then(Path::file_name) == Some(OsStr::new("parts"));
        let taken = if is_part {
            self.parts.0.contains_key(id)
        } else {
            self.files.iter().any(|book| book.id == id)
        };
        if taken {
            let reason =
                format!("There is a guide or part “{id}” already. This file was left out.");
            let hint = "Give the file, and its “id”, another name.".to_owned();
            self.refused
                .push(Problem::of_file(&file, reason, Some(hint)));
        } else if is_part {
            let page = PartFile {
                file,
                bytes,
                part: OnceLock::new(),
            };
            Arc::make_mut(&mut self.parts)
                .0
                .insert(id.to_owned(), Arc::new(page));
        } else {
            let (id, origin) = (GuideId::from(id), origin.clone());
            self.files.push(Arc::new(GuideFile {
                id,
                file,
                origin,
                bytes,
                entry: OnceLock::new(),
                guide: OnceLock::new(),
            }));
        }
    }
}

/// One guide's file, with what a list shows of it and the guide, once they were asked for.
#[derive(Debug)]
struct GuideFile {
    id: GuideId,
    file: String,
    origin: Origin,
    bytes: Cow<'static, [u8]>,
    entry: OnceLock<Option<Entry>>,
    guide: OnceLock<Result<Arc<Guide>, Problem>>,
}

impl GuideFile {
    fn entry(&self) -> Option<&Entry> {
        let read = || {
            let text = read_text(&self.file, &self.bytes).ok()?;
            Entry::read(self.id.clone(), text, self.origin.clone())
        };
        self.entry.get_or_init(read).as_ref()
    }

    fn guide(&self, parts: &PartSet) -> &Result<Arc<Guide>, Problem> {
        self.guide.get_or_init(|| {
            let mut guide: Guide = read(&self.file, &self.bytes)?;
            let text = read_text(&self.file, &self.bytes)?;
            check_head(guide.schema, &guide.id, &self.id)
                .map_err(|trouble| Problem::at(&self.file, text, trouble))?;
            take_in(&mut guide, &self.file, text, parts)?;
            Ok(Arc::new(guide))
        })
    }
}

/// Takes the parts into a guide; what fails names its file and line.
pub(super) fn take_in(
    guide: &mut Guide,
    file: &str,
    text: &str,
    parts: &PartSet,
) -> Result<(), Problem> {
    part::take_in(guide, parts).map_err(|failure| match failure {
        Failure::Guide(trouble) => Problem::at(file, text, trouble),
        Failure::Part(id, trouble) => parts.problem(&id, trouble),
        Failure::Unreadable(problem) => problem,
    })
}

/// The parts by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct PartSet(BTreeMap<String, Arc<PartFile>>);

/// One part's file, and the part once it was asked for.
#[derive(Debug)]
struct PartFile {
    file: String,
    bytes: Cow<'static, [u8]>,
    part: OnceLock<Result<Part, Problem>>,
}

impl PartFile {
    fn part(&self, id: &str) -> Result<&Part, Problem> {
        let read = self.part.get_or_init(|| {
            let part: Part = read(&self.file, &self.bytes)?;
            let text = read_text(&self.file, &self.bytes)?;
            check_head(part.schema, &part.id, id)
                .map_err(|trouble| Problem::at(&self.file, text, trouble))?;
            Ok(part)
        });
        read.as_ref().map_err(Clone::clone)
    }
}

impl PartSet {
    /// Adds a part's file under its id.
    pub(super) fn add(&mut self, id: &str, file: &str, bytes: &[u8]) {
        let (file, bytes) = (file.to_owned(), Cow::Owned(bytes.to_vec()));
        self.0.insert(
            id.to_owned(),
            Arc::new(PartFile {
                file,
                bytes,
                part: OnceLock::new(),
            }),
        );
    }

    fn problem(&self, id: &str, trouble: Trouble) -> Problem {
        match self.0.get(id) {
            Some(page) => Problem::at(
                &page.file,
                read_text(&page.file, &page.bytes).unwrap_or_default(),
                trouble,
            ),
            None => Problem::of_file(id, trouble.reason, trouble.hint),
        }
    }
}

impl Parts for PartSet {
    fn part(&self, id: &str) -> Option<Result<&Part, Problem>> {
        self.0.get(id).map(|page| page.part(id))
    }

    fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}

/// The text of a file: small enough, UTF-8, without a byte order mark.
pub(super) fn read_text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    if bytes.len() > LARGEST {
        let hint = "A guide has room in 2 MiB. Is it the right file?".to_owned();
        return Err(Problem::of_file(
            file,
            "This file is too large to be a guide.",
            Some(hint),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let hint = "Save it again as UTF-8.".to_owned();
        Problem::of_file(file, "This file is not written in UTF-8.", Some(hint))
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a file strictly, and cleans what it says where that is needed.
pub(super) fn read<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Problem> {
    let text = read_text(file, bytes)?;
    let wrong = |error: serde_json::Error| Problem::from_json(file, text, &error);
    let value: T = serde_json::from_str(text).map_err(wrong)?;
    if text::is_clean(text) && !has_escaped_control(text) {
        return Ok(value);
    }
    let cleaned = text::clean_json(serde_json::from_str(text).map_err(wrong)?);
    serde_json::from_str(&cleaned.to_string()).map_err(wrong)
}

/// True when an escape in the JSON may stand for a character that does not show.
fn has_escaped_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\\', bytes)
        .filter_map(|at| bytes.get(at + 1))
        .any(|escaped| b"utrbf".contains(escaped))
}

/// The format's version is ours, and the id is the file's name.
pub(super) fn check_head(schema: u32, id: &str, file_id: &str) -> Result<(), Trouble> {
    if schema != SCHEMA {
        let reason = format!(
            "This is written in version {schema} of the format; this program reads version {SCHEMA}."
        );
        return Err(Trouble::new("/schema", reason).hint("A newer Outro may read it."));
    }
    if !is_id(file_id) {
        let reason = format!("“{file_id}” cannot be an id.");
        return Err(Trouble::new("/id", reason)
            .hint("Name the file with small letters, digits and hyphens only."));
    }
    if id == file_id {
        return Ok(());
    }
    let reason = format!("The id is “{id}”, but the file is named “{file_id}.json”.");
    Err(Trouble::new("/id", reason).hint(did_you_mean(id, [file_id])))
}

/// True for `[a-z0-9-]`, one to 80 of them.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=80).contains(&id.len()) && id.bytes().all(plain)
}

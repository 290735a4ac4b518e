//! Everything out to one file; and what is missing in it, so that it can be told first.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::Timestamp;

use super::{
    CaseDocument, Document, FORMAT, GuideDocument, LARGEST, VERSION, clean, portable, read,
};
use crate::store::error::{Error, Warning};
use crate::store::line;
use crate::store::{CaseId, Store, guides};

/// What came of writing everything to a file.
#[derive(Debug, Clone)]
pub struct Exported {
    /// What became of the file.
    pub file: File,
    /// What is here and could not be exported; empty when everything could.
    pub missing: Vec<Warning>,
    /// What else was found out of order.
    pub notices: Vec<Warning>,
}

/// What became of the file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// It was written.
    Written,
    /// There is a file already, and the new one would lack something: it stays.
    Stays,
    /// There is an export already with so many cases of which something is not here: it stays.
    HoldsMore(usize),
    /// There is an export already with an own guide of that name, which is not here: it stays.
    HoldsGuide(String),
}

impl Store {
    /// Everything as one file: all cases that are not deleted, settings, own guides. Notices
    /// say what was found out of order; those that are [`Warning::is_missing`] tell what is not
    /// in it.
    pub fn export(&self, origin: &str, now: Timestamp) -> Result<(Vec<u8>, Vec<Warning>), Error> {
        self.files.check_there()?;
        let listing = self.cases();
        let mut notices = listing.notices;
        let mut cases = Vec::new();
        for file in &listing.cases {
            notices.extend(file.notices.iter().cloned());
            let lines = self.journal(&file.id)?.placed.into_iter();
            cases.push(CaseDocument {
                id: file.id.to_string(),
                lines: lines.map(|placed| placed.line.raw).collect(),
            });
        }
        let (guides, more) = self.guides_to_export();
        notices.extend(more);
        let (settings, more) = self.settings();
        notices.extend(more);
        let mut document = Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported_at: now,
            origin: clean(origin),
            settings: portable(&settings),
            cases,
            guides,
            files: Vec::new(),
        };
        let bytes = self.written(&document)?;
        let mut room = LARGEST - bytes.len();
        for file in &listing.cases {
            let (files, more) = self.files_to_export(file, &mut room);
            document.files.extend(files);
            notices.extend(more);
        }
        if document.files.is_empty() {
            return Ok((bytes, notices));
        }
        Ok((self.written(&document)?, notices))
    }

    /// Writes everything to a file that the person chose, for its owner alone, and notes in
    /// the settings where it went. A file that stands there is replaced whole, unless it may
    /// hold more than the new one would. Nothing is ever written into the data folder.
    pub fn export_to(&self, path: &Path, origin: &str, now: Timestamp) -> Result<Exported, Error> {
        if self.files.holds(path) {
            let path = path.to_path_buf();
            return Err(Error::Inside { path });
        }
        let (bytes, notices) = self.export(origin, now)?;
        let (missing, notices) = notices.into_iter().partition(Warning::is_missing);
        let mut exported = Exported {
            file: File::Written,
            missing,
            notices,
        };
        if self.files.kind(path)?.is_some() {
            if !exported.missing.is_empty() {
                exported.file = File::Stays;
                return Ok(exported);
            }
            if let Some(file) = self.holds_more(path, &bytes)? {
                exported.file = file;
                return Ok(exported);
            }
        }
        let written = self.files.replace_outside(path, &bytes);
        if written.as_ref().map_or_else(Error::is_done, |()| true) {
            self.note_export(path, now);
        }
        written.map(|()| exported)
    }

    /// The export is there, even where its place cannot be noted.
    fn note_export(&self, path: &Path, now: Timestamp) {
        if let Ok((mut settings, _)) = self.read_settings() {
            settings.note_export(path.display().to_string());
            let _ = self.save_settings(&settings, now);
        }
    }

    /// What an export that is there holds and a new one lacks: cases of which something is not
    /// here, and which were not deleted here, or a guide. What is no export holds nothing.
    fn holds_more(&self, path: &Path, new: &[u8]) -> Result<Option<File>, Error> {
        let there = match self.read_export(path) {
            Ok(bytes) => read(&bytes),
            Err(Error::TooLarge { .. } | Error::Link { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let there = match there {
            Ok(there) => there,
            // Nobody here knows what is in it.
            Err(Error::ExportNewer) => {
                let path = path.to_path_buf();
                return Err(Error::Newer { path });
            }
            Err(_) => return Ok(None),
        };
        let new = read(new)?;
        let cases = self.cases_that_would_go(&there, &new);
        if cases > 0 {
            return Ok(Some(File::HoldsMore(cases)));
        }
        // One that was changed here since is here.
        let is_here = |file: &String| new.guides.iter().any(|guide| guide.file == *file);
        let mut guides = there.guides.into_iter().map(|guide| guide.file);
        Ok(guides.find(|file| !is_here(file)).map(File::HoldsGuide))
    }

    fn cases_that_would_go(&self, there: &Document, new: &Document) -> usize {
        let new = entries(new);
        let would_go = |case: &&CaseDocument| {
            let gone = ids(case).any(|id| !new.contains(&(case.id.clone(), id)));
            let deleted = || {
                let id = CaseId::new(&case.id);
                id.and_then(|id| self.was_deleted(&id)).unwrap_or(false)
            };
            gone && !deleted()
        };
        there.cases.iter().filter(would_go).count()
    }

    fn written(&self, document: &Document) -> Result<Vec<u8>, Error> {
        let bytes = serde_json::to_vec(document).ok();
        let bytes = bytes.filter(|bytes| bytes.len() <= LARGEST);
        let folder = self.files.root.clone();
        bytes.ok_or(Error::ExportFull { folder })
    }

    fn guides_to_export(&self) -> (Vec<GuideDocument>, Vec<Warning>) {
        let (found, mut notices) = self.guides_up_to(usize::MAX);
        let mut documents = Vec::new();
        for (path, bytes) in found {
            let name = path.file_name().unwrap_or_default();
            let file = name.to_string_lossy().into_owned();
            let is_guide = guides::is_guide(&bytes);
            match String::from_utf8(bytes) {
                Ok(text) if guides::is_guide_name(&file) => {
                    documents.push(GuideDocument { file, text });
                }
                // One with a guide's name goes along, right or wrong: it may be a guide that is
                // not finished. Of the others only those that say that they are one are missed.
                _ if is_guide => notices.push(Warning::GuideStays { file }),
                _ => {}
            }
        }
        (documents, notices)
    }
}

/// The entries of an export, by case and id.
fn entries(document: &Document) -> BTreeSet<(String, String)> {
    let of =
        |case: &CaseDocument| -> Vec<_> { ids(case).map(|id| (case.id.clone(), id)).collect() };
    document.cases.iter().flat_map(of).collect()
}

fn ids(case: &CaseDocument) -> impl Iterator<Item = String> {
    let lines = case.lines.iter().filter_map(|raw| line::read(raw));
    lines.map(|line| line.entry.id)
}

//! The record of a case: one ZIP file with a page to read, the journal, and the attached files,
//! and how anybody checks it on any machine.
//!
//! `record.json` names every part with its SHA-256 and ends with a sum of its own. The journal's
//! lines are chained. All of it shows whether a record is as it was written; it does not show
//! who wrote it: whoever has the folder could build a whole new one. The page says so.

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::case::Case;
use crate::case::proof::Attachment;
use crate::export::{self, Error};
use crate::guide::Guide;
use crate::i18n::{text, tr_with};
use crate::present::timeline;
use crate::store::chain::{self, Chain};
use crate::store::{self, CaseId, Store};
use crate::text::{file_name as plain, hex};

mod page;
mod verify;

pub use verify::{Sound, Unsound, verify};

/// The part that names all others.
const CONTENTS: &str = "record.json";
/// The page to read.
const PAGE: &str = "record.html";
/// The journal's lines.
const JOURNAL: &str = "journal.jsonl";
/// The version of the format that is written.
const VERSION: u32 = 1;

/// Everything that a record is made of.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The guide, where it is there.
    pub guide: Option<&'a Guide>,
    /// The case.
    pub case: &'a Case,
    /// Its journal.
    pub chain: Chain,
    /// When the record is made.
    pub now: Timestamp,
    /// Whether names of people stand in it.
    pub with_names: bool,
}

/// What `record.json` says.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    format: String,
    version: u32,
    case: String,
    made: Timestamp,
    /// The sum of the journal's last line.
    head: String,
    #[serde(default)]
    gaps: Vec<usize>,
    parts: Vec<Part>,
}

/// A part of the record.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Part {
    name: String,
    bytes: u64,
    sha256: String,
}

/// Why a record was not written. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something of the case cannot be read.
    #[error("{0}")]
    Store(#[from] store::Error),
    /// The file cannot be written.
    #[error("{0}")]
    File(#[from] Error),
}

impl<'a> Record<'a> {
    /// Reads what a record needs.
    pub fn of(
        store: &Store,
        guide: Option<&'a Guide>,
        case: &'a Case,
        now: Timestamp,
        with_names: bool,
    ) -> Result<Self, store::Error> {
        let id = CaseId::new(&case.id)?;
        let leaves_out = |event: &_| !with_names && timeline::holds_a_name(event);
        Ok(Self {
            guide,
            case,
            chain: store.chain(&id, leaves_out)?,
            now,
            with_names,
        })
    }

    /// The page alone, to read or to print.
    pub fn page(&self) -> String {
        page::page(self)
    }

    /// Writes the page alone.
    pub fn save_page(&self, store: &Store, path: &Path, replace: bool) -> Result<(), Error> {
        export::write(store, path, &self.page(), replace)
    }

    /// Writes the whole record.
    pub fn save(&self, store: &Store, path: &Path, replace: bool) -> Result<(), NotWritten> {
        let id = CaseId::new(&self.case.id)?;
        let page = self.page();
        let mut parts = vec![
            part(JOURNAL, self.chain.text.as_bytes()),
            part(PAGE, page.as_bytes()),
        ];
        let mut files = Vec::new();
        for (name, file) in names(&self.case.proof.files) {
            parts.push(part(&name, &store.attached(&id, file)?));
            files.push((name, file));
        }
        let contents = self.contents(parts);
        let mut read_error = None;
        let written = export::write_with(store, path, replace, |out| {
            let mut zip = ZipWriter::new(out);
            add(&mut zip, CONTENTS, contents.as_bytes())?;
            add(&mut zip, PAGE, page.as_bytes())?;
            add(&mut zip, JOURNAL, self.chain.text.as_bytes())?;
            for (name, file) in &files {
                // One file at a time is in memory.
                match store.attached(&id, file) {
                    Ok(bytes) => add(&mut zip, name, &bytes)?,
                    Err(error) => {
                        read_error = Some(error);
                        return Err(io::ErrorKind::Other.into());
                    }
                }
            }
            zip.finish()?;
            Ok(())
        });
        match read_error {
            Some(error) => Err(error.into()),
            None => Ok(written?),
        }
    }

    fn contents(&self, parts: Vec<Part>) -> String {
        let contents = Contents {
            format: "outro-record".to_owned(),
            version: VERSION,
            case: self.case.id.clone(),
            made: self.now,
            head: self.chain.head.clone(),
            gaps: self.chain.gaps.clone(),
            parts,
        };
        let body = serde_json::to_string(&contents).unwrap_or_default();
        // The seal ends the object.
        chain::seal(body.strip_suffix('}').unwrap_or(&body))
    }

    /// An address that writes an e-mail to oneself with the chain's head: a date from outside,
    /// for nothing.
    pub fn mail(&self) -> String {
        let service = self
            .guide
            .map_or(self.case.guide.as_str(), |guide| &guide.title);
        let values = [
            ("service", text(service)),
            ("head", text(&self.chain.head)),
            ("made", text(timeline::moment(self.now))),
        ];
        super::mail::address(
            &tr_with("record-mail-subject", &values),
            &tr_with("record-mail-text", &values),
        )
    }
}

/// A name for the file of a record.
pub fn file_name(case: &Case) -> String {
    let service: String = case.guide.as_str().chars().take(60).collect();
    format!("outro-record-{}.zip", plain(&service, "case"))
}

/// The attached files under the names that they have in the record.
fn names(files: &[Attachment]) -> Vec<(String, &Attachment)> {
    let numbered = (1..).zip(files);
    numbered
        .map(|(n, file)| (format!("files/{n:02}-{}", plain(&file.name, "file")), file))
        .collect()
}

fn part(name: &str, bytes: &[u8]) -> Part {
    Part {
        name: name.to_owned(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    }
}

/// Adds a part as it is, so that what is damaged can still be read around the damage.
fn add<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, bytes: &[u8]) -> io::Result<()> {
    let as_it_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(name, as_it_is).map_err(io::Error::other)?;
    zip.write_all(bytes)
}

/// Parts by name; none where two have one name.
fn by_name(parts: &[Part]) -> Option<BTreeMap<&str, &Part>> {
    let all: BTreeMap<&str, &Part> = parts
        .iter()
        .map(|part| (part.name.as_str(), part))
        .collect();
    (all.len() == parts.len()).then_some(all)
}

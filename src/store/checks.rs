//! Where checked lists lie on this computer: `checks.json`.
//!
//! A case remembers what was in a list, not where it lies: a place holds names of people and
//! folders, and means nothing on another computer. So places stand here, for their owner
//! alone, in no export, and go when their case is deleted for good.
//!
//! ```json
//! { "version": 1, "places": [ { "case": "<id>", "task": "<id>", "sha256": "<64 digits>",
//!   "path": "<where>", "size": 1, "modified": "<UTC>" } ] }
//! ```
//!
//! A broken file counts as empty: then Outro does not know where the lists lie, and nothing
//! else is lost. One of a newer version, or one that cannot be read now, stays as it is.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::guide::TaskId;

use super::Store;
use super::error::Error;
use super::files::version;
use super::id::CaseId;
use super::settings;

const VERSION: u32 = 1;
const LARGEST: u64 = 8 << 20;
/// More places than this are not kept; the oldest are forgotten.
const MOST: usize = 10_000;

/// Where a checked list lies, as it was when it was last seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The case.
    pub case: String,
    /// The backup task.
    pub task: TaskId,
    /// The sum by which the check knows the list.
    pub sha256: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written.
    #[serde(default)]
    pub modified: Option<Timestamp>,
}

#[derive(Default, Serialize, Deserialize)]
struct Document {
    version: u32,
    places: Vec<Place>,
}

impl Store {
    /// Where checked lists lie, one for each case and task, the newest last; none where that
    /// cannot be read.
    pub fn places(&self) -> Vec<Place> {
        self.known_places().unwrap_or_default()
    }

    /// The same, and an error where they are there and cannot be read now, or not by this
    /// version.
    fn known_places(&self) -> Result<Vec<Place>, Error> {
        let path = self.files.checks();
        let bytes = self.files.read(&path, LARGEST)?.unwrap_or_default();
        let bytes = bytes.strip_prefix(settings::MARK).unwrap_or(&bytes);
        if version::of(bytes) > VERSION {
            return Err(Error::Newer { path });
        }
        let document: Document = serde_json::from_slice(bytes).unwrap_or_default();
        Ok(match document.version {
            VERSION => document.places,
            _ => Vec::new(),
        })
    }

    /// Remembers where a list lies, in the place of what was known for its case and task.
    /// A path that is not Unicode cannot be kept and is forgotten instead.
    pub fn note_place(&self, place: &Place) -> Result<(), Error> {
        self.change_places(|places| {
            places.retain(|known| (&known.case, &known.task) != (&place.case, &place.task));
            if place.path.to_str().is_some() {
                places.push(place.clone());
            }
            let surplus = places.len().saturating_sub(MOST);
            places.drain(..surplus);
        })
    }

    /// Forgets where a case's lists lie.
    pub(super) fn forget_places(&self, case: &CaseId) -> Result<(), Error> {
        if self
            .places()
            .iter()
            .all(|known| known.case != case.as_str())
        {
            return Ok(());
        }
        self.change_places(|places| places.retain(|known| known.case != case.as_str()))
    }

    fn change_places(&self, change: impl FnOnce(&mut Vec<Place>)) -> Result<(), Error> {
        self.files.ensure(&self.files.root)?;
        let _lock = self
            .files
            .lock(&self.files.root.join("checks.lock"), &self.files.checks())?;
        let mut places = match self.known_places() {
            // What is too large to be read was not written by Outro.
            Err(Error::TooLarge { .. }) => Vec::new(),
            known => known?,
        };
        change(&mut places);
        let version = VERSION;
        let document = Document { version, places };
        let text = serde_json::to_vec_pretty(&document).unwrap_or_default();
        self.files.replace(&self.files.checks(), &text)
    }
}

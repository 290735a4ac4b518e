//! What was kept as proof that it is cancelled.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The largest file that is attached, in bytes.
pub const LARGEST_FILE: u64 = 32 << 20;
/// The most that the files of one case hold together, in bytes.
pub const LARGEST_CASE: u64 = 256 << 20;

/// What is noted beside the reference number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// What the page or the e-mail said.
    PageSaid,
    /// Whom the person spoke to.
    SpokeTo,
    /// When they spoke.
    SpokeOn,
    /// Anything else.
    Notes,
}

/// A file that was copied into the case's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The file's own name, without folders.
    pub name: String,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal digits; the copy lies under it.
    pub sha256: String,
}

/// A date that was written to a calendar file, so that the next file can say what is stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// Which date.
    pub kind: String,
    /// On which day it stands in the calendar.
    pub day: Date,
    /// What the entry is called there.
    pub title: String,
}

/// Everything that was kept as proof.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// What was noted.
    pub details: BTreeMap<Detail, String>,
    /// The attached files, in the order in which they came.
    pub files: Vec<Attachment>,
    /// The guide's signs that it is really cancelled, in its words, and whether each was seen.
    pub signs: BTreeMap<String, bool>,
}

impl Proof {
    /// What the attached files hold together, in bytes.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// The attached file with this SHA-256.
    pub fn file(&self, sha256: &str) -> Option<&Attachment> {
        self.files.iter().find(|file| file.sha256 == sha256)
    }
}

impl Attachment {
    /// True when its sum can be the name of a file.
    pub fn is_sound(&self) -> bool {
        is_sum(&self.sha256) && self.bytes <= LARGEST_FILE
    }
}

/// True for 64 lower-case hexadecimal digits.
pub fn is_sum(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

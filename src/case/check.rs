//! What an exported list held when it was looked into: the facts that a case remembers.
//!
//! Where the file lies is not among them. A place tells about a computer and its person, and
//! whatever stands in an event leaves with every export; so it is kept beside, in
//! `checks.json`, and stays on this computer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Case;
use crate::guide::TaskId;
use crate::guide::backup::Task;

/// An exported list as it was when it was looked into. Ids are those of `playlist`, kept as
/// text, so that one of a newer version is kept too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The file's own name, without folders; empty for a pasted list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Its size in bytes; of a folder, of all files in it.
    #[serde(default)]
    pub size: u64,
    /// When it was last written, as the disk says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// The format's id.
    pub format: String,
    /// How surely that format is known.
    pub certainty: String,
    /// Playlists in it; favourites are none.
    #[serde(default)]
    pub playlists: u64,
    /// Songs in all.
    #[serde(default)]
    pub tracks: u64,
    /// Songs among them that are favourites.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub favourites: u64,
    /// Albums; no songs.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub albums: u64,
    /// Artists; no songs.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub artists: u64,
    /// Songs that stand in the same playlist before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub duplicates: u64,
    /// Songs without an artist.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub without_artist: u64,
    /// Songs with the number by which services find a recording.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub with_isrc: u64,
    /// What looked wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Concern>,
    /// When it was looked into.
    pub at: Timestamp,
}

/// Something that looked wrong in an exported list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// The warning's id; `unread` for files in it that could not be read.
    pub id: String,
    /// The number that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The playlist or file that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Check {
    /// True when nothing about it says that something is missing.
    pub fn is_right(&self) -> bool {
        let is_harmless = |warning: &Concern| warning.id == "duplicates";
        self.tracks > 0 && !self.lacks_playlists() && self.warnings.iter().all(is_harmless)
    }

    /// True for what Amazon sends on request where it names songs and no playlist: that is no
    /// backup of playlists.
    pub fn lacks_playlists(&self) -> bool {
        self.format.starts_with("amazon-") && self.tracks > 0 && self.playlists == 0
    }
}

/// The latest check of a task, whatever the task was called then.
pub fn of<'a>(task: &Task, case: &'a Case) -> Option<&'a Check> {
    std::iter::once(&task.id)
        .chain(&task.was)
        .find_map(|id| case.checks.get(id))
}

/// The checks of a case by the task that they belong to.
pub type Checks = BTreeMap<TaskId, Check>;

//! What scripts see.

use serde::Serialize;

use crate::playlist::{FileReport, Playlist, Skipped, Warning};
use crate::present::playlist::{unread, warn};
use crate::text::clean;

/// A file as scripts see it. Fields may be added; none changes its meaning.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    pub(super) file: String,
    pub(super) format: &'static str,
    pub(super) certainty: &'static str,
    pub(super) playlists: Vec<Playlist>,
    pub(super) tracks: u64,
    pub(super) favourites: u64,
    pub(super) albums: u64,
    pub(super) artists: u64,
    pub(super) plays: u64,
    /// Podcasts, films and the like.
    pub(super) other_media: u64,
    /// Lines and rows in which no song is named.
    pub(super) passed_over: u64,
    pub(super) duplicates: u64,
    pub(super) without_artist: u64,
    pub(super) with_isrc: u64,
    pub(super) warnings: Vec<Said>,
    /// The files within, for a folder or a ZIP file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<Line<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) skipped: Vec<String>,
    /// Those among them that could not be read, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unread: Vec<Unread>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Missing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<Said>,
}

/// A sentence with its id.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    pub(super) id: &'static str,
    pub(super) text: String,
}

/// A file within that could not be read.
#[derive(Debug, Serialize)]
pub(super) struct Unread {
    file: String,
    id: &'static str,
    text: String,
}

impl Unread {
    /// None where it is merely another kind of file.
    pub(super) fn of(file: &Skipped) -> Option<Self> {
        Some(Self {
            file: clean(&file.name),
            id: file.why?,
            text: unread(file),
        })
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Missing<'a> {
    pub(super) complete: bool,
    pub(super) playlists: Option<u64>,
    pub(super) songs: Option<u64>,
    pub(super) names: &'a [String],
}

impl Line<'_> {
    pub(super) fn of(file: &FileReport) -> Self {
        let cleaned = |playlist: &Playlist| Playlist {
            name: clean(&playlist.name),
            ..playlist.clone()
        };
        Self {
            file: clean(&file.name),
            format: file.format.id(),
            certainty: file.certainty.id(),
            playlists: file.playlists.iter().map(cleaned).collect(),
            tracks: file.tracks,
            favourites: file.favourites,
            albums: file.albums,
            artists: file.artists,
            plays: file.plays,
            other_media: file.other_media,
            passed_over: file.passed_over,
            duplicates: file.duplicates,
            without_artist: file.without_artist,
            with_isrc: file.with_isrc,
            warnings: file.warnings.iter().map(said).collect(),
            files: Vec::new(),
            skipped: Vec::new(),
            unread: Vec::new(),
            missing: None,
            error: None,
        }
    }
}

fn said(warning: &Warning) -> Said {
    Said {
        id: warning.id(),
        text: warn(warning),
    }
}

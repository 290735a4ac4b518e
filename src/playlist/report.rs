//! What is said about an export: its format, what it holds, and what looks wrong.

use std::path::PathBuf;

use crate::playlist::format::{Certainty, Format};

/// A playlist and how many tracks it has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Playlist {
    /// Its name as the export tells it, else the file's name; at most 512 bytes.
    pub name: String,
    /// Its tracks, duplicates too.
    pub tracks: u64,
    /// Tells playlists of the same name apart: that of their rows, [`super::Track::list`].
    #[serde(skip)]
    pub number: usize,
}

/// Something that looks wrong. A door words it by its id and what it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// There is no track in it.
    Empty,
    /// It ends in the middle of a line or entry.
    CutShort,
    /// It has exactly as many tracks as the tool gives away for free.
    FreeLimit {
        /// Tracks.
        limit: u64,
        /// The playlist, where the limit counts for each.
        playlist: Option<String>,
    },
    /// It lists albums or artists and no tracks.
    NotTracks {
        /// Rows that are albums.
        albums: u64,
        /// Rows that are artists.
        artists: u64,
    },
    /// It is a web page, for example a page that asks to sign in.
    Html,
    /// It is a ZIP file with a password.
    Encrypted,
    /// It is a PDF.
    Pdf,
    /// It is a picture.
    Picture,
    /// It is music or a video.
    Recording,
    /// It is a table without a header, or with columns that nobody knows.
    NoColumns,
    /// It lists what was played, and is no list of songs.
    History,
    /// Quotes in it are never closed, so that cells may be muddled.
    OpenQuotes {
        /// Quotes.
        count: u64,
    },
    /// Rows have more cells than there are columns, so that names may be cut.
    WideRows {
        /// Rows.
        count: u64,
    },
    /// Entries of its playlists name songs that it does not have.
    NotInFile {
        /// Entries.
        count: u64,
    },
    /// It does not say how its letters are written, so that was guessed.
    Letters {
        /// The encoding that it was read as.
        encoding: &'static str,
    },
    /// Some tracks stand more than once in the same playlist, or in none.
    Duplicates {
        /// Rows beyond the first of each.
        count: u64,
    },
}

impl Warning {
    /// The permanent id.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::CutShort => "cut-short",
            Self::FreeLimit { .. } => "free-limit",
            Self::NotTracks { .. } => "not-tracks",
            Self::Html => "html",
            Self::Encrypted => "encrypted",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Recording => "recording",
            Self::NoColumns => "no-columns",
            Self::History => "history",
            Self::OpenQuotes { .. } => "open-quotes",
            Self::WideRows { .. } => "wide-rows",
            Self::NotInFile { .. } => "not-in-file",
            Self::Letters { .. } => "letters",
            Self::Duplicates { .. } => "duplicates",
        }
    }

    /// How many rows, quotes or entries it is about; none where it counts nothing.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::OpenQuotes { count }
            | Self::WideRows { count }
            | Self::NotInFile { count }
            | Self::Duplicates { count } => Some(*count),
            _ => None,
        }
    }
}

/// What one file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// The file, with the ZIP files around it: `export.zip/Morning.csv`. May hold anything
    /// that a file name can; clean it before it is shown.
    pub name: String,
    /// Which program or service writes such files.
    pub format: Format,
    /// How surely.
    pub certainty: Certainty,
    /// The playlists, in the order of the file. Favourites are no playlist.
    pub playlists: Vec<Playlist>,
    /// Tracks in all: in playlists, favourites, and the library's.
    pub tracks: u64,
    /// Tracks among them that are marked as favourites.
    pub favourites: u64,
    /// Tracks that are shown without a playlist: favourites, those in none, and all of a library,
    /// which may be in its playlists as well.
    pub loose: u64,
    /// Rows that are albums; no tracks.
    pub albums: u64,
    /// Rows that are artists; no tracks.
    pub artists: u64,
    /// Rows of a listening history; no tracks.
    pub plays: u64,
    /// Podcasts, films and the like; no tracks.
    pub other_media: u64,
    /// Lines and rows in which no track is named: headings, sentences, rows without a title.
    pub passed_over: u64,
    /// Tracks that stand before in the same playlist, or in none. Of a library only those in
    /// playlists count.
    pub duplicates: u64,
    /// Tracks without an artist.
    pub without_artist: u64,
    /// Tracks with an ISRC, the number by which services find a recording.
    pub with_isrc: u64,
    /// What looks wrong.
    pub warnings: Vec<Warning>,
}

impl FileReport {
    /// A report of a file that is no list.
    pub(super) fn unknown(name: String, warnings: Vec<Warning>) -> Self {
        Self {
            name,
            format: Format::Unknown,
            certainty: Certainty::None,
            playlists: Vec::new(),
            tracks: 0,
            favourites: 0,
            loose: 0,
            albums: 0,
            artists: 0,
            plays: 0,
            other_media: 0,
            passed_over: 0,
            duplicates: 0,
            without_artist: 0,
            with_isrc: 0,
            warnings,
        }
    }

    /// Rows of tracks that are shown: a library shows its tracks, and those of its playlists again.
    pub fn shown(&self) -> u64 {
        let listed: u64 = self.playlists.iter().map(|list| list.tracks).sum();
        self.loose + listed
    }

    /// True where tracks without a playlist may stand in playlists as well, as those of a library.
    pub fn has_library(&self) -> bool {
        self.shown() > self.tracks
    }

    /// True when it could be read as a list.
    pub fn is_list(&self) -> bool {
        self.format != Format::Unknown
    }
}

/// A file in a folder or a ZIP file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// The file, as in [`FileReport::name`].
    pub name: String,
    /// The id of the [`super::Why`] for which it could not be read; none when it is another
    /// kind of file.
    pub why: Option<&'static str>,
}

/// What a file, a ZIP file or a folder holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What was asked for; empty for a pasted list.
    pub path: PathBuf,
    /// A report for each list in it; at least one.
    pub files: Vec<FileReport>,
    /// Files in it that were passed over; at most 1,000 are named.
    pub skipped: Vec<Skipped>,
}

impl Report {
    /// True when there is at least one list in it.
    pub fn is_list(&self) -> bool {
        self.files.iter().any(FileReport::is_list)
    }

    /// The sums of all files as one report: the format that all share, else
    /// [`Format::Several`]; the least certainty; every playlist; each warning. A file beside
    /// the lists that is none takes part with its warnings only.
    pub fn sum(&self) -> FileReport {
        let mut sum = FileReport::unknown(self.path.display().to_string(), Vec::new());
        for file in &self.files {
            if file.is_list() {
                sum.format = sum.format.and(file.format);
                sum.certainty = sum.certainty.and(file.certainty);
            }
            sum.playlists.extend_from_slice(&file.playlists);
            sum.tracks += file.tracks;
            sum.favourites += file.favourites;
            sum.loose += file.loose;
            sum.albums += file.albums;
            sum.artists += file.artists;
            sum.plays += file.plays;
            sum.other_media += file.other_media;
            sum.passed_over += file.passed_over;
            sum.duplicates += file.duplicates;
            sum.without_artist += file.without_artist;
            sum.with_isrc += file.with_isrc;
            sum.take_warnings(&file.warnings);
        }
        // One file without tracks is no matter where others have some.
        if sum.tracks > 0 {
            let beside = |w: &Warning| {
                matches!(
                    w,
                    Warning::NotTracks { .. } | Warning::Empty | Warning::History
                )
            };
            sum.warnings.retain(|warning| !beside(warning));
        }
        sum
    }
}

impl FileReport {
    fn take_warnings(&mut self, warnings: &[Warning]) {
        for warning in warnings {
            let same = self
                .warnings
                .iter_mut()
                .find(|have| have.id() == warning.id());
            match (same, warning) {
                (Some(Warning::Duplicates { count }), Warning::Duplicates { count: more })
                | (Some(Warning::OpenQuotes { count }), Warning::OpenQuotes { count: more })
                | (Some(Warning::WideRows { count }), Warning::WideRows { count: more })
                | (Some(Warning::NotInFile { count }), Warning::NotInFile { count: more }) => {
                    *count += more;
                }
                (Some(_), Warning::FreeLimit { .. }) | (None, _) => {
                    self.warnings.push(warning.clone());
                }
                (Some(_), _) => {}
            }
        }
    }
}

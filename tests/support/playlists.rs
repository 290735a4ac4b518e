//! Exports to try, and ZIP files of them.

#![allow(dead_code, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use outro::playlist::{self, FileReport, Kind, Report, Track, Watch};
use zip::write::SimpleFileOptions;

/// A file of `tests/fixtures/exports`.
pub fn export(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/exports")
        .join(name)
}

pub fn read(path: &Path) -> Report {
    playlist::read(path, &Watch::default())
        .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// The only list in a file.
pub fn read_one(path: &Path) -> FileReport {
    let mut report = read(path);
    assert_eq!(report.files.len(), 1, "{report:?}");
    report.files.remove(0)
}

pub fn ids(file: &FileReport) -> Vec<&'static str> {
    file.warnings.iter().map(playlist::Warning::id).collect()
}

pub fn lists(file: &FileReport) -> Vec<(&str, u64)> {
    file.playlists
        .iter()
        .map(|list| (list.name.as_str(), list.tracks))
        .collect()
}

/// A row that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: Kind,
    pub playlist: Option<String>,
    pub title: String,
    pub artist: String,
    pub album: String,
    pub isrc: String,
}

impl From<&Track<'_>> for Row {
    fn from(track: &Track<'_>) -> Self {
        Self {
            kind: track.kind,
            playlist: track.playlist.map(str::to_owned),
            title: track.title.to_owned(),
            artist: track.artist.to_owned(),
            album: track.album.to_owned(),
            isrc: track.isrc.to_owned(),
        }
    }
}

/// Every row of a file.
pub fn rows(path: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    let each = &mut |track: &Track<'_>| {
        rows.push(Row::from(track));
        std::ops::ControlFlow::Continue(())
    };
    playlist::visit(path, &Watch::default(), each).unwrap();
    rows
}

/// A ZIP file with these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same, with the mark of a password on every file.
pub fn locked_zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = zip(files);
    for at in 0..bytes.len() - 4 {
        // The flags stand 6 bytes into a local header and 8 into a central one.
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}

pub fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// A `TuneMyMusic` file with this many different tracks in lists of 100.
pub fn tunemymusic(tracks: usize) -> String {
    let mut text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n".to_owned();
    for at in 0..tracks {
        let list = at / 100;
        writeln!(
            text,
            "Song {at},Ada Quill,Hours,List {list},Playlist,GBXYZ{at:07}"
        )
        .unwrap();
    }
    text
}

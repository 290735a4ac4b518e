//! What people really bring: kinds of files as other programs and people leave them behind. Each
//! goes through every door, and the right songs come out.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use std::fs;
use std::path::Path;

use outro::playlist::compare;
use outro::playlist::save::{self, Existing, Form};
use outro::playlist::{self, Kind, Track, Watch};
use playlists::{ids, put, read, read_one, rows, zip};

mod apart;
mod encodings;
mod json;
mod lines;
mod markup;
mod players;
mod refused;
mod same;
mod tables;

/// A playlist, a title and an artist.
type Song<'s> = (&'s str, &'s str, &'s str);

fn songs(path: &Path) -> Vec<(String, String, String)> {
    let is_song = |row: &playlists::Row| matches!(row.kind, Kind::Track | Kind::Favourite);
    let songs = rows(path).into_iter().filter(is_song);
    songs
        .map(|row| (row.playlist.unwrap_or_default(), row.title, row.artist))
        .collect()
}

fn pasted(text: &str) -> Vec<(String, String)> {
    let mut songs = Vec::new();
    let mut each = |track: &Track<'_>| {
        if matches!(track.kind, Kind::Track | Kind::Favourite) {
            songs.push((track.title.to_owned(), track.artist.to_owned()));
        }
        std::ops::ControlFlow::Continue(())
    };
    playlist::visit_text(text, &mut each).unwrap();
    songs
}

/// Counts, saves, packs, pastes and compares a file: these are its songs, whichever way it
/// comes. The warnings are returned.
fn holds(name: &str, bytes: &[u8], expected: &[Song<'_>]) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), name, bytes);
    let owned = |(list, title, artist): &Song<'_>| {
        (
            (*list).to_owned(),
            (*title).to_owned(),
            (*artist).to_owned(),
        )
    };
    let expected: Vec<_> = expected.iter().map(owned).collect();
    let file = read_one(&path);
    assert_eq!(songs(&path), expected, "{name}");
    assert_eq!(file.tracks, expected.len() as u64, "{name}");
    let without = expected.iter().filter(|song| song.2.is_empty()).count();
    assert_eq!(file.without_artist, without as u64, "{name}");
    for form in Form::ALL {
        let to = folder.path().join(format!("saved.{}", form.id()));
        let saved = save::file(&path, &to, form, Existing::Keep, &Watch::default()).unwrap();
        assert_eq!(saved.tracks, file.tracks, "{name} {form:?}");
        assert_eq!((saved.nameless, saved.changed), (0, 0), "{name} {form:?}");
        if form == Form::Csv {
            let is_library = |song: &(String, String, String)| song.0 == "Library Songs";
            let mut again = songs(&to);
            again
                .iter_mut()
                .filter(|song| is_library(song))
                .for_each(|song| song.0.clear());
            assert_eq!(again, expected, "{name}");
            let both = compare::exports(&path, &to, &Watch::default()).unwrap();
            assert_eq!((both.first.count, both.second.count), (0, 0), "{name}");
        }
    }
    let packed = zip(&[(name, bytes), ("__MACOSX/._x.csv", b"\0\x05\x16\x07")]);
    let packed = put(folder.path(), "packed.zip", packed);
    assert_eq!(songs(&packed), expected, "{name} in a ZIP file");
    let beside = folder.path().join("beside");
    put(&beside, name, bytes);
    put(
        &beside,
        "desktop.ini",
        "[.ShellClassInfo]\r\nIconResource=x.dll,1\r\n",
    );
    put(&beside, ".DS_Store", b"\0\0\0\x01Bud1");
    put(&beside, "cover.png", b"\x89PNG\r\n\x1a\n");
    assert_eq!(songs(&beside), expected, "{name} in a folder");
    assert!(read(&beside).skipped.iter().all(|file| file.why.is_none()));
    let to = folder.path().join("of-folder.csv");
    let saved = save::file(&beside, &to, Form::Csv, Existing::Keep, &Watch::default()).unwrap();
    assert_eq!(saved.unread, []);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let expected: Vec<_> = expected.into_iter().map(|song| (song.1, song.2)).collect();
        assert_eq!(pasted(text), expected, "{name}, pasted");
        assert_eq!(
            playlist::read_text(text).sum().tracks,
            file.tracks,
            "{name}, pasted"
        );
        let to = folder.path().join("of-paste.csv");
        save::text(text, &to, Form::Csv, Existing::Keep, &Watch::default()).unwrap();
    }
    fs::remove_file(path).unwrap();
    ids(&file)
}

/// As [`holds`], and nothing looks wrong.
fn holds_well(name: &str, bytes: impl AsRef<[u8]>, expected: &[Song<'_>]) {
    let warnings = holds(name, bytes.as_ref(), expected);
    assert_eq!(warnings, [""; 0], "{name}");
}

/// As [`holds_well`], for several ways to write the same songs.
fn each_holds_well(name: &str, texts: &[impl AsRef<[u8]>], expected: &[Song<'_>]) {
    for text in texts {
        holds_well(name, text, expected);
    }
}

/// A list with two songs, which most ways to write one are tried with.
fn two_songs(list: &str) -> [Song<'_>; 2] {
    [(list, "Lanterns", "Vera"), (list, "Salt", "Pine")]
}

/// The list, saved beside itself.
fn saved_as_csv(path: &Path) -> Result<save::Saved, playlist::Error> {
    let to = path.with_file_name("saved.csv");
    save::file(path, &to, Form::Csv, Existing::Replace, &Watch::default())
}

/// The text in UTF-16 with a mark, each line's end CR alone.
fn utf16(text: &str) -> Vec<u8> {
    let marked = format!("\u{feff}{}", text.replace('\n', "\r"));
    marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

//! Whatever the bytes are, reading them ends with an answer, and the answer adds up.

#![allow(clippy::unwrap_used)]

use crate::changes::{change, changed};
use crate::playlists;

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use outro::playlist::save::{self, Existing, Form};
use outro::playlist::{self, Kind, Watch};
use playlists::{export, put, zip};
use proptest::prelude::*;

/// Every fixture, and a ZIP file of some.
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut seeds = Vec::new();
    let mut folders: Vec<PathBuf> = vec![export("")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                seeds.push(fs::read(path).unwrap());
            }
        }
    }
    let inner = zip(&[("a.csv", &seeds[0]), ("b/c.json", &seeds[1])]);
    seeds.push(zip(&[("d.txt", &seeds[2]), ("inner.zip", &inner)]));
    seeds.push(inner);
    seeds
});

/// Bytes that tell something in one format or another.
const TELLING: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r",
    b",",
    b";",
    b"\t",
    b"<",
    b">",
    b"&",
    b"[",
    b"{",
    b"}",
    b"]",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"|",
    b"#EXTINF:",
    b"PK\x03\x04",
    b"<![CDATA[",
    b"<!--",
];

/// Reads in every way; whatever comes must add up.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "export", bytes);
    let watch = Watch::default();
    let mut shown = 0;
    // How many tracks of each playlist; the favourites and those in none are together.
    let mut within: HashMap<Option<usize>, u64> = HashMap::new();
    let each = &mut |track: &playlist::Track<'_>| {
        if matches!(track.kind, Kind::Track | Kind::Favourite) {
            shown += 1;
            let list = track.list.filter(|_| track.kind == Kind::Track);
            *within.entry(list).or_default() += 1;
        }
        std::ops::ControlFlow::Continue(())
    };
    let seen = playlist::visit(&path, &watch, each);
    playlist::read_text(&String::from_utf8_lossy(bytes));
    let Ok(report) = playlist::read(&path, &watch) else {
        return Ok(());
    };
    prop_assert!(!report.files.is_empty());
    for file in &report.files {
        let listed: u64 = file.playlists.iter().map(|list| list.tracks).sum();
        let is_library = file.format == playlist::Format::ItunesXml;
        prop_assert!(is_library || listed <= file.tracks, "{file:?}");
        prop_assert!(file.favourites <= file.tracks);
        // What stands twice in the playlists of a library is in it once.
        prop_assert!(is_library || file.duplicates < file.tracks.max(1));
        prop_assert!(file.without_artist <= file.tracks);
        prop_assert!(file.with_isrc <= file.tracks);
        prop_assert_eq!(file.is_list(), file.certainty != playlist::Certainty::None);
    }
    let sum = report.sum();
    prop_assert!(seen.is_err() || shown >= sum.tracks, "{shown} of {sum:?}");
    if seen.is_ok_and(|unread| unread.is_empty()) && report.skipped.is_empty() {
        for list in &sum.playlists {
            let found = within.get(&Some(list.number)).copied().unwrap_or_default();
            prop_assert_eq!(found, list.tracks, "{:?} of {:?}", list, sum);
        }
        let loose = within.get(&None).copied().unwrap_or_default();
        prop_assert_eq!(loose, sum.loose, "{:?}", sum);
    }
    for form in Form::ALL {
        let to = folder.path().join(form.id());
        let saved = save::file(&path, &to, form, Existing::Keep, &watch);
        if let Err(error) = &saved {
            let id = error.why.id();
            prop_assert!(matches!(id, "nothing" | "damaged" | "long-line"), "{id}");
        }
        prop_assert_eq!(saved.is_ok(), to.exists());
    }
    Ok(())
}

#[test]
fn every_playlist_is_shown_with_as_many_tracks_as_it_is_said_to_have() {
    for seed in SEEDS.iter() {
        check(seed).unwrap();
    }
    // The same three lists under the same names, once more.
    let lists: Vec<&[u8]> = SEEDS.iter().take(3).map(Vec::as_slice).collect();
    let named: Vec<(String, &[u8])> = (0..6)
        .map(|n| (format!("{n}/Morning.csv"), lists[n % 3]))
        .collect();
    let named: Vec<(&str, &[u8])> = named
        .iter()
        .map(|(name, list)| (name.as_str(), *list))
        .collect();
    check(&zip(&named)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        check(&bytes)?;
    }

    #[test]
    fn any_text_gets_an_answer(text in "[ -~\n\t\"<>&;,|äé]{0,400}") {
        check(text.as_bytes())?;
    }

    /// Signs that mean something to one form or another, in every order.
    #[test]
    fn telling_signs_are_saved_as_they_are(
        lines in prop::collection::vec(r#"[a\\\\"',;|#/<>&=@+-]{1,12}( - |\t)[a\\\\"',;|#/<>&=@+-]{1,12}"#, 1..6),
    ) {
        check(lines.join("\n").as_bytes())?;
    }

    #[test]
    fn changed_exports_get_an_answer(
        seed in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(TELLING), 1..6),
    ) {
        let seed = seed.get(&SEEDS[..]).clone();
        check(&changed(seed, &changes))?;
    }

    #[test]
    fn what_is_saved_is_what_was_read(
        rows in prop::collection::vec(
            (any::<String>(), any::<String>(), any::<String>(), any::<String>()), 1..12),
    ) {
        let cell = |text: &str| format!("\"{}\"", text.replace('\0', " ").replace('"', "\"\""));
        let mut text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n".to_owned();
        for (title, artist, album, list) in &rows {
            let cells = [title, artist, album, list].map(|text| cell(text));
            writeln!(text, "{},Playlist,", cells.join(",")).unwrap();
        }
        check(text.as_bytes())?;
    }
}

/// A table with an album called like a tag was taken for a piece of a page.
#[test]
fn a_song_that_is_called_like_a_tag_is_saved() {
    let header = "Track name,Artist name,Album,Playlist name,Type,ISRC";
    for name in ["</3", "Pine</b>", "<b>Pine</b>", "</album><![CDATA[ Low]]>"] {
        let rows = format!("{header}\n{name},{name},{name},{name},Playlist,\n");
        let folder = tempfile::tempdir().unwrap();
        let path = put(folder.path(), "export.csv", rows.as_bytes());
        let report = playlist::read(&path, &Watch::default()).unwrap();
        assert_eq!(report.sum().tracks, 1, "{name}");
        check(rows.as_bytes()).unwrap();
        check(format!("A - B\n{name} - {name}\n").as_bytes()).unwrap();
    }
}

/// In the file that Outro wrote itself, a backslash before a quote was taken for an escape, and a
/// title of dashes for the line below a header.
#[test]
fn a_title_that_looks_like_a_part_of_a_table_is_saved() {
    for text in ["A\t \\\",", "\\\" - \\\",", "a \\, - b\\\"\\"] {
        check(text.as_bytes()).unwrap();
    }
}

/// A row of a table that begins like a line of an M3U made the whole table one.
#[test]
fn a_title_that_looks_like_a_line_of_a_player_is_saved() {
    let header = "Track name,Artist name,Album,Playlist name,Type,ISRC";
    for title in ["#EXTINF:Seven", "#EXTM3U", "#41", "#"] {
        let rows = format!("{header}\nHours,Ada Quill,,,Playlist,\n\"{title}\",Bo E,,,Playlist,\n");
        check(rows.as_bytes()).unwrap();
    }
}

/// A list that the fuzzer made: its saved copy once read back as something else.
#[test]
fn what_the_fuzzer_found_is_saved() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/playlist/joined");
    check(&fs::read(seed).unwrap()).unwrap();
}

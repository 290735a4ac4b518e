//! What looks wrong with an export, and files that are none.

#![allow(clippy::unwrap_used)]

mod playlist_support;

use std::fmt::Write;

use outro::playlist::{Format, Warning};
use playlist_support::{export, ids, locked_zip, put, read, read_one, tunemymusic, zip};

#[test]
fn each_thing_that_looks_wrong_is_said() {
    for (name, expected) in [
        ("wrong/empty.csv", "empty"),
        ("wrong/header-only.csv", "empty"),
        ("wrong/page.csv", "html"),
        ("wrong/cut-cell.csv", "cut-short"),
        ("wrong/cut-quote.csv", "cut-short"),
        ("wrong/cut.json", "cut-short"),
        ("wrong/cut.xspf", "cut-short"),
        ("wrong/cut.m3u", "cut-short"),
        ("soundiiz/albumsCSV1700000000.csv", "not-tracks"),
        ("soundiiz/artistsCSV1700000000.csv", "not-tracks"),
    ] {
        assert_eq!(ids(&read_one(&export(name))), [expected], "{name}");
    }
}

#[test]
fn other_files_are_no_lists() {
    for name in [
        "addresses.csv",
        "letter.txt",
        "package.json",
        "page.csv",
        "empty.csv",
    ] {
        let report = read(&export(&format!("wrong/{name}")));
        assert!(!report.is_list(), "{name}");
        assert_eq!(report.files[0].format, Format::Unknown, "{name}");
        assert_eq!(report.files[0].tracks, 0, "{name}");
    }
}

#[test]
fn a_file_cut_anywhere_is_never_called_whole() {
    let whole = std::fs::read(export("tunemymusic/amazon.csv")).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let second = text.match_indices('\n').nth(1).unwrap().0 + 1;
    for end in second + 1..whole.len() - 2 {
        let part = &whole[..end];
        // Between two lines nobody can tell, nor after a last cell without its line's end.
        let tail = part.strip_suffix(b"\r").unwrap_or(part);
        if tail.ends_with(b"\n") || text.as_bytes()[tail.len()..].starts_with(b"\r\n") {
            continue;
        }
        let file = read_one(&put(folder.path(), "part.csv", part));
        assert!(
            ids(&file).contains(&"cut-short"),
            "{:?}",
            String::from_utf8_lossy(tail)
        );
    }
}

#[test]
fn a_last_line_without_its_end_is_not_cut() {
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "title,artist,album\nHours,Ada,Seven",
        "title;artist;album\nMy 7\" Mix;Ada;12\" Singles",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\nA,B,C,D,Playlist,",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\nA,B,C,D,Playlist,GBXYZ2100011",
        "Ada - Hours\nAda - Seven",
    ] {
        let file = read_one(&put(folder.path(), "list", text));
        assert_eq!(ids(&file), [""; 0], "{text}");
    }
}

#[test]
fn exactly_the_free_limit_is_suspected() {
    let folder = tempfile::tempdir().unwrap();
    for (tracks, expected) in [(499, 0), (500, 1), (501, 0)] {
        let file = read_one(&put(folder.path(), "a.csv", tunemymusic(tracks)));
        let limit = Warning::FreeLimit {
            limit: 500,
            playlist: None,
        };
        let said = file.warnings.iter().filter(|warning| **warning == limit);
        assert_eq!(said.count(), expected, "{tracks}");
    }
    for (tracks, expected) in [(199, 0), (200, 1), (201, 0)] {
        let mut text = "title;artist;album;isrc;platform\n".to_owned();
        for at in 0..tracks {
            writeln!(text, "Song {at};Ada;Hours;;amazonmusic").unwrap();
        }
        let file = read_one(&put(folder.path(), "Morning.csv", text));
        let playlist = Some("Morning".to_owned());
        let limit = Warning::FreeLimit {
            limit: 200,
            playlist,
        };
        let said = file.warnings.iter().filter(|warning| **warning == limit);
        assert_eq!(said.count(), expected, "{tracks}");
    }
    // TuneMyMusic's 200 and Soundiiz's 500 mean nothing.
    let file = read_one(&put(folder.path(), "a.csv", tunemymusic(200)));
    assert_eq!(ids(&file), [""; 0]);
}

#[test]
fn duplicates_are_the_same_track_in_the_same_playlist() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
        Hours,Ada,Seven,Morning,Playlist,\n\
        HOURS , ada,Seven,Morning,Playlist,\n\
        Hours,Ada,Seven,Morning,Playlist,\n\
        Hours,Ada,Seven,Evening,Playlist,\n\
        Hours,Ada,Seven,Library Songs,Favorite,\n\
        Hours,Ada,Eight,Morning,Playlist,\n";
    let file = read_one(&put(folder.path(), "a.csv", text));
    assert_eq!((file.tracks, file.duplicates), (6, 2));
    assert_eq!(file.warnings, [Warning::Duplicates { count: 2 }]);
}

#[test]
fn a_locked_zip_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = locked_zip(&[("a.csv", b"title,artist\nHours,Ada\n")]);
    let report = read(&put(folder.path(), "export.zip", bytes));
    assert!(!report.is_list());
    assert_eq!(ids(&report.files[0]), ["encrypted"]);
}

#[test]
fn a_zip_without_its_end_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = zip(&[("a.csv", tunemymusic(400).as_bytes())]);
    let report = read(&put(folder.path(), "export.zip", &bytes[..bytes.len() / 2]));
    assert!(!report.is_list());
    assert_eq!(ids(&report.files[0]), ["cut-short"]);
}

#[test]
fn fewer_tracks_than_promised_is_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "[playlist]\nFile1=a.mp3\nTitle1=Ada - Hours\nNumberOfEntries=3\n",
        "{\"kind\":\"songmirror-playlist-backup\",\"track_count\":2,\"playlists\":[{\"name\":\"A\",\
         \"tracks\":[{\"name\":\"Hours\",\"artist\":\"Ada\"}]}]}",
        "<songmirror-playlist-backup track_count=\"2\"><playlists><playlist name=\"A\"><tracks>\
         <track name=\"Hours\" artist=\"Ada\"/></tracks></playlist></playlists>\
         </songmirror-playlist-backup>",
        "***playlist*** | SongShift | x | Morning | amazonmusic | 1 | 2\nA | B | C | d | e\nA | B",
    ] {
        let file = read_one(&put(folder.path(), "list", text));
        assert_eq!(ids(&file), ["cut-short"], "{text}");
    }
}

#[test]
fn a_web_page_beside_lists_is_told_and_a_picture_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.csv", tunemymusic(3));
    put(folder.path(), "b.csv", "<html><body>Sign in</body></html>");
    put(folder.path(), "c.png", b"\x89PNG\r\n\x1a\n\0\0");
    put(folder.path(), "d.json", "{\"version\": 3}");
    let report = read(folder.path());
    assert_eq!(report.sum().tracks, 3);
    assert_eq!(ids(&report.sum()), ["html"]);
    let skipped: Vec<&str> = report
        .skipped
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(skipped, ["c.png", "d.json"]);
}

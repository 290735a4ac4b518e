//! What looks wrong with an export, and files that are none.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use std::fmt::Write;

use outro::playlist::{Format, Warning};
use playlists::{export, ids, locked_zip, put, read, read_one, tunemymusic, zip};

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

/// Each of these files looks wrong in this way.
fn each_warns(texts: &[&str], warnings: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    for text in texts {
        let file = read_one(&put(folder.path(), "list", text));
        assert_eq!(ids(&file), warnings, "{text}");
    }
}

#[test]
fn a_last_line_without_its_end_is_not_cut() {
    let texts = [
        "title,artist,album\nHours,Ada,Seven",
        "title;artist;album\nMy 7\" Mix;Ada;12\" Singles",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\nA,B,C,D,Playlist,",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\nA,B,C,D,Playlist,GBXYZ2100011",
        "Ada - Hours\nAda - Seven",
    ];
    each_warns(&texts, &[]);
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
fn duplicates_of_a_library_are_those_in_its_playlists() {
    let folder = tempfile::tempdir().unwrap();
    let track = |number: u8, title: &str| {
        format!(
            "<key>{number}</key><dict><key>Track ID</key><integer>{number}</integer>\
             <key>Name</key><string>{title}</string><key>Artist</key><string>Ada</string></dict>"
        )
    };
    let list = |name: &str, numbers: &[u8]| {
        let items = numbers
            .iter()
            .map(|number| format!("<dict><key>Track ID</key><integer>{number}</integer></dict>"));
        let items: String = items.collect();
        format!(
            "<dict><key>Name</key><string>{name}</string>\
             <key>Playlist Items</key><array>{items}</array></dict>"
        )
    };
    // Seven lies twice in the library.
    let tracks = [track(1, "Hours"), track(2, "Seven"), track(3, "Seven")].concat();
    for (lists, expected) in [
        ([list("Night", &[1, 2]), list("Day", &[1, 3])], 0),
        ([list("Night", &[1, 2, 1, 1]), list("Day", &[3])], 2),
        ([list("Night", &[2, 3]), list("Day", &[2])], 1),
    ] {
        let lists = lists.concat();
        let (tracks, lists) = (
            format!("<key>Tracks</key><dict>{tracks}</dict>"),
            format!("<key>Playlists</key><array>{lists}</array>"),
        );
        for inner in [format!("{tracks}{lists}"), format!("{lists}{tracks}")] {
            let text = format!("<plist version=\"1.0\"><dict>{inner}</dict></plist>");
            let file = read_one(&put(folder.path(), "Library.xml", text));
            assert_eq!((file.tracks, file.duplicates), (3, expected), "{inner}");
        }
    }
}

#[test]
fn a_locked_zip_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = locked_zip(&[("a.csv", b"title,artist\nHours,Ada\n")]);
    let report = read(&put(folder.path(), "export.zip", bytes));
    assert!(!report.is_list());
    assert_eq!(ids(&report.files[0]), ["encrypted"]);
}

/// Why a file cannot be read, or what is said of it.
fn told(path: &std::path::Path) -> Vec<&'static str> {
    match outro::playlist::read(path, &outro::playlist::Watch::default()) {
        Ok(report) => {
            assert!(!report.is_list(), "{report:?}");
            let warned = report.files.iter().flat_map(ids);
            warned
                .chain(report.skipped.iter().filter_map(|file| file.why))
                .collect()
        }
        Err(error) => vec![error.why.id()],
    }
}

#[test]
fn other_kinds_of_files_are_called_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = b"application/vnd.oasis.opendocument.spreadsheet";
    let letter = b"application/vnd.oasis.opendocument.text";
    let manifest = ("META-INF/manifest.xml", &b"<manifest/>"[..]);
    let files: [(&str, &[u8], &str); 18] = [
        (
            "a.xlsx",
            &zip(&[("xl/workbook.xml", b"<workbook/>")]),
            "workbook",
        ),
        ("a.ods", &zip(&[("mimetype", sheet), manifest]), "workbook"),
        (
            "a.numbers",
            &zip(&[("Index/Document.iwa", b"\0")]),
            "workbook",
        ),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "office"),
        (
            "a.docx",
            &zip(&[("word/document.xml", b"<document/>")]),
            "document",
        ),
        ("a.odt", &zip(&[("mimetype", letter), manifest]), "document"),
        ("a.rtf", b"{\\rtf1\\ansi Hours}", "document"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "picture"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "picture"),
        ("a.mp3", b"ID3\x03\0\0\0\0\0\0", "recording"),
        ("b.mp3", b"\xff\xfb\x90\0\0\0\0", "recording"),
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0", "recording"),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt ", "recording"),
        ("a.gz", b"\x1f\x8b\x08\0\0\0\0\0", "packed"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "packed"),
        ("a.html", b"<!DOCTYPE html><title>Sign in</title>", "html"),
    ];
    for (name, bytes, id) in files {
        // What it is called says nothing.
        for name in [name, "export.csv"] {
            assert_eq!(told(&put(folder.path(), name, bytes)), [id], "{name}");
        }
    }
}

#[test]
fn lists_that_begin_like_something_else_are_lists() {
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "BM - Hours\nAda Quill - Seven\n",
        "RIFF - Hours\nAda Quill - Seven\n",
        "BZh - Hours\nAda Quill - Seven\n",
        "ID3 - Hours\nAda Quill - Seven\n",
    ] {
        assert_eq!(read_one(&put(folder.path(), "a.txt", text)).tracks, 2);
    }
}

/// The same, as if every part was packed in this way.
fn packed_as(mut bytes: Vec<u8>, method: u8) -> Vec<u8> {
    for at in 0..bytes.len() - 4 {
        // The method stands 8 bytes into a local header and 10 into a central one.
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 8] = method,
            b"PK\x01\x02" => bytes[at + 10] = method,
            _ => {}
        }
    }
    bytes
}

#[test]
fn a_zip_that_is_packed_otherwise_says_how_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(3);
    // Deflate64, bzip2, LZMA, Zstandard, XZ, and one that nobody has thought of.
    for method in [9, 12, 14, 93, 95, 200] {
        let bytes = packed_as(zip(&[("a.csv", list.as_bytes())]), method);
        let path = put(folder.path(), "a.zip", bytes);
        assert_eq!(told(&path), ["packed"], "{method}");
    }
}

#[test]
fn a_workbook_beside_lists_is_told_as_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.csv", tunemymusic(3));
    let book = zip(&[("xl/workbook.xml", b"<workbook/>")]);
    put(folder.path(), "b.xlsx", book);
    put(folder.path(), "c.description.pdf", b"%PDF-1.7\n");
    let report = read(folder.path());
    assert_eq!(report.sum().tracks, 3);
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|file| (file.name.as_str(), file.why))
        .collect();
    assert_eq!(
        skipped,
        [("b.xlsx", Some("workbook")), ("c.description.pdf", None)]
    );
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
    let texts = [
        "[playlist]\nFile1=a.mp3\nTitle1=Ada - Hours\nNumberOfEntries=3\n",
        "{\"kind\":\"songmirror-playlist-backup\",\"track_count\":2,\"playlists\":[{\"name\":\"A\",\
         \"tracks\":[{\"name\":\"Hours\",\"artist\":\"Ada\"}]}]}",
        "<songmirror-playlist-backup track_count=\"2\"><playlists><playlist name=\"A\"><tracks>\
         <track name=\"Hours\" artist=\"Ada\"/></tracks></playlist></playlists>\
         </songmirror-playlist-backup>",
        "***playlist*** | SongShift | x | Morning | amazonmusic | 1 | 2\nA | B | C | d | e\nA | B",
    ];
    each_warns(&texts, &["cut-short"]);
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

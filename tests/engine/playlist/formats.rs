//! Every known form of an export: what it is, how surely, and what is in it.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use outro::playlist::{self, Certainty, Format, Kind};
use playlists::{Row, export, ids, lists, put, read, read_one, rows, zip};

use Certainty::{Likely, Sure, Unsure};

/// File, format, certainty, playlists, tracks, without an artist, with an ISRC.
type Case = (
    &'static str,
    Format,
    Certainty,
    &'static [(&'static str, u64)],
    u64,
    u64,
    u64,
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("tunemymusic/amazon.csv", Format::TuneMyMusicCsv, Sure, &[("Morning", 2), ("Autofahrt", 3)], 7, 0, 6),
    ("tunemymusic/spotify-id.csv", Format::TuneMyMusicCsv, Sure, &[("Morning", 1), ("Evening", 1)], 2, 0, 2),
    ("tunemymusic/base.csv", Format::TuneMyMusicCsv, Sure, &[("Morning", 2)], 2, 0, 2),
    ("tunemymusic/old.csv", Format::TuneMyMusicCsv, Sure, &[("Morning", 2)], 2, 0, 0),
    ("tunemymusic/youtube.csv", Format::TuneMyMusicCsv, Sure, &[("Watch", 1)], 2, 2, 0),
    ("tunemymusic/list.txt", Format::TextList, Unsure, &[("list", 3)], 3, 0, 0),
    ("soundiiz/short.csv", Format::SoundiizCsv, Likely, &[("short", 5)], 5, 0, 4),
    ("soundiiz/capitals.csv", Format::SoundiizCsv, Likely, &[("capitals", 5)], 5, 0, 4),
    ("soundiiz/added.csv", Format::SoundiizCsv, Sure, &[("added", 5)], 5, 0, 4),
    ("soundiiz/platform.csv", Format::SoundiizCsv, Sure, &[("platform", 5)], 5, 0, 4),
    ("soundiiz/comma.csv", Format::SoundiizCsv, Sure, &[("comma", 5)], 5, 0, 4),
    ("soundiiz/Morning walk.txt", Format::TextList, Unsure, &[("Morning walk", 5)], 5, 0, 0),
    ("soundiiz/morning.json", Format::SoundiizJson, Sure, &[("morning", 5)], 5, 0, 4),
    ("soundiiz/morning.xspf", Format::SoundiizXspf, Sure, &[("morning", 6)], 6, 0, 4),
    ("songshift/long.txt", Format::SongShiftTxt, Sure, &[("Morning", 3)], 3, 0, 0),
    ("songshift/short.txt", Format::SongShiftTxt, Sure, &[("Evening", 2)], 2, 0, 0),
    ("songshift/export.json", Format::SongShiftJson, Likely, &[("Morning", 3), ("Evening", 2)], 5, 0, 0),
    ("exportify/full.csv", Format::ExportifyCsv, Sure, &[("full", 5)], 5, 0, 4),
    ("exportify/old.csv", Format::ExportifyCsv, Sure, &[("old", 5)], 5, 0, 0),
    ("exportify/net.csv", Format::ExportifyCsv, Sure, &[("net", 5)], 5, 0, 4),
    ("exportify/translated.csv", Format::ExportifyCsv, Likely, &[("translated", 5)], 5, 0, 4),
    ("others/freeyourmusic.csv", Format::FreeYourMusicCsv, Likely, &[("freeyourmusic", 5)], 5, 0, 0),
    ("others/generic.csv", Format::GenericCsv, Unsure, &[("generic", 5)], 5, 0, 0),
    ("others/isrc.csv", Format::GenericCsv, Unsure, &[("isrc", 5)], 5, 0, 4),
    ("others/year.csv", Format::GenericCsv, Unsure, &[("year", 5)], 5, 0, 0),
    ("others/rdio.csv", Format::GenericCsv, Unsure, &[("rdio", 5)], 5, 0, 0),
    ("others/tabs.tsv", Format::GenericCsv, Unsure, &[("tabs", 5)], 5, 0, 0),
    ("others/rimusic.csv", Format::RiMusicCsv, Sure, &[("Morning", 1), ("Evening", 1)], 2, 0, 0),
    ("others/kreate.csv", Format::RiMusicCsv, Sure, &[("Morning", 1)], 1, 0, 0),
    ("ameml/library.csv", Format::AmemlCsv, Sure, &[], 5, 0, 0),
    ("ameml/library.json", Format::AmemlJson, Sure, &[], 5, 0, 0),
    ("songmirror/backup.json", Format::SongMirrorJson, Sure, &[("Morning", 3), ("Evening", 2)], 5, 0, 4),
    ("songmirror/backup.xml", Format::SongMirrorXml, Sure, &[("Morning", 3), ("Evening", 2)], 5, 0, 4),
    ("songmirror/attributes.xml", Format::SongMirrorXml, Sure, &[("Morning", 1)], 1, 0, 1),
    ("amazon/library.csv", Format::AmazonLibrary, Sure, &[], 5, 0, 0),
    ("players/morning.m3u8", Format::M3u, Sure, &[("Morning walk", 2)], 2, 0, 0),
    ("players/bare.m3u", Format::M3u, Likely, &[("bare", 2)], 2, 1, 0),
    ("players/morning.pls", Format::Pls, Sure, &[("morning", 2)], 2, 1, 0),
    ("players/other.xspf", Format::Xspf, Sure, &[("Evening & Night", 2)], 2, 1, 0),
    ("players/Library.xml", Format::ItunesXml, Sure, &[("Morning", 2), ("Evening", 1)], 5, 0, 0),
    ("players/sorted.xml", Format::ItunesXml, Sure, &[("Morning", 1)], 1, 0, 0),
    ("players/numbered.m3u", Format::M3u, Sure, &[("numbered", 2)], 2, 1, 0),
    ("players/grouped.pls", Format::Pls, Sure, &[("grouped", 2)], 2, 0, 0),
    ("others/quotes.csv", Format::GenericCsv, Unsure, &[("quotes", 2)], 2, 0, 0),
    ("others/by-people.txt", Format::TextList, Unsure, &[("by-people", 2)], 2, 0, 0),
    ("services/shazam.csv", Format::ShazamCsv, Sure, &[("shazam", 2)], 2, 0, 0),
    ("services/takeout.csv", Format::TakeoutCsv, Likely, &[("takeout", 2)], 2, 0, 0),
    ("services/takeout-german.csv", Format::GenericCsv, Unsure, &[("takeout-german", 2)], 2, 0, 0),
    ("services/takeout-old.json", Format::GenericJson, Unsure, &[("takeout-old", 2)], 2, 0, 0),
    ("services/morning.jspf", Format::Jspf, Sure, &[("Morning", 2)], 2, 0, 0),
    ("services/evening.wpl", Format::Wpl, Sure, &[("Evening", 2)], 2, 0, 0),
    ("services/evening.zpl", Format::Wpl, Sure, &[("Evening", 1)], 1, 0, 0),
    ("services/spotify-backup.txt", Format::SpotifyBackupTxt, Sure, &[("Morning", 2), ("Evening", 1)], 3, 0, 0),
    ("services/spotify-playlists.json", Format::GenericJson, Unsure, &[("Morning", 1), ("Evening", 1)], 2, 0, 0),
    ("services/tidal.json", Format::GenericJson, Unsure, &[("Morning", 2)], 2, 0, 2),
    ("services/apple.json", Format::GenericJson, Unsure, &[("Morning", 2)], 2, 0, 0),
    ("services/itunes-french.txt", Format::GenericCsv, Unsure, &[("itunes-french", 2)], 2, 0, 0),
    ("services/excel.csv", Format::GenericCsv, Unsure, &[("excel", 2)], 2, 0, 0),
    ("services/joined.csv", Format::GenericCsv, Unsure, &[("joined", 3)], 3, 0, 0),
];

#[test]
fn every_form_is_known_and_counted() {
    for (name, format, certainty, playlists, tracks, without_artist, with_isrc) in CASES {
        let file = read_one(&export(name));
        assert_eq!(
            (file.format, file.certainty),
            (*format, *certainty),
            "{name}"
        );
        assert_eq!(lists(&file), *playlists, "{name}");
        assert_eq!(file.tracks, *tracks, "{name}");
        assert_eq!(file.without_artist, *without_artist, "{name}");
        assert_eq!(file.with_isrc, *with_isrc, "{name}");
        assert_eq!(ids(&file), [""; 0], "{name}");
    }
}

#[test]
fn a_file_is_known_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format, ..) in CASES {
        let bytes = std::fs::read(export(name)).unwrap();
        let path = put(folder.path(), "holiday.jpg", bytes);
        assert_eq!(read_one(&path).format, *format, "{name}");
    }
}

#[test]
fn every_form_can_be_read_with_other_line_ends_and_marks() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format, _, _, tracks, ..) in CASES {
        let text = std::fs::read(export(name)).unwrap();
        let Ok(text) = String::from_utf8(text) else {
            continue;
        };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let utf16: Vec<u8> = std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let forms = [
            text.replace('\n', "\r\n").into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            text.trim_end().as_bytes().to_vec(),
            utf16,
        ];
        for (at, form) in forms.into_iter().enumerate() {
            let path = put(folder.path(), "export", form);
            let file = read_one(&path);
            assert_eq!(
                (file.format, file.tracks),
                (*format, *tracks),
                "{name}, form {at}"
            );
            assert_eq!(ids(&file), [""; 0], "{name}, form {at}");
        }
    }
}

#[test]
fn favourites_albums_and_artists_are_told_apart() {
    let file = read_one(&export("tunemymusic/amazon.csv"));
    assert_eq!((file.favourites, file.albums, file.artists), (2, 1, 1));
    let file = read_one(&export("tunemymusic/youtube.csv"));
    assert_eq!(file.favourites, 1);
    let file = read_one(&export("players/Library.xml"));
    assert_eq!(file.favourites, 1);
}

fn row(playlist: &str, [title, artist, album, isrc]: [&str; 4]) -> Row {
    Row {
        kind: Kind::Track,
        playlist: Some(playlist.to_owned()),
        title: title.to_owned(),
        artist: artist.to_owned(),
        album: album.to_owned(),
        isrc: isrc.to_owned(),
    }
}

#[test]
fn tracks_are_shown_with_all_that_is_known() {
    const SEVEN: [&str; 4] = ["Seven, Eight", "The Idle Clocks", "Hours", "USXYZ2100014"];
    const QUOTES: [&str; 4] = ["Salt \"and\" Smoke", "Ada Quill", "Paper Bridges", ""];
    for (name, list) in [
        ("soundiiz/platform.csv", "platform"),
        ("soundiiz/comma.csv", "comma"),
        ("soundiiz/morning.json", "morning"),
        ("soundiiz/morning.xspf", "morning"),
        ("exportify/full.csv", "full"),
        ("exportify/net.csv", "net"),
        ("exportify/translated.csv", "translated"),
        ("songmirror/backup.json", "Evening"),
        ("songmirror/backup.xml", "Evening"),
        ("tunemymusic/amazon.csv", "Autofahrt"),
    ] {
        let rows = rows(&export(name));
        assert!(rows.contains(&row(list, SEVEN)), "{name}: {rows:#?}");
        assert!(rows.contains(&row(list, QUOTES)), "{name}: {rows:#?}");
    }
}

#[test]
fn titles_with_bars_quotes_commas_and_broken_entities_are_whole() {
    let shift = rows(&export("songshift/long.txt"));
    assert_eq!(
        shift[2],
        row("Morning", ["Left | Right", "The Idle Clocks", "Hours", ""])
    );
    let broken = rows(&export("soundiiz/morning.xspf"));
    assert_eq!(
        broken[5],
        row("morning", ["Don't Look", "Marrow & Pine", "", ""])
    );
    let player = rows(&export("players/morning.m3u8"));
    assert_eq!(
        player[1],
        row("Morning walk", ["Say \"Hi\", Bob", "Ada Quill", "", ""])
    );
    let other = rows(&export("players/other.xspf"));
    assert_eq!(
        other[0],
        row(
            "Evening & Night",
            ["Lantern Weather", "Marrow & Pine", "Low <Tide> Hotel", ""]
        )
    );
    let breaks = rows(&export("others/line-breaks.csv"));
    assert_eq!(breaks[0].title, "Two\nLines");
    assert_eq!(breaks.len(), 2);
}

#[test]
fn playlists_of_itunes_show_their_tracks_by_name() {
    let rows = rows(&export("players/Library.xml"));
    let morning: Vec<&str> = rows
        .iter()
        .filter(|row| row.playlist.as_deref() == Some("Morning"))
        .map(|row| row.title.as_str())
        .collect();
    assert_eq!(morning, ["Lantern Weather", "Paper Bridges"]);
    let evening = rows
        .iter()
        .find(|row| row.playlist.as_deref() == Some("Evening"));
    assert_eq!(evening.unwrap().title, "Zürich im Regen");
}

#[test]
fn old_encodings_are_read() {
    for name in ["windows-1252", "utf-16", "utf-16-without-mark"] {
        let rows = rows(&export(&format!("others/{name}.csv")));
        assert_eq!(
            rows[0],
            row(
                name,
                ["Zürich im Regen", "Die Nachtlampen", "Über Land", ""]
            )
        );
    }
    let rows = rows(&export("others/windows-1252.csv"));
    assert_eq!(rows[1].title, "Café “Öl”");
}

#[test]
fn amazons_data_is_read_as_a_folder_and_as_a_zip_in_a_zip() {
    let folder = export("amazon");
    let names = ["library.csv", "listening.csv", "account.csv", "README.txt"];
    let bytes: Vec<Vec<u8>> = names
        .iter()
        .map(|n| std::fs::read(folder.join(n)).unwrap())
        .collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .copied()
        .zip(bytes.iter().map(Vec::as_slice))
        .collect();
    let inner = zip(&files);
    let outer = zip(&[
        ("Amazon-Music.zip", &inner),
        ("Retail/orders.pdf", b"%PDF-1.4\x00\x01"),
    ]);
    let place = tempfile::tempdir().unwrap();
    for path in [
        folder,
        put(place.path(), "Amazon-Music.zip", &inner),
        put(place.path(), "All.zip", &outer),
    ] {
        let report = read(&path);
        let sum = report.sum();
        assert_eq!(
            (sum.format, sum.certainty),
            (Format::AmazonData, Sure),
            "{path:?}"
        );
        assert_eq!((sum.tracks, sum.plays), (5, 4), "{path:?}");
        assert_eq!(report.files.len(), 3, "{path:?}");
        assert_eq!(ids(&sum), [""; 0], "{path:?}");
        assert!(
            report
                .skipped
                .iter()
                .any(|file| file.name.ends_with("README.txt"))
        );
    }
}

#[test]
fn a_playlists_file_from_amazon_would_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = "playlistName,asin,title,artistName\nMorning,B01,Hours,Ada Quill\n";
    let file = read_one(&put(folder.path(), "playlists.csv", text));
    assert_eq!(lists(&file), [("Morning", 1)]);
    assert_eq!(file.certainty, Unsure);
}

#[test]
fn exportifys_zip_holds_a_playlist_a_file() {
    let full = std::fs::read(export("exportify/full.csv")).unwrap();
    let translated = std::fs::read(export("exportify/translated.csv")).unwrap();
    let place = tempfile::tempdir().unwrap();
    let bytes = zip(&[
        ("spotify/morning_walk.csv", &full),
        ("evening.csv", &translated),
    ]);
    let report = read(&put(place.path(), "spotify_playlists.zip", bytes));
    let sum = report.sum();
    assert_eq!(
        (sum.format, sum.certainty, sum.tracks),
        (Format::ExportifyCsv, Likely, 10)
    );
    assert_eq!(lists(&sum), [("morning_walk", 5), ("evening", 5)]);
    assert_eq!(
        report.files[0].name,
        "spotify_playlists.zip/spotify/morning_walk.csv"
    );
}

#[test]
fn a_folder_of_everything_is_summed() {
    let report = read(&export(""));
    let sum = report.sum();
    assert_eq!(sum.format, Format::Several);
    let expected: u64 = report.files.iter().map(|file| file.tracks).sum();
    assert_eq!(sum.tracks, expected);
    assert!(report.files.len() > CASES.len());
}

/// Everything that is whole lies in one folder, with what systems and people put beside it.
#[test]
fn a_folder_of_whole_files_is_counted_in_one_go_without_false_damage() {
    let folder = tempfile::tempdir().unwrap();
    let mut packed = Vec::new();
    let mut tracks = 0;
    for inner in std::fs::read_dir(export("")).unwrap() {
        let inner = inner.unwrap().path();
        let group = inner.file_name().unwrap().to_string_lossy().into_owned();
        if group == "wrong" {
            continue;
        }
        for file in std::fs::read_dir(&inner).unwrap() {
            let file = file.unwrap().path();
            let name = format!("{group}/{}", file.file_name().unwrap().to_string_lossy());
            let bytes = std::fs::read(&file).unwrap();
            let alone = playlist::read(&file, &playlist::Watch::default());
            tracks += alone.map_or(0, |report| report.sum().tracks);
            put(folder.path(), &name, &bytes);
            packed.push((name, bytes));
        }
    }
    let packed: Vec<(&str, &[u8])> = packed
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    put(folder.path(), "packed/all.zip", zip(&packed));
    put(
        folder.path(),
        "desktop.ini",
        "[.ShellClassInfo]\r\nIconResource=x.dll,1\r\n",
    );
    put(folder.path(), "services/.DS_Store", b"\0\0\0\x01Bud1");
    put(folder.path(), "Thumbs.db", b"\xd0\xcf\x11\xe0");
    put(
        folder.path(),
        "__MACOSX/services/._takeout.csv",
        b"\0\x05\x16\x07",
    );
    put(folder.path(), "cover.jpg", b"\xff\xd8\xff\xe0");
    put(
        folder.path(),
        "expect.txt",
        "Seen in: https://example.org\nRight: 3 songs.\n",
    );
    let report = read(folder.path());
    assert_eq!(report.sum().tracks, tracks * 2);
    let mut unread: Vec<_> = report
        .skipped
        .iter()
        .filter_map(|file| Some((file.name.as_str(), file.why?)))
        .collect();
    unread.sort_unstable();
    assert_eq!(
        unread,
        [
            ("no-lists/ids.csv", "numbers"),
            ("no-lists/library.plist", "property-list"),
            ("packed/all.zip/no-lists/ids.csv", "numbers"),
            ("packed/all.zip/no-lists/library.plist", "property-list"),
        ]
    );
    let known = ["history", "not-tracks", "letters", "no-columns"];
    for file in &report.files {
        let ids = ids(file);
        assert!(
            ids.iter().all(|id| known.contains(id)),
            "{}: {ids:?}",
            file.name
        );
        assert!(file.is_list() || ids == ["no-columns"], "{}", file.name);
    }
}

#[test]
fn a_pasted_list_is_read_by_the_line() {
    let pasted = "1. Ada Quill – Paper Bridges\n2. The Idle Clocks - Hours\n\n3. Lantern Weather\n";
    let report = playlist::read_text(pasted);
    let file = &report.files[0];
    assert_eq!((file.format, file.certainty), (Format::TextList, Unsure));
    assert_eq!((file.tracks, file.without_artist), (3, 1));
    let mut seen = Vec::new();
    playlist::visit_text(pasted, &mut |track| {
        seen.push((track.artist.to_owned(), track.title.to_owned()));
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(
        seen[0],
        ("Ada Quill".to_owned(), "Paper Bridges".to_owned())
    );
    assert_eq!(seen[2], (String::new(), "Lantern Weather".to_owned()));
}

#[test]
fn a_pasted_export_is_known() {
    let text = std::fs::read_to_string(export("tunemymusic/amazon.csv")).unwrap();
    let report = playlist::read_text(&text);
    assert_eq!(report.files[0].format, Format::TuneMyMusicCsv);
    assert_eq!(report.files[0].tracks, 7);
    let nothing = playlist::read_text(" \n ");
    assert_eq!(ids(&nothing.files[0]), ["empty"]);
    let bracket = playlist::read_text("[Live] Hours\n{braces}\n");
    assert_eq!(bracket.files[0].tracks, 2);
}

//! Saving one clean file: what was read can be read again, and nothing is ever lost by it.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use std::fs;

use outro::playlist::save::{self, Existing, Form};
use outro::playlist::{Format, Kind, Watch};
use playlists::{Row, export, put, read_one, rows, tunemymusic, zip};

fn save(
    from: &std::path::Path,
    to: &std::path::Path,
    form: Form,
) -> Result<save::Saved, &'static str> {
    save::file(from, to, form, Existing::Keep, &Watch::default()).map_err(|error| error.why.id())
}

/// Nothing but these files is in the folder: no half-written one stays behind.
fn assert_holds(folder: &std::path::Path, names: &[&str]) {
    let entries = fs::read_dir(folder).unwrap();
    let mut found: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, names);
}

#[test]
fn csv_keeps_everything_in_tunemymusics_form() {
    let folder = tempfile::tempdir().unwrap();
    let from = export("tunemymusic/amazon.csv");
    let to = folder.path().join("clean.csv");
    let saved = save(&from, &to, Form::Csv).unwrap();
    assert_eq!((saved.tracks, saved.others, saved.left_out), (7, 2, 0));
    assert_eq!(rows(&to), rows(&from));
    let text = fs::read_to_string(&to).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("Track name,Artist name,Album,Playlist name,Type,ISRC")
    );
    assert_eq!(
        lines.next(),
        Some(
            "Lantern Weather [Explicit],Marrow & Pine,Low Tide Hotel [Explicit],Morning,Playlist,GBXYZ2100011"
        )
    );
    assert_eq!(
        text.lines().last(),
        Some("Ada Quill,,,Library Artists,Artist,")
    );
    let file = read_one(&to);
    assert_eq!((file.favourites, file.albums, file.artists), (2, 1, 1));
}

#[test]
fn every_export_can_be_saved_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let mut at = 0;
    for name in [
        "tunemymusic/amazon.csv",
        "tunemymusic/youtube.csv",
        "soundiiz/morning.xspf",
        "songshift/long.txt",
        "songmirror/backup.json",
        "players/Library.xml",
        "players/morning.m3u8",
        "players/other.xspf",
        "others/line-breaks.csv",
        "others/windows-1252.csv",
        "amazon",
        "soundiiz/Morning walk.txt",
    ] {
        let expected = rows(&export(name));
        let is_track = |row: &&Row| matches!(row.kind, Kind::Track | Kind::Favourite);
        let tracks: Vec<&Row> = expected.iter().filter(is_track).collect();
        for form in Form::ALL {
            at += 1;
            let to = folder.path().join(format!("{at}.{}", form.id()));
            let saved = save(&export(name), &to, form).unwrap();
            assert_eq!(saved.tracks, tracks.len() as u64, "{name} {form:?}");
            let again = rows(&to);
            let titles = |row: &Row| row.title.replace(['\n', '\r'], " ");
            if form != Form::Text {
                let again: Vec<String> = again.iter().filter(is_track).map(titles).collect();
                let tracks: Vec<String> = tracks.iter().map(|row| titles(row)).collect();
                assert_eq!(again, tracks, "{name} {form:?}");
            }
        }
    }
    let left = fs::read_dir(folder.path()).unwrap();
    assert_eq!(left.count(), at);
}

#[test]
fn each_form_is_known_again() {
    let folder = tempfile::tempdir().unwrap();
    let from = export("songmirror/backup.json");
    for (form, format) in [
        (Form::Csv, Format::TuneMyMusicCsv),
        (Form::Text, Format::TextList),
        (Form::M3u8, Format::M3u),
        (Form::Xspf, Format::Xspf),
    ] {
        let to = folder.path().join(form.id());
        save(&from, &to, form).unwrap();
        let file = read_one(&to);
        assert_eq!((file.format, file.tracks), (format, 5));
        if form != Form::Text {
            let lists: Vec<&str> = file
                .playlists
                .iter()
                .map(|list| list.name.as_str())
                .collect();
            assert_eq!(lists, ["Morning", "Evening"], "{form:?}");
        }
        assert_eq!(Form::by_id(form.id()), Some(form));
    }
    assert_eq!(Form::by_id("TEXT"), Some(Form::Text));
    assert_eq!(Form::by_id("doc"), None);
}

#[test]
fn hostile_titles_survive_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
        \"#EXTINF:1,\"\"x\"\"\",#PLAYLIST:y,\"a,b;c\td\",\"Bobby; \"\"x\"\", <b>&amp;\",Playlist,\n\
        1. Not a number,,,Morning,Playlist,\n\
        A – B,,,Morning,Playlist,\n\
        A - B - C,D - E,,Morning,Playlist,\n\
        ]]> <![CDATA[ &#0; <#039;,=cmd(),,Morning,Playlist,GB\u{1}XYZ\n\
        ***playlist*** | x,[playlist],,  ,Favorite,\n\
        \u{202e}evil\u{feff},\u{7}bell,\u{0}nul,Morning,Playlist,\n";
    let from = put(folder.path(), "from.csv", text);
    for form in Form::ALL {
        let to = folder.path().join(form.id());
        // A NUL makes it another kind of file; without, it is a list.
        assert_eq!(save(&from, &to, form), Err("nothing"), "{form:?}");
    }
    let from = put(folder.path(), "from.csv", text.replace('\0', ""));
    for form in Form::ALL {
        let to = folder.path().join(form.id());
        assert_eq!(
            save(&from, &to, form).map(|saved| saved.tracks),
            Ok(7),
            "{form:?}"
        );
    }
}

#[test]
fn a_song_that_is_called_like_a_format_is_a_song() {
    let folder = tempfile::tempdir().unwrap();
    let names = "<songmirror-playlist-backup>,<!DOCTYPE html>,<plist>,[playlist],#EXTM3U,\
        ***playlist***,<html>,{,track name";
    for (at, name) in names.split(',').enumerate() {
        let text = format!("title,artist\n{name},Ada\nHours,{name}\n");
        let from = put(folder.path(), &format!("{at}.csv"), text);
        for form in Form::ALL {
            let to = folder.path().join(format!("{at}-saved.{}", form.id()));
            let saved = save(&from, &to, form).map(|saved| saved.tracks);
            assert_eq!(saved, Ok(2), "{name} {form:?}");
            assert_eq!(read_one(&to).tracks, 2, "{name} {form:?}");
        }
    }
}

/// A row without an empty cell, of which several are called like columns, would be a header.
#[test]
fn a_song_that_is_called_like_columns_is_no_header() {
    let folder = tempfile::tempdir().unwrap();
    for (at, isrc) in [
        "none of it",
        "Track URI",
        "GB-XYZ-21-00011",
        "",
        "gbxyz2100011",
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!(
            r#"[{{"title":"Track name","artist":"Artist name","album":"Album","isrc":"{isrc}"}},
                {{"title":"Hours","artist":"Ada"}}]"#
        );
        let from = put(folder.path(), &format!("{at}.json"), text);
        for form in Form::ALL {
            let to = folder.path().join(format!("{at}-saved.{}", form.id()));
            let saved = save(&from, &to, form).unwrap();
            assert_eq!(saved.tracks, 2, "{isrc} {form:?}");
            let drops = at < 2 && matches!(form, Form::Csv | Form::Xspf);
            assert_eq!(saved.no_isrc, u64::from(drops), "{isrc} {form:?}");
            let again = rows(&to);
            assert_eq!(again.len(), 2, "{isrc} {form:?}");
            if matches!(form, Form::Csv | Form::Xspf) {
                let kept = ["", "", "GBXYZ2100011", "", "gbxyz2100011"][at];
                assert_eq!(again[0].isrc, kept, "{isrc} {form:?}");
            }
        }
    }
}

#[test]
fn a_file_that_is_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let to = put(folder.path(), "clean.csv", "mine");
    let from = export("tunemymusic/base.csv");
    assert_eq!(save(&from, &to, Form::Csv), Err("exists"));
    assert_eq!(fs::read(&to).unwrap(), b"mine");
    save::file(&from, &to, Form::Csv, Existing::Replace, &Watch::default()).unwrap();
    assert_eq!(read_one(&to).tracks, 2);
    assert_holds(folder.path(), &["clean.csv"]);
}

#[test]
fn an_export_is_never_replaced_by_its_own_copy() {
    let folder = tempfile::tempdir().unwrap();
    let from = put(folder.path(), "a.csv", tunemymusic(3));
    for (from, to) in [
        (from.as_path(), from.as_path()),
        (folder.path(), &folder.path().join("b.csv")),
    ] {
        let result = save::file(from, to, Form::Csv, Existing::Replace, &Watch::default());
        assert_eq!(result.unwrap_err().why.id(), "same-file");
    }
    fs::create_dir(folder.path().join("inner")).unwrap();
    let to = folder.path().join("inner/b.csv");
    assert_eq!(save(folder.path(), &to, Form::Csv), Err("same-file"));
    assert_holds(folder.path(), &["a.csv", "inner"]);
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("b.csv");
    assert_eq!(
        save(&export("wrong/letter.txt"), &to, Form::Csv),
        Err("nothing")
    );
    assert_eq!(
        save(&export("wrong/none.csv"), &to, Form::Csv),
        Err("missing")
    );
    let watch = Watch::default();
    watch.stop().stop();
    let from = export("tunemymusic/base.csv");
    let stopped = save::file(&from, &to, Form::Csv, Existing::Keep, &watch);
    assert_eq!(stopped.unwrap_err().why.id(), "stopped");
    let nowhere = folder.path().join("none/b.csv");
    assert_eq!(save(&from, &nowhere, Form::Csv), Err("not-written"));
    assert_holds(folder.path(), &[]);
}

#[test]
fn albums_have_no_place_in_a_list_for_players() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.m3u8");
    let saved = save(&export("tunemymusic/amazon.csv"), &to, Form::M3u8).unwrap();
    assert_eq!((saved.tracks, saved.others, saved.left_out), (7, 0, 2));
}

#[test]
fn a_zip_and_a_pasted_list_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(250);
    let from = put(
        folder.path(),
        "in/a.zip",
        zip(&[("x/a.csv", list.as_bytes())]),
    );
    let to = folder.path().join("a.csv");
    assert_eq!(save(&from, &to, Form::Csv).unwrap().tracks, 250);
    assert_eq!(fs::read_to_string(&to).unwrap(), list);
    let to = folder.path().join("b.csv");
    let pasted = "Ada Quill - Hours\nLantern Weather\n";
    let saved = save::text(pasted, &to, Form::Csv, Existing::Keep, &Watch::default());
    assert_eq!(saved.unwrap().tracks, 2);
    assert_eq!(rows(&to)[0].artist, "Ada Quill");
}

fn unread(saved: &save::Saved) -> Vec<(&str, &str)> {
    let files = saved.unread.iter();
    files
        .map(|file| (file.name.as_str(), file.why.unwrap()))
        .collect()
}

#[test]
fn what_is_locked_or_cut_is_told_as_missing() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(3);
    let files = [("x.csv", list.as_bytes())];
    put(folder.path(), "in/a.csv", &list);
    put(folder.path(), "in/b.zip", playlists::locked_zip(&files));
    let bytes = zip(&files);
    put(folder.path(), "in/c.zip", &bytes[..bytes.len() / 2]);
    let to = folder.path().join("a.csv");
    let saved = save(&folder.path().join("in"), &to, Form::Csv).unwrap();
    assert_eq!(saved.tracks, 3);
    assert_eq!(
        unread(&saved),
        [("b.zip", "encrypted"), ("c.zip", "cut-short")]
    );
    for file in &saved.unread {
        let said = outro::present::playlist::unread(file);
        assert!(said.starts_with(&file.name), "{said}");
    }
    // A ZIP file may be locked in part.
    let mut bytes = zip(&[("a.csv", list.as_bytes()), ("b.csv", list.as_bytes())]);
    let marks = bytes.windows(4).enumerate();
    let second = marks
        .filter(|(_, mark)| mark.starts_with(b"PK\x01\x02"))
        .nth(1);
    let second = second.unwrap().0;
    bytes[second + 8] |= 1;
    let from = put(folder.path(), "part.zip", bytes);
    let to = folder.path().join("b.csv");
    let saved = save(&from, &to, Form::Csv).unwrap();
    assert_eq!(saved.tracks, 3);
    assert_eq!(unread(&saved), [("part.zip", "encrypted")]);
}

#[test]
fn what_can_be_read_of_a_file_that_breaks_off_is_counted_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let rows = tunemymusic(3000);
    let endless = format!("{}{}", tunemymusic(3000), "a".repeat(2 << 20));
    let lines = "Ada Quill - Hours\n".repeat(9000) + &"a".repeat(2 << 20);
    let json = format!("[{{\"title\":\"{}", "a".repeat(2 << 20));
    for (name, text, tracks) in [
        ("b.csv", &endless, 3000),
        ("b.txt", &lines, 9000),
        ("b.json", &json, 0),
    ] {
        let from = folder.path().join("in");
        put(&from, "a.csv", "title,artist\nHours,Ada\n");
        put(&from, name, text);
        let to = folder.path().join("saved.csv");
        let report = playlists::read(&from);
        let saved =
            save::file(&from, &to, Form::Csv, Existing::Replace, &Watch::default()).unwrap();
        assert_eq!(
            (report.sum().tracks, saved.tracks),
            (tracks + 1, tracks + 1),
            "{name}"
        );
        assert_eq!(unread(&saved), [(name, "long-line")]);
        assert_eq!(report.skipped, saved.unread);
        let is_cut = playlists::ids(&report.sum()).contains(&"cut-short");
        assert_eq!(is_cut, tracks > 0, "{name}");
        fs::remove_dir_all(from).unwrap();
    }
    // In a ZIP file whose bytes are damaged far behind the beginning.
    let mut bytes = zip(&[
        ("a.csv", b"title,artist\nHours,Ada\n"),
        ("b.csv", rows.as_bytes()),
    ]);
    let end = bytes
        .windows(4)
        .position(|mark| mark == b"PK\x01\x02")
        .unwrap();
    bytes[end - 9000..end - 8900].fill(0xAA);
    let from = put(folder.path(), "in.zip", bytes);
    let saved = save(&from, &folder.path().join("z.csv"), Form::Csv).unwrap();
    assert_eq!(saved.tracks, playlists::read(&from).sum().tracks);
    assert_eq!(unread(&saved), [("in.zip/b.csv", "damaged")]);
}

//! `outro playlist`, as a person and as a script see it.

#![allow(clippy::unwrap_used)]

use crate::playlists;
use crate::program::Ended;

use std::path::Path;

use clap::Parser;
use outro::cli::playlist::{self, Args};
use outro::i18n;
use outro::playlist::{Certainty, Format};
use playlists::{export, locked_zip, put, read_one, tunemymusic};
use serde_json::Value;

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    asked: Args,
}

fn ask(arguments: &[&str]) -> Ended {
    let line = Line::try_parse_from(std::iter::once(&"outro").chain(arguments)).unwrap();
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let code = playlist::run_on(&line.asked, None, &mut out, &mut complaints);
    Ended {
        code: i32::from(code),
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(complaints).unwrap(),
    }
}

fn has_line(answer: &Ended, line: &str) {
    let mut lines = answer.out.lines();
    assert!(lines.any(|have| have == line), "{line}\n{}", answer.out);
}

fn path(name: &str) -> String {
    export(name).display().to_string()
}

fn json(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_script_gets_an_object_a_file() {
    let answer = ask(&[
        "--json",
        &path("tunemymusic/amazon.csv"),
        &path("soundiiz/short.csv"),
    ]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let [amazon, short] = json(&answer.out).try_into().unwrap();
    assert_eq!(amazon["format"], "tunemymusic-csv");
    assert_eq!(amazon["certainty"], "sure");
    assert_eq!(
        amazon["playlists"],
        serde_json::json!([{"name": "Morning", "tracks": 2}, {"name": "Autofahrt", "tracks": 3}])
    );
    for (key, number) in [
        ("tracks", 7),
        ("favourites", 2),
        ("albums", 1),
        ("artists", 1),
        ("duplicates", 0),
        ("without_artist", 0),
        ("with_isrc", 6),
    ] {
        assert_eq!(amazon[key], number, "{key}");
    }
    assert_eq!(amazon["warnings"], serde_json::json!([]));
    assert_eq!(short["playlists"][0]["name"], "short");
}

#[test]
fn warnings_are_sentences_with_ids() {
    let folder = tempfile::tempdir().unwrap();
    let duplicate = "title,artist\nHours,Ada\nHours,Ada\n";
    let locked = locked_zip(&[("a.csv", b"title,artist\n")]);
    let text = |path: std::path::PathBuf| path.display().to_string();
    for (file, id, code) in [
        (path("wrong/empty.csv"), "empty", 1),
        (path("wrong/header-only.csv"), "empty", 0),
        (path("wrong/cut-cell.csv"), "cut-short", 0),
        (path("wrong/page.csv"), "html", 1),
        (path("soundiiz/albumsCSV1700000000.csv"), "not-tracks", 0),
        (
            text(put(folder.path(), "a.csv", tunemymusic(500))),
            "free-limit",
            0,
        ),
        (
            text(put(folder.path(), "b.csv", duplicate)),
            "duplicates",
            0,
        ),
        (text(put(folder.path(), "c.zip", locked)), "encrypted", 1),
    ] {
        let answer = ask(&["--json", &file]);
        assert_eq!(answer.code, code, "{file}");
        let warning = &json(&answer.out)[0]["warnings"][0];
        assert_eq!(warning["id"], id, "{file}");
        let sentence = warning["text"].as_str().unwrap();
        assert!(
            sentence.ends_with('.') && !sentence.starts_with("playlist-"),
            "{sentence}"
        );
        assert_eq!(answer.err.is_empty(), code == 0, "{file}");
        let plain = ask(&[&file]);
        assert_eq!(plain.code, code);
        assert!((plain.out + &plain.err).contains(sentence), "{file}");
    }
}

#[test]
fn a_file_that_is_no_list_fails_with_a_sentence() {
    for name in [
        "wrong/letter.txt",
        "wrong/package.json",
        "wrong/none.csv",
        "amazon/README.txt",
    ] {
        let answer = ask(&[&path(name)]);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{name}");
        assert!(answer.err.trim_end().ends_with('.'), "{}", answer.err);
        assert_eq!(answer.err.lines().count(), 1);
        let answer = ask(&["--json", &path(name)]);
        assert_eq!(answer.code, 1);
        assert_eq!(json(&answer.out)[0]["format"], "unknown", "{name}");
    }
    let answer = ask(&["--json", &path("wrong/none.csv")]);
    assert_eq!(json(&answer.out)[0]["error"]["id"], "missing");
}

#[test]
fn which_file_is_no_list_is_said_whatever_its_name_is_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<!DOCTYPE html><html><body>Sign in</body></html>";
    put(folder.path(), "a", page);
    let mut program = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("outro"));
    let ran = program.current_dir(folder.path()).args(["playlist", "a"]);
    let said = ran.output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.starts_with("a: "), "{said}");
    let report =
        outro::playlist::read(&folder.path().join("a"), &outro::playlist::Watch::default());
    let said = outro::present::export_check::no_list(&report.unwrap(), "a");
    assert!(said.starts_with("a: "), "{said}");
}

#[test]
fn one_bad_file_does_not_hide_the_good_ones() {
    let answer = ask(&[&path("wrong/letter.txt"), &path("tunemymusic/base.csv")]);
    assert_eq!(answer.code, 1);
    answer.must_print("1 playlist, 2 songs.");
}

#[test]
fn a_person_reads_what_is_in_it() {
    let answer = ask(&[&path("tunemymusic/amazon.csv")]);
    let first = answer.out.lines().next().unwrap();
    assert!(
        first.ends_with("amazon.csv: a CSV file from TuneMyMusic. That is certain."),
        "{first}"
    );
    for line in [
        "2 playlists, 7 songs.",
        "2 of the songs are favourites.",
        "Not counted as songs: 1 album, 1 artist.",
        "85 % of the songs have an ISRC, the number by which other services find a song.",
        "  Morning: 2 songs",
    ] {
        has_line(&answer, line);
    }
}

#[test]
fn names_cannot_steer_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
        A,B,C,\u{1b}[2Jevil\u{202e}\u{9b}1m,Playlist,\n";
    let file = put(folder.path(), "a.csv", text).display().to_string();
    for arguments in [vec![file.as_str()], vec!["--json", file.as_str()]] {
        let answer = ask(&arguments);
        answer.must_print("evil");
        let steers = |c: char| c == '\u{202e}' || (c.is_control() && c != '\n');
        assert!(!answer.out.contains(steers), "{:?}", answer.out);
        answer.must_not_print("\\u001b");
    }
}

#[test]
fn what_the_app_shows_is_held_against_it() {
    let file = path("tunemymusic/amazon.csv");
    let arguments = [
        &file,
        "--playlists",
        "3",
        "--songs",
        "7",
        "--named",
        "Running",
    ];
    let answer = ask(&arguments);
    assert_eq!(answer.code, 0);
    for line in [
        "Your app shows 3 playlists, the export has 2.",
        "Your app shows 7 songs, the export has 7.",
        "Missing: Running",
    ] {
        has_line(&answer, line);
    }
    let with_json = [&arguments[..], &["--json"]].concat();
    let held = &json(&ask(&with_json).out)[0]["missing"];
    assert_eq!(held["complete"], false);
    assert_eq!(held["playlists"], 1);
    assert_eq!(held["names"], serde_json::json!(["Running"]));
    let complete = ask(&[&file, "--named", "morning"]);
    assert!(
        complete
            .out
            .ends_with("Nothing that you named is missing.\n")
    );
}

#[test]
fn two_exports_are_compared() {
    let (first, second) = (path("tunemymusic/amazon.csv"), path("soundiiz/short.csv"));
    let answer = ask(&["--compare", &first, &second]);
    assert_eq!(answer.code, 0);
    answer.must_print("5 songs are in both.");
    answer.must_print("Both have the same songs.");
    let answer = ask(&["--compare", "--json", &first, &second]);
    let compared = &json(&answer.out)[2]["compared"];
    assert_eq!(compared["in_both"], 5);
    assert_eq!(ask(&["--compare", &first]).code, 2);
}

#[test]
fn a_list_is_saved_in_another_form() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("clean.csv").display().to_string();
    let from = path("songmirror/backup.json");
    let answer = ask(&[&from, "--save-as", "csv", &to]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    answer.must_print("Saved 5 songs in");
    let file = read_one(Path::new(&to));
    assert_eq!(
        (file.format, file.certainty),
        (Format::TuneMyMusicCsv, Certainty::Sure)
    );
    let again = ask(&[&from, "--save-as", "csv", &to]);
    assert_eq!(again.code, 1);
    again.must_warn("already");
    let to = folder.path().join("clean.xspf").display().to_string();
    let answer = ask(&["--json", &from, "--save-as", "xspf", &to]);
    assert_eq!(json(&answer.out).len(), 1);
    assert_eq!(read_one(Path::new(&to)).tracks, 5);
    assert_eq!(ask(&[&from, "--save-as", "doc", &to]).code, 2);
    assert_eq!(ask(&[&from, &from, "--save-as", "csv", &to]).code, 2);
}

#[test]
fn every_id_has_a_sentence() {
    const WARNINGS: &str = "empty cut-short free-limit free-limit-playlist not-tracks html encrypted pdf \
        picture recording duplicates";
    const ERRORS: &str = "stopped missing denied not-a-file unreadable long-line too-many bomb \
        damaged workbook document packed too-large-to-save exists same-file nothing not-written differs";
    let levels = [
        Certainty::None,
        Certainty::Unsure,
        Certainty::Likely,
        Certainty::Sure,
    ];
    let formats = Format::ALL.iter().map(|one| format!("format-{}", one.id()));
    let certainties = levels.iter().map(|one| format!("certainty-{}", one.id()));
    let warnings = WARNINGS
        .split_whitespace()
        .map(|id| format!("warning-{id}"));
    let errors = ERRORS.split_whitespace().map(|id| format!("error-{id}"));
    for id in formats.chain(certainties).chain(warnings).chain(errors) {
        assert!(i18n::knows(&format!("playlist-{id}")), "{id}");
    }
}

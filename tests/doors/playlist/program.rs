//! `outro playlist` as the system runs it: with what another program hands on, with pipes, and
//! as a user who may not open everything.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use crate::playlists;
use crate::program::reach;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use playlists::{export, put, tunemymusic, zip};
use serde_json::Value;

/// The user that owns nothing.
const NOBODY: u32 = 65_534;

fn outro(arguments: &[&str]) -> Command {
    let mut command = Command::new(reach::within_reach(Path::new(env!("CARGO_BIN_EXE_outro"))));
    command
        .env_clear()
        .env("LANG", "C.UTF-8")
        .arg("playlist")
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// Hands this on to the program, as far as it takes it.
fn hand_on(bytes: &[u8], arguments: &[&str]) -> Output {
    let mut command = outro(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who has seen enough does not take the rest.
    let _ = child.stdin.take().unwrap().write_all(bytes);
    child.wait_with_output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_another_program_hands_on_is_read_like_a_file() {
    for name in [
        "tunemymusic/amazon.csv",
        "songmirror/backup.json",
        "players/Library.xml",
        "songshift/long.txt",
    ] {
        let path = export(name);
        let handed_on = hand_on(&fs::read(&path).unwrap(), &["-", "--json"]);
        let opened = outro(&[path.to_str().unwrap(), "--json"]).output().unwrap();
        assert!(handed_on.status.success() && opened.status.success());
        let (mut one, mut other) = (json(&handed_on), json(&opened));
        assert_eq!(one["file"], "-");
        for field in ["file", "playlists"] {
            // Some lists have no other name than their file.
            one[field].take();
            other[field].take();
        }
        assert_eq!(one, other, "{name}");
    }
}

#[test]
fn a_zip_file_is_handed_on_too() {
    let bytes = zip(&[("a.csv", tunemymusic(3).as_bytes())]);
    let output = hand_on(&bytes, &["-", "--json"]);
    assert!(output.status.success());
    assert_eq!(json(&output)["tracks"], 3);
}

#[test]
fn what_is_handed_on_and_is_no_list_fails_with_a_sentence() {
    let output = hand_on(b"Dear Ada,\n\nhow are you?\n", &["-"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said(&output.stderr).lines().count(), 1);
    assert!(output.stdout.is_empty());
    // What never ends is given up, and not held.
    let began = Instant::now();
    let endless = outro(&["-"])
        .stdin(fs::File::open("/dev/zero").unwrap())
        .output()
        .unwrap();
    assert_eq!(endless.status.code(), Some(1));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn what_is_handed_on_cannot_be_read_twice() {
    for arguments in [
        &["-", "-"][..],
        &["-", "--save-as", "csv", "a.csv"],
        &["--compare", "-", "a.csv"],
    ] {
        let output = hand_on(b"title,artist\nHours,Ada\n", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output.stderr).contains("Save the list as a file"));
    }
}

#[test]
fn a_named_pipe_is_refused_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("list.csv");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let began = Instant::now();
    let output = outro(&[pipe.to_str().unwrap()]).output().unwrap();
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(output.status.code(), Some(1));
    let sentence = said(&output.stderr);
    assert!(
        sentence.contains("is no ordinary file. Choose"),
        "{sentence}"
    );
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The program as a user whom modes bind; root is bound by none. The files are root's then.
fn as_an_ordinary_user(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = outro(arguments);
    command.current_dir(folder);
    if fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().unwrap()
}

#[test]
fn a_file_and_a_folder_that_may_not_be_opened_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    set_mode(top, 0o755);
    let file = put(top, "list.csv", tunemymusic(3));
    put(top, "locked/list.csv", tunemymusic(3));
    let locked = top.join("locked");
    // Whoever owns a file may not open it either.
    set_mode(&file, 0o000);
    set_mode(&locked, 0o000);
    for path in ["list.csv", "locked", "locked/list.csv"] {
        let output = as_an_ordinary_user(top, &[path]);
        let sentence = said(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{path}: {sentence}");
        let expected = format!("Outro may not open {path}. Nothing was changed.");
        assert!(sentence.starts_with(&expected), "{sentence}");
        assert!(output.stdout.is_empty(), "{path}");
        let output = as_an_ordinary_user(top, &[path, "--json"]);
        assert_eq!(json(&output)["error"]["id"], "denied", "{path}");
    }
    set_mode(&locked, 0o700);
}

#[test]
fn what_may_not_be_opened_in_a_folder_is_named_beside_what_could_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    set_mode(top, 0o755);
    set_mode(&put(top, "open.csv", tunemymusic(3)), 0o644);
    set_mode(&put(top, "shut.csv", tunemymusic(3)), 0o000);
    put(top, "within/list.csv", tunemymusic(3));
    set_mode(&top.join("within"), 0o000);
    let output = as_an_ordinary_user(top, &[".", "--json"]);
    let line = json(&output);
    assert!(output.status.success());
    assert_eq!(line["tracks"], 3);
    let unread: Vec<_> = line["unread"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["file"].as_str().unwrap(), one["id"].as_str().unwrap()))
        .collect();
    assert_eq!(unread, [("shut.csv", "denied"), ("within", "denied")]);
    let plain = said(&as_an_ordinary_user(top, &["."]).stdout);
    assert!(plain.contains("Outro may not open shut.csv."), "{plain}");
    set_mode(&top.join("within"), 0o700);
}

#[test]
fn where_nothing_may_be_written_nothing_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    let file = put(top, "list.csv", tunemymusic(3));
    set_mode(&file, 0o644);
    if fs::metadata(top).unwrap().uid() == 0 {
        chown(&file, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    set_mode(top, 0o555);
    let output = as_an_ordinary_user(top, &["list.csv", "--save-as", "csv", "copy.csv"]);
    set_mode(top, 0o755);
    let sentence = said(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{sentence}");
    assert!(
        sentence.starts_with("copy.csv could not be saved"),
        "{sentence}"
    );
    assert_eq!(fs::read_dir(top).unwrap().count(), 1);
}

#[test]
fn kinds_that_people_bring_come_through_standard_input_too() {
    for (bytes, tracks) in [
        (&b"sep=;\r\nTitel;Interpret\r\nLanterns;Vera\r\n"[..], 1),
        (b"title, artist\n\"A, B\", \"Vera, Bo\"\n", 1),
        (b"[MV] Vera - Lanterns\nPine - Salt\n", 2),
        (b"{\"title\":\"Lanterns\",\"artist\":\"Vera\"}\n{\"title\":\"Salt\",\"artist\":\"Pine\"}\n", 2),
        (b"#EXTM3U\n#EXTENC: GBK\n#EXTINF:1,Vera - \xb3\xbf\xb9\xe2\na.mp3\n", 1),
        (b"[playlist]\nTitle2=A - B\nTitle1=C - D\nFile1=a\nFile2=b\n", 2),
        (b"\xff\xfeT\0i\0t\0l\0e\0;\0A\0r\0t\0i\0s\0t\0\r\0A\0;\0B\0\r\0", 1),
        (b"{\"playlist\":{\"title\":\"N\",\"track\":[{\"title\":\"A\",\"creator\":\"B\"}]}}", 1),
        (b"<?wpl version=\"1.0\"?><smil><body><seq><media src=\"A - 01 - B.mp3\"/></seq></body></smil>", 1),
        (b"{\"items\":[{\"item\":{\"title\":\"A\",\"artist\":{\"name\":\"B\"}}}],\"title\":\"N\"}", 1),
        (b"Night\nA\tB\tC\tspotify:track:1\t2001\n", 1),
        (b"Title,Artist\nA,B\nTitre;Artiste\nC;D\n", 2),
        (b"Shazam Library\nIndex,TagTime,Title,Artist,URL,TrackKey\n1,x,A,B,y,1\n", 1),
    ] {
        let output = hand_on(bytes, &["-", "--json"]);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(json(&output)["tracks"], tracks);
    }
    let refused = hand_on(
        b"#EXTM3U\n#EXT-X-ENDLIST\n#EXTINF:9,\na.ts\n",
        &["-", "--json"],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["error"]["id"], "stream");
}

#[test]
fn nothing_saved_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let played = r#"[{"endTime":"x","artistName":"Vera","trackName":"Lanterns","msPlayed":1}]"#;
    for (name, text) in [("a.json", played), ("b.csv", "artist,album\nVera,Hotel\n")] {
        let path = put(folder.path(), name, text);
        let to = folder.path().join("saved.csv");
        let save = [
            "--save-as",
            "csv",
            to.to_str().unwrap(),
            path.to_str().unwrap(),
        ];
        let output = outro(&save).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(!to.exists());
        assert!(!said(&output.stdout).contains("Saved"), "{output:?}");
    }
}

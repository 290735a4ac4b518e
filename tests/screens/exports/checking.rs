//! Checking: by dialog, drop, paste and typing, right lists and wrong ones, long ones.

use std::fs;
use std::path::{Path, PathBuf};

use outro::app::Message;
use outro::app::components::export_check::Message as Told;
use outro::app::ui::Role;
use outro::case::BackupAnswer;

use super::support::scene::{Harness, settle};
use super::{
    ALL_OF_IT, ANOTHER, CHECK, Home, again, answer, backup_page, checked, choose, csv, on_disk,
    press, said, says,
};

fn drop_on(harness: &mut Harness, path: &Path) {
    harness.publish(Message::Exports(Told::Dropped(path.to_owned())));
}

#[test]
fn a_right_list_is_counted_and_done_with_one_press() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(12, 7));
    checked(&mut harness, &path);
    says(
        &mut harness,
        "12 playlists, 84 songs. my-playlists.csv, checked ",
    );
    says(&mut harness, "The file is still there, unchanged.");
    assert_eq!(answer(&harness), None, "nothing is ticked by itself");
    let checks = on_disk(&harness);
    assert_eq!(checks.len(), 1);
    assert_eq!((checks[0].playlists, checks[0].tracks), (12, 84));
    assert_eq!(checks[0].size, csv(12, 7).len() as u64);
    press(&mut harness, ALL_OF_IT);
    assert_eq!(answer(&harness), Some(BackupAnswer::Done));
    says(&mut harness, "12 playlists, 84 songs");
    assert!(harness.has(Role::Button, ANOTHER));
}

#[test]
fn a_list_cut_by_the_free_limit_is_not_called_done() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("cut.csv", csv(1, 500)));
    says(&mut harness, "1 playlist, 500 songs");
    says(&mut harness, "It has exactly 500 songs.");
    assert!(!harness.has(Role::Button, ALL_OF_IT));
    // The words come back out of the journal alone.
    says(&mut again(&harness), "It has exactly 500 songs.");
}

#[test]
fn what_amazon_sends_is_no_backup_of_playlists() {
    let (home, mut harness) = (Home::new(), backup_page());
    let library = "asin,title,artistName,artistAsin,albumName,primaryGenre,creationDate\n\
        B000000001,Hours,Ada Quill,B000000002,Seven,Pop,2020-01-01\n";
    checked(&mut harness, &home.file("library.csv", library));
    says(&mut harness, "No playlists, 1 song");
    says(&mut harness, "Export your playlists as well");
    assert!(!harness.has(Role::Button, ALL_OF_IT));
}

#[test]
fn while_a_file_is_held_over_the_window_it_is_lit_and_says_what_a_drop_does() {
    let (home, mut harness) = (Home::new(), backup_page());
    let here = "Drop the file: Outro checks it and changes nothing in it.";
    let nowhere =
        "Open your cancellation of a music service first. Then drop an exported list here.";
    harness.publish(Message::FileHeld(true));
    assert!(harness.has(Role::Status, here));
    harness.publish(Message::FileHeld(false));
    assert!(!harness.has(Role::Status, here), "it was taken away again");
    harness.publish(Message::FileHeld(true));
    drop_on(&mut harness, &home.file("my-playlists.csv", csv(3, 2)));
    settle(&mut harness);
    assert!(!harness.has(Role::Status, here), "it was dropped");
    says(&mut harness, "3 playlists, 6 songs");
    harness.publish(outro::app::go(outro::app::screen::Target::Home));
    harness.publish(Message::FileHeld(true));
    assert!(harness.has(Role::Status, nowhere));
    harness.publish(outro::app::go(outro::app::screen::Target::Charges));
    assert!(harness.has(
        Role::Status,
        "Drop the file: Outro looks for charges in it and keeps nothing of it."
    ));
}

#[test]
fn a_dropped_file_is_checked() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(3, 2));
    drop_on(&mut harness, &path);
    settle(&mut harness);
    says(&mut harness, "3 playlists, 6 songs");
    drop_on(&mut harness, &path);
    drop_on(&mut harness, &home.file("other.csv", csv(1, 1)));
    settle(&mut harness);
    says(&mut harness, "2 files were dropped.");
    assert_eq!(on_disk(&harness).len(), 1);
    // Where no case is open the person is told what to do.
    harness.publish(outro::app::go(outro::app::screen::Target::Home));
    settle(&mut harness);
    drop_on(&mut harness, &path);
    settle(&mut harness);
    says(
        &mut harness,
        "open your cancellation of a music service first",
    );
}

#[test]
fn a_folder_is_checked_as_one() {
    let (home, mut harness) = (Home::new(), backup_page());
    home.file("Morning.csv", "title;artist;album;isrc\nOne;A;B;\n");
    home.file("Evening.csv", "title;artist;album;isrc\nTwo;A;B;\n");
    let folder = "Check a folder… Export your playlists";
    choose(&mut harness, home.folder.path(), folder);
    says(&mut harness, "2 playlists, 2 songs");
    let mut next = again(&harness);
    says(&mut next, "The file is still there, unchanged.");
    home.file("Noon.csv", "title;artist;album;isrc\nThree;A;B;\n");
    says(&mut again(&harness), "The file has changed since.");
}

#[test]
fn a_pasted_list_is_counted() {
    let mut harness = backup_page();
    let paste = "Paste a list: Export your playlists";
    harness.state.clipboard = Some("Artist A - Song One\nArtist B - Song Two\n".to_owned());
    press(&mut harness, paste);
    says(&mut harness, "2 songs");
    says(&mut harness, "the pasted list, checked ");
    harness.state.clipboard = None;
    press(&mut harness, paste);
    says(&mut harness, "There is no text on the clipboard.");
}

#[test]
fn a_typed_place_is_checked_too() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my playlists.csv", csv(1, 3));
    harness.type_into("Or type where it is", &format!("\"{}\"", path.display()));
    press(&mut harness, "Check it");
    says(&mut harness, "1 playlist, 3 songs");
}

#[test]
fn a_closed_dialog_says_what_else_can_be_done() {
    let mut harness = backup_page();
    press(&mut harness, CHECK);
    says(
        &mut harness,
        "No file was chosen. You can also drop it on this window",
    );
    let asked = harness.state.platform.asked.lock().expect("unbroken").len();
    assert_eq!(asked, 1);
}

/// Every wrong file of the readers' own fixtures, and what is no file at all.
fn wrong_files(home: &Home) -> Vec<PathBuf> {
    let empty = home.folder.path().join("empty folder");
    fs::create_dir(&empty).expect("a folder");
    let mut paths = vec![
        home.folder.path().join("nowhere.csv"),
        home.file("picture.png", [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
        home.file("bomb.zip", bomb()),
        empty,
    ];
    #[cfg(unix)]
    {
        let pipe = home.folder.path().join("pipe.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo").success());
        paths.push(pipe);
    }
    let wrong = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exports/wrong");
    let wrong = fs::read_dir(wrong).expect("fixtures").flatten();
    // Its songs are all there; only its entities would blow up a careless reader.
    let is_wrong = |path: &PathBuf| !path.ends_with("bomb.xml");
    paths.extend(wrong.map(|entry| entry.path()).filter(is_wrong));
    paths
}

#[test]
fn whatever_is_chosen_gets_a_plain_sentence() {
    let home = Home::new();
    for path in wrong_files(&home) {
        let mut harness = backup_page();
        checked(&mut harness, &path);
        let all = on_disk(&harness);
        assert!(
            all.iter().all(|check| !check.is_right()),
            "{} is called right",
            path.display()
        );
        let heard = said(&mut harness);
        let tree = harness.tree();
        let has_sentence = tree.nodes.iter().any(|node| {
            node.semantics.role == Role::Status
                && node.semantics.name.ends_with('.')
                && !node.semantics.name.contains("answered")
        });
        assert!(has_sentence, "{}: {heard}", path.display());
        for sign in ["Os {", "kind:", "Error(", "exports-", "playlist-e"] {
            assert!(!heard.contains(sign), "{}: {heard}", path.display());
        }
        assert!(!harness.has(Role::Button, ALL_OF_IT), "{}", path.display());
    }
}

/// A ZIP file that unpacks to far more than it has bytes.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("list.csv", options).expect("begun");
    zip.write_all(b"title,artist\n").expect("written");
    let piece = "a,b\n".repeat(1 << 18);
    for _ in 0..100 {
        zip.write_all(piece.as_bytes()).expect("written");
    }
    zip.finish().expect("whole").into_inner()
}

#[test]
fn a_bad_file_leaves_an_earlier_check_as_it_was() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("my-playlists.csv", csv(2, 2)));
    let page = home.file("page.csv", "<!DOCTYPE html><html></html>");
    choose(&mut harness, &page, ANOTHER);
    says(&mut harness, "This is a web page, not a list.");
    says(&mut harness, "2 playlists, 4 songs. my-playlists.csv");
}

/// Begins to read a long list, and takes in no more than that the dialog was answered.
fn reading(home: &Home) -> Harness {
    let mut harness = backup_page();
    let path = home.file("long.csv", csv(20, 10_000));
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(path);
    harness.press(Role::Button, CHECK);
    harness.state.hear_once();
    harness.redraw();
    says(&mut harness, "Reading long.csv…");
    harness
}

#[test]
fn the_window_answers_while_a_long_list_is_read() {
    let home = Home::new();
    let mut harness = reading(&home);
    // Whatever is pressed acts, though nothing of the reading has come back.
    let decline = "Not wanted: Note songs that you only have offline";
    let unfold = "Show how it is done: Note songs that you only have offline";
    harness.press(Role::Button, unfold);
    harness.press(Role::Button, decline);
    assert!(!harness.has(Role::Button, decline));
    says(&mut harness, "Reading long.csv…");
    settle(&mut harness);
    let check = on_disk(&harness).pop().expect("it was checked");
    assert_eq!((check.playlists, check.tracks), (20, 200_000));
}

#[test]
fn a_long_reading_can_be_stopped() {
    let home = Home::new();
    let mut harness = reading(&home);
    harness.press(Role::Button, "Stop");
    settle(&mut harness);
    says(&mut harness, "Stopped. Nothing was changed.");
    assert_eq!(on_disk(&harness).len(), 0);
    assert!(!harness.has(Role::Button, "Stop"));
}

#[test]
fn a_check_can_be_taken_back() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("my-playlists.csv", csv(2, 2)));
    choose(&mut harness, &home.file("other.csv", csv(1, 1)), ANOTHER);
    says(&mut harness, "1 playlist, 1 song. other.csv");
    press(&mut harness, "Undo");
    // The one before stands there again, and what was known of the other is not said of it.
    says(&mut harness, "2 playlists, 4 songs. my-playlists.csv");
    assert!(!said(&mut harness).contains("still there"));
    press(&mut harness, "Undo");
    assert!(!said(&mut harness).contains("2 playlists, 4 songs"));
    assert!(harness.has(Role::Button, CHECK));
}

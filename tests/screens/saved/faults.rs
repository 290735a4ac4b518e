//! A disk that is out of order, as people see it: a plain sentence in the window and on the
//! command line, nothing earlier harmed, and saving goes on by itself when the cause is gone.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use outro::app::Message;
use outro::app::cases::{Message as Written, OpenCases};
use outro::app::ui::Role;
use outro::case::{Event, Stage};
use outro::platform::Platform;
use outro::store::settings::Settings;

use super::support::scene::{self, Harness};
use super::support::session::{Fixed, Window};
use super::*;
use crate::program::Home;
use crate::program::reach::{is_root, within_reach};

/// The user that owns nothing, and a user whom nobody knows.
const NOBODY: u32 = 65_534;
const UNKNOWN: u32 = 54_321;
const TICK: &str = "Step 3: Press Cancel subscription";

fn on_the_steps() -> Vec<Event> {
    let mut events = begun();
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    events
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The built program as a user whom modes bind, and this folder as its data.
fn as_an_ordinary_user(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(within_reach(assert_cmd::cargo::cargo_bin!("outro")));
    command.env_clear().current_dir("/").env("HOME", data);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.arg("--data-dir").arg(data).args(arguments);
    command
        .output()
        .expect("an ordinary user could not run the program")
}

fn words(output: &Output) -> (String, String) {
    let plain = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("plain text");
    (plain(&output.stdout), plain(&output.stderr))
}

/// A home that everybody may enter, so that another user gets to the data at all.
fn home_for_all() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    set_mode(home.path(), 0o755);
    home
}

fn everything_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = vec![folder.to_path_buf()];
    let mut at = 0;
    while at < found.len() {
        if found[at].is_dir() {
            let inside = fs::read_dir(&found[at]).unwrap();
            found.extend(inside.map(|entry| entry.unwrap().path()));
        }
        at += 1;
    }
    found
}

#[test]
fn a_folder_that_can_only_be_read_is_listed_and_told() {
    let home = home_for_all();
    let data = home.path().join("data");
    write(&data, "aa", on_the_steps());
    let all = everything_in(&data);
    for path in &all {
        if is_root() {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        set_mode(path, if path.is_dir() { 0o500 } else { 0o400 });
    }
    let before = picture(&data);
    let (out, err) = words(&as_an_ordinary_user(&data, &["cases"]));
    assert!(out.starts_with("Amazon Music: "), "{out}{err}");
    assert!(
        err.contains("You can read your cases, but nothing can be saved"),
        "{err}"
    );
    assert!(err.contains("can only be read"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert_eq!(picture(&data), before);
    for path in all.iter().filter(|path| path.is_dir()) {
        set_mode(path, 0o700);
    }
    let (_, err) = words(&as_an_ordinary_user(&data, &["cases"]));
    assert_eq!(err, "", "the cause is gone");
}

#[test]
fn a_folder_and_a_file_of_another_user_are_told_as_such() {
    let home = home_for_all();
    assert!(
        is_root(),
        "only root can give a file to another user; run this test as root"
    );
    let data = home.path().join("data");
    write(&data, "aa", on_the_steps());
    write(&data, "bb", on_the_steps());
    let (_, err) = words(&as_an_ordinary_user(&data, &["cases"]));
    assert!(err.contains("It may belong to another user"), "{err}");
    // One that may not even be looked into.
    set_mode(&data, 0o700);
    let output = as_an_ordinary_user(&data, &["cases"]);
    let (out, err) = words(&output);
    assert_eq!((output.status.code(), out.as_str()), (Some(1), ""), "{err}");
    let start = format!("Outro may not look into {}. ", data.display());
    assert!(err.starts_with(&start), "{err}");
    // Its cases alone: nobody says that there are none.
    set_mode(&data, 0o755);
    set_mode(&data.join("cases"), 0o700);
    let (out, err) = words(&as_an_ordinary_user(&data, &["cases"]));
    assert_eq!(out, "", "{err}");
    assert!(err.contains("could not be read"), "{err}");
    // One file alone: the rest is listed.
    for path in everything_in(&data) {
        chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    chown(data.join("cases/bb.jsonl"), Some(0), Some(0)).unwrap();
    let (out, err) = words(&as_an_ordinary_user(&data, &["cases"]));
    assert_eq!(out.lines().count(), 1, "{out}{err}");
    assert!(
        err.contains("bb.jsonl") && err.contains("another user"),
        "{err}"
    );
}

#[test]
fn without_a_home_folder_one_sentence_says_what_to_do() {
    assert!(
        is_root(),
        "run this test as root: it becomes a user without a home"
    );
    let mut command = Command::new(within_reach(assert_cmd::cargo::cargo_bin!("outro")));
    command
        .env_clear()
        .current_dir("/")
        .uid(UNKNOWN)
        .gid(UNKNOWN);
    let output = command.arg("cases").output().unwrap();
    let (out, err) = words(&output);
    assert_eq!((output.status.code(), out.as_str()), (Some(1), ""), "{err}");
    assert!(err.contains("there is no home folder"), "{err}");
    assert!(err.contains("outro --data-dir DIR"), "{err}");
}

/// The built program, for which no file may grow: the disk is full.
fn on_a_full_disk(home: &Home, arguments: &str) -> Command {
    let program = assert_cmd::cargo::cargo_bin!("outro");
    let mut command = Command::new("sh");
    command.env("HOME", home.data()).arg("-c").arg(format!(
        "trap '' XFSZ; ulimit -f 0; exec '{}' --data-dir '{}' {arguments}",
        program.display(),
        home.data().display()
    ));
    command
}

#[test]
fn a_full_disk_is_told_and_what_was_saved_is_listed() {
    let home = Home::new();
    write(&home.data(), "aa", on_the_steps());
    let before = picture(&home.data());
    // The streams have to be pipes: a file could not grow either.
    let output = on_a_full_disk(&home, "cases").output().unwrap();
    let (out, err) = words(&output);
    assert!(out.starts_with("Amazon Music: "), "{out}{err}");
    assert!(err.contains("is full"), "{err}");
    let mut talk = on_a_full_disk(&home, "terminal")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = talk.stdin.take().unwrap();
    input.write_all(b"go on\ndone\nquit\n").unwrap();
    drop(input);
    let output = talk.wait_with_output().unwrap();
    let (out, err) = words(&output);
    assert_eq!(output.status.code(), Some(1), "{out}{err}");
    assert!(
        out.contains("is full") && err.contains("was not saved"),
        "{out}{err}"
    );
    assert_eq!(picture(&home.data()), before);
    home.talk(&["go on", "done", "quit"]);
    assert_eq!(on_disk::case(&home.data(), "aa").settled.len(), 1);
}

#[test]
fn a_link_in_place_of_a_case_is_told_and_not_followed() {
    let home = Home::new();
    write(&home.data(), "aa", on_the_steps());
    write(&home.data(), "bb", on_the_steps());
    let away = home.data().with_file_name("away.jsonl");
    fs::rename(home.data().join("cases/aa.jsonl"), &away).unwrap();
    symlink(&away, home.data().join("cases/aa.jsonl")).unwrap();
    let before = fs::read(&away).unwrap();
    let ended = home.run(&["cases"]);
    assert_eq!(ended.out.lines().count(), 1, "{}", ended.out);
    ended.must_warn("is a link to somewhere else");
    let mut window = Window::open(&home.data(), Fixed::new());
    window.must_say("is a link to somewhere else");
    assert!(
        window.has(Role::ListItem, "Amazon Music"),
        "the other one is there"
    );
    assert_eq!(fs::read(&away).unwrap(), before);
}

#[test]
fn a_folder_that_vanishes_in_the_middle_is_told_in_the_terminal_and_gone_on_with() {
    let home = Home::new();
    write(&home.data(), "aa", on_the_steps());
    let mut talk = home.sit_down();
    let mut input = talk.stdin.take().unwrap();
    let mut lines = BufReader::new(talk.stdout.take().unwrap()).lines();
    let mut wait = |words: &str| {
        let found = lines.by_ref().any(|line| line.unwrap().contains(words));
        assert!(found, "“{words}” never came");
    };
    input.write_all(b"go on\n").unwrap();
    wait("Type a number");
    wait("Type a number");
    let pulled = home.data().with_file_name("pulled out");
    fs::rename(home.data(), &pulled).unwrap();
    input.write_all(b"done\n").unwrap();
    wait("is gone. Outro did not remove it.");
    assert!(!home.data().exists(), "it was made anew");
    fs::rename(&pulled, home.data()).unwrap();
    input.write_all(b"\nquit\n").unwrap();
    drop(input);
    wait("Step 2");
    assert!(talk.wait().unwrap().success());
    assert_eq!(on_disk::case(&home.data(), "aa").settled.len(), 1);
}

/// The window on its stage, with tasks of its own, on the first step.
fn harness() -> Harness {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let data = folder.path().join("data");
    write(&data, "aa", on_the_steps());
    let platform = Arc::new(scene::Fixed::on(scene::TODAY));
    let mut harness = scene::open_data(folder, &data, platform);
    harness.press(Role::ListItem, "Amazon Music");
    scene::settle(&mut harness);
    harness
}

fn data(harness: &Harness) -> std::path::PathBuf {
    harness.state.folder.path().join("data")
}

pub fn says(harness: &mut Harness, words: &str) -> bool {
    let tree = harness.tree();
    tree.nodes
        .iter()
        .any(|node| node.semantics.name.contains(words))
}

fn tick(harness: &mut Harness) {
    harness.press(Role::CheckBox, TICK);
}

/// Breaks the disk, ticks, looks for the sentence, mends the disk, and waits for the tick to
/// be saved by itself.
fn breaks_and_heals(sentence: &str, break_it: fn(&Path), mend: fn(&Path)) {
    let mut harness = harness();
    let data = data(&harness);
    let before = fs::read(data.join("cases/aa.jsonl")).unwrap();
    break_it(&data);
    tick(&mut harness);
    scene::until(&mut harness, sentence, |harness| says(harness, sentence));
    // What was ticked stays ticked on the screen, and is not called saved.
    assert_eq!(
        harness.find(Role::CheckBox, TICK).semantics.checked,
        Some(true)
    );
    assert!(says(&mut harness, "Not saved"), "it is called saved");
    mend(&data);
    assert_eq!(fs::read(data.join("cases/aa.jsonl")).unwrap(), before);
    scene::until(&mut harness, "saved by itself", |_| {
        on_disk::case(&data, "aa").settled.len() == 1
    });
    scene::until(&mut harness, "the sentence goes", |harness| {
        !says(harness, sentence)
    });
    let now = fs::read(data.join("cases/aa.jsonl")).unwrap();
    assert!(now.starts_with(&before), "what was saved before was harmed");
}

fn beside(data: &Path) -> std::path::PathBuf {
    data.with_file_name("pulled out")
}

#[test]
fn a_folder_that_vanishes_is_told_in_the_window_and_saving_goes_on_by_itself() {
    breaks_and_heals(
        "is gone. Outro did not remove it.",
        |data| fs::rename(data, beside(data)).unwrap(),
        |data| fs::rename(beside(data), data).unwrap(),
    );
}

#[test]
fn a_link_in_place_of_the_file_is_told_in_the_window_and_saving_goes_on_by_itself() {
    breaks_and_heals(
        "is a link to somewhere else",
        |data| {
            fs::rename(data.join("cases/aa.jsonl"), beside(data)).unwrap();
            symlink(beside(data), data.join("cases/aa.jsonl")).unwrap();
        },
        |data| {
            fs::remove_file(data.join("cases/aa.jsonl")).unwrap();
            fs::rename(beside(data), data.join("cases/aa.jsonl")).unwrap();
        },
    );
}

#[test]
fn closing_with_something_unsaved_asks_first() {
    let mut harness = harness();
    let data = data(&harness);
    fs::rename(&data, beside(&data)).unwrap();
    tick(&mut harness);
    // At once, while the write is still under way: it asks as soon as that has failed.
    harness.publish(Message::CloseAsked);
    scene::until(&mut harness, "a question", |harness| {
        harness.has(Role::Dialog, "Not everything is saved")
    });
    assert!(!harness.state.closed);
    harness.press(Role::Button, "Stay open");
    assert!(!harness.has(Role::Dialog, "Not everything is saved"));
    harness.publish(Message::CloseAsked);
    assert!(harness.has(Role::Dialog, "Not everything is saved"));
    harness.press(Role::Button, "Stay open");
    // The disk is back: closing waits for the write, and asks nothing.
    fs::rename(beside(&data), &data).unwrap();
    scene::until(&mut harness, "saved", |_| {
        on_disk::case(&data, "aa").settled.len() == 1
    });
    scene::until(&mut harness, "told", |harness| !says(harness, "Not saved"));
    harness.publish(Message::CloseAsked);
    scene::until(&mut harness, "closed", |harness| harness.state.closed);
}

#[test]
fn closing_without_saving_is_possible_and_harms_nothing_earlier() {
    let mut harness = harness();
    let data = data(&harness);
    let before = picture(&data);
    fs::rename(&data, beside(&data)).unwrap();
    tick(&mut harness);
    scene::until(&mut harness, "told", |harness| says(harness, "Not saved"));
    harness.publish(Message::CloseAsked);
    harness.press(Role::Button, "Close without saving");
    scene::until(&mut harness, "closed", |harness| harness.state.closed);
    fs::rename(beside(&data), &data).unwrap();
    assert_eq!(picture(&data), before);
}

#[test]
fn a_clock_that_went_back_is_told_on_the_command_line() {
    let home = Home::new();
    Journal::new(&home.data()).case("aa", "2226-11-20T10:00:00Z", on_the_steps());
    let ended = home.run(&["cases"]);
    assert!(ended.out.starts_with("Amazon Music: "), "{}", ended.out);
    let part = "but something in your cases is from ";
    assert!(
        ended.err.contains(part) && ended.err.contains("2226"),
        "{}",
        ended.err
    );
    let talk = home.talk(&["quit"]);
    talk.must_print("The clock of this computer says");
}

#[test]
fn settings_that_cannot_be_kept_are_kept_when_the_disk_is_back() {
    let mut harness = harness();
    let data = data(&harness);
    fs::rename(&data, beside(&data)).unwrap();
    let larger = Settings {
        text_size_percent: 150,
        ..Settings::default()
    };
    harness.publish(outro::app::set(larger));
    let sentence = "is gone. Outro did not remove it.";
    scene::until(&mut harness, sentence, |harness| says(harness, sentence));
    fs::rename(beside(&data), &data).unwrap();
    scene::until(&mut harness, "kept by itself", |_| {
        store(&data).settings().0.text_size_percent == 150
    });
    scene::until(&mut harness, "the sentence goes", |harness| {
        !says(harness, sentence)
    });
}

#[test]
fn without_a_home_folder_the_window_opens_and_says_so() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let platform = Arc::new(scene::Fixed::on(scene::TODAY));
    let mut harness = scene::open_data(folder, Path::new(""), platform);
    let sentence = "Outro does not know where to keep your cases, because there is no home folder";
    scene::until(&mut harness, sentence, |harness| says(harness, sentence));
    assert!(!says(&mut harness, "You can read your cases"));
    assert!(!Path::new("cases").exists() && !Path::new("window.lock").exists());
}

#[test]
fn a_clock_that_jumps_back_harms_nothing() {
    let mut window = open_on(on_the_steps());
    window.press(Role::CheckBox, TICK);
    window.platform.set("2001-01-01T00:00:00Z");
    window.press(Role::CheckBox, TICK);
    assert!(on_disk::case(&window.folder, "aa").settled.is_empty());
    window.press(Role::Button, "Done, next step");
    let case = on_disk::case(&window.folder, "aa");
    assert_eq!(case.settled.len(), 1);
    let sentence = "The clock of this computer says 1 January 2001, but something in your cases";
    window.must_say(sentence);
    let folder = window.folder.clone();
    let mut window = Window::open(&folder, Fixed::on("2001-01-01").restarted());
    assert_eq!(on_disk::case(&window.folder, "aa"), case);
    window.must_say(sentence);
    // It goes by itself when the clock is right and something is saved.
    window.platform.set("2026-11-22T13:00:00Z");
    window.press(Role::Button, "Go on: Amazon Music");
    window.press(Role::Button, "Done, next step");
    assert!(!window.has_alert(), "{}", window.said());
    assert!(fs::read_dir(window.folder.join("history")).unwrap().count() > 0);
}

/// Each failed write is tried again by itself, once: however often somebody tries meanwhile.
#[test]
fn a_disk_that_is_out_of_order_is_asked_once_at_a_time() {
    let platform: Arc<dyn Platform> = Arc::new(scene::Fixed::new());
    let mut cases = OpenCases::new(outro::store::Store::nowhere(), Vec::new());
    cases.begin("aa");
    drop(cases.record("aa", begun(), &platform));
    let failed = || {
        let error = Arc::new(outro::store::Error::NoHome);
        Written::Written("aa".to_owned(), platform.now(), Err(error))
    };
    assert_eq!(cases.update(failed(), &platform).units(), 1, "it rests");
    drop(cases.retry(&platform));
    assert_eq!(
        cases.update(failed(), &platform).units(),
        0,
        "it rests already"
    );
    drop(cases.update(Written::Rested("aa".to_owned()), &platform));
    assert_eq!(
        cases.update(failed(), &platform).units(),
        1,
        "it rests again"
    );
}

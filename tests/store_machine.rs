//! The store on a real disk with real processes: killed, side by side, locked out, without
//! space, under other users and umasks. The test executable runs itself again as the child.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod store_support;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use outro::store::disk::Os;
use outro::store::lock::{Acquired, Window};
use outro::store::settings::Settings;
use outro::store::{Error, NewEntry, Notice, Store};
use store_support::*;

const ROLE: &str = "OUTRO_TEST_ROLE";
const FOLDER: &str = "OUTRO_TEST_FOLDER";
const NUMBER: &str = "OUTRO_TEST_NUMBER";
/// The user that owns nothing.
const NOBODY: u32 = 65_534;

/// Where a child process begins; a run of the tests themselves passes by.
#[test]
fn child() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let number = std::env::var(NUMBER).map_or(0, |text| text.parse().unwrap());
    match role.as_str() {
        "save until killed" => save_until_killed(&folder, number),
        "save some" => save_some(&folder, number),
        "save until refused" => save_until_refused(&folder),
        "save a little of everything" => save_everything(&folder),
        "read only" => read_only(&folder),
        "not ours" => not_ours(&folder),
        "hold the window" => hold_the_window(&folder),
        other => panic!("no such role: {other}"),
    }
    std::process::exit(0);
}

/// This executable again, as a child with a role.
fn again(role: &str, folder: &Path, number: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    as_child(&mut command, role, folder, number);
    command
}

/// This executable again, after some shell commands.
fn again_after(shell: &str, role: &str, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{shell}; exec \"$0\" \"$@\""))
        .arg(std::env::current_exe().unwrap());
    as_child(&mut command, role, folder, 0);
    command
}

fn as_child(command: &mut Command, role: &str, folder: &Path, number: usize) {
    command
        .args(["child", "--exact", "--nocapture", "--test-threads=1"])
        .env(ROLE, role)
        .env(FOLDER, folder)
        .env(NUMBER, number.to_string());
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("said {line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What a child said, whole lines only.
fn said(output: &[u8]) -> Vec<String> {
    let end = output
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    String::from_utf8_lossy(&output[..end])
        .lines()
        .filter_map(|line| Some(line.split_once("said ")?.1.to_owned()))
        .collect()
}

fn fine(output: &Output) {
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

// --- Killed -----------------------------------------------------------------------------

fn save_until_killed(folder: &Path, round: usize) {
    let (store, _) = Store::open(folder, Os);
    let case = case("a");
    let number = |turn: usize| round * 100_000 + turn;
    if store.read(&case).is_err() {
        let first = NewEntry {
            id: id(number(0)),
            ..started(0)
        };
        store.create(&case, &[first]).unwrap();
        say(&id(number(0)));
    }
    for turn in 1..90_000 {
        // A new day every now and then, so that copies are made too.
        let day = (round * 3 + turn / 10) as i64;
        let entry = NewEntry {
            at: at(day * 24 * 60),
            ..noted(number(turn))
        };
        store.append(&case, &[entry]).unwrap();
        say(&id(number(turn)));
        if turn % 7 == 0 {
            let settings = Settings {
                exported: vec![number(turn).to_string()],
                ..Settings::default()
            };
            store.save_settings(&settings, at(day * 24 * 60)).unwrap();
            say(&format!("settings {}", number(turn)));
        }
    }
}

/// Kills a child at a random moment and returns what it had said by then.
fn kill_soon(folder: &Path, round: usize, dice: &mut Dice) -> Vec<String> {
    let mut child = Reaped(
        again("save until killed", folder, round)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut out = child.0.stdout.take().unwrap();
    let mut bytes = Vec::new();
    // Mostly in the midst of saving, sometimes while it starts.
    if dice.below(10) > 0 {
        let mut part = [0; 512];
        while said(&bytes).is_empty() {
            let read = out.read(&mut part).unwrap();
            assert!(read > 0, "the child ended by itself");
            bytes.extend_from_slice(&part[..read]);
        }
    }
    thread::sleep(Duration::from_micros(dice.below(6_000) as u64));
    child.0.kill().unwrap();
    out.read_to_end(&mut bytes).unwrap();
    child.0.wait().unwrap();
    said(&bytes)
}

fn killed_again_and_again(kills: usize, seed: u64) {
    let mut dice = Dice(seed);
    let mut saves = 0;
    for _ in 0..kills.div_ceil(25) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        let mut saved: Vec<String> = Vec::new();
        let mut last_settings = None;
        for round in 0..25 {
            for line in kill_soon(&folder, round, &mut dice) {
                match line.strip_prefix("settings ") {
                    Some(mark) => last_settings = Some(mark.parse::<usize>().unwrap()),
                    None => saved.push(line),
                }
            }
            let (store, _) = Store::open(&folder, Os);
            let Ok(file) = store.read(&case("a")) else {
                assert!(saved.is_empty(), "the case is gone");
                continue;
            };
            let there = ids(&file.entries);
            let kept: Vec<_> = there
                .iter()
                .filter(|id| saved.contains(id))
                .cloned()
                .collect();
            assert_eq!(
                kept, saved,
                "round {round} of seed {seed}: {:?}",
                file.notices
            );
            assert!(file.entries.iter().all(|entry| !entry.after_gap));
            let (settings, notices) = store.settings();
            assert!(notices.is_empty(), "{notices:?}");
            let mark = settings
                .exported
                .first()
                .map(|mark| mark.parse::<usize>().unwrap());
            assert!(mark >= last_settings, "{mark:?} after {last_settings:?}");
        }
        saves += saved.len();
    }
    assert!(saves > kills, "too few saves to mean anything: {saves}");
}

#[test]
fn what_was_printed_as_saved_survives_being_killed() {
    let kills = times(500, 10_000);
    let other = thread::spawn(move || killed_again_and_again(kills, 11));
    killed_again_and_again(kills, 12);
    other.join().unwrap();
}

// --- Side by side -----------------------------------------------------------------------

fn save_some(folder: &Path, number: usize) {
    let (store, _) = Store::open(folder, Os);
    for turn in 0..60 {
        store
            .append(&case("a"), &[noted(number * 1_000 + turn)])
            .unwrap();
    }
}

fn assert_one_chain(folder: &Path, writers: usize, each: usize) {
    let store = open(folder);
    let file = store.read(&case("a")).unwrap();
    assert!(file.notices.is_empty(), "{:?}", file.notices);
    assert_eq!(file.entries.len(), 1 + writers * each);
    for writer in 1..=writers {
        let own: Vec<_> = (0..each).map(|turn| id(writer * 1_000 + turn)).collect();
        let there = ids(&file.entries);
        let found: Vec<_> = there.into_iter().filter(|id| own.contains(id)).collect();
        assert_eq!(found, own, "writer {writer}");
    }
    let text = fs::read_to_string(journal(folder, &case("a"))).unwrap();
    let mut before = None;
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(before) = before {
            assert_eq!(value["prev"], before);
        }
        before = Some(value["sum"].clone());
    }
}

#[test]
fn processes_side_by_side_write_one_chain() {
    let home = tempfile::tempdir().unwrap();
    begin(&open(home.path()), "a", 1);
    let children: Vec<Child> = (1..=4)
        .map(|number| {
            again("save some", home.path(), number)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in children {
        fine(&child.wait_with_output().unwrap());
    }
    assert_one_chain(home.path(), 4, 60);
}

#[test]
fn threads_side_by_side_write_one_chain() {
    let home = tempfile::tempdir().unwrap();
    let shared = open(home.path());
    begin(&shared, "a", 1);
    let threads: Vec<_> = (1..=4)
        .map(|number| {
            let store = if number % 2 == 0 {
                shared.clone()
            } else {
                open(home.path())
            };
            thread::spawn(move || {
                for turn in 0..40 {
                    store
                        .append(&case("a"), &[noted(number * 1_000 + turn)])
                        .unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_one_chain(home.path(), 4, 40);
}

#[test]
fn a_case_that_stays_locked_is_busy() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    let case = begin(&store, "a", 2);
    let lock = File::options()
        .write(true)
        .open(home.path().join("cases/a.lock"))
        .unwrap();
    lock.lock().unwrap();
    assert!(matches!(store.append(&case, &[noted(2)]), Err(Error::Busy)));
    assert_eq!(
        store.read(&case).unwrap().entries.len(),
        2,
        "reading needs no lock"
    );
    let waiting = {
        let store = store.clone();
        thread::spawn(move || store.append(&store_support::case("a"), &[noted(2)]).is_ok())
    };
    thread::sleep(Duration::from_millis(200));
    lock.unlock().unwrap();
    assert!(waiting.join().unwrap(), "a short wait is waited for");
}

// --- Without space ----------------------------------------------------------------------

fn save_until_refused(folder: &Path) {
    let (store, _) = Store::open(folder, Os);
    for turn in 1..10_000 {
        match store.append(&case("a"), &[noted(turn)]) {
            Ok(_) => say(&id(turn)),
            Err(error) => {
                say(&format!("{} {error}", error.id()));
                return;
            }
        }
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    for blocks in [4, 5, 7, 12, 19] {
        let home = tempfile::tempdir().unwrap();
        let store = open(home.path());
        let case = begin(&store, "a", 1);
        // A file may not grow past so many blocks: the write that would, falls short.
        let shell = format!("trap '' XFSZ; ulimit -f {blocks}");
        let output = again_after(&shell, "save until refused", home.path())
            .output()
            .unwrap();
        fine(&output);
        let mut saved = said(&output.stdout);
        let refusal = saved.pop().unwrap();
        assert!(refusal.starts_with("store-no-space "), "{refusal}");
        assert!(refusal.contains("full"), "{refusal}");
        assert!(!saved.is_empty());
        let file = store.read(&case).unwrap();
        assert_eq!(ids(&file.entries)[1..], saved);
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        let text = fs::read(journal(home.path(), &case)).unwrap();
        assert_eq!(text.last(), Some(&b'\n'), "the file was not cut back");
        let more = store.append(&case, &[noted(20_000)]).unwrap();
        assert_eq!(more.entries.len(), saved.len() + 2);
    }
}

// --- Modes, owners, links ---------------------------------------------------------------

fn save_everything(folder: &Path) {
    let (store, notices) = Store::open(folder, Os);
    assert!(notices.is_empty(), "{notices:?}");
    let case = begin(&store, "a", 3);
    begin(&store, "b", 3);
    store.save_settings(&Settings::default(), at(0)).unwrap();
    let next_day = NewEntry {
        at: at(24 * 60),
        ..noted(9)
    };
    store.append(&case, &[next_day]).unwrap();
    store.delete(&store_support::case("b"), at(0)).unwrap();
    store
        .export_to(&folder.join("export.json"), "x", at(0))
        .unwrap();
    let path = journal(folder, &case);
    let mut torn = fs::read(&path).unwrap();
    torn.extend_from_slice(b"torn");
    fs::write(&path, torn).unwrap();
    store.append(&case, &[noted(10)]).unwrap();
    let Acquired::First(window) = Window::acquire(folder).unwrap() else {
        panic!("no window")
    };
    say("done");
    // What lies there while the window is open is looked at from outside.
    std::mem::forget(window);
}

#[test]
fn files_are_for_their_owner_alone_whatever_the_umask() {
    for umask in ["0000", "0022", "0777"] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("made/by/outro");
        let shell = format!("umask {umask}");
        let output = again_after(&shell, "save a little of everything", &folder)
            .output()
            .unwrap();
        fine(&output);
        assert_eq!(said(&output.stdout), ["done"]);
        let mut folders = vec![home.path().join("made")];
        let mut seen = 0;
        while let Some(next) = folders.pop() {
            let mode = fs::metadata(&next).unwrap().mode() & 0o777;
            assert_eq!(mode, 0o700, "{}", next.display());
            for entry in fs::read_dir(&next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let mode = fs::metadata(&path).unwrap().mode() & 0o777;
                    assert_eq!(mode, 0o600, "{}", path.display());
                    seen += 1;
                }
            }
        }
        assert!(seen >= 12, "only {seen} files");
    }
}

fn read_only(folder: &Path) {
    let (store, notices) = Store::open(folder, Os);
    assert!(
        matches!(&notices[..], [Notice::CannotWrite(Error::ReadOnly { .. })]),
        "{notices:?}"
    );
    let listing = store.cases();
    assert!(listing.notices.is_empty(), "{:?}", listing.notices);
    assert_eq!(listing.cases[0].entries.len(), 3);
    let refused = store.append(&case("a"), &[noted(5)]).unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused:?}");
    let refused = store.create(&case("b"), &[started(0)]).unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused:?}");
    let refused = store
        .save_settings(&Settings::default(), at(0))
        .unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused:?}");
    assert!(Window::acquire(folder).is_err());
    say("done");
}

fn not_ours(folder: &Path) {
    let (store, notices) = Store::open(folder, Os);
    assert!(
        matches!(&notices[..], [Notice::CannotWrite(Error::NotOurs { .. })]),
        "{notices:?}"
    );
    let listing = store.cases();
    let notices = &listing.notices;
    assert!(
        matches!(
            &notices[..],
            [Notice::Unreadable {
                error: Error::NotOurs { .. },
                ..
            }]
        ),
        "{notices:?}"
    );
    let refused = store.append(&case("a"), &[noted(5)]).unwrap_err();
    assert!(matches!(refused, Error::NotOurs { .. }), "{refused:?}");
    say("done");
}

/// Runs a child as a user whom modes bind; root is bound by none.
fn as_an_ordinary_user(role: &str, folder: &Path) {
    let mut command = again(role, folder, 0);
    if fs::metadata(folder.parent().unwrap()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY).current_dir("/");
    }
    let output = command
        .output()
        .expect("a child could not be run as an ordinary user");
    fine(&output);
    assert_eq!(said(&output.stdout), ["done"]);
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_folder_is_read_and_told() {
    let home = tempfile::tempdir().unwrap();
    set_mode(home.path(), 0o755);
    let folder = home.path().join("data");
    begin(&open(&folder), "a", 3);
    let is_root = fs::metadata(home.path()).unwrap().uid() == 0;
    let cases = folder.join("cases");
    let mut files: Vec<_> = fs::read_dir(&cases)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.extend([cases.clone(), folder.join("history"), folder.clone()]);
    for path in files.iter().filter(|path| path.exists()) {
        if is_root {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        set_mode(path, if path.is_dir() { 0o500 } else { 0o400 });
    }
    let before = fs::read(journal(&folder, &case("a"))).unwrap();
    as_an_ordinary_user("read only", &folder);
    assert_eq!(fs::read(journal(&folder, &case("a"))).unwrap(), before);
    for path in files.iter().rev().filter(|path| path.is_dir()) {
        set_mode(path, 0o700);
    }
}

#[test]
fn a_folder_of_another_user_is_told_as_such() {
    let home = tempfile::tempdir().unwrap();
    let is_root = fs::metadata(home.path()).unwrap().uid() == 0;
    if is_root {
        set_mode(home.path(), 0o755);
        let folder = home.path().join("data");
        begin(&open(&folder), "a", 3);
        set_mode(&folder, 0o755);
        as_an_ordinary_user("not ours", &folder);
    } else {
        // Without root no file can be given away; the system's own folder is another's.
        let (_, notices) = Store::open("/outro-test", Os);
        assert!(
            matches!(
                &notices[..],
                [Notice::CannotWrite(
                    Error::NotOurs { .. } | Error::ReadOnly { .. }
                )]
            ),
            "{notices:?}"
        );
    }
}

#[test]
fn a_link_in_place_of_a_journal_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = open(&folder);
    let case = begin(&store, "a", 3);
    let real = home.path().join("elsewhere.jsonl");
    fs::rename(journal(&folder, &case), &real).unwrap();
    let before = fs::read(&real).unwrap();
    symlink(&real, journal(&folder, &case)).unwrap();
    let refused = store.append(&case, &[noted(4)]).unwrap_err();
    assert!(matches!(refused, Error::Link { .. }), "{refused:?}");
    assert!(refused.to_string().contains("link"));
    assert!(matches!(store.read(&case), Err(Error::Link { .. })));
    let listing = store.cases();
    assert!(listing.cases.is_empty());
    assert!(matches!(
        &listing.notices[..],
        [Notice::Unreadable {
            error: Error::Link { .. },
            ..
        }]
    ));
    assert!(matches!(
        store.delete(&case, at(0)),
        Err(Error::Link { .. })
    ));
    assert_eq!(fs::read(&real).unwrap(), before);

    // A link that leads nowhere is not written through either.
    let nowhere = home.path().join("nowhere");
    symlink(&nowhere, folder.join("cases/b.jsonl")).unwrap();
    assert!(
        store
            .create(&store_support::case("b"), &[started(0)])
            .is_err()
    );
    symlink(&nowhere, folder.join("settings.json")).unwrap();
    assert!(matches!(
        store.save_settings(&Settings::default(), at(0)),
        Err(Error::Link { .. })
    ));
    symlink(&nowhere, folder.join("cases/c.lock")).unwrap();
    let refused = store
        .create(&store_support::case("c"), &[started(0)])
        .unwrap_err();
    assert!(matches!(refused, Error::Link { .. }), "{refused:?}");
    assert!(!nowhere.exists());
    // The data folder itself may be a link: people move it to another disk.
    symlink(&folder, home.path().join("shortcut")).unwrap();
    let (there, notices) = Store::open(home.path().join("shortcut"), Os);
    assert!(notices.is_empty(), "{notices:?}");
    begin(&there, "d", 2);
}

#[test]
fn a_pipe_in_place_of_a_journal_is_not_waited_for() {
    let home = tempfile::tempdir().unwrap();
    let store = open(home.path());
    begin(&store, "a", 1);
    let pipe = home.path().join("cases/b.jsonl");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let listing = store.cases();
    assert_eq!(listing.cases.len(), 1);
    assert!(matches!(
        &listing.notices[..],
        [Notice::Unreadable {
            error: Error::Link { .. },
            ..
        }]
    ));
}

#[test]
fn a_folder_that_vanishes_is_told_and_not_made_anew() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("stick/data");
    let store = open(&folder);
    let case = begin(&store, "a", 2);
    fs::rename(home.path().join("stick"), home.path().join("pulled out")).unwrap();
    let refusals = [
        store.append(&case, &[noted(3)]).unwrap_err(),
        store
            .create(&store_support::case("b"), &[started(0)])
            .unwrap_err(),
        store.read(&case).unwrap_err(),
        store
            .save_settings(&Settings::default(), at(0))
            .unwrap_err(),
        store.delete(&case, at(0)).unwrap_err(),
        store.check_writable().unwrap_err(),
    ];
    for refused in refusals {
        assert!(matches!(refused, Error::Vanished { .. }), "{refused:?}");
    }
    assert!(!home.path().join("stick").exists());
    fs::rename(home.path().join("pulled out"), home.path().join("stick")).unwrap();
    assert_eq!(store.append(&case, &[noted(3)]).unwrap().entries.len(), 3);
}

// --- One window -------------------------------------------------------------------------

fn hold_the_window(folder: &Path) {
    let Acquired::First(mut window) = Window::acquire(folder).unwrap() else {
        panic!("not the first")
    };
    let requests = window.take_requests();
    say("open");
    while requests
        .as_ref()
        .is_some_and(|requests| requests.recv().is_ok())
    {
        say("raised");
    }
}

/// A child that does not outlive its test, however that ends.
struct Reaped(Child);

impl Drop for Reaped {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn first(folder: &Path) -> Window {
    match Window::acquire(folder).unwrap() {
        Acquired::First(window) => window,
        other => panic!("not the first: {other:?}"),
    }
}

#[cfg(not(target_os = "macos"))]
#[test]
fn a_second_start_brings_the_first_window_forward() {
    let home = tempfile::tempdir().unwrap();
    // Longer than a socket's path may be.
    let folder = home
        .path()
        .join("long-".repeat(20))
        .join("folder-".repeat(20));
    fs::create_dir_all(&folder).unwrap();
    let mut window = first(&folder);
    let requests = window.take_requests().unwrap();
    let mode = fs::symlink_metadata(folder.join("window.sock"))
        .unwrap()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    for _ in 0..3 {
        assert!(matches!(Window::acquire(&folder).unwrap(), Acquired::Told));
        requests.recv_timeout(Duration::from_secs(5)).unwrap();
    }
    assert_eq!(
        requests.recv_timeout(Duration::from_millis(50)),
        Err(RecvTimeoutError::Timeout)
    );
    drop(window);
    assert!(!folder.join("window.sock").exists());
    let again = first(&folder);
    assert!(matches!(Window::acquire(&folder).unwrap(), Acquired::Told));
    drop(again);
}

#[cfg(not(target_os = "macos"))]
#[test]
fn a_window_that_crashed_is_no_hindrance_and_one_that_hangs_is_busy() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Reaped(
        again("hold the window", home.path(), 0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let mut hear = |what: &str| {
        let heard = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains("said"));
        assert!(
            heard.is_some_and(|line| line.ends_with(what)),
            "{what} was not said"
        );
    };
    hear("open");
    assert!(matches!(
        Window::acquire(home.path()).unwrap(),
        Acquired::Told
    ));
    hear("raised");
    let signal = |name: &str| {
        let pid = child.0.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    };
    signal("-STOP");
    // The signal may take a moment to reach every thread.
    let hangs = (0..50).any(|_| matches!(Window::acquire(home.path()).unwrap(), Acquired::Busy));
    assert!(hangs);
    signal("-KILL");
    child.0.wait().unwrap();
    assert!(
        home.path().join("window.sock").exists(),
        "it had no time to tidy up"
    );
    let mut window = first(home.path());
    assert!(matches!(
        Window::acquire(home.path()).unwrap(),
        Acquired::Told
    ));
    window
        .take_requests()
        .unwrap()
        .recv_timeout(Duration::from_secs(5))
        .unwrap();
}

#[cfg(not(target_os = "macos"))]
#[test]
fn noise_on_the_socket_raises_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut window = first(home.path());
    let requests = window.take_requests().unwrap();
    for noise in [&b""[..], b"\n", b"RAISE\n", b"raised", &[0xff; 5_000]] {
        let mut stream = UnixStream::connect(home.path().join("window.sock")).unwrap();
        let _ = stream.write_all(noise);
    }
    let quiet = requests.recv_timeout(Duration::from_millis(200));
    assert_eq!(quiet, Err(RecvTimeoutError::Timeout));
    // One that stays silent holds up others for a moment at most.
    let _silent = UnixStream::connect(home.path().join("window.sock")).unwrap();
    assert!(matches!(
        Window::acquire(home.path()).unwrap(),
        Acquired::Told
    ));
    requests.recv_timeout(Duration::from_secs(5)).unwrap();
}

#[test]
fn a_window_without_a_folder_says_so() {
    let home = tempfile::tempdir().unwrap();
    let gone = home.path().join("gone");
    assert!(matches!(
        Window::acquire(&gone),
        Err(Error::Vanished { .. })
    ));
}

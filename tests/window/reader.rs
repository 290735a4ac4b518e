//! The built program before a real screen reader's eyes: found and operated over AT-SPI by
//! role and name alone, on a screen and a bus that are nobody else's.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its screen up has failed"
)]

use crate::program::apart;
use crate::reach;
#[allow(dead_code, reason = "the keyboard is the other side's here")]
use crate::x11;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use outro::case::Event;
use outro::store::Store;
use outro::store::disk::Os;
use tempfile::TempDir;

/// The user that owns nothing.
const NOBODY: u32 = 65_534;

/// What has to be there, and the package that brings it.
const NEEDED: &[(&str, &str)] = &[
    ("/usr/bin/python3", "python3-gi"),
    ("/usr/bin/dbus-run-session", "dbus"),
    ("/usr/bin/dbus-daemon", "dbus"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    ("/usr/bin/xdotool", "xdotool"),
];

fn need(tools: &[(&str, &str)]) {
    for (tool, package) in tools {
        assert!(
            Path::new(tool).exists(),
            "{tool} is missing. Install it: apt-get install {package}"
        );
    }
}

/// A folder of the tests.
fn tests(folder: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    reach::within_reach(&tests.join(folder))
}

/// A session with nobody else in it.
struct Session {
    folder: TempDir,
}

impl Session {
    fn new() -> Self {
        need(NEEDED);
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "runtime"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Root may do everything, which no test of a person's ways should rest on.
    fn give_to_an_ordinary_user(&self, command: &mut Command) {
        let top = self.folder.path();
        if fs::metadata(top).expect("there").uid() != 0 {
            return;
        }
        for folder in [top, &top.join("home"), &top.join("runtime")] {
            chown(folder, Some(NOBODY), Some(NOBODY)).expect("root may");
        }
        command.uid(NOBODY).gid(NOBODY);
    }

    /// A command that finds nothing of whoever runs the tests.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = apart(program, self.folder.path());
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// Has the other side do something with the program, as a user whom modes bind.
    fn hear(&self, script: &str, job: &str) -> Output {
        let screen = x11::Screen::start();
        let mut command = self.command("/usr/bin/dbus-run-session");
        self.give_to_an_ordinary_user(&mut command);
        command
            .env("DISPLAY", &screen.name)
            .args(["--", "/usr/bin/python3", "-W", "ignore"])
            .arg(tests("reader").join(script))
            .arg(job)
            .arg(reach::within_reach(Path::new(env!("CARGO_BIN_EXE_outro"))))
            .arg("--data-dir")
            .arg(self.data())
            .output()
            .expect("it is there")
    }
}

fn passes(job: &str) -> Session {
    passes_in("client.py", job)
}

fn passes_in(script: &str, job: &str) -> Session {
    let session = Session::new();
    let output = session.hear(script, job);
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    session
}

#[test]
fn a_plan_billed_by_apple_is_left_by_what_is_heard() {
    passes("apple");
}

#[test]
fn a_plan_billed_by_amazon_is_left_by_what_is_heard() {
    passes("amazon");
}

#[test]
fn a_dialog_holds_the_reader_until_it_is_answered() {
    passes("dialog");
}

#[test]
fn things_are_where_the_reader_is_told_at_twice_the_size() {
    passes("places");
}

#[test]
fn the_caret_goes_where_the_reader_puts_it() {
    passes("caret");
}

#[test]
fn with_nobody_listening_the_program_sleeps() {
    passes("silence");
}

#[test]
fn with_a_reader_that_asks_nothing_the_program_sleeps() {
    passes("idle");
}

#[test]
fn readers_may_come_and_go_and_the_bus_may_die() {
    passes("loss");
}

/// The file, playlists and songs of each check that was kept.
fn checks(session: &Session) -> Vec<(String, u64, u64)> {
    let (store, _) = Store::open(session.data(), Os);
    let cases = store.cases().cases.into_iter();
    let entries = cases.flat_map(|case| case.entries);
    let checks = entries.filter_map(|entry| match entry.event {
        Event::BackupChecked { check, .. } => Some((check.file, check.playlists, check.tracks)),
        _ => None,
    });
    checks.collect()
}

#[test]
fn the_desktops_dialogs_are_answered_and_closed() {
    let session = passes_in("exports.py", "dialogs");
    let list = || ("my lists.csv".to_owned(), 2, 2);
    let folder = ("Downloads".to_owned(), 2, 2);
    assert_eq!(checks(&session), [list(), folder, list()]);
}

#[test]
fn without_dialogs_the_place_is_typed() {
    let session = passes_in("exports.py", "no_dialogs");
    assert_eq!(checks(&session), [("my lists.csv".to_owned(), 2, 2)]);
}

#[test]
fn what_may_not_be_opened_is_told_in_the_window() {
    let session = passes_in("exports.py", "refused");
    assert_eq!(checks(&session), []);
}

/// Takes minutes: Orca says all that there is to say.
#[test]
fn orca_says_what_was_read_and_approved() {
    if std::env::var_os("OUTRO_LONG").is_none() {
        return;
    }
    need(NEEDED);
    need(&[("/usr/bin/orca", "orca")]);
    let session = Session::new();
    let heard = session.folder.path().join("transcript.txt");
    let output = session
        .command(tests("reader").join("orca.sh"))
        .arg(reach::within_reach(Path::new(env!("CARGO_BIN_EXE_outro"))))
        .arg(&heard)
        .output()
        .expect("it can be run");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let heard = fs::read_to_string(heard).expect("it was written");
    let approved = fs::read_to_string(tests("reader").join("orca-transcript.txt"));
    let approved = approved.expect("it lies there");
    for (number, (now, then)) in heard.lines().zip(approved.lines()).enumerate() {
        assert_eq!(now, then, "line {} of what Orca says", number + 1);
    }
    assert_eq!(heard.lines().count(), approved.lines().count());
}

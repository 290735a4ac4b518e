//! The built program in a world of its own: an empty home, no display, a browser that only
//! writes down what it was asked to open.
//!
//! The program opens addresses through the system's `xdg-open`, which it looks for in `PATH`.
//! [`Home`] puts a folder first there with a script of that name, so no real browser starts.

#![allow(dead_code, reason = "each test binary uses its own part of it")]

pub mod memory;
#[cfg(unix)]
pub mod reach;
pub mod robot;

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use assert_cmd::Command;

/// A home folder that is thrown away.
pub struct Home {
    folder: tempfile::TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// Fails unless these words were printed.
    #[track_caller]
    pub fn must_print(&self, words: &str) {
        assert!(self.out.contains(words), "no {words:?} in:\n{}", self.out);
    }

    /// Fails unless each of these was printed.
    #[track_caller]
    pub fn must_print_all(&self, all: &[&str]) {
        for words in all {
            self.must_print(words);
        }
    }

    /// Fails if these words were printed.
    #[track_caller]
    pub fn must_not_print(&self, words: &str) {
        assert!(!self.out.contains(words), "{words:?} in:\n{}", self.out);
    }

    /// Fails unless these words were printed as an error or a warning.
    #[track_caller]
    pub fn must_warn(&self, words: &str) {
        assert!(self.err.contains(words), "no {words:?} in:\n{}", self.err);
    }

    /// Fails if these words were printed as an error or a warning.
    #[track_caller]
    pub fn must_not_warn(&self, words: &str) {
        assert!(!self.err.contains(words), "{words:?} in:\n{}", self.err);
    }
}

/// The built program, or another one that stands in for it, such as one built for Windows.
fn program() -> PathBuf {
    let other = std::env::var_os("OUTRO_TEST_PROGRAM").map(PathBuf::from);
    other.unwrap_or_else(|| assert_cmd::cargo::cargo_bin!("outro").to_path_buf())
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a test");
        fs::create_dir(folder.path().join("bin")).expect("a folder for the browser");
        let home = Self { folder };
        home.put_browser();
        home
    }

    #[cfg(unix)]
    fn put_browser(&self) {
        let notes = self.opened_file();
        let line = format!("printf '%s\\n' \"$1\" >> '{}'", notes.display());
        self.put_helper("xdg-open", &line);
    }

    /// Puts a program of this name, which runs this line of shell, where the program looks first
    /// for what opens addresses. Gives its place.
    #[cfg(unix)]
    pub fn put_helper(&self, name: &str, line: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;

        let path = self.folder.path().join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{line}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("its mode");
        path
    }

    #[cfg(not(unix))]
    fn put_browser(&self) {}

    fn opened_file(&self) -> PathBuf {
        self.folder.path().join("opened")
    }

    /// Where cases are kept.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The program, with nothing of this machine around it.
    pub fn outro(&self) -> Command {
        let mut command = Command::new(program());
        self.furnish(&mut command);
        command.timeout(Duration::from_secs(120));
        command
    }

    fn furnish(&self, command: &mut Command) {
        let bin = self.folder.path().join("bin");
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.folder.path().join("share"))
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .arg("--data-dir")
            .arg(self.data());
    }

    /// The program for tests that hold a line open to it.
    pub fn spawnable(&self) -> std::process::Command {
        let bin = self.folder.path().join("bin");
        let mut command = std::process::Command::new(program());
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .arg("--data-dir")
            .arg(self.data());
        command
    }

    /// Begins `outro terminal` with a person at it, who types and reads a line at a time.
    pub fn sit_down(&self) -> std::process::Child {
        let mut command = self.spawnable();
        command.arg("terminal");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// The case with this id, as it lies on the disk.
    pub fn on_disk(&self, id: &str) -> outro::case::Case {
        crate::support::on_disk::case(&self.data(), id)
    }

    /// Begins a case with these events, a second apart from an hour ago on; its id.
    pub fn put(&self, events: &[outro::case::Event]) -> String {
        use jiff::ToSpan;
        use outro::platform::{Platform, System};
        use outro::store::{CaseId, NewEntry, Store, disk};
        let start = jiff::Timestamp::now() - 1.hour();
        let entries: Vec<NewEntry> = (0..)
            .zip(events)
            .map(|(n, event)| NewEntry {
                id: System.random_id(),
                at: start + i64::from(n).seconds(),
                event: event.clone(),
            })
            .collect();
        let id = System.random_id();
        let (store, _) = Store::open(self.data(), disk::Os);
        let case = CaseId::new(&id).expect("an id");
        store.create(&case, &entries).expect("a case");
        id
    }

    /// Runs the program with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        ended(self.outro().args(arguments))
    }

    /// Answers the questions of `outro terminal` with these lines, down a pipe.
    pub fn talk(&self, lines: &[&str]) -> Ended {
        let mut typed = lines.join("\n");
        typed.push('\n');
        ended(self.outro().arg("terminal").write_stdin(typed))
    }

    /// As [`Home::talk`], with ` / ` between the lines.
    pub fn types(&self, lines: &str) -> Ended {
        self.talk(&lines.split(" / ").collect::<Vec<_>>())
    }

    /// The same, after the lines that lead to some place.
    pub fn types_after(&self, place: &str, lines: &str) -> Ended {
        self.types(&format!("{place} / {lines}"))
    }

    /// What `outro cases --json` says.
    pub fn cases(&self) -> Vec<serde_json::Value> {
        // A folder that was never made is told as an error; to the tests it is an empty one.
        fs::create_dir_all(self.data()).expect("a data folder");
        let ended = self.run(&["cases", "--json"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        serde_json::from_str(&ended.out).expect("cases are a JSON list")
    }

    /// The one case that there is.
    pub fn case(&self) -> serde_json::Value {
        let mut cases = self.cases();
        assert_eq!(cases.len(), 1);
        cases.remove(0)
    }

    /// Addresses that the browser was asked to open; waits until there are so many.
    pub fn opened(&self, at_least: usize) -> Vec<String> {
        let since = Instant::now();
        loop {
            let text = fs::read_to_string(self.opened_file()).unwrap_or_default();
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            if lines.len() >= at_least || since.elapsed() > Duration::from_secs(10) {
                return lines;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Fails if these words stand in any file under the home folder.
    #[track_caller]
    pub fn must_not_keep(&self, words: &str) {
        for (path, bytes) in self.files() {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains(words), "{words:?} is in {}", path.display());
        }
    }

    /// Every file under the home folder with its bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a readable folder") {
                let path = entry.expect("a readable entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    let bytes = fs::read(&path).expect("a readable file");
                    found.push((path, bytes));
                }
            }
        }
        found
    }
}

fn ended(command: &mut Command) -> Ended {
    let output = command.output().expect("the program starts");
    Ended {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("plain text"),
        err: String::from_utf8(output.stderr).expect("plain text"),
    }
}

//! The built program in a real window, read and pressed as a screen reader does it: over
//! AT-SPI, on a bus that is nobody else's, as a user whom modes bind.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{chown, lchown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::program::Home;
use crate::reach::{is_root, within_reach};
use crate::x11::{self, Screen};

/// The user that owns nothing.
pub const NOBODY: u32 = 65_534;

/// What has to be there, and the package that brings it.
const NEEDED: &[(&str, &str)] = &[
    ("/usr/bin/python3", "python3-gi"),
    ("/usr/bin/dbus-run-session", "dbus"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    ("/usr/bin/xdotool", "xdotool"),
    ("/usr/bin/prlimit", "util-linux"),
];

/// The program before the eyes of a screen reader.
pub struct Remote {
    /// The screen that it is on.
    pub screen: Screen,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// Every file and folder below a folder, itself first.
pub fn everything_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_path_buf()];
    let mut at = 0;
    while at < found.len() {
        if found[at].is_dir() {
            let inside = fs::read_dir(&found[at]).expect("readable");
            found.extend(inside.map(|entry| entry.expect("readable").path()));
        }
        at += 1;
    }
    found
}

/// Gives all of a folder to the user that owns nothing else, where the tests run as root.
pub fn give_away(folder: &Path) {
    if is_root() {
        for path in everything_in(folder) {
            lchown(path, Some(NOBODY), Some(NOBODY)).expect("root may");
        }
    }
}

/// Has a command run as the user that the window runs as.
pub fn as_the_person(command: &mut Command) {
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
}

/// Gives a file to root, which only root can.
pub fn give_to_root(path: &Path) {
    chown(path, Some(0), Some(0)).expect("run this test as root: it gives a file to another user");
}

/// The program with these arguments, behind a shell that does something before.
fn behind_a_shell(before: &str, arguments: &[&Path]) -> Vec<PathBuf> {
    let line = format!("{before}; exec \"$0\" \"$@\"");
    let mut words: Vec<PathBuf> = ["/bin/sh", "-c", &line].map(PathBuf::from).to_vec();
    words.push(within_reach(Path::new(env!("CARGO_BIN_EXE_outro"))));
    words.extend(arguments.iter().map(|word| word.to_path_buf()));
    words
}

impl Remote {
    /// Opens the window on the home's data.
    pub fn start(home: &Home) -> Self {
        let data = [Path::new("--data-dir"), &home.data];
        Self::open(home, ":", &data)
    }

    /// Opens the window with these arguments, after a command of the shell's.
    pub fn open(home: &Home, before: &str, arguments: &[&Path]) -> Self {
        for (tool, package) in NEEDED {
            let there = Path::new(tool).exists();
            assert!(
                there,
                "{tool} is missing. Install it: apt-get install {package}"
            );
        }
        let screen = Screen::start();
        let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader");
        let script = within_reach(&reader).join("remote.py");
        let mut command = home.command_of("/usr/bin/dbus-run-session");
        command
            .env("DISPLAY", &screen.name)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .args(["--", "/usr/bin/python3", "-W", "ignore"])
            .arg(script)
            .args(behind_a_shell(before, arguments))
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let top = home.data.parent().expect("a folder");
        if is_root() {
            give_away(top);
            command.uid(NOBODY).gid(NOBODY);
        }
        let mut child = command.spawn().expect("it is there");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("it was piped"));
        let mut remote = Self {
            screen,
            child,
            input,
            output,
        };
        remote.answer();
        remote
    }

    fn answer(&mut self) -> Value {
        // What else is started here may say something, too.
        let lines = self.output.by_ref().lines().map_while(Result::ok);
        let mut answers = lines.filter_map(|line| serde_json::from_str::<Value>(&line).ok());
        let mut answer = answers.next().expect("it lives");
        match answer.get("failed") {
            Some(failed) => panic!("{}", failed.as_str().unwrap_or_default()),
            None => answer["ok"].take(),
        }
    }

    fn ask(&mut self, what: &str, with: &[&str]) -> Value {
        let input = self.input.as_mut().expect("it was piped");
        writeln!(input, "{}", json!({"do": what, "with": with})).expect("it lives");
        self.answer()
    }

    /// Presses something as a screen reader does.
    pub fn press(&mut self, role: &str, name: &str) {
        self.ask("press", &[role, name]);
    }

    /// Waits until something says this; its role, and all that it says.
    pub fn wait(&mut self, part: &str) -> (String, String) {
        let found = self.ask("wait", &[part]);
        let word = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
        (word("role"), word("name"))
    }

    /// Waits until nothing says this any more.
    pub fn gone(&mut self, part: &str) {
        self.ask("gone", &[part]);
    }

    /// Waits until this was said aloud since the last press.
    pub fn hears(&mut self, words: &str) {
        self.ask("hears", &[words]);
    }

    /// The number of the program's process.
    pub fn number(&mut self) -> u64 {
        self.ask("number", &[]).as_u64().expect("a number")
    }

    /// Keeps what is on the screen under a name.
    pub fn picture(&self, name: &str) {
        if let Some(colours) = self.screen.look() {
            x11::write(name, &colours);
        }
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // While the window is still there to be seen.
            let thread = std::thread::current();
            let name = thread.name().unwrap_or("unknown").replace("::", "-");
            self.picture(&format!("{name}-last"));
        }
        // Without anything more to do it ends, and the program with it.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

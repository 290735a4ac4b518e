//! `script/bootstrap`, on a machine that is made up: it installs what is missing and nothing
//! else. The package manager is a script that writes down what it was asked for.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// What the script itself is made of.
const TOOLS: [&str; 5] = ["bash", "dirname", "env", "grep", "cat"];
/// Commands that are there in other ways than as Debian's packages.
const COMMANDS: &str = "cargo cc git Xvfb xdotool dbus-daemon dbus-launch prlimit node npm";
const LIBRARIES: &str = "libX11.so.6 libX11-xcb.so.1 libxcb.so.1 libXcursor.so.1 libXi.so.6 \
                         libxkbcommon.so.0 libxkbcommon-x11.so.0";

/// A machine that has everything but what is named.
struct Machine(TempDir);

impl Machine {
    fn without(missing: &[&str]) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        for tool in TOOLS {
            let real = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(tool));
            let real = real.iter().find(|path| path.exists()).unwrap();
            symlink(real, machine.0.path().join(tool)).unwrap();
        }
        let commands = COMMANDS.split_whitespace();
        for command in commands.filter(|command| !missing.contains(command)) {
            machine.script(command, "exit 0");
        }
        machine.script("ldconfig", &format!("echo {LIBRARIES}"));
        machine.script("dpkg-query", "echo install ok installed");
        let log = machine.0.path().join("log");
        let note = format!("echo \"$(basename \"$0\") $*\" >>{}", log.display());
        machine.script("apt-get", &note.replace("$(basename \"$0\")", "apt-get"));
        machine
    }

    fn script(&self, name: &str, line: &str) {
        let path = self.0.path().join(name);
        fs::write(&path, format!("#!/bin/bash\n{line}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn bootstrap(&self, purpose: &str) -> Output {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("script/bootstrap");
        let mut command = Command::new(script);
        command.arg(purpose).env_clear().env("PATH", self.0.path());
        command.output().unwrap()
    }

    /// What the package manager was asked for.
    fn installed(&self) -> Vec<String> {
        let log = fs::read_to_string(self.0.path().join("log")).unwrap_or_default();
        let line = log.lines().find(|line| line.contains(" install "));
        let words = line.unwrap_or_default().split(' ').skip(1);
        words
            .filter(|word| !word.starts_with('-') && *word != "install")
            .map(str::to_owned)
            .collect()
    }
}

#[test]
fn nothing_is_installed_where_all_is_there() {
    let machine = Machine::without(&[]);
    let done = machine.bootstrap("window");
    assert!(done.status.success(), "{done:?}");
    assert_eq!(machine.installed(), [""; 0]);
    assert!(done.stdout.is_empty(), "{done:?}");
}

#[test]
fn only_what_is_missing_is_installed_and_named_and_a_node_from_elsewhere_counts() {
    let machine = Machine::without(&["xdotool", "Xvfb"]);
    let done = machine.bootstrap("tests");
    if !is_root() {
        // There is no sudo on this machine: it says what a person has to install.
        assert!(!done.status.success());
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains("apt-get install"), "{said}");
        assert!(said.contains("xvfb xdotool"), "{said}");
        return;
    }
    let installed = machine.installed();
    assert!(installed.contains(&"xvfb".to_owned()), "{done:?}");
    assert!(installed.contains(&"xdotool".to_owned()), "{done:?}");
    assert!(!installed.contains(&"npm".to_owned()), "{installed:?}");
    assert!(!installed.contains(&"nodejs".to_owned()), "{installed:?}");
    assert!(!installed.contains(&"git".to_owned()), "{installed:?}");
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("installing xvfb xdotool"), "{said}");
}

#[test]
fn without_node_both_of_debians_are_installed() {
    let machine = Machine::without(&["node", "npm"]);
    let done = machine.bootstrap("tests");
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("nodejs npm"), "{said}");
}

#[test]
fn without_rust_it_says_where_rust_is_had() {
    let machine = Machine::without(&["cargo"]);
    let done = machine.bootstrap("window");
    assert!(!done.status.success());
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("https://rustup.rs"), "{said}");
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

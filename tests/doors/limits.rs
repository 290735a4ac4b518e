//! What the system does to the program: a file that may not grow, and a crash.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::program::Home;

/// The program behind some words of the shell.
fn after(home: &Home, words: &str, arguments: &[&str]) -> Command {
    let bare = home.spawnable();
    let mut command = Command::new("sh");
    command.env_clear();
    for (name, value) in bare.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
        .arg("-c")
        .arg(format!("{words}; exec \"$@\""))
        .arg("sh");
    command.arg(bare.get_program()).args(bare.get_args());
    command.args(arguments);
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn talk(home: &Home, words: &str, arguments: &[&str], lines: &[&str]) -> (Option<i32>, String) {
    let mut child = after(home, words, arguments).spawn().unwrap();
    let mut typed = child.stdin.take().unwrap();
    let all = lines.join("\n") + "\n";
    // One that ended already reads no more.
    let _ = typed.write_all(all.as_bytes());
    drop(typed);
    let ended = child.wait_with_output().unwrap();
    let text = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(ended.status.signal(), None, "{text:?}");
    (ended.status.code(), text.concat())
}

#[test]
fn a_file_that_may_not_grow_is_told_and_nothing_ends() {
    let home = Home::new();
    home.talk(&["cancel", "amazon music", "account", "Mum", "quit"]);
    let before = home.case();
    let lines = ["1", "1", "leave", "quit"];
    let (code, said) = talk(&home, "ulimit -f 0", &["terminal"], &lines);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("This was not saved."), "{said}");
    assert!(
        said.contains("is full. What was saved before is safe."),
        "{said}"
    );
    assert!(said.contains("went on without it"), "{said}");
    assert_eq!(home.case(), before);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.json").display().to_string();
    let (code, said) = talk(&home, "ulimit -f 0", &["data", "export", &file], &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is full"), "{said}");
    let sheet = folder.path().join("sheet.html").display().to_string();
    let id = home.cases()[0]["id"].as_str().unwrap().to_owned();
    let arguments = [
        "sheet",
        "--case",
        &id,
        "--channel",
        "apple-iphone",
        "--region",
        "us",
        "--out",
        &sheet,
    ];
    let (code, said) = talk(&home, "ulimit -f 0", &arguments, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("could not be written"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Talks with the program until it asks for a line of the statement.
fn at_the_statement(home: &Home, words: &str) -> (Child, BufReader<ChildStdout>) {
    let mut child = after(home, words, &["terminal"]).spawn().unwrap();
    let mut typed = child.stdin.take().unwrap();
    let lines = ["cancel", "amazon music", "I am not sure", "type"];
    writeln!(typed, "{}\nZEBRA APPLE.COM/BILL", lines.join("\n")).unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("That is Apple.") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "it ended");
    }
    child.stdin = Some(typed);
    (child, said)
}

#[test]
#[cfg(target_os = "linux")]
fn a_crash_leaves_no_picture_of_the_memory() {
    let home = Home::new();
    let (mut child, _said) =
        at_the_statement(&home, "ulimit -Sc unlimited || ulimit -Sc $(ulimit -Hc)");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let soft = core.and_then(|line| line.split_whitespace().nth(4));
    assert!(matches!(soft, Some("0" | "1")), "{limits}");
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-ABRT", &pid])
            .status()
            .unwrap()
            .success()
    );
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(6));
    assert!(!status.core_dumped(), "{status:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_time_zone_that_never_ends_is_not_read() {
    let home = Home::new();
    home.talk(&["cancel", "amazon music", "account", "Mum", "quit"]);
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    crate::pipe::make(&pipe);
    let link = folder.path().join("link");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    let paths = [
        "/dev/zero",
        "/dev/random",
        "/proc/kmsg",
        "/dev/ptmx",
        "/usr",
    ];
    let mut zones: Vec<String> = paths.map(str::to_owned).into();
    zones.extend([&pipe, &link].map(|path| path.display().to_string()));
    for zone in zones {
        for value in [zone.clone(), format!(":{zone}")] {
            // What has no end would not fit either.
            let words = format!("ulimit -v 2000000; export TZ='{value}'");
            let (code, said) = talk(&home, &words, &["cases"], &[]);
            assert_eq!(code, Some(0), "{value}: {said}");
            assert!(said.contains("Mum"), "{value}: {said}");
        }
    }
    let words = format!(
        "export TZDIR='{}'; export TZ=Nowhere/At_All",
        folder.path().display()
    );
    let (code, said) = talk(&home, &words, &["cases"], &[]);
    assert_eq!(code, Some(0), "{said}");
}

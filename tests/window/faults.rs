//! A disk that is out of order while the real window is open: nothing earlier is harmed, the
//! window stays and goes on, and saving goes on by itself when the cause is gone.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::home_with;
use crate::program::{Home, Program};
use crate::twin;
use crate::x11::{Key, Screen, until};

/// The user that owns nothing.
const NOBODY: u32 = 65_534;

/// Every file and folder below a folder, itself first.
fn everything_in(folder: &Path) -> Vec<PathBuf> {
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

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// The built program as a user whom modes bind; root is bound by none.
fn as_an_ordinary_user(screen: &Screen, home: &Home) -> Command {
    let mut command = home.command();
    command.env("DISPLAY", &screen.name);
    let top = home.data.parent().expect("a folder");
    if fs::metadata(top).expect("there").uid() == 0 {
        set_mode(top, 0o777);
        for path in everything_in(top) {
            chown(path, Some(NOBODY), Some(NOBODY)).expect("root may");
        }
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

fn events(home: &Home) -> usize {
    twin::events(&home.data).iter().map(Vec::len).sum()
}

/// Opens the case and stands on its first step.
fn go_to_the_steps(screen: &Screen, program: &Program) {
    // Enter goes on with the case that changed last.
    screen.key(Key::Enter);
    program.settle();
    let title = screen.title(program.window);
    assert!(title.starts_with("Step 1: "), "{title}");
}

/// Does the loud thing of the page, which the window shows at once.
fn tick(screen: &Screen, program: &Program) {
    screen.key(Key::Enter);
    until("the next step", || {
        screen
            .title(program.window)
            .starts_with("Step 2: ")
            .then_some(())
    });
}

fn saved_by_itself(home: &Home, before: usize) {
    until("the tick to be saved by itself", || {
        (events(home) == before + 1).then_some(())
    });
}

fn ends_well(screen: &Screen, program: Program) {
    program.settle();
    screen.close(program.window);
    let (status, said) = program.ended();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_folder_that_can_only_be_read_for_a_while() {
    let (screen, home) = (Screen::start(), home_with("amazon-website"));
    let mut command = as_an_ordinary_user(&screen, &home);
    let program = Program::start_with(&screen, &mut command);
    go_to_the_steps(&screen, &program);
    let (before, journal) = (events(&home), bytes(&home));
    let all = everything_in(&home.data);
    for path in &all {
        set_mode(path, if path.is_dir() { 0o500 } else { 0o400 });
    }
    tick(&screen, &program);
    // Long enough for a second try.
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert_eq!(bytes(&home), journal);
    for path in &all {
        set_mode(path, if path.is_dir() { 0o700 } else { 0o600 });
    }
    saved_by_itself(&home, before);
    ends_well(&screen, program);
}

#[test]
fn a_folder_that_vanishes_for_a_while() {
    let (screen, home) = (Screen::start(), home_with("amazon-website"));
    let program = Program::start(&screen, &home);
    go_to_the_steps(&screen, &program);
    let before = events(&home);
    let pulled = home.data.with_file_name("pulled-out");
    fs::rename(&home.data, &pulled).expect("one folder, one disk");
    tick(&screen, &program);
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert!(!home.data.exists(), "it was made anew");
    // The window asks before it closes.
    screen.close(program.window);
    program.settle();
    assert_eq!(
        screen.count_windows(),
        1,
        "it closed with something unsaved"
    );
    screen.key(Key::Escape);
    fs::rename(&pulled, &home.data).expect("one folder, one disk");
    saved_by_itself(&home, before);
    ends_well(&screen, program);
}

#[test]
fn a_disk_that_is_full_for_a_while() {
    let (screen, home) = (Screen::start(), home_with("amazon-website"));
    let program = Program::start_with(&screen, &mut ignoring_the_signal(&screen, &home));
    go_to_the_steps(&screen, &program);
    let (before, journal) = (events(&home), bytes(&home));
    // No file may grow past a kilobyte; the journal has more already.
    limit(&program, "1024");
    tick(&screen, &program);
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert_eq!(bytes(&home), journal);
    limit(&program, "unlimited");
    saved_by_itself(&home, before);
    ends_well(&screen, program);
}

/// The program after a shell that ignores the signal of a file that may not grow: a full disk
/// sends none.
fn ignoring_the_signal(screen: &Screen, home: &Home) -> Command {
    let plain = home.command();
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear()
        .env("DISPLAY", &screen.name);
    for (name, value) in plain.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    if let Some(folder) = plain.get_current_dir() {
        command.current_dir(folder);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn bytes(home: &Home) -> Vec<u8> {
    fs::read(home.data.join("cases/a11ce.jsonl")).expect("the journal is there")
}

fn limit(program: &Program, bytes: &str) {
    let done = Command::new("prlimit")
        .arg(format!("--pid={}", program.id()))
        .arg(format!("--fsize={bytes}:unlimited"))
        .status()
        .expect("prlimit is there: apt-get install util-linux");
    assert!(done.success(), "{done}");
}

//! A disk that is out of order while the real window is open: it says what happened, whether
//! anything is lost and what to do now; nothing earlier is harmed; and saving goes on by
//! itself when the cause is gone. All of it is read off the window as a screen reader does.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::home_with;
use crate::mirror;
use crate::program::{Home, Program};
use crate::remote::{Remote, as_the_person, everything_in, give_away, give_to_root};
use crate::x11::{Key, Screen, until};

/// What AT-SPI calls something that has to be heard at once.
pub const ALERT: &str = "notification";

/// Sets who may do what with a file.
pub fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// Lets nobody write below a folder, or its owner again.
fn lock_all(folder: &Path, locked: bool) {
    let (folders, files) = if locked {
        (0o500, 0o400)
    } else {
        (0o700, 0o600)
    };
    for path in everything_in(folder) {
        set_mode(&path, if path.is_dir() { folders } else { files });
    }
}

/// How many events lie in the home's journals.
pub fn events(home: &Home) -> usize {
    mirror::events(&home.data).iter().map(Vec::len).sum()
}

fn journal(home: &Home) -> PathBuf {
    home.data.join("cases/a11ce.jsonl")
}

fn bytes(home: &Home) -> Vec<u8> {
    fs::read(journal(home)).expect("the journal is there")
}

fn aside(home: &Home) -> PathBuf {
    home.data.with_file_name("aside")
}

/// What a window says about a fault.
pub struct Fault {
    /// The name of the picture that is kept.
    pub picture: &'static str,
    /// How the sentence goes: what happened, whether anything is lost, what to do now.
    pub says: [&'static str; 3],
}

impl Fault {
    /// Breaks something while the window is open, does a step, reads what is said, mends it,
    /// and waits until the step is saved without another press.
    pub fn strikes(&self, break_it: impl Fn(&Home, u64), mend: impl Fn(&Home, u64)) {
        let home = home_with("amazon-website");
        let mut window = Remote::start(&home);
        window.press("button", "Go on: Amazon Music");
        window.wait("Open your Amazon Music settings");
        let (number, before, saved) = (window.number(), events(&home), bytes(&home));
        break_it(&home, number);
        window.press("button", "Done, next step");
        let [happened, lost, now] = self.says;
        let (role, name) = window.wait(happened);
        assert_eq!(role, ALERT, "{name}");
        assert!(name.contains(lost) && name.contains(now), "{name}");
        window.wait("Not saved");
        // Long enough for a second try, which fails as well and says nothing more.
        std::thread::sleep(Duration::from_secs(6));
        window.picture(self.picture);
        mend(&home, number);
        assert_eq!(bytes(&home), saved, "what was saved before was harmed");
        window.hears("Saved");
        window.gone(happened);
        window.wait("Saved");
        assert_eq!(events(&home), before + 1);
        assert!(bytes(&home).starts_with(&saved));
    }
}

#[test]
fn a_folder_that_can_only_be_read_for_a_while() {
    let fault = Fault {
        picture: "fault-read-only",
        says: [
            "/data/cases can only be read. ",
            "What was saved before is safe.",
            "Allow changes there, then try again.",
        ],
    };
    fault.strikes(
        |home, _| lock_all(&home.data, true),
        |home, _| lock_all(&home.data, false),
    );
}

#[test]
fn a_folder_that_vanishes_for_a_while() {
    let fault = Fault {
        picture: "fault-vanished",
        says: [
            "is gone. Outro did not remove it.",
            "on a USB stick or a network drive, nothing is lost",
            "connect that again",
        ],
    };
    fault.strikes(
        |home, _| fs::rename(&home.data, aside(home)).expect("one folder, one disk"),
        |home, _| {
            assert!(!home.data.exists(), "it was made anew");
            fs::rename(aside(home), &home.data).expect("one folder, one disk");
        },
    );
}

/// No file may grow past so many bytes, as on a disk that is full.
fn limit(process: u64, bytes: &str) {
    let mut command = Command::new("prlimit");
    // Only the same user may do that without a special right.
    as_the_person(&mut command);
    let done = command
        .arg(format!("--pid={process}"))
        .arg(format!("--fsize={bytes}:unlimited"))
        .status()
        .expect("prlimit is there: apt-get install util-linux");
    assert!(done.success(), "{done}");
}

#[test]
fn a_disk_that_is_full_for_a_while() {
    let fault = Fault {
        picture: "fault-full",
        says: [
            "is full. ",
            "What was saved before is safe.",
            "Free some space, then try again.",
        ],
    };
    // The journal has more than a kilobyte already.
    fault.strikes(
        |_, process| limit(process, "1024"),
        |_, process| limit(process, "unlimited"),
    );
}

#[test]
fn a_file_that_belongs_to_another_user_for_a_while() {
    let fault = Fault {
        picture: "fault-another-user",
        says: [
            "It may belong to another user of this computer.",
            "Nothing in it was changed.",
            "Ask its owner for access",
        ],
    };
    fault.strikes(
        |home, _| give_to_root(&journal(home)),
        |home, _| give_away(&home.data),
    );
}

#[test]
fn a_link_in_place_of_the_file_for_a_while() {
    let fault = Fault {
        picture: "fault-link",
        says: [
            "is a link to somewhere else",
            "Outro did not follow it and changed nothing.",
            "Put the real file back in its place",
        ],
    };
    fault.strikes(
        |home, _| {
            fs::rename(journal(home), aside(home)).expect("one folder, one disk");
            symlink(aside(home), journal(home)).expect("a link");
        },
        |home, _| {
            fs::remove_file(journal(home)).expect("the link");
            fs::rename(aside(home), journal(home)).expect("one folder, one disk");
        },
    );
}

/// Does a step while the disk keeps the window waiting, and asks for help meanwhile: the help
/// is there while the step is still being saved.
fn answers_while_saving(picture: &str, hold: impl FnOnce(&Home, u64) -> Box<dyn FnOnce()>) {
    let home = home_with("amazon-website");
    let mut window = Remote::start(&home);
    window.press("button", "Go on: Amazon Music");
    window.wait("Open your Amazon Music settings");
    let (number, before) = (window.number(), events(&home));
    let let_go = hold(&home, number);
    window.press("button", "Done, next step");
    window.wait("Find your plan on the page");
    window.screen.key(Key::F1);
    window.wait("What are you looking for?");
    window.picture(picture);
    // What is heard counts from the last press on, so that this was not saved before it.
    window.press("button", "Amazon Music");
    window.wait("Find your plan on the page");
    let_go();
    window.hears("Saved");
    assert_eq!(events(&home), before + 1);
}

#[test]
fn a_press_is_answered_while_another_program_holds_the_lock() {
    answers_while_saving("slow-lock", |home, _| {
        let lock = home.data.join("cases/a11ce.lock");
        let lock = fs::File::options()
            .write(true)
            .open(lock)
            .expect("a case that was written has a lock");
        lock.lock().expect("nobody else has it");
        Box::new(move || drop(lock))
    });
}

/// The process that traces another one.
fn tracer_of(number: u64) -> Option<Pid> {
    let status = fs::read_to_string(format!("/proc/{number}/status")).ok()?;
    let tracer = status.lines().find_map(|l| l.strip_prefix("TracerPid:"))?;
    Pid::from_raw(tracer.trim().parse().ok()?)
}

#[test]
fn a_press_is_answered_while_the_disk_takes_its_time() {
    answers_while_saving("slow-disk", |_, number| {
        let mut strace = Command::new("strace")
            .args(["-f", "-q", "-e", "trace=fdatasync,fsync"])
            // Longer than anything is waited for, however slow the machine is.
            .args(["-e", "inject=fdatasync,fsync:delay_enter=120000000"])
            .args(["-p", &number.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("strace is there: apt-get install strace");
        until("strace to hold the window's process", || tracer_of(number));
        Box::new(move || {
            strace.kill().expect("it runs");
            strace.wait().expect("it ran");
        })
    });
}

#[test]
fn a_window_comes_before_its_cases_where_the_disk_takes_its_time() {
    let home = home_with("amazon-website");
    let settings = home.data.join("settings.json");
    fs::write(&settings, "{\"text_size_percent\": 150}").expect("a file");
    // The window's socket is made before a case is read, and nothing else is bound. The
    // program waits there until the tracer is gone, however slow the machine is.
    let held = "exec strace -D -f -qq -o /dev/null -e trace=bind \
                -e inject=bind:delay_enter=120000000 \"$0\" \"$@\"";
    let data = [Path::new("--data-dir"), &home.data];
    let mut window = Remote::open(&home, held, &data);
    window.wait("Reading your cases");
    window.picture("slow-start");
    let tracer = tracer_of(window.number()).expect("it holds the program");
    kill_process(tracer, Signal::KILL).expect("it lives");
    window.wait("Go on: Amazon Music");
    window.press("button", "Go on: Amazon Music");
    window.press("button", "Done, next step");
    window.hears("Saved");
    // What was kept of the settings was not replaced by those of a first start.
    let kept = fs::read_to_string(settings).expect("settings");
    assert!(kept.contains("150"), "{kept}");
}

#[test]
fn no_home_folder() {
    let home = Home::new();
    let mut window = Remote::open(&home, "unset HOME XDG_DATA_HOME", &[]);
    let (role, name) = window.wait("there is no home folder");
    assert_eq!(role, ALERT, "{name}");
    assert!(name.contains("nothing can be saved"), "{name}");
    assert!(name.contains("outro --data-dir DIR"), "{name}");
    window.picture("fault-no-home");
    // It can be looked at all the same, and calls nothing saved.
    window.press("button", "Amazon Music");
    window.wait("Not saved");
    window.picture("fault-no-home-case");
}

#[test]
fn a_folder_that_cannot_be_written_from_the_start() {
    let home = home_with("amazon-website");
    // The settings are kept before, so that nothing else is written by itself.
    drop(Remote::start(&home));
    lock_all(&home.data, true);
    let mut window = Remote::start(&home);
    let (role, name) = window.wait("nothing can be saved at present");
    assert_eq!(role, ALERT, "{name}");
    assert!(name.starts_with("You can read your cases"), "{name}");
    window.picture("fault-read-only-at-start");
    lock_all(&home.data, false);
    window.press("button", "Go on: Amazon Music");
    window.press("button", "Done, next step");
    window.hears("Saved");
    window.gone("nothing can be saved at present");
}

#[test]
fn the_window_asks_before_it_closes_with_something_unsaved() {
    let (screen, home) = (Screen::start(), home_with("amazon-website"));
    let program = Program::start(&screen, &home);
    // Enter goes on with the case that changed last, and then does the loud thing of the page.
    screen.key(Key::Enter);
    program.settle();
    let title = screen.title(program.window);
    assert!(title.starts_with("Step 1: "), "{title}");
    // The link is loud first; once it was opened, that the step is done.
    screen.key(Key::Enter);
    program.settle();
    let before = events(&home);
    fs::rename(&home.data, aside(&home)).expect("one folder, one disk");
    screen.key(Key::Enter);
    program.settle();
    screen.close(program.window);
    program.settle();
    assert_eq!(
        screen.count_windows(),
        1,
        "it closed with something unsaved"
    );
    screen.key(Key::Escape);
    fs::rename(aside(&home), &home.data).expect("one folder, one disk");
    until("the tick to be saved by itself", || {
        (events(&home) == before + 1).then_some(())
    });
    program.settle();
    screen.close(program.window);
    let (status, said) = program.ended();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

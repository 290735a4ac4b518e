//! What happens before the window is seen, and what does not.

use std::fs;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use outro::app::ui::Role;
use rustix::fs::inotify;
use rustix::io::Errno;

use crate::home_with;
use crate::mirror::Twins;
use crate::program::{Home, Program};
use crate::scene;
use crate::support::events;
use crate::x11::{Screen, until};

/// The person's home folder, beside the data.
fn home_folder(home: &Home) -> PathBuf {
    home.data.with_file_name("home")
}

/// Counts how often files of a folder are opened.
struct Watch(rustix::fd::OwnedFd);

impl Watch {
    fn on(folder: &Path) -> Self {
        let watch = inotify::init(inotify::CreateFlags::NONBLOCK).expect("a watch");
        inotify::add_watch(&watch, folder, inotify::WatchFlags::OPEN).expect("the folder");
        Self(watch)
    }

    /// How often a file was opened since the last look.
    fn opened(&self) -> usize {
        let mut space = [MaybeUninit::uninit(); 4096];
        let mut reader = inotify::Reader::new(&self.0, &mut space);
        let mut count = 0;
        loop {
            match reader.next() {
                Ok(event) => count += usize::from(event.file_name().is_some()),
                Err(Errno::AGAIN) => return count,
                Err(error) => panic!("{error}"),
            }
        }
    }
}

/// A home with one font file in it, watched.
fn with_a_font(home: &Home) -> Watch {
    let folder = home_folder(home).join(".fonts");
    fs::create_dir(&folder).expect("a folder");
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/Inter-Regular.otf");
    fs::copy(font, folder.join("Some-Regular.otf")).expect("a font");
    Watch::on(&folder)
}

/// A screen, and a home with the case of this person and one font file, which is watched.
fn watched(person: &str) -> (Screen, Home, Watch) {
    let home = Home::new();
    let events = vec![events::started("amazon-music"), events::named(person)];
    scene::write_case(&home.data, "a11ce", events);
    let watch = with_a_font(&home);
    (Screen::start(), home, watch)
}

#[test]
fn no_font_of_the_system_is_opened_for_what_the_own_typeface_can_write() {
    let (screen, home, watch) = watched("Łódź, Ελλάδα, Київ “quoted”");
    let program = Program::start(&screen, &home);
    program.settle();
    assert_eq!(watch.opened(), 0);
}

#[test]
fn the_systems_fonts_are_looked_through_when_a_name_needs_them() {
    let (screen, home, watch) = watched("日本");
    let _program = Program::start(&screen, &home);
    until("the fonts", || (watch.opened() > 0).then_some(()));
}

/// The environment that the browser was started with, by its names.
fn inherited(home: &Home) -> Vec<String> {
    let path = home.data.with_file_name("opened.environment");
    let text = until("the browser", || fs::read_to_string(&path).ok());
    let mut names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.to_owned())
        // What a shell adds of its own.
        .filter(|name| !["PWD", "OLDPWD", "SHLVL", "_"].contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

#[test]
fn the_browser_inherits_nothing_that_the_program_was_not_given() {
    let home = home_with("amazon-website");
    let mut given: Vec<String> = home
        .command()
        .get_envs()
        .filter(|(_, value)| value.is_some())
        .map(|(name, _)| name.to_string_lossy().into_owned())
        .collect();
    given.push("DISPLAY".to_owned());
    given.sort();
    let mut twins = Twins::start(home);
    twins.press(Role::ListItem, "Amazon Music");
    twins.press(Role::Link, "Open your Amazon Music settings");
    twins.opened(1);
    assert_eq!(inherited(&twins.home), given);
}

#[test]
fn the_window_goes_beside_the_browser_and_comes_back() {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.press(Role::ListItem, "Amazon Music");
    let size = |twins: &Twins| twins.screen.size(twins.program.window);
    let whole = size(&twins);
    twins.press(Role::Button, "Beside the browser");
    until("the small window", || {
        (size(&twins) == (360, 420)).then_some(())
    });
    twins.program.settle();
    twins.press(Role::Button, "Whole window");
    until("the whole window", || (size(&twins) == whole).then_some(()));
    // The next one begins in the size of the whole one.
    let (home, _) = twins.close();
    let screen = Screen::start();
    let program = Program::start(&screen, &home);
    assert_eq!(screen.size(program.window), whole);
}

#[test]
fn the_first_window_leaves_room_for_the_bars_of_a_small_screen() {
    let (screen, home) = (Screen::of((1366, 768)), Home::new());
    let program = Program::start(&screen, &home);
    until("the window to fit", || {
        (screen.size(program.window) == (1120, 688)).then_some(())
    });
}

/// What the program asks the system for until its window is there, a line each: threads, and files
/// that are opened and read.
fn asked_at_start(home: &Home) -> Vec<String> {
    let screen = Screen::start();
    let trace = home.data.with_file_name("trace");
    let plain = home.command();
    let mut traced = home.command_of("strace");
    traced
        // The program stays our own child, and strace is none.
        .args([
            "-D",
            "-f",
            "-qq",
            "-e",
            "trace=clone,clone3,openat,read",
            "-o",
        ])
        .arg(&trace)
        .arg(plain.get_program())
        .args(plain.get_args())
        .env("DISPLAY", &screen.name)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Program::start_with(&screen, &mut traced).kill();
    let whole = until("strace to end", || {
        let trace = fs::read_to_string(&trace).ok()?;
        trace.contains("+++ killed by SIGKILL").then_some(trace)
    });
    whole.lines().map(str::to_owned).collect()
}

#[test]
fn no_thread_is_begun_before_the_keyboards_file_was_read() {
    let asked = asked_at_start(&home_with("amazon-website"));
    let first = |words: &str| asked.iter().position(|line| line.contains(words));
    let keyboard = first("/Compose\"").expect("the X library reads it");
    let thread = first("clone").expect("the data folder is read beside the window");
    assert!(keyboard < thread, "{}", asked[thread]);
}

#[test]
fn a_case_is_read_in_one_go() {
    let asked = asked_at_start(&home_with("amazon-website"));
    let opened = asked
        .iter()
        .position(|line| line.contains("a11ce.jsonl"))
        .expect("the case is read");
    let number = asked[opened].rsplit(' ').next().expect("a file's number");
    let read = format!("read({number}, \"{{\\\"format");
    let begun = asked[opened..]
        .iter()
        .position(|line| line.contains(&read))
        .expect("from its beginning");
    let after = &asked[opened + begun + 1];
    assert!(after.contains(&format!("read({number}, \"\"")), "{after}");
}

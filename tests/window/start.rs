//! What happens before the window is seen, and what does not.

use std::fs;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::process::Child;

use iced::Color;
use outro::app::ui::{Role, Theme};
use rustix::fs::inotify;
use rustix::io::Errno;
use rustix::process::Signal;
use x11rb::protocol::xproto::Window;

use crate::home_with;
use crate::mirror::Twins;
use crate::program::{Home, Program};
use crate::scene;
use crate::x11::{self, Screen, until};

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

fn named(person: &str) -> Home {
    let home = Home::new();
    let events = vec![
        outro::case::Event::Started {
            guide: "amazon-music".to_owned(),
            revision: 1,
        },
        outro::case::Event::Named {
            person: person.to_owned(),
        },
    ];
    scene::write_case(&home.data, "a11ce", events);
    home
}

#[test]
fn no_font_of_the_system_is_opened_for_what_the_own_typeface_can_write() {
    let screen = Screen::start();
    let home = named("Łódź, Ελλάδα, Київ “quoted”");
    let watch = with_a_font(&home);
    let program = Program::start(&screen, &home);
    program.settle();
    assert_eq!(watch.opened(), 0);
}

#[test]
fn the_systems_fonts_are_looked_through_when_a_name_needs_them() {
    let screen = Screen::start();
    let home = named("日本");
    let watch = with_a_font(&home);
    let _program = Program::start(&screen, &home);
    until("the fonts", || (watch.opened() > 0).then_some(()));
}

#[test]
fn a_dark_window_begins_in_its_own_colour() {
    let (screen, home) = (Screen::start(), Home::new());
    fs::create_dir_all(&home.data).expect("a folder");
    fs::write(home.data.join("settings.json"), r#"{"theme": "dark"}"#).expect("settings");
    let mut command = home.command();
    let mut child = command
        .env("DISPLAY", &screen.name)
        .spawn()
        .expect("the program was built");
    let window = until("a window", || screen.window_of(child.id()));
    let first = screen.colour(window, 1100, 740);
    child.kill().expect("it was running");
    child.wait().expect("it has ended");
    assert_eq!(first, pixel(Theme::DARK.ground));
}

/// The program with these settings, and with its window waiting to be shown.
fn held(screen: &Screen, home: &Home, settings: &str) -> (Child, Window) {
    fs::write(home.data.join("settings.json"), settings).expect("settings");
    screen.hold_windows();
    let mut command = home.command();
    let child = command.env("DISPLAY", &screen.name).spawn();
    (child.expect("the program was built"), screen.held_window())
}

/// What is on the screen when the window appears, while the program cannot draw, and when all
/// is at rest.
fn first_and_last(settings: &str) -> (Vec<u8>, Vec<u8>) {
    let (screen, home) = (Screen::start(), named("Anna"));
    let (child, window) = held(&screen, &home, settings);
    let program = Program::of(child, window);
    program.signal(Signal::STOP);
    screen.show(window);
    let first = screen.look().expect("it lives");
    program.signal(Signal::CONT);
    program.settle();
    (first, screen.look().expect("it lives"))
}

/// Fails with both of them as pictures.
fn assert_same(name: &str, first: &[u8], last: &[u8]) {
    if first != last {
        let pictures = [("first", first), ("last", last)]
            .map(|(which, colours)| x11::write(&format!("{name}-{which}"), colours));
        panic!("the window changed after it was shown: {pictures:?}");
    }
}

#[test]
fn a_window_has_its_first_frame_in_it_when_it_appears() {
    let (first, last) = first_and_last(r#"{"theme": "light"}"#);
    assert_same("light", &first, &last);
    let (first, last) = first_and_last(
        r#"{"theme": "dark", "text_size_percent": 150,
            "window": {"width": 900, "height": 700, "maximized": false}}"#,
    );
    assert_same("dark", &first, &last);
}

#[test]
fn a_window_that_grows_shows_its_colour_and_not_its_first_frame() {
    let (screen, home) = (Screen::start(), named("Anna"));
    let program = Program::start(&screen, &home);
    program.signal(Signal::STOP);
    screen.resize(program.window, 1200, 800);
    let ground = pixel(Theme::LIGHT.ground);
    let is_ground = |(x, y)| screen.colour(program.window, x, y) == ground;
    // Where the first frame has a mark, a card and, if it were laid side by side, its mark again.
    let bare = [(31, 31), (400, 280), (1151, 31)]
        .into_iter()
        .all(is_ground);
    program.signal(Signal::CONT);
    assert!(bare);
}

fn pixel(color: Color) -> [u8; 3] {
    let [red, green, blue, _] = color.into_rgba8();
    [red, green, blue]
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

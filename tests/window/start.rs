//! What happens before the window is seen, and what does not.

use std::fs;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};

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

//! The real window and a mirror of it without one.
//!
//! A test says what a person means: "press the button *Done, next step*". The mirror, which is
//! the same program on a stage, knows where that is and how many times Tab leads to it; the
//! real window gets those keys and nothing else. After each act the two have to agree: on the
//! title, and on every event that has reached the disk.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitStatus;
use std::sync::Arc;
use std::time::Instant;

use iced::keyboard::{Modifiers, key::Named};
use jiff::ToSpan;
use jiff::civil::Date;
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;
use outro::case::{Entry, Event};
use outro::i18n;
use outro::store::Store;
use outro::store::disk::Os;

use crate::program::{Home, Program};
use crate::support::scene::{self, Harness};
use crate::x11::{self, Key, Screen, until};

/// Both of them, on one screen.
pub struct Twins {
    /// The screen of the real one. Dropped first, so that a failure can still be looked at.
    pub screen: Screen,
    /// The real one.
    pub program: Program,
    /// Where it lives.
    pub home: Home,
    /// The one that knows where everything is.
    pub harness: Harness,
    /// The day on which both of them live. The real one looks at the real clock, so every
    /// day of a test is counted from here.
    pub today: Date,
}

impl Twins {
    /// Starts both with the same data: what lies in the home, copied.
    pub fn start(home: Home) -> Self {
        Self::start_on(Screen::start(), home)
    }

    /// As [`Twins::start`], on a screen that is there.
    pub fn start_on(screen: Screen, home: Home) -> Self {
        let copy = Arc::new(tempfile::tempdir().expect("a folder"));
        if home.data.is_dir() {
            copy_folder(&home.data, copy.path());
        }
        let today = jiff::Timestamp::now()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date();
        let harness = scene::open_folder(copy, &today.to_string());
        let program = Program::start(&screen, &home);
        let (width, height) = screen.size(program.window);
        let harness = harness.resized(f32::from(width), f32::from(height));
        let mut twins = Self {
            screen,
            program,
            home,
            harness,
            today,
        };
        twins.agree();
        twins
    }

    /// A day that is so many days away.
    pub fn in_days(&self, days: i64) -> Date {
        self.today.saturating_add(days.days())
    }

    /// What the real window's bar says.
    pub fn title(&self) -> String {
        self.screen.title(self.program.window)
    }

    /// Waits until the real one has come to rest where the mirror is.
    pub fn agree(&mut self) {
        scene::settle(&mut self.harness);
        let title = self.harness.state.outro.title();
        let events = events(self.harness.state.folder.path());
        let deadline = Instant::now() + x11::PATIENCE;
        loop {
            self.program.settle();
            let (shown, kept) = (self.title(), self.events());
            if shown == title && kept == events {
                return self.forgets_no_pixel();
            }
            assert!(
                Instant::now() < deadline,
                "the window shows {shown:?} and has kept\n{kept:#?}\nbut should show {title:?} and keep\n{events:#?}",
            );
        }
    }

    /// Holds that the real window, which repaints only what has changed, shows the same as
    /// after it was painted afresh, which another size makes it do.
    fn forgets_no_pixel(&mut self) {
        if self.harness.tree().focused().is_some_and(is_field) {
            // Its caret comes and goes.
            return;
        }
        let (window, look) = (self.program.window, || self.screen.look());
        let (width, height) = self.screen.size(window);
        let shown = look().expect("it lives");
        for wider in [1, 0] {
            let width = u32::from(width) + wider;
            self.screen.resize(window, width, u32::from(height));
            self.program.settle();
        }
        let afresh = look().expect("it lives");
        let wrong = differing(&shown, &afresh, (width, height));
        if wrong.len() > SPECKS && !only_scrolled(&shown, &afresh, (width, height)) {
            let (x, y) = wrong[wrong.len() / 2];
            let thread = std::thread::current();
            let name = format!("{}-before", thread.name().unwrap_or("unknown"));
            let path = x11::write(&name, &shown);
            let count = wrong.len();
            panic!(
                "{count} pixels were old, among them {x}, {y}: {}",
                path.display()
            );
        }
    }

    /// Every event that the real one has kept, case by case.
    pub fn events(&self) -> BTreeSet<Vec<String>> {
        events(&self.home.data)
    }

    fn both(&mut self, key: Key, named: Named) {
        self.screen.key(key);
        self.harness.key(named);
    }

    /// Ends the real one as a power cut would, and leaves its screen and its home.
    pub fn kill(self) -> (Screen, Home) {
        self.program.kill();
        (self.screen, self.home)
    }

    /// Closes the real window, and says how the program ended and what it said.
    pub fn close(self) -> (Home, (ExitStatus, String)) {
        self.screen.close(self.program.window);
        (self.home, self.program.ended())
    }

    /// Takes the real window away, and says how the program ended and what it said.
    pub fn destroy(self) -> (Home, (ExitStatus, String)) {
        // What was typed has to arrive: a window that is gone gets nothing any more.
        self.program.settle();
        self.screen.destroy(self.program.window);
        (self.home, self.program.ended())
    }

    /// Walks with Tab to something.
    pub fn tab_to(&mut self, role: Role, name: &str) {
        let wanted = self.harness.find(role, name).semantics.id;
        for _ in 0..200 {
            if self.harness.focused() == wanted {
                return;
            }
            self.both(Key::Tab, Named::Tab);
        }
        panic!("Tab does not reach {role:?} {name:?}");
    }

    /// Walks with Tab to something, and presses it: what is ticked or chosen with the space
    /// bar, everything else with Enter.
    pub fn press(&mut self, role: Role, name: &str) {
        self.tab_to(role, name);
        match role {
            Role::CheckBox | Role::Choice => self.both(Key::Space, Named::Space),
            _ => self.both(Key::Enter, Named::Enter),
        }
        self.agree();
    }

    /// Presses Esc.
    pub fn escape(&mut self) {
        self.both(Key::Escape, Named::Escape);
        self.agree();
    }

    /// Presses a letter with Ctrl.
    pub fn control(&mut self, letter: char) {
        self.screen.chord(&[Key::Control], letter);
        let key = iced::keyboard::Key::Character(letter.to_string().into());
        self.harness.chord(Modifiers::CTRL, key);
        self.agree();
    }

    /// Clicks on the middle of something. What is out of sight is brought into it first, by
    /// walking there.
    pub fn click(&mut self, role: Role, name: &str) {
        if self.harness.find(role, name).visible.is_none() {
            self.tab_to(role, name);
        }
        let place = self.harness.find(role, name);
        let seen = place.visible.expect("it is in sight").center();
        // What has only just appeared takes no press, as for everybody who looks first.
        std::thread::sleep(std::time::Duration::from_millis(450));
        self.screen.click(seen.x, seen.y);
        self.harness.press(role, name);
        self.agree();
    }

    /// Walks with Tab to an empty field and types into it. Does not wait for anything.
    pub fn type_into(&mut self, label: &str, words: &str) {
        self.tab_to(Role::TextField, label);
        for letter in words.chars() {
            self.screen.type_letter(letter);
            let key = iced::keyboard::Key::Character(letter.to_string().into());
            self.harness.chord(Modifiers::empty(), key);
        }
        assert_eq!(
            self.harness.find(Role::TextField, label).semantics.value,
            Some(words.to_owned())
        );
    }

    /// Types a day, and waits until it is kept: on a slow machine it rests for so long anyway
    /// before the next key comes.
    pub fn type_day(&mut self, label: &str, day: Date) {
        self.type_into(label, &i18n::date(day));
        self.agree();
    }

    /// Waits until the real one has asked the browser for so many addresses, and says which.
    pub fn opened(&self, count: usize) -> Vec<String> {
        until("the browser to be asked", || {
            let opened = self.home.opened();
            (opened.len() >= count).then_some(opened)
        })
    }
}

/// How many pixels may be otherwise: where a repainted part ends, edges are rounded anew.
pub const SPECKS: usize = 60;

fn is_field(node: &Node) -> bool {
    node.semantics.role == Role::TextField
}

/// Whether the page is the same but for having moved up or down: another size brings what has
/// the focus into view anew.
fn only_scrolled(one: &[u8], other: &[u8], (width, height): (u16, u16)) -> bool {
    let at = |x: u16, y: u16| 3 * (usize::from(y) * usize::from(x11::SCREEN.0) + usize::from(x));
    let rows = FARTHEST..height - FOOT - FARTHEST;
    let alike = |up: u16, one: &[u8], other: &[u8]| {
        let row = |y: u16| (SIDEBAR..width - SCROLLBAR).map(move |x| (x, y));
        let wrong = rows.clone().flat_map(row).filter(|&(x, y)| {
            let (here, there) = (at(x, y), at(x, y + up));
            let mut pixels = one[here..here + 3].iter().zip(&other[there..there + 3]);
            pixels.any(|(a, b)| a.abs_diff(*b) > 48)
        });
        wrong.take(SPECKS + 1).count() <= SPECKS
    };
    (1..FARTHEST).any(|up| alike(up, one, other) || alike(up, other, one))
}

/// The widths of what does not scroll with the page, and how far it is looked for, in pixels.
const SIDEBAR: u16 = 256;
const SCROLLBAR: u16 = 12;
const FARTHEST: u16 = 120;

/// Where two pictures of the screen differ clearly within the window. The foot of a page is
/// left out, since it tells the time.
fn differing(one: &[u8], other: &[u8], (width, height): (u16, u16)) -> Vec<(u16, u16)> {
    let rows = 0..height.saturating_sub(FOOT);
    let places = rows.flat_map(|y| (0..width).map(move |x| (x, y)));
    let differs = |&(x, y): &(u16, u16)| {
        let at = 3 * (usize::from(y) * usize::from(x11::SCREEN.0) + usize::from(x));
        let pixels = one[at..at + 3].iter().zip(&other[at..at + 3]);
        pixels.into_iter().any(|(a, b)| a.abs_diff(*b) > 48)
    };
    places.filter(differs).collect()
}

/// The height of the line at the foot of a page, in pixels.
pub const FOOT: u16 = 52;

/// Every event in a data folder, case by case, without what differs between two runs: what
/// was taken back is named by its place.
pub fn events(folder: &Path) -> BTreeSet<Vec<String>> {
    let (store, _) = Store::open(folder, Os);
    let cases = store.cases().cases;
    cases.iter().map(|case| told(&case.entries)).collect()
}

fn told(entries: &[Entry]) -> Vec<String> {
    let tell = |entry: &Entry| match &entry.event {
        Event::Undone { entry } => {
            let place = entries.iter().position(|other| other.id == *entry);
            format!("Undone {place:?}")
        }
        event => format!("{event:?}"),
    };
    entries.iter().map(tell).collect()
}

/// Copies the files of a data folder.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        let kind = entry.file_type().expect("it is there");
        if kind.is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy_folder(&entry.path(), &target);
        } else if kind.is_file() {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

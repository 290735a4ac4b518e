//! A person's own guide is marked as their own, and asks once a site before it opens a page.

use std::fs;

use outro::app::ui::Role;
use outro::case::event::StepMark;
use outro::case::{Event, Stage};

use super::support::session::{Fixed, Window};
use super::*;
use crate::program::Home;

const LINK: &str = "Open your settings";

/// The fixture of a good guide, as a person's own.
fn put_guide(folder: &Path) {
    let tiny = include_str!("../../fixtures/guides/good/tiny.json");
    let parts = folder.join("guides");
    fs::create_dir_all(&parts).unwrap();
    // Its shared part belongs to a way that these tests do not go.
    fs::write(parts.join("tiny.json"), without_parts(tiny)).unwrap();
}

/// The same guide with the ways alone that use no part.
pub fn without_parts(guide: &str) -> String {
    let mut guide: serde_json::Value = serde_json::from_str(guide).unwrap();
    let channels = guide["channels"].as_array_mut().unwrap();
    channels.retain(|channel| channel["id"] == "direct");
    channels[0].as_object_mut().unwrap().remove("fallback");
    let text = guide.to_string();
    text.replace("\"shop\"", "\"direct\"")
}

fn on_the_first_step(guide: &str) -> Vec<Event> {
    let mut events = vec![
        Event::Started {
            guide: guide.into(),
            revision: 1,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::PlanChosen { plan: None },
    ];
    let channel = if guide == "tiny" {
        "direct"
    } else {
        "amazon-website"
    };
    events.push(Event::ChannelChosen {
        channel: channel.into(),
    });
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    events
}

fn own_window() -> Window {
    let folder = tempfile::tempdir().unwrap();
    put_guide(folder.path());
    write(folder.path(), "aa", on_the_first_step("tiny"));
    let path = folder.keep();
    let mut window = Window::open(&path, Fixed::new());
    window.press(Role::ListItem, "Tiny Tunes");
    window
}

#[test]
fn an_own_guide_is_marked_and_asks_once_a_site() {
    let mut window = own_window();
    assert!(window.said_anywhere("Your own guide"), "it is not marked");
    window.press(Role::Link, LINK);
    assert_eq!(window.opened(), [""; 0]);
    window.find(Role::Heading(2), "Open tinytunes.example?");
    window.press(Role::Button, "Don’t open it");
    assert_eq!(window.opened(), [""; 0]);
    assert!(store(&window.folder).settings().0.hosts_allowed.is_empty());
    window.press(Role::Link, LINK);
    window.press(Role::Button, "Open it");
    assert_eq!(window.opened(), ["https://www.tinytunes.example/settings"]);
    window.press(Role::Link, LINK);
    assert_eq!(window.opened().len(), 2, "it asks once");
    // Also after a restart.
    let mut window = window.reopened();
    window.press(Role::ListItem, "Tiny Tunes");
    window.press(Role::Link, LINK);
    assert_eq!(window.opened().len(), 1);
    fs::remove_dir_all(&window.folder).unwrap();
}

#[test]
fn a_consent_never_travels() {
    let mut window = own_window();
    window.press(Role::Link, LINK);
    window.press(Role::Button, "Open it");
    let there = store(&window.folder);
    let (bytes, _) = there
        .export("here", "2026-11-22T12:00:00Z".parse().unwrap())
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("hosts_allowed"), "{text}");
    fs::remove_dir_all(&window.folder).unwrap();
}

#[test]
fn a_guide_that_came_with_outro_never_asks() {
    let mut window = open_on(on_the_first_step("amazon-music"));
    window.must_not_say("Your own guide");
    window.press(Role::Link, "Open your Amazon Music settings");
    assert_eq!(window.opened(), ["https://www.amazon.com/music/settings"]);
}

#[test]
fn a_press_on_a_link_says_what_came_of_it() {
    let mut window = open_on(on_the_first_step("amazon-music"));
    let link = "Open your Amazon Music settings";
    let heard = "Opened in your browser. Come back here when you are done.";
    window.must_not_say(heard);
    window.press(Role::Link, link);
    assert!(window.has(Role::Status, heard), "it is read out");
    // Where no browser begins, what to do now is said, and nothing is called opened.
    *window.platform.no_browser.lock().unwrap() = Some("exit code 3".to_owned());
    window.press(Role::Link, link);
    window.must_say("No browser could be started (exit code 3). Nothing is lost. Copy the address and paste it into your browser.");
    assert!(!window.said_anywhere(heard), "nothing was opened this time");
}

#[test]
fn the_page_of_releases_is_opened_only_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path(), Fixed::new());
    window.press(Role::ListItem, "Settings");
    assert_eq!(window.opened(), [""; 0]);
    window.must_say("Outro never looks for a newer version by itself.");
    window.press(Role::Link, "See the newest version");
    assert_eq!(window.opened(), [super::support::scene::RELEASES]);
}

#[test]
fn what_outro_is_made_of_is_shown_with_its_licences() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path(), Fixed::new());
    window.press(Role::ListItem, "Settings");
    let iced = "iced  0.14.0  MIT";
    window.must_not_say(iced);
    window.press(Role::Button, "What Outro is made of");
    window.must_say(iced);
    // What only tests and builds need is in no package.
    window.must_not_say("proptest");
}

#[test]
fn the_terminal_asks_once_a_site_too() {
    let home = Home::new();
    put_guide(&home.data());
    write(&home.data(), "aa", on_the_first_step("tiny"));
    let no = home.talk(&["go on", "open tiny", "don’t open", "quit"]);
    no.must_print("Open tinytunes.example?");
    no.must_print("It was not opened.");
    assert_eq!(home.opened(0), [""; 0]);
    let yes = home.talk(&["go on", "open tiny", "open it", "quit"]);
    assert_eq!(
        home.opened(1),
        ["https://www.tinytunes.example/settings"],
        "{}",
        yes.out
    );
    let again = home.talk(&["go on", "open tiny", "quit"]);
    again.must_not_print("Open tinytunes.example?");
    assert_eq!(home.opened(2).len(), 2);
    let about = home.talk(&["go on", "more", "home", "cancel", "tiny", "begin", "quit"]);
    about.must_print("This guide is your own.");
}

/// A guide that is newer than the case keeps every tick, marks what changed, and names what
/// is gone: on the page of the steps.
#[test]
fn a_newer_guide_keeps_ticks_marks_changes_and_names_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    put_guide(folder.path());
    let mark = |id: &str, rev: u32, title: &str| StepMark {
        id: id.into(),
        rev,
        title: title.to_owned(),
        words: Vec::new(),
    };
    let mut events = on_the_first_step("tiny");
    for step in [
        mark("open-settings", 1, "Open your settings page"),
        mark("wave-goodbye", 1, "Wave goodbye"),
    ] {
        events.push(Event::Ticked { step, ends: None });
    }
    write(folder.path(), "aa", events);
    let path = folder.path().join("guides/tiny.json");
    let guide = fs::read_to_string(&path).unwrap();
    let renamed = guide.replacen(
        "\"id\":\"open-settings\"",
        "\"id\":\"visit-settings\",\"was\":[\"open-settings\"],\"rev\":2",
        1,
    );
    assert_ne!(renamed, guide, "the fixture looks different");
    fs::write(&path, renamed).unwrap();
    let before = on_disk::case(folder.path(), "aa");
    let mut window = Window::open(folder.path(), Fixed::new());
    window.press(Role::ListItem, "Tiny Tunes");
    assert!(
        window.said_anywhere("What has to be done here changed since you ticked it."),
        "{}",
        window.said()
    );
    assert!(
        window.said_anywhere("The guide does not need it any more: Wave goodbye"),
        "{}",
        window.said()
    );
    let node = window.find(Role::CheckBox, "Step 1: Open your settings page");
    assert_eq!(node.semantics.checked, Some(true));
    // A newer guide writes nothing by itself.
    assert_eq!(on_disk::case(folder.path(), "aa"), before);
}

//! The small window beside the browser: the step at hand alone, and back.

use iced::{Point, Rectangle, Size};
use outro::app::Message;
use outro::app::ui::Role;
use outro::store::settings::{Settings, SmallWindow};

use crate::support::presets::preset;
use crate::support::scene::{self, Harness};

const SMALL: (f32, f32) = (360.0, 420.0);

fn go_beside(state: &str) -> Harness {
    let mut harness = preset(state);
    harness.press(Role::Button, "Beside the browser");
    let mut harness = harness.resized(SMALL.0, SMALL.1);
    harness.publish(Message::Resized(Size::new(SMALL.0, SMALL.1)));
    scene::settle(&mut harness);
    harness
}

fn settings(harness: &Harness) -> Settings {
    let file = harness.state.folder.path().join("settings.json");
    let bytes = std::fs::read(file).expect("settings were kept");
    let (settings, bad) = Settings::read(&bytes).expect("they are settings");
    assert!(bad.is_empty(), "{bad:?}");
    settings
}

#[test]
fn only_the_step_at_hand_is_shown_with_what_to_press_in_sight() {
    for state in [
        "first-step",
        "steps-offers",
        "steps-confirm-locked",
        "steps",
    ] {
        let mut harness = go_beside(state);
        harness.picture(&format!("beside/{state}"));
        assert!(!harness.has(Role::Navigation, "Navigation"), "{state}");
        assert!(!harness.has(Role::List, "Steps"), "{state}");
        let tree = harness.tree();
        let headings = tree.nodes.iter().filter(|node| node.is_heading());
        let names: Vec<_> = headings.map(|node| node.semantics.name.clone()).collect();
        assert!(names[0].starts_with("Amazon Music · step "), "{names:?}");
        let small = Rectangle::with_size(Size::new(SMALL.0, SMALL.1));
        let loud = tree.nodes.iter().find(|node| node.semantics.loud);
        let loud = loud.expect("there is something to press next");
        let seen = loud.visible.and_then(|seen| seen.intersection(&small));
        let is_short = ["first-step", "steps-offers"].contains(&state);
        assert!(
            !is_short || seen.is_some_and(|seen| seen.height > 40.0),
            "{state}: {:?} is out of sight",
            loud.semantics.name
        );
    }
}

#[test]
fn a_step_is_done_there_and_the_whole_window_comes_back() {
    let mut harness = go_beside("steps-offers");
    harness.press(Role::Button, "Done, next step");
    scene::settle(&mut harness);
    harness.find(Role::Heading(1), "Amazon Music · step 6 of 7");
    harness.press(Role::Button, "Whole window");
    let mut harness = harness.resized(1120.0, 760.0);
    scene::settle(&mut harness);
    harness.find(Role::Navigation, "Navigation");
    harness.find(Role::Heading(1), "Amazon Music");
}

#[test]
fn its_size_and_place_are_remembered_and_the_whole_window_keeps_its_own() {
    let mut harness = preset("steps-offers");
    harness.publish(Message::Resized(Size::new(1000.0, 700.0)));
    harness.press(Role::Button, "Beside the browser");
    harness.publish(Message::Resized(Size::new(380.0, 500.0)));
    harness.publish(Message::Moved(Point::new(900.0, 40.0)));
    scene::settle(&mut harness);
    harness.press(Role::Button, "Whole window");
    scene::settle(&mut harness);
    let settings = settings(&harness);
    let small = SmallWindow {
        width: 380,
        height: 500,
        place: Some((900, 40)),
    };
    assert_eq!(settings.beside, Some(small));
    let whole = settings.window.map(|whole| (whole.width, whole.height));
    assert_eq!(whole, Some((1000, 700)));
}

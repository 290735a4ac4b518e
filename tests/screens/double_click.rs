//! A double click presses once: what only comes with its first half takes no second one.

use iced::{Event, Point, Rectangle, mouse};
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;

use crate::support::presets::{PRESETS, preset};
use crate::support::scene::{self, Harness};

fn click(harness: &mut Harness, place: Point) {
    harness.point_at(place);
    for event in [
        mouse::Event::ButtonPressed(mouse::Button::Left),
        mouse::Event::ButtonReleased(mouse::Button::Left),
    ] {
        harness.simulate([Event::Mouse(event)]);
        scene::settle(harness);
    }
}

/// What can be pressed and is in sight, the navigation aside, which is the same on each page.
fn pressable(harness: &mut Harness) -> Vec<(Node, Point)> {
    let window = Rectangle::with_size(iced::Size::new(1120.0, 760.0));
    let tree = harness.tree();
    let is_landmark = |node: &Node| node.semantics.role == Role::Navigation;
    let navigation = tree.nodes.iter().position(is_landmark);
    let stops = tree.reachable();
    stops
        .filter(|(at, _)| navigation.is_none_or(|around| !tree.is_within(*at, around)))
        .map(|(_, node)| node.clone())
        .filter(|node| node.is_tab_stop() && node.semantics.role != Role::TextField)
        .filter_map(|node| {
            let seen = node.visible?.intersection(&window)?;
            (seen.height >= 20.0).then(|| (node, seen.center()))
        })
        .collect()
}

/// Which page or step is shown, and how many lines were written.
fn state(harness: &mut Harness) -> (String, usize) {
    let tree = harness.tree();
    let main = tree
        .nodes
        .iter()
        .find(|node| node.semantics.role == Role::Main);
    let title = main.map(|node| node.semantics.name.clone());
    let cases = std::fs::read_dir(harness.state.folder.path().join("cases"));
    let files = cases.into_iter().flatten().flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    let lines = texts.map(|text| text.lines().count()).sum();
    (title.unwrap_or_default(), lines)
}

#[test]
fn the_second_half_of_a_double_click_presses_nothing_that_the_first_has_brought() {
    let mut turned = 0;
    for (name, _) in PRESETS {
        let count = pressable(&mut preset(name)).len();
        for at in 0..count {
            let mut once = preset(name);
            let before = state(&mut once).0;
            let (node, place) = pressable(&mut once).remove(at);
            click(&mut once, place);
            // Only where another page came, or another step, is there something else to press.
            let after = state(&mut once);
            if after.0 == before {
                continue;
            }
            turned += 1;
            let mut twice = preset(name);
            twice.pause = std::time::Duration::ZERO;
            click(&mut twice, place);
            click(&mut twice, place);
            let what = &node.semantics.name;
            assert_eq!(state(&mut twice), after, "{name}: twice on {what}");
        }
    }
    assert!(turned > 40, "only {turned} controls bring another page");
}

#[test]
fn what_has_been_there_for_a_while_can_be_pressed_again_and_again() {
    let mut harness = preset("settings");
    let (node, place) = pressable(&mut harness)
        .into_iter()
        .find(|(node, _)| node.semantics.role == Role::CheckBox)
        .expect("settings have boxes to tick");
    let ticked = |harness: &mut Harness| {
        let name = &node.semantics.name;
        harness.find(Role::CheckBox, name).semantics.checked
    };
    let before = ticked(&mut harness);
    harness.pause = std::time::Duration::ZERO;
    click(&mut harness, place);
    click(&mut harness, place);
    assert_eq!(ticked(&mut harness), before);
    click(&mut harness, place);
    assert_ne!(ticked(&mut harness), before);
}

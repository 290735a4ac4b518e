//! The keyboard alone: Tab reaches everything that can be used, once, in reading order, in
//! sight and with a ring; the other keys do what they do everywhere.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::collections::BTreeSet;

use iced::keyboard::{Key, Modifiers, key::Named};
use outro::app::ui::Role;
use outro::app::ui::semantics::{Node, Tree};
use support::presets::{self, PRESETS};
use support::scene::{self, Harness};

/// The windows that people have: wide, medium, narrow, and wide with text twice as large,
/// which leaves half of the room. In logical pixels.
const WINDOWS: &[(&str, f32, f32)] = &[
    ("wide", 1120.0, 760.0),
    ("medium", 900.0, 700.0),
    ("narrow", 420.0, 760.0),
    ("twice the size", 560.0, 380.0),
];

fn ids(nodes: &[Node]) -> Vec<String> {
    nodes
        .iter()
        .map(|node| node.semantics.id.to_string())
        .collect()
}

/// What can be used now, in the order in which it is announced.
fn usable(tree: &Tree) -> Vec<Node> {
    let nodes = tree.reachable().map(|(_, node)| node.clone());
    nodes.filter(Node::is_tab_stop).collect()
}

/// Every control that the page shows as usable takes the focus; no other does.
fn offers_the_right_stops(tree: &Tree, place: &str) {
    for (_, node) in tree.reachable() {
        let is_control = matches!(
            node.semantics.role,
            Role::Button
                | Role::Link
                | Role::CheckBox
                | Role::Choice
                | Role::Answer
                | Role::Tab
                | Role::ListItem
                | Role::TextField
        );
        assert_eq!(
            node.is_tab_stop(),
            is_control && !node.semantics.disabled,
            "{place}: {:?}",
            node.semantics
        );
    }
}

/// The same round, begun at another place.
fn from(round: &[String], first: &str) -> Vec<String> {
    let at = round.iter().position(|id| id == first);
    let (before, after) = round.split_at(at.expect("it is one of them"));
    [after, before].concat()
}

fn walk(harness: &mut Harness, place: &str, back: bool) -> Vec<Node> {
    let count = usable(&harness.tree()).len();
    let held = if back {
        Modifiers::SHIFT
    } else {
        Modifiers::empty()
    };
    let mut visited = Vec::new();
    for _ in 0..count {
        harness.chord(held, Key::Named(Named::Tab));
        let tree = harness.tree();
        let Some(node) = tree.focused() else {
            panic!(
                "{place}: Tab leads nowhere after {:?}",
                ids(&visited).last()
            );
        };
        assert!(
            node.is_in_sight(),
            "{place}: {:?} has the focus out of sight: {:?} of {:?}",
            node.semantics.name,
            node.visible,
            node.bounds
        );
        visited.push(node.clone());
    }
    visited
}

/// Whether `later` may be read after `earlier`: it is not above and to the left of it.
fn reads_on(earlier: &Node, later: &Node) -> bool {
    let (a, b) = (earlier.bounds, later.bounds);
    b.y + b.height > a.y || b.x + b.width > a.x
}

#[test]
fn tab_reaches_everything_once_in_reading_order_and_in_sight() {
    for (name, make) in PRESETS {
        for (window, width, height) in WINDOWS {
            let place = format!("{name}, {window}");
            let mut harness = make().resized(*width, *height);
            scene::settle(&mut harness);
            let tree = harness.tree();
            offers_the_right_stops(&tree, &place);
            let stops = usable(&tree);
            let wanted = ids(&stops);
            let once: BTreeSet<&String> = wanted.iter().collect();
            assert_eq!(
                once.len(),
                wanted.len(),
                "{place}: two have one id: {wanted:?}"
            );
            for pair in stops.windows(2) {
                assert!(
                    pair[0].scroller != pair[1].scroller || reads_on(&pair[0], &pair[1]),
                    "{place}: {:?} is read before {:?}",
                    pair[0].semantics.name,
                    pair[1].semantics.name
                );
            }

            let forwards = ids(&walk(&mut harness, &place, false));
            assert_eq!(forwards, from(&wanted, &forwards[0]), "{place}");
            let mut backwards = ids(&walk(&mut harness, &place, true));
            backwards.reverse();
            assert_eq!(
                backwards,
                from(&wanted, &backwards[0]),
                "{place}: backwards"
            );
        }
    }
}

#[test]
fn what_has_the_focus_keeps_it_when_the_window_is_drawn_anew() {
    for (name, make) in PRESETS {
        let mut harness = make();
        harness.key(Named::Tab);
        harness.key(Named::Tab);
        let focused = harness.focused();
        assert_ne!(focused, "", "{name}");
        for (_, width, height) in WINDOWS {
            let mut other = harness.resized(*width, *height);
            scene::settle(&mut other);
            let tree = other.tree();
            if tree.by_id(&focused).is_some() {
                assert_eq!(other.focused(), focused, "{name} at {width}");
            }
            harness = other;
        }
    }
}

#[test]
fn a_ring_shows_where_the_focus_is() {
    for name in ["home-cases", "steps", "settings", "plan"] {
        let mut harness = presets::preset(name);
        let old = harness.tree().focused().map(|node| node.bounds.expand(6.0));
        let (before, _) = harness.pixels(1.0);
        harness.key(Named::Tab);
        let (after, size) = harness.pixels(1.0);
        let bounds = harness
            .tree()
            .focused()
            .expect("Tab leads somewhere")
            .bounds;
        let changed = before
            .chunks_exact(4)
            .zip(after.chunks_exact(4))
            .enumerate()
            .filter(|(_, (old, new))| old != new)
            .map(|(at, _)| (at as u32 % size.width, at as u32 / size.width));
        let around = bounds.expand(6.0);
        let mut count = 0;
        for (x, y) in changed {
            let place = iced::Point::new(x as f32, y as f32);
            if old.is_some_and(|old| old.contains(place)) {
                continue;
            }
            assert!(
                around.contains(place),
                "{name}: {place:?} is not of {bounds:?}"
            );
            count += 1;
        }
        let least = (bounds.width + bounds.height) as usize;
        assert!(count > least, "{name}: {count} pixels make no ring");
    }
}

fn command(letter: &str) -> (Modifiers, Key) {
    (Modifiers::COMMAND, Key::Character(letter.into()))
}

#[test]
fn shortcuts_lead_where_the_help_says() {
    let mut harness = presets::preset("steps");
    let title = |harness: &Harness| harness.state.outro.title();
    let steps = title(&harness);
    assert!(steps.starts_with("Step "), "{steps}");

    harness.key(Named::F1);
    scene::settle(&mut harness);
    assert_eq!(title(&harness), "Problems and answers – Outro");
    harness.key(Named::Escape);
    scene::settle(&mut harness);
    assert_eq!(title(&harness), steps, "back at the case");

    let (held, key) = command("n");
    harness.chord(held, key);
    scene::settle(&mut harness);
    assert_eq!(title(&harness), "What do you want to cancel? – Outro");

    let (held, key) = command("f");
    harness.chord(held, key);
    scene::settle(&mut harness);
    assert_eq!(harness.focused(), "answers-search");
}

#[test]
fn the_primary_thing_is_done_with_enter_and_taken_back_with_undo() {
    let mut harness = presets::preset("steps");
    let before = harness.state.outro.title();
    harness.key(Named::Enter);
    scene::settle(&mut harness);
    let after = harness.state.outro.title();
    assert_ne!(before, after);
    // The next step's title has the focus, and is what is heard first.
    let tree = harness.tree();
    let focused = tree.focused().expect("the title");
    assert!(focused.is_heading(), "{:?}", focused.semantics);
    assert!(after.contains(&focused.semantics.name), "{after}");
    let (held, key) = command("z");
    harness.chord(held, key);
    scene::settle(&mut harness);
    assert_eq!(harness.state.outro.title(), before);
}

#[test]
fn arrows_walk_among_answers_and_choices_and_stay_among_them() {
    walks_with_arrows("country", Role::Answer);
    walks_with_arrows("settings", Role::Choice);
}

fn walks_with_arrows(page: &str, role: Role) {
    let mut harness = presets::preset(page);
    let stops = usable(&harness.tree());
    let choices: Vec<String> = stops
        .iter()
        .filter(|node| node.semantics.role == role)
        .map(|node| node.semantics.id.to_string())
        .collect();
    let first = stops.iter().find(|node| node.semantics.role == role);
    let name = first.expect("choices").semantics.name.clone();
    harness.tab_to(role, &name);
    for id in &choices[1..] {
        harness.key(Named::ArrowDown);
        assert_eq!(harness.focused(), *id);
        assert!(harness.tree().focused().is_some_and(Node::is_in_sight));
    }
    harness.key(Named::ArrowDown);
    assert_eq!(
        harness.focused(),
        choices[choices.len() - 1],
        "it ends there"
    );
}

#[test]
fn page_keys_scroll_to_the_end_and_back() {
    let mut harness = presets::preset("backup").resized(1120.0, 500.0);
    let offset = |harness: &mut Harness| {
        let tree = harness.tree();
        let longest = tree
            .scrollers
            .iter()
            .max_by(|a, b| a.range().total_cmp(&b.range()));
        longest
            .map(|scroller| (scroller.offset.y, scroller.range()))
            .expect("it scrolls")
    };
    harness.key(Named::PageDown);
    assert!(offset(&mut harness).0 > 300.0);
    harness.key(Named::End);
    let (at, end) = offset(&mut harness);
    assert!((at - end).abs() < 1.0, "{at} of {end}");
    harness.key(Named::Home);
    assert!(offset(&mut harness).0.abs() < 1.0);
}

#[test]
fn the_focus_never_gets_behind_a_dialog() {
    let mut harness = presets::before_skipping();
    let tree = harness.tree();
    let modal = tree.modal().expect("a dialog");
    let count = usable(&tree).len();
    for back in [false, true] {
        for _ in 0..=(2 * count) {
            let held = if back {
                Modifiers::SHIFT
            } else {
                Modifiers::empty()
            };
            harness.chord(held, Key::Named(Named::Tab));
            let tree = harness.tree();
            let at = tree.nodes.iter().position(|node| node.focused);
            assert!(at.is_some_and(|at| tree.is_within(at, modal)));
        }
    }
    harness.key(Named::Escape);
    scene::settle(&mut harness);
    assert!(harness.tree().modal().is_none());
    let tree = harness.tree();
    assert_eq!(
        tree.focused().map(|node| node.semantics.name.as_str()),
        Some("Skip this step"),
        "it goes back to where it was"
    );
}

#[test]
fn after_the_confirmation_the_next_fields_are_at_hand() {
    let mut harness = presets::preset("ending-marked");
    harness.tab_to(Role::Button, "Yes, I saw it");
    harness.key(Named::Enter);
    scene::settle(&mut harness);
    assert_eq!(harness.focused(), "ending-dates-title");
    harness.key(Named::Tab);
    let tree = harness.tree();
    let focused = tree.focused().expect("a field");
    assert_eq!(focused.semantics.name, "Last day on which it works");
}

#[test]
fn what_is_opened_or_closed_stays_in_sight() {
    let mut opened = 0;
    for (name, make) in PRESETS {
        // The roomiest and the closest: of these there are many.
        for (window, width, height) in [&WINDOWS[0], &WINDOWS[3]] {
            let mut harness = make().resized(*width, *height);
            let closed: Vec<Node> = usable(&harness.tree())
                .into_iter()
                .filter(|node| node.semantics.expanded == Some(false))
                .collect();
            for node in closed {
                let mut harness = make().resized(*width, *height);
                harness.focus(&node.semantics.id);
                for key in [Named::Enter, Named::Enter] {
                    harness.key(key);
                    scene::settle(&mut harness);
                    let tree = harness.tree();
                    let place = format!("{name}, {window}: {:?}", node.semantics.name);
                    let focused = tree.focused();
                    let focused = focused.unwrap_or_else(|| panic!("{place}: the focus is lost"));
                    assert!(focused.is_in_sight(), "{place}: {:?}", focused.bounds);
                    if !focused.is_heading() {
                        assert_eq!(focused.semantics.id, node.semantics.id, "{place}");
                    }
                    opened += 1;
                }
            }
        }
    }
    assert!(opened > 50, "only {opened}");
}

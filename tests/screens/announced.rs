//! What screen readers are shown: whole, valid trees with lasting numbers, of which every
//! word can be heard with Tab alone.

use crate::support;

use std::collections::{BTreeSet, HashMap};

use accesskit::{Action, Live, Node, NodeId, Role as Kind, TreeUpdate};
use accesskit_consumer::Tree as Consumer;
use iced::Size;
use iced::keyboard::key::Named;
use outro::app::a11y;
use outro::app::ui::Role;
use outro::app::ui::focus::Scene;
use support::presets::{self, PRESETS};
use support::scene::{self, Harness};

fn shown(harness: &mut Harness) -> TreeUpdate {
    let (view, title) = (harness.tree(), harness.state.outro.place());
    let scene = Scene {
        title: &title,
        size: Size::new(1120.0, 760.0),
        view: &view,
    };
    a11y::tree(&scene, 1.0)
}

fn nodes(update: &TreeUpdate) -> HashMap<NodeId, &Node> {
    update.nodes.iter().map(|(id, node)| (*id, node)).collect()
}

fn is_valid(update: &TreeUpdate, place: &str) {
    let all = nodes(update);
    assert_eq!(all.len(), update.nodes.len(), "{place}: a number twice");
    assert!(all.contains_key(&update.focus), "{place}: the focus");
    let mut held = BTreeSet::new();
    for (_, node) in &update.nodes {
        for child in node.children() {
            assert!(all.contains_key(child), "{place}: a child without a node");
            assert!(held.insert(*child), "{place}: a child of two");
        }
    }
    assert_eq!(
        held.len() + 1,
        all.len(),
        "{place}: something hangs nowhere"
    );
    // The adapters' own opinion: it panics about what it does not like.
    let tree = Consumer::new(update.clone(), true);
    assert!(tree.state().focus().is_some(), "{place}");
}

/// Every word that Tab leads to, headings with it.
fn heard(update: &TreeUpdate) -> String {
    let mut all = String::new();
    for (_, node) in &update.nodes {
        if node.supports_action(Action::Focus) || node.is_disabled() {
            for words in [node.label(), node.description()].into_iter().flatten() {
                all.push_str(words);
                all.push('\n');
            }
        }
    }
    all
}

#[test]
fn every_page_is_shown_as_a_whole_and_valid_tree() {
    for (name, make) in PRESETS {
        for width in [1120.0, 420.0] {
            let mut harness = make().resized(width, 760.0);
            let update = shown(&mut harness);
            is_valid(&update, name);
            let root = nodes(&update)[&update.tree.as_ref().expect("told of").root];
            assert_eq!(root.role(), Kind::Window);
            assert_eq!(root.label(), Some(harness.state.outro.place().as_str()));
            assert_eq!(root.language(), Some("en"));
            harness.redraw();
            assert_eq!(shown(&mut harness), update, "{name}: nothing happened");
        }
    }
}

#[test]
fn every_word_is_heard_with_tab_alone() {
    for (name, make) in PRESETS {
        for width in [1120.0, 420.0] {
            let mut harness = make().resized(width, 760.0);
            let words = heard(&shown(&mut harness));
            let tree = harness.tree();
            for (_, node) in tree.reachable() {
                let semantics = &node.semantics;
                let is_said = matches!(
                    semantics.role,
                    Role::Text | Role::Heading(_) | Role::Image | Role::Alert
                );
                assert!(
                    !is_said || words.contains(semantics.name.trim()),
                    "{name}: nobody says {:?} in:\n{words}",
                    semantics.name
                );
            }
        }
    }
}

#[test]
fn a_control_keeps_its_number_when_the_page_changes() {
    let number = |harness: &mut Harness, name: &str| {
        let update = shown(harness);
        let found = update
            .nodes
            .iter()
            .find(|(_, node)| node.label() == Some(name));
        found.map_or_else(|| panic!("there is no {name:?}"), |(id, _)| *id)
    };
    let mut harness = presets::preset("steps");
    let (settings, title) = (
        number(&mut harness, "Settings"),
        harness.state.outro.title(),
    );
    harness.key(Named::Enter);
    scene::settle(&mut harness);
    assert_ne!(harness.state.outro.title(), title);
    assert_eq!(number(&mut harness, "Settings"), settings);
}

#[test]
fn behind_a_dialog_there_is_nothing_but_what_is_read_out() {
    let mut harness = presets::before_skipping();
    let update = shown(&mut harness);
    is_valid(&update, "dialog");
    let all = nodes(&update);
    let root = all[&update.tree.as_ref().expect("told of").root];
    for child in root.children() {
        let node = all[child];
        assert!(
            node.role() == Kind::Dialog || node.role() == Kind::Status,
            "{node:?}"
        );
    }
    let focus = all[&update.focus];
    assert_eq!(
        focus.role(),
        Kind::TextInput,
        "the first thing in the dialog"
    );
}

#[test]
fn what_is_wrong_is_read_out_at_once_and_what_is_saved_in_its_turn() {
    let mut harness = presets::preset("damaged");
    let update = shown(&mut harness);
    let alerts: Vec<&Node> = nodes(&update)
        .into_values()
        .filter(|node| node.role() == Kind::Alert)
        .collect();
    assert!(!alerts.is_empty());
    assert!(
        alerts
            .iter()
            .all(|node| node.live() == Some(Live::Assertive))
    );

    let mut harness = presets::preset("steps");
    let saved = |harness: &mut Harness| {
        let update = shown(harness);
        let found = update
            .nodes
            .iter()
            .find(|(_, node)| node.label() == Some("Saved"));
        let (id, node) = found.expect("it says that it is saved");
        assert_eq!(node.live(), Some(Live::Polite));
        *id
    };
    saved(&mut harness);
    harness.key(Named::Enter);
    scene::settle(&mut harness);
    saved(&mut harness);
}

fn shows(harness: &mut Harness, words: &str) -> bool {
    harness.texts().iter().any(|text| text == words)
}

/// How often it was read out that something was copied, by the numbers of the lines.
fn read_out(harness: &mut Harness) -> Option<NodeId> {
    let update = shown(harness);
    let said = update
        .nodes
        .iter()
        .find(|(_, node)| node.label() == Some("Copied. You can paste it now."));
    said.map(|(id, node)| {
        assert_eq!(node.live(), Some(Live::Polite));
        *id
    })
}

#[test]
fn what_is_copied_is_read_out_and_shown_until_the_next_press() {
    let pages = [
        ("steps", ""),
        ("backup", ""),
        ("ending-done", "Copy this record"),
        ("settings", "Copy: Folder"),
    ];
    for (page, name) in pages {
        let mut harness = presets::preset(page);
        let tree = harness.tree();
        let button = tree.nodes.iter().find(|node| {
            let found = if name.is_empty() {
                node.semantics.name.starts_with("Copy the address")
            } else {
                node.semantics.name == name
            };
            found && node.stop.is_some()
        });
        let button = button.map(|node| node.semantics.clone());
        let Some(button) = button else {
            let names: Vec<_> = tree.nodes.iter().map(|node| &node.semantics.name).collect();
            panic!("{page}: there is no {name:?} among {names:?}");
        };
        assert_eq!(button.role, Role::Button, "{page}");
        assert!(!shows(&mut harness, "Copied"), "{page}");
        harness.tab_to(Role::Button, &button.name);
        harness.key(Named::Space);
        scene::settle(&mut harness);
        assert!(shows(&mut harness, "Copied"), "{page}");
        assert!(harness.state.clipboard.is_some(), "{page}");
        let first = read_out(&mut harness).expect("it is read out");
        harness.tab_to(Role::Button, &button.name);
        harness.key(Named::Space);
        scene::settle(&mut harness);
        let second = read_out(&mut harness).expect("it is read out again");
        assert_ne!(first, second, "{page}: the same line is not read out twice");
        harness.key(Named::F1);
        scene::settle(&mut harness);
        harness.key(Named::Escape);
        scene::settle(&mut harness);
        assert!(
            !shows(&mut harness, "Copied"),
            "{page}: after another press"
        );
    }
}

#[test]
fn words_of_another_language_say_which() {
    let mut harness = presets::in_germany();
    let update = shown(&mut harness);
    let theirs: Vec<&Node> = nodes(&update)
        .into_values()
        .filter(|node| node.language() == Some("de"))
        .collect();
    assert!(!theirs.is_empty(), "the site's own words");
    assert!(theirs.iter().all(|node| node.role() == Kind::Label));
    let english = nodes(&update)
        .into_values()
        .filter(|node| node.language() == Some("en"));
    assert_eq!(english.count(), 1, "the window says it for everything else");
}

#[test]
fn the_title_of_a_step_is_said_once() {
    let mut harness = presets::preset("steps");
    for _ in 0..2 {
        let update = shown(&mut harness);
        let all = nodes(&update);
        let title = all[&update.focus].label().expect("a title").to_owned();
        let root = all[&update.tree.as_ref().expect("told of").root];
        // It changes with each step, and a reader says at once what a window is called now.
        assert_eq!(root.label(), Some("Amazon Music – Outro"));
        assert!(harness.state.outro.title().contains(&title));
        harness.key(Named::Enter);
        scene::settle(&mut harness);
    }
}

#[test]
fn what_is_opened_is_shown_beside_its_link_until_the_next_press() {
    let mut harness = presets::preset("backup");
    let before = "Copy the address of “";
    let names = harness.tree().nodes.into_iter();
    let mut names = names.map(|node| node.semantics.name);
    let copy = names.find(|name| name.starts_with(before)).expect("a link");
    let link = &copy[before.len()..copy.len() - "”".len()];
    assert!(!shows(&mut harness, "Opened in your browser"));
    harness.tab_to(Role::Link, link);
    harness.key(Named::Enter);
    scene::settle(&mut harness);
    assert!(shows(&mut harness, "Opened in your browser"));
    harness.key(Named::F1);
    scene::settle(&mut harness);
    harness.key(Named::Escape);
    scene::settle(&mut harness);
    assert!(!shows(&mut harness, "Opened in your browser"));
}

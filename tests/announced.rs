//! What screen readers are shown: whole, valid trees with lasting numbers, of which every
//! word can be heard with Tab alone.

#[path = "support/mod.rs"]
mod support;

use std::collections::{BTreeSet, HashMap};

use accesskit::{Action, Live, Node, NodeId, Role as Kind, TreeUpdate};
use accesskit_consumer::Tree as Consumer;
use iced::Size;
use iced::keyboard::key::Named;
use outro::app::access;
use outro::app::ui::Role;
use outro::app::ui::surface::Scene;
use support::presets::{self, PRESETS};
use support::scene::{self, Theatre};

fn shown(theatre: &mut Theatre) -> TreeUpdate {
    let (view, title) = (theatre.tree(), theatre.state.outro.title());
    let scene = Scene {
        title: &title,
        size: Size::new(1120.0, 760.0),
        view: &view,
    };
    access::tree(&scene, 1.0)
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
            let mut theatre = make().resized(width, 760.0);
            let update = shown(&mut theatre);
            is_valid(&update, name);
            let root = nodes(&update)[&update.tree.as_ref().expect("told of").root];
            assert_eq!(root.role(), Kind::Window);
            assert_eq!(root.label(), Some(theatre.state.outro.title().as_str()));
            theatre.redraw();
            assert_eq!(shown(&mut theatre), update, "{name}: nothing happened");
        }
    }
}

#[test]
fn every_word_is_heard_with_tab_alone() {
    for (name, make) in PRESETS {
        for width in [1120.0, 420.0] {
            let mut theatre = make().resized(width, 760.0);
            let words = heard(&shown(&mut theatre));
            let tree = theatre.tree();
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
    let number = |theatre: &mut Theatre, name: &str| {
        let update = shown(theatre);
        let found = update
            .nodes
            .iter()
            .find(|(_, node)| node.label() == Some(name));
        found.map_or_else(|| panic!("there is no {name:?}"), |(id, _)| *id)
    };
    let mut theatre = presets::preset("steps");
    let (settings, title) = (
        number(&mut theatre, "Settings"),
        theatre.state.outro.title(),
    );
    theatre.key(Named::Enter);
    scene::settle(&mut theatre);
    assert_ne!(theatre.state.outro.title(), title);
    assert_eq!(number(&mut theatre, "Settings"), settings);
}

#[test]
fn behind_a_dialog_there_is_nothing_but_what_is_read_out() {
    let mut theatre = presets::preset("steps");
    theatre.tab_to(Role::Link, "Skip this step");
    theatre.key(Named::Enter);
    scene::settle(&mut theatre);
    let update = shown(&mut theatre);
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
    let mut theatre = presets::preset("damaged");
    let update = shown(&mut theatre);
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

    let mut theatre = presets::preset("steps");
    let saved = |theatre: &mut Theatre| {
        let update = shown(theatre);
        let found = update
            .nodes
            .iter()
            .find(|(_, node)| node.label() == Some("Saved"));
        let (id, node) = found.expect("it says that it is saved");
        assert_eq!(node.live(), Some(Live::Polite));
        *id
    };
    saved(&mut theatre);
    theatre.key(Named::Enter);
    scene::settle(&mut theatre);
    saved(&mut theatre);
}

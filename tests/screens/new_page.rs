//! A press that brings another page: it begins at its top, and the second half of a double click
//! presses nothing on it.

use std::time::Duration;

use iced::keyboard::key::Named;
use iced::{Event, Point, Rectangle, Size, mouse};
use outro::app::ui::Role;
use outro::app::ui::semantics::{Node, Tree};

use crate::support::presets::{PRESETS, Preset, preset};
use crate::support::scene::{self, Harness};

fn click(harness: &mut Harness, place: Point) {
    harness.point_at(place);
    for event in [
        mouse::Event::ButtonPressed(mouse::Button::Left),
        mouse::Event::ButtonReleased(mouse::Button::Left),
    ] {
        harness.simulate([Event::Mouse(event)]);
    }
    scene::settle(harness);
}

const WINDOW: Size = Size::new(1120.0, 760.0);

/// The page of this name, scrolled to its end.
fn at_its_end(name: &str) -> Harness {
    let mut harness = preset(name).resized(WINDOW.width, WINDOW.height);
    harness.key(Named::End);
    harness
}

/// Where a control can be clicked. It is scrolled to where it is out of sight.
fn place_of(harness: &mut Harness, id: &str) -> Option<Point> {
    let window = Rectangle::with_size(WINDOW);
    let seen = |harness: &mut Harness| {
        let tree = harness.tree();
        let seen = tree.by_id(id)?.visible?.intersection(&window)?;
        (seen.height >= 20.0).then(|| seen.center())
    };
    seen(harness).or_else(|| {
        // What has the focus already is scrolled to when it comes back to it.
        harness.key(Named::Tab);
        harness.focus(id);
        scene::settle(harness);
        seen(harness)
    })
}

/// Writes a file beside the program, on a machine without a folder for documents.
const WRITES: &str = "Export everything";

/// What can be pressed, and whether it is part of the navigation, which is the same on each page.
fn pressable(tree: &Tree) -> Vec<(Node, bool)> {
    let is_navigation = |node: &Node| node.semantics.role == Role::Navigation;
    let navigation = tree.nodes.iter().position(is_navigation);
    let stops = tree.reachable();
    stops
        .filter(|(_, node)| node.is_tab_stop() && node.semantics.name != WRITES)
        .map(|(at, node)| {
            let around = navigation.is_some_and(|around| tree.is_within(at, around));
            (node.clone(), around)
        })
        .collect()
}

/// Which page is shown, and which of its tabs.
#[derive(Debug, PartialEq)]
struct Shown {
    /// What the page is called for a screen reader, with the step.
    title: String,
    /// What the first heading says, and which tab is chosen.
    headings: Vec<String>,
    /// How many lines of the journals were written.
    lines: usize,
}

fn shown(harness: &mut Harness) -> Shown {
    let tree = harness.tree();
    let is_main = |node: &&Node| node.semantics.role == Role::Main;
    let title = tree.nodes.iter().find(is_main);
    let is_heading = |node: &&Node| {
        node.semantics.role == Role::Heading(1)
            || (node.semantics.role == Role::Tab && node.semantics.selected == Some(true))
    };
    let headings = tree.nodes.iter().filter(is_heading);
    let cases = std::fs::read_dir(harness.state.folder.path().join("cases"));
    let files = cases.into_iter().flatten().flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    Shown {
        title: title
            .map(|node| node.semantics.name.clone())
            .unwrap_or_default(),
        headings: headings.map(|node| node.semantics.name.clone()).collect(),
        lines: texts.map(|text| text.lines().count()).sum(),
    }
}

/// Whether the title of the page is in sight. Where a step is to be done, its title is that of
/// the page, and has the focus.
fn begins_at_its_top(harness: &mut Harness) -> bool {
    let window = Rectangle::with_size(WINDOW);
    let is_title = |node: &&Node| {
        node.semantics.role == Role::Heading(1)
            || (node.focused && node.semantics.id.starts_with("step-title-"))
    };
    let tree = harness.tree();
    let mut titles = tree.nodes.iter().filter(is_title);
    titles.any(|node| {
        node.visible
            .and_then(|seen| seen.intersection(&window))
            .is_some()
    })
}

/// What was found out about the controls of some pages.
#[derive(Default)]
struct Found {
    /// So many bring another page.
    pages: usize,
    /// So many of them, or that bring another step, were clicked twice.
    twice: usize,
    wrong: Vec<String>,
}

impl Found {
    /// Clicks on one control of a page, and once more twice where another page or step came.
    fn look(&mut self, page: &str, control: &Node, is_navigation: bool) {
        let (id, what) = (&control.semantics.id, &control.semantics.name);
        let mut once = at_its_end(page);
        let before = shown(&mut once);
        let Some(place) = place_of(&mut once, id) else {
            self.wrong
                .push(format!("{page}: {what:?} cannot be scrolled to"));
            return;
        };
        click(&mut once, place);
        let after = shown(&mut once);
        if after.headings != before.headings {
            self.pages += 1;
            if !begins_at_its_top(&mut once) {
                once.picture(&format!("after/{page}-{id}"));
                self.wrong
                    .push(format!("{page}: no title is in sight after {what:?}"));
            }
        }
        // Only where another page came, or another step, is there something else to press.
        if after.title != before.title && !is_navigation {
            self.twice += 1;
            let mut twice = at_its_end(page);
            let place = place_of(&mut twice, id).expect("it was there before");
            twice.pause = Duration::ZERO;
            click(&mut twice, place);
            click(&mut twice, place);
            assert_eq!(shown(&mut twice), after, "{page}: twice on {what}");
        }
    }

    fn of(pages: &[Preset]) -> Self {
        let mut found = Self::default();
        for (page, _) in pages {
            for (control, is_navigation) in pressable(&at_its_end(page).tree()) {
                found.look(page, &control, is_navigation);
            }
        }
        found
    }
}

fn begins_at_its_top_and_hears_one_click(pages: &[Preset]) {
    let found = Found::of(pages);
    assert!(found.wrong.is_empty(), "{:#?}", found.wrong);
    let (pages, twice) = (found.pages, found.twice);
    assert!(pages > 20 && twice > 20, "{pages} and {twice} other pages");
}

/// It takes its time: the pages are walked in two halves, side by side.
#[test]
fn a_new_page_begins_at_its_top_and_hears_no_second_half_of_a_double_click() {
    begins_at_its_top_and_hears_one_click(PRESETS.split_at(PRESETS.len() / 2).0);
}

#[test]
fn the_other_pages_begin_at_their_top_and_hear_no_second_half_either() {
    begins_at_its_top_and_hears_one_click(PRESETS.split_at(PRESETS.len() / 2).1);
}

#[test]
fn what_has_been_there_for_a_while_can_be_pressed_again_and_again() {
    let mut harness = preset("settings");
    let (node, _) = pressable(&harness.tree())
        .into_iter()
        .find(|(node, _)| node.semantics.role == Role::CheckBox)
        .expect("settings have boxes to tick");
    let place = place_of(&mut harness, &node.semantics.id).expect("it is in sight");
    let ticked = |harness: &mut Harness| {
        let name = &node.semantics.name;
        harness.find(Role::CheckBox, name).semantics.checked
    };
    let before = ticked(&mut harness);
    harness.pause = Duration::ZERO;
    click(&mut harness, place);
    click(&mut harness, place);
    assert_eq!(ticked(&mut harness), before);
    click(&mut harness, place);
    assert_ne!(ticked(&mut harness), before);
}

//! Every size of a window: what to press next is in sight, nothing leaves the window, and on a
//! large screen nothing is stretched.

use std::collections::BTreeMap;

use iced::{Rectangle, Size};
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;

use crate::support::fits::loud_in_sight;
use crate::support::presets::{PRESETS, come_back, preset};
use crate::support::scene::{self, Harness};

/// Windows in logical pixels: as it opens, a small laptop's, the same at 150 %, and the first
/// one with letters of 150 %.
const WINDOWS: &[(f32, f32)] = &[
    (1120.0, 760.0),
    (1366.0, 768.0),
    (911.0, 512.0),
    (747.0, 507.0),
];

#[test]
fn what_to_press_next_is_in_sight() {
    let (mut seen, mut hidden) = (0, Vec::new());
    // The file that was attached last is shown there.
    let elsewhere = ["ending-proof"];
    // It opens at the cause that was chosen.
    let begins_below = ["ending-cause"];
    for &(state, _) in PRESETS {
        for &(width, height) in WINDOWS {
            if elsewhere.contains(&state) {
                continue;
            }
            let mut harness = preset(state).resized(width, height);
            scene::settle(&mut harness);
            if begins_below.contains(&state) {
                harness = come_back(harness);
            }
            let Some(in_sight) = loud_in_sight(&harness.tree(), Size::new(width, height)) else {
                continue;
            };
            seen += 1;
            if !in_sight {
                harness.picture(&format!("sizes/{state}-{width}x{height}"));
                hidden.push(format!("{state} at {width} × {height}"));
            }
        }
    }
    assert!(hidden.is_empty(), "{hidden:#?}");
    assert!(seen >= 80, "only {seen} pages have something loud");
}

#[test]
fn nothing_leaves_the_window_and_nothing_is_stretched() {
    for (state, _) in PRESETS {
        let mut harness = preset(state);
        for width in [
            360.0, 440.0, 680.0, 880.0, 960.0, 1120.0, 1366.0, 1920.0, 3840.0,
        ] {
            harness = harness.resized(width, 1080.0);
            scene::settle(&mut harness);
            for node in &harness.tree().nodes {
                let (name, place) = (&node.semantics.name, node.bounds);
                let right = place.x + place.width;
                assert!(
                    place.x >= -0.5 && right <= width + 0.5,
                    "{state} at {width}: {name:?} reaches from {} to {right}",
                    place.x
                );
                let is_button = matches!(node.semantics.role, Role::Button | Role::Link);
                assert!(
                    !is_button || place.width <= 1068.5,
                    "{state} at {width}: {name:?} is {} wide",
                    place.width
                );
            }
        }
    }
}

/// Where everything that can be pressed is, by its id.
fn places(harness: &mut Harness) -> BTreeMap<String, Rectangle> {
    let tree = harness.tree();
    let stops = tree.tab_stops();
    let place = |node: &Node| (node.semantics.id.to_string(), node.bounds);
    stops.map(|(_, node)| place(node)).collect()
}

/// A warning comes and goes below the page: nothing that somebody may be aiming at moves.
#[test]
fn a_warning_moves_nothing() {
    for (width, height) in [(1120.0, 760.0), (911.0, 512.0), (360.0, 700.0)] {
        let mut harness = preset("damaged").resized(width, height);
        scene::settle(&mut harness);
        let before = places(&mut harness);
        harness.press(Role::Button, "I have read this");
        scene::settle(&mut harness);
        let after = places(&mut harness);
        let stayed = before.keys().filter(|id| after.contains_key(*id)).count();
        assert!(stayed > 4, "{before:?}");
        for (id, place) in after {
            let was = before.get(&id).copied().unwrap_or(place);
            assert_eq!(was, place, "{id} at {width} × {height}");
        }
    }
}

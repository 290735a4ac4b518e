//! What a person finds after a press: Tab goes on from the field that was clicked, and what was
//! typed is taken as it was meant.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;
use outro::guide::step::Fact;

use crate::support::on_disk;
use crate::support::presets::{PRESETS, preset};
use crate::support::scene::{self, Harness};

fn stops(harness: &mut Harness) -> Vec<Node> {
    let tree = harness.tree();
    let nodes = tree.reachable().map(|(_, node)| node.clone());
    nodes.filter(Node::is_tab_stop).collect()
}

#[test]
fn tab_goes_on_from_the_field_that_was_clicked() {
    let mut fields = 0;
    for (name, _) in PRESETS {
        let all = stops(&mut preset(name));
        for field in &all {
            if field.semantics.role != Role::TextField {
                continue;
            }
            fields += 1;
            let mut harness = preset(name);
            let id = field.semantics.id.to_string();
            // It is brought into sight as a person does, and clicked when the focus is elsewhere.
            harness.focus(&id);
            scene::settle(&mut harness);
            harness.key(Named::Tab);
            let seen = harness.find(Role::TextField, &field.semantics.name);
            let place = seen.visible.expect("it was scrolled to").center();
            harness.click_at(place);
            scene::settle(&mut harness);
            assert_eq!(harness.focused(), id, "{name}: a click into {id}");
            harness.type_letters("x1");
            scene::settle(&mut harness);
            // What was typed may have made something usable that was not.
            let now = stops(&mut harness);
            let here = now.iter().position(|node| node.semantics.id == id);
            let next = (here.expect("it is there") + 1) % now.len();
            harness.key(Named::Tab);
            scene::settle(&mut harness);
            let next = now[next].semantics.id.to_string();
            assert_eq!(harness.focused(), next, "{name}: Tab after {id}");
        }
    }
    assert!(fields > 10, "only {fields} fields");
}

fn chord(harness: &mut Harness, letter: &str) {
    harness.chord(Modifiers::COMMAND, Key::Character(letter.into()));
    scene::settle(harness);
}

#[test]
fn control_q_and_control_w_close_the_window_also_over_a_dialog() {
    for letter in ["q", "w"] {
        let mut harness = preset("steps");
        assert!(!harness.state.closed);
        chord(&mut harness, letter);
        assert!(harness.state.closed, "Ctrl+{letter}");

        let mut harness = preset("first-step");
        harness.press(Role::Button, "More");
        scene::settle(&mut harness);
        harness.press(Role::Button, "Skip this step");
        scene::settle(&mut harness);
        assert!(harness.tree().modal().is_some());
        chord(&mut harness, letter);
        assert!(harness.state.closed, "Ctrl+{letter} over a dialog");
    }
}

#[test]
fn control_c_copies_the_words_of_what_has_the_focus() {
    let mut harness = preset("steps");
    let title = harness
        .tree()
        .focused()
        .expect("the step")
        .semantics
        .clone();
    chord(&mut harness, "c");
    let copied = harness.state.copied.last().expect("it was copied").clone();
    let mut lines = copied.lines();
    assert_eq!(lines.next(), Some(title.name.as_str()));
    // The instruction of the step comes with its title.
    let rest = lines.collect::<Vec<_>>().join(" ");
    assert!(rest.split(' ').count() > 10, "{copied}");
    harness.tab_to(Role::Button, "Done, next step");
    chord(&mut harness, "c");
    assert_eq!(
        harness.state.copied.last().map(String::as_str),
        Some("Done, next step")
    );
}

/// The day of the end, as the case knows it.
fn end_date(harness: &Harness) -> Option<String> {
    let case = on_disk::only_case(harness.state.folder.path());
    case.facts.get(&Fact::EndDate).cloned()
}

#[test]
fn a_day_in_doubt_is_asked_about_and_never_taken_for_good() {
    for (typed, doubt, answer, kept) in [
        (
            "12/03/2026",
            "Is that 12 March 2026 or 3 December 2026?",
            "3 December 2026",
            "2026-12-03",
        ),
        (
            "3.12.2062",
            "3 December 2062 is far from today. Is that right?",
            "Yes, 3 December 2062",
            "2062-12-03",
        ),
    ] {
        let mut harness = preset("ending");
        let label = "Last day on which it works";
        let id = harness.find(Role::TextField, label).semantics.id;
        harness.focus(&id);
        scene::settle(&mut harness);
        harness.type_letters(typed);
        scene::settle(&mut harness);
        let field = harness.find(Role::TextField, label).semantics;
        assert!(field.invalid, "{typed}");
        let said = field.description.unwrap_or_default();
        assert!(said.contains(doubt), "{said}");
        assert_eq!(
            end_date(&harness).as_deref(),
            Some(typed),
            "kept as it was typed"
        );
        let id = harness.find(Role::Button, answer).semantics.id;
        harness.focus(&id);
        harness.key(Named::Enter);
        scene::settle(&mut harness);
        assert_eq!(end_date(&harness).as_deref(), Some(kept));
        assert!(!harness.find(Role::TextField, label).semantics.invalid);
    }
}

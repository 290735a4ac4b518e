//! Tab, the arrows, the page keys, and where the focus goes.

use super::*;

const ORDER: [&str; 10] = [
    "first", "tick", "name", "link", "once", "apple", "google", "amazon", "open", "far",
];

#[test]
fn tab_reaches_everything_once_in_reading_order_and_goes_round() {
    let mut stage = stage();
    for lap in 0..2 {
        for id in ORDER {
            assert!(stage.key(Named::Tab));
            assert_eq!(stage.focused(), id, "in lap {lap}");
        }
    }
    let shift = |stage: &mut ViewHarness| stage.chord(Modifiers::SHIFT, Key::Named(Named::Tab));
    for id in ORDER.iter().rev().skip(1) {
        assert!(shift(&mut stage));
        assert_eq!(stage.focused(), *id);
    }
    shift(&mut stage);
    assert_eq!(stage.focused(), "far");
}

#[test]
fn only_one_thing_has_the_focus() {
    let mut stage = stage();
    for _ in 0..12 {
        stage.key(Named::Tab);
        let tree = stage.tree();
        assert_eq!(tree.nodes.iter().filter(|node| node.focused).count(), 1);
    }
    stage.press(Role::TextField, "Your name");
    assert_eq!(stage.focused(), "name");
    stage.press(Role::Button, "First");
    assert_eq!(stage.focused(), "first");
    assert_eq!(
        stage
            .tree()
            .nodes
            .iter()
            .filter(|node| node.focused)
            .count(),
        1
    );
}

#[test]
fn arrow_keys_walk_among_answers_and_stop_at_the_ends() {
    let mut stage = stage();
    stage.tab_to(Role::Choice, "Apple");
    for (key, id) in [
        (Named::ArrowUp, "apple"),
        (Named::ArrowDown, "google"),
        (Named::ArrowRight, "amazon"),
        (Named::ArrowDown, "amazon"),
        (Named::ArrowLeft, "google"),
    ] {
        assert!(stage.key(key));
        assert_eq!(stage.focused(), id);
    }
    assert_eq!(stage.heard, [], "walking presses nothing");
}

#[test]
fn what_gets_the_focus_is_scrolled_into_view() {
    let mut stage = stage();
    assert_eq!(stage.find(Role::Button, "Far down").visible, None);
    stage.tab_to(Role::Button, "Far down");
    let far = stage.find(Role::Button, "Far down");
    assert!(far.is_in_sight());
    stage.key(Named::Tab);
    let first = stage.find(Role::Button, "First");
    assert!(first.is_in_sight());

    stage.focus("far");
    let far = stage.find(Role::Button, "Far down");
    assert!(far.is_in_sight(), "also when the program moves it");
}

#[test]
fn page_keys_and_arrows_scroll() {
    let mut stage = stage();
    let top = |stage: &mut ViewHarness| stage.find(Role::Heading(1), "Amazon Music").bounds.y;
    let start = top(&mut stage);
    assert!(stage.key(Named::PageDown));
    let paged = top(&mut stage);
    assert!(paged < start - 500.0);
    stage.key(Named::PageUp);
    assert!((top(&mut stage) - start).abs() < 0.5);
    stage.key(Named::ArrowDown);
    assert!(top(&mut stage) < start);
    stage.key(Named::End);
    assert!(stage.find(Role::Status, "Saved").visible.is_some());
    stage.key(Named::Home);
    assert!((top(&mut stage) - start).abs() < 0.5);
}

#[test]
fn shortcuts_are_heard() {
    let mut stage = stage();
    for (key, shortcut) in [
        ("z", Shortcut::Undo),
        ("n", Shortcut::New),
        ("f", Shortcut::Find),
        ("=", Shortcut::Larger),
        ("-", Shortcut::Smaller),
        ("0", Shortcut::UsualSize),
    ] {
        let (modifiers, letter) = command(key);
        assert!(stage.chord(modifiers, letter));
        assert_eq!(stage.heard.last(), Some(&Message::Key(shortcut)));
    }
    for (key, shortcut) in [
        (Named::Escape, Shortcut::Back),
        (Named::F1, Shortcut::Help),
        (Named::Enter, Shortcut::Primary),
    ] {
        assert!(stage.key(key));
        assert_eq!(stage.heard.last(), Some(&Message::Key(shortcut)));
    }
    stage.state.silent = true;
    assert!(
        !stage.key(Named::F1),
        "what means nothing now is left alone"
    );
}

/// The stage with the focus where the program puts it when a page opens.
fn on_the_title() -> ViewHarness {
    let mut stage = stage();
    stage.focus("title");
    assert_eq!(stage.focused(), "title");
    stage
}

#[test]
fn enter_is_the_primary_action_unless_a_control_has_the_focus() {
    let mut stage = on_the_title();
    stage.key(Named::Enter);
    assert_eq!(stage.heard, [Message::Key(Shortcut::Primary)]);
    stage.tab_to(Role::Button, "First");
    stage.key(Named::Enter);
    assert_eq!(stage.heard.last(), Some(&Message::Pressed("first")));
    stage.press(Role::TextField, "Your name");
    stage.key(Named::Enter);
    assert_eq!(stage.heard.last(), Some(&Message::Key(Shortcut::Primary)));
}

#[test]
fn a_heading_takes_the_focus_from_the_program_only() {
    let mut stage = on_the_title();
    stage.key(Named::Tab);
    assert_eq!(stage.focused(), "first");
}

#[test]
fn the_focus_follows_its_control_when_others_come_and_go() {
    let mut stage = stage();
    stage.state.steps = 4;
    stage.redraw();
    stage.tab_to(Role::Button, "step-2");
    // A step before it goes, so that every later one moves up in the tree.
    stage.publish(Message::Pressed("step-1"));
    assert_eq!(stage.focused(), "step-2");
    stage.state.steps = 0;
    stage.redraw();
    assert_eq!(
        stage.focused(),
        "",
        "what has gone has no focus, and nothing inherits it"
    );
}

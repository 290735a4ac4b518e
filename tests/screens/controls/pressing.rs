//! Pressing, ticking, typing, and what cannot be pressed.

use super::*;

#[test]
fn enter_and_space_press_a_button_once() {
    for key in [Named::Enter, Named::Space] {
        let mut stage = stage();
        stage.tab_to(Role::Button, "First");
        assert!(stage.key(key));
        assert_eq!(stage.heard, [Message::Pressed("first")]);
        assert!(stage.press_key(Modifiers::empty(), Key::Named(key), true));
        assert_eq!(
            stage.heard.len(),
            1,
            "holding the key down must not press again"
        );
    }
}

#[test]
fn enter_and_space_tick_a_box_and_enter_alone_follows_a_link() {
    let mut stage = stage();
    stage.tab_to(Role::CheckBox, "Tick me");
    stage.key(Named::Space);
    assert!(stage.state.ticked);
    assert_eq!(
        stage.find(Role::CheckBox, "Tick me").semantics.checked,
        Some(true)
    );
    assert_eq!(
        stage.focused(),
        "tick",
        "the focus stays when the view is rebuilt"
    );
    stage.key(Named::Enter);
    assert!(!stage.state.ticked);

    stage.tab_to(Role::Link, "Read more");
    stage.key(Named::Space);
    assert!(!stage.heard.contains(&Message::Pressed("link")));
    stage.key(Named::Enter);
    assert!(stage.heard.contains(&Message::Pressed("link")));
}

#[test]
fn a_key_with_others_held_is_not_a_press() {
    let mut stage = stage();
    stage.tab_to(Role::Button, "First");
    stage.chord(Modifiers::CTRL, Key::Named(Named::Enter));
    stage.chord(Modifiers::ALT, Key::Named(Named::Enter));
    assert_eq!(stage.heard, []);
}

#[test]
fn what_is_disabled_says_so_and_cannot_be_pressed() {
    let mut stage = stage();
    let node = stage.find(Role::Button, "Disabled");
    assert!(node.semantics.disabled && node.stop.is_none());
    assert!(
        stage
            .find(Role::TextField, "Not for typing")
            .semantics
            .disabled
    );
    stage.press(Role::Button, "Disabled");
    assert_eq!((stage.heard.len(), stage.focused().as_str()), (0, ""));
    stage.focus("off");
    assert_eq!(stage.focused(), "");
}

#[test]
fn a_press_counts_when_it_is_let_go_inside() {
    let mut stage = stage();
    stage.press(Role::Button, "First");
    assert_eq!(stage.heard, [Message::Pressed("first")]);

    let left = mouse::Button::Left;
    let place = stage.find(Role::Button, "First").bounds.center();
    stage.point_at(place);
    stage.simulate([Event::Mouse(mouse::Event::ButtonPressed(left))]);
    stage.point_at(Point::new(1000.0, 700.0));
    stage.simulate([Event::Mouse(mouse::Event::ButtonReleased(left))]);
    assert_eq!(stage.heard.len(), 1, "moving away takes it back");
    stage.point_at(place);
    stage.simulate([Event::Mouse(mouse::Event::ButtonReleased(left))]);
    assert_eq!(stage.heard.len(), 1, "letting go alone is not a press");
}

#[test]
fn a_text_field_keeps_its_own_keys() {
    let mut stage = stage();
    stage.type_into("Your name", "Ada");
    assert_eq!(stage.state.typed, "Ada");
    assert_eq!(
        stage
            .find(Role::TextField, "Your name")
            .semantics
            .value
            .as_deref(),
        Some("Ada")
    );
    stage.heard.clear();
    let (modifiers, letter) = command("z");
    stage.chord(modifiers, letter);
    assert!(!stage.heard.contains(&Message::Key(Shortcut::Undo)));
    let (modifiers, plus) = command("+");
    stage.chord(modifiers, plus);
    assert_eq!(stage.state.typed, "Ada", "Ctrl and plus is not typing");
    assert!(stage.key(Named::Escape));
    assert_eq!(stage.heard.last(), Some(&Message::Key(Shortcut::Back)));
    assert_eq!(
        stage.focused(),
        "name",
        "whether to leave is for the app to say"
    );
    stage.key(Named::Home);
    stage.chord(Modifiers::empty(), Key::Character("x".into()));
    assert_eq!(stage.state.typed, "xAda");
}

#[test]
fn the_ring_shows_for_the_keyboard_and_not_for_the_mouse() {
    let ring = |stage: &mut ViewHarness| {
        let bounds = stage.find(Role::Button, "First").bounds;
        let (pixels, size) = stage.pixels(1.0);
        // In the middle of the ring's upper side.
        let (x, y) = (bounds.center_x() as u32, (bounds.y - 3.0) as u32);
        let at = ((y * size.width + x) * 4) as usize;
        pixels[at..at + 3].to_vec()
    };
    let mut stage = stage();
    let bare = ring(&mut stage);
    stage.press(Role::Button, "First");
    stage.point_at(Point::new(1000.0, 700.0));
    assert_eq!(ring(&mut stage), bare);
    stage.tab_to(Role::CheckBox, "Tick me");
    stage.chord(Modifiers::SHIFT, Key::Named(Named::Tab));
    assert_eq!(ring(&mut stage), [0x3B, 0x4C, 0xCA]);
}

#[test]
fn what_becomes_disabled_lets_go_of_the_focus() {
    let mut stage = stage();
    stage.tab_to(Role::Button, "Only once");
    stage.key(Named::Enter);
    stage.key(Named::Space);
    let presses = |message: &&Message| **message == Message::Pressed("once");
    assert_eq!(stage.heard.iter().filter(presses).count(), 1);
    // It goes to the heading above, where a second Enter presses nothing.
    assert_eq!(stage.focused(), "title");

    stage.tab_to(Role::Button, "First");
    stage.state.used = false;
    stage.redraw();
    let focused = stage.find(Role::Button, "Only once").focused;
    assert!(!focused, "it must not come back with the focus it had");
}

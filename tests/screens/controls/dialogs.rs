//! What lies over the page.

use super::*;

#[test]
fn a_dialog_takes_the_focus_keeps_it_and_gives_it_back() {
    let mut stage = stage();
    stage.tab_to(Role::Button, "Ask me");
    stage.key(Named::Enter);
    assert_eq!(stage.focused(), "reason");
    for id in ["keep", "bin", "reason", "keep"] {
        stage.key(Named::Tab);
        assert_eq!(stage.focused(), id);
    }
    stage.chord(Modifiers::SHIFT, Key::Named(Named::Tab));
    stage.chord(Modifiers::SHIFT, Key::Named(Named::Tab));
    assert_eq!(stage.focused(), "bin");
    stage.key(Named::Enter);
    assert_eq!(stage.heard.last(), Some(&Message::Pressed("bin")));
    stage.tab_to(Role::Button, "Keep");
    stage.key(Named::Space);
    assert!(!stage.state.open);
    assert_eq!(stage.focused(), "open");
}

#[test]
fn escape_closes_a_dialog_even_from_its_text_field() {
    let mut stage = stage();
    stage.tab_to(Role::Button, "Ask me");
    stage.key(Named::Enter);
    stage.type_into("Why?", "too dear");
    assert_eq!(stage.state.typed, "too dear");
    assert!(stage.key(Named::Escape));
    assert!(!stage.state.open);
    assert_eq!(stage.focused(), "open");
    assert!(!stage.heard.contains(&Message::Key(Shortcut::Back)));
}

#[test]
fn nothing_behind_a_dialog_can_be_pressed() {
    let mut stage = stage();
    let first = stage.find(Role::Button, "First").bounds.center();
    stage.publish(Message::Opened);
    stage.heard.clear();
    stage.click_at(first);
    let (modifiers, letter) = command("n");
    stage.chord(modifiers, letter);
    stage.key(Named::F1);
    assert_eq!(stage.heard, []);
    assert_eq!(stage.focused(), "reason");
    let (modifiers, plus) = command("+");
    stage.chord(modifiers, plus);
    assert_eq!(stage.heard, [Message::Key(Shortcut::Larger)]);
}

//! What is announced, and what a screen reader can ask for.

use super::*;

#[test]
fn a_screen_reader_can_press_type_and_move_the_focus() {
    let mut stage = stage();
    stage.state.reader.listening = true;
    let asks = [
        Ask::Do("far".into(), Request::Press),
        Ask::Do("name".into(), Request::SetValue("Grace".into())),
        Ask::Do("off".into(), Request::Press),
        Ask::Do("shut".into(), Request::SetValue("no".into())),
        Ask::Do("nowhere".into(), Request::Press),
        Ask::Focus("google".into()),
    ];
    stage.state.reader.asks.borrow_mut().extend(asks);
    stage.redraw();
    let heard = [Message::Typed("Grace".into()), Message::Pressed("far")];
    assert_eq!(stage.heard, heard);
    assert_eq!(stage.focused(), "google");
    stage.redraw();
    let shown = stage.state.reader.shown.take();
    let last = shown.last().expect("it is shown what is drawn");
    assert_eq!(*last, stage.tree());
    assert_eq!(
        last.focused().map(|node| node.semantics.name.as_str()),
        Some("Google")
    );
}

#[test]
fn a_screen_reader_cannot_reach_behind_a_dialog() {
    let mut stage = stage();
    stage.state.reader.listening = true;
    stage.publish(Message::Opened);
    let asks = [
        Ask::Do("far".into(), Request::Press),
        Ask::Focus("far".into()),
    ];
    stage.state.reader.asks.borrow_mut().extend(asks);
    stage.redraw();
    assert!(!stage.heard.contains(&Message::Pressed("far")));
    assert_eq!(stage.focused(), "reason");
}

#[test]
fn while_nobody_listens_a_redraw_costs_one_look_and_nothing_is_gathered() {
    let mut stage = stage();
    stage.state.reader.looks.set((0, 0));
    stage.redraw();
    assert_eq!(stage.state.reader.looks.get(), (1, 0));
    assert!(stage.state.reader.shown.borrow().is_empty());
}

#[test]
fn everything_is_announced_with_its_role_and_its_texts_once() {
    let mut stage = stage();
    let tree = stage.tree();
    assert_eq!(
        stage.find(Role::Heading(1), "Amazon Music").semantics.id,
        "title"
    );
    let group = tree
        .nodes
        .iter()
        .position(|node| node.semantics.role == Role::ChoiceGroup)
        .expect("the answers are a group");
    assert_eq!(
        tree.find(Role::Choice, "Google")
            .and_then(|node| node.parent),
        Some(group)
    );
    let name = stage.find(Role::TextField, "Your name");
    assert_eq!(
        name.semantics.description.as_deref(),
        Some("As on the bill.")
    );
    for node in &tree.nodes {
        let mirror = tree.nodes.iter().any(|other| {
            other.semantics.role == Role::Text && other.semantics.name == node.semantics.name
        });
        assert!(
            node.semantics.role == Role::Text || !mirror,
            "{:?} is said twice",
            node.semantics.name
        );
    }
}

#[test]
fn a_container_with_an_id_does_not_confuse_the_tree() {
    fn view(_: &()) -> Element<'_, Message> {
        let inner = container(control::secondary("a", "A").on_press(Message::Submitted)).id("box");
        root::root(semantics::group(Role::Group, "Outer", inner), |_| None).into()
    }
    let mut stage = support::ViewHarness::new((), |(), _| {}, view);
    let tree = stage.tree();
    assert_eq!(
        tree.find(Role::Button, "A").and_then(|node| node.parent),
        Some(0)
    );
}

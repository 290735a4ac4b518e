//! Keys, clicks and sizes in any order.

use super::*;

#[derive(Debug, Clone)]
enum Act {
    Key(Modifiers, Named),
    Type(char),
    Click(f32, f32),
    Shrink(f32, f32),
}

fn act() -> impl Strategy<Value = Act> {
    let named = prop::sample::select(vec![
        Named::Tab,
        Named::Enter,
        Named::Space,
        Named::Escape,
        Named::ArrowUp,
        Named::ArrowDown,
        Named::PageDown,
        Named::Home,
        Named::End,
    ]);
    let held = prop::sample::select(vec![
        Modifiers::empty(),
        Modifiers::SHIFT,
        Modifiers::COMMAND,
    ]);
    prop_oneof![
        6 => (held, named).prop_map(|(held, named)| Act::Key(held, named)),
        1 => any::<char>().prop_map(Act::Type),
        2 => (0.0..1200.0_f32, 0.0..800.0_f32).prop_map(|(x, y)| Act::Click(x, y)),
        1 => (1.0..1200.0_f32, 1.0..800.0_f32).prop_map(|(x, y)| Act::Shrink(x, y)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_one_thing_at_most_has_the_focus_and_never_behind_a_dialog(
        acts in prop::collection::vec(act(), 0..24)
    ) {
        let mut stage = stage();
        stage.state.steps = 2;
        for act in acts {
            match act {
                Act::Key(held, named) => { stage.chord(held, Key::Named(named)); }
                Act::Type(letter) => {
                    stage.chord(Modifiers::empty(), Key::Character(letter.to_string().into()));
                }
                Act::Click(x, y) => stage.click_at(Point::new(x, y)),
                Act::Shrink(width, height) => stage = stage.resized(width, height),
            }
            let tree = stage.tree();
            prop_assert!(tree.nodes.iter().filter(|node| node.focused).count() <= 1);
            if let Some(dialog) = tree.modal() {
                let focused = tree.nodes.iter().position(|node| node.focused);
                prop_assert!(focused.is_some_and(|at| tree.is_within(at, dialog)));
            }
        }
        // Drawing must stand every size, too.
        stage.pixels(1.0);
    }
}

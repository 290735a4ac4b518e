//! What the keyboard, the mouse and a screen reader can do with the pieces of the window.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

mod support;

use std::cell::RefCell;
use std::collections::VecDeque;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::{column, container, row, space as gap};
use iced::{Event, Length, Point, mouse};
use outro::app::ui::control::{self, Control};
use outro::app::ui::semantics::{self, Request, Role, Tree};
use outro::app::ui::surface::{Ask, Reader};
use outro::app::ui::{Element, Shortcut, card, dialog, field, surface, text};
use proptest::prelude::*;

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Pressed(&'static str),
    Ticked(bool),
    Typed(String),
    Submitted,
    Opened,
    Closed,
    Key(Shortcut),
}

#[derive(Default)]
struct Page {
    ticked: bool,
    typed: String,
    open: bool,
    /// How many of the steps are left.
    steps: usize,
    silent: bool,
    reader: Listener,
}

fn update(page: &mut Page, message: Message) {
    match message {
        Message::Ticked(ticked) => page.ticked = ticked,
        Message::Typed(typed) => page.typed = typed,
        Message::Opened => page.open = true,
        Message::Closed => page.open = false,
        Message::Pressed("step-1") => page.steps = page.steps.saturating_sub(1),
        Message::Pressed(_) | Message::Submitted | Message::Key(_) => {}
    }
}

fn pressed<'a>(control: Control<'a, Message>, id: &'static str) -> Control<'a, Message> {
    control.on_press(Message::Pressed(id))
}

fn choices<'a>() -> Element<'a, Message> {
    let cards = [
        ("apple", "Apple"),
        ("google", "Google"),
        ("amazon", "Amazon"),
    ];
    let cards =
        cards.map(|(id, name)| pressed(control::choice_card(id, name, "", false), id).into());
    semantics::group(
        Role::ChoiceGroup,
        "Who charges you?",
        iced::widget::Column::with_children(cards),
    )
    .into()
}

fn view(page: &Page) -> Element<'_, Message> {
    let steps = (0..page.steps).map(|step| {
        let id = ["step-0", "step-1", "step-2", "step-3"][step];
        pressed(control::secondary(id, format!("Step {step}")), id).into()
    });
    let body = column![
        semantics::heading(1, "Amazon Music").id("title"),
        pressed(control::primary("first", "First"), "first"),
        control::checkbox("tick", "Tick me", page.ticked).on_press(Message::Ticked(!page.ticked)),
        control::secondary("off", "Disabled"),
        field::field("name", "Your name", &page.typed)
            .on_input(Message::Typed)
            .hint("As on the bill."),
        field::field("shut", "Not for typing", "fixed"),
        pressed(control::link("link", "Read more"), "link"),
        choices(),
        control::quiet("open", "Ask me").on_press(Message::Opened),
        iced::widget::Column::with_children(steps),
        gap().height(1500.0),
        pressed(control::secondary("far", "Far down"), "far"),
        semantics::status("Saved", text::note("Saved")),
    ]
    .width(Length::Fill);
    let ask = page.open.then(|| {
        let content = column![
            semantics::heading(2, "Sure?"),
            field::field("reason", "Why?", &page.typed).on_input(Message::Typed),
            row![
                control::secondary("keep", "Keep").on_press(Message::Closed),
                pressed(control::danger("bin", "Delete"), "bin"),
            ],
        ];
        dialog::dialog("sure", "Sure?", content, Message::Closed)
    });
    let silent = page.silent;
    surface::surface(dialog::over(card::scroll(body), ask), move |shortcut| {
        (!silent).then_some(Message::Key(shortcut))
    })
    .reader(&page.reader)
    .into()
}

type Stage = support::Stage<Page, Message>;

fn stage() -> Stage {
    Stage::new(Page::default(), update, view)
}

fn command(letter: &str) -> (Modifiers, Key) {
    (Modifiers::COMMAND, Key::Character(letter.into()))
}

const ORDER: [&str; 9] = [
    "first", "tick", "name", "link", "apple", "google", "amazon", "open", "far",
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
    let shift = |stage: &mut Stage| stage.chord(Modifiers::SHIFT, Key::Named(Named::Tab));
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
    assert_eq!(far.visible, Some(far.bounds));
    stage.key(Named::Tab);
    let first = stage.find(Role::Button, "First");
    assert_eq!(first.visible, Some(first.bounds));

    stage.focus("far");
    let far = stage.find(Role::Button, "Far down");
    assert_eq!(
        far.visible,
        Some(far.bounds),
        "also when the program moves it"
    );
}

#[test]
fn page_keys_and_arrows_scroll() {
    let mut stage = stage();
    let top = |stage: &mut Stage| stage.find(Role::Heading(1), "Amazon Music").bounds.y;
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

#[test]
fn enter_is_the_primary_action_unless_a_control_has_the_focus() {
    let mut stage = stage();
    stage.focus("title");
    assert_eq!(stage.focused(), "title");
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
    stage.key(Named::Home);
    stage.chord(Modifiers::empty(), Key::Character("x".into()));
    assert_eq!(stage.state.typed, "xAda");
}

#[test]
fn a_heading_takes_the_focus_from_the_program_only() {
    let mut stage = stage();
    stage.focus("title");
    assert_eq!(stage.focused(), "title");
    stage.key(Named::Tab);
    assert_eq!(stage.focused(), "first");
}

#[test]
fn the_focus_follows_its_control_when_others_come_and_go() {
    let mut stage = stage();
    stage.state.steps = 4;
    stage.redraw();
    stage.tab_to(Role::Button, "Step 2");
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

/// A screen reader that has asked for things and notes what it is shown.
#[derive(Default)]
struct Listener {
    asks: RefCell<VecDeque<Ask>>,
    shown: RefCell<Vec<Tree>>,
    listening: bool,
}

impl Reader for Listener {
    fn take(&self) -> Option<Ask> {
        self.asks.borrow_mut().pop_front()
    }

    fn is_listening(&self) -> bool {
        self.listening
    }

    fn show(&self, tree: &Tree) {
        self.shown.borrow_mut().push(tree.clone());
    }
}

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
    stage.publish(Message::Opened);
    let asks = [
        Ask::Do("far".into(), Request::Press),
        Ask::Focus("far".into()),
    ];
    stage.state.reader.asks.borrow_mut().extend(asks);
    stage.redraw();
    assert!(!stage.heard.contains(&Message::Pressed("far")));
    assert_eq!(stage.focused(), "reason");
    assert!(
        stage.state.reader.shown.borrow().is_empty(),
        "nobody listens"
    );
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
        let twin = tree.nodes.iter().any(|other| {
            other.semantics.role == Role::Text && other.semantics.name == node.semantics.name
        });
        assert!(
            node.semantics.role == Role::Text || !twin,
            "{:?} is said twice",
            node.semantics.name
        );
    }
}

#[test]
fn the_ring_shows_for_the_keyboard_and_not_for_the_mouse() {
    let ring = |stage: &mut Stage| {
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
fn a_container_with_an_id_does_not_confuse_the_tree() {
    fn view(_: &()) -> Element<'_, Message> {
        let inner = container(control::secondary("a", "A").on_press(Message::Submitted)).id("box");
        surface::surface(semantics::group(Role::Group, "Outer", inner), |_| None).into()
    }
    let mut stage = support::Stage::new((), |(), _| {}, view);
    let tree = stage.tree();
    assert_eq!(
        tree.find(Role::Button, "A").and_then(|node| node.parent),
        Some(0)
    );
}

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
    #![proptest_config(ProptestConfig::with_cases(48))]

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
    }
}

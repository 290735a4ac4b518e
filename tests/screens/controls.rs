//! What the keyboard, the mouse and a screen reader can do with the pieces of the window.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

mod dialogs;
mod keyboard;
mod pressing;
mod random;
mod reading;
use crate::support;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::{column, container, row, space as gap};
use iced::{Event, Length, Point, mouse};
use outro::app::ui::control::{self, Control};
use outro::app::ui::focus::{Ask, Scene, ScreenReader};
use outro::app::ui::semantics::{self, Request, Role, Tree};
use outro::app::ui::{Element, Shortcut, card, dialog, field, root, text};
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
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own")]
struct Page {
    ticked: bool,
    typed: String,
    open: bool,
    /// How many of the steps are left.
    steps: usize,
    silent: bool,
    used: bool,
    reader: Listener,
}

fn update(page: &mut Page, message: Message) {
    match message {
        Message::Ticked(ticked) => page.ticked = ticked,
        Message::Typed(typed) => page.typed = typed,
        Message::Opened => page.open = true,
        Message::Closed => page.open = false,
        Message::Pressed("once") => page.used = true,
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
    // The first ones go first, so that the later ones move up in the tree.
    let ids = ["step-0", "step-1", "step-2", "step-3"];
    let steps = ids
        .into_iter()
        .skip(4 - page.steps.min(4))
        .map(|id| pressed(control::secondary(id, id), id).into());
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
        control::secondary("once", "Only once")
            .on_press_maybe((!page.used).then_some(Message::Pressed("once"))),
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
    root::root(
        dialog::over(card::scroll(body), ask, None),
        move |shortcut| (!silent).then_some(Message::Key(shortcut)),
    )
    .reader(&page.reader, "Page")
    .into()
}

type ViewHarness = support::ViewHarness<Page, Message>;

fn stage() -> ViewHarness {
    ViewHarness::new(Page::default(), update, view)
}

fn command(letter: &str) -> (Modifiers, Key) {
    (Modifiers::COMMAND, Key::Character(letter.into()))
}

/// A screen reader that has asked for things and notes what it is shown.
#[derive(Default)]
struct Listener {
    asks: RefCell<VecDeque<Ask>>,
    shown: RefCell<Vec<Tree>>,
    listening: bool,
    /// How often it was asked whether it listens, and what it wants.
    looks: Cell<(usize, usize)>,
}

impl ScreenReader for Listener {
    fn take(&self) -> Option<Ask> {
        let (looks, takes) = self.looks.get();
        self.looks.set((looks, takes + 1));
        self.asks.borrow_mut().pop_front()
    }

    fn is_listening(&self) -> bool {
        let (looks, takes) = self.looks.get();
        self.looks.set((looks + 1, takes));
        self.listening
    }

    fn show(&self, scene: Scene<'_>) {
        assert_eq!(scene.title, "Page");
        self.shown.borrow_mut().push(scene.view.clone());
    }
}

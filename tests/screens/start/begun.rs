//! A service that is under way is begun once more only by whoever wants that.

use std::fs;

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;

use super::cases::{started, with_channel};
use crate::support::events::named;
use crate::support::on_disk;
use crate::support::session::Window;

const ASKED: &str = "You have begun to cancel Amazon Music already.";

/// A case of one's own and one of Mum's; the own one was worked on last.
fn two() -> Window {
    Window::with(|journal| {
        journal.case(
            "mum",
            "2026-11-20T10:00:00Z",
            [started(), named("Mum’s account")],
        );
        let own = with_channel("apple-iphone");
        journal.case("own", "2026-11-22T10:00:00Z", own);
    })
}

/// The answers to the question, in their order.
fn answers(window: &mut Window) -> Vec<String> {
    window.find(Role::Dialog, ASKED);
    let buttons = window.tree().nodes.into_iter();
    let own = buttons.filter(|node| node.semantics.id.starts_with("dialog-"));
    own.filter(|node| node.semantics.role == Role::Button)
        .map(|node| node.semantics.name)
        .collect()
}

/// What is written of this case.
fn journal(window: &Window, case: &str) -> String {
    let cases = window.folder.join("cases");
    fs::read_to_string(cases.join(format!("{case}.jsonl"))).unwrap()
}

/// How many journals lie on the disk.
fn cases(window: &Window) -> usize {
    on_disk::cases(&window.folder).len()
}

/// The line of a charge, typed where a service is chosen, and what it says to cancel.
fn typed(mut window: Window, line: &str, cancel: &str) -> Window {
    window.press(Role::Button, "Cancel something");
    window.write("Or: what is this charge?", line);
    window.pressed(Role::Button, cancel)
}

fn music(window: Window) -> Window {
    typed(window, "Amazon Music*RT4WX1230", "Cancel Amazon Music")
}

#[test]
fn a_charge_asks_which_open_case_goes_on() {
    let mut window = music(two());
    let expected = [
        "Go on with Amazon Music",
        "Go on with Amazon Music (Mum’s account)",
        "Begin another, for another account",
        "Not now",
    ];
    assert_eq!(answers(&mut window), expected);
    // Whoever turns back has begun nothing.
    window.hit(Named::Escape);
    assert!(!window.has(Role::Dialog, ASKED));
    window.press(Role::Button, "Cancel Amazon Music");
    window.press(Role::Button, "Not now");
    assert!(!window.has(Role::Dialog, ASKED));
    assert_eq!(cases(&window), 2);
    window.press(Role::Button, "Cancel Amazon Music");
    window.press(Role::Button, "Go on with Amazon Music (Mum’s account)");
    assert!(window.said_anywhere("Mum’s account"));
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    assert_eq!(cases(&window), 2);
    // Who charges was not answered in it yet, so it is told what the statement says.
    assert!(journal(&window, "mum").contains("statement-read"));
}

#[test]
fn enter_goes_on_with_the_case_that_was_worked_on_last() {
    let mut window = music(two());
    window.hit(Named::Enter);
    assert!(!window.has(Role::Dialog, ASKED));
    window.find(Role::Button, "Continue to cancelling");
    assert_eq!(cases(&window), 2);
    assert!(!journal(&window, "own").contains("statement-read"));
}

#[test]
fn another_case_is_begun_by_whoever_says_so() {
    let mut window = music(two());
    window.press(Role::Button, "Begin another, for another account");
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    assert_eq!(cases(&window), 3);
    // A service of which nothing is open is begun at once.
    let window = typed(two(), "NETFLIX.COM 866-579-7172 CA", "Cancel Netflix");
    assert_eq!(cases(&window), 3);
}

#[test]
fn what_a_bank_file_says_is_noted_in_the_case_that_goes_on() {
    let mut window = two();
    let path = window.folder.parent().unwrap().join("statement.csv");
    fs::write(&path, charged_monthly()).unwrap();
    window.press(Role::Button, "Cancel something");
    window.press(Role::Button, "Choose a file");
    window.write("Or type where the file is", &path.display().to_string());
    window.press(Role::Button, "Read this file");
    window.press(Role::Button, "Begin: Amazon Music, for AMAZON MUSIC");
    answers(&mut window);
    window.press(Role::Button, "Go on with Amazon Music (Mum’s account)");
    assert_eq!(cases(&window), 2);
    assert!(journal(&window, "mum").contains("price-noted"));
    assert!(!journal(&window, "own").contains("price-noted"));
}

/// Three months of a bank's file.
fn charged_monthly() -> String {
    let charge = |month| {
        format!("2026-{month}-05;AMAZON MUSIC;AMAZON MUSIC*2K4LM0AB0 AMZN.COM/BILL;-11,99;EUR\n")
    };
    let header = "Date;Payee;Description;Amount;Currency\n";
    header.to_owned() + &["09", "10", "11"].map(charge).concat()
}

//! "What is this charge?" in the terminal: one line, one file, and the case that one choice begins.

use jiff::Span;
use outro::platform::{Platform, System};

use super::{fixture, leaves_nothing, put, three_months};
use crate::program::Home;
use crate::support::words::must_hold;

/// Reads a file with three months of this line, and begins the case of the charge in it with
/// these answers. What was said.
fn with_a_file(home: &Home, line: &str, answers: &str) -> String {
    let (_folder, file, secrets) = three_months(line);
    let typed = format!("what is\na file\n{file}\n1\n{answers}\nquit\n");
    leaves_nothing(home, &["terminal"], &typed, &secrets)
}

#[test]
fn a_line_is_asked_over_all_guides_and_begins_the_case_of_its_service() {
    let home = Home::new();
    let line = "NETFLIX.COM 4929123412341234 CA";
    let typed = [
        "what is", "one line", line, "begin", "go on", "Mum", "quit", "",
    ];
    let secrets = ["4929123412341234".to_owned()];
    let said = leaves_nothing(&home, &["terminal"], &typed.join("\n"), &secrets);
    assert!(said.contains("This is Netflix."), "{said}");
    let case = home.case();
    assert_eq!(case["guide"], "netflix");
}

#[test]
fn a_line_that_nobody_knows_and_one_that_names_who_collects_lead_on() {
    let home = Home::new();
    let typed = [
        "what is",
        "one line",
        "PRIMEVAL GARDEN CENTRE",
        "ask for another",
        "APPLE.COM/BILL 866-712-7753 CA",
        "begin",
        "go on",
        "",
        "quit",
    ];
    let ended = home.talk(&typed);
    ended.must_print("No guide knows these words.");
    ended.must_print("Apple takes this money.");
    assert_eq!(home.case()["guide"], "another-subscription");
}

#[test]
fn a_file_lists_its_charges_and_one_choice_begins_a_case_with_price_and_date() {
    let home = Home::new();
    let answers = "note them\ngo on\nMum\nnotes";
    let said = with_a_file(&home, "NETFLIX.COM", answers);
    must_hold(
        &said,
        &[
            "One charge comes again and again.",
            "Guide: Netflix",
            "Lines 2, 3, 4 of the file",
            "$15.49 a month, $185.88 a year",
        ],
    );
    let songs = "Which songs do you have only as downloads";
    assert!(!said.contains(songs), "films are no songs:\n{said}");
    let case = home.case();
    assert_eq!(case["guide"], "netflix");
    let next = System.today().saturating_add(Span::new().months(1));
    assert_eq!(case["dates"]["renewal"], next.to_string());
}

#[test]
fn without_a_yes_the_case_keeps_neither_price_nor_date() {
    let home = Home::new();
    let said = with_a_file(&home, "PLANETARY FITNESS", "leave them out\ngo on\n");
    assert!(said.contains("No guide knows this charge."), "{said}");
    let case = home.case();
    assert_eq!(case["guide"], "another-subscription");
    assert_eq!(case["dates"]["renewal"], serde_json::Value::Null);
}

#[test]
fn what_cannot_be_read_is_refused_and_another_file_is_asked_for() {
    let home = Home::new();
    let pdf = put(&home, "statement.pdf", b"%PDF-1.7\n1 0 obj\n");
    let other = fixture("n26.csv");
    let ended = home.talk(&[
        "what is",
        "a file",
        &pdf,
        "nowhere.csv",
        &other,
        "back",
        "quit",
    ]);
    ended.must_print_all(&[
        "Your bank offers the same as CSV",
        "There is no such file.",
        "8 charges come again and again.",
    ]);
    assert!(home.cases().is_empty());
}

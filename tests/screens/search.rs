//! The same search words find the same answers, in the same order, in window and terminal.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use crate::program::Home;
use crate::support::events::to_backup;
use crate::support::session::{Journal, Window};

use outro::app::ui::semantics::Role;
use outro::guide::Guide;
use outro::guide::catalogue::Catalogue;

/// What people type: whole questions, single words, other spellings, and what finds nothing.
const QUERIES: [&str; 12] = [
    "penalty",
    "playlists",
    "saving playlists",
    "still charged",
    "refund",
    "Do I pay a penalty for leaving early?",
    "cancelling",
    "PENÁLTY",
    "apple store charges",
    "i cannot find the button",
    "student",
    "elephants",
];
/// The terminal lists no more than these; the window lists more.
const MOST: usize = 12;

fn guides() -> impl Iterator<Item = &'static Guide> {
    let catalogue = Catalogue::built_in();
    let entries = catalogue.entries().iter();
    entries.filter_map(|entry| catalogue.guide(&entry.id))
}

fn is_question(name: &str) -> bool {
    guides().any(|guide| guide.answers.iter().any(|answer| answer.question == name))
}

/// The questions that the window shows for these words.
fn in_window(window: &mut Window, typed: &str) -> Vec<String> {
    window.fill("What are you looking for?", typed);
    window.settle();
    let nodes = window.tree().nodes.into_iter();
    nodes
        .filter(|node| node.semantics.role == Role::Button)
        .map(|node| node.semantics.name.clone())
        .filter(|name| is_question(name))
        .take(MOST)
        .collect()
}

/// The questions that each "Answers" page of the terminal lists, page by page.
fn in_terminal(out: &str) -> Vec<Vec<String>> {
    // A long line goes on in the next one, further in.
    let joined = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages = joined.split("? for help: ").skip(1);
    pages.map(questions_of).collect()
}

/// Two guides may ask the same, so each numbered line is read by itself.
fn questions_of(page: &str) -> Vec<String> {
    let mut rest = page;
    let mut found = Vec::new();
    for number in 1..=MOST {
        let Some(at) = rest.find(&format!("{number} ")) else {
            break;
        };
        rest = &rest[at..];
        let end = rest.find(&format!(" {} ", number + 1));
        let line = &rest[..end.unwrap_or(rest.len())];
        let asked = guides().flat_map(|guide| &guide.answers);
        let fits = asked.filter(|answer| line.ends_with(answer.question.as_str()));
        let Some(answer) = fits.max_by_key(|answer| answer.question.len()) else {
            break;
        };
        found.push(answer.question.clone());
        rest = &rest[line.len()..];
    }
    found
}

/// Compares the lists for every query; `go` leads the terminal to where one can search.
fn compare(open: impl Fn() -> Window, home: &Home, go: &[&str]) {
    for typed in QUERIES {
        let search = format!("answers {typed}");
        let lines: Vec<&str> = go
            .iter()
            .copied()
            .chain([search.as_str(), "quit"])
            .collect();
        let out = home.talk(&lines).out;
        let pages = in_terminal(&out);
        let listed = pages.get(go.len()).cloned().unwrap_or_default();
        assert_eq!(in_window(&mut open(), typed), listed, "“{typed}”:\n{out}");
    }
}

#[test]
fn without_a_case_the_same_words_find_the_same_answers() {
    let open = || {
        let mut window = Window::new();
        window.press(Role::ListItem, "Problems and answers");
        window
    };
    compare(open, &Home::new(), &[]);
}

#[test]
fn beside_a_case_the_same_words_find_the_same_answers() {
    let fill = |journal: &Journal| {
        let events = to_backup("apple-iphone");
        journal.case("aa", "2026-11-22T10:00:00Z", events);
    };
    let home = Home::new();
    fill(&Journal::new(&home.data()));
    let open = || {
        let mut window = Window::with(fill);
        window.press(Role::ListItem, "Amazon Music");
        window.press(Role::ListItem, "Problems and answers");
        window
    };
    compare(open, &home, &["1"]);
}

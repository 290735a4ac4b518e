//! How surely a line is what it is said to be: the same on every page that reads one.

use outro::app::ui::Role;
use outro::guide::Certainty;
use outro::present::charges::{Mark, mark};

use super::page_with;
use crate::support::scene::{self, Harness, settle};

const SURE: &str = "This is as good as sure.";
const LIKELY: &str = "This is likely, not certain.";

/// How surely the page says that a line is what it says.
fn certainty(harness: &mut Harness) -> String {
    let nodes = harness.tree().nodes.into_iter();
    let mut said = nodes
        .filter(|node| node.semantics.role == Role::Status)
        .map(|node| node.semantics.name)
        .filter(|name| !name.is_empty());
    let said = said.next().expect("something is said of the line");
    let last = said.rsplit(". ").next().expect("a sentence");
    last.to_owned()
}

#[test]
fn a_line_is_as_certain_on_the_start_page_as_on_the_page_of_charges() {
    let lines = [
        ("NETFLIX.COM 866-579-7172 CA", LIKELY),
        ("APPLE.COM/BILL 866-712-7753 CA", SURE),
        ("AMAZON DIGITAL SVCS 866-216-1072", LIKELY),
        ("HULUPLUS 877-824-4858 CA", LIKELY),
        ("AMAZON MUSIC UNLIMITED", SURE),
    ];
    for (line, expected) in lines {
        let mut start = scene::open(Vec::new());
        start.focus("charge-line");
        start.type_letters(line);
        settle(&mut start);
        assert_eq!(certainty(&mut start), expected, "{line} on the start page");
        let mut charges = page_with(line);
        assert_eq!(certainty(&mut charges), expected, "{line} on its own page");
    }
}

#[test]
fn a_tick_stands_for_nothing_less_than_as_good_as_sure() {
    let known = [
        (Some(Certainty::Sure), Mark::Tick),
        (Some(Certainty::Likely), Mark::Question),
        (Some(Certainty::Possible), Mark::Care),
        (None, Mark::Care),
    ];
    for (certainty, drawn) in known {
        assert_eq!(mark(certainty), drawn, "{certainty:?}");
    }
}

//! Cases of the same service are told apart, and keep their places beside the page.

use outro::app::ui::Role;

use super::*;
use crate::support::session::Window;

fn in_country(region: &str) -> Vec<Event> {
    let mut events = begun();
    events[2] = Event::RegionChosen {
        region: region.to_owned(),
    };
    events
}

/// The names of the cases beside the page, from above.
fn beside(window: &mut Window) -> Vec<String> {
    let nodes = window.tree().nodes.into_iter();
    nodes
        .filter(|node| node.semantics.role == Role::ListItem)
        .map(|node| node.semantics.name)
        .filter(|name| name.starts_with("Amazon Music"))
        .collect()
}

#[test]
fn cases_of_one_service_are_told_apart_by_country_day_or_number() {
    let mut window = Window::with(|journal| {
        journal.case("aa", "2026-11-20T10:00:00Z", in_country("de"));
        journal.case("bb", "2026-11-19T10:00:00Z", begun());
        journal.case("cc", "2026-11-18T10:00:00Z", begun());
        journal.case("dd", "2026-11-18T11:00:00Z", begun());
        let mut mums = begun();
        mums.push(named("Mum"));
        journal.case("ee", "2026-11-17T10:00:00Z", mums);
    });
    let names = [
        "Amazon Music (Germany and Austria)",
        "Amazon Music (begun on 19 November 2026)",
        "Amazon Music (no. 2)",
        "Amazon Music (no. 1)",
        "Amazon Music",
    ];
    assert_eq!(beside(&mut window), names);
    // The window and the list of cases say the same.
    assert!(window.has(Role::Button, "Go on: Amazon Music (Germany and Austria)"));
    window.press(Role::ListItem, names[0]);
    let title = window.state.outro.title();
    assert!(
        title.contains("Amazon Music (Germany and Austria)"),
        "{title}"
    );
}

#[test]
fn a_case_that_is_gone_on_with_keeps_its_place_beside_the_page() {
    let mut window = Window::with(|journal| {
        journal.case("aa", "2026-11-20T10:00:00Z", in_country("de"));
        journal.case("bb", "2026-11-19T10:00:00Z", in_country("us"));
    });
    let before = beside(&mut window);
    assert_eq!(before.len(), 2);
    window.press(Role::ListItem, &before[1]);
    window.press(Role::Button, "Skip backing up");
    assert_eq!(beside(&mut window), before);
}

#[test]
fn one_case_alone_bears_the_name_of_its_service() {
    let mut window = open();
    assert_eq!(beside(&mut window), ["Amazon Music"]);
}

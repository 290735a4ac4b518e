//! Every page at every width and in other colours; the pictures lie in
//! `target/pictures/start`.

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;
use outro::app::ui::theme::Kind;
use outro::case::{Event, Stage};

use crate::cases::{
    LINE, at_finder, before, found, look_everywhere, many, named, started, with_channel,
};
use crate::support::desk::Window;

/// Draws a page at every width and in every theme that the design names.
fn pictures(name: &str, mut open: impl FnMut() -> Window) {
    for (size, width, height) in [
        ("wide", 1120.0, 760.0),
        ("medium", 740.0, 900.0),
        ("440", 440.0, 900.0),
        ("360", 360.0, 900.0),
    ] {
        let mut window = open().sized(width, height);
        window.picture(&format!("start/{name}-{size}"));
        stays_inside(&mut window, width);
    }
    for (colours, kind) in [
        ("dark", Kind::Dark),
        ("high-contrast", Kind::HighContrastLight),
    ] {
        let mut window = open().coloured(kind);
        window.picture(&format!("start/{name}-{colours}"));
    }
    let mut whole = open().sized(1120.0, 2200.0);
    whole.picture(&format!("start/{name}-whole"));
    let mut whole = open().sized(400.0, 3600.0);
    whole.picture(&format!("start/{name}-whole-narrow"));
}

/// Nothing reaches out of the window at its side, and what can be pressed is large enough.
fn stays_inside(window: &mut Window, width: f32) {
    let tree = window.tree();
    for node in &tree.nodes {
        let right = node.bounds.x + node.bounds.width;
        assert!(
            node.bounds.x >= -0.5 && right <= width + 0.5,
            "{:?} reaches to {right} of {width}",
            node.semantics.name
        );
    }
    for (_, stop) in tree.tab_stops() {
        assert!(!stop.semantics.name.is_empty(), "{:?}", stop.semantics);
        assert!(
            stop.bounds.height >= 31.5 && stop.bounds.width >= 31.5,
            "{:?} is only {:?}",
            stop.semantics.name,
            stop.bounds.size()
        );
    }
    let headings = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.role == Role::Heading(1));
    assert_eq!(headings.count(), 1, "one heading of level 1");
}

#[test]
fn every_page_fits_every_window() {
    pictures("home-empty", Window::new);
    pictures("home-many", many);
    pictures("guides", || {
        let mut window = many();
        window.press(Role::Button, "Cancel something");
        window
    });
    pictures("summary", || {
        let mut window = Window::with(|journal| {
            let name = named("Großmutters Gemeinschaftskontoführungsunterlagenverwaltung");
            journal.case("aa", "2026-11-22T10:00:00Z", [started(), name]);
        });
        window.hit(Named::Enter);
        window
    });
    pictures("country", || before("aa", 2));
    pictures("country-unsure", || {
        let mut window = before("aa", 2);
        window.press(Role::Button, "I’m not sure");
        window
    });
    pictures("plan", || before("aa", 3));
    pictures("finder", at_finder);
    pictures("finder-apple", || {
        let mut window = at_finder();
        window.write(LINE, "APPLE.COM/BILL 866-712-7753");
        window
    });
    pictures("finder-paypal", || {
        let mut window = at_finder();
        window.write(LINE, "PAYPAL *SOMETHING");
        window
    });
    pictures("finder-question", || {
        let mut window = at_finder();
        window.press(Role::Button, "I’m not sure, ask me");
        window
    });
    pictures("finder-found", found);
    pictures("finder-search", || {
        let mut window = at_finder();
        window.press(Role::Link, "I can’t find the charge anywhere");
        window.press(Role::Button, "Not here: Amazon website");
        window
    });
    pictures("finder-nothing-left", || {
        let mut window = at_finder();
        window.press(Role::Link, "I can’t find the charge anywhere");
        look_everywhere(&mut window);
        window
    });
    pictures("finder-change", || {
        let mut window = Window::with(|journal| {
            let mut events = with_channel("apple-iphone");
            events.push(named("The account of my sister in New Zealand"));
            events.push(Event::StatementRead {
                pattern: Some("apple-bill".to_owned()),
            });
            events.push(Event::StageOpened {
                stage: Stage::Cancel,
            });
            journal.case("aa", "2026-11-22T10:00:00Z", events);
        });
        window.hit(Named::Enter);
        window.press(Role::Link, "Somebody else charges me");
        window
    });
}

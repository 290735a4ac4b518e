//! From the first window to the steps: what a person sees, and what is kept of it.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod support;

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;
use outro::app::ui::theme::Kind;
use outro::case::{BackupAnswer, Event, Stage, StepMark};
use outro::guide::Guide;
use outro::guide::catalogue::Catalogue;
use outro::guide::step::{End, Fact};
use support::desk::{Journal, Window};

const LINE: &str = "What does the charge say on your statement?";

fn music() -> &'static Guide {
    Catalogue::built_in().guide("amazon-music").unwrap()
}

fn started() -> Event {
    Event::Started {
        guide: "amazon-music".to_owned(),
        revision: music().revision,
    }
}

fn named(person: &str) -> Event {
    let person = person.to_owned();
    Event::Named { person }
}

/// Everything up to the finder.
fn to_finder() -> Vec<Event> {
    let region = "us".to_owned();
    vec![
        started(),
        Event::SummaryRead,
        Event::RegionChosen { region },
        Event::PlanChosen { plan: None },
    ]
}

fn with_channel(channel: &str) -> Vec<Event> {
    let channel = channel.to_owned();
    let mut events = to_finder();
    events.push(Event::ChannelChosen { channel });
    events
}

fn ticked(channel: &str, index: usize) -> Event {
    let step = &music().channel(channel).unwrap().steps[index];
    Event::Ticked {
        step: StepMark {
            id: step.id.clone(),
            rev: step.rev,
            title: step.title.clone(),
            words: Vec::new(),
        },
        ends: None,
    }
}

/// A window with a case of every kind.
fn many() -> Window {
    Window::with(|journal| {
        let mut apple = with_channel("apple-iphone");
        let task = music().backup.tasks[0].id.clone();
        apple.extend([
            Event::BackupAnswered {
                task,
                answer: BackupAnswer::Done,
            },
            Event::StageOpened {
                stage: Stage::Cancel,
            },
            ticked("apple-iphone", 0),
            ticked("apple-iphone", 1),
        ]);
        journal.case("aa", "2026-11-22T10:00:00Z", apple);
        journal.case(
            "bb",
            "2026-11-20T10:00:00Z",
            [started(), named("Mum’s account")],
        );
        ended(journal, "cc", "2026-12-03", false, "Dad’s account");
        ended(journal, "dd", "2026-11-15", false, "The old account");
        ended(journal, "ee", "2026-10-15", true, "Grandma’s tablet");
        let mut charged = with_channel("amazon-website");
        charged.extend([
            named("The account of the children"),
            Event::Ended {
                end: End::Cancelled,
            },
            Event::ChargeChecked { came: true },
        ]);
        journal.case("ff", "2026-11-10T10:00:00Z", charged);
        journal.case(
            "gg",
            "2026-11-09T10:00:00Z",
            [Event::Started {
                guide: "gone-away".to_owned(),
                revision: 1,
            }],
        );
    })
}

fn ended(journal: &Journal, id: &str, day: &str, proven: bool, person: &str) {
    let mut events = with_channel("amazon-website");
    events.extend([
        named(person),
        Event::Ended {
            end: End::Cancelled,
        },
        Event::ConfirmationSeen { seen: true },
        Event::FactNoted {
            fact: Fact::EndDate,
            value: day.to_owned(),
        },
    ]);
    if proven {
        events.push(Event::ChargeChecked { came: false });
    }
    journal.case(id, "2026-10-01T10:00:00Z", events);
}

fn at_finder() -> Window {
    let mut window = Window::with(|journal| {
        journal.case("aa", "2026-11-22T10:00:00Z", to_finder());
    });
    window.press(Role::Button, "Go on: Amazon Music");
    window
}

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

/// Answers every question as somebody whom Apple charges.
fn found() -> Window {
    let mut window = at_finder();
    window.press(Role::Button, "I’m not sure, ask me");
    window.press(Role::Choice, "Apple");
    window.press(Role::Choice, "In the app on an iPhone or iPad");
    window.press(Role::Choice, "I’m not sure");
    window
}

fn look_everywhere(window: &mut Window) {
    for next in &music().billing.default_order {
        let title = &music().channel(&next.channel).unwrap().title;
        window.press(Role::Button, &format!("Not here: {title}"));
    }
}

/// A case in which so many of the first questions were answered, opened where it goes on.
fn before(id: &str, answered: usize) -> Window {
    let mut window = Window::with(|journal| {
        let events = to_finder().into_iter().take(answered);
        journal.case(id, "2026-11-22T10:00:00Z", events);
    });
    window.hit(Named::Enter);
    window
}

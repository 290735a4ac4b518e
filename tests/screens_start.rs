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

/// The names of the channels that stand out, with the word that says why.
fn marked(window: &mut Window) -> Vec<(String, String)> {
    let tree = window.tree();
    let cards = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.role == Role::Choice);
    cards
        .filter_map(|node| {
            let described = node.semantics.description.as_deref()?;
            let word = ["as good as sure", "likely", "possible"]
                .into_iter()
                .find(|word| described.starts_with(&format!("{word}. ")))?;
            Some((node.semantics.name.clone(), word.to_owned()))
        })
        .collect()
}

fn titles(marked: &[(String, String)]) -> Vec<&str> {
    marked.iter().map(|(title, _)| title.as_str()).collect()
}

#[test]
fn an_empty_desk_leads_to_the_first_question() {
    let mut window = Window::new();
    let said = window.said();
    assert!(said.contains("Nothing leaves this computer."), "{said}");
    window.hit(Named::Enter);
    window.find(Role::Heading(1), "What do you want to cancel?");
    assert_eq!(window.focused(), "page-title");
    window.press(Role::Button, "Amazon Music");
    window.find(Role::Heading(1), "Before you start: Amazon Music");
    assert_eq!(window.focused(), "title-summary");
    window.write("Whose account is it? You may leave this empty.", "Mum");
    window.press(Role::Button, "Continue");
    assert_eq!(window.focused(), "title-country");
    window.press(Role::Choice, "United Kingdom");
    assert_eq!(window.focused(), "title-plan");
    window.press(Role::Choice, "I’m not sure");
    assert_eq!(window.focused(), "title-finder");
    let mut window = window.reopened();
    let said = window.said();
    assert!(said.contains("Mum"), "{said}");
    assert!(said.contains("Next: find out who charges you"), "{said}");
}

#[test]
fn a_statement_line_marks_who_charges_and_is_kept_nowhere() {
    let mut window = at_finder();
    window.write(LINE, "apple.com/bill 4921 8166");
    assert_eq!(
        titles(&marked(&mut window)),
        [
            "Apple, on iPhone or iPad",
            "Apple, on a Mac",
            "Apple, on a Windows PC",
            "Apple, on the web"
        ]
    );
    assert!(
        marked(&mut window)
            .iter()
            .all(|(_, word)| word == "as good as sure")
    );
    window.find(
        Role::Status,
        "That is Apple. Choose the device that you have at hand. This is as good as sure.",
    );
    // Enter brings the keyboard to the likeliest, and chooses nothing by itself.
    window.hit(Named::Enter);
    assert_eq!(window.focused(), "channel-apple-iphone");
    let kept = window.on_disk();
    assert!(kept.contains("apple-bill"), "{kept}");
    for typed in ["4921", "8166", "apple.com/bill 4"] {
        assert!(!kept.to_lowercase().contains(typed), "{typed} in {kept}");
    }

    let mut window = window.reopened();
    window.hit(Named::Enter);
    assert_eq!(marked(&mut window).len(), 4);
    let said = window.said();
    assert!(
        said.contains("Your statement pointed to this: That is Apple."),
        "{said}"
    );
    assert!(said.contains("The line itself was not kept."), "{said}");
    window.press(Role::Link, "That was another charge");
    assert!(marked(&mut window).is_empty());
}

#[test]
fn a_line_that_fits_nothing_is_said_and_takes_the_marks_away() {
    let mut window = at_finder();
    window.write(LINE, "GOOGLE *Music");
    assert_eq!(titles(&marked(&mut window)), ["Google Play"]);
    window.write(LINE, "x");
    assert_eq!(titles(&marked(&mut window)), ["Google Play"]);
    let mut window = at_finder();
    window.write(LINE, "CORNER SHOP");
    assert!(marked(&mut window).is_empty());
    let said = window.said();
    assert!(said.contains("We do not know these words."), "{said}");
    assert!(!window.on_disk().contains("statement-read"));
}

#[test]
fn questions_say_what_speaks_for_whom() {
    let mut window = at_finder();
    window.press(Role::Button, "I’m not sure, ask me");
    assert_eq!(window.focused(), "finder-question-0");
    window.press(Role::Choice, "Google Play");
    assert_eq!(window.focused(), "finder-question-1");
    window.press(Role::Link, "Question before");
    assert!(window.find(Role::Choice, "Google Play").semantics.selected == Some(true));
    window.press(Role::Choice, "Apple");
    window.press(Role::Choice, "In the app on an iPhone or iPad");
    window.press(Role::Choice, "I’m not sure");
    assert_eq!(window.focused(), "finder-found");
    window.find(Role::Heading(2), "Apple: likely");
    let said = window.said();
    assert!(
        said.contains("Who sends you the receipt by e-mail? Apple"),
        "{said}"
    );
    assert_eq!(titles(&marked(&mut window))[0], "Apple, on iPhone or iPad");
    let website = window.find(Role::Choice, "Amazon website");
    let described = website.semantics.description.unwrap();
    assert!(described.starts_with("unlikely. "), "{described}");

    window.press(Role::Choice, "Apple, on iPhone or iPad");
    assert_eq!(
        window.state.outro.title(),
        "Back up first: Amazon Music – Outro"
    );
}

#[test]
fn what_was_ruled_out_is_remembered_and_can_come_back() {
    let mut window = at_finder();
    window.press(Role::Link, "I can’t find the charge anywhere");
    assert_eq!(window.focused(), "finder-try-amazon-website");
    window.press(Role::Link, "Open your Amazon Music settings");
    let opened = window.platform.opened.lock().unwrap().clone();
    assert_eq!(opened, ["https://www.amazon.com/music/settings"]);
    window.press(
        Role::Button,
        "Copy the address of “Open your Amazon Music settings”",
    );
    assert_eq!(window.state.copied, opened);
    window.press(Role::Button, "I can’t look there now: Amazon website");
    window.press(Role::Button, "Not here: Alexa, Echo or Fire TV plan");
    assert_eq!(window.focused(), "finder-try-apple-iphone");

    let mut window = window.reopened();
    window.hit(Named::Enter);
    assert!(!window.has(Role::Choice, "Alexa, Echo or Fire TV plan"));
    window.press(
        Role::Link,
        "It could be this after all: Alexa, Echo or Fire TV plan",
    );
    assert!(window.has(Role::Choice, "Alexa, Echo or Fire TV plan"));
}

#[test]
fn when_nothing_is_left_there_is_still_a_way_on() {
    let mut window = at_finder();
    window.press(Role::Link, "I can’t find the charge anywhere");
    look_everywhere(&mut window);
    assert_eq!(window.focused(), "finder-nothing-left");
    window.press(Role::Link, "Copy the text: Ask support which account pays");
    let copied = window.state.copied.last().unwrap().clone();
    assert!(copied.contains("[The day of the charge]"), "{copied}");
    assert!(!copied.contains("{{"), "{copied}");
    window.press(Role::Button, "Look everywhere again");
    assert_eq!(window.focused(), "finder-try-amazon-website");
    window.press(Role::Button, "This is the one: Amazon website");
    assert_eq!(
        window.state.outro.title(),
        "Back up first: Amazon Music – Outro"
    );
}

#[test]
fn another_biller_keeps_what_still_holds() {
    let mut window = Window::with(|journal| {
        let mut events = with_channel("apple-iphone");
        events.push(Event::StageOpened {
            stage: Stage::Cancel,
        });
        journal.case("aa", "2026-11-22T10:00:00Z", events);
    });
    window.hit(Named::Enter);
    window.press(Role::Link, "Somebody else charges me");
    let chosen = window.find(Role::Choice, "Apple, on iPhone or iPad");
    assert_eq!(chosen.semantics.selected, Some(true));
    let said = window.said();
    assert!(
        said.contains("Steps that are the same there stay ticked"),
        "{said}"
    );
    // Looking on leaves the person on this page until they choose.
    window.press(Role::Link, "I can’t find the charge anywhere");
    window.press(Role::Button, "Not here: Amazon website");
    window.press(Role::Link, "Show everyone who may charge");
    assert_eq!(window.focused(), "title-finder");
    window.press(Role::Button, "Stay with Apple, on iPhone or iPad");
    assert!(
        window.focused().starts_with("step-title-"),
        "{}",
        window.focused()
    );
}

#[test]
fn the_list_says_what_waits_and_what_is_due() {
    let mut window = many();
    let said = window.said();
    for words in [
        "2 of 6 steps, backup 1 of 5",
        "You were charged again",
        "Waits until Friday 4 December 2026",
        "Due since Monday 16 November 2026",
        "The guide for this is not here any more.",
        "Cancelled on",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    window.find(Role::Heading(2), "Finished");
    // Enter goes on with the case that changed last.
    window.hit(Named::Enter);
    assert!(
        window.focused().starts_with("step-title-"),
        "{}",
        window.focused()
    );
}

#[test]
fn a_deleted_case_comes_back_with_undo() {
    let mut window = many();
    window.press(Role::Button, "Delete: Amazon Music, Mum’s account");
    window.press(Role::Button, "Delete this case");
    assert!(!window.has(Role::Button, "Go on: Amazon Music, Mum’s account"));
    window.find(Role::Status, "“Amazon Music, Mum’s account” was deleted.");
    window.picture("start/home-deleted");
    window.press(Role::Button, "Undo");
    assert!(window.has(Role::Button, "Go on: Amazon Music, Mum’s account"));
    let mut window = window.reopened();
    assert!(window.has(Role::Button, "Go on: Amazon Music, Mum’s account"));
}

#[test]
fn a_guide_that_was_begun_offers_to_go_on() {
    let mut window = Window::with(|journal| {
        journal.case("bb", "2026-11-20T10:00:00Z", [started(), named("Mum")]);
    });
    window.press(Role::Button, "Cancel something");
    window.press(Role::Button, "Go on: Amazon Music, Mum · begun");
    assert_eq!(window.focused(), "title-summary");
    window.press(Role::Link, "Cancel Amazon Prime instead");
    window.find(Role::Heading(1), "Before you start: Amazon Prime");
    window.press(Role::Button, "Cancel something");
    window.press(
        Role::Link,
        "Begin another Amazon Music, for another account",
    );
    window.press(Role::ListItem, "Outro");
    assert!(window.has(Role::Button, "Go on: Amazon Music"));
    assert!(window.has(Role::Button, "Go on: Amazon Music, Mum"));
}

#[test]
fn a_site_and_a_plan_can_be_looked_at_again_without_changing_them() {
    let mut window = at_finder();
    window.hit(Named::Escape);
    assert_eq!(window.focused(), "title-plan");
    let unsure = window.find(Role::Choice, "I’m not sure");
    assert_eq!(unsure.semantics.selected, Some(true));
    window.hit(Named::Escape);
    assert_eq!(window.focused(), "title-country");
    let chosen = window.find(Role::Choice, "United States");
    assert_eq!(chosen.semantics.selected, Some(true));
    let before = window.on_disk();
    window.hit(Named::Enter);
    assert_eq!(window.focused(), "title-finder");
    assert_eq!(before, window.on_disk());
    window.hit(Named::Escape);
    window.hit(Named::Escape);
    window.press(Role::Button, "I’m not sure");
    assert_eq!(window.focused(), "country-how");
    window.press(Role::Choice, "Japan");
    assert!(window.on_disk().contains(r#""region":"jp""#));
}

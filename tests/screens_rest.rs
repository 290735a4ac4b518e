//! Back up first, make sure, problems and answers, settings: what a person sees and does.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod support;

use iced::keyboard::key::Named;
use jiff::civil::date;
use outro::app::ui::semantics::Role;
use outro::app::ui::theme::Kind;
use outro::case::{BackupAnswer, Case, Event, Money, Outcome, Stage, StepMark};
use outro::guide::catalogue::Catalogue;
use outro::guide::step::{End, Fact, Then};
use outro::guide::{Guide, Period};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};
use support::desk::{Fixed, Journal, Window};

fn music() -> &'static Guide {
    Catalogue::built_in().guide("amazon-music").unwrap()
}

/// Everything up to the backup.
fn begun(channel: &str) -> Vec<Event> {
    vec![
        Event::Started {
            guide: "amazon-music".to_owned(),
            revision: music().revision,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::PlanChosen {
            plan: Some("individual".to_owned()),
        },
        Event::ChannelChosen {
            channel: channel.to_owned(),
        },
    ]
}

fn answered(task: &str, answer: BackupAnswer) -> Event {
    Event::BackupAnswered {
        task: task.to_owned(),
        answer,
    }
}

fn noted(fact: Fact, value: &str) -> Event {
    Event::FactNoted {
        fact,
        value: value.to_owned(),
    }
}

fn ended(end: End) -> Vec<Event> {
    let mut events = begun("apple-iphone");
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    events.push(Event::Ended { end });
    events
}

/// Opens on one case, with its page shown.
fn open(events: Vec<Event>) -> Window {
    let mut window = Window::with(|journal| journal.case("aa", "2026-11-22T10:00:00Z", events));
    window.press(Role::ListItem, "Amazon Music");
    window
}

/// What the journal says, as after a restart.
fn on_disk(window: &Window) -> Case {
    let (store, _) = Store::open(&window.folder, Os);
    let file = store.read(&CaseId::new("aa").unwrap()).unwrap();
    Case::replay("aa", &file.entries)
}

// Pictures.

/// Draws a page at every width and in every theme that the design names.
fn pictures(name: &str, mut open: impl FnMut() -> Window) {
    for (size, width, height) in [
        ("wide", 1120.0, 760.0),
        ("medium", 740.0, 900.0),
        ("440", 440.0, 900.0),
        ("360", 360.0, 900.0),
    ] {
        let mut window = open().sized(width, height);
        window.picture(&format!("rest/{name}-{size}"));
        stays_inside(&mut window, width);
    }
    for (colours, kind) in [
        ("dark", Kind::Dark),
        ("high-contrast", Kind::HighContrastLight),
        ("high-contrast-dark", Kind::HighContrastDark),
    ] {
        let mut window = open().coloured(kind);
        window.picture(&format!("rest/{name}-{colours}"));
    }
    let mut whole = open().sized(1120.0, 2400.0);
    whole.picture(&format!("rest/{name}-whole"));
    let mut whole = open().sized(360.0, 3600.0);
    whole.picture(&format!("rest/{name}-whole-narrow"));
}

/// Nothing reaches out of the window at its side; what can be pressed is large enough, has a
/// name, and an id of its own.
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
    let mut ids = std::collections::BTreeSet::new();
    for (_, stop) in tree.tab_stops() {
        assert!(!stop.semantics.name.is_empty(), "{:?}", stop.semantics);
        assert!(
            stop.bounds.height >= 31.5 && stop.bounds.width >= 31.5,
            "{:?} is only {:?}",
            stop.semantics.name,
            stop.bounds.size()
        );
        let id = stop.semantics.id.to_string();
        assert!(ids.insert(id.clone()), "{id} stands twice");
    }
    let headings = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.role == Role::Heading(1));
    assert_eq!(headings.count(), 1, "one heading of level 1");
}

fn half_way() -> Window {
    let mut events = begun("apple-iphone");
    events.extend([
        answered("export-playlists", BackupAnswer::Done),
        answered("download-purchases", BackupAnswer::Declined),
    ]);
    open(events)
}

fn waiting(until: jiff::civil::Date) -> Window {
    let mut events = begun("apple-iphone");
    events.extend(
        music()
            .backup
            .tasks
            .iter()
            .map(|task| match task.id.as_str() {
                "request-data" => answered(&task.id, BackupAnswer::Waiting(until)),
                _ => answered(&task.id, BackupAnswer::Done),
            }),
    );
    open(events)
}

fn to_prove(end_date: Option<&str>, seen: Option<bool>) -> Window {
    let mut events = ended(End::Cancelled);
    events.extend(seen.map(|seen| Event::ConfirmationSeen { seen }));
    events.extend(end_date.map(|day| noted(Fact::EndDate, day)));
    open(events)
}

fn proven() -> Window {
    let mut events = ended(End::Cancelled);
    events.extend([
        Event::Named {
            person: "Mum’s account".to_owned(),
        },
        Event::ConfirmationSeen { seen: true },
        noted(Fact::EndDate, "2026-11-20"),
        noted(Fact::Reference, "D01-2041-77"),
        Event::PriceNoted {
            price: Some(Money {
                hundredths: 1199,
                currency: "USD".to_owned(),
                every: Period::Month,
            }),
        },
        Event::ReasonGiven {
            reason: Some("I rarely used it".to_owned()),
        },
        Event::ChargeChecked { came: false },
    ]);
    open(events)
}

fn charged() -> Window {
    let mut events = ended(End::Cancelled);
    events.extend([
        noted(Fact::EndDate, "2026-11-20"),
        Event::ChargeChecked { came: true },
    ]);
    open(events)
}

fn moved() -> Window {
    let mut events = begun("amazon-website");
    let step = &music().channel("amazon-website").unwrap().steps[0];
    events.push(Event::Observed {
        channel: "amazon-website".to_owned(),
        step: StepMark {
            id: step.id.clone(),
            rev: step.rev,
            title: step.title.clone(),
            words: Vec::new(),
        },
        saw: "x".to_owned(),
        then: Then::Guide("amazon-prime".to_owned()),
        over: Vec::new(),
        reopen: Vec::new(),
        until: None,
    });
    open(events)
}

#[test]
fn the_backup_fits_every_window() {
    pictures("backup", || open(begun("apple-iphone")));
    pictures("backup-half", half_way);
    pictures("backup-waiting", || waiting(date(2026, 12, 22)));
    pictures("backup-due", || waiting(date(2026, 11, 22)));
}

#[test]
fn the_proof_fits_every_window() {
    pictures("ending", || to_prove(None, None));
    pictures("ending-not-seen", || to_prove(None, Some(false)));
    pictures("ending-waits", || {
        let mut window = to_prove(Some("2026-12-03"), Some(true));
        window.press(Role::Button, "What stays, what goes");
        window
    });
    pictures("ending-due", || to_prove(Some("2026-11-20"), Some(true)));
    pictures("ending-proven", proven);
    pictures("ending-charged", charged);
}

#[test]
fn every_other_ending_fits_every_window() {
    for (name, end) in [
        ("ending-nothing", End::NothingToCancel),
        ("ending-someone", End::SomeoneElseMust),
        ("ending-waiting", End::Waiting),
        ("ending-already", End::AlreadyCancelled),
    ] {
        pictures(name, || open(ended(end)));
    }
    pictures("ending-support", || {
        let mut window = open(ended(End::AskSupport));
        window.press(Role::Button, "Ask support to cancel");
        window
    });
    pictures("ending-moved", moved);
}

fn answers() -> Window {
    let mut window = open(begun("apple-iphone"));
    window.press(Role::ListItem, "Problems and answers");
    window
}

fn settings() -> Window {
    let mut window = open(begun("apple-iphone"));
    window.press(Role::ListItem, "Settings");
    window
}

#[test]
fn answers_and_settings_fit_every_window() {
    pictures("answers", || {
        let mut window = answers();
        window.press(Role::Button, "Do I pay a penalty for leaving early?");
        window
    });
    pictures("answers-trouble", || {
        let mut window = answers();
        window.write("What are you looking for?", "something else");
        window.press(Role::Button, "Something else");
        window
    });
    pictures("answers-nothing", || {
        let mut window = answers();
        window.press(Role::Choice, "All guides");
        window.write("What are you looking for?", "elephants");
        window
    });
    pictures("settings", settings);
}

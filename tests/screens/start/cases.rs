//! Cases of every kind, and windows that show them.

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;
use outro::case::{BackupAnswer, Event, Stage};
use outro::guide::Guide;
use outro::guide::catalogue::Catalogue;
use outro::guide::step::Fact;

use crate::support::events::{self, cancelled, named, noted};
use crate::support::session::{Journal, Window};

/// The label of the field for the statement.
pub const LINE: &str = "What does the charge say on your statement?";

pub fn music() -> &'static Guide {
    Catalogue::built_in().guide("amazon-music").unwrap()
}

pub fn started() -> Event {
    Event::Started {
        guide: "amazon-music".into(),
        revision: music().revision,
    }
}

/// Everything up to the finder.
pub fn to_finder() -> Vec<Event> {
    let region = "us".to_owned();
    vec![
        started(),
        Event::SummaryRead,
        Event::RegionChosen { region },
        Event::PlanChosen { plan: None },
    ]
}

pub fn with_channel(channel: &str) -> Vec<Event> {
    let channel = channel.to_owned();
    let mut events = to_finder();
    events.push(Event::ChannelChosen {
        channel: channel.into(),
    });
    events
}

pub fn ticked(channel: &str, index: usize) -> Event {
    events::ticked(&music().channel(channel).unwrap().steps[index])
}

/// A window with a case of every kind.
pub fn many() -> Window {
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
            cancelled(),
            Event::ChargeChecked { came: true },
        ]);
        journal.case("ff", "2026-11-10T10:00:00Z", charged);
        journal.case(
            "gg",
            "2026-11-09T10:00:00Z",
            [Event::Started {
                guide: "gone-away".into(),
                revision: 1,
            }],
        );
    })
}

pub fn ended(journal: &Journal, id: &str, day: &str, proven: bool, person: &str) {
    let mut events = with_channel("amazon-website");
    events.extend([
        named(person),
        cancelled(),
        Event::ConfirmationSeen { seen: true },
        noted(Fact::EndDate, day),
    ]);
    if proven {
        events.push(Event::ChargeChecked { came: false });
    }
    journal.case(id, "2026-10-01T10:00:00Z", events);
}

pub fn at_finder() -> Window {
    let mut window = Window::with(|journal| {
        journal.case("aa", "2026-11-22T10:00:00Z", to_finder());
    });
    window.press(Role::Button, "Go on: Amazon Music");
    not_sure(&mut window);
    window
}

/// From the companies to the statement, the questions, and everyone who may charge.
pub fn not_sure(window: &mut Window) {
    window.press(Role::Answer, "I am not sure");
}

/// On the first of the questions that find out who charges.
pub fn asked() -> Window {
    at_finder().pressed(Role::Button, "I’m not sure, ask me")
}

/// At the first place to look for somebody who finds the charge nowhere.
pub fn found_nowhere() -> Window {
    at_finder().pressed(Role::Link, "I can’t find the charge anywhere")
}

/// Answers every question as somebody whom Apple charges.
pub fn found() -> Window {
    let mut window = asked();
    window.press(Role::Answer, "Apple");
    window.press(Role::Answer, "In the app on an iPhone or iPad");
    window.press(Role::Answer, "I’m not sure");
    window
}

pub fn look_everywhere(window: &mut Window) {
    for place in ["Amazon", "Apple", "Google Play", "It comes with Prime"] {
        window.press(Role::Button, &format!("Not here: {place}"));
    }
    let provider = "Not here: My phone or internet company";
    window.press(Role::Button, provider);
}

/// A page of a case that was begun, opened from the chip of this id.
pub fn behind(chip: &str) -> Window {
    let mut window = Window::with(|journal| {
        journal.case("aa", "2026-11-22T10:00:00Z", to_finder());
    });
    window.hit(Named::Enter);
    let tree = window.tree();
    let chip = tree.nodes.iter().find(|node| node.semantics.id == chip);
    let name = chip.expect("a chip").semantics.name.clone();
    window.press(Role::Button, &name);
    window
}

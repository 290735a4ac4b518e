//! Named states of the whole program, for pictures and for walking through with the keyboard.

#![allow(dead_code, reason = "each test binary uses its own part of it")]

use std::fs;

use jiff::civil::date;
use outro::app::ui::Role;
use outro::case::event::StepMark;
use outro::case::{BackupAnswer, CasePage, Event, Stage};
use outro::guide::catalogue::Catalogue;
use outro::guide::step::{End, Fact};

use super::events::{answered_to_backup, followed_by, noted, started};
use super::scene::{self, Harness, TODAY, drop_file, settle};

/// A name and how to get there.
pub type Preset = (&'static str, fn() -> Harness);

/// Every preset; each screen is in at least one.
pub const PRESETS: &[Preset] = &[
    ("home-empty", || scene::open(Vec::new())),
    ("home-cases", home_cases),
    ("guides", guides),
    ("summary", || page(vec![], CasePage::Summary)),
    ("country", || page(begun(1), CasePage::Country)),
    ("plan", || page(begun(2), CasePage::Plan)),
    ("finder", || case(vec![])),
    ("finder-device", finder_device),
    ("finder-unsure", || unsure(begun(3))),
    ("finder-apple", finder_apple),
    ("first-step", first_step),
    ("first-step-apple", || {
        case(on_step("apple-iphone", "apple/open-settings"))
    }),
    ("backup", || case(begun(4))),
    ("backup-half-way", || case(half_backed_up())),
    ("backup-checked", || checked(&playlists(12, 843))),
    ("backup-check-warning", || checked(&playlists(1, 500))),
    ("export-list", export_list),
    ("steps", || {
        case(on_step("apple-iphone", "apple/open-subscriptions"))
    }),
    ("steps-offers", || {
        case(on_step("amazon-website", "website-pass-offers"))
    }),
    ("steps-confirm-locked", || {
        case(on_step("amazon-website", "website-confirm"))
    }),
    ("steps-gate", || case(at_the_gate())),
    ("steps-something-else", something_else),
    ("charges", charges),
    ("charges-line", || {
        charge_line("NETFLIX.COM 866-579-7172 CA")
    }),
    ("charges-unknown", || charge_line("PRIMEVAL GARDEN CENTRE")),
    ("charges-begun", charges_begun),
    ("charges-file", || bank_file("n26.csv", None)),
    ("charges-refused", || {
        bank_file("statement.pdf", Some(b"%PDF-1.7"))
    }),
    ("ending", || case(confirmed())),
    ("ending-marked", || case(ended())),
    ("ending-waiting", || case(waiting_for_the_bill())),
    ("ending-done", || case(done())),
    ("ending-charged-again", || case(charged_again())),
    ("ending-proof", ending_proof),
    ("ending-support", || case(ended_with(End::AskSupport))),
    ("ending-cause", || case(charged_by("other-account"))),
    ("letter-chat", letter_chat),
    ("letter-phone", letter_phone),
    ("letter-late", || case(letter_late())),
    ("finder-trial", || case(on_a_trial())),
    ("finder-trial-calendar", trial_calendar),
    ("answers", answers),
    ("settings", settings),
    ("damaged", damaged),
    ("long-words", || case(long_words())),
];

/// The question whether a step is to be left out, asked with the keyboard.
pub fn before_skipping() -> Harness {
    let mut harness = preset("steps");
    for button in ["More", "Skip this step"] {
        harness.tab_to(Role::Button, button);
        harness.key(iced::keyboard::key::Named::Enter);
        settle(&mut harness);
    }
    harness
}

/// The state of this name.
pub fn preset(name: &str) -> Harness {
    let (_, make) = PRESETS
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("there is no preset {name}"));
    make()
}

const CASE: &str = "aaaa0000";

/// One case, opened.
fn case(events: Vec<Event>) -> Harness {
    let mut all = vec![started("amazon-music")];
    all.extend(events);
    open_first(scene::open(vec![(CASE, all)]))
}

/// Comes back to the case of a preset, in a window that was given another size meanwhile.
pub fn come_back(harness: Harness) -> Harness {
    open_first(go(harness, outro::app::screen::Target::Home))
}

fn open_first(mut harness: Harness) -> Harness {
    harness.hear(outro::app::go(outro::app::screen::Target::Case(
        CASE.to_owned(),
    )));
    settle(&mut harness);
    harness
}

fn go(mut harness: Harness, target: outro::app::screen::Target) -> Harness {
    harness.hear(outro::app::go(target));
    settle(&mut harness);
    harness
}

/// A page of a case, opened by itself.
fn page(events: Vec<Event>, place: CasePage) -> Harness {
    go(case(events), outro::app::screen::Target::Page(place))
}

/// Who charges, for somebody who is not sure.
fn unsure(events: Vec<Event>) -> Harness {
    let mut harness = case(events);
    harness.press(Role::Answer, "I am not sure");
    settle(&mut harness);
    harness
}

/// Which device is at hand, after the company.
fn finder_device() -> Harness {
    let mut harness = case(vec![]);
    harness.press(Role::Answer, "Apple");
    settle(&mut harness);
    harness
}

/// The first step as somebody comes to it who takes all as it is.
fn first_step() -> Harness {
    let mut harness = case(vec![]);
    harness.press(Role::Answer, "Amazon");
    settle(&mut harness);
    harness
}

/// The first so many answers on the way to the steps.
fn begun(n: usize) -> Vec<Event> {
    let mut events = answered_to_backup("apple-iphone");
    events.truncate(n);
    events
}

fn answered(task: &str, answer: BackupAnswer) -> Event {
    Event::BackupAnswered {
        task: task.into(),
        answer,
    }
}

fn half_backed_up() -> Vec<Event> {
    let mut events = begun(4);
    events.extend([
        answered("export-playlists", BackupAnswer::Done),
        answered("download-purchases", BackupAnswer::Declined),
        answered("request-data", BackupAnswer::Waiting(date(2026, 12, 20))),
    ]);
    events
}

/// An exported list with so many songs in so many playlists.
fn playlists(lists: usize, songs: usize) -> String {
    const NAMES: [&str; 12] = [
        "Sunday morning",
        "Kitchen",
        "Long drives",
        "For Anna’s wedding",
        "Rainy days",
        "Choir",
        "Christmas",
        "Dad’s records",
        "Garden",
        "Running",
        "Old favourites",
        "Quiet",
    ];
    let mut text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n".to_owned();
    for song in 0..songs {
        let list = NAMES[song * lists / songs % NAMES.len()];
        let line = format!("Song {song},Artist {},Album,{list},Playlist,\n", song % 90);
        text.push_str(&line);
    }
    text
}

/// A list that was checked a little while ago.
fn checked(list: &str) -> Harness {
    let mut harness = case(begun(4));
    let path = harness.state.folder.path().join("my-playlists.csv");
    fs::write(&path, list).expect("writable");
    drop_file(&mut harness, path);
    harness
}

fn export_list() -> Harness {
    let mut harness = checked(&playlists(12, 843)).resized(1120.0, 3000.0);
    harness.press(Role::Button, "Show list");
    settle(&mut harness);
    harness.press(Role::Button, "Kitchen: 70 songs");
    settle(&mut harness);
    harness
}

/// On a step of a channel, the ones before it ticked, two backup tasks done.
fn on_step(channel: &str, step: &str) -> Vec<Event> {
    let mut events = begun(3);
    events.push(Event::ChannelChosen {
        channel: channel.into(),
    });
    events.extend([
        answered("export-playlists", BackupAnswer::Done),
        answered("download-purchases", BackupAnswer::Done),
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ]);
    let guide = Catalogue::built_in()
        .guide("amazon-music")
        .expect("built in");
    let steps = &guide.channel(channel).expect("a channel").steps;
    for done in steps.iter().take_while(|known| known.id != step) {
        events.push(Event::Ticked {
            step: StepMark {
                id: done.id.clone(),
                rev: done.rev,
                title: done.title.clone(),
                words: Vec::new(),
            },
            ends: None,
        });
    }
    events
}

/// Before the confirming step, with nothing saved yet.
fn at_the_gate() -> Vec<Event> {
    let mut events = on_step("amazon-website", "website-confirm");
    events.retain(|event| !matches!(event, Event::BackupAnswered { .. }));
    events
}

/// On a step of Germany's site, whose own words are known.
pub fn in_germany() -> Harness {
    let mut events = on_step("amazon-website", "website-press-cancel");
    for event in &mut events {
        if let Event::RegionChosen { region } = event {
            "de".clone_into(region);
        }
    }
    case(events)
}

fn all_steps() -> Vec<Event> {
    let mut events = on_step("amazon-website", "nothing");
    for task in ["note-offline-songs", "note-renewal-date", "request-data"] {
        events.push(answered(task, BackupAnswer::Declined));
    }
    events
}

fn ended_with(end: End) -> Vec<Event> {
    followed_by(all_steps(), [Event::Ended { end }])
}

fn ended() -> Vec<Event> {
    ended_with(End::Cancelled)
}

/// As after every step was done.
fn confirmed() -> Vec<Event> {
    followed_by(ended(), [Event::ConfirmationSeen { seen: true }])
}

fn waiting_for_the_bill() -> Vec<Event> {
    let reason = Some("rarely-used".to_owned());
    let more = [
        noted(Fact::EndDate, "2026-12-03"),
        Event::ReasonGiven { reason },
    ];
    followed_by(confirmed(), more)
}

fn done() -> Vec<Event> {
    followed_by(
        waiting_for_the_bill(),
        [Event::ChargeChecked { came: false }],
    )
}

fn charged_again() -> Vec<Event> {
    followed_by(
        waiting_for_the_bill(),
        [Event::ChargeChecked { came: true }],
    )
}

/// Charged again, for a cause that was chosen, with a day and a price.
fn charged_by(cause: &str) -> Vec<Event> {
    let mut events = charged_again();
    for (at, value) in [
        ("charge/day", "2026-12-04"),
        ("charge/id", "2K41X09TJ"),
        ("charge/cause", cause),
    ] {
        events.push(Event::Noted {
            at: at.to_owned(),
            value: value.to_owned(),
        });
    }
    events.push(Event::PriceNoted {
        price: outro::case::Money::read("11.99", "USD", outro::guide::Period::Month),
    });
    events
}

/// Support has to cancel it, and this letter is open.
fn letter_open(title: &str) -> Harness {
    let mut harness = case(ended_with(End::AskSupport)).resized(1120.0, 1800.0);
    harness.press(Role::Button, title);
    settle(&mut harness);
    harness
}

fn letter_chat() -> Harness {
    let mut harness = letter_open("Ask for your money back");
    harness.press(Role::Button, "Calendar for: The day of the charge");
    settle(&mut harness);
    harness
}

fn letter_phone() -> Harness {
    letter_open("Say this on the phone")
}

/// A letter whose answer is late.
fn letter_late() -> Vec<Event> {
    let mut events = ended_with(End::AskSupport);
    events.push(Event::LetterSent {
        letter: "chat-cancel".to_owned(),
        on: date(2026, 11, 10),
        due: Some(date(2026, 11, 17)),
    });
    events
}

/// On a trial that ends soon, and nobody said yet who charges.
fn on_a_trial() -> Vec<Event> {
    let mut events = begun(1);
    events.push(Event::PlanChosen {
        plan: Some("trial".to_owned()),
    });
    events.push(Event::TrialNoted {
        trial: Some(outro::case::dates::Trial {
            begins: date(2026, 11, 3),
            days: 30,
        }),
    });
    events
}

fn trial_calendar() -> Harness {
    let mut harness = case(on_a_trial());
    harness.press(Role::Button, "Calendar for: Day on which the trial ends");
    settle(&mut harness);
    harness
}

fn home_cases() -> Harness {
    let with = |guide: &str, person: &str, events: Vec<Event>| {
        let mut all = vec![
            started(guide),
            Event::Named {
                person: person.to_owned(),
            },
        ];
        all.extend(events);
        all
    };
    scene::open(vec![
        (
            CASE,
            with(
                "amazon-music",
                "",
                on_step("apple-iphone", "apple/open-subscriptions"),
            ),
        ),
        (
            "bbbb0000",
            with(
                "amazon-music",
                "Mum’s account",
                on_step("amazon-website", "website-pass-offers"),
            ),
        ),
        ("cccc0000", with("amazon-prime", "", begun(1))),
        ("dddd0000", with("amazon-music", "Dad", done())),
    ])
}

/// The question which of the open cases a charge belongs to.
fn charges_begun() -> Harness {
    let mut harness = home_cases();
    harness.press(Role::Button, "Cancel something");
    settle(&mut harness);
    let label = outro::i18n::tr("charge-title");
    harness.tab_to(Role::TextField, &label);
    harness.type_letters("Amazon Music*RT4WX1230");
    settle(&mut harness);
    harness.tab_to(Role::Button, "Cancel Amazon Music");
    harness.key(iced::keyboard::key::Named::Enter);
    settle(&mut harness);
    harness
}

fn finder_apple() -> Harness {
    let mut harness = unsure(begun(3));
    let label = outro::i18n::tr("finder-line");
    harness.fill(&label, "APPLE.COM/BILL 866-712-7753");
    settle(&mut harness);
    harness
}

fn charges() -> Harness {
    go(scene::open(Vec::new()), outro::app::screen::Target::Charges)
}

/// A line of a statement, typed.
fn charge_line(line: &str) -> Harness {
    let mut harness = charges();
    harness.fill(&outro::i18n::tr("charges-line"), line);
    settle(&mut harness);
    harness
}

/// A bank's file, dropped: one of the fixtures, or these bytes.
fn bank_file(name: &str, bytes: Option<&[u8]>) -> Harness {
    let mut harness = charges();
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut path = fixtures.join("statements").join(name);
    if let Some(bytes) = bytes {
        path = harness.state.folder.path().join(name);
        fs::write(&path, bytes).expect("writable");
    }
    drop_file(&mut harness, path);
    harness
}

/// Two pictures and an e-mail are kept as proof.
fn ending_proof() -> Harness {
    let mut harness = case(ended());
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/proof");
    let mail = harness.state.folder.path().join("confirmation.eml");
    fs::write(&mail, b"Your plan ends.").expect("writable");
    for path in [
        fixtures.join("screenshot.png"),
        fixtures.join("photo.jpg"),
        mail,
    ] {
        drop_file(&mut harness, path);
    }
    harness
}

fn something_else() -> Harness {
    let mut harness =
        case(on_step("apple-iphone", "apple/open-subscriptions")).resized(1120.0, 1500.0);
    harness.press(Role::Button, "I see something else");
    settle(&mut harness);
    harness
}

fn guides() -> Harness {
    go(scene::open(Vec::new()), outro::app::screen::Target::Guides)
}

fn answers() -> Harness {
    go(
        scene::open(Vec::new()),
        outro::app::screen::Target::Answers(Some("amazon-music".into())),
    )
}

fn settings() -> Harness {
    go(
        scene::open(Vec::new()),
        outro::app::screen::Target::Settings,
    )
}

/// A journal with a line that somebody changed, beside a whole one.
fn damaged() -> Harness {
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let mut events = vec![started("amazon-music")];
    events.extend(on_step("apple-iphone", "apple/open-subscriptions"));
    scene::write_case(folder.path(), CASE, events);
    let path = folder.path().join("cases").join(format!("{CASE}.jsonl"));
    let text = fs::read_to_string(&path).expect("it was written");
    fs::write(
        &path,
        text.replacen("export-playlists", "export-playlostx", 1),
    )
    .expect("writable");
    scene::open_folder(folder, TODAY)
}

fn long_words() -> Vec<Event> {
    let mut events = on_step("amazon-website", "website-pass-offers");
    events.push(Event::Named {
        person: "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
            .to_owned(),
    });
    events
}

//! Letters, trials and a charge that came all the same, in the terminal with the clock set, and
//! on the command line.

use std::fs;
use std::io::Cursor;

use jiff::ToSpan;
use outro::case::{Event, Outcome};
use outro::guide::Catalogue;
use outro::guide::step::{End, Fact};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};
use outro::terminal::case_list::Folder;
use outro::terminal::{self, Deps};

use crate::program::Home;
use crate::support::events::{followed_by, other_subscription, to_backup};
use crate::support::scene::Fixed;
use crate::support::words::must_hold;

/// A conversation on this data folder, at noon of this day; all that was said.
fn talk_on(home: &Home, day: &str, lines: &[&str]) -> String {
    let (store, _) = Store::open(home.data(), Os);
    let mut cases = Folder::new(store, Vec::new());
    let platform = Fixed::on(day);
    // Ids must not repeat from one conversation to the next.
    let ids = day.replace('-', "").parse::<u64>().unwrap();
    platform.begin_ids(ids << 16);
    let deps = Deps {
        cases: &mut cases,
        catalogue: Catalogue::built_in(),
        platform: &platform,
        width: None,
    };
    let typed = lines.join("\n") + "\nquit\n";
    let mut said = Vec::new();
    terminal::run(Cursor::new(typed), &mut said, deps).unwrap();
    String::from_utf8(said).unwrap()
}

#[test]
fn a_trial_goes_to_quiet_to_charged_again_and_back_in_the_terminal_with_the_clock_set() {
    let home = Home::new();
    let id = home.put(&to_backup("apple-iphone"));
    let said = talk_on(
        &home,
        "2026-11-22",
        &["1", "proof", "This is a trial", "3 December 2026"],
    );
    // Apple wants it 24 hours ahead.
    let decide = "Decide by Tuesday 1 December 2026: Apple wants it 24 hours ahead.";
    assert!(said.contains(decide), "{said}");
    let said = talk_on(&home, "2026-11-30", &["1", "proof"]);
    assert!(said.contains("1 day to decide about the trial"), "{said}");
    let said = talk_on(
        &home,
        "2026-11-30",
        &[
            "1",
            "more",
            "It ended in another way",
            "Cancelled now",
            "Yes, I saw",
            "I would rather",
        ],
    );
    assert!(
        said.contains("Look at your statement on Friday 4 December 2026"),
        "{said}"
    );
    let said = talk_on(&home, "2026-12-04", &["1", "No charge came"]);
    assert!(said.contains("no charge came"), "{said}");
    assert!(matches!(home.on_disk(&id).outcome, Outcome::Proven { .. }));
    // Charged again: the cause, its refund page, and the letter with what the case knows.
    let said = talk_on(
        &home,
        "2026-12-20",
        &[
            "1",
            "A charge came all the same",
            "On which day did the charge come?",
            "19 December 2026",
            "A trial that turned into a paid plan",
            "Show the text: Ask for your money back",
            "11.99 USD",
            "me@example.org",
        ],
    );
    assert!(said.contains("https://reportaproblem.apple.com"), "{said}");
    assert!(
        said.contains("on 19 December 2026 for Amazon Music"),
        "{said}"
    );
    assert!(
        said.contains("I had cancelled it on 30 November 2026."),
        "{said}"
    );
    assert_eq!(home.on_disk(&id).outcome, Outcome::ChargedAgain);
    let said = talk_on(
        &home,
        "2026-12-21",
        &["1", "The last resort: your bank", "back"],
    );
    assert!(said.contains("within 60 days of the statement"), "{said}");
    talk_on(&home, "2026-12-22", &["1", "It is settled"]);
    assert!(matches!(home.on_disk(&id).outcome, Outcome::Proven { .. }));
    let disk: String = home
        .files()
        .into_iter()
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(
        !disk.contains("example.org"),
        "what was typed is kept nowhere"
    );
}

#[test]
fn a_letter_whose_answer_is_late_says_what_comes_next() {
    let home = Home::new();
    let more = [
        Event::Ended {
            end: End::AskSupport,
        },
        Event::LetterSent {
            letter: "chat-cancel".to_owned(),
            on: jiff::civil::date(2026, 11, 10),
            due: Some(jiff::civil::date(2026, 11, 17)),
        },
    ];
    home.put(&followed_by(to_backup("amazon-website"), more));
    let said = talk_on(&home, "2026-12-01", &["1", "Texts to send"]);
    let next = "The next way is: Say this on the phone";
    assert!(said.contains(next), "{said}");
}

#[test]
fn a_letter_waits_for_its_answer() {
    let home = Home::new();
    let mut events = to_backup("amazon-website");
    events.push(Event::Ended {
        end: End::AskSupport,
    });
    let id = home.put(&events);
    let said = talk_on(
        &home,
        "2026-11-22",
        &[
            "1",
            "Texts to send",
            "Say this on the phone",
            "Ada",
            "ada@example.org",
            "Whom you spoke to",
            "Mr Agent",
            "I have made the call",
            "In 7 days",
        ],
    );
    assert!(said.contains("Hello, my name is Ada."), "{said}");
    let now = home.on_disk(&id);
    assert_eq!(
        now.letters["phone-cancel"].due,
        Some(jiff::civil::date(2026, 11, 29))
    );
    assert!(now.proof.details.values().any(|value| value == "Mr Agent"));
    let said = talk_on(&home, "2026-12-01", &["1", "Texts to send"]);
    assert!(
        said.contains("The answer was due by 29 November 2026"),
        "{said}"
    );
    // Outside Germany and the United Kingdom no letter follows a call.
    assert!(!said.contains("The next way is"), "{said}");
    talk_on(
        &home,
        "2026-12-01",
        &["1", "Texts to send", "The answer has come"],
    );
    assert!(home.on_disk(&id).letters["phone-cancel"].answered);
}

/// A case of the general guide, cancelled and charged again, with dates from today on.
fn charged(home: &Home) -> String {
    let mut events = other_subscription();
    events.extend([
        Event::FactNoted {
            fact: Fact::Reference,
            value: "D01-2041-77".to_owned(),
        },
        Event::Ended {
            end: End::Cancelled,
        },
        Event::ChargeChecked { came: true },
        Event::LetterSent {
            letter: "refund-mail".to_owned(),
            on: jiff::civil::date(2026, 11, 1),
            due: Some(jiff::ZonedDateTime::now().date() + 10.days()),
        },
    ]);
    home.put(&events)
}

#[test]
fn the_command_line_writes_a_letter_and_says_what_is_missing() {
    let home = Home::new();
    charged(&home);
    let file = home.data().with_file_name("letter.txt");
    let path = file.to_str().unwrap();
    let letter = ["export", "letter", path, "--letter", "refund-mail"];
    let first = home.run(
        &[
            &letter[..],
            &["--fill", "name=Ada", "--fill", "service=Garden Weekly"],
        ]
        .concat(),
    );
    assert_eq!(first.code, 0, "{}", first.err);
    first.must_print("payment-date (The day of the payment)");
    first.must_not_print("amount (");
    let text = fs::read_to_string(&file).unwrap();
    must_hold(
        &text,
        &[
            "Garden Weekly",
            "11,99\u{a0}€",
            "Reference: D01-2041-77.",
            "Ada",
        ],
    );
    assert!(!text.contains("Granny"), "{text}");
    let there = home.run(&letter);
    assert_eq!(there.code, 1, "a file that is there stays");
    let page = home.run(&[&letter[..], &["--replace", "--page"]].concat());
    assert_eq!(page.code, 0, "{}", page.err);
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .starts_with("<!doctype html>")
    );
    for wrong in [
        &["export", "letter", path, "--letter", "nothing"][..],
        &[&letter[..], &["--fill", "nobody=x"]].concat(),
        &[&letter[..], &["--fill", "nothing"]].concat(),
    ] {
        let refused = home.run(wrong);
        assert_eq!(refused.code, 1, "{wrong:?}");
        refused.must_warn("Nothing was written");
    }
}

#[test]
fn an_answer_that_is_due_is_in_the_list_and_in_the_calendar_file() {
    let home = Home::new();
    charged(&home);
    let due = home.case()["due"][0].clone();
    assert_eq!(due["what"], "answer-refund-mail");
    let file = home.data().with_file_name("dates.ics");
    let written = home.run(&["export", "calendar", file.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{}", written.err);
    let day = jiff::ZonedDateTime::now().date() + 10.days();
    let line = format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d"));
    assert!(fs::read_to_string(&file).unwrap().contains(&line));
}

#[test]
fn a_case_goes_from_a_trial_to_quiet_to_charged_again_and_back_on_the_command_line() {
    let home = Home::new();
    let today = jiff::ZonedDateTime::now().date();
    let mut events = to_backup("apple-iphone");
    events.push(Event::TrialNoted {
        trial: Some(outro::case::dates::Trial {
            begins: today - 20.days(),
            days: 30,
        }),
    });
    let id = home.put(&events);
    let stage = || home.case()["stage"].as_str().unwrap().to_owned();
    let due = || home.case()["due"][0].clone();
    assert_eq!(due()["what"], "decide-trial");
    // Apple wants it a day ahead of the charge.
    assert_eq!(due()["day"], (today + 8.days()).to_string());
    let add = |events: &[Event]| {
        use outro::platform::{Platform, System};
        let (store, _) = Store::open(home.data(), Os);
        let entries: Vec<_> = events
            .iter()
            .map(|event| outro::store::NewEntry {
                id: System.random_id(),
                at: System.now(),
                event: event.clone(),
            })
            .collect();
        store.append(&CaseId::new(&id).unwrap(), &entries).unwrap();
    };
    add(&[
        Event::Ended {
            end: End::Cancelled,
        },
        Event::ConfirmationSeen { seen: true },
    ]);
    assert_eq!(stage(), "make-sure");
    let check = home.case()["dates"]["check"].clone();
    assert_eq!(check, (today + 11.days()).to_string());
    add(&[Event::ChargeChecked { came: false }]);
    assert_eq!(stage(), "done");
    add(&[Event::ChargeChecked { came: true }]);
    assert_eq!(stage(), "cancel");
    let next = home.case()["next"].as_str().unwrap().to_owned();
    assert!(next.contains("A charge came all the same"), "{next}");
    add(&[Event::ChargeChecked { came: false }]);
    assert_eq!(stage(), "done");
    let record = home.data().with_file_name("record.zip");
    let written = home.run(&["export", "record", record.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{}", written.err);
    let sound = home.run(&["record", "verify", record.to_str().unwrap()]);
    assert_eq!(sound.code, 0, "{}", sound.err);
}

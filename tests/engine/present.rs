//! What `present` says, where it hangs on a day, on an order, or on what only stands together.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use outro::case::check::Check;
use outro::case::dates::Cycle;
use outro::case::{Case, Entry, Event, StepMark};
use outro::guide::step::{End, Then};
use outro::guide::{Catalogue, Checked, How};
use outro::i18n::tr;
use outro::present::case_line::{case_note, state_line};
use outro::present::timeline::taken_back::taken_back;
use outro::present::timeline::timeline;
use outro::present::{charges, export_check, how_known};
use outro::statement::{Charge, Statement};

use crate::statement::known_guides;

const AMAZON: &str = "amazon-music";

/// These events, an hour apart.
fn entries(events: Vec<Event>) -> Vec<Entry> {
    let start: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap();
    (0..)
        .zip(events)
        .map(|(n, event)| Entry::new(format!("{n:032x}"), start + i64::from(n).hours(), event))
        .collect()
}

fn case(events: Vec<Event>) -> Case {
    let begun = Event::Started {
        guide: AMAZON.into(),
        revision: 1,
    };
    let events = std::iter::once(begun).chain(events).collect();
    Case::replay("0123456789abcdef0123456789abcdef", &entries(events))
}

fn mark(id: &str, title: &str) -> StepMark {
    StepMark {
        id: id.into(),
        rev: 1,
        title: title.to_owned(),
        words: Vec::new(),
    }
}

/// The one charge of a file with this charge on these days.
fn charge(days: &[&str], amount: &str, currency: &str) -> Charge {
    let mut rows = "Date,Description,Amount,Currency\n".to_owned();
    for day in days {
        let row = format!("{day},PLANETARY FITNESS CLUB,-{amount},{currency}\n");
        rows.push_str(&row);
    }
    let statement = Statement::read(rows.as_bytes()).unwrap();
    let mut charges = statement.charges(known_guides());
    assert_eq!(charges.len(), 1, "{rows}");
    charges.remove(0)
}

/// What is noted of this charge in a case, and the day of the next one, seen from a day.
fn next_bill(charge: &Charge, noted: Date, today: Date) -> Option<Date> {
    let (_, events) = charges::begin_with_charge(charge, true, noted);
    case(events).next_bill(today)
}

#[test]
fn a_charge_that_comes_four_times_a_year_comes_again_after_three_months() {
    let days = ["2025-12-03", "2026-03-03", "2026-06-03", "2026-09-03"];
    let quarterly = charge(&days, "30.00", "EUR");
    let noted = date(2026, 11, 22);
    assert_eq!(next_bill(&quarterly, noted, noted), Some(date(2026, 12, 3)));
    let later = next_bill(&quarterly, noted, date(2026, 12, 4));
    assert_eq!(later, Some(date(2027, 3, 3)));
    let (_, events) = charges::begin_with_charge(&quarterly, false, noted);
    assert!(events.is_empty(), "nothing is kept unasked: {events:?}");
}

#[test]
fn a_charge_without_a_currency_comes_again_too() {
    let days = ["2026-08-05", "2026-09-05", "2026-10-05", "2026-11-05"];
    let monthly = charge(&days, "9.99", "");
    assert!(monthly.price().is_none());
    let noted = date(2026, 11, 22);
    let later = next_bill(&monthly, noted, date(2026, 12, 6));
    assert_eq!(later, Some(date(2027, 1, 5)));
    // What a price says by itself is not noted twice: it may be changed later.
    let priced = charge(&days, "9.99", "EUR");
    let (_, events) = charges::begin_with_charge(&priced, true, noted);
    assert_eq!(case(events).cycle, None);
    let case = case(charges::begin_with_charge(&priced, true, noted).1);
    assert_eq!(case.cycle(), Some(Cycle::Months(1)));
}

#[test]
fn a_next_charge_that_has_gone_by_was_expected() {
    let days = ["2025-01-03", "2025-02-03", "2025-03-03"];
    let old = charge(&days, "9.99", "EUR");
    let then = charges::dates(&old, date(2025, 4, 3));
    assert!(then.contains("is expected on 3 April 2025"), "{then}");
    let now = charges::dates(&old, date(2026, 11, 22));
    assert!(now.contains("was expected on 3 April 2025"), "{now}");
}

#[test]
fn a_day_on_which_nothing_was_cancelled_is_none_of_cancelling() {
    let guide = Catalogue::built_in().guide(AMAZON).unwrap();
    let today = date(2026, 11, 30);
    let quiet = |end| {
        case(vec![
            Event::Ended { end },
            Event::ChargeChecked { came: false },
        ])
    };
    let now = state_line(guide, &quiet(End::Cancelled), today);
    assert_eq!(now, "cancelled on 22 November 2026");
    let before = state_line(guide, &quiet(End::AlreadyCancelled), today);
    assert_eq!(before, "cancelled");
}

#[test]
fn a_wait_that_is_over_is_not_waited_for_in_the_list() {
    let until = date(2026, 11, 25);
    let waiting = case(vec![
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::ChannelChosen {
            channel: "amazon-website".into(),
        },
        Event::Observed {
            channel: "amazon-website".into(),
            step: mark("website-open", "Open your Amazon Music settings"),
            saw: "later".to_owned(),
            then: Then::ComeBack(3),
            over: Vec::new(),
            reopen: Vec::new(),
            until: Some(until),
            ends: None,
        },
    ]);
    let line = |today| case_note(Catalogue::built_in(), &waiting, today);
    let waits = "waiting for 25 November 2026";
    assert!(line(date(2026, 11, 24)).contains(waits));
    assert!(!line(until).contains(waits), "{}", line(until));
}

#[test]
fn what_is_not_confirmed_says_so_once_and_denies_none_of_its_sources() {
    let known = |sources: &[&str]| {
        how_known(&Checked {
            how: How::Unconfirmed,
            on: "unknown".to_owned(),
            sources: sources.iter().map(ToString::to_string).collect(),
        })
    };
    assert_eq!(known(&[]), "Not confirmed: no source was found");
    assert_eq!(known(&["forum"]), "Not confirmed");
}

#[test]
fn an_undo_names_what_a_person_did_and_not_what_was_written_down_with_it() {
    let guide = Catalogue::built_in().guide(AMAZON).unwrap();
    let undone = |events: Vec<Event>| taken_back(guide, events.iter().rev());
    let channel = vec![
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::PlanChosen { plan: None },
        Event::ChannelChosen {
            channel: "apple-iphone".into(),
        },
    ];
    assert_eq!(undone(channel), tr("undone-channel"));
    let letter = Event::LetterAnswered {
        letter: "chat".to_owned(),
    };
    let reopened = Event::Reopened { reopen: Vec::new() };
    let looked = Event::RuledOut {
        channel: "google-play".into(),
    };
    let taken_off = Event::FileTakenOff {
        sha256: "0".repeat(64),
    };
    for event in [letter, reopened, looked, taken_off] {
        let said = undone(vec![event.clone()]);
        assert_ne!(said, tr("undone-answer"), "{event:?} is no answer");
    }
}

#[test]
fn the_record_names_a_step_by_its_title_also_without_its_guide() {
    let events = vec![
        Event::Ticked {
            step: mark("website-press-cancel", "Press “Cancel”"),
            ends: None,
        },
        Event::Unticked {
            step: "website-press-cancel".into(),
        },
    ];
    for guide in [None, Catalogue::built_in().guide(AMAZON)] {
        let said = timeline(guide, &entries(events.clone()), true);
        assert_eq!(said[1].words, "Opened again: Press “Cancel”.");
    }
}

#[test]
fn the_record_of_a_merged_case_tells_everything_in_its_order() {
    let mut all = entries(vec![
        Event::Ended {
            end: End::Cancelled,
        },
        Event::ConfirmationSeen { seen: true },
        Event::ChargeChecked { came: false },
    ]);
    // It came in from another computer, and stands behind what was done here.
    all[0].merged_from = Some("Laptop".to_owned());
    all.rotate_left(1);
    let said = timeline(None, &all, true);
    assert!(said.is_sorted_by_key(|moment| moment.at), "{said:?}");
}

#[test]
fn a_certainty_of_a_newer_version_is_passed_over() {
    let mut check = Check {
        file: "my-playlists.csv".to_owned(),
        size: 1,
        modified: None,
        sha256: "0".repeat(64),
        format: "soundiiz-csv".to_owned(),
        certainty: "sure\u{202e}ly".to_owned(),
        playlists: 1,
        tracks: 1,
        favourites: 0,
        albums: 0,
        artists: 3,
        duplicates: 0,
        without_artist: 0,
        with_isrc: 0,
        warnings: Vec::new(),
        at: Timestamp::UNIX_EPOCH,
    };
    let said = export_check::facts(&check).join("\n");
    assert!(!said.contains("playlist-certainty"), "{said}");
    assert_eq!(said, "Not counted as songs: 3 artists.");
    check.albums = 1;
    let said = export_check::facts(&check).join("\n");
    assert_eq!(said, "Not counted as songs: 1 album, 3 artists.");
}

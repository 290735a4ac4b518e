//! Days that a case hangs on: payments, trials, answers; held against the calendar of `jiff`.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use outro::case::commands;
use outro::case::dates::{Cycle, Trial};
use outro::case::{Case, Entry, Event};
use outro::guide::Catalogue;
use outro::guide::step::{End, Fact};
use outro::present::due::{self, Kind, Nearness};
use proptest::prelude::*;

/// The case that these events make, each an hour after the one before.
fn case(events: Vec<Event>) -> Case {
    let start: Timestamp = "2026-11-22T14:00:00Z".parse().unwrap();
    let entries: Vec<Entry> = (0..)
        .zip(events)
        .map(|(n, event)| Entry::new(format!("{n:032x}"), start + i64::from(n).hours(), event))
        .collect();
    Case::replay("0123456789abcdef0123456789abcdef", &entries)
}

fn fact(fact: Fact, value: &str) -> Event {
    Event::FactNoted {
        fact,
        value: value.to_owned(),
    }
}

fn amazon(channel: &str) -> Vec<Event> {
    vec![
        Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        Event::ChannelChosen {
            channel: channel.into(),
        },
    ]
}

fn due(events: Vec<Event>, today: Date) -> Vec<due::Due> {
    let case = case(events);
    due::all(Catalogue::built_in(), [&case], today)
}

#[test]
fn a_month_end_is_clamped_and_comes_back() {
    let monthly = Cycle::Months(1);
    let from = date(2027, 1, 31);
    let days: Vec<Date> = (0..5).filter_map(|n| monthly.nth(from, n)).collect();
    let expected = [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31)].map(|(m, d)| date(2027, m, d));
    assert_eq!(days, expected);
    let leap = Cycle::Yearly;
    assert_eq!(leap.nth(date(2028, 2, 29), 1), Some(date(2029, 2, 28)));
    assert_eq!(leap.nth(date(2028, 2, 29), 4), Some(date(2032, 2, 29)));
}

#[test]
fn a_trial_has_a_last_safe_day_and_apple_wants_one_more() {
    let trial = Trial {
        begins: date(2026, 11, 3),
        days: 30,
    };
    assert_eq!(trial.charge_day(), date(2026, 12, 3));
    assert_eq!(trial.last_safe_day(false), date(2026, 12, 2));
    assert_eq!(trial.last_safe_day(true), date(2026, 12, 1));
    let day = |channel| {
        let mut events = amazon(channel);
        events.push(Event::TrialNoted { trial: Some(trial) });
        let due = due(events, date(2026, 11, 28));
        assert_eq!(due.len(), 1, "{due:?}");
        assert_eq!(due[0].date.kind, Kind::DecideTrial(date(2026, 12, 3)));
        due[0].clone()
    };
    let catalogue = Catalogue::built_in();
    let guide = catalogue.guide("amazon-music").unwrap();
    let apple = guide.channels.iter().find(|one| one.billed_by == "Apple");
    let apple = day(&apple.unwrap().id);
    assert_eq!(apple.date.day, date(2026, 12, 1));
    assert!(
        apple.words.contains("decide by 1 December 2026"),
        "{}",
        apple.words
    );
    assert_eq!(day("amazon-web").date.day, date(2026, 12, 2));
}

#[test]
fn what_is_due_comes_in_order_and_the_question_first() {
    let mut asked = amazon("amazon-web");
    asked.push(Event::Ended {
        end: End::Cancelled,
    });
    asked.push(Event::ConfirmationSeen { seen: true });
    asked.push(fact(Fact::EndDate, "2026-12-03"));
    let mut open = amazon("amazon-web");
    open.push(fact(Fact::RenewalDate, "2026-10-31"));
    open.push(Event::CycleNoted {
        cycle: Some(Cycle::Months(1)),
    });
    let (asked, open) = (case(asked), case(open));
    let list = |today| due::all(Catalogue::built_in(), [&open, &asked], today);
    let early: Vec<String> = list(date(2026, 11, 28))
        .into_iter()
        .map(|due| due.words)
        .collect();
    assert_eq!(
        early,
        [
            "2 days until the next charge, on 30 November 2026.",
            "It works for 5 more days, until 3 December 2026.",
            "In 6 days, on 4 December 2026, look at your statement: did a charge come?",
        ]
    );
    let later = list(date(2026, 12, 30));
    assert_eq!(
        later[0].words,
        "Did a charge come on 3 December 2026? Look at your statement."
    );
    assert_eq!(later[0].nearness, Nearness::Now);
    assert_eq!(
        later[1].words,
        "1 day until the next charge, on 31 December 2026."
    );
    assert_eq!(later[1].nearness, Nearness::Near);
}

#[test]
fn an_answer_is_awaited_until_it_comes() {
    let mut events = amazon("amazon-web");
    events.push(Event::LetterSent {
        letter: "chat".to_owned(),
        on: date(2026, 11, 22),
        due: Some(date(2026, 12, 6)),
    });
    let words = |events: &[Event], today| {
        let due = due(events.to_vec(), today);
        due.into_iter().map(|due| due.words).collect::<Vec<_>>()
    };
    let awaited = words(&events, date(2026, 12, 5));
    assert!(
        awaited[0].starts_with("An answer is due tomorrow"),
        "{awaited:?}"
    );
    let late = words(&events, date(2026, 12, 7));
    assert!(
        late[0].starts_with("The answer was due on 6 December 2026"),
        "{late:?}"
    );
    events.push(Event::LetterAnswered {
        letter: "chat".to_owned(),
    });
    assert!(words(&events, date(2026, 12, 7)).is_empty());
}

#[test]
fn the_day_of_the_end_is_the_persons_own_and_stays() {
    let before = case(amazon("amazon-web"));
    let end = Event::Ended {
        end: End::Cancelled,
    };
    // In New York it is still the day before.
    let today = date(2026, 11, 21);
    let pressed = commands::complete(&before, vec![end.clone()], today);
    assert_eq!(pressed, [end.clone(), Event::DayNoted { day: today }]);
    let events: Vec<Event> = amazon("amazon-web").into_iter().chain(pressed).collect();
    let mut ended = case(events.clone());
    assert_eq!(ended.ended_on(), Some(today));
    // A journal of an earlier version does not say the day; then UTC decides, in every zone.
    let old: Vec<Event> = amazon("amazon-web").into_iter().chain([end]).collect();
    assert_eq!(case(old).ended_on(), Some(date(2026, 11, 22)));
    let looked = commands::complete(
        &ended,
        vec![Event::ChargeChecked { came: false }],
        date(2026, 12, 4),
    );
    ended = case(events.into_iter().chain(looked).collect());
    assert_eq!(ended.ended_on(), Some(today));
    assert_eq!(ended.looked_on(), Some(date(2026, 12, 4)));
    let nothing = commands::complete(&ended, vec![Event::SummaryRead], today);
    assert_eq!(nothing, [Event::SummaryRead]);
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..36_525).prop_map(|n| date(2000, 1, 1) + i64::from(n).days())
}

fn any_cycle() -> impl Strategy<Value = Cycle> {
    prop_oneof![
        Just(Cycle::Weekly),
        (1_u16..=24).prop_map(Cycle::Months),
        Just(Cycle::Yearly)
    ]
}

/// The same payment by the calendar of `jiff`.
fn by_jiff(cycle: Cycle, anchor: Date, n: u32) -> Date {
    let n = i64::from(n);
    match cycle {
        Cycle::Weekly => anchor + n.weeks(),
        Cycle::Months(months) => anchor + (n * i64::from(months)).months(),
        Cycle::Yearly => anchor + n.years(),
    }
}

proptest! {
    #[test]
    fn payments_fall_on_the_days_of_the_calendar(anchor in any_day(), cycle in any_cycle()) {
        let end = anchor + 100.years();
        for n in 0..=5300 {
            let day = cycle.nth(anchor, n).unwrap();
            prop_assert_eq!(day, by_jiff(cycle, anchor, n));
            if day > end {
                break;
            }
        }
    }

    #[test]
    fn the_next_payment_is_the_first_that_has_not_passed(
        anchor in any_day(), from in any_day(), cycle in any_cycle()
    ) {
        let found = cycle.first_from(anchor, from).unwrap();
        let slow = (0..=6000).map(|n| by_jiff(cycle, anchor, n)).find(|day| *day >= from).unwrap();
        prop_assert_eq!(found, slow);
    }

    #[test]
    fn a_trial_is_over_after_its_days(begins in any_day(), days in 1_u16..=1000) {
        let trial = Trial { begins, days };
        prop_assert_eq!(trial.charge_day(), begins + i64::from(days).days());
        prop_assert_eq!(trial.last_safe_day(false), trial.charge_day() - 1.days());
        prop_assert_eq!(trial.last_safe_day(true), trial.charge_day() - 2.days());
    }

    #[test]
    fn no_day_panics(year in -9999_i16..=9999, n in any::<u32>(), months in any::<u16>(), from in any_day()) {
        let anchor = Date::new(year, 1, 31).unwrap();
        for cycle in [Cycle::Weekly, Cycle::Months(months), Cycle::Yearly] {
            let _ = cycle.nth(anchor, n);
            let _ = cycle.first_from(anchor, from);
            let _ = cycle.first_from(from, anchor);
        }
        let trial = Trial { begins: anchor, days: months };
        let _ = (trial.charge_day(), trial.last_safe_day(true));
    }
}

#[test]
fn a_week_begins_as_it_does_in_the_country() {
    use jiff::civil::Weekday;
    for (country, first) in [
        (Some("US"), Weekday::Sunday),
        (Some("JP"), Weekday::Sunday),
        (Some("BR"), Weekday::Sunday),
        (Some("DE"), Weekday::Monday),
        (Some("GB"), Weekday::Monday),
        (Some("EG"), Weekday::Saturday),
        (Some("U"), Weekday::Monday),
        (Some(""), Weekday::Monday),
        (None, Weekday::Monday),
    ] {
        assert_eq!(outro::i18n::first_weekday(country), first, "{country:?}");
    }
    let days = outro::i18n::weekdays(Weekday::Sunday);
    assert_eq!(days.join(" "), "Sun Mon Tue Wed Thu Fri Sat");
    let days = outro::i18n::weekdays(Weekday::Monday);
    assert_eq!(days.join(" "), "Mon Tue Wed Thu Fri Sat Sun");
}

//! Ways back: an answer that leads to an earlier step, a charge that came all the same, another
//! company, and steps that are done although others were to act.

use jiff::civil::date;
use outro::case::ending::Left;
use outro::case::{Case, Checklist, Event, Outcome, Stage, commands};
use outro::guide::step::{End, Fact};
use outro::present::make_sure::again;

use super::{Walkthrough, today};

fn on_the_web() -> Walkthrough {
    let mut walkthrough = Walkthrough::new("netflix");
    for event in [
        Event::RegionChosen {
            region: "us".into(),
        },
        Event::PlanChosen { plan: None },
        Event::ChannelChosen {
            channel: "website".into(),
        },
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ] {
        walkthrough.happens(event);
    }
    let nothing = commands::nothing_to_save(&walkthrough.guide, &walkthrough.case());
    walkthrough.press(nothing);
    walkthrough
}

fn noted(fact: Fact, day: &str) -> Event {
    let value = day.to_owned();
    Event::FactNoted { fact, value }
}

fn open_steps(walkthrough: &Walkthrough) -> Vec<String> {
    let case = walkthrough.case();
    let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
    let open = checklist
        .items
        .iter()
        .filter(|item| !item.state.is_settled());
    open.map(|item| item.step.id.to_string()).collect()
}

/// What the doors write down for one press.
fn press(walkthrough: &mut Walkthrough, event: Event) {
    let events = commands::complete(&walkthrough.case(), vec![event], today());
    walkthrough.press(events);
}

fn tick(walkthrough: &mut Walkthrough) {
    let (case, step) = (walkthrough.case(), walkthrough.current());
    let event = commands::tick(&walkthrough.guide, &case, &step).expect("it may be ticked");
    press(walkthrough, event);
}

#[test]
fn an_answer_that_leads_back_has_the_steps_from_there_on_done_again() {
    let mut walkthrough = on_the_web();
    while walkthrough.current() != "check-end" {
        walkthrough.tick();
    }
    walkthrough.sees("still-renews");
    assert_eq!(walkthrough.current(), "open-account");
    let again = [
        "open-account",
        "start-cancel",
        "pass-offers",
        "confirm-cancel",
    ];
    assert_eq!(open_steps(&walkthrough)[..4], again);
    // Only what is pressed at the company a second time can end it.
    for step in again {
        assert_eq!(walkthrough.current(), step);
        assert_eq!(walkthrough.case().outcome, Outcome::Open, "before {step}");
        walkthrough.tick();
    }
    assert_eq!(walkthrough.current(), "check-end");
    // How often it was seen goes on counting.
    walkthrough.sees("still-renews");
    assert_eq!(walkthrough.case().tries.get("check-end"), Some(&2));
}

#[test]
fn steps_that_are_done_although_support_was_to_act_end_it() {
    let mut walkthrough = on_the_web();
    walkthrough.sees("cannot-sign-in");
    let end = End::AskSupport;
    assert!(matches!(walkthrough.case().outcome, Outcome::Ended { end: now, .. } if now == end));
    let before = walkthrough.case();
    tick(&mut walkthrough);
    assert_eq!(walkthrough.case().outcome, Outcome::Open);
    walkthrough.undo();
    assert_eq!(
        walkthrough.case().outcome,
        before.outcome,
        "one press, one undo"
    );
    while walkthrough.case().outcome == before.outcome || !open_steps(&walkthrough).is_empty() {
        tick(&mut walkthrough);
    }
    let case = walkthrough.case();
    assert!(matches!(
        case.outcome,
        Outcome::Ended {
            end: End::Cancelled,
            ..
        }
    ));
    assert_eq!(case.ended_on(), Some(today()));
    assert_eq!(case.confirmation_seen, Some(true));
}

fn charged_again() -> Walkthrough {
    let mut walkthrough = on_the_web();
    while walkthrough.case().outcome == Outcome::Open {
        tick(&mut walkthrough);
    }
    walkthrough.happens(noted(Fact::EndDate, "2023-11-10"));
    press(&mut walkthrough, Event::ChargeChecked { came: true });
    walkthrough
}

#[test]
fn the_same_company_after_a_charge_is_gone_through_once_more() {
    let mut walkthrough = charged_again();
    let (case, guide) = (walkthrough.case(), walkthrough.guide.clone());
    let channel = "website".into();
    walkthrough.press(commands::take_channel(&guide, &case, "us", &channel));
    assert_eq!(walkthrough.case().outcome, Outcome::Open);
    assert_eq!(walkthrough.current(), "open-account");
    assert_eq!(walkthrough.case().confirmation_seen, None);
    // Letters to the bank say when it was cancelled first, and until when it was to work.
    assert_eq!(walkthrough.case().cancelled_on(), Some(today()));
    assert_eq!(walkthrough.case().end_date(), Some(date(2023, 11, 10)));
}

#[test]
fn a_second_cancellation_does_not_inherit_the_end_date_of_the_first() {
    for typed_anew in [false, true] {
        let mut walkthrough = charged_again();
        let again = commands::start_over(&walkthrough.guide, &walkthrough.case());
        walkthrough.happens(again);
        if typed_anew {
            walkthrough.happens(noted(Fact::EndDate, "2026-12-20"));
        }
        while walkthrough.case().outcome == Outcome::Open {
            tick(&mut walkthrough);
        }
        let left = walkthrough.case().left(today());
        let wait = Left::WaitUntil(date(2026, 12, 21));
        assert_eq!(left, if typed_anew { wait } else { Left::NoteEndDate });
    }
}

#[test]
fn a_charge_for_something_else_proves_nothing_before_the_day_of_the_next() {
    let mut walkthrough = on_the_web();
    while walkthrough.case().outcome == Outcome::Open {
        tick(&mut walkthrough);
    }
    walkthrough.happens(noted(Fact::EndDate, "2026-12-20"));
    let ended = walkthrough.case();
    press(&mut walkthrough, Event::ChargeChecked { came: true });
    let other = again::none_came(&walkthrough.case(), today());
    press(&mut walkthrough, other);
    let case = walkthrough.case();
    assert_eq!(case.outcome, ended.outcome);
    assert_eq!(case.ended_on(), ended.ended_on());
    assert_eq!(case.left(today()), Left::WaitUntil(date(2026, 12, 21)));

    // On its day it does.
    let mut walkthrough = charged_again();
    let other = again::none_came(&walkthrough.case(), today());
    assert_eq!(other, Event::ChargeChecked { came: false });
    press(&mut walkthrough, other);
    assert!(matches!(walkthrough.case().outcome, Outcome::Proven { .. }));
}

#[test]
fn a_payment_before_the_cancellation_is_not_asked_about() {
    let mut walkthrough = on_the_web();
    walkthrough.happens(noted(Fact::RenewalDate, "2026-11-03"));
    while walkthrough.case().outcome == Outcome::Open {
        tick(&mut walkthrough);
    }
    // Nothing says how often it is paid.
    assert_eq!(walkthrough.case().left(today()), Left::NoteEndDate);
    walkthrough.happens(Event::CycleNoted {
        cycle: Some(outro::case::dates::Cycle::Months(1)),
    });
    let case = walkthrough.case();
    assert_eq!(case.left(today()), Left::WaitUntil(date(2026, 12, 4)));
    // A payment that is still to come is waited for.
    walkthrough.happens(noted(Fact::RenewalDate, "2026-11-30"));
    let case = walkthrough.case();
    assert_eq!(case.left(today()), Left::WaitUntil(date(2026, 12, 1)));
}

#[test]
fn what_was_waited_for_and_cancelled_is_forgotten_with_another_company() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    walkthrough.happens(Event::WentTo {
        step: "website-press-cancel".into(),
    });
    walkthrough.sees("payment");
    assert!(walkthrough.case().waiting_until.is_some());
    walkthrough.happens(Event::ChannelChosen {
        channel: "apple-iphone".into(),
    });
    assert_eq!(walkthrough.case().waiting_until, None);

    let mut walkthrough = on_the_web();
    while walkthrough.case().outcome == Outcome::Open {
        tick(&mut walkthrough);
    }
    let cancelled = |case: &Case| case.cancelled_on();
    assert!(cancelled(&walkthrough.case()).is_some());
    let again = commands::start_over(&walkthrough.guide, &walkthrough.case());
    walkthrough.happens(again);
    assert_eq!(cancelled(&walkthrough.case()), None, "it was opened again");
}

#[test]
fn who_is_not_sure_and_comes_back_is_asked_again() {
    let mut walkthrough = Walkthrough::on("prime");
    while walkthrough.current() != "prime-choose" {
        walkthrough.tick();
    }
    let (case, guide) = (walkthrough.case(), walkthrough.guide.clone());
    let answer = commands::choose(&guide, &case, "prime-choose", "not-sure");
    press(&mut walkthrough, answer.expect("it is offered"));
    assert_eq!(walkthrough.case().channel, None);
    let case = walkthrough.case();
    walkthrough.press(commands::take_channel(&guide, &case, "us", &"prime".into()));
    assert_eq!(walkthrough.current(), "prime-choose");
}

//! What is true of a case, from its events alone.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use jiff::Timestamp;
use jiff::civil::{Date, date};
use outro::case::ending::Left;
use outro::case::{
    BackupAnswer, Case, CasePage, Checklist, Entry, Event, Money, Outcome, Reply, Stage, commands,
    event, page,
};
use outro::guide::catalogue::Catalogue;
use outro::guide::step::{End, Fact, Then};
use outro::guide::{Guide, Period, StepId};
use proptest::prelude::*;

use crate::proportion::in_proportion;

mod back;

/// A case with its journal, and the guide that it follows.
struct Walkthrough {
    guide: Guide,
    entries: Vec<Entry>,
}

impl Walkthrough {
    fn new(guide: &str) -> Self {
        let guide = Catalogue::built_in()
            .guide(guide)
            .expect("built in")
            .clone();
        let mut walkthrough = Self {
            entries: Vec::new(),
            guide,
        };
        walkthrough.happens(Event::Started {
            guide: walkthrough.guide.id.clone(),
            revision: walkthrough.guide.revision,
        });
        walkthrough
    }

    /// On the first step of a channel, every backup task declined.
    fn on(channel: &str) -> Self {
        let mut walkthrough = Self::new("amazon-music");
        for event in [
            Event::SummaryRead,
            Event::RegionChosen {
                region: "us".to_owned(),
            },
            Event::PlanChosen { plan: None },
            Event::ChannelChosen {
                channel: channel.into(),
            },
            Event::StageOpened {
                stage: Stage::Cancel,
            },
        ] {
            walkthrough.happens(event);
        }
        for task in walkthrough.guide.backup.tasks.clone() {
            walkthrough.happens(Event::BackupAnswered {
                task: task.id,
                answer: BackupAnswer::Declined,
            });
        }
        walkthrough
    }

    fn happens(&mut self, event: Event) -> String {
        let n = self.entries.len();
        let id = format!("{n:032x}");
        self.entries.push(Entry::new(
            id.clone(),
            Timestamp::from_second(1_700_000_000 + 60 * i64::try_from(n).expect("few"))
                .expect("in range"),
            event,
        ));
        id
    }

    /// What one press does, as the window and the terminal write it down.
    fn press(&mut self, events: Vec<Event>) {
        let n = self.entries.len();
        let at = Timestamp::from_second(1_700_000_000 + 60 * i64::try_from(n).expect("few"))
            .expect("in range");
        let new = event::batch(format!("{n:032x}"), at, events);
        self.entries
            .extend(new.map(|(id, at, event)| Entry::new(id, at, event)));
    }

    fn undo(&mut self) {
        let undone = self.case().undo();
        self.press(undone);
    }

    fn case(&self) -> Case {
        Case::replay("case", &self.entries)
    }

    fn tick(&mut self) {
        let case = self.case();
        let checklist = Checklist::of(&self.guide, &case).expect("a channel is chosen");
        let step = checklist.current().expect("a step is open").step.id.clone();
        let event = commands::tick(&self.guide, &case, &step).expect("it may be ticked");
        self.happens(event);
    }

    fn sees(&mut self, saw: &str) {
        let case = self.case();
        let step = self.current();
        let event =
            commands::observe(&self.guide, &case, &step, saw, today()).expect("it is offered");
        self.happens(event);
    }

    fn current(&self) -> StepId {
        let case = self.case();
        let checklist = Checklist::of(&self.guide, &case).expect("a channel is chosen");
        checklist.current().expect("a step is open").step.id.clone()
    }

    fn place(&self) -> CasePage {
        page::of(&self.guide, &self.case())
    }
}

fn today() -> Date {
    date(2026, 11, 22)
}

#[test]
fn one_answer_leads_to_the_steps_and_undo_takes_all_of_it_back() {
    let mut walkthrough = Walkthrough::new("amazon-music");
    assert_eq!(walkthrough.place(), CasePage::Finder);
    let before = walkthrough.case();
    let events =
        commands::take_channel(&walkthrough.guide, &before, "de", &"amazon-website".into());
    walkthrough.press(events);
    assert_eq!(walkthrough.place(), CasePage::Steps);
    let case = walkthrough.case();
    assert_eq!(case.stage(), Stage::Cancel);
    assert_eq!(case.region.as_deref(), Some("de"));
    assert_eq!(case.plan, Reply::NotSaid);
    // What was said before stays as it was said.
    let again = commands::take_channel(&walkthrough.guide, &case, "us", &"apple-web".into());
    assert_eq!(
        again,
        [Event::ChannelChosen {
            channel: "apple-web".into()
        }]
    );
    for event in case.undo() {
        walkthrough.happens(event);
    }
    assert_eq!(walkthrough.place(), CasePage::Finder);
    assert_eq!(walkthrough.case().region, None);
}

#[test]
fn cases_that_were_begun_before_go_on_where_they_were() {
    let region = || Event::RegionChosen {
        region: "de".to_owned(),
    };
    let plan = || Event::PlanChosen { plan: None };
    let channel = || Event::ChannelChosen {
        channel: "amazon-website".into(),
    };
    let opened = || Event::StageOpened {
        stage: Stage::Cancel,
    };
    // Country and plan are asked on the page of who charges now; what was answered is kept.
    for (events, place) in [
        (vec![], CasePage::Finder),
        (vec![Event::SummaryRead], CasePage::Finder),
        (vec![Event::SummaryRead, region()], CasePage::Finder),
        (vec![Event::SummaryRead, region(), plan()], CasePage::Finder),
        (
            vec![Event::SummaryRead, region(), plan(), channel()],
            CasePage::Backup,
        ),
        (
            vec![Event::SummaryRead, region(), plan(), channel(), opened()],
            CasePage::Steps,
        ),
    ] {
        let mut walkthrough = Walkthrough::new("amazon-music");
        for event in events.clone() {
            walkthrough.happens(event);
        }
        assert_eq!(walkthrough.place(), place, "{events:?}");
    }
}

#[test]
fn the_page_of_a_later_step_spares_the_steps_before_it() {
    let mut walkthrough = Walkthrough::on("apple-iphone");
    let case = walkthrough.case();
    let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
    let step = outro::present::step::shortcut(&checklist).expect("its page can be scanned");
    assert_eq!(step.id, "apple/open-subscriptions");
    let events = commands::tick_to(&walkthrough.guide, &case, &step.id).expect("all are open");
    assert_eq!(events.len(), 3);
    walkthrough.press(events);
    assert_eq!(walkthrough.current(), "apple/choose-subscription");
}

#[test]
fn ticking_every_step_ends_in_cancelled_and_undo_opens_it_again() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    let steps = walkthrough
        .guide
        .channel("amazon-website")
        .expect("there")
        .steps
        .len();
    for _ in 0..steps {
        walkthrough.tick();
    }
    assert!(matches!(
        walkthrough.case().outcome,
        Outcome::Ended {
            end: End::Cancelled,
            ..
        }
    ));
    assert_eq!(walkthrough.case().stage(), Stage::MakeSure);
    walkthrough.undo();
    assert_eq!(walkthrough.case().outcome, Outcome::Open);
    assert_eq!(walkthrough.current(), "website-note-proof");
}

#[test]
fn undo_takes_back_one_thing_after_the_other_and_never_the_start() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    let before = walkthrough.case();
    walkthrough.tick();
    walkthrough.tick();
    for _ in 0..2 {
        walkthrough.undo();
    }
    let mut after = walkthrough.case();
    after.changed = before.changed;
    assert_eq!(after, before);
    for _ in 0..50 {
        walkthrough.undo();
    }
    assert_eq!(walkthrough.case().undo(), []);
    assert_eq!(walkthrough.case().guide, "amazon-music");
    assert_eq!(walkthrough.place(), CasePage::Finder);
}

#[test]
fn the_confirming_step_waits_until_each_task_is_answered() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    walkthrough.happens(Event::BackupAnswered {
        task: "export-playlists".into(),
        answer: BackupAnswer::Open,
    });
    while walkthrough.current() != "website-confirm" {
        walkthrough.tick();
    }
    let refused = commands::tick(&walkthrough.guide, &walkthrough.case(), "website-confirm");
    assert_eq!(refused, Err(commands::Refusal::BackupOpen));
    walkthrough.happens(Event::BackupAnswered {
        task: "export-playlists".into(),
        answer: BackupAnswer::Waiting(date(2026, 12, 20)),
    });
    assert!(commands::tick(&walkthrough.guide, &walkthrough.case(), "website-confirm").is_ok());
}

#[test]
fn ticks_of_a_shared_step_survive_a_change_of_channel() {
    let mut walkthrough = Walkthrough::on("apple-mac");
    let choose = commands::choose(
        &walkthrough.guide,
        &walkthrough.case(),
        "apple/mac-app",
        "app-store",
    );
    walkthrough.happens(choose.expect("it is offered"));
    while walkthrough.current() != "apple/cancel" {
        walkthrough.tick();
    }
    walkthrough.happens(Event::ChannelChosen {
        channel: "apple-windows".into(),
    });
    let case = walkthrough.case();
    let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
    assert!(
        checklist
            .item("apple/manage")
            .expect("shared")
            .state
            .is_settled()
    );
    assert!(
        !checklist
            .item("apple/windows-app")
            .expect("its own")
            .state
            .is_settled()
    );
}

#[test]
fn another_account_starts_the_channel_afresh_and_the_finder_rules_it_out() {
    let mut walkthrough = Walkthrough::on("apple-iphone");
    walkthrough.tick();
    let first = walkthrough
        .guide
        .channel("apple-iphone")
        .expect("there")
        .steps[0]
        .id
        .clone();
    let other = tick_until_seen(&mut walkthrough, &Then::OtherAccount);
    walkthrough.sees(&other.expect("one step offers another account"));
    assert_eq!(walkthrough.current(), first);
    let finder = tick_until_seen(&mut walkthrough, &Then::Finder);
    walkthrough.sees(&finder.expect("one step leads to the finder"));
    assert_eq!(walkthrough.place(), CasePage::Finder);
    assert!(walkthrough.case().ruled_out.contains("apple-iphone"));
}

/// Ticks, four times at most, until the step offers what leads there; its id.
fn tick_until_seen(walkthrough: &mut Walkthrough, then: &Then) -> Option<String> {
    for _ in 0..4 {
        let channel = walkthrough.guide.channel("apple-iphone").expect("there");
        let current = walkthrough.current();
        let step = channel.steps.iter().find(|step| step.id == current);
        let mut offered = step.expect("there").see.iter();
        if let Some(seen) = offered.find(|seen| seen.then == *then) {
            return Some(seen.id.clone());
        }
        walkthrough.tick();
    }
    None
}

#[test]
fn a_different_way_is_offered_after_enough_tries() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    let (step, seen, n) = walkthrough
        .guide
        .channel("amazon-website")
        .expect("there")
        .steps
        .iter()
        .find_map(|step| {
            let after = step.after_tries.as_ref()?;
            let stay = step
                .see
                .iter()
                .find(|seen| seen.then == outro::guide::Then::Stay)?;
            Some((step.id.clone(), stay.id.clone(), after.n))
        })
        .expect("a step has a different way");
    while walkthrough.current() != step {
        walkthrough.tick();
    }
    for _ in 0..n {
        let case = walkthrough.case();
        let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
        assert!(checklist.different_way().is_none());
        walkthrough.sees(&seen);
    }
    let case = walkthrough.case();
    let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
    assert!(checklist.different_way().is_some());
    assert!(commands::take_different_way(&walkthrough.guide, &case, today()).is_ok());
}

#[test]
fn what_is_left_is_asked_for_in_order_until_no_charge_came() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    walkthrough.happens(Event::Ended {
        end: End::Cancelled,
    });
    assert_eq!(walkthrough.case().left(today()), Left::SeeConfirmation);
    walkthrough.happens(Event::ConfirmationSeen { seen: true });
    assert_eq!(walkthrough.case().left(today()), Left::NoteEndDate);
    walkthrough.happens(Event::FactNoted {
        fact: Fact::EndDate,
        value: "2026-12-03".to_owned(),
    });
    assert_eq!(
        walkthrough.case().left(today()),
        Left::WaitUntil(date(2026, 12, 4))
    );
    assert_eq!(
        walkthrough.case().left(date(2026, 12, 4)),
        Left::CheckCharge
    );
    walkthrough.happens(Event::ChargeChecked { came: true });
    assert_eq!(walkthrough.case().outcome, Outcome::ChargedAgain);
    assert!(!walkthrough.case().is_over());
    let again = commands::start_over(&walkthrough.guide, &walkthrough.case());
    walkthrough.happens(again);
    assert_eq!(walkthrough.current(), "website-open-settings");
    walkthrough.happens(Event::Ended {
        end: End::Cancelled,
    });
    walkthrough.happens(Event::ChargeChecked { came: false });
    assert!(walkthrough.case().is_over());
    assert_eq!(walkthrough.place(), CasePage::Ending);
}

#[test]
fn a_changed_step_is_marked_and_a_removed_one_is_named() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    walkthrough.tick();
    walkthrough.tick();
    let channel = walkthrough
        .guide
        .channels
        .iter_mut()
        .find(|channel| channel.id == "amazon-website");
    let steps = &mut channel.expect("there").steps;
    steps[0].rev += 1;
    let former = std::mem::replace(&mut steps[0].id, "website-open-the-page".into());
    steps[0].was.push(former);
    let gone = steps.remove(1);
    let case = walkthrough.case();
    let checklist = Checklist::of(&walkthrough.guide, &case).expect("a channel is chosen");
    let item = checklist.item("website-open-the-page").expect("renamed");
    assert!(item.state.is_settled() && item.changed);
    let removed: Vec<_> = checklist
        .removed()
        .iter()
        .map(|mark| mark.title.clone())
        .collect();
    assert_eq!(removed, [gone.title]);
    let untick =
        commands::untick(&walkthrough.guide, &case, "website-open-the-page").expect("it is ticked");
    walkthrough.happens(untick);
    assert_eq!(walkthrough.current(), "website-open-the-page");
}

#[test]
fn money_is_read_as_people_type_it() {
    let read = |typed| Money::read(typed, "USD", Period::Month).map(|money| money.hundredths);
    assert_eq!(read("11.99"), Some(1199));
    assert_eq!(read("11,99"), Some(1199));
    assert_eq!(read("$ 11.9"), Some(1190));
    assert_eq!(read("1,080"), Some(108_000));
    assert_eq!(read("1.080,50 EUR"), Some(108_050));
    assert_eq!(read("12"), Some(1200));
    assert_eq!(read("1 080,50 kr"), Some(108_050));
    assert_eq!(read("1\u{202f}080"), Some(108_000));
    assert_eq!(read("CHF 1’080.50"), Some(108_050));
    assert_eq!(read(".99"), Some(99));
    for nothing in ["", "free", "-5", "99999999999", "."] {
        assert_eq!(read(nothing), None, "{nothing}");
    }
    // Two numbers are not one amount, and no sign for less than nothing is passed over.
    for nothing in [
        "2 x 9.99",
        "10.99/12.99",
        "9.99 for 3 months",
        "£10.99 (was £9.99)",
        "1 month 9.99",
        "10 99",
        "\u{2212}5",
        "\u{2013}5",
    ] {
        assert_eq!(read(nothing), None, "{nothing}");
    }
    let price = Money::read("11.99", "USD", Period::Month).expect("an amount");
    let year = outro::i18n::money(price.a_year(), "USD", Some("US"));
    assert_eq!(year, "$143.88");
}

proptest! {
    #[test]
    fn money_never_panics(typed in ".{0,40}") {
        let _ = Money::read(&typed, "USD", Period::Year).map(|money| money.a_year());
    }

    #[test]
    fn days_are_read_back_as_they_are_written(days in 0_i64..60_000) {
        let day = date(2010, 1, 1).saturating_add(jiff::Span::new().days(days));
        let read = |typed: &str| outro::i18n::read_day(typed, day).sure();
        prop_assert_eq!(read(&outro::i18n::date(day)), Some(day));
        prop_assert_eq!(read(&outro::i18n::long_date(day)), Some(day));
        prop_assert_eq!(read(&day.to_string()), Some(day));
        // With its weekday it is beyond doubt, however far away it is.
        let far = outro::i18n::read_day(&outro::i18n::long_date(day), date(2100, 1, 1));
        prop_assert_eq!(far.sure(), Some(day));
    }

    #[test]
    fn reading_a_day_never_panics(typed in ".{0,40}") {
        let _ = outro::i18n::read_day(&typed, date(2026, 11, 28));
    }
}

#[test]
fn one_press_is_taken_back_by_one_undo() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    let before = walkthrough.case();
    let tasks = walkthrough.guide.backup.tasks.clone();
    let opened = tasks.iter().map(|task| Event::BackupAnswered {
        task: task.id.clone(),
        answer: BackupAnswer::Open,
    });
    walkthrough.press(opened.collect());
    walkthrough.press(vec![Event::Named {
        person: "Mum".to_owned(),
    }]);
    assert!(walkthrough.case().backup.is_empty());
    assert_eq!(walkthrough.case().undo().len(), 1);
    walkthrough.undo();
    assert_eq!(walkthrough.case().person, "");
    assert!(walkthrough.case().backup.is_empty());
    assert_eq!(walkthrough.case().undo().len(), tasks.len());
    walkthrough.undo();
    let mut after = walkthrough.case();
    after.changed = before.changed;
    assert_eq!(after, before);
}

/// What two people at two computers did to one case: whose, when, what.
fn two_hands() -> impl Strategy<Value = Vec<(bool, i64, u8)>> {
    // Few moments and few acts, so that they meet.
    proptest::collection::vec((any::<bool>(), 0_i64..6, 0_u8..8), 1..24)
}

fn act_of(number: u8) -> Event {
    let step = event::StepMark {
        id: "website-open-settings".into(),
        rev: 1,
        title: String::new(),
        words: Vec::new(),
    };
    match number {
        0 => Event::Named {
            person: "Mum".to_owned(),
        },
        1 => Event::Named {
            person: "Dad".to_owned(),
        },
        2 => Event::ChannelChosen {
            channel: "amazon-website".into(),
        },
        3 => Event::RuledOut {
            channel: "amazon-website".into(),
        },
        4 => Event::Ticked { step, ends: None },
        5 => Event::Unticked { step: step.id },
        6 => Event::Ended {
            end: End::Cancelled,
        },
        _ => Event::Reopened { reopen: Vec::new() },
    }
}

proptest! {
    /// Each computer has its own entries in the order in which it wrote them, and the other's
    /// wherever they came in.
    #[test]
    fn two_computers_see_the_same_after_a_merge(acts in two_hands(), cuts in any::<[u8; 2]>()) {
        let all: Vec<(bool, Entry)> = acts
            .iter()
            .enumerate()
            .map(|(n, (left, second, act))| {
                // An undo takes back what came before, whoever did it.
                let event = match act {
                    7 if n > 0 => Event::Undone { entry: format!("{:032x}", n * 7919 % n) },
                    act => act_of(*act),
                };
                let at = Timestamp::from_second(1_700_000_000 + second).expect("in range");
                let id = format!("{n:032x}");
                (*left, Entry::new(id, at, event))
            })
            .collect();
        let journal = |mine: bool, cut: u8| {
            let (own, other): (Vec<_>, Vec<_>) =
                all.iter().cloned().partition(|(left, _)| *left == mine);
            let mut journal: Vec<Entry> = own.into_iter().map(|(_, entry)| entry).collect();
            let at = usize::from(cut) % (journal.len() + 1);
            let came = other.into_iter().map(|(_, entry)| Entry {
                merged_from: Some("the other one".to_owned()),
                ..entry
            });
            journal.splice(at..at, came);
            journal
        };
        let (one, two) = (journal(true, cuts[0]), journal(false, cuts[1]));
        let merged = |entries: &[Entry]| entries.iter().any(|entry| entry.merged_from.is_some());
        prop_assume!(merged(&one) && merged(&two));
        prop_assert_eq!(Case::replay("a", &one), Case::replay("a", &two));
    }
}

#[test]
fn a_clock_that_went_back_changes_the_order_of_nothing() {
    let mut walkthrough = Walkthrough::on("amazon-website");
    walkthrough.tick();
    let id = walkthrough
        .case()
        .settled
        .keys()
        .next()
        .cloned()
        .expect("a tick");
    walkthrough.happens(Event::Unticked { step: id });
    let last = walkthrough.entries.last_mut().expect("it happened");
    last.at = Timestamp::UNIX_EPOCH;
    assert!(walkthrough.case().settled.is_empty());
}

#[test]
fn a_case_with_twenty_thousand_events_is_replayed_in_proportion() {
    let journal = |events: usize| {
        let mut walkthrough = Walkthrough::new("amazon-music");
        for n in 0..events {
            walkthrough.happens(act_of((n % 7) as u8));
        }
        walkthrough.entries
    };
    let replay = |entries: &[Entry]| {
        let case = Case::replay("a", entries);
        assert_eq!(case.guide, "amazon-music");
    };
    let (some, all) = (journal(10_000), journal(20_000));
    // The figure itself is in `benches/engine.rs`.
    in_proportion(
        "20,000 events, replayed",
        11..300,
        || replay(&some),
        || replay(&all),
    );
}

#[test]
fn a_check_of_another_version_is_read_with_what_it_has() {
    let text = r#"{"what":"backup-checked","task":"export-playlists","check":{
        "sha256":"00","format":"a-later-one","certainty":"sure","tracks":3,"later":true,
        "warnings":[{"id":"a-later-one"}],"at":"2026-11-22T12:00:00Z"}}"#;
    let event: Event = serde_json::from_str(text).expect("it is read");
    let Event::BackupChecked { check, .. } = &event else {
        panic!("{event:?}");
    };
    assert_eq!((check.tracks, check.playlists), (3, 0));
    assert!(!check.is_right(), "what it warns of is not known here");
    let written = serde_json::to_string(&event).expect("it is written");
    let again: Event = serde_json::from_str(&written).expect("it is read");
    assert_eq!(again, event);
}

//! The terminal in memory: whatever is typed, nothing panics, nothing is lost, and every way
//! of every guide can be walked to an end.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use crate::program;

use std::sync::Arc;

use jiff::civil::Date;
use outro::case::Event;
use outro::guide::{Catalogue, Guide};
use outro::terminal::{self, Deps};
use program::memory::{Machine, MemoryCases};
use program::robot::{Robot, Said};
use proptest::prelude::*;

const CASE: &str = "case";

/// A case that has come to the question of the backup, on this channel.
fn begun(guide: &Guide, channel: &str) -> Option<Vec<Event>> {
    let holds = |region: &str, plan: Option<&str>| {
        guide
            .channels_for(region, plan)
            .any(|one| one.id == channel)
    };
    let plans = std::iter::once(None).chain(guide.plans.iter().map(|plan| Some(plan.id.as_str())));
    let (region, plan) = plans
        .flat_map(|plan| guide.regions.iter().map(move |region| (region, plan)))
        .find(|(region, plan)| holds(&region.id, *plan))?;
    Some(vec![
        Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: region.id.clone(),
        },
        Event::PlanChosen {
            plan: plan.map(str::to_owned),
        },
        Event::ChannelChosen {
            channel: channel.into(),
        },
    ])
}

/// A case of Amazon Music that has come to the question of the backup, and its guide.
fn at_the_backup() -> (MemoryCases, Arc<Guide>) {
    let desk = MemoryCases::default();
    let guide = Catalogue::built_in().get("amazon-music").unwrap();
    desk.put(CASE, begun(&guide, "apple-iphone").unwrap());
    (desk, guide)
}

/// The same before it is known who charges.
fn at_the_finder() -> (MemoryCases, Arc<Guide>) {
    let (desk, guide) = at_the_backup();
    let mut events = begun(&guide, "apple-iphone").unwrap();
    events.pop();
    desk.put(CASE, events);
    (desk, guide)
}

fn talk(input: impl std::io::BufRead, desk: &MemoryCases) -> (String, Result<(), terminal::Error>) {
    let said = Said::default();
    let ended = talk_into(input, said.clone(), desk);
    let all = said.all.borrow().clone();
    (all, ended)
}

fn talk_into(
    input: impl std::io::BufRead,
    said: Said,
    desk: &MemoryCases,
) -> Result<(), terminal::Error> {
    let world = Deps {
        cases: &mut desk.clone(),
        catalogue: Catalogue::built_in(),
        platform: &Machine,
        width: None,
    };
    terminal::run(input, said, world)
}

#[test]
fn every_way_of_every_guide_is_walked_to_an_end_after_any_wandering() {
    let catalogue = Catalogue::built_in();
    let long = std::env::var_os("OUTRO_LONG").is_some();
    let mut walked = 0;
    for entry in catalogue.entries() {
        let guide = catalogue.get(&entry.id).expect("a readable guide");
        for (at, channel) in (0..).zip(&guide.channels) {
            // Straight on, and with one wandering, a longer one for each next way.
            let seeds = if long {
                vec![0, 1, 2, 3, 4, 5]
            } else {
                vec![0, 1 + at % 3]
            };
            for seed in seeds {
                let desk = MemoryCases::default();
                let events = begun(&guide, &channel.id).expect("a country with this channel");
                desk.put(CASE, events);
                let said = Said::default();
                let robot = Robot::new(said.clone(), seed, 40 * usize::try_from(seed).unwrap());
                let done = std::rc::Rc::clone(&robot.done);
                talk_into(robot.typing(), said.clone(), &desk).expect("nothing fails in memory");
                let all = said.all.borrow();
                let tail: String = all
                    .chars()
                    .skip(all.chars().count().saturating_sub(3000))
                    .collect();
                assert!(
                    *done.borrow(),
                    "{}/{} seed {seed}:\n{tail}",
                    entry.id,
                    channel.id
                );
                walked += 1;
            }
        }
    }
    assert!(walked >= 60, "only {walked} walks");
}

#[test]
fn a_failing_save_is_said_at_once_and_the_answer_kept() {
    let (desk, guide) = at_the_backup();
    *desk.failures.borrow_mut() = 2;
    // Go on with the case; decline the backup: the first save fails twice, then works.
    let typed = "go on\ndecline\n\n\nquit\n";
    let (said, ended) = talk(typed.as_bytes(), &desk);
    ended.unwrap();
    assert_eq!(
        said.matches("This was not saved. There is no room").count(),
        2,
        "{said}"
    );
    let answered = desk.case(CASE).backup.len();
    assert_eq!(answered, guide.backup.tasks.len());
}

#[test]
fn an_input_that_ends_while_an_answer_is_not_saved_fails() {
    let (desk, _) = at_the_backup();
    *desk.failures.borrow_mut() = usize::MAX;
    let (said, ended) = talk(&b"go on\ndecline\n\n"[..], &desk);
    assert!(matches!(ended, Err(terminal::Error::NotSaved(_))), "{said}");
    assert!(!said.contains("Everything is saved"), "{said}");
}

#[test]
fn leaving_a_failed_answer_changes_nothing() {
    let (desk, _) = at_the_backup();
    *desk.failures.borrow_mut() = 1;
    let (said, ended) = talk(&b"go on\ndecline\nleave\n"[..], &desk);
    ended.unwrap();
    assert!(desk.case(CASE).backup.is_empty(), "{said}");
}

#[test]
fn undo_takes_back_the_last_answer_only() {
    let (desk, guide) = at_the_backup();
    let (said, ended) = talk(&b"go on\n1\nI don't\n2\nI don't\nundo\nquit\n"[..], &desk);
    ended.unwrap();
    assert!(said.contains("Taken back"), "{said}");
    let answered: Vec<_> = desk.case(CASE).backup.into_keys().collect();
    assert_eq!(answered, [guide.backup.tasks[0].id.clone()]);
}

#[test]
fn a_deleted_case_comes_back_with_undo() {
    let (desk, guide) = at_the_backup();
    let before = desk.case(CASE);
    let (said, ended) = talk(&b"go on\nmore\ndelete\ndelete\n"[..], &desk);
    ended.unwrap();
    assert!(desk.cases.borrow().is_empty(), "{said}");
    desk.put(CASE, begun(&guide, "apple-iphone").unwrap());
    let (said, ended) = talk(&b"go on\nmore\ndelete\ndelete\nundo\n"[..], &desk);
    ended.unwrap();
    assert_eq!(desk.case(CASE), before, "{said}");
}

#[test]
fn keeping_a_case_is_the_first_choice_when_deleting() {
    let (desk, _) = at_the_backup();
    let (said, ended) = talk(&b"go on\nmore\ndelete\n1\n"[..], &desk);
    ended.unwrap();
    assert!(desk.cases.borrow().contains_key(CASE), "{said}");
}

#[test]
fn every_way_has_its_title_in_the_list_of_channels() {
    // The list is what a person falls back on: nothing may be missing from it.
    let (desk, guide) = at_the_finder();
    let (said, _) = talk(&b"go on\nI am not\npick\n"[..], &desk);
    let region = desk.case(CASE).region.unwrap();
    for channel in guide.channels_for(&region, None) {
        assert!(
            said.contains(&channel.title),
            "{} is missing:\n{said}",
            channel.title
        );
    }
}

#[test]
fn ruling_out_every_channel_still_leads_on() {
    let (desk, guide) = at_the_finder();
    let typed = format!(
        "go on\nI am not\nI can't\n{}",
        "no, it\n".repeat(guide.channels.len() + 1)
    );
    let (said, ended) = talk(typed.as_bytes(), &desk);
    ended.unwrap();
    assert!(
        said.contains("You have looked everywhere that Outro knows of"),
        "{said}"
    );
    let (said, _) = talk(&b"go on\nI am not\nI can't\nlook everywhere\n"[..], &desk);
    assert!(desk.case(CASE).ruled_out.is_empty(), "{said}");
}

#[test]
fn a_day_that_is_anyones_guess_is_asked_again() {
    let (desk, _) = at_the_backup();
    let typed = "go on\nnotes\n1\n3/12/2026\n30 February 2027\nsoon\n3 December 2026\nquit\n";
    let (said, _) = talk(typed.as_bytes(), &desk);
    assert_eq!(said.matches("This is no clear day.").count(), 2, "{said}");
    assert!(
        said.contains("Is that 3 December 2026 or 12 March 2026?"),
        "{said}"
    );
    assert_eq!(
        desk.case(CASE).end_date(),
        Some(Date::constant(2026, 12, 3))
    );
    let (said, _) = talk(&b"go on\nnotes\n1\nclear\nquit\n"[..], &desk);
    assert!(said.contains("Thursday 3 December 2026"), "{said}");
    assert_eq!(desk.case(CASE).end_date(), None);
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,2}",
        2 => prop::sample::select(vec![
            "back", "undo", "list", "steps", "backup", "who", "notes", "more", "again", "?",
            "after", "country", "plan", "home", "answers music", "", "go on", "done", "delete",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn no_lines_make_it_panic(lines in prop::collection::vec(word(), 0..60), begin in any::<bool>()) {
        let desk = MemoryCases::default();
        if begin {
            let guide = Catalogue::built_in().get("amazon-music").unwrap();
            desk.put(CASE, begun(&guide, "amazon-website").unwrap());
        }
        let typed = lines.join("\n");
        let (said, ended) = talk(typed.as_bytes(), &desk);
        prop_assert!(ended.is_ok());
        prop_assert!(said.ends_with("You can go on at any time.\n"));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let desk = MemoryCases::default();
        let (said, ended) = talk(&bytes[..], &desk);
        prop_assert!(ended.is_ok());
        let hiding = |c: char| c.is_control() && c != '\n';
        prop_assert!(!said.contains(hiding));
    }
}

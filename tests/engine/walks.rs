//! Nobody is ever stuck: every guide, channel, country and plan is walked through with the
//! real engine. Every state that any one answer can reach can itself reach an end.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "../support/guide_states.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use outro::guide::catalogue::Catalogue;
use outro::guide::{ChannelId, StepId};
use proptest::prelude::*;
use support::{Exit, Node, Setting, answers, apply, case_at, end_within, explore, random_walk};

#[test]
fn every_state_that_an_answer_reaches_can_reach_an_end() {
    let mut walked = 0;
    let mut states = 0;
    for guide in guides() {
        // Countries and plans that show the same steps make the same graph.
        let mut graphs = Graphs::new();
        for setting in Setting::all(&guide) {
            let graph = graphs
                .entry((setting.channel.clone(), setting.steps(&guide)))
                .or_insert_with(|| explore(&guide, &setting));
            walked += 1;
            states += graph.len();
        }
        let starts = starts_that_end(&guide, &graphs);
        for ((channel, _), graph) in &graphs {
            let ends = ends_of(graph, &starts);
            for node in graph.keys() {
                assert!(
                    ends.contains(node),
                    "{}: {channel}: nobody gets out of {node:?}",
                    guide.id
                );
            }
        }
    }
    assert!(walked > 1_000, "only {walked} combinations were walked");
    println!("{walked} combinations, {states} states");
}

/// The graphs of a guide, by channel and the steps that it shows.
type Graphs = BTreeMap<(ChannelId, Vec<StepId>), BTreeMap<Node, BTreeSet<Exit>>>;

/// Channels from whose start an end can be reached, found from the ends backwards.
fn starts_that_end(guide: &outro::guide::Guide, graphs: &Graphs) -> BTreeSet<ChannelId> {
    let mut starts = BTreeSet::new();
    loop {
        let before = starts.len();
        for channel in &guide.channels {
            let all_end = graphs
                .iter()
                .filter(|((id, _), _)| *id == channel.id)
                .all(|(_, graph)| ends_of(graph, &starts).contains(&Node::start()));
            if all_end {
                starts.insert(channel.id.clone());
            }
        }
        if starts.len() == before {
            return starts;
        }
    }
}

/// Nodes from which an end can be reached, given the channels that are known to end.
fn ends_of(graph: &BTreeMap<Node, BTreeSet<Exit>>, starts: &BTreeSet<ChannelId>) -> BTreeSet<Node> {
    let mut ends: BTreeSet<Node> = BTreeSet::new();
    loop {
        let before = ends.len();
        for (node, exits) in graph {
            let out = exits.iter().any(|exit| match exit {
                Exit::End => true,
                Exit::Within(next) => ends.contains(next),
                Exit::Channel(channel) => starts.contains(channel),
                // The finder offers every other channel, and support when none is left.
                Exit::Finder(from) => starts.iter().any(|start| start != from),
            });
            if out {
                ends.insert(node.clone());
            }
        }
        if ends.len() == before {
            return ends;
        }
    }
}

#[test]
fn every_channel_is_walked_with_ticks_alone_to_an_end_or_a_choice() {
    for guide in guides() {
        for setting in Setting::all(&guide) {
            let mut case = case_at(&guide, &setting);
            for _ in 0..100 {
                let Some(answer) = answers(&guide, &case).into_iter().next() else {
                    break;
                };
                apply(&mut case, answer);
            }
            assert_ne!(
                case.outcome,
                outro::case::Outcome::Open,
                "{} {setting:?} stays open at {:?}",
                guide.id,
                case.pointer
            );
        }
    }
}

#[test]
fn every_link_is_filled_in_every_country_and_stays_on_its_hosts() {
    for guide in guides() {
        for region in &guide.regions {
            for link in guide.links.keys() {
                let address = guide.address(link, &region.id);
                let address = address
                    .unwrap_or_else(|error| panic!("{} {link} {}: {error}", guide.id, region.id));
                assert!(address.url().starts_with("https://"), "{}", address.url());
                assert!(!address.url().contains(['{', '}']), "{}", address.url());
            }
        }
    }
}

#[test]
fn the_confirming_step_waits_for_what_would_be_lost_everywhere() {
    use outro::case::commands::{Refusal, tick};
    use outro::guide::step::Kind;
    let mut waiting = 0;
    for guide in guides() {
        let waits = guide.backup.at_stake().any(|task| !task.optional);
        waiting += usize::from(waits);
        for setting in Setting::all(&guide) {
            let mut case = case_at(&guide, &setting);
            case.backup.clear();
            let channel = guide.channel(&setting.channel).expect("it is one of them");
            for step in channel
                .steps
                .iter()
                .filter(|step| step.kind == Kind::Confirm)
            {
                let answer = tick(&guide, &case, &step.id);
                let shown = outro::case::Checklist::of(&guide, &case)
                    .is_some_and(|checklist| checklist.item(&step.id).is_some());
                if shown {
                    let held_up = answer == Err(Refusal::BackupOpen);
                    assert_eq!(held_up, waits, "{} {}", guide.id, step.id);
                }
            }
        }
    }
    assert!(
        waiting >= 4,
        "only {waiting} guides name what would be lost"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a person does, in whatever order, they can still get out.
    #[test]
    fn a_random_walk_can_always_be_ended(
        guide in any::<prop::sample::Index>(),
        setting in any::<prop::sample::Index>(),
        steps in prop::collection::vec(any::<(u8, prop::sample::Index)>(), 0..60),
    ) {
        let guides = guides();
        let guide = guide.get(&guides);
        let settings = Setting::all(guide);
        let case = random_walk(guide, setting.get(&settings), &steps);
        prop_assert!(end_within(guide, case, 20_000), "no way out");
    }
}

fn guides() -> Vec<outro::guide::Guide> {
    let catalogue = Catalogue::built_in();
    assert!(
        catalogue.problems().is_empty(),
        "{:?}",
        catalogue.problems()
    );
    catalogue
        .entries()
        .iter()
        .map(|entry| {
            catalogue
                .guide(&entry.id)
                .expect("it has no problem")
                .clone()
        })
        .collect()
}

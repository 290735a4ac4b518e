//! The parts that several guides share, and the guide for Amazon Prime: strictly read, every
//! reference leads somewhere, and every way through a flow has one step that confirms.

// A test that cannot read its own data has failed; saying so is all that is left to do.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path};

use outro::guide::step::{Kind, Then};
use outro::guide::{ChannelId, Checked, End, Guide, Part, Step};

use check::{Known, answer_problems, flow_problems, leads, link_problems, part_problems};

mod check;

/// Words that make a person feel slow, or that say nothing without a mouse.
const UNKIND: [&str; 6] = [
    " simply ",
    " just ",
    " easily ",
    "click here",
    "please note",
    "close your account",
];

fn read(name: &str) -> Vec<u8> {
    let file = path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("guides")
        .join(name);
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn part(id: &str) -> Part {
    serde_json::from_slice(&read(&format!("parts/{id}.json")))
        .unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn parts() -> Vec<Part> {
    let ids = [
        "amazon",
        "apple",
        "general",
        "google-play",
        "law",
        "paypal",
        "provider",
        "roku",
        "support",
    ];
    ids.map(part).to_vec()
}

fn prime() -> Guide {
    serde_json::from_slice(&read("amazon-prime.json"))
        .unwrap_or_else(|error| panic!("amazon-prime: {error}"))
}

#[test]
fn parts_hold_together() {
    for part in parts() {
        assert_eq!(part_problems(&part), Vec::<String>::new());
    }
}

#[test]
fn parts_have_the_flows_and_slots_that_guides_rely_on() {
    let flows = |part: &Part| part.flows.keys().cloned().collect::<Vec<_>>().join(" ");
    let [apple, google, provider] = ["apple", "google-play", "provider"].map(part);
    assert_eq!(flows(&apple), "iphone mac web windows");
    assert_eq!(apple.slots, ["listed_as"]);
    assert_eq!(flows(&google), "any");
    assert_eq!(google.slots, ["listed_as"]);
    assert_eq!(flows(&provider), "contact");
    assert_eq!(provider.slots, ["service", "maker"]);
    let [amazon, paypal, roku] = ["amazon", "paypal", "roku"].map(part);
    assert_eq!(flows(&amazon), "list");
    assert_eq!(flows(&paypal), "stop");
    assert_eq!(flows(&roku), "any");
}

#[test]
fn a_step_that_several_flows_share_says_the_same_in_each() {
    for part in parts() {
        let mut first: BTreeMap<&str, &Step> = BTreeMap::new();
        for step in part.flows.values().flatten() {
            let other = *first.entry(&step.id).or_insert(step);
            assert_eq!(step.rev, other.rev, "{}", step.id);
            assert_eq!(step.kind, other.kind, "{}", step.id);
            assert_eq!(step.title, other.title, "{}", step.id);
            assert_eq!(step.say, other.say, "{}", step.id);
            assert_eq!(step.press, other.press, "{}", step.id);
            assert_eq!(step.ask, other.ask, "{}", step.id);
            assert_eq!(step.caution, other.caution, "{}", step.id);
        }
    }
}

#[test]
fn only_declared_slots_are_used_and_all_of_them() {
    for part in parts() {
        let text = serde_json::to_string(&part).expect("a part can be written");
        let used: BTreeSet<&str> = text
            .split("{{")
            .skip(1)
            .filter_map(|rest| rest.split("}}").next())
            .collect();
        let gaps = part.letters.iter().flat_map(|letter| &letter.slots);
        let own = part.slots.iter().chain(gaps.map(|slot| &slot.id));
        let declared: BTreeSet<&str> = own.map(String::as_str).collect();
        assert_eq!(used, declared, "{}", part.id);
        // Several channels bring the answers of one biller along, each with slots of its own.
        for answer in part.answers.iter().filter(|_| !part.flows.is_empty()) {
            let answer = serde_json::to_string(answer).expect("an answer can be written");
            assert!(!answer.contains("{{"), "answers are shared: {answer}");
        }
    }
}

#[test]
fn every_word_and_link_is_used() {
    for part in parts() {
        let text = serde_json::to_string(&(&part.flows, &part.answers)).expect("can be written");
        for id in part.words.keys().chain(part.links.keys()) {
            assert!(text.contains(&format!("\"{id}\"")), "{id} is never used");
        }
        let all = serde_json::to_string(&part).expect("can be written");
        for source in &part.sources {
            let uses = all.matches(&format!("\"{}\"", source.id)).count();
            assert!(uses > 1, "{} is never named", source.id);
        }
    }
}

#[test]
fn apple_says_that_it_was_already_cancelled_wherever_it_can_be_seen() {
    let ended = Then::End(End::AlreadyCancelled);
    for (flow, steps) in &part("apple").flows {
        let confirm = steps.iter().find(|step| step.kind == Kind::Confirm);
        let confirm = confirm.unwrap_or_else(|| panic!("{flow}: nothing confirms"));
        let then = |id| confirm.observation(id).map(|seen| &seen.then);
        assert_eq!(then("red-expiry"), Some(&ended), "{flow}");
        // A missing button alone proves nothing: on a trial it has another name.
        assert_eq!(then("no-cancel-button"), Some(&Then::Stay), "{flow}");
        assert!(
            confirm.press.contains(&"apple/cancel-free-trial".into()),
            "{flow}"
        );
    }
}

#[test]
fn a_part_sends_nobody_to_another_biller_nor_back_where_they_are() {
    for part in parts() {
        for (flow, steps) in &part.flows {
            let here = format!("{}-{flow}", part.id);
            for then in steps.iter().flat_map(leads) {
                let Then::Channel(there) = then else { continue };
                assert!(there.starts_with(&part.id), "{here} leads to {there}");
                assert_ne!(there.as_str(), here);
            }
        }
    }
}

#[test]
fn prime_holds_together() {
    let guide = prime();
    let known = Known::of_guide(&guide);
    let mut found = link_problems(&guide.links, &guide.service.hosts, &known);
    let provider = part("provider");
    let mut steps: BTreeSet<&str> = BTreeSet::new();
    for channel in &guide.channels {
        known.checked(&channel.id, &channel.checked, &mut found);
        if let Some(used) = &channel.part {
            assert_eq!(
                (used.part.as_str(), used.flow.as_str()),
                ("provider", "contact")
            );
            let filled: BTreeSet<_> = used.slots.keys().collect();
            assert_eq!(filled, provider.slots.iter().collect());
            continue;
        }
        found.extend(flow_problems(&channel.id, &channel.steps, &known));
        steps.extend(channel.steps.iter().map(|step| step.id.as_str()));
    }
    found.extend(answer_problems(&guide.answers, &steps, &known));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn prime_names_only_what_it_has() {
    let guide = prime();
    let text: serde_json::Value = serde_json::from_slice(&read("amazon-prime.json")).expect("JSON");
    assert_every_checked_is_sourced(&text, &Known::of_guide(&guide));
    let channel = |id: &ChannelId| assert!(guide.channel(id).is_some(), "no channel {id}");
    guide
        .billing
        .statement
        .iter()
        .flat_map(|p| &p.channels)
        .for_each(channel);
    for answer in guide.billing.questions.iter().flat_map(|q| &q.answers) {
        assert!(!answer.points_to.is_empty(), "{} leads nowhere", answer.id);
        answer
            .points_to
            .iter()
            .chain(&answer.rules_out)
            .for_each(channel);
    }
    guide
        .billing
        .default_order
        .iter()
        .map(|t| &t.channel)
        .for_each(channel);
    for price in guide.plans.iter().flat_map(|plan| &plan.prices) {
        let region = guide.region(&price.region).expect("a price's region");
        assert_eq!(price.currency, region.currency);
    }
    for answer in &guide.answers {
        let known = |id: &String| guide.letters.iter().any(|letter| letter.id == *id);
        assert!(answer.letter.as_ref().is_none_or(known), "{}", answer.id);
        assert!(answer.regions.iter().all(|id| guide.region(id).is_some()));
    }
    for letter in &guide.letters {
        for slot in &letter.slots {
            assert!(letter.text.contains(&format!("{{{{{}}}}}", slot.id)));
        }
        assert_eq!(
            letter.text.matches("{{").count(),
            letter.slots.len(),
            "{}",
            letter.id
        );
    }
}

fn assert_every_checked_is_sourced(value: &serde_json::Value, known: &Known) {
    if let Some(checked) = value.get("checked") {
        let checked: Checked = serde_json::from_value(checked.clone()).expect("a mark");
        let mut found = Vec::new();
        known.checked(&value.to_string(), &checked, &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
    let below: Vec<&serde_json::Value> = match value {
        serde_json::Value::Array(items) => items.iter().collect(),
        serde_json::Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    for value in below {
        assert_every_checked_is_sourced(value, known);
    }
}

#[test]
fn words_are_kind() {
    for name in [
        "parts/apple.json",
        "parts/google-play.json",
        "parts/provider.json",
        "amazon-prime.json",
    ] {
        let text = String::from_utf8(read(name)).expect("UTF-8").to_lowercase();
        for unkind in UNKIND {
            assert!(!text.contains(unkind), "{name} says “{}”", unkind.trim());
        }
    }
}

#[test]
fn a_broken_part_is_caught() {
    type Breaking = fn(&mut Step);
    let breakings: [(Breaking, &str); 6] = [
        (|step| step.see.truncate(1), "something-else"),
        (|step| step.press.push("apple/nowhere".into()), "no word"),
        (|step| step.open = Some("apple/nowhere".into()), "no link"),
        (
            |step| step.see[0].then = Then::Step("apple/nowhere".into()),
            "leads nowhere",
        ),
        (|step| step.kind = Kind::Do, "0 steps confirm"),
        (|step| step.after_tries = None, "no other way"),
    ];
    for (breaking, expected) in breakings {
        let mut part = part("apple");
        let steps = part.flows.get_mut("iphone").expect("the flow");
        let confirm = steps.iter_mut().find(|step| step.kind == Kind::Confirm);
        breaking(confirm.expect("a step that confirms"));
        let found = part_problems(&part).join("\n");
        assert!(found.contains(expected), "{expected}: {found}");
    }
}

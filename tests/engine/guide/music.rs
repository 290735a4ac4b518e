//! What the Amazon Music guide must hold, asked of the file itself.

#![allow(clippy::expect_used)] // A test that cannot go on has failed.

use std::collections::BTreeSet;
use std::path::Path;

use outro::guide::step::{End, Kind, Step, Then};
use outro::guide::{Checked, Guide, How};

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/amazon-music.json");
    std::fs::read_to_string(path).expect("the guide lies in guides/")
}

fn guide() -> Guide {
    serde_json::from_str(&text()).expect("the guide fits the format")
}

fn own_steps(guide: &Guide) -> impl Iterator<Item = &Step> {
    guide
        .channels
        .iter()
        .flat_map(|channel| channel.steps.iter())
}

/// Every `Checked` of the guide, wherever it stands.
fn all_checked(value: &serde_json::Value, found: &mut Vec<Checked>) {
    match value {
        serde_json::Value::Object(map) => {
            if let (Some(_), Some(_)) = (map.get("how"), map.get("on")) {
                found.push(serde_json::from_value(value.clone()).expect("a checked mark"));
            }
            for inner in map.values() {
                all_checked(inner, found);
            }
        }
        serde_json::Value::Array(list) => {
            for inner in list {
                all_checked(inner, found);
            }
        }
        _ => {}
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` not after the guide's own last change, or `unknown`.
fn is_day(on: &str, last: &str) -> bool {
    let digits = on.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    on == "unknown" || (matches!(on.len(), 4 | 7 | 10) && digits && on <= last)
}

#[test]
fn every_channel_is_there_and_in_order() {
    let guide = guide();
    let ids: Vec<&str> = guide.channels.iter().map(|c| c.id.as_str()).collect();
    let all = "amazon-website amazon-app-android amazon-app-iphone amazon-desktop-app amazon-alexa \
               apple-iphone apple-mac apple-windows apple-web google-play roku provider prime";
    assert_eq!(ids.join(" "), all);
    for channel in &guide.channels {
        assert_ne!(
            channel.steps.is_empty(),
            channel.part.is_none(),
            "{} needs either steps of its own or a part",
            channel.id
        );
    }
}

#[test]
fn every_region_has_its_two_hosts() {
    let guide = guide();
    assert_eq!(guide.regions.len(), 12);
    for region in &guide.regions {
        assert_eq!(region.music_host, format!("music.{}", region.host));
        assert!(guide.service.hosts.contains(&region.host), "{}", region.id);
    }
}

#[test]
fn every_fixed_link_stays_on_a_named_host() {
    let guide = guide();
    for (id, link) in &guide.links {
        let filled = link
            .url
            .replace("{music_host}", "music.amazon.com")
            .replace("{host}", "amazon.com");
        let url = url::Url::parse(&filled).expect(id);
        let host = url.host_str().expect(id);
        assert_eq!(url.scheme(), "https", "{id}");
        assert!(
            guide
                .service
                .hosts
                .iter()
                .any(|named| host == named || host.ends_with(&format!(".{named}"))),
            "{id}: {host}"
        );
    }
}

#[test]
fn what_steps_name_exists() {
    let guide = guide();
    for step in own_steps(&guide) {
        for word in step.path.iter().chain(&step.press).chain(&step.ignore) {
            assert!(guide.words.contains_key(word), "{}: word {word}", step.id);
        }
        let opened = step.see.iter().filter_map(|seen| seen.open.as_ref());
        for link in opened.chain(&step.open) {
            assert!(guide.links.contains_key(link), "{}: link {link}", step.id);
        }
    }
    for answer in &guide.answers {
        for link in &answer.open {
            assert!(guide.links.contains_key(link), "{}: {link}", answer.id);
        }
        for step in &answer.steps {
            assert!(
                own_steps(&guide).any(|s| s.is(step)),
                "{}: {step}",
                answer.id
            );
        }
        for channel in &answer.channels {
            assert!(guide.channel(channel).is_some(), "{}: {channel}", answer.id);
        }
        if let Some(letter) = &answer.letter {
            assert!(
                guide.letters.iter().any(|l| &l.id == letter),
                "{}: {letter}",
                answer.id
            );
        }
    }
    for task in &guide.backup.tasks {
        for way in &task.ways {
            if let Some(link) = &way.open {
                assert!(guide.links.contains_key(link), "{}: {link}", task.id);
            }
            if let Some(tool) = &way.tool {
                assert!(guide.backup.tools.iter().any(|t| &t.id == tool), "{tool}");
            }
        }
    }
}

#[test]
fn every_way_out_leads_somewhere_that_exists() {
    let guide = guide();
    for channel in &guide.channels {
        for step in &channel.steps {
            let seen = step.see.iter().map(|seen| &seen.then);
            let options = step.options.iter().map(|option| &option.then);
            let tries = step.after_tries.iter().map(|tries| &tries.then);
            for then in seen.chain(options).chain(tries) {
                match then {
                    Then::Step(id) => {
                        assert!(channel.steps.iter().any(|s| s.is(id)), "{}: {id}", step.id);
                    }
                    Then::Channel(id) => {
                        assert!(guide.channel(id).is_some(), "{}: {id}", step.id);
                        assert_ne!(id, &channel.id, "{} leads to itself", step.id);
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn nobody_is_left_standing() {
    let guide = guide();
    for step in own_steps(&guide) {
        let last = step.see.last().expect(&step.id);
        assert_eq!(last.id, "something-else", "{}", step.id);
        assert_ne!(last.then, Then::Stay, "{}", step.id);
        let repeats = step.see.iter().any(|seen| seen.then == Then::Stay);
        if repeats {
            let tries = step.after_tries.as_ref().expect(&step.id);
            assert_ne!(tries.then, Then::Stay, "{}", step.id);
        }
    }
}

#[test]
fn confirming_steps_warn_and_ask_for_proof() {
    let guide = guide();
    let confirming: Vec<&Step> = own_steps(&guide)
        .filter(|step| step.kind == Kind::Confirm)
        .collect();
    assert!(confirming.len() >= 4);
    for step in confirming {
        assert!(step.caution.is_some(), "{}", step.id);
        assert!(!step.ask_proof.is_empty(), "{}", step.id);
    }
}

#[test]
fn every_mark_names_a_source_that_is_listed() {
    let guide = guide();
    let mut marks = Vec::new();
    all_checked(
        &serde_json::from_str(&text()).expect("it is JSON"),
        &mut marks,
    );
    assert!(marks.len() > 200);
    for mark in &marks {
        for source in &mark.sources {
            assert!(guide.source(source).is_some(), "{source}");
        }
        assert!(
            mark.how == How::Unconfirmed || !mark.sources.is_empty(),
            "{mark:?}"
        );
        assert!(is_day(&mark.on, &guide.changelog[0].on), "{}", mark.on);
    }
    let used: BTreeSet<&str> = marks
        .iter()
        .flat_map(|mark| mark.sources.iter().map(String::as_str))
        .collect();
    for source in &guide.sources {
        assert!(used.contains(source.id.as_str()), "unused: {}", source.id);
    }
}

#[test]
fn titles_and_sentences_stay_short() {
    let guide = guide();
    for step in own_steps(&guide) {
        assert!(step.title.chars().count() <= 60, "{}", step.title);
        assert!((1..=3).contains(&step.say.len()), "{}", step.id);
        for seen in &step.see {
            assert!((1..=4).contains(&seen.advice.len()), "{}", step.id);
        }
    }
}

#[test]
fn nobody_is_told_to_close_an_account_or_to_fetch_a_converter() {
    let lower = text().to_lowercase();
    for (at, _) in lower.match_indices("close an amazon account") {
        assert!(lower[..at].ends_with("never "));
    }
    for forbidden in ["data-deletion", "ameml", "click here", " simply ", " just "] {
        assert!(!lower.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_website_knows_every_trouble() {
    let guide = guide();
    let website = guide.channel("amazon-website").expect("the website");
    let known: BTreeSet<&str> = website
        .steps
        .iter()
        .flat_map(|step| step.see.iter().map(|seen| seen.id.as_str()))
        .collect();
    for trouble in [
        "no-plan",
        "apple",
        "google",
        "partner",
        "only-change-plan",
        "nothing-happens",
        "family-member",
        "two-plans",
        "only-prime",
        "payment",
        "wrong-country",
        "wrong-account",
        "student",
        "app-says-unlimited",
        "locked-out",
        "only-hd",
        "asks-again",
        "other-language",
        "paypal",
        "roku",
        "appstore",
        "end-date",
        "closed",
    ] {
        assert!(known.contains(trouble), "{trouble}");
    }
    let ends: BTreeSet<End> = website
        .steps
        .iter()
        .flat_map(|step| step.see.iter())
        .filter_map(|seen| match seen.then {
            Then::End(end) => Some(end),
            _ => None,
        })
        .collect();
    for end in [
        End::AlreadyCancelled,
        End::NothingToCancel,
        End::SomeoneElseMust,
        End::AskSupport,
    ] {
        assert!(ends.contains(&end), "{end:?}");
    }
}

/// Each fact of the two source articles, by a phrase of the answer that tells it.
#[test]
fn every_fact_of_the_two_articles_is_told() {
    let guide = guide();
    let articles: [(&str, &[(&str, &str)]); 2] = [
        (
            "article-1",
            &[
                ("older-routes", "Subscription Renewal details"),
                ("apple-cancel", "View My Account"),
                ("apple-cancel", "Account Settings"),
                ("apple-cancel", "Settings, your name"),
                ("apple-no-button", "already cancelled"),
                ("only-change-plan", "Contact Customer Service"),
                ("confirm-does-nothing", "cancel music unlimited"),
                ("keep-downloads", "neither recommends nor links"),
            ],
        ),
        (
            "article-2",
            &[
                ("penalty", "no penalty"),
                ("older-routes", "“Your Music Subscriptions”"),
                ("older-routes", "“My Music”"),
                ("plans-differ", "leaves the other"),
                ("offers", "not guaranteed"),
                ("which-services", "YouTube Music"),
                ("which-reason", "cheaper"),
            ],
        ),
    ];
    for (source, facts) in articles {
        for (id, phrase) in facts {
            let answer = guide.answers.iter().find(|a| a.id == *id).expect(id);
            assert!(answer.answer.join(" ").contains(phrase), "{id}: {phrase}");
            let sources = &answer.checked.sources;
            assert!(sources.iter().any(|s| s == source), "{id}: {source}");
        }
    }
}

#[test]
fn the_named_tasks_are_there() {
    let guide = guide();
    let ids: Vec<&str> = guide.backup.tasks.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "export-playlists",
            "download-purchases",
            "note-offline-songs",
            "note-renewal-date",
            "request-data",
        ]
    );
}

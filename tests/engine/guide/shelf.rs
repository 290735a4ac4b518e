//! The guides side by side: what they share, and what their statement lines say.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use outro::guide::billing::read_statement;
use outro::guide::{Catalogue, Guide};

fn guide(id: &str) -> &'static Guide {
    let catalogue = Catalogue::built_in();
    catalogue
        .guide(id)
        .unwrap_or_else(|| panic!("{id}: {:?}", catalogue.problem_with(id)))
}

#[test]
fn a_shared_part_brings_its_answers_and_letters_for_this_guide() {
    let spotify = guide("spotify");
    let answer = |id: &str| spotify.answers.iter().find(|answer| answer.id == id);
    let maker = answer("general/store-bills").expect("it is shared");
    assert_eq!(maker.question, "Why can't Spotify end it for me?");
    assert!(maker.channels.is_empty(), "it holds whoever charges");
    assert_eq!(answer("law/germany").expect("a law").regions, ["de"]);
    let letter = spotify
        .letters
        .iter()
        .find(|one| one.id == "support/cancel");
    let letter = letter.expect("it is shared");
    assert_eq!(letter.link.as_deref(), Some("help"));
    assert!(letter.text.contains("I want to cancel Spotify Premium."));
    assert!(letter.text.contains("{{email}}"), "the person fills that");
    assert!(!letter.text.contains("{{service}}"));
}

#[test]
fn what_fills_a_slot_begins_a_sentence_with_a_capital() {
    let other = guide("another-subscription");
    let channel = other.channel("roku").expect("a channel");
    let step = channel.steps.iter().find(|step| step.id == "roku/choose");
    let step = step.expect("a step");
    assert_eq!(step.title, "Find the subscription in the list");
    let seen = step.observation("not-listed").expect("an answer");
    assert_eq!(seen.text, "The subscription is not in the list");
    let link = &other.links["amazon/memberships"];
    assert_eq!(
        link.url,
        "https://www.{store_host}/yourmembershipsandsubscriptions"
    );
    let address = other
        .address("amazon/memberships", "uk")
        .expect("an address");
    assert_eq!(address.host(), "amazon.co.uk");
}

#[test]
fn a_part_s_patterns_point_to_the_channels_that_use_it() {
    let other = guide("another-subscription");
    for (line, first) in [
        ("ROKU*HULU", Some("roku")),
        ("ROKU.COM/PAY SOMETHING", Some("roku")),
        ("PAYPAL *NETFLIX 402-935-7733 CA", Some("paypal")),
        ("Amazon Prime*1F1FU1D Amzn.com/bill WA", Some("amazon")),
    ] {
        let found = read_statement(&other.billing, line);
        let channel = found.first().and_then(|found| found.channels.first());
        assert_eq!(channel.map(AsRef::as_ref), first, "{line}");
    }
}

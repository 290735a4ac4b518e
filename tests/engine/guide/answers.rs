//! Questions that people ask: the right answer comes first, and it is true for them.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use super::built_in as guide;

use outro::guide::search::{Kind, Query, Scope, find, index};
use outro::guide::{ChannelId, Guide, true_for};

/// The id of the answer that a search finds first.
fn first(guide: &Guide, typed: &str, channel: Option<&str>) -> String {
    let entries = index(guide);
    let scope = Scope {
        guide: &guide.id,
        channel,
        region: Some("us"),
    };
    let found = find(&entries, &Query::read(typed), Some(scope));
    let entry = found.first().map(|entry| &entry.kind);
    match entry {
        Some(Kind::Answer(at)) => guide.answers[*at].id.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn worried_words_find_the_right_answer_first() {
    for id in ["amazon-music", "amazon-prime"] {
        let guide = guide(id);
        for channel in [None, Some("amazon-website")] {
            for (typed, answer) in [
                ("refund", "refund"),
                ("Refunds?", "refund"),
                ("fraud", "amazon-account/never-signed-up"),
                ("scam", "amazon-account/never-signed-up"),
                ("unauthorised", "amazon-account/never-signed-up"),
                ("unauthorized charge", "amazon-account/never-signed-up"),
                ("I never signed up", "amazon-account/never-signed-up"),
                ("died", "amazon-account/died"),
                ("my mother died", "amazon-account/died"),
                ("billed again", "amazon-account/charged-after-support"),
                ("which account", "amazon-account/which-account"),
            ] {
                assert_eq!(first(guide, typed, channel), answer, "{id}: {typed}");
            }
        }
    }
    let music = guide("amazon-music");
    assert_eq!(first(music, "refund", Some("apple-iphone")), "apple/refund");
    assert_eq!(
        first(music, "refund", Some("google-play")),
        "google-play/refund"
    );
}

#[test]
fn what_to_expect_depends_on_who_charged() {
    let music = guide("amazon-music");
    let expected = |channel: &str| -> String {
        let channel = ChannelId::from(channel);
        true_for(&music.after.expect, Some(&channel))
            .map(|claim| claim.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let website = expected("amazon-website");
    assert!(website.contains("An e-mail from Amazon comes"), "{website}");
    for (channel, who) in [
        ("apple-iphone", "Apple"),
        ("google-play", "Google"),
        ("provider", "provider"),
    ] {
        let said = expected(channel);
        assert!(said.contains(who), "{channel}: {said}");
        assert!(!said.contains("An e-mail from Amazon comes"), "{channel}");
        assert!(!said.contains("The settings page"), "{channel}");
    }
    // A channel that is not known yet leaves nothing out.
    assert_eq!(
        true_for(&music.after.expect, None).count(),
        music.after.expect.len()
    );
}

#[test]
fn a_missing_button_alone_is_nowhere_called_the_end() {
    // On a trial Apple's button has another name, so somebody who looks for "Cancel" misses it.
    for (path, bytes) in outro::guide::built_in::files() {
        let text = String::from_utf8_lossy(bytes);
        for (at, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            let missing = line.contains("no cancel button") && line.contains("already cancelled");
            assert!(
                !missing || line.contains("end date"),
                "{path}:{}: {line}",
                at + 1
            );
        }
    }
}

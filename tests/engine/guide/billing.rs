//! Finding out who charges.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::collections::{BTreeMap, BTreeSet};

use outro::guide::billing::{self, Line, Patterns, Verdict};
use outro::guide::{Catalogue, Certainty, ChannelId, Guide, Pattern};
use proptest::prelude::{any, prop, proptest};

fn tiny() -> Guide {
    let mut guide = super::tiny();
    guide.billing.questions[0].answers[1]
        .rules_out
        .push("direct".into());
    guide
}

fn with_pattern(guide: &mut Guide, id: &str, starts: &str, certainty: Certainty) {
    let mut pattern: Pattern = guide.billing.statement[0].clone();
    id.clone_into(&mut pattern.id);
    pattern.starts = Some(starts.to_owned());
    pattern.certainty = certainty;
    guide.billing.statement.push(pattern);
}

fn ids(guide: &Guide, line: &str) -> Vec<String> {
    billing::read_statement(&guide.billing, line)
        .into_iter()
        .map(|finding| finding.pattern.id.clone())
        .collect()
}

fn said(pairs: &[(&str, Option<&str>)]) -> BTreeMap<String, Option<String>> {
    pairs
        .iter()
        .map(|(question, answer)| ((*question).to_owned(), answer.map(str::to_owned)))
        .collect()
}

fn set(ids: &[&str]) -> BTreeSet<ChannelId> {
    ids.iter().map(|id| ChannelId::from(*id)).collect()
}

fn order(verdicts: &[Verdict]) -> Vec<&str> {
    verdicts
        .iter()
        .map(|verdict| verdict.channel.as_str())
        .collect()
}

#[test]
fn a_line_is_known_however_it_is_typed() {
    let guide = tiny();
    for line in [
        "TINYTUNES *PLUS",
        "tinytunes* plus 800-555",
        "  TinyTunes   *  Plus\t4.99",
        "POS 21/11 TINYTUNES *PLUS",
        "21 Nov 2026 CARD PAYMENT TO TINYTUNES *PLUS LONDON",
        "Recurring debit 1234 TINYTUNES *X",
    ] {
        let found = billing::read_statement(&guide.billing, line);
        assert_eq!(found.len(), 1, "{line}");
        assert_eq!(
            (found[0].pattern.id.as_str(), found[0].certainty),
            ("tiny-line", Certainty::Sure),
            "{line}"
        );
        assert_eq!(found[0].pattern.channels, ["direct"]);
    }
    assert_eq!(ids(&guide, "monthly corner shop order"), ["shop-line"]);
}

#[test]
fn a_name_that_stands_elsewhere_in_the_line_counts_for_less() {
    let guide = tiny();
    let found = billing::read_statement(&guide.billing, "BAKERY TINYTUNES *PLUS");
    assert_eq!(found[0].certainty, Certainty::Likely);
    assert_eq!(ids(&guide, "SATINYTUNES *PLUS"), [""; 0]);
    assert_eq!(ids(&guide, ""), [""; 0]);
    assert_eq!(ids(&guide, "something else entirely"), [""; 0]);
}

#[test]
fn the_longer_hit_speaks_for_the_line_and_the_surest_comes_first() {
    let mut guide = tiny();
    with_pattern(&mut guide, "short", "TINYTUNES", Certainty::Sure);
    with_pattern(&mut guide, "longer", "TINYTUNES *PLUS", Certainty::Possible);
    with_pattern(&mut guide, "empty", "", Certainty::Sure);
    with_pattern(&mut guide, "blank", "  ", Certainty::Sure);
    assert_eq!(ids(&guide, "TINYTUNES *PLUS"), ["longer"]);
    assert_eq!(
        ids(&guide, "TINYTUNES *CORNER SHOP"),
        ["tiny-line", "shop-line"]
    );
}

/// The words of a pattern, run together: what a line has to begin with to hold all of it.
fn run_together(text: &str) -> String {
    let letters = text.to_uppercase();
    letters.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_name_that_stands_there_whole_is_not_taken_for_a_longer_one_cut_off() {
    let mut guide = tiny();
    with_pattern(&mut guide, "films", "GOOGLE *FILMSPREM", Certainty::Sure);
    with_pattern(&mut guide, "any-film", "GOOGLE *FILMS", Certainty::Likely);
    assert_eq!(ids(&guide, "GOOGLE *FILMS DUBLIN IE"), ["any-film"]);
    assert_eq!(ids(&guide, "GOOGLE *FILMSPR"), ["films"]);
    assert_eq!(ids(&guide, "GOOGLE *FILM"), ["any-film"]);

    for entry in Catalogue::built_in().entries() {
        let guide = Catalogue::built_in().get(&entry.id).unwrap();
        let patterns = Patterns::of(&guide.billing);
        for text in guide.billing.statement.iter().flat_map(texts) {
            let found = patterns.read(&Line::of(text));
            let Some(first) = found.first() else { continue };
            let line = run_together(text);
            assert!(
                texts(&first.pattern).any(|known| line.contains(&run_together(known))),
                "{}: {text} is read as {}",
                guide.id,
                first.pattern.id
            );
        }
    }
}

fn texts(pattern: &Pattern) -> impl Iterator<Item = &String> {
    let first = pattern.starts.iter().chain(&pattern.contains);
    first.chain(&pattern.also).chain(&pattern.alone)
}

#[test]
fn answers_are_weighed_and_not_sure_says_nothing() {
    let guide = tiny();
    let weigh = |pattern: Option<&str>, answers: &[_], out: &[&str]| {
        billing::weigh(
            &guide,
            "us",
            Some("plus"),
            pattern.map(|id| (id, None)),
            &said(answers),
            &set(out),
        )
    };
    let nothing = weigh(None, &[("where-from", None)], &[]);
    assert_eq!(order(&nothing), ["direct", "shop"]);
    assert!(
        nothing
            .iter()
            .all(|verdict| verdict.certainty.is_none() && verdict.why.is_empty())
    );

    let shop = weigh(None, &[("where-from", Some("shop-app"))], &[]);
    assert_eq!(order(&shop), ["shop", "direct"]);
    assert_eq!(shop[0].certainty, Some(Certainty::Likely));
    assert_eq!(
        shop[0].why,
        ["Where did you sign up? In the Corner Shop app"]
    );
    assert!(shop[1].against && shop[1].certainty.is_none());

    // The bill is surer than memory, but no longer sure when the two differ.
    let both = weigh(Some("tiny-line"), &[("where-from", Some("shop-app"))], &[]);
    assert_eq!(order(&both), ["shop", "direct"]);
    assert_eq!(both[1].certainty, Some(Certainty::Possible));

    let sure = weigh(Some("tiny-line"), &[], &[]);
    assert_eq!(
        (order(&sure)[0], sure[0].certainty),
        ("direct", Some(Certainty::Sure))
    );
    assert_eq!(sure[0].why, ["Tiny Tunes charges you itself."]);

    // What stood elsewhere in its line is less sure than the pattern.
    let elsewhere = billing::weigh(
        &guide,
        "us",
        Some("plus"),
        Some(("tiny-line", Some(Certainty::Possible))),
        &said(&[]),
        &set(&[]),
    );
    assert_eq!(elsewhere[0].certainty, Some(Certainty::Possible));

    assert_eq!(order(&weigh(Some("tiny-line"), &[], &["direct"])), ["shop"]);
    assert_eq!(weigh(None, &[], &["direct", "shop"]), []);
    assert_eq!(
        order(&weigh(
            Some("gone"),
            &[("gone", Some("x")), ("where-from", Some("gone"))],
            &[]
        )),
        ["direct", "shop"]
    );
}

#[test]
fn channels_of_other_plans_are_not_offered() {
    let guide = tiny();
    let family = billing::weigh(
        &guide,
        "us",
        Some("family"),
        Some(("shop-line", None)),
        &BTreeMap::new(),
        &BTreeSet::new(),
    );
    assert_eq!(order(&family), ["direct"]);
    // A plan that is not known yet fits all.
    let unknown = billing::weigh(
        &guide,
        "us",
        None,
        Some(("shop-line", None)),
        &BTreeMap::new(),
        &BTreeSet::new(),
    );
    assert_eq!(order(&unknown), ["shop", "direct"]);
}

#[test]
fn what_to_try_next_ends_when_all_is_ruled_out() {
    let guide = tiny();
    let next = |plan, out: &[&str]| {
        billing::next_to_try(&guide, "gb", plan, &set(out)).map(|next| next.channel.as_str())
    };
    assert_eq!(next(None, &[]), Some("direct"));
    assert_eq!(next(Some("plus"), &["direct"]), Some("shop"));
    assert_eq!(next(Some("family"), &["direct"]), None);
    assert_eq!(next(None, &["direct", "shop"]), None);
}

proptest! {
    #[test]
    fn any_line_is_read_and_nothing_of_it_comes_back(line in any::<String>(), digits in "[0-9]{16}") {
        let guide = tiny();
        let typed = format!("{line} TINYTUNES *PLUS {digits}");
        for finding in billing::read_statement(&guide.billing, &typed) {
            assert!(!format!("{finding:?}").contains(&digits));
        }
        billing::read_statement(&guide.billing, &line);
    }

    #[test]
    fn weighing_never_invents_or_loses_a_channel(
        region in "us|gb|xx",
        plan in prop::option::of("plus|family|none"),
        pattern in prop::option::of("tiny-line|shop-line|gone"),
        answer in prop::option::of("website|shop-app|gone"),
        out in prop::collection::btree_set("direct|shop|gone", 0..3),
    ) {
        let guide = tiny();
        let answers = BTreeMap::from([("where-from".to_owned(), answer)]);
        let out: BTreeSet<ChannelId> = out.into_iter().map(ChannelId::from).collect();
        let verdicts = billing::weigh(&guide, &region, plan.as_deref(), pattern.as_deref().map(|id| (id, None)), &answers, &out);
        let mut got = order(&verdicts);
        got.sort_unstable();
        let mut open: Vec<&str> = guide.channels_for(&region, plan.as_deref()).map(|c| c.id.as_str()).filter(|id| !out.contains(*id)).collect();
        open.sort_unstable();
        assert_eq!(got, open);
        // Nobody who is sure is listed behind somebody who is not, unless spoken against.
        let certain: Vec<_> = verdicts.iter().map(|verdict| verdict.certainty).collect();
        assert!(certain.windows(2).all(|pair| pair[0] >= pair[1]), "{verdicts:?}");
    }
}

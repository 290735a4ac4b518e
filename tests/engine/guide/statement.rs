//! Lines of bank statements: what each comes to, and what it must not be taken for.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use super::built_in as guide;

use std::sync::LazyLock;

use outro::guide::billing::{self, Finding, Line, Patterns};
use outro::guide::{Certainty, Names};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

/// Lines and what each has to come to, with a tab between.
const LINES: &str = include_str!("../../fixtures/statement-lines.tsv");

fn table() -> Vec<(&'static str, &'static str)> {
    let lines = LINES.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.split_once('\t').expect("two columns"))
        .collect()
}

fn first(line: &str) -> Option<Finding> {
    static MUSIC: LazyLock<Patterns> =
        LazyLock::new(|| Patterns::of(&guide("amazon-music").billing));
    MUSIC.read(&Line::of(line)).into_iter().next()
}

/// Who is named, in the words of the table.
fn biller(line: &str) -> String {
    let Some(found) = first(line) else {
        return "nothing".to_owned();
    };
    let music = guide("amazon-music");
    let channel = found
        .pattern
        .channels
        .first()
        .and_then(|id| music.channel(id));
    match found.pattern.names {
        Names::Other => "other",
        Names::Payment => "paypal",
        _ if found.pattern.id.starts_with("roku") => "roku",
        _ => match channel.map(|channel| channel.billed_by.as_str()) {
            Some("Amazon") if found.certainty == Certainty::Possible => "look",
            Some("Amazon") => "amazon",
            Some("Amazon, as part of Prime") => "prime",
            Some("Apple") => "apple",
            Some("Google") => "google",
            Some(_) => "provider",
            None => "nobody",
        },
    }
    .to_owned()
}

#[test]
fn every_line_comes_to_whoever_takes_the_money() {
    let table = table();
    assert!(table.len() >= 150);
    let wrong: Vec<String> = table
        .iter()
        .filter(|(line, right)| biller(line) != *right)
        .map(|(line, right)| format!("{line}: {}, not {right}", biller(line)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn another_service_is_named_and_nobody_is_given_to_cancel_with() {
    for (line, name, guide) in [
        ("AUDIBLE*Q1 AMZN.COM/BILL NJ", "Audible", Some("audible")),
        (
            "PRIME VIDEO*SHUDDER",
            "Prime Video",
            Some("prime-video-channels"),
        ),
        ("PAYPAL *NETFLIX", "Netflix", Some("netflix")),
        ("AMAZON WEB SERVICES", "companies", None),
    ] {
        let found = first(line).expect("it is known");
        assert!(
            found.pattern.say.contains(name),
            "{line}: {}",
            found.pattern.say
        );
        assert_eq!(found.pattern.guide.as_deref(), guide, "{line}");
        assert!(found.pattern.channels.is_empty(), "{line}");
    }
    // In the guide of that service it is no other one.
    let prime = billing::read_statement(&guide("amazon-prime").billing, "AMAZON PRIME*K2");
    assert_eq!(prime[0].pattern.names, Names::Service);
    let music = billing::read_statement(&guide("amazon-prime").billing, "AMAZON MUSIC*K2");
    assert_eq!(music[0].pattern.guide.as_deref(), Some("amazon-music"));
}

#[test]
fn how_sure_a_finding_is_depends_on_where_the_words_stand() {
    let sure = |line| first(line).map(|found| found.certainty);
    assert_eq!(sure("AMAZON MUSIC*2K"), Some(Certainty::Sure));
    assert_eq!(sure("POS 0911 AMAZON MUSIC*2K"), Some(Certainty::Sure));
    assert_eq!(sure("REFUND DESK AMAZON MUSIC"), Some(Certainty::Likely));
}

#[test]
fn a_name_that_many_shops_have_counts_where_it_stands_alone() {
    for (line, right) in [
        ("amazon", "look"),
        ("POS 21/11 AMAZON", "look"),
        ("Prime", "prime"),
        ("APPLE", "apple"),
        ("google 12,99", "google"),
        ("DD THREE 0912", "provider"),
        ("THREE BROTHERS", "nothing"),
        ("ORANGE", "provider"),
        ("ORANGE TREE", "nothing"),
    ] {
        assert_eq!(biller(line), right, "{line}");
    }
}

/// Shops whose names hold a piece of a biller's name, and some that do not.
const SHOPS: [&str; 24] = [
    "PRIMERO TACOS",
    "PRIMETIME FITNESS",
    "ANTIGO HARDWARE",
    "CONTIGO",
    "MATIGOL",
    "APPLEWOOD FARM",
    "PINEAPPLE BAR",
    "GOOGOLPLEX CINEMA",
    "AUTOMOBILE CLUB",
    "MOBILITY SHOP",
    "ROKUSUKE RAMEN",
    "TIMELESS TOYS",
    "STIMULUS GYM",
    "ORANGERY TEA ROOM",
    "FREEDOM FOODS",
    "THREEFOLD BOOKS",
    "SKYLINE DINER",
    "BELLA NAPOLI",
    "CLAROSA",
    "AMAZONAS FISH",
    "MUSICAL YOUTH",
    "DIGITALE WELT",
    "PAYPHONE ARCADE",
    "NET FLIXTON GARAGE",
];

proptest! {
    #[test]
    fn what_a_bank_adds_to_a_line_does_not_change_who_is_named(
        at in 0..10_000_usize,
        front in prop::sample::select(vec!["", "POS DEBIT ", "CARD 1234 ", "21/11 ", "21 NOV ", "VISA XXXX1234 ", "COMPRA ", "LASTSCHRIFT "]),
        city in prop::sample::select(vec!["", " LONDON GB", " SEATTLE WA", " LUXEMBOURG", " 75001 PARIS", " SAO PAULO BRA", " MÜNCHEN", " 東京"]),
        digits in "( [0-9]{2}/[0-9]{2})?( [0-9]{10,16})?( XXXX[0-9]{4})?",
        lower in prop::bool::ANY,
    ) {
        let table = table();
        let (line, _) = table[at % table.len()];
        // A word that the bank cut off ends its field.
        let whole = !line.ends_with("MUSI");
        let mut typed = format!("{front}{line}{city}{digits}");
        if lower {
            typed = typed.to_lowercase();
        }
        if whole {
            prop_assert_eq!(biller(&typed), biller(line), "{}", typed);
        }
    }

    #[test]
    fn ordinary_shops_are_never_taken_for_a_biller(
        shop in prop::sample::select(SHOPS.to_vec()),
        front in prop::sample::select(vec!["", "POS ", "CARD PAYMENT TO ", "SQ *", "SUMUP *", "PAIEMENT CB "]),
        tail in "( #[0-9]{1,4})?( [A-Z]{3,9})?( [0-9]{4,12})?",
    ) {
        let line = format!("{front}{shop}{tail}");
        prop_assert!(first(&line).is_none(), "{line}: {:?}", first(&line));
    }

    #[test]
    fn words_at_random_name_nobody(line in "[A-Z]{2,5}[QXZJ][A-Z]{1,4}( [A-Z]{2,4}[QXZJ][A-Z]{2,4}){0,3}") {
        prop_assert!(first(&line).is_none(), "{line}");
    }
}

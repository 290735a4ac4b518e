//! The ten people of `tests/screens/ten_walks.rs` at the terminal: from the first page to the end
//! that is proven, with the built program. The end dates lie in the past, so that the look at the
//! statement is due at once. A trial and a new charge are in `tests/doors/letters.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use super::NOT_SURE;
use crate::program::Home;

const DAY: &str = "Friday 3 January 2020";
/// A reason is given, and no charge came.
const PROVEN: &[&str] = &["say why", "i hardly", "no charge"];

/// Types all of it; every line has to be one of the choices.
fn walk(lines: &[&str]) -> (Home, String) {
    let home = Home::new();
    let ended = home.talk(&[lines, &["home", "quit"]].concat());
    assert_eq!(ended.code, 0, "{}", ended.err);
    let refused = ended.out.contains("is none of the choices");
    assert!(!refused, "{}", ended.out);
    (home, ended.out)
}

/// As [`walk`], to an end that is proven on this channel.
fn proven(lines: &[&str], channel: &str) -> String {
    let (home, said) = walk(&[&["cancel", "amazon music"], lines, PROVEN].concat());
    assert!(said.contains("It is over, and no charge came."), "{said}");
    let case = home.case();
    assert_eq!(case["stage"], "done", "{case}");
    assert_eq!(case["channel"], channel);
    said
}

#[test]
fn amazons_website() {
    let said = proven(
        &[
            "amazon", "done", "done", "done", "done", "done", "nothing", "done", DAY, "done",
            "E-mail",
        ],
        "amazon-website",
    );
    assert!(
        said.contains("https://www.amazon.com/music/settings"),
        "{said}"
    );
}

#[test]
fn apple_on_an_iphone() {
    let first = ["apple", "apple, on iphone", "done", "done", "done", "done"];
    let said = proven(
        &[&first[..], &["nothing", "done", DAY, "done"]].concat(),
        "apple-iphone",
    );
    assert!(
        said.contains("Do not wait for an e-mail from Amazon"),
        "{said}"
    );
}

#[test]
fn apple_on_windows() {
    let first = ["apple", "apple, on a windows", "itunes"];
    let steps = [
        "done", "done", "done", "done", "nothing", "done", DAY, "done",
    ];
    proven(&[&first[..], &steps].concat(), "apple-windows");
}

#[test]
fn google_on_android() {
    let first = ["google", "on my android", "done", "done", "done"];
    let steps = ["done", "done", "done", "nothing", "done", DAY, "done"];
    proven(&[&first[..], &steps].concat(), "google-play");
}

#[test]
fn a_phone_company() {
    let first = ["my phone", "done", "on the phone", "done"];
    let steps = ["nothing", "done", DAY, "Ms Agent", "done"];
    proven(&[&first[..], &steps].concat(), "provider");
}

#[test]
fn it_comes_with_prime() {
    let first = [
        "cancel",
        "amazon music",
        "it comes",
        "done",
        "end prime",
        "1",
    ];
    let steps = [
        "amazon's", "done", "done", "done", "done", "done", "done", DAY, "done",
    ];
    let (_, said) = walk(&[&first[..], &steps, PROVEN].concat());
    assert!(
        said.contains("This goes on with another subscription."),
        "{said}"
    );
    assert!(said.contains("It is over, and no charge came."), "{said}");
    // The country is known, and not asked again.
    assert!(!said.contains("Which country"), "{said}");
}

#[test]
fn in_a_family_of_which_somebody_else_pays() {
    let family = ["plan", "amazon music unlimited, family", "somebody"];
    let said = &["cancel", "amazon music"];
    let end = ["it is cancelled", "yes", "i hardly"];
    let (home, said) = walk(&[said, &family[..], &end].concat());
    assert!(said.contains("Only somebody else can cancel it."), "{said}");
    assert_eq!(home.case()["stage"], "make-sure");
}

#[test]
fn the_charge_cannot_be_found() {
    let first = [
        "cancel",
        "amazon music",
        NOT_SURE,
        "I can't find the charge",
    ];
    let (home, said) = walk(&[&first[..], &["no", "no", "no", "no", "no", "nobody"]].concat());
    assert!(said.contains("another country"), "{said}");
    assert!(said.contains("There is nothing to cancel"), "{said}");
    assert_eq!(home.case()["stage"], "done");
}

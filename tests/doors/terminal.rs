//! The built program in a pipe: each page does what it says, and what is never kept.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

mod jobs;
mod kept;
mod ten_walks;
mod walks;

use crate::program;

use program::{Ended, Home};

/// From the first page to the choice of who takes the money, with a name for the account.
const BEGIN: &str = "cancel / amazon music / account / Mum";

/// To the first step, where Apple charges and an iPhone is at hand.
const APPLE: &str = "cancel / amazon music / account / Mum / apple / apple, on iphone";

/// From the choice of who takes the money to what helps somebody who is not sure.
const NOT_SURE: &str = "I am not sure";

/// A home of its own in which this was typed, and how that ended.
fn typed(lines: &str) -> (Home, Ended) {
    let home = Home::new();
    let ended = home.types(lines);
    (home, ended)
}

/// The same, after the lines that lead to some place.
fn typed_after(place: &str, lines: &str) -> (Home, Ended) {
    typed(&format!("{place} / {lines}"))
}

#[test]
fn the_statement_line_is_kept_nowhere() {
    let line = "ZEBRA APPLE.COM/BILL 4929123412341234 QUAGGA";
    let lines = format!("{NOT_SURE} / type / {line} / quit");
    let (home, ended) = typed_after(BEGIN, &lines);
    assert_eq!(ended.code, 0);
    ended.must_print("That is Apple.");
    let files = home.files();
    assert!(
        files
            .iter()
            .any(|(path, _)| path.extension().is_some_and(|e| e == "jsonl"))
    );
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).to_uppercase();
        for secret in ["ZEBRA", "QUAGGA", "4929123412341234"] {
            assert!(!text.contains(secret), "{secret} is in {}", path.display());
        }
    }
    assert!(
        !ended.out.contains("QUAGGA"),
        "it is not printed again either"
    );
}

#[test]
fn what_would_be_lost_is_asked_before_it_is_said_what_to_press() {
    let (home, ended) = typed_after(APPLE, "done / done / done / done / quit");
    assert_eq!(ended.code, 0);
    let reminder = "Save before you confirm: Playlists, Which songs you had offline.";
    ended.must_print(reminder);
    let gate = "Before you press: 2 things would be lost";
    let (_, shown) = ended.out.split_once(gate).expect("the gate");
    assert!(!shown.contains("Press “Cancel"), "{shown}");
    assert_eq!(home.case()["stage"], "cancel");
    assert_eq!(home.case()["step"]["number"], 5);
    // What is optional holds nothing up.
    let ended = home.talk(&["go on", "not wanted: playlists", "done", "", "quit"]);
    ended.must_print("Press “Cancel");
    assert_eq!(home.case()["step"]["number"], 6);
}

#[test]
fn nothing_to_save_is_one_answer() {
    let (home, ended) = typed_after(APPLE, "done / done / done / done / nothing / quit");
    ended.must_print("Press “Cancel");
    let answers = home.case()["backup"].clone();
    let answers = answers.as_object().unwrap().clone();
    let declined = answers.values().filter(|answer| *answer == "declined");
    assert_eq!(declined.count(), 2);
}

#[test]
fn three_answers_lead_to_the_first_step() {
    let (home, ended) = typed("amazon music / amazon / open / quit");
    ended.must_print("Step 1 of 7");
    assert_eq!(home.opened(1), ["https://www.amazon.com/music/settings"]);
    let guess = "The country is a guess.";
    ended.must_print(guess);
}

#[test]
fn a_charge_leads_to_its_service_and_the_line_is_kept_nowhere() {
    let (home, ended) = typed("what is / one line / AMAZON MUSIC 4929 ZEBRA / begin / quit");
    ended.must_print("Who takes the money for Amazon Music?");
    home.must_not_keep("ZEBRA");
}

#[test]
fn waiting_for_a_backup_takes_a_day_and_lets_the_person_go_on() {
    let days = "Wednesday 3 January 2001 / Thursday 3 January 2199";
    let lines = format!("backup / 5 / waiting / {days} / 1 / i don't / quit");
    let (home, ended) = typed_after(APPLE, &lines);
    ended.must_print("That day has passed.");
    ended.must_print("waiting until Thursday 3 January 2199");
    let case = home.case();
    let answers = case["backup"].as_object().unwrap();
    let of = |wanted: &str| answers.values().filter(|answer| *answer == wanted).count();
    assert_eq!((of("waiting"), of("declined"), of("open")), (1, 1, 3));
}

#[test]
fn back_shows_the_step_before_and_untick_opens_it() {
    let (home, ended) = typed_after(
        APPLE,
        "done / done / back / back / forward / back / untick / quit",
    );
    ended.must_print("Now: done");
    assert_eq!(home.case()["step"]["number"], 2);
    let ended = home.talk(&["go on", "list", "quit"]);
    ended.must_print("Open the Settings app: done");
    ended.must_print("Press your name at the top: this one is next");
}

#[test]
fn after_two_failed_tries_another_way_is_offered() {
    let (home, ended) = typed_after(
        APPLE,
        "i see / something else / i see / something else / try a different way / quit",
    );
    let offer = "Try a different way: Go on with Apple, on the web";
    assert_eq!(ended.out.matches(offer).count(), 1, "{}", ended.out);
    assert_eq!(home.case()["channel"], "apple-web");
}

#[test]
fn a_step_is_left_out_with_a_reason() {
    let (_home, ended) = typed_after(APPLE, "leave / I am there / list / quit");
    let line = "Open the Settings app: Left out: I am there";
    ended.must_print(line);
}

#[test]
fn a_wrong_line_is_asked_again_and_changes_nothing() {
    let home = Home::new();
    let ended = home.talk(&["99", "", "xyz", "-1", "cancel", "nothing like it", "quit"]);
    assert_eq!(ended.code, 0);
    assert_eq!(
        ended.out.matches("is none of the choices.").count(),
        3,
        "{}",
        ended.out
    );
    ended.must_print("Nothing was typed.");
    ended.must_print("no guide for “nothing like it” yet");
    assert!(home.cases().is_empty());
}

#[test]
fn an_address_is_not_taken_for_a_name() {
    let (home, ended) = typed("cancel / amazon music / account / mum@example.org / Mum / quit");
    ended.must_print("Please type no e-mail address.");
    home.must_not_keep("example.org");
    assert_eq!(home.case()["person"], "Mum");
}

#[test]
fn answers_are_found_by_their_words_and_help_is_always_there() {
    let (_home, ended) = typed("answers penalty / 1 / ? / back / back / quit");
    ended.must_print("Do I pay a penalty");
    ended.must_print("These words work on every page:");
}

#[test]
fn two_cases_of_one_service_live_side_by_side() {
    let home = Home::new();
    home.talk(&["cancel", "amazon music", "account", "Mum", "quit"]);
    home.types("cancel / amazon music / begin another / account / Dad / quit");
    let mut people: Vec<String> = home
        .cases()
        .iter()
        .map(|case| case["person"].as_str().unwrap().to_owned())
        .collect();
    people.sort();
    assert_eq!(people, ["Dad", "Mum"]);
}

#[test]
fn a_case_of_an_own_guide_that_went_missing_is_told_and_kept() {
    let home = Home::new();
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/guides/amazon-prime.json");
    let mut guide: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(built_in).unwrap()).unwrap();
    guide["id"] = "mine".into();
    guide["title"] = "My Service".into();
    let folder = home.data().join("guides");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("mine.json"), guide.to_string()).unwrap();
    let ended = home.talk(&["cancel", "my service", "account", "Mum", "quit"]);
    ended.must_print("(your own guide)");
    assert_eq!(home.case()["guide_found"], true);
    std::fs::remove_file(folder.join("mine.json")).unwrap();
    let ended = home.talk(&["1", "keep", "quit"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print("A case without its guide (mine)");
    assert_eq!(home.case()["guide_found"], false);
    assert_eq!(home.case()["person"], "Mum");
}

#[test]
fn a_deleted_case_is_brought_back_also_after_a_restart() {
    let (home, _) = typed("cancel / amazon music / account / Mum / more / delete / delete / quit");
    assert!(home.cases().is_empty());
    let ended = home.talk(&["bring", "amazon", "quit"]);
    ended.must_print("can be brought back until");
    assert_eq!(home.case()["person"], "Mum");
}

#[test]
fn nothing_printed_can_drive_a_terminal() {
    let (home, ended) = typed("cancel / amazon music / account / \u{1b}[2J\u{202e}Mum / quit");
    assert!(!ended.out.contains(['\u{1b}', '\u{202e}']), "{}", ended.out);
    assert_eq!(home.case()["person"], "[2JMum");
}

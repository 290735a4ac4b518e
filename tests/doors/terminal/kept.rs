//! What is typed is kept whole and once, what is deleted is named, and what is said of it is so.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use outro::case::dates::{Cycle, Trial};
use outro::case::{Case, Event, Money};
use outro::guide::Period;
use outro::guide::step::Fact;

use super::{APPLE, BEGIN, typed, typed_after};
use crate::program::Home;
use crate::support::events::{followed_by, started, to_backup};
use crate::support::statements::three_times;

/// The one case that there is, as it lies on the disk.
fn the_case(home: &Home) -> Case {
    home.on_disk(home.case()["id"].as_str().unwrap())
}

fn as_typed(at: &str, value: &str) -> Event {
    Event::Noted {
        at: at.to_owned(),
        value: value.to_owned(),
    }
}

#[test]
fn whatever_is_deleted_for_good_is_named_before() {
    let (home, ended) = typed("about / delete everything /  / quit");
    ended.must_print_all(&["your own guides", "attached files", "Nothing was deleted."]);
    let ended = home.types(
        "cancel / amazon music / account / Mum / more / delete / delete / bring / delete \
         / keep / quit",
    );
    ended.must_print("its attached files and its kept lists are deleted for good");
}

#[test]
fn a_price_of_the_window_is_changed_and_cleared_with_what_was_typed_there() {
    let home = Home::new();
    let price = Money::read("11.99", "USD", Period::Month);
    let window = [Event::PriceNoted { price }, as_typed("price", "11.99")];
    let id = home.put(&followed_by(to_backup("amazon-website"), window));
    home.types("go on / notes / what does it cost / 12.99 / for a month / quit");
    let case = home.on_disk(&id);
    assert_eq!(
        case.price.clone().map(|price| price.hundredths),
        Some(1_299)
    );
    assert_eq!(
        case.notes["price"], "12.99",
        "what the window's field shows"
    );
    home.types("go on / notes / what does it cost / clear / quit");
    let case = home.on_disk(&id);
    assert_eq!((case.price, case.notes.get("price")), (None, None));
}

#[test]
fn a_trial_that_was_no_day_in_the_window_is_one_after_the_terminal() {
    let home = Home::new();
    let window = [as_typed("trial", "soon")];
    let id = home.put(&followed_by(to_backup("amazon-website"), window));
    let day = jiff::ZonedDateTime::now().date();
    let day = day.saturating_add(jiff::Span::new().days(7));
    home.types(&format!("go on / proof / this is a trial / {day} / quit"));
    let case = home.on_disk(&id);
    assert_eq!(case.trial.map(Trial::charge_day), Some(day));
    assert_eq!(case.notes.get("trial"), None);
    // What is noted is shown where it can be cleared.
    let ended = home.types("go on / proof / this is a trial / clear / quit");
    ended.must_print("type clear to take it out");
    assert_eq!(home.on_disk(&id).trial, None);
}

#[test]
fn two_deleted_cases_of_one_service_can_be_told_apart() {
    let home = Home::new();
    for region in ["us", "de"] {
        let region = Event::RegionChosen {
            region: region.to_owned(),
        };
        home.put(&[started("amazon-music"), region]);
    }
    let delete = "more / delete / delete";
    home.types(&format!("1 / {delete} / 1 / {delete} / quit"));
    assert!(home.cases().is_empty());
    let ended = home.types("bring / delete amazon music (germany / delete it for good / quit");
    ended.must_print_all(&[
        "Amazon Music (United States): can be brought back until",
        "Delete “Amazon Music (Germany and Austria)” for good?",
        "The case is deleted for good.",
    ]);
    home.types("bring / amazon / quit");
    assert_eq!(home.case()["region"], "us");
}

#[test]
fn a_long_text_is_kept_whole_and_a_longer_one_is_asked_for_again() {
    let long = "Song, ".repeat(400).trim_end().to_owned();
    let endless = "Song, ".repeat(20_000);
    let lines = format!("notes / which songs / {endless} / {long} / quit");
    let (home, ended) = typed_after(BEGIN, &lines);
    ended.must_print("This text is too long to be saved.");
    let kept = the_case(&home).facts[&Fact::OfflineSongs].clone();
    assert_eq!(kept.len(), long.len());
    assert_eq!(kept, long);
}

#[test]
fn a_price_noted_before_the_country_has_the_currency_of_the_one_that_is_shown() {
    let (home, _) = typed_after(
        BEGIN,
        "notes / what does it cost / 11.99 / for a month / quit",
    );
    assert_eq!(home.case()["region"], serde_json::Value::Null);
    assert_eq!(the_case(&home).price.unwrap().currency, "USD");
}

#[test]
fn what_a_file_says_of_a_charge_is_noted_in_the_case_that_is_gone_on_with() {
    let home = Home::new();
    let was = [
        Event::PriceNoted {
            price: Money::read("9.99", "USD", Period::Month),
        },
        as_typed("price", "9.99"),
        Event::CycleNoted {
            cycle: Some(Cycle::Weekly),
        },
    ];
    let id = home.put(&followed_by(vec![started("netflix")], was));
    let today = jiff::ZonedDateTime::now().date();
    let days = [2, 1, 0].map(|ago| today.saturating_sub(jiff::Span::new().months(ago)));
    let file = home.data().with_file_name("bank.csv");
    let other = format!("{today},CORNER BOOKS,-12.34,USD,55.55");
    let rows = three_times(days, "NETFLIX.COM,-15.49,USD,98.76", &other);
    std::fs::write(&file, rows).unwrap();
    let file = file.display();
    home.types(&format!(
        "what is / a file / {file} / 1 / note them / go on / quit"
    ));
    let case = home.on_disk(&id);
    assert_eq!(
        case.price.clone().map(|price| price.hundredths),
        Some(1_549)
    );
    assert_eq!(
        case.notes.get("price"),
        None,
        "typed before, and no longer so"
    );
    assert!(case.renewal_date().is_some());
    assert_eq!(case.cycle(), Some(Cycle::Months(1)));
    assert_eq!(home.cases().len(), 1);
}

#[test]
fn looking_everywhere_again_is_one_press_and_one_undo() {
    let nowhere = "I am not sure / I can't / no / no / no / no / no";
    let lines = format!("{nowhere} / look everywhere / quit");
    let (home, _) = typed_after(BEGIN, &lines);
    assert!(the_case(&home).ruled_out.is_empty());
    home.types("go on / undo / quit");
    assert!(the_case(&home).ruled_out.len() > 1, "all of them, or none");
}

#[test]
fn the_first_choice_of_who_charges_is_taken_back_by_its_name() {
    let (_, ended) = typed_after(APPLE, "undo / quit");
    ended.must_print("Taken back: your choice of who charges you.");
}

#[test]
fn there_is_no_way_round_the_gate() {
    // From the list to the step behind the one that counts, and back from there.
    let lines = "done / done / done / done / list / 6 / back / quit";
    let (_, ended) = typed_after(APPLE, lines);
    assert_eq!(ended.out.matches("Before you press: 2 things").count(), 2);
    ended.must_not_print("Press “Cancel");
}

#[test]
fn a_step_that_is_not_confirmed_says_so_once() {
    let id = "provider";
    let home = Home::new();
    let way = followed_by(
        to_backup(id),
        [Event::StageOpened {
            stage: outro::case::Stage::Cancel,
        }],
    );
    home.put(&way);
    let ended = home.types("go on / done /  / quit");
    ended.must_print("Step 2 of");
    let said = ended.out.matches("Not confirmed").count();
    assert_eq!(said, 1, "{}", ended.out);
}

#[test]
fn a_slip_in_the_place_of_a_file_is_nothing_that_was_not_saved() {
    let home = Home::new();
    home.put(&to_backup("amazon-website"));
    let file = home.data().with_file_name("mail.eml");
    std::fs::write(&file, b"Cancelled.").unwrap();
    let (slip, file) = (format!("{}x", file.display()), file.display());
    let ended = home.types(&format!(
        "go on / proof / attach / {slip} / attach / {file} / quit"
    ));
    ended.must_print_all(&[
        "cannot be read",
        "mail.eml is attached",
        "Everything is saved.",
    ]);
    ended.must_not_print("was not saved");
}

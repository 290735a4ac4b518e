//! From the first window to the steps: what a person can do, and what is kept of it.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

mod begun;
mod cases;
mod other_guides;
mod pictures;
mod plans;
use crate::support;
use crate::support::events::{cancelled, followed_by, named, noted};
use crate::support::words::must_hold;

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;
use outro::case::{Event, Money, Stage};
use outro::guide::Period;
use outro::guide::step::Fact;

use cases::{
    LINE, asked, at_finder, behind, found_nowhere, look_everywhere, many, not_sure, started,
    with_channel,
};
use support::session::Window;

/// The names of the channels that stand out, with the word that says why.
fn marked(window: &mut Window) -> Vec<(String, String)> {
    let tree = window.tree();
    let cards = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.role == Role::Answer);
    cards
        .filter_map(|node| {
            let described = node.semantics.description.as_deref()?;
            let word = ["as good as sure", "likely", "possible"]
                .into_iter()
                .find(|word| described.starts_with(&format!("{word}. ")))?;
            Some((node.semantics.name.clone(), word.to_owned()))
        })
        .collect()
}

fn titles(marked: &[(String, String)]) -> Vec<&str> {
    marked.iter().map(|(title, _)| title.as_str()).collect()
}

#[test]
fn an_empty_desk_leads_to_the_first_step_in_three_answers() {
    let mut window = Window::new();
    let said = window.said();
    assert!(said.contains("Nothing leaves this computer."), "{said}");
    window.find(Role::Heading(1), "What do you want to stop paying for?");
    window.press(Role::Button, "Amazon Music");
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    assert_eq!(window.focused(), "title-finder");
    window.press(Role::Button, "My account: change whose subscription it is");
    window.write("A name for the account or the person", "Mum");
    window.press(Role::Button, "Keep this name");
    window.press(
        Role::Button,
        "United States · amazon.com: change the country’s site",
    );
    assert_eq!(window.focused(), "title-country");
    window.press(Role::Answer, "United Kingdom");
    assert_eq!(window.focused(), "title-finder");
    let mut window = window.reopened();
    let said = window.said();
    assert!(said.contains("Mum"), "{said}");
    assert!(said.contains("Next: Find out who charges you."), "{said}");
    window.hit(Named::Enter);
    window.press(Role::Answer, "Apple");
    assert_eq!(window.focused(), "finder-device");
    window.press(Role::Answer, "Apple, on a Mac");
    assert!(window.focused().starts_with("step-title-"));
    // One press takes all of that press back, and nothing that was said before it.
    window.press(Role::Button, "Undo");
    assert_eq!(window.focused(), "title-finder");
    assert!(window.has(
        Role::Button,
        "United Kingdom · amazon.co.uk: change the country’s site"
    ));
}

#[test]
fn a_country_that_the_system_does_not_tell_is_said_to_be_a_guess() {
    let guess = "The country is a guess. Change it here.";
    for (country, told) in [(None, true), (Some("DE"), false), (Some("PL"), true)] {
        let folder = tempfile::tempdir().unwrap();
        let machine = support::session::Fixed::new();
        *machine.country.lock().unwrap() = country.map(str::to_owned);
        let mut window = Window::open(folder.path(), machine);
        window.press(Role::Button, "Amazon Music");
        assert_eq!(window.has(Role::Text, guess), told, "{country:?}");
        let german = "Germany and Austria · amazon.de: change the country’s site";
        assert_eq!(window.has(Role::Button, german), country == Some("DE"));
    }
}

#[test]
fn a_line_of_a_statement_leads_to_the_service_and_is_kept_nowhere() {
    let mut window = Window::new();
    window.write("Or: what is this charge?", "AMAZON MUSIC 4921 8166");
    window.press(Role::Button, "Cancel Amazon Music");
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    let amazon = window.find(Role::Answer, "Amazon");
    let described = amazon.semantics.description.unwrap();
    assert!(described.starts_with("as good as sure. "), "{described}");
    let kept = window.on_disk();
    assert!(kept.contains("statement-read"), "{kept}");
    for typed in ["4921", "8166"] {
        assert!(!kept.contains(typed), "{typed} in {kept}");
    }
}

#[test]
fn a_statement_line_marks_who_charges_and_is_kept_nowhere() {
    let mut window = at_finder();
    window.write(LINE, "apple.com/bill 4921 8166");
    assert_eq!(
        titles(&marked(&mut window)),
        [
            "Apple, on iPhone or iPad",
            "Apple, on a Mac",
            "Apple, on a Windows PC",
            "Apple, on the web"
        ]
    );
    assert!(
        marked(&mut window)
            .iter()
            .all(|(_, word)| word == "as good as sure")
    );
    window.find(
        Role::Status,
        "That is Apple. Choose the device that you have at hand. This is as good as sure.",
    );
    // Enter brings the keyboard to the likeliest, and chooses nothing by itself.
    window.hit(Named::Enter);
    assert_eq!(window.focused(), "channel-apple-iphone");
    let kept = window.on_disk();
    assert!(kept.contains("apple-bill"), "{kept}");
    for typed in ["4921", "8166", "apple.com/bill 4"] {
        assert!(!kept.to_lowercase().contains(typed), "{typed} in {kept}");
    }

    let mut window = window.reopened();
    window.hit(Named::Enter);
    let apple = window.find(Role::Answer, "Apple").semantics.description;
    assert!(apple.unwrap().starts_with("as good as sure. "));
    not_sure(&mut window);
    assert_eq!(marked(&mut window).len(), 4);
    window.must_say("Your statement pointed to this: That is Apple.");
    window.must_say("The line itself was not kept.");
    window.press(Role::Button, "That was another charge");
    assert!(marked(&mut window).is_empty());
}

#[test]
fn a_line_that_fits_nothing_is_said_and_takes_the_marks_away() {
    let mut window = at_finder();
    window.write(LINE, "GOOGLE *Music");
    assert_eq!(titles(&marked(&mut window)), ["Google Play"]);
    window.write(LINE, "x");
    assert_eq!(titles(&marked(&mut window)), ["Google Play"]);
    let mut window = at_finder();
    window.write(LINE, "CORNER SHOP");
    assert!(marked(&mut window).is_empty());
    window.must_say("Outro does not know these words.");
    assert!(!window.on_disk().contains("statement-read"));
}

#[test]
fn questions_say_what_speaks_for_whom() {
    let mut window = asked();
    assert_eq!(window.focused(), "finder-question-0");
    window.press(Role::Answer, "Google Play");
    assert_eq!(window.focused(), "finder-question-1");
    window.press(Role::Link, "Question before");
    assert!(window.find(Role::Answer, "Google Play").semantics.selected == Some(true));
    window.press(Role::Answer, "Apple");
    window.press(Role::Answer, "In the app on an iPhone or iPad");
    window.press(Role::Answer, "I’m not sure");
    assert_eq!(window.focused(), "finder-found");
    window.find(Role::Heading(2), "Apple: likely");
    window.must_say("Who sends you the receipt by e-mail? Apple");
    assert_eq!(titles(&marked(&mut window))[0], "Apple, on iPhone or iPad");
    let website = window.find(Role::Answer, "Amazon website");
    let described = website.semantics.description.unwrap();
    assert!(described.starts_with("unlikely. "), "{described}");

    window.press(Role::Answer, "Apple, on iPhone or iPad");
    assert!(window.focused().starts_with("step-title-"));
}

#[test]
fn what_was_ruled_out_is_remembered_and_can_come_back() {
    let mut window = found_nowhere();
    assert_eq!(window.focused(), "finder-try-amazon-website");
    window.press(Role::Link, "Open your Amazon Music settings");
    let opened = window.opened();
    assert_eq!(opened, ["https://www.amazon.com/music/settings"]);
    window.press(
        Role::Button,
        "Copy the address of “Open your Amazon Music settings”",
    );
    assert_eq!(window.state.copied, opened);
    window.press(Role::Button, "I can’t look there now: Amazon");
    // Apple has one list, on whichever device: it is looked at once.
    window.press(Role::Button, "Not here: Apple");
    assert_eq!(window.focused(), "finder-try-google-play");

    let mut window = window.reopened();
    window.hit(Named::Enter);
    not_sure(&mut window);
    let channels = [
        "on iPhone or iPad",
        "on a Mac",
        "on a Windows PC",
        "on the web",
    ];
    for channel in channels.map(|device| format!("Apple, {device}")) {
        assert!(!window.has(Role::Answer, &channel));
        let back = format!("It could be this after all: {channel}");
        window.press(Role::Button, &back);
        assert!(window.has(Role::Answer, &channel));
    }
}

#[test]
fn when_nothing_is_left_there_is_still_a_way_on() {
    let mut window = found_nowhere();
    look_everywhere(&mut window);
    assert_eq!(window.focused(), "finder-nothing-left");
    window.press(
        Role::Button,
        "Copy the text: Ask support which account pays",
    );
    let copied = window.state.copied.last().unwrap().clone();
    assert!(copied.contains("[The day of the charge]"), "{copied}");
    assert!(!copied.contains("{{"), "{copied}");
    window.press(Role::Button, "Look everywhere again");
    assert_eq!(window.focused(), "finder-try-amazon-website");
    window.press(Role::Button, "This is the one: Amazon");
    assert!(window.focused().starts_with("step-title-"));
}

/// A case on its steps with Apple and these events, whose person says that somebody else charges.
fn somebody_else_charges(more: Vec<Event>) -> Window {
    let mut window = Window::with(|journal| {
        let mut events = with_channel("apple-iphone");
        events.extend(more);
        events.push(Event::StageOpened {
            stage: Stage::Cancel,
        });
        journal.case("aa", "2026-11-22T10:00:00Z", events);
    });
    window.hit(Named::Enter);
    window.press(
        Role::Button,
        "Billed by Apple, cancelled on your iPhone or iPad: somebody else charges me",
    );
    window
}

#[test]
fn another_biller_keeps_what_still_holds() {
    let mut window = somebody_else_charges(Vec::new());
    let company = window.find(Role::Answer, "Apple");
    assert_eq!(company.semantics.selected, Some(true));
    not_sure(&mut window);
    let chosen = window.find(Role::Answer, "Apple, on iPhone or iPad");
    assert_eq!(chosen.semantics.selected, Some(true));
    window.must_say("Steps that are the same there stay ticked");
    // Looking on leaves the person on this page until they choose.
    window.press(Role::Link, "I can’t find the charge anywhere");
    window.press(Role::Button, "Not here: Amazon");
    window.press(Role::Link, "Show everyone who may charge");
    assert_eq!(window.focused(), "title-finder");
    window.press(Role::Button, "Stay with Apple, on iPhone or iPad");
    assert!(
        window.focused().starts_with("step-title-"),
        "{}",
        window.focused()
    );
}

#[test]
fn the_list_says_what_waits_and_what_is_due() {
    let mut window = many();
    let said = window.said();
    must_hold(
        &said,
        &[
            "2 of 6 steps, backup 1 of 5",
            "You were charged again",
            "Waits until Friday 4 December 2026",
            "Due since Monday 16 November 2026",
            "The guide for this is not here any more.",
        ],
    );
    // What is over is one line.
    let over = "Look at it: Amazon Music (Grandma’s tablet)";
    assert!(!window.has(Role::Button, over), "{said}");
    window.press(Role::Button, "1 finished");
    window.must_have(Role::Button, over);
    // The most pressing one comes first, and Enter goes on with it.
    let mut window = many();
    window.find(Role::Heading(1), "Next");
    window.hit(Named::Enter);
    let said = window.said();
    assert!(!window.has(Role::Button, "1 finished"), "{said}");
    assert!(said.contains("You were charged again"), "{said}");
}

#[test]
fn what_is_no_longer_paid_is_added_up() {
    let mut window = Window::with(|journal| {
        for (id, every) in [("aa", Period::Month), ("bb", Period::Year)] {
            let price = Money::read("10.99", "GBP", every);
            let more = [
                cancelled(),
                Event::ConfirmationSeen { seen: true },
                noted(Fact::EndDate, "2026-10-15"),
                Event::ChargeChecked { came: false },
                Event::PriceNoted { price },
            ];
            let events = followed_by(with_channel("amazon-website"), more);
            journal.case(id, "2026-10-20T10:00:00Z", events);
        }
    });
    let said = window.said();
    let sum = outro::i18n::money(1099 * 12 + 1099, "GBP", Some("US"));
    let words = format!("2 finished: {sum} a year no longer paid");
    assert!(said.contains(&words), "{words} in {said}");
    window.find(Role::Heading(1), "Welcome back");
}

#[test]
fn a_deleted_case_comes_back_with_undo() {
    let mut window = many();
    window.press(Role::Button, "Delete: Amazon Music (Mum’s account)");
    window.press(Role::Button, "Delete this case");
    assert!(!window.has(Role::Button, "Go on: Amazon Music (Mum’s account)"));
    window.find(Role::Alert, "“Amazon Music (Mum’s account)” was deleted.");
    window.picture("start/home-deleted");
    window.press(Role::Button, "Undo");
    assert!(window.has(Role::Button, "Go on: Amazon Music (Mum’s account)"));
    let mut window = window.reopened();
    assert!(window.has(Role::Button, "Go on: Amazon Music (Mum’s account)"));
}

#[test]
fn a_guide_that_was_begun_offers_to_go_on() {
    let mut window = Window::with(|journal| {
        journal.case("bb", "2026-11-20T10:00:00Z", [started(), named("Mum")]);
    });
    window.press(Role::Button, "Cancel something");
    window.press(Role::Button, "Go on: Amazon Music, Mum · begun");
    assert_eq!(window.focused(), "title-finder");
    window.press(Role::Button, "Before you start: 5 to 15 minutes");
    window.press(Role::Link, "Cancel Amazon Prime instead");
    window.find(Role::Heading(1), "Who takes the money for Amazon Prime?");
    window.press(Role::Button, "Cancel something");
    window.press(
        Role::Button,
        "Begin another Amazon Music, for another account",
    );
    window.press(Role::Button, "Outro, all cases");
    assert!(window.has(Role::Button, "Go on: Amazon Music"));
    assert!(window.has(Role::Button, "Go on: Amazon Music (Mum)"));
}

#[test]
fn a_site_and_a_plan_can_be_looked_at_again_without_changing_them() {
    let mut window = behind("plan");
    assert_eq!(window.focused(), "title-plan");
    let unsure = window.find(Role::Answer, "I’m not sure");
    assert_eq!(unsure.semantics.selected, Some(true));
    window.hit(Named::Escape);
    assert_eq!(window.focused(), "title-finder");
    window.press(Role::Button, SITE);
    assert_eq!(window.focused(), "title-country");
    let chosen = window.find(Role::Answer, "United States");
    assert_eq!(chosen.semantics.selected, Some(true));
    let before = window.on_disk();
    window.hit(Named::Enter);
    assert_eq!(window.focused(), "title-finder");
    assert_eq!(before, window.on_disk());
    window.press(Role::Button, SITE);
    window.press(Role::Button, "I’m not sure");
    assert_eq!(window.focused(), "country-how");
    window.press(Role::Answer, "Japan");
    assert!(window.on_disk().contains(r#""region":"jp""#));
}

/// The name of the chip with the site of the United States.
const SITE: &str = "United States · amazon.com: change the country’s site";

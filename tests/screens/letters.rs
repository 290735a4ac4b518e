//! Letters and calls in the window: filled in from the case, sent, kept only where asked, and
//! waited for; a charge that came all the same; a trial that is picked from a calendar.

use std::fs;

use iced::keyboard::key::Named;
use jiff::civil::date;
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;
use outro::case::{Case, Event, Money, Outcome};
use outro::guide::step::{End, Fact};
use outro::guide::{Answer, Catalogue, Period};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};

use crate::support::events::{self, cancelled, followed_by, named, noted, started, to_backup};
use crate::support::on_disk;
use crate::support::session::Window;
use crate::support::words::must_hold;

const CASE: &str = "0123456789abcdef0123456789abcdef";

fn open(events: Vec<Event>, height: f32) -> Window {
    let window = Window::with(|data| data.case(CASE, "2026-11-22T10:00:00Z", events));
    // A notice at the window's foot lies over nothing that is pressed.
    let mut window = window.sized(1120.0, height);
    let entry = window.said();
    assert!(!entry.is_empty());
    window.hit(Named::Enter);
    window
}

fn on_disk(window: &Window) -> Case {
    on_disk::case(&window.folder, CASE)
}

fn other_subscription(end: End) -> Vec<Event> {
    followed_by(events::other_subscription(), [Event::Ended { end }])
}

#[test]
fn an_email_is_filled_in_from_the_case_and_begun_while_it_is_short() {
    let mut window = open(other_subscription(End::AskSupport), 2600.0);
    window.press(Role::Button, "Ask the company for money back");
    // The day is picked, the price is known, and the nickname is nobody's name.
    window.must_say("11,99\u{a0}€");
    window.write("The name of the subscription", "Garden Weekly");
    window.press(Role::Button, "Calendar for: The day of the payment");
    window.press(Role::Button, "Previous month: October 2026");
    window.press(Role::Answer, "Saturday 3 October 2026");
    assert_eq!(
        window.value("The day of the payment").as_deref(),
        Some("3 October 2026")
    );
    window.press(Role::Button, "Open it in my e-mail program");
    let opened = window
        .platform
        .opened
        .lock()
        .unwrap()
        .last()
        .cloned()
        .unwrap();
    assert!(opened.starts_with("mailto:?subject=A%20charge%20for%20Garden%20Weekly&body="));
    assert!(
        opened.len() < 2_000 && opened.contains("3%20October%202026"),
        "{opened}"
    );
    assert!(!opened.contains("Granny"), "{opened}");
    // A letter with an accent takes six bytes of the address.
    window.write("Your name", &"é".repeat(340));
    window.must_say("too long for e-mail programs");
    assert!(!window.has(Role::Button, "Open it in my e-mail program"));
    assert!(!window.on_disk().contains("Garden Weekly"));
}

#[test]
fn what_is_typed_is_kept_where_the_person_says_so_and_forgotten_again() {
    let mut window = open(other_subscription(End::AskSupport), 2600.0);
    window.press(Role::Button, "Ask the company for money back");
    window.write("Your name", "Ada");
    assert!(!window.on_disk().contains("Ada"));
    window.press(Role::Button, "Keep what I typed with this case");
    let kept = on_disk(&window);
    assert_eq!(
        kept.notes.get("letter/name").map(String::as_str),
        Some("Ada")
    );
    let mut window = window.reopened().sized(1120.0, 2600.0);
    window.hit(Named::Enter);
    window.press(Role::Button, "Write to the company");
    window.must_say("Your name: Ada");
    window.press(Role::Button, "Forget it");
    assert!(!on_disk(&window).notes.contains_key("letter/name"));
}

#[test]
fn a_letter_by_post_is_saved_as_a_page_and_as_text() {
    let mut window = open(other_subscription(End::AskSupport), 2600.0);
    window.press(Role::Button, "Write to the company");
    window.write("The company, with its address", "Acme <b> & Sons");
    for (name, button) in [
        ("letter.html", "Save to print…"),
        ("letter.txt", "Save as text…"),
    ] {
        let path = window.folder.with_file_name(name);
        *window.platform.chosen.lock().unwrap() = Some(path.clone());
        window.press(Role::Button, button);
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("Granny"), "{text}");
        if button == "Save to print…" {
            assert!(text.starts_with("<!doctype html>"), "{text}");
            assert!(text.contains("Acme &lt;b&gt; &amp; Sons"), "{text}");
            assert!(text.contains("default-src &#39;none&#39;"), "{text}");
        } else {
            assert!(
                text.starts_with("Acme <b> & Sons\n\nI end my subscription"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_call_is_a_list_to_tick_and_whom_one_spoke_to_goes_to_the_proof() {
    let mut events = to_backup("amazon-website");
    events.push(Event::Ended {
        end: End::AskSupport,
    });
    let mut window = open(events, 2600.0);
    window.press(Role::Button, "Say this on the phone");
    let point = "I have tried the website, and it did not work.";
    window.press(Role::CheckBox, point);
    let ticked = window.find(Role::CheckBox, point).semantics.checked;
    assert_eq!(ticked, Some(true));
    window.write("Whom you spoke to", "Mr Agent");
    window.press(Role::Answer, "In 7 days");
    let case = on_disk(&window);
    let sent = &case.letters["phone-cancel"];
    assert_eq!(
        (sent.on, sent.due),
        (date(2026, 11, 22), Some(date(2026, 11, 29)))
    );
    assert!(case.proof.details.values().any(|value| value == "Mr Agent"));
    assert!(
        window
            .said()
            .contains("An answer is due by 29 November 2026")
    );
    // The day is in the calendar file, too, and beside the page.
    window.must_say("7 days until an answer is due");
}

#[test]
fn a_late_answer_says_what_comes_next_and_the_answer_ends_the_wait() {
    let mut events = to_backup("amazon-website");
    events.push(Event::Ended {
        end: End::AskSupport,
    });
    events.push(Event::LetterSent {
        letter: "chat-cancel".to_owned(),
        on: date(2026, 11, 10),
        due: Some(date(2026, 11, 17)),
    });
    let mut window = open(events, 2600.0);
    let said = window.said();
    assert!(
        said.contains("The answer was due by 17 November 2026"),
        "{said}"
    );
    assert!(
        said.contains("The next way is: Say this on the phone"),
        "{said}"
    );
    window.press(Role::Button, "Wait 7 days more");
    let sent = on_disk(&window).letters["chat-cancel"].clone();
    assert_eq!(
        (sent.on, sent.due),
        (date(2026, 11, 10), Some(date(2026, 11, 29)))
    );
    window.press(Role::Button, "The answer has come");
    assert!(on_disk(&window).letters["chat-cancel"].answered);
    window.must_not_say("Waiting for an answer");
}

fn charged_again() -> Vec<Event> {
    let price = Money::read("11.99", "USD", Period::Month);
    let more = [
        Event::PriceNoted { price },
        cancelled(),
        Event::ConfirmationSeen { seen: true },
        noted(Fact::Reference, "D01-2041-77"),
        Event::ChargeChecked { came: true },
    ];
    followed_by(to_backup("apple-iphone"), more)
}

#[test]
fn a_charge_has_causes_each_with_its_refund_page_and_letter() {
    let mut window = open(charged_again(), 3600.0);
    for cause in [
        "A second plan, on a speaker for example",
        "Another account or e-mail address",
        "Another company charges for it too",
        "A trial that turned into a paid plan",
        "The charge for the time before",
        "Support said that it was cancelled, and it was not",
    ] {
        window.press(Role::Answer, cause);
        window.must_have(Role::Heading(3), cause);
        window.press(Role::Button, "It is something else");
    }
    window.press(
        Role::Answer,
        "Support said that it was cancelled, and it was not",
    );
    let page = window.find(Role::Link, "Open Apple's refund page");
    let host = page.semantics.description.unwrap_or_default();
    assert!(host.contains("reportaproblem.apple.com"), "{host}");
    window.press(Role::Link, "Open Apple's refund page");
    let opened = window.opened();
    assert_eq!(opened, ["https://reportaproblem.apple.com/"]);
    window.write("On which day did the charge come?", "21 November 2026");
    window.write("Charge ID", "2K41X09TJ");
    window.press(Role::Button, "Ask for your money back");
    window.press(Role::Button, "Copy the text: Ask for your money back");
    let copied = window.state.copied.last().unwrap().clone();
    must_hold(
        &copied,
        &[
            "I was charged $11.99 on 21 November 2026",
            "I had cancelled it on 22 November 2026.",
            "Reference: D01-2041-77.",
            "Charge ID: 2K41X09TJ.",
        ],
    );
    // The bank comes last, with how long it can be asked where that is known.
    let said = window.said();
    assert!(said.contains("within 60 days of the statement"), "{said}");
    assert!(said.contains("Source: consumoteca.com.co"), "{said}");
    assert!(said.contains("This is information, not advice."), "{said}");
}

#[test]
fn the_charge_of_the_time_before_is_told_by_its_day() {
    let mut window = open(charged_again(), 3600.0);
    window.write("On which day did the charge come?", "20 November 2026");
    window.press(Role::Answer, "The charge for the time before");
    window.must_say("so it may be for the time before");
    window.press(Role::Button, "It is for the time before");
    // No later charge came as yet; that none does is still to be seen.
    let outcome = on_disk(&window).outcome;
    assert!(
        matches!(
            outcome,
            Outcome::Ended {
                end: End::Cancelled,
                ..
            }
        ),
        "{outcome:?}"
    );
}

/// Presses Tab until the focus is on something with this name.
fn tab_to(window: &mut Window, role: Role, name: &str) {
    window.tab_to(role, name);
    window.settle();
}

/// Where it is not known yet who charges, with the page behind this chip open.
fn behind(chip: &str) -> Window {
    let begun = vec![started("amazon-music"), Event::SummaryRead];
    let mut window = open(begun, 2400.0);
    window.press(Role::Button, chip);
    window
}

#[test]
fn a_trial_goes_from_its_plan_to_quiet_to_charged_again_and_back() {
    let mut window = behind("Plan: not sure. Change the plan");
    window.press(Role::Answer, "Free trial");
    // The end of the trial is asked for first, and picked with the keyboard alone.
    window.must_have(Role::Heading(2), "Your trial");
    tab_to(
        &mut window,
        Role::Button,
        "Calendar for: Day on which the trial ends",
    );
    window.hit(Named::Enter);
    tab_to(&mut window, Role::Button, "Next month: December 2026");
    window.hit(Named::Enter);
    tab_to(&mut window, Role::Answer, "Tuesday 1 December 2026");
    window.hit(Named::ArrowRight);
    window.hit(Named::ArrowRight);
    window.hit(Named::Enter);
    let case = on_disk(&window);
    assert_eq!(case.trial.unwrap().charge_day(), date(2026, 12, 3));
    assert_eq!(window.focused(), "field-trial-end");
    assert!(
        window
            .said()
            .contains("Decide by Wednesday 2 December 2026")
    );
    // Apple wants it a day ahead, on every page from there on.
    window.press(Role::Answer, "Apple");
    window.press(Role::Answer, "Apple, on iPhone or iPad");
    let said = window.said();
    assert!(said.contains("decide by 1 December 2026"), "{said}");
    assert!(
        said.contains("Decide by 1 December 2026"),
        "the sidebar: {said}"
    );
    cancelled_and_quiet(window);
}

const TRIAL_ENDS: &str = "Day on which the trial ends";

/// The page "Who charges", with a trial that ends on 3 December.
fn on_trial() -> Window {
    let mut window = behind("Trial?");
    window.press(Role::Choice, "It is a trial");
    window.write(TRIAL_ENDS, "3 December 2026");
    let trial = on_disk(&window).trial.expect("a trial");
    assert_eq!(trial.charge_day(), date(2026, 12, 3));
    window
}

/// Types another end of the trial over the one that stands there.
fn write_over(window: &mut Window, words: &str) {
    let field = window.find(Role::TextField, TRIAL_ENDS);
    window.press_on(&field);
    window.chord(
        iced::keyboard::Modifiers::COMMAND,
        iced::keyboard::Key::Character("a".into()),
    );
    window.type_letters(words);
    window.settle();
}

#[test]
fn a_doubtful_end_of_a_trial_is_asked_about_and_the_old_day_is_gone() {
    let mut window = on_trial();
    write_over(&mut window, "3/4");
    assert_eq!(on_disk(&window).trial, None, "the old day goes on");
    let field = window.find(Role::TextField, TRIAL_ENDS).semantics;
    assert!(field.invalid, "{field:?}");
    assert_eq!(field.value.as_deref(), Some("3/4"));
    window.must_not_say("Decide by Wednesday 2 December");
    // The question stands there, and its answer is the new day.
    let answer = window.find(Role::Button, "4 March 2027").semantics.id;
    window.focus(&answer);
    window.hit(Named::Enter);
    let trial = on_disk(&window).trial.expect("a trial");
    assert_eq!(trial.charge_day(), date(2027, 3, 4));
}

#[test]
fn a_day_that_is_too_far_for_a_trial_is_not_called_understood() {
    let mut window = on_trial();
    write_over(&mut window, "Wednesday 3 December 2031");
    assert_eq!(on_disk(&window).trial, None);
    let field = window.find(Role::TextField, TRIAL_ENDS).semantics;
    assert!(field.invalid, "{field:?}");
    let said = field.description.unwrap_or_default();
    assert!(said.contains("too far away for a trial"), "{said}");
}

#[test]
fn what_is_typed_before_a_day_keeps_its_place_while_the_calendar_closes() {
    let mut window = on_trial();
    write_over(&mut window, "later");
    window.press(Role::Button, "Calendar for: Day on which the trial ends");
    let field = window.find(Role::TextField, TRIAL_ENDS);
    window.press_on(&field);
    window.settle();
    window.hit(Named::Home);
    for letter in ["a", "b"] {
        window.type_letters(letter);
        window.settle();
    }
    let value = window.value(TRIAL_ENDS);
    assert_eq!(value.as_deref(), Some("ablater"));
}

/// From the steps to quiet, to charged again and back.
fn cancelled_and_quiet(window: Window) {
    let (store, _) = Store::open(&window.folder, Os);
    let id = CaseId::new(CASE).unwrap();
    let at = "2026-11-23T10:00:00Z".parse().unwrap();
    let day = date(2026, 11, 23);
    let ended = [(1, cancelled()), (2, Event::DayNoted { day })];
    for (n, event) in ended {
        let id_of = format!("{:032x}", 0xfff0 + n);
        let entry = outro::store::NewEntry {
            id: id_of,
            at,
            event,
        };
        store.append(&id, &[entry]).unwrap();
    }
    let mut again = window.reopened().sized(1120.0, 3600.0);
    again.platform.set("2026-11-23T12:00:00Z");
    again.hit(Named::Enter);
    again.press(Role::Button, "Yes, I saw it");
    again.must_say("Look on 4 December 2026");
    again.no_charge_came_on("2026-12-04T09:00:00Z");
    again.platform.set("2026-12-20T09:00:00Z");
    again.press(Role::Button, "A charge came after all");
    again.press(Role::Answer, "A trial that turned into a paid plan");
    assert!(again.has(Role::Link, "Open Apple's refund page"));
    again.press(Role::Button, "That charge was for something else");
    again.must_say("It is over");
    // What was noted of one charge is not about the next one, and one undo takes it all back.
    again.press(Role::Button, "A charge came after all");
    assert!(again.has(Role::Heading(3), "What may be behind it?"));
    again.press(Role::Button, "Undo");
    again.must_say("It is over");
    assert!(on_disk(&again).notes.contains_key("charge/cause"));
}

#[test]
fn a_paid_period_counts_the_days_to_the_next_charge() {
    let mut window = behind("Trial?");
    window.press(Role::Choice, "It is a paid plan");
    window.press(Role::Choice, "Every week");
    window.write("Next billing day", "20 November 2026");
    let said = window.said();
    // It was paid on Friday, every week: the next one is the Friday after.
    assert!(said.contains("5 days until the next charge"), "{said}");
    let case = on_disk(&window);
    assert_eq!(case.next_bill(date(2026, 11, 22)), Some(date(2026, 11, 27)));
}

/// "Problems and answers", opened from the start page, with one letter open.
fn answers_with(cases: &[(&str, Vec<Event>)], letter: &str) -> Window {
    let window = Window::with(|data| {
        for (id, events) in cases {
            data.case(id, "2026-11-22T10:00:00Z", events.clone());
        }
    });
    let mut window = window.sized(1120.0, 5200.0);
    window.press(Role::ListItem, "Problems and answers");
    window.press(Role::Choice, "Another subscription");
    window.press(Role::Button, letter);
    window
}

#[test]
fn a_letter_goes_out_and_is_waited_for_without_the_page_of_its_case() {
    let cases = [(CASE, other_subscription(End::AskSupport))];
    let mut window = answers_with(&cases, "Ask the company for money back");
    window.must_say("For your case: Another subscription");
    window.must_say("11,99\u{a0}€");
    window.press(Role::Button, "Open it in my e-mail program");
    let opened = window.opened();
    assert!(opened[0].starts_with("mailto:?subject="), "{opened:?}");
    window.press(Role::Answer, "In 14 days");
    let sent = on_disk(&window).letters["refund-mail"].clone();
    assert_eq!(
        (sent.on, sent.due),
        (date(2026, 11, 22), Some(date(2026, 12, 6)))
    );
    assert!(
        window
            .said()
            .contains("An answer is due by 6 December 2026"),
        "{}",
        window.said()
    );
    window.press(Role::Button, "The answer has come");
    assert!(on_disk(&window).letters["refund-mail"].answered);
    // What was typed is kept with the case, where that is wanted.
    window.write("Your name", "Ada");
    window.press(Role::Button, "Keep what I typed with this case");
    assert!(on_disk(&window).notes.values().any(|kept| kept == "Ada"));
}

#[test]
fn of_several_cases_a_letter_asks_which_one_it_is_for() {
    let other = "fedcba9876543210fedcba9876543210";
    let second = followed_by(events::other_subscription(), [named("Uncle")]);
    let cases = [(other, second), (CASE, other_subscription(End::AskSupport))];
    let mut window = answers_with(&cases, "Ask the company for money back");
    assert!(!window.has(Role::Answer, "In 14 days"), "no case is chosen");
    let mine = "Another subscription (Granny Smith)";
    window.press(Role::Choice, mine);
    window.write("Your name", "Ada");
    window.press(Role::Answer, "In 14 days");
    assert!(on_disk(&window).letters.contains_key("refund-mail"));
    window.press(Role::Choice, "Another subscription (Uncle)");
    assert_ne!(window.value("Your name").as_deref(), Some("Ada"), "not his");
    assert!(
        window.has(Role::Answer, "In 14 days"),
        "that one is not sent"
    );
    window.press(Role::Choice, mine);
    assert!(!window.has(Role::Answer, "In 14 days"));
}

#[test]
fn without_a_case_a_letter_is_mailed_and_saved() {
    let mut window = answers_with(&[], "Ask the company for money back");
    window.must_not_say("For your case");
    window.press(Role::Button, "Open it in my e-mail program");
    let opened = window.opened();
    assert!(opened[0].starts_with("mailto:"), "{opened:?}");
    let path = window.folder.with_file_name("letter.txt");
    *window.platform.chosen.lock().unwrap() = Some(path.clone());
    window.press(Role::Button, "Save as text…");
    assert!(path.exists(), "{}", window.said());
    assert!(
        !window.has(Role::Answer, "In 14 days"),
        "nobody could be reminded"
    );
}

#[test]
fn a_letter_that_stands_in_several_places_opens_where_it_was_pressed() {
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let letter = guide.letter("chat-cancel").unwrap();
    let with_it = |answer: &&Answer| answer.letter.as_deref() == Some("chat-cancel");
    let mut window = Window::new().sized(1120.0, 9000.0);
    window.press(Role::ListItem, "Problems and answers");
    window.press(Role::Choice, "Amazon Music");
    for answer in guide.answers.iter().filter(with_it).take(2) {
        window.press(Role::Button, &answer.question);
    }
    let lines = |window: &mut Window| -> Vec<Node> {
        let nodes = window.tree().nodes.into_iter();
        nodes
            .filter(|node| node.semantics.name == letter.title)
            .filter(|node| node.semantics.expanded.is_some())
            .collect()
    };
    let closed = lines(&mut window);
    assert!(closed.len() > 1, "{}", window.said());
    for at in 0..closed.len() {
        // What is open above may have moved it.
        let line = lines(&mut window).remove(at);
        window.press_on(&line);
        window.settle();
        let tree = window.tree();
        let open = lines(&mut window);
        let open = open
            .iter()
            .filter(|now| now.semantics.expanded == Some(true));
        let open: Vec<_> = open.map(|now| now.semantics.id.clone()).collect();
        assert_eq!(open, [line.semantics.id]);
        let mut ids: Vec<_> = tree
            .tab_stops()
            .map(|(_, stop)| &stop.semantics.id)
            .collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "two have one id");
    }
}

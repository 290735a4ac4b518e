//! Back up first, make sure, problems and answers, settings: what a person sees and does.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use crate::support;
use crate::support::events::{followed_by, named, noted, started, ticked, to_backup};

use iced::keyboard::key::Named;
use jiff::civil::date;
use outro::app::ui::semantics::Role;
use outro::case::{BackupAnswer, Case, Event, Money, Outcome, Reply, Stage, StepMark};
use outro::guide::catalogue::Catalogue;
use outro::guide::search::{Folded, Query};
use outro::guide::step::{End, Fact, Then};
use outro::guide::{Guide, Period};
use outro::store::disk::Os;
use outro::store::{CaseId, Store};
use outro::text::fold;
use proptest::prelude::*;
use support::session::Window;
use support::{fits, on_disk};

fn music() -> &'static Guide {
    Catalogue::built_in().guide("amazon-music").unwrap()
}

fn answered(task: &str, answer: BackupAnswer) -> Event {
    Event::BackupAnswered {
        task: task.into(),
        answer,
    }
}

fn ended(end: End) -> Vec<Event> {
    let stage = Stage::Cancel;
    let more = [Event::StageOpened { stage }, Event::Ended { end }];
    followed_by(to_backup("apple-iphone"), more)
}

/// Opens on one case, with its page shown.
fn open(events: Vec<Event>) -> Window {
    let mut window = Window::with(|journal| journal.case("aa", "2026-11-22T10:00:00Z", events));
    window.press(Role::ListItem, "Amazon Music");
    window
}

/// What the journal says, as after a restart.
fn on_disk(window: &Window) -> Case {
    on_disk::case(&window.folder, "aa")
}

/// Fails unless a task of the backup is answered so, as after a restart.
#[track_caller]
fn must_be_answered(window: &Window, task: &str, answer: &BackupAnswer) {
    assert_eq!(on_disk(window).backup.get(task), Some(answer), "{task}");
}

// Pictures.

fn pictures(name: &str, open: impl FnOnce() -> Window) {
    fits::every_window(&format!("rest/{name}"), open);
}

fn half_way() -> Window {
    let mut events = to_backup("apple-iphone");
    events.extend([
        answered("export-playlists", BackupAnswer::Done),
        answered("download-purchases", BackupAnswer::Declined),
    ]);
    open(events)
}

fn waiting(until: jiff::civil::Date) -> Window {
    let mut events = to_backup("apple-iphone");
    events.extend(
        music()
            .backup
            .tasks
            .iter()
            .map(|task| match task.id.as_str() {
                "request-data" => answered(&task.id, BackupAnswer::Waiting(until)),
                _ => answered(&task.id, BackupAnswer::Done),
            }),
    );
    open(events)
}

fn to_prove(end_date: Option<&str>, seen: Option<bool>) -> Window {
    let mut events = ended(End::Cancelled);
    events.extend(seen.map(|seen| Event::ConfirmationSeen { seen }));
    events.extend(end_date.map(|day| noted(Fact::EndDate, day)));
    open(events)
}

fn proven() -> Window {
    let mut events = ended(End::Cancelled);
    events.extend([
        named("Mum’s account"),
        Event::ConfirmationSeen { seen: true },
        noted(Fact::EndDate, "2026-11-20"),
        noted(Fact::Reference, "D01-2041-77"),
        Event::PriceNoted {
            price: Some(Money {
                hundredths: 1199,
                currency: "USD".to_owned(),
                every: Period::Month,
            }),
        },
        Event::ReasonGiven {
            reason: Some("I rarely used it".to_owned()),
        },
        Event::ChargeChecked { came: false },
    ]);
    open(events)
}

fn charged() -> Window {
    let mut events = ended(End::Cancelled);
    events.extend([
        noted(Fact::EndDate, "2026-11-20"),
        Event::ChargeChecked { came: true },
    ]);
    open(events)
}

fn moved() -> Window {
    let mut events = to_backup("amazon-website");
    let step = &music().channel("amazon-website").unwrap().steps[0];
    events.push(Event::Observed {
        channel: "amazon-website".into(),
        step: StepMark {
            id: step.id.clone(),
            rev: step.rev,
            title: step.title.clone(),
            words: Vec::new(),
        },
        saw: "x".to_owned(),
        then: Then::Guide("amazon-prime".into()),
        over: Vec::new(),
        reopen: Vec::new(),
        until: None,
        ends: None,
    });
    open(events)
}

#[test]
fn the_backup_fits_every_window() {
    pictures("backup", || open(to_backup("apple-iphone")));
    pictures("backup-half", half_way);
    pictures("backup-waiting", || waiting(date(2026, 12, 22)));
    pictures("backup-due", || waiting(date(2026, 11, 22)));
}

#[test]
fn the_proof_fits_every_window() {
    pictures("ending", || to_prove(None, None));
    pictures("ending-not-seen", || to_prove(None, Some(false)));
    pictures("ending-waits", || {
        let mut window = to_prove(Some("2026-12-03"), Some(true));
        window.press(Role::Button, "What stays, what goes");
        window
    });
    pictures("ending-due", || to_prove(Some("2026-11-20"), Some(true)));
    pictures("ending-proven", proven);
    pictures("ending-charged", charged);
    let long = "Wohnungsbaugenossenschaftsmitgliederversammlungsprotokoll".repeat(3);
    pictures("ending-long", || {
        let mut events = ended(End::Cancelled);
        events.extend([
            Event::ConfirmationSeen { seen: true },
            noted(Fact::EndDate, "2026-11-20"),
            noted(Fact::Reference, &long),
            Event::ReasonGiven {
                reason: Some(long.clone()),
            },
            Event::ChargeChecked { came: false },
        ]);
        open(events)
    });
}

#[test]
fn every_other_ending_fits_every_window() {
    for (name, end) in [
        ("ending-nothing", End::NothingToCancel),
        ("ending-someone", End::SomeoneElseMust),
        ("ending-waiting", End::Waiting),
        ("ending-already", End::AlreadyCancelled),
    ] {
        pictures(name, || open(ended(end)));
    }
    pictures("ending-support", || {
        let mut window = open(ended(End::AskSupport));
        window.press(Role::Button, "Ask support to cancel");
        window
    });
    pictures("ending-moved", moved);
}

fn answers() -> Window {
    open(to_backup("apple-iphone")).pressed(Role::ListItem, "Problems and answers")
}

fn settings() -> Window {
    open(to_backup("apple-iphone")).pressed(Role::ListItem, "Settings")
}

#[test]
fn answers_and_settings_fit_every_window() {
    pictures("answers", || {
        answers().pressed(Role::Button, "Do I pay a penalty for leaving early?")
    });
    pictures("answers-trouble", || {
        let mut window = answers();
        window.write("What are you looking for?", "something else");
        window.press(Role::Button, "Something else");
        window
    });
    pictures("answers-nothing", || {
        let mut window = answers();
        window.press(Role::Choice, "All guides");
        window.write("What are you looking for?", "elephants");
        window
    });
    pictures("settings", settings);
}

// What a person does.

#[test]
fn a_task_is_declined_in_one_press_and_the_next_one_is_at_hand() {
    let mut window = open(to_backup("apple-iphone"));
    window.press(Role::Button, "Not wanted: Export your playlists");
    must_be_answered(&window, "export-playlists", &BackupAnswer::Declined);
    assert_eq!(window.focused(), "backup-title-download-purchases");

    // Remembered after a restart, and taken back in one press.
    let mut window = window.reopened();
    window.press(Role::ListItem, "Amazon Music");
    window.press(Role::Button, "Take this answer back: Export your playlists");
    assert!(on_disk(&window).backup.is_empty());
    assert!(window.has(Role::Button, "Not wanted: Export your playlists"));
}

#[test]
fn the_tick_box_answers_and_opens_again() {
    let mut window = open(to_backup("apple-iphone"));
    window.press(Role::CheckBox, "Export your playlists");
    must_be_answered(&window, "export-playlists", &BackupAnswer::Done);
    let tick = window.find(Role::CheckBox, "Export your playlists");
    assert_eq!(tick.semantics.checked, Some(true));
    assert!(window.has(Role::Heading(3), "Playlists exported"));
    window.press(Role::CheckBox, "Export your playlists");
    assert!(on_disk(&window).backup.is_empty());
}

#[test]
fn a_task_that_takes_long_waits_until_a_day_that_can_be_changed() {
    let mut window = open(to_backup("apple-iphone"));
    let task = "Request your data from Amazon";
    window.press(Role::Button, &format!("Show how it is done: {task}"));
    window.press(Role::Button, &format!("I’m waiting for it: {task}"));
    let proposed = BackupAnswer::Waiting(date(2026, 12, 22));
    must_be_answered(&window, "request-data", &proposed);
    assert!(
        window
            .said()
            .contains("Waiting until Tuesday 22 December 2026.")
    );

    let field = "Wait until when? Request your data from Amazon";
    assert_eq!(
        window.find(Role::TextField, field).semantics.value,
        Some("22 December 2026".to_owned())
    );
    for _ in 0..20 {
        window.focus("backup-until-request-data");
        window.hit(Named::Backspace);
    }
    window.focus("backup-until-request-data");
    window.write(field, "6 January 2027");
    window.press(Role::Button, "Keep this day: Request your data from Amazon");
    let kept = BackupAnswer::Waiting(date(2027, 1, 6));
    must_be_answered(&window, "request-data", &kept);
}

#[test]
fn a_task_whose_day_has_come_says_so() {
    let mut window = waiting(date(2026, 11, 22));
    assert!(
        window
            .said()
            .contains("It was to come by Sunday 22 November 2026. See whether it is there.")
    );
    window.press(Role::Button, "It has come: Request your data from Amazon");
    must_be_answered(&window, "request-data", &BackupAnswer::Done);
    assert_eq!(window.focused(), "backup-answered");
    assert!(window.has(Role::Heading(3), "Everything here is answered"));
}

#[test]
fn going_on_is_allowed_at_any_time_and_skipping_declines_the_rest() {
    let mut window = open(to_backup("apple-iphone"));
    window.press(Role::Button, "Continue to cancelling");
    assert_eq!(on_disk(&window).stage(), Stage::Cancel);
    assert!(on_disk(&window).backup.is_empty());

    let mut window = half_way();
    window.press(Role::Button, "Skip backing up");
    let case = on_disk(&window);
    assert_eq!(case.stage(), Stage::Cancel);
    assert!(outro::case::backup::is_answered(music(), &case));
    // What was answered before stays as it was.
    let done = Some(&BackupAnswer::Done);
    assert_eq!(case.backup.get("export-playlists"), done);
    let declined = Some(&BackupAnswer::Declined);
    assert_eq!(case.backup.get("request-data"), declined);
}

#[test]
fn enter_goes_on_to_cancelling_but_not_from_within_a_field() {
    let mut window = open(to_backup("apple-iphone"));
    let unfold = "Show how it is done: Note songs that you only have offline";
    window.press(Role::Button, unfold);
    window.focus("field-offlinesongs");
    window.write("Which songs do you only have offline?", "Blue");
    window.hit(Named::Enter);
    assert_eq!(on_disk(&window).stage(), Stage::Backup);
    window.focus("title-backup");
    window.hit(Named::Enter);
    assert_eq!(on_disk(&window).stage(), Stage::Cancel);
    let songs = on_disk(&window).facts.get(&Fact::OfflineSongs).cloned();
    assert_eq!(songs, Some("Blue".to_owned()));
}

#[test]
fn other_ways_are_behind_one_press() {
    let mut window = open(to_backup("apple-iphone"));
    let other = "With Soundiiz, in the browser";
    window.must_not_say(other);
    window.press(Role::Button, "4 other ways: Export your playlists");
    window.must_say(other);
    window.must_say("200 songs for each playlist");
    window.press(Role::Link, "Open Soundiiz");
    let opened = window.opened();
    assert_eq!(opened.len(), 1);
    assert!(opened[0].starts_with("https://soundiiz.com"), "{opened:?}");
}

/// The last two steps of Apple's way on an iPhone: the one that confirms, and the look at the list.
fn last_steps(look: impl Fn(StepMark) -> Event) -> Window {
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let channel = guide.channel("apple-iphone").unwrap();
    let mut events = to_backup("apple-iphone");
    let (last, before) = channel.steps.split_last().unwrap();
    events.extend(before.iter().map(ticked));
    let Event::Ticked { step, .. } = ticked(last) else {
        panic!("a tick");
    };
    events.push(look(step));
    open(events)
}

#[test]
fn nobody_who_did_every_step_is_asked_whether_it_was_confirmed() {
    let ends = Some(End::Cancelled);
    let mut window = last_steps(|step| Event::Ticked { step, ends });
    assert!(window.has(Role::Heading(2), "Cancelled on 22 November 2026"));
    assert!(window.has(Role::Heading(3), "You saw the confirmation"));
    window.must_not_say("First see that it was confirmed");
    window.press(Role::Button, "I did not see it after all");
    assert!(window.has(Role::Heading(2), "Not confirmed yet"));
    assert_eq!(on_disk(&window).confirmation_seen, Some(false));
}

#[test]
fn what_was_only_left_out_is_not_called_cancelled() {
    let mut window = last_steps(|step| Event::Skipped {
        step,
        reason: "later".to_owned(),
        ends: Some(End::Cancelled),
    });
    assert!(window.has(Role::Heading(2), "Not confirmed yet"));
    window.must_not_say("Cancelled on");
    window.press(Role::Button, "Yes, I saw it");
    assert!(window.has(Role::Heading(2), "Cancelled on 22 November 2026"));
}

#[test]
fn an_amount_is_asked_for_in_the_currency_that_is_known() {
    let mut named = last_steps(|step| Event::Ticked {
        step,
        ends: Some(End::Cancelled),
    });
    named.must_say("In USD. Type over it if yours is different.");
    // Marked before anything was answered, so that no country is known.
    let mut window = open(vec![
        started("amazon-music"),
        Event::Ended {
            end: End::Cancelled,
        },
    ]);
    window.press(Role::Button, "Yes, I saw it");
    window.must_say("Only the amount, like 11.99.");
    window.must_not_say("Type over it");
}

#[test]
fn the_confirmation_is_asked_for_first() {
    let mut window = to_prove(None, None);
    assert!(window.has(Role::Heading(2), "Not confirmed yet"));
    let said = window.said();
    assert!(!said.contains("Cancelled on"), "{said}");
    assert!(
        said.contains("You marked it as cancelled on 22 November 2026"),
        "{said}"
    );
    window.press(Role::Button, "Not yet");
    assert_eq!(on_disk(&window).confirmation_seen, Some(false));
    // Apple charged, so nobody waits for an e-mail from Amazon.
    let said = window.said();
    assert!(
        said.contains("Apple's list of subscriptions shows the end date."),
        "{said}"
    );
    assert!(!said.contains("An e-mail from Amazon comes"), "{said}");
    assert!(window.has(Role::Button, "Go on with the steps"));
    window.press(Role::Button, "Yes, I saw it");
    assert_eq!(on_disk(&window).confirmation_seen, Some(true));
    assert_eq!(window.focused(), "ending-dates-title");
}

#[test]
fn a_day_noted_in_the_backup_is_not_asked_for_twice() {
    let mut events = ended(End::Cancelled);
    events.push(noted(Fact::RenewalDate, "2026-12-03"));
    let mut window = open(events);
    assert_eq!(
        window.value("Next billing day").as_deref(),
        Some("3 December 2026")
    );
    assert!(window.has(Role::Heading(3), "No new charge after 3 December 2026"));
}

#[test]
fn no_charge_ends_it_only_on_its_day_or_when_asked_for_early() {
    let mut window = to_prove(Some("2026-12-03"), Some(true));
    assert!(
        window
            .said()
            .contains("Look at your statement on Friday 4 December 2026.")
    );
    assert!(!window.has(Role::Button, "No charge came"));
    // Enter has nothing loud to do while it waits.
    window.focus("title-ending");
    window.hit(Named::Enter);
    assert!(matches!(on_disk(&window).outcome, Outcome::Ended { .. }));
    window.press(Role::Button, "Answer this now");
    window.must_say("proves less");
    window.press(Role::Button, "No charge came");
    assert!(matches!(on_disk(&window).outcome, Outcome::Proven { .. }));
    assert!(window.has(Role::Heading(2), "It is over"));

    let mut window = to_prove(Some("2026-11-20"), Some(true));
    window.focus("title-ending");
    window.hit(Named::Enter);
    assert!(on_disk(&window).is_over());
}

#[test]
fn enter_in_a_field_never_says_that_no_charge_came() {
    let mut window = to_prove(Some("2026-11-20"), Some(true));
    window.write("Reference or subject of the e-mail", "D01");
    window.hit(Named::Enter);
    let case = on_disk(&window);
    assert!(matches!(case.outcome, Outcome::Ended { .. }));
    assert_eq!(case.facts.get(&Fact::Reference), Some(&"D01".to_owned()));
}

#[test]
fn a_charge_opens_it_again_and_may_turn_out_to_be_another() {
    let mut window = to_prove(Some("2026-11-20"), Some(true));
    window.press(Role::Button, "I was charged again");
    let case = on_disk(&window);
    assert_eq!(case.outcome, Outcome::ChargedAgain);
    assert!(!case.is_over());
    assert!(window.has(Role::Heading(2), "You were charged again"));
    assert!(
        window
            .said()
            .contains("1. Look who the new charge is from.")
    );

    window.press(Role::Button, "That charge was for something else");
    let case = on_disk(&window);
    assert!(case.is_over());
    // The day on which it was cancelled outlasts the scare.
    assert_eq!(case.ended_on(), Some(date(2026, 11, 22)));
    let Outcome::Proven { ended, at, .. } = case.outcome else {
        panic!("proven");
    };
    assert!(ended.unwrap() < at);

    let mut window = proven();
    window.press(Role::Button, "A charge came after all");
    assert_eq!(on_disk(&window).outcome, Outcome::ChargedAgain);
    window.press(Role::Button, "Go through the steps again");
    assert_eq!(on_disk(&window).outcome, Outcome::Open);
}

#[test]
fn a_seen_price_is_a_hint_and_a_year_is_a_plain_number() {
    let mut window = to_prove(None, None);
    assert!(
        window
            .said()
            .contains("Seen: $11.99 a month (without Prime), February 2025. Yours may differ.")
    );
    assert_eq!(on_disk(&window).price, None);
    window.press(Role::Button, "Use this: $11.99 a month");
    let field = window.find(Role::TextField, "What did one payment cost?");
    assert_eq!(field.semantics.value, Some("11.99".to_owned()));
    assert!(window.has(Role::Status, "You save $143.88 a year."));
    window.press(Role::Choice, "Each year");
    assert!(window.has(Role::Status, "You save $11.99 a year."));
    let price = on_disk(&window).price.unwrap();
    assert_eq!((price.hundredths, price.every), (1199, Period::Year));
}

#[test]
fn why_they_leave_is_asked_once() {
    let mut window = to_prove(None, None);
    window.press(Role::Answer, "I rarely used it");
    let reason = Reply::Said("I rarely used it".to_owned());
    assert_eq!(on_disk(&window).reason, reason);
    assert!(!window.has(Role::Answer, "Not satisfied"));

    let mut window = window.reopened();
    window.press(Role::ListItem, "Amazon Music");
    assert!(!window.has(Role::Answer, "Not satisfied"));
    window.press(Role::Button, "Change why you left");
    window.press(Role::Answer, "Something else");
    assert_eq!(window.focused(), "ending-reason-field");
    window.write("Why, in your own words", "Too loud");
    window.hit(Named::Enter);
    assert_eq!(on_disk(&window).reason, Reply::Said("Too loud".to_owned()));
    window.press(Role::Button, "Change why you left");
    window.press(Role::Answer, "Rather not say");
    assert_eq!(on_disk(&window).reason, Reply::NotSaid);
    assert!(!window.has(Role::Answer, "Rather not say"));
}

#[test]
fn every_other_ending_has_two_ways_on() {
    for end in [
        End::NothingToCancel,
        End::SomeoneElseMust,
        End::Waiting,
        End::AskSupport,
    ] {
        let mut window = open(ended(end));
        window.press(Role::Button, "Go on with the steps");
        assert_eq!(on_disk(&window).outcome, Outcome::Open, "{end:?}");

        let mut window = open(ended(end));
        if end == End::NothingToCancel {
            assert!(!window.has(Role::Button, "It is cancelled now"));
            window.press(Role::Button, "Find out who charges me");
            window.must_say("Who takes the money for Amazon Music?");
            continue;
        }
        window.press(Role::Button, "It is cancelled now");
        let Outcome::Ended { end: now, .. } = on_disk(&window).outcome else {
            panic!("{end:?}");
        };
        assert_eq!(now, End::Cancelled);
        assert!(window.has(Role::Heading(2), "Not confirmed yet"));
        window.press(Role::Button, "Yes, I saw it");
        assert!(window.has(Role::Heading(2), "Cancelled on 22 November 2026"));
    }
}

#[test]
fn a_letter_is_filled_in_and_copied_and_never_kept() {
    let mut window = open(ended(End::AskSupport));
    window.press(Role::Button, "Ask support to cancel");
    window.write(
        "The e-mail address of your Amazon account",
        "me@example.org",
    );
    window.press(Role::Button, "Copy the text: Ask support to cancel");
    let copied = window.state.copied.last().unwrap().clone();
    assert!(
        copied.contains("The account is me@example.org."),
        "{copied}"
    );
    assert!(window.has(Role::Status, "Copied. You can paste it now."));
    assert!(!window.on_disk().contains("example.org"));
}

#[test]
fn what_moved_to_another_guide_can_come_back() {
    let mut window = moved();
    assert!(window.has(Role::Heading(2), "It goes on with Amazon Prime"));
    window.press(Role::Button, "Go back to these steps");
    assert_eq!(on_disk(&window).outcome, Outcome::Open);

    let mut window = moved();
    window.press(Role::Button, "Open Amazon Prime");
    assert!(
        window.title().contains("Amazon Prime"),
        "{}",
        window.title()
    );
}

trait Titled {
    fn title(&self) -> String;
}

impl Titled for Window {
    fn title(&self) -> String {
        self.state.outro.title()
    }
}

#[test]
fn the_search_finds_what_people_ask() {
    for (typed, wanted) in [
        ("penalty", "Do I pay a penalty for leaving early?"),
        (
            "listen afterwards",
            "Can I still listen after I cancel, and to what?",
        ),
        ("offers", "Will they make me offers to stay?"),
        ("back up", "How do I save my playlists?"),
        ("BACK UP PLAYLISTS", "How do I save my playlists?"),
        ("downloads", "How can my downloads keep playing?"),
        (
            "can only change the plan",
            "I can only change the plan, not cancel. What now?",
        ),
        (
            "confirm does nothing",
            "The Confirm button does nothing. What now?",
        ),
        (
            "Unlimited Prime Standard Free",
            "What are Unlimited, Prime, Standard and Free, and what ends what?",
        ),
        (
            "which services instead",
            "Which services could I use instead?",
        ),
        ("whom to contact", "Whom do I contact, and what do I write?"),
        ("spotify", "Which services could I use instead?"),
        (
            "kundigungsbutton",
            "I live in Germany. What is the cancellation button?",
        ),
    ] {
        let mut window = answers();
        window.write("What are you looking for?", typed);
        assert!(
            window.has(Role::Button, wanted),
            "{typed}:\n{}",
            window.said()
        );
    }
}

#[test]
fn a_title_that_fits_comes_first_and_an_answer_opens_in_place() {
    let mut window = answers();
    window.write("What are you looking for?", "penalty");
    let first = window
        .tree()
        .nodes
        .into_iter()
        .find(|node| node.semantics.expanded.is_some())
        .unwrap();
    let question = "Do I pay a penalty for leaving early?";
    assert_eq!(first.semantics.name, question);
    assert_eq!(first.semantics.expanded, Some(false));
    window.press(Role::Button, question);
    let opened = window.find(Role::Button, question);
    assert_eq!(opened.semantics.expanded, Some(true));
    window.must_say("There is no penalty");
}

#[test]
fn trouble_on_any_step_is_found_with_its_advice_and_its_page() {
    let mut window = answers();
    assert!(window.has(Role::Heading(2), "When the page looks different"));
    window.write("What are you looking for?", "button does nothing");
    window.press(Role::Button, "The button does nothing");
    window.must_say("At “");
}

#[test]
fn nothing_found_leads_to_whom_to_ask() {
    let mut window = answers();
    window.write("What are you looking for?", "elephants");
    assert!(window.has(Role::Status, "Nothing was found"));
    assert!(window.has(Role::Heading(3), "Whom do I contact, and what do I write?"));
    assert!(window.has(Role::Link, "Ask Amazon's support"));
}

#[test]
fn without_a_case_the_site_is_asked_for_before_a_page_opens() {
    let mut window = Window::new();
    window.press(Role::ListItem, "Problems and answers");
    window.press(Role::Choice, "Amazon Music");
    window.write("What are you looking for?", "still charged");
    window.press(Role::Button, "I cancelled, and I am still charged. Why?");
    assert!(!window.has(Role::Link, "Open your Amazon Music settings"));
    window.press(Role::Answer, "Germany and Austria, amazon.de");
    window.press(Role::Link, "Open your Amazon Music settings");
    let opened = window.opened();
    assert!(opened[0].contains("amazon.de"), "{opened:?}");
}

#[test]
fn the_search_is_reached_by_its_shortcut_and_leads_back() {
    use iced::keyboard::{Key, Modifiers};
    let mut window = open(to_backup("apple-iphone"));
    window.chord(Modifiers::CTRL, Key::Character("f".into()));
    window.settle();
    assert_eq!(window.focused(), "answers-search");
    window.press(Role::Button, "Back to Amazon Music");
    assert!(window.has(Role::Button, "Continue to cancelling"));
}

#[test]
fn settings_are_kept() {
    let mut window = settings();
    window.press(Role::Choice, "Dark");
    window.press(Role::Button, "Larger");
    window.press(Role::Button, "Larger");
    window.press(Role::CheckBox, "Keep this window above others");
    assert!(window.has(Role::Status, "120 % of the usual size"));
    let (store, _) = Store::open(&window.folder, Os);
    let (kept, _) = store.settings();
    assert_eq!(kept.theme, outro::store::settings::Theme::Dark);
    assert_eq!(kept.text_size_percent, 120);
    assert!(kept.keep_on_top);
    window.press(Role::Button, "Usual size");
    assert!(window.find(Role::Button, "Smaller").semantics.disabled);
}

#[test]
fn the_data_folder_is_shown_and_copied() {
    let mut window = settings();
    let folder = window.folder.display().to_string();
    window.press(Role::Button, "Show my data folder");
    assert_eq!(
        window.platform.opened.lock().unwrap().as_slice(),
        [folder.as_str()]
    );
    window.press(Role::Button, "Copy: Folder");
    assert_eq!(window.state.copied, [folder]);
}

fn with_one_deleted() -> Window {
    let events = followed_by(to_backup("apple-iphone"), [named("Mum’s account")]);
    let window = open(events);
    let (store, _) = Store::open(&window.folder, Os);
    let now = "2026-11-22T11:00:00Z".parse().unwrap();
    store.delete(&CaseId::new("aa").unwrap(), now).unwrap();
    let mut window = window.reopened();
    window.press(Role::ListItem, "Settings");
    window
}

#[test]
fn a_deleted_case_comes_back() {
    let mut window = with_one_deleted();
    assert!(
        window
            .said()
            .contains("Can be brought back until 22 December 2026")
    );
    window.press(Role::Button, "Bring back Amazon Music (Mum’s account)");
    window.must_say("The trash is empty.");
    assert!(window.has(Role::ListItem, "Amazon Music"));
    assert_eq!(on_disk(&window).person, "Mum’s account");
}

#[test]
fn a_deleted_case_is_deleted_for_good_after_one_question() {
    let mut window = with_one_deleted();
    let delete = "Delete Amazon Music (Mum’s account) for good";
    window.press(Role::Button, delete);
    window.press(Role::Button, "Keep it in the trash");
    assert!(window.has(Role::Button, delete));
    window.press(Role::Button, delete);
    window.press(Role::Button, "Delete it for good");
    window.must_say("The trash is empty.");
    assert!(!window.on_disk().contains("Mum’s"));
}

#[test]
fn deleting_everything_is_asked_once() {
    let mut window = settings().pressed(Role::Button, "Delete everything…");
    window.press(Role::Button, "Delete everything for good");
    assert!(!window.has(Role::ListItem, "Amazon Music"));
    assert!(!window.on_disk().contains("amazon-music"));
}

#[test]
fn every_sentence_of_these_screens_is_there_and_used() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                source.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    // Ids that are put together from a stem: `{id}-text`, `{label}-hint`, and the like.
    let ends = ["-text", "-now", "-hint", "-note", "-title", "-close", "-do"];
    for language in ["backup", "ending", "answers", "settings"] {
        let file = root.join(format!("assets/locales/en/{language}.ftl"));
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let Some((id, _)) = line.split_once(" =") else {
                continue;
            };
            if id.starts_with([' ', '#']) {
                continue;
            }
            assert!(outro::i18n::knows(id), "{id}");
            let used = |id: &str| source.contains(&format!("\"{id}\""));
            let stem = ends.iter().find_map(|end| id.strip_suffix(end));
            assert!(used(id) || stem.is_some_and(used), "{id} is not used");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_compared_and_every_word_of_a_title_finds_it(
        title in "\\PC{0,80}",
        typed in ".{0,80}",
        pick in 0_usize..40,
    ) {
        let texts = Folded::of(&title, "", "");
        let _ = Query::read(&typed).score(&texts);
        prop_assert_eq!(fold(&fold(&typed)), fold(&typed));
        let folded = fold(&title);
        let word = folded.split(|c: char| !c.is_alphanumeric()).nth(pick);
        if let Some(word) = word {
            prop_assert!(Query::read(word).score(&texts).is_some(), "{:?}", word);
        }
    }
}

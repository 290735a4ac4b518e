//! Cases that ended, moved on or belong to somebody else: whoever looks back changes nothing, and
//! nobody gets into another's case.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use outro::app::screen::backup::export_check;
use outro::app::ui::Role;
use outro::case::dates::Trial;
use outro::case::{Event, Outcome, Stage};
use outro::guide::Catalogue;
use outro::guide::step::{End, Fact, Then};

use crate::saved::{open_on as open, store};
use crate::support::events::{followed_by, named, noted, started, ticked, to_backup};
use crate::support::on_disk;
use crate::support::session::{Journal, Window};

const NOW: &str = "2026-11-20T10:00:00Z";

fn count(window: &Window) -> usize {
    on_disk::cases(&window.folder).len()
}

/// Every step of Amazon's website is ticked, and it ended in this way.
fn ended(end: End) -> Vec<Event> {
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let steps = &guide.channel("amazon-website").unwrap().steps;
    let stage = Event::StageOpened {
        stage: Stage::Cancel,
    };
    let events = followed_by(to_backup("amazon-website"), [stage]);
    let events = followed_by(events, steps.iter().map(ticked));
    followed_by(events, [Event::Ended { end }])
}

#[test]
fn looking_back_at_the_steps_of_what_is_cancelled_changes_nothing() {
    let seen = Event::ConfirmationSeen { seen: true };
    let cancelled = followed_by(ended(End::Cancelled), [seen]);
    let end = noted(Fact::EndDate, "2026-11-21");
    let waiting = followed_by(cancelled, [end]);
    let proven = followed_by(waiting.clone(), [Event::ChargeChecked { came: false }]);
    let charged = followed_by(waiting.clone(), [Event::ChargeChecked { came: true }]);
    for events in [waiting, proven, charged] {
        let mut window = open(events);
        let before = on_disk::case(&window.folder, "aa");
        window.press(Role::Tab, "Cancel");
        window.must_not_have(Role::Button, "It is cancelled");
        window.must_say("Every step is answered");
        assert_eq!(on_disk::case(&window.folder, "aa").outcome, before.outcome);
    }
    // Where others were to act, it is the answer that ends it.
    let mut window = open(ended(End::AskSupport)).pressed(Role::Tab, "Cancel");
    window.press(Role::Button, "It is cancelled");
    let outcome = on_disk::case(&window.folder, "aa").outcome;
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

/// It goes on with Prime.
fn moved() -> Event {
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let step = &guide.channel("amazon-website").unwrap().steps[0];
    let Event::Ticked { step, .. } = ticked(step) else {
        unreachable!("it is ticked");
    };
    Event::Observed {
        channel: "amazon-website".into(),
        step,
        saw: "x".to_owned(),
        then: Then::Guide("amazon-prime".into()),
        over: Vec::new(),
        reopen: Vec::new(),
        until: None,
        ends: None,
    }
}

#[test]
fn a_case_that_moved_on_can_be_looked_at_and_changed() {
    let mut window = open(followed_by(to_backup("amazon-website"), [moved()]));
    window.press(Role::Tab, "Back up first");
    window.press(Role::Button, "Not wanted: Export your playlists");
    assert_eq!(on_disk::case(&window.folder, "aa").backup.len(), 1);
    assert_eq!(count(&window), 1, "nothing was begun");
    window.find(Role::Tab, "Back up first");
}

#[test]
fn what_else_is_cancelled_for_somebody_is_theirs() {
    let prime = |person| vec![started("amazon-prime"), named(person)];
    let mums = followed_by(ended(End::Cancelled), [named("Mum")]);
    let fill = |journal: &Journal| {
        journal.case("dd", NOW, prime("Dad"));
        journal.case("mm", NOW, mums);
    };
    let mut window = Window::with(fill).pressed(Role::ListItem, "Amazon Music");
    window.press(Role::Link, "Cancel Amazon Prime too");
    assert_eq!(count(&window), 3, "Mum has one of her own now");
    let files = store(&window.folder).cases().cases.into_iter();
    let ids = files.map(|file| file.id.as_str().to_owned());
    let new = ids.filter(|id| id.len() > 2).max().unwrap();
    let case = on_disk::case(&window.folder, &new);
    assert_eq!((&*case.guide, &*case.person), ("amazon-prime", "Mum"));
}

#[test]
fn a_sign_of_another_company_is_not_asked_for() {
    let seen = Event::ConfirmationSeen { seen: true };
    let mut window = open(followed_by(ended(End::Cancelled), [seen]));
    let said = window.said();
    if !said.contains("An e-mail from Amazon comes") {
        window.press(Role::Button, "What was said, and is it really cancelled?");
    }
    window.must_say("An e-mail from Amazon comes");
    window.must_not_say("Google Play's list of subscriptions shows the end date");
    window.must_not_say("Apple's list of subscriptions shows the end date");
}

#[test]
fn save_now_unfolds_what_is_to_be_saved() {
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let steps = &guide.channel("amazon-website").unwrap().steps;
    let before = steps.iter().take_while(|step| step.id != "website-confirm");
    let stage = Event::StageOpened {
        stage: Stage::Cancel,
    };
    let events = followed_by(to_backup("amazon-website"), [stage]);
    let mut window = open(followed_by(events, before.map(ticked)));
    window.press(Role::Button, "Save now: Which songs you had offline");
    window.must_have(
        Role::Button,
        "Not wanted: Note songs that you only have offline",
    );
    window.must_not_have(Role::Button, "Not wanted: Export your playlists");
}

#[test]
fn no_trial_after_all_leaves_the_plan_that_was_chosen() {
    for (plan, after) in [("family", Some("family")), ("trial", None)] {
        let chosen = Event::PlanChosen {
            plan: Some(plan.to_owned()),
        };
        let trial = Event::TrialNoted {
            trial: Some(Trial {
                begins: jiff::civil::date(2026, 11, 3),
                days: 30,
            }),
        };
        let mut window = open(vec![started("amazon-music"), chosen, trial]);
        window.press(Role::Button, "It is no trial");
        let case = on_disk::case(&window.folder, "aa");
        assert_eq!((case.trial, case.plan_id()), (None, after));
    }
}

#[test]
fn a_price_that_is_typed_anew_stays_one_of_a_year() {
    let mut window = open(ended(End::Cancelled));
    window.write("What did one payment cost?", "99");
    window.press(Role::Choice, "Each year");
    let field = "What did one payment cost?";
    for _ in 0..2 {
        window.press(Role::TextField, field);
        window.hit(iced::keyboard::key::Named::Backspace);
    }
    assert_eq!(on_disk::case(&window.folder, "aa").price, None);
    window.write(field, "89");
    window.must_have(Role::Status, "You save $89.00 a year.");
}

#[test]
fn a_stroke_in_the_name_of_a_playlist_is_a_stroke() {
    let names = |typed| export_check::expected("", "", typed).names;
    assert_eq!(names("Chill | Late; Gym"), ["Chill | Late", "Gym"]);
    assert_eq!(names("Lofi | Study"), ["Lofi | Study"]);
    assert_eq!(names("A; B || C"), ["A; B", "C"]);
}

#[test]
fn where_there_never_were_steps_none_are_gone_through_again() {
    let end = End::NothingToCancel;
    let mut window = open(vec![started("amazon-music"), Event::Ended { end }]);
    window.press(Role::Button, "Find out who charges me");
    let mut window = open(vec![started("amazon-music"), Event::Ended { end }]);
    window.must_not_have(Role::Button, "Go through the steps again");
    window.must_not_have(Role::Button, "Go on with the steps");
}

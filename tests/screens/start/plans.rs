//! A plan that is not cancelled like the others asks what matters at once.

use outro::app::ui::semantics::Role;
use outro::case::Event;

use super::cases::started;
use crate::support::events::named;
use crate::support::session::Window;

/// On the page of the plans of a case in Germany, of Mum's account.
fn at_plans() -> Window {
    let mut window = Window::with(|journal| {
        let region = Event::RegionChosen {
            region: "de".into(),
        };
        let events = [started(), named("Mum"), region];
        journal.case("aa", "2026-11-22T10:00:00Z", events);
    });
    window.press(Role::ListItem, "Amazon Music");
    window.press(Role::Button, "Plan: not sure. Change the plan");
    window
}

/// The same, with this plan chosen.
fn with_plan(plan: &str) -> Window {
    at_plans().pressed(Role::Answer, plan)
}

#[test]
fn a_family_is_asked_who_pays() {
    let mut window = with_plan("Amazon Music Unlimited, Family");
    assert_eq!(window.focused(), "plan-question");
    window.find(Role::Heading(2), "Do you pay for it?");
    window.press(Role::Button, "Back to the plans");
    window.press(Role::Answer, "Amazon Music Unlimited, Family");
    window.press(Role::Button, "Yes, I pay");
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    window.find(
        Role::Button,
        "Plan: Amazon Music Unlimited, Family. Change the plan",
    );
}

#[test]
fn free_leads_to_nothing_to_cancel() {
    let mut window = with_plan("Amazon Music Free");
    window.find(Role::Heading(2), "Then there is nothing to cancel");
    window.press(Role::Button, "I was charged all the same");
    window.find(Role::Heading(1), "Who takes the money for Amazon Music?");
    window.find(Role::Button, "Plan: not sure. Change the plan");
}

#[test]
fn a_plan_that_is_not_theirs_to_cancel_ends_with_one_answer() {
    let (family, free) = ("Amazon Music Unlimited, Family", "Amazon Music Free");
    for (plan, answer, end) in [
        (
            family,
            "Somebody else pays",
            "Somebody else has to cancel it",
        ),
        (
            free,
            "Nothing to cancel: finish",
            "There is nothing to cancel",
        ),
    ] {
        let mut window = with_plan(plan).pressed(Role::Button, answer);
        let said = window.said();
        assert!(said.contains(end), "{plan}: no {end:?} in:\n{said}");
    }
}

/// Whoever goes on with Prime's guide is not asked for the country and the account again.
#[test]
fn what_comes_with_prime_leads_to_prime_with_what_is_known() {
    let mut window = with_plan("Amazon Music Prime");
    window.press(Role::Button, "Show those steps");
    window.press(Role::Button, "Done, next step");
    window.press(Role::Answer, "End Prime, with everything in it");
    let title = "Who takes the money for Amazon Prime?";
    window.find(Role::Heading(1), title);
    let site = "Germany and Austria · amazon.de: change the country’s site";
    window.find(Role::Button, site);
    window.find(Role::Button, "Mum: change whose subscription it is");
}

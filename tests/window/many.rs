//! More than anybody has: the real window opens with it, and goes on as with little.

use std::time::Instant;

use outro::case::Event;

use crate::mirror;
use crate::program::Home;
use crate::remote::Remote;
use crate::support::scene::write_case;
use crate::{before_first_step, home_with};

/// Takes two steps and one of them back, each read off the window and saved.
fn goes_on(window: &mut Remote, go_on: &str) {
    window.press("button", go_on);
    window.wait("Open your Amazon Music settings");
    for (button, then) in [
        ("Done, next step", "Find your plan on the page"),
        ("Done, next step", "Press Cancel subscription"),
    ] {
        let since = Instant::now();
        window.press("button", button);
        window.wait(then);
        let shown = since.elapsed();
        window.hears("Saved");
        println!(
            "{button}: shown after {shown:?}, saved after {:?}",
            since.elapsed()
        );
    }
    window.press("button", "Undo");
    window.hears("Saved");
}

/// The others beside it: what the same presses take with one short case.
#[test]
fn one_short_case_for_comparison() {
    let home = home_with("amazon-website");
    let mut window = Remote::start(&home);
    goes_on(&mut window, "Go on: Amazon Music");
}

#[test]
fn a_thousand_cases_are_listed_and_gone_on_with() {
    let home = Home::new();
    for number in 0..1_000 {
        let mut events = before_first_step("amazon-website");
        events.push(Event::Named {
            person: format!("Person {number}"),
        });
        write_case(&home.data, &format!("case{number}"), events);
    }
    let since = Instant::now();
    let mut window = Remote::start(&home);
    window.wait("Show all 1000");
    println!("1,000 cases: listed after {:?}", since.elapsed());
    window.picture("many-cases");
    let each = before_first_step("amazon-website").len() + 1;
    goes_on(&mut window, "Go on: Amazon Music (Person 0)");
    window.picture("many-cases-step");
    drop(window);
    let events: usize = mirror::events(&home.data).iter().map(Vec::len).sum();
    assert_eq!(events, 1_000 * each + 3);
}

#[test]
fn a_case_of_twenty_thousand_events_is_gone_on_with() {
    let home = Home::new();
    let mut events = before_first_step("amazon-website");
    let more = 20_000 - events.len();
    events.extend((0..more).map(|number| Event::Named {
        person: format!("Name {number}"),
    }));
    write_case(&home.data, "a11ce", events);
    let since = Instant::now();
    let mut window = Remote::start(&home);
    let go_on = format!("Go on: Amazon Music (Name {})", more - 1);
    window.wait(&go_on);
    println!("20,000 events: listed after {:?}", since.elapsed());
    goes_on(&mut window, &go_on);
    window.picture("many-events");
    drop(window);
    let events: usize = mirror::events(&home.data).iter().map(Vec::len).sum();
    assert_eq!(events, 20_003);
}

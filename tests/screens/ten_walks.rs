//! Ten people from the start page to the proven end, by role and name: whatever page they are
//! on, what to press next is in sight, in the window as it opens and in the same at 150 %.
//!
//! With `OUTRO_SHOW` each page is drawn to `target/pictures/walks/`.

use std::collections::BTreeMap;

use iced::Size;
use outro::app::ui::Role;
use outro::case::{Case, CasePage, Checklist, Outcome};
use outro::guide::{Catalogue, Guide};

use crate::support::fits::loud_in_sight;
use crate::support::on_disk;
use crate::support::session::{Fixed, Window};
use crate::whole_way::press_on;

/// The window as it opens, and the same at 150 %.
const SIZES: [(f32, f32); 2] = [(1120.0, 760.0), (747.0, 507.0)];
/// No channel takes so many presses.
const MOST: usize = 80;

/// Somebody at their window.
struct Person {
    name: &'static str,
    window: Window,
    size: (f32, f32),
    page: usize,
    presses: usize,
    /// What was pressed and seen when nothing loud was in sight.
    hidden: Vec<String>,
}

impl Person {
    fn new(name: &'static str, country: &str, size: (f32, f32)) -> Self {
        let folder = tempfile::tempdir().expect("a folder").keep();
        let platform = Fixed::new();
        *platform.country.lock().expect("unbroken") = Some(country.to_owned());
        let window = Window::open(&folder, platform).sized(size.0, size.1);
        let mut person = Self {
            name,
            window,
            size,
            page: 0,
            presses: 0,
            hidden: Vec::new(),
        };
        person.look("the start");
        person
    }

    /// Looks at the page: what is loud on it has to be in sight.
    fn look(&mut self, after: &str) {
        self.page += 1;
        if std::env::var_os("OUTRO_SHOW").is_some() {
            let name = format!("walks/{}-{:02}-{}", self.name, self.page, self.size.0);
            self.window.picture(&name);
        }
        let size = Size::new(self.size.0, self.size.1);
        if loud_in_sight(&self.window.tree(), size) == Some(false) {
            self.hidden
                .push(format!("{}: page {} after {after}", self.name, self.page));
        }
    }

    fn press(&mut self, role: Role, name: &str) -> &mut Self {
        self.window.press(role, name);
        self.presses += 1;
        self.look(name);
        self
    }

    fn answer(&mut self, name: &str) -> &mut Self {
        self.press(Role::Answer, name)
    }

    fn button(&mut self, name: &str) -> &mut Self {
        self.press(Role::Button, name)
    }

    fn write(&mut self, label: &str, words: &str) -> &mut Self {
        self.window.write(label, words);
        self
    }

    fn says(&mut self, words: &str) -> &mut Self {
        let said = self.window.said();
        assert!(said.contains(words), "{}: {words:?} in\n{said}", self.name);
        self
    }

    fn says_not(&mut self, words: &str) -> &mut Self {
        let said = self.window.said();
        assert!(!said.contains(words), "{}: {words:?} in\n{said}", self.name);
        self
    }

    fn on(&mut self, moment: &str) -> &mut Self {
        self.window.platform.set(moment);
        self.window.settle();
        self
    }

    /// Comes back to the case on another day, from the start page.
    fn comes_back(&mut self, moment: &str) -> &mut Self {
        self.window.press(Role::Button, "Outro, all cases");
        self.on(moment);
        self.look("the start page on the day");
        let service = guide_of(&self.case()).title;
        self.press(Role::ListItem, &service)
    }

    /// The case that goes on.
    fn case(&self) -> Case {
        let mut cases = on_disk::cases(&self.window.folder).into_iter();
        let goes_on = |case: &Case| !matches!(case.outcome, Outcome::MovedTo(_));
        cases.find(goes_on).expect("a case that goes on")
    }

    /// The first step stands there after this many presses, on this channel.
    fn first_step_after(&mut self, presses: usize, channel: &str) -> &mut Self {
        assert_eq!(self.presses, presses, "{}", self.name);
        let case = self.case();
        assert_eq!(case.channel.as_deref(), Some(channel), "{}", self.name);
        assert!(!the_window_asks(&case), "{}", self.name);
        self
    }

    /// Goes on with the first answer that leads on, until the page that makes sure.
    fn goes_to_make_sure(&mut self) -> &mut Self {
        let mut given = BTreeMap::new();
        for _ in 0..MOST {
            let case = self.case();
            let guide = guide_of(&case);
            match outro::case::page::of(&guide, &case) {
                CasePage::Ending => return self,
                CasePage::Steps => {
                    let walk = Checklist::of(&guide, &case).expect("a channel is chosen");
                    let at = walk.current().map(|item| item.step.title.clone());
                    press_on(&mut self.window, &walk, &mut given);
                    self.look(&at.unwrap_or_default());
                }
                place => panic!("{}: it leads to {place:?}", self.name),
            }
        }
        panic!("{}: no end after {MOST} presses", self.name)
    }

    /// The day is noted, and on that day no charge came.
    fn comes_to_the_proven_end(&mut self, day: &str, moment: &str) -> &mut Self {
        self.says("Cancelled on").says("You saw the confirmation");
        self.write("Next billing day", day);
        self.comes_back(moment);
        self.button("No charge came");
        self.says("It is over");
        assert!(matches!(self.case().outcome, Outcome::Proven { .. }));
        self
    }

    /// From the steps to the end, on the usual day.
    fn goes_to_the_proven_end(&mut self) -> &mut Self {
        self.goes_to_make_sure();
        self.comes_to_the_proven_end(DAY, MOMENT)
    }

    /// From the start page to the end, with a company that takes the money in one way only.
    fn goes_straight_through(&mut self, company: &str, channel: &str) -> &mut Self {
        self.button("Amazon Music").answer(company);
        self.first_step_after(2, channel);
        self.goes_to_the_proven_end()
    }

    /// From the start page to the first step with Apple, on this device.
    fn begins_with_apple(&mut self, device: &str, channel: &str) {
        self.button("Amazon Music").answer("Apple").answer(device);
        self.first_step_after(3, channel);
    }

    /// The button that says that the charge is not at the place that is shown; none after the last.
    fn place_to_look(&mut self) -> Option<String> {
        let tree = self.window.tree();
        let mut buttons = tree.nodes.iter().map(|node| &node.semantics);
        let not_here = buttons.find(|one| one.name.starts_with("Not here"));
        Some(not_here?.name.clone())
    }

    fn done(self) -> Vec<String> {
        let _ = std::fs::remove_dir_all(&self.window.folder);
        self.hidden
    }
}

/// Whether a page with a question is shown before the first step.
fn the_window_asks(case: &Case) -> bool {
    outro::case::page::of(&guide_of(case), case) < CasePage::Backup
}

fn guide_of(case: &Case) -> Guide {
    let catalogue = Catalogue::built_in();
    catalogue.guide(&case.guide).expect("a guide").clone()
}

/// One walk, in both windows.
fn both(name: &'static str, country: &str, walk: impl Fn(&mut Person)) {
    let mut hidden = Vec::new();
    for size in SIZES {
        let mut person = Person::new(name, country, size);
        walk(&mut person);
        hidden.extend(person.done());
    }
    assert!(hidden.is_empty(), "nothing loud is in sight: {hidden:#?}");
}

const DAY: &str = "3 December 2026";
/// A charge may be shown a day late.
const MOMENT: &str = "2026-12-04T09:00:00Z";

#[test]
fn amazons_website_in_the_united_states() {
    both("website", "US", |person| {
        person.button("Amazon Music").answer("Amazon");
        person.first_step_after(2, "amazon-website");
        person.says("amazon.com");
        person.goes_to_the_proven_end();
    });
}

#[test]
fn apple_on_an_iphone_in_the_united_kingdom() {
    both("iphone", "GB", |person| {
        person.begins_with_apple("Apple, on iPhone or iPad", "apple-iphone");
        person.goes_to_make_sure();
        person.says_not("Amazon sends an e-mail");
        person.comes_to_the_proven_end(DAY, MOMENT);
    });
}

#[test]
fn apple_on_windows() {
    both("apple-windows", "DE", |person| {
        person.begins_with_apple("Apple, on a Windows PC", "apple-windows");
        person.goes_to_the_proven_end();
    });
}

#[test]
fn google_on_android() {
    both("google", "US", |person| {
        person.goes_straight_through("Google Play", "google-play");
    });
}

#[test]
fn a_phone_company() {
    both("provider", "IT", |person| {
        person.goes_straight_through("My phone or internet company", "provider");
    });
}

#[test]
fn it_comes_with_prime() {
    both("prime", "US", |person| {
        person
            .button("Amazon Music")
            .answer("It comes with Prime")
            .first_step_after(2, "prime");
        person
            .button("Done, next step")
            .answer("End Prime, with everything in it");
        // Country and account are known, and not asked again.
        let case = person.case();
        assert_eq!(case.guide, "amazon-prime");
        assert_eq!(case.region.as_deref(), Some("us"));
        person.says_not("Which country");
        person.answer("Amazon's website");
        person.goes_to_the_proven_end();
    });
}

#[test]
fn in_a_family_of_which_somebody_else_pays() {
    both("family", "US", |person| {
        person.button("Amazon Music");
        person.button("Plan: not sure. Change the plan");
        person.answer("Amazon Music Unlimited, Family");
        person.says("Do you pay for it?");
        person.button("Somebody else pays");
        person.says("Only the person or company that pays for Amazon Music can cancel it");
        person.button("Copy the text").says("Copied");
        person.button("It is cancelled now");
        person.says("Not confirmed yet").button("Yes, I saw it");
        person.comes_to_the_proven_end(DAY, MOMENT);
    });
}

#[test]
fn a_trial_that_apple_would_charge_for() {
    both("trial", "US", |person| {
        person.button("Amazon Music");
        person.button("Plan: not sure. Change the plan");
        person.answer("Free trial");
        person.says("Your trial");
        person.write("Day on which the trial ends", DAY);
        person.answer("Apple").answer("Apple, on iPhone or iPad");
        person.says("Decide by 1 December 2026");
        person.goes_to_make_sure();
        person.comes_back(MOMENT);
        person.button("No charge came").says("It is over");
    });
}

#[test]
fn the_charge_cannot_be_found() {
    both("unsure", "US", |person| {
        person.button("Amazon Music").answer("I am not sure");
        person.press(Role::Link, "I can’t find the charge anywhere");
        let mut places = Vec::new();
        while let Some(place) = person.place_to_look() {
            assert!(!places.contains(&place), "{place} comes twice");
            person.button(&place);
            places.push(place);
        }
        assert!((3..=6).contains(&places.len()), "{places:?}");
        person.says("another country’s site");
        person.button("Nobody charges me, nothing to cancel");
        person.says("There is nothing to cancel");
    });
}

#[test]
fn charged_again_after_it_was_over() {
    both("charged", "US", |person| {
        person.button("Amazon Music").answer("Amazon");
        person.goes_to_the_proven_end();
        person.on("2026-12-20T09:00:00Z");
        person.button("A charge came after all");
        person.says("You were charged again");
        person.answer("Another account or e-mail address");
        person.button("That charge was for something else");
        person.says("It is over");
    });
}

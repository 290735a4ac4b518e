//! The short way: so many presses and words from the first start to the first page or code of
//! each way of each guide. They may fall, and never grow.

use std::collections::BTreeSet;

use iced::Rectangle;
use iced::advanced::widget::{Id, Operation};
use outro::app::ui::semantics::Role;
use outro::case::{Case, Checklist};
use outro::guide::{Catalogue, Channel, Guide};
use outro::present;
use outro::present::finder::company::{Company, Follows, companies};

use crate::support::on_disk;
use crate::support::session::Window;

/// The most presses to the first page of a way that is gone on with at once.
const PRESSES: usize = 3;
/// The same where the device is asked.
const PRESSES_WITH_DEVICE: usize = 4;
/// The most words on screen on the way to the first page of the Amazon website.
const WORDS: usize = 250;
/// The most words on the way to any other first step.
const WORDS_ELSEWHERE: usize = 315;
/// The same where the device is asked.
const WORDS_WITH_DEVICE: usize = 370;

/// Every text that is drawn, with where it is.
#[derive(Default)]
struct Texts(Vec<(Rectangle, String)>);

impl Operation for Texts {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.0.push((bounds, text.to_owned()));
    }
}

/// The texts that stand in the window now.
fn texts(window: &mut Window) -> BTreeSet<String> {
    let mut texts = Texts::default();
    window.operate(&mut texts);
    let screen = Rectangle::with_size(iced::Size::new(1120.0, 760.0));
    let seen: Vec<_> = texts
        .0
        .into_iter()
        .filter(|(bounds, _)| bounds.intersection(&screen).is_some())
        .collect();
    // What is spoken as a whole stands around the texts that it is drawn with.
    let holds_others = |outer: &Rectangle| {
        seen.iter()
            .any(|(inner, _)| inner.is_within(outer) && inner.size() != outer.size())
    };
    let drawn = seen.iter().filter(|(bounds, _)| !holds_others(bounds));
    drawn.map(|(_, text)| text.clone()).collect()
}

/// How many words a text has.
fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count()
}

/// What was pressed and read on the way.
struct Walk {
    window: Window,
    presses: usize,
    /// What was on screen so far; what stays from page to page is read once.
    read: BTreeSet<String>,
}

impl Walk {
    fn start() -> Self {
        let mut window = Window::new();
        let read = texts(&mut window);
        Self {
            window,
            presses: 0,
            read,
        }
    }

    fn press(&mut self, role: Role, name: &str) {
        self.window.press(role, name);
        self.presses += 1;
        let now = texts(&mut self.window);
        if std::env::var_os("OUTRO_SHOW").is_some() {
            for text in now.difference(&self.read) {
                println!("    {} {text}", words(text));
            }
        }
        self.read.extend(now);
    }

    fn words(&self) -> usize {
        self.read.iter().map(|text| words(text)).sum()
    }

    /// To the first step of this channel.
    fn to(guide: &Guide, company: &Company<'_>, channel: &Channel) -> Self {
        let mut walk = Self::start();
        if !is_on_the_start_page(guide) {
            // The others are looked for in a list, of which nobody reads everything.
            let more = Catalogue::built_in().entries().len() - present::FIRST_SERVICES;
            walk.window.press(Role::Button, &format!("{more} more"));
        }
        walk.press(Role::Button, &guide.title);
        walk.press(Role::Answer, company.title);
        if company.follows(&Case::default()) == Follows::Device {
            walk.press(Role::Answer, &channel.title);
        }
        walk
    }

    /// Presses the first page that there is, or finds the code for the phone; false where the
    /// first step has neither.
    fn open(&mut self, guide: &Guide, case: &Case) -> bool {
        let checklist = Checklist::of(guide, case).expect("a channel is chosen");
        let step = checklist.current().expect("it has a step").step;
        if let Some(spared) = present::step::shortcut(&checklist) {
            assert!(spared.open.is_some());
            // The code is there at once; the same page can be opened here.
            self.window.find(Role::Button, "I am there, go on");
            self.presses += 1;
            return true;
        }
        let Some(link) = &step.open else {
            return false;
        };
        let label = guide
            .address(link, "us")
            .expect("a page")
            .label()
            .to_owned();
        self.window.find(Role::Link, &label);
        self.window.press(Role::Link, &label);
        self.presses += 1;
        let opened = self.window.platform.opened.lock().expect("no panic").len();
        assert_eq!(opened, 1, "{}: {label}", guide.id);
        true
    }
}

pub fn the_case(window: &Window) -> Case {
    on_disk::only_case(&window.folder)
}

/// Every guide with its companies and their ways, as they are in the United States.
fn every_way(mut walk: impl FnMut(&Guide, &Company<'_>, &Channel)) {
    let catalogue = Catalogue::built_in();
    for entry in catalogue.entries() {
        let guide = catalogue.guide(&entry.id).expect("readable");
        let region = present::finder::company::region_of(guide, None).expect("a country");
        for company in companies(guide, &region.id, None, &BTreeSet::new()) {
            match company.follows(&Case::default()) {
                Follows::Channel(channel) => walk(guide, &company, channel),
                Follows::Device => {
                    for channel in &company.channels {
                        walk(guide, &company, channel);
                    }
                }
            }
        }
    }
}

#[test]
fn every_first_step_comes_after_three_or_four_presses_and_few_words() {
    let mut walked = 0;
    let mut too_long = Vec::new();
    every_way(|guide, company, channel| {
        let mut walk = Walk::to(guide, company, channel);
        let case = the_case(&walk.window);
        assert_eq!(case.channel.as_ref(), Some(&channel.id), "{}", guide.id);
        walk.open(guide, &case);
        let asked = company.follows(&Case::default()) == Follows::Device;
        let presses = if asked { PRESSES_WITH_DEVICE } else { PRESSES };
        let is_amazon = guide.id == "amazon-music" && channel.id == "amazon-website";
        let most = match (asked, is_amazon) {
            (_, true) => WORDS,
            (false, _) => WORDS_ELSEWHERE,
            (true, _) => WORDS_WITH_DEVICE,
        };
        let said = format!(
            "{}: {}: {} presses, {} words",
            guide.id,
            channel.id,
            walk.presses,
            walk.words()
        );
        println!("{said}");
        if walk.presses > presses || walk.words() > most {
            too_long.push(said);
        }
        walked += 1;
    });
    assert!(walked >= 60, "only {walked} ways were walked");
    assert!(too_long.is_empty(), "\n{}", too_long.join("\n"));
}

pub fn is_on_the_start_page(guide: &Guide) -> bool {
    let entries = Catalogue::built_in().entries();
    entries
        .iter()
        .take(present::FIRST_SERVICES)
        .any(|entry| entry.id == guide.id)
}

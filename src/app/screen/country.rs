//! Which country's site.

use iced::widget::column;

use crate::app::frame::{CaseFrame, Room};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, even, semantics, space, text};
use crate::case::Event;
use crate::guide::Region;
use crate::words::{fill, say, text as word};

use super::{Action, Target, parts};

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Country {
    /// "I'm not sure" is open.
    unsure: bool,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A site was chosen.
    Chosen(String),
    /// The site that was chosen before stays.
    Kept,
    /// "I'm not sure" was opened or closed.
    Unsure,
}

impl Country {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        let on = Action::Go(Target::Case(frame.case.id.clone()));
        match message {
            Message::Chosen(region) if frame.case.region.as_ref() == Some(&region) => on,
            Message::Chosen(region) => Action::event(Event::RegionChosen { region }),
            Message::Kept => on,
            Message::Unsure => {
                self.unsure = !self.unsure;
                if self.unsure {
                    return Action::Focus("country-how".to_owned());
                }
                Action::None
            }
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, frame: CaseFrame<'_>) -> Option<Message> {
        chosen(frame).map(|_| Message::Kept)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, frame: CaseFrame<'a>) -> Element<'a, Message> {
        let about = fill(
            "country-about",
            &[("service", word(frame.guide.title.clone()))],
        );
        let mut page = column![text::body(about).style(text::muted)].spacing(space::L);
        if let Some(region) = chosen(frame) {
            page = page.push(keep(region));
        }
        page = page.push(
            control::secondary("country-unsure", say("country-unsure"))
                .expanded(self.unsure)
                .on_press(Message::Unsure),
        );
        if self.unsure {
            page = page.push(how_to_tell(frame));
        }
        page.push(sites(frame)).into()
    }
}

fn chosen(frame: CaseFrame<'_>) -> Option<&Region> {
    frame.guide.region(frame.case.region.as_deref()?)
}

/// The site that was chosen before, what the guide says to it, and the way on with it.
fn keep<'a>(region: &Region) -> Element<'a, Message> {
    let host = || word(region.host.clone());
    let mut words = fill("country-chosen", &[("host", host())]);
    if let Some(note) = &region.note {
        words = format!("{words} {note}");
    }
    parts::kept(
        words,
        fill("country-keep", &[("host", host())]),
        Message::Kept,
    )
}

fn sites(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let count = frame.guide.regions.len();
    let cards = frame
        .guide
        .regions
        .iter()
        .enumerate()
        .map(|(index, region)| {
            let current = frame.case.region.as_deref() == Some(region.id.as_str());
            control::answer_card(
                format!("region-{}", region.id),
                region.label.as_str(),
                region.host.as_str(),
                current,
            )
            .position(index + 1, count)
            .on_press(Message::Chosen(region.id.clone()))
            .into()
        });
    let columns = if frame.room == Room::Narrow { 1 } else { 2 };
    let grid = even::even(cards, columns, space::M);
    semantics::group(Role::Answers, say("country-sites"), grid).into()
}

/// How a person finds out which site is theirs. Outro never guesses it.
fn how_to_tell(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let mut content = column![
        semantics::heading(2, say("country-how")).id("country-how"),
        text::body(say("country-how-receipt")),
        text::body(say("country-how-address")),
        text::body(say("country-how-wrong")),
    ]
    .spacing(space::S);
    let notes = notes(&frame.guide.regions);
    if !notes.is_empty() {
        content = content.push(semantics::heading(3, say("country-notes")));
        for (note, labels) in notes {
            let words = fill(
                "country-note",
                &[("sites", word(labels.join(", "))), ("note", word(note))],
            );
            content = content.push(text::secondary(words));
        }
    }
    card::card(content).into()
}

/// What the guide says about sites, each sentence once with the sites that it is about.
fn notes(regions: &[Region]) -> Vec<(&str, Vec<&str>)> {
    let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
    for region in regions {
        let Some(note) = region.note.as_deref() else {
            continue;
        };
        let label = region.label.as_str();
        match notes.iter_mut().find(|(known, _)| *known == note) {
            Some((_, labels)) => labels.push(label),
            None => notes.push((note, vec![label])),
        }
    }
    notes
}

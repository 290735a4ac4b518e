//! Which country's site.

use iced::widget::column;

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text, uniform_grid};
use crate::case::Event;
use crate::guide::{Guide, Region};
use crate::i18n::{text as word, tr, tr_with};

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
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        let on = Action::Go(Target::Case(context.case.id.clone()));
        match message {
            Message::Chosen(region) if context.case.region.as_ref() == Some(&region) => on,
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
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        chosen(context).map(|_| Message::Kept)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let about = if context.guide.has_sites() {
            let service = word(context.guide.title.clone());
            tr_with("country-about", &[("service", service)])
        } else {
            tr("country-same-site")
        };
        let mut page = column![text::body(about).style(text::muted)].spacing(space::L);
        if let Some(region) = chosen(context) {
            page = page.push(keep(context.guide, region));
        }
        page = page.push(
            control::secondary("country-unsure", tr("finder-unsure"))
                .expanded(self.unsure)
                .on_press(Message::Unsure),
        );
        if self.unsure {
            page = page.push(how_to_tell(context));
        }
        page.push(sites(context)).into()
    }
}

fn chosen(context: CaseContext<'_>) -> Option<&Region> {
    context.guide.region(context.case.region.as_deref()?)
}

/// The site that was chosen before, what the guide says to it, and the way on with it.
fn keep<'a>(guide: &Guide, region: &Region) -> Element<'a, Message> {
    let host = || word(guide.site(region).to_owned());
    let mut words = tr_with("country-chosen", &[("host", host())]);
    if let Some(note) = &region.note {
        words = format!("{words} {note}");
    }
    parts::kept(
        words,
        tr_with("country-keep", &[("host", host())]),
        Message::Kept,
    )
}

fn sites(context: CaseContext<'_>) -> Element<'_, Message> {
    let count = context.guide.regions.len();
    let cards = context
        .guide
        .regions
        .iter()
        .enumerate()
        .map(|(index, region)| {
            let current = context.case.region.as_deref() == Some(region.id.as_str());
            control::answer_card(
                format!("region-{}", region.id),
                region.label.as_str(),
                if context.guide.has_sites() {
                    region.host.as_str()
                } else {
                    ""
                },
                current,
            )
            .position(index + 1, count)
            .on_press(Message::Chosen(region.id.clone()))
            .into()
        });
    let columns = if context.room == Breakpoint::Narrow {
        1
    } else {
        2
    };
    let grid = uniform_grid::uniform_grid(cards, columns, space::M);
    semantics::group(Role::Answers, tr("country-sites"), grid).into()
}

/// How a person finds out which site is theirs. Outro never guesses it.
fn how_to_tell(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut content = column![
        semantics::heading(2, tr("country-how")).id("country-how"),
        text::body(tr("country-how-receipt")),
        text::body(tr("country-how-address")),
        text::body(tr("country-how-wrong")),
    ]
    .spacing(space::S);
    let notes = notes(&context.guide.regions);
    if !notes.is_empty() {
        content = content.push(semantics::heading(3, tr("country-notes")));
        for (note, labels) in notes {
            let words = tr_with(
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

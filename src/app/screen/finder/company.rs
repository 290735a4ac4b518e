//! Who takes the money: a card for each company, and the device where it changes the steps.

use iced::widget::{Column, column};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::{blocks, summary};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text, uniform_grid};
use crate::guide::Channel;
use crate::guide::billing::Verdict;
use crate::i18n::{text as word, tr, tr_with};
use crate::present;
use crate::present::finder::company::{Company, Follows, companies};
use crate::present::make_sure::trial;

use super::{Finder, Message, paid, pick, statement};

/// The id of the heading over the devices.
pub const DEVICE: &str = "finder-device";

/// The companies of this case.
pub fn all(context: CaseContext<'_>) -> Vec<Company<'_>> {
    let (region, plan) = (context.region(), context.case.plan_id());
    companies(context.guide, region, plan, &context.case.ruled_out)
}

/// What a press on a company comes to.
pub fn follows(context: CaseContext<'_>, id: &str) -> Option<Message> {
    let companies = all(context);
    let company = companies.iter().find(|company| company.id == id)?;
    Some(match company.follows(context.case) {
        Follows::Channel(channel) => Message::Chosen(channel.id.clone()),
        Follows::Device => Message::Device(company.id.to_owned()),
    })
}

/// The page with the companies on it.
pub fn view<'a>(
    finder: &'a Finder,
    context: CaseContext<'a>,
    verdicts: &[Verdict],
) -> Element<'a, Message> {
    let remembered = context.case.pattern.as_ref();
    // Whoever is on a trial has a day to decide by, which comes before all else.
    let on_trial = trial::is_on_trial(context.case);
    let paid = || paid::view(&finder.paid, context).map(Message::Paid);
    Column::new()
        .spacing(space::L)
        .push(pick::keep(context))
        .push(remembered.map(|_| statement::remembered(context)))
        .push(on_trial.then(paid))
        .push(cards(context, verdicts))
        .push((!on_trial).then(paid))
        .push(before(finder, context))
        .push(pick::ruled_out(context))
        .into()
}

fn cards<'a>(context: CaseContext<'a>, verdicts: &[Verdict]) -> Element<'a, Message> {
    let companies = all(context);
    let count = companies.len() + 1;
    let mut cards: Vec<Element<'a, Message>> = Vec::with_capacity(count);
    for (index, company) in companies.iter().enumerate() {
        let message = Message::Company(company.id.to_owned());
        let card = choice(context, company, verdicts).position(index + 1, count);
        cards.push(card.on_press(message).into());
    }
    let unsure = control::answer_card(
        "finder-unsure",
        tr("finder-not-sure"),
        tr("finder-not-sure-note"),
        false,
    );
    cards.push(unsure.position(count, count).on_press(Message::All).into());
    let columns = if context.room == Breakpoint::Narrow {
        1
    } else {
        2
    };
    let name = tr_with(
        "common-finder-title",
        &[("service", word(context.guide.title.clone()))],
    );
    let grid = uniform_grid::uniform_grid(cards, columns, space::M);
    semantics::group(Role::Answers, name, grid).into()
}

fn choice<'a>(
    context: CaseContext<'a>,
    company: &Company<'a>,
    verdicts: &[Verdict],
) -> control::Control<'a, Message> {
    let id = format!("company-{}", company.id);
    let chosen = context.case.channel.as_deref();
    let selected = chosen.is_some_and(|channel| company.has(channel));
    match company.certainty(verdicts) {
        Some(certainty) => {
            let mark = tr(pick::mark(certainty));
            control::marked_card(id, company.title, company.note, mark, true, selected)
        }
        None => control::answer_card(id, company.title, company.note, selected),
    }
}

/// What it takes, keeps and loses: one line, which opens.
fn before<'a>(finder: &'a Finder, context: CaseContext<'a>) -> Element<'a, Message> {
    let words = present::before_you_start(context.guide);
    let line = blocks::disclosure("finder-before", words, finder.before).on_press(Message::Before);
    if !finder.before {
        return card::card(line).padding([space::S, space::M]).into();
    }
    let facts = summary::facts(context).map(Message::Summary);
    let others = summary::aside(context).map(Message::Summary);
    column![
        card::card(line).padding([space::S, space::M]),
        facts,
        others
    ]
    .spacing(space::M)
    .into()
}

/// The question which device is at hand, for a company with a way of its own on each.
pub fn device<'a>(
    context: CaseContext<'a>,
    id: &str,
    verdicts: &[Verdict],
) -> Option<Element<'a, Message>> {
    let companies = all(context);
    let company = companies.into_iter().find(|company| company.id == id)?;
    let title = tr_with(
        "finder-device-title",
        &[("company", word(company.title.to_owned()))],
    );
    let heading = semantics::heading(2, title.clone()).id(DEVICE);
    let about = text::body(tr("finder-device-about")).style(text::muted);
    let count = company.channels.len();
    let cards = company
        .channels
        .into_iter()
        .enumerate()
        .map(|(index, channel)| {
            let card = way(context, channel, verdicts).position(index + 1, count);
            card.on_press(Message::Chosen(channel.id.clone())).into()
        });
    let columns = if context.room == Breakpoint::Narrow {
        1
    } else {
        2
    };
    let grid = uniform_grid::uniform_grid(cards, columns, space::M);
    let back = control::link("finder-companies", tr("finder-companies"));
    let page = column![
        column![heading, about].spacing(space::XS),
        semantics::group(Role::Answers, title, grid),
        back.on_press(Message::Companies)
    ];
    Some(page.spacing(space::L).into())
}

fn way<'a>(
    context: CaseContext<'a>,
    channel: &'a Channel,
    verdicts: &[Verdict],
) -> control::Control<'a, Message> {
    let standing = pick::standing(context, channel, verdicts);
    // Inside one company every way is as sure as the others: only what was chosen is marked.
    let standing = standing.filter(|(mark, _)| *mark == "finder-mark-chosen");
    pick::choice(context, channel, standing)
}

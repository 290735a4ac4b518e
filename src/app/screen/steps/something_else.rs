//! "I see something else": what may be seen instead, and where each leads.

use iced::widget::{Column, column};

use crate::guide::step::AfterTries;
use crate::guide::{Observation, Step};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::answer::leads_to;

use super::Message;
use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, link, semantics, space, text};

/// The list of what may be seen; the picked one is opened, with its advice and its way on.
pub fn panel<'a>(
    picked: Option<&str>,
    context: CaseContext<'a>,
    step: &'a Step,
) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::S);
    for seen in &step.see {
        list = list.push(if picked == Some(seen.id.as_str()) {
            opened(context, step, seen)
        } else {
            closed(seen)
        });
    }
    let title = semantics::heading(3, tr("steps-what-instead")).id("elsewhere-title");
    let list = semantics::group(Role::Answers, tr("steps-what-instead"), list);
    column![title, list].spacing(space::M).into()
}

fn closed(seen: &Observation) -> Element<'_, Message> {
    control::answer_card(format!("see-{}", seen.id), seen.text.as_str(), "", false)
        .expanded(false)
        .on_press(Message::Picked(seen.id.clone()))
        .into()
}

fn opened<'a>(
    context: CaseContext<'a>,
    step: &'a Step,
    seen: &'a Observation,
) -> Element<'a, Message> {
    let head = control::control(
        format!("see-{}", seen.id),
        Role::Answer,
        seen.text.clone(),
        text::label(seen.text.as_str()),
    )
    .expanded(true)
    .width(iced::Length::Fill)
    .on_press(Message::Picked(seen.id.clone()));
    let mut content = column![head].spacing(space::S);
    content = content.push(text::body(seen.advice.join(" ")));
    if let Some(id) = &seen.open {
        content = content.push(help(context, id));
    }
    let on = control::secondary(
        format!("follow-{}", seen.id),
        leads_to(context.catalogue, context.guide, &seen.then),
    )
    .on_press(Message::Followed(step.id.clone(), seen.id.clone()));
    card::chosen(content.push(on)).into()
}

/// A page that helps, with its host and a copy button.
fn help<'a>(context: CaseContext<'a>, id: &str) -> Element<'a, Message> {
    let region = context.region();
    match context.guide.address(id, region) {
        Ok(address) => link::link_out(
            format!("help-{id}"),
            address.label().to_owned(),
            address.host().to_owned(),
            Message::Opened(id.to_owned()),
            tr_with("link-copy", &[("label", word(address.label().to_owned()))]),
            Message::Copied(id.to_owned()),
            context.copied.said(address.url()),
        ),
        Err(error) => text::secondary(error.to_string())
            .style(text::trouble)
            .into(),
    }
}

/// The different way, once the step failed often enough.
pub fn different_way<'a>(context: CaseContext<'a>, after: &'a AfterTries) -> Element<'a, Message> {
    let button = control::secondary(
        "different-way",
        leads_to(context.catalogue, context.guide, &after.then),
    )
    .on_press(Message::DifferentWay);
    let content = column![
        text::label(tr("steps-different-way")),
        text::body(after.say.as_str()),
        button
    ]
    .spacing(space::S);
    card::caution(content).into()
}

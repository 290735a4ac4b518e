//! "I see something else": what may be seen instead, and where each leads.

use iced::widget::{Column, column};

use crate::guide::step::AfterTries;
use crate::guide::{Observation, Step};
use crate::words::{fill, say, text as word};

use super::{Message, then_label};
use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, link, semantics, space, text};

/// The list of what may be seen; the picked one is opened, with its advice and its way on.
pub fn panel<'a>(
    picked: Option<&str>,
    frame: CaseFrame<'a>,
    step: &'a Step,
) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::S);
    for seen in &step.see {
        list = list.push(if picked == Some(seen.id.as_str()) {
            opened(frame, step, seen)
        } else {
            closed(seen)
        });
    }
    let title = semantics::heading(3, say("steps-what-instead")).id("elsewhere-title");
    let list = semantics::group(Role::Answers, say("steps-what-instead"), list);
    column![title, list].spacing(space::M).into()
}

fn closed(seen: &Observation) -> Element<'_, Message> {
    control::answer_card(format!("see-{}", seen.id), seen.text.as_str(), "", false)
        .expanded(false)
        .on_press(Message::Picked(seen.id.clone()))
        .into()
}

fn opened<'a>(frame: CaseFrame<'a>, step: &'a Step, seen: &'a Observation) -> Element<'a, Message> {
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
        content = content.push(help(frame, id));
    }
    let on = control::secondary(format!("follow-{}", seen.id), then_label(frame, &seen.then))
        .on_press(Message::Followed(step.id.clone(), seen.id.clone()));
    card::chosen(content.push(on)).into()
}

/// A page that helps, with its host and a copy button.
fn help<'a>(frame: CaseFrame<'a>, id: &str) -> Element<'a, Message> {
    let region = frame.case.region.as_deref().unwrap_or_default();
    match frame.guide.address(id, region) {
        Ok(address) => link::link_out(
            format!("help-{id}"),
            address.label().to_owned(),
            address.host().to_owned(),
            Message::Opened(id.to_owned()),
            fill("link-copy", &[("label", word(address.label().to_owned()))]),
            Message::Copied(id.to_owned()),
            frame.copied.said(address.url()),
        ),
        Err(error) => text::secondary(error.to_string())
            .style(text::trouble)
            .into(),
    }
}

/// The different way, once the step failed often enough.
pub fn different_way<'a>(frame: CaseFrame<'a>, after: &'a AfterTries) -> Element<'a, Message> {
    let button = control::secondary("different-way", then_label(frame, &after.then))
        .on_press(Message::DifferentWay);
    let content = column![
        text::label(say("steps-different-way")),
        text::body(after.say.as_str()),
        button
    ]
    .spacing(space::S);
    card::caution(content).into()
}

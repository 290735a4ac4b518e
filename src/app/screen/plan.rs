//! Which plan.

use iced::widget::{Column, column};

use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, semantics, space, text};
use crate::case::Event;
use crate::words::{fill, say, text as word};

use super::{Action, Target, parts};

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Plan;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A plan was chosen; none for "I'm not sure".
    Chosen(Option<String>),
    /// The plan that was chosen before stays.
    Kept,
}

impl Plan {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        let on = Action::Go(Target::Case(frame.case.id.clone()));
        match message {
            Message::Chosen(plan) if frame.case.plan.as_ref() == Some(&plan) => on,
            Message::Chosen(plan) => Action::event(Event::PlanChosen { plan }),
            Message::Kept => on,
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, frame: CaseFrame<'_>) -> Option<Message> {
        frame.case.plan.as_ref().map(|_| Message::Kept)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, frame: CaseFrame<'a>) -> Element<'a, Message> {
        let about = text::body(say("plan-about")).style(text::muted);
        let about = column![about].push(site_note(frame)).spacing(space::XS);
        let mut page = column![about].spacing(space::L);
        if frame.case.plan.is_some() {
            page = page.push(keep(frame));
        }
        page.push(plans(frame)).into()
    }
}

/// What the guide says to the site that was chosen on the page before.
fn site_note(frame: CaseFrame<'_>) -> Option<text::Text<'_>> {
    let region = frame.guide.region(frame.case.region.as_deref()?)?;
    let note = region.note.as_deref()?;
    let words = fill(
        "plan-site-note",
        &[
            ("host", word(region.host.clone())),
            ("note", word(note.to_owned())),
        ],
    );
    Some(text::note(words))
}

fn keep(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let plan = frame.case.plan_id().map(|id| {
        let plan = frame.guide.plan(id);
        plan.map_or_else(|| id.to_owned(), |plan| plan.title.clone())
    });
    let (words, label) = match plan {
        Some(plan) => (
            fill("plan-chosen", &[("plan", word(plan.clone()))]),
            fill("plan-keep", &[("plan", word(plan))]),
        ),
        None => (say("plan-chosen-unsure"), say("plan-keep-unsure")),
    };
    parts::kept(words, label, Message::Kept)
}

fn plans(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let count = frame.guide.plans.len() + 1;
    let mut list = Column::new().spacing(space::M);
    for (index, plan) in frame.guide.plans.iter().enumerate() {
        list = list.push(
            control::answer_card(
                format!("plan-{}", plan.id),
                plan.title.as_str(),
                plan.note.as_str(),
                frame.case.plan_id() == Some(plan.id.as_str()),
            )
            .position(index + 1, count)
            .on_press(Message::Chosen(Some(plan.id.clone()))),
        );
    }
    list = list.push(
        control::answer_card(
            "plan-unsure",
            say("plan-unsure"),
            say("plan-unsure-note"),
            frame.case.plan == Some(None),
        )
        .position(count, count)
        .on_press(Message::Chosen(None)),
    );
    semantics::group(Role::Answers, say("plan-plans"), list).into()
}

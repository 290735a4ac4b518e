//! Which plan.

use iced::widget::{Column, column};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, semantics, space, text};
use crate::case::{Event, Reply};
use crate::i18n::{text as word, tr, tr_with};

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
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        let on = Action::Go(Target::Case(context.case.id.clone()));
        match message {
            Message::Chosen(plan) if context.case.plan == plan.clone().into() => on,
            Message::Chosen(plan) => Action::event(Event::PlanChosen { plan }),
            Message::Kept => on,
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        context.case.plan.is_given().then_some(Message::Kept)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let about = text::body(tr("plan-about")).style(text::muted);
        let about = column![about].push(site_note(context)).spacing(space::XS);
        let mut page = column![about].spacing(space::L);
        if context.case.plan.is_given() {
            page = page.push(keep(context));
        }
        page.push(plans(context)).into()
    }
}

/// What the guide says to the site that was chosen on the page before.
fn site_note(context: CaseContext<'_>) -> Option<text::Text<'_>> {
    let region = context.guide.region(context.case.region.as_deref()?)?;
    let note = region.note.as_deref()?;
    let words = tr_with(
        "plan-site-note",
        &[
            ("host", word(context.guide.site(region).to_owned())),
            ("note", word(note.to_owned())),
        ],
    );
    Some(text::note(words))
}

fn keep(context: CaseContext<'_>) -> Element<'_, Message> {
    let plan = context.case.plan_id().map(|id| {
        let plan = context.guide.plan(id);
        plan.map_or_else(|| id.to_owned(), |plan| plan.title.clone())
    });
    let (words, label) = match plan {
        Some(plan) => (
            tr_with("plan-chosen", &[("plan", word(plan.clone()))]),
            tr_with("plan-keep", &[("plan", word(plan))]),
        ),
        None => (tr("plan-chosen-unsure"), tr("plan-keep-unsure")),
    };
    parts::kept(words, label, Message::Kept)
}

fn plans(context: CaseContext<'_>) -> Element<'_, Message> {
    let count = context.guide.plans.len() + 1;
    let mut list = Column::new().spacing(space::M);
    for (index, plan) in context.guide.plans.iter().enumerate() {
        list = list.push(
            control::answer_card(
                format!("plan-{}", plan.id),
                plan.title.as_str(),
                plan.note.as_str(),
                context.case.plan_id() == Some(plan.id.as_str()),
            )
            .position(index + 1, count)
            .on_press(Message::Chosen(Some(plan.id.clone()))),
        );
    }
    list = list.push(
        control::answer_card(
            "plan-unsure",
            tr("finder-unsure"),
            tr("plan-unsure-note"),
            context.case.plan == Reply::NotSaid,
        )
        .position(count, count)
        .on_press(Message::Chosen(None)),
    );
    semantics::group(Role::Answers, tr("plan-plans"), list).into()
}

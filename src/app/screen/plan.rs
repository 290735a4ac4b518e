//! Which plan.

use iced::widget::{Column, column, row};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::case::{Event, Reply};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::finder::plan::{self, Question};

use super::{Action, Target, parts};

/// The id of what is asked about a plan.
const QUESTION: &str = "plan-question";

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Plan {
    /// The plan that was pressed, while something is asked about it.
    asked: Option<String>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A plan was chosen; none for "I'm not sure".
    Chosen(Option<String>),
    /// What was asked about a plan was answered: this happened.
    Answered(Vec<Event>),
    /// Another plan is to be chosen than the one that is asked about.
    Others,
    /// The plan that was chosen before stays.
    Kept,
}

impl Plan {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        let on = Action::Go(Target::Case(context.case.id.clone()));
        match message {
            Message::Chosen(Some(plan)) if question(context, &plan).is_some() => {
                self.asked = Some(plan);
                Action::Focus(QUESTION.to_owned())
            }
            Message::Answered(events) => {
                self.asked = None;
                Action::Record(events)
            }
            Message::Others => {
                self.asked = None;
                Action::Focus("title-plan".to_owned())
            }
            Message::Chosen(plan) if context.case.plan == plan.clone().into() => on,
            Message::Chosen(plan) => Action::event(Event::PlanChosen { plan }),
            Message::Kept => on,
        }
    }

    /// Back from what is asked about a plan to the plans; none where nothing is asked.
    pub fn back(&mut self) -> Option<String> {
        self.asked.take().map(|_| "title-plan".to_owned())
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        if let Some(question) = self
            .asked
            .as_deref()
            .and_then(|plan| question(context, plan))
        {
            let [(_, events), _] = question.answers;
            return Some(Message::Answered(events));
        }
        context.case.plan.is_given().then_some(Message::Kept)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        if let Some(question) = self
            .asked
            .as_deref()
            .and_then(|plan| question(context, plan))
        {
            return asked(question);
        }
        let about = text::body(tr("plan-about")).style(text::muted);
        let about = column![about].push(site_note(context)).spacing(space::XS);
        let mut page = column![about].spacing(space::L);
        if context.case.plan.is_given() {
            page = page.push(keep(context));
        }
        page.push(plans(context)).into()
    }
}

/// What is asked about a plan before it is taken.
fn question(context: CaseContext<'_>, plan: &str) -> Option<Question> {
    let plan = context.guide.plan(plan)?;
    plan::question(context.guide, context.case, context.region(), plan)
}

/// The question, its two answers, and the way back to the plans.
fn asked<'a>(question: Question) -> Element<'a, Message> {
    let [(yes, then), (no, otherwise)] = question.answers;
    let yes = control::primary("plan-yes", yes).on_press(Message::Answered(then));
    let no = control::secondary("plan-no", no).on_press(Message::Answered(otherwise));
    let content = column![
        semantics::heading(2, question.title).id(QUESTION),
        text::body(question.about).style(text::muted),
        row![yes, no].spacing(space::S).wrap(),
    ];
    let others = control::words("plan-others", tr("plan-others")).on_press(Message::Others);
    let card = card::card(content.spacing(space::M)).max_width(space::MAIN);
    column![card, others].spacing(space::M).into()
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

//! What it takes, keeps and loses; before anything is asked.

use iced::Length;
use iced::widget::{Column, column};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks::two_columns;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, semantics, space, text, uniform_grid};
use crate::guide::{Difficulty, GuideId, LookAlike};
use crate::i18n::{text as word, tr, tr_with};

use super::{Action, Target, parts};
use crate::present::minutes;

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Summary;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name of the account was typed.
    Named(String),
    /// It was read.
    Read,
    /// It is another service that is meant.
    Other(GuideId),
}

impl Summary {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match message {
            Message::Named(person) => Action::Typed(Field::Person, person),
            Message::Read => Action::Go(Target::Case(context.case.id.clone())),
            Message::Other(guide) => Action::BeginOrOpen(guide),
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, _frame: CaseContext<'_>) -> Option<Message> {
        Some(Message::Read)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let facts = two_columns(context.room, facts(context), aside(context), false);
        let go_on = control::primary("continue", tr("summary-continue")).on_press(Message::Read);
        let at_the_end = control::secondary("continue-end", tr("summary-continue"));
        let at_the_end = at_the_end.on_press(Message::Read);
        column![go_on, facts, name(context), at_the_end]
            .spacing(space::L)
            .into()
    }
}

pub(super) fn facts<'a>(context: CaseContext<'a>) -> Element<'a, Message> {
    let summary = &context.guide.summary;
    let columns = if context.room == Breakpoint::Narrow {
        1
    } else {
        2
    };
    let list = |title, facts: &'a [String], sign, color| {
        let facts = parts::bullets(facts.iter().map(String::as_str), sign, color);
        let title = semantics::heading(2, tr(title));
        card::card(column![title, facts].spacing(space::S)).into()
    };
    let keep = list("summary-keep", &summary.you_keep, Icon::Tick, |theme| {
        theme.done
    });
    let lose = list("summary-lose", &summary.you_lose, Icon::Cross, |theme| {
        theme.caution
    });
    column![
        takes(context),
        uniform_grid::uniform_grid([keep, lose], columns, space::M),
        ends(context)
    ]
    .spacing(space::M)
    .width(Length::Fill)
    .into()
}

/// How long it takes, how hard it is, and what to have at hand.
fn takes(context: CaseContext<'_>) -> Element<'_, Message> {
    let summary = &context.guide.summary;
    let difficulty = tr(match summary.difficulty {
        Difficulty::Easy => "summary-easy",
        Difficulty::Medium => "summary-medium",
        Difficulty::Hard => "summary-hard",
    });
    let line = tr_with(
        "summary-takes",
        &[
            ("minutes", word(minutes(summary.minutes))),
            ("difficulty", word(difficulty)),
        ],
    );
    let mut content = column![
        semantics::heading(2, line),
        text::body(summary.why.as_str()).style(text::muted)
    ]
    .spacing(space::XS);
    if !summary.needs.is_empty() {
        let needs = parts::bullets(
            summary.needs.iter().map(String::as_str),
            Icon::ChevronRight,
            |theme| theme.muted,
        );
        let needs = column![text::label(tr("summary-needs")), needs].spacing(space::S);
        content = content.push(needs).spacing(space::M);
    }
    card::card(content).into()
}

/// Until when it works, and whether money comes back.
fn ends(context: CaseContext<'_>) -> Element<'_, Message> {
    let summary = &context.guide.summary;
    let until = column![
        semantics::heading(3, tr("summary-until")),
        parts::claim(&summary.access_until)
    ]
    .spacing(2.0);
    let refund = column![
        semantics::heading(3, tr("summary-refund")),
        parts::claim(&summary.refund)
    ]
    .spacing(2.0);
    card::card(column![until, refund].spacing(space::M)).into()
}

/// What is easily taken for it, and what one could do instead: said once.
pub(super) fn aside(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut content = Column::new().spacing(space::M).width(Length::Fill);
    let others = &context.guide.service.not_the_same_as;
    if !others.is_empty() {
        let mut list = column![semantics::heading(2, tr("summary-others"))].spacing(space::M);
        for other in others {
            list = list.push(look_alike(context, other));
        }
        content = content.push(card::card(list));
    }
    let instead = &context.guide.summary.instead;
    if !instead.is_empty() {
        let mut list = column![semantics::heading(3, tr("summary-instead"))].spacing(space::S);
        for claim in instead {
            let known = crate::present::how_known(&claim.checked);
            let words = text::secondary(claim.text.as_str());
            list = list.push(column![words, text::note(known)].spacing(2.0));
        }
        content = content.push(card::inset(list));
    }
    content.into()
}

fn look_alike<'a>(context: CaseContext<'a>, other: &'a LookAlike) -> Element<'a, Message> {
    let mut lines = column![
        semantics::heading(3, other.name.as_str()),
        text::secondary(other.how_to_tell.as_str())
    ]
    .spacing(2.0);
    let guide = other
        .guide
        .as_deref()
        .and_then(|id| context.catalogue.guide(id));
    if let Some(guide) = guide {
        let label = tr_with(
            "summary-cancel-other",
            &[("service", word(other.name.clone()))],
        );
        lines = lines.push(
            control::link(format!("other-{}", guide.id), label)
                .on_press(Message::Other(guide.id.clone())),
        );
    }
    lines.into()
}

/// Whose account it is, for those who look after several.
fn name(context: CaseContext<'_>) -> Element<'_, Message> {
    let shown = context.drafts.shown(context.case, &Field::Person);
    let field = field::field("summary-name", tr("summary-name"), shown)
        .hint(tr("dialog-name-hint"))
        .on_input(Message::Named)
        .on_submit(Message::Read);
    iced::widget::container(field)
        .max_width(space::MEASURE - space::SIDEBAR)
        .into()
}

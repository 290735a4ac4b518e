//! What stands beside it: neighbours that end separately, what stays, where to go next.

use iced::widget::{Column, column};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::{Outcome, check};
use crate::guide::{Alternative, Claim, LookAlike, true_for};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::export_check;

use super::{Ending, Message, Part};
use crate::app::screen::blocks;

/// Everything beside the page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let mut content = Column::new().spacing(space::M);
    let neighbours = &context.guide.service.not_the_same_as;
    for other in neighbours
        .iter()
        .filter(|other| has_guide(context, other) && !is_moved_to(context, other))
    {
        content = content.push(separate(other));
    }
    if is_cancelled(context) {
        content = content.push(after(screen, context));
        if !context.guide.alternatives.is_empty() {
            content = content.push(next(screen, context));
        }
    }
    let others: Vec<_> = neighbours
        .iter()
        .filter(|other| !has_guide(context, other))
        .collect();
    if !others.is_empty() {
        content = content.push(similar(&others));
    }
    content.into()
}

fn is_cancelled(context: CaseContext<'_>) -> bool {
    match context.case.outcome {
        Outcome::Ended { end, .. } => end.is_cancelled(),
        Outcome::Proven { .. } => true,
        _ => false,
    }
}

/// What it goes on with is told about in the middle of the page.
fn is_moved_to(context: CaseContext<'_>, other: &LookAlike) -> bool {
    matches!(&context.case.outcome, Outcome::MovedTo(to) if Some(to) == other.guide.as_ref())
}

fn has_guide(context: CaseContext<'_>, other: &LookAlike) -> bool {
    other
        .guide
        .as_deref()
        .is_some_and(|id| context.catalogue.guide(id).is_some())
}

/// A neighbour that Outro can end too.
fn separate(other: &LookAlike) -> Element<'_, Message> {
    let name = [("name", word(other.name.clone()))];
    let title = tr_with("ending-separate", &name);
    let heading = semantics::group(
        crate::app::ui::Role::Heading(3),
        title.clone(),
        text::label(title).style(text::caution),
    )
    .leaf();
    let words = text::secondary(other.how_to_tell.as_str()).style(text::strong_ink);
    let mut content = column![heading, words].spacing(space::S);
    if let Some(guide) = &other.guide {
        content = content.push(
            control::link(
                format!("ending-too-{guide}"),
                tr_with("ending-cancel-too", &name),
            )
            .on_press(Message::Guide(guide.clone())),
        );
    }
    card::caution(content).into()
}

/// Neighbours that end elsewhere.
fn similar<'a>(others: &[&'a LookAlike]) -> Element<'a, Message> {
    let mut content = column![semantics::heading(3, tr("ending-similar"))].spacing(space::S);
    for other in others {
        content = content.push(
            column![
                text::set(
                    text::Face {
                        font: text::MEDIUM,
                        ..text::SECONDARY
                    },
                    other.name.as_str()
                ),
                text::secondary(other.how_to_tell.as_str())
            ]
            .spacing(2.0),
        );
    }
    card::card(content).into()
}

/// What happens next and what stays, each behind its line.
fn after<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let after = &context.guide.after;
    let opens = |id, part, claims: &'a [Claim]| {
        let open = screen.is_shown(part);
        let head = blocks::disclosure(id, tr(id), open).on_press(Message::Toggled(part));
        let claims = || blocks::claims(true_for(claims, context.case.channel.as_ref()));
        column![head].push(open.then(claims)).spacing(space::S)
    };
    let content = column![
        opens("ending-expect", Part::Expect, &after.expect),
        card::hairline(),
        opens("ending-stays", Part::Stays, &after.stays),
    ]
    .spacing(space::S);
    card::card(content).into()
}

/// Where else to go: the names, and how a list is carried there.
fn next<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let others = &context.guide.alternatives;
    let names: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
    let open = screen.is_shown(Part::Alternatives);
    let link = control::words("ending-carry", tr("ending-carry"))
        .expanded(open)
        .on_press(Message::Toggled(Part::Alternatives));
    let mut content = column![
        semantics::heading(3, tr("ending-next")),
        text::secondary(names.join(", ")),
        link
    ]
    .spacing(space::S);
    if open {
        let tasks = context.guide.backup.tasks.iter();
        let lists = tasks.filter_map(|task| check::of(task, context.case));
        for list in lists.filter(|list| list.tracks > 0) {
            let songs = [("songs", word(export_check::songs_in(list)))];
            let words = tr_with("exports-carry", &songs);
            content = content.push(text::secondary(words).style(text::strong_ink));
        }
        for other in others {
            content = content.push(carry(other));
        }
    }
    card::card(content).into()
}

fn carry(other: &Alternative) -> Element<'_, Message> {
    let name = text::set(
        text::Face {
            font: text::MEDIUM,
            ..text::SECONDARY
        },
        other.name.as_str(),
    );
    column![
        name,
        text::secondary(other.carry.text.as_str()),
        blocks::known(&other.carry.checked)
    ]
    .spacing(2.0)
    .into()
}

//! Why they leave: asked once, answered in one press, never argued with.

use iced::widget::{Row, column, row};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::case::Reply;
use crate::i18n::{text as word, tr, tr_with};

use super::{Ending, Message, Part};
use crate::app::screen::blocks;

const REASONS: [&str; 4] = [
    "ending-reason-cheaper",
    "ending-reason-rarely",
    "ending-reason-spending",
    "ending-reason-not-satisfied",
];

/// The question, or the quiet line that is left of it.
pub fn card<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let reason = &context.case.reason;
    if reason.is_given() && !screen.is_shown(Part::Reason) {
        answered(reason.said())
    } else {
        question(screen, context)
    }
}

fn answered<'a>(reason: Option<&str>) -> Element<'a, Message> {
    let words = match reason {
        Some(reason) => tr_with("ending-reason-was", &[("reason", word(reason.to_owned()))]),
        None => tr("ending-reason-kept-to-you"),
    };
    // A heading without its looks, so that the focus has somewhere to go.
    let line = semantics::group(Role::Heading(3), words.clone(), text::secondary(words))
        .id("ending-reason-title")
        .leaf();
    let change = control::words("ending-reason-change", tr("ending-reason-change"))
        .name(tr("ending-reason-change-name"))
        .on_press(Message::Toggled(Part::Reason));
    row![line, change].spacing(space::M).wrap().into()
}

fn question<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let title = semantics::heading(3, tr("ending-reason-title")).id("ending-reason-title");
    let given = &context.case.reason;
    let chosen = |words: &str| given.said() == Some(words);
    let mut chips: Vec<Element<'a, Message>> = Vec::new();
    for id in REASONS {
        let words = tr(id);
        chips.push(
            blocks::answer(id, words.clone(), chosen(&words))
                .on_press(Message::ReasonGiven(Some(words)))
                .into(),
        );
    }
    chips.push(
        blocks::answer(
            "ending-reason-other",
            tr("ending-reason-other"),
            screen.reason.is_some(),
        )
        .on_press(Message::ReasonTyped(
            screen.reason.clone().unwrap_or_default(),
        ))
        .into(),
    );
    chips.push(
        blocks::answer(
            "ending-reason-none",
            tr("ending-reason-none"),
            *given == Reply::NotSaid,
        )
        .on_press(Message::ReasonGiven(None))
        .into(),
    );
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let chips = semantics::group(Role::Answers, tr("ending-reason-title"), chips);
    let content = column![title, text::secondary(tr("ending-reason-text")), chips]
        .spacing(space::M)
        .push(screen.reason.as_deref().map(own_words));
    card::card(content).into()
}

fn own_words<'a>(typed: &str) -> Element<'a, Message> {
    let field = field::field(
        "ending-reason-field",
        tr("ending-reason-own"),
        typed.to_owned(),
    )
    .on_input(Message::ReasonTyped)
    .on_submit(Message::ReasonKept);
    let keep = control::secondary("ending-reason-keep", tr("ending-reason-keep"))
        .on_press_maybe((!typed.trim().is_empty()).then_some(Message::ReasonKept));
    column![field, keep].spacing(space::S).into()
}

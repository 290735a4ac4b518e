//! Why they leave: asked once, answered in one press, never argued with.

use iced::widget::{Row, column, row};

use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::words::{fill, say, text as word};

use super::{Ending, Message, Part};
use crate::app::screen::pieces;

const REASONS: [&str; 4] = [
    "ending-reason-cheaper",
    "ending-reason-rarely",
    "ending-reason-spending",
    "ending-reason-not-satisfied",
];

/// The question, or the quiet line that is left of it.
pub fn card<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    match &frame.case.reason {
        Some(reason) if !screen.is_shown(Part::Reason) => answered(reason.as_deref()),
        _ => question(screen, frame),
    }
}

fn answered<'a>(reason: Option<&str>) -> Element<'a, Message> {
    let words = match reason {
        Some(reason) => fill("ending-reason-was", &[("reason", word(reason.to_owned()))]),
        None => say("ending-reason-kept-to-you"),
    };
    // A heading without its looks, so that the focus has somewhere to go.
    let line = semantics::group(Role::Heading(3), words.clone(), text::secondary(words))
        .id("ending-reason-title")
        .leaf();
    let change = control::words("ending-reason-change", say("ending-reason-change"))
        .name(say("ending-reason-change-name"))
        .on_press(Message::Toggled(Part::Reason));
    row![line, change].spacing(space::M).wrap().into()
}

fn question<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    let title = semantics::heading(3, say("ending-reason-title")).id("ending-reason-title");
    let given = frame.case.reason.as_ref();
    let chosen = |words: &str| given.is_some_and(|given| given.as_deref() == Some(words));
    let mut chips: Vec<Element<'a, Message>> = Vec::new();
    for id in REASONS {
        let words = say(id);
        chips.push(
            pieces::answer(id, words.clone(), chosen(&words))
                .on_press(Message::ReasonGiven(Some(words)))
                .into(),
        );
    }
    chips.push(
        pieces::answer(
            "ending-reason-other",
            say("ending-reason-other"),
            screen.reason.is_some(),
        )
        .on_press(Message::ReasonTyped(
            screen.reason.clone().unwrap_or_default(),
        ))
        .into(),
    );
    chips.push(
        pieces::answer(
            "ending-reason-none",
            say("ending-reason-none"),
            given.is_some_and(Option::is_none),
        )
        .on_press(Message::ReasonGiven(None))
        .into(),
    );
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let chips = semantics::group(Role::Answers, say("ending-reason-title"), chips);
    let content = column![title, text::secondary(say("ending-reason-text")), chips]
        .spacing(space::M)
        .push(screen.reason.as_deref().map(own_words));
    card::card(content).into()
}

fn own_words<'a>(typed: &str) -> Element<'a, Message> {
    let field = field::field(
        "ending-reason-field",
        say("ending-reason-own"),
        typed.to_owned(),
    )
    .on_input(Message::ReasonTyped)
    .on_submit(Message::ReasonKept);
    let keep = control::secondary("ending-reason-keep", say("ending-reason-keep"))
        .on_press_maybe((!typed.trim().is_empty()).then_some(Message::ReasonKept));
    column![field, keep].spacing(space::S).into()
}

//! A charge came all the same: what to do about it, in order.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::frame::CaseFrame;
use crate::app::ui::mark::{Mark, mark};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::guide::Claim;
use crate::words::{self, fill, say, text as word};

use super::{Ending, Message, elsewhere, headline};
use crate::app::screen::pieces;

/// The page.
pub fn view<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    let buttons = row![
        control::primary("ending-finder", say("ending-finder")).on_press(Message::Finder),
        control::secondary("ending-start-over", say("ending-start-over"))
            .on_press(Message::StartedOver),
    ]
    .spacing(space::S)
    .wrap();
    let other = control::words("ending-other-charge", say("ending-other-charge"))
        .on_press(Message::Charged(false));
    let mut top = column![
        headline(say("ending-charged-title"), text::trouble),
        text::body(say("ending-charged-text"))
    ]
    .spacing(space::M);
    if let Some(line) = facts(frame) {
        top = top.push(text::secondary(line).style(text::strong_ink));
    }
    let top = card::trouble(top.push(buttons).push(other)).padding(space::XL);
    column![top, in_order(frame), elsewhere::letters(screen, frame)]
        .spacing(space::M)
        .width(Length::Fill)
        .into()
}

/// What support will ask for, as far as it was noted.
fn facts(frame: CaseFrame<'_>) -> Option<String> {
    use crate::guide::step::Fact;
    let end = frame.case.end_date()?;
    let end = [("day", word(words::date(end)))];
    let mut line = fill("ending-fact-worked-until", &end);
    if let Some(reference) = frame.case.facts.get(&Fact::Reference) {
        let reference = fill(
            "ending-fact-reference",
            &[("text", word(reference.clone()))],
        );
        line = format!("{line} · {reference}");
    }
    Some(line)
}

fn in_order(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::M);
    for (index, claim) in frame.guide.after.charged_again.iter().enumerate() {
        list = list.push(line(index + 1, claim));
    }
    let title = semantics::heading(3, say("ending-charged-order"));
    card::card(column![title, list].spacing(space::M)).into()
}

fn line(number: usize, claim: &Claim) -> Element<'_, Message> {
    let words = column![text::body(claim.text.as_str())]
        .push(pieces::unsure(&claim.checked))
        .width(Length::Fill);
    let spoken = format!("{number}. {}", claim.text);
    semantics::spoken(
        spoken,
        row![mark(Mark::Number(number), 22.0), words].spacing(space::M),
    )
}

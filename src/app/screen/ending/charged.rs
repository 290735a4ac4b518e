//! A charge came all the same: what to do about it, in order.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::context::CaseContext;
use crate::app::ui::mark::{Mark, mark};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::guide::{Claim, true_for};
use crate::i18n::{self, text as word, tr, tr_with};

use super::{Ending, Message, headline, keep, other_outcome};
use crate::app::screen::blocks;

/// The page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let buttons = row![
        control::primary("ending-finder", tr("ending-finder")).on_press(Message::Finder),
        control::secondary("ending-start-over", tr("ending-start-over"))
            .on_press(Message::StartedOver),
    ]
    .spacing(space::S)
    .wrap();
    let other = control::words("ending-other-charge", tr("ending-other-charge"))
        .on_press(Message::Charged(false));
    let mut top = column![
        headline(tr("ending-charged-title"), text::trouble),
        text::body(tr("ending-charged-text"))
    ]
    .spacing(space::M);
    if let Some(line) = facts(context) {
        top = top.push(text::secondary(line).style(text::strong_ink));
    }
    let top = card::trouble(top.push(buttons).push(other)).padding(space::XL);
    column![
        top,
        in_order(context),
        keep::card(screen, context),
        other_outcome::letters(screen, context)
    ]
    .spacing(space::M)
    .width(Length::Fill)
    .into()
}

/// What support will ask for, as far as it was noted.
fn facts(context: CaseContext<'_>) -> Option<String> {
    use crate::guide::step::Fact;
    let end = context.case.end_date()?;
    let end = [("day", word(i18n::date(end)))];
    let mut line = tr_with("ending-fact-worked-until", &end);
    if let Some(reference) = context.case.facts.get(&Fact::Reference) {
        let reference = tr_with(
            "ending-fact-reference",
            &[("text", word(reference.clone()))],
        );
        line = format!("{line} · {reference}");
    }
    Some(line)
}

fn in_order(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::M);
    let channel = context.case.channel.as_ref();
    let claims = true_for(&context.guide.after.charged_again, channel);
    for (index, claim) in claims.enumerate() {
        list = list.push(line(index + 1, claim));
    }
    let title = semantics::heading(3, tr("ending-charged-order"));
    card::card(column![title, list].spacing(space::M)).into()
}

fn line(number: usize, claim: &Claim) -> Element<'_, Message> {
    let words = column![text::body(claim.text.as_str())]
        .push(blocks::unsure(&claim.checked))
        .width(Length::Fill);
    let spoken = format!("{number}. {}", claim.text);
    semantics::spoken(
        spoken,
        row![mark(Mark::Number(number), 22.0), words].spacing(space::M),
    )
}

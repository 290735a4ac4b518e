//! It is over: what was done, as a receipt, and the way back should a charge come after all.

use iced::Length;
use iced::widget::column;

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::icon::Icon;
use crate::app::ui::uniform_grid::uniform_grid;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, link, semantics, space, text};
use crate::case::Outcome;
use crate::guide::step::{End, Fact};
use crate::i18n::{self, text as word, tr, tr_with};
use crate::present::make_sure::money;

use super::{Ending, Message, headline, keep, reason, savings};

/// The page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let service = [("service", word(context.guide.title.clone()))];
    let top = card::done(
        column![
            headline(tr("ending-over"), text::done),
            text::body(tr_with("ending-over-text", &service))
        ]
        .spacing(space::S),
    )
    .padding(space::XL);
    column![
        top,
        receipt(context),
        keep::card(screen, context),
        savings::card(context),
        reason::card(screen, context)
    ]
    .spacing(space::M)
    .width(Length::Fill)
    .into()
}

/// What was done, in facts: a label and a value each.
fn facts(context: CaseContext<'_>) -> Vec<(String, String)> {
    let case = context.case;
    let channel = case
        .channel
        .as_deref()
        .and_then(|id| context.guide.channel(id));
    let looked = case.looked_on();
    let price = case
        .price
        .as_ref()
        .map(|price| money::a_year(Some(context.guide), case, price));
    let person = (!case.person.is_empty()).then(|| case.person.clone());
    [
        ("ending-cancelled", Some(context.guide.title.clone())),
        ("ending-fact-person", person),
        (
            "ending-fact-billed",
            channel.map(|channel| channel.billed_by.clone()),
        ),
        ("ending-fact-cancelled", cancelled_on(context)),
        ("ending-fact-until", case.end_date().map(i18n::long_date)),
        ("ending-fact-looked", looked.map(i18n::long_date)),
        (
            "ending-fact-reference-label",
            case.facts.get(&Fact::Reference).cloned(),
        ),
        ("ending-fact-saved", price),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((tr(label), value?)))
    .collect()
}

/// The day on which it was cancelled; none where that was before Outro came in.
fn cancelled_on(context: CaseContext<'_>) -> Option<String> {
    match context.case.outcome {
        Outcome::Proven {
            end: End::AlreadyCancelled,
            ..
        } => None,
        _ => context.case.ended_on().map(i18n::long_date),
    }
}

fn receipt(context: CaseContext<'_>) -> Element<'_, Message> {
    let facts = facts(context);
    let text: Vec<String> = facts
        .iter()
        .map(|(label, value)| format!("{label}: {value}"))
        .collect();
    let columns = if context.room == Breakpoint::Narrow {
        1
    } else {
        2
    };
    let shown = uniform_grid(
        facts
            .into_iter()
            .map(|(label, value)| field::labelled(label, value)),
        columns,
        space::M,
    );
    let text = text.join("\n");
    let copied = context.copied.said(&text).map(link::copied);
    let copy = control::secondary("ending-copy", tr("ending-copy-record"))
        .icon(Icon::Copy)
        .on_press(Message::Copied(text));
    let again = control::quiet("ending-charged", tr("ending-charge-after-all"))
        .on_press(Message::Charged(true));
    let buttons = iced::widget::row![copy, again]
        .push(copied)
        .spacing(space::S)
        .align_y(iced::Alignment::Center)
        .wrap();
    let content =
        column![semantics::heading(3, tr("ending-receipt")), shown, buttons,].spacing(space::M);
    card::card(content).into()
}

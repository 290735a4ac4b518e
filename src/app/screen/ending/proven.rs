//! It is over: what was done, as a receipt, and the way back should a charge come after all.

use iced::Length;
use iced::widget::column;

use crate::app::frame::{CaseFrame, Room};
use crate::app::ui::even::even;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, link, semantics, space, text};
use crate::case::{Outcome, ending};
use crate::guide::step::{End, Fact};
use crate::words::{self, fill, say, text as word};

use super::{Ending, Message, headline, reason, savings};

/// The page.
pub fn view<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    let service = [("service", word(frame.guide.title.clone()))];
    let top = card::done(
        column![
            headline(say("ending-over"), text::done),
            text::body(fill("ending-over-text", &service))
        ]
        .spacing(space::S),
    )
    .padding(space::XL);
    column![
        top,
        receipt(frame),
        savings::card(frame),
        reason::card(screen, frame)
    ]
    .spacing(space::M)
    .width(Length::Fill)
    .into()
}

/// What was done, in facts: a label and a value each.
fn facts(frame: CaseFrame<'_>) -> Vec<(String, String)> {
    let case = frame.case;
    let channel = case
        .channel
        .as_deref()
        .and_then(|id| frame.guide.channel(id));
    let looked = match case.outcome {
        Outcome::Proven { at, .. } => Some(at.to_zoned_datetime(jiff::tz::TimeZone::system()).date()),
        _ => None,
    };
    let price = case
        .price
        .as_ref()
        .map(|price| ending::money(price.a_year(), &price.currency));
    let person = (!case.person.is_empty()).then(|| case.person.clone());
    [
        ("ending-fact-service", Some(frame.guide.title.clone())),
        ("ending-fact-person", person),
        (
            "ending-fact-billed",
            channel.map(|channel| channel.billed_by.clone()),
        ),
        ("ending-fact-cancelled", cancelled_on(frame)),
        ("ending-fact-until", case.end_date().map(words::long_date)),
        ("ending-fact-looked", looked.map(words::long_date)),
        (
            "ending-fact-reference-label",
            case.facts.get(&Fact::Reference).cloned(),
        ),
        ("ending-fact-saved", price),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((say(label), value?)))
    .collect()
}

/// The day on which it was cancelled; none where that was before Outro came in.
fn cancelled_on(frame: CaseFrame<'_>) -> Option<String> {
    match frame.case.outcome {
        Outcome::Proven {
            end: End::AlreadyCancelled,
            ..
        } => None,
        _ => frame.case.ended_on().map(words::long_date),
    }
}

fn receipt(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let facts = facts(frame);
    let text: Vec<String> = facts
        .iter()
        .map(|(label, value)| format!("{label}: {value}"))
        .collect();
    let columns = if frame.room == Room::Narrow { 1 } else { 2 };
    let shown = even(
        facts
            .into_iter()
            .map(|(label, value)| field::labelled(label, value)),
        columns,
        space::M,
    );
    let text = text.join("\n");
    let copied = frame.copied.said(&text).map(link::copied);
    let copy = control::secondary("ending-copy", say("ending-copy-record"))
        .icon(Icon::Copy)
        .on_press(Message::Copied(text));
    let again = control::quiet("ending-charged", say("ending-charge-after-all"))
        .on_press(Message::Charged(true));
    let buttons = iced::widget::row![copy, again]
        .push(copied)
        .spacing(space::S)
        .align_y(iced::Alignment::Center)
        .wrap();
    let content =
        column![semantics::heading(3, say("ending-receipt")), shown, buttons,].spacing(space::M);
    card::card(content).into()
}

//! It ended in another way: nothing to cancel, somebody else must, waiting, support, or
//! another guide. Each says what it means, what to do now, and the two ways on.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::context::CaseContext;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, link, semantics, space, text};
use crate::case::Checklist;
use crate::guide::step::End;
use crate::i18n::{self, text as word, tr, tr_with};

use super::{Ending, Message, handed, headline, known, to_steps};

/// The page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>, end: End) -> Element<'a, Message> {
    let service = [("service", word(context.guide.title.clone()))];
    let id = match end {
        End::NothingToCancel => "ending-nothing",
        End::SomeoneElseMust => "ending-someone",
        End::Waiting => "ending-waiting",
        _ => "ending-support",
    };
    let mut top = column![
        headline(tr_with(id, &service), text::strong_ink),
        text::body(tr_with(&format!("{id}-text"), &service)),
    ]
    .spacing(space::M);
    if let (End::Waiting, Some(day)) = (end, context.case.waiting_until) {
        let day = [("day", word(i18n::long_date(day)))];
        top = top.push(text::label(tr_with("ending-waiting-until", &day)));
    }
    top = top.push(text::body(tr_with(&format!("{id}-now"), &service)));
    if end == End::AskSupport {
        top = top.push(contact(context));
    }
    let top = card::card(top.push(ways_on(context, end))).padding(space::XL);
    let mut page = column![top].spacing(space::M).width(Length::Fill);
    page = page.push(handed::waiting(screen, context));
    if end == End::SomeoneElseMust {
        page = page.push(tell_them(context));
    }
    if end == End::AskSupport || end == End::Waiting {
        page = page.push(letters(screen, context));
        page = page.push(handed::rules(context));
    }
    page.into()
}

/// The page on which support is reached: where the first of the letters goes.
fn contact(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    use crate::app::screen::{blocks, letters};
    let link = context
        .guide
        .letters
        .iter()
        .find_map(|letter| letter.link.as_deref())?;
    Some(blocks::link_out(
        context.guide,
        context.region(),
        "ending-contact",
        link,
        Message::Letter(letters::Message::Opened(link.to_owned())),
        Message::Letter(letters::Message::AddressCopied(link.to_owned())),
        context.copied,
    ))
}

fn ways_on(context: CaseContext<'_>, end: End) -> Element<'_, Message> {
    // Where there was nothing to cancel, nothing was cancelled since; but a charge may have come.
    let on = match end {
        End::NothingToCancel => {
            control::secondary("ending-finder", tr("ending-finder")).on_press(Message::Finder)
        }
        _ => control::secondary("ending-ended-now", tr("ending-ended-now"))
            .on_press(Message::EndedNow),
    };
    // Whoever came here before there was a company has no steps to go through again.
    let has_steps = Checklist::of(context.guide, context.case).is_some();
    let again = has_steps.then(|| to_steps(context));
    row![on].push(again).spacing(space::S).wrap().into()
}

/// What to say to the one who pays.
fn tell_them(context: CaseContext<'_>) -> Element<'_, Message> {
    let words = tr_with(
        "ending-tell-them-words",
        &[("service", word(context.guide.title.clone()))],
    );
    let copy = control::secondary("ending-copy", tr("letters-copy"))
        .icon(Icon::Copy)
        .on_press(Message::Copied(words.clone()));
    let content = column![
        semantics::heading(3, tr("ending-tell-them")),
        card::inset(text::body(words.clone())),
        row![copy]
            .push(context.copied.said(&words).map(link::copied))
            .spacing(space::M)
            .align_y(iced::Alignment::Center)
            .wrap()
    ]
    .spacing(space::M);
    card::card(content).into()
}

/// The texts of the guide, to send or to say.
pub fn letters<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    if context.guide.letters.is_empty() {
        return iced::widget::space().into();
    }
    let mut list = Column::new().spacing(space::S);
    for (index, letter) in context.guide.letters.iter().enumerate() {
        if index > 0 {
            list = list.push(card::hairline());
        }
        list = list.push(
            screen
                .letters
                .view("ending-letter", letter, known(context))
                .map(Message::Letter),
        );
    }
    let title = semantics::heading(3, tr("answers-letters"));
    let words = text::secondary(tr("ending-letters-text"));
    card::card(column![title, words, list].spacing(space::M)).into()
}

/// It goes on in another guide.
pub fn moved<'a>(context: CaseContext<'a>, guide: &'a str) -> Element<'a, Message> {
    let other = context.catalogue.guide(guide);
    let title = other.map_or_else(|| guide.to_owned(), |guide| guide.title.clone());
    let values = [
        ("guide", word(title)),
        ("service", word(context.guide.title.clone())),
    ];
    let on = control::primary("ending-moved-open", tr_with("ending-moved-open", &values))
        .on_press_maybe(other.map(|guide| Message::Guide(guide.id.clone())));
    let back =
        control::secondary("ending-resume", tr("ending-moved-back")).on_press(Message::Resumed);
    let mut content = column![
        headline(tr_with("ending-moved", &values), text::strong_ink),
        text::body(tr_with("ending-moved-text", &values))
    ]
    .spacing(space::M);
    if other.is_none() {
        content = content.push(text::body(tr("ending-moved-gone")).style(text::caution));
    }
    card::card(content.push(row![on, back].spacing(space::S).wrap()))
        .padding(space::XL)
        .into()
}

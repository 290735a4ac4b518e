//! A charge came all the same: which cause it may have, what to do about it, and the bank as the
//! last resort.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks;
use crate::app::screen::steps::asks;
use crate::app::ui::mark::{Mark, mark};
use crate::app::ui::uniform_grid::uniform_grid;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::case::{Case, Outcome};
use crate::guide::{Claim, true_for};
use crate::i18n::{self, text as word, tr, tr_with};
use crate::present::make_sure::again::{self, Cause};
use crate::present::make_sure::rules;

use super::{Ending, Message, handed, headline, keep, known};

/// The id of the heading over the causes, or over the one that was chosen.
const CAUSES: &str = "ending-causes";

/// The id of what the page begins with once a cause was chosen.
pub fn begins_with(case: &Case) -> Option<&'static str> {
    let is_chosen = case.outcome == Outcome::ChargedAgain && again::chosen(case).is_some();
    is_chosen.then_some(CAUSES)
}

/// The page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let mut page = column![top(context)]
        .spacing(space::M)
        .width(Length::Fill)
        .push(handed::waiting(screen, context));
    page = match again::chosen(context.case) {
        Some(cause) => page.push(about(screen, context, cause)),
        None => page.push(causes(context)).push(in_order(context)),
    };
    page.push(charge(context))
        .push(bank(screen, context))
        .push(handed::rules(context))
        .push(keep::card(screen, context))
        .into()
}

/// What happened, and what support will ask for.
fn top(context: CaseContext<'_>) -> Element<'_, Message> {
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
    if again::chosen(context.case).is_none() {
        let buttons = row![
            control::primary("ending-finder", tr("ending-finder")).on_press(Message::Finder),
            control::secondary("ending-start-over", tr("ending-start-over"))
                .on_press(Message::StartedOver),
        ];
        top = top.push(buttons.spacing(space::S).wrap());
    }
    card::caution(top.push(other)).padding(space::XL).into()
}

/// The day of the charge, and the characters by which support finds it.
fn charge(context: CaseContext<'_>) -> Element<'_, Message> {
    let columns = match context.room {
        Breakpoint::Wide => 2,
        Breakpoint::Medium | Breakpoint::Narrow => 1,
    };
    let target = Field::Note(again::DAY.to_owned());
    let day = asks::date(context, tr("again-day"), &target).hint(tr("again-day-hint"));
    let day = day.slim(columns > 1);
    let day = Element::from(asks::stays(context, &target, day));
    let day = asks::with_doubts(context, &target, day);
    let target = Field::Note(again::CHARGE_ID.to_owned());
    let id = asks::line(context, tr("again-id"), target.clone()).hint(tr("again-id-hint"));
    let id = Element::from(asks::stays(context, &target, id));
    let typed = |(field, typed)| Message::Typed(field, typed);
    let fields = uniform_grid([day.map(typed), id.map(typed)], columns, space::M);
    let title = semantics::heading(3, tr("again-charge"));
    card::card(column![title, fields].spacing(space::M)).into()
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

/// The causes that are known, to choose from.
fn causes(context: CaseContext<'_>) -> Element<'_, Message> {
    let title = tr("again-title");
    let heading = semantics::heading(3, title.clone()).id(CAUSES);
    let causes = again::causes(context.guide, context.case);
    let count = causes.len();
    let cards = causes.into_iter().enumerate().map(|(at, cause)| {
        let id = format!("ending-cause-{}", cause.id());
        let card = control::answer_card(id, cause.title(), cause.note(), false);
        card.position(at + 1, count)
            .on_press(Message::CauseChosen(Some(cause)))
            .into()
    });
    let columns = match context.room {
        Breakpoint::Wide => 2,
        Breakpoint::Medium | Breakpoint::Narrow => 1,
    };
    let grid = uniform_grid(cards, columns, space::M);
    let content = column![
        heading,
        text::secondary(tr("again-about")),
        semantics::group(Role::Answers, title, grid)
    ];
    card::card(content.spacing(space::M)).into()
}

/// What to do about one cause: the steps, the refund page, and the letter.
fn about<'a>(screen: &'a Ending, context: CaseContext<'a>, cause: Cause) -> Element<'a, Message> {
    let heading = semantics::heading(3, cause.title()).id(CAUSES);
    let lines = again::what_to_do(context.guide, context.case, cause, context.today);
    let mut list = Column::new().spacing(space::M);
    for (index, words) in lines.into_iter().enumerate() {
        list = list.push(point(index + 1, words, None));
    }
    let other = control::words("ending-cause-other", tr("again-other"))
        .on_press(Message::CauseChosen(None));
    let ways = row![on(cause), other]
        .spacing(space::M)
        .align_y(iced::Alignment::Center)
        .wrap();
    let letter = again::letter(context.guide, Some(cause)).map(|letter| {
        let letters = &screen.letters;
        letters
            .view("ending-cause", letter, known(context))
            .map(Message::Letter)
    });
    let content = column![heading, list, ways]
        .push(refund(context))
        .push(letter.is_some().then(card::hairline))
        .push(letter);
    let content = content.spacing(space::M);
    card::card(semantics::group(Role::Group, cause.title(), content)).into()
}

/// The one thing to do next about a cause: its id, what it says, and what it sends.
fn next(cause: Cause) -> (&'static str, &'static str, Message) {
    match cause {
        Cause::OtherChannel | Cause::OtherAccount => {
            ("ending-finder", "ending-finder", Message::Finder)
        }
        Cause::LastPeriod => (
            "ending-last-period",
            "again-wait-on",
            Message::Charged(false),
        ),
        Cause::SecondPlan | Cause::Trial | Cause::Support => (
            "ending-start-over",
            "ending-start-over",
            Message::StartedOver,
        ),
    }
}

fn on<'a>(cause: Cause) -> control::Control<'a, Message> {
    let (id, words, message) = next(cause);
    control::primary(id, tr(words)).on_press(message)
}

/// What Enter does: the loud thing of the page.
pub fn primary(context: CaseContext<'_>) -> Message {
    again::chosen(context.case).map_or(Message::Finder, |cause| next(cause).2)
}

/// The page where the company pays back; its host is shown before it is opened.
fn refund(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    use crate::app::screen::letters;
    let page = again::refund_page(context.guide, context.case, context.region());
    let (link, _) = page?;
    let opened = letters::Message::Opened(link.to_owned());
    let copied = letters::Message::AddressCopied(link.to_owned());
    let link = blocks::link_out(
        context.guide,
        context.region(),
        "ending-refund",
        link,
        Message::Letter(opened),
        Message::Letter(copied),
        context.copied,
    );
    let words = text::secondary(tr("again-refund"));
    Some(column![words, link].spacing(space::XS).into())
}

/// The bank, which comes last, with how long it can be asked where that is known.
fn bank<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let mut content = column![
        semantics::heading(3, tr("again-bank")),
        text::body(tr("again-bank-text"))
    ]
    .spacing(space::M);
    content = match rules::bank(context.guide, context.region()) {
        Some(rule) => content
            .push(handed::rule(rule))
            .push(text::note(tr("rule-about"))),
        None => content.push(text::secondary(tr("again-bank-unknown"))),
    };
    if let Some(letter) = again::bank_letter(context.guide) {
        let letters = &screen.letters;
        let letter = letters.view("ending-bank", letter, known(context));
        content = content.push(card::hairline());
        content = content.push(letter.map(Message::Letter));
    }
    card::card(content).into()
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
    point(number, claim.text.clone(), blocks::unsure(&claim.checked))
}

fn point(
    number: usize,
    words: String,
    unsure: Option<Element<'_, Message>>,
) -> Element<'_, Message> {
    let spoken = format!("{number}. {words}");
    let words = column![text::body(words)].push(unsure).width(Length::Fill);
    semantics::spoken(
        spoken,
        row![mark(Mark::Number(number), 22.0), words].spacing(space::M),
    )
}

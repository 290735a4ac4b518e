//! Cancelled, not proven yet: the confirmation, the dates, and the look at the statement.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};
use jiff::civil::Date;

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::ui::mark::Mark;
use crate::app::ui::uniform_grid::uniform_grid;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::Outcome;
use crate::case::ending::Left;
use crate::guide::step::{End, Fact};
use crate::guide::true_for;
use crate::i18n::{self, text as word, tr, tr_with};

use super::{
    Ending, Message, Part, handed, headline, keep, other_outcome, reason, savings, to_steps,
};
use crate::app::screen::blocks;
use crate::app::screen::steps::asks;

/// The page.
pub fn view<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let is_doubtful = context.case.confirmation_seen == Some(false);
    let letters = is_doubtful.then(|| other_outcome::letters(screen, context));
    let is_due = context.case.left(context.today) == Left::CheckCharge;
    let look = charge(screen, context);
    // On its day the question comes first.
    let (first, last) = if is_due {
        (Some(look), None)
    } else {
        (None, Some(look))
    };
    let stages = column![]
        .push(first)
        .push(confirmation(context))
        .push(handed::waiting(screen, context))
        .push(letters)
        .push(dates(context))
        .push(keep::card(screen, context))
        .push(last)
        .spacing(space::M);
    let result = if is_marked(context) {
        doubtful(context)
    } else {
        result(context)
    };
    let mut main = column![result, stages]
        .spacing(space::M)
        .width(Length::Fill);
    main = main.push(savings::card(context));
    main.push(reason::card(screen, context)).into()
}

/// What is reached: cancelled, until when it works, and what is left.
fn result(context: CaseContext<'_>) -> Element<'_, Message> {
    let before = matches!(
        context.case.outcome,
        Outcome::Ended {
            end: End::AlreadyCancelled,
            ..
        }
    );
    let title = match context.case.ended_on() {
        _ if before => tr("ending-already"),
        Some(day) => tr_with("ending-cancelled-on", &[("day", word(i18n::date(day)))]),
        None => tr("ending-cancelled"),
    };
    let mut parts = until(context);
    parts.push(text::plain(left_words(context)));
    let again = charged(context);
    let title = headline(title, text::done);
    // In one column the answers below have to be in sight.
    let words = if context.room == Breakpoint::Medium {
        let line = row![title].push(again).spacing(space::L);
        let line = line.align_y(Alignment::Center).wrap().vertical_spacing(0.0);
        column![line, text::mixed(parts)]
    } else {
        column![title, text::mixed(parts)].push(again)
    };
    card::done(words.spacing(space::S))
        .padding(context.room.inset())
        .into()
}

/// Whether it is called cancelled, and nothing was seen that says so.
fn is_marked(context: CaseContext<'_>) -> bool {
    let was_before = matches!(
        context.case.outcome,
        Outcome::Ended {
            end: End::AlreadyCancelled,
            ..
        }
    );
    match context.case.confirmation_seen {
        Some(seen) => !seen,
        None => !was_before,
    }
}

/// It is called cancelled, but nothing was seen that says so.
fn doubtful(context: CaseContext<'_>) -> Element<'_, Message> {
    let is_asked = context.case.confirmation_seen.is_none();
    let words = match context.case.ended_on() {
        Some(day) if is_asked => tr_with("ending-marked-on", &[("day", word(i18n::date(day)))]),
        Some(day) => tr_with("ending-doubtful-on", &[("day", word(i18n::date(day)))]),
        None => tr("ending-doubtful-text"),
    };
    let title = headline(tr("ending-doubtful"), text::caution);
    let words = column![title, text::body(words)];
    card::caution(words.push(charged(context)).spacing(space::S))
        .padding(context.room.inset())
        .into()
}

/// A charge may come on any day, so this is always one press away; on its day it stands among
/// the answers.
fn charged(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    let asks = context
        .case
        .check_on()
        .is_some_and(|day| context.today >= day);
    let again =
        control::words("ending-charged", tr("ending-charged")).on_press(Message::Charged(true));
    (!asks).then(|| again.into())
}

/// Until when it works, as far as that is known.
fn until(context: CaseContext<'_>) -> Vec<text::Part<'_>> {
    let Some(day) = context.case.end_date() else {
        let claim = &context.guide.summary.access_until;
        return vec![text::plain(claim.text.as_str()), text::plain(" ")];
    };
    let words = if day < context.today {
        "ending-worked-until"
    } else {
        "ending-works-until"
    };
    vec![
        text::plain(format!("{} ", tr(words))),
        text::strong(i18n::long_date(day)),
        text::plain(". "),
    ]
}

fn left_words(context: CaseContext<'_>) -> String {
    let date = |day| [("day", word(i18n::date(day)))];
    match context.case.left(context.today) {
        Left::SeeConfirmation => tr("ending-left-confirmation"),
        Left::NoteEndDate => tr("ending-left-date"),
        Left::WaitUntil(day) => tr_with("ending-left-wait", &date(day)),
        _ => tr("ending-left-charge"),
    }
}

/// A stage as a card: ticked, current, or to come.
fn stage<'a>(
    context: CaseContext<'a>,
    sign: Mark,
    title: (String, &'static str),
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let heading = semantics::heading(3, title.0).id(title.1);
    let heading = iced::widget::container(heading)
        .width(Length::Fill)
        .padding([3.0, 0.0]);
    let narrow = context.room == Breakpoint::Narrow;
    card::card(blocks::stage(sign, narrow, heading.into(), content.into())).into()
}

fn sign(number: usize, done: bool, at_hand: bool) -> Mark {
    match (done, at_hand) {
        (true, _) => Mark::Ticked,
        (false, true) => Mark::Current(number),
        (false, false) => Mark::Number(number),
    }
}

fn confirmation(context: CaseContext<'_>) -> Element<'_, Message> {
    let id = "ending-seen-title";
    if context.case.confirmation_seen == Some(true) {
        let back =
            control::words("ending-unsee", tr("ending-unsee")).on_press(Message::Seen(false));
        let title = (tr("ending-seen-yes"), id);
        return stage(context, Mark::Ticked, title, back);
    }
    let yes = control::primary("ending-saw", tr("ending-saw")).on_press(Message::Seen(true));
    let mut content = Column::new().spacing(space::M);
    if context.case.confirmation_seen.is_none() {
        let not_yet =
            control::quiet("ending-not-seen", tr("ending-not-seen")).on_press(Message::Seen(false));
        content = content
            .push(text::secondary(tr("ending-seen-text")))
            .push(row![yes, not_yet].spacing(space::S).wrap());
    } else {
        content = content
            .push(text::secondary(tr("ending-look-for")))
            .push(blocks::claims(true_for(
                &context.guide.after.expect,
                context.case.channel.as_ref(),
            )))
            .push(text::secondary(tr("ending-no-sign")))
            .push(row![yes, to_steps(context)].spacing(space::S).wrap());
    }
    let sign = sign(1, false, true);
    stage(context, sign, (tr("ending-seen-title"), id), content)
}

/// The dates, and what support will ask for. What was noted before stands there already.
fn dates(context: CaseContext<'_>) -> Element<'_, Message> {
    let columns = if context.room == Breakpoint::Wide {
        2
    } else {
        1
    };
    let date = |label: &str, fact| {
        let target = Field::Fact(fact);
        let hint = tr(&format!("{label}-hint"));
        let field = asks::date(context, tr(label), &target).hint(hint);
        let field = field.slim(columns > 1);
        let field = Element::from(asks::stays(context, &target, field));
        asks::with_doubts(context, &target, field)
            .map(|(field, typed)| Message::Typed(field, typed))
    };
    let both = uniform_grid(
        [
            date("ending-end-date", Fact::EndDate),
            date("ending-renewal-date", Fact::RenewalDate),
        ],
        columns,
        space::M,
    );
    let target = Field::Fact(Fact::Reference);
    let reference = asks::line(context, tr("ending-reference"), target.clone())
        .hint(tr("ending-reference-hint"));
    let reference = Element::from(asks::stays(context, &target, reference))
        .map(|(field, typed)| Message::Typed(field, typed));
    let content =
        column![text::secondary(tr("ending-dates-text")), both, reference].spacing(space::M);
    let at_hand = context.case.left(context.today) == Left::NoteEndDate;
    let sign = sign(2, context.case.check_on().is_some(), at_hand);
    stage(
        context,
        sign,
        (tr("ending-dates-title"), "ending-dates-title"),
        content,
    )
}

/// The look at the statement: when, and what it said.
fn charge<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let id = "ending-charge-title";
    let Some(day) = context.case.check_on() else {
        let content =
            column![text::secondary(tr("ending-charge-no-date")), early(screen)].spacing(space::M);
        let sign = sign(3, false, false);
        return stage(context, sign, (tr("ending-charge-ever"), id), content);
    };
    let billing = day.yesterday().unwrap_or(day);
    let title = tr_with("ending-charge-title", &[("day", word(i18n::date(billing)))]);
    let come = context.today >= day;
    let content = if come {
        column![
            text::secondary(tr("ending-charge-now")),
            charge_answers(context.case.left(context.today) == Left::CheckCharge)
        ]
        .spacing(space::M)
    } else {
        column![text::secondary(look_on(day)), early(screen)].spacing(space::M)
    };
    let sign = sign(3, false, come);
    stage(context, sign, (title, id), content)
}

fn look_on(day: Date) -> String {
    tr_with(
        "ending-charge-later",
        &[("day", word(i18n::long_date(day)))],
    )
}

/// Before its day the answer lies behind one more press, with what it is worth.
fn early(screen: &Ending) -> Element<'_, Message> {
    let open = screen.is_shown(Part::Early);
    let link = control::words("ending-early", tr("ending-early"))
        .expanded(open)
        .on_press(Message::Toggled(Part::Early));
    if !open {
        return link.into();
    }
    let none = control::secondary("ending-no-charge", tr("ending-no-charge"))
        .on_press(Message::Charged(false));
    column![link, text::secondary(tr("ending-early-text")), none]
        .spacing(space::S)
        .into()
}

/// `loud` while this is the one thing to do.
fn charge_answers<'a>(loud: bool) -> Element<'a, Message> {
    let none = tr("ending-no-charge");
    let none = if loud {
        control::primary("ending-no-charge", none)
    } else {
        control::secondary("ending-no-charge", none)
    };
    let again = control::quiet("ending-charged", tr("ending-charged"));
    row![
        none.on_press(Message::Charged(false)),
        again.on_press(Message::Charged(true))
    ]
    .spacing(space::S)
    .wrap()
    .into()
}

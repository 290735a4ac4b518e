//! Cancelled, not proven yet: the confirmation, the dates, and the look at the statement.

use iced::Length;
use iced::widget::{Column, column, row};
use jiff::civil::Date;

use crate::app::draft::Field;
use crate::app::frame::{CaseFrame, Room};
use crate::app::ui::even::even;
use crate::app::ui::mark::Mark;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::Outcome;
use crate::case::ending::Left;
use crate::guide::step::{End, Fact};
use crate::words::{self, fill, say, text as word};

use super::{Ending, Message, Part, elsewhere, headline, reason, savings, to_steps};
use crate::app::screen::pieces;
use crate::app::screen::steps::asks;

/// The page.
pub fn view<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    let is_doubtful = frame.case.confirmation_seen == Some(false);
    let letters = is_doubtful.then(|| elsewhere::letters(screen, frame));
    let stages = column![confirmation(frame)]
        .push(letters)
        .push(dates(frame))
        .push(charge(screen, frame))
        .spacing(space::M);
    let result = if is_doubtful {
        doubtful(frame)
    } else {
        result(frame)
    };
    let mut main = column![result, stages]
        .spacing(space::M)
        .width(Length::Fill);
    main = main.push(savings::card(frame));
    main.push(reason::card(screen, frame)).into()
}

/// What is reached: cancelled, until when it works, and what is left.
fn result(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let before = matches!(
        frame.case.outcome,
        Outcome::Ended {
            end: End::AlreadyCancelled,
            ..
        }
    );
    let title = match frame.case.ended_on() {
        _ if before => say("ending-already"),
        Some(day) => fill("ending-cancelled-on", &[("day", word(words::date(day)))]),
        None => say("ending-cancelled"),
    };
    let mut parts = until(frame);
    parts.push(text::plain(left_words(frame)));
    card::done(column![headline(title, text::done), text::mixed(parts)].spacing(space::S))
        .padding(space::XL)
        .into()
}

/// The steps were done, but nothing was seen that says so.
fn doubtful(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let words = match frame.case.ended_on() {
        Some(day) => fill("ending-doubtful-on", &[("day", word(words::date(day)))]),
        None => say("ending-doubtful-text"),
    };
    let title = headline(say("ending-doubtful"), text::caution);
    card::caution(column![title, text::body(words)].spacing(space::S))
        .padding(space::XL)
        .into()
}

/// Until when it works, as far as that is known.
fn until(frame: CaseFrame<'_>) -> Vec<text::Part<'_>> {
    let Some(day) = frame.case.end_date() else {
        let claim = &frame.guide.summary.access_until;
        return vec![text::plain(claim.text.as_str()), text::plain(" ")];
    };
    let words = if day < frame.today {
        "ending-worked-until"
    } else {
        "ending-works-until"
    };
    vec![
        text::plain(format!("{} ", say(words))),
        text::strong(words::long_date(day)),
        text::plain(". "),
    ]
}

fn left_words(frame: CaseFrame<'_>) -> String {
    let date = |day| [("day", word(words::date(day)))];
    match frame.case.left(frame.today) {
        Left::SeeConfirmation => say("ending-left-confirmation"),
        Left::NoteEndDate => say("ending-left-date"),
        Left::WaitUntil(day) => fill("ending-left-wait", &date(day)),
        _ => say("ending-left-charge"),
    }
}

/// A stage as a card: ticked, at hand, or to come.
fn stage<'a>(
    frame: CaseFrame<'a>,
    sign: Mark,
    title: (String, &'static str),
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let heading = semantics::heading(3, title.0).id(title.1);
    let heading = iced::widget::container(heading)
        .width(Length::Fill)
        .padding([3.0, 0.0]);
    let narrow = frame.room == Room::Narrow;
    card::card(pieces::stage(sign, narrow, heading.into(), content.into())).into()
}

fn sign(number: usize, done: bool, at_hand: bool) -> Mark {
    match (done, at_hand) {
        (true, _) => Mark::Ticked,
        (false, true) => Mark::Current(number),
        (false, false) => Mark::Number(number),
    }
}

fn confirmation(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let id = "ending-seen-title";
    if frame.case.confirmation_seen == Some(true) {
        let back =
            control::words("ending-unsee", say("ending-unsee")).on_press(Message::Seen(false));
        let title = (say("ending-seen-yes"), id);
        return stage(frame, Mark::Ticked, title, back);
    }
    let yes = control::primary("ending-saw", say("ending-saw")).on_press(Message::Seen(true));
    let mut content = Column::new().spacing(space::M);
    if frame.case.confirmation_seen.is_none() {
        let not_yet = control::quiet("ending-not-seen", say("ending-not-seen"))
            .on_press(Message::Seen(false));
        content = content
            .push(text::secondary(say("ending-seen-text")))
            .push(row![yes, not_yet].spacing(space::S).wrap());
    } else {
        content = content
            .push(text::secondary(say("ending-look-for")))
            .push(pieces::claims(&frame.guide.after.expect))
            .push(text::secondary(say("ending-no-sign")))
            .push(row![yes, to_steps(frame)].spacing(space::S).wrap());
    }
    let sign = sign(1, false, true);
    stage(frame, sign, (say("ending-seen-title"), id), content)
}

/// The dates, and what support will ask for. What was noted before stands there already.
fn dates(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let date = |label: &str, fact| {
        let target = Field::Fact(fact);
        let hint = say(&format!("{label}-hint"));
        let field = asks::date(frame, say(label), &target).hint(hint);
        Element::from(asks::stays(frame, &target, field))
            .map(|(field, typed)| Message::Typed(field, typed))
    };
    let columns = if frame.room == Room::Wide { 2 } else { 1 };
    let both = even(
        [
            date("ending-end-date", Fact::EndDate),
            date("ending-renewal-date", Fact::RenewalDate),
        ],
        columns,
        space::M,
    );
    let target = Field::Fact(Fact::Reference);
    let reference = asks::line(frame, say("ending-reference"), target.clone())
        .hint(say("ending-reference-hint"));
    let reference = Element::from(asks::stays(frame, &target, reference))
        .map(|(field, typed)| Message::Typed(field, typed));
    let content =
        column![text::secondary(say("ending-dates-text")), both, reference].spacing(space::M);
    let at_hand = frame.case.left(frame.today) == Left::NoteEndDate;
    let sign = sign(2, frame.case.check_on().is_some(), at_hand);
    stage(
        frame,
        sign,
        (say("ending-dates-title"), "ending-dates-title"),
        content,
    )
}

/// The look at the statement: when, and what it said.
fn charge<'a>(screen: &'a Ending, frame: CaseFrame<'a>) -> Element<'a, Message> {
    let id = "ending-charge-title";
    let Some(day) = frame.case.check_on() else {
        let content =
            column![text::secondary(say("ending-charge-no-date")), early(screen)].spacing(space::M);
        let sign = sign(3, false, false);
        return stage(frame, sign, (say("ending-charge-ever"), id), content);
    };
    let billing = day.yesterday().unwrap_or(day);
    let title = fill(
        "ending-charge-title",
        &[("day", word(words::date(billing)))],
    );
    let come = frame.today >= day;
    let content = if come {
        column![
            text::secondary(say("ending-charge-now")),
            charge_answers(frame.case.left(frame.today) == Left::CheckCharge)
        ]
        .spacing(space::M)
    } else {
        column![text::secondary(look_on(day)), early(screen)].spacing(space::M)
    };
    let sign = sign(3, false, come);
    stage(frame, sign, (title, id), content)
}

fn look_on(day: Date) -> String {
    fill(
        "ending-charge-later",
        &[("day", word(words::long_date(day)))],
    )
}

/// Before its day the answer lies behind one more press, with what it is worth.
fn early(screen: &Ending) -> Element<'_, Message> {
    let open = screen.is_shown(Part::Early);
    let link = control::words("ending-early", say("ending-early"))
        .expanded(open)
        .on_press(Message::Toggled(Part::Early));
    if !open {
        return link.into();
    }
    column![
        link,
        text::secondary(say("ending-early-text")),
        charge_answers(false)
    ]
    .spacing(space::S)
    .into()
}

/// `loud` while this is the one thing to do.
fn charge_answers<'a>(loud: bool) -> Element<'a, Message> {
    let none = say("ending-no-charge");
    let none = if loud {
        control::primary("ending-no-charge", none)
    } else {
        control::secondary("ending-no-charge", none)
    };
    let again = control::quiet("ending-charged", say("ending-charged"));
    row![
        none.on_press(Message::Charged(false)),
        again.on_press(Message::Charged(true))
    ]
    .spacing(space::S)
    .wrap()
    .into()
}

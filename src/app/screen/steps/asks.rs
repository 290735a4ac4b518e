//! Fields for what a step or a backup task asks to note.

use std::borrow::Cow;

use iced::widget::{Column, Row, column, row};
use jiff::civil::Date;

use crate::guide::step::{Ask, AskKind, Fact};
use crate::i18n::{self, TypedDay, text as word, tr, tr_with};
use crate::present::make_sure::again;
use crate::present::make_sure::money::payment;
use crate::present::make_sure::trial::charging_on;
use crate::present::typed_day::{Doubt, doubt};

use crate::app::context::CaseContext;
use crate::app::drafts::{Field, currency, trial_day};
use crate::app::ui::calendar::{self, Pick};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, field, semantics, space, text};

/// A field of a case; each change comes as the field and its whole new text.
pub type Typed<'a> = field::Field<'a, (Field, String)>;

/// The fields of a step: Enter in one of them does the page's primary action.
pub fn fields<'a>(
    context: CaseContext<'a>,
    at: &str,
    asks: &'a [Ask],
) -> Element<'a, (Field, String)> {
    listed(context, at, asks, |_, field| field)
}

/// The same fields where Enter only keeps what was typed, because the page's primary
/// action leads away from it.
pub fn fields_that_stay<'a>(
    context: CaseContext<'a>,
    at: &str,
    asks: &'a [Ask],
) -> Element<'a, (Field, String)> {
    listed(context, at, asks, |target, field| {
        stays(context, target, field)
    })
}

/// Makes Enter in a field keep what was typed and do nothing else.
pub fn stays<'a>(context: CaseContext<'a>, target: &Field, field: Typed<'a>) -> Typed<'a> {
    let shown = context.drafts.shown(context.case, target);
    field.on_submit((target.clone(), shown))
}

fn listed<'a>(
    context: CaseContext<'a>,
    at: &str,
    asks: &'a [Ask],
    finish: impl Fn(&Field, Typed<'a>) -> Typed<'a>,
) -> Element<'a, (Field, String)> {
    let mut list = Column::new().spacing(space::M);
    for ask in asks {
        list = list.push(one(context, at, ask, &finish));
    }
    list.into()
}

fn one<'a>(
    context: CaseContext<'a>,
    at: &str,
    ask: &'a Ask,
    finish: impl Fn(&Field, Typed<'a>) -> Typed<'a>,
) -> Element<'a, (Field, String)> {
    let target = target(at, ask);
    let field = match ask.kind {
        AskKind::YesNo => return yes_no(context, ask, &target),
        AskKind::Date => date(context, ask.text.as_str(), &target),
        AskKind::Money => money(context, ask.text.as_str(), target.clone()),
        AskKind::Text => line(context, ask.text.as_str(), target.clone()),
    };
    let field = finish(&target, field).into();
    match ask.kind {
        AskKind::Date => with_doubts(context, &target, field),
        AskKind::YesNo | AskKind::Money | AskKind::Text => field,
    }
}

/// A field for a line of text.
pub fn line<'a>(
    context: CaseContext<'a>,
    label: impl Into<Cow<'a, str>>,
    target: Field,
) -> Typed<'a> {
    let shown = context.drafts.shown(context.case, &target);
    field::field(field_id(&target), label, shown).on_input(move |typed| (target.clone(), typed))
}

/// Which field of the case an ask fills.
fn target(at: &str, ask: &Ask) -> Field {
    match ask.into {
        Some(Fact::Price) => Field::Price,
        Some(fact) => Field::Fact(fact),
        None => Field::Note(format!("{at}/{}", ask.id)),
    }
}

/// The id of a field in the window.
pub fn field_id(field: &Field) -> String {
    match field {
        Field::Person => "field-person".to_owned(),
        Field::Fact(fact) => format!("field-{fact:?}").to_lowercase(),
        Field::Note(at) => format!("field-{at}"),
        Field::Price => "field-price".to_owned(),
        Field::Reason => "field-reason".to_owned(),
        Field::Proof(detail) => format!("field-proof-{detail:?}").to_lowercase(),
        Field::TrialEnd => "field-trial-end".to_owned(),
        Field::Calendar(of) => format!("{}-calendar", field_id(of)),
    }
}

/// A field for a day, which says how it was understood.
pub fn date<'a>(
    context: CaseContext<'a>,
    label: impl Into<Cow<'a, str>>,
    target: &Field,
) -> Typed<'a> {
    let shown = context.drafts.shown(context.case, target);
    let read = read(context, target, &shown);
    let no_trial = no_trial(context, target, read);
    let good = read.sure().filter(|_| no_trial.is_none());
    let good = good.map(i18n::long_date);
    let is_typing = context.drafts.is_typing(context.case, target);
    let doubt = doubt_at_rest(context, target, read);
    // Nothing is called wrong while somebody types, before they rest or leave it.
    let bad = wrong_day(read, doubt.as_ref(), &shown, 0).or(no_trial);
    let bad = bad.filter(|_| !is_typing);
    let toggle = picked(target, day_picker(context, target, read.sure()).toggle);
    let target = target.clone();
    field::field(field_id(&target), label, shown)
        .placeholder(tr("field-date-example"))
        .hint(tr("field-date-hint"))
        .beside_hint(toggle)
        .good(good)
        .error(bad)
        .on_input(move |typed| (target.clone(), typed))
}

/// The day as it was typed; as it was understood, where that is written down already.
fn read(context: CaseContext<'_>, target: &Field, shown: &str) -> TypedDay {
    let case = context.case;
    let written = match target {
        _ if context.drafts.is_typing(case, target) => None,
        Field::Fact(fact) => case.facts.get(fact).and_then(|value| value.parse().ok()),
        Field::Note(at) => case.notes.get(at).and_then(|value| value.parse().ok()),
        Field::TrialEnd => trial_day(case),
        _ => None,
    };
    written.map_or_else(|| i18n::read_day(shown, context.today), TypedDay::Day)
}

/// What is wrong with a day on which no trial can end.
fn no_trial(context: CaseContext<'_>, target: &Field, read: TypedDay) -> Option<String> {
    let day = read.sure().filter(|_| *target == Field::TrialEnd)?;
    let trial = charging_on(day, context.today, context.case.trial);
    trial.is_none().then(|| tr("trial-too-far"))
}

/// What is in doubt about the day. Half a year (“3 December 20”) is none yet: nothing is asked
/// while somebody types.
fn doubt_at_rest(context: CaseContext<'_>, target: &Field, read: TypedDay) -> Option<Doubt> {
    doubt(read).filter(|_| !context.drafts.is_typing(context.case, target))
}

/// What is asked about a typed day, or wrong with it. Up to so many letters are no mistake yet.
pub fn wrong_day(read: TypedDay, doubt: Option<&Doubt>, shown: &str, few: usize) -> Option<String> {
    if let Some(doubt) = doubt {
        return Some(doubt.question.clone());
    }
    let unread = read == TypedDay::Unread && shown.trim().chars().count() > few;
    unread.then(|| tr("field-date-unread"))
}

/// A field for a day with the month of its calendar, and with what is asked about the day, where it is in
/// doubt.
pub fn with_doubts<'a>(
    context: CaseContext<'a>,
    target: &Field,
    field: Element<'a, (Field, String)>,
) -> Element<'a, (Field, String)> {
    let shown = context.drafts.shown(context.case, target);
    let read = read(context, target, &shown);
    let answers = doubt_at_rest(context, target, read).map(|doubt| {
        let answers = day_answers(&field_id(target), doubt);
        let target = target.clone();
        answers.map(move |typed| (target.clone(), typed))
    });
    let month = day_picker(context, target, read.sure()).month;
    column![field]
        .push(answers)
        .push(month.map(|month| picked(target, month)))
        .spacing(space::XS)
        .into()
}

/// The calendar of a field for a day.
fn day_picker<'a>(
    context: CaseContext<'a>,
    target: &Field,
    day: Option<Date>,
) -> calendar::Calendar<'a> {
    calendar::calendar(
        &field_id(target),
        &label_of(target),
        context.drafts.calendar(context.case, target),
        day.unwrap_or(context.today),
        day,
        context.today,
        context.country,
    )
}

/// What is typed when something in the calendar of this field is pressed.
fn picked<'a>(target: &Field, part: Element<'a, Pick>) -> Element<'a, (Field, String)> {
    let (own, of) = (target.clone(), Field::Calendar(Box::new(target.clone())));
    part.map(move |pick| match pick {
        Pick::Month(month) => {
            let month = month.map_or_else(String::new, |month| month.to_string());
            (of.clone(), month)
        }
        Pick::Day(day) => (own.clone(), i18n::date(day)),
    })
}

/// What the day in a field is, for the name of what opens its calendar.
fn label_of(target: &Field) -> String {
    match target {
        Field::Fact(Fact::EndDate) => tr("ending-end-date"),
        Field::Fact(Fact::RenewalDate) => tr("ending-renewal-date"),
        Field::TrialEnd => tr("trial-ends"),
        Field::Note(at) if at == again::DAY => tr("again-day"),
        _ => tr("calendar-day"),
    }
}

/// The answers to a question about a typed day; each sends the day as it would be typed.
pub fn day_answers<'a>(id: &str, doubt: Doubt) -> Element<'a, String> {
    let answers = doubt.answers.into_iter().enumerate();
    let answers = answers.map(|(at, (words, typed))| {
        control::secondary(format!("{id}-{at}"), words)
            .on_press(typed)
            .into()
    });
    Row::with_children(answers).spacing(space::S).wrap().into()
}

/// A field for an amount, in the currency of the case's site.
pub fn money<'a>(
    context: CaseContext<'a>,
    label: impl Into<Cow<'a, str>>,
    target: Field,
) -> Typed<'a> {
    use crate::case::Money;
    use crate::guide::Period;
    let currency = currency(context.guide, context.case);
    let shown = context.drafts.shown(context.case, &target);
    let read = Money::read(&shown, &currency, Period::Month);
    let good = read
        .as_ref()
        .map(|price| payment(Some(context.guide), context.case, price));
    let is_typing = context.drafts.is_typing(context.case, &target);
    let is_wrong = read.is_none() && !shown.trim().is_empty() && !is_typing;
    let bad = is_wrong.then(|| tr("field-money-unread"));
    line(context, label, target)
        .hint(money_hint(currency))
        .good(good)
        .error(bad)
}

/// Which currency is meant, where the case's site says so.
fn money_hint(currency: String) -> String {
    if currency.is_empty() {
        tr("field-money-hint-any")
    } else {
        tr_with("field-money-hint", &[("currency", word(currency))])
    }
}

fn yes_no<'a>(
    context: CaseContext<'a>,
    ask: &'a Ask,
    target: &Field,
) -> Element<'a, (Field, String)> {
    let shown = context.drafts.shown(context.case, target);
    let mut answers = row![].spacing(space::S);
    for (value, label) in [("yes", "field-yes"), ("no", "field-no")] {
        answers = answers.push(
            control::choice_card(
                format!("{}-{value}", field_id(target)),
                tr(label),
                "",
                shown == value,
            )
            .on_press((target.clone(), value.to_owned())),
        );
    }
    let group = semantics::group(Role::ChoiceGroup, ask.text.clone(), answers);
    iced::widget::column![text::label(ask.text.as_str()), group]
        .spacing(space::S)
        .into()
}

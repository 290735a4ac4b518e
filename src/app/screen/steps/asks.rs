//! Fields for what a step or a backup task asks to note.

use std::borrow::Cow;

use iced::widget::{Column, row};

use crate::guide::step::{Ask, AskKind, Fact};
use crate::i18n::{self, text as word, tr, tr_with};

use crate::app::context::CaseContext;
use crate::app::drafts::{Field, currency};
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
    finish(&target, field).into()
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
    }
}

/// A field for a day, which says how it was understood.
pub fn date<'a>(
    context: CaseContext<'a>,
    label: impl Into<Cow<'a, str>>,
    target: &Field,
) -> Typed<'a> {
    let shown = context.drafts.shown(context.case, target);
    let read = i18n::read_date(&shown);
    let good = read.map(i18n::long_date);
    let bad = (read.is_none() && shown.trim().len() > 5).then(|| tr("field-date-unread"));
    let target = target.clone();
    field::field(field_id(&target), label, shown)
        .placeholder(tr("field-date-example"))
        .hint(tr("field-date-hint"))
        .good(good)
        .error(bad)
        .on_input(move |typed| (target.clone(), typed))
}

/// A field for an amount, in the currency of the case's site.
pub fn money<'a>(
    context: CaseContext<'a>,
    label: impl Into<Cow<'a, str>>,
    target: Field,
) -> Typed<'a> {
    use crate::case::Money;
    use crate::guide::Period;
    let shown = context.drafts.shown(context.case, &target);
    let currency = currency(context.guide, context.case);
    let read = Money::read(&shown, &currency, Period::Month);
    let good = read
        .as_ref()
        .map(|price| crate::case::ending::money(price.hundredths, &price.currency));
    let bad = (read.is_none() && !shown.trim().is_empty()).then(|| tr("field-money-unread"));
    field::field(field_id(&target), label, shown)
        .hint(tr_with("field-money-hint", &[("currency", word(currency))]))
        .good(good)
        .error(bad)
        .on_input(move |typed| (target.clone(), typed))
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

//! Fields for what a step or a backup task asks to note.

use iced::widget::{Column, row};

use crate::guide::step::{Ask, AskKind, Fact};
use crate::words::{self, fill, say, text as word};

use crate::app::draft::{Field, currency};
use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, field, semantics, space, text};

/// The fields; each change comes as the field and its whole new text.
pub fn fields<'a>(frame: CaseFrame<'a>, at: &str, asks: &'a [Ask]) -> Element<'a, (Field, String)> {
    let mut list = Column::new().spacing(space::M);
    for ask in asks {
        list = list.push(one(frame, at, ask));
    }
    list.into()
}

fn one<'a>(frame: CaseFrame<'a>, at: &str, ask: &'a Ask) -> Element<'a, (Field, String)> {
    let target = target(at, ask);
    match ask.kind {
        AskKind::Date => date(frame, ask.text.as_str(), &target),
        AskKind::YesNo => yes_no(frame, ask, target),
        AskKind::Money => money(frame, ask.text.as_str(), target),
        AskKind::Text => {
            let shown = frame.drafts.shown(frame.case, &target);
            field::field(field_id(&target), ask.text.as_str(), shown)
                .on_input(move |typed| (target.clone(), typed))
                .into()
        }
    }
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
    frame: CaseFrame<'a>,
    label: &'a str,
    target: &Field,
) -> Element<'a, (Field, String)> {
    let shown = frame.drafts.shown(frame.case, target);
    let read = words::read_date(&shown);
    let good = read.map(|day| words::long_date(day));
    let bad = (read.is_none() && shown.trim().len() > 5).then(|| say("field-date-unread"));
    let target = target.clone();
    field::field(field_id(&target), label, shown)
        .placeholder(say("field-date-example"))
        .hint(say("field-date-hint"))
        .good(good)
        .error(bad)
        .on_input(move |typed| (target.clone(), typed))
        .into()
}

/// A field for an amount, in the currency of the case's site.
pub fn money<'a>(
    frame: CaseFrame<'a>,
    label: &'a str,
    target: Field,
) -> Element<'a, (Field, String)> {
    use crate::case::Money;
    use crate::guide::Period;
    let shown = frame.drafts.shown(frame.case, &target);
    let currency = currency(frame.guide, frame.case);
    let read = Money::read(&shown, &currency, Period::Month);
    let good = read
        .as_ref()
        .map(|price| crate::case::ending::money(price.hundredths, &price.currency));
    let bad = (read.is_none() && !shown.trim().is_empty()).then(|| say("field-money-unread"));
    field::field(field_id(&target), label, shown)
        .hint(fill("field-money-hint", &[("currency", word(currency))]))
        .good(good)
        .error(bad)
        .on_input(move |typed| (target.clone(), typed))
        .into()
}

fn yes_no<'a>(frame: CaseFrame<'a>, ask: &'a Ask, target: Field) -> Element<'a, (Field, String)> {
    let shown = frame.drafts.shown(frame.case, &target);
    let mut answers = row![].spacing(space::S);
    for (value, label) in [("yes", "field-yes"), ("no", "field-no")] {
        answers = answers.push(
            control::choice_card(
                format!("{}-{value}", field_id(&target)),
                say(label),
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

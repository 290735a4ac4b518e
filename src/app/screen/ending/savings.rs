//! What it cost, and what a year of it would have cost.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::draft::{Field, currency};
use crate::app::frame::{CaseFrame, Room};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::case::{Money, ending};
use crate::guide::{How, Period, Plan, Price};
use crate::words::{self, fill, say, text as word};

use super::Message;
use crate::app::screen::pieces;
use crate::app::screen::steps::asks;

/// Hints are offered up to this many.
const MOST_HINTS: usize = 4;

/// The card.
pub fn card(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let title = semantics::heading(3, say("ending-savings-title")).id("ending-savings-title");
    let money = asks::money(frame, say("ending-price"), Field::Price);
    let field = Element::from(asks::stays(frame, &Field::Price, money))
        .map(|(field, typed)| Message::Typed(field, typed));
    let mut content = column![title, field].spacing(space::M);
    if let Some(price) = &frame.case.price {
        content = content.push(period(price)).push(result(price));
    }
    content = content.push(hints(frame));
    card::card(content).into()
}

fn period<'a>(price: &Money) -> Element<'a, Message> {
    let mut choices = row![].spacing(space::S);
    for (every, id) in [
        (Period::Month, "ending-every-month"),
        (Period::Year, "ending-every-year"),
    ] {
        choices = choices.push(
            pieces::option(id, say(id), price.every == every)
                .on_press(Message::PeriodChosen(every)),
        );
    }
    semantics::group(Role::ChoiceGroup, say("ending-every"), choices.wrap()).into()
}

/// What a year would have cost, as a plain number with what it takes for granted.
fn result<'a>(price: &Money) -> Element<'a, Message> {
    let amount = ending::money(price.a_year(), &price.currency);
    let words = fill("ending-a-year", &[("amount", word(amount))]);
    let note = match price.every {
        Period::Month => say("ending-a-year-of-months"),
        Period::Year => say("ending-a-year-of-one"),
    };
    let lines = column![text::label(words.clone()), text::note(note)];
    semantics::status(words, lines).into()
}

/// Prices that were seen for this plan on this site, where they are not what stands there.
fn hints(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::M).width(Length::Fill);
    for (index, (plan, price)) in prices(frame).into_iter().take(MOST_HINTS).enumerate() {
        list = list.push(hint(frame, index, plan, price));
    }
    list.into()
}

fn prices(frame: CaseFrame<'_>) -> Vec<(&Plan, &Price)> {
    let region = frame.case.region.as_deref().unwrap_or_default();
    let own = frame.case.plan_id();
    frame
        .guide
        .plans
        .iter()
        .filter(|plan| own.is_none_or(|id| plan.id == id))
        .flat_map(|plan| plan.prices.iter().map(move |price| (plan, price)))
        .filter(|(_, price)| price.region == region)
        .filter(|(_, price)| read(frame, price).as_ref() != frame.case.price.as_ref())
        .collect()
}

fn read(frame: CaseFrame<'_>, price: &Price) -> Option<Money> {
    let own = currency(frame.guide, frame.case);
    let currency = if price.currency.is_empty() {
        own
    } else {
        price.currency.clone()
    };
    Money::read(&price.amount, &currency, price.every)
}

fn hint<'a>(
    frame: CaseFrame<'a>,
    index: usize,
    plan: &'a Plan,
    price: &'a Price,
) -> Element<'a, Message> {
    let Some(money) = read(frame, price) else {
        return iced::widget::space().into();
    };
    let amount = ending::money(money.hundredths, &money.currency);
    let sentence = sentence(frame, plan, price, &amount);
    let typed = ending::amount(money.hundredths, &money.currency);
    let every = match money.every {
        Period::Month => "ending-use-month",
        Period::Year => "ending-use-year",
    };
    let name = fill(every, &[("amount", word(amount))]);
    let take = control::words(format!("ending-use-{index}"), say("ending-use"))
        .name(name)
        .on_press(Message::PriceTaken(money, typed));
    if frame.room == Room::Narrow {
        return column![text::secondary(sentence), take].into();
    }
    row![text::secondary(sentence).width(Length::Fill), take]
        .spacing(space::M)
        .into()
}

/// "Seen: 11.99 USD a month (without Prime), February 2025. Yours may differ."
fn sentence(frame: CaseFrame<'_>, plan: &Plan, price: &Price, amount: &str) -> String {
    let every = say(match price.every {
        Period::Month => "ending-a-month-words",
        Period::Year => "ending-a-year-words",
    });
    // Without a plan the name of each says which it is.
    let plan = frame.case.plan_id().is_none().then(|| plan.title.clone());
    let who: Vec<String> = plan.into_iter().chain(price.who.clone()).collect();
    let who = if who.is_empty() {
        String::new()
    } else {
        format!(" ({})", who.join(", "))
    };
    let seen = words::seen_on(&price.checked.on).unwrap_or_else(|| say("seen-date-unknown"));
    let id = if price.checked.how == How::Unconfirmed {
        "ending-price-unsure"
    } else {
        "ending-price-seen"
    };
    fill(
        id,
        &[
            ("amount", word(amount.to_owned())),
            ("every", word(every)),
            ("who", word(who)),
            ("day", word(seen)),
        ],
    )
}

//! What it cost, and what a year of it would have cost.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::{Field, currency};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::case::Money;
use crate::guide::{How, Period, Plan, Price};
use crate::i18n::{self, text as word, tr, tr_with};
use crate::present::make_sure::money;

use super::Message;
use crate::app::screen::blocks;
use crate::app::screen::steps::asks;

/// Hints are offered up to this many.
const MOST_HINTS: usize = 4;

/// The card.
pub fn card(context: CaseContext<'_>) -> Element<'_, Message> {
    let title = semantics::heading(3, tr("ending-savings-title")).id("ending-savings-title");
    let field = asks::money(context, tr("ending-price"), Field::Price);
    let field = Element::from(asks::stays(context, &Field::Price, field))
        .map(|(field, typed)| Message::Typed(field, typed));
    let mut content = column![title, field].spacing(space::M);
    if let Some(price) = &context.case.price {
        content = content.push(period(price)).push(result(context, price));
    }
    content = content.push(hints(context));
    card::card(content).into()
}

fn period<'a>(price: &Money) -> Element<'a, Message> {
    let mut choices = row![].spacing(space::S);
    for (every, id) in [
        (Period::Month, "ending-every-month"),
        (Period::Year, "ending-every-year"),
    ] {
        choices = choices.push(
            blocks::option(id, tr(id), price.every == every).on_press(Message::PeriodChosen(every)),
        );
    }
    semantics::group(Role::ChoiceGroup, tr("ending-every"), choices.wrap()).into()
}

/// What a year would have cost, as a plain number with what it takes for granted.
fn result<'a>(context: CaseContext<'_>, price: &Money) -> Element<'a, Message> {
    let words = money::savings(Some(context.guide), context.case, price);
    let note = money::assumption(price);
    let lines = column![text::label(words.clone()), text::note(note)];
    semantics::status(words, lines).into()
}

/// Prices that were seen for this plan on this site, where they are not what stands there.
fn hints(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::M).width(Length::Fill);
    for (index, (plan, price)) in prices(context).into_iter().take(MOST_HINTS).enumerate() {
        list = list.push(hint(context, index, plan, price));
    }
    list.into()
}

fn prices(context: CaseContext<'_>) -> Vec<(&Plan, &Price)> {
    let region = context.region();
    let own = context.case.plan_id();
    context
        .guide
        .plans
        .iter()
        .filter(|plan| own.is_none_or(|id| plan.id == id))
        .flat_map(|plan| plan.prices.iter().map(move |price| (plan, price)))
        .filter(|(_, price)| price.region == region)
        .filter(|(_, price)| read(context, price).as_ref() != context.case.price.as_ref())
        .collect()
}

fn read(context: CaseContext<'_>, price: &Price) -> Option<Money> {
    let own = currency(context.guide, context.case);
    let currency = if price.currency.is_empty() {
        own
    } else {
        price.currency.clone()
    };
    Money::read(&price.amount, &currency, price.every)
}

fn hint<'a>(
    context: CaseContext<'a>,
    index: usize,
    plan: &'a Plan,
    price: &'a Price,
) -> Element<'a, Message> {
    let Some(read) = read(context, price) else {
        return iced::widget::space().into();
    };
    let amount = money::payment(Some(context.guide), context.case, &read);
    let sentence = sentence(context, plan, price, &amount);
    let country = money::country(Some(context.guide), context.case);
    let typed = i18n::amount(read.hundredths, &read.currency, country);
    let every = match read.every {
        Period::Month => "ending-use-month",
        Period::Year => "ending-use-year",
    };
    let name = tr_with(every, &[("amount", word(amount))]);
    let take = control::words(format!("ending-use-{index}"), tr("ending-use"))
        .name(name)
        .on_press(Message::PriceTaken(read, typed));
    if context.room == Breakpoint::Narrow {
        return column![text::secondary(sentence), take].into();
    }
    row![text::secondary(sentence).width(Length::Fill), take]
        .spacing(space::M)
        .into()
}

/// "Seen: $11.99 a month (without Prime), February 2025. Yours may differ."
fn sentence(context: CaseContext<'_>, plan: &Plan, price: &Price, amount: &str) -> String {
    let every = money::period(price.every);
    // Without a plan the name of each says which it is.
    let plan = context.case.plan_id().is_none().then(|| plan.title.clone());
    let who: Vec<String> = plan.into_iter().chain(price.who.clone()).collect();
    let who = if who.is_empty() {
        String::new()
    } else {
        format!(" ({})", who.join(", "))
    };
    let seen = i18n::seen_on(&price.checked.on).unwrap_or_else(|| tr("seen-date-unknown"));
    let id = if price.checked.how == How::Unconfirmed {
        "ending-price-unsure"
    } else {
        "ending-price-seen"
    };
    tr_with(
        id,
        &[
            ("amount", word(amount.to_owned())),
            ("every", word(every)),
            ("who", word(who)),
            ("day", word(seen)),
        ],
    )
}

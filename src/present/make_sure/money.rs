//! What something costs, in the currency of a case, as its country writes it.

use crate::case::{Case, Event, Money};
use crate::guide::{Guide, Period, Price};
use crate::i18n::{self, text, tr, tr_with};

/// The note under which a price is kept as it was typed, which the window's field shows.
pub const AS_TYPED: &str = "price";

/// The events that note a price, or that there is none, together with how it was typed: one
/// without the other would show an amount that no longer counts.
pub fn noted(price: Option<Money>, typed: String) -> Vec<Event> {
    let at = AS_TYPED.to_owned();
    let value = typed;
    vec![Event::PriceNoted { price }, Event::Noted { at, value }]
}

/// The country of a case (ISO 3166, two letters); none while nobody said which.
pub fn country<'a>(guide: Option<&'a Guide>, case: &Case) -> Option<&'a str> {
    let region = guide?.region(case.region.as_deref()?)?;
    region.countries.first().map(String::as_str)
}

/// One payment: `$11.99`, `11,99 €`.
pub fn payment(guide: Option<&Guide>, case: &Case, price: &Money) -> String {
    i18n::money(price.hundredths, &price.currency, country(guide, case))
}

/// One payment, and what it covers: `$11.99 a month`.
pub fn with_period(guide: Option<&Guide>, case: &Case, price: &Money) -> String {
    each(payment(guide, case, price), price.every)
}

/// What a year costs: `$143.88 a year`.
pub fn a_year(guide: Option<&Guide>, case: &Case, price: &Money) -> String {
    let amount = i18n::money(price.a_year(), &price.currency, country(guide, case));
    each(amount, Period::Year)
}

fn each(amount: String, every: Period) -> String {
    let values = [("amount", text(amount)), ("every", text(period(every)))];
    tr_with("common-price", &values)
}

/// What is saved, from the day after the last one on which it works: "You save $143.88 a year,
/// from 4 December 2026 on."
pub fn savings(guide: Option<&Guide>, case: &Case, price: &Money) -> String {
    let amount = ("amount", text(a_year(guide, case, price)));
    let from = case.end_date().and_then(|last| last.tomorrow().ok());
    match from {
        Some(day) => tr_with(
            "ending-a-year-from",
            &[amount, ("day", text(i18n::date(day)))],
        ),
        None => tr_with("ending-a-year", &[amount]),
    }
}

/// What is taken for granted where it is said what a year costs.
pub fn assumption(price: &Money) -> String {
    match price.every {
        Period::Month => tr("ending-a-year-of-months"),
        Period::Year => tr("ending-a-year-of-one"),
    }
}

/// A price that a guide has seen somewhere; as the guide writes it, where that is no amount.
pub fn seen_amount(guide: &Guide, price: &Price) -> String {
    let region = guide.region(&price.region);
    let country = region.and_then(|region| region.countries.first());
    match Money::read(&price.amount, &price.currency, price.every) {
        Some(read) => i18n::money(read.hundredths, &read.currency, country.map(String::as_str)),
        None => format!("{} {}", price.amount, price.currency),
    }
}

/// "a month", "a year".
pub fn period(period: Period) -> String {
    match period {
        Period::Month => tr("common-a-month"),
        Period::Year => tr("common-a-year"),
    }
}

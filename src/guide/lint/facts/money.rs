//! Amounts and currencies.

use crate::guide::lint::input::Doc;
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static MONEY: Rule = Rule::error(
    "money",
    "Savings are worked out from amounts; they are decimals with a point, and currencies have three letters.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    for (pointer, amount) in doc.fields("amount") {
        if amount.as_str().is_some_and(|amount| !is_amount(amount)) {
            report.add(
                &MONEY,
                doc,
                &pointer,
                format!("{amount} is no amount."),
                "Write it as 11.99, without a currency sign.",
            );
        }
    }
    for (pointer, currency) in doc.fields("currency") {
        if currency
            .as_str()
            .is_some_and(|currency| !is_currency(currency))
        {
            report.add(
                &MONEY,
                doc,
                &pointer,
                format!("{currency} is no currency."),
                "Write its three capital letters: USD.",
            );
        }
    }
}

/// True for `11.99` and `1080`; three digits behind the point would be read as thousands.
fn is_amount(amount: &str) -> bool {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, "00"));
    let digits = |text: &str, longest| {
        (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    digits(whole, 7) && digits(part, 2)
}

fn is_currency(currency: &str) -> bool {
    currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase())
}

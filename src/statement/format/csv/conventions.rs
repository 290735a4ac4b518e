//! What a single row does not tell and the whole file does: what stands before the decimals,
//! whether the day comes first, and which sign a charge has.

use std::collections::HashSet;

use jiff::civil::Date;

use super::layout::Layout;
use super::rows::{Column, Row};
use crate::statement::amount::{Amount, Mark};
use crate::statement::day::Order;
use crate::statement::read::entries::Currency;

/// What stands before the decimals, by the amounts that leave no choice.
pub(super) fn mark(rows: &[Row]) -> Option<Mark> {
    let count = |mark| {
        rows.iter()
            .filter(|row| row.amount.says() == Some(mark))
            .count()
    };
    let (points, commas) = (count(Mark::Point), count(Mark::Comma));
    match points.cmp(&commas) {
        std::cmp::Ordering::Greater => Some(Mark::Point),
        std::cmp::Ordering::Less => Some(Mark::Comma),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the day or the month comes first: by the days that leave no choice, in the rows and
/// before them, else by the order in which the rows stand in the file, else by the country.
pub(super) fn order(rows: &[Row], mark: Option<Mark>, layout: &Layout) -> Order {
    let count = |order| {
        rows.iter()
            .filter(|row| row.day.says() == Some(order))
            .count()
    };
    let (day, month) = (count(Order::DayFirst), count(Order::MonthFirst));
    if day != month {
        return if day > month {
            Order::DayFirst
        } else {
            Order::MonthFirst
        };
    }
    if let Some(order) = layout.order {
        return order;
    }
    let (day, month) = (
        sorted(rows, Order::DayFirst),
        sorted(rows, Order::MonthFirst),
    );
    // The table's own currency, else that of its rows.
    let none = Currency::default();
    let own = rows.iter().map(|row| row.currency);
    let mut said = [layout.currency].into_iter().chain(own);
    let currency = said.find(|one| *one != none).unwrap_or_default();
    let currency = currency.as_str();
    let is_american = mark != Some(Mark::Comma) && matches!(currency, "" | "USD");
    if day > month || (day == month && !is_american) {
        Order::DayFirst
    } else {
        Order::MonthFirst
    }
}

/// Neighbours that stand in order, up or down.
fn sorted(rows: &[Row], order: Order) -> usize {
    let days: Vec<Option<Date>> = rows.iter().map(|row| row.day.with(order)).collect();
    let pairs = || {
        days.windows(2)
            .filter_map(|pair| Some((pair[0]?, pair[1]?)))
    };
    let up = pairs().filter(|(a, b)| a <= b).count();
    let down = pairs().filter(|(a, b)| a >= b).count();
    up.max(down)
}

/// Which sign a charge has, in each column.
pub(super) struct Signs {
    signed_is_positive: bool,
    out_is_negative: bool,
}

impl Signs {
    pub(super) fn of(
        rows: &[Row],
        amount: &impl Fn(&Row) -> Option<Amount>,
        layout: &Layout,
    ) -> Self {
        let count = |column, negative| {
            let rows = rows.iter().filter(|row| row.column == column);
            let amounts = rows.filter_map(amount).filter(|amount| !amount.is_zero());
            amounts
                .filter(|amount| amount.is_negative() == negative)
                .count()
        };
        let positive = count(Column::Signed, false);
        let negative = count(Column::Signed, true);
        // A card's table without any balance, in which nearly everything has no minus, or more
        // than two thirds, to far more names: an account that is paid into has few.
        let nearly_all = positive >= negative * 9;
        let most =
            positive > negative * 2 && names(rows, amount, false) > names(rows, amount, true) * 2;
        let is_said = |column| rows.iter().any(|row| row.column == column);
        let (out, into) = (is_said(Column::Out), is_said(Column::In));
        let like_a_card = !layout.columns.has_balance && (nearly_all || most) && !out;
        // Where only what came in is marked, what has no mark went out.
        let only_credits = into && !out && negative == 0;
        Self {
            signed_is_positive: layout.charge_positive || like_a_card || only_credits,
            out_is_negative: count(Column::Out, true) > count(Column::Out, false),
        }
    }

    /// What was charged; below zero for what came in.
    pub(super) fn charged(&self, column: Column, amount: Amount) -> Amount {
        let is_plain = match column {
            Column::Signed => self.signed_is_positive,
            Column::Out => !self.out_is_negative,
            Column::In => return Amount::default(),
        };
        if is_plain { amount } else { amount.negated() }
    }
}

/// How many names stand beside signed amounts below zero, or above.
fn names(rows: &[Row], amount: &impl Fn(&Row) -> Option<Amount>, negative: bool) -> usize {
    let signed = rows.iter().filter(|row| row.column == Column::Signed);
    let own = signed.filter(|row| amount(row).is_some_and(|one| one.is_negative() == negative));
    own.map(|row| row.name).collect::<HashSet<_>>().len()
}

/// True for the currencies whose unit has a thousand parts: three digits behind the only mark are
/// decimals.
pub(super) fn has_three_decimals(currency: Currency) -> bool {
    matches!(
        currency.as_str(),
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND"
    )
}

//! The rows of a table. What a single row does not tell, whether the day or the month comes
//! first, what stands before the decimals, which sign a charge has, the whole file does.

use jiff::civil::Date;

use super::columns::Columns;
use super::layout::Layout;
use super::names::written_currency;
use super::split::Record;
use super::who::Who;
use crate::statement::amount::{Amount, Mark, Written};
use crate::statement::day::{Order, WrittenDay};
use crate::statement::error::Error;
use crate::statement::read::entries::{Currency, Entries, Entry, TextId};
use crate::text::fold;

/// Parts of a status that say that no money went, or not yet.
const NOT_BOOKED: [&str; 12] = [
    "pending",
    "declined",
    "reverted",
    "failed",
    "cancelled",
    "canceled",
    "denied",
    "reversed",
    "expired",
    "vorgemerkt",
    "en attente",
    "pendiente",
];
/// Parts of a kind that say that it is no charge.
const NO_CHARGE: [&str; 9] = [
    "refund",
    "reversal",
    "storno",
    "chargeback",
    "ruckbuchung",
    "erstattung",
    "memo",
    "general authorization",
    "account hold",
];

/// Where an amount stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// In a column for both directions, and the sign tells.
    Signed,
    /// In a column for what went out.
    Out,
    /// In a column for what came in.
    In,
}

struct Row {
    line: u32,
    day: WrittenDay,
    amount: Written,
    column: Column,
    currency: Currency,
    name: TextId,
    detail: TextId,
    is_charge: bool,
}

pub(super) struct Rows<'a> {
    layout: &'a Layout,
    entries: &'a mut Entries,
    read: Vec<Row>,
    who: Who,
}

impl<'a> Rows<'a> {
    pub(super) fn new(layout: &'a Layout, entries: &'a mut Entries) -> Self {
        Self {
            layout,
            entries,
            read: Vec::new(),
            who: Who::default(),
        }
    }

    /// Notes a row; what has no day or no amount is none.
    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let columns = &self.layout.columns;
        let Some(day) = WrittenDay::read(record.get(columns.day)) else {
            return Ok(());
        };
        let Some((amount, column, currency)) = amount(columns, record) else {
            return Ok(());
        };
        if self.read.len() >= crate::statement::MOST_ENTRIES {
            return Err(Error::TooMany);
        }
        let (name, detail) = self.who.read(columns, record);
        let own = columns
            .currency
            .and_then(|at| Currency::read(record.get(at)));
        let said = [own, Some(currency), symbol(columns, record)];
        let none = Currency::default();
        let currency = said.into_iter().flatten().find(|one| *one != none);
        self.read.push(Row {
            line: record.line,
            day,
            amount,
            column,
            currency: currency.unwrap_or(self.layout.currency),
            name: self.entries.texts.add(&name),
            detail: self.entries.texts.add(&detail),
            is_charge: is_charge(columns, record),
        });
        Ok(())
    }

    /// Hands the charges on, once the whole file is known.
    pub(super) fn settle(self) -> Result<(), Error> {
        let mark = mark(&self.read);
        let order = order(&self.read, mark, self.layout);
        let amount = |row: &Row| match mark {
            Some(mark) => row.amount.with(mark),
            None => row.amount.larger(),
        };
        let signs = Signs::of(&self.read, &amount, self.layout);
        // Days that begin with the year tell nothing of the country.
        let is_open = |day: &WrittenDay| day.with(Order::DayFirst) != day.with(Order::MonthFirst);
        let month_first = order == Order::MonthFirst
            && self.layout.has_header
            && self.read.iter().any(|row| is_open(&row.day));
        let usual = month_first
            .then(|| Currency::read("USD"))
            .flatten()
            .unwrap_or_default();
        for row in &self.read {
            let (Some(day), Some(amount)) = (row.day.with(order), amount(row)) else {
                continue;
            };
            let number = self.entries.see(day)?;
            let charged = signs.charged(row.column, amount);
            if !row.is_charge || charged.is_negative() || charged.is_zero() {
                continue;
            }
            let says = row.currency != Currency::default();
            self.entries.all.push(Entry {
                line: row.line,
                number,
                day,
                amount: charged,
                currency: if says { row.currency } else { usual },
                name: row.name,
                detail: row.detail,
            });
        }
        Ok(())
    }
}

/// The amount of a row, and the column in which it stands.
fn amount(columns: &Columns, record: &Record<'_>) -> Option<(Written, Column, Currency)> {
    let filled =
        |(at, currency): &(usize, Currency)| Some((Written::read(record.get(*at))?, *currency));
    let is_something = |(written, _): &(Written, Currency)| {
        written.larger().is_some_and(|amount| !amount.is_zero())
    };
    // A card's column for amounts abroad holds nothing in most rows.
    let mut amounts = columns.amounts.iter().filter_map(filled);
    let first = amounts.next();
    let amount = first
        .filter(is_something)
        .or_else(|| amounts.find(is_something));
    if let Some((written, currency)) = amount.or(first) {
        return Some((written, direction(columns, record), currency));
    }
    let out = columns.out.as_ref().and_then(filled).filter(is_something);
    let into = columns.into.as_ref().and_then(filled).filter(is_something);
    match (out, into) {
        (Some((written, currency)), _) => Some((written, Column::Out, currency)),
        (None, Some((written, currency))) => Some((written, Column::In, currency)),
        (None, None) => None,
    }
}

/// What the cell beside the amount says of its direction.
fn direction(columns: &Columns, record: &Record<'_>) -> Column {
    let cells = [columns.direction, columns.kind];
    let words = cells.into_iter().flatten().map(|at| fold(record.get(at)));
    for word in words {
        match word.trim() {
            "af" | "debit" | "d" | "dr" | "s" | "soll" | "out" | "debet" | "dbit" | "uit"
            | "debito" => return Column::Out,
            "bij" | "credit" | "c" | "k" | "cr" | "h" | "haben" | "in" | "crdt" | "kredit"
            | "credito" => return Column::In,
            _ => {}
        }
    }
    Column::Signed
}

/// The currency whose sign stands in the amount's cell, where only one currency has it.
fn symbol(columns: &Columns, record: &Record<'_>) -> Option<Currency> {
    let (at, _) = columns.amounts.first().or(columns.out.as_ref())?;
    let cell = record.get(*at);
    if cell.is_ascii() && !cell.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let letters: String = cell
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let known = [
        ('€', "EUR"),
        ('£', "GBP"),
        ('₹', "INR"),
        ('円', "JPY"),
        ('ł', "PLN"),
    ];
    let by_sign = known.iter().find(|(sign, _)| cell.contains(*sign));
    let written = written_currency(&letters).or_else(|| Currency::read(&letters));
    written.or_else(|| by_sign.and_then(|(_, code)| Currency::read(code)))
}

/// False for what is not booked, and for what gives money back.
fn is_charge(columns: &Columns, record: &Record<'_>) -> bool {
    let has = |at: Option<usize>, parts: &[&str]| {
        let cell = at.map(|at| fold(record.get(at))).unwrap_or_default();
        !cell.is_empty() && parts.iter().any(|part| cell.contains(part))
    };
    !has(columns.status, &NOT_BOOKED)
        && !has(columns.kind, &NO_CHARGE)
        && !has(columns.direction, &["memo"])
}

/// What stands before the decimals, by the amounts that leave no choice.
fn mark(rows: &[Row]) -> Option<Mark> {
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
fn order(rows: &[Row], mark: Option<Mark>, layout: &Layout) -> Order {
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
struct Signs {
    signed_is_positive: bool,
    out_is_negative: bool,
}

impl Signs {
    fn of(rows: &[Row], amount: &impl Fn(&Row) -> Option<Amount>, layout: &Layout) -> Self {
        let count = |column, negative| {
            let rows = rows.iter().filter(|row| row.column == column);
            let amounts = rows.filter_map(amount).filter(|amount| !amount.is_zero());
            amounts
                .filter(|amount| amount.is_negative() == negative)
                .count()
        };
        let positive = count(Column::Signed, false);
        let negative = count(Column::Signed, true);
        // A card's table without any balance, in which nearly everything has no minus.
        let like_a_card = !layout.columns.has_balance && positive > negative * 2;
        Self {
            signed_is_positive: layout.charge_positive || like_a_card,
            out_is_negative: count(Column::Out, true) > count(Column::Out, false),
        }
    }

    /// What was charged; below zero for what came in.
    fn charged(&self, column: Column, amount: Amount) -> Amount {
        let is_plain = match column {
            Column::Signed => self.signed_is_positive,
            Column::Out => !self.out_is_negative,
            Column::In => return Amount::default(),
        };
        if is_plain { amount } else { amount.negated() }
    }
}

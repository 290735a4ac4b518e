//! The rows of a table. What a single row does not tell, whether the day or the month comes
//! first, what stands before the decimals, which sign a charge has, the whole file does.

use super::booked::is_charge;
use super::columns::Columns;
use super::conventions::{Signs, has_three_decimals, mark, order};
use super::layout::Layout;
use super::names::written_currency;
use super::split::Record;
use super::who::Who;
use crate::statement::amount::AmbiguousAmount;
use crate::statement::day::{Order, WrittenDay};
use crate::statement::error::Error;
use crate::statement::read::entries::{Currency, Entries, Entry, TextId};
use crate::text::fold;

/// Where an amount stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// In a column for both directions, and the sign tells.
    Signed,
    /// In a column for what went out.
    Out,
    /// In a column for what came in.
    In,
}

/// A row as it is written.
pub(super) struct Row {
    line: u32,
    pub(super) day: WrittenDay,
    pub(super) amount: AmbiguousAmount,
    pub(super) column: Column,
    pub(super) currency: Currency,
    pub(super) name: TextId,
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
            let is_short = record.len() < self.layout.width;
            self.entries.unread += usize::from(is_short || has_amount(columns, record));
            return Ok(());
        };
        let is_full = self.read.len() >= crate::statement::MOST_ENTRIES;
        if is_full || self.entries.texts.are_too_many() {
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
            line: record.line(),
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
    pub(super) fn finish(self) -> Result<(), Error> {
        let mark = mark(&self.read);
        let order = order(&self.read, mark, self.layout);
        let amount = |row: &Row| match mark {
            Some(mark) => row.amount.with(mark),
            None if has_three_decimals(row.currency) => row.amount.smaller(),
            None => row.amount.larger(),
        };
        let signs = Signs::of(&self.read, &amount, self.layout);
        // Days that begin with the year tell nothing of the country.
        let is_open = |day: &WrittenDay| day.with(Order::DayFirst) != day.with(Order::MonthFirst);
        let month_first = order == Order::MonthFirst
            && self.layout.has_header
            && !self.layout.is_of_several_countries
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

/// True where something stands in a column for amounts. A line such as "carried forward" has none.
fn has_amount(columns: &Columns, record: &Record<'_>) -> bool {
    let own = columns.amounts.iter().chain(&columns.out);
    let mut all = own.chain(&columns.into);
    all.any(|(at, _)| record.get(*at).chars().any(char::is_alphanumeric))
}

/// The amount of a row, and the column in which it stands.
fn amount(columns: &Columns, record: &Record<'_>) -> Option<(AmbiguousAmount, Column, Currency)> {
    let filled = |(at, currency): &(usize, Currency)| {
        let (written, _) = without_direction(record.get(*at));
        Some((AmbiguousAmount::read(written)?, *currency))
    };
    let is_something = |(written, _): &(AmbiguousAmount, Currency)| {
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

/// What the cell beside the amount says of its direction, or the amount's own.
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
    let cells = columns.amounts.iter().map(|(at, _)| record.get(*at));
    let mut said = cells.filter_map(|cell| without_direction(cell).1);
    said.next().unwrap_or(Column::Signed)
}

/// An amount without the letters behind it that say whether it came or went, and what they say:
/// `12.00 CR`, `1.234,56 D`.
fn without_direction(cell: &str) -> (&str, Option<Column>) {
    let whole = cell.trim_end_matches(['.', ' ']);
    let rest = whole.trim_end_matches(char::is_alphabetic);
    let column = match whole[rest.len()..].to_ascii_lowercase().as_str() {
        "dr" | "d" | "s" => Column::Out,
        "cr" | "c" | "h" => Column::In,
        _ => return (cell, None),
    };
    (rest, Some(column))
}

/// The currency whose sign stands in the amount's cell, where only one currency has it.
fn symbol(columns: &Columns, record: &Record<'_>) -> Option<Currency> {
    let (at, _) = columns.amounts.first().or(columns.out.as_ref())?;
    let (cell, _) = without_direction(record.get(*at));
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

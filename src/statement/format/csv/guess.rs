//! Tables without a header: which column holds what shows in their cells.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::names::is_currency;
use super::telling;
use crate::statement::amount::AmbiguousAmount;
use crate::statement::day::WrittenDay;
use crate::statement::read::entries::Currency;

/// Rows below which nothing is guessed.
const ENOUGH: usize = 2;

/// Digits of the largest amount without decimals; longer numbers are something else.
const LONGEST_PLAIN: usize = 7;

/// What one column holds.
#[derive(Debug, Clone, Copy, Default)]
struct Kinds {
    days: usize,
    amounts: usize,
    /// Amounts with decimals or a sign.
    sure_amounts: usize,
    negatives: usize,
    empty: usize,
    /// Three capitals: a currency, or a kind of account.
    codes: usize,
    currencies: usize,
    stars: usize,
    letters: usize,
    /// True where not all amounts are the same.
    differ: bool,
    /// Bytes of the longest amount.
    longest: usize,
}

/// The records before the first row, and the columns; none where it is no table of charges.
pub(super) fn columns(table: &[Vec<String>]) -> Option<(usize, Columns, Currency)> {
    let (before, width) = first_row(table)?;
    let rows = &table[before..];
    let same = rows.iter().filter(|row| row.len() == width).count();
    if rows.len() < ENOUGH || width < 3 || same * 10 < rows.len() * 8 {
        return None;
    }
    let kinds: Vec<Kinds> = (0..width).map(|at| kinds(rows, at)).collect();
    let all = rows.len();
    let day = kinds.iter().position(|kind| kind.days * 10 >= all * 9)?;
    let mut columns = Columns {
        day,
        ..Columns::default()
    };
    place_amounts(&kinds, all, &mut columns)?;
    let is_text = |kind: &Kinds| {
        kind.letters > 0 && kind.amounts * 2 < all && kind.days * 2 < all && kind.codes * 2 < all
    };
    let texts: Vec<usize> = (0..width).filter(|at| is_text(&kinds[*at])).collect();
    let telling = telling::look(rows, &texts);
    columns.texts = vec![telling.columns];
    columns.seldom_tells = telling.seldom;
    columns.currency = kinds.iter().position(|kind| kind.currencies == all);
    // Wells Fargo writes a star into every row.
    let stars = kinds.iter().any(|kind| kind.stars == all);
    let currency = if stars { Currency::read("USD") } else { None };
    (!texts.is_empty()).then_some((before, columns, currency.unwrap_or_default()))
}

/// The first row of charges, and how many cells they have: lines about the account may hold days
/// as well, and are shorter.
fn first_row(table: &[Vec<String>]) -> Option<(usize, usize)> {
    let has_day = |row: &&Vec<String>| row.iter().any(|cell| WrittenDay::read(cell).is_some());
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in table.iter().filter(has_day) {
        *widths.entry(row.len()).or_default() += 1;
    }
    let (width, _) = widths.into_iter().max_by_key(|(_, count)| *count)?;
    let first = table
        .iter()
        .position(|row| row.len() == width && has_day(&row))?;
    Some((first, width))
}

fn kinds(rows: &[Vec<String>], at: usize) -> Kinds {
    let mut kinds = Kinds::default();
    let mut first = None;
    for cell in rows
        .iter()
        .map(|row| row.get(at).map_or("", String::as_str))
    {
        kinds.empty += usize::from(cell.is_empty());
        kinds.stars += usize::from(cell == "*");
        let is_code = cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase());
        kinds.codes += usize::from(is_code);
        kinds.currencies += usize::from(is_code && is_currency(cell));
        if WrittenDay::read(cell).is_some() {
            kinds.days += 1;
        } else if AmbiguousAmount::read(cell).is_some() {
            kinds.amounts += 1;
            kinds.differ |= *first.get_or_insert(cell) != cell;
            kinds.longest = kinds.longest.max(cell.len());
            kinds.sure_amounts += usize::from(cell.contains(['.', ',', '-', '+']));
            kinds.negatives += usize::from(cell.contains(['-', '−']));
        } else {
            kinds.letters += usize::from(cell.chars().any(char::is_alphabetic));
        }
    }
    kinds
}

/// The first column of whole numbers that differ, as currencies without decimals have them.
fn plain(kinds: &[Kinds], all: usize, day: usize) -> Option<usize> {
    (0..kinds.len()).find(|at| {
        let kind = &kinds[*at];
        *at != day && kind.amounts == all && kind.differ && kind.longest <= LONGEST_PLAIN
    })
}

/// The signed column where there is one; else two that are never filled both; else the first.
fn place_amounts(kinds: &[Kinds], all: usize, columns: &mut Columns) -> Option<()> {
    let whole = |at: &usize| {
        let kind = &kinds[*at];
        *at != columns.day && kind.sure_amounts * 2 > all && kind.amounts + kind.empty >= all
    };
    let half = |at: &usize| {
        let kind = &kinds[*at];
        *at != columns.day && kind.amounts > 0 && kind.empty > 0 && kind.amounts + kind.empty >= all
    };
    let full: Vec<usize> = (0..kinds.len())
        .filter(whole)
        .filter(|at| kinds[*at].empty == 0)
        .collect();
    let signed = full.iter().find(|at| kinds[**at].negatives > 0);
    let halves: Vec<usize> = (0..kinds.len()).filter(half).collect();
    columns.has_balance = full.len() > usize::from(signed.is_some());
    match (signed, halves.as_slice()) {
        (Some(at), _) => columns.amounts = vec![(*at, Currency::default())],
        (None, [out, into, ..]) if kinds[*out].amounts + kinds[*into].amounts == all => {
            columns.out = Some((*out, Currency::default()));
            columns.into = Some((*into, Currency::default()));
        }
        // A day's page of an account without anything that came in.
        (None, [out]) if !full.is_empty() && kinds[*out].amounts == all => {
            columns.out = Some((*out, Currency::default()));
        }
        _ => {
            let at = full
                .first()
                .copied()
                .or_else(|| plain(kinds, all, columns.day))?;
            columns.amounts = vec![(at, Currency::default())];
        }
    }
    Some(())
}

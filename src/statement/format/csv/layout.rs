//! How a table is laid out: what stands between its cells, what before its rows, and which
//! column holds what.

use super::columns::{Columns, cells};
use super::guess;
use super::names::{is_charge_positive, is_currency, is_of_several_countries, usual_currency};
use super::split::Splitter;
use crate::statement::day::{Order, WrittenDay};
use crate::statement::read::entries::Currency;
use crate::statement::read::input::Input;

/// What may stand between cells. A comma comes last: it stands in amounts and texts as well.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];
/// Rows at the beginning in which a header is looked for.
const HEAD: usize = 60;

/// How a table is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) delimiter: u8,
    /// Records before the first row, the header among them.
    pub(super) records_before: usize,
    /// Cells of a row.
    pub(super) width: usize,
    pub(super) columns: Columns,
    /// The currency of what does not say its own.
    pub(super) currency: Currency,
    /// True where what was charged has no minus.
    pub(super) charge_positive: bool,
    /// True where banks of several countries with dollars of their own write such columns.
    pub(super) is_of_several_countries: bool,
    /// Whether the day or the month comes first in the lines about the account.
    pub(super) order: Option<Order>,
    /// True where the columns have names.
    pub(super) has_header: bool,
}

impl Layout {
    /// Finds it in the beginning of a text; none where it is no table of a bank.
    pub(super) fn find(head: &str) -> Option<Self> {
        if head.contains('\0') {
            return None;
        }
        let tables: Vec<(u8, Vec<Vec<String>>)> = DELIMITERS
            .iter()
            .filter(|delimiter| memchr::memchr(**delimiter, head.as_bytes()).is_some())
            .map(|delimiter| (*delimiter, records(head, *delimiter)))
            .collect();
        let with_header = tables
            .iter()
            .rev()
            .filter_map(|(delimiter, table)| with_header(*delimiter, table))
            .max_by_key(|layout| layout.columns.known);
        with_header.or_else(|| {
            let mut guessed = tables
                .iter()
                .filter_map(|(delimiter, table)| without_header(*delimiter, table));
            guessed.next()
        })
    }
}

/// The first rows, split at this sign.
fn records(head: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut input = Input::new(Box::new(head.as_bytes()));
    let mut split = Splitter::new(delimiter);
    let mut table = Vec::new();
    while table.len() < HEAD {
        match split.next(&mut input) {
            Ok(Some(record)) => table.push(cells(&record)),
            _ => break,
        }
    }
    table
}

fn with_header(delimiter: u8, table: &[Vec<String>]) -> Option<Layout> {
    let columns_at = |at: usize| {
        let first = table.get(at + 1).map(Vec::as_slice);
        Some((at, Columns::read(&table[at], first)?))
    };
    let (at, mut columns) = (0..table.len()).find_map(columns_at)?;
    columns.choose_by_rows(&table[at + 1..]);
    let header = &table[at];
    let usual = Some(usual_currency(header)).filter(|usual| *usual != Currency::default());
    let currency = said_before(&table[..at]).or(usual).unwrap_or_default();
    Some(Layout {
        delimiter,
        records_before: at + 1,
        width: header.len(),
        columns,
        currency,
        charge_positive: is_charge_positive(header),
        is_of_several_countries: is_of_several_countries(header),
        order: order_before(&table[..at]),
        has_header: true,
    })
}

/// The currency in the lines about the account: a cell of its own.
fn said_before(lines: &[Vec<String>]) -> Option<Currency> {
    let known = |cell: &String| {
        let is_code = cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase());
        // A bank's own short name looks like a currency.
        is_code
            .then(|| Currency::read(cell))
            .flatten()
            .filter(|_| is_currency(cell))
    };
    lines.iter().flatten().find_map(known)
}

/// The order of the days in the lines about the account, such as those of the period.
fn order_before(lines: &[Vec<String>]) -> Option<Order> {
    let mut words = lines.iter().flatten().flat_map(|cell| cell.split(' '));
    words.find_map(|word| WrittenDay::read(word)?.says())
}

fn without_header(delimiter: u8, table: &[Vec<String>]) -> Option<Layout> {
    let (records_before, columns, currency) = guess::columns(table)?;
    Some(Layout {
        delimiter,
        records_before,
        width: table[records_before].len(),
        columns,
        currency,
        charge_positive: false,
        is_of_several_countries: false,
        order: order_before(&table[..records_before]),
        has_header: false,
    })
}

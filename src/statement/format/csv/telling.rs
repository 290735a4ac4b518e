//! Which columns of text tell who charges. Some only say how it was paid, and some hold numbers
//! of the payment: they would make one merchant of many, or many of one.

use std::collections::HashSet;

use crate::guide::billing::is_bank_word;
use crate::text::fold;

/// Rows below which nothing is told of a column.
const ENOUGH: usize = 4;
/// Digits from which on a cell without blanks is a number of the payment.
const NUMBER: usize = 4;

/// Words for ways in which money goes, beside those that banks put before a name.
const WAYS: &str = "BONIFICO|GIROCONTO|PRELIEVO|COMMISSIONI|STIPENDIO|ACCREDITO|ADDEBITO|\
     TILISIIRTO|PKORTTIMAKSU|KORTTIMAKSU|KORTTIOSTO|PALKKA|PALVELUMAKSU|OVERFORING|\
     INSATTNING|UTTAG|SWISH|BANKGIRO|PLUSGIRO|LON|UBERWEISUNG|UEBERWEISUNG|DAUERAUFTRAG|GEHALT|\
     LOHN|VIREMENT|RETRAIT|CHEQUE|TRANSFER|TRANSFERENCIA|TRANSFERENCE|PREVOD|INKASO|PLATBA|\
     KARTOU|PRZELEW|ZLECENIE|STALE|OUTGOING|INCOMING|FASTER|DEPOSIT|SALARY|FEE|INTEREST|\
     OVERSCHRIJVING|KAARTBETALING|BETAALPAS|HAVALE|ODEME|MAAS|UTBETALNING|KONTOOVERFORSEL|\
     VAREKOB|VAREKJOP|AVTALEGIRO|EFAKTURA|GIRO|SO|BP|DR|CR|FPI|TFR|DEBET|KREDIT|CREDITO|IN|OUT|VARE|TRANSAKCJA|KARTA";

/// What is known of a table's columns of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// Those that tell who charges.
    pub(super) columns: Vec<usize>,
    /// Those of them that mostly do not: a single cell may all the same.
    pub(super) seldom: Vec<usize>,
}

/// Looks at the columns of text in these rows.
pub(super) fn look(rows: &[Vec<String>], columns: &[usize]) -> Telling {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let filled = |at: usize| cells(at).filter(|cell| !cell.is_empty());
    let distinct = |at: usize| filled(at).collect::<HashSet<_>>().len();
    let is_seldom = |at: &usize| {
        let all = filled(*at).count();
        let nothing = filled(*at).filter(|cell| says_nothing(cell)).count();
        all >= ENOUGH && nothing * 10 >= all * 9
    };
    let (mut seldom, telling): (Vec<usize>, Vec<usize>) =
        columns.iter().partition(|at| is_seldom(at));
    // What is the same in each row is the account, not who charges.
    let some_differ = telling.iter().any(|at| distinct(*at) > 1);
    let is_constant = |at: &usize| distinct(*at) == 1 && filled(*at).count() >= ENOUGH;
    let stays = |at: &usize| !(some_differ && is_constant(at));
    if telling.is_empty() {
        seldom.clear();
    }
    Telling {
        columns: columns.iter().copied().filter(stays).collect(),
        seldom,
    }
}

/// True for a cell with nothing but ways of paying, or a number of the payment.
pub(super) fn says_nothing(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    if digits >= NUMBER && digits >= letters {
        return true;
    }
    let folded = fold(cell).to_uppercase();
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .all(|word| word.len() == 1 || is_bank_word(word) || WAYS.split('|').any(|way| way == word))
}

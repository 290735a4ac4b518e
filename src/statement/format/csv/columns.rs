//! Which column holds what.

use std::collections::BTreeMap;

use super::names::{Header, Role};
use super::split::Record;
use super::telling;
use crate::statement::day::WrittenDay;
use crate::statement::read::entries::Currency;

/// The columns of a table, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) day: usize,
    /// Every column with days, the one that is rather taken first.
    pub(super) days: Vec<usize>,
    /// The first of these that is filled names who charges.
    pub(super) parties: Vec<usize>,
    /// What else is said, the columns of one rank together; the first rank that is filled counts.
    pub(super) texts: Vec<Vec<usize>>,
    /// Those of the texts that mostly say no more than how it was paid.
    pub(super) seldom_tells: Vec<usize>,
    /// The first of these that is filled counts.
    pub(super) amounts: Vec<(usize, Currency)>,
    pub(super) out: Option<(usize, Currency)>,
    pub(super) into: Option<(usize, Currency)>,
    pub(super) direction: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) has_balance: bool,
    /// How many are known.
    pub(super) known: usize,
}

impl Columns {
    /// Reads a header; none where it is no header of a bank. `first` is the row below it.
    pub(super) fn read(header: &[String], first: Option<&[String]>) -> Option<Self> {
        let headers: Vec<Header> = header.iter().map(|cell| Header::read(cell)).collect();
        let mut roles: Vec<Option<Role>> = headers.iter().map(Header::role).collect();
        // A text may go on in columns without names.
        for at in 1..roles.len() {
            if header[at].is_empty() && matches!(roles[at - 1], Some(Role::Text(_))) {
                roles[at] = roles[at - 1];
            }
        }
        let mut columns = Self {
            day: usize::MAX,
            known: headers.iter().filter_map(Header::role).count(),
            ..Self::default()
        };
        columns.days = by_rank(&roles, |role| match role {
            Role::Day(rank) => Some(rank),
            _ => None,
        })
        .concat();
        columns.day = columns.days.first().copied()?;
        columns.texts = by_rank(&roles, |role| match role {
            Role::Text(rank) => Some(rank),
            _ => None,
        });
        let with_currency = |at: usize| (at, headers[at].currency);
        let find = |wanted: Role| roles.iter().position(|role| *role == Some(wanted));
        columns.parties = parties(&headers, &roles);
        columns.out = find(Role::Out).map(with_currency);
        let amounts = best(&roles, |role| match role {
            // A word in a column's name says less than two columns that are known.
            Role::Amount(2) if columns.out.is_some() => None,
            Role::Amount(rank) => Some(rank),
            _ => None,
        });
        columns.amounts = amounts.into_iter().map(with_currency).collect();
        columns.into = find(Role::In).map(with_currency);
        columns.direction = find(Role::Direction);
        columns.kind = find(Role::Kind);
        columns.status = find(Role::Status);
        columns.currency = find(Role::Currency).or_else(|| valuta(&roles, columns.day, first));
        columns.has_balance = find(Role::Balance).is_some();
        columns.beside_amount(&roles);
        let has_amount = !columns.amounts.is_empty() || columns.out.is_some();
        let has_words = !columns.parties.is_empty() || !columns.texts.is_empty();
        (has_amount && has_words).then_some(columns)
    }

    /// Looks at the rows: a column that is mostly empty gives way to one that is full, and what
    /// only says how it was paid to what says more.
    pub(super) fn choose_by_rows(&mut self, rows: &[Vec<String>]) {
        let filled = |at: usize| {
            let days = rows.iter().filter_map(|row| row.get(at));
            days.filter(|cell| WrittenDay::read(cell).is_some()).count()
        };
        let most = self.days.iter().map(|at| filled(*at)).max().unwrap_or(0);
        let full = self.days.iter().find(|at| filled(**at) * 2 >= most);
        self.day = full.copied().unwrap_or(self.day);
        let telling = telling::look(rows, &self.texts.concat());
        for rank in &mut self.texts {
            rank.retain(|at| telling.columns.contains(at));
        }
        self.texts.retain(|rank| !rank.is_empty());
        self.seldom_tells = telling.seldom;
    }

    /// Where a table has a currency for the balance and one for the amount, the one right
    /// behind the amount is the amount's.
    fn beside_amount(&mut self, roles: &[Option<Role>]) {
        let Some((amount, _)) = self.amounts.first() else {
            return;
        };
        if roles.get(amount + 1) == Some(&Some(Role::Currency)) {
            self.currency = Some(amount + 1);
        }
    }
}

/// The columns with who charges. Where one says that it is the other side's name, one that says
/// only "name" may be the account's own.
fn parties(headers: &[Header], roles: &[Option<Role>]) -> Vec<usize> {
    let all: Vec<usize> = (0..roles.len())
        .filter(|at| roles[*at] == Some(Role::Party))
        .collect();
    let other_side = all.iter().filter(|at| !headers[**at].is_any_name());
    let other_side: Vec<usize> = other_side.copied().collect();
    if other_side.is_empty() {
        all.into_iter().take(1).collect()
    } else {
        other_side
    }
}

/// The columns that have a rank, those of each rank together, the lowest rank first.
fn by_rank(roles: &[Option<Role>], rank: impl Fn(Role) -> Option<u8>) -> Vec<Vec<usize>> {
    let mut ranks: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        if let Some(rank) = role.and_then(&rank) {
            ranks.entry(rank).or_default().push(at);
        }
    }
    ranks.into_values().collect()
}

/// The columns whose rank is the lowest that there is.
fn best(roles: &[Option<Role>], rank: impl Fn(Role) -> Option<u8>) -> Vec<usize> {
    by_rank(roles, rank).into_iter().next().unwrap_or_default()
}

/// "Valuta" is a day in some countries and the currency in others: its first cell tells.
fn valuta(roles: &[Option<Role>], day: usize, first: Option<&[String]>) -> Option<usize> {
    let days = roles
        .iter()
        .enumerate()
        .filter(|(_, role)| matches!(role, Some(Role::Day(2))));
    let mut days = days.map(|(at, _)| at).filter(|at| *at != day);
    days.find(|at| {
        first
            .and_then(|cells| cells.get(*at))
            .is_some_and(|cell| Currency::read(cell).is_some())
    })
}

/// The cells of a row, each on its own.
pub(super) fn cells(record: &Record<'_>) -> Vec<String> {
    record.cells().map(str::to_owned).collect()
}

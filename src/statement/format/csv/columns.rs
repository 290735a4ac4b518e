//! Which column holds what.

use super::names::{Header, Role};
use super::split::Record;
use crate::statement::read::entries::Currency;

/// The columns of a table, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) day: usize,
    pub(super) parties: Vec<usize>,
    pub(super) texts: Vec<usize>,
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
        let roles: Vec<Option<Role>> = headers.iter().map(Header::role).collect();
        let mut columns = Self {
            day: usize::MAX,
            known: roles.iter().flatten().count(),
            ..Self::default()
        };
        columns.day = best(&roles, |role| match role {
            Role::Day(rank) => Some(rank),
            _ => None,
        })
        .first()
        .copied()?;
        columns.texts = best(&roles, |role| match role {
            Role::Text(rank) => Some(rank),
            _ => None,
        });
        let amounts = best(&roles, |role| match role {
            Role::Amount(rank) => Some(rank),
            _ => None,
        });
        let with_currency = |at: usize| (at, headers[at].currency);
        columns.amounts = amounts.into_iter().map(with_currency).collect();
        let find = |wanted: Role| roles.iter().position(|role| *role == Some(wanted));
        columns.parties = party(&headers, &roles).into_iter().collect();
        columns.out = find(Role::Out).map(with_currency);
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

/// The column with who charges. Where one says that it is the other side's name, one that says
/// only "name" may be the account's own.
fn party(headers: &[Header], roles: &[Option<Role>]) -> Option<usize> {
    let parties = || (0..roles.len()).filter(|at| roles[*at] == Some(Role::Party));
    let other_side = parties().find(|at| !headers[*at].is_any_name());
    other_side.or_else(|| parties().next())
}

/// The columns whose rank is the lowest that there is.
fn best(roles: &[Option<Role>], rank: impl Fn(Role) -> Option<u8>) -> Vec<usize> {
    let ranks: Vec<Option<u8>> = roles.iter().map(|role| role.and_then(&rank)).collect();
    let Some(lowest) = ranks.iter().flatten().min().copied() else {
        return Vec::new();
    };
    let at = ranks
        .iter()
        .enumerate()
        .filter(|(_, rank)| **rank == Some(lowest));
    at.map(|(at, _)| at).collect()
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

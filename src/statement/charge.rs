//! A charge that comes again and again.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::amount::Amount;
use super::lookup::Match;
use crate::case::Money;
use crate::guide::Period;

/// How often a charge comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// Every seven days.
    Weekly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Yearly,
}

impl Rhythm {
    /// Every rhythm, the most frequent first.
    pub const ALL: [Self; 5] = [
        Self::Weekly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Yearly,
    ];

    /// The permanent id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
        }
    }

    /// How often that is in a year.
    pub fn a_year(self) -> i64 {
        match self {
            Self::Weekly => 52,
            Self::Monthly => 12,
            Self::Quarterly => 4,
            Self::HalfYearly => 2,
            Self::Yearly => 1,
        }
    }

    /// The day of the charge after one on this day.
    pub fn after(self, day: Date) -> Date {
        day.saturating_add(self.span(1))
    }

    /// So many turns.
    pub(super) fn span(self, turns: i64) -> Span {
        match self {
            Self::Weekly => (7 * turns).days(),
            Self::Monthly => turns.months(),
            Self::Quarterly => (3 * turns).months(),
            Self::HalfYearly => (6 * turns).months(),
            Self::Yearly => turns.years(),
        }
    }
}

/// A charge that comes again and again.
#[derive(Clone, PartialEq, Eq)]
pub struct Charge {
    /// As the newest row of the statement names it.
    pub name: String,
    /// What was charged last.
    pub amount: Amount,
    /// Three letters; empty where the file does not say.
    pub currency: String,
    /// How often it comes.
    pub rhythm: Rhythm,
    /// The last day on which it came.
    pub last: Date,
    /// The next day on which it should come.
    pub next: Date,
    /// The lines of the file that it rests on, the first first.
    pub rows: Vec<u32>,
    /// Whose it is, where a guide knows.
    pub known: Option<Match>,
}

// By hand, so that nothing of a person's account can get into a log by way of a debug print.
impl std::fmt::Debug for Charge {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Charge")
            .field("rhythm", &self.rhythm)
            .field("times", &self.rows.len())
            .finish_non_exhaustive()
    }
}

impl Charge {
    /// How often it came.
    pub fn times(&self) -> usize {
        self.rows.len()
    }

    /// What it costs a year, as long as the price stays.
    pub fn yearly(&self) -> Amount {
        self.amount.times(self.rhythm.a_year())
    }

    /// The price as a case holds it, which knows months and years: what comes in another rhythm
    /// becomes what it costs a year. None where it is not known in which currency, or where it
    /// has more than two decimals.
    pub fn price(&self) -> Option<Money> {
        let (amount, every) = match self.rhythm {
            Rhythm::Monthly => (self.amount, Period::Month),
            _ => (self.yearly(), Period::Year),
        };
        let hundredths = u64::try_from(amount.hundredths()?).ok()?;
        let currency = Some(self.currency.clone()).filter(|currency| !currency.is_empty())?;
        Some(Money {
            hundredths,
            currency,
            every,
        })
    }
}

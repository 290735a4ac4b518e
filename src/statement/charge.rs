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
    /// Every two weeks.
    Fortnightly,
    /// Every four weeks, thirteen times a year.
    FourWeekly,
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
    pub const ALL: [Self; 7] = [
        Self::Weekly,
        Self::Fortnightly,
        Self::FourWeekly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Yearly,
    ];

    /// The permanent id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::FourWeekly => "four-weekly",
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
            Self::Fortnightly => 26,
            Self::FourWeekly => 13,
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

    /// So many periods.
    pub(super) fn span(self, periods: i64) -> Span {
        match self {
            Self::Weekly => (7 * periods).days(),
            Self::Fortnightly => (14 * periods).days(),
            Self::FourWeekly => (28 * periods).days(),
            Self::Monthly => periods.months(),
            Self::Quarterly => (3 * periods).months(),
            Self::HalfYearly => (6 * periods).months(),
            Self::Yearly => periods.years(),
        }
    }

    /// True where it comes every so many weeks, and not on a day of the month.
    pub(super) fn is_of_weeks(self) -> bool {
        matches!(self, Self::Weekly | Self::Fortnightly | Self::FourWeekly)
    }
}

/// A charge that comes again and again, or came once and is known as that of a service.
#[derive(Clone, PartialEq, Eq)]
pub struct Charge {
    /// As the newest row of the statement names it.
    pub name: String,
    /// What was charged last.
    pub amount: Amount,
    /// Three letters; empty where the file does not say.
    pub currency: String,
    /// How often it comes; none where neither its days nor its price tell.
    pub rhythm: Option<Rhythm>,
    /// The last day on which it came.
    pub last: Date,
    /// The next day on which it should come; none where the file goes on without it, and where
    /// nothing tells how often it comes.
    pub next: Option<Date>,
    /// What it rests on, the first first: lines of the file or, where several payments begin on
    /// one line, the numbers of the payments from 1.
    pub rows: Vec<u32>,
    /// True where `rows` are lines of the file.
    pub rows_are_lines: bool,
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

    /// True where it came in a rhythm, and no longer.
    pub fn has_stopped(&self) -> bool {
        self.rhythm.is_some() && self.next.is_none()
    }

    /// What it costs a year, as long as the price stays; none where it is not known how often
    /// it comes.
    pub fn yearly(&self) -> Option<Amount> {
        let rhythm = self.rhythm?;
        Some(self.amount.times(rhythm.a_year()))
    }

    /// The price as a case holds it, which knows months and years: what comes in another rhythm
    /// becomes what it costs a year. None where it is not known how often it comes or in which
    /// currency, or where it has more than two decimals.
    pub fn price(&self) -> Option<Money> {
        let (amount, every) = match self.rhythm? {
            Rhythm::Monthly => (self.amount, Period::Month),
            _ => (self.yearly()?, Period::Year),
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

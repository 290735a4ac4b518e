//! The days that a case hangs on: when a payment falls due, when a trial has to be decided,
//! until when an answer has to come.
//!
//! All of them are days of the calendar, without an hour or a time zone, so no change of zone
//! or clock moves one.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Case, Outcome};
use crate::guide::Period;

/// The longest trial that is taken for one, in days.
pub const LONGEST_TRIAL: u16 = 1_000;
/// The most months between two payments.
pub const MOST_MONTHS: u16 = 120;

/// How often a payment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// Every seven days.
    Weekly,
    /// Every so many months; 1 for monthly.
    Months(u16),
    /// Once a year.
    Yearly,
}

/// A trial that turns into a paid plan unless it is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Trial {
    /// Its first day.
    pub begins: Date,
    /// How many days it lasts.
    pub days: u16,
}

/// A letter that went out, or a call that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The day on which it went out.
    pub on: Date,
    /// The day by which an answer is due, where that is known.
    pub due: Option<Date>,
    /// True once the answer has come.
    pub answered: bool,
}

impl Cycle {
    /// The payment that comes `n` payments after the one on `anchor`; none past the
    /// calendar's end.
    ///
    /// It is counted from the anchor, not from the payment before: after 31 January and
    /// 28 February comes 31 March.
    pub fn nth(self, anchor: Date, n: u32) -> Option<Date> {
        match self {
            Self::Weekly => {
                let days = Span::new().try_days(i64::from(n) * 7).ok()?;
                anchor.checked_add(days).ok()
            }
            Self::Months(months) => months_after(anchor, u64::from(months.max(1)) * u64::from(n)),
            Self::Yearly => months_after(anchor, 12 * u64::from(n)),
        }
    }

    /// The first payment on `from` or later, where one falls due on `anchor`; the anchor
    /// itself where it has not come yet.
    pub fn first_from(self, anchor: Date, from: Date) -> Option<Date> {
        if from <= anchor {
            return Some(anchor);
        }
        let passed = match self {
            Self::Weekly => days_between(anchor, from) / 7,
            Self::Months(months) => months_between(anchor, from) / u32::from(months.max(1)),
            Self::Yearly => months_between(anchor, from) / 12,
        };
        // A month's end that was clamped may put the payment before or after the day.
        (passed..=passed.saturating_add(1))
            .filter_map(|n| self.nth(anchor, n))
            .find(|day| *day >= from)
    }

    /// True for a cycle that a payment may have.
    pub fn is_sound(self) -> bool {
        match self {
            Self::Months(months) => (1..=MOST_MONTHS).contains(&months),
            Self::Weekly | Self::Yearly => true,
        }
    }
}

impl From<Period> for Cycle {
    fn from(period: Period) -> Self {
        match period {
            Period::Month => Self::Months(1),
            Period::Year => Self::Yearly,
        }
    }
}

/// The same day of the month so many months later; the month's last day where it is shorter.
fn months_after(day: Date, months: u64) -> Option<Date> {
    let month = i64::from(day.month()) - 1 + i64::try_from(months).ok()?;
    let year = i16::try_from(i64::from(day.year()) + month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    let last = Date::new(year, month, 1).ok()?.days_in_month();
    Date::new(year, month, day.day().min(last)).ok()
}

fn months_between(from: Date, to: Date) -> u32 {
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    u32::try_from(months(to) - months(from)).unwrap_or(0)
}

/// How many days lie between two days; negative when `to` lies before `from`.
pub fn days_until(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(days_until(from, to)).unwrap_or(0)
}

impl Trial {
    /// The day on which the first payment comes, unless it is cancelled before.
    pub fn charge_day(self) -> Date {
        self.begins.saturating_add(i64::from(self.days).days())
    }

    /// The last day on which cancelling is safe at any hour.
    ///
    /// Nobody knows at which hour the payment is taken, so it is the day before. Apple wants
    /// it `a_day_ahead`, by 24 hours; then it is the day before that one.
    pub fn last_safe_day(self, a_day_ahead: bool) -> Date {
        let days = if a_day_ahead { 2 } else { 1 };
        self.charge_day().saturating_sub(days.days())
    }

    /// True for a trial that there may be.
    pub fn is_sound(self) -> bool {
        (1..=LONGEST_TRIAL).contains(&self.days)
    }
}

impl Case {
    /// How often it is paid: as noted, or else what one payment covers.
    pub fn cycle(&self) -> Option<Cycle> {
        let priced = || self.price.as_ref().map(|price| price.every.into());
        self.cycle.or_else(priced)
    }

    /// The day of the next payment, today or later, while nothing is cancelled yet.
    pub fn next_bill(&self, today: Date) -> Option<Date> {
        if !matches!(self.outcome, Outcome::Open | Outcome::ChargedAgain) {
            return None;
        }
        self.bill_from(self.billing_anchor()?, today)
    }

    /// A day on which a payment falls due, as noted, or as the trial ends.
    pub(super) fn billing_anchor(&self) -> Option<Date> {
        let trial = self.trial.map(Trial::charge_day);
        self.renewal_date().or(trial)
    }

    /// The first payment on `from` or later; none where the noted one lies before and nothing
    /// says how often it is paid.
    pub(super) fn bill_from(&self, anchor: Date, from: Date) -> Option<Date> {
        match self.cycle() {
            Some(cycle) => cycle.first_from(anchor, from),
            None => (anchor >= from).then_some(anchor),
        }
    }

    /// The trial that is still to be decided: nothing is cancelled, and nothing was charged.
    pub fn open_trial(&self, today: Date) -> Option<Trial> {
        let is_open = self.outcome == Outcome::Open;
        self.trial
            .filter(|trial| is_open && trial.charge_day() >= today)
    }

    /// Letters that wait for an answer, by their ids.
    pub fn awaited(&self) -> impl Iterator<Item = (&str, &Sent)> {
        let sent = self.letters.iter();
        sent.filter(|(_, sent)| !sent.answered)
            .map(|(id, sent)| (id.as_str(), sent))
    }
}

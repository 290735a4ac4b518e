//! After the steps: dates, what is saved, and whether it is proven.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::guide::Period;
use crate::guide::step::{End, Fact};

use super::event::Money;
use super::{Case, Outcome};

/// What is left to do once the walk has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Say whether the confirmation was seen.
    SeeConfirmation,
    /// Note the day on which it ends.
    NoteEndDate,
    /// Wait for the day after the next bill.
    WaitUntil(Date),
    /// Look at the statement.
    CheckCharge,
    /// Somebody else has to act.
    SomebodyElse(End),
    /// Nothing.
    Nothing,
}

impl Case {
    /// The last day on which the service works, where it was noted.
    pub fn end_date(&self) -> Option<Date> {
        self.date(Fact::EndDate)
    }

    /// The day on which the next charge would have come, where it was noted.
    pub fn renewal_date(&self) -> Option<Date> {
        self.date(Fact::RenewalDate)
    }

    /// The first day on which a look at the statement proves something: the day after the
    /// charge would have come.
    pub fn check_on(&self) -> Option<Date> {
        let billing = match self.end_date() {
            // A renewal date that lies before the end date was the one before it.
            Some(end) => self.renewal_date().max(Some(end)),
            None => self.bill_after_cancelling(),
        };
        billing?.checked_add(1.day()).ok()
    }

    /// The day of the first charge that would have come after it was cancelled, as far as the
    /// noted days tell: one that lay before has come, and proves nothing.
    fn bill_after_cancelling(&self) -> Option<Date> {
        let anchor = self.billing_anchor()?;
        match self.last_ended_on() {
            Some(day) => self.bill_from(anchor, day),
            None => Some(anchor),
        }
    }

    /// The day on which it ended last, however it did, also where it was opened again since.
    fn last_ended_on(&self) -> Option<Date> {
        let (_, at) = self.ended?;
        Some(self.ended_day.unwrap_or_else(|| utc_day(at)))
    }

    /// What is left to do, in the order in which it is asked for.
    pub fn left(&self, today: Date) -> Left {
        match self.outcome {
            Outcome::Ended { end, .. } if end.is_cancelled() => self.left_to_prove(today),
            Outcome::Ended { end, .. } if end != End::NothingToCancel => Left::SomebodyElse(end),
            _ => Left::Nothing,
        }
    }

    fn left_to_prove(&self, today: Date) -> Left {
        if self.confirmation_seen != Some(true) {
            return Left::SeeConfirmation;
        }
        match self.check_on() {
            None => Left::NoteEndDate,
            Some(day) if today < day => Left::WaitUntil(day),
            Some(_) => Left::CheckCharge,
        }
    }

    /// The day on which the walk ended, where the person was. Journals that do not say it give
    /// the day in UTC, which no change of zone moves either.
    pub fn ended_on(&self) -> Option<Date> {
        let at = match self.outcome {
            Outcome::Ended { at, .. } => at,
            Outcome::Proven { ended, at, .. } => ended.or(Some(at)),
            _ => return None,
        };
        self.ended_day.or_else(|| at.map(utc_day))
    }

    /// The day on which it was cancelled last, also after a charge came all the same.
    pub fn cancelled_on(&self) -> Option<Date> {
        let (end, _) = self.ended?;
        self.last_ended_on().filter(|_| end == End::Cancelled)
    }

    /// The day on which the statement was looked at and held no charge.
    pub fn looked_on(&self) -> Option<Date> {
        match self.outcome {
            Outcome::Proven { at, .. } => Some(self.looked_day.unwrap_or_else(|| utc_day(at))),
            _ => None,
        }
    }

    fn date(&self, fact: Fact) -> Option<Date> {
        self.facts.get(&fact)?.parse().ok()
    }
}

/// The day of a moment in UTC, which no change of zone moves.
pub(super) fn utc_day(at: Timestamp) -> Date {
    at.to_zoned_datetime(TimeZone::UTC).date()
}

/// The digits, points and commas of the one number in a text, the spaces and apostrophes between
/// its thousands left out; none where there are two numbers, or one below zero.
fn one_number(typed: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let first = typed.find(|c: char| c.is_ascii_digit())?;
    let first = typed[..first].trim_end_matches(['.', ',']).len();
    let last = typed.rfind(|c: char| c.is_ascii_digit())?;
    let number = &typed[first..=last];
    let is_below_zero = typed[..first].contains(['-', '\u{2212}', '\u{2013}']);
    let is_between = |c: char| c.is_whitespace() || matches!(c, '\'' | '\u{2019}');
    let are_thousands = |group: &str| {
        let digits = group.split(['.', ',']).next().unwrap_or_default();
        digits.len() == 3
    };
    let is_one = number.chars().all(|c| is_part(c) || is_between(c))
        && number.split(is_between).skip(1).all(are_thousands);
    (is_one && !is_below_zero).then(|| number.chars().filter(|c| is_part(*c)).collect())
}

impl Money {
    /// Reads an amount as people type it: `11.99`, `11,99`, `1,080`, `1 080`, `£ 10.99`.
    ///
    /// One or two digits after the last point or comma are hundredths; three are thousands.
    /// None for anything that is not one amount, or above a thousand million.
    pub fn read(typed: &str, currency: &str, every: Period) -> Option<Self> {
        let digits = one_number(typed)?;
        let (whole, cents) = match digits.rfind(['.', ',']) {
            Some(at) if (1..=2).contains(&(digits.len() - at - 1)) => {
                (&digits[..at], &digits[at + 1..])
            }
            _ => (digits.as_str(), ""),
        };
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        if whole.len() > 9 {
            return None;
        }
        let whole: u64 = if whole.is_empty() {
            0
        } else {
            whole.parse().ok()?
        };
        let cents: u64 = format!("{cents:0<2}").parse().ok()?;
        Some(Self {
            hundredths: whole * 100 + cents,
            currency: currency.to_owned(),
            every,
        })
    }

    /// What a year costs, in hundredths.
    pub fn a_year(&self) -> u64 {
        match self.every {
            Period::Month => self.hundredths.saturating_mul(12),
            Period::Year => self.hundredths,
        }
    }
}

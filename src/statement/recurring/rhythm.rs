//! Rhythms in days on which something was charged.

use jiff::civil::Date;

use crate::statement::charge::Rhythm;
use crate::statement::read::entries::Entry;

/// The most periods from one charge of a rhythm to the next.
const MOST_PERIODS: i64 = 3;

impl Rhythm {
    /// Days that a charge may come early or late: weekends, holidays, a bank that takes its time.
    fn tolerance(self) -> i32 {
        match self {
            Self::Weekly | Self::Fortnightly | Self::FourWeekly => 1,
            Self::Monthly => 4,
            Self::Quarterly => 6,
            Self::HalfYearly => 8,
            Self::Yearly => 12,
        }
    }

    /// Charges that make a rhythm.
    fn enough(self) -> usize {
        match self {
            Self::Yearly => 2,
            // Two charges a month are two weeks apart in and after February, and a month has about
            // as many days as four weeks: it takes more to tell them apart.
            Self::Fortnightly => 5,
            Self::FourWeekly => 4,
            _ => 3,
        }
    }

    /// The periods between the two days, where they are so far apart.
    pub(super) fn periods(self, from: Date, to: Date) -> Option<i64> {
        (1..=MOST_PERIODS).find(|periods| {
            let expected = from.saturating_add(self.span(*periods));
            days_between(expected, to).abs() <= self.tolerance()
        })
    }

    /// True where what was expected on a day has not come by this later one.
    pub(super) fn is_overdue(self, expected: Date, by: Date) -> bool {
        days_between(expected, by) > self.tolerance()
    }

    /// The most days between two neighbours of one rhythm.
    fn reach(self) -> i32 {
        let period = match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::FourWeekly => 28,
            Self::Monthly => 31,
            Self::Quarterly => 92,
            Self::HalfYearly => 184,
            Self::Yearly => 366,
        };
        period * MOST_PERIODS as i32 + self.tolerance()
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    to.duration_since(from).as_hours() as i32 / 24
}

/// The longest run of days in one rhythm, by their places in the list, which is in order; none
/// where no run is long enough.
pub(super) fn longest(days: &[Date]) -> Option<(Rhythm, Vec<usize>)> {
    let runs = Rhythm::ALL
        .into_iter()
        .filter_map(|rhythm| Some((rhythm, run(days, rhythm)?)));
    // Of two that are as long, the more frequent is in the list first.
    runs.rev().max_by_key(|(_, run)| run.len())
}

/// The best run that ends at a day.
#[derive(Clone, Copy)]
struct Best {
    length: usize,
    /// Neighbours that are one period apart.
    close: usize,
    before: Option<usize>,
}

fn run(days: &[Date], rhythm: Rhythm) -> Option<Vec<usize>> {
    let mut best: Vec<Best> = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let mut here = Best {
            length: 1,
            close: 0,
            before: None,
        };
        for earlier in (0..at).rev() {
            if days_between(days[earlier], *day) > rhythm.reach() {
                break;
            }
            let Some(periods) = rhythm.periods(days[earlier], *day) else {
                continue;
            };
            let from = best[earlier];
            let close = from.close + usize::from(periods == 1);
            if (from.length + 1, close) > (here.length, here.close) {
                here = Best {
                    length: from.length + 1,
                    close,
                    before: Some(earlier),
                };
            }
        }
        best.push(here);
    }
    let is_rhythm = |best: &Best| {
        // A month may be missing now and then.
        best.length >= rhythm.enough()
            && best.close + 1 >= rhythm.enough()
            && best.close * 3 >= (best.length - 1) * 2
    };
    let ends = (0..days.len()).filter(|at| is_rhythm(&best[*at]));
    let end = ends.max_by_key(|at| (best[*at].length, best[*at].close))?;
    let mut run: Vec<usize> = std::iter::successors(Some(end), |at| best[*at].before).collect();
    run.reverse();
    Some(run)
}

/// The rhythm that the two newest charges would have.
pub(super) fn of_few(entries: &[Entry]) -> Option<Rhythm> {
    let [.., before, last] = entries else {
        return None;
    };
    let apart = |rhythm: &Rhythm| rhythm.periods(before.day, last.day) == Some(1);
    Rhythm::ALL.into_iter().find(apart)
}

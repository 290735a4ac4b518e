//! Trials that turn into a paid plan: how long they last, and until when to decide.

use jiff::civil::Date;

use crate::case::dates::{Cycle, Trial, days_until};
use crate::case::{Case, Event};
use crate::guide::Guide;
use crate::i18n::{self, text, tr, tr_with};
use crate::present::due::wants_a_day_ahead;

/// How often something is paid, as it can be chosen, in its order.
pub const CYCLES: [(&str, Cycle); 5] = [
    ("proof-cycle-week", Cycle::Weekly),
    ("proof-cycle-month", Cycle::Months(1)),
    ("proof-cycle-quarter", Cycle::Months(3)),
    ("proof-cycle-half-year", Cycle::Months(6)),
    ("proof-cycle-year", Cycle::Yearly),
];

/// The note under which the end of a trial is kept as it was typed, while it is no day.
pub const AS_TYPED: &str = "trial";

/// The plan with this id is a trial in every guide.
pub const PLAN: &str = "trial";

/// The trial that charges on this day first. Where nobody said when it began, it counts from
/// today; none for a day so far away that it can't be one.
pub fn charging_on(day: Date, today: Date, was: Option<Trial>) -> Option<Trial> {
    let began = was.map(|trial| trial.begins).filter(|begins| *begins < day);
    let begins = began.unwrap_or_else(|| today.min(day.yesterday().unwrap_or(day)));
    let days = u16::try_from(days_until(begins, day)).ok()?;
    Some(Trial { begins, days }).filter(|trial| trial.is_sound())
}

/// True where the person said that it is a trial.
pub fn is_on_trial(case: &Case) -> bool {
    case.trial.is_some() || case.plan_id() == Some(PLAN)
}

/// "Decide by Tuesday 1 December 2026. The first charge comes on 3 December 2026."
pub fn decide_by(guide: &Guide, case: &Case, today: Date) -> Option<String> {
    let trial = case.open_trial(today)?;
    let ahead = wants_a_day_ahead(guide, case);
    let last = trial.last_safe_day(ahead);
    let values = [
        ("day", text(i18n::long_date(last))),
        ("charge", text(i18n::date(trial.charge_day()))),
    ];
    let id = match (last < today, ahead) {
        (true, _) => "trial-late",
        (false, true) => "trial-decide-ahead",
        (false, false) => "trial-decide",
    };
    Some(tr_with(id, &values))
}

/// Which of [`CYCLES`] it is, by its words; none where nothing is noted.
pub fn cycle_label(case: &Case) -> Option<String> {
    let cycle = case.cycle()?;
    let mut known = CYCLES.iter();
    let (id, _) = known.find(|(_, one)| *one == cycle)?;
    Some(tr(id))
}

/// The events that note a trial that ends on this day; none for a day so far away that it can't
/// be one.
pub fn noted(day: Date, today: Date, case: &Case) -> Option<Vec<Event>> {
    charging_on(day, today, case.trial).map(|trial| with_as_typed(Some(trial)))
}

/// The events that take a trial back.
pub fn taken_back() -> Vec<Event> {
    with_as_typed(None)
}

/// What was typed while it was no day counts no longer.
fn with_as_typed(trial: Option<Trial>) -> Vec<Event> {
    let (at, value) = (AS_TYPED.to_owned(), String::new());
    vec![Event::TrialNoted { trial }, Event::Noted { at, value }]
}

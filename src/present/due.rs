//! What is due, in order and in words: for the start page, the sidebar, the terminal, the
//! command line and the calendar file.

use jiff::ToSpan;
use jiff::civil::Date;

use super::case_line::names::Names;
use crate::case::dates::days_until;
use crate::case::{BackupAnswer, Case, Outcome, backup};
use crate::guide::{Catalogue, Guide};
use crate::i18n::{self, number, text, tr, tr_with};

/// So many days ahead a date counts as near.
const NEAR: i64 = 3;

/// A date on which something of one case is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDate {
    /// What is due.
    pub kind: Kind,
    /// On which day.
    pub day: Date,
}

/// What is due on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// To look at the statement: whether a charge came on the day named here.
    CheckCharge(Date),
    /// To decide about a trial, before the charge on the day named here.
    DecideTrial(Date),
    /// The answer to the letter with this id and title.
    Answer(String, String),
    /// To go on with the steps.
    ComeBack,
    /// A backup task, by its id and title.
    Backup(String, String),
    /// The next charge, of something that is not cancelled.
    Charge,
    /// The last day on which it works, of something that is cancelled.
    AccessEnd,
}

/// How near a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its day has come, or has passed.
    Now,
    /// Within three days.
    Near,
    /// Later.
    Later,
}

/// Something that is due, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The case's id.
    pub case: String,
    /// What the case is called.
    pub title: String,
    /// The date.
    pub date: DueDate,
    /// How near it is.
    pub nearness: Nearness,
    /// The sentence: "5 days until the next charge, on 3 December 2026."
    pub words: String,
    /// The same in a few words, for the sidebar: "5 days until the next charge".
    pub short: String,
}

impl Kind {
    /// A permanent id, for calendar files and journals: `next-charge`, `answer-<letter>`.
    pub fn id(&self) -> String {
        match self {
            Self::CheckCharge(_) => "check-charge".to_owned(),
            Self::DecideTrial(_) => "decide-trial".to_owned(),
            Self::Answer(letter, _) => format!("answer-{letter}"),
            Self::ComeBack => "come-back".to_owned(),
            Self::Backup(task, _) => format!("backup-{task}"),
            Self::Charge => "next-charge".to_owned(),
            Self::AccessEnd => "access-end".to_owned(),
        }
    }

    /// How many days ahead a reminder is of use; none where the day itself is the reminder.
    pub fn remind_days(&self) -> Option<u8> {
        match self {
            Self::Charge | Self::AccessEnd => Some(3),
            Self::DecideTrial(_) => Some(2),
            Self::CheckCharge(_) | Self::Answer(..) | Self::ComeBack | Self::Backup(..) => None,
        }
    }

    /// What it is called where no day is near: "Next charge".
    pub fn name(&self) -> String {
        match self {
            Self::CheckCharge(day) => tr_with("due-name-check", &[("day", text(i18n::date(*day)))]),
            Self::DecideTrial(_) => tr("due-name-trial"),
            Self::Answer(_, title) => tr_with("due-name-answer", &[("letter", text(title))]),
            Self::ComeBack => tr("due-name-come-back"),
            Self::Backup(_, title) => tr_with("due-name-backup", &[("task", text(title))]),
            Self::Charge => tr("due-name-charge"),
            Self::AccessEnd => tr("due-name-access-end"),
        }
    }
}

/// Everything that is due in these cases, the most pressing first.
pub fn all<'a>(
    catalogue: &Catalogue,
    cases: impl IntoIterator<Item = &'a Case>,
    today: Date,
) -> Vec<Due> {
    let cases: Vec<&Case> = cases.into_iter().collect();
    let names = Names::among(cases.iter().copied());
    let named = |case: &Case| {
        let guide = catalogue.guide(&case.guide);
        let title = names.full(guide, case);
        let name = move |due| Due {
            title: title.clone(),
            ..due
        };
        of(guide, case, today).into_iter().map(name)
    };
    let mut due: Vec<Due> = cases.iter().flat_map(|case| named(case)).collect();
    due.sort_by(|a, b| order(a, today).cmp(&order(b, today)));
    due
}

/// Questions that can be answered today come first, then what comes next.
fn order(due: &Due, today: Date) -> (bool, Date, &Kind, &str) {
    let asks = matches!(due.date.kind, Kind::CheckCharge(_)) && due.date.day <= today;
    (!asks, due.date.day, &due.date.kind, &due.case)
}

/// What is due in one case, the most pressing first.
pub fn of(guide: Option<&Guide>, case: &Case, today: Date) -> Vec<Due> {
    let mut due: Vec<Due> = dates(guide, case, today)
        .into_iter()
        .map(|date| Due {
            case: case.id.clone(),
            title: super::name(guide, case),
            nearness: nearness(date.day, today),
            words: words(&date, today),
            short: short(&date, today),
            date,
        })
        .collect();
    due.sort_by(|a, b| order(a, today).cmp(&order(b, today)));
    due
}

/// The dates of one case that still matter today, in no order.
pub fn dates(guide: Option<&Guide>, case: &Case, today: Date) -> Vec<DueDate> {
    let mut dates = Vec::new();
    let mut add = |kind, day| dates.push(DueDate { kind, day });
    if let Some(day) = case.check_on().filter(|_| is_to_be_proven(case)) {
        add(Kind::CheckCharge(day.yesterday().unwrap_or(day)), day);
        if let Some(end) = case.end_date().filter(|end| *end >= today) {
            add(Kind::AccessEnd, end);
        }
    }
    if let Some(trial) = case.open_trial(today) {
        let ahead = guide.is_some_and(|guide| wants_a_day_ahead(guide, case));
        add(
            Kind::DecideTrial(trial.charge_day()),
            trial.last_safe_day(ahead),
        );
    } else if let Some(day) = case.next_bill(today) {
        add(Kind::Charge, day);
    }
    if !case.is_over() {
        for (id, sent) in case.awaited() {
            if let Some(day) = sent.due {
                add(Kind::Answer(id.to_owned(), letter_title(guide, id)), day);
            }
        }
    }
    if let Some(day) = case.waiting_until.filter(|_| !case.is_over()) {
        add(Kind::ComeBack, day);
    }
    if matches!(case.outcome, Outcome::Open) {
        dates.extend(
            guide
                .into_iter()
                .flat_map(|guide| backup_dates(guide, case)),
        );
    }
    dates
}

fn is_to_be_proven(case: &Case) -> bool {
    matches!(case.outcome, Outcome::Ended { end, .. } if end.is_cancelled())
}

fn backup_dates(guide: &Guide, case: &Case) -> Vec<DueDate> {
    backup::items(guide, case)
        .into_iter()
        .filter_map(|item| match item.answer {
            BackupAnswer::Waiting(day) => Some(DueDate {
                kind: Kind::Backup(item.task.id.to_string(), item.task.title.clone()),
                day,
            }),
            _ => None,
        })
        .collect()
}

/// What a letter is called; its id where the guide has no such letter any more.
pub fn letter_title(guide: Option<&Guide>, id: &str) -> String {
    let letter = guide.and_then(|guide| guide.letter(id));
    letter.map_or_else(|| id.to_owned(), |letter| letter.title.clone())
}

/// True where whoever bills takes a cancellation only until 24 hours before the charge.
pub fn wants_a_day_ahead(guide: &Guide, case: &Case) -> bool {
    let channel = case.channel.as_deref().and_then(|id| guide.channel(id));
    channel.is_some_and(|channel| channel.billed_by.eq_ignore_ascii_case("apple"))
}

fn nearness(day: Date, today: Date) -> Nearness {
    match days_until(today, day) {
        ..=0 => Nearness::Now,
        1..=NEAR => Nearness::Near,
        _ => Nearness::Later,
    }
}

/// The sentence for a date, seen from today.
fn words(date: &DueDate, today: Date) -> String {
    let days = days_until(today, date.day);
    let n = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    let mut values = vec![("n", number(n)), ("day", text(i18n::date(date.day)))];
    match &date.kind {
        Kind::CheckCharge(billing) => values.push(("billing", text(i18n::date(*billing)))),
        Kind::DecideTrial(charge) => values.push(("charge", text(i18n::date(*charge)))),
        Kind::Answer(_, title) => values.push(("letter", text(title))),
        Kind::Backup(_, title) => values.push(("task", text(title))),
        Kind::ComeBack | Kind::Charge | Kind::AccessEnd => {}
    }
    tr_with(sentences(&date.kind, days).whole, &values)
}

/// A date in a few words, seen from today.
fn short(date: &DueDate, today: Date) -> String {
    let days = days_until(today, date.day);
    let n = usize::try_from(days.max(0)).unwrap_or_default();
    let day = i18n::date(date.day);
    tr_with(
        sentences(&date.kind, days).short,
        &[("n", number(n)), ("day", text(day))],
    )
}

/// The ids of what is said of a date.
struct Said {
    whole: &'static str,
    short: &'static str,
}

/// What is said of a date that is so many days away.
fn sentences(kind: &Kind, days: i64) -> Said {
    let (whole, short) = match (kind, days) {
        (Kind::CheckCharge(_), 1..) => ("due-check-later", "due-short-check"),
        (Kind::CheckCharge(_), _) => ("due-check-now", "due-short-check-now"),
        (Kind::DecideTrial(_), 1..) => ("due-trial", "due-short-trial"),
        (Kind::DecideTrial(_), 0) => ("due-trial-today", "due-short-trial"),
        (Kind::DecideTrial(_), _) => ("due-trial-late", "due-short-trial-late"),
        (Kind::Answer(..), 0..) => ("due-answer", "due-short-answer"),
        (Kind::Answer(..), _) => ("due-answer-late", "due-short-answer-late"),
        (Kind::ComeBack, 1..) => ("due-come-back", "due-short-come-back"),
        (Kind::ComeBack, _) => ("due-come-back-now", "due-short-come-back-now"),
        (Kind::Backup(..), 1..) => ("due-backup", "due-short-backup"),
        (Kind::Backup(..), _) => ("due-backup-now", "due-short-backup-now"),
        (Kind::Charge, 0) => ("due-charge-today", "due-short-charge"),
        (Kind::Charge, _) => ("due-charge", "due-short-charge"),
        (Kind::AccessEnd, 0) => ("due-access-end-today", "due-short-access-end"),
        (Kind::AccessEnd, _) => ("due-access-end", "due-short-access-end"),
    };
    Said { whole, short }
}

/// The last day before a charge that is `days` away, for a reminder; none where it has passed.
pub fn reminder_day(date: &DueDate, today: Date) -> Option<Date> {
    let days = i64::from(date.kind.remind_days()?);
    let day = date.day.checked_sub(days.days()).ok()?;
    (day >= today).then_some(day)
}

//! How each case stands, as far as the list of cases cares.

use jiff::civil::Date;

use crate::app::context::Context;
use crate::case::ending::Left;
use crate::case::{Case, Checklist, Outcome, backup};
use crate::guide::Guide;
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present;
use crate::present::case_line::names::Names;
use crate::present::due::{self, Due, Nearness};

/// A case, its guide, and what is up with it.
pub struct CaseSummary<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its guide; none when it is missing or can't be read.
    pub guide: Option<&'a Guide>,
    /// What is up with it.
    pub state: State,
    /// The service, with what tells it from others of the same person.
    pub title: String,
    /// As the title, and whose it is.
    pub name: String,
}

/// What is up with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its guide is missing.
    Missing,
    /// Under way.
    Open,
    /// The day that it waited for has come.
    Due(Date),
    /// It waits for a day.
    Waiting(Date),
    /// A charge came all the same.
    ChargedAgain,
    /// It is over.
    Over,
}

/// The groups of the list, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Something can be done now.
    Open,
    /// It waits for a day.
    Waiting,
    /// It is over.
    Finished,
}

/// Every case: what is pressing first, then the one that changed last.
pub fn all(context: Context<'_>) -> Vec<CaseSummary<'_>> {
    let cases = context.cases.cases();
    let names = Names::among(cases.iter().copied());
    let mut all: Vec<_> = cases
        .into_iter()
        .map(|case| {
            let guide = context.catalogue.guide(&case.guide);
            let state = match guide {
                Some(_) => state(case, context.today),
                None => State::Missing,
            };
            CaseSummary {
                case,
                guide,
                state,
                title: names.short(guide, case),
                name: names.full(guide, case),
            }
        })
        .collect();
    // The sort is stable: what is as pressing stays in the order of the last change.
    all.sort_by_key(|case| pressing(case, context.today));
    all
}

/// How pressing a case is: a charge that came all the same, then what is due now or soon.
fn pressing(case: &CaseSummary<'_>, today: Date) -> (u8, Date) {
    if case.state == State::ChargedAgain {
        return (0, Date::MIN);
    }
    match case.due(today) {
        Some(due) if due.nearness != Nearness::Later => (1, due.date.day),
        _ => (2, Date::MIN),
    }
}

/// The case that comes next, with which Enter goes on: of those in which something can be done
/// the most pressing.
pub fn loud(cases: &[CaseSummary<'_>]) -> Option<String> {
    cases
        .iter()
        .find(|case| case.group() == Group::Open && case.guide.is_some())
        .map(|case| case.case.id.clone())
}

fn state(case: &Case, today: Date) -> State {
    if case.is_over() {
        return State::Over;
    }
    let waits = match &case.outcome {
        Outcome::ChargedAgain => return State::ChargedAgain,
        Outcome::Open => case.waiting_until,
        _ => match case.left(today) {
            Left::WaitUntil(day) => Some(day),
            Left::CheckCharge => case.check_on(),
            _ => None,
        },
    };
    match waits {
        Some(day) if day <= today => State::Due(day),
        Some(day) => State::Waiting(day),
        None => State::Open,
    }
}

impl CaseSummary<'_> {
    /// What is due in it first.
    pub fn due(&self, today: Date) -> Option<Due> {
        due::of(self.guide, self.case, today).into_iter().next()
    }

    /// Where it stands in the list.
    pub fn group(&self) -> Group {
        match self.state {
            State::Waiting(_) => Group::Waiting,
            State::Over => Group::Finished,
            _ => Group::Open,
        }
    }

    /// Whose it is, and who bills.
    pub fn whose(&self) -> String {
        let person = match self.case.person.as_str() {
            "" => tr("shell-no-name"),
            person => person.to_owned(),
        };
        let channel = self.guide.and_then(|guide| {
            let channel = guide.channel(self.case.channel.as_deref()?)?;
            Some(channel.subtitle.clone())
        });
        let parts: Vec<String> = std::iter::once(person).chain(channel).collect();
        parts.join(" · ")
    }

    /// "2 of 5 steps, backup 2 of 4"; none before it is known who charges, and none once the
    /// steps have ended.
    pub fn progress(&self) -> Option<String> {
        let guide = self.guide?;
        let (done, of) = Checklist::of(guide, self.case)?.progress();
        let (saved, tasks) = backup::progress(guide, self.case);
        if self.case.outcome != Outcome::Open {
            return None;
        }
        let id = if tasks == 0 {
            "home-steps"
        } else {
            "home-progress"
        };
        Some(tr_with(
            id,
            &[
                ("done", number(done)),
                ("of", number(of)),
                ("saved", number(saved)),
                ("tasks", number(tasks)),
            ],
        ))
    }

    /// What is to be done next, in one sentence.
    pub fn next(&self, today: Date) -> Option<String> {
        let guide = self.guide.filter(|_| self.state != State::Over)?;
        let next = present::next(guide, self.case, today);
        Some(tr_with("common-next", &[("next", word(next))]))
    }
}

//! `outro cases`: every case, for a person or for a script.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::place::DataDir;
use super::printer::Printer;
use super::{Error, own_guides, print_error};
use crate::case::checklist::Checklist;
use crate::case::dates::Trial;
use crate::case::event::{BackupAnswer, Stage};
use crate::case::{Case, backup};
use crate::guide::{Catalogue, Guide};
use crate::i18n::{text, tr, tr_with};
use crate::platform::{Platform, System};
use crate::present::case_line::names::Names;
use crate::present::{self, due};
use crate::store::Store;
use crate::store::disk::Os;
use crate::terminal::case_list::{CaseSource, Folder};

/// A case as scripts see it. Fields may be added; none changes its meaning.
#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    guide: &'a str,
    /// False when the guide is not here; then steps and tasks are not known.
    guide_found: bool,
    title: String,
    person: &'a str,
    region: Option<&'a str>,
    plan: Option<&'a str>,
    channel: Option<&'a str>,
    stage: Stage,
    step: Option<StepAt<'a>>,
    backup: BTreeMap<&'a str, &'static str>,
    dates: Dates,
    due: Vec<DueLine>,
    next: String,
    began: Option<String>,
    changed: Option<String>,
}

#[derive(Debug, Serialize)]
struct StepAt<'a> {
    id: &'a str,
    number: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct Dates {
    end: Option<Date>,
    renewal: Option<Date>,
    check: Option<Date>,
    waiting_until: Option<Date>,
    next_charge: Option<Date>,
    trial_ends: Option<Date>,
}

#[derive(Debug, Serialize)]
struct DueLine {
    what: String,
    day: Date,
    words: String,
}

/// Lists the cases. What is damaged is told on the error output; the rest is listed.
pub(super) fn list(place: &DataDir, json: bool) -> Result<(), Error> {
    let folder = &place.folder;
    if !place.reach()? {
        return print(&[], &Catalogue::with_own(Vec::new()), json, Some(folder));
    }
    let (store, notices) = Store::open(folder, Os);
    let catalogue = Catalogue::with_own(own_guides(&store));
    let notices = notices.iter().map(ToString::to_string).collect();
    let list = Folder::new(store, notices).list();
    for notice in &list.notices {
        print_error(notice);
    }
    let newest = list.cases.iter().filter_map(|case| case.changed).max();
    if let Some(sentence) = present::clock_behind(System.now(), newest) {
        print_error(&sentence);
    }
    // Where something could not be read, nobody knows that there are none.
    let empty = list.notices.is_empty().then_some(folder.as_path());
    print(&list.cases, &catalogue, json, empty)
}

/// Prints the cases; where there are none, that there are none in `empty`.
fn print(
    cases: &[Case],
    catalogue: &Catalogue,
    json: bool,
    empty: Option<&Path>,
) -> Result<(), Error> {
    let today = System.today();
    let guides: Vec<_> = cases
        .iter()
        .map(|case| catalogue.get(&case.guide))
        .collect();
    let names = Names::among(cases);
    let lines = cases.iter().zip(&guides).map(|(case, guide)| {
        let title = names.full(guide.as_deref(), case);
        line(title, case, guide.as_deref(), today)
    });
    let mut out = Printer::stdout();
    if json {
        let lines: Vec<_> = lines.collect();
        out.json(&lines)?;
        return Ok(out.flush()?);
    }
    if let Some(folder) = empty.filter(|_| cases.is_empty()) {
        let values = [("path", text(folder.display().to_string()))];
        out.line(&tr_with("cli-no-cases", &values))?;
    }
    for due in due::all(catalogue, cases, today) {
        let values = [("title", text(due.title)), ("words", text(due.words))];
        out.line(&tr_with("cli-due-line", &values))?;
    }
    for (line, (case, guide)) in lines.zip(cases.iter().zip(&guides)) {
        let done = guide.as_deref().map_or_else(
            || present::stage(case.stage()),
            |guide| present::done(guide, case),
        );
        let values = [
            ("title", text(line.title)),
            ("done", text(done)),
            ("next", text(line.next)),
        ];
        out.line(&tr_with("terminal-case-line", &values))?;
    }
    Ok(out.flush()?)
}

fn line<'a>(title: String, case: &'a Case, guide: Option<&'a Guide>, today: Date) -> Line<'a> {
    Line {
        id: &case.id,
        guide: &case.guide,
        guide_found: guide.is_some(),
        title,
        person: &case.person,
        region: case.region.as_deref(),
        plan: case.plan_id(),
        channel: case.channel.as_deref(),
        stage: case.stage(),
        step: guide.and_then(|guide| step(guide, case)),
        backup: guide.map(|guide| tasks(guide, case)).unwrap_or_default(),
        dates: Dates {
            end: case.end_date(),
            renewal: case.renewal_date(),
            check: case.check_on(),
            waiting_until: case.waiting_until,
            next_charge: case.next_bill(today),
            trial_ends: case.open_trial(today).map(Trial::charge_day),
        },
        due: due::of(guide, case, today)
            .into_iter()
            .map(|due| DueLine {
                what: due.date.kind.id(),
                day: due.date.day,
                words: due.words,
            })
            .collect(),
        next: guide.map_or_else(
            || tr("terminal-case-without-guide-why"),
            |guide| present::next(guide, case, today),
        ),
        began: case.began.map(|at| at.to_string()),
        changed: case.changed.map(|at| at.to_string()),
    }
}

fn step<'a>(guide: &'a Guide, case: &'a Case) -> Option<StepAt<'a>> {
    let checklist = Checklist::of(guide, case)?;
    if case.outcome != crate::case::Outcome::Open {
        return None;
    }
    let item = checklist.current()?;
    Some(StepAt {
        id: &item.step.id,
        number: item.number?,
        of: checklist.progress().1,
    })
}

fn tasks<'a>(guide: &'a Guide, case: &Case) -> BTreeMap<&'a str, &'static str> {
    backup::items(guide, case)
        .into_iter()
        .map(|item| {
            let answer = match item.answer {
                BackupAnswer::Open => "open",
                BackupAnswer::Done => "done",
                BackupAnswer::Declined => "declined",
                BackupAnswer::Waiting(_) => "waiting",
            };
            (item.task.id.as_str(), answer)
        })
        .collect()
}

//! `outro cases`: every case, for a person or for a script.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::place::DataDir;
use super::{Error, complain, own_guides};
use crate::case::event::{BackupAnswer, Stage};
use crate::case::walk::Walk;
use crate::case::{Case, backup};
use crate::guide::{Catalogue, Guide, clean};
use crate::overview;
use crate::platform::{Platform, System};
use crate::store::Store;
use crate::store::disk::Os;
use crate::terminal::desk::{Desk, Folder};
use crate::words::{fill, say, text};

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
    let pile = Folder::new(store, notices).pile();
    for notice in &pile.notices {
        complain(notice);
    }
    let newest = pile.cases.iter().filter_map(|case| case.changed).max();
    if let Some(sentence) = overview::clock_behind(System.now(), newest) {
        complain(&sentence);
    }
    // Where something could not be read, nobody knows that there are none.
    let empty = pile.notices.is_empty().then_some(folder.as_path());
    print(&pile.cases, &catalogue, json, empty)
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
    let lines = cases
        .iter()
        .zip(&guides)
        .map(|(case, guide)| line(case, guide.as_deref(), today));
    let mut out = io::stdout().lock();
    if json {
        let lines: Vec<_> = lines.collect();
        let text = serde_json::to_string_pretty(&lines).map_err(io::Error::from)?;
        writeln!(out, "{text}")?;
        return Ok(out.flush()?);
    }
    if let Some(folder) = empty.filter(|_| cases.is_empty()) {
        let values = [("path", text(folder.display().to_string()))];
        writeln!(out, "{}", clean(&fill("cli-no-cases", &values)))?;
    }
    for (line, (case, guide)) in lines.zip(cases.iter().zip(&guides)) {
        let done = guide.as_deref().map_or_else(
            || overview::stage(case.stage()),
            |guide| overview::done(guide, case),
        );
        let values = [
            ("title", text(line.title)),
            ("done", text(done)),
            ("next", text(line.next)),
        ];
        writeln!(out, "{}", clean(&fill("terminal-case-line", &values)))?;
    }
    Ok(out.flush()?)
}

fn line<'a>(case: &'a Case, guide: Option<&'a Guide>, today: Date) -> Line<'a> {
    Line {
        id: &case.id,
        guide: &case.guide,
        guide_found: guide.is_some(),
        title: guide.map_or_else(|| case.guide.clone(), |guide| overview::title(guide, case)),
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
        },
        next: guide.map_or_else(
            || say("terminal-case-without-guide-why"),
            |guide| overview::next(guide, case, today),
        ),
        began: case.began.map(|at| at.to_string()),
        changed: case.changed.map(|at| at.to_string()),
    }
}

fn step<'a>(guide: &'a Guide, case: &'a Case) -> Option<StepAt<'a>> {
    let walk = Walk::of(guide, case)?;
    if case.outcome != crate::case::Outcome::Open {
        return None;
    }
    let item = walk.current()?;
    // The step belongs to the guide, which outlives the walk.
    let id = walk
        .channel
        .steps
        .iter()
        .find(|step| step.id == item.step.id)?;
    Some(StepAt {
        id: &id.id,
        number: item.number?,
        of: walk.progress().1,
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

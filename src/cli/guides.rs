//! `outro guides`: the guides in short, and what is wrong with them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Error, complain};
use crate::guide::catalogue::{self, Origin};
use crate::guide::{Catalogue, Guide, clean};
use crate::words::{fill, number, say, text};

/// A person's own files by their paths.
type Own = [(PathBuf, Vec<u8>)];

/// A guide in a list, as scripts see it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    about: &'a str,
    revision: u32,
    built_in: bool,
    file: Option<&'a Path>,
}

/// Lists every guide that can be read; says which cannot.
pub(super) fn list(own: &Own, json: bool) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own.iter().cloned());
    for problem in catalogue.problems() {
        complain(&problem.to_string());
    }
    let mut out = io::stdout().lock();
    if json {
        let lines: Vec<Line<'_>> = catalogue.entries().iter().map(line).collect();
        let text = serde_json::to_string_pretty(&lines).map_err(io::Error::from)?;
        writeln!(out, "{text}")?;
        return Ok(out.flush()?);
    }
    for entry in catalogue.entries() {
        let values = [
            ("id", text(&entry.id)),
            ("title", text(&entry.title)),
            ("about", text(&entry.about)),
        ];
        let line = match entry.origin {
            Origin::BuiltIn => fill("cli-guide-line", &values),
            Origin::Own(_) => fill("cli-guide-line-own", &values),
        };
        writeln!(out, "{}", clean(&line))?;
    }
    Ok(out.flush()?)
}

fn line(entry: &catalogue::Entry) -> Line<'_> {
    Line {
        id: &entry.id,
        title: &entry.title,
        about: &entry.about,
        revision: entry.revision,
        built_in: entry.origin == Origin::BuiltIn,
        file: match &entry.origin {
            Origin::BuiltIn => None,
            Origin::Own(path) => Some(path),
        },
    }
}

/// Shows one guide: in short, or whole as JSON.
pub(super) fn show(own: &Own, id: &str, json: bool) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own.iter().cloned());
    let Some(guide) = catalogue.get(id) else {
        return Err(Error::Plain(match catalogue.problem_with(id) {
            Some(problem) => problem.to_string(),
            None => unknown(&catalogue, id),
        }));
    };
    let mut out = io::stdout().lock();
    if json {
        let text = serde_json::to_string_pretty(&*guide).map_err(io::Error::from)?;
        writeln!(out, "{text}")?;
    } else {
        for line in in_short(&guide) {
            writeln!(out, "{}", clean(&line))?;
        }
    }
    Ok(out.flush()?)
}

fn unknown(catalogue: &Catalogue, id: &str) -> String {
    let ids: Vec<&str> = catalogue.entries().iter().map(|e| e.id.as_str()).collect();
    let values = [("id", text(id)), ("ids", text(ids.join(", ")))];
    fill("cli-guide-unknown", &values)
}

fn in_short(guide: &Guide) -> Vec<String> {
    let joined = |list: Vec<&str>| text(list.join(", "));
    let [least, most] = guide.summary.minutes;
    let minutes = [
        ("least", number(least as usize)),
        ("most", number(most as usize)),
    ];
    let countries = guide.regions.iter().map(|one| one.label.as_str()).collect();
    let plans = guide.plans.iter().map(|one| one.title.as_str()).collect();
    let revision = number(guide.revision as usize);
    let mut lines = vec![
        fill(
            "cli-guide-title",
            &[("title", text(&guide.title)), ("revision", revision)],
        ),
        guide.about.clone(),
        fill("common-summary-minutes", &minutes),
        fill("cli-guide-countries", &[("countries", joined(countries))]),
        fill("cli-guide-plans", &[("plans", joined(plans))]),
        say("cli-guide-channels"),
    ];
    for channel in &guide.channels {
        let values = [
            ("id", text(&channel.id)),
            ("title", text(&channel.title)),
            ("steps", number(channel.steps.len())),
        ];
        lines.push(fill("cli-guide-channel", &values));
    }
    lines
}

/// Holds guides against the rules: these files, or the built-in ones and the person's own.
pub(super) fn check(own: &Own, paths: &[PathBuf]) -> Result<(), Error> {
    let _ = (own, paths);
    Err(Error::Plain(say("cli-check-later")))
}

/// Prints the JSON Schema that editors check guides with.
pub(super) fn schema() -> Result<(), Error> {
    let schema = schemars::schema_for!(Guide);
    let text = serde_json::to_string_pretty(&schema).map_err(io::Error::from)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

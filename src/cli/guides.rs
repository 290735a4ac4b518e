//! `outro guides`: the guides in short, and what is wrong with them.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::printer::Printer;
use super::{Error, print_error};
use crate::guide::catalogue::{self, Origin};
use crate::guide::{self, Catalogue, Guide, lint};
use crate::i18n::{number, text, tr, tr_with};
use crate::platform::{Platform, System};
use crate::present;

/// A person's own files by their paths.
pub(super) type Own = [(PathBuf, Vec<u8>)];

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
        print_error(&problem.to_string());
    }
    let mut out = Printer::stdout();
    if json {
        let lines: Vec<Line<'_>> = catalogue.entries().iter().map(line).collect();
        out.json(&lines)?;
        return Ok(out.flush()?);
    }
    for entry in catalogue.entries() {
        let values = [
            ("id", text(entry.id.as_str())),
            ("title", text(&entry.title)),
            ("about", text(&entry.about)),
        ];
        let line = match entry.origin {
            Origin::BuiltIn => tr_with("cli-guide-line", &values),
            Origin::Own(_) => tr_with("cli-guide-line-own", &values),
        };
        out.line(&line)?;
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
    let guide = find(&catalogue, id)?;
    let mut out = Printer::stdout();
    if json {
        out.json(&*guide)?;
    } else {
        for line in in_short(&guide) {
            out.line(&line)?;
        }
    }
    Ok(out.flush()?)
}

/// The guide with this id; an error names those that there are.
pub(super) fn find(catalogue: &Catalogue, id: &str) -> Result<Arc<Guide>, Error> {
    catalogue.get(id).ok_or_else(|| {
        Error::Plain(match catalogue.problem_with(id) {
            Some(problem) => problem.to_string(),
            None => unknown(catalogue, id),
        })
    })
}

fn unknown(catalogue: &Catalogue, id: &str) -> String {
    let ids: Vec<&str> = catalogue.entries().iter().map(|e| e.id.as_str()).collect();
    let values = [("id", text(id)), ("ids", text(ids.join(", ")))];
    tr_with("cli-guide-unknown", &values)
}

fn in_short(guide: &Guide) -> Vec<String> {
    let joined = |list: Vec<&str>| text(list.join(", "));
    let minutes = [("minutes", text(present::minutes(guide.summary.minutes)))];
    let countries = guide.regions.iter().map(|one| one.label.as_str()).collect();
    let plans = guide.plans.iter().map(|one| one.title.as_str()).collect();
    let revision = number(guide.revision as usize);
    let mut lines = vec![
        tr_with(
            "cli-guide-title",
            &[("title", text(&guide.title)), ("revision", revision)],
        ),
        guide.about.clone(),
        tr_with("common-summary-minutes", &minutes),
        tr_with("cli-guide-countries", &[("countries", joined(countries))]),
    ];
    if !guide.plans.is_empty() {
        lines.push(tr_with("cli-guide-plans", &[("plans", joined(plans))]));
    }
    lines.push(tr("cli-guide-channels"));
    for channel in &guide.channels {
        let values = [
            ("id", text(channel.id.as_str())),
            ("title", text(&channel.title)),
            ("steps", number(channel.steps.len())),
        ];
        lines.push(tr_with("cli-guide-channel", &values));
    }
    lines
}

/// Holds guides against the rules: these files and folders, or the built-in ones and the
/// person's own. Fails when a rule is broken; for warnings alone only where that is asked for.
pub(super) fn check(own: &Own, paths: &[PathBuf], strict: bool) -> Result<(), Error> {
    let today = System.today();
    let mut findings = Vec::new();
    let mut files = 0;
    if paths.is_empty() {
        let built_in = crate::guide::built_in::files();
        let mut all: Vec<File> = built_in
            .map(|(path, bytes)| (path, bytes.to_vec()))
            .collect();
        all.extend(
            own.iter()
                .map(|(path, b)| (path.display().to_string(), b.clone())),
        );
        files += all.iter().filter(|(path, _)| is_guide(path)).count();
        findings.extend(lint::check(&all, today));
    }
    for path in paths {
        let found = read(path)?;
        files += found.iter().filter(|(path, _)| is_guide(path)).count();
        if path.join("parts").is_dir() {
            findings.extend(lint::check(&found, today));
        } else {
            for (path, bytes) in found.iter().filter(|(path, _)| is_guide(path)) {
                findings.extend(lint::check_one(path, bytes, today));
            }
        }
    }
    if files == 0 {
        return Err(Error::Plain(tr("cli-check-nothing")));
    }
    report(&findings, files)?;
    let fails = |found: &lint::Finding| strict || found.rule.severity == lint::Severity::Error;
    if findings.iter().any(fails) {
        return Err(Error::Said);
    }
    Ok(())
}

fn report(findings: &[lint::Finding], files: usize) -> Result<(), Error> {
    let mut out = Printer::stdout();
    let mut reasons: Vec<&lint::Rule> = Vec::new();
    for finding in findings {
        out.line(&finding.to_string())?;
        if !reasons.contains(&finding.rule) {
            reasons.push(finding.rule);
        }
    }
    for rule in reasons {
        let values = [("rule", text(rule.id)), ("reason", text(rule.reason))];
        out.line(&tr_with("cli-check-why", &values))?;
    }
    let of = |severity| {
        let found = findings.iter().filter(|one| one.rule.severity == severity);
        number(found.count())
    };
    let values = [
        ("files", number(files)),
        ("errors", of(lint::Severity::Error)),
        ("warnings", of(lint::Severity::Warning)),
    ];
    out.line(&tr_with("cli-check-sum", &values))?;
    Ok(out.flush()?)
}

/// A file by its path as it is shown.
type File = (String, Vec<u8>);

/// A file, or the guides and parts of a folder, by their paths.
fn read(path: &Path) -> Result<Vec<File>, Error> {
    let cannot = |path: &Path, error: &io::Error| {
        let path = text(path.display().to_string());
        let values = [("path", path), ("reason", text(error.to_string()))];
        Error::Plain(tr_with("cli-check-unreadable", &values))
    };
    let mut paths = vec![path.to_path_buf()];
    if path.is_dir() {
        paths.clear();
        for folder in [path.to_path_buf(), path.join("parts")] {
            if !folder.is_dir() {
                continue;
            }
            let entries = std::fs::read_dir(&folder).map_err(|error| cannot(&folder, &error))?;
            let found = entries.filter_map(|entry| Some(entry.ok()?.path()));
            paths.extend(found.filter(|path| path.is_file() && is_json(path)));
        }
        paths.sort();
    }
    let read = |path: PathBuf| {
        let bytes = read_some(&path).map_err(|error| cannot(&path, &error))?;
        Ok((path.display().to_string(), bytes))
    };
    paths.into_iter().map(read).collect()
}

/// A file's bytes, no more than tell that it is too large to be a guide.
fn read_some(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = catalogue::LARGEST as u64 + 1;
    std::fs::File::open(path)?
        .take(most)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
}

/// True for a guide or a part; the folder of guides also holds their schema and a list of ids.
fn is_guide(path: &str) -> bool {
    !["guide.schema.json", "released-ids.json"]
        .iter()
        .any(|other| path.ends_with(other))
        && is_json(Path::new(path))
}

/// Prints the JSON Schema that editors check guides with.
pub(super) fn schema() -> Result<(), Error> {
    let mut out = Printer::stdout();
    out.text(&String::from_utf8_lossy(guide::schema()))?;
    Ok(out.flush()?)
}

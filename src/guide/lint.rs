//! Holds guides and parts against the rules that keep a person from being led astray.
//!
//! Each rule has an id, a reason, and a broken example that it must catch
//! (`tests/fixtures/guides/broken/<rule>.json`). Findings name a line and a way out.

use std::fmt;

use jiff::civil::Date;

use super::built_in;
use super::position::Place;

mod facts;
mod flow;
mod form;
mod input;

use form::{format, ids, language, letters, links, parts, references, voice};

use facts::{account, codes, dates, money, sources};

use flow::{billing, choices, confirm, graph, observations, ways};

pub use ids::permanent_ids;
use input::{Doc, LintInput};

/// The most findings of one file; more than anybody reads.
const MOST: usize = 500;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The guide must not be released with it.
    Error,
    /// Worth a second look.
    Warning,
}

/// A rule that guides are held against.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Permanent id, `[a-z-]`.
    pub id: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Why it is there.
    pub reason: &'static str,
}

impl Rule {
    const fn error(id: &'static str, reason: &'static str) -> Self {
        Rule {
            id,
            severity: Severity::Error,
            reason,
        }
    }

    const fn warning(id: &'static str, reason: &'static str) -> Self {
        Rule {
            id,
            severity: Severity::Warning,
            reason,
        }
    }
}

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    &format::READABLE,
    &format::DUPLICATE_FIELD,
    &format::FORMAT,
    &format::FILE_NAME,
    &format::REVISION,
    &format::PART,
    &format::USE_OR_STEPS,
    &ids::ID_FORM,
    &ids::ID_UNIQUE,
    &ids::ID_PERMANENT,
    &references::UNKNOWN_REFERENCE,
    &letters::LETTER_SLOTS,
    &ways::END_REACHABLE,
    &ways::TROUBLE_EXIT,
    &ways::TRIES_BOUNDED,
    &ways::HIDDEN_TARGET,
    &confirm::CONFIRM_CARE,
    &confirm::CONFIRM_ONCE,
    &confirm::CONFIRM_MISSING,
    &observations::SOMETHING_ELSE_LAST,
    &observations::SOMETHING_ELSE_LEADS_ON,
    &choices::CHOOSE_OPTIONS,
    &choices::CHOSEN,
    &billing::BILLING_REACHES,
    &billing::BILLING_PATTERN,
    &billing::BILLING_QUESTION,
    &billing::BILLING_ORDER,
    &links::HOST_FORM,
    &links::LINK_ADDRESS,
    &links::LINK_FILLED,
    &links::AFFILIATE,
    &language::TITLE_VERB,
    &language::TITLE_LENGTH,
    &language::SAY_LENGTH,
    &language::SENTENCE_LENGTH,
    &language::BANNED_WORDS,
    &language::EMPTY_TEXT,
    &language::HIDDEN_CHARACTERS,
    &voice::ONE_VOICE,
    &voice::STIFF_WORDS,
    &account::KEEP_ACCOUNT,
    &dates::DATE_REAL,
    &dates::DATE_FUTURE,
    &dates::DATE_OLD,
    &sources::CHECKED_SOURCE,
    &sources::UNUSED_SOURCE,
    &sources::SOURCE_ADDRESS,
    &sources::CONTACT_SOURCE,
    &money::MONEY,
    &codes::CODES,
];

/// One place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The file, as it was given.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The value that is meant, as a JSON pointer; empty for the whole file.
    pub pointer: String,
    /// What is wrong there.
    pub message: String,
    /// What would put it right.
    pub fix: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            f,
            "{}:{}: {severity} [{}] {}",
            self.file, self.place, self.rule.id, self.message
        )?;
        if !self.fix.is_empty() {
            write!(f, " {}", self.fix)?;
        }
        if self.pointer.is_empty() {
            Ok(())
        } else {
            write!(f, " (at {})", self.pointer)
        }
    }
}

/// Checks guides, parts (files in a folder `parts`) and the list `released-ids.json` together.
///
/// Files that are not `.json`, and the schema, are passed over. Findings come by file and line.
pub fn check(files: &[(String, Vec<u8>)], today: Date) -> Vec<Finding> {
    let mut report = Report::default();
    let library = LintInput::read(files, today, &mut report);
    for doc in &library.docs {
        for of_a_file in [
            format::check,
            ids::check,
            voice::check,
            account::check,
            letters::check,
            sources::check,
            money::check,
            codes::check,
        ] {
            of_a_file(doc, &mut report);
        }
    }
    for (doc, pointer, step) in library.steps() {
        for of_a_step in [confirm::check, observations::check, choices::check] {
            of_a_step(doc, &pointer, step, &mut report);
        }
    }
    for of_all in [
        ids::check_released,
        references::check,
        parts::check,
        ways::check,
        confirm::check_ways,
        choices::check_chosen,
        billing::check,
        links::check,
        language::check,
        account::check_pressed,
        dates::check,
    ] {
        of_all(&library, &mut report);
    }
    report.sorted()
}

/// Checks one file beside the guides and parts that came with the program.
pub fn check_one(path: &str, bytes: &[u8], today: Date) -> Vec<Finding> {
    let tail = |path: &str| {
        let mut names = path.rsplit(['/', '\\']);
        let name = names.next().unwrap_or_default().to_owned();
        (name, names.next() == Some("parts"))
    };
    let others = built_in::files().filter(|(other, _)| tail(other) != tail(path));
    let mut files = vec![(path.to_owned(), bytes.to_vec())];
    files.extend(others.map(|(path, bytes)| (path, bytes.to_vec())));
    let mut findings = check(&files, today);
    findings.retain(|finding| finding.file == path);
    findings
}

/// Collects findings.
#[derive(Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding at a pointer of a file.
    fn add(
        &mut self,
        rule: &'static Rule,
        doc: &Doc,
        pointer: &str,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) {
        let of_file = self
            .findings
            .iter()
            .filter(|finding| finding.file == doc.path)
            .count();
        if of_file >= MOST {
            return;
        }
        self.push(Finding {
            rule,
            file: doc.path.to_owned(),
            place: doc.map.nearest(pointer),
            pointer: pointer.to_owned(),
            message: message.into(),
            fix: fix.into(),
        });
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// By file and line, each only once: a part may be read on behalf of several guides.
    fn sorted(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.file.clone(), finding.place, finding.rule.id);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        let same = |a: &Finding| {
            (
                a.rule.id,
                a.file.clone(),
                a.pointer.clone(),
                a.message.clone(),
            )
        };
        findings.dedup_by(|a, b| same(a) == same(b));
        findings
    }
}

//! Every rule catches a broken example of its own, names the line, and leaves the good guide alone.
//!
//! A fixture `broken/<rule>.json` is a list of cases. Each changes one file of the good guide
//! (`in`) by replacing texts that stand in it once, and tells which text the line that the rule
//! names must hold (`line`). `also` lists other rules that the same slip rightly breaks.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use outro::guide::built_in;
use outro::guide::lint::{self, Finding, Severity};
use proptest::prelude::{any, prop, proptest};
use serde::Deserialize;

const TODAY: Date = date(2026, 11, 22);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Why it is broken, for whoever reads the fixture.
    why: String,
    #[serde(rename = "in")]
    file: String,
    replace: Vec<[String; 2]>,
    line: String,
    #[serde(default)]
    also: BTreeSet<String>,
    #[serde(default)]
    rename: Option<String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/guides")
        .join(name)
}

fn good() -> Vec<(String, Vec<u8>)> {
    ["tiny.json", "parts/shop.json", "released-ids.json"]
        .map(|name| {
            (
                name.to_owned(),
                std::fs::read(folder("good").join(name)).unwrap(),
            )
        })
        .to_vec()
}

/// The good files with one of them broken, and the text of the broken one.
fn broken(case: &Case) -> (Vec<(String, Vec<u8>)>, String) {
    let mut files = good();
    let file = files
        .iter_mut()
        .find(|(name, _)| *name == case.file)
        .unwrap();
    let mut text = String::from_utf8(file.1.clone()).unwrap();
    for [old, new] in &case.replace {
        assert_eq!(text.matches(old.as_str()).count(), 1, "{}: {old}", case.why);
        text = text.replace(old.as_str(), new);
    }
    file.1 = text.clone().into_bytes();
    if let Some(name) = &case.rename {
        file.0.clone_from(name);
    }
    (files, text)
}

fn told(findings: &[Finding]) -> String {
    findings.iter().fold(String::new(), |told, finding| {
        told + "\n  " + &finding.to_string()
    })
}

#[test]
fn the_good_guide_breaks_no_rule() {
    let findings = lint::check(&good(), TODAY);
    assert!(findings.is_empty(), "{}", told(&findings));
}

#[test]
fn the_guides_that_come_with_outro_break_no_rule_but_that_of_old_dates() {
    let files: Vec<(String, Vec<u8>)> = built_in::files()
        .map(|(path, bytes)| (path, bytes.to_vec()))
        .collect();
    assert!(files.len() > 20, "only {} files", files.len());
    // Their own dates may be later than that of the broken examples.
    let mut findings = lint::check(&files, date(2030, 1, 1));
    findings.retain(|finding| finding.rule.id != "date-old");
    assert!(findings.is_empty(), "{}", told(&findings));
}

#[test]
fn every_rule_has_a_broken_example_and_a_reason() {
    let there: BTreeSet<String> = std::fs::read_dir(folder("broken"))
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let rules: BTreeSet<String> = lint::RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(there, rules);
    assert_eq!(rules.len(), lint::RULES.len(), "two rules share an id");
    for rule in lint::RULES {
        assert!(
            rule.reason.len() > 20 && rule.reason.ends_with('.'),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_broken_example_is_caught_at_its_line() {
    let mut failed = String::new();
    for rule in lint::RULES {
        let path = folder("broken").join(format!("{}.json", rule.id));
        let cases: Vec<Case> = serde_json::from_slice(&std::fs::read(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", rule.id));
        assert!(!cases.is_empty());
        for case in cases {
            if let Err((problem, findings)) = check_case(rule, &case) {
                failed = format!(
                    "{failed}\n{}, “{}”: {problem}{}",
                    rule.id,
                    case.why,
                    told(&findings)
                );
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

fn check_case(rule: &lint::Rule, case: &Case) -> Result<(), (String, Vec<Finding>)> {
    let (files, text) = broken(case);
    let findings = lint::check(&files, TODAY);
    let file = case.rename.as_ref().unwrap_or(&case.file);
    let (caught, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.rule == rule);
    let lines: Vec<&str> = text.lines().collect();
    let named = |finding: &&Finding| {
        let line = lines.get(finding.place.line - 1);
        &finding.file == file && line.is_some_and(|line| line.contains(&case.line))
    };
    let others: BTreeSet<String> = others
        .iter()
        .map(|other| other.rule.id.to_owned())
        .collect();
    let problem = if caught.is_empty() {
        "it was not caught".to_owned()
    } else if !caught.iter().any(named) {
        "another file or line is named".to_owned()
    } else if caught.iter().any(|finding| {
        finding.message.is_empty() || finding.fix.is_empty() && rule.id != "readable"
    }) {
        "it says nothing, or shows no way out".to_owned()
    } else if others != case.also {
        format!("other rules speak up: {others:?}")
    } else {
        return Ok(());
    };
    Err((problem, findings))
}

#[test]
fn a_file_that_is_no_text_is_told_of() {
    let large = vec![b' '; outro::guide::catalogue::LARGEST + 1];
    let files = [
        ("large.json".to_owned(), large),
        ("latin.json".to_owned(), b"{\"a\": \"\xff\"}".to_vec()),
        ("README.md".to_owned(), b"\xff".to_vec()),
        ("guide.schema.json".to_owned(), b"{}".to_vec()),
    ];
    let findings = lint::check(&files, TODAY);
    let rules: Vec<_> = findings
        .iter()
        .map(|finding| (finding.file.as_str(), finding.rule.id))
        .collect();
    assert_eq!(
        rules,
        [("large.json", "readable"), ("latin.json", "readable")]
    );
}

/// The guide `tiny` with a step whose title names nothing to do.
fn with_a_title_that_says_nothing_to_do() -> Vec<(String, Vec<u8>)> {
    let (files, _) = broken(&Case {
        why: String::new(),
        file: "tiny.json".into(),
        replace: vec![[
            "\"Open your settings page\"".into(),
            "\"Settings page\"".into(),
        ]],
        line: String::new(),
        also: BTreeSet::new(),
        rename: None,
    });
    files
}

#[test]
fn one_file_is_checked_beside_the_built_in_ones() {
    let files = with_a_title_that_says_nothing_to_do();
    let findings = lint::check_one("/somewhere/tiny.json", &files[0].1, TODAY);
    // The part `shop` is not built in.
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, BTreeSet::from(["part", "title-verb"]));
    assert!(
        findings
            .iter()
            .all(|finding| finding.file == "/somewhere/tiny.json")
    );
}

#[test]
fn a_finding_reads_like_a_compiler_s_message() {
    let files = with_a_title_that_says_nothing_to_do();
    let findings = lint::check(&files, TODAY);
    let [finding] = findings.as_slice() else {
        panic!("{}", told(&findings))
    };
    assert_eq!(finding.rule.severity, Severity::Error);
    let line = finding.place.line;
    assert_eq!(
        finding.to_string(),
        format!(
            "tiny.json:{line}:11: error [title-verb] “Settings page” does not begin with a verb that people know. Begin with what to do: Open, Press, Find, Say, Wait … (at /channels/0/steps/0/title)"
        ),
    );
}

proptest! {
    #[test]
    fn no_file_brings_the_check_down(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
        let files = [
            ("tiny.json".to_owned(), bytes.clone()),
            ("parts/shop.json".to_owned(), bytes.clone()),
            ("released-ids.json".to_owned(), bytes),
            (text.clone(), text.into_bytes()),
        ];
        lint::check(&files, TODAY);
    }

    #[test]
    fn no_damaged_guide_brings_the_check_down(
        which in 0usize..3, at in any::<prop::sample::Index>(), length in 0usize..40, put in "[\\[\\]{}:,\"a-z0-9 -]{0,30}"
    ) {
        let mut files = good();
        let bytes = &mut files[which].1;
        let at = at.index(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, put.bytes());
        for finding in lint::check(&files, TODAY) {
            assert!(finding.place.line >= 1 && finding.place.column >= 1);
        }
    }

    /// Whole values are swapped for others, so that the file stays JSON and the rules are reached.
    #[test]
    fn no_odd_guide_brings_the_check_down(
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6)
    ) {
        let mut files = good();
        let mut guide: serde_json::Value = serde_json::from_slice(&files[0].1).unwrap();
        for (to, from) in swaps {
            let mut texts = Vec::new();
            strings(&guide, &mut String::new(), &mut texts);
            let taken = guide.pointer(&texts[from.index(texts.len())]).unwrap().clone();
            *guide.pointer_mut(&texts[to.index(texts.len())]).unwrap() = taken;
        }
        files[0].1 = serde_json::to_vec_pretty(&guide).unwrap();
        lint::check(&files, TODAY);
    }
}

fn strings(value: &serde_json::Value, at: &mut String, found: &mut Vec<String>) {
    let length = at.len();
    match value {
        serde_json::Value::String(_) => found.push(at.clone()),
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                *at += "/";
                *at += &index.to_string();
                strings(item, at, found);
                at.truncate(length);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, item) in fields {
                *at += "/";
                *at += &name.replace('~', "~0").replace('/', "~1");
                strings(item, at, found);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

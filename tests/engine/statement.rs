//! Bank files: what is found in them is what was put into them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use outro::guide::Catalogue;
use outro::statement::{Charge, Lookup, Statement};
use serde_json::Value;

mod hostile;
mod lookup;
mod rules;
mod year;

/// The folder with files of made-up people, each beside the right answers.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/statements")
}

/// The files, without the answers.
fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder())
        .expect("the fixtures")
        .map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    files.sort();
    files
}

/// A charge as the fixtures write it.
fn described(charge: &Charge) -> Value {
    serde_json::json!({
        "name": charge.name,
        "amount": charge.amount.in_currency(&charge.currency),
        "currency": charge.currency,
        "rhythm": charge.rhythm.id(),
        "times": charge.times(),
        "last": charge.last.to_string(),
        "next": charge.next.to_string(),
        "yearly": charge.yearly().in_currency(&charge.currency),
        "guide": charge.known.as_ref().map(|known| known.guide.to_string()),
        "rows": charge.rows,
    })
}

/// What is found in a file.
fn found_in(path: &Path) -> Vec<Value> {
    let lookup = Lookup::new(Catalogue::built_in());
    let statement =
        Statement::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    statement.charges(&lookup).iter().map(described).collect()
}

/// True where the two are alike in all that the expected one says: a name of none and a guide
/// of `*` say nothing.
fn agree(found: &Value, expected: &Value) -> bool {
    let fields = expected.as_object().expect("an object");
    fields
        .iter()
        .all(|(field, value)| match (field.as_str(), value) {
            ("name", Value::Null) => true,
            ("guide", Value::String(any)) if any == "*" => true,
            _ => found[field] == *value,
        })
}

#[test]
fn every_dialect_gives_exactly_the_charges_that_were_put_into_it() {
    let mut wrong = Vec::new();
    let (mut right, mut found_all, mut expected_all) = (0, 0, 0);
    for path in files() {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let answers = folder().join(format!("{name}.expected.json"));
        let answers: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(answers).expect("answers")).expect("JSON");
        let found = found_in(&path);
        let hit = |expected: &Value| found.iter().any(|found| agree(found, expected));
        let missing: Vec<&Value> = answers.iter().filter(|expected| !hit(expected)).collect();
        let extra: Vec<&Value> = found
            .iter()
            .filter(|found| !answers.iter().any(|expected| agree(found, expected)))
            .collect();
        right += answers.len() - missing.len();
        found_all += found.len();
        expected_all += answers.len();
        for one in missing {
            wrong.push(format!("{name}: missing {one}"));
        }
        for one in extra {
            wrong.push(format!("{name}: too much {one}"));
        }
    }
    println!("precision {right}/{found_all}, recall {right}/{expected_all}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let dialects: BTreeSet<PathBuf> = files().into_iter().collect();
    assert!(dialects.len() >= 40, "{} dialects", dialects.len());
}

//! Bank files: what is found in them is what was put into them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use outro::guide::Catalogue;
use outro::statement::{Charge, Lookup, Rhythm, Statement};
use serde_json::Value;

mod amounts;
mod damaged;
mod dialects;
mod goes_on;
mod hostile;
mod lookup;
mod rules;
mod year;

/// The guides that come with Outro, made ready once: that takes longer than a file.
pub(crate) fn known_guides() -> &'static Lookup {
    static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| Lookup::new(Catalogue::built_in()));
    &LOOKUP
}

/// The folder with files of made-up people, each beside the right answers.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/statements")
}

/// Files that were made after the code, by the examples of other banks, and the right answers.
fn second_folder() -> PathBuf {
    folder().join("second")
}

/// The files of both folders, without the answers.
fn files() -> Vec<PathBuf> {
    let mut files = files_in(&folder());
    files.extend(files_in(&second_folder()));
    files
}

/// The files of a folder, without the answers.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".expected.json"))
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
        "rhythm": charge.rhythm.map(Rhythm::id),
        "times": charge.times(),
        "last": charge.last.to_string(),
        "next": charge.next.map(|day| day.to_string()),
        "yearly": charge.yearly().map(|amount| amount.in_currency(&charge.currency)),
        "guide": charge.known.as_ref().map(|known| known.guide.to_string()),
        "rows": charge.rows,
    })
}

/// What is found in a file.
fn found_in(path: &Path) -> Vec<Value> {
    let statement =
        Statement::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    statement
        .charges(known_guides())
        .iter()
        .map(described)
        .collect()
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

/// Holds what is found in the files of a folder against the right answers beside them.
fn hold(folder: &Path) {
    let mut wrong = Vec::new();
    let (mut right, mut found_all, mut expected_all) = (0, 0, 0);
    for path in files_in(folder) {
        let name = path.file_name().expect("a name").to_string_lossy();
        let answers = folder.join(format!("{name}.expected.json"));
        let answers: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(answers).expect("answers")).expect("JSON");
        let statement = Statement::open(&path).expect("a statement");
        if statement.unread() > 0 || statement.broken_at().is_some() {
            wrong.push(format!("{name}: not read whole"));
        }
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
        wrong.extend(missing.iter().map(|one| format!("{name}: missing {one}")));
        wrong.extend(extra.iter().map(|one| format!("{name}: too much {one}")));
    }
    println!("precision {right}/{found_all}, recall {right}/{expected_all}");
    assert!(
        wrong.is_empty(),
        "precision {right}/{found_all}, recall {right}/{expected_all}\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_dialect_gives_exactly_the_charges_that_were_put_into_it() {
    hold(&folder());
    assert!(files_in(&folder()).len() >= 40);
}

#[test]
fn what_was_made_after_the_code_gives_exactly_the_charges_that_were_put_into_it() {
    hold(&second_folder());
    assert!(files_in(&second_folder()).len() >= 20);
}

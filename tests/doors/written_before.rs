//! What an earlier version wrote still opens and says the same. The files of
//! `tests/fixtures/written-before` were written by the program as it was on 28 November 2026, and
//! `cases.json` is what it then said of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use outro::store::Store;
use outro::store::disk::Os;
use outro::store::settings::{Settings, Theme};
use serde_json::Value;
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/written-before")
        .join(name)
}

/// A data folder with what was written then.
fn data() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("cases")).unwrap();
    for entry in fs::read_dir(fixture("cases")).unwrap() {
        let entry = entry.unwrap();
        let to = folder.path().join("cases").join(entry.file_name());
        fs::copy(entry.path(), to).unwrap();
    }
    fs::copy(
        fixture("settings.json"),
        folder.path().join("settings.json"),
    )
    .unwrap();
    folder
}

fn outro(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outro"));
    command.arg("--data-dir").arg(folder).args(words);
    let done = command.env("HOME", folder).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// What is said of the cases, but for what comes next and what is due, which hang on the day.
fn cases(json: &str) -> Vec<Value> {
    let mut cases: Vec<Value> = serde_json::from_str(json).unwrap();
    for case in &mut cases {
        let case = case.as_object_mut().unwrap();
        case.remove("next");
        case.remove("due");
        let dates = case["dates"].as_object_mut().unwrap();
        dates.remove("next_charge");
        dates.remove("trial_ends");
    }
    cases.sort_by_key(|case| case["id"].to_string());
    cases
}

fn expected() -> Vec<Value> {
    cases(&fs::read_to_string(fixture("cases.json")).unwrap())
}

#[test]
fn journals_that_were_written_before_say_the_same() {
    let data = data();
    assert_eq!(cases(&outro(data.path(), &["cases", "--json"])), expected());
}

/// Brings the export that was written before in; what is said of it.
fn bring_in(data: &Path, more: &[&str]) -> String {
    let export = fixture("export.json");
    let import = ["data", "import", export.to_str().unwrap(), "--yes"];
    outro(data, &[&import, more].concat())
}

#[test]
fn an_export_that_was_written_before_brings_the_same_in() {
    let data = tempfile::tempdir().unwrap();
    bring_in(data.path(), &[]);
    assert_eq!(cases(&outro(data.path(), &["cases", "--json"])), expected());
}

#[test]
fn an_export_that_another_program_saved_again_brings_the_same_in() {
    let text = fs::read_to_string(fixture("export.json")).unwrap();
    let indented: Value = serde_json::from_str(&text).unwrap();
    for changed in [
        format!("\u{feff}{text}"),
        format!("\u{feff}{text}\r\n"),
        text.replace('\n', "\r\n"),
        format!(
            "\u{feff}{}",
            serde_json::to_string_pretty(&indented).unwrap()
        ),
    ] {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("moved.json");
        fs::write(&file, changed).unwrap();
        let import = ["data", "import", file.to_str().unwrap(), "--yes"];
        outro(data.path(), &import);
        assert_eq!(cases(&outro(data.path(), &["cases", "--json"])), expected());
        let said = outro(data.path(), &import);
        assert!(said.contains("Nothing was changed."), "{said}");
    }
}

#[test]
fn what_an_import_says_of_deleted_cases_is_what_it_does() {
    let data = tempfile::tempdir().unwrap();
    bring_in(data.path(), &[]);
    let all = cases(&outro(data.path(), &["cases", "--json"]));
    let (store, _) = Store::open(data.path(), Os);
    for case in store.cases().cases {
        store.delete(&case.id, Timestamp::UNIX_EPOCH).unwrap();
    }
    drop(store);
    let left = || cases(&outro(data.path(), &["cases", "--json"])).len();
    assert_eq!(left(), 0);
    let said = bring_in(data.path(), &[]);
    assert!(said.contains("--bring-back"), "{said}");
    assert!(said.contains("Nothing was changed."), "{said}");
    assert_eq!(left(), 0);
    let said = bring_in(data.path(), &["--bring-back"]);
    assert!(!said.contains("deleted here and stay"), "{said}");
    assert_eq!(left(), all.len());
}

#[test]
fn an_export_holds_the_same_lines_as_before() {
    let data = data();
    let file = data.path().with_extension("json");
    outro(data.path(), &["data", "export", file.to_str().unwrap()]);
    let read = |path: &Path| -> Value {
        let export: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        export["cases"].clone()
    };
    let (now, before) = (read(&file), read(&fixture("export.json")));
    fs::remove_file(file).unwrap();
    assert_eq!(now, before);
}

#[test]
fn settings_that_were_written_before_mean_the_same() {
    let bytes = fs::read(fixture("settings.json")).unwrap();
    let (settings, unread) = Settings::read(&bytes).unwrap();
    assert!(unread.is_empty(), "{unread:?}");
    assert_eq!(settings.theme, Theme::HighContrastDark);
    assert!(settings.system.dark && settings.system.contrast);
    assert_eq!(settings.text_size_percent, 150);
    assert!(settings.keep_on_top && settings.reduced_motion && settings.seen_welcome);
    assert!(settings.hosts_allowed.contains("www.example.com"));
    assert_eq!(settings.exported, ["/home/anna/outro-2026-11-22.json"]);
    let window = settings.window.unwrap();
    assert_eq!(
        (window.width, window.height, window.maximized),
        (900, 700, false)
    );
    assert!(settings.other.contains_key("a_later_setting"));
}

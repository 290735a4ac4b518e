//! "What is this charge?": one line, one file, and the case that one press begins.

mod certainty;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use outro::app::screen::Target;
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;
use outro::case::Case;
use outro::guide::Period;

use crate::support::on_disk;
use crate::support::scene::{self, Harness, drop_file, settle};
use crate::support::statements::three_times;

const LINE: &str = "What does the charge say on your statement?";

fn page() -> Harness {
    let mut harness = scene::open(Vec::new()).resized(1120.0, 3000.0);
    harness.publish(outro::app::go(Target::Charges));
    settle(&mut harness);
    harness
}

/// The page, with this line typed into it.
fn page_with(line: &str) -> Harness {
    let mut harness = page();
    harness.type_into(LINE, line);
    settle(&mut harness);
    harness
}

fn says(harness: &mut Harness, words: &str) {
    let nodes = harness.tree().nodes.into_iter();
    let said: Vec<String> = nodes.map(|node| node.semantics.name).collect();
    let text = said.join("\n");
    assert!(text.contains(words), "“{words}” is not said:\n{text}");
}

fn press(harness: &mut Harness, name: &str) {
    harness.press(Role::Button, name);
    settle(harness);
}

/// A bank's file with three months of this line, the last of them this month.
fn file(folder: &Path, line: &str, amount: &str) -> PathBuf {
    let path = folder.join("bank export.csv");
    let days = ["2026-09-20", "2026-10-20", "2026-11-20"];
    let charge = format!("{line},-{amount},USD,100.00");
    let other = "2026-10-02,CORNER BOOKS,-12.00,USD,90.00";
    fs::write(&path, three_times(days, &charge, other)).expect("a file");
    path
}

/// Holds what lies on the disk against what stood in the [`file`].
fn holds_nothing_of_the_file(left: &str) {
    let traces = [
        "866-579",
        "CORNER BOOKS",
        "bank export",
        "NETFLIX.COM",
        "90.00",
    ];
    for trace in traces {
        assert!(!left.contains(trace), "{trace} was kept");
    }
}

/// The one case on the disk.
fn only_case(harness: &Harness) -> Case {
    on_disk::only_case(harness.state.folder.path())
}

/// Every byte below a folder, as one text.
fn everything_below(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        all.push_str(&path.display().to_string());
        if path.is_dir() {
            all.push_str(&everything_below(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&fs::read(&path).expect("a file")));
        }
    }
    all
}

#[test]
fn a_line_is_asked_over_all_guides_and_begins_the_case_of_its_service() {
    let mut harness = page_with("NETFLIX.COM 866-579-7172 CA");
    says(&mut harness, "What is this charge?");
    says(&mut harness, "This is Netflix.");
    press(&mut harness, "Begin: Netflix");
    let case = only_case(&harness);
    assert_eq!(case.guide, "netflix");
    assert!(case.pattern.is_some());
    assert!(!everything_below(harness.state.folder.path()).contains("866-579"));
}

/// A usual window, and a small notebook's whose desktop is drawn half as large again.
const SIZES: [(f32, f32); 2] = [(1120.0, 760.0), (910.0, 512.0)];
const LINES: [&str; 3] = [
    "NETFLIX.COM 866-579-7172 CA",
    "PRIMEVAL GARDEN CENTRE",
    "APPLE.COM/BILL",
];

/// What a line means and what to press then, all of it in the window.
fn holds_in_sight(harness: &mut Harness, (width, height): (f32, f32), buttons: &[&str]) {
    let tree = harness.tree();
    let belongs = |node: &&Node| {
        let semantics = &node.semantics;
        buttons
            .iter()
            .any(|button| semantics.id.starts_with(button))
            || (semantics.role == Role::Status && !semantics.name.is_empty())
    };
    let result: Vec<&Node> = tree.nodes.iter().filter(belongs).collect();
    assert!(!result.is_empty(), "nothing is said");
    for node in result {
        let seen = node.visible.map_or(0.0, |seen| seen.height);
        assert!(
            seen + 1.0 >= node.bounds.height && node.bounds.y + seen <= height,
            "at {width} × {height}, {:?} shows {seen} of {:?}",
            node.semantics.name,
            node.bounds
        );
    }
}

#[test]
fn what_a_line_means_is_in_sight_without_scrolling() {
    for size in SIZES {
        for line in LINES {
            let mut harness = page().resized(size.0, size.1);
            harness.type_into(LINE, line);
            settle(&mut harness);
            holds_in_sight(&mut harness, size, &["charges-begin"]);
        }
    }
}

#[test]
fn what_a_line_means_is_in_sight_on_the_start_page() {
    for size in SIZES {
        for line in LINES {
            let mut harness = scene::open(Vec::new()).resized(size.0, size.1);
            harness.focus("charge-line");
            harness.type_letters(line);
            settle(&mut harness);
            holds_in_sight(&mut harness, size, &["charge-other", "charge-netflix"]);
        }
    }
}

#[test]
fn a_line_that_names_only_who_collects_leads_to_the_general_guide() {
    let mut harness = page_with("APPLE.COM/BILL 866-712-7753 CA");
    says(&mut harness, "Apple takes this money.");
    press(&mut harness, "Begin: Another subscription");
    assert_eq!(only_case(&harness).guide, "another-subscription");
}

#[test]
fn a_line_that_no_guide_knows_is_said_to_be_unknown_and_leads_on() {
    let mut harness = page_with("PRIMEVAL GARDEN CENTRE");
    says(&mut harness, "No guide knows these words.");
    assert!(harness.has(Role::Button, "Begin: Another subscription"));
}

/// The page with a file of three months of this line on it, and the folder of that.
fn with_dropped(line: &str, amount: &str) -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = page();
    drop_file(&mut harness, file(folder.path(), line, amount));
    (folder, harness)
}

#[test]
fn a_dropped_file_lists_its_charges_and_one_press_begins_a_case_with_price_and_date() {
    let (_folder, mut harness) = with_dropped("NETFLIX.COM 866-579-7172 CA", "15.49");
    says(
        &mut harness,
        "bank export.csv: 4 rows from 20 September 2026",
    );
    says(&mut harness, "$15.49 a month, $185.88 a year");
    says(
        &mut harness,
        "The next charge is expected on 20 December 2026.",
    );
    press(
        &mut harness,
        "Begin: Netflix, for NETFLIX.COM 866-579-7172 CA",
    );
    let case = only_case(&harness);
    assert_eq!(case.guide, "netflix");
    let price = case.price.as_ref().expect("the price");
    assert_eq!((price.hundredths, price.currency.as_str()), (1549, "USD"));
    assert_eq!(price.every, Period::Month);
    assert_eq!(case.renewal_date(), Some(date(2026, 12, 20)));
    // Of the file itself, nothing is left.
    let left = everything_below(harness.state.folder.path());
    holds_nothing_of_the_file(&left);
}

/// Begins to read a file at the place where it is, and does not wait for it.
fn begin_to_read(harness: &mut Harness, path: &Path) {
    harness.type_into("Or type where the file is", &path.display().to_string());
    harness.press(Role::Button, "Read this file");
}

#[test]
fn a_file_that_was_being_read_when_the_page_was_left_is_not_on_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path(), "NETFLIX.COM 866-579-7172 CA", "15.49");
    let mut harness = page();
    begin_to_read(&mut harness, &path);
    harness.publish(outro::app::go(Target::Home));
    harness.publish(outro::app::go(Target::Charges));
    settle(&mut harness);
    assert!(!harness.has(Role::Heading(2), "What is charged again and again"));
}

#[test]
fn of_several_dropped_files_none_is_taken_by_chance() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = page();
    for name in ["one", "two"] {
        let there = folder.path().join(name);
        fs::create_dir(&there).expect("a folder");
        let path = file(&there, "NETFLIX.COM 866-579-7172 CA", "15.49");
        let dropped = outro::app::components::export_check::Message::Dropped(path);
        harness.hear(outro::app::Message::Exports(dropped));
    }
    settle(&mut harness);
    says(&mut harness, "2 files were dropped.");
    assert!(!harness.has(Role::Heading(2), "What is charged again and again"));
}

/// Where the window of [`nothing_of_a_statement_is_left_in_any_folder`] has its home.
const HOME: &str = "OUTRO_TEST_HOME";
/// The file that it is given.
const STATEMENT: &str = "OUTRO_TEST_STATEMENT";

/// Types a line, reads a file and begins a case with it, in the home of this process.
fn use_a_statement(home: &Path, statement: &Path) {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = home.join("share/outro");
    let mut harness = scene::open_data(folder, &data, Arc::new(scene::Fixed::new()));
    harness = harness.resized(1120.0, 3000.0);
    harness.focus("charge-line");
    harness.type_letters("NETFLIX.COM 866-579-7172 CA");
    harness.publish(outro::app::go(Target::Charges));
    settle(&mut harness);
    harness.type_into(LINE, "NETFLIX.COM 866-579-7172 CA");
    drop_file(&mut harness, statement);
    press(
        &mut harness,
        "Begin: Netflix, for NETFLIX.COM 866-579-7172 CA",
    );
}

/// The window runs in a process of its own, whose every folder lies in one: for data, settings
/// and state, for what is cached, and for what is temporary.
#[test]
fn nothing_of_a_statement_is_left_in_any_folder() {
    if let (Some(home), Some(statement)) = (std::env::var_os(HOME), std::env::var_os(STATEMENT)) {
        return use_a_statement(Path::new(&home), Path::new(&statement));
    }
    let elsewhere = tempfile::tempdir().expect("a folder");
    let statement = file(elsewhere.path(), "NETFLIX.COM 866-579-7172 CA", "15.49");
    let home = tempfile::tempdir().expect("a folder");
    let mut window = std::process::Command::new(std::env::current_exe().expect("this test"));
    window.args([
        "--exact",
        "charges::nothing_of_a_statement_is_left_in_any_folder",
    ]);
    window.env(HOME, home.path()).env(STATEMENT, &statement);
    window.env("HOME", home.path());
    for (name, folder) in [
        ("XDG_DATA_HOME", "share"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "tmp"),
    ] {
        let folder = home.path().join(folder);
        fs::create_dir(&folder).expect("a folder");
        window.env(name, folder);
    }
    let ended = window.output().expect("it runs");
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stdout)
    );
    let left = everything_below(home.path());
    assert!(
        left.contains("StatementRead") || left.contains("statement"),
        "{left}"
    );
    holds_nothing_of_the_file(&left);
}

#[test]
fn without_the_tick_the_case_keeps_the_pattern_alone() {
    let (_folder, mut harness) = with_dropped("NETFLIX.COM", "15.49");
    harness.press(
        Role::CheckBox,
        "When I begin a case, note the price and the next date in it",
    );
    settle(&mut harness);
    press(&mut harness, "Begin: Netflix, for NETFLIX.COM");
    let case = only_case(&harness);
    assert!(case.pattern.is_some());
    assert_eq!((case.price.as_ref(), case.renewal_date()), (None, None));
}

#[test]
fn what_no_guide_knows_begins_with_the_general_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = page();
    let path = file(folder.path(), "PLANETARY FITNESS", "24.99");
    harness.type_into("Or type where the file is", &path.display().to_string());
    press(&mut harness, "Read this file");
    says(&mut harness, "No guide knows this charge.");
    press(
        &mut harness,
        "Begin: Another subscription, for PLANETARY FITNESS",
    );
    let case = only_case(&harness);
    assert_eq!(case.guide, "another-subscription");
    assert_eq!(case.price.map(|price| price.hundredths), Some(2499));
}

#[test]
fn a_pdf_is_refused_with_where_to_find_the_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("statement.pdf");
    fs::write(&path, b"%PDF-1.7\n").expect("a file");
    let mut harness = page();
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(path);
    press(&mut harness, "Choose a file");
    says(&mut harness, "statement.pdf: This is a PDF");
    says(&mut harness, "Your bank offers the same as CSV");
}

#[test]
fn a_file_is_forgotten_when_the_person_says_so() {
    let (_folder, mut harness) = with_dropped("PLANETARY FITNESS", "24.99");
    press(&mut harness, "Forget this file");
    says(&mut harness, "Nothing of the file is left in Outro.");
    assert!(!harness.has(Role::Button, "Forget this file"));
}

#[test]
fn the_list_of_guides_leads_here() {
    let mut harness = scene::open(Vec::new()).resized(1120.0, 3000.0);
    harness.publish(outro::app::go(Target::Guides));
    settle(&mut harness);
    press(&mut harness, "Choose a file");
    harness.find(Role::Heading(1), "What is this charge?");
}

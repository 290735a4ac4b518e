//! The sheet from the command line, from the terminal, and from the window.

use std::fs;
use std::path::PathBuf;

use outro::app::screen::Target;
use outro::app::ui::Role;
use outro::i18n::tr;

use super::program::Home;
use super::started;
use super::support::scene::{self, Harness, settle};
use super::ticked;

/// From the first page of the terminal to the steps of Apple on an iPhone.
const TO_THE_STEPS: &str =
    "cancel / amazon music / account / Zebedee / country / germany / apple / apple, on iphone";

/// A place for a file in a folder of its own, and how it is typed.
fn place(name: &str) -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let typed = path.display().to_string();
    (folder, path, typed)
}

#[test]
fn the_command_line_writes_it_once_and_says_where() {
    let home = Home::new();
    let (_folder, path, out) = place("a.html");
    let mut arguments = vec![
        "sheet",
        "--guide",
        "amazon-music",
        "--channel",
        "prime",
        "--region",
        "uk",
        "--out",
        &out,
    ];
    let ended = home.run(&arguments);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print(&out);
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .contains("United Kingdom")
    );
    fs::write(&path, "mine").unwrap();
    let again = home.run(&arguments);
    assert_eq!(again.code, 1);
    again.must_warn("--replace");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    arguments.push("--replace");
    assert_eq!(home.run(&arguments).code, 0);
    assert_ne!(fs::read_to_string(&path).unwrap(), "mine");
    assert!(!home.data().exists(), "nothing is kept of it");
}

#[test]
fn the_command_line_names_what_there_is_when_something_is_not() {
    let home = Home::new();
    let (folder, _, out) = place("a.html");
    for (guide, channel, region, plan, wanted) in [
        ("amazon-musik", "prime", "uk", "individual", "amazon-music"),
        ("amazon-music", "appel", "uk", "individual", "apple-iphone"),
        ("amazon-music", "prime", "gb", "individual", "uk"),
        ("amazon-music", "prime", "uk", "single", "individual"),
    ] {
        let ended = home.run(&[
            "sheet",
            "--guide",
            guide,
            "--channel",
            channel,
            "--region",
            region,
            "--plan",
            plan,
            "--out",
            &out,
        ]);
        assert_eq!(ended.code, 1, "{}", ended.out);
        ended.must_warn(wanted);
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    }
    let no_region = home.run(&[
        "sheet",
        "--guide",
        "amazon-music",
        "--channel",
        "prime",
        "--out",
        &out,
    ]);
    no_region.must_warn("--region");
    let no_case = home.run(&["sheet", "--case", "none", "--out", &out]);
    no_case.must_warn("outro cases");
    let wrong_use = home.run(&["sheet", "--out", &out]);
    assert_eq!(wrong_use.code, 2);
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn the_command_line_takes_everything_from_a_case_but_its_name() {
    let home = Home::new();
    home.types_after(TO_THE_STEPS, "quit");
    let case = home.case();
    let id = case["id"].as_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let ended = home.run(&["sheet", "--case", id, "--out", &out]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let path = folder
        .path()
        .join("amazon-music-apple-on-iphone-or-ipad.html");
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("Germany and Austria") && !page.contains("Zebedee"));
    let named = [
        "sheet",
        "--case",
        id,
        "--with-name",
        "--replace",
        "--out",
        &out,
    ];
    assert_eq!(home.run(&named).code, 0);
    assert!(fs::read_to_string(&path).unwrap().contains("Zebedee"));
    let other = [
        "sheet",
        "--case",
        id,
        "--guide",
        "amazon-prime",
        "--channel",
        "prime",
        "--out",
        &out,
    ];
    let other = home.run(&other);
    other.must_warn("follows the guide");
}

#[test]
fn the_command_line_takes_country_and_plan_of_a_case_before_its_channel() {
    let home = Home::new();
    let id = home.put(&[
        crate::support::events::started("amazon-music"),
        outro::case::Event::RegionChosen {
            region: "de".to_owned(),
        },
        outro::case::Event::PlanChosen {
            plan: Some("family".to_owned()),
        },
    ]);
    let (_folder, path, out) = place("a.html");
    let arguments = [
        "sheet",
        "--case",
        &id,
        "--channel",
        "amazon-website",
        "--whole",
        "--out",
        &out,
    ];
    let ended = home.run(&arguments);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let page = fs::read_to_string(&path).unwrap();
    assert!(
        page.contains("Germany and Austria") && page.contains("Family"),
        "{page}"
    );
}

#[test]
fn the_terminal_writes_it_opens_it_and_replaces_nothing_unasked() {
    let home = Home::new();
    let (_folder, path, typed) = place("sheet.html");
    let then = format!("sheet / without / {typed} / open it / back / quit");
    let ended = home.types_after(TO_THE_STEPS, &then);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print("It is here:");
    assert!(!fs::read_to_string(&path).unwrap().contains("Zebedee"));
    assert_eq!(home.opened(1), [typed.as_str()]);
    fs::write(&path, "mine").unwrap();
    home.talk(&["go on", "sheet", "with the", &typed, "keep", "back", "quit"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    home.talk(&[
        "go on", "sheet", "with the", &typed, "replace", "back", "quit",
    ]);
    assert!(fs::read_to_string(&path).unwrap().contains("Zebedee"));
}

#[test]
fn the_terminal_offers_the_home_folder_and_any_guide() {
    let home = Home::new();
    let ended = home.talk(&[
        "print",
        "amazon music",
        "japan",
        "amazon website",
        "",
        "back",
        "quit",
    ]);
    let written = ended.out.lines().find(|line| line.contains("It is here:"));
    assert!(written.is_some(), "{}", ended.out);
    let is_sheet = |path: &PathBuf| path.ends_with("amazon-music-amazon-website.html");
    let files: Vec<PathBuf> = home.files().into_iter().map(|(path, _)| path).collect();
    assert!(files.iter().any(is_sheet), "{files:?}");
}

#[test]
fn the_terminal_deletes_everything_only_in_words() {
    let home = Home::new();
    home.types_after(TO_THE_STEPS, "quit");
    let kept = home.talk(&["about", "delete everything", "delete", "quit"]);
    kept.must_print("Nothing was deleted.");
    assert!(kept.out.contains(&home.data().display().to_string()));
    assert_eq!(home.cases().len(), 1);
    let gone = home.talk(&["about", "delete everything", "Delete everything", "quit"]);
    gone.must_print("Everything was deleted.");
    assert!(home.cases().is_empty());
    home.must_not_keep("Zebedee");
}

/// The window on the steps of a case, with a folder for documents.
fn window() -> (Harness, tempfile::TempDir) {
    let mut events = started();
    events.push(ticked(0));
    let mut harness = scene::open(vec![("aaaa0000", events)]);
    let folder = tempfile::tempdir().unwrap();
    *harness.state.platform.documents.lock().unwrap() = Some(folder.path().to_path_buf());
    harness.publish(outro::app::go(Target::Case("aaaa0000".to_owned())));
    settle(&mut harness);
    (harness.resized(1120.0, 1600.0), folder)
}

fn press(harness: &mut Harness, name: &str) {
    let role = if harness.has(Role::Link, name) {
        Role::Link
    } else {
        Role::Button
    };
    harness.press(role, name);
    settle(harness);
}

#[test]
fn the_window_writes_it_says_where_and_opens_only_that() {
    let (mut harness, folder) = window();
    press(&mut harness, &tr("steps-good-to-know"));
    press(&mut harness, &tr("sheet-link"));
    press(&mut harness, &tr("dialog-sheet-do"));
    let path = folder
        .path()
        .join("amazon-music-apple-on-iphone-or-ipad.html");
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("(done)") && !page.contains("Zebedee"));
    let told = harness.tree().nodes.into_iter().any(|node| {
        let name = node.semantics.name;
        name.contains("It is here") && name.contains(&path.display().to_string())
    });
    assert!(told, "it says where the sheet is");
    assert_eq!(harness.focused(), "sheet-open");
    press(&mut harness, &tr("dialog-sheet-open"));
    press(&mut harness, &tr("dialog-sheet-folder"));
    let opened = harness.state.platform.opened.lock().unwrap().clone();
    let paths = [
        path.display().to_string(),
        folder.path().display().to_string(),
    ];
    assert_eq!(opened, paths);
}

#[test]
fn the_window_asks_before_it_replaces_and_puts_the_name_there_when_ticked() {
    let (mut harness, folder) = window();
    let path = folder
        .path()
        .join("amazon-music-apple-on-iphone-or-ipad.html");
    fs::write(&path, "mine").unwrap();
    press(&mut harness, &tr("steps-good-to-know"));
    press(&mut harness, &tr("sheet-link"));
    harness.press(Role::CheckBox, &tr("dialog-sheet-name"));
    press(&mut harness, &tr("dialog-sheet-do"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(harness.focused(), "dialog-field");
    press(&mut harness, &tr("dialog-sheet-replace"));
    assert!(fs::read_to_string(&path).unwrap().contains("Zebedee"));
}

#[test]
fn the_window_has_a_sheet_of_any_guide_once_all_is_chosen() {
    let mut harness = scene::open(Vec::new()).resized(1120.0, 1800.0);
    let folder = tempfile::tempdir().unwrap();
    *harness.state.platform.documents.lock().unwrap() = Some(folder.path().to_path_buf());
    harness.publish(outro::app::go(Target::Guides));
    settle(&mut harness);
    press(&mut harness, &tr("guides-sheet"));
    for choice in ["Amazon Music", "Italy", "It comes with Prime"] {
        let early = harness.has(Role::Button, &tr("dialog-sheet-do"));
        assert!(!early, "{choice} has not been chosen yet");
        harness.press(Role::Choice, choice);
        settle(&mut harness);
    }
    press(&mut harness, &tr("dialog-sheet-do"));
    let path = folder.path().join("amazon-music-it-comes-with-prime.html");
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("Italy") && page.contains("amazon.it"));
}

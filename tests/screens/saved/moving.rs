//! One file with everything, out and in: through the window, the terminal, the command line.

use std::fs;
use std::path::{Path, PathBuf};

use outro::app::ui::Role;
use outro::store::settings::{Settings, Theme};
use outro::store::transfer::Choices;
use outro::store::{CaseId, NewEntry};

use super::support::session::{Fixed, Journal, Window};
use super::*;
use crate::program::Home;
use crate::support::words::must_hold;

const TO: &str = "Where the file goes";
const FROM: &str = "A file from another computer";

fn settings(mut window: Window) -> Window {
    window.press(Role::ListItem, "Settings");
    window
}

fn at_settings() -> Window {
    let window = Window::with(|journal| journal.case("aa", "2026-11-22T10:00:00Z", begun()));
    settings(window)
}

/// Writes a folder with three cases, an own guide and dark colours to a file.
fn exported(file: &Path) {
    let old = tempfile::tempdir().unwrap();
    let journal = Journal::new(old.path());
    for (id, person) in [("aa", "Mum"), ("bb", "Dad"), ("cc", "Grandma")] {
        let mut events = begun();
        events.push(named(person));
        journal.case(id, "2026-11-21T10:00:00Z", events);
    }
    let kept = Settings {
        theme: Theme::Dark,
        hosts_allowed: ["example.org".to_owned()].into(),
        ..Settings::default()
    };
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    store(old.path()).save_settings(&kept, now).unwrap();
    fs::create_dir_all(old.path().join("guides")).unwrap();
    fs::write(old.path().join("guides/mine.json"), r#"{"id":"mine"}"#).unwrap();
    store(old.path())
        .export_to(file, "the old one", now)
        .unwrap();
}

#[test]
fn the_window_exports_to_a_file_and_never_over_one() {
    let mut window = at_settings();
    let away = tempfile::tempdir().unwrap();
    let path = away.path().join("out.json");
    assert_eq!(
        window.find(Role::TextField, TO).semantics.value.as_deref(),
        Some("outro-2026-11-22.json")
    );
    clear(&mut window, TO);
    window.write(TO, &path.display().to_string());
    window.press(Role::Button, "Export everything");
    window.must_say("Everything is in ");
    let bytes = fs::read(&path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("outro-export") && text.contains("amazon-website"));
    // A second time, the file that is there stays.
    window.press(Role::Button, "Export everything");
    window.must_say("Nothing was changed.");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // The file is named when everything is deleted, and left alone.
    window.press(Role::Button, "Delete everything…");
    window.press(Role::Button, "Delete everything for good");
    assert!(
        window.said().contains(&path.display().to_string()),
        "{}",
        window.said()
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert!(!window.on_disk().contains("amazon-website"));
}

fn clear(window: &mut Window, label: &str) {
    window.press(Role::TextField, label);
    for _ in 0..40 {
        window.hit(iced::keyboard::key::Named::End);
        window.hit(iced::keyboard::key::Named::Backspace);
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_nothing_is_left_there() {
    let mut window = at_settings();
    let away = tempfile::tempdir().unwrap();
    clear(&mut window, TO);
    window.write(
        TO,
        &away.path().join("not/there/out.json").display().to_string(),
    );
    window.press(Role::Button, "Export everything");
    assert!(window.has_alert(), "{}", window.said());
    assert_eq!(fs::read_dir(away.path()).unwrap().count(), 0);
}

/// A folder elsewhere with the file of the other computer in it.
fn export_of_the_old_one() -> (tempfile::TempDir, PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("out.json");
    exported(&file);
    (away, file)
}

#[test]
fn the_window_shows_what_would_come_in_and_twice_is_once() {
    let (_away, file) = export_of_the_old_one();
    let mut window = at_settings();
    let here = picture(&window.folder);
    window.write(FROM, &file.display().to_string());
    window.press(Role::Button, "Look into it");
    let said = window.said();
    must_hold(
        &said,
        &[
            "The file was made on “the old one”",
            "2 cases come in: Amazon Music (Dad), Amazon Music (Grandma).",
            "One case that is here gains entries: Amazon Music (Mum).",
            "One guide of your own comes in: mine.json.",
            "The settings in the file differ from yours.",
        ],
    );
    assert_eq!(picture(&window.folder), here, "looking changes nothing");
    window.press(Role::Button, "Leave as it is");
    assert_eq!(picture(&window.folder), here, "leaving changes nothing");
    window.press(Role::Button, "Look into it");
    window.press(Role::CheckBox, "Take over the settings of the file");
    window.press(Role::Button, "Bring in");
    window.must_say("It is all here now.");
    let kept = store(&window.folder).settings().0;
    assert_eq!(kept.theme, Theme::Dark);
    assert!(kept.hosts_allowed.is_empty(), "a consent came in");
    window.must_have(Role::ListItem, "Amazon Music");
    assert_eq!(on_disk::case(&window.folder, "aa").person, "Mum");
    let copies: Vec<_> = fs::read_dir(window.folder.join("history"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        copies.iter().any(|name| name.contains("before-import")),
        "{copies:?}"
    );
    let after = picture(&window.folder);
    window.press(Role::Button, "Look into it");
    window.must_say("There is nothing to bring in.");
    assert!(!window.has(Role::Button, "Bring in"));
    assert_eq!(picture(&window.folder), after);
    // What came in is on the list at once, and after a restart.
    let mut again = window.reopened();
    again.must_say("Grandma");
}

#[test]
fn what_was_deleted_here_is_asked_about_one_by_one() {
    let (_away, file) = export_of_the_old_one();
    let mut window = at_settings();
    let mine = store(&window.folder);
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    for (id, for_good) in [("bb", true), ("cc", false)] {
        write(&window.folder, id, begun());
        let id = CaseId::new(id).unwrap();
        mine.delete(&id, now).unwrap();
        if for_good {
            mine.purge(&id).unwrap();
        }
    }
    window.write(FROM, &file.display().to_string());
    window.press(Role::Button, "Look into it");
    window.must_say("2 cases were deleted here");
    assert!(window.has(Role::CheckBox, "Bring back all of them"));
    window.press(
        Role::CheckBox,
        "Bring back Amazon Music (Dad), which was deleted here",
    );
    window.press(Role::Button, "Bring in");
    let listed: Vec<_> = mine
        .cases()
        .cases
        .into_iter()
        .map(|case| case.id.to_string())
        .collect();
    assert_eq!(listed, ["aa", "bb"]);
    assert_eq!(on_disk::case(&window.folder, "bb").person, "Dad");
}

#[test]
fn a_file_that_is_none_is_told_and_changes_nothing() {
    let away = tempfile::tempdir().unwrap();
    let mut window = at_settings();
    let here = picture(&window.folder);
    let wrong = away.path().join("wrong.json");
    fs::write(&wrong, "a letter").unwrap();
    for path in [
        wrong.clone(),
        away.path().join("nothing"),
        away.path().to_path_buf(),
    ] {
        clear(&mut window, FROM);
        clear(&mut window, FROM);
        window.write(FROM, &path.display().to_string());
        window.press(Role::Button, "Look into it");
        assert!(window.has_alert(), "{}: {}", path.display(), window.said());
        let home = Home::new();
        let ended = home.run(&["data", "import", &path.display().to_string()]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{}", ended.err);
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    }
    assert_eq!(picture(&window.folder), here);
}

#[test]
fn the_command_line_takes_everything_to_another_computer() {
    let (old, new) = (Home::new(), Home::new());
    let file = old.data().with_file_name("out.json");
    let path = file.display().to_string();
    let nothing = old.run(&["data", "export", &path]);
    assert_eq!((nothing.code, file.exists()), (1, false), "{}", nothing.err);
    write(&old.data(), "aa", begun());
    let out = old.run(&["data", "export", &path]);
    assert_eq!(out.code, 0, "{}", out.err);
    out.must_print(&path);
    let bytes = fs::read(&file).unwrap();
    let again = old.run(&["data", "export", &path]);
    assert_eq!(again.code, 1, "{}", again.out);
    again.must_warn("add --replace");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(old.run(&["data", "export", "--replace", &path]).code, 0);
    // Nobody answers: everything stays.
    let asked = new.run(&["data", "import", &path]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    asked.must_print("Nothing was changed.");
    assert!(new.cases().is_empty());
    for (line, count) in [("leave as it is\n", 0), ("bring in\n", 1)] {
        let output = new
            .outro()
            .args(["data", "import", &path])
            .write_stdin(line)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(new.cases().len(), count, "{line}");
    }
    let here = picture(&new.data());
    let twice = new.run(&["data", "import", "--yes", &path]);
    assert_eq!(twice.code, 0, "{}", twice.err);
    twice.must_print("There is nothing to bring in.");
    assert_eq!(picture(&new.data()), here);
    // Deleted here: it comes back only when that is said.
    let mine = store(&new.data());
    mine.delete(&CaseId::new("aa").unwrap(), jiff::Timestamp::now())
        .unwrap();
    assert_eq!(new.run(&["data", "import", "--yes", &path]).code, 0);
    assert!(new.cases().is_empty());
    let back = new.run(&["data", "import", "--yes", "--bring-back", &path]);
    assert_eq!(back.code, 0, "{}", back.err);
    assert_eq!(new.case()["channel"], "amazon-website");
}

#[test]
fn the_terminal_takes_everything_along_and_deletes_everything() {
    let (old, new) = (Home::new(), Home::new());
    write(&old.data(), "aa", begun());
    write(&old.data(), "bb", begun());
    let file = old.data().with_file_name("out.json");
    let path = file.display().to_string();
    let out = old.talk(&["move your data", "export", &path, "back", "quit"]);
    out.must_print("Everything is in ");
    let come_in = [
        "move your data",
        "bring a file in",
        &path,
        "bring in",
        "home",
        "quit",
    ];
    let came = new.talk(&come_in);
    came.must_print("2 cases come in");
    came.must_print("It is all here now.");
    assert_eq!(new.cases().len(), 2);
    let mine = store(&new.data());
    for id in ["aa", "bb"] {
        mine.delete(&CaseId::new(id).unwrap(), jiff::Timestamp::now())
            .unwrap();
    }
    let one = [
        "move your data",
        "bring a file in",
        &path,
        "one by one",
        "bring it back",
        "no, leave",
        "bring in",
        "quit",
    ];
    let ended = new.talk(&one);
    assert_eq!(new.cases().len(), 1, "{}", ended.out);
    let gone = old.talk(&["about", "delete everything", "delete everything", "quit"]);
    gone.must_print("Everything was deleted.");
    gone.must_print(&path);
    assert!(old.cases().is_empty());
    let left =
        String::from_utf8_lossy(&fs::read(old.data().join("deleted.txt")).unwrap()).into_owned();
    assert!(!left.contains("aa\n"), "{left}");
    assert!(file.exists(), "an exported file is the person's own");
}

/// The window keeps its settings in memory; what another Outro exported meanwhile is named.
#[test]
fn an_export_of_another_outro_is_not_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "aa", begun());
    let mut window = Window::open(folder.path(), Fixed::new());
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let path = folder.path().with_extension("elsewhere.json");
    store(folder.path()).export_to(&path, "x", now).unwrap();
    window.press(Role::ListItem, "Settings");
    window.press(Role::Choice, "Dark");
    let exported = store(folder.path()).settings().0.exported;
    fs::remove_file(&path).unwrap();
    assert_eq!(exported, [path.display().to_string()]);
}

/// Presses something and shows another page before the disk has answered.
fn press_and_leave(window: &mut Window, name: &str) {
    let id = window.find(Role::Button, name).semantics.id;
    window.focus(&id);
    window.key(iced::keyboard::key::Named::Enter);
    window.publish(outro::app::go(outro::app::screen::Target::Home));
    window.settle();
}

#[test]
fn how_an_export_or_an_import_ended_is_said_on_whatever_page() {
    let mut window = at_settings();
    let away = tempfile::tempdir().unwrap();
    let path = away.path().join("out.json");
    clear(&mut window, TO);
    window.write(TO, &path.display().to_string());
    press_and_leave(&mut window, "Export everything");
    window.must_say("Everything is in ");
    let (_away, file) = export_of_the_old_one();
    let mut window = settings(window);
    window.write(FROM, &file.display().to_string());
    window.press(Role::Button, "Look into it");
    press_and_leave(&mut window, "Bring in");
    window.must_say("What you chose is here now.");
}

/// What was chosen here and could not be written yet is not undone by a file that comes in, and the
/// window stands above the others where the file says so.
#[test]
fn settings_that_come_in_are_shown_and_undo_nothing() {
    let old = tempfile::tempdir().unwrap();
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    let kept = Settings {
        keep_on_top: true,
        ..Settings::default()
    };
    store(old.path()).save_settings(&kept, now).unwrap();
    let file = old.path().with_extension("on-top.json");
    store(old.path())
        .export_to(&file, "the old one", now)
        .unwrap();
    let mut window = at_settings();
    window.write(FROM, &file.display().to_string());
    window.press(Role::Button, "Look into it");
    window.press(Role::CheckBox, "Take over the settings of the file");
    window.press(Role::Button, "Bring in");
    fs::remove_file(&file).unwrap();
    let levels = &window.state.levels;
    assert_eq!(levels.last(), Some(&iced::window::Level::AlwaysOnTop));
}

/// Another program brings settings in; the window, which is open, changes something else.
#[test]
fn settings_that_came_in_while_the_window_is_open_stay() {
    let mut window = at_settings();
    let store = store(&window.folder);
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let before = store.settings().0;
    let dark = Settings {
        theme: Theme::Dark,
        ..before.clone()
    };
    store.change_settings(&before, &dark, now).unwrap();
    window.press(Role::Button, "Larger");
    let kept = store.settings().0;
    assert_eq!((kept.theme, kept.text_size_percent), (Theme::Dark, 110));
    // From then on the window shows them, and says so when it writes again.
    window.press(Role::Button, "Larger");
    let kept = store.settings().0;
    assert_eq!((kept.theme, kept.text_size_percent), (Theme::Dark, 120));
    // What is chosen in the window afterwards holds.
    window.press(Role::Choice, "Light");
    assert_eq!(store.settings().0.theme, Theme::Light);
}

#[cfg(unix)]
#[test]
fn the_window_says_first_what_an_export_lacks() {
    let mut window = at_settings();
    let away = tempfile::tempdir().unwrap();
    let path = away.path().join("out.json");
    let (here, there) = (window.folder.join("cases/aa.jsonl"), away.path().join("aa"));
    fs::rename(&here, &there).unwrap();
    std::os::unix::fs::symlink(&there, &here).unwrap();
    clear(&mut window, TO);
    window.write(TO, &path.display().to_string());
    window.press(Role::Button, "Export everything");
    assert!(window.has_alert(), "{}", window.said());
    let said = window.said();
    assert!(said.contains("Not everything could be exported."), "{said}");
    assert!(said.contains("aa.jsonl is a link"), "{said}");
    assert!(said.contains("Everything else is in "), "{said}");
    assert!(path.exists());
}

#[test]
fn the_window_asks_before_what_was_done_here_is_taken_back() {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("back.json");
    let mut window = at_settings();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let (here, id) = (store(&window.folder), CaseId::new("aa").unwrap());
    let last = here.read(&id).unwrap().entries.last().unwrap().id.clone();
    let there = tempfile::tempdir().unwrap();
    let (bytes, _) = here.export("here", now).unwrap();
    let other = store(there.path());
    let plan = other
        .import_plan(&bytes, &std::collections::BTreeSet::new())
        .unwrap();
    other.import(&plan, &Choices::default(), now).unwrap();
    let undone = NewEntry {
        id: "ff".to_owned(),
        at: now,
        event: Event::Undone { entry: last },
    };
    other.append(&id, &[undone]).unwrap();
    other.export_to(&file, "the other one", now).unwrap();
    let before = on_disk::case(&window.folder, "aa");
    for undo in [false, true] {
        window.write(FROM, &file.display().to_string());
        window.press(Role::Button, "Look into it");
        assert!(
            window
                .said()
                .contains("an entry that you made here was taken back"),
            "{}",
            window.said()
        );
        if undo {
            window.press(
                Role::CheckBox,
                "Take back here, too, what was taken back there",
            );
        }
        window.press(Role::Button, "Bring in");
        assert_eq!(on_disk::case(&window.folder, "aa") == before, !undo);
        clear(&mut window, FROM);
        clear(&mut window, FROM);
    }
}

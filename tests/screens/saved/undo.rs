//! "Undo" takes the last press back, everywhere, also after a restart.

use iced::keyboard::{Key, Modifiers};
use outro::app::ui::Role;
use outro::case::{Case, Event, Stage};
use outro::guide::step::End;

use super::support::session::Window;
use super::*;
use crate::program::Home;

fn control_z(window: &mut Window) {
    window.chord(Modifiers::CTRL, Key::Character("z".into()));
    window.settle();
}

/// The same but for when it last changed.
fn same(one: &Case, two: &Case) -> bool {
    let mut one = one.clone();
    one.changed = two.changed;
    one == *two
}

#[test]
fn skipping_the_backup_is_one_press_and_one_undo() {
    let mut window = open();
    let before = on_disk::case(&window.folder, "aa");
    window.press(Role::Button, "Skip backing up");
    let after = on_disk::case(&window.folder, "aa");
    assert!(after.backup.len() > 2, "{:?}", after.backup);
    assert_eq!(after.stage(), Stage::Cancel);
    window.press(Role::Button, "Undo");
    assert!(same(&on_disk::case(&window.folder, "aa"), &before));
    let words = "Taken back under “Prepare”: your answer to “Export your playlists”.";
    assert!(window.has(Role::Status, words), "it says what, and where");
}

#[test]
fn skipping_the_backup_is_one_undo_in_the_terminal_too() {
    let home = Home::new();
    write(&home.data(), "aa", begun());
    let before = on_disk::case(&home.data(), "aa");
    home.talk(&["go on", "backup", "decline", "quit"]);
    let after = on_disk::case(&home.data(), "aa");
    assert!(after.backup.len() > 2, "{:?}", after.backup);
    // Also by another process, later.
    let undone = home.talk(&["go on", "undo", "quit"]);
    let now = on_disk::case(&home.data(), "aa");
    assert!(
        same(&now, &before) || now.backup.is_empty(),
        "{}",
        undone.out
    );
}

/// A change on each page of a case, and the page that it is made on.
fn changes() -> Vec<(&'static str, Vec<Event>, Event)> {
    let way = begun();
    let upto = |n: usize| way[..n].to_vec();
    let mut steps = begun();
    steps.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    let mut ended = steps.clone();
    ended.push(Event::Ended {
        end: End::Cancelled,
    });
    vec![
        ("summary", upto(1), Event::SummaryRead),
        ("country", upto(2), way[2].clone()),
        ("plan", upto(3), way[3].clone()),
        ("finder", upto(4), way[4].clone()),
        ("backup", begun(), named("Mum")),
        (
            "steps",
            steps,
            Event::WentTo {
                step: "website-press-cancel".into(),
            },
        ),
        ("ending", ended, Event::ConfirmationSeen { seen: true }),
    ]
}

/// What the undo of the change on a page says.
fn taken_back(page: &str) -> &'static str {
    match page {
        "summary" => "Taken back: your last answer.",
        "country" => "Taken back: your choice of the country.",
        "plan" => "Taken back: your choice of the plan.",
        "finder" => "Taken back: your choice of who charges you.",
        "backup" => "Taken back: the name of the account.",
        "steps" => "Taken back: you are where you were before.",
        "ending" => "Taken back under “Make sure”: your last answer.",
        other => panic!("nothing is known of {other}"),
    }
}

#[test]
fn the_last_change_is_taken_back_on_every_page_and_after_a_restart() {
    for (page, before, change) in changes() {
        for how in ["button", "keys"] {
            let mut all = before.clone();
            all.push(change.clone());
            // The window was not open when the change was made.
            let mut window =
                Window::with(|journal| journal.case("aa", "2026-11-22T10:00:00Z", all));
            let was = Case::replay("aa", &entries(&window.folder)[..before.len()]);
            window.press(Role::ListItem, "Amazon Music");
            if how == "button" {
                window.press(Role::Button, "Undo");
            } else {
                control_z(&mut window);
            }
            let now = on_disk::case(&window.folder, "aa");
            assert!(same(&now, &was), "{page}, {how}: {now:#?}\n{was:#?}");
            let words = taken_back(page);
            assert!(window.has(Role::Status, words), "{page}, {how}: {words}");
            // It is said of this undo alone.
            window.press(Role::Button, "Outro, all cases");
            assert!(!window.has(Role::Status, words), "{page}, {how}");
        }
    }
}

fn entries(folder: &Path) -> Vec<outro::case::Entry> {
    let id = outro::store::CaseId::new("aa").unwrap();
    store(folder).read(&id).unwrap().entries
}

#[test]
fn a_deleted_case_comes_back_on_every_page_that_has_no_case() {
    for page in [
        "Your cancellations",
        "All guides",
        "Problems and answers",
        "Settings",
    ] {
        let mut window = Window::with(|journal| {
            journal.case("aa", "2026-11-22T10:00:00Z", begun());
        });
        let before = picture(&window.folder);
        window.press(Role::Button, "Delete: Amazon Music");
        window.press(Role::Button, "Delete this case");
        assert!(store(&window.folder).cases().cases.is_empty());
        if page != "Your cancellations" {
            window.press(Role::ListItem, page);
        }
        control_z(&mut window);
        assert_eq!(picture(&window.folder), before, "{page}");
        assert!(window.has(Role::ListItem, "Amazon Music"), "{page}");
    }
}

/// Everything that lies below a folder, in one text.
fn everything_in(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.push_str(&path.display().to_string());
        if path.is_dir() {
            all.push_str(&everything_in(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn one_case_is_deleted_for_good_in_the_terminal_once_that_was_asked() {
    let home = Home::new();
    for id in ["caseone", "casetwo"] {
        let mut events = begun();
        events.push(named(&format!("Whose{id}")));
        write(&home.data(), id, events);
    }
    let delete = |whose: &str| {
        let case = format!("Go on with Amazon Music ({whose})");
        home.talk(&[
            &case,
            "more",
            "Delete this case",
            "Delete this case",
            "quit",
        ])
    };
    let deleted = delete("Whosecaseone");
    deleted.must_print("The case is in the trash.");
    let bin = "Bring back a deleted case, or delete it for good";
    let gone = "Delete Amazon Music (Whosecaseone) for good";
    let kept = home.talk(&[bin, gone, "Keep it in the trash", "quit"]);
    kept.must_print("Nothing was deleted.");
    assert!(everything_in(&home.data()).contains("Whosecaseone"));
    let purged = home.talk(&[bin, gone, "Delete it for good", "undo", "quit"]);
    purged.must_print("The case is deleted for good.");
    let left = everything_in(&home.data());
    assert!(
        !left.contains("Whosecaseone") && !left.contains("caseone."),
        "{left}"
    );
    assert!(left.contains("Whosecasetwo"));
    assert_eq!(home.cases().len(), 1);
}

#[test]
fn control_z_in_a_field_belongs_to_the_field() {
    let mut window = open();
    window.press(Role::Button, "My account: change whose subscription it is");
    window.write("A name for the account or the person", "Mum");
    control_z(&mut window);
    let case = on_disk::case(&window.folder, "aa");
    assert_eq!(case.channel.as_deref(), Some("amazon-website"));
}

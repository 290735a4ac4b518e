//! Make sure, in the window: what is kept as proof, what is written from there, and the way from
//! a trial to quiet, to charged again and back, with the clock set.

use std::fs;

use iced::keyboard::{Key, Modifiers};
use jiff::civil::date;
use outro::app::ui::Role;
use outro::case::Event;
use outro::case::dates::Trial;
use outro::export::record;
use outro::guide::step::Fact;

use crate::support::events::{self, followed_by, noted, to_backup};
use crate::support::scene::drop_file;
use crate::support::session::Window;

const CASE: &str = "0123456789abcdef0123456789abcdef";

fn window(more: Vec<Event>) -> Window {
    let events = followed_by(to_backup("amazon-website"), more);
    let window = Window::with(|data| data.case(CASE, "2026-11-22T10:00:00Z", events));
    // A notice at the window's foot lies over nothing that is pressed.
    let mut window = window.sized(1120.0, 1600.0);
    window.press(Role::ListItem, "Amazon Music");
    window
}

fn cancelled() -> Vec<Event> {
    vec![
        Event::TrialNoted {
            trial: Some(Trial {
                begins: date(2026, 11, 3),
                days: 30,
            }),
        },
        events::cancelled(),
    ]
}

fn choose(window: &Window, name: &str) -> std::path::PathBuf {
    let path = window.folder.with_file_name(name);
    *window.platform.chosen.lock().unwrap() = Some(path.clone());
    path
}

/// Attaches the file that lies there, typed as it may be pasted.
fn attach_from(window: &mut Window, place: &str) {
    window.write("The place of a file", place);
    window.press(Role::Button, "Attach this file");
}

#[test]
fn a_file_is_attached_opened_and_taken_off_and_the_record_fits() {
    let mut window = window(cancelled());
    let mail = choose(&window, "mail.pdf");
    fs::write(&mail, b"%PDF a saved e-mail").unwrap();
    window.press(Role::Button, "Attach a file…");
    window.must_say("mail.pdf is attached");
    window.press(Role::Link, "Open mail.pdf");
    let opened = window.opened();
    assert!(
        opened.iter().any(|path| path.ends_with("-mail.pdf")),
        "{opened:?}"
    );
    let zip = choose(&window, "record.zip");
    window.press(Role::Button, "Save the record…");
    assert_eq!(record::verify(&zip).unwrap().files, 1);
    let opened_before = window.platform.opened.lock().unwrap().len();
    window.press(Role::Button, "What was said, and is it really cancelled?");
    window.press(Role::Button, "E-mail the record’s sum to myself");
    let opened = window.opened();
    assert!(
        opened[opened_before].starts_with("mailto:?subject="),
        "{opened:?}"
    );
    window.write("Whom you spoke to", "Ms Agent");
    window.press(Role::Button, "Take mail.pdf off");
    window.must_not_say("Open mail.pdf");
}

#[test]
fn the_dates_are_put_into_the_calendar_and_the_second_time_says_what_is_old() {
    let mut window = window(cancelled());
    let file = choose(&window, "dates.ics");
    window.press(Role::Button, "Add reminders to calendar…");
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("DTSTART;VALUE=DATE:20261204"), "{written}");
    window.must_not_say("Delete them there first");
    window.press(Role::Button, "Add reminders to calendar…");
    window.must_say("Delete them there first");
}

#[test]
fn a_trial_goes_to_quiet_to_charged_again_and_back() {
    let mut window = window(cancelled());
    window.press(Role::Button, "Yes, I saw it");
    // A charge may come on any day.
    window.must_say("I was charged again");
    window.no_charge_came_on("2026-12-04T09:00:00Z");
    window.platform.set("2026-12-20T23:30:00Z");
    window.press(Role::Button, "A charge came after all");
    window.must_say("You were charged again");
    window.press(Role::Button, "That charge was for something else");
    window.must_say("It is over");
    assert!(
        window
            .on_disk()
            .contains("\"what\":\"day-noted\",\"day\":\"2026-12-20\"")
    );
}

#[test]
fn nothing_is_written_where_nothing_was_chosen() {
    let mut window = window(vec![
        events::cancelled(),
        noted(Fact::EndDate, "2026-12-03"),
    ]);
    *window.platform.chosen.lock().unwrap() = None;
    for button in [
        "Attach a file…",
        "Save the record…",
        "Add reminders to calendar…",
    ] {
        window.press(Role::Button, button);
        window.must_say("Nothing was chosen");
    }
}

#[test]
fn a_file_is_attached_by_drop_and_by_its_place() {
    let mut window = window(cancelled());
    let kept = tempfile::tempdir().unwrap();
    let dropped = kept.path().join("screenshot.png");
    fs::write(&dropped, b"\x89PNG no picture").unwrap();
    drop_file(&mut window, dropped);
    window.must_say("screenshot.png is attached");
    let pasted = kept.path().join("mail.eml");
    fs::write(&pasted, b"Your plan ends.").unwrap();
    window.press(Role::Button, "What was said, and is it really cancelled?");
    attach_from(&mut window, &format!("\"{}\"", pasted.display()));
    window.must_have(Role::Link, "Open mail.eml");
    assert_eq!(window.value("The place of a file"), Some(String::new()));
    attach_from(&mut window, "/nowhere/at/all");
    window.must_say("Nothing was attached");
    // What was typed stays, to be mended.
    let typed = window.value("The place of a file");
    assert_eq!(typed.as_deref(), Some("/nowhere/at/all"));
}

#[test]
fn files_that_are_dropped_together_are_attached_together() {
    let mut window = window(cancelled());
    let kept = tempfile::tempdir().unwrap();
    for name in ["one.png", "two.png"] {
        let dropped = kept.path().join(name);
        fs::write(&dropped, format!("\u{89}PNG {name}")).unwrap();
        let dropped = outro::app::components::export_check::Message::Dropped(dropped);
        window.hear(outro::app::Message::Exports(dropped));
    }
    window.settle();
    window.must_say("2 files are attached.");
}

#[test]
fn each_date_is_written_into_a_file_of_its_own() {
    let mut window = window(cancelled());
    let kept = tempfile::tempdir().unwrap();
    let folder = kept.path().to_path_buf();
    *window.platform.chosen.lock().unwrap() = Some(folder.clone());
    window.press(Role::Button, "What was said, and is it really cancelled?");
    window.press(Role::Button, "Write one file for each date…");
    let files: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert!(!files.is_empty());
    for file in files {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    }
    window.must_say("Open it with your calendar");
}

/// The files that the tests attach.
fn fixtures() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/proof")
}

/// Presses Ctrl+V.
fn paste(window: &mut Window) {
    window.chord(Modifiers::COMMAND, Key::Character("v".into()));
    window.settle();
}

/// How many pixels of the window have nearly this colour.
fn pixels_of(window: &mut Window, colour: [u8; 3]) -> usize {
    let (pixels, _) = window.pixels(1.0);
    let is_near = |pixel: &[u8]| pixel.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 24);
    let rows = pixels.chunks_exact(4);
    rows.filter(|pixel| is_near(&pixel[..3])).count()
}

#[test]
fn copied_files_are_attached_with_ctrl_v_and_a_copied_word_is_not() {
    let mut window = window(cancelled());
    let shot = fixtures().join("screenshot.png");
    let photo = fixtures().join("photo.jpg");
    let copied = format!(
        "x-special/nautilus-clipboard\ncopy\nfile://{}\n{}\n",
        shot.display(),
        photo.display()
    );
    window.state.clipboard = Some(copied);
    paste(&mut window);
    let said = window.said();
    assert!(said.contains("2 files are attached"), "{said}");
    assert!(window.has(Role::Link, "Open screenshot.png"), "{said}");
    assert!(window.has(Role::Link, "Open photo.jpg"), "{said}");
    for nothing in [Some("my notes".to_owned()), None] {
        window.state.clipboard = nothing;
        paste(&mut window);
        let said = window.said();
        assert!(said.contains("no file on the clipboard"), "{said}");
    }
    // Inside a field it is the text that is pasted there.
    window.press(Role::Button, "What was said, and is it really cancelled?");
    window.state.clipboard = Some(photo.display().to_string());
    window.write("Notes", "by phone");
    paste(&mut window);
    assert_eq!(window.on_disk().matches("file-attached").count(), 2);
}

#[test]
fn attached_pictures_are_shown_small_now_and_after_a_restart() {
    const BLUE: [u8; 3] = [30, 90, 200];
    const AMBER: [u8; 3] = [255, 196, 0];
    let mut window = window(cancelled());
    assert_eq!(pixels_of(&mut window, BLUE), 0);
    let places = [
        fixtures().join("screenshot.png"),
        fixtures().join("photo.jpg"),
    ];
    let broken = window.folder.with_file_name("broken.png");
    fs::write(&broken, &fs::read(&places[0]).unwrap()[..40]).unwrap();
    for path in places.iter().chain([&broken]) {
        *window.platform.chosen.lock().unwrap() = Some(path.clone());
        window.press(Role::Button, "Attach a file…");
    }
    // The photograph stands upright: its red half is above the blue one.
    assert!(pixels_of(&mut window, BLUE) > 800);
    assert!(pixels_of(&mut window, AMBER) > 60);
    assert!(window.has(Role::Link, "Open broken.png"));
    let mut again = window.reopened().sized(1120.0, 1600.0);
    again.press(Role::ListItem, "Amazon Music");
    assert!(pixels_of(&mut again, BLUE) > 800);
    again.press(Role::Button, "Take photo.jpg off");
    assert_eq!(pixels_of(&mut again, BLUE), 0);
}

//! Deleting while the disk is out of order or the window is being closed, and what the window forgets
//! when everything is deleted.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use iced::window::Level;
use outro::app::screen::Target;
use outro::app::ui::Role;
use outro::app::{Message, go};
use outro::case::Stage;
use outro::store::settings::Settings;

use super::faults::says;
use super::support::scene::{self, Harness};
use super::*;

const DELETED: &str = "“Amazon Music” was deleted.";
const WAITS: &str = "“Amazon Music” goes to the trash as soon as its last changes are saved.";

/// The window on its stage with one case, and its data folder.
fn harness() -> (Harness, PathBuf) {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let data = folder.path().join("data");
    let mut events = begun();
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    write(&data, "aa", events);
    let platform = Arc::new(scene::Fixed::on(scene::TODAY).restarted());
    let harness = scene::open_data(folder, &data, platform);
    let mut harness = harness.resized(1120.0, 3000.0);
    scene::settle(&mut harness);
    (harness, data)
}

/// Presses "Delete" on the start page, and says yes.
fn delete(harness: &mut Harness) {
    harness.press(Role::Button, "Delete: Amazon Music");
    harness.press(Role::Button, "Delete this case");
}

#[test]
fn a_deletion_that_waits_for_the_disk_is_not_called_done() {
    let (mut harness, data) = harness();
    let aside = data.with_file_name("pulled out");
    harness.press(Role::ListItem, "Amazon Music");
    scene::settle(&mut harness);
    fs::rename(&data, &aside).unwrap();
    harness.press(Role::CheckBox, "Step 3: Press Cancel subscription");
    scene::until(&mut harness, "told", |harness| says(harness, "Not saved"));
    harness.publish(go(Target::Home));
    // Twice, as whoever sees it there still does.
    for _ in 0..2 {
        delete(&mut harness);
        assert!(!says(&mut harness, DELETED), "it is in the list still");
        assert!(says(&mut harness, WAITS));
    }
    fs::rename(&aside, &data).unwrap();
    scene::until(&mut harness, "it goes", |harness| says(harness, DELETED));
    assert!(!says(&mut harness, WAITS), "it waits no longer");
    assert!(store(&data).cases().cases.is_empty());
    harness.press(Role::Button, "Undo");
    scene::until(&mut harness, "it is back", |harness| {
        harness.has(Role::ListItem, "Amazon Music")
    });
}

#[test]
fn a_case_is_said_to_be_back_when_it_is() {
    let back = "The case is back in your list.";
    let (mut harness, _data) = harness();
    delete(&mut harness);
    scene::settle(&mut harness);
    harness.press(Role::Button, "Undo");
    assert!(!says(&mut harness, back), "before the disk has answered");
    scene::settle(&mut harness);
    assert!(says(&mut harness, back));
}

#[test]
fn closing_waits_until_everything_is_deleted_and_writes_nothing_anew() {
    let (mut harness, data) = harness();
    let lock = fs::File::options()
        .write(true)
        .open(data.join("cases/aa.lock"))
        .unwrap();
    harness.publish(go(Target::Settings));
    scene::settle(&mut harness);
    lock.lock().unwrap();
    harness.press(Role::Button, "Delete everything…");
    harness.press(Role::Button, "Delete everything for good");
    harness.publish(Message::CloseAsked);
    harness.publish(Message::CloseAsked);
    let since = std::time::Instant::now();
    while since.elapsed() < std::time::Duration::from_millis(700) {
        harness.state.take_in_now();
        assert!(!harness.state.closed, "it is closed half way");
        assert!(!data.join("settings.json").exists(), "settings are written");
    }
    drop(lock);
    scene::until(&mut harness, "closed", |harness| harness.state.closed);
    assert!(store(&data).cases().cases.is_empty());
    assert!(!data.join("settings.json").exists());
}

#[test]
fn nothing_that_was_deleted_stays_in_the_window() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let guides = folder.path().join("guides");
    fs::create_dir_all(&guides).unwrap();
    let tiny = include_str!("../../fixtures/guides/good/tiny.json");
    fs::write(guides.join("tiny.json"), links::without_parts(tiny)).unwrap();
    let on_top = Settings {
        keep_on_top: true,
        ..Settings::default()
    };
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    store(folder.path()).save_settings(&on_top, now).unwrap();
    let harness = scene::open_folder(folder, scene::TODAY);
    let mut harness = harness.resized(1120.0, 3000.0);
    harness.publish(go(Target::Guides));
    assert!(says(&mut harness, "Tiny Tunes"));
    harness.publish(go(Target::Settings));
    scene::settle(&mut harness);
    harness.press(Role::Button, "Delete everything…");
    harness.press(Role::Button, "Delete everything for good");
    scene::settle(&mut harness);
    assert_eq!(harness.state.levels, [Level::Normal]);
    harness.publish(go(Target::Guides));
    assert!(!says(&mut harness, "Tiny Tunes"));
}

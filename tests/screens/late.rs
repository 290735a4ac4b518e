//! A window that came before its data folder was read, as on a slow disk; and what a window keeps of
//! itself.

use std::sync::Arc;

use iced::keyboard::{Key, Modifiers};
use iced::window::Level;
use outro::app::Message;
use outro::app::ui::Shortcut;
use outro::store::Store;
use outro::store::disk::Os;
use outro::store::settings::{Settings, WindowSize};
use tempfile::TempDir;

use crate::support::scene::{self, Harness, TODAY, settle, until};

/// A data folder with these settings.
fn folder(settings: &Settings) -> Arc<TempDir> {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    store(&folder).save_settings(settings, now).unwrap();
    folder
}

fn store(folder: &TempDir) -> Store {
    Store::open(folder.path(), Os).0
}

fn kept(harness: &Harness) -> Settings {
    store(&harness.state.folder).settings().0
}

#[test]
fn the_first_change_back_to_what_is_usual_holds() {
    let folder = folder(&Settings {
        text_size_percent: 150,
        ..Settings::default()
    });
    let mut harness = scene::open_late(folder, TODAY);
    settle(&mut harness);
    assert!((harness.state.outro.scale_factor() - 1.5).abs() < 0.001);
    harness.chord(Modifiers::COMMAND, Key::Character("0".into()));
    settle(&mut harness);
    assert!((harness.state.outro.scale_factor() - 1.0).abs() < 0.001);
    assert_eq!(kept(&harness).text_size_percent, 100);
}

#[test]
fn it_stands_above_the_others_where_that_was_kept() {
    let folder = folder(&Settings {
        keep_on_top: true,
        ..Settings::default()
    });
    let mut harness = scene::open_late(folder, TODAY);
    settle(&mut harness);
    assert_eq!(harness.state.levels, [Level::AlwaysOnTop]);
}

#[test]
fn it_can_be_closed_from_the_keyboard_before_anything_was_read() {
    let mut harness = scene::open_late(folder(&Settings::default()), TODAY);
    harness.hear(Message::Pressed(Shortcut::Close));
    until(&mut harness, "closed", |harness| harness.state.closed);
}

#[test]
fn a_window_that_fills_the_screen_keeps_the_size_that_it_gets_back() {
    let size = WindowSize {
        width: 1000,
        height: 700,
        maximized: false,
    };
    let folder = folder(&Settings {
        window: Some(size),
        ..Settings::default()
    });
    let mut harness = scene::open_folder(folder, TODAY);
    harness.state.maximized = true;
    harness.hear(Message::Resized(iced::Size::new(1920.0, 1080.0)));
    settle(&mut harness);
    harness.hear(Message::CloseAsked);
    until(&mut harness, "closed", |harness| harness.state.closed);
    let filled = WindowSize {
        maximized: true,
        ..size
    };
    assert_eq!(kept(&harness).window, Some(filled));
    harness.state.maximized = false;
    harness.hear(Message::Resized(iced::Size::new(900.0, 600.0)));
    settle(&mut harness);
    harness.hear(Message::CloseAsked);
    settle(&mut harness);
    let window = kept(&harness).window.unwrap();
    assert_eq!((window.width, window.maximized), (900, false));
}

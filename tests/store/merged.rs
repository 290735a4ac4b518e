//! Settings that two programs change, and lists of cases that are longer than anybody's.

use std::fs;

use outro::store::Warning;
use outro::store::settings::{Settings, Theme};

use crate::foreign_files;
use crate::support::*;

fn dark() -> Settings {
    Settings {
        theme: Theme::Dark,
        ..Settings::default()
    }
}

#[test]
fn each_keeps_what_it_changed_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    foreign_files::put(home.path());
    let store = open(home.path());
    store.save_settings(&Settings::default(), at(0)).unwrap();
    let (window, _) = store.settings();
    // Brought in by another program while the window is open.
    store.change_settings(&window, &dark(), at(1)).unwrap();
    let larger = Settings {
        text_size_percent: 150,
        ..window.clone()
    };
    let kept = store.change_settings(&window, &larger, at(2)).unwrap();
    assert_eq!((kept.theme, kept.text_size_percent), (Theme::Dark, 150));
    assert_eq!(store.settings().0, kept);
    // A window that closes without a change takes nothing back.
    let kept = store.change_settings(&window, &window, at(3)).unwrap();
    assert_eq!((kept.theme, kept.text_size_percent), (Theme::Dark, 150));
    foreign_files::assert_whole(home.path(), "settings");
}

#[test]
fn of_two_choices_the_newer_holds() {
    let (_home, store) = new_store();
    store.save_settings(&Settings::default(), at(0)).unwrap();
    let (base, _) = store.settings();
    // Chosen in the window first, and saved last: the disk was full meanwhile.
    let mut window = dark();
    window.stamp(&base, at(1));
    let light = Settings {
        theme: Theme::Light,
        ..base.clone()
    };
    store.change_settings(&base, &light, at(2)).unwrap();
    let kept = store.change_settings(&base, &window, at(5)).unwrap();
    assert_eq!(kept.theme, Theme::Light);
    // Chosen last holds.
    window.stamp(&light, at(3));
    let kept = store.change_settings(&base, &window, at(6)).unwrap();
    assert_eq!(kept.theme, Theme::Dark);
    assert_eq!(store.settings().0.theme, Theme::Dark);
}

#[test]
fn settings_without_moments_are_read_as_ever() {
    let home = tempfile::tempdir().unwrap();
    let old = r#"{"theme":"dark","text_size_percent":120,"of_a_newer_version":[1]}"#;
    fs::write(home.path().join("settings.json"), old).unwrap();
    let store = open(home.path());
    let (before, notices) = store.settings();
    assert!(notices.is_empty(), "{notices:?}");
    let after = Settings {
        keep_on_top: true,
        ..before.clone()
    };
    let kept = store.change_settings(&before, &after, at(0)).unwrap();
    assert_eq!((kept.theme, kept.text_size_percent), (Theme::Dark, 120));
    assert!(kept.keep_on_top && kept.other.contains_key("of_a_newer_version"));
    // An older program that knows no moments writes once more; what it chose holds.
    fs::write(home.path().join("settings.json"), old).unwrap();
    let (before, _) = store.settings();
    assert!(!before.keep_on_top);
}

/// Ten thousand cases that came in hide none of one's own, whatever they are called.
#[test]
fn no_list_of_cases_is_cut() {
    let (home, store) = new_store();
    let own = begin(&store, "zzz", 3);
    forget_history(home.path());
    for number in 0..10_050 {
        let name = format!("{number:032x}");
        let body = format!(r#"{{"format":"outro-case","version":1,"case":"{name}""#);
        let header = sum_of(&body);
        let started = format!(
            r#"{{"id":"1","at":"2026-11-22T14:15:00Z","event":{{"what":"started","guide":"amazon-music","revision":1}},"prev":"{header}""#
        );
        let sum = sum_of(&started);
        let line = format!("{body},\"sum\":\"{header}\"}}\n{started},\"sum\":\"{sum}\"}}\n");
        fs::write(home.path().join(format!("cases/{name}.jsonl")), line).unwrap();
    }
    let listing = store.cases();
    assert_eq!(listing.notices.len(), 0);
    assert_eq!(listing.cases.len(), 10_051);
    assert!(listing.cases.iter().any(|file| file.id == own));
    if times(0, 1) == 0 {
        return;
    }
    let (bytes, notices) = store.export("x", at(0)).unwrap();
    assert_eq!(notices.len(), 0);
    let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(document["cases"].as_array().unwrap().len(), 10_051);
}

/// Of more own guides than are read the newest are read; an export holds all of them.
#[test]
fn the_newest_guides_are_read_and_all_are_exported() {
    let (home, store) = new_store();
    let folder = home.path().join("guides");
    fs::create_dir(&folder).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for number in 0..1_010 {
        let path = folder.join(format!("g{number:04}.json"));
        fs::write(&path, format!(r#"{{"id":"g{number}"}}"#)).unwrap();
        if (500..510).contains(&number) {
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(long_ago).unwrap();
        }
    }
    let (guides, notices) = store.own_guides();
    assert_eq!(guides.len(), 1_000);
    assert!(guides.iter().all(|(path, _)| !path.ends_with("g0505.json")));
    assert!(
        matches!(
            notices[..],
            [Warning::TooMany {
                read: 1_000,
                left: 10,
                ..
            }]
        ),
        "{notices:?}"
    );
    let told = notices[0].to_string();
    assert!(told.contains("1000") && told.contains("10 "), "{told}");
    let (bytes, notices) = store.export("x", at(0)).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(document["guides"].as_array().unwrap().len(), 1_010);
}

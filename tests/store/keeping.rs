//! What is kept and what is deleted: trash, kept copies, settings, own guides.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use outro::case::event::{Event, Stage};
use outro::guide::catalogue::LARGEST;
use outro::store::checks::Place;
use outro::store::disk::Disk;
use outro::store::settings::{Settings, Theme, WindowSize};
use outro::store::{Error, NewEntry, Store, Warning};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::person::DATA;
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;
use crate::transfer::plan;

#[test]
fn deleting_moves_to_the_trash_and_back() {
    let (home, store, case) = one_case(3);
    let before = store.read(&case).unwrap().entries;
    store.delete(&case, at(0)).unwrap();
    assert!(store.cases().cases.is_empty());
    assert!(store.cases().notices.is_empty(), "deleted is not vanished");
    assert!(matches!(store.append(&case, &[noted(9)]), Err(Error::Gone)));
    assert!(matches!(store.delete(&case, at(0)), Err(Error::Gone)));
    let deleted = store.deleted();
    assert_eq!(deleted.len(), 1);
    assert_eq!(deleted[0].day.to_string(), "2026-11-22");
    assert_eq!(deleted[0].until.to_string(), "2026-12-22");
    assert_eq!(deleted[0].file.entries, before);
    assert_eq!(store.undelete(&case).unwrap().entries, before);
    assert!(store.deleted().is_empty());
    assert!(matches!(store.undelete(&case), Err(Error::Exists)));
    // Begun anew under the same id, twice on one day: what lies in the trash stays.
    store.delete(&case, at(0)).unwrap();
    forget_history(home.path());
    begin(&store, "a", 2);
    store.delete(&case, at(0)).unwrap();
    assert_eq!(store.deleted().len(), 2);
    assert_eq!(store.undelete(&case).unwrap().entries.len(), 2);
}

#[test]
fn the_trash_is_emptied_after_thirty_days() {
    let (home, store) = new_store();
    let day = 24 * 60;
    let case = begin(&store, "a", 3);
    store.delete(&case, at(0)).unwrap();
    // One that was begun anew loses its old copy only.
    let anew = begin(&store, "b", 3);
    store.delete(&anew, at(0)).unwrap();
    for number in 0..=30 {
        assert_eq!(store.purge_old(at(number * day)).unwrap(), 0);
    }
    assert_eq!(store.deleted().len(), 2);
    forget_history(home.path());
    begin(&store, "b", 2);
    assert_eq!(store.purge_old(at(31 * day)).unwrap(), 2);
    assert_eq!(store.read(&anew).unwrap().entries.len(), 2);
    assert!(store.deleted().is_empty());
    assert!(matches!(store.undelete(&case), Err(Error::Gone)));
}

fn mentions(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let named = path.display().to_string().contains(needle);
            if path.is_dir() {
                folders.push(path.clone());
            } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(needle) {
                found.push(path.display().to_string());
                continue;
            }
            if named {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

/// A case with a word that nothing else has, in every place that a case can lie in.
fn spread(store: &Store, folder: &Path) {
    let secret = case("secret-case");
    store.create(&secret, &[started(0)]).unwrap();
    for day in 0..3 {
        let entry = NewEntry {
            at: at(day * 24 * 60),
            event: Event::StageOpened {
                stage: Stage::Cancel,
            },
            ..noted(day as usize + 1)
        };
        store.append(&secret, &[entry]).unwrap();
    }
    copy_tear_and_mend(store, folder, &secret, "secret-case torn", noted(9));
    store.delete(&secret, at(0)).unwrap();
    store.undelete(&secret).unwrap();
    store.delete(&secret, at(3 * 24 * 60)).unwrap();
    assert!(mentions(folder, "secret-case").len() >= 5);
}

#[test]
fn deleting_for_good_leaves_nothing() {
    let (home, store) = new_store();
    let stays = begin(&store, "stays", 2);
    spread(&store, home.path());
    store.purge(&case("secret-case")).unwrap();
    assert_eq!(mentions(home.path(), "secret-case"), [""; 0]);
    assert_eq!(store.read(&stays).unwrap().entries.len(), 2);
    assert!(!mentions(&home.path().join("history"), "stays").is_empty());
}

#[test]
fn deleting_everything_leaves_nothing_and_names_exports() {
    let (home, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(home.path());
    let exported = away.path().join("copy.json");
    begin(&store, "other", 2);
    store.export_to(&exported, "here", at(0)).unwrap();
    spread(&store, home.path());
    fs::write(home.path().join("someone-elses.txt"), "kept").unwrap();
    assert_eq!(
        store.purge_everything().unwrap().exported,
        [exported.display().to_string()]
    );
    assert_eq!(mentions(home.path(), "secret-case"), [""; 0]);
    assert_eq!(mentions(home.path(), "other"), [""; 0]);
    let mut left: Vec<_> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["deleted.lock", "deleted.txt", "someone-elses.txt"]);
    // What was exported is still whole, and asks before it comes back.
    let bytes = fs::read(&exported).unwrap();
    assert_eq!(plan(&store, &bytes).deleted_here.len(), 1);
    // And life goes on in the same folder.
    assert_eq!(begin(&store, "fresh", 2).as_str(), "fresh");
}

#[test]
fn the_newest_seven_days_are_kept_whatever_the_clock_says() {
    let (home, store, case) = one_case(1);
    let day = 24 * 60;
    let kept = || copied_days(home.path());
    for number in 1..=10 {
        let entry = NewEntry {
            at: at(number * day),
            ..noted(number as usize)
        };
        store.append(&case, &[entry]).unwrap();
    }
    let names = kept();
    assert_eq!(names.len(), 7);
    assert_eq!(
        (names[0].as_str(), names[6].as_str()),
        ("2026-11-26", "2026-12-02")
    );
    // The copy is from before the day's first write.
    let copy = fs::read(home.path().join("history/2026-12-02/cases/a.jsonl")).unwrap();
    assert_eq!(lines_in(&copy), 11);
    // A clock that goes back to its first day: still seven, and the new one is among them.
    let long_ago = NewEntry {
        at: "1970-01-01T05:00:00Z".parse().unwrap(),
        ..noted(90)
    };
    open(home.path()).append(&case, &[long_ago]).unwrap();
    let names = kept();
    assert_eq!(names.len(), 7);
    assert_eq!(names[0], "1970-01-01");
    // Nothing more on the same day.
    store
        .append(
            &case,
            &[NewEntry {
                at: at(10 * day),
                ..noted(91)
            }],
        )
        .unwrap();
    assert_eq!(kept().len(), 7);
}

/// Damage in a case that nobody opens must not outlive the copies that could mend it.
#[test]
fn damage_is_mended_before_the_good_copies_are_gone() {
    let (home, store) = new_store();
    let hurt = begin(&store, "hurt", 6);
    let busy = begin(&store, "busy", 1);
    let before = store.read(&hurt).unwrap().entries;
    let day = |number: usize| NewEntry {
        at: at(number as i64 * 24 * 60),
        ..noted(number)
    };
    store.append(&busy, &[day(1)]).unwrap();
    let path = journal(home.path(), &hurt);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    for number in 2..20 {
        store.append(&busy, &[day(number)]).unwrap();
    }
    let after = store.read(&hurt).unwrap();
    assert_eq!(after.entries, before);
    assert!(after.notices.is_empty(), "{:?}", after.notices);
}

#[test]
fn a_case_that_vanished_is_told_and_brought_back() {
    let (home, store, case) = one_case(4);
    let next_day = NewEntry {
        at: at(24 * 60),
        ..noted(9)
    };
    store.append(&case, &[next_day]).unwrap();
    fs::remove_file(journal(home.path(), &case)).unwrap();
    let told = store.cases().notices;
    assert!(matches!(&told[..], [Warning::CaseVanished { case: gone, .. }] if *gone == case));
    store.bring_back(&case).unwrap();
    assert_eq!(store.read(&case).unwrap().entries.len(), 4);
    assert!(store.cases().notices.is_empty());
    assert!(matches!(store.bring_back(&case), Err(Error::Exists)));
}

#[test]
fn a_mark_that_an_editor_put_before_the_settings_is_no_damage() {
    let (home, store) = new_store();
    let settings = Settings {
        text_size_percent: 150,
        ..Settings::default()
    };
    store.save_settings(&settings, at(0)).unwrap();
    let path = home.path().join("settings.json");
    let marked = [b"\xef\xbb\xbf", &fs::read(&path).unwrap()[..]].concat();
    fs::write(&path, marked).unwrap();
    let (read, notices) = store.settings();
    assert_eq!((read, notices.len()), (settings.clone(), 0));
    store.save_settings(&settings, at(0)).unwrap();
    let names = fs::read_dir(home.path()).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    let damaged = |name: &std::ffi::OsString| name.to_string_lossy().contains("damaged");
    assert!(!names.iter().any(damaged), "{names:?}");
}

#[test]
fn settings_come_back_as_they_were() {
    let (_home, store) = new_store();
    assert_eq!(store.settings().0, Settings::default());
    let mut settings = Settings {
        theme: Theme::HighContrastDark,
        text_size_percent: 200,
        window: Some(WindowSize {
            width: 1024,
            height: 700,
            maximized: true,
        }),
        reduced_motion: true,
        keep_on_top: true,
        hosts_allowed: BTreeSet::from(["www.amazon.de".to_owned()]),
        seen_welcome: true,
        ..Settings::default()
    };
    settings
        .other
        .insert("of_a_newer_version".to_owned(), json!({"a": [1, 2]}));
    settings.note_export("/somewhere/copy.json".to_owned());
    store.save_settings(&settings, at(0)).unwrap();
    let (read, notices) = store.settings();
    assert_eq!(read, settings);
    assert!(notices.is_empty());
    // What makes no sense is not written.
    settings.text_size_percent = 9_000;
    settings.window = Some(WindowSize {
        width: 0,
        height: 70_000,
        maximized: false,
    });
    store.save_settings(&settings, at(0)).unwrap();
    let (read, notices) = store.settings();
    assert!(notices.is_empty());
    assert_eq!((read.text_size_percent, read.window), (200, None));
}

#[test]
fn one_broken_setting_falls_back_alone_and_the_file_is_kept() {
    let (home, store) = new_store();
    let path = home.path().join("settings.json");
    let broken = r#"{"theme":"plaid","text_size_percent":150,"keep_on_top":"yes","seen_welcome":true,
        "window":{"width":-3,"height":100},"hosts_allowed":["a.example"]}"#;
    fs::write(&path, broken).unwrap();
    let (settings, notices) = store.settings();
    let fields = ["theme", "window", "keep_on_top"].map(str::to_owned);
    assert!(
        matches!(&notices[..], [Warning::Settings { fields: told }] if *told == fields),
        "{notices:?}"
    );
    assert_eq!(settings.text_size_percent, 150);
    assert!(settings.seen_welcome && settings.window.is_none() && !settings.keep_on_top);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        broken,
        "reading repaired"
    );
    for number in 1..=2 {
        fs::write(&path, broken).unwrap();
        store.save_settings(&settings, at(0)).unwrap();
        let name = if number == 1 {
            "settings.damaged-2026-11-22.json"
        } else {
            "settings.damaged-2026-11-22-2.json"
        };
        assert_eq!(fs::read_to_string(home.path().join(name)).unwrap(), broken);
        assert_eq!(store.settings().0, settings);
    }
}

proptest! {
    #![proptest_config(tries(200, 10_000))]

    #[test]
    fn any_bytes_may_stand_for_settings(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let read = Settings::read(&bytes);
        prop_assert_eq!(read.is_some(), serde_json::from_slice::<serde_json::Map<String, Value>>(&bytes).is_ok());
    }
}

#[test]
fn own_guides_are_read_within_bounds() {
    let (home, store) = new_store();
    assert!(store.own_guides().0.is_empty());
    let folder = home.path().join("guides");
    fs::create_dir_all(folder.join("folder.json")).unwrap();
    fs::write(folder.join("a.json"), "{}").unwrap();
    let large = vec![b' '; LARGEST];
    fs::write(folder.join("large.json"), &large).unwrap();
    fs::write(folder.join("notes.txt"), "no guide").unwrap();
    fs::write(folder.join("huge.json"), vec![b' '; LARGEST + 1]).unwrap();
    let (guides, notices) = store.own_guides();
    let read = [("a.json", b"{}".to_vec()), ("large.json", large)];
    assert_eq!(guides, read.map(|(name, bytes)| (folder.join(name), bytes)));
    assert!(
        matches!(&notices[..], [Warning::Guide { file, error: Error::TooLarge { .. } }] if file == "huge.json")
    );
    for number in 0..1_100 {
        fs::write(folder.join(format!("g{number}.json")), "{}").unwrap();
    }
    let (guides, notices) = store.own_guides();
    assert_eq!(guides.len(), 1_000);
    assert!(
        notices
            .iter()
            .any(|notice| matches!(notice, Warning::TooMany { .. }))
    );
}

/// On a full disk most of a damaged file of settings can be read all the same.
#[test]
fn damaged_settings_stay_in_their_place_until_there_are_new_ones() {
    let broken = br#"{"theme":"plaid","text_size_percent":150}"#;
    let path = Path::new(DATA).join("settings.json");
    let before = || {
        let disk = PowerDisk::new(Fault::Never);
        let store = Store::open(DATA, disk.clone()).0;
        let mut file = disk.create(&path).unwrap();
        file.write_at(0, broken).unwrap();
        file.sync_all().unwrap();
        disk.sync_folder(Path::new(DATA)).unwrap();
        disk.set_fault(Fault::Never);
        (disk, store)
    };
    let (disk, store) = before();
    store.save_settings(&Settings::default(), at(0)).unwrap();
    let calls = disk.calls();
    for call in 0..calls {
        let (disk, store) = before();
        disk.set_fault(Fault::Full(call));
        let saved = store.save_settings(&Settings::default(), at(0));
        if saved.is_err_and(|error| !error.is_done()) {
            disk.set_fault(Fault::Never);
            let there = disk.read(&path, 1_000).unwrap();
            assert_eq!(there, broken, "full from call {call} of {calls}");
        }
    }
}

#[test]
fn places_of_lists_that_a_newer_version_knows_are_not_replaced() {
    let (home, store) = new_store();
    let newer = r#"{"version":2,"places":{"a":"elsewhere"}}"#;
    let path = home.path().join("checks.json");
    fs::write(&path, newer).unwrap();
    assert!(store.places().is_empty());
    let place = Place {
        case: "a".to_owned(),
        task: "songs".into(),
        sha256: "0".repeat(64),
        path: "/somewhere/list.csv".into(),
        size: 1,
        modified: None,
    };
    let refused = store.note_place(&place);
    assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_place_that_was_exported_to_again_is_the_newest() {
    let (_home, store) = new_store();
    let away = tempfile::tempdir().unwrap();
    let out = |name: &str| away.path().join(name);
    for name in ["daily.json", "once.json", "daily.json"] {
        store.export_to(&out(name), "here", at(0)).unwrap();
    }
    let named = ["once.json", "daily.json"].map(|name| out(name).display().to_string());
    assert_eq!(store.settings().0.exported, named);
}

//! Who may read and write: modes, owners, links, folders that are not there.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;

use outro::store::disk::Os;
use outro::store::lock::{Acquired, Window};
use outro::store::settings::Settings;
use outro::store::{Error, NewEntry, Store, Warning};

use crate::support::child::*;
use crate::support::*;

/// The user that owns nothing.
const NOBODY: u32 = 65_534;

pub fn save_everything(folder: &Path) {
    let (store, notices) = Store::open(folder, Os);
    assert!(notices.is_empty(), "{notices:?}");
    let case = begin(&store, "a", 3);
    begin(&store, "b", 3);
    store.save_settings(&Settings::default(), at(0)).unwrap();
    let next_day = NewEntry {
        at: at(24 * 60),
        ..noted(9)
    };
    store.append(&case, &[next_day]).unwrap();
    store.delete(&crate::support::case("b"), at(0)).unwrap();
    store
        .export_to(&folder.with_extension("export.json"), "x", at(0))
        .unwrap();
    let path = journal(folder, &case);
    let mut torn = fs::read(&path).unwrap();
    torn.extend_from_slice(b"torn");
    fs::write(&path, torn).unwrap();
    store.append(&case, &[noted(10)]).unwrap();
    let Acquired::First(window) = Window::acquire(folder).unwrap() else {
        panic!("no window")
    };
    say("done");
    // What lies there while the window is open is looked at from outside.
    std::mem::forget(window);
}

#[test]
fn files_are_for_their_owner_alone_whatever_the_umask() {
    for umask in ["0000", "0022", "0777"] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("made/by/outro");
        let shell = format!("umask {umask}");
        let output = again_after(&shell, "save a little of everything", &folder)
            .output()
            .unwrap();
        fine(&output);
        assert_eq!(said(&output.stdout), ["done"]);
        let mut folders = vec![home.path().join("made")];
        let mut seen = 0;
        while let Some(next) = folders.pop() {
            let mode = fs::metadata(&next).unwrap().mode() & 0o777;
            assert_eq!(mode, 0o700, "{}", next.display());
            for entry in fs::read_dir(&next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let mode = fs::metadata(&path).unwrap().mode() & 0o777;
                    assert_eq!(mode, 0o600, "{}", path.display());
                    seen += 1;
                }
            }
        }
        assert!(seen >= 12, "only {seen} files");
    }
}

/// Opens a folder that cannot be written, for this reason.
fn unwritable(folder: &Path, is_why: fn(&Error) -> bool) -> Store {
    let (store, notices) = Store::open(folder, Os);
    assert!(
        matches!(&notices[..], [Warning::CannotWrite(why)] if is_why(why)),
        "{notices:?}"
    );
    store
}

pub fn read_only(folder: &Path) {
    let store = unwritable(folder, |why| matches!(why, Error::ReadOnly { .. }));
    let listing = store.cases();
    assert!(listing.notices.is_empty(), "{:?}", listing.notices);
    assert_eq!(listing.cases[0].entries.len(), 3);
    for refused in [
        store.append(&case("a"), &[noted(5)]).unwrap_err(),
        store.create(&case("b"), &[started(0)]).unwrap_err(),
        store
            .save_settings(&Settings::default(), at(0))
            .unwrap_err(),
    ] {
        assert!(matches!(refused, Error::ReadOnly { .. }), "{refused:?}");
    }
    assert!(Window::acquire(folder).is_err());
    say("done");
}

pub fn not_ours(folder: &Path) {
    let store = unwritable(folder, |why| matches!(why, Error::NotOurs { .. }));
    let listing = store.cases();
    let notices = &listing.notices;
    assert!(
        matches!(
            &notices[..],
            [Warning::Unreadable {
                error: Error::NotOurs { .. },
                ..
            }]
        ),
        "{notices:?}"
    );
    let refused = store.append(&case("a"), &[noted(5)]).unwrap_err();
    assert!(matches!(refused, Error::NotOurs { .. }), "{refused:?}");
    say("done");
}

/// Runs a child as a user whom modes bind; root is bound by none.
fn as_an_ordinary_user(role: &str, folder: &Path) {
    let mut command = again(role, folder, 0);
    if fs::metadata(folder.parent().unwrap()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY).current_dir("/");
    }
    let output = command
        .output()
        .expect("a child could not be run as an ordinary user");
    fine(&output);
    assert_eq!(said(&output.stdout), ["done"]);
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_folder_is_read_and_told() {
    let home = tempfile::tempdir().unwrap();
    set_mode(home.path(), 0o755);
    let folder = home.path().join("data");
    begin(&open(&folder), "a", 3);
    let is_root = fs::metadata(home.path()).unwrap().uid() == 0;
    let cases = folder.join("cases");
    let mut files: Vec<_> = fs::read_dir(&cases)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.extend([cases.clone(), folder.join("history"), folder.clone()]);
    for path in files.iter().filter(|path| path.exists()) {
        if is_root {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        set_mode(path, if path.is_dir() { 0o500 } else { 0o400 });
    }
    let before = fs::read(journal(&folder, &case("a"))).unwrap();
    as_an_ordinary_user("read only", &folder);
    assert_eq!(fs::read(journal(&folder, &case("a"))).unwrap(), before);
    for path in files.iter().rev().filter(|path| path.is_dir()) {
        set_mode(path, 0o700);
    }
}

#[test]
fn a_folder_of_another_user_is_told_as_such() {
    let home = tempfile::tempdir().unwrap();
    let is_root = fs::metadata(home.path()).unwrap().uid() == 0;
    if is_root {
        set_mode(home.path(), 0o755);
        let folder = home.path().join("data");
        begin(&open(&folder), "a", 3);
        set_mode(&folder, 0o755);
        as_an_ordinary_user("not ours", &folder);
    } else {
        // Without root no file can be given away; the system's own folder is another's.
        let (_, notices) = Store::open("/outro-test", Os);
        assert!(
            matches!(
                &notices[..],
                [Warning::CannotWrite(
                    Error::NotOurs { .. } | Error::ReadOnly { .. }
                )]
            ),
            "{notices:?}"
        );
    }
}

#[test]
fn a_link_in_place_of_a_journal_is_refused() {
    let (home, folder, store, case) = one_case_below("data", 3);
    let real = home.path().join("elsewhere.jsonl");
    fs::rename(journal(&folder, &case), &real).unwrap();
    let before = fs::read(&real).unwrap();
    symlink(&real, journal(&folder, &case)).unwrap();
    let refused = store.append(&case, &[noted(4)]).unwrap_err();
    assert!(matches!(refused, Error::Link { .. }), "{refused:?}");
    assert!(refused.to_string().contains("link"));
    assert!(matches!(store.read(&case), Err(Error::Link { .. })));
    let listing = store.cases();
    assert!(listing.cases.is_empty());
    assert!(matches!(
        &listing.notices[..],
        [Warning::Unreadable {
            error: Error::Link { .. },
            ..
        }]
    ));
    assert!(matches!(
        store.delete(&case, at(0)),
        Err(Error::Link { .. })
    ));
    assert_eq!(fs::read(&real).unwrap(), before);

    // A link that leads nowhere is not written through either.
    let nowhere = home.path().join("nowhere");
    symlink(&nowhere, folder.join("cases/b.jsonl")).unwrap();
    assert!(
        store
            .create(&crate::support::case("b"), &[started(0)])
            .is_err()
    );
    symlink(&nowhere, folder.join("settings.json")).unwrap();
    assert!(matches!(
        store.save_settings(&Settings::default(), at(0)),
        Err(Error::Link { .. })
    ));
    symlink(&nowhere, folder.join("cases/c.lock")).unwrap();
    let refused = store
        .create(&crate::support::case("c"), &[started(0)])
        .unwrap_err();
    assert!(matches!(refused, Error::LockNotAFile { .. }), "{refused:?}");
    assert!(!nowhere.exists());
    // The data folder itself may be a link: people move it to another disk.
    symlink(&folder, home.path().join("shortcut")).unwrap();
    let (there, notices) = Store::open(home.path().join("shortcut"), Os);
    assert!(notices.is_empty(), "{notices:?}");
    begin(&there, "d", 2);
}

#[test]
fn a_pipe_in_place_of_a_journal_is_not_waited_for() {
    let (home, store) = new_store();
    begin(&store, "a", 1);
    let pipe = home.path().join("cases/b.jsonl");
    crate::pipe::make(&pipe);
    let listing = store.cases();
    assert_eq!(listing.cases.len(), 1);
    assert!(matches!(
        &listing.notices[..],
        [Warning::Unreadable {
            error: Error::Link { .. },
            ..
        }]
    ));
}

#[test]
fn a_folder_that_vanishes_is_told_and_not_made_anew() {
    let (home, _, store, case) = one_case_below("stick/data", 2);
    fs::rename(home.path().join("stick"), home.path().join("pulled out")).unwrap();
    let refusals = [
        store.append(&case, &[noted(3)]).unwrap_err(),
        store
            .create(&crate::support::case("b"), &[started(0)])
            .unwrap_err(),
        store.read(&case).unwrap_err(),
        store
            .save_settings(&Settings::default(), at(0))
            .unwrap_err(),
        store.delete(&case, at(0)).unwrap_err(),
        store.check_writable().unwrap_err(),
    ];
    for refused in refusals {
        assert!(matches!(refused, Error::Vanished { .. }), "{refused:?}");
    }
    assert!(!home.path().join("stick").exists());
    fs::rename(home.path().join("pulled out"), home.path().join("stick")).unwrap();
    assert_eq!(store.append(&case, &[noted(3)]).unwrap().entries.len(), 3);
}

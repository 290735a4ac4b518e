//! Locks that another user left, that are no files, and file systems that have none.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use outro::store::disk::Os;
use outro::store::lock::{Acquired, Window};
use outro::store::settings::Settings;
use outro::store::{Error, Store, Warning};

use crate::support::child::*;
use crate::support::odd_disk::OddDisk;
use crate::support::*;

const NOBODY: u32 = 65_534;

/// The locks that saving takes, by the names of what takes them.
const LOCKS: [&str; 3] = ["cases/a.lock", "settings.lock", "window.lock"];

/// Tries whatever takes this lock, and hands back what is said.
fn refused_by(folder: &Path, lock: &str) -> Error {
    let store = Store::at(folder, Os);
    match lock {
        "cases/a.lock" => store.append(&case("a"), &[noted(7)]).unwrap_err(),
        "settings.lock" => store
            .save_settings(&Settings::default(), at(0))
            .unwrap_err(),
        _ => Window::acquire(folder).unwrap_err(),
    }
}

fn check(said: &Error, lock: &Path) {
    let text = said.to_string();
    assert!(text.contains(&lock.display().to_string()), "{text}");
    assert!(text.contains("Delete"), "{text}");
    assert!(text.contains("Your cases are safe."), "{text}");
}

/// Without the lock it goes on.
fn goes_on(folder: &Path, lock: &str) {
    let store = Store::at(folder, Os);
    match lock {
        "cases/a.lock" => drop(store.append(&case("a"), &[noted(7)]).unwrap()),
        "settings.lock" => store.save_settings(&Settings::default(), at(0)).unwrap(),
        _ => assert!(matches!(
            Window::acquire(folder).unwrap(),
            Acquired::First(_)
        )),
    }
}

#[test]
fn a_lock_that_is_no_file_is_named_and_not_waited_for() {
    let link = |lock: &Path| symlink("/dev/zero", lock).unwrap();
    let nowhere = |lock: &Path| symlink("/nowhere/at/all", lock).unwrap();
    let folder = |lock: &Path| fs::create_dir(lock).unwrap();
    let pipe = |lock: &Path| {
        let made = Command::new("mkfifo").arg(lock).status().unwrap();
        assert!(made.success());
    };
    let makes: [&dyn Fn(&Path); 4] = [&link, &nowhere, &folder, &pipe];
    for make in makes {
        for lock in LOCKS {
            let home = tempfile::tempdir().unwrap();
            begin(&open(home.path()), "a", 3);
            let path = home.path().join(lock);
            let _ = fs::remove_file(&path);
            make(&path);
            let said = refused_by(home.path(), lock);
            assert!(matches!(said, Error::LockNotAFile { .. }), "{said:?}");
            check(&said, &path);
            assert_eq!(open(home.path()).read(&case("a")).unwrap().entries.len(), 3);
            if path.is_dir() {
                fs::remove_dir(&path).unwrap();
            } else {
                fs::remove_file(&path).unwrap();
            }
            goes_on(home.path(), lock);
        }
    }
}

pub fn lock_of_another(folder: &Path) {
    for lock in LOCKS {
        let path = folder.join(lock);
        let said = refused_by(folder, lock);
        assert!(matches!(said, Error::LockNotOurs { .. }), "{said:?}");
        check(&said, &path);
        // What the sentence says helps.
        fs::remove_file(&path).unwrap();
        goes_on(folder, lock);
    }
    say("done");
}

#[test]
fn a_lock_that_root_left_is_named() {
    let home = tempfile::tempdir().unwrap();
    if fs::metadata(home.path()).unwrap().uid() != 0 {
        // Without root no file can be given away.
        return;
    }
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let folder = home.path().join("data");
    let store = open(&folder);
    begin(&store, "a", 3);
    store.save_settings(&Settings::default(), at(0)).unwrap();
    drop(Window::acquire(&folder).unwrap());
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        chown(&next, Some(NOBODY), Some(NOBODY)).unwrap();
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "lock") {
                chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
    }
    let mut command = again("lock of another", &folder, 0);
    command.uid(NOBODY).gid(NOBODY).current_dir("/");
    let output = command.output().unwrap();
    fine(&output);
    assert_eq!(said(&output.stdout), ["done"]);
}

#[test]
fn where_there_are_no_locks_saving_goes_on_and_that_is_told_once() {
    let home = tempfile::tempdir().unwrap();
    let (store, notices) = Store::open(home.path(), OddDisk::WITHOUT_LOCKS);
    assert!(notices.is_empty(), "{notices:?}");
    let begun = store.create(&case("a"), &[started(0)]).unwrap();
    let (other, _) = Store::open(home.path(), OddDisk::WITHOUT_LOCKS);
    assert!(matches!(other.check_locks(), Some(Warning::NoLocks { .. })));
    assert!(other.check_locks().is_none(), "told twice");
    assert!(open(home.path()).check_locks().is_none());
    let is_told = |notices: &[Warning]| {
        let told = |notice: &&Warning| matches!(notice, Warning::NoLocks { .. });
        notices.iter().filter(told).count()
    };
    assert_eq!(is_told(&begun.notices), 1, "{:?}", begun.notices);
    let said = begun.notices[0].to_string();
    assert!(said.contains("is saved all the same"), "{said}");
    for number in 1..4 {
        let file = store.append(&case("a"), &[noted(number)]).unwrap();
        assert_eq!(is_told(&file.notices), 0);
    }
    store.save_settings(&Settings::default(), at(0)).unwrap();
    store.delete(&case("a"), at(0)).unwrap();
    assert_eq!(store.undelete(&case("a")).unwrap().entries.len(), 4);
    store.purge(&case("a")).unwrap();
}

/// The built program over the system's own answer, where there is a tool that gives it.
#[test]
#[cfg(target_os = "linux")]
fn the_program_goes_on_where_the_system_knows_no_locks() {
    let home = tempfile::tempdir().unwrap();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_outro"));
    let traced = |fault: &str| {
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o", "/dev/null"]);
        command.args(["-e", &format!("inject=flock:error={fault}")]);
        command
            .arg(&program)
            .arg("--data-dir")
            .arg(home.path().join(fault));
        command.arg("terminal").env("HOME", home.path());
        command
    };
    if Command::new("strace").arg("-V").output().is_err() {
        return;
    }
    for fault in ["ENOLCK", "ENOSYS", "EOPNOTSUPP"] {
        let typed = home.path().join("typed");
        fs::write(&typed, "cancel\n1\n1\nquit\n").unwrap();
        let input = fs::File::open(&typed).unwrap();
        let ended = traced(fault).stdin(input).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        assert_eq!(
            said.matches("cannot tell two programs apart").count(),
            1,
            "{fault}: {said}"
        );
        assert!(said.contains("Everything is saved."), "{fault}: {said}");
        let store = open(&home.path().join(fault));
        assert_eq!(store.cases().cases[0].entries.len(), 5, "{fault}");
    }
}

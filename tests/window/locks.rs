//! Locks that are not as they should be while the real window is open.

use std::fs;
use std::path::{Path, PathBuf};

use crate::faults::{Fault, events};
use crate::home_with;
use crate::program::Home;
use crate::remote::{Remote, give_away, give_to_root};

fn lock(home: &Home) -> PathBuf {
    home.data.join("cases/a11ce.lock")
}

fn remove(home: &Home) {
    let path = lock(home);
    let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
}

#[test]
fn a_lock_that_root_left() {
    let fault = Fault {
        picture: "fault-lock-of-root",
        says: [
            "a11ce.lock. It may belong to another user, as after one start with sudo.",
            "Your cases are safe.",
            "Delete this one file, then try again.",
        ],
    };
    fault.strikes(
        |home, _| {
            remove(home);
            fs::write(lock(home), "").expect("a file");
            crate::faults::set_mode(&lock(home), 0o600);
            give_to_root(&lock(home));
        },
        |home, _| remove(home),
    );
}

#[test]
fn a_folder_in_the_place_of_a_lock() {
    let fault = Fault {
        picture: "fault-lock-folder",
        says: [
            "a11ce.lock should be an empty file that Outro makes itself, and is something else.",
            "Your cases are safe.",
            "Delete it, then try again.",
        ],
    };
    fault.strikes(
        |home, _| {
            remove(home);
            fs::create_dir(lock(home)).expect("a folder");
            give_away(&lock(home));
        },
        |home, _| remove(home),
    );
}

#[test]
fn a_disk_without_locks() {
    let home = home_with("amazon-website");
    let without = "exec strace -f -qq -o /dev/null -e trace=flock \
                   -e inject=flock:error=ENOLCK \"$0\" \"$@\"";
    let data = [Path::new("--data-dir"), &home.data];
    let mut window = Remote::open(&home, without, &data);
    window.press("button", "Go on: Amazon Music");
    let before = events(&home);
    window.press("button", "Done, next step");
    window.hears("Saved");
    window.wait("cannot tell two programs apart that save at once");
    window.picture("fault-no-locks");
    assert_eq!(events(&home), before + 1);
}

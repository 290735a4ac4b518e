//! What stays where: places on this computer, facts in the case, copies only when asked.

use std::fs;

use outro::app::ui::Role;
use outro::case::Event;
use outro::guide::step::End;
use outro::store::NewEntry;

use crate::support::scene::settle;

use super::{ALL_OF_IT, CASE, Home, again, backup_page, checked, csv, press, says, store};

const KEEP: &str = "Keep a copy in Outro’s folder";

#[test]
fn where_the_file_lies_is_kept_for_this_computer_alone() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("my-playlists.csv", csv(2, 2)));
    let folder = harness.state.folder.path().to_owned();
    let place = home.folder.path().to_str().expect("text");
    let journal = fs::read_to_string(folder.join("cases").join(format!("{CASE}.jsonl")));
    assert!(!journal.expect("a journal").contains(place));
    let (store, id) = store(&harness);
    let now = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let (export, _) = store.export("here", now).expect("an export");
    let export = String::from_utf8(export).expect("text");
    assert!(export.contains("backup-checked") && !export.contains(place));
    let checks = folder.join("checks.json");
    assert!(fs::read_to_string(&checks).expect("there").contains(place));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&checks).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    store.purge(&id).expect("it goes");
    assert!(!fs::read_to_string(&checks).expect("there").contains(place));
}

#[test]
fn the_next_start_says_what_became_of_the_file() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(2, 2));
    checked(&mut harness, &path);
    let mut next = again(&harness);
    says(&mut next, "The file is still there, unchanged.");
    assert!(next.has(Role::Button, "Show list"));
    // Another time alone changes nothing: the bytes are looked at.
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(100);
    let file = fs::File::options().write(true).open(&path).expect("a file");
    file.set_modified(later).expect("a time");
    drop(file);
    says(&mut again(&harness), "The file is still there, unchanged.");
    // As many bytes, but others.
    fs::write(&path, csv(2, 2).replace("Song 1", "Sung 1")).expect("written");
    let mut changed = again(&harness);
    says(&mut changed, "The file has changed since.");
    assert!(!changed.has(Role::Button, ALL_OF_IT));
    fs::remove_file(&path).expect("removed");
    let mut gone = again(&harness);
    says(&mut gone, "The file is no longer in ");
    assert!(!gone.has(Role::Button, ALL_OF_IT), "it is lost");
    says(&mut gone, "2 playlists, 4 songs");
    assert!(!gone.has(Role::Button, "Show list"));
}

#[test]
fn the_file_of_a_case_that_comes_back_is_looked_after_too() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(2, 2));
    checked(&mut harness, &path);
    let (store, id) = store(&harness);
    let now = "2026-11-22T12:00:00Z".parse().expect("a moment");
    store.delete(&id, now).expect("it goes to the trash");
    fs::remove_file(&path).expect("removed");
    let mut next = again(&harness);
    next.publish(outro::app::go(outro::app::screen::Target::Settings));
    settle(&mut next);
    press(&mut next, "Bring back Amazon Music");
    let target = outro::app::screen::Target::Case(CASE.to_owned());
    next.publish(outro::app::go(target));
    settle(&mut next);
    says(&mut next, "The file is no longer in ");
}

#[test]
fn a_kept_copy_outlives_the_file_and_goes_with_the_case() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(2, 2));
    checked(&mut harness, &path);
    let kept = harness.state.folder.path().join("kept");
    assert!(!kept.exists(), "nothing is kept unasked");
    press(&mut harness, KEEP);
    assert!(!harness.has(Role::Button, KEEP));
    let copies = fs::read_dir(kept.join(CASE)).expect("kept").flatten();
    let copies: Vec<_> = copies.map(|entry| entry.path()).collect();
    assert_eq!(copies.len(), 1);
    assert_eq!(fs::read_to_string(&copies[0]).expect("text"), csv(2, 2));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&copies[0])
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fs::remove_file(&path).expect("removed");
    let mut next = again(&harness);
    says(&mut next, "The copy in Outro’s folder is still there.");
    press(&mut next, "Show list");
    assert!(next.has(Role::Button, "List 2: 2 songs"));
    let (store, id) = store(&next);
    store.purge(&id).expect("it goes");
    assert!(!kept.join(CASE).exists());
}

#[test]
fn a_file_that_changed_since_it_was_checked_is_not_kept_as_if_it_had_not() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(2, 2));
    checked(&mut harness, &path);
    fs::write(&path, csv(2, 1)).expect("written");
    press(&mut harness, KEEP);
    says(
        &mut harness,
        "The file has changed since it was checked, so no copy was kept.",
    );
    let kept = harness.state.folder.path().join("kept").join(CASE);
    assert_eq!(fs::read_dir(kept).expect("a folder").count(), 0);
}

#[test]
fn delete_everything_takes_copies_and_places_along() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(1, 1));
    checked(&mut harness, &path);
    press(&mut harness, KEEP);
    let (store, _) = store(&harness);
    store.purge_everything().expect("it goes");
    let folder = harness.state.folder.path();
    assert!(!folder.join("kept").exists());
    assert!(!folder.join("checks.json").exists());
    assert!(path.exists(), "the person's own file stays");
}

#[test]
fn the_end_says_what_can_be_carried_elsewhere() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("my-playlists.csv", csv(2, 2)));
    let (store, id) = store(&harness);
    let ended = NewEntry {
        id: "f".repeat(32),
        at: "2026-11-22T12:00:00Z".parse().expect("a moment"),
        event: Event::Ended {
            end: End::Cancelled,
        },
    };
    store.append(&id, &[ended]).expect("written");
    let mut harness = again(&harness);
    press(&mut harness, &outro::i18n::tr("ending-carry"));
    says(&mut harness, "You have 4 songs in my-playlists.csv.");
}

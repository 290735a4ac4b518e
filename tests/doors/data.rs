//! The built program with a person's data as a whole, among files of their own: everything to
//! one file, in again, and deleted.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use std::fs;

use outro::case::Event;
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};

use crate::foreign_files;
use crate::program::Home;

/// A home with files of strangers in the data folder, and a case of each person.
fn home_of(people: &[&str]) -> Home {
    let home = Home::new();
    fs::create_dir(home.data()).unwrap();
    foreign_files::put(&home.data());
    // A name that ends like a journal is told as a damaged case, which is another matter.
    fs::remove_file(home.data().join("cases/notes.jsonl")).unwrap();
    let (store, _) = Store::open(home.data(), Os);
    for (number, person) in people.iter().enumerate() {
        let events = [
            Event::Started {
                guide: "amazon-music".into(),
                revision: 1,
            },
            Event::Named {
                person: (*person).to_owned(),
            },
        ];
        begin(&store, number, events.to_vec());
    }
    assert_eq!(home.cases().len(), people.len());
    home
}

/// Begins a case with these events; its id and theirs are made of its number.
fn begin(store: &Store, number: usize, events: Vec<Event>) -> CaseId {
    let case = CaseId::new(&format!("{number:032x}")).unwrap();
    let entries: Vec<_> = events
        .into_iter()
        .enumerate()
        .map(|(turn, event)| NewEntry {
            id: format!("{number:016x}{turn:016x}"),
            at: "2026-11-22T14:15:00Z".parse().unwrap(),
            event,
        })
        .collect();
    store.create(&case, &entries).unwrap();
    case
}

fn assert_strangers_whole(home: &Home) {
    let notes = home.data().join("cases/notes.jsonl");
    assert!(!notes.exists());
    fs::write(&notes, "not Outro's: cases/notes.jsonl\n").unwrap();
    foreign_files::assert_whole(&home.data(), "a stranger's file");
    fs::remove_file(notes).unwrap();
}

#[test]
fn delete_everything_leaves_a_strangers_files_and_names_them() {
    let home = home_of(&["Mum"]);
    let ended = home.talk(&["about", "delete", "delete everything", "quit"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let said = ended.out.replace('\n', " ");
    assert!(said.contains("Everything was deleted."), "{said}");
    assert!(
        said.contains("were not made by Outro and were left alone: "),
        "{said}"
    );
    assert_strangers_whole(&home);
    let left = foreign_files::others(&home.data());
    assert!(
        left.iter()
            .all(|path| path.to_string_lossy().starts_with("deleted.")),
        "{left:?}"
    );
}

//! Files of strangers in the data folder, for whoever keeps it among other things.

#![allow(dead_code, reason = "each test program uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};

/// Files that Outro did not make, in every folder in which it makes some, under names that are
/// near its own.
const FILES: [&str; 28] = [
    "letter.txt",
    "settings.py",
    "settings.json.bak",
    "settings.damaged-by-me.json",
    "checks.csv",
    "days.txt",
    "photos/paris.jpg",
    "cases/suitcases.txt",
    "cases/notes.jsonl",
    "cases/notes.damaged-badly",
    "cases/notes.lock.txt",
    "cases/old/a.jsonl",
    "trash/draft.doc",
    "trash/diary.2020-01-01.jsonl",
    "trash/diary.2020-01-01.txt",
    "history/family/tree.txt",
    "history/1999-12-31/party.txt",
    "history/1999-12-31/cases/lawsuit.txt",
    "history/2020-02-30/none.txt",
    "history/2020-01-01-before-import-of-china/bowl.txt",
    "history/copying.new/mine.txt",
    "guides/paris.pdf",
    "guides/paris.json",
    "guides/list.json",
    "guides/Paris guide.json",
    "kept/letters/from-anna.txt",
    "kept/0123456789abcdef-song.txt",
    "kept/Family/0123456789abcdef-song.txt",
];

/// Puts them there.
pub fn put(folder: &Path) {
    for name in FILES {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
        fs::write(path, text(name)).expect("it is written");
    }
}

/// What stands in each; the guides are JSON, and no guides.
fn text(name: &str) -> String {
    match name {
        "guides/list.json" => "[\"bread\"]".to_owned(),
        "guides/paris.json" => "{\"title\": \"Paris\"}".to_owned(),
        name => format!("not Outro's: {name}\n"),
    }
}

/// Asserts that every one is there as it was.
pub fn assert_whole(folder: &Path, what: &str) {
    for name in FILES {
        let there = fs::read_to_string(folder.join(name)).ok();
        assert_eq!(there, Some(text(name)), "{what}: {name}");
    }
}

/// Everything below a folder that is none of them, from there on.
pub fn others(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(folder).expect("inside").to_path_buf();
            let foreign = FILES
                .iter()
                .any(|name| Path::new(name).starts_with(&inside));
            if !foreign {
                found.push(inside);
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

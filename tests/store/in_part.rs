//! A file of which not everything comes in: the rest does, and what is said of it is true.

use std::collections::BTreeSet;
use std::fs;

use outro::guide::Catalogue;
use outro::present::transfer::outlook;
use outro::store::transfer::{Choices, File, GuideFate};
use outro::store::{Error, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::*;
use crate::transfer::{export, plan};

/// Three cases and a guide, as a file, and a data folder for it.
fn three() -> (Value, TempDir, Store) {
    let (home, store) = new_store();
    for name in ["a", "b", "c"] {
        begin(&store, name, 3);
    }
    fs::create_dir(home.path().join("guides")).unwrap();
    fs::write(home.path().join("guides/mine.json"), r#"{"id":"mine"}"#).unwrap();
    let file = serde_json::from_slice(&export(&store, "elsewhere")).unwrap();
    let (here, store) = new_store();
    (file, here, store)
}

#[test]
fn one_case_that_cannot_come_in_keeps_no_other_out() {
    for newer in [false, true] {
        let (file, home, store) = three();
        let b = case("b");
        let path = journal(home.path(), &b);
        fs::create_dir(home.path().join("cases")).unwrap();
        if newer {
            let body = r#"{"format":"outro-case","version":2,"case":"b""#;
            fs::write(&path, format!("{body},\"sum\":\"{}\"}}\n", sum_of(body))).unwrap();
        } else {
            fs::create_dir(&path).unwrap();
        }
        let seen = plan(&store, file.to_string().as_bytes());
        let done = store.import(&seen, &Choices::default(), at(0));
        let Err(Error::BroughtInPart(causes)) = &done else {
            panic!("{done:?}");
        };
        assert_eq!(causes.len(), 1);
        assert!(done.unwrap_err().to_string().contains("b.jsonl"));
        assert_eq!(store.read(&case("a")).unwrap().entries.len(), 3);
        assert_eq!(store.read(&case("c")).unwrap().entries.len(), 3);
        assert_eq!(store.own_guides().0.len(), 1);
    }
}

#[test]
fn a_file_of_which_nothing_can_come_in_is_refused_at_once() {
    let (mut file, home, store) = three();
    file["cases"] = json!([file["cases"][1]]);
    file["guides"] = json!([]);
    fs::create_dir_all(journal(home.path(), &case("b"))).unwrap();
    let built_in = BTreeSet::new();
    let refused = store.import_plan(file.to_string().as_bytes(), &built_in);
    assert!(matches!(refused, Err(Error::Link { .. })), "{refused:?}");
}

#[test]
fn that_all_is_here_is_said_only_where_it_is() {
    let (file, home, store) = three();
    let all = Choices {
        settings: true,
        ..Choices::default()
    };
    assert!(!plan(&store, file.to_string().as_bytes()).leaves_out(&all));

    let mut hurt = file.clone();
    hurt["cases"][0]["lines"][1] = json!("hurt");
    assert!(plan(&store, hurt.to_string().as_bytes()).leaves_out(&all));

    let mut settings = file.clone();
    settings["settings"]["theme"] = json!("dark");
    let seen = plan(&store, settings.to_string().as_bytes());
    assert!(!seen.leaves_out(&all));
    assert!(seen.leaves_out(&Choices::default()));

    fs::create_dir(home.path().join("guides")).unwrap();
    fs::write(home.path().join("guides/mine.json"), r#"{"id":"own"}"#).unwrap();
    assert!(plan(&store, file.to_string().as_bytes()).leaves_out(&all));
    fs::remove_file(home.path().join("guides/mine.json")).unwrap();

    let gone = begin(&store, "a", 1);
    store.delete(&gone, at(0)).unwrap();
    let seen = plan(&store, file.to_string().as_bytes());
    assert!(seen.leaves_out(&all));
    let back = Choices {
        bring_back: BTreeSet::from([gone]),
        ..all
    };
    assert!(!seen.leaves_out(&back));
}

#[test]
fn a_damaged_file_is_not_here_already() {
    let (mut file, _home, store) = three();
    file["cases"] = json!([{"id": "a", "lines": ["hurt"]}]);
    file["guides"] = json!([]);
    let seen = plan(&store, file.to_string().as_bytes());
    let said = outlook(&seen, Catalogue::built_in(), &Choices::default())
        .lines
        .join("\n");
    assert!(!said.contains("is here already"), "{said}");
    assert!(said.contains("Nothing else in this file"), "{said}");
}

/// An editor may have put a byte-order mark before a guide.
#[test]
fn a_guide_with_a_mark_before_it_travels_and_goes_with_everything() {
    let [(old, one), (new, two)] = [new_store(), new_store()];
    let marked = "\u{feff}{\"id\":\"mine\"}";
    fs::create_dir(old.path().join("guides")).unwrap();
    fs::write(old.path().join("guides/mine.json"), marked).unwrap();
    let seen = plan(&two, &export(&one, "old"));
    assert_eq!(seen.guides, [("mine.json".to_owned(), GuideFate::New)]);
    two.import(&seen, &Choices::default(), at(0)).unwrap();
    let there = new.path().join("guides/mine.json");
    assert_eq!(fs::read_to_string(&there).unwrap(), marked);
    assert!(two.purge_everything().unwrap().left.is_empty());
    assert!(!there.exists());
}

#[test]
fn an_export_with_a_guide_that_is_not_here_stays() {
    let (home, store) = new_store();
    begin(&store, "a", 2);
    fs::create_dir(home.path().join("guides")).unwrap();
    let guide = home.path().join("guides/mine.json");
    fs::write(&guide, r#"{"id":"mine"}"#).unwrap();
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("all.json");
    store.export_to(&out, "here", at(0)).unwrap();
    // Who goes on with it can export it again.
    fs::write(&guide, r#"{"id":"mine","more":1}"#).unwrap();
    let again = store.export_to(&out, "here", at(1)).unwrap();
    assert_eq!(again.file, File::Written);
    let before = fs::read(&out).unwrap();
    fs::remove_file(&guide).unwrap();
    let refused = store.export_to(&out, "here", at(2)).unwrap();
    assert_eq!(refused.file, File::HoldsGuide("mine.json".to_owned()));
    assert_eq!(fs::read(&out).unwrap(), before);
}

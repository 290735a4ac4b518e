//! What Outro says of itself: how old it is, and what it is made of.

use std::collections::BTreeSet;

use jiff::civil::Date;
use outro::platform::version::{age, released, released_in};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_day_of_a_version_is_read_from_the_list_of_changes() {
    let changes = "# Changes\n\n## 1.10.0, not released yet\n\n## 1.1.0, 2026-11-22\n\n- New.\n";
    assert_eq!(released_in(changes, "1.1.0"), Some(day("2026-11-22")));
    for version in ["1.10.0", "1.1", "2.0.0"] {
        assert_eq!(released_in(changes, version), None, "{version}");
    }
}

#[test]
fn the_list_of_changes_has_a_heading_for_this_version() {
    let changes = include_str!("../../CHANGELOG.md");
    let heading = format!("## {}, ", env!("CARGO_PKG_VERSION"));
    let found = changes.lines().find(|line| line.starts_with(&heading));
    let said = found.expect("a heading").trim_start_matches(&heading);
    assert!(said == "not released yet" || released().is_some(), "{said}");
}

#[test]
fn it_says_how_old_it_is_and_what_to_do_when_that_is_old() {
    let released = Some(day("2026-05-01"));
    for (today, said) in [
        ("2026-05-01", "Released on 1 May 2026, today."),
        ("2026-05-02", "Released on 1 May 2026, one day ago."),
        ("2026-06-10", "Released on 1 May 2026, 40 days ago."),
        // A clock that runs behind.
        ("2020-01-01", "Released on 1 May 2026, today."),
    ] {
        assert_eq!(age(released, day(today)), said);
    }
    let old = age(released, day("2026-11-22"));
    assert!(old.contains("205 days ago"), "{old}");
    assert!(old.contains("newer version"), "{old}");
    assert!(age(None, day("2026-11-22")).contains("built from source"));
}

/// The names and versions in `Cargo.lock`, but for Outro itself.
fn locked() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let mut name = String::new();
    for line in include_str!("../../Cargo.lock").lines() {
        let value = |key: &str| {
            let rest = line.strip_prefix(key)?.strip_prefix(" = \"")?;
            Some(rest.trim_end_matches('"').to_owned())
        };
        if let Some(found) = value("name") {
            name = found;
        } else if let Some(version) = value("version")
            && name != "outro"
        {
            found.insert((name.clone(), version));
        }
    }
    found
}

#[test]
fn every_crate_is_listed_with_its_licence_and_no_other() {
    let mut listed = BTreeSet::new();
    for line in include_str!("../../assets/licences/crates.tsv").lines() {
        let [name, version, licence, kind] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not four columns: {line}");
        };
        assert!(!licence.is_empty(), "{line}");
        assert!(["shipped", "to build"].contains(&kind), "{line}");
        listed.insert((name.to_owned(), version.to_owned()));
    }
    let locked = locked();
    assert!(locked.len() > 100, "Cargo.lock was not read whole");
    let missing: Vec<_> = locked.symmetric_difference(&listed).collect();
    assert!(missing.is_empty(), "run packaging/licences: {missing:?}");
}

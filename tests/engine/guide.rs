//! Guides: read, checked, and asked.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod answers;
mod billing;
mod catalogue;
mod link;
mod lint;
mod music;
mod parts;
mod position;
mod shelf;
mod statement;

use std::path::PathBuf;

use outro::guide::{Catalogue, Guide};

/// A guide that comes with the program.
fn built_in(id: &str) -> &'static Guide {
    let catalogue = Catalogue::built_in();
    catalogue
        .guide(id)
        .unwrap_or_else(|| panic!("{id}: {:?}", catalogue.problem_with(id)))
}

/// The small guide of the fixtures, with the part that it uses.
fn tiny() -> Guide {
    let good = |path: &str| {
        let root = env!("CARGO_MANIFEST_DIR");
        let bytes = std::fs::read(format!("{root}/tests/fixtures/guides/good/{path}"));
        (PathBuf::from(path), bytes.expect("a fixture"))
    };
    let catalogue = Catalogue::with_own([good("tiny.json"), good("parts/shop.json")]);
    assert_eq!(catalogue.problems(), []);
    Guide::clone(&catalogue.get("tiny").expect("the small guide"))
}

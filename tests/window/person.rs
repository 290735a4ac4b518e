//! What a person does who deletes something and thinks again, read off the real window.

use std::fs;
use std::path::Path;

use crate::remote::{Remote, everything_in};
use crate::{home_with, mirror};

/// Whether anything below a folder holds these words, in its name or in itself.
fn holds(folder: &Path, words: &str) -> bool {
    everything_in(folder).iter().any(|path| {
        let name = path.to_string_lossy();
        let inside = fs::read(path).unwrap_or_default();
        name.contains(words) || String::from_utf8_lossy(&inside).contains(words)
    })
}

#[test]
fn a_case_is_deleted_brought_back_and_then_everything_is_deleted() {
    let home = home_with("amazon-website");
    let before = mirror::events(&home.data);
    let mut window = Remote::start(&home);
    let delete = |window: &mut Remote| {
        window.press("button", "Delete: Amazon Music");
        window.press("button", "Delete this case");
        window.gone("Go on: Amazon Music");
    };
    delete(&mut window);
    window.picture("person-deleted");
    window.press("button", "Undo");
    window.wait("Go on: Amazon Music");
    assert_eq!(mirror::events(&home.data), before, "it came back whole");
    delete(&mut window);
    window.press("button", "Settings");
    window.wait("Can be brought back until");
    window.picture("person-trash");
    window.press("button", "Delete everything…");
    window.picture("person-everything");
    window.press("button", "Delete everything for good");
    window.wait("Everything was deleted");
    window.picture("person-all-deleted");
    for words in ["a11ce", "amazon-website", "amazon-music"] {
        assert!(!holds(&home.data, words), "{words} is still there");
    }
    // The window goes on as on its first day.
    window.press("button", "Amazon Music");
    window.hears("Saved");
    assert_eq!(mirror::events(&home.data).len(), 1);
}

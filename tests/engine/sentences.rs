//! The sentences: every one that is used is there, every one that is there is used, and none
//! speaks down to anybody.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use outro::i18n;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Files below a folder with this ending.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Every sentence's id with its text and its file.
fn sentences() -> BTreeMap<String, (String, PathBuf)> {
    let mut found: BTreeMap<String, (String, PathBuf)> = BTreeMap::new();
    for (path, text) in files("assets/locales/en", "ftl") {
        let mut last = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(char::is_alphabetic)
                && let Some((id, value)) = line.split_once('=')
            {
                let id = id.trim().to_owned();
                let old = found.insert(id.clone(), (value.to_owned(), path.clone()));
                assert!(
                    old.is_none(),
                    "{id} is written twice, also in {}",
                    path.display()
                );
                last = Some(id);
            } else if let Some((text, _)) = last.as_ref().and_then(|id| found.get_mut(id)) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    found
}

/// The names of the gaps in a sentence.
fn gaps(text: &str) -> BTreeSet<String> {
    let name = |(at, _): (usize, &str)| {
        let name = text[at + 3..].chars();
        name.take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
            .collect()
    };
    text.match_indices("{ $").map(name).collect()
}

/// What stands in the quotes that follow a call's opening bracket.
fn called<'t>(source: &'t str, call: &str) -> impl Iterator<Item = &'t str> {
    source.match_indices(call).filter_map(|(at, call)| {
        let before = source[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) {
            return None;
        }
        let rest = source[at + call.len()..].trim_start();
        rest.strip_prefix('"')?.split('"').next()
    })
}

#[test]
fn every_sentence_that_is_said_is_there() {
    let mut seen = 0;
    for (path, source) in files("src", "rs") {
        for id in called(&source, "tr(").chain(called(&source, "tr_with(")) {
            assert!(
                i18n::knows(id),
                "{} says “{id}”, which is nowhere",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} sentences were looked at");
}

#[test]
fn every_sentence_that_is_there_is_said() {
    let sources: String = files("src", "rs")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let quoted: BTreeSet<&str> = sources.split('"').collect();
    // Some say sentences by what they are about and their part in it: `format!("{id}-text")`.
    let in_parts = |id: &str| {
        id.rsplit_once('-').is_some_and(|(stem, part)| {
            quoted.contains(stem) && sources.contains(&format!("&format!(\"{{id}}-{part}\")"))
        })
    };
    // Others by a family and the name of a thing in it: `format!("playlist-error-{}", …)`.
    let in_family = |id: &str| {
        id.match_indices('-')
            .any(|(at, _)| sources.contains(&format!("\"{}-{{", &id[..at])))
    };
    let unused: Vec<String> = sentences()
        .into_keys()
        .filter(|id| !quoted.contains(id.as_str()) && !in_parts(id) && !in_family(id))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_file_of_sentences_is_read_without_a_slip() {
    for (path, text) in files("assets/locales", "ftl") {
        if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(text) {
            panic!("{}: {errors:?}", path.display());
        }
    }
}

#[test]
fn every_gap_is_filled_where_its_sentence_is_said() {
    for (id, (text, path)) in sentences() {
        for said in said(&id, &text) {
            assert!(!said.contains('{'), "{id} in {}: {said}", path.display());
        }
    }
}

#[test]
fn a_sentence_without_gaps_is_not_filled_with_any() {
    // The other way round: `say` leaves a gap open, so a sentence with one needs `fill`.
    let sentences = sentences();
    for (path, source) in files("src", "rs") {
        for id in called(&source, "tr(") {
            let text = sentences.get(id).map(|(text, _)| text.as_str());
            let has_gap = text.is_some_and(|text| text.contains("{ $"));
            assert!(
                !has_gap,
                "{} says “{id}” with its gaps open",
                path.display()
            );
        }
    }
}

#[test]
fn no_sentence_speaks_down_or_in_jargon() {
    let banned = [
        "simply",
        "just",
        "click",
        "please note",
        "easy-to",
        "technical difficulties",
    ];
    for (id, (text, path)) in sentences() {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != ' ')
            .collect();
        let plain = format!(" {} ", words.join(" "));
        for word in banned {
            let whole = format!(" {word} ");
            assert!(
                !plain.contains(&whole),
                "{id} in {}: “{word}”",
                path.display()
            );
        }
        assert!(!text.contains('!'), "{id} in {} shouts", path.display());
    }
}

/// A sentence of the program as it is said with each kind of number in its gaps.
fn said(id: &str, text: &str) -> Vec<String> {
    [0, 1, 2]
        .map(|n| {
            let gaps = gaps(text).into_iter();
            let values: Vec<(&'static str, i18n::Value)> =
                gaps.map(|name| (&*name.leak(), i18n::number(n))).collect();
            i18n::tr_with(id, &values)
        })
        .to_vec()
}

#[test]
fn no_sentence_is_longer_than_people_read_at_once() {
    let mut seen = 0;
    for (id, (text, path)) in sentences() {
        for said in said(&id, &text) {
            for sentence in said.split_inclusive(['.', '?', '…', '\n', ':']) {
                let count = sentence.split_whitespace().count();
                seen += 1;
                assert!(
                    count <= 22,
                    "{id} in {}: {count} words: {sentence}",
                    path.display()
                );
            }
        }
    }
    assert!(seen > 3000, "only {seen} sentences were looked at");
}

#[test]
fn one_voice_speaks_in_words_of_today() {
    let banned = [
        "we",
        "us",
        "our",
        "let's",
        "let’s",
        "once more",
        "stand",
        "stands",
        "stood",
        "hangs on",
        "hang on",
        "lies",
        "mend",
        "mended",
    ];
    for (id, (text, path)) in sentences() {
        for said in said(&id, &text) {
            let own = said.replace("US", "").to_lowercase();
            let words = own.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
            let plain = format!(" {} ", words.collect::<Vec<_>>().join(" "));
            for word in banned {
                assert!(
                    !plain.contains(&format!(" {word} ")),
                    "{id} in {}: “{word}” in {said}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_sentence_can_be_said() {
    for id in sentences().keys() {
        assert!(i18n::knows(id), "{id}");
        assert_ne!(&i18n::tr(id), id, "there is a slip in it");
    }
}

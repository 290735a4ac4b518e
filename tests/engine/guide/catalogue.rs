//! The guides that come with the program can all be read, and no file can bring the reader down.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use outro::guide::catalogue::{self, Origin};
use outro::guide::lint::{self, Severity};
use outro::guide::{self, Catalogue, Problem};
use proptest::prelude::{any, prop, proptest};

const TINY: &str = include_str!("../../fixtures/guides/good/tiny.json");
const SHOP: &str = include_str!("../../fixtures/guides/good/parts/shop.json");

fn own(files: &[(&str, &str)]) -> Catalogue {
    Catalogue::with_own(
        files
            .iter()
            .map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())),
    )
}

/// The problem of `tiny`, after one thing in it was changed.
fn problem(old: &str, new: &str) -> Problem {
    assert_eq!(TINY.matches(old).count(), 1, "{old}");
    let catalogue = own(&[
        ("tiny.json", &TINY.replace(old, new)),
        ("parts/shop.json", SHOP),
    ]);
    assert!(catalogue.get("tiny").is_none());
    catalogue.problem_with("tiny").unwrap().clone()
}

fn line_of(text: &str) -> usize {
    TINY.lines().position(|line| line.contains(text)).unwrap() + 1
}

fn files_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            let below = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            found.insert(below.to_string_lossy().replace('\\', "/"));
        }
    }
}

#[test]
fn every_file_of_the_folder_is_built_in_as_it_is_now() {
    let mut there = BTreeSet::new();
    files_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("guides"),
        &mut there,
    );
    let built_in: BTreeSet<String> = outro::guide::built_in::files()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(built_in, there);
    for (path, bytes) in outro::guide::built_in::files() {
        let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
        assert!(
            std::fs::read(whole).unwrap() == bytes,
            "{path} has changed since the build"
        );
    }
}

#[test]
fn a_comma_too_many_is_found_on_its_own_line() {
    let body = TINY.trim_end().strip_suffix('}').unwrap().trim_end();
    let line = body.lines().count();
    for end in [",\n}\n", ",\n\n  }", " ,\r\n\t}\r\n", ",}"] {
        let text = format!("{body}{end}");
        let catalogue = own(&[("tiny.json", &text), ("parts/shop.json", SHOP)]);
        let problem = catalogue.problem_with("tiny").unwrap();
        assert_eq!(problem.place.line, line, "{end:?}: {problem:?}");
        assert!(problem.reason.contains("comma"), "{problem:?}");
    }
    // What comes too early is found where it is.
    let text = format!("{body}\n  oops\n}}\n");
    let catalogue = own(&[("tiny.json", &text), ("parts/shop.json", SHOP)]);
    assert_eq!(catalogue.problem_with("tiny").unwrap().place.line, line + 1);
}

#[test]
fn the_schema_tells_of_every_field_of_the_good_guide() {
    let schema: serde_json::Value = serde_json::from_slice(guide::schema()).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    for (text, of) in [(TINY, &schema), (SHOP, &schema["$defs"]["Part"])] {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        for name in value.as_object().unwrap().keys() {
            assert!(of["properties"].get(name).is_some(), "{name}");
        }
        assert_eq!(of["additionalProperties"], false);
    }
}

#[test]
fn no_built_in_guide_breaks_a_rule() {
    let files: Vec<(String, Vec<u8>)> = outro::guide::built_in::files()
        .map(|(path, bytes)| (path, bytes.to_vec()))
        .collect();
    let today = jiff::ZonedDateTime::now().date();
    let findings = lint::check(&files, today);
    let errors = findings
        .iter()
        .filter(|finding| finding.rule.severity == Severity::Error);
    let told: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn released_ids_are_kept_in_order_and_their_guides_are_there() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/released-ids.json");
    let read = || -> BTreeMap<String, BTreeSet<String>> {
        serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap()
    };
    if std::env::var_os("OUTRO_RELEASE").is_some() {
        let mut released = read();
        for entry in Catalogue::built_in().entries() {
            let guide = Catalogue::built_in().get(&entry.id).unwrap();
            released
                .entry(entry.id.to_string())
                .or_default()
                .extend(lint::permanent_ids(&guide));
        }
        std::fs::write(
            &path,
            serde_json::to_string_pretty(&released).unwrap() + "\n",
        )
        .unwrap();
    }
    let released = read();
    let in_order = serde_json::to_string_pretty(&released).unwrap() + "\n";
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        in_order,
        "renew it: OUTRO_RELEASE=1 cargo test --test engine released"
    );
    for id in released.keys() {
        assert!(
            Catalogue::built_in().get(id).is_some(),
            "the guide “{id}” was released and is gone"
        );
    }
}

#[test]
fn every_built_in_guide_can_be_read() {
    let catalogue = Catalogue::built_in();
    let problems: Vec<String> = catalogue
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(problems, [""; 0]);
    for entry in catalogue.entries() {
        let guide = catalogue.get(&entry.id).unwrap();
        assert_eq!(
            (&guide.title, guide.revision),
            (&entry.title, entry.revision)
        );
        assert!(
            guide
                .channels
                .iter()
                .all(|channel| !channel.steps.is_empty())
        );
        assert_eq!(entry.origin, Origin::BuiltIn);
    }
}

#[test]
fn a_part_is_taken_in_with_its_slots_filled() {
    let catalogue = own(&[("tiny.json", TINY), ("parts/shop.json", SHOP)]);
    let guide = catalogue.get("tiny").unwrap();
    let steps = &guide.channel("shop").unwrap().steps;
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[0].see[0].text, "Tiny Tunes is not in the list.");
    assert!(guide.links.contains_key("shop/orders") && guide.words.contains_key("shop/stop"));
    assert!(guide.source("shop/help").is_some());
    assert!(
        guide
            .service
            .hosts
            .contains(&"cornershop.example".to_owned())
    );
    let answer = guide
        .answers
        .iter()
        .find(|answer| answer.id == "shop/refund")
        .unwrap();
    assert_eq!(answer.channels, ["shop"]);
    // Read once, then kept.
    assert!(Arc::ptr_eq(&guide, &catalogue.get("tiny").unwrap()));
}

#[test]
fn own_guides_stand_beside_the_built_in_ones_and_cannot_replace_them() {
    let catalogue = own(&[
        ("/home/x/tiny.json", TINY),
        ("/home/x/parts/shop.json", SHOP),
        ("/home/y/tiny.json", TINY),
    ]);
    let entry = catalogue
        .entries()
        .iter()
        .find(|entry| entry.id == "tiny")
        .unwrap();
    assert_eq!(entry.origin, Origin::Own("/home/x/tiny.json".into()));
    assert_eq!(
        (entry.title.as_str(), entry.also_called.as_slice()),
        ("Tiny Tunes", ["TinyTunes Plus".to_owned()].as_slice())
    );
    let [taken] = catalogue.problems() else {
        panic!("{:?}", catalogue.problems())
    };
    assert_eq!(taken.file, "/home/y/tiny.json");

    for (path, bytes) in outro::guide::built_in::files() {
        let text = String::from_utf8_lossy(bytes);
        let inner = path.strip_prefix("guides/").unwrap();
        if Path::new(inner).extension() != Some("json".as_ref())
            || inner == "guide.schema.json"
            || inner == "released-ids.json"
        {
            continue;
        }
        let catalogue = own(&[(inner, &text.replace("https://", "https://evil."))]);
        assert_eq!(catalogue.problems().len(), 1, "{path}");
        assert_eq!(catalogue.entries(), Catalogue::built_in().entries());
    }
}

#[test]
fn a_slip_in_one_guide_leaves_the_others_alone() {
    let catalogue = own(&[
        ("broken.json", "{\n  \"schema\": 1,,\n}"),
        ("tiny.json", TINY),
        ("parts/shop.json", SHOP),
        ("notes.txt", "no guide"),
    ]);
    assert!(catalogue.get("tiny").is_some());
    assert!(catalogue.get("broken").is_none() && catalogue.get("nowhere").is_none());
    let [problem] = catalogue.problems() else {
        panic!("{:?}", catalogue.problems())
    };
    assert_eq!(
        (
            problem.file.as_str(),
            problem.place.line,
            problem.place.column
        ),
        ("broken.json", 2, 15)
    );
    assert!(problem.reason.starts_with("This is not well-formed JSON"));
}

#[test]
fn a_slip_names_its_line_its_pointer_and_a_way_out() {
    let found = problem("\"caution\": \"After", "\"cautoin\": \"After");
    assert_eq!(found.reason, "There is no field “cautoin” here.");
    assert_eq!(found.hint.as_deref(), Some("Did you mean “caution”?"));
    assert_eq!(
        found.pointer.as_deref(),
        Some("/channels/0/steps/3/cautoin")
    );
    assert_eq!(found.place.line, line_of("\"caution\": \"After"));

    let found = problem("\"kind\": \"confirm\"", "\"kind\": \"confrim\"");
    assert_eq!(found.hint.as_deref(), Some("Did you mean “confirm”?"));
    assert_eq!(found.place.line, line_of("\"kind\": \"confirm\""));

    let found = problem("\"revision\": 2,\n", "\"revision\": \"two\",\n");
    assert_eq!(
        found.reason,
        "Here stands the text \"two\", but a whole number from 0 belongs here."
    );
    assert_eq!(found.pointer.as_deref(), Some("/revision"));

    let found = problem("\"title\": \"Tell your family\",", "");
    assert_eq!(found.reason, "The field “title” is missing.");
    assert_eq!(found.pointer.as_deref(), Some("/channels/0/steps/2"));

    let found = problem("\"id\": \"tiny\"", "\"id\": \"tinny\"");
    assert_eq!(
        (found.pointer.as_deref(), found.place.line),
        (Some("/id"), 3)
    );
    let found = problem("\"schema\": 1", "\"schema\": 2");
    assert_eq!(found.pointer.as_deref(), Some("/schema"));
}

#[test]
fn a_part_that_does_not_fit_is_named() {
    let found = problem("\"part\": \"shop\"", "\"part\": \"shup\"");
    assert_eq!(found.pointer.as_deref(), Some("/channels/1/use/part"));
    assert_eq!(found.hint.as_deref(), Some("Did you mean “shop”?"));
    assert_eq!(found.place.line, line_of("\"part\": \"shop\""));
    let found = problem("\"flow\": \"app\"", "\"flow\": \"web\"");
    assert_eq!(found.pointer.as_deref(), Some("/channels/1/use/flow"));
    let found = problem("{ \"service\": \"Tiny Tunes\" }", "{}");
    assert_eq!(found.reason, "The part “shop” needs the slot “service”.");
    assert_eq!(found.pointer.as_deref(), Some("/channels/1/use/slots"));
    let found = problem(
        "\"service\": \"Tiny Tunes\" }",
        "\"service\": \"a\", \"servce\": \"b\" }",
    );
    assert_eq!(found.hint.as_deref(), Some("Did you mean “service”?"));
}

#[test]
fn a_slip_inside_a_part_names_the_part_s_file() {
    let unfilled = SHOP.replace("Stop {{service}}", "Stop {{servce}}");
    let catalogue = own(&[("tiny.json", TINY), ("parts/shop.json", &unfilled)]);
    let found = catalogue.problem_with("tiny").unwrap();
    assert_eq!(found.file, "parts/shop.json");
    assert_eq!(found.pointer.as_deref(), Some("/flows/app/1/title"));
    assert_eq!(
        found.place.line,
        unfilled
            .lines()
            .position(|line| line.contains("{{servce}}"))
            .unwrap()
            + 1
    );

    let unread = SHOP.replace("\"press\":", "\"pres\":");
    let catalogue = own(&[("tiny.json", TINY), ("parts/shop.json", &unread)]);
    let found = catalogue.problem_with("tiny").unwrap();
    assert_eq!(
        (found.file.as_str(), found.hint.as_deref()),
        ("parts/shop.json", Some("Did you mean “press”?"))
    );
    // Nothing of it is told twice.
    assert_eq!(catalogue.problems().len(), 1);
}

#[test]
fn what_hides_text_never_arrives() {
    let raw = TINY.replace(
        "Open your settings page",
        "Open\u{202e} your \\u202esettings\\u0007\u{200b} page\\t",
    );
    let guide = own(&[("tiny.json", &raw), ("parts/shop.json", SHOP)])
        .get("tiny")
        .unwrap();
    assert_eq!(guide.channels[0].steps[0].title, "Open your settings page ");
    // Letters keep their line breaks.
    assert!(guide.letters[0].text.contains('\n'));
    assert_eq!(outro::text::clean("a\u{1b}[31mb"), "a[31mb");
}

#[test]
fn too_large_too_deep_and_not_utf_8_are_problems_and_nothing_worse() {
    let large = format!("{TINY}{}", " ".repeat(catalogue::LARGEST));
    let deep = "[".repeat(1_000_000);
    let catalogue = Catalogue::with_own([
        (PathBuf::from("large.json"), large.into_bytes()),
        (PathBuf::from("deep.json"), deep.into_bytes()),
        (
            PathBuf::from("latin.json"),
            b"{\"title\": \"caf\xe9\"}".to_vec(),
        ),
        (PathBuf::from("empty.json"), Vec::new()),
        (PathBuf::from(".json"), b"{}".to_vec()),
    ]);
    assert_eq!(catalogue.problems().len(), 5);
    assert_eq!(catalogue.entries(), Catalogue::built_in().entries());
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let marked = format!("\u{feff}{TINY}");
    assert!(
        own(&[("tiny.json", &marked), ("parts/shop.json", SHOP)])
            .get("tiny")
            .is_some()
    );
}

proptest! {
    #[test]
    fn no_file_brings_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let catalogue = Catalogue::with_own([(PathBuf::from("tiny.json"), bytes.clone()), (PathBuf::from("parts/shop.json"), bytes)]);
        assert!(catalogue.get("tiny").is_none());
        assert!(!catalogue.problems().is_empty());
    }

    #[test]
    fn no_damaged_guide_brings_the_reader_down(at in 0usize..TINY.len(), length in 0usize..60, put in any::<String>()) {
        let mut bytes = TINY.as_bytes().to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, put.bytes());
        let catalogue = Catalogue::with_own([(PathBuf::from("tiny.json"), bytes), (PathBuf::from("parts/shop.json"), SHOP.into())]);
        assert_eq!(catalogue.get("tiny").is_some(), catalogue.problems().is_empty());
        for problem in catalogue.problems() {
            assert!(problem.place.line >= 1 && problem.place.column >= 1);
            assert!(!problem.reason.is_empty());
        }
    }
}

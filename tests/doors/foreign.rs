//! Foreign files with characters in every field that drive a terminal, or hide and reorder what
//! stands beside them: whatever is printed of them, no command prints one of these.

use std::fs;
use std::path::{Path, PathBuf};

use outro::case::Event;
use outro::case::event::{BackupAnswer, Money, StepMark};
use outro::guide::Period;
use outro::guide::step::Fact;
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use serde_json::{Value, json};

use crate::program::{Ended, Home};

/// One of each kind, with a word around them that has to come out.
const ODD: &str = "seen\u{1b}[2J\u{7}\u{8}\u{7f}\u{9b}1m\u{85}\u{200e}\u{202e}\u{2066}\u{2028}\u{2029}\u{feff}\u{e0041}\rforged\nline";

fn is_odd(letter: char) -> bool {
    let hides = matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    hides || (letter.is_control() && letter != '\n')
}

fn check(ended: &Ended, what: &str) {
    for printed in [&ended.out, &ended.err] {
        let odd = printed.chars().find(|letter| is_odd(*letter));
        assert_eq!(odd, None, "{what}: {printed:?}");
        let forged = printed.lines().any(|line| line.starts_with("line"));
        assert!(!forged, "{what} prints a line of its own: {printed:?}");
    }
    assert!(!ended.err.contains("panicked"), "{what}: {}", ended.err);
}

/// Runs a command, and hands back what it printed.
fn run(home: &Home, arguments: &[&str]) -> String {
    let ended = home.run(arguments);
    check(&ended, &format!("{arguments:?}"));
    ended.out + &ended.err
}

fn entry(number: usize, event: Event) -> NewEntry {
    NewEntry {
        id: format!("{number:032x}"),
        at: "2026-11-22T14:15:00Z".parse().unwrap(),
        event,
    }
}

fn mark() -> StepMark {
    StepMark {
        id: ODD.into(),
        rev: 1,
        title: ODD.to_owned(),
        words: vec![ODD.to_owned()],
    }
}

/// What somebody could have written into a journal who made it up.
fn events(guide: &str) -> Vec<Event> {
    let odd = || ODD.to_owned();
    vec![
        Event::Started {
            guide: guide.into(),
            revision: 1,
        },
        Event::Named { person: odd() },
        Event::RegionChosen { region: odd() },
        Event::PlanChosen { plan: Some(odd()) },
        Event::QuestionAnswered {
            question: odd(),
            answer: Some(odd()),
        },
        Event::ChannelChosen {
            channel: ODD.into(),
        },
        Event::Ticked {
            step: mark(),
            ends: None,
        },
        Event::Skipped {
            step: mark(),
            reason: odd(),
            ends: None,
        },
        Event::BackupAnswered {
            task: ODD.into(),
            answer: BackupAnswer::Done,
        },
        Event::Noted {
            at: odd(),
            value: odd(),
        },
        Event::FactNoted {
            fact: Fact::Reference,
            value: odd(),
        },
        Event::FactNoted {
            fact: Fact::EndDate,
            value: odd(),
        },
        Event::PriceNoted {
            price: Some(Money {
                hundredths: 1,
                currency: odd(),
                every: Period::Month,
            }),
        },
        Event::ReasonGiven {
            reason: Some(odd()),
        },
    ]
}

/// Puts the characters behind every string of a value, but for what has a form of its own.
fn spoil(value: &mut Value, only_sentences: bool) {
    const SENTENCES: [&str; 8] = [
        "title",
        "about",
        "text",
        "label",
        "name",
        "note",
        "publisher",
        "what",
    ];
    match value {
        Value::String(text) => text.push_str(ODD),
        Value::Array(items) => items
            .iter_mut()
            .filter(|item| !(only_sentences && item.is_string()))
            .for_each(|item| spoil(item, only_sentences)),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let is_sentence = SENTENCES.contains(&name.as_str());
                if !only_sentences || is_sentence || !field.is_string() {
                    spoil(field, only_sentences);
                }
            }
        }
        _ => {}
    }
}

fn guide(id: &str, only_sentences: bool) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/guides/amazon-prime.json");
    let mut guide: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    spoil(&mut guide, only_sentences);
    guide["id"] = id.into();
    guide.to_string()
}

fn data(home: &Home) {
    let (store, _) = Store::open(home.data(), Os);
    for (id, guide) in [("one", "amazon-music"), ("two", ODD), ("three", "own")] {
        let entries: Vec<_> = events(guide)
            .into_iter()
            .enumerate()
            .map(|(at, event)| entry(at + 1000 * id.len(), event))
            .collect();
        store.create(&CaseId::new(id).unwrap(), &entries).unwrap();
    }
    fs::write(home.data().join("cases/broken.jsonl"), ODD).unwrap();
    let guides = home.data().join("guides");
    fs::create_dir_all(&guides).unwrap();
    fs::write(guides.join("own.json"), guide("own", true)).unwrap();
    fs::write(guides.join("all.json"), guide("all", false)).unwrap();
    fs::write(guides.join("deep.json"), json!({ ODD: ODD }).to_string()).unwrap();
    fs::write(guides.join(format!("{}.json", name())), "{").unwrap();
    let settings = json!({ "theme": ODD, "exported": [ODD], ODD: ODD });
    fs::write(home.data().join("settings.json"), settings.to_string()).unwrap();
}

/// A name that a file system takes.
fn name() -> String {
    ODD.replace('/', "")
}

fn put(folder: &Path, ending: &str, text: &str) -> PathBuf {
    let path = folder.join(format!("{}.{ending}", name()));
    fs::write(&path, text).unwrap();
    path
}

/// A list in each of some forms, every field of it spoilt.
fn lists(folder: &Path) -> Vec<PathBuf> {
    let quoted = format!("\"{ODD}\"");
    let csv = format!(
        "Track name,Artist name,Album,Playlist name,Type,ISRC\n{quoted},{quoted},{quoted},{quoted},Playlist,{quoted}\n"
    );
    let json = json!([{ "name": ODD, "tracks": [{ "title": ODD, "artist": ODD, "album": ODD }] }]);
    let plain = ODD.replace(['\u{1b}', '\u{7}', '\u{8}'], "");
    let xspf = format!(
        "<?xml version=\"1.0\"?><playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><title>{plain}</title>\
         <trackList><track><title>{plain}</title><creator>{plain}</creator></track></trackList></playlist>"
    );
    let one_line = ODD.replace(['\n', '\r'], " ");
    let m3u = format!(
        "#EXTM3U\n#PLAYLIST:{one_line}\n#EXTINF:1,{one_line} - {one_line}\n{one_line}.mp3\n"
    );
    vec![
        put(folder, "csv", &csv),
        put(folder, "json", &json.to_string()),
        put(folder, "xspf", &xspf),
        put(folder, "m3u8", &m3u),
        put(folder, "txt", ODD),
        put(folder, "zip", ODD),
    ]
}

#[test]
fn no_command_prints_what_drives_a_terminal() {
    let home = Home::new();
    data(&home);
    let said = run(&home, &["cases"]);
    assert!(said.contains("seen[2J"), "{said}");
    let said = run(&home, &["cases", "--json"]);
    assert!(
        said.contains("\\u001b[2J") && said.contains("\\u202e"),
        "{said}"
    );
    let said = run(&home, &["guides", "list"]);
    assert!(said.contains("own: ") && said.contains("seen[2J"), "{said}");
    run(&home, &["guides", "list", "--json"]);
    run(&home, &["guides", "show", "own"]);
    run(&home, &["guides", "show", "own", "--json"]);
    for id in [ODD, "all", "deep"] {
        run(&home, &["guides", "show", id]);
        run(&home, &["guides", "show", id, "--json"]);
        run(
            &home,
            &["sheet", "--guide", id, "--channel", "x", "--out", "x"],
        );
    }
    run(&home, &["guides", "check"]);
    let folder = home.data().join("guides").display().to_string();
    run(&home, &["guides", "check", &folder]);
    run(&home, &["guides", "check", ODD]);
    run(&home, &["sheet", "--case", ODD, "--out", "x"]);
    run(&home, &["sheet", "--case", "one", "--out", ODD]);
    for argument in [ODD, &format!("--{ODD}"), "--help"] {
        let ended = home.run(&[argument]);
        let odd = (ended.out + &ended.err).chars().find(|one| is_odd(*one));
        assert_eq!(odd, None, "{argument:?}");
    }
}

#[test]
fn no_list_of_songs_prints_what_drives_a_terminal() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let lists = lists(folder.path());
    let paths: Vec<_> = lists
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let inside = folder.path().display().to_string();
    for path in paths.iter().chain([&inside, &ODD.to_owned()]) {
        for json in [&[][..], &["--json"]] {
            let run = |more: &[&str]| run(&home, &[&["playlist", path][..], json, more].concat());
            run(&[]);
            run(&["--named", ODD, "--songs", "7"]);
            run(&["--save-as", ODD, ODD]);
            run(&["--save-as", "csv", &format!("{inside}/no/{}", name())]);
            let ended = home.run(&[&["playlist", path, &paths[0], "--compare"][..], json].concat());
            check(&ended, &format!("{path:?} --compare"));
        }
    }
    let said = run(
        &home,
        &["playlist", &paths[0], "--json", "--named", "other"],
    );
    assert!(said.contains("seen[2J"), "{said}");
}

#[test]
fn no_file_from_elsewhere_prints_what_drives_a_terminal() {
    let (home, other) = (Home::new(), Home::new());
    data(&home);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json").display().to_string();
    run(&home, &["data", "export", &file]);
    run(&home, &["data", "export", &file]);
    run(
        &home,
        &[
            "data",
            "export",
            &format!("{}/no/{}", folder.path().display(), name()),
        ],
    );
    let mut document: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    document["origin"] = ODD.into();
    let guides = document["guides"].as_array_mut().unwrap();
    guides.push(json!({ "file": name(), "text": ODD }));
    let spoilt = folder.path().join(name());
    fs::write(&spoilt, document.to_string()).unwrap();
    let spoilt = spoilt.display().to_string();
    let asked = other
        .outro()
        .args(["data", "import", &spoilt])
        .output()
        .unwrap();
    let said = String::from_utf8(asked.stdout).unwrap();
    assert_eq!(said.chars().find(|one| is_odd(*one)), None, "{said:?}");
    run(&other, &["data", "import", &spoilt, "--yes", "--settings"]);
    run(&other, &["data", "import", &spoilt, "--yes"]);
    run(&other, &["cases", "--json"]);
}

#[test]
fn no_page_of_the_terminal_prints_what_drives_it() {
    let home = Home::new();
    data(&home);
    for choice in ["1", "2", "3", "4", "5", "6"] {
        let ended = home.talk(&[
            choice, "list", "again", "backup", "who", "after", "notes", "back", "more", "1",
            "back", ODD, "country", "plan", "answers", ODD, "about", "home", "quit",
        ]);
        check(&ended, choice);
    }
    let ended = home.talk(&["about", "1", "delete everything", "quit"]);
    ended.must_print("seen[2J");
    check(&ended, "deleting everything");
}

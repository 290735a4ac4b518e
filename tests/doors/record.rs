//! The record of a case: what stands in it, and that whatever is changed in it is named.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use outro::case::proof::{Attachment, Detail};
use outro::case::{Event, StepMark};
use outro::guide::step::{End, Fact};
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::program::Home;
use crate::support::words::must_hold;

/// The parts of a record, in their order.
type Parts = Vec<(String, Vec<u8>)>;

/// A case that was cancelled, with what was kept as proof.
pub fn proven(home: &Home) -> String {
    let id = home.put(&[
        Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        Event::Named {
            person: "Mum’s <account>".to_owned(),
        },
        Event::ChannelChosen {
            channel: "amazon-website".into(),
        },
        Event::Ticked {
            step: StepMark {
                id: "sign-in".into(),
                rev: 1,
                title: "Sign in".to_owned(),
                words: vec!["Cancel subscription".to_owned()],
            },
            ends: None,
        },
        Event::Ended {
            end: End::Cancelled,
        },
        Event::FactNoted {
            fact: Fact::EndDate,
            value: "2026-11-03".to_owned(),
        },
        Event::FactNoted {
            fact: Fact::Reference,
            value: "D01-2041-77".to_owned(),
        },
        Event::ProofNoted {
            detail: Detail::SpokeTo,
            value: "Ms Agent".to_owned(),
        },
        Event::ProofNoted {
            detail: Detail::PageSaid,
            value: "Your plan ends on 3 November.".to_owned(),
        },
        Event::ConfirmationSeen { seen: true },
        Event::ChargeChecked { came: false },
    ]);
    attach(home, &id, "mail.pdf", b"%PDF-1.7 a saved e-mail");
    attach(
        home,
        &id,
        "../../etc/pass wd\u{202e}.png",
        b"\x89PNG a screenshot",
    );
    id
}

fn store(home: &Home) -> Store {
    Store::open(home.data(), Os).0
}

fn attach(home: &Home, id: &str, name: &str, mut bytes: &[u8]) -> Attachment {
    let (store, case) = (store(home), CaseId::new(id).unwrap());
    let entries = store.read(&case).unwrap().entries;
    let proof = outro::case::Case::replay(id, &entries).proof;
    let file = store.attach(&case, name, &mut bytes, &proof).unwrap();
    let entry = NewEntry {
        id: format!("{:032x}", entries.len() + 1_000),
        at: jiff::Timestamp::now(),
        event: Event::FileAttached { file: file.clone() },
    };
    store.append(&case, &[entry]).unwrap();
    file
}

/// Writes the record of the only case.
fn record(home: &Home, more: &[&str]) -> PathBuf {
    let path = home
        .data()
        .with_file_name(format!("record{}.zip", more.len()));
    let mut arguments = vec!["export", "record", path.to_str().unwrap()];
    arguments.extend(more);
    let ended = home.run(&arguments);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print("It is no certificate");
    ended.must_print("mailto:?subject=");
    path
}

fn parts(path: &Path) -> Parts {
    let mut zip = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Packs parts anew, so that the ZIP file itself fits.
fn pack(path: &Path, parts: &[(String, Vec<u8>)]) {
    let mut zip = ZipWriter::new(fs::File::create(path).unwrap());
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn verify(home: &Home, path: &Path) -> Result<String, String> {
    // On any machine: where the cases lie does not matter.
    let ended = home.run(&["record", "verify", path.to_str().unwrap()]);
    match ended.code {
        0 => Ok(ended.out),
        1 => Err(ended.err),
        other => panic!("{other}: {}", ended.err),
    }
}

#[test]
fn a_record_holds_what_happened_and_fits() {
    let home = Home::new();
    proven(&home);
    let path = record(&home, &[]);
    let said = verify(&home, &path).unwrap();
    assert!(said.contains("2 attached files"), "{said}");
    let parts = parts(&path);
    let page = String::from_utf8(parts[1].1.clone()).unwrap();
    must_hold(
        &page,
        &[
            "default-src &#39;none&#39;",
            "Mum’s &lt;account&gt;",
            "D01-2041-77",
            "Ms Agent",
            "Your plan ends on 3 November.",
            "“Cancel subscription”",
            "You looked at the statement: no charge came.",
            "mail.pdf",
            "It is no certificate",
        ],
    );
    assert!(
        !page.contains("<script") && !page.contains("https:"),
        "{page}"
    );
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "record.json",
            "record.html",
            "journal.jsonl",
            "files/01-mail.pdf",
            "files/02-_.._etc_pass wd.png"
        ]
    );
}

#[test]
fn names_are_left_out_when_that_is_asked_and_the_chain_still_fits() {
    let home = Home::new();
    proven(&home);
    let path = record(&home, &["--without-names"]);
    verify(&home, &path).unwrap();
    for (name, bytes) in parts(&path) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(
            !text.contains("Mum") && !text.contains("Agent"),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_byte_that_was_changed_in_any_part_is_named() {
    let home = Home::new();
    proven(&home);
    for more in [&[][..], &["--without-names"]] {
        let path = record(&home, more);
        let whole = parts(&path);
        for (at, (name, bytes)) in whole.iter().enumerate() {
            let step = if std::env::var_os("OUTRO_LONG").is_some() {
                7
            } else {
                1 + bytes.len() / 12
            };
            for byte in (0..bytes.len()).step_by(step) {
                let mut changed = whole.clone();
                changed[at].1[byte] ^= 1;
                let other = path.with_extension("changed.zip");
                pack(&other, &changed);
                let error = verify(&home, &other).unwrap_err();
                let expected = if name == "journal.jsonl" {
                    let line = memchr::memchr_iter(b'\n', &bytes[..byte]).count() + 1;
                    format!("line {line} of journal.jsonl")
                } else {
                    format!("this part: {name}")
                };
                assert!(error.contains(&expected), "{name}, {byte}: {error}");
            }
        }
    }
}

#[test]
fn a_byte_that_was_changed_in_the_file_itself_is_named() {
    let home = Home::new();
    proven(&home);
    let path = record(&home, &[]);
    let whole = fs::read(&path).unwrap();
    for (name, words) in [
        ("files/01-mail.pdf", "a saved e-mail"),
        ("record.html", "<h1>"),
    ] {
        let at = whole
            .windows(words.len())
            .position(|part| part == words.as_bytes())
            .unwrap();
        let mut changed = whole.clone();
        changed[at] ^= 1;
        let other = path.with_extension("changed.zip");
        fs::write(&other, changed).unwrap();
        let error = verify(&home, &other).unwrap_err();
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn a_part_or_a_line_that_was_taken_out_or_put_in_is_named() {
    let home = Home::new();
    proven(&home);
    let path = record(&home, &[]);
    let whole = parts(&path);
    let other = path.with_extension("changed.zip");
    let with = |change: &dyn Fn(&mut Parts)| {
        let mut parts = whole.clone();
        change(&mut parts);
        pack(&other, &parts);
        verify(&home, &other).unwrap_err()
    };
    let missing = with(&|parts| {
        parts.remove(3);
    });
    assert!(
        missing.contains("files/01-mail.pdf. It is missing"),
        "{missing}"
    );
    let added = with(&|parts| parts.push(("files/03-more.txt".to_owned(), b"x".to_vec())));
    assert!(added.contains("files/03-more.txt. It was added"), "{added}");
    let lines = |parts: &mut Parts, change: &dyn Fn(&mut Vec<String>)| {
        let text = String::from_utf8(parts[2].1.clone()).unwrap();
        let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
        change(&mut lines);
        parts[2].1 = lines.concat().into_bytes();
    };
    let cut = with(&|parts| lines(parts, &|lines| drop(lines.pop())));
    assert!(cut.contains("the end of journal.jsonl"), "{cut}");
    let out = with(&|parts| lines(parts, &|lines| drop(lines.remove(4))));
    assert!(out.contains("line 5 of journal.jsonl"), "{out}");
    let swapped = with(&|parts| lines(parts, &|lines| lines.swap(4, 5)));
    assert!(swapped.contains("line 5 of journal.jsonl"), "{swapped}");
}

#[test]
fn what_is_no_record_is_told_apart() {
    let home = Home::new();
    let path = home.data().with_file_name("other.zip");
    assert!(verify(&home, &path).unwrap_err().contains("cannot be read"));
    fs::write(&path, b"no ZIP file").unwrap();
    assert!(verify(&home, &path).unwrap_err().contains("no record"));
    pack(&path, &[("song.csv".to_owned(), b"a,b".to_vec())]);
    assert!(verify(&home, &path).unwrap_err().contains("no record"));
    assert!(
        verify(&home, home.data().parent().unwrap())
            .unwrap_err()
            .contains("cannot be read")
    );
}

#[test]
fn an_attached_file_that_was_changed_from_outside_is_no_proof() {
    let home = Home::new();
    let id = proven(&home);
    let folder = home.data().join("proof").join(&id);
    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&file, b"something else").unwrap();
    let path = home.data().with_file_name("record.zip");
    let ended = home.run(&["export", "record", path.to_str().unwrap()]);
    assert_eq!(ended.code, 1);
    ended.must_warn("was changed from outside");
    assert!(!path.exists());
}

#[test]
fn the_page_alone_is_written_to_be_printed() {
    let home = Home::new();
    proven(&home);
    let path = home.data().with_file_name("record.html");
    let ended = home.run(&["export", "record", path.to_str().unwrap(), "--page"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.starts_with("<!doctype html>"), "{page}");
}

#[test]
fn a_case_goes_from_a_trial_to_quiet_to_charged_and_back_in_the_terminal() {
    let home = Home::new();
    let mut events = crate::support::events::to_backup("amazon-website");
    events.push(Event::FactNoted {
        fact: Fact::EndDate,
        value: "2026-11-03".to_owned(),
    });
    home.put(&events);
    let today = jiff::ZonedDateTime::now().date();
    let ends = (today + 7.days()).to_string();
    let talk = |lines: &[&str]| {
        let ended = home.talk(&[&["1", "proof"], lines, &["quit"]].concat());
        assert_eq!(ended.code, 0, "{}", ended.out);
        ended.out
    };
    let state = || {
        let cases = home.cases();
        let due = cases[0]["due"][0]["what"].as_str().unwrap_or("nothing");
        format!("{} {due}", cases[0]["stage"].as_str().unwrap())
    };
    // A trial that lasts a week more.
    let trial = talk(&["This is a trial", &ends]);
    assert!(trial.contains("days to decide about the trial"), "{trial}");
    assert_eq!(state(), "backup decide-trial");
    // It was cancelled; the file that proves it is attached, and the record fits.
    talk(&["more", "It ended in another way", "Cancelled now"]);
    assert_eq!(state(), "make-sure check-charge");
    let mail = home.data().with_file_name("mail.eml");
    fs::write(&mail, b"Your trial was cancelled.").unwrap();
    let zip = home.data().with_file_name("record.zip");
    let (mail, place) = (mail.to_str().unwrap(), zip.to_str().unwrap());
    let kept = talk(&[
        "Attach a file",
        mail,
        "Save the record",
        "With your nickname",
        place,
    ]);
    assert!(kept.contains("mail.eml is attached"), "{kept}");
    let said = verify(&home, &zip).unwrap();
    assert!(said.contains("1 attached file"), "{said}");
    // Seen, quiet, charged again, and quiet after all.
    talk(&[
        "after",
        "Yes, I saw the confirmation",
        "I would rather not say",
    ]);
    talk(&["after", "No charge came"]);
    assert_eq!(state(), "done nothing");
    talk(&["after", "A charge came all the same"]);
    assert_eq!(home.cases()[0]["stage"], "cancel");
    talk(&["after", "It is settled"]);
    assert_eq!(state(), "done nothing");
}

//! The built program and a person's data as a whole, among files of their own: everything to
//! one file, in again, and deleted.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use std::fs;
use std::path::{Path, PathBuf};

use outro::case::Event;
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};

use crate::foreign_files;
use crate::program::{Ended, Home};

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

/// Takes back whose case it is: the second entry of the case with the number 0.
fn take_name_back(store: &Store, case: &CaseId) {
    let undone = NewEntry {
        id: "ff".to_owned(),
        at: "2026-11-23T10:00:00Z".parse().unwrap(),
        event: Event::Undone {
            entry: format!("{:016x}{:016x}", 0, 1),
        },
    };
    store.append(case, &[undone]).unwrap();
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

/// Where a file lies that a person takes along, outside of the data folder.
fn away(home: &Home) -> PathBuf {
    home.data().with_file_name("everything.json")
}

fn export(home: &Home, file: &Path, more: &[&str]) -> Ended {
    let path = file.display().to_string();
    let mut arguments = vec!["data", "export", path.as_str()];
    arguments.extend(more);
    home.run(&arguments)
}

fn import(home: &Home, file: &Path, more: &[&str]) -> Ended {
    let path = file.display().to_string();
    let mut arguments = vec!["data", "import", path.as_str()];
    arguments.extend(more);
    home.run(&arguments)
}

fn cases_in(file: &Path) -> usize {
    let text = fs::read(file).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&text).unwrap();
    document["cases"].as_array().unwrap().len()
}

#[cfg(unix)]
#[test]
fn an_export_names_first_what_is_missing_and_never_replaces_a_whole_one() {
    let home = home_of(&["Mum", "Dad", "Gran"]);
    let (whole, other) = (away(&home), home.data().with_file_name("other.json"));
    assert_eq!(export(&home, &whole, &[]).code, 0);
    let bytes = fs::read(&whole).unwrap();
    let one = home.data().join(format!("cases/{:032x}.jsonl", 1));
    let (cases, moved) = (
        home.data().join("cases"),
        home.data().with_file_name("moved"),
    );
    // A journal that is a link; then all of them behind one.
    fs::rename(&one, home.data().with_file_name("one")).unwrap();
    std::os::unix::fs::symlink(home.data().with_file_name("one"), &one).unwrap();
    for (missing, left) in [(one.clone(), 2), (cases.clone(), 0)] {
        if left == 0 {
            fs::rename(&cases, &moved).unwrap();
            std::os::unix::fs::symlink(&moved, &cases).unwrap();
        }
        let ended = export(&home, &whole, &["--replace"]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{}", ended.err);
        let start = "Not everything could be exported. This is missing:\n";
        assert!(ended.err.starts_with(start), "{}", ended.err);
        assert!(
            ended.err.contains(&missing.display().to_string()),
            "{}",
            ended.err
        );
        ended.must_warn("was left as it is");
        assert_eq!(fs::read(&whole).unwrap(), bytes);
        // Where nothing stands, what there is is better than nothing, and told as that.
        let ended = export(&home, &other, &[]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{}", ended.err);
        assert!(ended.err.starts_with(start), "{}", ended.err);
        ended.must_warn("Everything else is in ");
        assert_eq!(cases_in(&other), left);
        fs::remove_file(&other).unwrap();
        // The terminal says the same.
        let typed = other.display().to_string();
        let talk = home.talk(&["move your data", "export", &typed, "back", "quit"]);
        talk.must_print("Not everything could be exported.");
        talk.must_not_print("Everything is in ");
        fs::remove_file(&other).unwrap();
    }
}

/// The data folder of another day, or the wrong one.
#[test]
fn an_export_never_replaces_one_that_holds_more() {
    let (rich, poor) = (home_of(&["Mum", "Dad", "Gran"]), home_of(&["Mum"]));
    let file = away(&rich);
    assert_eq!(export(&rich, &file, &[]).code, 0);
    let bytes = fs::read(&file).unwrap();
    let ended = export(&poor, &file, &["--replace"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    ended.must_warn("holds 2 cases of which not everything is here");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    // What was deleted here is not missed, and any other file is replaced as it was said.
    let (store, _) = Store::open(rich.data(), Os);
    let gran = CaseId::new(&format!("{:032x}", 2)).unwrap();
    store
        .delete(&gran, "2026-11-23T10:00:00Z".parse().unwrap())
        .unwrap();
    assert_eq!(export(&rich, &file, &["--replace"]).code, 0);
    assert_eq!(cases_in(&file), 2);
    fs::write(&file, "a letter").unwrap();
    assert_eq!(export(&rich, &file, &["--replace"]).code, 0);
    assert_eq!(cases_in(&file), 2);
}

#[test]
fn an_export_touches_no_file_beside_its_own() {
    let home = home_of(&["Mum"]);
    let file = away(&home);
    let beside = file.with_file_name("everything.json.new");
    fs::write(&beside, "a stranger's").unwrap();
    assert_eq!(export(&home, &file, &[]).code, 0);
    assert_eq!(export(&home, &file, &["--replace"]).code, 0);
    assert_eq!(fs::read_to_string(&beside).unwrap(), "a stranger's");
    let parts = home
        .files()
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "part"));
    assert_eq!(parts.count(), 0);
}

#[cfg(unix)]
#[test]
fn nothing_in_the_data_folder_is_an_exports_target() {
    let home = home_of(&["Mum"]);
    let data = home.data();
    let link = data.with_file_name("link");
    std::os::unix::fs::symlink(&data, &link).unwrap();
    let to_journal = data.with_file_name("journal");
    let journal = format!("cases/{:032x}.jsonl", 0);
    std::os::unix::fs::symlink(data.join(&journal), &to_journal).unwrap();
    // A link that leads out is a name in the folder all the same.
    let out = data.join("out.json");
    std::os::unix::fs::symlink(data.with_file_name("elsewhere.json"), &out).unwrap();
    let before = fs::read(data.join(&journal)).unwrap();
    let targets = [
        data.join(&journal),
        data.join("settings.json"),
        data.join("new.json"),
        data.join("new/folder/x.json"),
        link.join(&journal),
        link.join("cases/new.json"),
        data.join("../link/trash/../new.json"),
        to_journal,
        out,
        Path::new(&journal).to_path_buf(),
        Path::new("new.json").to_path_buf(),
    ];
    let names = foreign_files::others(&data);
    for target in targets {
        let ended = home
            .outro()
            .current_dir(&data)
            .args(["data", "export", "--replace"])
            .arg(&target)
            .output()
            .unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{}: {err}", target.display());
        assert!(
            err.contains("where Outro keeps your cases"),
            "{}: {err}",
            target.display()
        );
        assert_eq!(fs::read(data.join(&journal)).unwrap(), before);
        assert_eq!(foreign_files::others(&data), names, "{}", target.display());
    }
    assert_strangers_whole(&home);
    // Beside it is as good a place as any.
    let ended = export(&home, &data.join("../beside.json"), &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

/// More cases than anybody has come in only when that is said, and hide nothing.
#[test]
fn many_new_cases_are_asked_for_and_hide_none() {
    let people: Vec<_> = (0..201).map(|number| format!("Person {number}")).collect();
    let people: Vec<_> = people.iter().map(String::as_str).collect();
    let (many, mine) = (home_of(&people), home_of(&[]));
    let (store, _) = Store::open(mine.data(), Os);
    let started = Event::Started {
        guide: "amazon-music".into(),
        revision: 1,
    };
    begin(&store, 0xffff, vec![started]);
    let file = away(&many);
    assert_eq!(export(&many, &file, &[]).code, 0);
    let ended = import(&mine, &file, &["--yes"]);
    assert_eq!(ended.code, 1);
    ended.must_print("201 cases come in");
    ended.must_warn("add --many");
    assert_eq!(mine.cases().len(), 1);
    let path = file.display().to_string();
    let talk = mine.talk(&[
        "move your data",
        "bring a file in",
        &path,
        "no, leave",
        "bring in",
        "quit",
    ]);
    talk.must_print("There are 201 new cases in the file.");
    talk.must_print("The rest of the file was left out");
    assert_eq!(mine.cases().len(), 1);
    let ended = import(&mine, &file, &["--yes", "--many"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(mine.cases().len(), 202);
    let all = away(&mine);
    assert_eq!(export(&mine, &all, &[]).code, 0);
    assert_eq!(cases_in(&all), 202);
}

/// One case on two computers; on the other one something was taken back.
#[test]
fn what_was_taken_back_elsewhere_is_taken_back_here_only_when_asked_for() {
    let (here, there) = (home_of(&["Mum"]), home_of(&[]));
    let (file, back) = (away(&here), away(&there));
    assert_eq!(export(&here, &file, &[]).code, 0);
    assert_eq!(import(&there, &file, &["--yes"]).code, 0);
    let (store, _) = Store::open(there.data(), Os);
    let case = CaseId::new(&format!("{:032x}", 0)).unwrap();
    take_name_back(&store, &case);
    assert_eq!(there.case()["person"], "");
    assert_eq!(export(&there, &back, &[]).code, 0);
    for _ in 0..2 {
        let ended = import(&here, &back, &["--yes"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.must_print("an entry that you made here was taken back");
        ended.must_print("add --undo");
        assert_eq!(here.case()["person"], "Mum");
    }
    let path = back.display().to_string();
    let no = format!("move your data / bring a file in / {path} / no, it stays / bring in / quit");
    let talk = here.types(&no);
    talk.must_print("Take it back here, too?");
    assert_eq!(here.case()["person"], "Mum");
    let yes =
        format!("move your data / bring a file in / {path} / take back here / bring in / quit");
    let talk = here.types(&yes);
    talk.must_print("It is all here now.");
    assert_eq!(here.case()["person"], "");
    let again = import(&here, &back, &["--yes"]);
    again.must_print("There is nothing to bring in.");
}

/// What is said before it is done is what is done then.
#[test]
fn an_import_says_what_it_takes_over_where_that_was_asked_for() {
    let (here, there) = (home_of(&["Mum"]), home_of(&["Dad"]));
    let (file, back) = (away(&here), away(&there));
    assert_eq!(export(&here, &file, &[]).code, 0);
    let (store, _) = Store::open(there.data(), Os);
    let case = CaseId::new(&format!("{:032x}", 0)).unwrap();
    store
        .delete(&case, "2026-11-23T10:00:00Z".parse().unwrap())
        .unwrap();
    store.purge(&case).unwrap();
    assert_eq!(import(&there, &file, &["--yes", "--bring-back"]).code, 0);
    take_name_back(&store, &case);
    let before = store.settings().0;
    let mut after = before.clone();
    after.text_size_percent = 150;
    store
        .change_settings(&before, &after, "2026-11-23T10:00:00Z".parse().unwrap())
        .unwrap();
    assert_eq!(export(&there, &back, &[]).code, 0);
    let ended = import(&here, &back, &["--yes", "--settings", "--undo"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print_all(&[
        "It is taken back here, too",
        "Those of the file are taken over.",
    ]);
    ended.must_not_print("unless you say otherwise");
}

#[test]
fn cases_that_come_in_are_told_apart() {
    let (here, there) = (home_of(&[]), home_of(&["", ""]));
    let file = away(&there);
    assert_eq!(export(&there, &file, &[]).code, 0);
    let ended = import(&here, &file, &["--yes"]);
    ended.must_print("2 cases come in: Amazon Music (no. 1), Amazon Music (no. 2).");
}

/// The steps as a page are a file that goes out, too.
#[test]
fn no_sheet_is_written_over_a_journal() {
    let home = home_of(&["Mum"]);
    let journal = home.data().join(format!("cases/{:032x}.jsonl", 0));
    let before = fs::read(&journal).unwrap();
    let path = journal.display().to_string();
    let sheet = ["sheet", "--guide", "amazon-music", "--region", "us"];
    let more = ["--channel", "amazon-website", "--replace", "--out", &path];
    let ended = home.run(&[&sheet[..], &more].concat());
    assert_eq!(ended.code, 1, "{}", ended.out);
    ended.must_warn("where Outro keeps your cases");
    assert_eq!(fs::read(&journal).unwrap(), before);
}

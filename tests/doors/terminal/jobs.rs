//! The built program in a pipe: whole jobs from the first page to the last, and a kill half-way.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use crate::program;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout};

use program::Home;

use super::{APPLE, BEGIN, NOT_SURE};
use crate::support::words::must_hold;

#[test]
fn the_whole_job_through_apple_on_an_iphone() {
    let home = Home::new();
    let line = "APPLE.COM/BILL 866-712-7753 CA 4929123412341234";
    // The confirming step asks for the end date, and takes no guess.
    let dates = "1/2/2020 / Friday 3 January 2020";
    let typed = format!(
        "{NOT_SURE} / type / {line} / yes / done / done / done / done / nothing / done / {dates} \
         / done / yes / i hardly / no charge / home / quit"
    );
    let ended = home.types_after(BEGIN, &typed);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print_all(&[
        "It is very probably this one: Apple, on iPhone or iPad.",
        "Step 1 of 6: Open the Settings app",
        "On your iPhone or iPad",
        "Step 5 of 6: ",
        "Is that 1 February 2020 or 2 January 2020?",
        "It is cancelled.",
        "It works until Friday 3 January 2020.",
        "It is over, and no charge came.",
        "Everything is saved.",
    ]);
    let case = home.case();
    assert_eq!(case["stage"], "done");
    assert_eq!(case["channel"], "apple-iphone");
    assert_eq!(case["person"], "Mum");
    assert_eq!(case["dates"]["end"], "2020-01-03");
    assert_eq!(case["dates"]["check"], "2020-01-04");
}

#[test]
fn the_whole_job_on_amazons_website_with_its_pages() {
    let home = Home::new();
    // No question for a reason came: that counts as done.
    let no_question = "i see / 1 / go along / done";
    let typed = format!(
        "amazon / open amazon / done / done / done / {no_question} / nothing / done \
         / Thursday 3 January 2199 / done / E-mail of today / yes / too / it costs / home / quit"
    );
    let ended = home.types_after(BEGIN, &typed);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print("It is cancelled.");
    ended.must_print("Look at your statement on Friday 4 January 2199.");
    let case = home.case();
    assert_eq!(case["stage"], "make-sure");
    assert_eq!(case["step"], serde_json::Value::Null);
    assert_eq!(home.opened(1), ["https://www.amazon.com/music/settings"]);
}

#[test]
fn an_input_that_ends_half_way_is_gone_on_with() {
    let home = Home::new();
    let ended = home.types_after(APPLE, "done / done");
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended
            .out
            .ends_with("Everything is saved. You can go on at any time.\n")
    );
    let again = home.talk(&["go on"]);
    again.must_print("Welcome back. Your place was kept.");
    again.must_print("Amazon Music (Mum): 2 of 6 steps done. Next: Step 3: ");
    again.must_print("Step 3 of 6: ");
}

/// A person at the program, a line at a time.
struct Sitting {
    child: Child,
    typed: ChildStdin,
    said: BufReader<ChildStdout>,
}

impl Sitting {
    fn at(home: &Home) -> Self {
        let mut child = home.sit_down();
        let typed = child.stdin.take().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, typed, said }
    }

    /// Types a line and reads until a line that holds this.
    fn type_until(&mut self, line: &str, wanted: &str) {
        writeln!(self.typed, "{line}").unwrap();
        let mut heard = String::new();
        while !heard.lines().last().unwrap_or_default().contains(wanted) {
            let read = self.said.read_line(&mut heard).unwrap();
            assert!(read > 0, "“{wanted}” was never said:\n{heard}");
        }
    }
}

#[test]
fn a_killed_program_loses_nothing_that_was_answered() {
    let home = Home::new();
    let mut sitting = Sitting::at(&home);
    for line in BEGIN.split(" / ").chain(["apple"]) {
        sitting.type_until(line, "Type");
    }
    sitting.type_until("apple, on iphone", "Step 1 of 6");
    // The next page is there, so what led to it is on the disk.
    sitting.type_until("done", "Step 2 of 6");
    sitting.child.kill().unwrap();
    sitting.child.wait().unwrap();
    assert_eq!(home.case()["step"]["number"], 2);
    let again = home.talk(&["go on"]);
    again.must_print("Step 2 of 6");
}

#[test]
fn an_export_is_checked_by_its_typed_place() {
    let home = Home::new();
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("my playlists.csv");
    let text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
                One,A,B,Morning,Playlist,\nTwo,A,B,Evening,Playlist,\n";
    std::fs::write(&list, text).unwrap();
    let page = folder.path().join("page.csv");
    std::fs::write(&page, "<!DOCTYPE html><html></html>").unwrap();
    let (list, page) = (
        format!("\"{}\"", list.display()),
        page.display().to_string(),
    );
    let nowhere = folder.path().join("nowhere.csv").display().to_string();
    let files = format!("{nowhere} / {page} / {list}");
    let typed = format!("backup / export your playlists / check / {files} / done / home / quit");
    let ended = home.types_after(APPLE, &typed);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for wanted in [
        "nowhere.csv is not there.",
        "This is a web page, not a list.",
        "2 playlists, 2 songs",
        "my playlists.csv, checked ",
        "It is a CSV file from TuneMyMusic.",
    ] {
        let said = ended.out.replace('\n', " ");
        assert!(
            said.contains(wanted),
            "“{wanted}” is missing:\n{}",
            ended.out
        );
    }
}

#[test]
fn how_the_words_of_a_step_are_known_is_told_with_its_sources() {
    let home = Home::new();
    let ended = home.types_after(BEGIN, "amazon / more / how this is known / home / quit");
    assert_eq!(ended.code, 0, "{}", ended.err);
    let page = ended
        .out
        .split("\nHow this is known\n")
        .nth(1)
        .expect("a page");
    let guide: serde_json::Value =
        serde_json::from_str(include_str!("../../../guides/amazon-music.json")).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let ways = guide["channels"].as_array().expect("ways");
    let way = ways.iter().find(|way| way["id"] == "amazon-website");
    let step = &way.expect("the website")["steps"][0];
    assert!(page.contains(&text(&step["title"])), "{page}");
    let sources = step["checked"]["sources"].as_array().expect("sources");
    assert!(!sources.is_empty());
    for id in sources {
        let all = guide["sources"].as_array().expect("all sources");
        let source = all.iter().find(|source| source["id"] == *id);
        let title = text(&source.expect("it is there")["title"]);
        assert!(page.contains(&title), "{title} is missing:\n{page}");
    }
    must_hold(page, &["Outro never looks at the page itself."]);
}

#[test]
fn a_helper_that_fails_is_no_browser() {
    let home = Home::new();
    let helper = home.put_helper("xdg-open", "exit 4");
    let bin = helper.parent().expect("its folder");
    let typed = format!("{BEGIN} / amazon / open amazon / quit").replace(" / ", "\n");
    let mut command = home.outro();
    // Nothing else that could open it is found there.
    command.env("PATH", bin).arg("terminal");
    let said = command.write_stdin(typed).output().expect("it ends");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("No browser could be started"), "{said}");
    assert!(!said.contains("was asked to open"), "{said}");
}

#[test]
fn where_one_helper_fails_the_next_one_is_asked() {
    let home = Home::new();
    let bin = home.data().with_file_name("bin");
    let notes = bin.join("notes");
    std::fs::rename(bin.join("xdg-open"), &notes).expect("ours");
    let notes = notes.display();
    home.put_helper("xdg-open", "exit 3");
    // It is asked to `open` what stands behind that word, and takes longer than anybody waits.
    home.put_helper("gio", &format!("'{notes}' \"$2\"; sleep 2; exit 1"));
    home.put_helper("gnome-open", &format!("'{notes}' asked"));
    let typed = format!("{BEGIN} / amazon / open amazon / quit").replace(" / ", "\n");
    let mut command = home.outro();
    command.arg("terminal");
    let said = command.write_stdin(typed).output().expect("it ends");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("was asked to open"), "{said}");
    let opened = home.opened(1);
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].starts_with("https://"), "{opened:?}");
}

/// What is asked about a plan in the window is asked here, too.
#[test]
fn plans_that_are_not_cancelled_like_the_others_ask_what_matters() {
    let home = Home::new();
    let family = "cancel / amazon music / plan / amazon music unlimited, family / somebody / quit";
    let ended = home.types(family);
    ended.must_print("Do you pay for it?");
    assert_eq!(home.case()["plan"], "family");
    ended.must_print("Somebody else");

    let home = Home::new();
    let free = "cancel / amazon music / plan / amazon music free / nothing / quit";
    let ended = home.types(free);
    let nothing = "Then there is nothing to cancel";
    ended.must_print(nothing);
    assert_eq!(home.case()["plan"], "free");
}

/// Apple has one list on all devices: whoever looked there is not asked three times more.
#[test]
fn a_charge_that_cannot_be_found_is_looked_for_once_at_each_company() {
    let home = Home::new();
    let mut lines = vec![
        "cancel",
        "amazon music",
        NOT_SURE,
        "I can't find the charge",
    ];
    lines.extend(["no", "no", "no", "no", "no", "quit"]);
    let ended = home.talk(&lines);
    for place in ["Amazon", "Apple", "Google Play", "It comes with Prime"] {
        let title = format!("Look here: {place}");
        assert_eq!(ended.out.matches(&title).count(), 1, "{}", ended.out);
    }
    let provider = "Look here: My phone or internet company";
    ended.must_print(provider);
}

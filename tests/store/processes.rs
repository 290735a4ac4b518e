//! Real processes on a real disk: killed, side by side, locked out, without space.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use outro::store::disk::Os;
use outro::store::settings::Settings;
use outro::store::{Error, NewEntry, Store};

use crate::support::child::*;
use crate::support::odd_disk::OddDisk;
use crate::support::*;

pub fn save_until_killed(folder: &Path, round: usize) {
    let (store, _) = Store::open(folder, Os);
    let case = case("a");
    let number = |turn: usize| round * 100_000 + turn;
    if store.read(&case).is_err() {
        let first = NewEntry {
            id: id(number(0)),
            ..started(0)
        };
        store.create(&case, &[first]).unwrap();
        say(&id(number(0)));
    }
    for turn in 1..90_000 {
        // A new day every now and then, so that copies are made too.
        let day = (round * 3 + turn / 10) as i64;
        let entry = NewEntry {
            at: at(day * 24 * 60),
            ..noted(number(turn))
        };
        store.append(&case, &[entry]).unwrap();
        say(&id(number(turn)));
        if turn % 7 == 0 {
            let settings = Settings {
                exported: vec![number(turn).to_string()],
                ..Settings::default()
            };
            store.save_settings(&settings, at(day * 24 * 60)).unwrap();
            say(&format!("settings {}", number(turn)));
        }
    }
}

/// Kills a child at a random moment and returns what it had said by then.
fn kill_soon(folder: &Path, round: usize, dice: &mut Dice) -> Vec<String> {
    let mut child = Reaped(
        again("save until killed", folder, round)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut out = child.0.stdout.take().unwrap();
    let mut bytes = Vec::new();
    // Mostly in the midst of saving, sometimes while it starts.
    if dice.below(10) > 0 {
        let mut part = [0; 512];
        while said(&bytes).is_empty() {
            let read = out.read(&mut part).unwrap();
            assert!(read > 0, "the child ended by itself");
            bytes.extend_from_slice(&part[..read]);
        }
    }
    thread::sleep(Duration::from_micros(dice.below(6_000) as u64));
    child.0.kill().unwrap();
    out.read_to_end(&mut bytes).unwrap();
    child.0.wait().unwrap();
    said(&bytes)
}

fn killed_again_and_again(kills: usize, seed: u64) {
    let mut dice = Dice(seed);
    let mut total = 0;
    for _ in 0..kills.div_ceil(25) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        let mut saved: Vec<String> = Vec::new();
        let mut last_settings = None;
        for round in 0..25 {
            for line in kill_soon(&folder, round, &mut dice) {
                match line.strip_prefix("settings ") {
                    Some(mark) => last_settings = Some(mark.parse::<usize>().unwrap()),
                    None => saved.push(line),
                }
            }
            let (store, _) = Store::open(&folder, Os);
            let Ok(file) = store.read(&case("a")) else {
                assert!(saved.is_empty(), "the case is gone");
                continue;
            };
            let there = ids(&file.entries);
            let kept: Vec<_> = there
                .iter()
                .filter(|id| saved.contains(id))
                .cloned()
                .collect();
            assert_eq!(
                kept, saved,
                "round {round} of seed {seed}: {:?}",
                file.notices
            );
            assert!(file.entries.iter().all(|entry| !entry.after_gap));
            let (settings, notices) = store.settings();
            assert!(notices.is_empty(), "{notices:?}");
            let mark = settings
                .exported
                .last()
                .map(|mark| mark.parse::<usize>().unwrap());
            assert!(mark >= last_settings, "{mark:?} after {last_settings:?}");
        }
        total += saved.len();
    }
    assert!(total > kills, "too few saves to mean anything: {total}");
}

#[test]
fn what_was_printed_as_saved_survives_being_killed() {
    let kills = times(500, 10_000);
    let other = thread::spawn(move || killed_again_and_again(kills, 11));
    killed_again_and_again(kills, 12);
    other.join().unwrap();
}

pub fn save_some(folder: &Path, number: usize) {
    let (store, _) = Store::open(folder, Os);
    for turn in 0..60 {
        store
            .append(&case("a"), &[noted(number * 1_000 + turn)])
            .unwrap();
    }
}

fn assert_one_chain(folder: &Path, writers: usize, each: usize) {
    let store = open(folder);
    let file = store.read(&case("a")).unwrap();
    assert!(file.notices.is_empty(), "{:?}", file.notices);
    assert_eq!(file.entries.len(), 1 + writers * each);
    for writer in 1..=writers {
        let own: Vec<_> = (0..each).map(|turn| id(writer * 1_000 + turn)).collect();
        let there = ids(&file.entries);
        let found: Vec<_> = there.into_iter().filter(|id| own.contains(id)).collect();
        assert_eq!(found, own, "writer {writer}");
    }
    let text = fs::read_to_string(journal(folder, &case("a"))).unwrap();
    let mut before = None;
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(before) = before {
            assert_eq!(value["prev"], before);
        }
        before = Some(value["sum"].clone());
    }
}

#[test]
fn processes_side_by_side_write_one_chain() {
    let home = tempfile::tempdir().unwrap();
    begin(&open(home.path()), "a", 1);
    let children: Vec<Child> = (1..=4)
        .map(|number| {
            again("save some", home.path(), number)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in children {
        fine(&child.wait_with_output().unwrap());
    }
    assert_one_chain(home.path(), 4, 60);
}

#[test]
fn threads_side_by_side_write_one_chain() {
    let home = tempfile::tempdir().unwrap();
    let shared = open(home.path());
    begin(&shared, "a", 1);
    let threads: Vec<_> = (1..=4)
        .map(|number| {
            let store = if number % 2 == 0 {
                shared.clone()
            } else {
                open(home.path())
            };
            thread::spawn(move || {
                for turn in 0..40 {
                    store
                        .append(&case("a"), &[noted(number * 1_000 + turn)])
                        .unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_one_chain(home.path(), 4, 40);
}

/// Others who save one thing after the other leave hardly a gap: whoever waits sees that they
/// get on, and waits longer than for somebody who hangs.
#[test]
fn a_case_that_others_go_on_saving_to_is_waited_for() {
    let home = tempfile::tempdir().unwrap();
    begin(&open(home.path()), "a", 1);
    let slow = || Store::open(home.path(), OddDisk::slow(Duration::from_millis(80))).0;
    let busy = slow();
    let until = Instant::now() + Duration::from_secs(4);
    let other = thread::spawn(move || {
        for turn in 1.. {
            busy.append(&case("a"), &[noted(turn)]).unwrap();
            if Instant::now() > until {
                return turn;
            }
        }
        0
    });
    let store = slow();
    let mut own = 0;
    while !other.is_finished() {
        store.append(&case("a"), &[noted(10_000 + own)]).unwrap();
        own += 1;
    }
    let all = 1 + own + other.join().unwrap();
    assert_eq!(store.read(&case("a")).unwrap().entries.len(), all);
}

#[test]
fn a_case_that_stays_locked_is_busy() {
    let (home, store, case) = one_case(2);
    let lock = File::options()
        .write(true)
        .open(home.path().join("cases/a.lock"))
        .unwrap();
    lock.lock().unwrap();
    assert!(matches!(store.append(&case, &[noted(2)]), Err(Error::Busy)));
    assert_eq!(
        store.read(&case).unwrap().entries.len(),
        2,
        "reading needs no lock"
    );
    let waiting = {
        let store = store.clone();
        thread::spawn(move || {
            store
                .append(&crate::support::case("a"), &[noted(2)])
                .is_ok()
        })
    };
    thread::sleep(Duration::from_millis(200));
    lock.unlock().unwrap();
    assert!(waiting.join().unwrap(), "a short wait is waited for");
}

pub fn save_until_refused(folder: &Path) {
    let (store, _) = Store::open(folder, Os);
    for turn in 1..10_000 {
        match store.append(&case("a"), &[noted(turn)]) {
            Ok(_) => say(&id(turn)),
            Err(error) => {
                say(&format!("{error:?} {error}"));
                return;
            }
        }
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    for blocks in [4, 5, 7, 12, 19] {
        let (home, store, case) = one_case(1);
        // A file may not grow past so many blocks: the write that would, falls short.
        let shell = format!("trap '' XFSZ; ulimit -f {blocks}");
        let output = again_after(&shell, "save until refused", home.path())
            .output()
            .unwrap();
        fine(&output);
        let mut saved = said(&output.stdout);
        let refusal = saved.pop().unwrap();
        assert!(refusal.starts_with("NoSpace "), "{refusal}");
        assert!(refusal.contains("full"), "{refusal}");
        assert!(!saved.is_empty());
        let file = store.read(&case).unwrap();
        assert_eq!(ids(&file.entries)[1..], saved);
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        let text = fs::read(journal(home.path(), &case)).unwrap();
        assert_eq!(text.last(), Some(&b'\n'), "the file was not cut back");
        let more = store.append(&case, &[noted(20_000)]).unwrap();
        assert_eq!(more.entries.len(), saved.len() + 2);
    }
}

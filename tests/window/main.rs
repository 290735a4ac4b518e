//! The built program in a real window: started, driven by keys and the mouse alone, killed,
//! closed, started again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]
#![cfg(target_os = "linux")]
mod clock;
mod dnd;
mod faults;
mod locks;
mod many;
mod mirror;
mod person;
mod program;
#[path = "../support/program/reach.rs"]
mod reach;
mod reader;
mod remote;
mod stand_in;
mod start;
#[path = "../support/mod.rs"]
mod support;
mod x11;

use std::collections::BTreeMap;
use std::process::ExitStatus;
use std::time::Duration;

use outro::app::ui::Role;
use outro::case::{BackupAnswer, Event, Stage};
use outro::i18n;
use outro::store::Store;
use outro::store::disk::Os;

use mirror::Twins;
use program::{Home, Program};
use support::scene;
use x11::{Key, Screen, until};

/// In so many days the next payment is due.
const DUE: i64 = 12;

fn backup(task: &str, answer: BackupAnswer) -> Event {
    Event::BackupAnswered {
        task: task.into(),
        answer,
    }
}

/// A case that stands before its first step, its backup all decided on.
fn before_first_step(channel: &str) -> Vec<Event> {
    let mut events = support::events::to_backup(channel);
    events.extend([backup("export-playlists", BackupAnswer::Done)]);
    let others = [
        "download-purchases",
        "note-offline-songs",
        "note-renewal-date",
        "request-data",
    ];
    events.extend(others.map(|task| backup(task, BackupAnswer::Declined)));
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    events
}

fn home_with(channel: &str) -> Home {
    let home = Home::new();
    scene::write_case(&home.data, "a11ce", before_first_step(channel));
    home
}

#[test]
fn the_window_has_the_name_and_size_that_a_desktop_expects() {
    let (screen, home) = (Screen::start(), Home::new());
    let program = Program::start(&screen, &home);
    assert_eq!(screen.title(program.window), "Your cancellations – Outro");
    let id = outro::platform::identity::APPLICATION_ID;
    assert_eq!(screen.class(program.window), [id, id]);
    assert_eq!(screen.size(program.window), (1120, 760));
}

#[test]
fn an_idle_window_costs_no_processor_time() {
    let (screen, home) = (Screen::start(), home_with("amazon-website"));
    let program = Program::start(&screen, &home);
    // What is left of the start comes first; beside many other tests that takes a while.
    until("the window rests", || {
        let before = program.ticks();
        std::thread::sleep(Duration::from_secs(1));
        (program.ticks() == before).then_some(())
    });
    let (ticks, wakes) = (program.ticks(), program.wakes());
    // Time itself is what is tested here.
    std::thread::sleep(Duration::from_secs(5));
    assert_eq!(program.ticks(), ticks, "clock ticks in five seconds");
    let woken = program.woken_since(&wakes);
    assert!(woken <= 5, "woken {woken} times in five seconds");
}

#[test]
fn the_mouse_ticks_and_takes_ticks_back() {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.click(Role::ListItem, "Amazon Music");
    twins.click(Role::Button, "Done, next step");
    assert!(twins.title().starts_with("Step 2: "), "{}", twins.title());
    twins.click(Role::Button, "Show: 1 step done");
    twins.click(Role::CheckBox, "Step 1: Open your Amazon Music settings");
    assert!(twins.title().starts_with("Step 1: "), "{}", twins.title());
    twins.click(Role::CheckBox, "Step 3: Press Cancel subscription");
    assert_eq!(ticks(&twins), ["website-press-cancel"]);
}

/// The steps that are ticked now, as they are kept on the disk.
fn ticks(twins: &Twins) -> Vec<outro::guide::StepId> {
    let (store, _) = Store::open(&twins.home.data, Os);
    let cases = store.cases().cases;
    let mut ticked = Vec::new();
    for entry in cases.iter().flat_map(|case| &case.entries) {
        match &entry.event {
            Event::Ticked { step, .. } => ticked.push(step.id.clone()),
            Event::Unticked { step } => ticked.retain(|other| other != step),
            _ => {}
        }
    }
    ticked
}

#[test]
fn a_link_reaches_the_browser_and_nothing_else_does() {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.press(Role::ListItem, "Amazon Music");
    assert_eq!(twins.home.opened(), [""; 0]);
    twins.press(Role::Link, "Open your Amazon Music settings");
    let opened = twins.opened(1);
    assert_eq!(opened, ["https://www.amazon.com/music/settings"]);
}

#[test]
fn a_copied_address_can_be_pasted_elsewhere() {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.press(Role::ListItem, "Amazon Music");
    twins.press(Role::Button, "More");
    let copy = "Copy the address of “Open your Amazon Music settings”";
    twins.press(Role::Button, copy);
    let copied = twins.screen.clipboard();
    assert_eq!(copied, "https://www.amazon.com/music/settings");
    assert_eq!(twins.home.opened(), [""; 0]);
}

#[test]
fn a_tick_is_taken_back_with_control_z_and_a_case_left_with_escape() {
    let mut twins = Twins::start(home_with("apple-iphone"));
    twins.press(Role::ListItem, "Amazon Music");
    twins.press(Role::Button, "Done, next step");
    assert_eq!(ticks(&twins), ["apple/open-settings"]);
    twins.control('z');
    assert!(twins.title().starts_with("Step 1: "), "{}", twins.title());
    twins.escape();
    assert_eq!(twins.title(), "Your cancellations – Outro");
}

/// How often a program is killed at another moment.
fn kills() -> u64 {
    let long = std::env::var_os("OUTRO_LONG").is_some_and(|value| value == "1");
    if long { 40 } else { 4 }
}

#[test]
fn a_program_that_is_killed_goes_on_at_the_same_step() {
    let mut twins = Twins::start(home_with("amazon-website"));
    for kill in 0..kills() {
        twins.press(Role::ListItem, "Amazon Music");
        if kill == 0 {
            for _ in 0..3 {
                twins.press(Role::Button, "Done, next step");
            }
        }
        let (title, listed) = (twins.title(), cases(&twins.home));
        assert!(title.starts_with("Step 4: "), "{title}");
        assert_eq!(listed[0]["step"]["number"], 4, "{listed:#}");
        // In the middle of the next tick: it is kept whole, or not at all.
        twins.tab_to(Role::Button, "Done, next step");
        twins.screen.key(Key::Enter);
        std::thread::sleep(Duration::from_millis(kill * 6 % 40));
        let (screen, home) = twins.kill();
        twins = Twins::start_on(screen, home);
        if cases(&twins.home) != listed {
            twins.press(Role::ListItem, "Amazon Music");
            assert!(twins.title().starts_with("Step 5: "), "{}", twins.title());
            twins.control('z');
            twins.escape();
        }
    }
}

/// What the program says about its cases where there is no window.
fn cases(home: &Home) -> serde_json::Value {
    let output = home
        .command()
        .args(["cases", "--json"])
        .output()
        .expect("it was built");
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Types a day into a field, and then loses the window.
fn keeps_what_was_being_typed(lose: impl FnOnce(Twins) -> (Home, (ExitStatus, String))) {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.press(Role::ListItem, "Amazon Music");
    for _ in 0..5 {
        twins.press(Role::Button, "Done, next step");
    }
    let field = "Until which day can you still listen?";
    let day = twins.in_days(DUE);
    twins.type_into(field, &i18n::date(day));
    let (home, (status, said)) = lose(twins);
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    let kept = mirror::events(&home.data);
    let kept = format!("{kept:?}");
    assert!(kept.contains(&day.to_string()), "{kept}");
}

#[test]
fn closing_the_window_keeps_what_was_being_typed_and_ends_well() {
    keeps_what_was_being_typed(Twins::close);
}

#[test]
fn a_window_that_another_program_destroys_keeps_it_too() {
    keeps_what_was_being_typed(Twins::destroy);
}

/// The most memory that a process has taken, in megabytes.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.expect("a line").parse::<u64>().expect("kilobytes") / 1024
}

#[test]
fn a_window_that_was_kept_too_large_is_as_large_as_the_screen_at_most() {
    for (width, height) in [(16_384, 16_384), (16_384, 800), (5_000, 2_800)] {
        let (screen, home) = (Screen::start(), Home::new());
        std::fs::create_dir(&home.data).expect("a folder");
        let settings = serde_json::json!({ "window": { "width": width, "height": height } });
        let path = home.data.join("settings.json");
        std::fs::write(path, settings.to_string()).expect("a file");
        let program = Program::start(&screen, &home);
        until("the window to fit", || {
            let (width, height) = screen.size(program.window);
            (width <= x11::SCREEN.0 && height <= x11::SCREEN.1).then_some(())
        });
        let peak = peak(program.process());
        println!("{width} x {height}: {peak} MB at most");
        assert!(peak < 400, "{peak} MB for {width} x {height}");
    }
}

#[test]
fn the_window_comes_back_as_large_as_it_was_left() {
    let (screen, home) = (Screen::start(), Home::new());
    let program = Program::start(&screen, &home);
    screen.resize(program.window, 900, 640);
    program.settle();
    screen.close(program.window);
    let (status, said) = program.ended();
    assert!(status.success(), "{said}");
    let again = Program::start(&screen, &home);
    assert_eq!(screen.size(again.window), (900, 640));
}

#[test]
fn larger_text_is_remembered_and_does_not_change_the_size_of_the_window() {
    let (screen, home) = (Screen::start(), Home::new());
    let program = Program::start(&screen, &home);
    for _ in 0..5 {
        screen.chord(&[Key::Control], '+');
        program.settle();
    }
    assert_eq!(screen.size(program.window), (1120, 760));
    screen.close(program.window);
    assert!(program.ended().0.success());
    let again = Program::start(&screen, &home);
    assert_eq!(screen.size(again.window), (1120, 760));
    let settings = std::fs::read_to_string(home.data.join("settings.json"));
    let settings = settings.expect("settings");
    assert!(settings.contains("150"), "{settings}");
}

#[test]
fn a_second_start_leaves_the_first_window_alone_and_ends_well() {
    for home in [Home::new(), home_with("amazon-website")] {
        let screen = Screen::start();
        let first = Program::start(&screen, &home);
        let output = home
            .command()
            .env("DISPLAY", &screen.name)
            .output()
            .expect("it was built");
        assert!(output.status.success(), "{output:?}");
        assert_eq!(screen.count_windows(), 1);
        first.settle();
        screen.close(first.window);
        let (status, said) = first.ended();
        assert!(status.success(), "{said}");
    }
}

#[test]
fn a_wayland_that_is_gone_does_not_keep_the_window_from_x11() {
    let (screen, home) = (Screen::start(), Home::new());
    let mut command = home.command();
    command
        .env("DISPLAY", &screen.name)
        .env("WAYLAND_DISPLAY", "wayland-gone");
    let program = Program::start_with(&screen, &mut command);
    assert_eq!(screen.title(program.window), "Your cancellations – Outro");
}

#[test]
fn without_a_display_one_sentence_says_what_to_do() {
    for display in [None, Some(":4711")] {
        let home = Home::new();
        let mut command = home.command();
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let output = command.output().expect("it was built");
        let said = String::from_utf8(output.stderr).expect("words");
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("outro terminal"), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_display_that_goes_away_ends_the_program_without_a_panic() {
    let (mut screen, home) = (Screen::start(), home_with("amazon-website"));
    let before = mirror::events(&home.data);
    let program = Program::start(&screen, &home);
    screen.switch_off();
    let (status, said) = program.ended();
    assert!(!said.contains("panicked at"), "{status}: {said}");
    assert_eq!(mirror::events(&home.data), before);
}

/// From the first start to the first step, and to the backup from there, by keyboard alone.
fn to_the_backup(charged_as: &str, channel: &str) -> Twins {
    let mut twins = Twins::start(Home::new());
    twins.press(Role::Button, "Amazon Music");
    twins.press(Role::Answer, "I am not sure");
    let field = "What does the charge say on your statement?";
    twins.type_into(field, charged_as);
    twins.press(Role::Answer, channel);
    assert!(twins.title().starts_with("Step 1: "), "{}", twins.title());
    twins.press(Role::Tab, "Back up first");
    twins
}

/// Says of every part of the backup whether it is wanted, and goes on to the steps.
fn through_the_backup(twins: &mut Twins) {
    for task in [
        "Export your playlists",
        "Download music that you bought",
        "Note songs that you only have offline",
    ] {
        twins.press(Role::Button, &format!("Not wanted: {task}"));
    }
    let field = "When is the next payment due?";
    twins.type_day(field, twins.in_days(DUE));
    twins.press(Role::Button, "Done: Write down the renewal date");
    let last = "Not wanted: Request your data from Amazon";
    twins.press(Role::Button, last);
    twins.press(Role::Button, "Continue to cancelling");
}

/// Presses a link, and holds what the browser was asked to open against this address.
fn opens(twins: &mut Twins, link: &str, address: &str) {
    twins.press(Role::Link, link);
    assert_eq!(twins.opened(1), [address]);
}

/// The steps of a channel: each with its title and the button to press. A screen reader is led
/// through the same.
fn steps_of(channel: &str) -> Vec<(String, String)> {
    let all = include_str!("../reader/steps.json");
    let mut all: BTreeMap<String, Vec<(String, String)>> =
        serde_json::from_str(all).expect("steps of channels");
    all.remove(channel).expect("a channel")
}

/// Does steps in their order, from the one of this number.
fn through_the_steps(twins: &mut Twins, from: usize, steps: &[(String, String)]) {
    for (number, (title, button)) in (from..).zip(steps) {
        let expected = format!("Step {number}: {title} – Amazon Music – Outro");
        assert_eq!(twins.title(), expected);
        twins.press(Role::Button, button);
    }
}

/// What is left after the last step: the confirmation, and the look at the statement.
fn make_sure(twins: &mut Twins) {
    assert_eq!(twins.title(), "Make sure: Amazon Music – Outro");
    let day = twins.in_days(DUE);
    twins.type_day("Last day on which it works", day);
    twins.press(Role::Button, "Answer this now");
    twins.press(Role::Button, "No charge came");
    let case = &cases(&twins.home)[0];
    assert_eq!(case["stage"], "done", "{case:#}");
    assert_eq!(case["dates"]["end"], day.to_string(), "{case:#}");
}

#[test]
fn a_plan_billed_by_apple_is_left_by_keyboard_alone() {
    let mut twins = to_the_backup("APPLE.COM/BILL", "Apple, on iPhone or iPad");
    through_the_backup(&mut twins);
    let steps = steps_of("apple-iphone");
    let (on_the_way, there) = steps.split_at(2);
    through_the_steps(&mut twins, 1, on_the_way);
    let address = "https://apps.apple.com/account/subscriptions";
    opens(&mut twins, "Open apps.apple.com here", address);
    through_the_steps(&mut twins, 3, there);
    make_sure(&mut twins);
    assert_eq!(twins.opened(1), [address], "one address was asked for");
}

#[test]
fn a_plan_billed_by_amazon_is_left_by_keyboard_alone() {
    let mut twins = to_the_backup("AMZN MUSIC", "Amazon website");
    through_the_backup(&mut twins);
    let address = "https://www.amazon.com/music/settings";
    opens(&mut twins, "Open your Amazon Music settings", address);
    through_the_steps(&mut twins, 1, &steps_of("amazon-website"));
    make_sure(&mut twins);
    assert_eq!(twins.opened(1), [address], "one address was asked for");
}

#[test]
fn a_file_dropped_on_the_window_is_checked() {
    let mut twins = Twins::start(home_with("amazon-website"));
    twins.click(Role::ListItem, "Amazon Music");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("my playlists.csv");
    let list = "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
                One,A,B,Morning,Playlist,\nTwo,A,B,Evening,Playlist,\n";
    std::fs::write(&path, list).expect("it can be written");
    let hand = dnd::Hand::on(&twins.screen);
    hand.drop(twins.program.window, &[&path]);
    let check = x11::until("the check", || checks(&twins).pop());
    assert_eq!((check.playlists, check.tracks), (2, 2));
    assert_eq!(check.file, "my playlists.csv");
    x11::until("the page", || {
        twins.title().starts_with("Back up first").then_some(())
    });
}

/// What was found in checked lists, as it is kept on the disk.
fn checks(twins: &Twins) -> Vec<outro::case::Check> {
    let (store, _) = Store::open(&twins.home.data, Os);
    let cases = store.cases().cases.into_iter();
    let entries = cases.flat_map(|case| case.entries);
    let checks = entries.filter_map(|entry| match entry.event {
        Event::BackupChecked { check, .. } => Some(*check),
        _ => None,
    });
    checks.collect()
}

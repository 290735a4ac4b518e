//! The built program's command line: what it prints, how it ends, and what it says when
//! there is no display.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use crate::program;

use std::fs;

use program::Home;

#[test]
fn help_and_version_are_printed_and_wrong_use_is_told_apart() {
    let home = Home::new();
    let help = home.run(&["--help"]);
    assert_eq!(help.code, 0);
    help.must_print_all(&["cases", "guides", "terminal", "--data-dir"]);
    let version = home.run(&["--version"]);
    assert_eq!(
        version.out,
        format!("outro {}\n", env!("CARGO_PKG_VERSION"))
    );
    for wrong in [
        &["--nothing"][..],
        &["nothing"],
        &["guides"],
        &["cases", "extra"],
    ] {
        let ended = home.run(wrong);
        assert_eq!(ended.code, 2, "{wrong:?}: {}", ended.err);
        assert!(ended.out.is_empty(), "{wrong:?}");
    }
}

#[test]
fn the_terminals_help_tells_a_script_what_it_can_type() {
    let home = Home::new();
    let help = home.run(&["terminal", "--help"]);
    assert_eq!(help.code, 0);
    help.must_print_all(&["undo", "answers", "steps", "quit", "pipe"]);
}

// Other systems have their usual place elsewhere.
#[cfg(target_os = "linux")]
#[test]
fn no_cases_are_an_empty_list_and_leave_no_folder_behind() {
    let home = Home::new();
    let share = home.data().with_file_name("share");
    let usual = |arguments: &[&str]| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("outro"));
        let home = home.data().with_file_name("");
        command.env_clear().env("HOME", home);
        command.env("XDG_DATA_HOME", &share).args(arguments);
        let output = command.output().unwrap();
        let plain = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            plain(output.stdout),
            plain(output.stderr),
        )
    };
    let looked = share.join("outro").display().to_string();
    let told = format!("You have no cases yet. Outro looked in {looked}\n");
    assert_eq!(usual(&["cases"]), (Some(0), told, String::new()));
    let json = usual(&["cases", "--json"]);
    assert_eq!(json, (Some(0), "[]\n".to_owned(), String::new()));
    assert!(!share.exists());
}

/// Nobody may take a stick that is not plugged in for a list without cases.
#[test]
fn a_named_folder_that_is_not_there_is_told_and_not_made() {
    let home = Home::new();
    let export = home.data().with_file_name("all.json").display().to_string();
    for arguments in [
        &["cases"][..],
        &["cases", "--json"],
        &["data", "export", &export],
    ] {
        let ended = home.run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{arguments:?}");
        let start = format!("There is no folder {}. ", home.data().display());
        assert!(ended.err.starts_with(&start), "{}", ended.err);
        ended.must_warn("USB stick");
        assert!(!home.data().exists());
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_that_is_not_there_is_told_and_kept() {
    let home = Home::new();
    let away = home.data().with_file_name("stick");
    std::os::unix::fs::symlink(&away, home.data()).unwrap();
    let ended = home.run(&["cases"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    let start = format!("{} is a link, and the folder", home.data().display());
    assert!(ended.err.starts_with(&start), "{}", ended.err);
    // Beginning a case says it too, and makes nothing in its place.
    let talk = home.talk(&["cancel", "amazon music", "quit"]);
    talk.must_print("is gone. Outro did not remove it");
    assert!(!away.exists());
    fs::create_dir(&away).unwrap();
    assert!(home.cases().is_empty());
}

#[test]
fn a_case_has_its_shape_in_json() {
    let home = Home::new();
    let there = "cancel / amazon music / account / Mum / country / united kingdom";
    home.types_after(there, "google play / quit");
    let case = home.case();
    assert_eq!(case["guide"], "amazon-music");
    assert_eq!(case["region"], "uk");
    assert_eq!(case["channel"], "google-play");
    assert_eq!(case["stage"], "cancel");
    assert_eq!(case["step"]["number"], 1);
    assert!(case["step"]["of"].as_u64().unwrap() > 1);
    assert!(case["step"]["id"].is_string());
    for date in ["end", "renewal", "check", "waiting_until"] {
        assert_eq!(case["dates"][date], serde_json::Value::Null, "{date}");
    }
    let tasks = case["backup"].as_object().unwrap();
    assert!(tasks.len() >= 3);
    assert!(tasks.values().all(|answer| answer == "open"));
    let plain = home.run(&["cases"]);
    assert!(
        plain.out.starts_with("Amazon Music (Mum): "),
        "{}",
        plain.out
    );
}

#[test]
fn a_file_is_no_place_for_cases() {
    let home = Home::new();
    fs::write(home.data(), "a file").unwrap();
    for command in [&["cases"][..], &["terminal"], &[]] {
        let ended = home.run(command);
        assert_eq!(ended.code, 1, "{command:?}");
        ended.must_warn("is a file, not a folder.");
    }
    assert_eq!(fs::read_to_string(home.data()).unwrap(), "a file");
}

#[test]
fn damage_is_told_on_the_error_output_and_the_rest_is_listed() {
    let home = Home::new();
    home.talk(&["cancel", "amazon music", "account", "Mum", "quit"]);
    fs::write(home.data().join("cases/0000.jsonl"), "this is no journal\n").unwrap();
    let ended = home.run(&["cases", "--json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        !ended.err.trim().is_empty(),
        "the damage was passed over in silence"
    );
    ended.must_not_warn("panicked");
    let cases: Vec<serde_json::Value> = serde_json::from_str(&ended.out).unwrap();
    assert!(
        cases.iter().any(|case| case["person"] == "Mum"),
        "{}",
        ended.out
    );
}

#[test]
fn guides_are_listed_and_shown() {
    let home = Home::new();
    let list = home.run(&["guides", "list", "--json"]);
    let guides: Vec<serde_json::Value> = serde_json::from_str(&list.out).unwrap();
    assert!(
        guides
            .iter()
            .any(|guide| guide["id"] == "amazon-music" && guide["built_in"] == true)
    );
    let plain = home.run(&["guides", "list"]);
    plain.must_print("amazon-music: Amazon Music.");
    let shown = home.run(&["guides", "show", "amazon-music"]);
    shown.must_print("- apple-iphone: Apple, on iPhone or iPad");
    let whole = home.run(&["guides", "show", "amazon-music", "--json"]);
    let guide: outro::guide::Guide = serde_json::from_str(&whole.out).unwrap();
    assert_eq!(guide.id, "amazon-music");
}

#[test]
fn an_unknown_guide_is_told_with_those_that_there_are() {
    let home = Home::new();
    let ended = home.run(&["guides", "show", "amazon-musik"]);
    assert_eq!(ended.code, 1);
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    assert!(ended.err.contains("amazon-musik") && ended.err.contains("amazon-music"));
}

#[test]
fn the_guides_that_come_with_the_program_break_no_rule() {
    let home = Home::new();
    let ended = home.run(&["guides", "check"]);
    assert_eq!(ended.code, 0, "{}", ended.out);
    ended.must_print("files checked: no errors");
}

#[test]
fn checked_strictly_only_old_dates_are_left_of_the_guides_that_come_with_the_program() {
    let home = Home::new();
    let ended = home.run(&["guides", "check", "--strict"]);
    let warned = ended
        .out
        .lines()
        .filter(|line| line.contains(": warning ["));
    let others: Vec<&str> = warned.filter(|line| !line.contains("[date-")).collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
    assert_eq!(ended.code, i32::from(ended.out.contains(": warning [")));

    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/guides/good");
    let usual = home.run(&["guides", "check", good]);
    let strict = home.run(&["guides", "check", "--strict", good]);
    assert_eq!((usual.code, &usual.out), (0, &strict.out));
    assert_eq!(strict.code, i32::from(strict.out.contains(": warning [")));
}

#[test]
fn a_broken_guide_is_told_with_its_line_rule_reason_and_fix() {
    let home = Home::new();
    let path = home.data().with_file_name("broken.json");
    fs::write(&path, "{\n  \"schema\": 1,\n  \"titel\": \"x\"\n}\n").unwrap();
    let ended = home.run(&["guides", "check", path.to_str().unwrap()]);
    assert_eq!(ended.code, 1);
    let place = format!("{}:3:", path.display());
    assert!(ended.out.contains(&place), "no line 3:\n{}", ended.out);
    ended.must_print("error [");
    ended.must_print("Why [");
    ended.must_not_warn("panicked");
}

#[test]
fn a_good_guide_in_a_folder_passes() {
    let home = Home::new();
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/guides/good");
    let ended = home.run(&["guides", "check", good]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
}

#[test]
fn what_is_no_guide_is_told_plainly() {
    let home = Home::new();
    let ended = home.run(&["guides", "check", "/nowhere/at/all.json"]);
    assert_eq!(ended.code, 1);
    ended.must_warn("cannot be read");
    let empty = home.data().with_file_name("empty");
    fs::create_dir(&empty).unwrap();
    let ended = home.run(&["guides", "check", empty.to_str().unwrap()]);
    assert_eq!(ended.code, 1);
    ended.must_warn("no guide to check");
}

#[test]
fn an_own_guide_that_cannot_be_read_is_told_and_the_others_are_listed() {
    let home = Home::new();
    fs::create_dir_all(home.data().join("guides")).unwrap();
    fs::write(home.data().join("guides/mine.json"), "{ \"schema\": 1 ").unwrap();
    let ended = home.run(&["guides", "list"]);
    assert_eq!(ended.code, 0);
    ended.must_warn("mine.json");
    ended.must_print("amazon-music");
}

#[test]
fn the_schema_is_the_one_that_lies_beside_the_guides() {
    let home = Home::new();
    let ended = home.run(&["guides", "schema"]);
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/guides/guide.schema.json");
    assert_eq!(ended.out, fs::read_to_string(kept).unwrap());
}

#[cfg(all(unix, not(target_os = "macos")))]
mod without_a_display {
    use super::*;
    use std::os::unix::net::UnixListener;
    use std::process::Stdio;

    /// One plain sentence or two, exit code 1, nothing of a panic.
    fn is_plain(home: &Home, variables: &[(&str, &str)]) {
        let mut command = home.outro();
        for (name, value) in variables {
            command.env(name, value);
        }
        let output = command.output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{variables:?}: {err}");
        assert!(output.stdout.is_empty());
        assert_eq!(err.lines().count(), 1, "{variables:?}: {err}");
        assert!(err.contains("There is no screen"), "{variables:?}: {err}");
        assert!(err.contains("outro terminal"), "{variables:?}: {err}");
        for word in ["panicked", "RUST_BACKTRACE", "thread", ".rs"] {
            assert!(!err.contains(word), "{variables:?}: {err}");
        }
    }

    #[test]
    fn a_pipe_without_any_display_ends_with_a_sentence() {
        is_plain(&Home::new(), &[]);
    }

    #[test]
    fn dead_displays_count_as_none() {
        let home = Home::new();
        let runtime = tempfile::tempdir().unwrap();
        let folder = runtime.path().to_str().unwrap();
        drop(UnixListener::bind(runtime.path().join("wayland-0")).unwrap());
        for variables in [
            &[
                ("WAYLAND_DISPLAY", "wayland-0"),
                ("XDG_RUNTIME_DIR", folder),
            ][..],
            &[("WAYLAND_DISPLAY", "wayland-0")],
            &[("WAYLAND_DISPLAY", "")],
            &[("WAYLAND_SOCKET", "77")],
            &[("DISPLAY", ":59321")],
            &[("DISPLAY", "127.0.0.1:59321.0")],
            &[("DISPLAY", "nonsense")],
            &[("DISPLAY", "")],
        ] {
            is_plain(&home, variables);
        }
    }

    #[test]
    fn a_display_that_hangs_up_ends_with_a_sentence_and_no_panic() {
        // Something listens, so the window is tried; it hangs up, so the toolkit gives up.
        let home = Home::new();
        let runtime = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(runtime.path().join("wayland-0")).unwrap();
        std::thread::spawn(move || {
            for caller in listener.incoming() {
                drop(caller);
            }
        });
        let output = home
            .outro()
            .env("WAYLAND_DISPLAY", "wayland-0")
            .env("XDG_RUNTIME_DIR", runtime.path())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{err}");
        // The Wayland library itself says "Io error" first; the last word is ours.
        let last = err.lines().last().unwrap_or_default();
        assert!(last.starts_with("The window could not be opened"), "{err}");
        for word in ["panicked", "RUST_BACKTRACE", "thread '"] {
            assert!(!err.contains(word), "{err}");
        }
    }

    #[test]
    fn a_closed_output_is_quiet() {
        let home = Home::new();
        let mut child = home
            .spawnable()
            .args(["guides", "schema"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Nobody reads; the schema is larger than what a pipe holds by itself, or is written
        // after this end is closed.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(err, "");
    }
}

//! The house keeps its walls: who may know whom, where the outside world is let in, and how
//! large a file may grow.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms that it may name besides `text`, `i18n` and `platform`, which everybody
/// may name.
const MAY_KNOW: &[(&str, &str)] = &[
    ("text", ""),
    ("i18n", ""),
    ("platform", "i18n text"),
    ("guide", ""),
    ("playlist", ""),
    ("case", "guide"),
    ("store", "case guide"),
    ("statement", "case guide"),
    ("present", "case guide playlist statement store"),
    ("export", "case guide present store"),
    (
        "terminal",
        "case export guide playlist present statement store",
    ),
    (
        "app",
        "case cli export guide playlist present statement store",
    ),
    (
        "cli",
        "app case export guide playlist present statement store terminal",
    ),
    ("main", "app cli"),
    ("lib", ""),
];

/// The rooms that everybody may name.
const EVERYBODY_KNOWS: &[&str] = &["text", "i18n", "platform"];

/// Marks of the outside world, and the rooms that may hold them.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("iced::", &["app"]),
    ("SystemTime::now", &["platform"]),
    ("Timestamp::now", &["platform"]),
    ("ZonedDateTime::now", &["platform"]),
    ("open::that", &["platform"]),
    ("rfd::", &["platform"]),
    ("env::var", &["platform"]),
    ("env::set_var", &["platform", "main"]),
    ("env::remove_var", &["platform", "main"]),
];

/// The most source files of a folder.
const MOST_FILES: usize = 15;
/// The most lines of a function.
const LONGEST_FUNCTION: usize = 60;
/// Flat matches and lists, which may be longer: a line for each case.
const LONG_FUNCTIONS: &[&str] = &["apply", "sorted"];
/// Names that only this house ever knew.
const PRIVATE_NAMES: &[&str] = &[
    "act", "aside", "dawn", "desk", "draft", "emblem", "even", "frame", "ground", "hearing",
    "helm", "keeping", "kept", "moving", "picture", "pieces", "pile", "standing", "steer", "talk",
    "trouble", "twin", "walk", "words",
];
/// The most lines of a source file.
const LONGEST_FILE: usize = 400;

fn sources() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                let short = path.strip_prefix(&root).expect("under src").to_owned();
                files.insert(short, text);
            }
        }
    }
    assert!(files.len() > 50, "src was not found whole");
    files
}

/// The room of a file: `case` for `case.rs` and all of `case/`.
fn room(path: &Path) -> String {
    let first = path.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines of code, comments and the tests at the end left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .take_while(|line| !line.contains("#[cfg(test)]"))
        .enumerate()
        .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
}

/// Rooms that a line names through `crate::`.
fn named(line: &str) -> Vec<String> {
    line.match_indices("crate::")
        .flat_map(|(at, mark)| {
            let rest = &line[at + mark.len()..];
            let list = rest.strip_prefix('{').map_or(rest, |list| list);
            let many = rest.starts_with('{');
            let names: Vec<String> = list
                .split(if many { ',' } else { ' ' })
                .map(|name| {
                    name.trim()
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                        .collect::<String>()
                })
                .filter(|name| !name.is_empty())
                .collect();
            if many {
                names
            } else {
                names.into_iter().take(1).collect()
            }
        })
        .collect()
}

/// The one file that may wait for a future of iced's own: whatever may block goes through it,
/// since iced polls tasks on the window's own thread.
const MAY_PERFORM: &str = "app/blocking.rs";

#[test]
fn work_that_may_block_never_runs_on_the_windows_thread() {
    let performs = |text: &str| code(text).any(|(_, line)| line.contains("Task::perform"));
    let mut wrong = sources();
    wrong.retain(|path, text| performs(text) && path != Path::new(MAY_PERFORM));
    let wrong: Vec<_> = wrong.keys().collect();
    assert!(wrong.is_empty(), "use `blocking::perform` there: {wrong:?}");
}

#[test]
fn nobody_knows_whom_they_must_not_know() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let here = room(&path);
        let Some((_, may)) = MAY_KNOW.iter().find(|(room, _)| *room == here) else {
            wrong.push(format!("src/{}: {here} has no row", path.display()));
            continue;
        };
        // The three at the ground know nobody, each other neither.
        let ground = EVERYBODY_KNOWS.contains(&here.as_str());
        for (at, line) in code(&text) {
            for other in named(line) {
                let common = !ground && EVERYBODY_KNOWS.contains(&other.as_str());
                if other != here && !common && !may.split(' ').any(|room| room == other) {
                    wrong.push(format!("src/{}:{at}: {here} names {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_outside_world_is_let_in_at_its_own_door() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let here = room(&path);
        for (at, line) in code(&text) {
            for (mark, rooms) in OUTSIDE {
                if line.contains(mark) && !rooms.contains(&here.as_str()) {
                    wrong.push(format!("src/{}:{at}: {mark} in {here}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_file_outgrows_its_room() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("src/{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn no_folder_outgrows_its_room() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in sources().keys() {
        let folder = path.parent().expect("a folder").to_owned();
        *folders.entry(folder).or_default() += 1;
    }
    folders.retain(|_, files| *files > MOST_FILES);
    assert!(folders.is_empty(), "more than {MOST_FILES}: {folders:?}");
}

#[test]
fn no_function_outgrows_a_screen_but_flat_matches() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        for (name, lines) in functions(&text) {
            let may = LONG_FUNCTIONS.contains(&name.as_str());
            if lines > LONGEST_FUNCTION && !may {
                long.push(format!("src/{}: {name}: {lines} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

/// The functions of a file with their lines, the tests at the end left out.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text
        .lines()
        .take_while(|line| !line.contains("#[cfg(test)]"))
        .collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let Some(name) = function_name(line) else {
            continue;
        };
        let end = format!("{indent}}}");
        let body = lines[at..].iter().position(|line| *line == end);
        let declared = lines[at..].iter().position(|line| line.ends_with(';'));
        let opened = lines[at..].iter().position(|line| line.ends_with('{'));
        // A declaration without a body ends before a body could begin.
        if declared < opened {
            continue;
        }
        if let Some(end) = body {
            found.push((name.to_owned(), end + 1));
        }
    }
    found
}

/// The name of the function that begins on this line.
fn function_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub")
            || matches!(*word, "const" | "unsafe" | "async" | "in")
            || word.ends_with(')')
    });
    if words.next()? != "fn" {
        return None;
    }
    words.next()?.split(['(', '<']).next()
}

#[test]
fn files_bear_names_that_the_field_knows() {
    let named: Vec<PathBuf> = sources()
        .into_keys()
        .filter(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            stem.is_some_and(|stem| PRIVATE_NAMES.contains(&stem))
        })
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn screens_build_nothing_that_cannot_be_reached() {
    let bare = "button( checkbox( radio( toggler( pick_list( text_input(";
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !path.starts_with("app") || path.starts_with("app/ui") {
            continue;
        }
        for (at, line) in code(&text) {
            for bare in bare.split(' ') {
                let stands = line.match_indices(bare).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
                });
                if stands {
                    wrong.push(format!("src/{}:{at}: {bare}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_command_line_prints_in_one_place() {
    let ways = [
        "print!(",
        "println!(",
        "writeln!(",
        "serde_json::to_string",
        "write_all(",
    ];
    let mut found = Vec::new();
    for (path, text) in sources() {
        if room(&path) != "cli" || path.ends_with("printer.rs") {
            continue;
        }
        for (at, line) in code(&text) {
            if ways.iter().any(|way| line.contains(way)) {
                found.push(format!("src/{}:{at}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "through cli::printer alone: {found:#?}");
}

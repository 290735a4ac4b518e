//! Nothing that is written for the person comes to lie in the folder with their data, whatever
//! writes it.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::fs;
use std::path::{Path, PathBuf};

use outro::case::Event;
use outro::guide::step::Fact;

use crate::program::Home;

/// A case with a date, so that there is something for every command to write.
fn with_a_case() -> Home {
    let home = Home::new();
    home.put(&[
        Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        Event::FactNoted {
            fact: Fact::RenewalDate,
            value: "2199-01-03".to_owned(),
        },
    ]);
    home
}

/// Every command that writes a file to a place that the person names; the place comes last.
const WRITERS: [&[&str]; 7] = [
    &["data", "export", "--replace"],
    &["export", "calendar", "--replace"],
    &["export", "calendar", "--each", "--replace"],
    &["export", "record", "--replace"],
    &["export", "record", "--page", "--replace"],
    &[
        "sheet",
        "--guide",
        "amazon-music",
        "--channel",
        "amazon-website",
        "--region",
        "us",
        "--replace",
        "--out",
    ],
    &["playlist", "list.txt", "--save-as", "csv"],
];

/// Every file of the person, with its bytes.
fn all(home: &Home) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = home.files();
    files.sort();
    files
}

fn write(home: &Home, writer: &[&str], place: &Path) -> (Option<i32>, String) {
    let mut command = home.outro();
    let beside = home.data().parent().unwrap().to_path_buf();
    command.current_dir(beside).args(writer).arg(place);
    let ended = command.output().unwrap();
    let err = String::from_utf8_lossy(&ended.stderr).into_owned();
    (
        ended.status.code(),
        format!("{writer:?} {}: {err}", place.display()),
    )
}

#[cfg(unix)]
#[test]
fn nothing_in_the_data_folder_is_a_target_of_any_command() {
    let home = with_a_case();
    let data = home.data();
    let beside = data.parent().unwrap().to_path_buf();
    fs::write(beside.join("list.txt"), "Marrow & Pine - Lantern Weather\n").unwrap();
    let link = beside.join("link");
    std::os::unix::fs::symlink(&data, &link).unwrap();
    let to_each = |writer: &[&str]| writer.contains(&"--each");
    for writer in WRITERS {
        let place = beside.join(format!("good{}", writer.join("-")));
        if to_each(writer) {
            fs::create_dir(&place).unwrap();
        }
        let (code, said) = write(&home, writer, &place);
        assert_eq!(code, Some(0), "{said}");
        assert!(place.exists(), "{said}");
    }
    let before = all(&home);
    for writer in WRITERS {
        let places = if to_each(writer) {
            [data.clone(), data.join("cases"), link.join("history")]
        } else {
            let through = Path::new("link/new.file").to_path_buf();
            [data.join("new.file"), link.join("cases/new.file"), through]
        };
        for place in places {
            let (code, said) = write(&home, writer, &place);
            assert_eq!(code, Some(1), "{said}");
            assert!(said.contains("where Outro keeps your cases"), "{said}");
            assert!(all(&home) == before, "{said}");
        }
    }
}

//! Where a sheet comes to lie: whole or not at all, and never over something else.

use std::fs;
use std::path::{Path, PathBuf};

use outro::export::{self, Error, is_hidden, place};
use outro::store::Store;
use outro::store::disk::Os;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Beside a data folder that is elsewhere.
fn write(path: &Path, text: &str, replace: bool) -> Result<(), Error> {
    let data = tempfile::tempdir().unwrap();
    let store = Store::open(data.path().to_path_buf(), Os).0;
    export::write(&store, path, text, replace)
}

#[test]
fn what_is_there_stays_unless_it_is_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.html");
    write(&path, "one", false).unwrap();
    let again = write(&path, "two", false);
    assert_eq!(again, Err(Error::Exists(path.clone())));
    assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    write(&path, "two", true).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "two");
    assert_eq!(names(folder.path()), ["sheet.html"], "nothing else is left");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.html");
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), &path).unwrap();
    let written = write(&path, "one", false);
    assert_eq!(written, Err(Error::Exists(path.clone())));
    write(&path, "one", true).unwrap();
    assert_eq!(names(folder.path()), ["sheet.html"]);
}

#[test]
fn a_folder_that_is_not_there_and_one_in_the_files_place_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("no/sheet.html");
    let gone = folder.path().join("no");
    assert_eq!(write(&nowhere, "one", false), Err(Error::NoFolder(gone)));
    let here = folder.path().to_path_buf();
    for replace in [false, true] {
        let written = write(&here, "one", replace);
        assert_eq!(written, Err(Error::IsFolder(here.clone())));
    }
    assert!(write(Path::new("/"), "one", true).is_err());
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_place_is_read_as_people_type_it() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let read = |typed: &str| place(typed, Some(home), "name.html");
    assert_eq!(read("  "), Err(Error::Nowhere));
    for typed in ["sheet.html", "./sheet.html", "~other/sheet.html"] {
        assert!(
            matches!(read(typed), Err(Error::NotWhole { .. })),
            "{typed}"
        );
    }
    let in_home = |name: &str| Ok::<PathBuf, Error>(home.join(name));
    assert_eq!(read("~"), in_home("name.html"));
    assert_eq!(read("~/a.html"), in_home("a.html"));
    // As file managers copy it.
    let whole = home.join("a.html").display().to_string();
    for copied in [
        format!("\"{whole}\""),
        format!("'{whole}'"),
        format!("file://{whole}"),
    ] {
        assert_eq!(read(&copied), in_home("a.html"), "{copied}");
    }
    assert_eq!(read(&home.display().to_string()), in_home("name.html"));
    let bare = home.join("a").display().to_string();
    assert_eq!(read(&format!(" {bare} ")), in_home("a.html"));
    assert_eq!(read(&format!("{bare}.htm")), in_home("a.htm"));
}

#[test]
fn hidden_folders_are_known() {
    for (path, hidden) in [
        ("/home/me/Documents/a.html", false),
        ("/home/me/.local/a.html", true),
        ("/home/me/.a.html", true),
        ("/home/me/../a.html", false),
    ] {
        assert_eq!(is_hidden(Path::new(path)), hidden, "{path}");
    }
}

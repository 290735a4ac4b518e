//! Files that are made to harm: too long, too deep, too many, endless. Each gets an answer,
//! soon and in little memory.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use outro::playlist::{self, Format, Watch, Why};
use playlists::{export, ids, put, read, read_one, rows, tunemymusic, zip};

fn fails(path: &Path) -> &'static str {
    match playlist::read(path, &Watch::default()) {
        Err(error) => error.why.id(),
        Ok(_) => "none",
    }
}

fn within(seconds: u64, what: impl FnOnce()) {
    let began = Instant::now();
    what();
    let took = began.elapsed();
    assert!(took < Duration::from_secs(seconds), "took {took:?}");
}

#[test]
fn a_line_without_end_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let long = "a".repeat(40 << 20);
    for start in [
        "title,artist\nHours,Ada\n",
        "title,artist\nHours,Ada\n\"",
        "#EXTM3U\n#EXTINF:1,A - B\na.mp3\n",
        "Ada - Hours\nAda - Seven\n",
        "[playlist]\nFile1=",
        "***playlist*** | SongShift | x | Morning\nA | B | C\n",
        "[{\"title\":\"Hours\",\"artist\":\"Ada\"},{\"title\":\"",
        "[{\"title\":\"Hours\",\"artist\":\"Ada\",\"",
        "<playlist xmlns=\"http://xspf.org/ns/0/\"><trackList><track><title>",
        "<playlist xmlns=\"http://xspf.org/ns/0/\"><trackList><!--",
        "<playlist xmlns=\"http://xspf.org/ns/0/\"><trackList><track a=\"",
        "<plist><dict><key>",
        "<songmirror-playlist-backup><playlists><playlist name=\"",
    ] {
        let path = put(folder.path(), "long", format!("{start}{long}"));
        within(20, || assert_eq!(fails(&path), "long-line", "{start}"));
    }
}

#[test]
fn one_line_of_gigabytes_is_no_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line");
    // Ten gigabytes that take no room on the disk.
    let file = fs::File::create(&path).unwrap();
    file.set_len(10 << 30).unwrap();
    within(5, || assert!(!read(&path).is_list()));
    let mut file = fs::File::create(&path).unwrap();
    file.write_all(format!("title,artist\n{}", "Hours,Ada\n".repeat(9000)).as_bytes())
        .unwrap();
    file.set_len(10 << 30).unwrap();
    within(20, || assert_eq!(fails(&path), "long-line"));
}

#[test]
fn what_json_passes_over_may_be_long() {
    let folder = tempfile::tempdir().unwrap();
    let picture = "a".repeat(3 << 20);
    let text = format!("[{{\"picture\":\"{picture}\",\"title\":\"Hours\",\"artist\":\"Ada\"}}]");
    assert_eq!(read_one(&put(folder.path(), "a.json", text)).tracks, 1);
}

#[test]
fn depth_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    for (text, why) in [
        ("[".repeat(1 << 20), "damaged"),
        ("{\"tracks\":".repeat(1 << 18), "damaged"),
        ("{\"other\":".repeat(1 << 18), "none"),
        ("{\"other\":".repeat(10 << 20), "long-line"),
        ("<plist>".to_owned() + &"<dict>".repeat(1 << 18), "damaged"),
    ] {
        let path = put(folder.path(), "deep", &text);
        within(20, || assert_eq!(fails(&path), why, "{}", &text[..20]));
    }
}

#[test]
fn entities_of_a_document_are_not_opened() {
    let path = export("wrong/bomb.xml");
    assert_eq!(read_one(&path).tracks, 1);
    assert_eq!(rows(&path)[0].title, "Song");
}

#[test]
fn too_many_playlists_are_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "Track name,Artist name,Album,Playlist name,Type,ISRC\n".to_owned();
    for at in 0..=playlist::MOST_PLAYLISTS {
        writeln!(text, "A,B,C,List {at},Playlist,").unwrap();
    }
    assert_eq!(fails(&put(folder.path(), "a.csv", text)), "too-many");
}

#[test]
fn a_zip_that_unpacks_to_far_too_much_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = b"title,artist\n".to_vec();
    let row = format!("{},b\n", "a".repeat(1021));
    text.extend(row.as_bytes().repeat(64 << 10));
    let bytes = zip(&[("a.csv", &text)]);
    assert!(bytes.len() < 1 << 20);
    let path = put(folder.path(), "bomb.zip", &bytes);
    within(60, || {
        let report = read(&path);
        assert!(!report.is_list());
        assert_eq!(report.skipped[0].why, Some("bomb"));
        let each = &mut |_: &playlist::Track<'_>| std::ops::ControlFlow::Continue(());
        let error = playlist::visit(&path, &Watch::default(), each).unwrap_err();
        assert_eq!(error.why.id(), "bomb");
    });
}

#[test]
fn zips_in_zips_end_at_the_third() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = zip(&[("a.csv", b"title,artist\nHours,Ada\n")]);
    for depth in 1..=6 {
        let report = read(&put(folder.path(), "deep.zip", &bytes));
        assert_eq!(report.is_list(), depth <= 3, "{depth}");
        if depth > 3 {
            assert_eq!(report.skipped[0].why, Some("bomb"));
        }
        bytes = zip(&[("inner.zip", &bytes)]);
    }
}

#[test]
fn a_part_of_a_zip_that_is_damaged_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(300);
    let mut bytes = zip(&[("a.csv", list.as_bytes()), ("b.csv", list.as_bytes())]);
    bytes[60..400].fill(0xAA);
    let report = read(&put(folder.path(), "a.zip", bytes));
    assert_eq!(report.sum().tracks, 300, "{report:?}");
    assert_eq!(report.skipped.len(), 1);
    let mut shown = 0;
    let each = &mut |_: &playlist::Track<'_>| {
        shown += 1;
        std::ops::ControlFlow::Continue(())
    };
    let unread = playlist::visit(&report.path, &Watch::default(), each).unwrap();
    assert_eq!(unread, report.skipped);
    assert!(shown >= 300);
}

#[test]
fn a_table_of_contents_that_fills_the_memory_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = zip(&[("a.csv", b"title,artist\nHours,Ada\n")]);
    let end = bytes.len() - 22;
    // It begins far before the end of the file, and says so.
    let mut far = bytes[..end].to_vec();
    far.resize(80 << 20, 0);
    far.extend(&bytes[end..]);
    // It says that it has four billion entries, in the form for large files.
    let mut many = bytes[..end].to_vec();
    let mut large = b"PK\x06\x06".to_vec();
    large.resize(32, 0);
    large.extend(u64::to_le_bytes(4 << 30));
    large.resize(56, 0);
    many.extend(large);
    many.extend(b"PK\x06\x07\0\0\0\0");
    many.extend(u64::to_le_bytes(end as u64));
    many.extend([0; 4]);
    many.extend(&bytes[end..]);
    for bytes in [far, many] {
        let path = put(folder.path(), "a.zip", bytes);
        within(5, || assert_eq!(fails(&path), "bomb"));
    }
}

#[test]
fn names_in_a_zip_are_names_only() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = zip(&[("../../evil.csv", b"title,artist\nHours,Ada\n")]);
    let report = read(&put(folder.path(), "a.zip", bytes));
    assert_eq!(report.sum().tracks, 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_missing_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fails(&folder.path().join("none.csv")), "missing");
}

#[test]
fn an_empty_folder_holds_no_list() {
    let folder = tempfile::tempdir().unwrap();
    let report = read(folder.path());
    assert!(!report.is_list());
    assert_eq!(report.files[0].format, Format::Unknown);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_pipe_and_a_device_are_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.csv");
        crate::pipe::make(&pipe);
        within(5, || assert_eq!(fails(&pipe), "not-a-file"));
        within(5, || {
            assert_eq!(fails(Path::new("/dev/zero")), "not-a-file");
        });
        put(folder.path(), "a.csv", tunemymusic(3));
        within(5, || assert_eq!(read(folder.path()).sum().tracks, 3));
    }

    #[test]
    fn folders_that_link_to_themselves_are_gone_through_once() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "inner/a.csv", tunemymusic(3));
        symlink(folder.path(), folder.path().join("inner/again")).unwrap();
        symlink("loop", folder.path().join("loop")).unwrap();
        within(5, || assert_eq!(read(folder.path()).sum().tracks, 3));
        assert!(playlist::read(&folder.path().join("loop"), &Watch::default()).is_err());
    }
}

#[test]
fn reading_tells_how_far_it_is_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "a.csv", tunemymusic(100_000));
    let size = fs::metadata(&path).unwrap().len();
    let seen = std::cell::RefCell::new(Vec::new());
    let watch = Watch::new(|progress| seen.borrow_mut().push(progress));
    playlist::read(&path, &watch).unwrap();
    drop(watch);
    let seen = seen.into_inner();
    assert!(seen.len() >= 3, "{seen:?}");
    assert!(seen.is_sorted_by_key(|progress| progress.read));
    assert!(seen.iter().all(|progress| progress.total == Some(size)));

    let stop = playlist::Stop::default();
    let other = stop.clone();
    let watch = Watch::new(move |_| other.stop()).stopped_by(stop);
    let error = playlist::read(&path, &watch).unwrap_err();
    assert!(matches!(error.why, Why::Stopped));
}

#[test]
fn looking_at_tracks_can_end_early() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "a.csv", tunemymusic(1000));
    let mut seen = 0;
    let each = &mut |_: &playlist::Track<'_>| {
        seen += 1;
        if seen == 5 {
            return std::ops::ControlFlow::Break(());
        }
        std::ops::ControlFlow::Continue(())
    };
    playlist::visit(&path, &Watch::default(), each).unwrap();
    assert_eq!(seen, 5);
}

#[test]
fn ids_of_errors_are_kept() {
    let why: Why = io::Error::from(io::ErrorKind::PermissionDenied).into();
    assert_eq!(why.id(), "denied");
    assert_eq!(ids(&read_one(&export("wrong/page.csv"))), ["html"]);
}

/// Where something begins in a ZIP file, for the so-manieth time.
fn place(bytes: &[u8], mark: &[u8], nth: usize) -> usize {
    let mut places = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == mark);
    places.nth(nth).unwrap().0
}

#[test]
fn a_part_of_a_zip_whose_header_is_damaged_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(3);
    let mut bytes = zip(&[
        ("a.csv", list.as_bytes()),
        ("Mörk/b.csv", list.as_bytes()),
        ("c/", b""),
    ]);
    let second = place(&bytes, b"PK\x03\x04", 1);
    bytes[second..second + 4].fill(0);
    let report = read(&put(folder.path(), "a.zip", bytes));
    assert_eq!(report.sum().tracks, 3);
    let skipped = playlist::Skipped {
        name: "a.zip/Mörk/b.csv".to_owned(),
        why: Some("damaged"),
    };
    assert_eq!(report.skipped, [skipped]);
    let each = &mut |_: &playlist::Track<'_>| std::ops::ControlFlow::Continue(());
    let unread = playlist::visit(&report.path, &Watch::default(), each).unwrap();
    assert_eq!(unread, report.skipped);
}

#[test]
fn two_files_of_one_name_in_a_zip_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let list = tunemymusic(3);
    let mut bytes = zip(&[
        ("Morning.csv", list.as_bytes()),
        ("Morninh.csv", list.as_bytes()),
        ("Evening.csv", list.as_bytes()),
    ]);
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(8).position(|name| name == b"Morninh.") {
        at += found;
        bytes[at + 6] = b'g';
    }
    let report = read(&put(folder.path(), "a.zip", bytes));
    assert_eq!(report.sum().tracks, 6);
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|file| (file.name.as_str(), file.why))
        .collect();
    assert_eq!(skipped, [("a.zip/Morning.csv", Some("twice"))]);
}

#[test]
fn a_large_zip_that_can_be_read_once_says_how_to_go_on() {
    let bytes = zip(&[("a.csv", b"title,artist\nHours,Ada\n")]);
    let rest = io::repeat(0).take(80 << 20);
    let mut input = io::Read::chain(&bytes[..], rest);
    let error = playlist::read_once(&mut input, &Watch::default()).unwrap_err();
    assert_eq!(error.why.id(), "zip-once");
}

/// What lies deep in folders is counted, so that it is looked after too.
#[test]
fn a_list_in_the_deepest_folder_is_told_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    for depth in [8, 9, 12] {
        let deep = vec!["in"; depth].join("/");
        let path = put(folder.path(), &format!("{deep}/a.csv"), tunemymusic(3));
        assert_eq!(read(folder.path()).sum().tracks, 3, "{depth}");
        let before = playlist::fingerprint::sum(folder.path(), &Watch::default()).unwrap();
        let size = playlist::fingerprint::stamp(folder.path()).unwrap().size;
        fs::write(&path, tunemymusic(4)).unwrap();
        let after = playlist::fingerprint::sum(folder.path(), &Watch::default()).unwrap();
        assert_ne!(before, after, "{depth}");
        assert_ne!(
            playlist::fingerprint::stamp(folder.path()).unwrap().size,
            size
        );
        fs::remove_file(path).unwrap();
    }
}

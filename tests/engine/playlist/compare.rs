//! What is missing: against what a person counts, and between two exports.

#![allow(clippy::unwrap_used)]

use crate::playlists;

use outro::playlist::Watch;
use outro::playlist::compare::{self, Counted, Expected};
use playlists::{export, put, read, tunemymusic};

#[test]
fn numbers_of_the_app_are_held_against_the_export() {
    let report = read(&export("tunemymusic/amazon.csv"));
    let against = report.against(&Expected {
        playlists: Some(3),
        songs: Some(7),
        names: Vec::new(),
    });
    let counted = |expected, found| Some(Counted { expected, found });
    assert_eq!(against.playlists, counted(3, 2));
    assert_eq!(against.songs, counted(7, 7));
    assert_eq!(against.playlists.unwrap().missing(), 1);
    assert_eq!(against.songs.unwrap().missing(), 0);
    assert!(!against.is_complete());
    assert!(report.against(&Expected::default()).is_complete());
    let more = Expected {
        songs: Some(3),
        ..Expected::default()
    };
    assert!(report.against(&more).is_complete());
}

#[test]
fn playlists_that_are_missing_are_named() {
    let report = read(&export("tunemymusic/amazon.csv"));
    let against = report.against(&Expected {
        names: vec!["MORNING ".into(), "Running!".into(), "  ".into()],
        ..Expected::default()
    });
    assert_eq!(against.missing, ["Running!", "  "]);
    assert_eq!(against.unexpected, ["Autofahrt"]);
}

#[test]
fn an_export_is_the_same_as_itself_in_another_form() {
    let watch = Watch::default();
    for (a, b) in [
        ("soundiiz/short.csv", "exportify/full.csv"),
        ("songmirror/backup.json", "songmirror/backup.xml"),
        ("soundiiz/platform.csv", "players/Library.xml"),
        ("soundiiz/Morning walk.txt", "amazon/library.csv"),
    ] {
        let differences = compare::exports(&export(a), &export(b), &watch).unwrap();
        assert_eq!(differences.in_both, 5, "{a} {b}");
        assert_eq!(
            differences.first.count + differences.second.count,
            0,
            "{a} {b}"
        );
    }
}

#[test]
fn what_one_has_and_the_other_has_not_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let first = put(
        folder.path(),
        "first.csv",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
         Hours [Explicit],Ada Quill & Bo,Seven,Morning,Playlist,\n\
         Renamed here,Ada Quill,Seven,Morning,Playlist,GBXYZ2100011\n\
         Hours (Live),Ada Quill,Seven,Morning,Playlist,\n\
         Only first,Bo,,Gone,Playlist,\n\
         Only first,Bo,,Morning,Playlist,\n\
         An album,Bo,,Library Albums,Album,\n",
    );
    let second = put(
        folder.path(),
        "second.csv",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\n\
         hours (feat. Bo),Ada Quill,Other,morning,Playlist,\n\
         Renamed there,A. Quill,Seven,morning,Playlist,gb-xyz-21-00011\n\
         Only second,,,New,Playlist,\n",
    );
    let all = compare::exports(&first, &second, &Watch::default()).unwrap();
    assert_eq!(all.in_both, 2);
    let titles = |alone: &compare::Alone| -> Vec<String> {
        alone.songs.iter().map(|song| song.title.clone()).collect()
    };
    assert_eq!(titles(&all.first), ["Hours (Live)", "Only first"]);
    assert_eq!(all.first.count, 2);
    assert_eq!(titles(&all.second), ["Only second"]);
    assert_eq!(all.first.playlists, ["Gone"]);
    assert_eq!(all.second.playlists, ["New"]);
    assert_eq!(all.changed.len(), 1);
    assert_eq!((all.changed[0].first, all.changed[0].second), (4, 2));
}

#[test]
fn many_differences_are_counted_and_the_first_named() {
    let folder = tempfile::tempdir().unwrap();
    let first = put(folder.path(), "first.csv", tunemymusic(3000));
    let second = put(folder.path(), "second.csv", tunemymusic(500));
    let all = compare::exports(&first, &second, &Watch::default()).unwrap();
    assert_eq!(
        (all.in_both, all.first.count, all.second.count),
        (500, 2500, 0)
    );
    assert_eq!(all.first.songs.len(), compare::MOST_NAMED);
    assert_eq!(all.first.playlists.len(), 25);
}

#[test]
fn what_is_no_list_is_compared_with_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let list = put(folder.path(), "a.csv", tunemymusic(3));
    for (name, bytes) in [
        ("b.pdf", &b"%PDF-1.7\n"[..]),
        ("b.html", b"<!DOCTYPE html><title>Sign in</title>"),
        ("b.csv", b"street,town\na,b\n"),
    ] {
        let other = put(folder.path(), name, bytes);
        for (first, second) in [(&list, &other), (&other, &list)] {
            let error = compare::exports(first, second, &Watch::default()).unwrap_err();
            assert_eq!((error.why.id(), &error.path), ("no-list", &other));
            assert!(outro::present::playlist::explain(&error).contains(name));
        }
    }
}

#[test]
fn files_that_could_not_be_compared_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let list = put(folder.path(), "a.csv", tunemymusic(3));
    put(folder.path(), "two/a.csv", tunemymusic(2));
    put(folder.path(), "two/b.csv", "Video ID,Time\nx,1\n");
    let two = folder.path().join("two");
    for (first, second) in [(&list, &two), (&two, &list)] {
        let all = compare::exports(first, second, &Watch::default()).unwrap();
        let unread: Vec<_> = all
            .unread
            .iter()
            .map(|file| (file.name.as_str(), file.why))
            .collect();
        assert_eq!(unread, [("b.csv", Some("numbers"))]);
        let said = outro::present::export_check::differences("a", "b", &all);
        assert!(said.iter().any(|line| line.contains("b.csv")), "{said:?}");
    }
}

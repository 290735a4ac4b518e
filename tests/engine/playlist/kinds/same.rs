//! The same song in two exports is met again, and what differs goes on differing.

use super::{Watch, compare, put};

fn in_both(one: (&str, &str), other: (&str, &str)) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let table = |(title, artist): (&str, &str)| format!("title\tartist\n{title}\t{artist}\n");
    let first = put(folder.path(), "a.csv", table(one));
    let second = put(folder.path(), "b.csv", table(other));
    let all = compare::exports(&first, &second, &Watch::default()).unwrap();
    assert_eq!(all.in_both + all.first.count, 1);
    all.in_both == 1
}

#[test]
fn the_same_song_is_met_again() {
    for (one, other) in [
        (("Café", "Zoë"), ("Cafe\u{301}", "Zoe\u{308}")),
        (
            ("がくせい", "パパ"),
            ("か\u{3099}くせい", "ハ\u{309a}ハ\u{309a}"),
        ),
        (("Ｌａｎｔｅｒｎｓ", "Vera"), ("Lanterns", "Vera")),
        (
            ("Lanterns (feat. Bo)", "Vera"),
            ("Lanterns", "Vera Feat. Bo"),
        ),
        (("Lanterns [ft. Bo]", "Vera"), ("Lanterns", "Vera ft. Bo")),
        (("Lanterns feat. Bo", "Vera"), ("Lanterns", "Vera")),
        (("Lanterns", "Vera FEATURING Bo"), ("Lanterns", "vera")),
        (
            ("Salt & Smoke", "Pine & Bo"),
            ("Salt and Smoke", "Pine and Bo"),
        ),
        (("Lanterns", "Vera; Bo"), ("Lanterns", "Vera, Bo")),
        (("Lanterns", "Vera x Bo"), ("Lanterns", "Vera & Bo")),
        (("Lanterns - Remastered 2011", "Vera"), ("Lanterns", "Vera")),
        (
            ("Lanterns (2018 Remaster)", "Vera"),
            ("Lanterns - 2018 Remaster", "Vera"),
        ),
        (
            ("Lanterns - 2009 Digital Remaster", "Vera"),
            ("Lanterns [Remastered]", "Vera"),
        ),
        (("Lanterns - Live", "Vera"), ("Lanterns (Live)", "Vera")),
        (("Lanterns [Explicit]", "Vera"), ("Lanterns", "Vera")),
        (("Don’t", "Vera"), ("Don't", "VERA")),
    ] {
        assert!(in_both(one, other), "{one:?} {other:?}");
    }
}

#[test]
fn what_differs_goes_on_differing() {
    for (one, other) in [
        (("Lanterns (Live)", "Vera"), ("Lanterns", "Vera")),
        (("Lanterns (Acoustic)", "Vera"), ("Lanterns", "Vera")),
        (
            ("Lanterns (Clean Sheet Remix)", "Vera"),
            ("Lanterns", "Vera"),
        ),
        (
            ("Lanterns - Live - Remastered 2011", "Vera"),
            ("Lanterns", "Vera"),
        ),
        (("Lanterns, Pt. 1", "Vera"), ("Lanterns, Pt. 2", "Vera")),
        (("Lanterns (Bo Remix)", "Vera"), ("Lanterns", "Vera")),
        (("Lanterns feat. Bo (Remix)", "Vera"), ("Lanterns", "Vera")),
        (("Cafe", "Vera"), ("Café", "Vera")),
        (("かくせい", "Vera"), ("がくせい", "Vera")),
        (("Lanterns", "Vera"), ("Lanterns", "Bo")),
        (("Remastered", "Vera"), ("Lanterns", "Vera")),
        (("Left", "Vera"), ("Le", "Vera")),
        (("Lanterns", "Andrea"), ("Lanterns", "Rea")),
    ] {
        assert!(!in_both(one, other), "{one:?} {other:?}");
    }
}

#[test]
fn a_playlist_that_was_named_is_found_however_its_letters_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(
        folder.path(),
        "a.csv",
        "title,artist,playlist\nA,B,Cafe\u{301} & Bar\n",
    );
    let report = super::read(&path);
    for (name, missing) in [("Café and bar", 0), ("CAFÉ & BAR", 0), ("Cafe & Bar", 1)] {
        let expected = compare::Expected {
            names: vec![name.to_owned()],
            ..Default::default()
        };
        assert_eq!(report.against(&expected).missing.len(), missing, "{name}");
    }
}

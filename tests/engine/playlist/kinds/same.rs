//! The same song in two exports is met again, and what differs goes on differing.

use super::{Watch, compare, put};

/// A title and an artist.
type Song<'s> = (&'s str, &'s str);

fn in_both(one: Song<'_>, other: Song<'_>) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let table = |(title, artist): Song<'_>| format!("title\tartist\n{title}\t{artist}\n");
    let first = put(folder.path(), "a.csv", table(one));
    let second = put(folder.path(), "b.csv", table(other));
    let all = compare::exports(&first, &second, &Watch::default()).unwrap();
    assert_eq!(all.in_both + all.first.count, 1);
    all.in_both == 1
}

/// Titles and artists that are the same song.
const SAME: &str = "
Café | Zoë = Cafe\u{301} | Zoe\u{308}
がくせい | パパ = か\u{3099}くせい | ハ\u{309a}ハ\u{309a}
Ｌａｎｔｅｒｎｓ | Vera = Lanterns | Vera
Lanterns (feat. Bo) | Vera = Lanterns | Vera Feat. Bo
Lanterns [ft. Bo] | Vera = Lanterns | Vera ft. Bo
Lanterns feat. Bo | Vera = Lanterns | Vera
Lanterns | Vera FEATURING Bo = Lanterns | vera
Salt & Smoke | Pine & Bo = Salt and Smoke | Pine and Bo
Lanterns | Vera; Bo = Lanterns | Vera, Bo
Lanterns | Vera x Bo = Lanterns | Vera & Bo
Lanterns - Remastered 2011 | Vera = Lanterns | Vera
Lanterns (2018 Remaster) | Vera = Lanterns - 2018 Remaster | Vera
Lanterns - 2009 Digital Remaster | Vera = Lanterns [Remastered] | Vera
Lanterns - Live | Vera = Lanterns (Live) | Vera
Lanterns [Explicit] | Vera = Lanterns | Vera
Don’t | Vera = Don't | VERA
Lanterns (with Bo) | Vera = Lanterns | Vera, Bo
Lanterns (ft. Bo & Ann) | Vera = Lanterns | Vera feat. Bo & Ann
Lanterns - Remaster | Vera = Lanterns (Remastered Version) | Vera
Salt＆Smoke | Vera = Salt and Smoke | Vera
LANTERNS! | VERA = lanterns | vera
Việt | Vera = Vie\u{323}\u{302}t | Vera
한글 | Vera = \u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} | Vera
";

/// Titles and artists that are not.
const DIFFERENT: &str = "
Lanterns (Live) | Vera = Lanterns | Vera
Lanterns (Acoustic) | Vera = Lanterns | Vera
Lanterns (Clean Sheet Remix) | Vera = Lanterns | Vera
Lanterns - Live - Remastered 2011 | Vera = Lanterns | Vera
Lanterns, Pt. 1 | Vera = Lanterns, Pt. 2 | Vera
Lanterns (Bo Remix) | Vera = Lanterns | Vera
Lanterns feat. Bo (Remix) | Vera = Lanterns | Vera
Cafe | Vera = Café | Vera
かくせい | Vera = がくせい | Vera
Lanterns | Vera = Lanterns | Bo
Remastered | Vera = Lanterns | Vera
Left | Vera = Le | Vera
Lanterns | Andrea = Lanterns | Rea
Lanterns (With You) | Vera = Lanterns | Vera
Lanterns - Radio Edit | Vera = Lanterns | Vera
Lanterns (Instrumental) | Vera = Lanterns | Vera
Lanterns (Vera's Version) | Vera = Lanterns | Vera
Lanterns - Remix - Remastered | Vera = Lanterns | Vera
Lanterns (Live in Rome) | Vera = Lanterns (Live) | Vera
Lanterns II | Vera = Lanterns | Vera
Lanterns (2011) | Vera = Lanterns | Vera
Salt | Vera = Salt & Smoke | Vera
Salt and | Vera = Salt | Vera
Feat | Vera = Ft | Vera
!!! | Vera = ??? | Vera
+ | Vera = = | Vera
シ | Vera = ツ | Vera
ば | Vera = ぱ | Vera
Año | Vera = Ano | Vera
Lanterns | Bo = Lanterns (feat. Bo) | Vera
";

/// A line of such a table, and the songs on either side of it.
fn pairs(table: &str) -> impl Iterator<Item = (&str, Song<'_>, Song<'_>)> {
    table.trim().lines().map(|line| {
        let (one, other) = line.split_once(" = ").unwrap();
        (line, song(one), song(other))
    })
}

fn song(side: &str) -> Song<'_> {
    side.split_once(" | ").unwrap()
}

#[test]
fn the_same_song_is_met_again() {
    for (line, one, other) in pairs(SAME) {
        assert!(in_both(one, other), "{line}");
    }
}

#[test]
fn what_differs_goes_on_differing() {
    for (line, one, other) in pairs(DIFFERENT) {
        assert!(!in_both(one, other), "{line}");
    }
}

/// How a table stands against the name that a person has for a list of theirs.
fn against_name(table: &str, name: &str) -> compare::Against {
    let folder = tempfile::tempdir().unwrap();
    let report = super::read(&put(folder.path(), "a.csv", table));
    report.against(&compare::Expected {
        names: vec![name.to_owned()],
        ..Default::default()
    })
}

#[test]
fn names_of_playlists_that_differ_go_on_differing() {
    for (list, name, is_there) in [
        ("Mix 🎉", "mix 🎉", true),
        ("Mix 🎉", "Mix", true),
        ("Mix", "Mix 🎉", true),
        ("Mix 🎉", "Mix 💤", false),
        ("🔥", "💤", false),
        ("❤\u{fe0f} Songs", "❤ songs", true),
        ("Night & Day", "night and day", true),
        ("Night & Day", "Night Day", false),
        ("Morning", "Morning 2", false),
        ("Été", "E\u{301}te\u{301}", true),
        ("Été", "Ete", false),
        ("ガ", "カ\u{3099}", true),
        ("ガ", "カ", false),
        ("80's", "80s", true),
        ("80's", "90's", false),
        ("???", "!!!", false),
        ("夜の歌", "夜の海", false),
    ] {
        let table = format!("title\tartist\tplaylist\nA\tB\t{list}\n");
        let against = against_name(&table, name);
        assert_eq!(against.missing.is_empty(), is_there, "{list} {name}");
        assert_eq!(against.unexpected.is_empty(), is_there, "{list} {name}");
    }
}

#[test]
fn a_playlist_that_was_named_is_found_however_its_letters_are_written() {
    let table = "title,artist,playlist\nA,B,Cafe\u{301} & Bar\n";
    for (name, missing) in [("Café and bar", 0), ("CAFÉ & BAR", 0), ("Cafe & Bar", 1)] {
        let against = against_name(table, name);
        assert_eq!(against.missing.len(), missing, "{name}");
    }
}

#[test]
fn lists_that_differ_by_their_pictures_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let compared = |first: &[&str], second: &[&str]| {
        let table = |lists: &[&str]| {
            let rows = lists.iter().enumerate();
            let rows = rows.map(|(at, list)| format!("{at}\tB\t{list}\n"));
            format!("title\tartist\tplaylist\n{}", rows.collect::<String>())
        };
        let first = put(folder.path(), "a.csv", table(first));
        let second = put(folder.path(), "b.csv", table(second));
        let all = compare::exports(&first, &second, &Watch::default()).unwrap();
        assert_eq!(all.changed, []);
        (all.first.playlists, all.second.playlists)
    };
    let none = || Vec::<String>::new();
    assert_eq!(
        compared(&["Mix 🎉", "Mix 💤"], &["Mix 🎉"]),
        (vec!["Mix 💤".to_owned()], none())
    );
    assert_eq!(
        compared(&["Mix 🎉"], &["Mix 🎉", "Mix 💤"]),
        (none(), vec!["Mix 💤".to_owned()])
    );
    // Many programs leave pictures out.
    assert_eq!(compared(&["Mix 🎉"], &["mix"]), (none(), none()));
    assert_eq!(compared(&["Mix"], &["Mix 💤"]), (none(), none()));
}

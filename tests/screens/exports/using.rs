//! What can be done with a checked list: comparing, showing, searching, saving.

use std::fs;

use iced::keyboard::key::Named;
use outro::app::ui::Role;
use outro::app::ui::semantics::Node;

use super::support::scene::{Harness, settle};
use super::{
    ALL_OF_IT, ANOTHER, Home, again, backup_page, checked, choose, csv, press, said, says,
};

/// The backup page with this list checked, and the folder in which the list lies.
fn with_list(name: &str, list: String) -> (Home, Harness) {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file(name, list));
    (home, harness)
}

#[test]
fn what_the_app_shows_is_held_against_the_list() {
    let (_home, mut harness) = with_list("my-playlists.csv", csv(2, 2));
    press(&mut harness, "Compare with your app");
    harness.type_into("Playlists in your app", "2");
    harness.type_into("Songs in your app", "1,005");
    settle(&mut harness);
    says(
        &mut harness,
        "Your app shows 2 playlists, the export has 2.",
    );
    says(&mut harness, "songs, the export has 4.");
    says(&mut harness, "Something is missing.");
    assert!(!harness.has(Role::Button, ALL_OF_IT));
    harness.state.clipboard = Some("List 1\nlist 2\nMorning\n".to_owned());
    press(&mut harness, "Paste names");
    says(&mut harness, "Missing: Morning");
    // It is kept with the case.
    let mut harness = again(&harness);
    press(&mut harness, "Compare with your app");
    says(&mut harness, "Missing: Morning");
}

#[test]
fn two_files_are_compared() {
    let (home, mut harness) = with_list("new.csv", csv(2, 3));
    press(&mut harness, "Compare with another file");
    let old = home.file("old.csv", csv(1, 3));
    choose(&mut harness, &old, "Choose a file…");
    says(&mut harness, "3 songs are in both.");
    says(&mut harness, "Only in new.csv: the playlist “List 2”");
    says(&mut harness, "Song 1 of 2, Artist 1");
}

#[test]
fn the_list_is_shown_and_searched() {
    let mut text = csv(3, 150);
    text.push_str("A favourite,Someone,Album,Library Songs,Favorite,\n");
    let (_home, mut harness) = with_list("my-playlists.csv", text);
    press(&mut harness, "Show list");
    press(&mut harness, "List 2: 150 songs");
    says(&mut harness, "Song 100 of 2, Artist 100");
    assert!(
        !said(&mut harness).contains("Song 101 of 2"),
        "no more than a page is drawn"
    );
    says(&mut harness, "50 more songs.");
    press(&mut harness, "Songs in no playlist: 1 song");
    says(&mut harness, "A favourite, Someone");
    harness.type_into("Search this list", "song 149 of");
    settle(&mut harness);
    says(&mut harness, "3 songs match.");
    says(&mut harness, "Song 149 of 3, Artist 149 – List 3");
    assert!(!said(&mut harness).contains("Song 148"));
    harness.type_into("Search this list", "xyz");
    settle(&mut harness);
    says(&mut harness, "Nothing in it matches.");
}

#[test]
fn playlists_of_one_name_open_one_at_a_time() {
    let (home, mut harness) = (Home::new(), backup_page());
    let folder = home.folder.path().join("lists");
    fs::create_dir(&folder).expect("a folder");
    for song in ["Hours", "Rain"] {
        let list = format!(
            "<playlist xmlns=\"http://xspf.org/ns/0/\" version=\"1\"><title>Morning</title>\
             <trackList><track><title>{song}</title><creator>Ada</creator></track></trackList>\
             </playlist>"
        );
        fs::write(folder.join(format!("{song}.xspf")), list).expect("it can be written");
    }
    choose(
        &mut harness,
        &folder,
        "Check a folder… Export your playlists",
    );
    press(&mut harness, "Show list");
    let lines = |harness: &mut Harness| -> Vec<Node> {
        let nodes = harness.tree().nodes.into_iter();
        nodes
            .filter(|node| node.semantics.name == "Morning: 1 song")
            .collect()
    };
    let closed = lines(&mut harness);
    assert_eq!(closed.len(), 2);
    harness.focus(&closed[1].semantics.id);
    harness.key(Named::Enter);
    settle(&mut harness);
    let open = lines(&mut harness).into_iter();
    let open: Vec<Option<bool>> = open.map(|node| node.semantics.expanded).collect();
    assert_eq!(open, [Some(false), Some(true)]);
    says(&mut harness, "Rain, Ada");
    assert!(!said(&mut harness).contains("Hours, Ada"));
}

#[test]
fn a_library_is_shown_as_a_whole_beside_its_playlists() {
    let track = |number: u8| {
        format!(
            "<key>{number}</key><dict><key>Track ID</key><integer>{number}</integer>\
             <key>Name</key><string>Song {number}</string>\
             <key>Artist</key><string>Ada</string></dict>"
        )
    };
    let tracks: String = (1..=3).map(track).collect();
    let entry = "<dict><key>Track ID</key><integer>2</integer></dict>";
    let list = format!(
        "<dict><key>Name</key><string>Morning</string>\
         <key>Playlist Items</key><array>{entry}</array></dict>"
    );
    let library = format!(
        "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>Tracks</key>\
         <dict>{tracks}</dict><key>Playlists</key><array>{list}</array></dict></plist>"
    );
    let (_home, mut harness) = with_list("Library.xml", library);
    press(&mut harness, "Show list");
    press(&mut harness, "Morning: 1 song");
    says(&mut harness, "Song 2, Ada");
    press(&mut harness, "The whole library: 3 songs");
    says(&mut harness, "Song 3, Ada");
    assert!(!said(&mut harness).contains("Songs in no playlist"));
}

#[test]
fn a_clean_copy_is_saved_and_replaces_nothing_unasked() {
    let (home, mut harness) = with_list("my-playlists.csv", csv(2, 2));
    press(&mut harness, "Save as…");
    harness.press(Role::Choice, "Text, to read or print");
    settle(&mut harness);
    press(&mut harness, "Save");
    says(&mut harness, "Saved 4 songs in ");
    let saved = home.folder.path().join("my-playlists – clean copy.txt");
    let text = fs::read_to_string(&saved).expect("saved beside the list");
    assert!(text.contains("Artist 1 - Song 1 of 1"), "{text}");
    fs::write(&saved, "mine").expect("written");
    press(&mut harness, "Save");
    says(&mut harness, "Replace it?");
    assert_eq!(fs::read_to_string(&saved).expect("there"), "mine");
    press(&mut harness, "Leave it as it is");
    assert!(!harness.has(Role::Button, "Replace it"));
    press(&mut harness, "Save");
    assert_eq!(fs::read_to_string(&saved).expect("there"), "mine");
    press(&mut harness, "Replace it");
    assert_eq!(fs::read_to_string(&saved).expect("there"), text);
}

#[test]
fn every_form_is_saved_and_can_be_checked_again() {
    let (home, mut harness) = with_list("my-playlists.csv", csv(2, 2));
    press(&mut harness, "Save as…");
    let forms = [
        (
            "CSV, for TuneMyMusic and other services. It keeps most.",
            "csv",
        ),
        ("M3U8, for music players", "m3u8"),
        ("XSPF, an open form", "xspf"),
    ];
    for (form, ending) in forms {
        harness.press(Role::Choice, form);
        settle(&mut harness);
        let to = home.folder.path().join(format!("copy.{ending}"));
        choose(&mut harness, &to, "Choose a place…");
        says(&mut harness, "Saved 4 songs in ");
        let watch = outro::playlist::Watch::default();
        let report = outro::playlist::read(&to, &watch).expect("it can be read");
        assert_eq!(report.sum().tracks, 4, "{ending}");
    }
}

/// The same page in a window of the usual size, where most of it is out of sight.
fn usual(harness: Harness) -> Harness {
    let mut harness = harness.resized(1120.0, 760.0);
    settle(&mut harness);
    harness
}

/// Walks to a button and presses it there.
fn walk(harness: &mut Harness, role: Role, name: &str) {
    harness.tab_to(role, name);
    harness.key(Named::Enter);
    settle(harness);
}

/// Nobody has to look for an answer.
#[track_caller]
fn sees(harness: &mut Harness, words: &str) {
    let tree = harness.tree();
    let about =
        |node: &&Node| node.semantics.role == Role::Status && node.semantics.name.contains(words);
    let node = tree.nodes.iter().find(about);
    let all: Vec<_> = tree.nodes.iter().map(|node| &node.semantics.name).collect();
    let node = node.unwrap_or_else(|| panic!("“{words}” is not in {all:#?}"));
    let top_is_seen = node
        .visible
        .is_some_and(|seen| (seen.y - node.bounds.y).abs() < 0.5 && seen.height > 20.0);
    assert!(top_is_seen, "“{words}” is out of sight: {node:?}");
}

#[test]
fn answers_come_into_sight() {
    let (home, mut harness) = (Home::new(), backup_page());
    checked(&mut harness, &home.file("my-playlists.csv", csv(3, 40)));
    let mut harness = usual(harness);
    walk(&mut harness, Role::Button, "Save as…");
    walk(&mut harness, Role::Button, "Save");
    sees(&mut harness, "Saved 120 songs in ");
    walk(&mut harness, Role::Button, "Save");
    sees(&mut harness, "Replace it?");
    assert!(harness.find(Role::Button, "Replace it").is_in_sight());
    walk(&mut harness, Role::Button, "Compare with another file");
    let other = home.file("other.csv", csv(4, 40));
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(other);
    walk(&mut harness, Role::Button, "Choose a file…");
    sees(&mut harness, "120 songs are in both.");
    let page = home.file("page.csv", "<html><body>Sign in</body></html>");
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(page);
    walk(&mut harness, Role::Button, ANOTHER);
    sees(&mut harness, "page.csv: This is a web page, not a list.");
    sees(&mut harness, "The result of your last check stays.");
    // What was asked for in a panel is not said elsewhere.
    assert!(!said(&mut harness).contains("Saved 120 songs"));
    let good = home.file("good.csv", csv(2, 2));
    *harness.state.platform.chosen.lock().expect("unbroken") = Some(good);
    walk(&mut harness, Role::Button, ANOTHER);
    sees(&mut harness, "2 playlists, 4 songs. good.csv");
    assert!(!said(&mut harness).contains("not a list"));
}

#[test]
fn a_result_comes_into_sight_above_the_field() {
    let (home, harness) = (Home::new(), backup_page());
    let mut harness = harness.resized(560.0, 480.0);
    settle(&mut harness);
    let path = home.file("my-playlists.csv", csv(3, 40));
    harness.tab_to(Role::TextField, "Or type where it is");
    harness.type_into("Or type where it is", &path.display().to_string());
    walk(&mut harness, Role::Button, "Check it");
    sees(&mut harness, "3 playlists, 120 songs.");
}

#[test]
fn less_than_the_app_shows_is_said_where_the_result_is() {
    let (_home, mut harness) = with_list("my-playlists.csv", csv(2, 2));
    let words = "Your app shows more than is in it.";
    assert!(!said(&mut harness).contains(words));
    press(&mut harness, "Compare with your app");
    harness.type_into("Songs in your app", "5");
    settle(&mut harness);
    says(&mut harness, words);
}

#[test]
fn a_list_is_never_saved_over_itself() {
    let (home, mut harness) = (Home::new(), backup_page());
    let path = home.file("my-playlists.csv", csv(1, 2));
    checked(&mut harness, &path);
    press(&mut harness, "Save as…");
    choose(&mut harness, &path, "Choose a place…");
    says(&mut harness, "Nothing was changed. Choose another folder.");
    assert_eq!(fs::read_to_string(&path).expect("there"), csv(1, 2));
}

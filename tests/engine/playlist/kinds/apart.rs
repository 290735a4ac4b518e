//! Two playlists of one name stay two.

use super::{Existing, Form, Watch, put, save, songs};

/// Two lists called Night, in one file or in two.
fn twice(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let json = r#"[{"name":"Night","tracks":[{"title":"Lanterns","artist":"Vera"}]},{"name":"Night","tracks":[{"title":"Salt","artist":"Pine"}]}]"#;
    let library = "<plist version=\"1.0\"><dict><key>Playlists</key><array>\
        <dict><key>Name</key><string>Night</string><key>Playlist Items</key><array><dict><key>Track ID</key><integer>1</integer></dict></array></dict>\
        <dict><key>Name</key><string>Night</string><key>Playlist Items</key><array><dict><key>Track ID</key><integer>2</integer></dict></array></dict></array>\
        <key>Tracks</key><dict><key>1</key><dict><key>Track ID</key><integer>1</integer><key>Name</key><string>Lanterns</string><key>Artist</key><string>Vera</string></dict>\
        <key>2</key><dict><key>Track ID</key><integer>2</integer><key>Name</key><string>Salt</string><key>Artist</key><string>Pine</string></dict></dict></dict></plist>";
    let text = "Night\nLanterns\tVera\tHotel\tspotify:track:1\t\n\nNight\nSalt\tPine\tRoads\tspotify:track:2\t\n";
    let two = folder.join("two");
    put(&two, "Night.csv", "title,artist\nLanterns,Vera\n");
    put(&two, "old/Night.csv", "title,artist\nSalt,Pine\n");
    vec![
        put(folder, "a.json", json),
        put(folder, "Library.xml", library),
        put(folder, "a.txt", text),
        two,
    ]
}

#[test]
fn playlists_of_the_same_name_are_kept_apart_and_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for path in twice(folder.path()) {
        for form in [Form::Csv, Form::M3u8, Form::Xspf] {
            let to = folder.path().join(format!("saved.{}", form.id()));
            let saved = save::file(&path, &to, form, Existing::Replace, &Watch::default()).unwrap();
            let name = path.display();
            assert_eq!(saved.renamed, ["Night (2)"], "{name} {form:?}");
            let mut found = songs(&to);
            found.retain(|song| song.0.starts_with("Night"));
            let found: Vec<_> = found.iter().map(|s| (s.0.as_str(), s.1.as_str())).collect();
            assert_eq!(
                found,
                [("Night", "Lanterns"), ("Night (2)", "Salt")],
                "{name} {form:?}"
            );
            let said = outro::present::playlist::saved(&saved, &to);
            assert!(
                said.iter().any(|line| line.contains("Night (2)")),
                "{said:?}"
            );
        }
        // Lines of text name no playlist.
        let to = folder.path().join("saved.txt");
        let saved = save::file(&path, &to, Form::Text, Existing::Replace, &Watch::default());
        assert_eq!(saved.unwrap().renamed, [""; 0]);
    }
}

#[test]
fn a_name_that_is_given_is_no_other_playlists() {
    let folder = tempfile::tempdir().unwrap();
    let list = |name: &str, title: &str| {
        format!(r#"{{"name":"{name}","tracks":[{{"title":"{title}","artist":"Vera"}}]}}"#)
    };
    let lists = [
        list("Night", "1"),
        list("Night", "2"),
        list("Night (2)", "3"),
        list("Night", "4"),
    ];
    let path = put(folder.path(), "a.json", format!("[{}]", lists.join(",")));
    let to = folder.path().join("saved.csv");
    let saved = save::file(&path, &to, Form::Csv, Existing::Keep, &Watch::default()).unwrap();
    assert_eq!(saved.renamed, ["Night (3)", "Night (4)"]);
    let found: Vec<_> = songs(&to)
        .into_iter()
        .map(|song| (song.0, song.1))
        .collect();
    let expected = [
        ("Night", "1"),
        ("Night (3)", "2"),
        ("Night (2)", "3"),
        ("Night (4)", "4"),
    ];
    assert_eq!(
        found,
        expected.map(|(list, title)| (list.to_owned(), title.to_owned()))
    );
    // One list whose rows are not together is one.
    let text = "title,artist,playlist\n1,Vera,Night\n2,Vera,Day\n3,Vera,Night\n";
    let path = put(folder.path(), "b.csv", text);
    let saved = save::file(&path, &to, Form::Csv, Existing::Replace, &Watch::default()).unwrap();
    assert_eq!(saved.renamed, [""; 0]);
}

/// Names are kept up to 512 bytes. The number that tells two of them apart is within.
#[test]
fn names_as_long_as_any_are_kept_apart_too() {
    let folder = tempfile::tempdir().unwrap();
    for letter in ["N", "ü", "夜"] {
        let long = letter.repeat(512);
        let list = |ending: &str, title: &str| {
            format!(
                r#"{{"name":"{long}{ending}","tracks":[{{"title":"{title}","artist":"Vera"}}]}}"#
            )
        };
        let lists = [list("", "1"), list("a", "2"), list("b", "3")];
        let path = put(folder.path(), "a.json", format!("[{}]", lists.join(",")));
        for form in [Form::Csv, Form::M3u8, Form::Xspf] {
            let to = folder.path().join(format!("saved.{}", form.id()));
            let saved = save::file(&path, &to, form, Existing::Replace, &Watch::default());
            assert_eq!(saved.unwrap().renamed.len(), 2, "{letter} {form:?}");
            let mut names: Vec<_> = songs(&to).into_iter().map(|song| song.0).collect();
            names.dedup();
            assert_eq!(names.len(), 3, "{names:?}");
        }
    }
}

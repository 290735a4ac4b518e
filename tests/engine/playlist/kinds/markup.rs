//! XSPF, libraries of iTunes, playlists of Windows Media Player.

use super::holds_well;

#[test]
fn an_xspf_needs_no_namespace() {
    let list = "<title>Night</title><trackList><track><title>Lanterns</title><creator>Vera</creator></track><track><location>file:///m/Pine%20-%20Salt.mp3</location></track></trackList>";
    for start in [
        "<?xml version='1.0'?>\n<playlist version=\"1\">",
        "<playlist>",
        "<playlist version=\"0\" xmlns=\"http://xspf.org/ns/0/\">",
    ] {
        holds_well(
            "x.xspf",
            format!("{start}{list}</playlist>"),
            &super::two_songs("Night"),
        );
    }
}

const TRACKS: &str = "<key>Tracks</key><dict>\
<key>1</key><dict><key>Artist</key><string>Vera</string><key>Name</key><string>Lanterns</string><key>Track ID</key><integer>1</integer></dict>\
<key>2</key><dict><key>Track ID</key><integer>2</integer><key>Name</key><string>Salt</string><key>Artist</key><string>Pine</string></dict>\
<key>3</key><dict><key>Track ID</key><integer>3</integer><key>Name</key><string>Talk</string><key>Podcast</key><true/></dict>\
<key>4</key><dict><key>Track ID</key><integer>4</integer><key>Name</key><string>Film</string><key>Has Video</key><true/><key>Movie</key><true/></dict>\
<key>5</key><dict><key>Track ID</key><integer>5</integer><key>Name</key><string>Clip</string><key>Artist</key><string>Ann</string><key>Has Video</key><true/><key>Music Video</key><true/></dict>\
</dict>";
const LISTS: &str = "<key>Playlists</key><array>\
<dict><key>Name</key><string>Library</string><key>Visible</key><false/><key>Playlist Items</key><array><dict><key>Track ID</key><integer>1</integer></dict></array></dict>\
<dict><key>Name</key><string>Films</string><key>Movies</key><true/><key>Playlist Items</key><array><dict><key>Track ID</key><integer>4</integer></dict></array></dict>\
<dict><key>Playlist Items</key><array><dict><key>Track ID</key><integer>2</integer></dict><dict><key>Track ID</key><integer>3</integer></dict><dict><key>Track ID</key><integer>1</integer></dict></array><key>Name</key><string>Night</string></dict>\
</array>";

fn library(parts: &[&str]) -> String {
    let parts = parts.concat();
    format!("<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>{parts}</dict></plist>")
}

#[test]
fn playlists_of_a_library_are_saved_whichever_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    for parts in [[TRACKS, LISTS], [LISTS, TRACKS]] {
        let path = super::put(folder.path(), "Library.xml", library(&parts));
        let file = super::read_one(&path);
        assert_eq!(super::playlists::lists(&file), [("Night", 2)]);
        assert_eq!((file.tracks, file.other_media), (3, 2));
        assert_eq!(super::ids(&file), [""; 0]);
        super::saved_as_csv(&path).unwrap();
        let saved = super::songs(&path.with_file_name("saved.csv"));
        let night: Vec<&str> = saved
            .iter()
            .filter(|s| s.0 == "Night")
            .map(|s| s.1.as_str())
            .collect();
        assert_eq!(night, ["Salt", "Lanterns"]);
        assert_eq!(saved.len(), 5);
    }
}

#[test]
fn entries_without_a_song_in_the_library_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let lists = LISTS.replace("<integer>2</integer>", "<integer>99</integer>");
    let path = super::put(folder.path(), "Library.xml", library(&[TRACKS, &lists]));
    let file = super::read_one(&path);
    assert_eq!(super::playlists::lists(&file), [("Night", 1)]);
    assert_eq!(super::ids(&file), ["not-in-file"]);
}

#[test]
fn playlists_of_windows_media_player_and_zune_are_read() {
    for start in ["<?wpl version=\"1.0\"?>", "<?zpl version=\"2.0\"?>", ""] {
        let text = format!(
            "{start}\r\n<smil><head><meta name=\"ItemCount\" content=\"3\"/><title>Night</title></head><body><seq>\
             <media src=\"..\\Vera\\01 Lanterns.mp3\" trackTitle=\"Lanterns\" trackArtist=\"Vera\"/>\
             <media src=\"D:\\Pine &amp; Co - Salt.wma\"/>\
             <media src=\"03 Hours.mp3\" albumArtist=\"Bo\"></media></seq></body></smil>\r\n"
        );
        let [lanterns, _] = super::two_songs("Night");
        let (salt, hours) = (("Night", "Salt", "Pine & Co"), ("Night", "Hours", "Bo"));
        holds_well("x.wpl", text, &[lanterns, salt, hours]);
    }
}

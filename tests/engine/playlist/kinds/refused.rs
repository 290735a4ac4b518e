//! What looks like a list and is none, or holds songs that cannot be read: it is said what it is.

use outro::playlist::{self, Watch};
use outro::present::playlist::explain;

/// What a file is called, what is in it, and why it is refused.
const REFUSED: &[(&str, &str, &str)] = &[
    (
        "a.csv",
        "Video ID,Playlist Video Creation Timestamp\nx,2025\ny,2025\n",
        "numbers",
    ),
    ("a.csv", "ID vidéo,Horodatage\nx,2025\ny,2025\n", "numbers"),
    (
        "a.csv",
        "Playlist Id,Time Created,Description\nPL1,2024,\n\nVideo Id,Time Added\nx,2025\ny,2025\n",
        "numbers",
    ),
    ("a.txt", "spotify:track:1\nspotify:track:2\n", "numbers"),
    (
        "a.txt",
        "https://open.spotify.com/track/1\nhttps://open.spotify.com/track/2\n",
        "numbers",
    ),
    (
        "a.json",
        "[\"spotify:track:1\",\"spotify:track:2\"]",
        "numbers",
    ),
    (
        "a.m3u8",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\na.ts\n",
        "stream",
    ),
    (
        "a.m3u8",
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n",
        "stream",
    ),
    (
        "a.m3u",
        "#EXTM3U\n#EXTINF:-1 tvg-id=\"x\" group-title=\"News\",Channel\nhttp://x/1\n",
        "stream",
    ),
    ("a.xml", "bplist00\u{1}\u{2}", "property-list"),
    (
        "a.m3u8",
        "#EXTM3U\n#EXTINF:10,\nseg0.ts\n#EXTINF:10,\nseg1.ts?x=1\n",
        "stream",
    ),
    (
        "a.m3u",
        "#EXTM3U url-tvg=\"http://x\"\n#EXTINF:-1,News 24\n#EXTGRP:News\nhttp://x/1\n",
        "stream",
    ),
    (
        "a.m3u",
        "#EXTM3U\n#EXTINF:-1,News 24\nhttp://x/1.m3u8\n",
        "stream",
    ),
    (
        "a.txt",
        "dQw4w9WgXcQ\n9bZkp7q19f0\nkJQP7kiw5Fk\n",
        "numbers",
    ),
    (
        "a.txt",
        "4uLU6hMCjMI75M1A2tKUQC\n1301WleyT98MSxVHPZCA6M\n",
        "numbers",
    ),
    (
        "a.json",
        r#"{"playlists":[{"name":"Night","tracks":[{"uri":"spotify:track:1"},{"uri":"spotify:track:2"}]}]}"#,
        "numbers",
    ),
    (
        "a.json",
        r#"{"name":"Night","trackIds":["1","2"]}"#,
        "numbers",
    ),
    (
        "a.csv",
        "Playlist ID,Add new videos to top,Playlist Title (Original)\nPL1,False,Night\n",
        "numbers",
    ),
    (
        "a.csv",
        "動画 ID,再生リストの動画作成のタイムスタンプ\nx,2024\n",
        "numbers",
    ),
];

#[test]
fn a_refusal_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, id) in REFUSED {
        let path = super::put(folder.path(), name, text);
        let error = playlist::read(&path, &Watch::default()).unwrap_err();
        assert_eq!(error.why.id(), *id, "{text}");
        let said = explain(&error);
        assert!(
            said.contains(name) && !said.contains("playlist-error"),
            "{said}"
        );
        let pasted = playlist::read_text(text);
        assert!(!pasted.is_list() && pasted.sum().tracks == 0, "{text}");
        let said = outro::present::playlist::no_list(&pasted, "").sentences;
        assert!(said[0].starts_with("The pasted list "), "{said:?}");
    }
    let text = "Vera;Hotel;Lanterns;2017\nPine;Roads;Salt;2018\n";
    let file = super::read_one(&super::put(folder.path(), "a.csv", text));
    assert_eq!(
        (file.is_list(), super::ids(&file)),
        (false, vec!["no-columns"])
    );
}

#[test]
fn a_folder_of_all_kinds_is_counted_without_false_damage() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("Night.csv", "title,artist\nLanterns,Vera\n"),
        ("Thumbs.db", "\u{1}\u{2}"),
        ("notes.ini", "[general]\nx=1\n"),
        ("._Night.csv", "\0\u{5}\u{16}\u{7}"),
        ("~$list.csv", "x"),
        ("index.m3u8", "#EXTM3U\n#EXT-X-ENDLIST\n#EXTINF:9,\na.ts\n"),
        ("other.csv", "street,town\na,b\nc,d\n"),
        ("settings.json", "{\"window\":{\"width\":5}}"),
        (
            "history.json",
            "[{\"endTime\":\"x\",\"artistName\":\"Vera\",\"trackName\":\"Lanterns\",\"msPlayed\":1}]",
        ),
    ] {
        super::put(folder.path(), name, bytes);
    }
    let report = super::read(folder.path());
    let sum = report.sum();
    assert_eq!((sum.tracks, sum.plays), (1, 1));
    assert_eq!(super::ids(&sum), [""; 0]);
    assert!(
        report.skipped.iter().all(|file| file.why.is_none()),
        "{report:?}"
    );
    super::put(folder.path(), "ids.csv", "Video ID,Time\nx,1\n");
    let report = super::read(folder.path());
    let unread: Vec<_> = report.skipped.iter().filter_map(|file| file.why).collect();
    assert_eq!(unread, ["numbers"]);
}

//! JSON in the shapes that services and programs write.

use super::{each_holds_well, holds_well, saved_as_csv, two_songs};

#[test]
fn lists_are_called_by_the_nearest_name_around_them() {
    each_holds_well(
        "x.json",
        &[
            r#"{"name":"Night","items":[{"track":{"trackName":"Lanterns","artistName":"Vera"},"episode":null},{"track":{"trackName":"Salt","artistName":"Pine"}}]}"#,
            r#"{"playlists":[{"items":[{"track":{"trackName":"Lanterns","artistName":"Vera"}},{"track":{"trackName":"Salt","artistName":"Pine"}}],"name":"Night","numberOfFollowers":0}]}"#,
            r#"{"playlists":{"items":[{"name":"Night","tracks":{"href":"x","items":[{"track":{"name":"Lanterns","artists":[{"name":"Vera"}],"track_number":7}},{"track":{"name":"Salt","artists":[{"name":"Pine"}]}}],"total":2}}]}}"#,
            r#"{"tracks":{"items":[{"added_at":"x","track":{"track":true,"name":"Lanterns","artists":[{"name":"Vera"}],"album":{"name":"Hotel","artists":[{"name":"Vera"}]}}},{"track":{"name":"Salt","artists":[{"name":"Pine"}]}}]},"owner":{"display_name":"me"},"name":"Night","type":"playlist"}"#,
            r#"{"data":[{"id":"p.1","type":"library-playlists","attributes":{"name":"Night"},"relationships":{"tracks":{"data":[{"type":"library-songs","attributes":{"name":"Lanterns","artistName":"Vera","trackNumber":3}},{"type":"library-songs","attributes":{"artistName":"Pine","name":"Salt"}}]}}}]}"#,
            r#"{"data":[{"relationships":{"tracks":{"data":[{"attributes":{"name":"Lanterns","artistName":"Vera"},"type":"songs"},{"attributes":{"name":"Salt","artistName":"Pine"},"type":"songs"}]}},"type":"library-playlists","attributes":{"name":"Night"}}]}"#,
            r#"{"title":"Night","items":[{"item":{"title":"Lanterns","trackNumber":1,"artist":{"name":"Vera","type":"MAIN"}},"type":"track","cut":null},{"type":"track","item":{"title":"Salt","artist":{"name":"Pine"}}}]}"#,
            r#"{"playlist":{"creator":"me","track":[{"title":"Lanterns","creator":"Vera"},{"title":"Salt","creator":"Pine"}],"title":"Night"}}"#,
            r#"{"playlist":{"name":"Night"},"tracks":[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]}"#,
            r#"{"Night":[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]}"#,
            r#"[{"playlist":"Night","title":"Lanterns","artist":"Vera"},{"playlist":"Night","title":"Salt","artist":"Pine"}]"#,
            r#"{"name":"Night","contents":[{"title":"Lanterns","artists":["Vera"]},{"title":"Salt","artists":["Pine"]}]}"#,
            r#"[{"name":"Night","tracks":[{"track":1,"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine","track":"2"}]}]"#,
            r#"{"playlists":{"Night":[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]}}"#,
            r#"{"Night":{"count":2,"tracks":[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]}}"#,
            r#"{"playlists":{"Night":{"tracks":[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]}}}"#,
            r#"{"trackList":[{"trackTitle":"Lanterns","trackArtist":"Vera"},{"trackTitle":"Salt","trackArtist":"Pine"}],"playlistTitle":"Night"}"#,
            r#"{"Name":"Night","Tracks":[{"Title":"Lanterns","Artist":"Vera"},{"Title":"Salt","Artist":"Pine"}]}"#,
            r#"{"data":{"playlist":{"title":"Night","tracks":{"edges":[{"node":{"title":"Lanterns","artist":"Vera"}},{"node":{"artist":"Pine","title":"Salt"}}]}}}}"#,
            r#"{"jspf":{"playlist":{"title":"Night","track":[{"title":"Lanterns","creator":"Vera"},{"title":"Salt","creator":"Pine"}]}}}"#,
            r#"{"name":"Night","tracks":[{"Titel":"Lanterns","Interpret":"Vera"},{"Titel":"Salt","Interpret":"Pine"}]}"#,
            r#"{"name":"Night","tracks":[{"nombre":"Lanterns","artista":"Vera"},{"nombre":"Salt","artista":"Pine"}]}"#,
            r#"{"name":"Night","tracks":[{"曲名":"Lanterns","アーティスト":"Vera"},{"アーティスト":"Pine","曲名":"Salt"}]}"#,
            r#"{"included":[{"type":"tracks","attributes":{"title":"Lanterns","artistName":"Vera"}},{"type":"tracks","attributes":{"title":"Salt","artistName":"Pine"}}],"data":{"type":"playlists","attributes":{"name":"Night"}}}"#,
        ],
        &two_songs("Night"),
    );
}

#[test]
fn entries_of_a_video_service_are_songs_by_their_titles() {
    let text = r#"[{"kind":"youtube#playlistItem","contentDetails":{"videoId":"a"},"snippet":{"title":"Lanterns","videoOwnerChannelTitle":"Vera - Topic"}},
        {"snippet":{"title":"Pine - Salt","channelTitle":"me"},"kind":"youtube#playlistItem"},
        {"snippet":{"videoOwnerChannelTitle":"Bo","title":"Bo - Hours"},"kind":"youtube#playlistItem"}]"#;
    let [lanterns, salt] = two_songs("Night");
    holds_well(
        "Night.json",
        text,
        &[lanterns, salt, ("Night", "Hours", "Bo")],
    );
}

#[test]
fn an_empty_list_is_one_too_and_is_told_when_saved() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"playlists":{"data":[{"title":"Night","tracks":{"data":[{"title":"Lanterns","artist":{"name":"Vera"}}]}},{"title":"Day","tracks":{"data":[]}},{"name":"Noon","tracks":[]}]}}"#;
    let path = super::put(folder.path(), "x.json", text);
    let file = super::read_one(&path);
    let lists = super::playlists::lists(&file);
    assert_eq!(lists, [("Night", 1), ("Day", 0), ("Noon", 0)]);
    let saved = saved_as_csv(&path);
    assert_eq!(saved.unwrap().empty_lists, ["Day", "Noon"]);
}

#[test]
fn what_is_nearly_json_is_read() {
    each_holds_well(
        "x.json",
        &[
            "\u{feff}{\"name\":\"Night\",\"tracks\":[{\"title\":\"Lanterns\",\"artist\":\"Vera\",\"bpm\":NaN},{\"title\":\"Salt\",\"artist\":\"Pine\",\"gain\":-Infinity}]}",
            "{\"name\":\"Night\",\"tracks\":[{\"title\":\"Lanterns\",\"artist\":\"Vera\",},{\"title\":\"Salt\",\"artist\":\"Pine\"},],}",
            "{\"name\":\"Night\",\"tracks\":[{\"title\":\"Lanterns\",\"artist\":\"Vera\",\"isrc\":None},{\"title\":\"Salt\",\"artist\":\"Pine\",\"live\":False}]}",
            "{\"note\":\"It\\'s\tfine\",\"name\":\"Night\",\"tracks\":[{\"title\":\"Lanterns\",\"artist\":\"Vera\"},{\"title\":\"Salt\",\"artist\":\"Pine\"}]}\n\n",
        ],
        &two_songs("Night"),
    );
    // In a text, nothing is changed.
    holds_well(
        "x.json",
        r#"{"name":"Night","tracks":[{"title":"NaN, [x,]","artist":"None"}]}"#,
        &[("Night", "NaN, [x,]", "None")],
    );
}

#[test]
fn one_object_a_line_and_joined_files_are_whole() {
    each_holds_well(
        "x.jsonl",
        &[
            "{\"title\":\"Lanterns\",\"artist\":\"Vera\"}\n{\"title\":\"Salt\",\"artist\":\"Pine\"}\n",
            "{\"title\":\"Lanterns\",\"artist\":\"Vera\"},\r\n{\"title\":\"Salt\",\"artist\":\"Pine\"}",
            "[{\"title\":\"Lanterns\",\"artist\":\"Vera\"}]\n\u{feff}[{\"title\":\"Salt\",\"artist\":\"Pine\"}]",
        ],
        &two_songs("x"),
    );
}

#[test]
fn albums_artists_banned_songs_and_episodes_are_no_songs() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"tracks":[{"artist":"Vera","album":"Hotel","track":"Lanterns"}],"albums":[{"artist":"Pine","album":"Roads"}],
        "bannedTracks":[{"artist":"No","album":"No","track":"No"}],"artists":[{"name":"Vera"},{"name":"Bo"}]}"#;
    let file = super::read_one(&super::put(folder.path(), "x.json", text));
    assert_eq!((file.tracks, file.albums, file.artists), (1, 1, 2));
    let text = r#"{"name":"Night","items":[{"track":null,"episode":{"episodeName":"x"}},{"track":{"trackName":"Lanterns","artistName":"Vera"},"episode":null}]}"#;
    let file = super::read_one(&super::put(folder.path(), "x.json", text));
    assert_eq!((file.tracks, file.other_media), (1, 1));
}

#[test]
fn what_was_played_is_no_list() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "a.json",
            r#"[{"endTime":"2024-01-01 10:00","artistName":"Vera","trackName":"Lanterns","msPlayed":1},{"endTime":"2024-01-01 10:03","artistName":"Vera","trackName":"Lanterns","msPlayed":1}]"#,
        ),
        (
            "b.json",
            r#"[{"ts":"x","ms_played":1,"master_metadata_track_name":"Lanterns","master_metadata_album_artist_name":"Vera"},{"ts":"x","ms_played":1,"master_metadata_track_name":null}]"#,
        ),
        (
            "c.jsonl",
            "{\"listened_at\":1,\"track_metadata\":{\"track_name\":\"Lanterns\",\"artist_name\":\"Vera\"}}\n{\"listened_at\":2,\"track_metadata\":{\"track_name\":\"Salt\",\"artist_name\":\"Pine\"}}\n",
        ),
        (
            "d.json",
            r#"{"items":[{"track":{"name":"Lanterns","artists":[{"name":"Vera"}]},"played_at":"x"},{"played_at":"y","track":{"name":"Salt","artists":[{"name":"Pine"}]}}]}"#,
        ),
        (
            "h.csv",
            "Track Description,Date Played,Play Duration Milliseconds\nVera - Lanterns,20240101,3\nVera - Lanterns,20240102,3\n",
        ),
        (
            "i.csv",
            "Event Start Timestamp,Event End Timestamp,Song Name,Artist Name,Play Duration Milliseconds\n1,2,Lanterns,Vera,3\n4,5,Lanterns,Vera,3\n",
        ),
        (
            "j.json",
            r#"[{"played_at":"x","artist":"Vera","title":"Lanterns"},{"title":"Lanterns","artist":"Vera","played_at":"y"}]"#,
        ),
        (
            "e.csv",
            "artist,album,title,played at\nVera,Hotel,Lanterns,2024-01-01\nVera,Hotel,Lanterns,2024-01-02\n",
        ),
        (
            "g.json",
            r##"[{"track":[{"artist":{"#text":"Vera"},"name":"Lanterns","date":{"uts":"1"}},{"artist":{"#text":"Vera"},"name":"Lanterns","date":{"uts":"2"}}]}]"##,
        ),
        (
            "f.csv",
            "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n1,x,Vera,,Hotel,,Lanterns,\n2,x,Vera,,Hotel,,Lanterns,\n",
        ),
    ] {
        let path = super::put(folder.path(), name, text);
        let file = super::read_one(&path);
        assert_eq!(
            (file.plays, file.tracks, file.duplicates),
            (2, 0, 0),
            "{name}"
        );
        assert_eq!(file.playlists, [], "{name}");
        assert_eq!(super::ids(&file), ["history"], "{name}");
        let saved = saved_as_csv(&path);
        assert_eq!(saved.unwrap_err().why.id(), "nothing", "{name}");
    }
}

#[test]
fn a_list_may_be_called_like_anything() {
    for name in [
        "Whatever",
        "Chateau",
        "Recently Added",
        "Block Party",
        "Research",
        "Prehistory",
        "Hated in the Nation",
        "Search and Destroy",
        "Removed",
        "History",
        "whatever",
        "Release",
        "Album",
        "Type",
        "Kind",
        "Artist",
    ] {
        let songs = r#"[{"title":"Lanterns","artist":"Vera"},{"title":"Salt","artist":"Pine"}]"#;
        each_holds_well(
            "x.json",
            &[
                format!(r#"{{"{name}":{songs}}}"#),
                format!(r#"{{"{name}":{{"tracks":{songs}}}}}"#),
                format!(r#"{{"playlists":{{"{name}":{songs}}}}}"#),
            ],
            &two_songs(name),
        );
        let chill = format!(r#"{{"Chill":[{{"title":"Hours","artist":"Bo"}}],"{name}":{songs}}}"#);
        let [lanterns, salt] = two_songs(name);
        holds_well("x.json", chill, &[("Chill", "Hours", "Bo"), lanterns, salt]);
    }
}

#[test]
fn what_a_program_calls_foreign_is_no_list_and_a_song_has_its_artists() {
    for name in [
        "bannedTracks",
        "recently_played",
        "BannedSongs",
        "queue",
        "searchQueries",
    ] {
        let foreign = format!(
            r#"{{"Night":[{{"title":"Lanterns","artist":"Vera"}},{{"title":"Salt","artist":"Pine"}}],"{name}":[{{"title":"No","artist":"No"}}]}}"#
        );
        holds_well("x.json", foreign, &two_songs("Night"));
    }
    each_holds_well(
        "x.jsonl",
        &[
            "{\"Title\":\"Lanterns\",\"Artist\":{\"Name\":\"Vera\"}}\n{\"Title\":\"Salt\",\"Artist\":[\"Pine\"],\"Album\":{\"Name\":\"Roads\"}}\n",
            "{\"Type\":\"song\",\"Title\":\"Lanterns\",\"Artist\":\"Vera\"}\n{\"Artist\":[{\"Name\":\"Pine\",\"Id\":1}],\"Title\":\"Salt\"}\n",
        ],
        &two_songs("x"),
    );
}

#[test]
fn a_song_that_says_on_which_albums_it_is_is_a_song() {
    each_holds_well(
        "x.json",
        &[
            r#"{"name":"Night","tracks":[{"title":"Lanterns","artist":"Vera","albums":["Hotel"]},{"title":"Salt","artist":"Pine","albums":[{"title":"Roads"}]}]}"#,
            r#"{"name":"Night","tracks":[{"title":"Lanterns","artist":"Vera","albums":[]},{"title":"Salt","artist":"Pine"}]}"#,
            r#"{"data":[{"type":"playlists","attributes":{"name":"Night"},"relationships":{"tracks":{"data":[{"type":"songs","attributes":{"name":"Lanterns","artistName":"Vera"},"relationships":{"albums":{"data":[{"id":"1","type":"albums"}]}}},{"type":"songs","attributes":{"name":"Salt","artistName":"Pine"},"relationships":{"albums":{"data":[{"id":"2","type":"albums","attributes":{"name":"Roads","artistName":"Pine"}}]}}}]}}}]}"#,
        ],
        &two_songs("Night"),
    );
    // A library may have a name and an owner.
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"name":"Mine","creator":"Ada","albums":[{"name":"Hotel","artist":"Vera"}],"artists":[{"name":"Vera"}]}"#;
    let file = super::read_one(&super::put(folder.path(), "x.json", text));
    assert_eq!((file.tracks, file.albums, file.artists), (0, 1, 1));
}

#[test]
fn half_a_sign_damages_no_file() {
    let text = |title: &str| {
        format!(
            r#"{{"name":"Night","tracks":[{{"title":"{title}","artist":"Vera"}},{{"title":"Salt","artist":"Pine"}}]}}"#
        )
    };
    for (written, title) in [
        (r"Night \ud83c", "Night \u{fffd}"),
        (r"\ud83c Night", "\u{fffd} Night"),
        (r"\ud83cNight", "\u{fffd}Night"),
        (r"Night \udf89!", "Night \u{fffd}!"),
        (r"\ud83c\ud83c\udf89", "\u{fffd}🎉"),
        (r"\ud83c\n\u00e9", "\u{fffd} é"),
        (r"\uD83C\uDF89 \u00E9", "🎉 é"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = super::put(folder.path(), "x.json", text(written));
        let songs = super::songs(&path);
        assert_eq!(songs[0].1.replace('\n', " "), title, "{written}");
        assert_eq!(songs.len(), 2, "{written}");
    }
}

#[test]
fn how_many_songs_an_album_has_is_no_promise() {
    each_holds_well(
        "x.json",
        &[
            r#"{"resultCount":2,"results":[{"wrapperType":"track","kind":"song","artistName":"Vera","trackName":"Lanterns","trackCount":14},{"kind":"song","trackCount":9,"artistName":"Pine","trackName":"Salt"}]}"#,
            r#"[{"track":{"title":"Lanterns","artist":"Vera","trackCount":14}},{"track":{"title":"Salt","artist":"Pine"}}]"#,
        ],
        &two_songs("x"),
    );
}

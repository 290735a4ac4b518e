//! Tables: titles above the header, quotes in every way, columns in every language, headers in
//! the middle.

use super::{Song, each_holds_well, holds, holds_well, two_songs, utf16};

const TWO: &[Song<'_>] = &[
    ("a", "Lanterns", "Vera Holm"),
    ("a", "Salt, Smoke", "Pine & Co"),
];

#[test]
fn the_header_is_found_below_titles_and_whatever_stands_between_the_cells() {
    each_holds_well(
        "a.csv",
        &[
            "My Songs\nTitle,Artist\nLanterns,Vera Holm\n\"Salt, Smoke\",Pine & Co\n",
            "\n\nExported 2025-01-01, 2 songs\n\nTitle,Artist\nLanterns,Vera Holm\n\"Salt, Smoke\",Pine & Co\n",
            "sep=|\r\nTitle|Artist\r\nLanterns|Vera Holm\r\nSalt, Smoke|Pine & Co\r\n",
            "sep=;\r\nArtist;Title\r\nVera Holm;Lanterns\r\nPine & Co;\"Salt, Smoke\"\r\n",
            "\u{feff}sep=,\rTitle,Artist\rLanterns,Vera Holm\r\"Salt, Smoke\",Pine & Co\r",
            "Artist | Title | Length\nVera Holm | Lanterns | 2:11\nPine & Co | Salt, Smoke | 3:02\n",
            "Title\tArtist\nLanterns\tVera Holm\nSalt, Smoke\tPine & Co\n",
            "\"My playlist, exported\"\n\"2 songs\"\n\n\"Title\",\"Artist\"\n\"Lanterns\",\"Vera Holm\"\n\"Salt, Smoke\",\"Pine & Co\"\n",
            "Playlist: Night\nCreated: 2024-01-02, by me\nTrack Name,Artist Name\nLanterns,Vera Holm\n\"Salt, Smoke\",Pine & Co\n",
            "\"sep=;\"\r\nTitle;Artist\r\nLanterns;Vera Holm\r\nSalt, Smoke;Pine & Co\r\n",
            "SEP=\t\r\nTitle\tArtist\r\nLanterns\tVera Holm\r\nSalt, Smoke\tPine & Co\r\n",
            "sep =;\r\nTitle;Artist\r\nLanterns;Vera Holm\r\nSalt, Smoke;Pine & Co\r\n",
            "| # | Title | Artist |\n|---|-------|--------|\n| 1 | Lanterns | Vera Holm |\n| 2 | Salt, Smoke | Pine & Co |\n",
        ],
        TWO,
    );
}

#[test]
fn quotes_cut_and_swallow_nothing() {
    each_holds_well(
        "a.csv",
        &[
            "Title, Artist\n\"Lanterns\", \"Vera Holm\"\n\"Salt, Smoke\",  \"Pine & Co\"\n",
            "Title;\tArtist\n\"Lanterns\" ;\t\"Vera Holm\" \n \"Salt, Smoke\";Pine & Co\n",
            "\"Title,Artist\"\r\n\"Lanterns,Vera Holm\"\r\n\"\"\"Salt, Smoke\"\",Pine & Co\"\r\n",
            "Title,Artist\n\"Lanterns,Vera Holm\"\n\"\"\"Salt, Smoke\"\",Pine & Co\"\n",
        ],
        TWO,
    );
    holds_well(
        "a.csv",
        "title,artist\n\"The \\\"Old\\\" Road\",\"Vera\"\n\"He Said \\\"Go\\\", Then\",\"Pine\"\n\"A\\\\B\",\"Ann\"\nLast,One\n",
        &[
            ("a", "The \"Old\" Road", "Vera"),
            ("a", "He Said \"Go\", Then", "Pine"),
            ("a", "A\\B", "Ann"),
            ("a", "Last", "One"),
        ],
    );
    holds_well(
        "a.csv",
        "title,artist\n\"AC\\\",\"Vera\"\n\"The \"Old\" Road\",Pine\n12\" Mix,Ann\n",
        &[
            ("a", "AC\\", "Vera"),
            ("a", "The \"Old\" Road", "Pine"),
            ("a", "12\" Mix", "Ann"),
        ],
    );
}

#[test]
fn drawn_lines_and_half_quoted_cells_are_read() {
    holds_well(
        "a.txt",
        "| Title | Artist |\n|:---|---:|\n| Lanterns | Vera |\n| Salt | Pine |\n",
        &two_songs("a"),
    );
    holds_well(
        "a.csv",
        "title,artist\n\"Hours, Days\" (live),Vera\nSalt,Pine\n",
        &[("a", "Hours, Days (live)", "Vera"), ("a", "Salt", "Pine")],
    );
}

#[test]
fn a_quote_that_never_closes_is_noticed_and_loses_nothing() {
    let [lanterns, salt] = two_songs("a");
    let all = &[
        lanterns,
        salt,
        ("a", "Low Tide", "Ann"),
        ("a", "Hours", "Bo"),
    ];
    for text in [
        "title,artist\n\"Lanterns,Vera\nSalt,Pine\nLow Tide,Ann\nHours,Bo\n",
        "title,artist\nLanterns,Vera\n\"Salt,Pine\n\"Low Tide\",\"Ann\"\nHours,Bo\n",
        "title,artist\nLanterns,Vera\nSalt,\"Pine\nLow Tide,\"Ann\"\nHours,Bo\n",
    ] {
        assert_eq!(
            holds("a.csv", text.as_bytes(), all),
            ["open-quotes"],
            "{text}"
        );
    }
    // A cell may well have several lines.
    holds_well(
        "a.csv",
        "title,artist,note\nLanterns,Vera,\"one\ntwo, three\n\"\nSalt,Pine,\n",
        &two_songs("a"),
    );
}

#[test]
fn columns_are_known_in_every_language_and_spelling() {
    for header in [
        "track_name,artist_name",
        "TRACK NAME,ARTIST NAME(S)",
        "trackName,artistName",
        "Song-Title,Performer",
        "Titel,Interpret",
        "Titel des Songs,Künstler",
        "Titel,Kuenstler,Artist",
        "Titre,Artiste",
        "Nom,Artiste",
        "Nom du morceau,Nom de l’artiste",
        "Titolo,Artista",
        "Nome,Artista",
        "Nome brano,Nome artista",
        "Título,Artista",
        "Nombre,Artista",
        "Nombre de la canción,Nombre del artista",
        "Faixa,Artista",
        "Nome da faixa,Nome do artista",
        "Música,Artista",
        "曲名,アーティスト",
        "名前,アーティスト",
        "タイトル,アーティスト名",
        "शीर्षक,कलाकार",
        "Naam,Artiest",
        "Tytuł,Wykonawca",
        "Название,Исполнитель",
        "歌名,歌手",
        "제목,아티스트",
        "Namn,Artist",
        "Titre de la piste,Artiste de l'album",
        "Title_of_Track,Artist_Name",
        "Song Name,Singer(s)",
        "Songtitel,Künstler*in",
        "TITEL ,KÜNSTLER/IN ",
        "Name des Liedes,Name des Interpreten",
        "Titolo della canzone,Artista/e",
        "Nome traccia,Nome dell’artista",
        "Nombre de la cancion,Nombre de artista",
        "Título del tema,Artista(s)",
        "Nome da canção,Artistas",
        "Título da faixa,Artista do álbum",
        "曲のタイトル,アーティスト名",
        "ट्रैक का नाम,कलाकार का नाम",
        "गाने का शीर्षक,गायक",
        "Låtnamn,Artist",
        "Naam van nummer,Artiest",
        "Tytuł piosenki,Nazwa artysty",
        "Название песни,Имя исполнителя",
        "Cím,Előadó",
        "ชื่อเพลง,ศิลปิน",
        "שם השיר,אמן",
        "Tên bài hát,Ca sĩ",
        "Nom,Artiste principal,Artiste",
    ] {
        let width = header.split(',').count();
        let (one, two) = match width {
            2 => ("Lanterns,Vera", "Salt,Pine"),
            _ => ("Lanterns,,Vera", "Salt,,Pine"),
        };
        let text = format!("{header}\n{one}\n{two}\n");
        let songs = &[("Mein", "Lanterns", "Vera"), ("Mein", "Salt", "Pine")];
        holds_well("Mein.csv", &text, songs);
        holds_well("Mein.txt", utf16(&text.replace(',', "\t")), songs);
    }
}

#[test]
fn a_title_column_that_is_not_known_makes_no_albums_of_songs() {
    for header in ["Nimike,Artist,Album", "Xyz,Artist,Album", "?,Artist,Album"] {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{header}\nLanterns,Vera,Hotel\nSalt,Pine,Hotel\n");
        let file = super::read_one(&super::put(folder.path(), "a.csv", text));
        assert_eq!((file.is_list(), file.albums), (false, 0), "{header}");
        assert_eq!(super::ids(&file), ["no-columns"], "{header}");
    }
    let folder = tempfile::tempdir().unwrap();
    let albums = "artist,album,year\nVera,Hotel,2001\nPine,Roads,2002\n";
    let file = super::read_one(&super::put(folder.path(), "a.csv", albums));
    assert_eq!((file.tracks, file.albums), (0, 2));
}

#[test]
fn artists_may_have_several_columns_and_tracks_a_number_before_their_title() {
    holds_well(
        "library.csv",
        "Video ID,Song Title,Album Title,Artist Name 1,Artist Name 2,Artist Name 3\nx,Lanterns,Hotel,Vera,,\ny,Salt,Roads,Pine,Ann,Bo\n",
        &[
            ("library", "Lanterns", "Vera"),
            ("library", "Salt", "Pine, Ann, Bo"),
        ],
    );
    holds_well(
        "a.csv",
        "Track,Name,Artist\n1,Lanterns,Vera\n2,Salt,Pine\n",
        &two_songs("a"),
    );
    holds_well(
        "a.csv",
        "#,Track,Title,Artist\n1,1/9,1979,Vera\n2,2/9,Salt,Pine\n",
        &[("a", "1979", "Vera"), ("a", "Salt", "Pine")],
    );
}

#[test]
fn a_header_in_the_middle_is_no_song() {
    let [lanterns, salt] = two_songs("a");
    let songs = &[lanterns, salt, ("a", "Hours", "Bo")];
    each_holds_well(
        "a.csv",
        &[
            "Title,Artist\nLanterns,Vera\nTitle,Artist\nSalt,Pine\n\u{feff}Title,Artist\nHours,Bo\n",
            "\u{feff}\"Title\",\"Artist\"\n\"Lanterns\",\"Vera\"\n\u{feff}\"Title\",\"Artist\"\nSalt,Pine\nHours,Bo\n",
            "Title,Artist\nLanterns,Vera\nArtist,Title\nPine,Salt\nBo,Hours\n",
            "Titre,Artiste\nLanterns,Vera\nTitre,Artiste\nSalt,Pine\nHours,Bo\n",
            "Title,Artist\nLanterns,Vera\n\u{feff}Titel,Interpret\nSalt,Pine\nHours,Bo\n",
            "Title;Artist\nLanterns;Vera\nTitle,Artist\nSalt,Pine\n\"Artist\"|\"Title\"\nBo|Hours\n",
            "Title,Artist\nLanterns,Vera\n\nTitle,Artist,Album\nSalt,Pine,Roads\nHours,Bo,\n",
        ],
        songs,
    );
    // What stands alone above a header is its title; elsewhere it is a song.
    let folder = tempfile::tempdir().unwrap();
    let text = "Night\nTitle,Artist\nLanterns,Vera\nSalt\n\nDay\nTitle,Artist\nHours,Bo\n";
    let path = super::put(folder.path(), "a.csv", text);
    let file = super::read_one(&path);
    assert_eq!((file.tracks, file.passed_over), (3, 1));
    let titles: Vec<_> = super::songs(&path).into_iter().map(|song| song.1).collect();
    assert_eq!(titles, ["Lanterns", "Salt", "Hours"]);
    // A song may be called like a column.
    holds_well(
        "a.csv",
        "Title,Artist\nTitle,Vera\nName,Pine\n",
        &[("a", "Title", "Vera"), ("a", "Name", "Pine")],
    );
    holds_well(
        "a.csv",
        "title,artist,album\n노래,가수,\nSong,Artist,Artist\nLanterns,Vera,Hotel\n",
        &[
            ("a", "노래", "가수"),
            ("a", "Song", "Artist"),
            ("a", "Lanterns", "Vera"),
        ],
    );
}

#[test]
fn a_song_whose_every_name_is_that_of_a_column_is_no_header() {
    holds_well(
        "a.csv",
        "Track name,Artist name,Album,Playlist name,Type,ISRC\r\n\
         Hours,Ada Quill,Seven,Name,Playlist,\r\n\
         Title,Artist,Album,Name,Playlist,USRC17607839\r\n\
         Lanterns,Vera Holm,Seven,Name,Playlist,GBAYE0601498\r\n",
        &[
            ("Name", "Hours", "Ada Quill"),
            ("Name", "Title", "Artist"),
            ("Name", "Lanterns", "Vera Holm"),
        ],
    );
}

#[test]
fn rows_with_more_cells_than_columns_are_told() {
    let songs = &[("a", "Salt", "Smoke"), ("a", "Lanterns", "Vera")];
    for text in [
        "title,artist\nSalt, Smoke,Pine\nLanterns,Vera\n",
        "title;artist\nSalt;Smoke;Pine;\nLanterns;Vera;;\n",
    ] {
        assert_eq!(
            holds("a.csv", text.as_bytes(), songs),
            ["wide-rows"],
            "{text}"
        );
    }
    // A sign too many at the end cuts nothing.
    let text = "title,artist\nSalt,Smoke,\nLanterns,Vera,,\n";
    holds_well("a.csv", text, songs);
}

#[test]
fn tables_of_services_are_known_in_their_older_and_other_forms() {
    for text in [
        "Song URL,Song Title,Album Title,Artist Names\nx,Lanterns,Hotel,Vera\ny,Salt,Roads,Pine\n",
        "URL des Titels,Songtitel,Albumtitel,Künstlername 1,Künstlername 2\nx,Lanterns,Hotel,Vera,\ny,Salt,Roads,Pine,\n",
        "ID do vídeo,Título da música,Título do álbum,Nome do artista 1\nx,Lanterns,Hotel,Vera\ny,Salt,Roads,Pine\n",
        "ID de vídeo,Título de la canción,Título del álbum,Nombre del artista 1\nx,Lanterns,Hotel,Vera\ny,Salt,Roads,Pine\n",
        "動画 ID,曲のタイトル,アルバムのタイトル,アーティスト名 1,アーティスト名 2\nx,Lanterns,Hotel,Vera,\ny,Salt,Roads,Pine,\n",
        "Title,Album,Artist,Duration (ms),Rating,Play Count,Removed,Playlist Index\nLanterns,Hotel,Vera,1,5,3,,0\nSalt,Roads,Pine,1,0,2,,1\n",
        "Track Name,Artist Name,Timestamp,Spotify Id\nLanterns,Vera,2024,x\nSalt,Pine,2024,y\n",
        "Shazam Library\nIndex,TagTime,Title,Artist,URL,TrackKey\n1,2024,Lanterns,Vera,x,1\n2,2024,Salt,Pine,y,2\n",
    ] {
        holds_well("a.csv", text, &two_songs("a"));
    }
}

#[test]
fn rows_without_a_title_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title,artist\nLanterns,Vera\n,Pine\n,\n";
    let file = super::read_one(&super::put(folder.path(), "a.csv", text));
    assert_eq!((file.tracks, file.passed_over), (1, 1));
}

#[test]
fn no_cell_is_computed_by_a_spreadsheet_and_each_reads_back_the_same() {
    let titles = [
        "=1+1",
        "+44",
        "-",
        "@home",
        "'=x",
        "''-y",
        "'tis",
        "＝1",
        "-5, \"x\"",
    ];
    let folder = tempfile::tempdir().unwrap();
    // As other programs write them: the apostrophe there is already a guard.
    let json: Vec<String> = titles
        .iter()
        .map(|title| serde_json::json!({"title": title, "artist": "@artist"}).to_string())
        .collect();
    let json = format!("{{\"name\":\"=list\",\"tracks\":[{}]}}", json.join(","));
    let path = super::put(folder.path(), "a.json", json);
    super::saved_as_csv(&path).unwrap();
    let to = path.with_file_name("saved.csv");
    assert_eq!(super::songs(&to), super::songs(&path));
    for line in std::fs::read_to_string(&to).unwrap().lines().skip(1) {
        for cell in line.split(',').map(|cell| cell.trim_start_matches('"')) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{line}");
        }
    }
}

#[test]
fn a_line_of_blanks_is_no_song() {
    let [lanterns, salt] = two_songs("a");
    for blank in ["  ", "\u{a0}", "\"\"", "\" \"", "\t"] {
        each_holds_well(
            "a.csv",
            &[
                format!("Title,Artist\nLanterns,Vera\n{blank}\nSalt,Pine\n"),
                format!(
                    "Title,Artist\n{blank}\nLanterns,Vera\n{blank}\n{blank}\nSalt,Pine\n{blank}"
                ),
                format!("Title;Artist\nLanterns;Vera\nSalt;Pine\n{blank}\n"),
            ],
            &[lanterns, salt],
        );
        let tunemymusic = format!(
            "Track name,Artist name,Album,Playlist name,Type,ISRC\nLanterns,Vera,,a,Playlist,\n{blank}\nSalt,Pine,,a,Playlist,\n{blank}"
        );
        holds_well("x.csv", tunemymusic, &[lanterns, salt]);
    }
}

#[test]
fn songs_that_say_the_number_of_their_album_are_songs() {
    each_holds_well(
        "a.csv",
        &[
            "Track Name,Artist,Album,Album ID,Spotify ID\nLanterns,Vera,Hotel,1,x\nSalt,Pine,Roads,2,y\n",
            "id,name,album,album_id,artists,artist_ids\nx,Lanterns,Hotel,1,Vera,3\ny,Salt,Roads,2,Pine,4\n",
            "title,artist,album,upc\nLanterns,Vera,Hotel,1\nSalt,Pine,Roads,2\n",
            "song name,artist,album id\nLanterns,Vera,1\nSalt,Pine,2\n",
            "track_id,title,artist,album_id\nx,Lanterns,Vera,1\ny,Salt,Pine,2\n",
        ],
        &two_songs("a"),
    );
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "title;artist;upc;platform;albumId;url\nHotel;Vera;1;x;2;y\n",
        "album,artist,upc\nHotel,Vera,1\n",
        "name,artist,album id\nHotel,Vera,1\n",
    ] {
        let file = super::read_one(&super::put(folder.path(), "a.csv", text));
        assert_eq!((file.tracks, file.albums), (0, 1), "{text}");
    }
}

#[test]
fn quotes_of_a_cells_own_swallow_no_cell_behind_it() {
    let songs = &[
        ("a", "Heroes (Live)", "Bowie, David"),
        ("a", "Heroes - 2017 Remaster", "David Bowie"),
        ("a", "Heroes (Live)", "David \"Dave\""),
        ("a", "He said \"Hi, \" to me", "Vera"),
    ];
    holds_well(
        "a.csv",
        "title,artist,album,list\n\"Heroes\" (Live),\"Bowie, David\",Low,Night\n\"Heroes\" - 2017 Remaster,David Bowie,\"Heroes\",Night\n\
         \"Heroes\" (Live),David \"Dave\",Low,Night\n\"He said \"Hi, \" to me\",Vera,Low,Night\n"
            .replace(",list\n", ",year\n"),
        songs,
    );
}

#[test]
fn columns_in_greek_capitals_are_known() {
    let songs = &two_songs("a");
    each_holds_well(
        "a.csv",
        &[
            "Τίτλος;Καλλιτέχνης\nLanterns;Vera\nSalt;Pine\n",
            "ΤΙΤΛΟΣ;ΚΑΛΛΙΤΕΧΝΗΣ\nLanterns;Vera\nSalt;Pine\n",
        ],
        songs,
    );
}

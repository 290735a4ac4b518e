//! Plain text by people: numbers, times, headings, lines that begin with a bracket.

use super::{Song, each_holds_well, holds_well, pasted};

const TWO: &[Song<'_>] = &[("x", "Lanterns", "Vera Holm"), ("x", "Salt", "Pine")];

#[test]
fn numbers_dots_and_times_are_no_part_of_a_song() {
    each_holds_well(
        "x.txt",
        &[
            "1. Vera Holm - Lanterns\n2. Pine - Salt\n",
            "01 Vera Holm – Lanterns\n02 Pine – Salt\n",
            "#1 Vera Holm - Lanterns\n#2 Pine - Salt\n",
            "1) Vera Holm - Lanterns (3:45)\n2) Pine - Salt (12:02)\n",
            "Vera Holm - Lanterns [3:45]\nPine - Salt [0:58]",
            "Vera Holm - Lanterns 3:45\r\nPine - Salt 4:00\r\n",
            "0:00 Vera Holm - Lanterns\n3:45 Pine - Salt\n",
            "[00:00] Vera Holm - Lanterns\n[1:03:45] Pine - Salt\n",
            "1. 00:00 - Vera Holm - Lanterns\n2. 03:45 - Pine - Salt\n",
            "• Vera Holm - Lanterns\n• Pine - Salt\n",
            "- Vera Holm - Lanterns\n- Pine - Salt\n",
            "* Vera Holm — Lanterns\n* Pine — Salt\n",
            "Lanterns by Vera Holm\nSalt by Pine\n",
            "Lanterns von Vera Holm\nSalt von Pine\n",
            "Vera Holm / Lanterns\nPine / Salt\n",
            "Vera Holm—Lanterns\nPine—Salt\n",
            "1. \"Lanterns\" - Vera Holm (3:45)\n2. \"Salt\" - Pine (4:00)\n",
            "“Lanterns” – Vera Holm\n“Salt” – Pine\n",
            "Vera Holm - \"Lanterns\"\nPine - \"Salt\"\n",
            "[2024-01-02] Vera Holm - Lanterns\n[2024-01-03] Pine - Salt\n",
            "02.01.2024 Vera Holm - Lanterns\n03.01.2024, Pine - Salt\n",
            "1/2/2024: Vera Holm - Lanterns\n1/3/2024: Pine - Salt\n",
            "1\tVera Holm\tLanterns\t3:45\n2\tPine\tSalt\t4:00\n",
        ],
        TWO,
    );
    let time = &[
        ("x", "4:44", "Jay"),
        ("x", "25 or 6 to 4", "Ann"),
        ("x", "7", "Bo"),
    ];
    holds_well("x.txt", "Jay - 4:44\nAnn - 25 or 6 to 4\nBo - 7\n", time);
}

#[test]
fn headings_and_sentences_are_told_and_are_no_songs() {
    let folder = tempfile::tempdir().unwrap();
    for (text, passed_over) in [
        ("For the drive:\nVera Holm - Lanterns\nPine - Salt\n", 1),
        (
            "My list\n\nVera Holm - Lanterns\nPine - Salt\n\nThat is all!\n",
            2,
        ),
        (
            "Night 2024\n==========\n1. Vera Holm - Lanterns\n2. Pine - Salt\n\nhttps://example.org\n",
            3,
        ),
        ("# Night\n----\nVera Holm - Lanterns\nPine - Salt", 2),
    ] {
        let path = super::put(folder.path(), "x.txt", text);
        let file = super::read_one(&path);
        assert_eq!((file.tracks, file.passed_over), (2, passed_over), "{text}");
        let songs: Vec<_> = super::songs(&path).into_iter().map(|song| song.1).collect();
        assert_eq!(songs, ["Lanterns", "Salt"], "{text}");
        let of_paste: Vec<_> = pasted(text).into_iter().map(|song| song.0).collect();
        assert_eq!(of_paste, ["Lanterns", "Salt"], "{text}");
    }
    // A title alone may be a song.
    let titles = "Lanterns\nSalt\nWho Are You?\n";
    assert_eq!(pasted(titles).len(), 3);
}

#[test]
fn what_only_looks_like_lines_of_songs_is_none() {
    let folder = tempfile::tempdir().unwrap();
    for (text, said) in [
        (
            "Vera\tLanterns\tHotel\nPine\tSalt\tRoads\n",
            &["no-columns"][..],
        ),
        (
            "What,When,Where\nVera - Lanterns,2024,here\nPine - Salt,2024,there\n",
            &["no-columns"],
        ),
        (
            "Dear Ada,\n\nhow are you? I am well - as ever.\nSee you soon,\nBo\n",
            &[],
        ),
        ("12:30 - Lunch!\n14:00 - Tea!\n", &[]),
    ] {
        let file = super::read_one(&super::put(folder.path(), "x.txt", text));
        assert_eq!(
            (file.is_list(), super::ids(&file)),
            (false, said.to_vec()),
            "{text}"
        );
        assert_eq!(file.playlists, [], "{text}");
    }
    // Of one title in quotes nobody can tell why.
    let songs = &[("x", "\"Heroes\"", "Vera"), ("x", "Salt", "\"Weird\" Pine")];
    holds_well("x.txt", "Vera - \"Heroes\"\n\"Weird\" Pine - Salt\n", songs);
}

#[test]
fn a_bracket_at_the_beginning_makes_no_json_and_no_markup() {
    for start in [
        "[MV] ",
        "[1] ",
        "[\"Live\"] ",
        "{Intro} ",
        "(Live) ",
        "<3 ",
        "<Intro> ",
        "[] ",
        "{} ",
        "[null] ",
        "[[x]] ",
        "[playlist 2] ",
    ] {
        let first = format!("{start}Vera Holm");
        let first = first.trim_start();
        let text = format!("{start}Vera Holm - Lanterns\nPine - Salt\n");
        holds_well(
            "x.txt",
            text,
            &[("x", "Lanterns", first), ("x", "Salt", "Pine")],
        );
    }
}

#[test]
fn the_text_of_spotify_backup_keeps_its_lists() {
    let text = "Night\r\nLanterns\tVera\tHotel\tspotify:track:1\t2001\r\nSalt\tPine, Bo\tRoads\tspotify:track:2\t\r\n\r\nDay\r\nHours\tBo\tSun\tspotify:local:3\t2002-01-01\r\n\r\n";
    holds_well(
        "x.txt",
        text,
        &[
            ("Night", "Lanterns", "Vera"),
            ("Night", "Salt", "Pine, Bo"),
            ("Day", "Hours", "Bo"),
        ],
    );
}

/// Lines that end as Windows ends them are the same lines.
#[test]
fn a_title_alone_is_a_song_however_lines_end() {
    let songs = &[
        ("x", "Lanterns", "Vera"),
        ("x", "Salt", "Pine"),
        ("x", "Help!", ""),
        ("x", "Hours", "Bo"),
    ];
    let text = "Vera - Lanterns\nPine - Salt\nHelp!\nBo - Hours\n";
    for end in ["\n", "\r\n", "\r"] {
        holds_well("x.txt", text.replace('\n', end), songs);
    }
}

#[test]
fn numbers_with_a_gap_are_no_part_of_a_song_either() {
    let songs = &[
        ("x", "Lanterns", "Vera Holm"),
        ("x", "Salt", "Pine"),
        ("x", "Hours", "Bo"),
        ("x", "Roads", "Ann"),
    ];
    let lines = [
        "Vera Holm - Lanterns",
        "Pine - Salt",
        "Bo - Hours",
        "Ann - Roads",
    ];
    for numbers in [
        [1, 2, 4, 5],
        [10, 9, 8, 7],
        [11, 12, 13, 14],
        [1, 2, 1, 2],
        [1, 3, 5, 7],
    ] {
        for sign in [". ", ") ", ": "] {
            let numbered = numbers.iter().zip(lines);
            let lines = numbered.map(|(at, line)| format!("{at}{sign}{line}\n"));
            let text = lines.collect::<Vec<_>>().concat();
            holds_well("x.txt", text, songs);
        }
    }
    // Few numbers belong to the names.
    let songs = &[
        ("x", "Lanterns", "4. Street"),
        ("x", "Salt", "Pine"),
        ("x", "Hours", "Bo"),
    ];
    holds_well(
        "x.txt",
        "4. Street - Lanterns\nPine - Salt\nBo - Hours\n",
        songs,
    );
}

#[test]
fn bars_in_the_first_title_of_songshift_are_its_own() {
    let long = "***playlist*** | SongShift | 03-14-2026 10:15 | Night | youtube | 7f3a | 3\n";
    let first = "Lanterns | Official Video | Vera | Hotel | youtube | id\n";
    let songs = &[
        ("Night", "Lanterns | Official Video", "Vera"),
        ("Night", "Salt", "Pine"),
        ("Night", "Hours", "Bo"),
    ];
    holds_well("x.txt", format!("{long}{first}"), &songs[..1]);
    for end in ["\n", ""] {
        let rest =
            format!("Salt | Pine | Roads | youtube | id\nHours | Bo | Sun | youtube | id{end}");
        holds_well("x.txt", format!("{long}{first}{rest}"), songs);
    }
    let short = "***playlist*** | SongShift | 03-14-2026 10:15 | Night\nLanterns | Official Video | Vera | Hotel\n";
    holds_well("x.txt", short, &songs[..1]);
}

//! M3U and PLS, as players and people write them.

use super::{each_holds_well, holds, holds_well, two_songs};

/// What a file is called, the title that is read from that, and the artist where one is.
const FILES: &str = r"
Vera%20Holm%20-%20Lanterns%20%28Live%29.mp3 => Lanterns (Live) | Vera Holm
file:///home/me/04%20-%20Salt.flac => Salt
http://example.org/music/Vera%20-%20Salt.mp3?session=1 => Salt | Vera
Bj%C3%B6rk%20-%20J%C3%B3ga.ogg => Jóga | Björk
Caf%E9.mp3 => Café
100%.mp3 => 100%
50% Off.mp3 => 50% Off
C:\Music\03 Vera - Lanterns.mp3 => Lanterns | Vera
music/2-11 - Lanterns.mp3 => Lanterns
music/01.Lanterns.mp3 => Lanterns
music/12. Vera - Lanterns.mp3 => Lanterns | Vera
music/1) Lanterns.mp3 => Lanterns
music/7 Minutes.mp3 => 7 Minutes
music/99 Luftballons.mp3 => 99 Luftballons
music/311 - Down.mp3 => Down | 311
music/1979.mp3 => 1979
music/Vera_Holm_-_Lanterns.mp3 => Lanterns | Vera Holm
music/Lanterns [dQw4w9WgXcQ].m4a => Lanterns
music/Lanterns [6dIZb64N6ICAWrf1RJrKfB].mp3 => Lanterns
music/Lanterns [Alternative].mp3 => Lanterns [Alternative]
music/Mr. Smith.mp3 => Mr. Smith
music/Vera - 01 - Lanterns.mp3 => Lanterns | Vera
music/Vera - 01 Lanterns.mp3 => Lanterns | Vera
music/Vera - Hotel - 12 - Lanterns.mp3 => Lanterns | Vera
music/Vera - Hotel - 03. Lanterns.mp3 => Lanterns | Vera
music/Vera - 7 Minutes.mp3 => 7 Minutes | Vera
music/Vera - 1979 - Live.mp3 => 1979 - Live | Vera
music/Vera - 99 Luftballons.mp3 => 99 Luftballons | Vera
music/Vera - Lanterns - 12.mp3 => Lanterns - 12 | Vera
";

#[test]
fn names_of_files_are_read_as_people_read_them() {
    for line in FILES.trim().lines() {
        let (file, song) = line.split_once(" => ").unwrap();
        let (title, artist) = song.split_once(" | ").unwrap_or((song, ""));
        each_holds_well(
            "x.m3u8",
            &[
                format!("#EXTM3U\n{file}\n"),
                format!("#EXTM3U\r\n#EXTINF:-1,\r\n{file}"),
            ],
            &[("x", title, artist)],
        );
        let pls = format!("[playlist]\nNumberOfEntries=1\nFile1={file}\n");
        holds_well("x.pls", pls, &[("x", title, artist)]);
    }
}

#[test]
fn songs_that_are_named_without_files_are_counted() {
    let two = &two_songs("x");
    each_holds_well(
        "x.m3u",
        &[
            "#EXTM3U\n#EXTINF:-1 Vera - Lanterns\n#EXTINF:-1 Pine - Salt\n",
            "#EXTM3U\n#EXTINF:211,Vera - Lanterns\n#EXTINF:180,Pine - Salt\n",
            "#EXTINF:211,Vera - Lanterns\na.mp3\n#EXTINF:180,Pine - Salt\nb\n",
            "a/Vera - Lanterns.mp3\n#EXTINF:180,Pine - Salt\nPine - Salt (Official Video)\n",
            "#EXTM3U\r#EXTINF:1,01. Vera - Lanterns\ra.mp3\r#EXTINF:2,Pine - Salt.mp3\rb.mp3\r",
            "#EXTM3U\n#EXTINF:1,Vera - Lanterns\na.mp3\n#EXTM3U\n#EXTINF:2,Pine - Salt\nb.mp3\n",
        ],
        two,
    );
    let attributes = "#EXTM3U\n#EXTINF:12 artist=\"Vera, Bo\",Vera - Lanterns\na.mp3\n#EXTALB:Roads\n#EXTART:Pine\n#EXTINF:2,Pine - Salt\nb.mp3\n";
    holds_well("x.m3u", attributes, two);
    let cut = "#EXTM3U\n#EXTINF:1,Vera - Lanterns\na.mp3\n#EXTINF:2,Pine - Salt\n";
    assert_eq!(holds("x.m3u", cut.as_bytes(), &two[..1]), ["cut-short"]);
}

#[test]
fn keys_of_pls_stand_in_any_order() {
    let two = &two_songs("x");
    each_holds_well(
        "x.pls",
        &[
            "[playlist]\nTitle1=Vera - Lanterns\nTitle2=Pine - Salt\nFile1=a\nFile2=b\nNumberOfEntries=2\n",
            "; by a player\n[Playlist]\nNumberOfEntries=2\nfile20=b\ntitle20=Pine - Salt\nFILE3=a\nTITLE3=Vera - Lanterns\n",
            "[playlist]\r\nFile2=b\r\nFile1=a\r\nLength1=1\r\nTitle2 = Pine - Salt\r\nTitle1 = Vera - Lanterns\r\n",
        ],
        two,
    );
}

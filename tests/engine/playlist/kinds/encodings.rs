//! Letters of other encodings: what a file declares holds, and what it does not is guessed.

use encoding_rs::Encoding;

use outro::playlist::FileReport;

use super::{holds, holds_well, utf16};

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, failed) = encoding.encode(text);
    assert!(!failed, "{text}");
    bytes.into_owned()
}

#[test]
fn a_declared_encoding_is_obeyed() {
    for (label, title, artist) in [
        ("ISO-8859-1", "Déjà", "Zoë"),
        ("windows-1250", "Žluťoučký", "Dvořák"),
        ("windows-1251", "Ночь", "Вера"),
        ("Shift_JIS", "夜の歌", "東京"),
        ("GBK", "晨光", "林晓雨"),
        ("EUC-KR", "노래", "가수"),
        ("koi8-r", "Ночь", "Вера"),
    ] {
        let xspf = format!(
            "<?xml version=\"1.0\" encoding=\"{label}\"?><playlist version=\"1\"><title>x</title><trackList><track><title>{title}</title><creator>{artist}</creator></track></trackList></playlist>"
        );
        holds_well("x.xspf", encoded(&xspf, label), &[("x", title, artist)]);
        let m3u = format!("#EXTM3U\n#EXTENC: {label}\n#EXTINF:1,{artist} - {title}\na.mp3\n");
        holds_well("x.m3u", encoded(&m3u, label), &[("x", title, artist)]);
    }
}

#[test]
fn an_encoding_that_is_guessed_is_told() {
    let songs = [
        ("GBK", "海边的风", "王明远"),
        ("Shift_JIS", "夜の歌をうたう", "東京のひと"),
        ("windows-1251", "Тихая ночь над рекой", "Вера Иванова"),
        ("EUC-KR", "바다의 노래", "김가수"),
    ];
    for (label, title, artist) in songs {
        let text = format!("title,artist\n{title},{artist}\n{title} II,{artist}\n");
        let two = format!("{title} II");
        let warnings = holds(
            "x.csv",
            &encoded(&text, label),
            &[("x", title, artist), ("x", &two, artist)],
        );
        assert_eq!(warnings, ["letters"], "{label}");
    }
    // Western letters are the usual case.
    let text = "title,artist\nDéjà vu,Zoë Ünal\nÇa va,Señor Ñu\n";
    holds_well(
        "x.csv",
        encoded(text, "windows-1252"),
        &[("x", "Déjà vu", "Zoë Ünal"), ("x", "Ça va", "Señor Ñu")],
    );
}

#[test]
fn utf_16_needs_no_mark_whatever_its_letters() {
    for text in [
        "Title;Artist\r\nLanterns;Vera\r\nSalt;Pine\r\n",
        "曲名,アーティスト\r\n夜の歌,東京\r\n海,ひかり\r\n",
        "Название\tИсполнитель\nНочь\tВера\nМоре\tАня\n",
    ] {
        let rows: Vec<Vec<&str>> = text
            .lines()
            .skip(1)
            .map(|line| line.split([',', ';', '\t']).collect())
            .collect();
        let songs: Vec<_> = rows.iter().map(|row| ("x", row[0], row[1])).collect();
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big] {
            holds_well("x.csv", bytes, &songs);
        }
        let marked = [&b"\xfe\xff"[..], &big].concat();
        holds_well("x.csv", marked, &songs);
    }
    let wpl = "<?wpl version=\"1.0\"?><smil><head><title>Nuit</title></head><body><seq><media src=\"..\\Zoë - Déjà.mp3\"/></seq></body></smil>";
    for label in ["UTF-8", "windows-1252"] {
        holds_well("x.wpl", encoded(wpl, label), &[("Nuit", "Déjà", "Zoë")]);
    }
    let json = r#"{"name":"Nuit","tracks":[{"title":"Déjà","artist":"Zoë"}]}"#;
    holds_well("x.json", utf16(json), &[("Nuit", "Déjà", "Zoë")]);
    holds_well(
        "x.json",
        encoded(json, "windows-1252"),
        &[("Nuit", "Déjà", "Zoë")],
    );
}

/// What is read of a ZIP file in which a list has these bytes as its name.
fn in_old_zip(raw: &[u8]) -> FileReport {
    let folder = tempfile::tempdir().unwrap();
    let stand_in = "X".repeat(raw.len());
    let table = b"title,artist\nLanterns,Vera\n";
    let mut bytes = super::zip(&[(&format!("{stand_in}.csv"), table)]);
    while let Some(at) = bytes
        .windows(raw.len())
        .position(|part| part == stand_in.as_bytes())
    {
        bytes[at..at + raw.len()].copy_from_slice(raw);
    }
    super::read_one(&super::put(folder.path(), "old.zip", bytes))
}

/// What programs of other countries wrote into a ZIP file before names had to be UTF-8.
#[test]
fn names_in_old_zip_files_are_read_in_the_letters_of_their_country() {
    for (label, name) in [
        ("Shift_JIS", "朝夜"),
        ("Shift_JIS", "夜の歌"),
        ("Shift_JIS", "朝のリスト"),
        ("GBK", "早晨的歌曲列表"),
        ("EUC-KR", "아침 노래 목록"),
    ] {
        let file = in_old_zip(&encoded(name, label));
        assert_eq!(super::playlists::lists(&file), [(name, 1)], "{label}");
    }
    // Names of Western systems are not taken for Japanese.
    for raw in [
        &b"Gr\x81\xe1e"[..],
        b"sch\x94nes H\x94ren",
        b"\x81ber M\x81ller",
        b"caf\x82 \x85 Paris",
    ] {
        let file = in_old_zip(raw);
        let name = file.playlists[0].name.clone();
        assert!(name.chars().all(|c| c < '\u{2fff}'), "{name}");
    }
}

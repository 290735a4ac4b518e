//! Letters of other encodings: what a file declares holds, and what it does not is guessed.

use encoding_rs::Encoding;

use super::{holds, holds_well};

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

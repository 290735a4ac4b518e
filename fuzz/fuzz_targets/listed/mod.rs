//! What holds for every list, whoever wrote it.

use std::fs;
use std::ops::ControlFlow;

use outro::playlist::save::{self, Existing, Form};
use outro::playlist::{self, Certainty, Format, Kind, Track, Watch};

/// The input behind one of these beginnings, where its first byte is one with which no text
/// begins: 0x80 for the first, 0x81 for the second. Otherwise the input as it is.
pub fn begun(bytes: &[u8], beginnings: &[&str]) -> Vec<u8> {
    let chosen = bytes.first().and_then(|first| first.checked_sub(0x80));
    match chosen.and_then(|chosen| beginnings.get(usize::from(chosen))) {
        Some(beginning) => [beginning.as_bytes(), &bytes[1..]].concat(),
        None => bytes.to_vec(),
    }
}

/// Reads it, looks at every song, and saves it in one form: each ends with an answer, and the
/// answers fit each other.
pub fn check(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("export");
    if fs::write(&path, bytes).is_err() {
        return;
    }
    let watch = Watch::default();
    let Ok(report) = playlist::read(&path, &watch) else {
        return;
    };
    assert!(!report.files.is_empty());
    for file in &report.files {
        let listed: u64 = file.playlists.iter().map(|list| list.tracks).sum();
        // A library's playlists name its tracks, some of them several times.
        assert!(file.format == Format::ItunesXml || listed <= file.tracks);
        assert!(file.favourites <= file.tracks);
        assert!(file.duplicates < file.tracks.max(1));
        assert!(file.without_artist <= file.tracks);
        assert!(file.with_isrc <= file.tracks);
        assert_eq!(file.is_list(), file.certainty != Certainty::None);
    }
    let mut shown = 0;
    let seen = playlist::visit(&path, &watch, &mut |track: &Track<'_>| {
        shown += u64::from(matches!(track.kind, Kind::Track | Kind::Favourite));
        ControlFlow::Continue(())
    });
    assert!(seen.is_err() || shown >= report.sum().tracks);
    let form = Form::ALL[bytes.len() % Form::ALL.len()];
    let to = folder.path().join("copy");
    let saved = save::file(&path, &to, form, Existing::Keep, &watch);
    assert_eq!(saved.is_ok(), to.exists());
    if let Err(error) = saved {
        assert!(error.why.id() != "differs");
    }
}

//! Any text as a pasted list: it gets an answer that adds up.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use outro::playlist::{self, Kind};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let report = playlist::read_text(&text);
    let sum = report.sum();
    assert!(sum.favourites <= sum.tracks);
    // What stands twice in the playlists of a library is in it once.
    let is_library = sum.format == playlist::Format::ItunesXml;
    assert!(is_library || sum.duplicates < sum.tracks.max(1));
    let mut tracks = 0;
    let shown = playlist::visit_text(&text, &mut |track| {
        tracks += u64::from(matches!(track.kind, Kind::Track | Kind::Favourite));
        ControlFlow::Continue(())
    });
    assert!(shown.is_err() || tracks >= sum.tracks);
});

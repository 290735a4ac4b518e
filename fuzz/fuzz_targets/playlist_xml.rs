//! Any XML, also behind the beginnings of an XSPF playlist, a library of iTunes, and a backup of
//! SongMirror.

#![no_main]

mod listed;

use libfuzzer_sys::fuzz_target;

const STARTS: &[&str] = &[
    "<playlist xmlns=\"http://xspf.org/ns/0/\"><trackList><track>",
    "<playlist xmlns=\"http://xspf.org/ns/0/\">",
    "<plist version=\"1.0\"><dict><key>Tracks</key><dict><key>1</key><dict>",
    "<plist version=\"1.0\"><dict><key>Playlists</key><array><dict>",
    "<songmirror-playlist-backup><playlists><playlist><name>A</name><tracks><track>",
    "<!DOCTYPE plist [<!ENTITY a \"b\">",
];

fuzz_target!(|bytes: &[u8]| listed::check(&listed::begun(bytes, STARTS)));

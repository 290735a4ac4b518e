//! Any JSON, also behind the beginnings of the programs that write it.

#![no_main]

mod listed;

use libfuzzer_sys::fuzz_target;

const STARTS: &[&str] = &[
    "[{\"platform\":\"amazonmusic\",\"type\":\"track\",\"title\":\"Hours\",",
    "[{\"tracks\":[{\"artist\":\"Ada\",\"track\":\"Hours\"},",
    "{\"kind\":\"songmirror-playlist-backup\",\"schema_version\":1,\"playlists\":[{",
    "[{\"objectId\":\"1\",\"asin\":\"B0\",\"title\":\"Hours\",",
    "[{",
];

fuzz_target!(|bytes: &[u8]| listed::check(&listed::begun(bytes, STARTS)));

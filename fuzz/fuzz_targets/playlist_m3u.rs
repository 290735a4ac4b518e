//! Any playlist of a player: M3U and PLS.

#![no_main]

mod listed;

use libfuzzer_sys::fuzz_target;

const STARTS: &[&str] = &[
    "#EXTM3U\n#PLAYLIST:Morning\n#EXTINF:",
    "#EXTM3U\n",
    "[playlist]\nFile1=a.mp3\nTitle1=",
    "[playlist]\n",
];

fuzz_target!(|bytes: &[u8]| listed::check(&listed::begun(bytes, STARTS)));

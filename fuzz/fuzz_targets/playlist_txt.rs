//! Any lines of text, also behind the first line of SongShift.

#![no_main]

mod listed;

use libfuzzer_sys::fuzz_target;

const STARTS: &[&str] = &[
    "Ada Quill - Hours\nAda Quill - Seven\n",
    "***playlist*** | SongShift | 01-02-2026 10:00 | Morning | amazonmusic | 1 | 2\n",
    "***playlist*** | SongShift | 01-02-2026 10:00 | Morning\n",
];

fuzz_target!(|bytes: &[u8]| listed::check(&listed::begun(bytes, STARTS)));

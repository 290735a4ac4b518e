//! Any ZIP file, and any files packed into one, as Amazon and Exportify pack theirs.

#![no_main]

mod listed;

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMES: [&str; 6] = [
    "library.csv",
    "listening.csv",
    "account.csv",
    "Amazon-Music/Morning.csv",
    "README.txt",
    "../List.json",
];

/// The parts between bytes that stand in no UTF-8, each as a file; none where it cannot be done.
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = bytes.split(|byte| *byte == 0xFF);
    for (name, part) in NAMES.iter().zip(parts) {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .ok()?;
        writer.write_all(part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| match bytes.split_first() {
    Some((0x80, parts)) => listed::check(&packed(parts).unwrap_or_default()),
    _ => listed::check(bytes),
});

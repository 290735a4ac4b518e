//! Packs the guides into the program.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Where they lie, from the folder of the manifest.
const GUIDES: &str = "../guides";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=../build/guides.rs");
    println!("cargo::rerun-if-changed={GUIDES}");
    pack_guides()
}

/// Deflates each file of `guides/` and of its folder `parts`, and writes a list of them.
fn pack_guides() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut list = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for folder in ["", "parts/"] {
        for (name, path) in files(&Path::new(GUIDES).join(folder))? {
            let packed = format!("{}{name}.deflated", folder.replace('/', "-"));
            let to = File::create(out.join(&packed))?;
            let mut deflate = DeflateEncoder::new(to, Compression::best());
            deflate.write_all(&fs::read(path)?)?;
            deflate.finish()?;
            let name = format!("{folder}{name}");
            let _ = writeln!(list, "({name:?}, include_bytes!({packed:?})),");
        }
    }
    fs::write(out.join("guides.rs"), list + "];\n")
}

/// The files of a folder with their names, in the order of these.
fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

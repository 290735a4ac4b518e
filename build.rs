//! Packs the guides into the program, and what the loader has to fit in, where it can read that.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The first C library that reads packed relocations.
const PACKED_SINCE: (u32, u32) = (2, 36);

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=guides");
    pack_guides()?;
    // Half a megabyte less to read and to keep in memory at every start.
    if is_built_for_itself() && c_library().is_some_and(|version| version >= PACKED_SINCE) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// Deflates each file of `guides/` and of its folder `parts`, and writes a list of them.
fn pack_guides() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut list = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for folder in ["", "parts/"] {
        for (name, path) in files(&Path::new("guides").join(folder))? {
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

/// True where the program will run on the kind of system that builds it, with the GNU C library.
fn is_built_for_itself() -> bool {
    let target = env::var("TARGET").unwrap_or_default();
    target.ends_with("linux-gnu") && env::var("HOST").is_ok_and(|host| host == target)
}

/// The version of the system's C library: "glibc 2.36".
fn c_library() -> Option<(u32, u32)> {
    let told = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

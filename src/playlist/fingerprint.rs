//! What a file was when it was read, so that it can be told later whether it still is.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::platform::not_read::NotRead;
use crate::playlist::MOST_FILES;
use crate::playlist::error::{Error, Why};
use crate::playlist::read::source::DEEPEST_FOLDER;
use crate::playlist::read::watch::{Watch, Watched};
use crate::text::hex;

/// Bytes that are read at once.
const PIECE: usize = 64 << 10;

/// A file's or folder's size and time, which tell fast that nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes; of a folder, of all files in it.
    pub size: u64,
    /// When it was last written; of a folder, the newest of all in it.
    pub modified: Option<Timestamp>,
}

/// Looks at size and time, without reading. Fails when it is gone, or no file and no folder.
pub fn stamp(path: &Path) -> Result<Stamp, Error> {
    let mut stamp = Stamp {
        size: 0,
        modified: None,
    };
    for (_, meta) in files(path)? {
        stamp.size = stamp.size.saturating_add(meta.len());
        stamp.modified = stamp.modified.max(written(&meta));
    }
    Ok(stamp)
}

/// SHA-256 of a file's bytes; of a folder, of the names and sums of all files in it. As 64
/// hexadecimal digits.
pub fn sum(path: &Path, watch: &Watch<'_>) -> Result<String, Error> {
    if !path.is_dir() {
        files(path)?;
        return one(path, watch).map_err(|why| why.at(path));
    }
    let mut whole = Sha256::new();
    for (file, _) in files(path)? {
        let name = file.strip_prefix(path).unwrap_or(&file);
        whole.update(name.to_string_lossy().as_bytes());
        whole.update([0]);
        match one(&file, watch) {
            Ok(sum) => whole.update(sum),
            Err(why @ Why::Stopped) => return Err(why.at(path)),
            // What cannot be read counts by its name alone.
            Err(_) => {}
        }
        whole.update([0]);
    }
    Ok(hex(&whole.finalize()))
}

/// As [`sum`], of a list that was pasted.
pub fn of_text(pasted: &str) -> String {
    hex(&Sha256::digest(pasted.as_bytes()))
}

fn one(path: &Path, watch: &Watch<'_>) -> Result<String, Why> {
    let mut reader = Watched::new(File::open(path)?, watch);
    let (mut sum, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(hex(&sum.finalize())),
            Ok(read) => sum.update(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn written(meta: &Metadata) -> Option<Timestamp> {
    Timestamp::try_from(meta.modified().ok()?).ok()
}

/// The file itself, or every ordinary file in a folder, by name.
fn files(path: &Path) -> Result<Vec<(PathBuf, Metadata)>, Error> {
    let meta = fs::metadata(path).map_err(|error| Why::from(error).at(path))?;
    if meta.is_file() {
        return Ok(vec![(path.to_path_buf(), meta)]);
    }
    if !meta.is_dir() {
        return Err(Why::from(NotRead::NotAFile).at(path));
    }
    let mut found = Vec::new();
    within(path, DEEPEST_FOLDER, &mut found).map_err(|why| why.at(path))?;
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(found)
}

fn within(folder: &Path, depth: usize, found: &mut Vec<(PathBuf, Metadata)>) -> Result<(), Why> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What goes away while it is looked at, or leads elsewhere, is not in it.
        let Ok(meta) = fs::symlink_metadata(&path) else {
            continue;
        };
        if meta.is_dir() {
            let deeper = depth.checked_sub(1);
            let looked = deeper.map_or(Ok(()), |depth| within(&path, depth, found));
            // A folder that cannot be read is passed over, as reading the lists does.
            if let Err(why @ Why::TooMany) = looked {
                return Err(why);
            }
        } else if meta.is_file() {
            found.push((path, meta));
        }
        if found.len() > MOST_FILES {
            return Err(Why::TooMany);
        }
    }
    Ok(())
}

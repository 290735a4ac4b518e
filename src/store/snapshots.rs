//! Copies of exported lists that the person asked Outro to keep: `kept/<case>/`.
//!
//! Each is for its owner alone, whole or not there, and goes when its case is deleted for good.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Store;
use super::disk::Kind;
use super::error::Error;
use super::id::CaseId;
use crate::text::file_name;

/// The largest list that is kept, in bytes.
const LARGEST: u64 = 1 << 30;
/// Digits of the sum before the name, which keep two files of one name apart.
const DIGITS: usize = 16;
const PIECE: usize = 64 << 10;

/// A kept copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it lies.
    pub path: PathBuf,
    /// The first digits of the sum of its bytes.
    pub sum: String,
}

impl Snapshot {
    /// True when it is a copy of the list with this SHA-256.
    pub fn is_of(&self, sha256: &str) -> bool {
        !self.sum.is_empty() && sha256.starts_with(&self.sum)
    }
}

impl Store {
    pub(super) fn kept_folder(&self, case: &CaseId) -> PathBuf {
        self.files.kept().join(case.as_str())
    }

    /// Keeps a copy of a list with this name and this SHA-256, as 64 hexadecimal digits.
    /// Fails with [`Error::OtherBytes`] when the bytes have another sum; then nothing is kept.
    pub fn keep(
        &self,
        case: &CaseId,
        name: &str,
        sha256: &str,
        bytes: &mut dyn Read,
    ) -> Result<Snapshot, Error> {
        let folder = self.kept_folder(case);
        self.files.ensure(&folder)?;
        let sum: String = sha256.chars().take(DIGITS).collect();
        let path = folder.join(format!("{sum}-{}", file_name(name, "list")));
        if self.files.kind(&path)? == Some(Kind::File) {
            return Ok(Snapshot { path, sum });
        }
        let beside = folder.join(format!("{sum}.new"));
        self.files.remove(&beside)?;
        let written = self.write_kept(&beside, bytes).and_then(|found| {
            if found == sha256 {
                self.files.rename(&beside, &path)?;
                self.files.sync_folder(&folder)
            } else {
                Err(Error::OtherBytes)
            }
        });
        if let Err(error) = written {
            // What was begun is no use to anybody.
            let _ = self.files.remove(&beside);
            return Err(error);
        }
        Ok(Snapshot { path, sum })
    }

    /// The copies that are kept of a case's lists.
    pub fn kept(&self, case: &CaseId) -> Vec<Snapshot> {
        let folder = self.kept_folder(case);
        let names = self.files.list(&folder).unwrap_or_default();
        let kept = names.into_iter().filter_map(|name| {
            let (sum, _) = name.split_once('-')?;
            Some(Snapshot {
                sum: sum.to_owned(),
                path: folder.join(&name),
            })
        });
        kept.collect()
    }

    /// Writes all bytes to a new file; their SHA-256.
    fn write_kept(&self, path: &Path, bytes: &mut dyn Read) -> Result<String, Error> {
        let mut copy = || {
            let mut file = self.files.disk.create(path)?;
            let (mut sum, mut piece, mut done) = (Sha256::new(), vec![0; PIECE], 0);
            loop {
                let read = match bytes.read(&mut piece) {
                    Ok(0) => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read?,
                };
                sum.update(&piece[..read]);
                let mut rest = &piece[..read];
                while !rest.is_empty() {
                    let wrote = file.write_at(done, rest)?;
                    if wrote == 0 || done >= LARGEST {
                        return Err(io::ErrorKind::StorageFull.into());
                    }
                    done += wrote as u64;
                    rest = &rest[wrote..];
                }
            }
            file.sync_all()?;
            Ok(sum.finalize())
        };
        let sum = copy().map_err(|error: io::Error| self.files.error(path, error))?;
        Ok(crate::text::hex(&sum))
    }
}

/// True for a name that a kept copy has, or one that is being made.
pub(super) fn is_name(name: &str) -> bool {
    let hex =
        |text: &str| text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.split_once('-') {
        Some((sum, rest)) => hex(sum) && !rest.is_empty(),
        None => name.strip_suffix(".new").is_some_and(hex),
    }
}

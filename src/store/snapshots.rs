//! Copies of exported lists that the person asked Outro to keep: `kept/<case>/`.
//!
//! Each is for its owner alone, whole or not there, and goes when its case is deleted for good.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Store;
use super::error::Error;
use super::files::by_sum::DIGITS;
use super::id::CaseId;
use crate::text::hex;

/// The largest list that is kept, in bytes.
const LARGEST: u64 = 1 << 30;
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
        let path = self.files.path_by_sum(&folder, sha256, name, "list");
        if self.files.is_file(&path) {
            return Ok(Snapshot { path, sum });
        }
        let beside = folder.join(format!("{sum}.new"));
        self.files.remove(&beside)?;
        let written = self.write_kept(&beside, name, bytes).and_then(|found| {
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

    /// Writes all bytes of the list with this name to a new file; their SHA-256.
    fn write_kept(&self, path: &Path, name: &str, bytes: &mut dyn Read) -> Result<String, Error> {
        let say = |error: io::Error| self.files.error(path, error);
        let mut file = self.files.disk.create(path).map_err(say)?;
        let (mut sum, mut piece, mut done) = (Sha256::new(), vec![0; PIECE], 0);
        loop {
            let read = match bytes.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Error::FileNotRead(Arc::new(error))),
            };
            if done + read as u64 > LARGEST {
                let path = PathBuf::from(name);
                return Err(Error::TooLarge { path });
            }
            sum.update(&piece[..read]);
            file.write_all_at(done, &piece[..read]).map_err(say)?;
            done += read as u64;
        }
        file.sync_all().map_err(say)?;
        Ok(hex(&sum.finalize()))
    }
}

/// True for a name that a kept copy has, or one that is being made.
pub(super) fn is_name(name: &str) -> bool {
    let is_sum =
        |text: &str| text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.split_once('-') {
        Some((sum, rest)) => is_sum(sum) && !rest.is_empty(),
        None => name.strip_suffix(".new").is_some_and(is_sum),
    }
}

//! Files that a person attached as proof: `proof/<case>/`.
//!
//! Each is for its owner alone, whole or not there, and goes when its case is deleted for good.
//! A file is made lasting before the journal names it, so a crash between the two leaves a copy
//! that nobody names and never a name without a copy.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Store;
use super::disk::Kind;
use super::error::Error;
use super::id::CaseId;
use crate::case::proof::{Attachment, LARGEST_CASE, LARGEST_FILE, Proof};
use crate::text::{file_name, hex, one_line};

/// Digits of the sum before the name, which keep two files of one name apart.
const DIGITS: usize = 16;
/// The copy that is being made.
pub(super) const BEGUN: &str = "attaching.new";
const PIECE: usize = 64 << 10;

impl Store {
    /// The folder of a case's attached files.
    pub fn proof_folder(&self, case: &CaseId) -> PathBuf {
        self.files.proof().join(case.as_str())
    }

    /// Where the copy of an attached file lies.
    pub fn proof_path(&self, case: &CaseId, file: &Attachment) -> PathBuf {
        let digits: String = file.sha256.chars().take(DIGITS).collect();
        let name = format!("{digits}-{}", file_name(&file.name, "file"));
        self.proof_folder(case).join(name)
    }

    /// Copies a file with this name into the case's folder and makes it lasting; the event that
    /// names it comes after. `there` is what is attached already.
    pub fn attach(
        &self,
        case: &CaseId,
        name: &str,
        bytes: &mut dyn Read,
        there: &Proof,
    ) -> Result<Attachment, Error> {
        let folder = self.proof_folder(case);
        // Without the case there is nothing to attach to.
        let journal = self.files.case(case);
        if self.files.kind(&journal)?.is_none() {
            return Err(self.gone(&journal));
        }
        self.files.ensure(&folder)?;
        let _lock = self.files.lock_case(case)?;
        let beside = folder.join(BEGUN);
        self.files.remove(&beside)?;
        let attached = self.copy_whole(&beside, bytes).and_then(|(bytes, sha256)| {
            if bytes + there.bytes() > LARGEST_CASE && there.file(&sha256).is_none() {
                return Err(Error::ProofFull);
            }
            let name = one_line(name);
            let file = Attachment {
                name,
                bytes,
                sha256,
            };
            let path = self.proof_path(case, &file);
            self.files.rename(&beside, &path)?;
            self.files.sync_folder(&folder)?;
            Ok(file)
        });
        if attached.is_err() {
            // What was begun is no use to anybody.
            let _ = self.files.remove(&beside);
        }
        attached
    }

    /// The bytes of an attached file, when they still have its sum.
    pub fn attached(&self, case: &CaseId, file: &Attachment) -> Result<Vec<u8>, Error> {
        let path = self.proof_path(case, file);
        let bytes = self.files.read(&path, LARGEST_FILE)?;
        let bytes = bytes.ok_or_else(|| self.missing(&path))?;
        if hex(&Sha256::digest(&bytes)) == file.sha256 {
            Ok(bytes)
        } else {
            Err(Error::ProofChanged { path })
        }
    }

    fn missing(&self, path: &Path) -> Error {
        match self.files.kind(path) {
            Ok(Some(Kind::File)) | Err(_) => self.gone(path),
            Ok(_) => Error::ProofMissing {
                path: path.to_path_buf(),
            },
        }
    }

    /// Writes all bytes to a new file; how many there are, and their SHA-256.
    fn copy_whole(&self, path: &Path, bytes: &mut dyn Read) -> Result<(u64, String), Error> {
        let mut too_large = false;
        let mut copy = || {
            let mut file = self.files.disk.create(path)?;
            let (mut sum, mut piece, mut done) = (Sha256::new(), vec![0; PIECE], 0_u64);
            loop {
                let read = match bytes.read(&mut piece) {
                    Ok(0) => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read?,
                };
                too_large = done + read as u64 > LARGEST_FILE;
                if too_large {
                    return Ok((done, String::new()));
                }
                sum.update(&piece[..read]);
                let mut rest = &piece[..read];
                while !rest.is_empty() {
                    let wrote = file.write_at(done, rest)?;
                    if wrote == 0 {
                        return Err(io::ErrorKind::StorageFull.into());
                    }
                    done += wrote as u64;
                    rest = &rest[wrote..];
                }
            }
            file.sync_all()?;
            Ok((done, hex(&sum.finalize())))
        };
        let copied = copy().map_err(|error: io::Error| self.files.error(path, error))?;
        if too_large {
            return Err(Error::ProofTooLarge);
        }
        Ok(copied)
    }
}

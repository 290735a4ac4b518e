//! Files that a person attached as proof: `proof/<case>/`.
//!
//! Each is for its owner alone, whole or not there, and goes when its case is deleted for good.
//! A file is made lasting before the journal names it, so a crash between the two leaves a copy
//! that nobody names and never a name without a copy.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Store;
use super::error::Error;
use super::id::CaseId;
use crate::case::proof::{Attachment, LARGEST_CASE, LARGEST_FILE, Proof};
use crate::text::{hex, one_line};

/// The copy that is being made.
pub(super) const BEGUN: &str = "attaching.new";

impl Store {
    /// The folder of a case's attached files.
    pub fn proof_folder(&self, case: &CaseId) -> PathBuf {
        self.files.proof().join(case.as_str())
    }

    /// Where the copy of an attached file lies.
    pub fn proof_path(&self, case: &CaseId, file: &Attachment) -> PathBuf {
        let folder = self.proof_folder(case);
        self.files
            .path_by_sum(&folder, &file.sha256, &file.name, "file")
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
        // A stick may be slow: nobody who saves has to wait for it.
        let bytes = whole(bytes)?;
        let file = Attachment {
            name: one_line(name),
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(&bytes)),
        };
        if file.bytes + there.bytes() > LARGEST_CASE && there.file(&file.sha256).is_none() {
            return Err(Error::ProofFull);
        }
        self.files.ensure(&folder)?;
        let _lock = self.files.lock_case(case)?;
        let beside = folder.join(BEGUN);
        self.files.remove(&beside)?;
        let attached = self.files.write_new(&beside, &bytes).and_then(|()| {
            self.files.rename(&beside, &self.proof_path(case, &file))?;
            self.files.sync_folder(&folder)
        });
        if attached.is_err() {
            // What was begun is no use to anybody.
            let _ = self.files.remove(&beside);
        }
        attached.map(|()| file)
    }

    /// The bytes of an attached file, when they still have its sum.
    pub fn attached(&self, case: &CaseId, file: &Attachment) -> Result<Vec<u8>, Error> {
        let path = self.proof_path(case, file);
        let bytes = self.files.read(&path, LARGEST_FILE)?;
        let Some(bytes) = bytes else {
            return Err(Error::ProofMissing { path });
        };
        if hex(&Sha256::digest(&bytes)) == file.sha256 {
            Ok(bytes)
        } else {
            Err(Error::ProofChanged { path })
        }
    }
}

/// All bytes of a file that the person chose.
fn whole(bytes: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut whole = Vec::new();
    let read = bytes.take(LARGEST_FILE + 1).read_to_end(&mut whole);
    read.map_err(|error| Error::FileNotRead(Arc::new(error)))?;
    if whole.len() as u64 > LARGEST_FILE {
        return Err(Error::ProofTooLarge);
    }
    Ok(whole)
}

//! Attached files in an export: `"files": [ { "case": "<id>", "name": "<its name>", "sha256":
//! "<its sum>", "base64": "<its bytes>" } ]`, as many as there is room for.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{LARGEST, Plan};
use crate::case::Case;
use crate::case::proof::{Attachment, Proof};
use crate::store::error::{Error, Warning};
use crate::store::{CaseFile, CaseId, Store};
use crate::text::hex;

/// What an entry takes beside its bytes and its name.
const AROUND: usize = 256;

#[derive(Serialize, Deserialize)]
pub(super) struct FileDocument {
    case: String,
    name: String,
    sha256: String,
    base64: String,
}

/// An attached file that an import would bring in: its bytes have its sum.
#[derive(Debug, Clone)]
pub(super) struct Arriving {
    case: CaseId,
    file: Attachment,
    bytes: Vec<u8>,
}

impl Store {
    /// The attached files of a case, as far as they fit into `room` bytes of the export; what
    /// does not, or cannot be read, is told.
    pub(super) fn files_to_export(
        &self,
        case: &CaseFile,
        room: &mut usize,
    ) -> (Vec<FileDocument>, Vec<Warning>) {
        let (mut documents, mut notices) = (Vec::new(), Vec::new());
        let replayed = Case::replay(case.id.as_str(), &case.entries);
        for file in replayed.proof.files {
            let size = base64::encoded_len(usize::try_from(file.bytes).unwrap_or(LARGEST), true);
            let size = size.unwrap_or(LARGEST) + 2 * file.name.len() + AROUND;
            if size > *room {
                let path = self.proof_path(&case.id, &file);
                notices.push(Warning::FileStays { path });
                continue;
            }
            match self.attached(&case.id, &file) {
                Ok(bytes) => {
                    *room -= size;
                    documents.push(FileDocument {
                        case: case.id.to_string(),
                        name: file.name,
                        sha256: file.sha256,
                        base64: STANDARD.encode(bytes),
                    });
                }
                Err(error) => {
                    let path = self.proof_path(&case.id, &file);
                    notices.push(Warning::Unreadable { path, error });
                }
            }
        }
        (documents, notices)
    }

    /// What of the attached files would come in: those that an entry of their case names, that
    /// are whole, and that are not here yet. How many are damaged comes beside.
    pub(super) fn arriving(
        &self,
        documents: Vec<FileDocument>,
        plan: &Plan,
    ) -> (Vec<Arriving>, usize) {
        let (mut arriving, mut damaged) = (Vec::new(), 0);
        let (mut seen, mut named) = (BTreeSet::new(), BTreeMap::new());
        for document in documents {
            let is_named = |arrival: &Arriving| {
                let of_case = named.entry(arrival.case.clone());
                let files = of_case.or_insert_with(|| named_in(&arrival.case, plan));
                files.contains(&arrival.file)
            };
            let Some(arrival) = whole(&document).filter(is_named) else {
                damaged += 1;
                continue;
            };
            let path = self.proof_path(&arrival.case, &arrival.file);
            if !self.files.is_file(&path) && seen.insert(path) {
                arriving.push(arrival);
            }
        }
        (arriving, damaged)
    }

    /// Puts a file where its case looks for it. A case that did not come in gets none.
    pub(super) fn bring_in_file(&self, arriving: &Arriving) -> Result<(), Error> {
        let Arriving { case, file, bytes } = arriving;
        if self.files.kind(&self.files.case(case))?.is_none() {
            return Ok(());
        }
        self.attach(case, &file.name, &mut bytes.as_slice(), &Proof::default())
            .map(|_| ())
    }
}

/// The file with its bytes, when these have its sum.
fn whole(document: &FileDocument) -> Option<Arriving> {
    let bytes = STANDARD.decode(&document.base64).ok()?;
    let case = CaseId::new(&document.case).ok()?;
    (hex(&Sha256::digest(&bytes)) == document.sha256).then(|| Arriving {
        case,
        file: Attachment {
            name: document.name.clone(),
            bytes: bytes.len() as u64,
            sha256: document.sha256.clone(),
        },
        bytes,
    })
}

/// The files that a case names, as the file of the export says.
fn named_in(case: &CaseId, plan: &Plan) -> Vec<Attachment> {
    Case::replay(case.as_str(), &plan.entries(case)).proof.files
}

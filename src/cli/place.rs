//! Where the cases lie, and in a sentence why nobody gets there.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::Error;
use crate::i18n::{text, tr_with};

/// The data folder.
#[derive(Debug)]
pub(super) struct DataDir {
    /// Where.
    pub folder: PathBuf,
    /// True when the person named it; false for the usual place.
    pub named: bool,
}

impl DataDir {
    /// True when it can be looked into, false when it is the usual place and was never made.
    pub fn reach(&self) -> Result<bool, Error> {
        match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.missing(),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Err(self.says("cli-folder-refused"))
            }
            // Whatever else is wrong, whoever reads the cases says it.
            _ => Ok(true),
        }
    }

    fn missing(&self) -> Result<bool, Error> {
        match fs::symlink_metadata(&self.folder) {
            Ok(_) => Err(self.says("cli-folder-link")),
            Err(_) if self.named => Err(self.says("cli-folder-missing")),
            Err(_) => Ok(false),
        }
    }

    fn says(&self, id: &str) -> Error {
        let values = [("path", text(self.folder.display().to_string()))];
        Error::Plain(tr_with(id, &values))
    }
}

//! What can be done about some of what was found out of order.

use jiff::Timestamp;

use super::error::{Error, Warning};
use super::id::CaseId;
use super::{CaseFile, Store};

/// Something that a person may want to be done about a notice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// A case that vanished is brought back from a kept copy.
    BringBack(CaseId),
    /// What is in a second copy of a case comes into the case. The file's name in the folder
    /// of cases.
    MergeCopy(String),
}

impl Warning {
    /// What can be done about it; none when there is nothing to press.
    pub fn remedy(&self) -> Option<Remedy> {
        match self {
            Self::CaseVanished { case, .. } => Some(Remedy::BringBack(case.clone())),
            Self::SecondCopy { file, .. } => Some(Remedy::MergeCopy(file.clone())),
            _ => None,
        }
    }
}

impl Store {
    /// Does what can be done about a notice, and hands back the case as it is then. `origin`
    /// names where a second copy comes from.
    pub fn put_right(
        &self,
        remedy: &Remedy,
        origin: &str,
        now: Timestamp,
    ) -> Result<CaseFile, Error> {
        let case = match remedy {
            Remedy::BringBack(case) => {
                self.bring_back(case)?;
                case.clone()
            }
            Remedy::MergeCopy(file) => self.merge_copy(file, origin, now)?,
        };
        self.read(&case)
    }
}

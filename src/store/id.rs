//! The name of a case. It becomes part of a file's name, so what may stand in it is narrow.

use std::fmt;

use super::error::Error;

/// The longest id, in characters.
const LONGEST: usize = 64;

/// Names that Windows keeps for devices, whatever the ending behind them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The id of a case: `[a-z0-9-]`, 1 to 64 characters, never a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(String);

impl CaseId {
    /// Takes an id, or says that it is none.
    pub fn new(text: &str) -> Result<Self, Error> {
        if is_id(text) && !is_device(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::NotAnId)
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// True for 1 to 64 characters of `[a-z0-9-]`.
pub(super) fn is_id(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_device(text: &str) -> bool {
    DEVICES.iter().any(|device| {
        text.strip_prefix(device)
            .is_some_and(|rest| rest.is_empty() || (rest.len() == 1 && rest != "-"))
    })
}

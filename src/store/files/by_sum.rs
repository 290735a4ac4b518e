//! Files that lie under the first digits of their sum and their name.

use std::path::{Path, PathBuf};

use super::Files;
use crate::store::disk::Kind;
use crate::text::{earlier_file_name, file_name};

/// Digits of the sum before the name, which keep two files of one name apart.
pub const DIGITS: usize = 16;

impl Files {
    /// Where a file with this SHA-256 and name lies in a folder, or will lie; `otherwise` stands
    /// for a name of which nothing can be kept. Under an earlier version's name a long one may be
    /// more than the system takes.
    pub fn path_by_sum(&self, folder: &Path, sha256: &str, name: &str, otherwise: &str) -> PathBuf {
        let digits: String = sha256.chars().take(DIGITS).collect();
        let under = |name: String| folder.join(format!("{digits}-{name}"));
        let path = under(file_name(name, otherwise));
        let earlier = under(earlier_file_name(name, otherwise));
        if earlier != path && !self.is_file(&path) && self.is_file(&earlier) {
            earlier
        } else {
            path
        }
    }

    /// True where an ordinary file stands; false also where nobody can tell.
    pub fn is_file(&self, path: &Path) -> bool {
        matches!(self.kind(path), Ok(Some(Kind::File)))
    }
}

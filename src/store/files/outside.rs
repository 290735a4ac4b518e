//! Files outside of the data folder, where a person wants them.

use std::path::{Path, PathBuf};

use super::Files;
use crate::platform;
use crate::store::error::Error;

impl Files {
    /// True for a path that leads into the data folder, whatever links are on its way: nothing
    /// that is exported may replace what Outro keeps there.
    pub fn holds(&self, path: &Path) -> bool {
        // Without a home folder there is no data folder.
        if self.root.as_os_str().is_empty() {
            return false;
        }
        let root = self.real(&self.root);
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let named = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.real(folder).join(name),
            _ => path.clone(),
        };
        named.starts_with(&root) || self.real(&path).starts_with(&root)
    }

    /// Where a path leads, links followed as far as there is something.
    fn real(&self, path: &Path) -> PathBuf {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let known = path.ancestors().find_map(|above| {
            let real = self.disk.real_path(above).ok()?;
            let rest = path.strip_prefix(above).ok()?;
            Some(real.join(rest))
        });
        known.unwrap_or(path)
    }

    /// Writes a file whole under a name that nobody else has, beside its place, and moves it
    /// there. What stood there is replaced.
    pub fn replace_outside(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let beside = folder.join(format!(".outro-{}.part", platform::random_id()));
        self.put(&beside, path, bytes)?;
        self.confirm(&[folder])
    }
}

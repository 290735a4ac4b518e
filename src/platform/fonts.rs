//! Keeps the window toolkit from reading every font file of the system before it shows
//! anything. It has no setting for that; but it looks where `FONTCONFIG_FILE` tells it to.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

const NAME: &str = "FONTCONFIG_FILE";

/// There has to be a folder in it, or the toolkit goes to the usual ones.
const NOWHERE: &[u8] = b"<fontconfig><dir>/nonexistent</dir></fontconfig>\n";

/// Does `work` while the system seems to have no fonts. Where that cannot be arranged, does
/// it all the same.
///
/// # Safety
///
/// No other thread may run: the environment is changed, and changed back.
#[allow(
    unsafe_code,
    reason = "the caller holds that this is the only thread, and nothing started later sees it"
)]
pub unsafe fn unseen(work: impl FnOnce()) {
    let Some(file) = nowhere() else {
        return work();
    };
    let before: Option<OsString> = std::env::var_os(NAME);
    // SAFETY: the caller holds that this is the only thread.
    unsafe {
        std::env::set_var(NAME, &file);
    }
    work();
    // Nobody is hurt by what stays of it.
    let _ = fs::remove_file(file);
    // SAFETY: as above; `work` starts no thread.
    unsafe {
        match before {
            Some(value) => std::env::set_var(NAME, value),
            None => std::env::remove_var(NAME),
        }
    }
}

/// Writes a list of font folders without one that is there, where nobody else can write or,
/// failing that, where nobody can have prepared its name.
fn nowhere() -> Option<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let private = runtime.filter(|folder| folder.is_absolute());
    private
        .into_iter()
        .chain([std::env::temp_dir()])
        .find_map(|folder| written(&folder).ok())
}

fn written(folder: &Path) -> std::io::Result<PathBuf> {
    let path = folder.join(format!("outro-fonts-{}.conf", super::random_id()));
    // A file or a link that is there already is an error.
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options.open(&path)?.write_all(NOWHERE)?;
    Ok(path)
}

//! What "Delete everything" deleted and what it left, in words.

use super::transfer::named;
use crate::i18n::{number, text, tr, tr_with};
use crate::store::Purged;
use crate::text::{clean, shown_path};

/// What there is to say after everything was deleted.
pub fn everything(purged: &Purged) -> Vec<String> {
    let mut lines = vec![tr("settings-everything-deleted")];
    if !purged.left.is_empty() {
        let names: Vec<_> = purged.left.iter().map(|path| shown_path(path)).collect();
        let values = [("n", number(names.len())), ("names", text(named(&names)))];
        lines.push(tr_with("deleted-left", &values));
    }
    if !purged.exported.is_empty() {
        let paths: Vec<_> = purged.exported.iter().map(|path| clean(path)).collect();
        let values = [("paths", text(paths.join(", ")))];
        lines.push(tr_with("deleted-exported", &values));
    }
    lines
}

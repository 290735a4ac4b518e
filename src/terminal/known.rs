//! How something is known, in words.

use crate::guide::{Checked, How};
use crate::words::{fill, say, seen_on, text};

/// "Reported by others, last seen on 3 May 2024."
pub(super) fn known(checked: &Checked) -> String {
    let how = match checked.how {
        How::Done => say("common-known-done"),
        How::Read => say("common-known-read"),
        How::Reported => say("common-known-reported"),
        How::Unconfirmed => return say("common-known-unconfirmed"),
    };
    match seen_on(&checked.on) {
        Some(on) => fill("common-known-seen", &[("how", text(how)), ("on", text(on))]),
        None => fill("common-known-unseen", &[("how", text(how))]),
    }
}

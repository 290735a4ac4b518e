//! How something is known, in words, and where it was read.

use std::io::{BufRead, Write};

use super::{Session, Turn};
use crate::case::Walk;
use crate::guide::{Checked, Guide, How};
use crate::words::{fill, say, seen_on, text};

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// How the step at hand and the way as a whole are known, with their sources.
    pub(super) fn how_we_know(&mut self) -> Turn<()> {
        let open = self.now()?;
        self.title(&say("dialog-sources-title"))?;
        if let Some(walk) = Walk::of(&open.guide, &open.case) {
            if let Some(item) = walk.current() {
                self.tell_known(&open.guide, &item.step.title, &item.step.checked)?;
            }
            let way = walk.channel;
            self.tell_known(&open.guide, &way.title, &way.checked)?;
        }
        self.tell(&say("terminal-known-note"))
    }

    fn tell_known(&mut self, guide: &Guide, title: &str, checked: &Checked) -> Turn<()> {
        let said = fill(
            "terminal-known",
            &[("title", text(title)), ("how", text(known(checked)))],
        );
        let sources = checked.sources.iter().filter_map(|id| guide.source(id));
        let lines: Vec<String> = sources
            .map(|source| {
                let seen = seen_on(&source.read_on).unwrap_or_else(|| say("seen-date-unknown"));
                let values = [
                    ("title", text(&source.title)),
                    ("publisher", text(&source.publisher)),
                    ("day", text(seen)),
                ];
                fill("dialog-source", &values)
            })
            .collect();
        if lines.is_empty() {
            return self.tell(&said);
        }
        self.tell_list(&said, lines.iter().map(String::as_str))
    }
}

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

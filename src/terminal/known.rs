//! How something is known, in words, and where it was read.

use std::io::{BufRead, Write};

use super::{PageResult, Session};
use crate::case::Checklist;
use crate::guide::{Checked, Guide, How};
use crate::i18n::{seen_on, text, tr, tr_with};

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// How the step at hand and the way as a whole are known, with their sources.
    pub(super) fn how_we_know(&mut self) -> PageResult<()> {
        let open = self.now()?;
        self.title(&tr("shell-how-we-know"))?;
        if let Some(walk) = Checklist::of(&open.guide, &open.case) {
            if let Some(item) = walk.current() {
                self.tell_known(&open.guide, &item.step.title, &item.step.checked)?;
            }
            let way = walk.channel;
            self.tell_known(&open.guide, &way.title, &way.checked)?;
        }
        self.tell(&tr("terminal-known-note"))
    }

    fn tell_known(&mut self, guide: &Guide, title: &str, checked: &Checked) -> PageResult<()> {
        let said = tr_with(
            "terminal-known",
            &[("title", text(title)), ("how", text(known(checked)))],
        );
        let sources = checked.sources.iter().filter_map(|id| guide.source(id));
        let lines: Vec<String> = sources
            .map(|source| {
                let seen = seen_on(&source.read_on).unwrap_or_else(|| tr("seen-date-unknown"));
                let values = [
                    ("title", text(&source.title)),
                    ("publisher", text(&source.publisher)),
                    ("day", text(seen)),
                ];
                tr_with("dialog-source", &values)
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
        How::Done => tr("common-known-done"),
        How::Read => tr("common-known-read"),
        How::Reported => tr("common-known-reported"),
        How::Unconfirmed => return tr("common-known-unconfirmed"),
    };
    match seen_on(&checked.on) {
        Some(on) => tr_with("common-known-seen", &[("how", text(how)), ("on", text(on))]),
        None => tr_with("common-known-unseen", &[("how", text(how))]),
    }
}

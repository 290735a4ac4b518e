//! How something is known, in words, and where it was read.

use super::{PageResult, Session};
use crate::case::Checklist;
use crate::guide::{Checked, Guide};
use crate::i18n::{seen_on, text, tr, tr_with};
use crate::present;

impl Session<'_> {
    /// How the step at hand and the way as a whole are known, with their sources.
    pub(super) fn how_we_know(&mut self) -> PageResult<()> {
        let open = self.now()?;
        self.title(&tr("shell-how-we-know"))?;
        if let Some(checklist) = Checklist::of(&open.guide, &open.case) {
            if let Some(item) = checklist.current() {
                self.tell_known(&open.guide, &item.step.title, &item.step.checked)?;
            }
            let way = checklist.channel;
            self.tell_known(&open.guide, &way.title, &way.checked)?;
        }
        self.tell(&tr("terminal-known-note"))
    }

    fn tell_known(&mut self, guide: &Guide, title: &str, checked: &Checked) -> PageResult<()> {
        let said = tr_with(
            "terminal-known",
            &[
                ("title", text(title)),
                ("how", text(present::how_known(checked))),
            ],
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

//! What it takes, keeps and loses; whose account it is.

use std::io::{BufRead, Write};
use std::sync::Arc;

use super::ask::Typed;
use super::menu::Menu;
use super::{Session, Turn};
use crate::case::Event;
use crate::guide::{Difficulty, Guide};
use crate::words::{fill, number, say, text};

/// The longest name for an account, in characters.
const LONGEST_NAME: usize = 60;

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// Shows what a guide is about, and begins a case when the person wants to.
    pub(super) fn summary_before(&mut self, guide: &Arc<Guide>) -> Turn<()> {
        if !self.summary(guide)? {
            return Ok(());
        }
        self.begin(guide)?;
        self.save(&Event::SummaryRead)?;
        self.name()?;
        self.case()
    }

    /// True when the person goes on from it.
    pub(super) fn summary(&mut self, guide: &Guide) -> Turn<bool> {
        self.tell_summary(guide)?;
        let mut menu = Menu::new();
        menu.add(say("terminal-summary-go-on"), true);
        menu.back(false);
        Ok(self.choose(&menu)?.unwrap_or(false))
    }

    fn tell_summary(&mut self, guide: &Guide) -> Turn<()> {
        let summary = &guide.summary;
        self.title(&fill(
            "terminal-summary-title",
            &[("service", text(&guide.title))],
        ))?;
        if self.catalogue.is_own(&guide.id) {
            self.tell(&say("own-guide"))?;
        }
        let [least, most] = summary.minutes;
        let minutes = [
            ("least", number(least as usize)),
            ("most", number(most as usize)),
        ];
        self.tell(&fill("common-summary-minutes", &minutes))?;
        self.tell(&match summary.difficulty {
            Difficulty::Easy => say("common-summary-easy"),
            Difficulty::Medium => say("common-summary-medium"),
            Difficulty::Hard => say("common-summary-hard"),
        })?;
        self.tell(&summary.why)?;
        let lists = [
            (say("common-summary-needs"), &summary.needs),
            (say("common-summary-keep"), &summary.you_keep),
            (say("common-summary-lose"), &summary.you_lose),
        ];
        for (heading, lines) in lists {
            self.tell_list(&heading, lines.iter().map(String::as_str))?;
        }
        let claims = [
            (say("common-summary-access"), &summary.access_until),
            (say("common-summary-refund"), &summary.refund),
        ];
        for (heading, claim) in claims {
            self.tell_list(&heading, [claim.text.as_str()])?;
        }
        let instead = summary.instead.iter().map(|claim| claim.text.as_str());
        self.tell_list(&say("common-summary-instead"), instead)?;
        self.tell_look_alikes(guide)
    }

    fn tell_look_alikes(&mut self, guide: &Guide) -> Turn<()> {
        let lines: Vec<String> = guide
            .service
            .not_the_same_as
            .iter()
            .map(|other| {
                let values = [
                    ("name", text(&other.name)),
                    ("how", text(&other.how_to_tell)),
                ];
                fill("common-summary-look-alike", &values)
            })
            .collect();
        self.tell_list(
            &say("common-summary-look-alikes"),
            lines.iter().map(String::as_str),
        )
    }

    /// Whose account it is. An address is turned down: a nickname tells enough.
    pub(super) fn name(&mut self) -> Turn<()> {
        self.title(&say("terminal-name-title"))?;
        self.tell(&say("terminal-name-why"))?;
        let was = self.now()?.case.person;
        if !was.is_empty() {
            self.tell(&fill("terminal-now-it-is", &[("value", text(&was))]))?;
        }
        loop {
            match self.ask(&say("terminal-name-prompt"))? {
                Typed::Back | Typed::Nothing => return Ok(()),
                Typed::Text(name) if name.contains('@') => {
                    self.note(&say("terminal-name-no-address"))?;
                }
                Typed::Text(name) => {
                    let person: String = name.chars().take(LONGEST_NAME).collect();
                    return self.save(&Event::Named { person });
                }
            }
        }
    }
}

//! What it takes, keeps and loses; whose account it is.

use crate::case::Event;
use crate::guide::{Difficulty, Guide};
use crate::i18n::{text, tr, tr_with};
use crate::present;
use crate::terminal::ask::Typed;
use crate::terminal::menu::Menu;
use crate::terminal::{PageResult, Session};

impl Session<'_> {
    /// What it takes, keeps and loses: to be read at any time, and asked of nobody.
    pub(in crate::terminal) fn before_you_start(&mut self) -> PageResult<()> {
        let guide = self.now()?.guide;
        self.tell_summary(&guide)?;
        let mut menu = Menu::new();
        menu.back(());
        self.choose(&menu).map(drop)
    }

    fn tell_summary(&mut self, guide: &Guide) -> PageResult<()> {
        let summary = &guide.summary;
        self.title(&tr_with(
            "terminal-summary-title",
            &[("service", text(&guide.title))],
        ))?;
        if self.catalogue.is_own(&guide.id) {
            self.tell(&tr("own-guide"))?;
        }
        let minutes = [("minutes", text(present::minutes(summary.minutes)))];
        self.tell(&tr_with("common-summary-minutes", &minutes))?;
        self.tell(&match summary.difficulty {
            Difficulty::Easy => tr("common-summary-easy"),
            Difficulty::Medium => tr("common-summary-medium"),
            Difficulty::Hard => tr("common-summary-hard"),
        })?;
        self.tell(&summary.why)?;
        let lists = [
            (tr("common-summary-needs"), &summary.needs),
            (tr("common-summary-keep"), &summary.you_keep),
            (tr("common-summary-lose"), &summary.you_lose),
        ];
        for (heading, lines) in lists {
            self.tell_list(&heading, lines.iter().map(String::as_str))?;
        }
        let claims = [
            (tr("common-summary-access"), &summary.access_until),
            (tr("common-summary-refund"), &summary.refund),
        ];
        for (heading, claim) in claims {
            self.tell_list(&heading, [claim.text.as_str()])?;
        }
        let instead = summary.instead.iter().map(|claim| claim.text.as_str());
        self.tell_list(&tr("common-summary-instead"), instead)?;
        self.tell_look_alikes(guide)
    }

    fn tell_look_alikes(&mut self, guide: &Guide) -> PageResult<()> {
        let lines: Vec<String> = guide
            .service
            .not_the_same_as
            .iter()
            .map(|other| {
                let values = [
                    ("name", text(&other.name)),
                    ("how", text(&other.how_to_tell)),
                ];
                tr_with("common-summary-look-alike", &values)
            })
            .collect();
        self.tell_list(
            &tr("common-summary-look-alikes"),
            lines.iter().map(String::as_str),
        )
    }

    /// Whose account it is. An address is turned down: a nickname tells enough.
    pub(in crate::terminal) fn name(&mut self) -> PageResult<()> {
        self.introduce(&tr("terminal-name-title"), &tr("terminal-name-why"))?;
        let was = self.now()?.case.person;
        if !was.is_empty() {
            self.tell(&tr_with("terminal-now-it-is", &[("value", text(&was))]))?;
        }
        loop {
            match self.ask_text(&tr("terminal-name-prompt"))? {
                Typed::Back | Typed::Nothing => return Ok(()),
                Typed::Text(name) if name.contains('@') => {
                    self.note(&tr("terminal-name-no-address"))?;
                }
                Typed::Text(person) => return self.save(&Event::Named { person }),
            }
        }
    }
}

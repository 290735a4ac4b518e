//! Answers to what people ask, found by their words.

use std::sync::Arc;

use crate::case::Case;
use crate::case::checklist::Checklist;
use crate::guide::link::Address;
use crate::guide::search::{self, Kind, Query};
use crate::guide::{Answer, Guide};
use crate::i18n::{text, tr, tr_with};
use crate::present;
use crate::terminal::ask::Picked;
use crate::terminal::finder::open_label;
use crate::terminal::menu::Menu;
use crate::terminal::{PageResult, Session};

mod letters;

/// At most so many answers are listed.
const MOST: usize = 12;

#[derive(Clone)]
enum Pick {
    Open(Address),
    Letter,
    Back,
}

impl Session<'_> {
    /// Looks for answers until the person goes back.
    pub(in crate::terminal) fn answers(&mut self, words: &str) -> PageResult<()> {
        let mut words = words.to_owned();
        loop {
            self.title(&tr("common-answers-title"))?;
            let found = self.find(&words);
            if found.is_empty() {
                self.tell(&tr_with(
                    "terminal-answers-none",
                    &[("typed", text(&words))],
                ))?;
            } else if words.is_empty() {
                self.tell(&tr("terminal-answers-how"))?;
            }
            let mut menu = Menu::new();
            for (guide, answer) in found {
                let label = if self.open.is_some() {
                    answer.question.clone()
                } else {
                    let values = [
                        ("service", text(&guide.title)),
                        ("question", text(&answer.question)),
                    ];
                    tr_with("terminal-answers-line", &values)
                };
                menu.add(label, Some((guide, answer)));
            }
            menu.back(None);
            match self.choose_or_words(&menu)? {
                Picked::Choice(Some((guide, answer))) => self.answer(&guide, &answer)?,
                Picked::Words(typed) => words = typed,
                Picked::Choice(None) | Picked::Back => return Ok(()),
            }
        }
    }

    /// Returns the answers of the open case's guide, or of every guide, the best first: those
    /// that the window's search finds, in its order. Without words, those of the current step
    /// come first.
    fn find(&self, words: &str) -> Vec<(Arc<Guide>, Answer)> {
        let case = self.open.as_ref().map(|open| &open.case);
        let guides: Vec<Arc<Guide>> = if let Some(open) = &self.open {
            vec![Arc::clone(&open.guide)]
        } else {
            let entries = self.catalogue.entries().iter();
            entries.filter_map(|e| self.catalogue.get(&e.id)).collect()
        };
        let mut found: Vec<(Arc<Guide>, Answer)> = found_in(&guides, case, words)
            .into_iter()
            .map(|(guide, answer)| (Arc::clone(guide), answer.clone()))
            .collect();
        if let Some(open) = self.open.as_ref().filter(|_| words.is_empty()) {
            let step = Checklist::of(&open.guide, &open.case)
                .and_then(|list| list.current().map(|item| item.step.id.clone()));
            found.sort_by_key(|(_, answer)| {
                step.as_ref().is_none_or(|id| !answer.steps.contains(id))
            });
        }
        found.truncate(MOST);
        found
    }

    fn answer(&mut self, guide: &Guide, answer: &Answer) -> PageResult<()> {
        self.title(&answer.question)?;
        for paragraph in &answer.answer {
            self.tell(paragraph)?;
        }
        self.tell(&present::how_known(&answer.checked))?;
        let region = self.open.as_ref().and_then(|open| open.case.region.clone());
        let region = region.unwrap_or_default();
        let mut menu = Menu::new();
        for link in &answer.open {
            if let Ok(address) = guide.address(link, &region) {
                self.tell_address(&address)?;
                menu.add(open_label(address.host()), Pick::Open(address));
            }
        }
        let letter = answer.letter.as_ref();
        let letter = letter.and_then(|id| guide.letter(id));
        if let Some(letter) = letter {
            let values = [("title", text(&letter.title))];
            menu.add(tr_with("terminal-letter-show", &values), Pick::Letter);
        }
        menu.back(Pick::Back);
        loop {
            match self.choose(&menu)? {
                Some(Pick::Open(address)) => self.open_address_of(&guide.id, Some(&address))?,
                Some(Pick::Letter) => {
                    if let Some(letter) = letter {
                        self.letter(guide, letter)?;
                    }
                }
                Some(Pick::Back) | None => return Ok(()),
            }
        }
    }
}

/// Returns the answers of these guides that fit the words, the best first.
fn found_in<'g>(
    guides: &'g [Arc<Guide>],
    case: Option<&Case>,
    words: &str,
) -> Vec<(&'g Arc<Guide>, &'g Answer)> {
    let entries = guides.iter().flat_map(|guide| search::index(guide));
    let found = search::find(entries, &Query::read(words), case.map(Case::search_scope));
    found
        .into_iter()
        .filter_map(|entry| {
            let guide = guides.iter().find(|guide| guide.id == entry.guide)?;
            match entry.kind {
                Kind::Answer(at) => Some((guide, guide.answers.get(at)?)),
                Kind::Trouble(_) | Kind::Letter(_) => None,
            }
        })
        .collect()
}

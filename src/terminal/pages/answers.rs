//! Answers to what people ask, found by their words; and texts to send.

use std::io::{BufRead, Write};
use std::sync::Arc;

use crate::case::Case;
use crate::case::checklist::Checklist;
use crate::guide::link::Address;
use crate::guide::{Answer, Guide, Letter, Medium, Slot};
use crate::i18n::{text, tr, tr_with};
use crate::terminal::ask::{Picked, Typed};
use crate::terminal::finder::open_label;
use crate::terminal::known::known;
use crate::terminal::menu::Menu;
use crate::terminal::{PageResult, Session};

/// At most so many answers are listed.
const MOST: usize = 12;

#[derive(Clone)]
enum Pick {
    Open(Address),
    Letter,
    Back,
}

impl<R: BufRead, W: Write> Session<'_, R, W> {
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

    /// The answers of the open case's guide, or of every guide.
    fn find(&self, words: &str) -> Vec<(Arc<Guide>, Answer)> {
        let case = self.open.as_ref().map(|open| &open.case);
        let guides: Vec<Arc<Guide>> = if let Some(open) = &self.open {
            vec![Arc::clone(&open.guide)]
        } else {
            let entries = self.catalogue.entries().iter();
            entries.filter_map(|e| self.catalogue.get(&e.id)).collect()
        };
        let mut found: Vec<(usize, Arc<Guide>, Answer)> = guides
            .iter()
            .flat_map(|guide| {
                let matches = matching(guide, case, words).into_iter();
                matches.map(|(score, answer)| (score, Arc::clone(guide), answer.clone()))
            })
            .collect();
        found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
        found.truncate(MOST);
        found
            .into_iter()
            .map(|(_, guide, answer)| (guide, answer))
            .collect()
    }

    fn answer(&mut self, guide: &Guide, answer: &Answer) -> PageResult<()> {
        self.title(&answer.question)?;
        for paragraph in &answer.answer {
            self.tell(paragraph)?;
        }
        self.tell(&known(&answer.checked))?;
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
        let letter = letter.and_then(|id| guide.letters.iter().find(|one| one.id == *id));
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

    /// The texts to send that the open case's guide holds.
    pub(in crate::terminal) fn letters(&mut self) -> PageResult<()> {
        loop {
            let open = self.now()?;
            self.title(&tr("terminal-letters"))?;
            let mut menu = Menu::new();
            for letter in &open.guide.letters {
                menu.add(letter.title.clone(), Some(letter));
            }
            menu.back(None);
            match self.choose(&menu)?.flatten() {
                Some(letter) => self.letter(&open.guide, letter)?,
                None => return Ok(()),
            }
        }
    }

    /// Fills a text's gaps and prints it. What is typed into them is not kept.
    fn letter(&mut self, guide: &Guide, letter: &Letter) -> PageResult<()> {
        self.title(&letter.title)?;
        self.tell(&match letter.medium {
            Medium::Chat => tr("common-letter-chat"),
            Medium::Email => tr("common-letter-email"),
            Medium::Post => tr("common-letter-post"),
            Medium::Phone => tr("common-letter-phone"),
        })?;
        let mut filled = letter.text.clone();
        if !letter.slots.is_empty() {
            self.tell(&tr("terminal-letter-gaps"))?;
        }
        for slot in &letter.slots {
            let Some(value) = self.slot(slot)? else {
                return Ok(());
            };
            filled = filled.replace(&format!("{{{{{}}}}}", slot.id), &value);
        }
        self.title(&tr("terminal-letter-text"))?;
        self.tell(&filled)?;
        let region = self.open.as_ref().and_then(|open| open.case.region.clone());
        let address = letter
            .link
            .as_ref()
            .and_then(|link| guide.address(link, &region.unwrap_or_default()).ok());
        let mut menu = Menu::new();
        if let Some(address) = &address {
            self.tell_address(address)?;
            menu.add(open_label(address.host()), true);
        }
        menu.back(false);
        while self.choose(&menu)? == Some(true) {
            self.open_address_of(&guide.id, address.as_ref())?;
        }
        Ok(())
    }

    /// What stands in a gap; its label in brackets when it was left empty; none for "back".
    fn slot(&mut self, slot: &Slot) -> PageResult<Option<String>> {
        let prompt = tr_with("terminal-letter-slot", &[("what", text(&slot.label))]);
        Ok(match self.ask(&prompt)? {
            Typed::Back => None,
            Typed::Nothing => Some(format!("[{}]", slot.label)),
            Typed::Text(value) => Some(value),
        })
    }
}

/// The answers that are true for this case and hold the words, best first. Without words,
/// those of the step at hand come first.
fn matching<'g>(guide: &'g Guide, case: Option<&Case>, words: &str) -> Vec<(usize, &'g Answer)> {
    let step = case.and_then(|case| {
        Checklist::of(guide, case)?
            .current()
            .map(|item| item.step.id.clone())
    });
    let words: Vec<String> = words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    guide
        .answers
        .iter()
        .filter(|answer| case.is_none_or(|case| is_true_for(answer, case)))
        .filter_map(|answer| {
            let here = step
                .as_ref()
                .is_some_and(|step| answer.steps.contains(step));
            let score = score(answer, &words);
            let fits = words.is_empty() || score > 0;
            fits.then_some((score * 2 + usize::from(here), answer))
        })
        .collect()
}

fn is_true_for(answer: &Answer, case: &Case) -> bool {
    let fits = |known: Option<&String>, named: &[String]| {
        named.is_empty() || known.is_none_or(|known| named.contains(known))
    };
    fits(case.channel.as_ref(), &answer.channels) && fits(case.region.as_ref(), &answer.regions)
}

/// How well the words fit: in the question and its other words they count for more.
fn score(answer: &Answer, words: &[String]) -> usize {
    let question = answer.question.to_lowercase();
    let also = answer.also.join(" ").to_lowercase();
    let body = answer.answer.join(" ").to_lowercase();
    words
        .iter()
        .map(|word| {
            // Short words stand in every text; they count only as a whole question's part.
            let in_head = question.contains(word.as_str()) || also.contains(word.as_str());
            match (in_head, body.contains(word.as_str()), word.len() > 3) {
                (true, _, true) => 4,
                (true, _, false) => 1,
                (false, true, true) => 2,
                _ => 0,
            }
        })
        .sum()
}

//! Who charges: the statement line, the questions, the list, and looking one by one.

use crate::case::{Event, Outcome, commands};
use crate::guide::billing::{self, Verdict};
use crate::guide::step::End;
use crate::guide::{Certainty, Channel, ChannelId, Question};
use crate::i18n::{number, text, tr, tr_with};
use crate::present::finder;
use crate::present::finder::company::{of_channel, other_ways};
use crate::terminal::ask::Typed;
use crate::terminal::case::Next;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{PageResult, Session};

mod company;

#[derive(Clone)]
enum Pick {
    Take(ChannelId),
    Statement,
    Questions,
    List,
    Cannot,
    Back,
}

impl Session<'_> {
    /// For somebody who is not sure: the statement line, questions, the list, looking.
    pub(in crate::terminal) fn unsure(&mut self) -> Next {
        let open = self.now()?;
        self.introduce(&tr("terminal-unsure-title"), &tr("common-finder-why"))?;
        let mut menu = Menu::new();
        let verdicts = self.verdicts()?;
        let found = verdicts
            .first()
            .filter(|best| best.certainty.is_some() && !best.against);
        if let Some(channel) = found.and_then(|best| open.guide.channel(&best.channel)) {
            self.tell_verdict(found, &channel.title)?;
            let values = [("channel", text(&channel.title))];
            let label = tr_with("terminal-finder-take", &values);
            menu.add(label, Pick::Take(channel.id.clone()));
        }
        menu.add(tr("terminal-finder-statement"), Pick::Statement);
        let questions = open.guide.billing.questions.len();
        if questions > 0 {
            let values = [("count", number(questions))];
            menu.add(
                tr_with("terminal-finder-questions", &values),
                Pick::Questions,
            );
        }
        menu.add(tr("terminal-finder-list"), Pick::List);
        menu.add(tr("terminal-finder-cannot"), Pick::Cannot);
        menu.back(Pick::Back);
        match self.choose(&menu)? {
            Some(Pick::Take(channel)) => self.take_channel(&channel).map(|()| None),
            Some(Pick::Statement) => self.statement(),
            Some(Pick::Questions) => self.questions(),
            Some(Pick::List) => self.channels(),
            Some(Pick::Cannot) => self.look_one_by_one(),
            Some(Pick::Back) | None => Ok(Some(Part::Finder)),
        }
    }

    fn verdicts(&self) -> PageResult<Vec<Verdict>> {
        let open = self.now()?;
        Ok(billing::weigh(
            &open.guide,
            &self.region_id(&open),
            open.case.plan_id(),
            open.case
                .pattern
                .as_deref()
                .map(|id| (id, open.case.pattern_certainty)),
            &open.case.answers,
            &open.case.ruled_out,
        ))
    }

    fn tell_verdict(&mut self, verdict: Option<&Verdict>, channel: &str) -> PageResult<()> {
        let Some(verdict) = verdict else {
            return Ok(());
        };
        let values = [("channel", text(channel))];
        self.tell(&match verdict.certainty {
            Some(Certainty::Sure) => tr_with("common-verdict-sure", &values),
            Some(Certainty::Likely) => tr_with("common-verdict-likely", &values),
            _ => tr_with("common-verdict-possible", &values),
        })?;
        for why in &verdict.why {
            self.tell_after("- ", why)?;
        }
        Ok(())
    }

    pub(in crate::terminal) fn take_channel(&mut self, channel: &ChannelId) -> PageResult<()> {
        let open = self.now()?;
        // Choosing it once more opens a case again that had ended.
        if open.case.channel.as_ref() == Some(channel) && open.case.outcome == Outcome::Open {
            return Ok(());
        }
        let region = self.region_id(&open);
        self.save_all(commands::take_channel(
            &open.guide,
            &open.case,
            &region,
            channel,
        ))
    }

    /// Reads a line of a bank statement. It may hold card digits, so it goes nowhere: only the
    /// id of the pattern that fitted is kept.
    fn statement(&mut self) -> Next {
        self.introduce(
            &tr("terminal-statement-title"),
            &tr("terminal-statement-how"),
        )?;
        self.tell(&tr("common-statement-not-kept"))?;
        let line = match self.ask(&tr("terminal-statement-prompt"))? {
            Typed::Text(line) => line,
            Typed::Back | Typed::Nothing => return Ok(Some(Part::Unsure)),
        };
        let open = self.now()?;
        let findings = billing::read_statement(&open.guide.billing, &line);
        let Some(first) = findings.first() else {
            self.note(&tr("common-statement-unknown"))?;
            return Ok(Some(Part::Unsure));
        };
        for finding in &findings {
            self.note(&finding.pattern.say)?;
        }
        let pattern = Some(first.pattern.id.clone());
        let certainty = Some(first.certainty);
        if (&open.case.pattern, open.case.pattern_certainty) != (&pattern, certainty) {
            self.save(&Event::StatementRead { pattern, certainty })?;
        }
        Ok(Some(Part::Unsure))
    }

    fn questions(&mut self) -> Next {
        let open = self.now()?;
        let questions = &open.guide.billing.questions;
        let mut at = 0;
        while let Some(question) = questions.get(at) {
            match self.question(question, at + 1, questions.len())? {
                Some(answer) => {
                    self.save(&Event::QuestionAnswered {
                        question: question.id.clone(),
                        answer: Some(answer).filter(|answer| !answer.is_empty()),
                    })?;
                    at += 1;
                }
                None if at == 0 => break,
                None => at -= 1,
            }
        }
        Ok(Some(Part::Unsure))
    }

    /// The answer's id, empty for "not sure"; none for "back".
    fn question(
        &mut self,
        question: &Question,
        at: usize,
        of: usize,
    ) -> PageResult<Option<String>> {
        let values = [
            ("number", number(at)),
            ("of", number(of)),
            ("question", text(&question.text)),
        ];
        self.introduce(&tr_with("terminal-question-title", &values), &question.why)?;
        let answers = self.now()?.case.answers;
        let given = answers.get(&question.id).and_then(Option::as_deref);
        if let Some(given) = question
            .answers
            .iter()
            .find(|a| Some(a.id.as_str()) == given)
        {
            self.tell(&tr_with(
                "terminal-now-it-is",
                &[("value", text(&given.text))],
            ))?;
        }
        let mut menu = Menu::new();
        for answer in &question.answers {
            menu.add(answer.text.clone(), Some(answer.id.clone()));
        }
        menu.add(tr("terminal-not-sure"), Some(String::new()));
        menu.back(None);
        Ok(self.choose(&menu)?.flatten())
    }

    /// Every channel of this country and plan, the likeliest first.
    fn channels(&mut self) -> Next {
        let open = self.now()?;
        self.title(&tr("terminal-channels-title"))?;
        let region = self.region_id(&open);
        let mut order: Vec<ChannelId> = self.verdicts()?.into_iter().map(|v| v.channel).collect();
        let offered = open.guide.channels_for(&region, open.case.plan_id());
        let out: Vec<&Channel> = offered
            .filter(|channel| open.case.ruled_out.contains(&channel.id))
            .collect();
        order.extend(out.iter().map(|channel| channel.id.clone()));
        let mut menu = Menu::new();
        for channel in order.iter().filter_map(|id| open.guide.channel(id)) {
            let values = [
                ("channel", text(&channel.title)),
                ("note", text(&channel.note)),
            ];
            let label = if open.case.ruled_out.contains(&channel.id) {
                tr_with("terminal-channels-ruled-out", &values)
            } else {
                tr_with("terminal-channels-choice", &values)
            };
            menu.add(label, Some(channel.id.clone()));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(channel) => self.take_channel(&channel).map(|()| None),
            None => Ok(Some(Part::Unsure)),
        }
    }

    /// "I can't find the charge": the guide's order, one after the other.
    fn look_one_by_one(&mut self) -> Next {
        loop {
            let open = self.now()?;
            let region = self.region_id(&open);
            let plan = open.case.plan_id();
            let next = billing::next_to_try(&open.guide, &region, plan, &open.case.ruled_out);
            let Some((next, company)) = next.and_then(|next| {
                Some((next, of_channel(&open.guide, &region, plan, &next.channel)?))
            }) else {
                return self.nothing_left();
            };
            let values = [("channel", text(company.title))];
            self.introduce(&tr_with("terminal-try-title", &values), &next.how)?;
            for how in other_ways(&open.guide, &company, next) {
                self.tell(how)?;
            }
            let address = next
                .link
                .as_deref()
                .and_then(|link| open.guide.address(link, &region).ok());
            if let Some(address) = &address {
                self.tell_address(address)?;
            }
            let mut menu = Menu::new();
            menu.add(tr("terminal-try-yes"), Look::Yes);
            menu.add(tr("terminal-try-no"), Look::No);
            menu.add(tr("finder-no-charge"), Look::Nothing);
            if let Some(address) = &address {
                menu.add(open_label(address.host()), Look::Open);
            }
            menu.back(Look::Back);
            match self.choose(&menu)? {
                Some(Look::Yes) => return self.take_company(&open, &company),
                Some(Look::No) => {
                    let channels = company.channels.iter().map(|channel| channel.id.clone());
                    let out = channels.map(|channel| Event::RuledOut { channel });
                    self.save_all(out.collect())?;
                }
                Some(Look::Nothing) => return self.ends_without_charge(),
                Some(Look::Open) => self.open_address(address.as_ref())?,
                Some(Look::Back) | None => return Ok(Some(Part::Unsure)),
            }
        }
    }

    /// There is no charge at all.
    fn ends_without_charge(&mut self) -> Next {
        let end = End::NothingToCancel;
        self.save(&Event::Ended { end }).map(|()| None)
    }

    /// Every channel was looked at. Some may be looked at again; support knows for sure.
    fn nothing_left(&mut self) -> Next {
        let open = self.now()?;
        self.title(&tr("finder-nothing-left"))?;
        for words in finder::nothing_left() {
            self.tell(&words)?;
        }
        let mut menu = Menu::new();
        menu.add(tr("finder-start-over"), NothingLeft::Again);
        menu.add(tr("finder-nothing"), NothingLeft::Nothing);
        if !open.guide.letters.is_empty() {
            menu.add(tr("terminal-letters"), NothingLeft::Letters);
        }
        menu.add(tr("terminal-finder-list"), NothingLeft::List);
        menu.back(NothingLeft::Back);
        match self.choose(&menu)? {
            Some(NothingLeft::Again) => {
                let again = open.case.ruled_out.into_iter();
                let again = again.map(|channel| Event::RuledIn { channel });
                self.save_all(again.collect())?;
            }
            Some(NothingLeft::Nothing) => return self.ends_without_charge(),
            Some(NothingLeft::Letters) => self.letters()?,
            Some(NothingLeft::List) => return self.channels(),
            Some(NothingLeft::Back) | None => {}
        }
        Ok(Some(Part::Unsure))
    }
}

#[derive(Clone)]
enum Look {
    Yes,
    No,
    Nothing,
    Open,
    Back,
}

#[derive(Clone)]
enum NothingLeft {
    Again,
    Nothing,
    Letters,
    List,
    Back,
}

/// What the choice that opens a page says.
pub(in crate::terminal) fn open_label(host: &str) -> String {
    tr_with("terminal-open", &[("host", text(host))])
}

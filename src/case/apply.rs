//! What each event makes true. Pure, total and instant.

use jiff::Timestamp;
use jiff::civil::Date;

use super::dates::Sent;
use super::ending::utc_day;
use super::event::{BackupAnswer, Money, StepMark};
use super::proof::Attachment;
use super::{Case, Entry, Event, How, Outcome, Settled};
use crate::guide::step::{End, Fact, Then};
use crate::guide::{ChannelId, GuideId, StepId, TaskId};
use crate::text::{clean, one_line};

impl Case {
    /// Makes one entry true. Entries come in the journal's order.
    pub fn apply(&mut self, entry: &Entry) {
        if entry.event.can_be_undone() {
            self.undoable.push((entry.id.clone(), entry.event.clone()));
        }
        match &entry.event {
            Event::Started { guide, revision } => self.start(guide, *revision, entry.at),
            Event::Named { person } => self.person = one_line(person),
            Event::RegionChosen { region } => self.region = Some(region.clone()),
            Event::PlanChosen { plan } => self.plan = plan.clone().into(),
            Event::StatementRead { pattern, certainty } => {
                self.pattern.clone_from(pattern);
                self.pattern_certainty = *certainty;
            }
            Event::QuestionAnswered { question, answer } => {
                self.answers.insert(question.clone(), answer.clone());
            }
            Event::RuledOut { channel } => self.rule_out(channel),
            Event::RuledIn { channel } => {
                self.ruled_out.remove(channel);
            }
            Event::ChannelChosen { channel } => self.take_channel(channel),
            Event::SummaryRead => self.summary_read = true,
            Event::StageOpened { stage } => self.opened = Some(*stage),
            Event::Ticked { step, ends } => {
                self.settle_and_go_on(step, How::Done, *ends, entry.at);
            }
            Event::Unticked { step } => self.reopen_step(step),
            Event::Skipped { step, reason, ends } => {
                self.settle_and_go_on(step, How::Skipped(clean(reason)), *ends, entry.at);
            }
            Event::OptionChosen {
                step,
                option,
                then,
                over,
                ends,
            } => {
                self.pass_over(over);
                self.settle_and_go_on(step, How::Chosen(option.clone()), *ends, entry.at);
                // Whoever comes back to this company answers it again.
                if matches!(then, Then::Finder | Then::Channel(_)) {
                    self.settled.remove(&step.id);
                }
                self.follow(then, &step.id, None, entry.at);
            }
            Event::Observed { .. } => self.observe(entry),
            Event::WentTo { step } => {
                self.opened = Some(super::Stage::Cancel);
                self.pointer = Some(step.clone());
            }
            Event::BackupAnswered { task, answer } => self.answer_backup(task, answer),
            Event::BackupChecked { task, check } => {
                self.checks.insert(task.clone(), (**check).clone());
            }
            Event::Noted { at, value } => note(&mut self.notes, at.clone(), value),
            Event::FactNoted { fact, value } => note(&mut self.facts, *fact, value),
            Event::PriceNoted { price } => {
                self.take_price(price.as_ref(), entry.at);
            }
            Event::Ended { end } => self.finish(*end, entry.at),
            Event::ConfirmationSeen { seen } => self.confirmation_seen = Some(*seen),
            Event::ChargeChecked { came } => self.check_charge(*came, entry.at),
            Event::Reopened { reopen } => self.reopen(reopen),
            Event::ReasonGiven { reason } => self.reason = reason.as_deref().map(clean).into(),
            Event::CycleNoted { cycle } => self.cycle = cycle.filter(|cycle| cycle.is_sound()),
            Event::TrialNoted { trial } => self.trial = trial.filter(|trial| trial.is_sound()),
            Event::DayNoted { day } => self.note_day(*day),
            Event::LetterSent { letter, on, due } => self.send(letter, *on, *due),
            Event::LetterAnswered { letter } => {
                if let Some(sent) = self.letters.get_mut(letter) {
                    sent.answered = true;
                }
            }
            Event::ProofNoted { detail, value } => {
                note(&mut self.proof.details, *detail, value);
            }
            Event::FileAttached { file } => self.attach(file),
            Event::FileTakenOff { sha256 } => {
                self.proof.files.retain(|file| file.sha256 != *sha256);
            }
            Event::SignAnswered { sign, seen } => self.answer_sign(sign, *seen),
            Event::CalendarSaved { entries } => self.calendar.clone_from(entries),
            // What is taken back is left out of the replay, and what is unknown is passed over.
            Event::Undone { .. } | Event::Unknown => {}
        }
    }

    fn start(&mut self, guide: &GuideId, revision: u32, at: Timestamp) {
        self.guide = one_line(guide).into();
        self.revision = revision;
        self.began = Some(at);
    }

    fn rule_out(&mut self, channel: &ChannelId) {
        self.ruled_out.insert(channel.clone());
        if self.channel.as_ref() == Some(channel) {
            self.channel = None;
            self.pointer = None;
            self.waiting_until = None;
        }
    }

    fn take_channel(&mut self, channel: &ChannelId) {
        self.channel = Some(channel.clone());
        self.ruled_out.remove(channel);
        self.pointer = None;
        // It was the other company that the person waited for.
        self.waiting_until = None;
        self.open_again();
    }

    /// Opens the case again. What was confirmed has to be confirmed anew, and the day of the
    /// cancellation is remembered only where a charge came all the same.
    fn open_again(&mut self) {
        match self.outcome {
            Outcome::Open | Outcome::MovedTo(_) => {}
            Outcome::ChargedAgain | Outcome::Proven { .. } => self.confirmation_seen = None,
            Outcome::Ended { .. } => {
                self.confirmation_seen = None;
                self.ended = None;
                self.ended_day = None;
            }
        }
        self.outcome = Outcome::Open;
    }

    fn settle_and_go_on(&mut self, step: &StepMark, how: How, ends: Option<End>, at: Timestamp) {
        let mark = Some(StepMark {
            title: one_line(&step.title),
            words: step.words.iter().map(|word| one_line(word)).collect(),
            ..step.clone()
        });
        self.settled.insert(step.id.clone(), Settled { how, mark });
        self.pointer = None;
        self.waiting_until = None;
        if let Some(end) = ends {
            self.finish(end, at);
            self.note_confirmation(end);
        }
    }

    /// Whoever did every step has confirmed it and seen that it ends: nobody is asked that twice.
    fn note_confirmation(&mut self, end: End) {
        let was_left_out = |step: &Settled| matches!(step.how, How::Skipped(_));
        if end == End::Cancelled && !self.settled.values().any(was_left_out) {
            self.confirmation_seen = Some(true);
        }
    }

    fn pass_over(&mut self, over: &[StepId]) {
        for step in over {
            self.settled.entry(step.clone()).or_insert(Settled {
                how: How::PassedOver,
                mark: None,
            });
        }
    }

    fn reopen_step(&mut self, step: &StepId) {
        self.settled.remove(step);
        self.pointer = Some(step.clone());
        if matches!(self.outcome, Outcome::Ended { .. }) {
            self.open_again();
        }
    }

    fn observe(&mut self, entry: &Entry) {
        let Event::Observed {
            channel,
            step,
            saw,
            then,
            over,
            reopen,
            until,
            ends,
        } = &entry.event
        else {
            return;
        };
        self.waiting_until = None;
        *self.tries.entry(step.id.clone()).or_default() += 1;
        self.seen.insert(step.id.clone(), saw.clone());
        self.pass_over(over);
        for step in reopen {
            self.settled.remove(step);
            self.tries.remove(step);
        }
        match then {
            Then::Next => self.settle_and_go_on(step, How::Done, *ends, entry.at),
            Then::Finder => self.rule_out(channel),
            _ => self.follow(then, &step.id, *until, entry.at),
        }
    }

    /// Goes where an answer leads. `Next` and `Finder` hang on more than the answer.
    fn follow(&mut self, then: &Then, step: &StepId, until: Option<Date>, at: Timestamp) {
        match then {
            Then::Next => {}
            Then::Finder => self.channel = None,
            Then::Stay => self.pointer = Some(step.clone()),
            Then::Step(target) => {
                self.settled.remove(target);
                self.pointer = Some(target.clone());
            }
            Then::Channel(channel) => self.take_channel(channel),
            Then::OtherRegion => {
                self.region = None;
                self.pointer = None;
            }
            Then::OtherAccount => self.pointer = None,
            Then::Guide(guide) => self.outcome = Outcome::MovedTo(guide.clone()),
            Then::ComeBack(_) => {
                self.waiting_until = until;
                self.pointer = Some(step.clone());
            }
            Then::End(end) => {
                self.finish(*end, at);
                // What the page shows says so.
                if end.is_cancelled() {
                    self.confirmation_seen = Some(true);
                }
            }
        }
    }

    fn answer_backup(&mut self, task: &TaskId, answer: &BackupAnswer) {
        if *answer == BackupAnswer::Open {
            self.backup.remove(task);
        } else {
            self.backup.insert(task.clone(), answer.clone());
        }
    }

    fn finish(&mut self, end: End, at: Timestamp) {
        if end.is_cancelled() {
            self.forget_last_end();
        }
        self.waiting_until = None;
        self.pointer = None;
        self.ended = Some((end, at));
        self.ended_day = None;
        self.outcome = Outcome::Ended { end, at: Some(at) };
    }

    /// The day on which it was to end before a charge came all the same says nothing about the
    /// cancellation that follows.
    fn forget_last_end(&mut self) {
        let charged = self.charged_on.take();
        if charged.is_some_and(|charged| self.end_date().is_some_and(|end| end <= charged)) {
            self.facts.remove(&Fact::EndDate);
        }
    }

    /// A price that is typed anew on the same day was a slip; another day's is a change.
    fn take_price(&mut self, price: Option<&Money>, at: Timestamp) {
        self.price = price.map(|price| Money {
            currency: one_line(&price.currency),
            ..price.clone()
        });
        self.every = price.map(|price| price.every).or(self.every);
        let last = self.prices.last();
        if last.is_some_and(|(_, then)| utc_day(*then) == utc_day(at)) {
            self.prices.pop();
        }
        if let Some(price) = &self.price
            && self.prices.last().is_none_or(|(last, _)| last != price)
        {
            self.prices.push((price.clone(), at));
        }
    }

    fn note_day(&mut self, day: Date) {
        match self.outcome {
            Outcome::Ended { .. } => self.ended_day = Some(day),
            Outcome::Proven { .. } => self.looked_day = Some(day),
            Outcome::Open | Outcome::MovedTo(_) | Outcome::ChargedAgain => {}
        }
    }

    fn send(&mut self, letter: &str, on: Date, due: Option<Date>) {
        let answered = false;
        let sent = Sent { on, due, answered };
        self.letters.insert(one_line(letter), sent);
    }

    fn attach(&mut self, file: &Attachment) {
        if file.is_sound() && self.proof.file(&file.sha256).is_none() {
            self.proof.files.push(Attachment {
                name: one_line(&file.name),
                ..file.clone()
            });
        }
    }

    fn answer_sign(&mut self, sign: &str, seen: Option<bool>) {
        let sign = one_line(sign);
        match seen {
            Some(seen) => self.proof.signs.insert(sign, seen),
            None => self.proof.signs.remove(&sign),
        };
    }

    fn check_charge(&mut self, came: bool, at: Timestamp) {
        if came {
            self.charged_on = Some(utc_day(at));
            self.outcome = Outcome::ChargedAgain;
            return;
        }
        self.charged_on = None;
        let (end, ended) = match self.outcome {
            Outcome::Ended { end, at } => (end, at),
            Outcome::Proven { end, ended, .. } => (end, ended),
            // The charge was for something else after all.
            _ => match self.ended {
                Some((end, at)) => (end, Some(at)),
                None => (End::Cancelled, None),
            },
        };
        self.looked_day = None;
        self.outcome = Outcome::Proven { end, ended, at };
    }

    fn reopen(&mut self, reopen: &[StepId]) {
        for step in reopen {
            self.settled.remove(step);
            self.tries.remove(step);
        }
        self.open_again();
        self.opened = Some(super::Stage::Cancel);
        self.pointer = None;
        self.confirmation_seen = None;
    }
}

/// Keeps a typed value, or forgets it when it was emptied.
fn note<K: Ord>(notes: &mut std::collections::BTreeMap<K, String>, key: K, value: &str) {
    if value.trim().is_empty() {
        notes.remove(&key);
    } else {
        notes.insert(key, clean(value));
    }
}

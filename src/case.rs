//! One person's cancellation: events in, what is true now out.
//!
//! [`Event`] is the one way in for change and [`Case`] the one way to know the present.
//! Resuming is replaying. What a guide has to say to it is worked out in [`checklist`] and
//! [`page`], and turned into the next event in [`commands`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::guide::search::Scope;
use crate::guide::step::{End, Fact};
use crate::guide::{Certainty, ChannelId, GuideId, Period, StepId, TaskId};

mod apply;
pub mod backup;
pub mod check;
pub mod checklist;
pub mod commands;
pub mod dates;
pub mod ending;
pub mod event;
pub mod page;
pub mod proof;
mod reply;

pub use check::Check;
pub use checklist::Checklist;
pub use event::{BackupAnswer, Entry, Event, Money, Stage, StepMark};
pub use page::CasePage;
pub use reply::Reply;

/// What is true of one cancellation now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// The case's id: the journal's file name.
    pub id: String,
    /// The guide's id.
    pub guide: GuideId,
    /// The guide's revision when the case was begun.
    pub revision: u32,
    /// Whose account; empty for none.
    pub person: String,
    /// The country's site.
    pub region: Option<String>,
    /// The id of the plan; not said for "not sure".
    pub plan: Reply,
    /// The statement pattern that fitted.
    pub pattern: Option<String>,
    /// How surely it fitted the line that was typed.
    pub pattern_certainty: Option<Certainty>,
    /// Answers to billing questions.
    pub answers: event::BillingAnswers,
    /// Channels that were checked and are not the ones.
    pub ruled_out: BTreeSet<ChannelId>,
    /// Who charges, once that is settled.
    pub channel: Option<ChannelId>,
    /// What it takes, keeps and loses was read.
    pub summary_read: bool,
    /// The stage that the person moved to last.
    pub opened: Option<Stage>,
    /// Answered steps by id.
    pub settled: BTreeMap<StepId, Settled>,
    /// Where the person was led, or went, by themselves.
    pub pointer: Option<StepId>,
    /// How often something else was seen, by step.
    pub tries: BTreeMap<StepId, u32>,
    /// The last thing seen instead, by step.
    pub seen: BTreeMap<StepId, String>,
    /// Answers to backup tasks by id.
    pub backup: BTreeMap<TaskId, BackupAnswer>,
    /// What exported lists held, by backup task.
    pub checks: check::Checks,
    /// What was typed, by `step/ask`.
    pub notes: BTreeMap<String, String>,
    /// What was typed and is used everywhere.
    pub facts: BTreeMap<Fact, String>,
    /// What it costs.
    pub price: Option<Money>,
    /// What one payment covers, as it was said last; it outlasts a price that was taken out.
    pub every: Option<Period>,
    /// Every price that was noted, the newest last; one a day.
    pub prices: Vec<(Money, Timestamp)>,
    /// How often it is paid, where that was noted.
    pub cycle: Option<dates::Cycle>,
    /// The trial that it is, where it is one.
    pub trial: Option<dates::Trial>,
    /// Letters that went out, by id.
    pub letters: BTreeMap<String, dates::Sent>,
    /// What was kept as proof.
    pub proof: proof::Proof,
    /// What was written to a calendar file last.
    pub calendar: Vec<proof::CalendarEntry>,
    /// How it stands.
    pub outcome: Outcome,
    /// Whether the confirmation was seen, once that was asked.
    pub confirmation_seen: Option<bool>,
    /// The day until which the case waits.
    pub waiting_until: Option<Date>,
    /// Why they leave; not said for "rather not say".
    pub reason: Reply,
    /// When it was begun.
    pub began: Option<Timestamp>,
    /// When something last happened.
    pub changed: Option<Timestamp>,
    /// How the walk ended last, which outlasts a charge that came all the same.
    ended: Option<(End, Timestamp)>,
    /// The day on which it ended, where the person was.
    ended_day: Option<Date>,
    /// The day, in UTC, on which a charge was found that came all the same, until it is
    /// cancelled anew.
    charged_on: Option<Date>,
    /// The day on which the statement was looked at, where the person was.
    looked_day: Option<Date>,
    /// Entries that can be taken back, each with its id and what happened, the newest last.
    undoable: Vec<(String, Event)>,
}

/// How a step was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// In which way.
    pub how: How,
    /// The step as it stood then; none for one that was passed over.
    pub mark: Option<StepMark>,
}

/// In which way a step was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Ticked.
    Done,
    /// Left out, with the person's reason.
    Skipped(String),
    /// Answered with this option.
    Chosen(String),
    /// An answer elsewhere made it unneeded.
    PassedOver,
}

/// How a case stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Under way.
    #[default]
    Open,
    /// The walk ended.
    Ended {
        /// How.
        end: End,
        /// When that was said.
        at: Option<Timestamp>,
    },
    /// Another guide goes on with it.
    MovedTo(GuideId),
    /// A charge came all the same: it is open again.
    ChargedAgain,
    /// No charge came: it is over.
    Proven {
        /// How the walk had ended.
        end: End,
        /// When it had ended.
        ended: Option<Timestamp>,
        /// When the statement was looked at.
        at: Timestamp,
    },
}

impl Case {
    /// Returns what a search beside this case puts first: its guide, channel and region.
    pub fn search_scope(&self) -> Scope<'_> {
        Scope {
            guide: &self.guide,
            channel: self.channel.as_deref(),
            region: self.region.as_deref(),
        }
    }

    /// The case that these entries make.
    ///
    /// They are taken in their order. Where some came from another computer there is no one
    /// order; then they go by time and by id, so that both computers see the same. A clock that
    /// runs behind changes no order: see [`Entry::order`].
    pub fn replay(id: &str, entries: &[Entry]) -> Self {
        let undone = undone(entries);
        let mut case = Self {
            id: id.to_owned(),
            ..Self::default()
        };
        for entry in in_order(entries) {
            if !(entry.event.can_be_undone() && undone.contains(entry.id.as_str())) {
                case.apply(entry);
            }
            case.changed = case.changed.max(Some(entry.at));
        }
        case
    }

    /// The plan where it is known.
    pub fn plan_id(&self) -> Option<&str> {
        self.plan.said()
    }

    /// What takes the last press back, the last of its events first; nothing when there is
    /// nothing to take back.
    pub fn undo(&self) -> Vec<Event> {
        let taken_back = |(id, _): &(String, Event)| Event::Undone { entry: id.clone() };
        self.last_together().map(taken_back).collect()
    }

    /// What [`Case::undo`] takes back, the newest first.
    pub fn undoes(&self) -> impl Iterator<Item = &Event> {
        self.last_together().map(|(_, event)| event)
    }

    /// The newest of the entries that can be taken back, with those that one press made with it.
    fn last_together(&self) -> impl Iterator<Item = &(String, Event)> {
        let mut newer: Option<&String> = None;
        self.undoable.iter().rev().take_while(move |(id, _)| {
            let together = newer.is_none_or(|newer| event::following_id(id) == *newer);
            newer = Some(id);
            together
        })
    }

    /// The entry that says that a charge came all the same, while that is how the case stands.
    pub fn charge_entry(&self) -> Option<&str> {
        if self.outcome != Outcome::ChargedAgain {
            return None;
        }
        let came = |event: &Event| matches!(event, Event::ChargeChecked { came: true });
        let mut entries = self.undoable.iter().rev();
        let (id, _) = entries.find(|(_, event)| came(event))?;
        Some(id)
    }

    /// True when there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undoable.is_empty()
    }

    /// The stage in which the case is.
    pub fn stage(&self) -> Stage {
        match &self.outcome {
            Outcome::Proven { .. } | Outcome::MovedTo(_) => Stage::Done,
            Outcome::Ended { end, .. } if *end == End::NothingToCancel => Stage::Done,
            Outcome::Ended { .. } => Stage::MakeSure,
            Outcome::ChargedAgain => Stage::Cancel,
            Outcome::Open => match self.opened {
                Some(Stage::Cancel) if self.channel.is_some() => Stage::Cancel,
                _ => Stage::Backup,
            },
        }
    }

    /// True where it was cancelled, whatever came of it.
    pub fn was_cancelled(&self) -> bool {
        match self.outcome {
            Outcome::Ended { end, .. } => end.is_cancelled(),
            Outcome::Proven { .. } | Outcome::ChargedAgain => true,
            Outcome::Open | Outcome::MovedTo(_) => false,
        }
    }

    /// True when nothing is left to do.
    pub fn is_over(&self) -> bool {
        self.stage() == Stage::Done
    }
}

/// The ids of the entries that others take back.
pub fn undone(entries: &[Entry]) -> BTreeSet<&str> {
    entries
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::Undone { entry } => Some(entry.as_str()),
            _ => None,
        })
        .collect()
}

/// Entries in the order in which they are true.
pub fn in_order(entries: &[Entry]) -> Vec<&Entry> {
    let mut all: Vec<&Entry> = entries.iter().collect();
    if entries.iter().any(|entry| entry.merged_from.is_some()) {
        all.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    all
}

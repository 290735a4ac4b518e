//! What can happen in a case. Events are facts about the past: they are only ever added.
//!
//! An event carries all that replaying it needs (where an answer led, which steps it passed
//! over), so that the present never depends on which revision of the guide is at hand.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

mod press;

pub use press::batch;
pub(super) use press::following_id;

use super::check::Check;
use super::dates::{Cycle, Trial};
use super::proof::{Attachment, CalendarEntry, Detail};
use crate::guide::step::{End, Fact, Then};
use crate::guide::{Certainty, ChannelId, GuideId, Period, StepId, TaskId};

/// Something that happened in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Event {
    /// The case was begun. Always the first.
    Started {
        /// The guide's id.
        guide: GuideId,
        /// The guide's revision then.
        revision: u32,
    },
    /// Whose account it is, in the person's own words; empty for none. Never an address.
    Named {
        /// "Mum's account".
        person: String,
    },
    /// The country's site was chosen.
    RegionChosen {
        /// The region's id.
        region: String,
    },
    /// The plan was chosen, or "not sure".
    PlanChosen {
        /// The plan's id; none for "not sure".
        plan: Option<String>,
    },
    /// A statement line fitted a pattern. The line itself is never kept.
    StatementRead {
        /// The pattern's id; none when the person cleared it.
        pattern: Option<String>,
        /// How surely it fitted that line; none in journals that were written before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        certainty: Option<Certainty>,
    },
    /// A billing question was answered.
    QuestionAnswered {
        /// The question's id.
        question: String,
        /// The answer's id; none for "I'm not sure".
        answer: Option<String>,
    },
    /// A channel was checked and is not the one.
    RuledOut {
        /// The channel's id.
        channel: ChannelId,
    },
    /// A channel is possible again.
    RuledIn {
        /// The channel's id.
        channel: ChannelId,
    },
    /// The person settled on who charges them.
    ChannelChosen {
        /// The channel's id.
        channel: ChannelId,
    },
    /// What it takes, keeps and loses was read.
    SummaryRead,
    /// The person moved to a stage of their own accord.
    StageOpened {
        /// Which.
        stage: Stage,
    },
    /// A step was done.
    Ticked {
        /// The step, as it stood then.
        step: StepMark,
        /// Set on the last step of a way: how the walk ends with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<End>,
    },
    /// A step is open again.
    Unticked {
        /// The step's id.
        step: StepId,
    },
    /// A step was left out.
    Skipped {
        /// The step, as it stood then.
        step: StepMark,
        /// Why, in the person's own words; may be empty.
        reason: String,
        /// As in [`Event::Ticked`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<End>,
    },
    /// A `choose` step was answered.
    OptionChosen {
        /// The step, as it stood then.
        step: StepMark,
        /// The option's id.
        option: String,
        /// Where it led.
        then: Then,
        /// Steps that this passed over.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        over: Vec<StepId>,
        /// For `next`: as in [`Event::Ticked`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<End>,
    },
    /// The person saw something else.
    Observed {
        /// The channel on whose way it was.
        channel: ChannelId,
        /// The step, as it stood then.
        step: StepMark,
        /// The observation's id.
        saw: String,
        /// Where it led.
        then: Then,
        /// Steps that this passed over.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        over: Vec<StepId>,
        /// Steps that have to be done afresh (another account, another country's site).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        reopen: Vec<StepId>,
        /// For `come-back`: the day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// For `next`: as in [`Event::Ticked`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<End>,
    },
    /// The person went to a step of the list by themselves.
    WentTo {
        /// The step's id.
        step: StepId,
    },
    /// A backup task was answered.
    BackupAnswered {
        /// The task's id.
        task: TaskId,
        /// How.
        answer: BackupAnswer,
    },
    /// An exported list was looked into.
    BackupChecked {
        /// The task's id.
        task: TaskId,
        /// What was in it.
        check: Box<Check>,
    },
    /// An answer was typed for an `ask` that fills no fact.
    Noted {
        /// `step/ask` or `task/ask`.
        at: String,
        /// What was typed; empty for taken back.
        value: String,
    },
    /// A fact of the case was typed or confirmed.
    FactNoted {
        /// Which.
        fact: Fact,
        /// Its value: a date as `YYYY-MM-DD`, anything else as typed; empty for taken back.
        value: String,
    },
    /// What the subscription costs, as typed or confirmed.
    PriceNoted {
        /// The price; none for taken back.
        price: Option<Money>,
    },
    /// The walk ended, in one way or another.
    Ended {
        /// How.
        end: End,
    },
    /// The confirmation was seen, or not after all.
    ConfirmationSeen {
        /// Whether.
        seen: bool,
    },
    /// The statement after the next billing day was looked at.
    ChargeChecked {
        /// Whether a charge came.
        came: bool,
    },
    /// The walk is open again.
    Reopened {
        /// Steps that have to be done afresh.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        reopen: Vec<StepId>,
    },
    /// Why they leave; none for "rather not say". Asked once.
    ReasonGiven {
        /// One of the fixed reasons, or the person's own words.
        reason: Option<String>,
    },
    /// How often a payment falls due; none for taken back.
    CycleNoted {
        /// How often.
        cycle: Option<Cycle>,
    },
    /// A trial that turns into a paid plan; none for taken back.
    TrialNoted {
        /// The trial.
        trial: Option<Trial>,
    },
    /// On which day, where the person was, the walk ended or the statement was looked at in
    /// the same press.
    DayNoted {
        /// The day.
        day: Date,
    },
    /// A letter went out, or a call was made.
    LetterSent {
        /// The letter's id.
        letter: String,
        /// The day.
        on: Date,
        /// The day by which an answer is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
    },
    /// The answer to a letter came.
    LetterAnswered {
        /// The letter's id.
        letter: String,
    },
    /// Something was noted as proof; empty for taken back.
    ProofNoted {
        /// What it is.
        detail: Detail,
        /// What was typed.
        value: String,
    },
    /// A file was copied into the case's folder.
    FileAttached {
        /// The file.
        file: Attachment,
    },
    /// A file counts no longer; its copy stays, so that this can be taken back.
    FileTakenOff {
        /// Its SHA-256.
        sha256: String,
    },
    /// One of the guide's signs that it is cancelled was looked for; none for taken back.
    SignAnswered {
        /// The sign, in the guide's words.
        sign: String,
        /// Whether it was seen.
        seen: Option<bool>,
    },
    /// Dates were written to a calendar file.
    CalendarSaved {
        /// All of them.
        entries: Vec<CalendarEntry>,
    },
    /// An earlier event is taken back.
    Undone {
        /// The id of the entry that it takes back.
        entry: String,
    },
    /// An event of a newer version, kept and passed over.
    #[serde(skip)]
    Unknown,
}

/// A step as it stood when it was answered, so that a later guide can say what changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepMark {
    /// The step's id.
    pub id: StepId,
    /// Its revision.
    pub rev: u32,
    /// Its title.
    pub title: String,
    /// The vendor's words that were shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// How a backup task was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackupAnswer {
    /// Not answered (any more).
    Open,
    /// Done.
    Done,
    /// Not wanted.
    Declined,
    /// Under way until a day.
    Waiting(Date),
}

/// The four stages of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Find out who charges, and save what would be lost.
    Backup,
    /// Follow the steps.
    Cancel,
    /// See that it worked and that no charge comes.
    MakeSure,
    /// It is over.
    Done,
}

/// An amount, as typed, with what it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// In hundredths of the currency's unit (yen too: 1,080 JPY is 108000).
    pub hundredths: u64,
    /// Three letters, or as typed.
    pub currency: String,
    /// What one payment covers.
    pub every: Period,
}

/// One event as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Random, 128 bit, 32 hexadecimal digits.
    pub id: String,
    /// When, in UTC, by the clock of the computer on which it happened.
    pub at: jiff::Timestamp,
    /// Set where that clock ran behind what the case held already: it comes after that all
    /// the same, at this moment.
    pub after: Option<jiff::Timestamp>,
    /// What.
    pub event: Event,
    /// The computer's name for it when it came in through a merge.
    pub merged_from: Option<String>,
    /// True when lines before it were damaged and could not be brought back.
    pub after_gap: bool,
}

impl Entry {
    /// An entry in its usual place: no clock ran behind, and nothing before it is missing.
    pub fn new(id: String, at: Timestamp, event: Event) -> Self {
        Self {
            id,
            at,
            after: None,
            event,
            merged_from: None,
            after_gap: false,
        }
    }

    /// Where it stands among the entries of all computers: by time, then by id.
    pub fn order(&self) -> (Timestamp, &str) {
        (self.after.unwrap_or(self.at), &self.id)
    }
}

/// When something counts as happened that happens `at` this moment by a clock, in a case whose
/// newest entry stands at `newest`: none where the clock says it right.
pub fn after(newest: Option<Timestamp>, at: Timestamp) -> Option<Timestamp> {
    let newest = newest.filter(|newest| at <= *newest)?;
    let next = newest.checked_add(SignedDuration::from_nanos(1));
    Some(next.unwrap_or(newest))
}

/// Answers to billing questions, by question; none for "I'm not sure".
pub type BillingAnswers = BTreeMap<String, Option<String>>;

impl Event {
    /// True for what a person did themselves and may take back.
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Self::Started { .. } | Self::CalendarSaved { .. } | Self::Undone { .. } | Self::Unknown
        )
    }
}

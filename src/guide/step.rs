//! One step, what may be seen instead, and where each answer leads.

use serde::{Deserialize, Serialize};

use super::id::{ChannelId, GuideId, StepId};
use super::{Checked, When};

/// One thing to do, on one card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Permanent id, unique in the guide; a part's step is written `part/step`.
    pub id: StepId,
    /// Ids that this step had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<StepId>,
    /// Rises when what the person has to do changes.
    #[serde(default = "one")]
    pub rev: u32,
    /// What sort of step it is.
    pub kind: Kind,
    /// For whom it is shown.
    #[serde(default, skip_serializing_if = "When::is_always")]
    pub when: When,
    /// A verb first, at most 60 characters.
    pub title: String,
    /// At most three short sentences.
    pub say: Vec<String>,
    /// The device to pick up, where it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Device>,
    /// The menu path: ids of the guide's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// The page that is opened here: an id of the guide's links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// What to press: ids of words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub press: Vec<String>,
    /// What to leave alone: ids of words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// What they will offer, and how to decline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// For `choose`: the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// For `record` and `confirm`: what to note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<Ask>,
    /// Answers to "I see something else"; the last is always `something-else`.
    pub see: Vec<Observation>,
    /// A different way after so many failed tries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_tries: Option<AfterTries>,
    /// What to know before pressing; required for `confirm`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// How the person knows that it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_when: Option<String>,
    /// Whether and how it can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub can_undo: Option<String>,
    /// Whether the cancellation works without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// What to keep as proof; required for `confirm`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask_proof: Vec<String>,
    /// How it is known.
    pub checked: Checked,
}

fn one() -> u32 {
    1
}

/// What sort of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Do it, tick it.
    Do,
    /// Say which of several holds.
    Choose,
    /// The press that cannot be taken back lightly; waits for the backup's answer.
    Confirm,
    /// Wait for something from outside.
    Wait,
    /// Write something down.
    Record,
}

/// The thing to pick up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// This computer's browser.
    ThisComputer,
    /// An iPhone.
    Iphone,
    /// An iPad.
    Ipad,
    /// An iPhone or an iPad, either.
    IphoneOrIpad,
    /// A Mac.
    Mac,
    /// A Windows PC.
    Windows,
    /// An Android phone or tablet.
    Android,
    /// An Echo or another Alexa device, or its app.
    Echo,
    /// A phone call.
    PhoneCall,
    /// A letter.
    Post,
}

/// What they will offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// What it may be.
    pub text: String,
    /// How to decline it.
    pub decline: String,
}

/// One answer of a `choose` step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Permanent id within its step.
    pub id: String,
    /// The answer.
    pub text: String,
    /// Where it leads.
    pub then: Then,
}

/// Something to note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Permanent id within its step.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// What sort of answer it takes.
    #[serde(rename = "type")]
    pub kind: AskKind,
    /// Which of the case's facts it fills, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<Fact>,
}

/// What sort of answer an [`Ask`] takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AskKind {
    /// A day.
    Date,
    /// A line of text.
    Text,
    /// An amount of money.
    Money,
    /// Yes or no.
    YesNo,
}

/// A fact of the case that is asked once and used everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The last day on which the service works.
    EndDate,
    /// The day on which the next charge would have come.
    RenewalDate,
    /// What one payment costs.
    Price,
    /// A reference number or an e-mail's subject.
    Reference,
    /// Songs that exist only as downloads in the app, in the person's own words.
    OfflineSongs,
}

/// What a person may see instead of what the step says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Permanent id within its step; the last one is `something-else`.
    pub id: String,
    /// What the person sees.
    pub text: String,
    /// What to do about it, at most four short sentences.
    pub advice: Vec<String>,
    /// A page that helps here: an id of the guide's links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// Where it leads.
    pub then: Then,
    /// How it is known; the step's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// The step counts as done; on to the next.
    Next,
    /// Try the same step again.
    Stay,
    /// Another step of this channel.
    Step(StepId),
    /// Another channel.
    Channel(ChannelId),
    /// Who charges you; seen instead of a step, with this channel ruled out.
    Finder,
    /// Choose another country's site, then this channel from the start.
    OtherRegion,
    /// Sign in with another account, then this channel from the start.
    OtherAccount,
    /// Another guide.
    Guide(GuideId),
    /// Wait so many days, then this step again.
    ComeBack(u32),
    /// It is over, or hangs on somebody else.
    End(End),
}

/// How a walk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The person cancelled it now.
    Cancelled,
    /// It had been cancelled before.
    AlreadyCancelled,
    /// There is nothing that could be cancelled.
    NothingToCancel,
    /// Only somebody else can do it (the payer of a family).
    SomeoneElseMust,
    /// It waits for something from outside.
    Waiting,
    /// Support has to do it.
    AskSupport,
}

impl End {
    /// True where the subscription is cancelled, now or before.
    pub fn is_cancelled(self) -> bool {
        matches!(self, Self::Cancelled | Self::AlreadyCancelled)
    }
}

/// A different way after so many failed tries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AfterTries {
    /// So many observations that led back to this step.
    pub n: u32,
    /// What is said then.
    pub say: String,
    /// Where it leads.
    pub then: Then,
}

impl Step {
    /// True for this id, or one that the step had before.
    pub fn is(&self, id: &str) -> bool {
        self.id == id || self.was.iter().any(|was| was == id)
    }

    /// The observation with this id.
    pub fn observation(&self, id: &str) -> Option<&Observation> {
        self.see.iter().find(|seen| seen.id == id)
    }
}

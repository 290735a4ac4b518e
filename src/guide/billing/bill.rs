//! How to find out who charges.

use serde::{Deserialize, Serialize};

use crate::guide::{ChannelId, Checked, GuideId};

/// How to find out who charges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Billing {
    /// What statement lines look like.
    pub statement: Vec<Pattern>,
    /// Two or three questions; each also takes "I'm not sure".
    pub questions: Vec<Question>,
    /// Channels to try when nobody knows, the cheapest to check first.
    pub default_order: Vec<TryFirst>,
    /// Who may take the money, in the order in which they are offered. Empty where the
    /// channels' own “billed by” tells them apart well enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<Company>,
}

/// A company that may take the money, with the channels that lead out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Unique among the companies; nothing that is saved holds it.
    pub id: String,
    /// "Apple", or "My phone or internet company".
    pub title: String,
    /// How a person tells that it is this one, in a few words.
    pub note: String,
    /// Its channels. The first is gone on with where it can be done on this computer; otherwise
    /// the device is asked.
    pub channels: Vec<ChannelId>,
}

/// A literal that a statement line starts with or contains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Permanent id; the only thing about a typed line that is ever kept.
    pub id: String,
    /// The line starts with these whole words. Capitals, accents, spaces and signs make no
    /// difference, except a `*` that stands here. Two words or more count elsewhere, too, but less.
    #[serde(default)]
    pub starts: Option<String>,
    /// The line contains these whole words, compared in the same way.
    #[serde(default)]
    pub contains: Option<String>,
    /// Other spellings of the same, compared in the same way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Spellings that count only where nothing but a bank's own words stands beside them: a name
    /// that many other shops have in theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alone: Vec<String>,
    /// The line does not count when one of these words stands anywhere in it: a shop, an arena.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// What kind of company the words name; it decides which of several in one line counts.
    #[serde(default, skip_serializing_if = "Names::is_service")]
    pub names: Names,
    /// The guide of the other service that the words name, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<GuideId>,
    /// Channels that it points to, likeliest first; may be empty when `say` leads on.
    pub channels: Vec<ChannelId>,
    /// How surely.
    pub certainty: Certainty,
    /// What it means, in a sentence.
    pub say: String,
    /// What it means to somebody who has not said which service it is about, where `say` speaks of
    /// the guide's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anywhere: Option<String>,
    /// How it is known.
    pub checked: Checked,
}

/// What kind of company a statement line names. Of several in one line the last of these counts:
/// who is named as taking the money beats the name of what it was taken for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Names {
    /// The service itself, or its company.
    #[default]
    Service,
    /// A means of payment: it passes money on, and can end nothing.
    Payment,
    /// A company that takes money for others and can end what it charges for, such as Apple.
    Store,
    /// Another service: the charge is not for the one of this guide.
    Other,
}

impl Names {
    /// True for the kind that a pattern has when it does not say.
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands over a reference"
    )]
    fn is_service(&self) -> bool {
        *self == Self::Service
    }
}

/// How surely something points to a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// One of several.
    Possible,
    /// More likely than not.
    Likely,
    /// As good as sure.
    Sure,
}

/// A question that helps to find the biller. "I'm not sure" always stands beside its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Permanent id.
    pub id: String,
    /// The question.
    pub text: String,
    /// Why it is asked, in a short sentence.
    pub why: String,
    /// Its answers.
    pub answers: Vec<QuestionAnswer>,
}

/// One answer to a billing question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    /// Permanent id within its question.
    pub id: String,
    /// The answer.
    pub text: String,
    /// Channels that it speaks for, likeliest first.
    #[serde(default)]
    pub points_to: Vec<ChannelId>,
    /// Channels that it speaks against.
    #[serde(default)]
    pub rules_out: Vec<ChannelId>,
}

/// A channel to check when the charge can't be found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TryFirst {
    /// The channel's id.
    pub channel: ChannelId,
    /// How to check it, in a sentence or two.
    pub how: String,
    /// The link that shows it, where there is one.
    #[serde(default)]
    pub link: Option<String>,
}

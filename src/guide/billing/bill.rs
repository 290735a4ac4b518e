//! How to find out who charges.

use serde::{Deserialize, Serialize};

use crate::guide::{ChannelId, Checked};

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
}

/// A literal that a statement line starts with or contains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Permanent id; the only thing about a typed line that is ever kept.
    pub id: String,
    /// The line starts with this, after upper-casing and folding of spaces.
    #[serde(default)]
    pub starts: Option<String>,
    /// The line contains this, after upper-casing and folding of spaces.
    #[serde(default)]
    pub contains: Option<String>,
    /// Channels that it points to, likeliest first; may be empty when `say` leads on.
    pub channels: Vec<ChannelId>,
    /// How surely.
    pub certainty: Certainty,
    /// What it means, in a sentence.
    pub say: String,
    /// How it is known.
    pub checked: Checked,
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

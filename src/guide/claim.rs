//! What is claimed, how it is known, and where it comes from.

use serde::{Deserialize, Serialize};

use super::ChannelId;

/// A sentence about law, price, limit or behaviour, with how it is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The sentence, in our own words.
    pub text: String,
    /// The channels for which it is true; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<ChannelId>,
    /// How it is known.
    pub checked: Checked,
}

impl Claim {
    /// True when it is so for whoever is charged through this channel. A channel that is not
    /// known yet rules nothing out.
    pub fn holds_for(&self, channel: Option<&ChannelId>) -> bool {
        self.channels.is_empty() || channel.is_none_or(|own| self.channels.contains(own))
    }
}

/// Those of the claims that are so for whoever is charged through this channel.
pub fn true_for<'a>(
    claims: &'a [Claim],
    channel: Option<&ChannelId>,
) -> impl Iterator<Item = &'a Claim> {
    claims.iter().filter(move |claim| claim.holds_for(channel))
}

/// How something is known, and when it was last seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// How it is known.
    pub how: How,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `unknown`.
    pub on: String,
    /// Ids of the guide's sources; may be empty only when `how` is `unconfirmed`.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How something is known, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Somebody did it and saw it.
    Done,
    /// Read in the vendor's own text.
    Read,
    /// Reported by others.
    Reported,
    /// General knowledge for which no source was found; told as unsure.
    Unconfirmed,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Permanent id.
    pub id: String,
    /// Its address, where it has one.
    #[serde(default)]
    pub url: Option<String>,
    /// What it is, in a few words.
    pub title: String,
    /// Who wrote it.
    pub publisher: String,
    /// When it was read: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `unknown`.
    pub read_on: String,
}

/// One line of a guide's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The revision that it led to.
    pub revision: u32,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// What changed.
    pub text: String,
}

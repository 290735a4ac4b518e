//! What comes afterwards, and the texts to send.

use serde::{Deserialize, Serialize};

use super::{Checked, Claim};

/// What comes after the confirmation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct After {
    /// What the person should see, and where.
    pub expect: Vec<Claim>,
    /// What stays and what goes, once it has ended.
    pub stays: Vec<Claim>,
    /// What to do when a charge comes all the same, in order.
    pub charged_again: Vec<Claim>,
    /// Where a second plan of the same service may run, and what to do about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_plan: Vec<Claim>,
}

/// A text to send or to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Permanent id.
    pub id: String,
    /// "Ask support to cancel".
    pub title: String,
    /// How it is sent.
    pub medium: Medium,
    /// Where to, when it is a page: an id of the guide's links.
    #[serde(default)]
    pub link: Option<String>,
    /// The text; `{{slot}}` stands for what the person fills in.
    pub text: String,
    /// What to fill in.
    #[serde(default)]
    pub slots: Vec<Slot>,
    /// Days after which an answer is due, where that is known.
    #[serde(default)]
    pub answer_due_days: Option<u32>,
    /// The letter that comes next where no answer came to this one: its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// Where it is known from.
    pub checked: Checked,
}

/// How a letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Typed into a support chat.
    Chat,
    /// By e-mail.
    Email,
    /// By post.
    Post,
    /// Said on the phone.
    Phone,
}

/// A gap in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its name in `{{…}}`.
    pub id: String,
    /// What belongs there.
    pub label: String,
    /// Whether the letter makes no sense without it.
    #[serde(default)]
    pub required: bool,
}

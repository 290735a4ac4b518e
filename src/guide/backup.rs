//! What to save before cancelling, what people ask, and where else to go.

use serde::{Deserialize, Serialize};

use super::id::{ChannelId, StepId, TaskId};
use super::step::Ask;
use super::{Checked, Claim};

/// What to save before it is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Backup {
    /// One sentence above the tasks: until when they work, how long they take.
    pub intro: String,
    /// What is gone afterwards, in one or two sentences.
    pub afterwards: String,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
    /// Programs and services that can take things out.
    #[serde(default)]
    pub tools: Vec<Tool>,
}

impl Backup {
    /// The tool that a way uses.
    pub fn tool(&self, way: &Way) -> Option<&Tool> {
        let id = way.tool.as_ref()?;
        self.tools.iter().find(|tool| tool.id == *id)
    }

    /// The tasks without which something would be lost once it is cancelled: those that name a
    /// thing. Where none does, what is not optional and more than a day or a price to note.
    pub fn at_stake(&self) -> impl Iterator<Item = &Task> {
        let named = self.tasks.iter().any(|task| task.lost.is_some());
        self.tasks.iter().filter(move |task| {
            if named {
                task.lost.is_some()
            } else {
                !task.optional && task.ask.is_empty()
            }
        })
    }

    /// The pages to open for a way, its own first: ids of the guide's links.
    pub fn pages<'a>(&'a self, way: &'a Way) -> impl Iterator<Item = &'a String> {
        let own = way.open.as_ref();
        let of_tool = self.tool(way).and_then(|tool| tool.open.as_ref());
        own.into_iter()
            .chain(of_tool.filter(|page| own != Some(page)))
    }
}

/// One thing to save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Permanent id.
    pub id: TaskId,
    /// Ids that this task had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<TaskId>,
    /// A verb first: "Export your playlists".
    pub title: String,
    /// The same as a finished thing, for the short list: "Playlists exported".
    pub done_title: String,
    /// At most three short sentences.
    pub say: Vec<String>,
    /// What would be lost without it, as a thing: "Playlists". Where a guide names this for any
    /// task, only such tasks are reminded of, and hold up the confirming step unless they are
    /// optional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<String>,
    /// Why it is worth the while, in one sentence.
    pub why: String,
    /// The ways to do it, best first.
    pub ways: Vec<Way>,
    /// What can be checked about it.
    pub verify: Verify,
    /// Whether most people can do without.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// By when it has to be done.
    pub before: Before,
    /// How long it takes: "about ten minutes".
    pub takes: String,
    /// What to note with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<Ask>,
    /// Offers "I'm waiting for it" with this many days as the first proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_days: Option<u32>,
}

impl Task {
    /// What would be lost without it; the task itself where the guide does not name a thing.
    pub fn at_stake(&self) -> &str {
        self.lost.as_deref().unwrap_or(&self.title)
    }
}

/// One way to do a backup task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Permanent id within its task.
    pub id: String,
    /// "In the browser, with a transfer service".
    pub title: String,
    /// What to do, one short sentence each.
    pub steps: Vec<String>,
    /// The page to open: an id of the guide's links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// The tool that it uses: an id of [`Backup::tools`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// How it is known.
    pub checked: Checked,
}

/// What can be checked about a finished task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verify {
    /// An exported list of playlists.
    PlaylistFile,
    /// Nothing; the person says so.
    None,
}

/// By when a task has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// Before the cancellation is confirmed.
    Cancel,
    /// Before access ends.
    AccessEnd,
}

/// A program or service that takes things out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it can do, in a sentence.
    pub can: String,
    /// What it does for free, as far as that is known.
    pub free_limit: Claim,
    /// The page to open: an id of the guide's links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
}

/// A question that people ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Permanent id.
    pub id: String,
    /// The question, as people put it.
    pub question: String,
    /// The answer, a short paragraph each.
    pub answer: Vec<String>,
    /// Words under which people look for it, besides those of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Steps that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepId>,
    /// Channels that it is true for; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<ChannelId>,
    /// Regions that it is true for; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Pages that help: ids of the guide's links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<String>,
    /// A text to send: an id of the guide's letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// How it is known.
    pub checked: Checked,
}

/// Another service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether and how an exported list can be carried there.
    pub carry: Claim,
}

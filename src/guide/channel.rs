//! Who bills, the way out there, and the parts that several services share.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{ChannelId, StepId};
use super::{Answer, Checked, Claim, Device, Label, Letter, Link, Pattern, Source, Step};

/// Who bills, and the way out there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Permanent id, `[a-z0-9-]`.
    pub id: ChannelId,
    /// "Apple, on iPhone or iPad".
    pub title: String,
    /// Short line under the title in the list of channels.
    pub note: String,
    /// "Billed by Apple, cancelled on your iPhone or iPad".
    pub subtitle: String,
    /// Who bills: "Apple".
    pub billed_by: String,
    /// Where the steps are done.
    pub do_it_on: Vec<Device>,
    /// For whom it is offered at all.
    #[serde(default, skip_serializing_if = "When::is_always")]
    pub when: When,
    /// The steps; filled from the part when `use` is set.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Steps taken in from `guides/parts/<part>.json`.
    #[serde(default, rename = "use", skip_serializing_if = "Option::is_none")]
    pub part: Option<UsePart>,
    /// Channel to go on with when this one leads nowhere.
    #[serde(default)]
    pub fallback: Option<ChannelId>,
    /// "Good to know" beside the steps: at most two sentences.
    #[serde(default)]
    pub good_to_know: Option<Claim>,
    /// How the channel as a whole is known.
    pub checked: Checked,
}

/// Takes a flow of a part in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UsePart {
    /// The part's id: the file `guides/parts/<part>.json`.
    pub part: String,
    /// Which of its flows.
    pub flow: String,
    /// What fills `{{name}}` in its sentences.
    #[serde(default)]
    pub slots: BTreeMap<String, String>,
}

/// Takes in what a part says besides its flows: its answers, letters, patterns and links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SharePart {
    /// The part's id: the file `guides/parts/<part>.json`.
    pub part: String,
    /// What fills `{{name}}` in its sentences.
    #[serde(default)]
    pub slots: BTreeMap<String, String>,
}

/// What several services share; `guides/parts/<id>.json`.
///
/// Ids inside a part are written whole (`apple/open-settings`), so that a tick survives a
/// change of channel where the step is the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The format's version, always 1.
    pub schema: u32,
    /// Equal to the file's name without `.json`.
    pub id: String,
    /// Rises by one with each change.
    pub revision: u32,
    /// Names of the slots that a user of the part must fill.
    pub slots: Vec<String>,
    /// Hosts that its links may open.
    pub hosts: Vec<String>,
    /// Addresses, ids `part/name`.
    pub links: BTreeMap<String, Link>,
    /// The vendor's labels, ids `part/name`.
    pub words: BTreeMap<String, Vec<Label>>,
    /// Steps by flow.
    pub flows: BTreeMap<String, Vec<Step>>,
    /// Questions that people ask about this biller, ids `part/name`.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Texts to send that are alike for every service, ids `part/name`.
    #[serde(default)]
    pub letters: Vec<Letter>,
    /// What this biller's lines on a statement look like, ids `part/name`. Without channels, a
    /// pattern points to those that use the part.
    #[serde(default)]
    pub statement: Vec<Pattern>,
    /// Where its claims come from, ids `part/name`.
    pub sources: Vec<Source>,
}

/// For whom something holds. An empty list means everyone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Region ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Plan ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<String>,
    /// For steps: shown only once this `choose` step was answered with this option.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<StepId, String>,
}

impl When {
    /// True when it holds for everyone.
    pub fn is_always(&self) -> bool {
        self.regions.is_empty() && self.plans.is_empty() && self.chosen.is_empty()
    }

    /// True when it holds for this region and plan. A plan that is not known yet fits all.
    /// What was chosen on the way is not looked at here.
    pub fn holds(&self, region: &str, plan: Option<&str>) -> bool {
        let region_fits = self.regions.is_empty() || self.regions.iter().any(|r| r == region);
        let plan_fits =
            self.plans.is_empty() || plan.is_none_or(|plan| self.plans.iter().any(|p| p == plan));
        region_fits && plan_fits
    }
}

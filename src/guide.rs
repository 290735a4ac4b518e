//! What a guide says: one service, everyone who may bill for it, and the way out of each.
//!
//! Everything a service, a country or a language can change lies in `guides/`, not in code.
//! The types here are that format (`guides/README.md` tells how to write one); they are read
//! strictly, so that a slip of the pen in a guide is an error with a line, never a silent gap.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub mod backup;
pub mod billing;
pub mod catalogue;
mod channel;
mod claim;
pub mod id;
mod letter;
pub mod link;
pub mod lint;
mod part;
pub mod position;
mod problem;
pub mod search;
mod service;
pub mod step;

pub use backup::{Alternative, Answer, Backup, Tool};
pub use billing::{
    Billing, Certainty, Company, Names, Pattern, Question, QuestionAnswer, TryFirst,
};
pub use catalogue::{Catalogue, built_in};
pub use channel::{Channel, Part, SharePart, UsePart, When};
pub use claim::{Change, Checked, Claim, How, Source, true_for};
pub use id::{ChannelId, GuideId, StepId, TaskId};
pub use letter::{After, Letter, Medium, Slot};
pub use problem::Problem;
pub use service::{
    Difficulty, Label, Link, LookAlike, Matters, Period, Plan, Price, Region, Service, Summary,
};
pub use step::{Device, End, Observation, Step, Then};

/// The version of the guide format that this program reads.
pub const SCHEMA: u32 = 1;

/// One service and every way out of it; `guides/<id>.json` after its parts were taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The format's version, always [`SCHEMA`].
    pub schema: u32,
    /// Equal to the file's name without `.json`; `[a-z0-9-]`.
    pub id: GuideId,
    /// Rises by one with each change that is released.
    pub revision: u32,
    /// The service as its bill names it: "Amazon Music".
    pub title: String,
    /// One short line under the title where guides are listed.
    pub about: String,
    /// The service itself.
    pub service: Service,
    /// What is said before anything is asked.
    pub summary: Summary,
    /// Plans a person may have, in the order in which they are offered.
    pub plans: Vec<Plan>,
    /// Countries' sites.
    pub regions: Vec<Region>,
    /// Address templates by id; `{host}` and `{music_host}` are filled from the region.
    pub links: BTreeMap<String, Link>,
    /// The vendor's own labels by id.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<Label>>,
    /// How to find out who charges.
    pub billing: Billing,
    /// Who may bill, and the steps for each.
    pub channels: Vec<Channel>,
    /// What to save first.
    pub backup: Backup,
    /// What happens afterwards.
    pub after: After,
    /// Questions that people ask.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Where else to go.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// Parts whose answers, letters and patterns hold for this guide, whoever charges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<SharePart>,
    /// How common the service is: a smaller number stands further up a list of guides. Those
    /// without one follow by their names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Letters, phone scripts and chat texts.
    #[serde(default)]
    pub letters: Vec<Letter>,
    /// Where every claim comes from.
    pub sources: Vec<Source>,
    /// What changed, newest first.
    pub changelog: Vec<Change>,
}

/// The format of guides as a JSON Schema (draft 2020-12); a part's is `#/$defs/Part` in it.
pub fn schema() -> &'static [u8] {
    built_in::file("guide.schema.json")
}

impl Guide {
    /// The channel with this id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The region with this id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// What tells a region from the others: its site, or its name where all have the same site.
    pub fn site<'a>(&self, region: &'a Region) -> &'a str {
        if self.has_sites() {
            &region.host
        } else {
            &region.label
        }
    }

    /// A region with what tells it from the others: "United Kingdom (amazon.co.uk)", or its name
    /// alone where all have the same site.
    pub fn region_name(&self, region: &Region) -> String {
        let (label, site) = (&region.label, self.site(region));
        if site == label {
            label.clone()
        } else {
            format!("{label} ({site})")
        }
    }

    /// True when the regions have sites of their own.
    pub fn has_sites(&self) -> bool {
        let host = |region: &Region| region.host.clone();
        let first = self.regions.first().map(host);
        self.regions
            .iter()
            .any(|region| Some(host(region)) != first)
    }

    /// The plan with this id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// The letter with this id.
    pub fn letter(&self, id: &str) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The vendor's label with this id in English, otherwise the first that is known.
    pub fn label(&self, word: &str, region: Option<&str>) -> Option<&Label> {
        let labels = self.words.get(word)?;
        let fits = |label: &&Label| {
            label.regions.is_empty() || region.is_some_and(|r| label.regions.iter().any(|l| l == r))
        };
        let in_language = |lang: &str| labels.iter().filter(fits).find(|label| label.lang == lang);
        in_language("en").or_else(|| labels.first())
    }

    /// The same label in the languages of the region's site other than English.
    pub fn label_on_site(&self, word: &str, region: &str) -> Option<&Label> {
        let languages = &self.region(region)?.languages;
        let labels = self.words.get(word)?;
        languages
            .iter()
            .filter(|lang| *lang != "en")
            .find_map(|lang| labels.iter().find(|label| label.lang == *lang))
    }

    /// The channels that are offered for this region and plan, in the guide's order.
    pub fn channels_for<'a>(
        &'a self,
        region: &'a str,
        plan: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Channel> + 'a {
        self.channels
            .iter()
            .filter(move |channel| channel.when.holds(region, plan))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `OUTRO_RENEW=1 cargo test --lib schema` writes it anew after a change to a type.
    #[test]
    fn the_schema_says_what_the_types_are() {
        let mut generator = schemars::SchemaGenerator::default();
        // Named, so that it stands among the definitions beside those of the guide.
        let _ = generator.subschema_for::<Part>();
        let told = generator.into_root_schema_for::<Guide>();
        let told = serde_json::to_string_pretty(&told).expect("texts for keys") + "\n";
        if std::env::var_os("OUTRO_RENEW").is_some() {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/guides/guide.schema.json");
            std::fs::write(file, &told).expect("it can be written");
        }
        assert!(
            told.as_bytes() == schema(),
            "renew it: OUTRO_RENEW=1 cargo test --lib schema"
        );
    }
}

//! What a guide says: one service, everyone who may bill for it, and the way out of each.
//!
//! Everything a service, a country or a language can change lies in `guides/`, not in code.
//! The types here are that format (`guides/README.md` tells how to write one); they are read
//! strictly, so that a slip of the pen in a guide is an error with a line, never a silent gap.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub mod backup;
pub mod billing;
pub mod catalogue;
pub mod link;
pub mod lint;
mod part;
pub mod position;
mod problem;
pub mod step;
mod text;

pub use backup::{Alternative, Answer, Backup, Tool};
pub use catalogue::Catalogue;
pub use problem::Problem;
pub use step::{Device, End, Observation, Step, Then};
pub use text::clean;

/// The version of the guide format that this program reads.
pub const SCHEMA: u32 = 1;

/// One service and every way out of it; `guides/<id>.json` after its parts were taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The format's version, always [`SCHEMA`].
    pub schema: u32,
    /// Equal to the file's name without `.json`; `[a-z0-9-]`.
    pub id: String,
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
    /// Letters, phone scripts and chat texts.
    #[serde(default)]
    pub letters: Vec<Letter>,
    /// Where every claim comes from.
    pub sources: Vec<Source>,
    /// What changed, newest first.
    pub changelog: Vec<Change>,
}

/// The service that is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service's own name.
    pub name: String,
    /// Other and older names under which people look for it.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// Things with a similar name that end separately.
    #[serde(default)]
    pub not_the_same_as: Vec<LookAlike>,
    /// Hosts that links of this guide may open; a sub-domain of one counts too.
    pub hosts: Vec<String>,
}

/// A neighbour that is often taken for the service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookAlike {
    /// Its name.
    pub name: String,
    /// How to tell the two apart, in a sentence or two.
    pub how_to_tell: String,
    /// The guide that ends it, where there is one.
    #[serde(default)]
    pub guide: Option<String>,
}

/// Shown before anything is asked of the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// The least and the most minutes that the steps take, without waiting times.
    pub minutes: [u32; 2],
    /// How hard it is.
    pub difficulty: Difficulty,
    /// Why it is that hard, in one sentence.
    pub why: String,
    /// What to have at hand.
    pub needs: Vec<String>,
    /// What stays.
    pub you_keep: Vec<String>,
    /// What goes.
    pub you_lose: Vec<String>,
    /// Until when the service works after cancelling.
    pub access_until: Claim,
    /// Whether money comes back.
    pub refund: Claim,
    /// A pause or a cheaper plan: said once, never repeated.
    #[serde(default)]
    pub instead: Vec<Claim>,
}

/// How hard a service makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// A few presses.
    Easy,
    /// Several pages, with offers between.
    Medium,
    /// Calls, letters or waiting.
    Hard,
}

/// A sentence about law, price, limit or behaviour, with how it is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The sentence, in our own words.
    pub text: String,
    /// How it is known.
    pub checked: Checked,
}

/// How something is known, and when it was last seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// How it is known.
    pub how: How,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `unknown`.
    pub on: String,
    /// Ids of [`Guide::sources`]; may be empty only when `how` is `unconfirmed`.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How something is known, surest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
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

/// A plan that a person may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Permanent id, `[a-z0-9-]`.
    pub id: String,
    /// What the vendor calls it.
    pub title: String,
    /// How a person knows that they have it.
    pub note: String,
    /// Prices seen: hints that the person types over.
    #[serde(default)]
    pub prices: Vec<Price>,
    /// How it is known.
    pub checked: Checked,
}

/// A price that was seen somewhere; never more than a hint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The region's id.
    pub region: String,
    /// A decimal with a point and no currency sign: `11.99`.
    pub amount: String,
    /// Three letters: `USD`.
    pub currency: String,
    /// What one payment covers.
    pub every: Period,
    /// For whom it holds ("Prime members"), where it is not everyone.
    #[serde(default)]
    pub who: Option<String>,
    /// How it is known.
    pub checked: Checked,
}

/// What one payment covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A country's site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Permanent id, usually the country's two letters in lower case.
    pub id: String,
    /// "United States".
    pub label: String,
    /// ISO 3166 codes of the countries that use this site.
    pub countries: Vec<String>,
    /// Fills `{host}`: `amazon.com`, without `www.`.
    pub host: String,
    /// Fills `{music_host}`: `music.amazon.com`. Empty where there is none.
    #[serde(default)]
    pub music_host: String,
    /// Three letters.
    pub currency: String,
    /// BCP 47 languages of the site's labels, the usual one first.
    pub languages: Vec<String>,
    /// A sentence to show when this region is chosen ("Prime Music only"), where one is needed.
    #[serde(default)]
    pub note: Option<String>,
}

/// A named address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// `https://…`; may hold `{host}` and `{music_host}`.
    pub url: String,
    /// What the button that opens it says, a verb first.
    pub label: String,
    /// How it is known to lead there.
    pub checked: Checked,
}

/// One of the vendor's own labels, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// BCP 47.
    pub lang: String,
    /// The label as it stands on the page.
    pub text: String,
    /// Other or older spellings that people still meet.
    #[serde(default)]
    pub older: Vec<String>,
    /// Regions where it holds; empty for all.
    #[serde(default)]
    pub regions: Vec<String>,
    /// How it is known.
    pub checked: Checked,
}

/// How to find out who charges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    pub channels: Vec<String>,
    /// How surely.
    pub certainty: Certainty,
    /// What it means, in a sentence.
    pub say: String,
    /// How it is known.
    pub checked: Checked,
}

/// How surely something points to a channel.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    /// Permanent id within its question.
    pub id: String,
    /// The answer.
    pub text: String,
    /// Channels that it speaks for, likeliest first.
    #[serde(default)]
    pub points_to: Vec<String>,
    /// Channels that it speaks against.
    #[serde(default)]
    pub rules_out: Vec<String>,
}

/// A channel to check when the charge can't be found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TryFirst {
    /// The channel's id.
    pub channel: String,
    /// How to check it, in a sentence or two.
    pub how: String,
    /// The link that shows it, where there is one.
    #[serde(default)]
    pub link: Option<String>,
}

/// Who bills, and the way out there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Permanent id, `[a-z0-9-]`.
    pub id: String,
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
    pub fallback: Option<String>,
    /// "Good to know" beside the steps: at most two sentences.
    #[serde(default)]
    pub good_to_know: Option<Claim>,
    /// How the channel as a whole is known.
    pub checked: Checked,
}

/// Takes a flow of a part in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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

/// What several services share; `guides/parts/<id>.json`.
///
/// Ids inside a part are written whole (`apple/open-settings`), so that a tick survives a
/// change of channel where the step is the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The format's version, always [`SCHEMA`].
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
    /// Where its claims come from, ids `part/name`.
    pub sources: Vec<Source>,
}

/// For whom something holds. An empty list means everyone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    pub chosen: BTreeMap<String, String>,
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

/// What comes after the confirmation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// What the person should see, and where.
    pub expect: Vec<Claim>,
    /// What stays and what goes, once it has ended.
    pub stays: Vec<Claim>,
    /// What to do when a charge comes all the same, in order.
    pub charged_again: Vec<Claim>,
}

/// A text to send or to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Permanent id.
    pub id: String,
    /// "Ask support to cancel".
    pub title: String,
    /// How it is sent.
    pub medium: Medium,
    /// Where to, when it is a page: an id of [`Guide::links`].
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
    /// Where it is known from.
    pub checked: Checked,
}

/// How a letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The revision that it led to.
    pub revision: u32,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// What changed.
    pub text: String,
}

/// The format of guides as a JSON Schema (draft 2020-12); a part's is `#/$defs/Part` in it.
pub fn schema() -> String {
    let mut generator = schemars::SchemaGenerator::default();
    // Named, so that it stands among the definitions beside those of the guide.
    let _ = generator.subschema_for::<Part>();
    let schema = generator.into_root_schema_for::<Guide>();
    // A tree of JSON with texts for keys can always be written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
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

    /// The plan with this id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
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

//! The service that is left: its plans, countries, addresses and labels.

use serde::{Deserialize, Serialize};

use super::{ChannelId, Checked, Claim, GuideId};

/// The service that is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LookAlike {
    /// Its name.
    pub name: String,
    /// How to tell the two apart, in a sentence or two.
    pub how_to_tell: String,
    /// The guide that ends it, where there is one.
    #[serde(default)]
    pub guide: Option<GuideId>,
}

/// Shown before anything is asked of the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// A few presses.
    Easy,
    /// Several pages, with offers between.
    Medium,
    /// Calls, letters or waiting.
    Hard,
}

/// A plan that a person may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Permanent id, `[a-z0-9-]`.
    pub id: String,
    /// What the vendor calls it.
    pub title: String,
    /// How a person knows that they have it.
    pub note: String,
    /// What is asked at once of somebody who has it; none where it is cancelled like the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matters: Option<Matters>,
    /// Prices seen: hints that the person types over.
    #[serde(default)]
    pub prices: Vec<Price>,
    /// How it is known.
    pub checked: Checked,
}

/// Why a plan is not cancelled like the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Matters {
    /// It costs nothing.
    NothingToCancel,
    /// Several people use it, and only the one who pays can cancel it.
    Payer,
    /// It is part of something else, which this channel ends.
    Channel(ChannelId),
}

/// A price that was seen somewhere; never more than a hint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A country's site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Permanent id, usually the country's two letters in lower case.
    pub id: String,
    /// "United States".
    pub label: String,
    /// ISO 3166 codes of the countries that use this site.
    pub countries: Vec<String>,
    /// Fills `{host}`: `amazon.com`, without `www.`. Empty where a guide has no site of its own.
    pub host: String,
    /// Fills `{music_host}`: `music.amazon.com`. Empty where there is none.
    #[serde(default)]
    pub music_host: String,
    /// Fills `{store_host}`: the shop that bills for others in this country, `amazon.de`. Empty
    /// where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub store_host: String,
    /// Three letters.
    pub currency: String,
    /// BCP 47 languages of the site's labels, the usual one first.
    pub languages: Vec<String>,
    /// A sentence to show when this region is chosen ("Prime Music only"), where one is needed.
    #[serde(default)]
    pub note: Option<String>,
}

/// A named address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// `https://…`; may hold `{host}` and `{music_host}`.
    pub url: String,
    /// What the button that opens it says, a verb first.
    pub label: String,
    /// Who pays money back on that page, as `billed_by` of a channel says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
    /// How it is known to lead there.
    pub checked: Checked,
}

/// One of the vendor's own labels, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

//! Rules of a country that help: short, each with where it is known from and when it was seen.

use crate::guide::{Answer, Guide};
use crate::i18n::{self, text, tr, tr_with};

/// Answers of a guide whose ids begin so are rules of a country.
const RULE: &str = "law";
/// A rule whose id ends so is about how long a bank can be asked.
const BANK: &str = "dispute";

/// How guides end such an answer.
const NO_ADVICE: [&str; 2] = [
    "This is general information and not legal advice.",
    "This is not legal advice.",
];

/// A rule, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it is about: the question that it answers.
    pub title: String,
    /// What it says, a paragraph each.
    pub words: Vec<String>,
    /// Who says so, and when that was seen.
    pub source: String,
}

/// The rules of this country, and last how long a bank can be asked.
pub fn of(guide: &Guide, region: &str) -> Vec<Rule> {
    let rules = answers(guide, region).filter(|answer| !answer.id.ends_with(BANK));
    rules.map(|answer| rule(guide, answer)).collect()
}

/// How long a bank of this country can be asked about a charge; none where that is not known.
pub fn bank(guide: &Guide, region: &str) -> Option<Rule> {
    let mut rules = answers(guide, region);
    let known = rules.find(|answer| answer.id.ends_with(BANK))?;
    Some(rule(guide, known))
}

fn answers<'a>(guide: &'a Guide, region: &'a str) -> impl Iterator<Item = &'a Answer> {
    guide
        .answers
        .iter()
        .filter(|answer| answer.id.starts_with(RULE))
        .filter(move |answer| answer.regions.iter().any(|known| known == region))
}

fn rule(guide: &Guide, answer: &Answer) -> Rule {
    Rule {
        title: answer.question.clone(),
        words: answer.answer.iter().filter_map(|text| said(text)).collect(),
        source: source(guide, answer),
    }
}

/// A paragraph without the sentence that it is no advice: that stands over all rules together.
fn said(paragraph: &str) -> Option<String> {
    let mut said = paragraph.to_owned();
    for no_advice in NO_ADVICE {
        said = said.replace(no_advice, "");
    }
    let said = said.trim();
    (!said.is_empty()).then(|| said.to_owned())
}

/// "Source: Kanzlei Grudzinski, Bird & Bird, seen in 2025."
fn source(guide: &Guide, answer: &Answer) -> String {
    let sources = answer.checked.sources.iter();
    let named = sources.filter_map(|id| guide.source(id));
    let mut names: Vec<&str> = named.map(|source| source.publisher.as_str()).collect();
    names.dedup();
    if names.is_empty() {
        return tr("rule-source-none");
    }
    let names = ("names", text(names.join(", ")));
    match i18n::seen_when(&answer.checked.on) {
        Some(when) => tr_with("rule-source", &[names, ("when", text(when))]),
        None => tr_with("rule-source-undated", &[names]),
    }
}

/// "Rules that help: Germany".
pub fn title(guide: &Guide, region: &str) -> String {
    let country = guide.region(region).map(|region| region.label.clone());
    tr_with(
        "rule-title",
        &[("country", text(country.unwrap_or_default()))],
    )
}

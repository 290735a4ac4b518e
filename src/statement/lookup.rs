//! A line of a statement → company and service, over all guides at once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use first_words::FirstWords;
use names::{squeeze, stands_in, words};

use super::amount::Amount;
use super::charge::Rhythm;
use crate::guide::billing::{
    Finding, Line, Patterns, as_card_payment, as_typed, is_carried_by_paypal, names_more,
};
use crate::guide::catalogue::ANY_OTHER;
use crate::guide::{Catalogue, Certainty, Guide, GuideId, Names, Pattern, Period};

mod first_words;
mod names;

/// Lines whose answer is remembered while one file is looked through.
const MOST_REMEMBERED: usize = 10_000;
/// Letters of the shortest name of a service that is looked for in a line.
const LEAST: usize = 4;
/// Letters from which on a word of a service's name tells it from others.
const TELLING: usize = 5;
/// By how many per cent a charge may differ from a plan's price.
const MOST_TAX: i64 = 15;
/// Words in the names of many services.
const COMMON: [&str; 16] = [
    "music",
    "premium",
    "video",
    "prime",
    "unlimited",
    "channels",
    "standard",
    "family",
    "individual",
    "student",
    "another",
    "subscription",
    "service",
    "membership",
    "amazon",
    "google",
];

/// What a guide knows of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The guide whose pattern fitted.
    pub guide: GuideId,
    /// The pattern's id: the only thing about the line that may be kept.
    pub pattern: String,
    /// Who takes the money, where the pattern points to one company.
    pub company: Option<String>,
    /// The service, where the line names it; a company may charge for many.
    pub service: Option<String>,
    /// How surely.
    pub certainty: Certainty,
    /// What it means, in the guide's own sentence.
    pub say: String,
    /// What is known of the company that takes the money and of what it is for.
    pub about: About,
}

/// What a line tells beside its company and its service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Nothing more.
    Plain,
    /// `PayPal` passes the money on.
    ByPayPal,
    /// Behind the company stands a name that no guide knows.
    ForUnknown,
    /// `PayPal` passes the money on, to somebody whom no guide knows.
    ByPayPalForUnknown,
    /// It is for a service that is none of the guides'.
    Other,
}

impl About {
    fn of(line: &Line, finding: &Finding) -> Self {
        if finding.pattern.names == Names::Other {
            return Self::Other;
        }
        match (is_carried_by_paypal(line), names_more(line)) {
            (true, true) => Self::ByPayPalForUnknown,
            (true, false) => Self::ByPayPal,
            (false, true) => Self::ForUnknown,
            (false, false) => Self::Plain,
        }
    }

    /// True where the line names what it is for, and no guide knows it.
    pub fn is_for_unknown(self) -> bool {
        matches!(self, Self::ForUnknown | Self::ByPayPalForUnknown)
    }
}

impl Match {
    /// True where the line names the guide's own service, and not only who collects for it.
    pub fn names_service(&self) -> bool {
        self.service.is_some()
    }
}

/// The guides, made ready to be asked for many lines.
pub struct Lookup {
    guides: Vec<KnownGuide>,
    first_words: FirstWords,
}

impl std::fmt::Debug for Lookup {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Lookup").finish_non_exhaustive()
    }
}

struct KnownGuide {
    guide: Arc<Guide>,
    patterns: Patterns,
    /// Names of the service, without anything but letters and digits.
    names: Vec<String>,
}

impl Lookup {
    /// Reads every guide of the catalogue; broken ones are passed over.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries = catalogue.entries().iter();
        let guides: Vec<KnownGuide> = entries
            .filter_map(|entry| catalogue.get(&entry.id))
            .map(KnownGuide::of)
            .collect();
        Self {
            first_words: FirstWords::of(&guides),
            guides,
        }
    }

    /// What each guide knows of a line, the likeliest first; at most one match a guide. Keeps
    /// nothing of the line.
    pub fn all(&self, line: &str) -> Vec<Match> {
        let folded = Line::of(line);
        let asked = self.first_words.guides(&folded);
        if asked.is_empty() {
            return Vec::new();
        }
        let words = words(line);
        let mut ranked: Vec<(Rank, Match)> = asked
            .into_iter()
            .filter_map(|at| self.guides[at].ask(&folded, &words))
            .collect();
        // The sort is stable: what ranks the same stays in the guides' order.
        ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        ranked.into_iter().map(|(_, found)| found).collect()
    }

    /// As [`all`](Self::all), of a line that is still being typed; none while it says too little.
    pub fn typed(&self, line: &str) -> Option<Vec<Match>> {
        let may_become = |line: &Line| {
            let mut guides = self.guides.iter();
            guides.any(|known| known.patterns.may_become(line))
        };
        as_typed(line, |line| self.all(line), may_become)
    }

    /// The guide that the line surely belongs to; none where several know as little of it.
    pub fn best(&self, line: &str) -> Option<Match> {
        let all = self.all(line);
        let first = all.first()?;
        if first.names_service() {
            return Some(first.clone());
        }
        // Who collects for many tells nothing of the service, however sure it is who collects.
        let others = all.iter().skip(1);
        let alone = others
            .filter(|other| other.certainty >= first.certainty)
            .count()
            == 0;
        (alone && first.certainty >= Certainty::Likely && self.is_company_of(first))
            .then(|| first.clone())
    }

    /// True where whoever takes the money also makes the guide's service.
    fn is_company_of(&self, found: &Match) -> bool {
        let known = self
            .guides
            .iter()
            .find(|known| known.guide.id == found.guide);
        let company = found.company.as_deref().map(squeeze).unwrap_or_default();
        known.is_some_and(|known| {
            !company.is_empty() && known.names.iter().any(|name| name.starts_with(&company))
        })
    }

    /// The rhythm of the plan that has about this price: taxes differ from place to place.
    fn usual_rhythm(&self, guide: &str, amount: Amount, currency: &str) -> Option<Rhythm> {
        let known = self.guides.iter().find(|known| known.guide.id == *guide)?;
        let prices = known.guide.plans.iter().flat_map(|plan| &plan.prices);
        let own = prices.filter(|price| currency.is_empty() || price.currency == currency);
        let near = own.filter_map(|price| {
            let asked = Amount::read(&price.amount)?;
            let is_near = asked.is_within(MOST_TAX, amount);
            is_near.then_some((asked.distance(amount), price.every))
        });
        let (_, every) = near.min_by_key(|(distance, _)| *distance)?;
        Some(match every {
            Period::Month => Rhythm::Monthly,
            Period::Year => Rhythm::Yearly,
        })
    }
}

/// Asks for the lines of one file, most of which come many times, and forgets them with it. A
/// direct debit of `PayPal`'s has a reference of its own each time, and is known by its shop.
pub(super) struct FileLookup<'a> {
    lookup: &'a Lookup,
    answers: RefCell<HashMap<String, Option<Match>>>,
}

impl<'a> FileLookup<'a> {
    pub(super) fn of(lookup: &'a Lookup) -> Self {
        Self {
            lookup,
            answers: RefCell::default(),
        }
    }

    /// As [`Lookup::best`].
    pub(super) fn best(&self, line: &str) -> Option<Match> {
        let asked = as_card_payment(line);
        if let Some(known) = self.answers.borrow().get(asked.as_ref()) {
            return known.clone();
        }
        let best = self.lookup.best(line);
        let mut answers = self.answers.borrow_mut();
        if answers.len() < MOST_REMEMBERED {
            answers.insert(asked.into_owned(), best.clone());
        }
        best
    }

    /// As [`Lookup::usual_rhythm`].
    pub(super) fn usual_rhythm(
        &self,
        guide: &str,
        amount: Amount,
        currency: &str,
    ) -> Option<Rhythm> {
        self.lookup.usual_rhythm(guide, amount, currency)
    }
}

/// How well a guide knows a line: naming the service counts most, then that it is for something
/// else, then how surely, then that the guide speaks of no service, then how much of the line.
type Rank = (bool, bool, bool, Certainty, bool, usize);

impl KnownGuide {
    fn of(guide: Arc<Guide>) -> Self {
        let named = [&guide.service.name, &guide.title]
            .into_iter()
            .chain(&guide.service.also_called);
        let billers: Vec<String> = guide
            .channels
            .iter()
            .map(|channel| squeeze(&channel.billed_by))
            .collect();
        let telling = |word: &&str| {
            let word = squeeze(word);
            word.len() >= TELLING && !COMMON.contains(&word.as_str()) && !billers.contains(&word)
        };
        let words = guide
            .service
            .name
            .split_whitespace()
            .filter(telling)
            .map(squeeze);
        let mut names: Vec<String> = named
            .map(|name| squeeze(name))
            .filter(|name| name.len() >= TELLING)
            .chain(words)
            .collect();
        names.push(squeeze(&guide.service.name));
        names.retain(|name| name.len() >= LEAST);
        Self {
            patterns: Patterns::of(&guide.billing),
            guide,
            names,
        }
    }

    fn ask(&self, line: &Line, words: &[String]) -> Option<(Rank, Match)> {
        let findings = self.patterns.read(line);
        let finding = findings.into_iter().find(|one| !tells_nothing(one))?;
        let pattern = &finding.pattern;
        let leads_here = !pattern.channels.is_empty();
        let names_it = leads_here && (self.is_named(words) || self.is_of_service(pattern));
        let is_other = pattern.names == Names::Other && pattern.guide.is_none();
        let rank = (
            names_it,
            is_other,
            leads_here,
            finding.certainty,
            // What it says of a company holds whatever the line is for.
            *self.guide.id == *ANY_OTHER,
            literal(pattern).len(),
        );
        Some((rank, self.found(line, &finding, names_it)))
    }

    fn is_named(&self, words: &[String]) -> bool {
        self.names.iter().any(|name| stands_in(words, name))
    }

    /// True where one of the pattern's spellings holds the service's whole name: the others are
    /// short or foreign forms of the same.
    fn is_of_service(&self, pattern: &Pattern) -> bool {
        let name = squeeze(&self.guide.service.name);
        let first = [&pattern.starts, &pattern.contains].into_iter().flatten();
        let mut spellings = first.chain(&pattern.also);
        pattern.names == Names::Service
            && name.len() >= LEAST
            && spellings.any(|spelling| squeeze(spelling).contains(&name))
    }

    fn found(&self, line: &Line, finding: &Finding, names_it: bool) -> Match {
        let pattern = &finding.pattern;
        let channels = pattern
            .channels
            .iter()
            .filter_map(|id| self.guide.channel(id));
        let company = channels.map(|channel| channel.billed_by.clone()).next();
        Match {
            about: About::of(line, finding),
            guide: self.guide.id.clone(),
            pattern: pattern.id.clone(),
            company,
            service: names_it.then(|| self.guide.title.clone()),
            certainty: finding.certainty,
            say: pattern.anywhere.as_ref().unwrap_or(&pattern.say).clone(),
        }
    }
}

/// True for a means of payment that may be for anybody: it tells of no company.
fn tells_nothing(finding: &Finding) -> bool {
    finding.pattern.names == Names::Payment && finding.certainty == Certainty::Possible
}

fn literal(pattern: &Pattern) -> String {
    let both = [&pattern.starts, &pattern.contains];
    both.into_iter()
        .flatten()
        .map(|text| squeeze(text))
        .collect()
}

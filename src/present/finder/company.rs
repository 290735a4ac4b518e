//! Who takes the money: companies, each with the ways that lead out of it.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::guide::billing::Verdict;
use crate::guide::{Certainty, Channel, ChannelId, Device, Guide, Region, TryFirst};

/// A company that may take the money.
#[derive(Debug, Clone, PartialEq)]
pub struct Company<'a> {
    /// Unique among the companies of the guide.
    pub id: &'a str,
    /// Its name, as a person would say it.
    pub title: &'a str,
    /// How to tell that it is this one; may be empty.
    pub note: &'a str,
    /// The ways out of it that there are here, the usual one first. Never empty.
    pub channels: Vec<&'a Channel>,
}

/// What follows once a person said that it is this company.
#[derive(Debug, Clone, PartialEq)]
pub enum Follows<'a> {
    /// The steps of this channel.
    Channel(&'a Channel),
    /// The question which device the person has at hand, since it changes the steps.
    Device,
}

impl Company<'_> {
    /// What follows in this case: the steps at once, where they can be done on this computer or
    /// there is only one way. Whoever changes the company later may also want another way out of
    /// the same one, and is asked.
    pub fn follows(&self, case: &Case) -> Follows<'_> {
        let is_changed = case.channel.is_some();
        match self.channels.as_slice() {
            [only] => Follows::Channel(only),
            [first, ..] if !is_changed && first.do_it_on.contains(&Device::ThisComputer) => {
                Follows::Channel(first)
            }
            _ => Follows::Device,
        }
    }

    /// How surely it is this company, by what is known of its ways.
    pub fn certainty(&self, verdicts: &[Verdict]) -> Option<Certainty> {
        let mine = |verdict: &&Verdict| self.has(&verdict.channel);
        let known = verdicts.iter().filter(mine);
        known.filter_map(|verdict| verdict.certainty).max()
    }

    /// Whether a channel leads out of this company.
    pub fn has(&self, channel: &str) -> bool {
        self.channels.iter().any(|known| known.id == channel)
    }
}

/// The companies for this country and plan, in the guide's order, without the channels that
/// are ruled out. A channel that the guide puts under no company is one of its own kind: those
/// with the same biller stand together.
pub fn companies<'a>(
    guide: &'a Guide,
    region: &str,
    plan: Option<&str>,
    ruled_out: &BTreeSet<ChannelId>,
) -> Vec<Company<'a>> {
    let offered: Vec<&Channel> = guide
        .channels
        .iter()
        .filter(|channel| channel.when.holds(region, plan))
        .filter(|channel| !ruled_out.contains(&channel.id))
        .collect();
    let mut companies = Vec::new();
    for company in &guide.billing.companies {
        let of = |id: &ChannelId| offered.iter().copied().find(|channel| channel.id == *id);
        let channels: Vec<&Channel> = company.channels.iter().filter_map(of).collect();
        if !channels.is_empty() {
            companies.push(Company {
                id: &company.id,
                title: &company.title,
                note: &company.note,
                channels,
            });
        }
    }
    let mut rest = offered;
    rest.retain(|channel| !companies.iter().any(|known| known.has(&channel.id)));
    companies.extend(by_biller(rest));
    companies
}

/// The company that a channel leads out of, whatever is ruled out: one place to look at for all
/// of its channels.
pub fn of_channel<'a>(
    guide: &'a Guide,
    region: &str,
    plan: Option<&str>,
    channel: &str,
) -> Option<Company<'a>> {
    let mut all = companies(guide, region, plan, &BTreeSet::new()).into_iter();
    all.find(|company| company.has(channel))
}

/// What else helps to look at a company, after the first way: how to do it on other devices.
pub fn other_ways<'a>(guide: &'a Guide, company: &Company<'_>, first: &TryFirst) -> Vec<&'a str> {
    let mine = |next: &&TryFirst| company.has(&next.channel) && next.channel != first.channel;
    let others = guide.billing.default_order.iter().filter(mine);
    others.map(|next| next.how.as_str()).collect()
}

/// Channels with the same biller together; one that is alone keeps its own words.
fn by_biller(channels: Vec<&Channel>) -> Vec<Company<'_>> {
    let mut companies: Vec<Company<'_>> = Vec::new();
    for channel in channels {
        let same = |known: &&mut Company<'_>| known.channels[0].billed_by == channel.billed_by;
        match companies.iter_mut().find(same) {
            Some(company) => {
                company.title = &channel.billed_by;
                company.note = "";
                company.channels.push(channel);
            }
            None => companies.push(Company {
                id: &channel.id,
                title: &channel.title,
                note: &channel.note,
                channels: vec![channel],
            }),
        }
    }
    companies
}

/// The country's site of a case: the one that was chosen, else the one of the country that the
/// system is set to, else the guide's first.
pub fn region<'a>(guide: &'a Guide, case: &Case, country: Option<&str>) -> Option<&'a Region> {
    let chosen = case.region.as_deref().and_then(|id| guide.region(id));
    chosen.or_else(|| region_of(guide, country))
}

/// The site that people of a country usually have; the guide's first for any other country.
pub fn region_of<'a>(guide: &'a Guide, country: Option<&str>) -> Option<&'a Region> {
    let known = guide.regions.iter().find(|region| knows(region, country));
    known.or_else(|| guide.regions.first())
}

/// True where the site of a case was neither chosen nor follows from the system's country.
pub fn is_guess(guide: &Guide, case: &Case, country: Option<&str>) -> bool {
    guide.regions.len() > 1
        && case.region.is_none()
        && !guide.regions.iter().any(|region| knows(region, country))
}

fn knows(region: &Region, country: Option<&str>) -> bool {
    country.is_some_and(|country| region.countries.iter().any(|known| known == country))
}

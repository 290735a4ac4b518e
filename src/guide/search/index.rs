//! What can be searched: questions, troubles and letters of a guide, folded once.

use std::collections::BTreeMap;

use crate::guide::catalogue::ANY_OTHER;
use crate::guide::{ChannelId, Guide, GuideId, Observation, Step};
use crate::text::fold;

use super::query::{Folded, Query};

impl AsRef<Entry> for Entry {
    fn as_ref(&self) -> &Entry {
        self
    }
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The answer at this place in the guide.
    Answer(usize),
    /// Something that may be seen instead of what a step says: everywhere it may be seen, as
    /// places of channel, step and observation in the guide.
    Trouble(Vec<[usize; 3]>),
    /// The letter at this place in the guide.
    Letter(usize),
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The guide that holds it.
    pub guide: GuideId,
    /// Unique on the screen.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// What it is called in the part that several guides took it from.
    shared: Option<String>,
    /// The channels for which it is true; empty for all.
    channels: Vec<ChannelId>,
    /// The regions for which it is true; empty for all.
    regions: Vec<String>,
    texts: Folded,
}

/// The case beside which a search was opened: what is true for it comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope<'c> {
    /// The case's guide.
    pub guide: &'c str,
    /// Its channel, once it is known.
    pub channel: Option<&'c str>,
    /// Its region, once it is known.
    pub region: Option<&'c str>,
}

/// What stands together on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What people ask.
    Answers,
    /// What may be seen.
    Troubles,
    /// What to write.
    Letters,
}

impl Group {
    /// Where an entry stands.
    pub fn of(entry: &Entry) -> Self {
        match entry.kind {
            Kind::Answer(_) => Self::Answers,
            Kind::Trouble(_) => Self::Troubles,
            Kind::Letter(_) => Self::Letters,
        }
    }

    /// The sentence over it, by its id.
    pub fn title(self) -> &'static str {
        match self {
            Self::Answers => "answers-questions",
            Self::Troubles => "answers-troubles",
            Self::Letters => "answers-letters",
        }
    }
}

/// How well an entry belongs to the case that the search was opened beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// True for this very channel or country.
    Own,
    /// True for everyone.
    Everyone,
    /// True elsewhere only.
    Elsewhere,
}

/// Everything of a guide that can be found, in the guide's order.
pub fn index(guide: &Guide) -> Vec<Entry> {
    let mut entries: Vec<Entry> = guide
        .answers
        .iter()
        .enumerate()
        .map(|(at, answer)| Entry {
            guide: guide.id.clone(),
            key: format!("{}-answer-{}", guide.id, answer.id),
            kind: Kind::Answer(at),
            shared: of_part(&answer.id, &answer.id),
            channels: answer.channels.clone(),
            regions: answer.regions.clone(),
            texts: Folded::of(
                &answer.question,
                &answer.also.join(" "),
                &answer.answer.join(" "),
            ),
        })
        .collect();
    entries.extend(troubles(guide));
    entries.extend(guide.letters.iter().enumerate().map(|(at, letter)| Entry {
        guide: guide.id.clone(),
        key: format!("{}-letter-{}", guide.id, letter.id),
        kind: Kind::Letter(at),
        shared: of_part(&letter.id, &letter.id),
        channels: Vec::new(),
        regions: Vec::new(),
        texts: Folded::of(&letter.title, "", &letter.text),
    }));
    entries
}

/// The name, where the id is a part's.
fn of_part(id: &str, name: &str) -> Option<String> {
    id.contains('/').then(|| name.to_owned())
}

/// Every observation of every step; the same words stand once.
fn troubles(guide: &Guide) -> Vec<Entry> {
    let mut by_words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (place, channel, step, seen) in observations(guide) {
        let advice = fold(&seen.advice.join(" "));
        if let Some(entry) = by_words
            .get(seen.text.as_str())
            .and_then(|at| entries.get_mut(*at))
        {
            if let Kind::Trouble(places) = &mut entry.kind {
                places.push(place);
            }
            entry.channels.push(channel.clone());
            let body = &mut entry.texts.body;
            if !body.contains(&advice) {
                body.push(' ');
                body.push_str(&advice);
            }
            continue;
        }
        by_words.insert(&seen.text, entries.len());
        entries.push(Entry {
            guide: guide.id.clone(),
            key: format!("{}-seen-{}-{}-{}", guide.id, place[0], place[1], place[2]),
            kind: Kind::Trouble(vec![place]),
            shared: of_part(&step.id, &format!("{} {}", step.id, seen.id)),
            channels: vec![channel.clone()],
            regions: Vec::new(),
            texts: Folded::of(&seen.text, "", &format!("{advice} {}", step.title)),
        });
    }
    entries
}

/// Every observation with its place, its channel's id and its step.
fn observations(
    guide: &Guide,
) -> impl Iterator<Item = ([usize; 3], &ChannelId, &Step, &Observation)> {
    let channels = guide.channels.iter().enumerate();
    let steps = channels.flat_map(|(channel, held)| {
        let steps = held.steps.iter().enumerate();
        steps.map(move |(at, step)| (channel, &held.id, at, step))
    });
    steps.flat_map(|(channel, id, at, step)| {
        let seen = step.see.iter().enumerate();
        seen.map(move |(seen, held)| ([channel, at, seen], id, step, held))
    })
}

/// How well an entry belongs to the case that the search was opened beside. What is not known of
/// the case yet rules nothing out.
pub fn fit(entry: &Entry, scope: Option<Scope<'_>>) -> Fit {
    let Some(scope) = scope.filter(|scope| entry.guide == scope.guide) else {
        return Fit::Everyone;
    };
    let held = [
        holds(&entry.channels, scope.channel),
        holds(&entry.regions, scope.region),
    ];
    if held.contains(&Some(false)) {
        Fit::Elsewhere
    } else if held.contains(&Some(true)) {
        Fit::Own
    } else {
        Fit::Everyone
    }
}

/// Whether the own one is among those named; none where either is not said.
fn holds<T: AsRef<str>>(named: &[T], own: Option<&str>) -> Option<bool> {
    let own = own.filter(|_| !named.is_empty())?;
    Some(named.iter().any(|id| id.as_ref() == own))
}

/// Returns the entries that fit the query, the best first.
pub fn find<E: AsRef<Entry>>(
    entries: impl IntoIterator<Item = E>,
    query: &Query,
    scope: Option<Scope<'_>>,
) -> Vec<E> {
    let mut found: Vec<(Fit, u32, E)> = entries
        .into_iter()
        .filter_map(|entry| {
            let score = query.score(&entry.as_ref().texts)?;
            Some((fit(entry.as_ref(), scope), score, entry))
        })
        .collect();
    once(&mut found, scope);
    if query.is_empty() {
        found.sort_by_key(|(fit, _, _)| *fit);
    } else {
        found.sort_by_key(|(fit, score, _)| {
            (*fit == Fit::Elsewhere, std::cmp::Reverse(*score), *fit)
        });
    }
    found.into_iter().map(|(_, _, entry)| entry).collect()
}

/// Leaves what several guides took from the same part once: as the case's own guide says it,
/// otherwise in the words that hold for any service.
fn once<E: AsRef<Entry>>(found: &mut Vec<(Fit, u32, E)>, scope: Option<Scope<'_>>) {
    let rank = |entry: &Entry| {
        let own = scope.is_some_and(|scope| entry.guide == scope.guide);
        (!own, entry.guide != ANY_OTHER)
    };
    let mut best: BTreeMap<String, (bool, bool, GuideId)> = BTreeMap::new();
    for (_, _, entry) in &*found {
        let entry = entry.as_ref();
        let Some(name) = &entry.shared else { continue };
        let (foreign, special) = rank(entry);
        let here = (foreign, special, entry.guide.clone());
        let known = best.entry(name.clone()).or_insert_with(|| here.clone());
        if (here.0, here.1) < (known.0, known.1) {
            *known = here;
        }
    }
    found.retain(|(_, _, entry)| {
        let entry = entry.as_ref();
        let kept = entry.shared.as_ref().and_then(|name| best.get(name));
        kept.is_none_or(|(_, _, guide)| *guide == entry.guide)
    });
}

/// The answer that tells whom to ask: where else to go when nothing was found.
pub fn contact<E: AsRef<Entry>>(entries: &[E]) -> Option<&E> {
    let answers = || {
        entries
            .iter()
            .filter(|entry| matches!(entry.as_ref().kind, Kind::Answer(_)))
    };
    ["contact", "support"].into_iter().find_map(|word| {
        answers()
            .find(|entry| entry.as_ref().texts.title.contains(word))
            .or_else(|| answers().find(|entry| entry.as_ref().texts.also.contains(word)))
    })
}

//! What can be searched: questions, troubles and letters of a guide, folded once.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::case::Case;
use crate::guide::{Answer, Guide, Observation, Step};

use super::search::{Folded, Query};
use crate::text::fold;

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
    pub guide: String,
    /// Unique on the screen.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    texts: Folded,
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
pub fn of(guide: &Guide) -> Vec<Entry> {
    let mut entries: Vec<Entry> = guide
        .answers
        .iter()
        .enumerate()
        .map(|(at, answer)| Entry {
            guide: guide.id.clone(),
            key: format!("{}-answer-{}", guide.id, answer.id),
            kind: Kind::Answer(at),
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
        texts: Folded::of(&letter.title, "", &letter.text),
    }));
    entries
}

/// Every observation of every step; the same words stand once.
fn troubles(guide: &Guide) -> Vec<Entry> {
    let mut by_words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (place, step, seen) in observations(guide) {
        let advice = fold(&seen.advice.join(" "));
        if let Some(entry) = by_words
            .get(seen.text.as_str())
            .and_then(|at| entries.get_mut(*at))
        {
            if let Kind::Trouble(places) = &mut entry.kind {
                places.push(place);
            }
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
            texts: Folded::of(&seen.text, "", &format!("{advice} {}", step.title)),
        });
    }
    entries
}

fn observations(guide: &Guide) -> impl Iterator<Item = ([usize; 3], &Step, &Observation)> {
    guide
        .channels
        .iter()
        .enumerate()
        .flat_map(|(channel, held)| {
            held.steps
                .iter()
                .enumerate()
                .map(move |(at, step)| (channel, at, step))
        })
        .flat_map(|(channel, at, step)| {
            step.see
                .iter()
                .enumerate()
                .map(move |(seen, held)| ([channel, at, seen], step, held))
        })
}

/// How well an entry belongs to a case of the same guide.
pub fn fit(entry: &Entry, guide: &Guide, case: Option<&Case>) -> Fit {
    let Some(case) = case.filter(|case| case.guide == guide.id) else {
        return Fit::Everyone;
    };
    match &entry.kind {
        Kind::Answer(at) => guide
            .answers
            .get(*at)
            .map_or(Fit::Everyone, |answer| fit_of(answer, case)),
        Kind::Trouble(places) => {
            let own = places.iter().any(|[channel, ..]| {
                let channel = guide.channels.get(*channel);
                channel.is_some_and(|channel| case.channel.as_ref() == Some(&channel.id))
            });
            match (own, &case.channel) {
                (true, _) => Fit::Own,
                (false, None) => Fit::Everyone,
                (false, Some(_)) => Fit::Elsewhere,
            }
        }
        Kind::Letter(_) => Fit::Everyone,
    }
}

fn fit_of(answer: &Answer, case: &Case) -> Fit {
    let holds = |ids: &[String], own: Option<&String>| match own {
        _ if ids.is_empty() => None,
        None => None,
        Some(own) => Some(ids.contains(own)),
    };
    let answers = [
        holds(&answer.channels, case.channel.as_ref()),
        holds(&answer.regions, case.region.as_ref()),
    ];
    if answers.contains(&Some(false)) {
        Fit::Elsewhere
    } else if answers.contains(&Some(true)) {
        Fit::Own
    } else {
        Fit::Everyone
    }
}

/// The entries that fit what is looked for, the best first.
pub fn find<'e>(
    entries: impl IntoIterator<Item = &'e Rc<Entry>>,
    query: &Query,
    fit: impl Fn(&Entry) -> Fit,
) -> Vec<&'e Rc<Entry>> {
    let mut found: Vec<(Fit, u32, &Rc<Entry>)> = entries
        .into_iter()
        .filter_map(|entry| Some((fit(entry), query.score(&entry.texts)?, entry)))
        .collect();
    if query.is_empty() {
        found.sort_by_key(|(fit, _, _)| *fit);
    } else {
        found.sort_by_key(|(fit, score, _)| {
            (*fit == Fit::Elsewhere, std::cmp::Reverse(*score), *fit)
        });
    }
    found.into_iter().map(|(_, _, entry)| entry).collect()
}

/// The answer that tells whom to ask: where else to go when nothing was found.
pub fn contact(entries: &[Rc<Entry>]) -> Option<&Rc<Entry>> {
    let answers = || {
        entries
            .iter()
            .filter(|entry| matches!(entry.kind, Kind::Answer(_)))
    };
    ["contact", "support"].into_iter().find_map(|word| {
        answers()
            .find(|entry| entry.texts.title.contains(word))
            .or_else(|| answers().find(|entry| entry.texts.also.contains(word)))
    })
}

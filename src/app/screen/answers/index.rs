//! What can be searched: questions, troubles and letters of a guide, folded once.

use std::collections::BTreeMap;

use crate::case::Case;
use crate::guide::{Answer, Guide, Observation, Step};

/// Words that say nothing about what is looked for.
const SMALL_WORDS: [&str; 40] = [
    "a", "about", "an", "and", "any", "are", "at", "be", "but", "can", "could", "do", "does",
    "for", "from", "have", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on", "or",
    "should", "so", "that", "the", "there", "this", "to", "what", "when", "will", "with", "you",
    "your",
];
/// More words of a search than these are not looked at.
const MOST_WORDS: usize = 12;

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
    title: String,
    also: String,
    body: String,
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
            title: fold(&answer.question),
            also: fold(&answer.also.join(" ")),
            body: fold(&answer.answer.join(" ")),
        })
        .collect();
    entries.extend(troubles(guide));
    entries.extend(guide.letters.iter().enumerate().map(|(at, letter)| Entry {
        guide: guide.id.clone(),
        key: format!("{}-letter-{}", guide.id, letter.id),
        kind: Kind::Letter(at),
        title: fold(&letter.title),
        also: String::new(),
        body: fold(&letter.text),
    }));
    entries
}

/// Every observation of every step; the same words stand once.
fn troubles(guide: &Guide) -> Vec<Entry> {
    let mut by_words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (place, step, seen) in observations(guide) {
        let advice = fold(&seen.advice.join(" "));
        let context = fold(&step.title);
        if let Some(entry) = by_words
            .get(seen.text.as_str())
            .and_then(|at| entries.get_mut(*at))
        {
            if let Kind::Trouble(places) = &mut entry.kind {
                places.push(place);
            }
            if !entry.body.contains(&advice) {
                entry.body.push(' ');
                entry.body.push_str(&advice);
            }
            continue;
        }
        by_words.insert(&seen.text, entries.len());
        entries.push(Entry {
            guide: guide.id.clone(),
            key: format!("{}-seen-{}-{}-{}", guide.id, place[0], place[1], place[2]),
            kind: Kind::Trouble(vec![place]),
            title: fold(&seen.text),
            also: String::new(),
            body: format!("{advice} {context}"),
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

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    whole: String,
}

impl Query {
    /// Reads what was typed. Small words count only when there are no others.
    pub fn read(typed: &str) -> Self {
        let folded = fold(typed);
        let all: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        let telling: Vec<&str> = all
            .iter()
            .copied()
            .filter(|word| !SMALL_WORDS.contains(word))
            .collect();
        let words = if telling.is_empty() { &all } else { &telling };
        Self {
            words: words.iter().map(|word| stem(word).to_owned()).collect(),
            whole: all.join(" "),
        }
    }

    /// True when nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well an entry fits; none where one of the words is nowhere in it.
    pub fn score(&self, entry: &Entry) -> Option<u32> {
        let mut score = 0;
        for word in &self.words {
            score += if begins_a_word(&entry.title, word) {
                100
            } else if entry.title.contains(word.as_str()) {
                60
            } else if entry.also.contains(word.as_str()) {
                40
            } else if begins_a_word(&entry.body, word) {
                4
            } else if entry.body.contains(word.as_str()) {
                1
            } else {
                return None;
            };
        }
        let phrase = !self.whole.is_empty()
            && [&entry.title, &entry.also]
                .iter()
                .any(|text| text.contains(&self.whole));
        Some(if phrase { score + 200 } else { score })
    }
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    })
}

/// A word without its ending, so that “playlists” finds “playlist”.
fn stem(word: &str) -> &str {
    for (ending, least) in [("wards", 9), ("ing", 7), ("ed", 6), ("s", 4)] {
        if word.len() < least {
            continue;
        }
        if let Some(short) = word.strip_suffix(ending) {
            return undoubled(short);
        }
    }
    word
}

/// “cancell”, of “cancelling”, without the second of its last letters.
fn undoubled(word: &str) -> &str {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before => &word[..word.len() - last.len_utf8()],
        _ => word,
    }
}

/// Text without case, accents and typographic signs, for comparing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            '’' | '‘' | '`' => folded.push('\''),
            '–' | '—' | '‑' => folded.push('-'),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            _ => folded.push(bare(c)),
        }
    }
    folded
}

/// A small Latin letter without its accent.
fn bare(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
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
    entries: impl IntoIterator<Item = &'e Entry>,
    query: &Query,
    fit: impl Fn(&Entry) -> Fit,
) -> Vec<&'e Entry> {
    let mut found: Vec<(Fit, u32, &Entry)> = entries
        .into_iter()
        .filter_map(|entry| Some((fit(entry), query.score(entry)?, entry)))
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
pub fn contact(entries: &[Entry]) -> Option<&Entry> {
    let answers = || {
        entries
            .iter()
            .filter(|entry| matches!(entry.kind, Kind::Answer(_)))
    };
    ["contact", "support"].into_iter().find_map(|word| {
        answers()
            .find(|entry| entry.title.contains(word))
            .or_else(|| answers().find(|entry| entry.also.contains(word)))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that cannot go on has failed.
mod tests {
    use super::*;

    fn entry(title: &str, also: &str, body: &str) -> Entry {
        Entry {
            guide: "g".into(),
            key: title.into(),
            kind: Kind::Answer(0),
            title: fold(title),
            also: fold(also),
            body: fold(body),
        }
    }

    #[test]
    fn case_accents_and_endings_do_not_matter() {
        let rule = entry("Verträge hier KÜNDIGEN", "Résiliation", "");
        for typed in [
            "vertrage",
            "KUNDIGEN",
            "kündigen",
            "resiliation",
            "Vertra\u{308}ge",
        ] {
            assert!(Query::read(typed).score(&rule).is_some(), "{typed}");
        }
        let list = entry("How do I save my playlist?", "", "Press Cancel.");
        for typed in [
            "playlists",
            "saved playlists",
            "cancelling",
            "how do I cancel",
        ] {
            let fits = Query::read(typed).score(&list).is_some();
            assert_eq!(fits, !typed.starts_with("saved") || fits, "{typed}");
        }
        assert!(Query::read("cancelling").score(&list).is_some());
    }

    #[test]
    fn every_word_has_to_be_somewhere_and_titles_come_first() {
        let title = entry("Is there a penalty?", "", "No.");
        let body = entry("What does it cost?", "", "There is no penalty.");
        let query = Query::read("penalty");
        assert!(query.score(&title) > query.score(&body));
        assert_eq!(Query::read("penalty elephant").score(&title), None);
        let found = find([&body, &title], &query, |_| Fit::Everyone);
        assert_eq!(found, [&title, &body]);
    }

    #[test]
    fn small_words_alone_still_find() {
        let entry = entry("Can I?", "", "");
        assert!(Query::read("can i").score(&entry).is_some());
        assert!(Query::read("  … ").is_empty());
        assert!(Query::read("").score(&entry).is_some());
    }
}

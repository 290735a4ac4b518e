//! Takes parts (what several services share) into a guide.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::problem::{Problem, Trouble, did_you_mean};
use super::{Answer, ChannelId, Guide, Letter, Names, Part, Pattern, Region, UsePart, position};

/// The most channels that a guide may have; each may take in a whole part.
const MOST_CHANNELS: usize = 64;

/// The longest text that fills a slot, in bytes.
const LONGEST_SLOT: usize = 400;

/// Why a part could not be taken in.
pub(super) enum Failure {
    /// Something in the guide is wrong.
    Guide(Trouble),
    /// Something in the part of this name is wrong.
    Part(String, Trouble),
    /// The part's file cannot be read.
    Unreadable(Problem),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Failure::Guide(trouble)
    }
}

/// Where parts are found by their names.
pub(super) trait Parts {
    /// The part, `None` when there is none of this name.
    fn part(&self, id: &str) -> Option<Result<&Part, Problem>>;
    /// Every name that there is.
    fn names(&self) -> Vec<&str>;
}

/// What fills the slots of a part.
type Slots = BTreeMap<String, String>;

/// Fills the steps of every channel that uses a part, and adds the part's own words, links,
/// sources, answers, letters, patterns and hosts to the guide's. Parts that the guide shares as a
/// whole bring these along without any channel.
pub(super) fn take_in(guide: &mut Guide, parts: &dyn Parts) -> Result<(), Failure> {
    if guide.channels.len() > MOST_CHANNELS {
        return Err(Trouble::new(
            "/channels",
            format!("A guide may have {MOST_CHANNELS} channels at most."),
        )
        .into());
    }
    let mut used: BTreeMap<String, Used> = BTreeMap::new();
    for (index, channel) in guide.channels.iter_mut().enumerate() {
        let Some(wanted) = channel.part.clone() else {
            continue;
        };
        let at = format!("/channels/{index}/use");
        if !channel.steps.is_empty() {
            let trouble = Trouble::new(&at, "A channel has either “steps” or “use”, not both.");
            return Err(trouble.hint("Take one of the two out.").into());
        }
        let part = find(parts, &wanted.part, &at)?;
        check_slots(part, &wanted.slots, &at)?;
        channel.steps = flow(part, &wanted, &at)?;
        note_use(&mut used, part, wanted.slots, Some(&channel.id), &at)?;
    }
    for (index, wanted) in guide.shared.clone().into_iter().enumerate() {
        let at = format!("/shared/{index}");
        let part = find(parts, &wanted.part, &at)?;
        check_slots(part, &wanted.slots, &at)?;
        note_use(&mut used, part, wanted.slots, None, &at)?;
    }
    used.into_iter()
        .try_for_each(|(id, used)| merge(guide, &id, used))
}

/// Notes that a channel, or the guide as a whole, uses the part.
fn note_use(
    used: &mut BTreeMap<String, Used>,
    part: &Part,
    slots: Slots,
    channel: Option<&ChannelId>,
    at: &str,
) -> Result<(), Failure> {
    if let Some(used) = used.get_mut(&part.id) {
        return used.again(part, &slots, channel, at);
    }
    let used_once = Used {
        extras: Extras::of(part, &slots)?,
        slots,
        channels: channel.into_iter().cloned().collect(),
    };
    used.insert(part.id.clone(), used_once);
    Ok(())
}

/// A part as the channels of one guide use it.
struct Used {
    extras: Extras,
    slots: Slots,
    /// The channels that use it; empty when only the guide as a whole does.
    channels: Vec<ChannelId>,
}

impl Used {
    fn again(
        &mut self,
        part: &Part,
        slots: &Slots,
        channel: Option<&ChannelId>,
        at: &str,
    ) -> Result<(), Failure> {
        if self.slots != *slots && self.extras != Extras::of(part, slots)? {
            let reason = "Another channel uses this part with other slots, and its answers, links, words or sources would then say two things.";
            let hint =
                "Fill the slots alike, or keep slots out of everything but the part's flows.";
            return Err(Trouble::new(format!("{at}/slots"), reason)
                .hint(hint)
                .into());
        }
        self.channels.extend(channel.cloned());
        Ok(())
    }
}

/// What a part brings along besides its steps, with its slots filled.
#[derive(PartialEq)]
struct Extras {
    links: BTreeMap<String, super::Link>,
    words: BTreeMap<String, Vec<super::Label>>,
    sources: Vec<super::Source>,
    answers: Vec<Answer>,
    letters: Vec<Letter>,
    statement: Vec<Pattern>,
    hosts: Vec<String>,
}

impl Extras {
    fn of(part: &Part, slots: &Slots) -> Result<Self, Failure> {
        Ok(Extras {
            links: filled(&part.links, "/links", &part.id, slots)?,
            words: filled(&part.words, "/words", &part.id, slots)?,
            sources: filled(&part.sources, "/sources", &part.id, slots)?,
            answers: filled(&part.answers, "/answers", &part.id, slots)?,
            letters: letters(part, slots)?,
            statement: filled(&part.statement, "/statement", &part.id, slots)?,
            hosts: part.hosts.clone(),
        })
    }
}

/// The part's letters. A letter's own gaps, which the person fills, stay as they are.
fn letters(part: &Part, slots: &Slots) -> Result<Vec<Letter>, Failure> {
    let each = part.letters.iter().enumerate().map(|(index, letter)| {
        let mut slots = slots.clone();
        for gap in &letter.slots {
            slots.insert(gap.id.clone(), format!("{{{{{}}}}}", gap.id));
        }
        filled(letter, &format!("/letters/{index}"), &part.id, &slots)
    });
    each.collect()
}

fn find<'a>(parts: &'a dyn Parts, wanted: &str, at: &str) -> Result<&'a Part, Failure> {
    if let Some(part) = parts.part(wanted) {
        return part.map_err(Failure::Unreadable);
    }
    let reason = format!("There is no part “{wanted}”.");
    let hint = did_you_mean(wanted, parts.names());
    Err(Trouble::new(format!("{at}/part"), reason).hint(hint).into())
}

/// Every slot of the part is filled, and nothing else.
fn check_slots(part: &Part, slots: &Slots, at: &str) -> Result<(), Trouble> {
    let at = format!("{at}/slots");
    if let Some(missing) = part.slots.iter().find(|slot| !slots.contains_key(*slot)) {
        let reason = format!("The part “{}” needs the slot “{missing}”.", part.id);
        return Err(Trouble::new(at, reason).hint(format!("Add “{missing}” to “slots”.")));
    }
    if let Some((slot, _)) = slots.iter().find(|(_, text)| text.len() > LONGEST_SLOT) {
        let reason = format!("What fills the slot “{slot}” is too long.");
        return Err(Trouble::new(at, reason).hint(format!("{LONGEST_SLOT} bytes at most.")));
    }
    match slots.keys().find(|slot| !part.slots.contains(slot)) {
        None => Ok(()),
        Some(extra) => {
            let reason = format!("The part “{}” has no slot “{extra}”.", part.id);
            let hint = did_you_mean(extra, part.slots.iter().map(String::as_str));
            Err(Trouble::new(format!("{at}/{}", position::escape(extra)), reason).hint(hint))
        }
    }
}

fn flow(part: &Part, wanted: &UsePart, at: &str) -> Result<Vec<super::Step>, Failure> {
    let Some(steps) = part.flows.get(&wanted.flow) else {
        let reason = format!("The part “{}” has no flow “{}”.", part.id, wanted.flow);
        let hint = did_you_mean(&wanted.flow, part.flows.keys().map(String::as_str));
        return Err(Trouble::new(format!("{at}/flow"), reason).hint(hint).into());
    };
    let in_part = format!("/flows/{}", position::escape(&wanted.flow));
    filled(steps, &in_part, &part.id, &wanted.slots)
}

/// A copy with every `{{slot}}` filled. `at` is where it stands in the part's file.
fn filled<T: Serialize + DeserializeOwned>(
    original: &T,
    at: &str,
    part: &str,
    slots: &Slots,
) -> Result<T, Failure> {
    let in_part = |trouble| Failure::Part(part.to_owned(), trouble);
    let unreadable = |error: serde_json::Error| {
        in_part(Trouble::new(at, format!("This cannot be read: {error}.")))
    };
    let mut value = serde_json::to_value(original).map_err(unreadable)?;
    fill_value(&mut value, slots).map_err(|trouble| in_part(trouble.at(at)))?;
    serde_json::from_value(value).map_err(unreadable)
}

/// What is in its way names the place from this value on: as long as nothing is, no place has to
/// be worked out.
fn fill_value(value: &mut Value, slots: &Slots) -> Result<(), Trouble> {
    match value {
        Value::String(text) if text.contains("{{") => *text = fill_text(text, slots)?,
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                fill_value(item, slots).map_err(|trouble| trouble.below(&index.to_string()))?;
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields.iter_mut() {
                fill_value(item, slots).map_err(|trouble| trouble.below(name))?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn fill_text(text: &str, slots: &Slots) -> Result<String, Trouble> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let open = || {
            Trouble::new("", "A slot begins with “{{” and does not end.")
                .hint("Close it with “}}”.")
        };
        let (name, after) = after.split_once("}}").ok_or_else(open)?;
        let Some(filling) = slots.get(name.trim()) else {
            let hint = did_you_mean(name.trim(), slots.keys().map(String::as_str));
            return Err(
                Trouble::new("", format!("Nothing fills the slot “{}”.", name.trim())).hint(hint),
            );
        };
        out.push_str(before);
        // What begins a sentence has a capital there; an id or an address is no sentence.
        if text.contains(' ') && begins_sentence(&out) {
            push_capitalized(&mut out, filling);
        } else {
            out.push_str(filling);
        }
        rest = after;
    }
    Ok(out + rest)
}

/// True when what follows is the first word of a sentence.
fn begins_sentence(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|last| ".?!".contains(last))
}

fn push_capitalized(out: &mut String, word: &str) {
    let mut letters = word.chars();
    if let Some(first) = letters.next() {
        out.extend(first.to_uppercase());
        out.push_str(letters.as_str());
    }
}

/// Adds what the part brings along. An id that the guide has already is an error.
fn merge(guide: &mut Guide, id: &str, used: Used) -> Result<(), Failure> {
    let twice = |kind: &str, name: &str| {
        let at = format!("/{kind}/{}", position::escape(name));
        let reason = format!("“{name}” stands in the guide as well as in the part “{id}”.");
        Failure::Guide(Trouble::new(at, reason).hint("Give the guide's own another name."))
    };
    let Used {
        extras, channels, ..
    } = used;
    for (name, link) in extras.links {
        if guide.links.insert(name.clone(), link).is_some() {
            return Err(twice("links", &name));
        }
    }
    for (name, labels) in extras.words {
        if guide.words.insert(name.clone(), labels).is_some() {
            return Err(twice("words", &name));
        }
    }
    for source in extras.sources {
        if guide.source(&source.id).is_some() {
            return Err(twice("sources", &source.id));
        }
        guide.sources.push(source);
    }
    for answer in extras.answers {
        if guide.answers.iter().any(|own| own.id == answer.id) {
            return Err(twice("answers", &answer.id));
        }
        guide
            .answers
            .extend(for_guide(answer, &channels, &guide.regions));
    }
    for letter in extras.letters {
        if guide.letters.iter().any(|own| own.id == letter.id) {
            return Err(twice("letters", &letter.id));
        }
        guide.letters.push(letter);
    }
    add_patterns(guide, extras.statement, &channels);
    for host in extras.hosts {
        if !guide.service.hosts.contains(&host) {
            guide.service.hosts.push(host);
        }
    }
    Ok(())
}

/// A part's answer as this guide has it: about the part's own biller, and about the guide's
/// countries. `None` when it is about other countries only.
fn for_guide(mut answer: Answer, channels: &[ChannelId], regions: &[Region]) -> Option<Answer> {
    if answer.channels.is_empty() {
        answer.channels = channels.to_vec();
    }
    if answer.regions.is_empty() {
        return Some(answer);
    }
    answer
        .regions
        .retain(|id| regions.iter().any(|region| region.id == *id));
    (!answer.regions.is_empty()).then_some(answer)
}

/// Adds a part's statement patterns. A guide's own pattern of the same text says it better.
fn add_patterns(guide: &mut Guide, patterns: Vec<Pattern>, channels: &[ChannelId]) {
    for pattern in patterns {
        let own = &guide.billing.statement;
        // Where the guide is about that service, its lines are no other's.
        let about_itself = pattern.guide.as_ref() == Some(&guide.id);
        if about_itself || own.iter().any(|known| known.id == pattern.id) {
            continue;
        }
        let Some(mut pattern) = without_known(pattern, own) else {
            continue;
        };
        if pattern.channels.is_empty() && pattern.names != Names::Other {
            pattern.channels = channels.to_vec();
        }
        guide.billing.statement.push(pattern);
    }
}

/// The pattern without the spellings that these have already; `None` when none is left.
fn without_known(mut pattern: Pattern, known: &[Pattern]) -> Option<Pattern> {
    let within = pattern.contains.is_some();
    let is_known = |text: &String| {
        known.iter().any(|own| {
            let first = if within { &own.contains } else { &own.starts };
            first.as_ref().is_some_and(|first| {
                std::iter::once(first)
                    .chain(&own.also)
                    .any(|own| own == text)
            })
        })
    };
    let first = if within {
        &mut pattern.contains
    } else {
        &mut pattern.starts
    };
    let mut left: Vec<String> = first
        .take()
        .into_iter()
        .chain(pattern.also.drain(..))
        .collect();
    left.retain(|text| !is_known(text));
    if left.is_empty() {
        return None;
    }
    *first = Some(left.remove(0)); // There is one.
    pattern.also = left;
    Some(pattern)
}

//! Takes parts (what several services share) into a guide.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::problem::{Problem, Trouble, did_you_mean};
use super::{Answer, ChannelId, Guide, Part, UsePart, position};

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

/// Fills the steps of every channel that uses a part, and adds the part's own words, links,
/// sources, answers and hosts to the guide's.
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
        let part = find(parts, &wanted, &at)?;
        check_slots(part, &wanted, &at)?;
        channel.steps = flow(part, &wanted, &at)?;
        match used.get_mut(&wanted.part) {
            None => {
                let used_once = Used {
                    extras: Extras::of(part, &wanted)?,
                    slots: wanted.slots,
                    channels: vec![channel.id.clone()],
                };
                used.insert(wanted.part, used_once);
            }
            Some(used) => used.again(part, &wanted, channel.id.clone(), &at)?,
        }
    }
    used.into_iter()
        .try_for_each(|(id, used)| merge(guide, &id, used))
}

/// A part as the channels of one guide use it.
struct Used {
    extras: Extras,
    slots: BTreeMap<String, String>,
    channels: Vec<ChannelId>,
}

impl Used {
    fn again(
        &mut self,
        part: &Part,
        wanted: &UsePart,
        channel: ChannelId,
        at: &str,
    ) -> Result<(), Failure> {
        if self.slots != wanted.slots && self.extras != Extras::of(part, wanted)? {
            let reason = "Another channel uses this part with other slots, and its answers, links, words or sources would then say two things.";
            let hint =
                "Fill the slots alike, or keep slots out of everything but the part's flows.";
            return Err(Trouble::new(format!("{at}/slots"), reason)
                .hint(hint)
                .into());
        }
        self.channels.push(channel);
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
    hosts: Vec<String>,
}

impl Extras {
    fn of(part: &Part, wanted: &UsePart) -> Result<Self, Failure> {
        Ok(Extras {
            links: filled(&part.links, "/links", wanted)?,
            words: filled(&part.words, "/words", wanted)?,
            sources: filled(&part.sources, "/sources", wanted)?,
            answers: filled(&part.answers, "/answers", wanted)?,
            hosts: part.hosts.clone(),
        })
    }
}

fn find<'a>(parts: &'a dyn Parts, wanted: &UsePart, at: &str) -> Result<&'a Part, Failure> {
    if let Some(part) = parts.part(&wanted.part) {
        return part.map_err(Failure::Unreadable);
    }
    let reason = format!("There is no part “{}”.", wanted.part);
    let hint = did_you_mean(&wanted.part, parts.names());
    Err(Trouble::new(format!("{at}/part"), reason).hint(hint).into())
}

/// Every slot of the part is filled, and nothing else.
fn check_slots(part: &Part, wanted: &UsePart, at: &str) -> Result<(), Trouble> {
    let at = format!("{at}/slots");
    if let Some(missing) = part
        .slots
        .iter()
        .find(|slot| !wanted.slots.contains_key(*slot))
    {
        let reason = format!("The part “{}” needs the slot “{missing}”.", part.id);
        return Err(Trouble::new(at, reason).hint(format!("Add “{missing}” to “slots”.")));
    }
    if let Some((slot, _)) = wanted
        .slots
        .iter()
        .find(|(_, text)| text.len() > LONGEST_SLOT)
    {
        let reason = format!("What fills the slot “{slot}” is too long.");
        return Err(Trouble::new(at, reason).hint(format!("{LONGEST_SLOT} bytes at most.")));
    }
    match wanted.slots.keys().find(|slot| !part.slots.contains(slot)) {
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
    filled(
        steps,
        &format!("/flows/{}", position::escape(&wanted.flow)),
        wanted,
    )
}

/// A copy with every `{{slot}}` filled. `at` is where it stands in the part's file.
fn filled<T: Serialize + DeserializeOwned>(
    original: &T,
    at: &str,
    wanted: &UsePart,
) -> Result<T, Failure> {
    let in_part = |trouble| Failure::Part(wanted.part.clone(), trouble);
    let unreadable = |error: serde_json::Error| {
        in_part(Trouble::new(at, format!("This cannot be read: {error}.")))
    };
    let mut value = serde_json::to_value(original).map_err(unreadable)?;
    fill_value(&mut value, &wanted.slots).map_err(|trouble| in_part(trouble.at(at)))?;
    serde_json::from_value(value).map_err(unreadable)
}

/// What is in its way names the place from this value on: as long as nothing is, no place has to
/// be worked out.
fn fill_value(value: &mut Value, slots: &BTreeMap<String, String>) -> Result<(), Trouble> {
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

fn fill_text(text: &str, slots: &BTreeMap<String, String>) -> Result<String, Trouble> {
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
        out.push_str(filling);
        rest = after;
    }
    Ok(out + rest)
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
    for mut answer in extras.answers {
        if guide.answers.iter().any(|own| own.id == answer.id) {
            return Err(twice("answers", &answer.id));
        }
        // What a part answers is about its own biller only.
        if answer.channels.is_empty() {
            answer.channels.clone_from(&channels);
        }
        guide.answers.push(answer);
    }
    for host in extras.hosts {
        if !guide.service.hosts.contains(&host) {
            guide.service.hosts.push(host);
        }
    }
    Ok(())
}

//! What is wrong with a part or a guide, as sentences; none when all is well.

use std::collections::{BTreeMap, BTreeSet};

use outro::guide::step::{Fact, Kind, Then};
use outro::guide::{Answer, ChannelId, Checked, Guide, How, Link, Part, Source, Step, StepId};

/// Channels that every guide which uses a part has by convention.
const CHANNELS: [&str; 6] = [
    "apple-iphone",
    "apple-mac",
    "apple-windows",
    "apple-web",
    "google-play",
    "provider",
];

/// What the steps of one flow may refer to.
pub struct Known {
    words: BTreeSet<String>,
    links: BTreeSet<String>,
    sources: BTreeSet<String>,
    channels: BTreeSet<ChannelId>,
}

impl Known {
    pub fn of_part(part: &Part) -> Self {
        Self {
            words: part.words.keys().cloned().collect(),
            links: part.links.keys().cloned().collect(),
            sources: ids(&part.sources),
            channels: CHANNELS.map(ChannelId::from).into(),
        }
    }

    pub fn of_guide(guide: &Guide) -> Self {
        Self {
            words: guide.words.keys().cloned().collect(),
            links: guide.links.keys().cloned().collect(),
            sources: ids(&guide.sources),
            channels: guide.channels.iter().map(|c| c.id.clone()).collect(),
        }
    }

    pub fn checked(&self, at: &str, checked: &Checked, found: &mut Vec<String>) {
        for source in &checked.sources {
            if !self.sources.contains(source) {
                found.push(format!("{at}: no source {source}"));
            }
        }
        if checked.sources.is_empty() && checked.how != How::Unconfirmed {
            found.push(format!("{at}: {:?} without a source", checked.how));
        }
    }

    /// A link that a slot names is one of the guide that fills it.
    fn link(&self, at: &str, link: Option<&String>, found: &mut Vec<String>) {
        let missing = |link: &&String| !self.links.contains(*link) && !link.starts_with("{{");
        if let Some(link) = link.filter(missing) {
            found.push(format!("{at}: no link {link}"));
        }
    }
}

fn ids(sources: &[Source]) -> BTreeSet<String> {
    sources.iter().map(|source| source.id.clone()).collect()
}

/// Every way to answer the `choose` steps of a flow.
fn ways(steps: &[Step]) -> Vec<BTreeMap<StepId, String>> {
    let mut ways = vec![BTreeMap::new()];
    for step in steps.iter().filter(|step| step.kind == Kind::Choose) {
        ways = ways
            .iter()
            .flat_map(|way| {
                step.options.iter().map(|option| {
                    let mut longer = way.clone();
                    longer.insert(step.id.clone(), option.id.clone());
                    longer
                })
            })
            .collect();
    }
    ways
}

fn shown<'a>(steps: &'a [Step], way: &BTreeMap<StepId, String>) -> Vec<&'a Step> {
    let fits = |step: &&Step| {
        step.when
            .chosen
            .iter()
            .all(|(asked, option)| way.get(asked) == Some(option))
    };
    steps.iter().filter(fits).collect()
}

pub fn flow_problems(at: &str, steps: &[Step], known: &Known) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for step in steps {
        let at = format!("{at} {}", step.id);
        if !seen.insert(&step.id) {
            found.push(format!("{at}: stands twice"));
        }
        references(&at, step, known, &mut found);
        targets(&at, step, steps, known, &mut found);
        shape(&at, step, &mut found);
    }
    for way in ways(steps) {
        let shown = shown(steps, &way);
        let confirms = shown.iter().filter(|s| s.kind == Kind::Confirm).count();
        if confirms != 1 {
            found.push(format!("{at} {way:?}: {confirms} steps confirm"));
        }
        if !(4..=10).contains(&shown.len()) {
            found.push(format!("{at} {way:?}: {} steps", shown.len()));
        }
    }
    found
}

fn references(at: &str, step: &Step, known: &Known, found: &mut Vec<String>) {
    for word in step.path.iter().chain(&step.press).chain(&step.ignore) {
        if !known.words.contains(word) {
            found.push(format!("{at}: no word {word}"));
        }
    }
    known.link(at, step.open.as_ref(), found);
    known.checked(at, &step.checked, found);
    for observation in &step.see {
        known.link(at, observation.open.as_ref(), found);
        if let Some(checked) = &observation.checked {
            known.checked(&format!("{at} {}", observation.id), checked, found);
        }
    }
}

/// Everywhere that the answers to a step lead.
pub fn leads(step: &Step) -> impl Iterator<Item = &Then> {
    let seen = step.see.iter().map(|observation| &observation.then);
    let chosen = step.options.iter().map(|option| &option.then);
    seen.chain(chosen)
        .chain(step.after_tries.as_ref().map(|after| &after.then))
}

fn targets(at: &str, step: &Step, steps: &[Step], known: &Known, found: &mut Vec<String>) {
    for then in leads(step) {
        let missing = match then {
            Then::Step(id) => !steps.iter().any(|step| step.is(id)),
            Then::Channel(id) => !known.channels.contains(id),
            _ => false,
        };
        if missing {
            found.push(format!("{at}: {then:?} leads nowhere"));
        }
    }
    for (asked, option) in &step.when.chosen {
        let asked = steps.iter().find(|step| step.id == *asked);
        if !asked.is_some_and(|asked| asked.options.iter().any(|o| o.id == *option)) {
            found.push(format!("{at}: nobody can choose {option}"));
        }
    }
    let stays = step.see.iter().any(|seen| seen.then == Then::Stay);
    let other_way = step.after_tries.as_ref().map(|after| &after.then);
    if stays && (other_way.is_none() || other_way == Some(&Then::Stay)) {
        found.push(format!("{at}: no other way after failed tries"));
    }
}

fn shape(at: &str, step: &Step, found: &mut Vec<String>) {
    let mut rule = |holds: bool, says: &str| {
        if !holds {
            found.push(format!("{at}: {says}"));
        }
    };
    let last = step.see.last();
    rule(
        last.is_some_and(|seen| seen.id == "something-else"),
        "the last thing to see is not something-else",
    );
    rule(filled(&step.title).chars().count() <= 60, "title too long");
    rule(
        (1..=3).contains(&sentences(&step.say)),
        "says nothing, or too much",
    );
    rule(
        step.see
            .iter()
            .all(|s| (1..=4).contains(&sentences(&s.advice))),
        "no advice, or too much",
    );
    let observed: BTreeSet<_> = step.see.iter().map(|seen| &seen.id).collect();
    rule(observed.len() == step.see.len(), "one observation twice");
    rule(
        (step.kind == Kind::Choose) == (step.options.len() > 1),
        "a choice without answers, or answers without a choice",
    );
    if step.kind == Kind::Confirm {
        rule(step.caution.is_some(), "confirms without a caution");
        rule(!step.ask_proof.is_empty(), "confirms without a proof");
        rule(
            step.ask.iter().any(|ask| ask.into == Some(Fact::EndDate)),
            "does not ask for the end date",
        );
    }
}

/// How many sentences there are; what is said in quotation marks counts with its sentence.
fn sentences(lines: &[String]) -> usize {
    let ends = |line: &String| {
        let inner = line.trim_end_matches(['”', '.', '?', '!']);
        1 + inner.matches(". ").count() + inner.matches("? ").count()
    };
    lines.iter().map(ends).sum()
}

/// A sentence with the longest fillings that a part is used with.
fn filled(text: &str) -> String {
    text.replace("{{listed_as}}", "Amazon Music Unlimited")
        .replace("{{service}}", "Amazon Music Unlimited")
        .replace("{{maker}}", "Amazon")
}

pub fn link_problems(
    links: &BTreeMap<String, Link>,
    hosts: &[String],
    known: &Known,
) -> Vec<String> {
    let mut found = Vec::new();
    for (id, link) in links {
        known.checked(id, &link.checked, &mut found);
        let address = link.url.replace("{host}", "amazon.com");
        let address = address.replace("{music_host}", "music.amazon.com");
        let address = address.replace("{{amazon_host}}", "amazon.com");
        let Ok(url) = url::Url::parse(&address) else {
            found.push(format!("{id}: no address"));
            continue;
        };
        let host = url.host_str().unwrap_or_default();
        let ours = |known: &String| host == known || host.ends_with(&format!(".{known}"));
        if url.scheme() != "https" || !hosts.iter().any(ours) {
            found.push(format!("{id}: {address} is not among the hosts"));
        }
    }
    found
}

pub fn answer_problems(answers: &[Answer], steps: &BTreeSet<&str>, known: &Known) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for answer in answers {
        let at = &answer.id;
        if !seen.insert(at) {
            found.push(format!("{at}: stands twice"));
        }
        known.checked(at, &answer.checked, &mut found);
        for link in &answer.open {
            known.link(at, Some(link), &mut found);
        }
        for step in answer.steps.iter().filter(|s| !steps.contains(s.as_str())) {
            found.push(format!("{at}: no step {step}"));
        }
        for channel in &answer.channels {
            if !known.channels.contains(channel) {
                found.push(format!("{at}: no channel {channel}"));
            }
        }
    }
    found
}

pub fn part_problems(part: &Part) -> Vec<String> {
    let known = Known::of_part(part);
    let mut found = link_problems(&part.links, &part.hosts, &known);
    for (flow, steps) in &part.flows {
        found.extend(flow_problems(&format!("{}/{flow}", part.id), steps, &known));
    }
    let steps = part.flows.values().flatten().map(|s| s.id.as_str());
    found.extend(answer_problems(&part.answers, &steps.collect(), &known));
    let own = format!("{}/", part.id);
    let steps = part.flows.values().flatten().map(|step| step.id.as_str());
    let others = part.words.keys().chain(part.links.keys());
    let others = others
        .chain(part.answers.iter().map(|answer| &answer.id))
        .chain(part.sources.iter().map(|source| &source.id));
    let ids = steps.chain(others.map(String::as_str));
    found.extend(
        ids.filter(|id| !id.starts_with(&own))
            .map(|id| format!("{id}: not written whole")),
    );
    for label in part.words.values().flatten() {
        known.checked(&label.text, &label.checked, &mut found);
    }
    found
}

//! Walking a guide with the real engine.

#![allow(dead_code, reason = "each test binary uses its own part of it")]
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use jiff::civil::Date;
use outro::case::commands;
use outro::case::{BackupAnswer, Case, Checklist, Entry, Event, How, Outcome, Stage};
use outro::guide::step::Kind;
use outro::guide::{ChannelId, Guide, StepId, Then};
use proptest::sample::Index;

/// Who walks: the channel, the country, and the plan or "not sure".
#[derive(Debug, Clone)]
pub struct Setting {
    pub channel: ChannelId,
    pub region: String,
    pub plan: Option<String>,
}

impl Setting {
    /// Every channel with every country and plan for which it is offered.
    pub fn all(guide: &Guide) -> Vec<Self> {
        let plans = guide.plans.iter().map(|plan| Some(plan.id.clone()));
        let plans: Vec<_> = plans.chain([None]).collect();
        let mut all = Vec::new();
        for region in &guide.regions {
            for plan in &plans {
                for channel in guide.channels_for(&region.id, plan.as_deref()) {
                    all.push(Self {
                        channel: channel.id.clone(),
                        region: region.id.clone(),
                        plan: plan.clone(),
                    });
                }
            }
        }
        all
    }

    /// The ids of the steps that may be shown, whatever is chosen on the way.
    pub fn steps(&self, guide: &Guide) -> Vec<StepId> {
        let channel = guide.channel(&self.channel).expect("it is one of them");
        channel
            .steps
            .iter()
            .filter(|step| step.when.holds(&self.region, self.plan.as_deref()))
            .map(|step| step.id.clone())
            .collect()
    }
}

/// What of a case decides where answers lead: settled steps, the step at hand, its tries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    settled: BTreeMap<StepId, String>,
    pointer: Option<StepId>,
    tries: u32,
}

impl Node {
    /// Before the first answer.
    pub fn start() -> Self {
        Self {
            settled: BTreeMap::new(),
            pointer: None,
            tries: 0,
        }
    }
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    End,
    Within(Node),
    Channel(ChannelId),
    Finder(ChannelId),
}

pub fn today() -> Date {
    Date::constant(2026, 11, 22)
}

/// A case on its first step, every backup task declined.
pub fn case_at(guide: &Guide, setting: &Setting) -> Case {
    begun(&events_to(guide, setting))
}

/// What is true after these events.
pub fn begun(events: &[Event]) -> Case {
    let mut case = Case::replay("walk", &[]);
    for event in events {
        apply(&mut case, event.clone());
    }
    case
}

/// What happens until the first step, every backup task declined.
fn events_to(guide: &Guide, setting: &Setting) -> Vec<Event> {
    let mut events = vec![
        Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: setting.region.clone(),
        },
        Event::PlanChosen {
            plan: setting.plan.clone(),
        },
        Event::ChannelChosen {
            channel: setting.channel.clone(),
        },
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ];
    for task in &guide.backup.tasks {
        events.push(Event::BackupAnswered {
            task: task.id.clone(),
            answer: BackupAnswer::Declined,
        });
    }
    events
}

/// Makes an event true.
pub fn apply(case: &mut Case, event: Event) {
    case.apply(&Entry::new("0".to_owned(), Timestamp::UNIX_EPOCH, event));
}

/// Every single answer that the step at hand takes; the tick or the options first.
pub fn answers(guide: &Guide, case: &Case) -> Vec<Event> {
    if case.outcome != Outcome::Open {
        return Vec::new();
    }
    let Some(checklist) = Checklist::of(guide, case) else {
        return Vec::new();
    };
    let Some(item) = checklist.current() else {
        return Vec::new();
    };
    let step = item.step;
    let mut answers = Vec::new();
    if step.kind == Kind::Choose {
        for choice in &step.options {
            answers
                .push(commands::choose(guide, case, &step.id, &choice.id).expect("it is offered"));
        }
    } else {
        answers.push(commands::tick(guide, case, &step.id).expect("the backup is answered"));
    }
    for seen in &step.see {
        answers.push(
            commands::observe(guide, case, &step.id, &seen.id, today()).expect("it is offered"),
        );
    }
    if checklist.different_way().is_some() {
        answers.push(commands::take_different_way(guide, case, today()).expect("it is offered"));
    }
    answers
}

fn node(guide: &Guide, case: &Case) -> Node {
    let checklist = Checklist::of(guide, case);
    let current = checklist
        .as_ref()
        .and_then(Checklist::current)
        .map(|item| item.step);
    let most = current
        .and_then(|step| step.after_tries.as_ref())
        .map_or(0, |after| after.n);
    let tries = current.map_or(0, |step| case.tries.get(&step.id).copied().unwrap_or(0));
    let settled = case.settled.iter().map(|(id, settled)| {
        let how = match &settled.how {
            How::Chosen(option) => option.clone(),
            How::PassedOver => "over".to_owned(),
            _ => "done".to_owned(),
        };
        (id.clone(), how)
    });
    Node {
        settled: settled.collect(),
        pointer: current
            .map(|step| step.id.clone())
            .filter(|_| case.pointer.is_some()),
        tries: tries.min(most),
    }
}

/// Keeps the tries of the step at hand only: fewer tries open fewer ways, so that what is
/// proven without the others holds with them.
fn forget_other_tries(guide: &Guide, case: &mut Case) {
    let current = Checklist::of(guide, case)
        .as_ref()
        .and_then(Checklist::current)
        .map(|item| item.step.id.clone());
    case.tries.retain(|step, _| Some(step) == current.as_ref());
    case.seen.clear();
    case.waiting_until = None;
}

/// Every state of a setting's own channel, with where each of its answers leads.
pub fn explore(guide: &Guide, setting: &Setting) -> BTreeMap<Node, BTreeSet<Exit>> {
    let mut graph = BTreeMap::new();
    let mut waiting = VecDeque::from([case_at(guide, setting)]);
    while let Some(case) = waiting.pop_front() {
        let here = node(guide, &case);
        if graph.contains_key(&here) {
            continue;
        }
        let mut exits = BTreeSet::new();
        for answer in answers(guide, &case) {
            let mut next = case.clone();
            apply(&mut next, answer.clone());
            if let Some(exit) = leaves(&answer, &next, &setting.channel) {
                exits.insert(exit);
                continue;
            }
            // Another country's site: the same channel there, from its start.
            if next.region.is_none() {
                next.region = Some(setting.region.clone());
            }
            forget_other_tries(guide, &mut next);
            exits.insert(Exit::Within(node(guide, &next)));
            waiting.push_back(next);
        }
        assert!(
            !exits.is_empty(),
            "{}: {}: no answer leads on from {here:?}",
            guide.id,
            setting.channel
        );
        graph.insert(here, exits);
    }
    graph
}

/// What happens until each state of a setting's own channel, and until each of its ends.
pub fn states(guide: &Guide, setting: &Setting) -> Vec<Vec<Event>> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([events_to(guide, setting)]);
    while let Some(events) = waiting.pop_front() {
        let mut case = begun(&events);
        forget_other_tries(guide, &mut case);
        if !known.insert((node(guide, &case), format!("{:?}", case.outcome))) {
            continue;
        }
        for answer in answers(guide, &begun(&events)) {
            let mut next = events.clone();
            next.push(answer.clone());
            let after = begun(&next);
            if after.region.is_none() {
                next.push(Event::RegionChosen {
                    region: setting.region.clone(),
                });
            }
            match leaves(&answer, &after, &setting.channel) {
                Some(Exit::Channel(_) | Exit::Finder(_)) => {}
                Some(Exit::End | Exit::Within(_)) => found.push(next),
                None => waiting.push_back(next),
            }
        }
        found.push(events);
    }
    found
}

/// Where an answer leads when it does not stay on the channel's way.
fn leaves(answer: &Event, next: &Case, channel: &ChannelId) -> Option<Exit> {
    if next.outcome != Outcome::Open {
        return Some(Exit::End);
    }
    match &next.channel {
        None => Some(Exit::Finder(channel.clone())),
        Some(other) if other != channel => Some(Exit::Channel(other.clone())),
        Some(_) => match answer {
            Event::Observed { then, .. } | Event::OptionChosen { then, .. }
                if *then == Then::Finder =>
            {
                Some(Exit::Finder(channel.clone()))
            }
            _ => None,
        },
    }
}

/// Does this and that, whatever a person can do on the checklist.
pub fn random_walk(guide: &Guide, setting: &Setting, steps: &[(u8, Index)]) -> Case {
    let mut case = case_at(guide, setting);
    for (kind, index) in steps {
        let event = match kind % 8 {
            0..=3 => {
                let answers = answers(guide, &case);
                (!answers.is_empty()).then(|| index.get(&answers).clone())
            }
            4 => on_item(guide, &case, *index, |step| {
                commands::skip(guide, &case, step, "no")
            }),
            5 => on_item(guide, &case, *index, |step| {
                commands::untick(guide, &case, step)
            }),
            6 => on_item(guide, &case, *index, |step| {
                commands::go_to(guide, &case, step)
            }),
            _ => {
                let region = case.region.clone().unwrap_or_default();
                let channels: Vec<_> = guide.channels_for(&region, case.plan_id()).collect();
                (!channels.is_empty()).then(|| Event::ChannelChosen {
                    channel: index.get(&channels).id.clone(),
                })
            }
        };
        if let Some(event) = event {
            apply(&mut case, event);
        }
        if case.region.is_none() {
            case.region = Some(setting.region.clone());
        }
    }
    case
}

fn on_item(
    guide: &Guide,
    case: &Case,
    index: Index,
    act: impl FnOnce(&str) -> Result<Event, commands::Refusal>,
) -> Option<Event> {
    let checklist = Checklist::of(guide, case)?;
    let steps: Vec<_> = checklist
        .items
        .iter()
        .map(|item| item.step.id.clone())
        .collect();
    (!steps.is_empty())
        .then(|| act(index.get::<StepId>(&steps)).ok())
        .flatten()
}

/// True when some way of so many answers leads to an end.
pub fn end_within(guide: &Guide, case: Case, most: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from([case]);
    while let Some(case) = waiting.pop_front() {
        let key = (
            case.channel.clone(),
            case.ruled_out.clone(),
            node(guide, &case),
        );
        if case.outcome != Outcome::Open {
            return true;
        }
        if !seen.insert(key) || seen.len() > most {
            continue;
        }
        for event in ways_on(guide, &case) {
            let mut next = case.clone();
            apply(&mut next, event);
            if next.region.is_none() {
                next.region.clone_from(&case.region);
            }
            waiting.push_back(next);
        }
    }
    false
}

/// What the window offers once every step of a channel is answered.
fn once_all_is_answered(checklist: &Checklist<'_>) -> Vec<Event> {
    let mut ways = Vec::new();
    if let Some(item) = checklist.left_out_confirmation() {
        ways.push(Event::Unticked {
            step: item.step.id.clone(),
        });
    }
    if checklist.is_confirmed() {
        ways.push(Event::Ended {
            end: outro::guide::End::Cancelled,
        });
    }
    ways
}

/// The answers of the step at hand; without one, what the window offers instead.
fn ways_on(guide: &Guide, case: &Case) -> Vec<Event> {
    let mut answers = answers(guide, case);
    if let Some(checklist) = Checklist::of(guide, case)
        && checklist.current().is_none()
    {
        answers.extend(once_all_is_answered(&checklist));
    }
    if !answers.is_empty() {
        return answers;
    }
    let region = case.region.clone().unwrap_or_default();
    let left: Vec<Event> = guide
        .channels_for(&region, case.plan_id())
        .filter(|channel| !case.ruled_out.contains(&channel.id))
        .map(|channel| Event::ChannelChosen {
            channel: channel.id.clone(),
        })
        .collect();
    if !left.is_empty() {
        return left;
    }
    // Everybody is ruled out: the finder takes that back, one by one.
    case.ruled_out
        .iter()
        .map(|channel| Event::RuledIn {
            channel: channel.clone(),
        })
        .collect()
}

//! The steps as a graph: every place that answers can take a person to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::guide::lint::input::Flow;
use crate::guide::lint::{Report, Rule};
use crate::guide::step::{End, Kind, Then};
use crate::guide::{Guide, Step, StepId, When};

/// More states than this are not followed; no guide that people can read comes near it.
const MOST_STATES: usize = 50_000;

/// More regions or plans than this are not told apart; no guide comes near it.
const MOST_ALIKE: usize = 24;

/// Every region and plan that can make a difference; those that no condition names are alike.
pub(in crate::guide::lint) fn situations(guide: &Guide) -> Vec<(String, Option<String>)> {
    let steps = guide
        .channels
        .iter()
        .flat_map(|channel| &channel.steps)
        .map(|step| &step.when);
    let whens: Vec<&When> = guide
        .channels
        .iter()
        .map(|channel| &channel.when)
        .chain(steps)
        .collect();
    let alike = |ids: Vec<&String>, named: BTreeSet<&String>| -> Vec<String> {
        let other = ids.iter().find(|id| !named.contains(**id));
        let mut all: Vec<String> = ids
            .iter()
            .filter(|id| named.contains(**id))
            .map(|id| (*id).clone())
            .collect();
        all.extend(other.map(|id| (*id).clone()));
        all.truncate(MOST_ALIKE);
        all
    };
    let regions = alike(
        guide.regions.iter().map(|region| &region.id).collect(),
        whens.iter().flat_map(|when| &when.regions).collect(),
    );
    let plans = alike(
        guide.plans.iter().map(|plan| &plan.id).collect(),
        whens.iter().flat_map(|when| &when.plans).collect(),
    );
    let plans: Vec<Option<String>> = plans.into_iter().map(Some).chain([None]).collect();
    regions
        .iter()
        .flat_map(|region| plans.iter().map(move |plan| (region.clone(), plan.clone())))
        .collect()
}

/// What was chosen on the way: option by step.
type Chosen<'a> = BTreeMap<&'a str, &'a str>;

/// Where a person can be: at a step of a channel, having chosen certain options.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::guide::lint) struct State<'a> {
    pub channel: usize,
    pub step: usize,
    chosen: Chosen<'a>,
}

/// What an answer is, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::guide::lint) enum Sort {
    /// The step was done, or one of its options was chosen.
    Forward,
    /// An option of a `choose` step.
    Option,
    /// Something else was seen, or the tries ran out.
    Trouble,
}

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::guide::lint) enum Target {
    /// Another state, by its number.
    State(usize),
    /// Past the last step: done.
    Through,
    /// Out of the channel: an end, another guide, the finder.
    Out(Option<End>),
    /// To something that is not shown to this person.
    Hidden,
}

/// One answer at a state.
pub(in crate::guide::lint) struct Edge {
    pub sort: Sort,
    pub to: Target,
    /// The pointer of the answer within the step: `/see/0/then`; empty when the step was done.
    pub at: String,
}

/// Every state that one person can come to, whatever they answer.
pub(in crate::guide::lint) struct Graph<'a> {
    pub flows: &'a [Flow<'a>],
    region: &'a str,
    plan: Option<&'a str>,
    pub states: Vec<State<'a>>,
    pub edges: Vec<Vec<Edge>>,
    numbers: HashMap<State<'a>, usize>,
    /// The first state of each channel that is offered.
    pub starts: Vec<(usize, Option<usize>)>,
}

impl<'a> Graph<'a> {
    pub fn of(flows: &'a [Flow<'a>], region: &'a str, plan: Option<&'a str>) -> Self {
        let mut graph = Graph {
            flows,
            region,
            plan,
            states: Vec::new(),
            edges: Vec::new(),
            numbers: HashMap::new(),
            starts: Vec::new(),
        };
        for (channel, flow) in flows.iter().enumerate() {
            if flow.channel.when.holds(region, plan) {
                let start = graph.start(channel);
                graph.starts.push((channel, start));
            }
        }
        while graph.edges.len() < graph.states.len() && graph.states.len() < MOST_STATES {
            let next = graph.edges_of(graph.edges.len());
            graph.edges.push(next);
        }
        graph
    }

    pub fn step(&self, state: usize) -> &'a Step {
        &self.flows[self.states[state].channel].steps[self.states[state].step]
    }

    fn start(&mut self, channel: usize) -> Option<usize> {
        let step = self.visible(channel, 0, &Chosen::new())?;
        Some(self.number(State {
            channel,
            step,
            chosen: Chosen::new(),
        }))
    }

    fn number(&mut self, state: State<'a>) -> usize {
        if let Some(number) = self.numbers.get(&state) {
            return *number;
        }
        self.numbers.insert(state.clone(), self.states.len());
        self.states.push(state);
        self.states.len() - 1
    }

    /// The first step from `from` on that is shown.
    fn visible(&self, channel: usize, from: usize, chosen: &Chosen) -> Option<usize> {
        let steps = self.flows[channel].steps;
        (from..steps.len()).find(|index| self.shows(&steps[*index], chosen))
    }

    fn shows(&self, step: &Step, chosen: &Chosen) -> bool {
        let fits =
            |(at, option): (&StepId, &String)| chosen.get(at.as_str()) == Some(&option.as_str());
        step.when.holds(self.region, self.plan) && step.when.chosen.iter().all(fits)
    }

    fn edges_of(&mut self, number: usize) -> Vec<Edge> {
        let state = self.states[number].clone();
        let step = self.step(number);
        let mut edges = Vec::new();
        if step.kind == Kind::Choose {
            for (index, option) in step.options.iter().enumerate() {
                let mut after = state.clone();
                after.chosen.insert(&step.id, &option.id);
                let to = self.target(&after, number, &option.then);
                edges.push(Edge {
                    sort: Sort::Option,
                    to,
                    at: format!("/options/{index}/then"),
                });
            }
        } else {
            let to = self.target(&state, number, &Then::Next);
            edges.push(Edge {
                sort: Sort::Forward,
                to,
                at: String::new(),
            });
        }
        for (index, seen) in step.see.iter().enumerate() {
            let to = self.target(&state, number, &seen.then);
            edges.push(Edge {
                sort: Sort::Trouble,
                to,
                at: format!("/see/{index}/then"),
            });
        }
        if let Some(after) = &step.after_tries {
            let to = self.target(&state, number, &after.then);
            edges.push(Edge {
                sort: Sort::Trouble,
                to,
                at: "/after_tries/then".into(),
            });
        }
        edges
    }

    fn target(&mut self, state: &State<'a>, number: usize, then: &'a Then) -> Target {
        let channel = state.channel;
        match then {
            Then::Next => match self.visible(channel, state.step + 1, &state.chosen) {
                Some(step) => Target::State(self.number(State {
                    step,
                    ..state.clone()
                })),
                None => Target::Through,
            },
            Then::Stay | Then::ComeBack(_) => Target::State(number),
            Then::Step(id) => {
                let steps = self.flows[channel].steps;
                let shown = |step: &&usize| {
                    steps[**step].is(id) && self.shows(&steps[**step], &state.chosen)
                };
                let all: Vec<usize> = (0..steps.len()).collect();
                match all.iter().find(shown) {
                    Some(step) => Target::State(self.number(State {
                        step: *step,
                        ..state.clone()
                    })),
                    None => Target::Hidden,
                }
            }
            Then::Channel(id) => {
                let offered = |flow: &Flow| {
                    flow.channel.id == *id && flow.channel.when.holds(self.region, self.plan)
                };
                let found = self.flows.iter().position(offered);
                found
                    .and_then(|channel| self.start(channel))
                    .map_or(Target::Hidden, Target::State)
            }
            Then::OtherRegion | Then::OtherAccount => {
                self.start(channel).map_or(Target::Hidden, Target::State)
            }
            Then::End(end) => Target::Out(Some(*end)),
            Then::Finder | Then::Guide(_) => Target::Out(None),
        }
    }

    /// “with the plan “family” in “us””, for messages.
    pub fn situation(&self) -> String {
        match self.plan {
            Some(plan) => format!("with the plan “{plan}” in “{}”", self.region),
            None => format!("in “{}”, when the plan is not known", self.region),
        }
    }

    /// Reports something about the step of a state.
    pub fn add(
        &self,
        report: &mut Report,
        rule: &'static Rule,
        state: usize,
        below: &str,
        message: String,
        fix: &str,
    ) {
        let State { channel, step, .. } = &self.states[state];
        let flow = &self.flows[*channel];
        let pointer = flow.at(*step) + below;
        // One answer of one step is told of once, not for each country and plan.
        let known = report.findings.iter().any(|finding| {
            finding.rule == rule && finding.pointer == pointer && finding.file == flow.home.path
        });
        if !known {
            report.add(rule, flow.home, &pointer, message, fix);
        }
    }
}

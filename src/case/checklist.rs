//! The checklist of one channel: which steps there are for this person, and which is next.

use crate::guide::step::{AfterTries, Kind};
use crate::guide::{Channel, Guide, Step};

use super::event::StepMark;
use super::{Case, How, Settled, backup};

/// The steps of a case's channel, for its plan, country and earlier choices.
#[derive(Debug, Clone)]
pub struct Checklist<'a> {
    guide: &'a Guide,
    case: &'a Case,
    /// The channel.
    pub channel: &'a Channel,
    /// Its steps, in order.
    pub items: Vec<Item<'a>>,
    current: Option<usize>,
}

/// One line of the checklist.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The step.
    pub step: &'a Step,
    /// How it stands.
    pub state: State,
    /// Its number from 1; none for one that was passed over.
    pub number: Option<usize>,
    /// The guide changed what has to be done here since it was ticked.
    pub changed: bool,
}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Ticked.
    Done,
    /// Left out, with the reason.
    Skipped(String),
    /// Answered with this option.
    Chosen(String),
    /// Not needed.
    PassedOver,
    /// Still to do.
    Open,
    /// Still to do, but the backup has to be answered first.
    Locked,
}

impl State {
    /// True when the step needs nothing more.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Open | Self::Locked)
    }
}

impl<'a> Checklist<'a> {
    /// The walk of a case; none while no channel, or one that the guide does not hold, is chosen.
    pub fn of(guide: &'a Guide, case: &'a Case) -> Option<Self> {
        let channel = guide.channel(case.channel.as_deref()?)?;
        let locked = !backup::is_settled(guide, case);
        let mut number = 0;
        let items: Vec<_> = channel
            .steps
            .iter()
            .filter(|step| is_shown(step, channel, case))
            .map(|step| item(step, case, locked, &mut number))
            .collect();
        let current = current(&items, case);
        Some(Self {
            guide,
            case,
            channel,
            items,
            current,
        })
    }

    /// The guide that it follows.
    pub fn guide(&self) -> &'a Guide {
        self.guide
    }

    /// The step at hand; none when every step is answered.
    pub fn current(&self) -> Option<&Item<'a>> {
        self.current.and_then(|index| self.items.get(index))
    }

    /// True for the step at hand.
    pub fn is_current(&self, step: &str) -> bool {
        self.current().is_some_and(|item| item.step.is(step))
    }

    /// The line of this step.
    pub fn item(&self, step: &str) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.step.is(step))
    }

    /// How many steps are answered, of how many that are needed.
    pub fn progress(&self) -> (usize, usize) {
        let needed = || self.items.iter().filter(|item| item.number.is_some());
        let done = needed().filter(|item| item.state.is_settled()).count();
        (done, needed().count())
    }

    /// True when an open choice may still change the number of steps.
    pub fn may_grow(&self) -> bool {
        self.items.iter().any(|item| {
            item.step.kind == Kind::Choose
                && !item.state.is_settled()
                && self
                    .channel
                    .steps
                    .iter()
                    .any(|step| step.when.chosen.contains_key(&item.step.id))
        })
    }

    /// True when every step is answered and the confirming one was really done.
    pub fn is_confirmed(&self) -> bool {
        let mut confirming = self
            .items
            .iter()
            .filter(|item| item.step.kind == Kind::Confirm)
            .peekable();
        confirming.peek().is_some() && confirming.all(|item| item.state == State::Done)
    }

    /// The confirming step that was left out although everything else is answered.
    pub fn left_out_confirmation(&self) -> Option<&Item<'a>> {
        if self.current.is_some() {
            return None;
        }
        self.items
            .iter()
            .find(|item| item.step.kind == Kind::Confirm && matches!(item.state, State::Skipped(_)))
    }

    /// A different way, once the current step failed often enough.
    pub fn different_way(&self) -> Option<&'a AfterTries> {
        let step = self.current()?.step;
        let after = step.after_tries.as_ref()?;
        let tries = self.case.tries.get(&step.id).copied().unwrap_or(0);
        (tries >= after.n).then_some(after)
    }

    /// Titles of ticked steps that the guide no longer holds anywhere.
    pub fn removed(&self) -> Vec<&'a StepMark> {
        let known = |id: &str| {
            self.guide
                .channels
                .iter()
                .any(|channel| channel.steps.iter().any(|step| step.is(id)))
        };
        self.case
            .settled
            .iter()
            .filter(|(id, _)| !known(id))
            .filter_map(|(_, settled)| settled.mark.as_ref())
            .collect()
    }

    /// The step before this one that is shown, passed-over ones left aside.
    pub fn before(&self, step: &str) -> Option<&Item<'a>> {
        let at = self.items.iter().position(|item| item.step.is(step))?;
        self.items[..at]
            .iter()
            .rev()
            .find(|item| item.number.is_some())
    }
}

fn item<'a>(step: &'a Step, case: &Case, locked: bool, number: &mut usize) -> Item<'a> {
    let settled = settled(step, case);
    let state = match settled.map(|settled| &settled.how) {
        Some(How::Done) => State::Done,
        Some(How::Skipped(reason)) => State::Skipped(reason.clone()),
        Some(How::Chosen(option)) => State::Chosen(option.clone()),
        Some(How::PassedOver) => State::PassedOver,
        None if locked && step.kind == Kind::Confirm => State::Locked,
        None => State::Open,
    };
    let changed = settled
        .and_then(|settled| settled.mark.as_ref())
        .is_some_and(|mark| mark.rev < step.rev);
    let number = (state != State::PassedOver).then(|| {
        *number += 1;
        *number
    });
    Item {
        step,
        state,
        number,
        changed,
    }
}

/// What was answered for a step, also under an id that it had before.
pub(super) fn settled<'c>(step: &Step, case: &'c Case) -> Option<&'c Settled> {
    std::iter::once(&step.id)
        .chain(&step.was)
        .find_map(|id| case.settled.get(id))
}

fn is_shown(step: &Step, channel: &Channel, case: &Case) -> bool {
    let region = case.region.as_deref().unwrap_or_default();
    step.when.holds(region, case.plan_id())
        && step.when.chosen.iter().all(|(choose, option)| {
            let chosen = channel
                .steps
                .iter()
                .find(|other| other.is(choose))
                .and_then(|other| settled(other, case));
            matches!(chosen, Some(Settled { how: How::Chosen(chosen), .. }) if chosen == option)
        })
}

fn current(items: &[Item<'_>], case: &Case) -> Option<usize> {
    let pointed = case.pointer.as_deref().and_then(|pointer| {
        items
            .iter()
            .position(|item| item.step.is(pointer) && !item.state.is_settled())
    });
    pointed.or_else(|| items.iter().position(|item| !item.state.is_settled()))
}

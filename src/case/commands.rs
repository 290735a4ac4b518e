//! From what a person does to the event that says so.
//!
//! Everything that needs the guide is worked out here, once, and written into the event.

use jiff::civil::Date;

use crate::guide::step::{End, Kind, Then};
use crate::guide::{ChannelId, Guide, Step, StepId};

use super::checklist::{Checklist, State};
use super::event::{BackupAnswer, Entry, Event, Stage, StepMark};
use super::{Case, Outcome, backup};
use crate::i18n::tr;

/// The name under which the different way after too many tries stands in the journal.
pub const DIFFERENT_WAY: &str = "different-way";

/// Why something cannot be done now. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The confirming step waits for the backup.
    #[error("{}", tr("common-refused-backup"))]
    BackupOpen,
    /// The guide has no such step, option or observation for this person.
    #[error("{}", tr("common-refused-unknown"))]
    Unknown,
}

/// Ticks a step. The last one of a confirmed way ends the walk.
pub fn tick(guide: &Guide, case: &Case, step: &str) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    if item.state == State::Locked {
        return Err(Refusal::BackupOpen);
    }
    if item.step.kind == Kind::Choose {
        return Err(Refusal::Unknown);
    }
    let event = Event::Ticked {
        step: mark(guide, case, item.step),
        ends: None,
    };
    Ok(with_end(guide, case, event))
}

/// Ticks every open step up to this one, in their order: its page spared the ones before it.
pub fn tick_to(guide: &Guide, case: &Case, step: &str) -> Result<Vec<Event>, Refusal> {
    let mut case = case.clone();
    let mut events = Vec::new();
    loop {
        let checklist = Checklist::of(guide, &case).ok_or(Refusal::Unknown)?;
        let target = checklist.item(step).ok_or(Refusal::Unknown)?;
        if target.state.is_settled() {
            return Ok(events);
        }
        let current = checklist.current().ok_or(Refusal::Unknown)?;
        let event = tick(guide, &case, &current.step.id.clone())?;
        case.apply(&draft(event.clone()));
        events.push(event);
    }
}

/// Opens a step again.
pub fn untick(guide: &Guide, case: &Case, step: &str) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    // The tick may lie under an id that the step had before.
    let id = std::iter::once(&item.step.id)
        .chain(&item.step.was)
        .find(|id| case.settled.contains_key(*id))
        .unwrap_or(&item.step.id);
    Ok(Event::Unticked { step: id.clone() })
}

/// Leaves a step out.
pub fn skip(guide: &Guide, case: &Case, step: &str, reason: &str) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    let event = Event::Skipped {
        step: mark(guide, case, item.step),
        reason: reason.trim().to_owned(),
        ends: None,
    };
    Ok(with_end(guide, case, event))
}

/// Goes to a step of the list.
pub fn go_to(guide: &Guide, case: &Case, step: &str) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    Ok(Event::WentTo {
        step: item.step.id.clone(),
    })
}

/// Answers a `choose` step.
pub fn choose(guide: &Guide, case: &Case, step: &str, option: &str) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    let choice = item
        .step
        .options
        .iter()
        .find(|choice| choice.id == option)
        .ok_or(Refusal::Unknown)?;
    let event = Event::OptionChosen {
        step: mark(guide, case, item.step),
        option: choice.id.clone(),
        then: choice.then.clone(),
        over: passed_over(&checklist, item.step, &choice.then, false),
        ends: None,
    };
    Ok(with_end(guide, case, event))
}

/// Says what was seen instead.
pub fn observe(
    guide: &Guide,
    case: &Case,
    step: &str,
    saw: &str,
    today: Date,
) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let item = checklist.item(step).ok_or(Refusal::Unknown)?;
    let seen = item.step.observation(saw).ok_or(Refusal::Unknown)?;
    if item.state == State::Locked && seen.then == Then::Next {
        return Err(Refusal::BackupOpen);
    }
    Ok(observed(
        &checklist, case, item.step, &seen.id, &seen.then, today,
    ))
}

/// Takes the different way that a step offers after too many tries.
pub fn take_different_way(guide: &Guide, case: &Case, today: Date) -> Result<Event, Refusal> {
    let checklist = Checklist::of(guide, case).ok_or(Refusal::Unknown)?;
    let after = checklist.different_way().ok_or(Refusal::Unknown)?;
    let step = checklist.current().ok_or(Refusal::Unknown)?.step;
    Ok(observed(
        &checklist,
        case,
        step,
        DIFFERENT_WAY,
        &after.then,
        today,
    ))
}

/// Settles who charges, and goes on to the first step. What was never said of country and plan
/// is written down as it was shown: this country's site, and a plan that is not known.
///
/// After a charge that came all the same, and where it was cancelled before, every step of the
/// channel is to be done afresh: what was ticked then is what did not end it.
pub fn take_channel(guide: &Guide, case: &Case, region: &str, channel: &ChannelId) -> Vec<Event> {
    let mut events = Vec::new();
    if case.region.is_none() && !region.is_empty() {
        events.push(Event::RegionChosen {
            region: region.to_owned(),
        });
    }
    if !case.plan.is_given() {
        events.push(Event::PlanChosen { plan: None });
    }
    events.push(Event::ChannelChosen {
        channel: channel.clone(),
    });
    if case.was_cancelled()
        && let Some(channel) = guide.channel(channel)
    {
        events.push(Event::Reopened {
            reopen: ids_of(&channel.steps),
        });
    } else if case.opened != Some(Stage::Cancel) {
        events.push(Event::StageOpened {
            stage: Stage::Cancel,
        });
    }
    events
}

/// What another case of the same person need not be asked again: the country, and whose account
/// it is.
pub fn carried(case: &Case) -> Vec<Event> {
    let region = case.region.clone();
    let region = region.map(|region| Event::RegionChosen { region });
    let person = (!case.person.is_empty()).then(|| Event::Named {
        person: case.person.clone(),
    });
    region.into_iter().chain(person).collect()
}

/// Opens the walk again and has every step of the channel done afresh.
pub fn start_over(guide: &Guide, case: &Case) -> Event {
    Event::Reopened {
        reopen: Checklist::of(guide, case)
            .map_or_else(Vec::new, |checklist| ids_of(&checklist.channel.steps)),
    }
}

/// Opens the walk again where it was left.
pub fn resume() -> Event {
    Event::Reopened { reopen: Vec::new() }
}

/// What was pressed, with what comes with it: a case in which others have to act is opened again
/// by whoever goes on with its steps, and a day is noted where the press ends the case or proves
/// that it is over.
pub fn complete(case: &Case, mut events: Vec<Event>, today: Date) -> Vec<Event> {
    if waits_for_others(case) && events.iter().any(is_of_a_step) {
        events.insert(0, resume());
    }
    let mut next = case.clone();
    for event in &events {
        next.apply(&draft(event.clone()));
    }
    let has_day = match next.outcome {
        Outcome::Ended { .. } => next.ended != case.ended,
        Outcome::Proven { .. } => next.outcome != case.outcome,
        _ => false,
    };
    if has_day {
        events.push(Event::DayNoted { day: today });
    }
    events
}

/// Whether the case ended without being cancelled, so that its steps may still be what ends it.
fn waits_for_others(case: &Case) -> bool {
    matches!(case.outcome, Outcome::Ended { end, .. } if !end.is_cancelled())
}

fn is_of_a_step(event: &Event) -> bool {
    matches!(
        event,
        Event::Ticked { .. }
            | Event::Skipped { .. }
            | Event::OptionChosen { .. }
            | Event::Observed { .. }
    )
}

fn observed(
    checklist: &Checklist<'_>,
    case: &Case,
    step: &Step,
    saw: &str,
    then: &Then,
    today: Date,
) -> Event {
    let event = Event::Observed {
        channel: checklist.channel.id.clone(),
        step: mark(checklist.guide(), case, step),
        saw: saw.to_owned(),
        then: then.clone(),
        over: passed_over(checklist, step, then, true),
        reopen: afresh(checklist, step, then),
        until: match then {
            Then::ComeBack(days) => Some(days_after(today, *days)),
            _ => None,
        },
        ends: None,
    };
    if *then == Then::Next {
        with_end(checklist.guide(), case, event)
    } else {
        event
    }
}

/// Writes into an event how the walk ends with it: cancelled, when it leaves nothing open and
/// the confirming step was really done.
fn with_end(guide: &Guide, case: &Case, mut event: Event) -> Event {
    let mut next = case.clone();
    if waits_for_others(case) {
        next.apply(&draft(resume()));
    }
    next.apply(&draft(event.clone()));
    let is_last = next.outcome == Outcome::Open
        && Checklist::of(guide, &next)
            .is_some_and(|checklist| checklist.current().is_none() && checklist.is_confirmed());
    if let Event::Ticked { ends, .. }
    | Event::Skipped { ends, .. }
    | Event::OptionChosen { ends, .. }
    | Event::Observed { ends, .. } = &mut event
    {
        *ends = is_last.then_some(End::Cancelled);
    }
    event
}

/// An entry that is only tried out.
fn draft(event: Event) -> Entry {
    Entry::new(String::new(), jiff::Timestamp::UNIX_EPOCH, event)
}

/// The day so many days later; the calendar's last day where it would end.
pub fn days_after(day: Date, days: u32) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days.min(36_500))))
}

/// Open steps between this one and the one that an answer leads to, this one included where
/// the answer does not settle it.
fn passed_over(
    checklist: &Checklist<'_>,
    step: &Step,
    then: &Then,
    with_itself: bool,
) -> Vec<StepId> {
    let Then::Step(target) = then else {
        return Vec::new();
    };
    let at = |id: &str| checklist.channel.steps.iter().position(|step| step.is(id));
    let (Some(from), Some(to)) = (at(&step.id), at(target)) else {
        return Vec::new();
    };
    checklist
        .items
        .iter()
        .filter(|item| !item.state.is_settled())
        .filter(|item| {
            at(&item.step.id).is_some_and(|i| i < to && (i > from || (i == from && with_itself)))
        })
        .map(|item| item.step.id.clone())
        .collect()
}

/// Steps that are to be done afresh: all of them for another account or country, and those from
/// the one that an answer leads back to, since what was ticked there has not ended it. The step
/// at hand is left out: how often something else was seen there goes on counting.
fn afresh(checklist: &Checklist<'_>, step: &Step, then: &Then) -> Vec<StepId> {
    let steps = &checklist.channel.steps;
    match then {
        Then::OtherRegion | Then::OtherAccount => ids_of(steps),
        Then::Step(target) => {
            let at = |id: &str| steps.iter().position(|step| step.is(id));
            let back = at(target).zip(at(&step.id));
            back.and_then(|(to, from)| steps.get(to..from))
                .map_or_else(Vec::new, ids_of)
        }
        _ => Vec::new(),
    }
}

/// The ids of steps, former ones too.
fn ids_of(steps: &[Step]) -> Vec<StepId> {
    steps
        .iter()
        .flat_map(|step| std::iter::once(&step.id).chain(&step.was))
        .cloned()
        .collect()
}

fn mark(guide: &Guide, case: &Case, step: &Step) -> StepMark {
    StepMark {
        id: step.id.clone(),
        rev: step.rev,
        title: step.title.clone(),
        words: words(guide, case, step),
    }
}

/// The vendor's words that a step shows, as they stand for this person's site.
fn words(guide: &Guide, case: &Case, step: &Step) -> Vec<String> {
    step.path
        .iter()
        .chain(&step.press)
        .filter_map(|id| guide.label(id, case.region.as_deref()))
        .map(|label| label.text.clone())
        .collect()
}

/// True when nothing of the backup holds up the confirming step.
pub fn may_confirm(guide: &Guide, case: &Case) -> bool {
    backup::is_settled(guide, case)
}

/// "Nothing to save": declines all that would be lost and is not answered yet.
pub fn nothing_to_save(guide: &Guide, case: &Case) -> Vec<Event> {
    backup::at_stake(guide, case)
        .into_iter()
        .filter(|item| !item.is_answered())
        .map(|item| Event::BackupAnswered {
            task: item.task.id.clone(),
            answer: BackupAnswer::Declined,
        })
        .collect()
}

//! Which steps stand on a sheet, with which numbers, and how they stand.

use super::blocks::Section;
use super::{Sheet, step};
use crate::case::checklist::{Checklist, State};
use crate::case::{Case, Stage};
use crate::export::html::{element, words};
use crate::guide::{Step, step::Kind};
use crate::i18n::{text, tr, tr_with};

/// A step on the sheet.
#[derive(Debug)]
pub struct Item<'a> {
    /// The step.
    pub step: &'a Step,
    /// Its number from 1; none for one that is not needed.
    pub number: Option<usize>,
    /// How it stands in the case.
    pub state: State,
    /// True for the step at hand.
    pub is_current: bool,
    /// Where it is needed only after an answer that was not given yet: the title of the step
    /// that asks, and the answer.
    pub only_if: Option<(&'a str, &'a str)>,
}

/// The part with the steps.
pub fn section(sheet: &Sheet<'_>) -> Option<Section> {
    let items = items(sheet);
    let mut content = Vec::new();
    if let Some(good) = &sheet.channel.good_to_know {
        let line = tr_with("common-good-to-know", &[("text", text(&good.text))]);
        content.push(words("p", line).class("note"));
    }
    if sheet.case.is_none() {
        content.push(words("p", tr("sheet-tick")).class("note"));
    }
    let list = items.iter().map(|item| step::view(sheet, &items, item));
    // A list without its own numbers is no list to some readers unless it says so.
    let list = element("ol")
        .class("steps")
        .set("role", "list")
        .with_all(list);
    if list.is_empty() {
        return None;
    }
    content.push(list);
    Some(Section {
        id: "steps",
        title: tr("sheet-steps"),
        content,
    })
}

/// Every step that this person may come to. What depends on an answer that was not given yet
/// is on the sheet, too: whoever holds it cannot ask Outro.
pub fn items<'a>(sheet: &Sheet<'a>) -> Vec<Item<'a>> {
    let case = case(sheet);
    let Some(checklist) = Checklist::of(sheet.guide, &case) else {
        return Vec::new();
    };
    let region = sheet.region.map_or("", |region| region.id.as_str());
    let plan = sheet.plan.map(|plan| plan.id.as_str());
    let mut number = 0;
    let mut items: Vec<Item<'a>> = Vec::new();
    for step in &sheet.channel.steps {
        if !step.when.holds(region, plan) {
            continue;
        }
        let only_if = match condition(&items, step) {
            Condition::None => None,
            Condition::Answer { asked, answer } => Some((asked, answer)),
            Condition::RuledOut => continue,
        };
        let state = checklist
            .item(&step.id)
            .map_or(State::Open, |item| item.state.clone());
        let needed = state != State::PassedOver;
        number += usize::from(needed);
        items.push(Item {
            step,
            number: needed.then_some(number),
            is_current: sheet.case.is_some_and(is_cancelling) && checklist.is_current(&step.id),
            state,
            only_if,
        });
    }
    items
}

fn is_cancelling(case: &Case) -> bool {
    case.stage() == Stage::Cancel
}

/// What has to be so for a step to be needed.
enum Condition<'a> {
    /// It is needed as things are.
    None,
    /// An earlier step has to be answered so; it was not answered yet.
    Answer {
        /// That step's title.
        asked: &'a str,
        /// The answer.
        answer: &'a str,
    },
    /// An earlier answer has ruled it out.
    RuledOut,
}

fn condition<'a>(before: &[Item<'a>], step: &Step) -> Condition<'a> {
    let mut found = Condition::None;
    for (choose, wanted) in &step.when.chosen {
        let asked = before.iter().find(|item| item.step.is(choose));
        let option =
            asked.and_then(|asked| asked.step.options.iter().find(|one| one.id == *wanted));
        let (Some(asked), Some(option)) = (asked, option) else {
            return Condition::RuledOut;
        };
        match &asked.state {
            State::Chosen(chosen) if chosen == wanted => {}
            State::Open | State::Locked => {
                let (asked, answer) = (asked.step.title.as_str(), option.text.as_str());
                found = Condition::Answer { asked, answer };
            }
            _ => return Condition::RuledOut,
        }
    }
    found
}

/// The case of the sheet, or one that has come as far as its channel.
fn case(sheet: &Sheet<'_>) -> Case {
    if let Some(case) = sheet.case {
        return case.clone();
    }
    let mut case = Case::default();
    case.guide.clone_from(&sheet.guide.id);
    case.channel = Some(sheet.channel.id.clone());
    case.region = sheet.region.map(|region| region.id.clone());
    case.plan = sheet.plan.map(|plan| plan.id.clone()).into();
    case
}

/// How a step stands, in a word or two; none where that is not worth a word.
pub fn state(sheet: &Sheet<'_>, item: &Item<'_>) -> Option<String> {
    let _ = sheet.case?;
    Some(match &item.state {
        State::Done => tr("common-backup-done"),
        State::Skipped(_) => tr("common-state-skipped"),
        State::Chosen(option) => {
            let answer = crate::present::step::answer(item.step, option);
            tr_with("sheet-state-chosen", &[("answer", text(answer))])
        }
        State::PassedOver => tr("sheet-state-passed"),
        State::Locked => tr("sheet-state-locked"),
        State::Open if item.is_current => tr("sheet-state-current"),
        State::Open => return None,
    })
}

/// Whether a step is one that cannot be taken back lightly.
pub fn is_last_press(step: &Step) -> bool {
    step.kind == Kind::Confirm
}

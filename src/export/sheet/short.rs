//! One page: the steps and the company's words, as somebody reads them over the phone. What to
//! do when a page looks different, the backup and the letters are on the whole sheet.

use super::blocks::address;
use super::steps::{self, Item};
use super::{Sheet, label, name};
use crate::case::{Case, backup};
use crate::export::html::{Element, element, words};
use crate::guide::step::Kind;
use crate::i18n::{self as sentences, number, text, tr, tr_with};

/// The most words of the page; so many are read aloud in about three minutes.
pub const MOST: usize = 350;

/// The page. Every step is on it with its words; what else the guide says of a step follows as
/// far as there is room.
pub fn body(sheet: &Sheet<'_>) -> Element {
    let items: Vec<Item<'_>> = steps::items(sheet)
        .into_iter()
        .filter(|item| item.number.is_some())
        .collect();
    let before = before(sheet);
    let after = after(sheet, &items);
    let mut steps: Vec<Element> = items.iter().map(|item| step(sheet, item)).collect();
    let fixed = steps.iter().chain([&before, &after]);
    let title = sheet.title().split_whitespace().count();
    let fixed = title + fixed.map(Element::count_words).sum::<usize>();
    let mut left = MOST.saturating_sub(fixed);
    for at in 0..most_said(&items) {
        for (item, step) in items.iter().zip(&mut steps) {
            let Some(line) = item.step.say.get(at) else {
                continue;
            };
            let count = line.split_whitespace().count();
            if count > left {
                continue;
            }
            left -= count;
            step.push(words("p", line));
        }
    }
    // A list without its own numbers is no list to some readers unless it says so.
    let list = element("ol").class("steps").set("role", "list");
    element("body")
        .class("short")
        .with(before)
        .with(element("main").set("id", "main").with(list.with_all(steps)))
        .with(after)
}

fn most_said(items: &[Item<'_>]) -> usize {
    let counts = items.iter().map(|item| item.step.say.len());
    counts.max().unwrap_or_default()
}

/// What it is, for whom, what to save first, and how it is read.
fn before(sheet: &Sheet<'_>) -> Element {
    let title = tr_with("sheet-title", &[("service", text(&sheet.guide.title))]);
    let name = name(sheet).map(|name| {
        let line = format!("{}: {name}", tr("sheet-for"));
        words("p", line)
    });
    element("header")
        .with(words("h1", title))
        .with(words("p", &sheet.channel.subtitle).class("lead"))
        .with_all(country(sheet))
        .with_all(name)
        .with_all(to_save(sheet).map(|line| words("p", line).class("caution")))
        .with(words("p", tr("sheet-short-how")))
}

fn country(sheet: &Sheet<'_>) -> Option<Element> {
    let name = sheet.guide.region_name(sheet.region?);
    Some(words("p", format!("{}: {name}", tr("sheet-country"))))
}

/// What would be lost, where it was not answered yet.
fn to_save(sheet: &Sheet<'_>) -> Option<String> {
    let nothing_yet = Case::default();
    let items = backup::items(sheet.guide, sheet.case.unwrap_or(&nothing_yet)).into_iter();
    let titles: Vec<&str> = items
        .filter(|item| !item.task.optional && !item.is_answered())
        .map(|item| item.task.title.as_str())
        .collect();
    let values = [("tasks", text(titles.join("; ")))];
    (!titles.is_empty()).then(|| tr_with("sheet-short-save", &values))
}

/// A step with its number, how it stands, and the company's words.
fn step(sheet: &Sheet<'_>, item: &Item<'_>) -> Element {
    let values = [
        ("n", number(item.number.unwrap_or_default())),
        ("title", text(&item.step.title)),
    ];
    let mut heading = words("h2", tr_with("sheet-short-step", &values));
    if let Some(state) = steps::state(sheet, item) {
        heading = heading.text(format!(" ({state})"));
    }
    let only_if = item.only_if.map(|(_, answer)| {
        let line = tr_with("sheet-short-only-if", &[("answer", text(answer))]);
        words("p", line).class("note")
    });
    // The way to a button is told where there is no button yet.
    let is_on_the_way = item.step.press.is_empty();
    let path = is_on_the_way.then_some(("sheet-where", &item.step.path, "common-step-then"));
    let press = ("sheet-press", &item.step.press, "common-step-or");
    let labels = path
        .into_iter()
        .chain([press])
        .filter_map(|(before, ids, between)| {
            label::short_line(sheet, tr(before), ids, &tr(between))
        });
    // The way and the page lead to the same place, and an address is read out letter by letter:
    // the first is enough.
    let is_first = item.number == Some(1);
    let page = item.step.open.as_ref().filter(|_| is_first);
    let options = item.step.options.iter().map(|option| option.text.as_str());
    let options = options.collect::<Vec<_>>().join("; ");
    let choose = [("options", text(options.clone()))];
    element("li")
        .class("step")
        .with(heading)
        .with_all(only_if)
        .with_all(labels.map(|line| line.class("labels")))
        .with_all(page.map(|link| address(sheet, link)))
        .with_all((!options.is_empty()).then(|| words("p", tr_with("sheet-short-choose", &choose))))
}

/// How one knows that it worked, where the rest is, and what the page was made from.
fn after(sheet: &Sheet<'_>, items: &[Item<'_>]) -> Element {
    let confirm = items.iter().find(|item| item.step.kind == Kind::Confirm);
    let worked = confirm.and_then(|item| item.step.done_when.as_deref());
    let worked = worked.map(|done| {
        let line = tr_with("common-step-done-when", &[("done", text(done))]);
        words("p", line)
    });
    let made = [
        ("service", text(&sheet.guide.title)),
        ("revision", number(sheet.guide.revision as usize)),
        ("day", text(sentences::long_date(sheet.today))),
    ];
    element("footer")
        .with_all(worked)
        .with(words("p", tr("sheet-short-else")))
        .with(words("p", tr_with("sheet-short-made", &made)))
}

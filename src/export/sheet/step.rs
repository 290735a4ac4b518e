//! One step on a sheet, with everything that may be seen instead.

use super::blocks::{address, bullets, known, under};
use super::steps::{self, Item};
use super::{Sheet, label};
use crate::case::checklist::State;
use crate::export::html::{Element, element, words};
use crate::guide::step::Then;
use crate::guide::{Checked, Device, Observation};
use crate::i18n::{number, text, tr, tr_with};
use crate::present;

/// The step, in reading order.
pub fn view(sheet: &Sheet<'_>, items: &[Item<'_>], item: &Item<'_>) -> Element {
    let step = item.step;
    let mut view = element("li")
        .class(class(item))
        .with(heading(sheet, item))
        .with_all(conditions(item));
    if let Some(device) = step.on {
        view = view.with(words("p", device_line(device)).class("device"));
    }
    view = view
        .with_all(step.say.iter().map(|line| words("p", line)))
        .with_all(labels(sheet, item))
        .with_all(step.open.iter().map(|link| address(sheet, link)))
        .with_all(options(sheet, items, item))
        .with_all(around(item))
        .with(known(&step.checked));
    if step.see.is_empty() {
        return view;
    }
    let seen = step
        .see
        .iter()
        .map(|seen| observation(sheet, items, seen, &step.checked));
    let elsewhere = element("div")
        .class("elsewhere")
        .with(words("h4", tr("sheet-elsewhere")))
        .with(element("ul").with_all(seen))
        .with_all(different_way(sheet, items, item));
    view.with(elsewhere)
}

fn class(item: &Item<'_>) -> &'static str {
    match item.state {
        State::PassedOver => "step passed",
        State::Done | State::Skipped(_) | State::Chosen(_) => "step settled",
        _ if steps::is_last_press(item.step) => "step last",
        _ => "step",
    }
}

fn heading(sheet: &Sheet<'_>, item: &Item<'_>) -> Element {
    let title = [("title", text(&item.step.title))];
    let words_of = match item.number {
        Some(n) => tr_with("sheet-step", &[("n", number(n)), title[0].clone()]),
        None => tr_with("sheet-step-passed", &title),
    };
    // A box for a pen; what is done is also said in words.
    let is_done = sheet.case.is_some() && item.state.is_settled();
    let tick = words("span", if is_done { "✓" } else { "" })
        .class("box")
        .set("aria-hidden", "true");
    let mut heading = element("h3").with(tick).text(words_of);
    if let Some(state) = steps::state(sheet, item) {
        heading = heading
            .text(" ")
            .with(words("span", format!("({state})")).class("state"));
    }
    heading
}

/// For whom a step is, where it is not for everybody.
fn conditions(item: &Item<'_>) -> Vec<Element> {
    let mut lines = Vec::new();
    if let Some((title, answer)) = item.only_if {
        let values = [("title", text(title)), ("answer", text(answer))];
        lines.push(words("p", tr_with("sheet-only-if", &values)).class("note"));
    }
    if item.step.optional {
        lines.push(words("p", tr("sheet-optional")).class("note"));
    }
    lines
}

fn labels(sheet: &Sheet<'_>, item: &Item<'_>) -> Vec<Element> {
    let step = item.step;
    let (then, or) = (tr("common-step-then"), tr("common-step-or"));
    [
        (tr("sheet-where"), &step.path, then),
        (tr("sheet-press"), &step.press, or.clone()),
        (tr("sheet-leave"), &step.ignore, or),
    ]
    .into_iter()
    .filter_map(|(before, ids, between)| label::line(sheet, before, ids, &between))
    .map(|line| line.class("labels"))
    .collect()
}

/// The answers of a step that asks.
fn options(sheet: &Sheet<'_>, items: &[Item<'_>], item: &Item<'_>) -> Vec<Element> {
    let options = item.step.options.iter().map(|option| {
        element("li")
            .with(words("p", &option.text).class("seen"))
            .with(words("p", leads_to(sheet, items, &option.then)))
    });
    under("h4", &tr("sheet-choose"), element("ul").with_all(options))
}

/// Offers, cautions, how to know that it worked, and what to keep and note.
fn around(item: &Item<'_>) -> Vec<Element> {
    let step = item.step;
    let mut lines = Vec::new();
    if let Some(offer) = &step.offer {
        let values = [
            ("offer", text(&offer.text)),
            ("decline", text(&offer.decline)),
        ];
        lines.push(words("p", tr_with("common-step-offer", &values)));
    }
    if let Some(caution) = &step.caution {
        let caution = tr_with("common-step-caution", &[("caution", text(caution))]);
        lines.push(words("p", caution).class("caution"));
    }
    lines.extend(step.can_undo.iter().map(|undo| words("p", undo)));
    if let Some(done) = &step.done_when {
        let done = tr_with("common-step-done-when", &[("done", text(done))]);
        lines.push(words("p", done).class("worked"));
    }
    lines.extend(under(
        "h4",
        &tr("common-step-proof"),
        bullets(&step.ask_proof),
    ));
    let asks = step.ask.iter().map(|ask| &ask.text);
    lines.extend(under("h4", &tr("sheet-note"), bullets(asks)));
    lines
}

/// One thing that may be seen instead: what it is, what to do, where that leads.
fn observation(
    sheet: &Sheet<'_>,
    items: &[Item<'_>],
    seen: &Observation,
    of_step: &Checked,
) -> Element {
    let mut view = element("li")
        .with(words("p", &seen.text).class("seen"))
        .with(words("p", seen.advice.join(" ")))
        .with_all(seen.open.iter().map(|link| address(sheet, link)))
        .with(words("p", leads_to(sheet, items, &seen.then)));
    // What is known as the step is need not be said again.
    if let Some(checked) = seen.checked.as_ref().filter(|checked| *checked != of_step) {
        view = view.with(known(checked));
    }
    view
}

fn different_way(sheet: &Sheet<'_>, items: &[Item<'_>], item: &Item<'_>) -> Vec<Element> {
    let Some(after) = &item.step.after_tries else {
        return Vec::new();
    };
    let tries = tr_with("sheet-after-tries", &[("n", number(after.n as usize))]);
    vec![
        words("p", tries).class("seen"),
        words("p", &after.say),
        words("p", leads_to(sheet, items, &after.then)),
    ]
}

/// Where an answer leads, in a sentence.
fn leads_to(sheet: &Sheet<'_>, items: &[Item<'_>], then: &Then) -> String {
    match then {
        Then::Next => tr("sheet-then-next"),
        Then::Stay => tr("sheet-then-stay"),
        Then::Step(id) => to_step(sheet, items, id),
        Then::Channel(id) => {
            let channel = sheet.guide.channel(id);
            let title = channel.map_or(id.as_str(), |channel| &channel.title);
            tr_with("sheet-then-channel", &[("title", text(title))])
        }
        Then::Finder => tr("sheet-then-finder"),
        Then::OtherRegion => tr("sheet-then-region"),
        Then::OtherAccount => tr("sheet-then-account"),
        Then::Guide(id) => {
            let guide = sheet.catalogue.guide(id);
            let title = guide.map_or(id.as_str(), |guide| &guide.title);
            tr_with("sheet-then-guide", &[("title", text(title))])
        }
        Then::ComeBack(days) => tr_with("sheet-then-wait", &[("days", number(*days as usize))]),
        Then::End(end) => present::ending(*end),
    }
}

fn to_step(sheet: &Sheet<'_>, items: &[Item<'_>], id: &str) -> String {
    let item = items.iter().find(|item| item.step.is(id));
    if let Some((number_of, item)) = item.and_then(|item| Some((item.number?, item))) {
        let values = [("n", number(number_of)), ("title", text(&item.step.title))];
        return tr_with("sheet-then-step", &values);
    }
    let step = sheet.channel.steps.iter().find(|step| step.is(id));
    let title = step.map_or(id, |step| &step.title);
    tr_with("sheet-then-other-step", &[("title", text(title))])
}

/// The device to pick up; a sheet may be read far from this computer.
fn device_line(device: Device) -> String {
    match device {
        Device::ThisComputer => tr("sheet-on-computer"),
        other => present::device_line(other),
    }
}

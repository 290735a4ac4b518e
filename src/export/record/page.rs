//! The page of a record: it stands alone, runs nothing and fetches nothing.

use super::{Record, names};
use crate::case::proof::Detail;
use crate::export::html::{self, Element, element, words};
use crate::guide::step::Fact;
use crate::i18n::{self, LANGUAGE, text, tr, tr_with};
use crate::present::make_sure::money::payment;
use crate::present::{self, timeline};

/// How the page looks: as the steps to print.
const STYLE: &str = include_str!("../../../assets/sheet/sheet.css");

/// The page.
pub fn page(record: &Record<'_>) -> String {
    let root = element("html")
        .set("lang", LANGUAGE)
        .with(html::head(&title(record), STYLE))
        .with(body(record));
    html::document(&root)
}

fn service(record: &Record<'_>) -> String {
    let case = record.case;
    if record.with_names {
        return present::name(record.guide, case);
    }
    record
        .guide
        .map_or_else(|| case.guide.to_string(), |guide| guide.title.clone())
}

fn title(record: &Record<'_>) -> String {
    tr_with("record-title", &[("service", text(service(record)))])
}

fn body(record: &Record<'_>) -> Element {
    let header = element("header")
        .with(words("h1", title(record)))
        .with(facts(record));
    let mut main = element("main").set("id", "main").with(happened(record));
    if let Some(noted) = noted(record) {
        main = main.with(noted);
    }
    if !record.case.proof.files.is_empty() {
        main = main.with(files(record));
    }
    let footer = element("footer").with(words("p", tr("sheet-not-connected")));
    element("body")
        .with(header)
        .with(main.with(worth(record)))
        .with(footer)
}

fn pairs(facts: impl IntoIterator<Item = (String, String)>) -> Element {
    let mut list = element("dl").class("facts");
    for (name, value) in facts {
        let pair = element("div")
            .with(words("dt", name))
            .with(words("dd", value));
        list = list.with(pair);
    }
    list
}

/// What the case comes to.
fn facts(record: &Record<'_>) -> Element {
    let case = record.case;
    let channel = case.channel.as_deref().zip(record.guide);
    let channel = channel.and_then(|(id, guide)| guide.channel(id));
    let person = (record.with_names && !case.person.is_empty()).then(|| case.person.clone());
    let price = case.price.as_ref();
    let facts = [
        ("ending-fact-person", person),
        (
            "ending-fact-billed",
            channel.map(|channel| channel.billed_by.clone()),
        ),
        (
            "ending-fact-cancelled",
            case.ended_on().map(i18n::long_date),
        ),
        ("ending-fact-until", case.end_date().map(i18n::long_date)),
        ("ending-fact-looked", case.looked_on().map(i18n::long_date)),
        (
            "ending-fact-reference-label",
            case.facts.get(&Fact::Reference).cloned(),
        ),
        (
            "ending-price",
            price.map(|price| payment(record.guide, case, price)),
        ),
        ("record-made", Some(timeline::moment(record.now))),
    ];
    let known = facts
        .into_iter()
        .filter_map(|(name, value)| Some((tr(name), value?)));
    pairs(known)
}

fn section(id: &'static str, title: String) -> Element {
    element("section")
        .set("aria-labelledby", id)
        .with(words("h2", title).set("id", id))
}

/// What happened, in its order.
fn happened(record: &Record<'_>) -> Element {
    let moments = timeline::timeline(record.guide, &record.chain.entries, record.with_names);
    let mut list = element("ol");
    for moment in moments {
        let line = element("li")
            .with(words("strong", timeline::moment(moment.at)))
            .text(" ")
            .text(moment.words);
        list = list.with(line);
    }
    section("happened", tr("record-happened")).with(list)
}

/// What was noted, and which signs were seen; none where there is nothing.
fn noted(record: &Record<'_>) -> Option<Element> {
    let proof = &record.case.proof;
    let details = proof.details.iter();
    let details = details.filter(|(detail, _)| record.with_names || **detail != Detail::SpokeTo);
    let details = details.map(|(detail, value)| (timeline::detail_name(*detail), value.clone()));
    let signs = proof.signs.iter().map(|(sign, seen)| {
        let seen = if *seen { "common-yes" } else { "common-no" };
        (sign.clone(), tr(seen))
    });
    let all: Vec<_> = details.chain(signs).collect();
    (!all.is_empty()).then(|| section("noted", tr("record-proof")).with(pairs(all)))
}

fn files(record: &Record<'_>) -> Element {
    let mut list = element("ul");
    for (name, file) in names(&record.case.proof.files) {
        let values = [
            ("name", text(name)),
            (
                "bytes",
                i18n::number(usize::try_from(file.bytes).unwrap_or(usize::MAX)),
            ),
            ("sum", text(&file.sha256)),
        ];
        list = list.with(words("li", tr_with("record-file", &values)));
    }
    section("files", tr("record-files")).with(list)
}

/// The chain's head, and what all of this is worth.
fn worth(record: &Record<'_>) -> Element {
    let mut section = section("worth", tr("record-worth-title"))
        .with(words(
            "p",
            tr_with("record-head", &[("head", text(&record.chain.head))]),
        ))
        .with(words("p", tr("record-worth")))
        .with(words("p", tr("record-how-to-check")));
    if record.chain.left_out > 0 || !record.with_names {
        section = section.with(words("p", tr("record-names-left-out")));
    }
    section
}

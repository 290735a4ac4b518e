//! The company's own words: as they stand on the page, on the country's site, and before.

use super::Sheet;
use crate::export::html::{Element, element, words};
use crate::guide::{Label, Region};
use crate::i18n::tr;

/// A line with several of the company's words: "Press: **Manage** or **Cancel**". Nothing
/// when the guide knows none of them.
pub fn line(sheet: &Sheet<'_>, before: String, ids: &[String], between: &str) -> Option<Element> {
    let labels: Vec<Element> = ids.iter().filter_map(|id| label(sheet, id)).collect();
    if labels.is_empty() {
        return None;
    }
    let mut line = element("p")
        .with(words("span", before).class("before"))
        .text(" ");
    for (at, label) in labels.into_iter().enumerate() {
        if at > 0 {
            line = line.text(between);
        }
        line = line.with(label);
    }
    Some(line)
}

/// As [`line`], without what older pages say.
pub fn short_line(
    sheet: &Sheet<'_>,
    before: String,
    ids: &[String],
    between: &str,
) -> Option<Element> {
    let region = sheet.region.map(|region| region.id.as_str());
    let speaks_english = |region: &&Region| region.languages.iter().any(|one| one == "en");
    let own = sheet.region.filter(|region| !speaks_english(region));
    let own = own.map(|region| region.id.as_str());
    let mut line = element("p")
        .with(words("span", before).class("before"))
        .text(" ");
    let known = ids.iter().filter_map(|id| {
        // On a site that does not speak English only its own words can be found.
        let on_site = own.and_then(|region| sheet.guide.label_on_site(id, region));
        on_site.or_else(|| sheet.guide.label(id, region))
    });
    let mut found = 0;
    for (at, label) in known.enumerate() {
        if at > 0 {
            line = line.text(between);
        }
        line = line.with(quoted(label, &label.text));
        found += 1;
    }
    (found > 0).then_some(line)
}

/// One word, in English, on the country's site, and as older pages spell it.
fn label(sheet: &Sheet<'_>, id: &str) -> Option<Element> {
    let region = sheet.region.map(|region| region.id.as_str());
    let known = sheet.guide.label(id, region)?;
    let mut all = element("span").with(quoted(known, &known.text));
    let site = region.and_then(|region| sheet.guide.label_on_site(id, region));
    if let Some(site) = site.filter(|site| site.text != known.text) {
        all = all.text(format!(" ({} ", tr("sheet-on-site")));
        all = all.with(quoted(site, &site.text)).text(")");
    }
    if !known.older.is_empty() {
        all = all.text(format!(" ({} ", tr("sheet-older")));
        for (at, older) in known.older.iter().enumerate() {
            all = all
                .text(if at > 0 { ", " } else { "" })
                .with(quoted(known, older));
        }
        all = all.text(")");
    }
    Some(all)
}

fn quoted(label: &Label, text: &str) -> Element {
    words("b", format!("“{text}”")).lang(&label.lang)
}

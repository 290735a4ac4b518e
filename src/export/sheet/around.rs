//! What stands around the steps: what to expect, what to save, what comes after, whom to ask.

use super::Sheet;
use super::blocks::{Section, address, bullets, claims, known, under};
use crate::case::backup;
use crate::export::html::{Element, element, words};
use crate::guide::backup::{Task, Way};
use crate::guide::{Difficulty, Letter, Medium, true_for};
use crate::i18n::{text, tr, tr_with};
use crate::present;

/// What it takes, keeps and loses.
pub fn before(sheet: &Sheet<'_>) -> Section {
    let summary = &sheet.guide.summary;
    let minutes = [("minutes", text(present::minutes(summary.minutes)))];
    let hard = match summary.difficulty {
        Difficulty::Easy => tr("common-summary-easy"),
        Difficulty::Medium => tr("common-summary-medium"),
        Difficulty::Hard => tr("common-summary-hard"),
    };
    let mut content = vec![
        words("p", tr_with("common-summary-minutes", &minutes)),
        words("p", hard),
        words("p", &summary.why),
    ];
    if let Some(note) = sheet.region.and_then(|region| region.note.as_ref()) {
        content.push(words("p", note).class("note"));
    }
    for (title, lines) in [
        (tr("common-summary-needs"), &summary.needs),
        (tr("common-summary-keep"), &summary.you_keep),
        (tr("common-summary-lose"), &summary.you_lose),
    ] {
        content.extend(under("h3", &title, bullets(lines)));
    }
    for (title, claim) in [
        (tr("common-summary-access"), &summary.access_until),
        (tr("common-summary-refund"), &summary.refund),
    ] {
        let lines = element("div")
            .with(words("p", &claim.text))
            .with(known(&claim.checked));
        content.extend(under("h3", &title, lines));
    }
    let instead = claims(&summary.instead);
    content.extend(under("h3", &tr("common-summary-instead"), instead));
    content.extend(look_alikes(sheet));
    Section {
        id: "before",
        title: tr("sheet-before"),
        content,
    }
}

fn look_alikes(sheet: &Sheet<'_>) -> Vec<Element> {
    let others = sheet.guide.service.not_the_same_as.iter().map(|other| {
        let values = [
            ("name", text(&other.name)),
            ("how", text(&other.how_to_tell)),
        ];
        words("li", tr_with("common-summary-look-alike", &values))
    });
    let list = element("ul").with_all(others);
    under("h3", &tr("common-summary-look-alikes"), list)
}

/// What to save first.
pub fn backup(sheet: &Sheet<'_>) -> Option<Section> {
    let backup = &sheet.guide.backup;
    if backup.tasks.is_empty() {
        return None;
    }
    let tasks = backup.tasks.iter().map(|one| task(sheet, one));
    Some(Section {
        id: "backup",
        title: tr("common-backup-title"),
        content: vec![
            words("p", &backup.intro),
            words("p", &backup.afterwards),
            element("ul")
                .class("tasks")
                .set("role", "list")
                .with_all(tasks),
        ],
    })
}

fn task(sheet: &Sheet<'_>, task: &Task) -> Element {
    let mut title = task.title.clone();
    if task.optional {
        title = format!("{title} ({})", tr("sheet-if-you-like"));
    }
    let tick = element("span").class("box").set("aria-hidden", "true");
    let mut heading = element("h3").with(tick).text(title);
    if let Some(case) = sheet.case {
        let item = backup::items(sheet.guide, case)
            .into_iter()
            .find(|item| item.task.id == task.id);
        if let Some(item) = item.filter(backup::Item::is_answered) {
            let answer = format!("({})", present::backup_answer(&item.answer));
            heading = heading.text(" ").with(words("span", answer).class("state"));
        }
    }
    element("li")
        .class("task")
        .with(heading)
        .with_all(task.say.iter().map(|line| words("p", line)))
        .with(words("p", &task.why))
        .with(words(
            "p",
            tr_with("common-takes", &[("time", text(&task.takes))]),
        ))
        .with_all(task.ways.iter().flat_map(|one| way(sheet, one)))
}

fn way(sheet: &Sheet<'_>, way: &Way) -> Vec<Element> {
    let heading = tr_with("sheet-way", &[("way", text(&way.title))]);
    let lines = way.steps.iter().map(|line| words("li", line));
    let mut all = vec![words("h4", heading), element("ol").with_all(lines)];
    let backup = &sheet.guide.backup;
    let tool = backup.tool(way).map(present::tool_line);
    all.extend(tool.map(|line| words("p", line)));
    all.extend(backup.pages(way).map(|link| address(sheet, link)));
    all.push(known(&way.checked));
    all
}

/// What comes after the last step.
pub fn after(sheet: &Sheet<'_>) -> Option<Section> {
    let after = &sheet.guide.after;
    let mut content = Vec::new();
    for (title, list) in [
        (tr("common-expect"), &after.expect),
        (tr("common-stays"), &after.stays),
        (tr("sheet-charged-again"), &after.charged_again),
    ] {
        let list = true_for(list, Some(&sheet.channel.id));
        content.extend(under("h3", &title, claims(list)));
    }
    (!content.is_empty()).then(|| Section {
        id: "after",
        title: tr("sheet-after"),
        content,
    })
}

/// Whom to write to, and what.
pub fn contact(sheet: &Sheet<'_>) -> Option<Section> {
    let letters = &sheet.guide.letters;
    if letters.is_empty() {
        return None;
    }
    let mut content = vec![words("p", tr("sheet-contact-how"))];
    content.extend(letters.iter().flat_map(|one| letter(sheet, one)));
    Some(Section {
        id: "contact",
        title: tr("sheet-contact"),
        content,
    })
}

fn letter(sheet: &Sheet<'_>, letter: &Letter) -> Vec<Element> {
    let medium = match letter.medium {
        Medium::Chat => tr("common-letter-chat"),
        Medium::Email => tr("common-letter-email"),
        Medium::Post => tr("common-letter-post"),
        Medium::Phone => tr("common-letter-phone"),
    };
    let mut filled = letter.text.clone();
    for slot in &letter.slots {
        let gap = format!("[{}]", slot.label);
        filled = filled.replace(&format!("{{{{{}}}}}", slot.id), &gap);
    }
    let lines = filled.split("\n\n").map(paragraph);
    let mut all = vec![words("h3", &letter.title), words("p", medium)];
    all.extend(letter.link.iter().map(|link| address(sheet, link)));
    all.push(element("blockquote").with_all(lines));
    all.push(known(&letter.checked));
    all
}

/// A paragraph whose lines stay lines.
fn paragraph(text: &str) -> Element {
    let mut paragraph = element("p");
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            paragraph = paragraph.with(element("br"));
        }
        paragraph = paragraph.text(line);
    }
    paragraph
}

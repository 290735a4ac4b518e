//! A case in one short line, for lists of cases and the foot of its pages.

pub mod begun;
pub mod names;

use jiff::civil::Date;

use crate::case::checklist::Checklist;
use crate::case::ending::Left;
use crate::case::page::{self, CasePage};
use crate::case::{Case, Outcome};
use crate::guide::catalogue::Catalogue;
use crate::guide::{Checked, Guide, How};
use crate::i18n::{self, number, text, tr, tr_with};

/// A case in one short line: who bills, and what is next.
pub fn case_note(catalogue: &Catalogue, case: &Case, today: Date) -> String {
    let person = (!case.person.is_empty()).then(|| case.person.clone());
    let Some(guide) = catalogue.guide(&case.guide) else {
        return tr("note-guide-gone");
    };
    let channel = case
        .channel
        .as_deref()
        .and_then(|id| guide.channel(id))
        .map(|channel| channel.title.clone());
    let parts: Vec<String> = [person, channel, Some(state_line(guide, case, today))]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// How a case stands, in a few words.
pub fn state_line(guide: &Guide, case: &Case, today: Date) -> String {
    match &case.outcome {
        Outcome::Proven { .. } => ended_line(case),
        Outcome::MovedTo(_) => tr("note-moved"),
        Outcome::ChargedAgain => tr("note-charged-again"),
        Outcome::Ended { .. } if case.is_over() => tr("note-nothing"),
        Outcome::Ended { .. } => ending_line(case, today),
        Outcome::Open => open_line(guide, case, today),
    }
}

fn ended_line(case: &Case) -> String {
    match case.cancelled_on() {
        Some(day) => tr_with("note-cancelled-on", &[("day", text(i18n::date(day)))]),
        None => tr("note-cancelled"),
    }
}

fn ending_line(case: &Case, today: Date) -> String {
    match case.left(today) {
        Left::WaitUntil(day) => tr_with("note-waiting", &[("day", text(i18n::date(day)))]),
        Left::SomebodyElse(_) => tr("note-somebody-else"),
        Left::SeeConfirmation | Left::CheckCharge | Left::NoteEndDate | Left::Nothing => {
            tr("note-make-sure")
        }
    }
}

fn open_line(guide: &Guide, case: &Case, today: Date) -> String {
    if let Some(day) = case.waiting_until.filter(|day| *day > today) {
        return tr_with("note-waiting", &[("day", text(i18n::date(day)))]);
    }
    match page::of(guide, case) {
        CasePage::Steps => {
            let checklist = Checklist::of(guide, case);
            let number_of = checklist.as_ref().and_then(|checklist| {
                let item = checklist.current()?;
                Some((item.number?, checklist.progress().1))
            });
            number_of.map_or_else(
                || tr("note-steps-answered"),
                |(n, of)| tr_with("note-step", &[("n", number(n)), ("of", number(of))]),
            )
        }
        CasePage::Backup => tr("note-backup"),
        CasePage::Summary
        | CasePage::Country
        | CasePage::Plan
        | CasePage::Finder
        | CasePage::Ending => tr("note-begun"),
    }
}

/// "Menu words last seen on …", for the step at hand.
pub fn seen_line(guide: &Guide, case: &Case) -> String {
    let checklist = Checklist::of(guide, case);
    let checked: Option<&Checked> = checklist.as_ref().map(|checklist| {
        checklist
            .current()
            .map_or(&checklist.channel.checked, |item| &item.step.checked)
    });
    let Some(checked) = checked else {
        return tr_with("seen-revision", &[("n", number(guide.revision as usize))]);
    };
    if checked.how == How::Unconfirmed {
        return tr("seen-unconfirmed");
    }
    match i18n::seen_when(&checked.on) {
        Some(when) => tr_with("seen-on", &[("when", text(when))]),
        None => tr("seen-unknown"),
    }
}

/// How far a case is, for its ring: steps and the proof count alike.
pub fn fraction(guide: &Guide, case: &Case) -> f32 {
    let (done, of) = Checklist::of(guide, case).map_or((0, 1), |checklist| checklist.progress());
    match case.outcome {
        Outcome::Proven { .. } | Outcome::MovedTo(_) => 1.0,
        Outcome::Ended { .. } => 0.9,
        Outcome::Open | Outcome::ChargedAgain => 0.9 * done as f32 / of.max(1) as f32,
    }
}

//! What every door says in the same words. Here: a case in a few words, what is done and what is
//! next, and how something is known. A file beside it for each other thing that is worded once.

pub mod answer;
pub mod case_line;
pub mod charge;
pub mod charges;
pub mod deleted;
pub mod due;
pub mod export_check;
pub mod finder;
pub mod letters;
pub mod make_sure;
pub mod playlist;
pub mod saved;
pub mod step;
pub mod timeline;
pub mod transfer;
pub mod typed_day;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::case::checklist::Checklist;
use crate::case::ending::Left;
use crate::case::event::{BackupAnswer, Stage};
use crate::case::page::CasePage;
use crate::case::{Case, Outcome, backup, page};
use crate::guide::backup::Tool;
use crate::guide::step::End;
use crate::guide::{Checked, Device, Guide, How};
use crate::i18n::{self, number, text, tr, tr_with};

/// So many services are offered by name on the first page; the others are looked for.
pub const FIRST_SERVICES: usize = 8;

/// What a case is called at every door: "Amazon Music", or "Amazon Music (Mum's account)".
pub fn title(guide: &Guide, case: &Case) -> String {
    with_person(&guide.title, case)
}

/// As [`title`], also where the guide is gone: then its id stands for it.
pub fn name(guide: Option<&Guide>, case: &Case) -> String {
    let service = guide.map_or(case.guide.as_str(), |guide| &guide.title);
    with_person(service, case)
}

fn with_person(service: &str, case: &Case) -> String {
    if case.person.is_empty() {
        return service.to_owned();
    }
    let values = [("service", text(service)), ("person", text(&case.person))];
    tr_with("common-case-title", &values)
}

/// The device to pick up, in a sentence.
pub fn device_line(device: Device) -> String {
    match device {
        Device::ThisComputer => tr("common-on-this-computer"),
        Device::Iphone => tr("common-on-iphone"),
        Device::Ipad => tr("common-on-ipad"),
        Device::IphoneOrIpad => tr("common-on-iphone-or-ipad"),
        Device::Mac => tr("common-on-mac"),
        Device::Windows => tr("common-on-windows"),
        Device::Android => tr("common-on-android"),
        Device::Echo => tr("common-on-echo"),
        Device::PhoneCall => tr("common-on-phone-call"),
        Device::Post => tr("common-on-post"),
    }
}

/// What is worth knowing before the start, in one line: how long it takes.
pub fn before_you_start(guide: &Guide) -> String {
    let minutes = minutes(guide.summary.minutes);
    tr_with("common-before", &[("minutes", text(minutes))])
}

/// "5 to 15 minutes".
pub fn minutes([least, most]: [u32; 2]) -> String {
    let (least, most) = (least as usize, most as usize);
    if least >= most {
        return tr_with("guides-minutes", &[("n", number(most))]);
    }
    let values = [("least", number(least)), ("most", number(most))];
    tr_with("guides-minutes-range", &values)
}

/// What a tool can do, and up to where without paying.
pub fn tool_line(tool: &Tool) -> String {
    let values = [
        ("tool", text(&tool.name)),
        ("can", text(&tool.can)),
        ("limit", text(&tool.free_limit.text)),
    ];
    tr_with("common-tool", &values)
}

/// That the clock of this computer has gone back behind what was last done at `newest`; none
/// while it is right. Less than a day changes no day that anybody counts.
pub fn clock_behind(now: Timestamp, newest: Option<Timestamp>) -> Option<String> {
    let newest =
        newest.filter(|newest| newest.duration_since(now) > SignedDuration::from_hours(24))?;
    let day = |at: Timestamp| text(i18n::date(at.to_zoned_datetime(TimeZone::system()).date()));
    let values = [("now", day(now)), ("last", day(newest))];
    Some(tr_with("common-clock-behind", &values))
}

/// The stage's name.
pub fn stage(stage: Stage) -> String {
    match stage {
        Stage::Backup => tr("common-stage-backup"),
        Stage::Cancel => tr("common-stage-cancel"),
        Stage::MakeSure => tr("common-stage-make-sure"),
        Stage::Done => tr("common-stage-done"),
    }
}

/// How far a case has come: "3 of 7 steps done".
pub fn done(guide: &Guide, case: &Case) -> String {
    if case.stage() == Stage::Cancel
        && let Some(checklist) = Checklist::of(guide, case)
    {
        let (done, of) = checklist.progress();
        let values = [("done", number(done)), ("of", number(of))];
        return tr_with("common-steps-done", &values);
    }
    if case.stage() == Stage::Backup && case.channel.is_some() {
        let (answered, of) = backup::progress(guide, case);
        let values = [("done", number(answered)), ("of", number(of))];
        return tr_with("common-backup-answered", &values);
    }
    stage(case.stage())
}

/// What comes next, in one short sentence.
pub fn next(guide: &Guide, case: &Case, today: Date) -> String {
    match page::of(guide, case) {
        CasePage::Country => tr("common-next-country"),
        // No case goes on at the first two by itself: they are read and answered beside it.
        CasePage::Summary | CasePage::Plan | CasePage::Finder => tr("common-next-finder"),
        CasePage::Backup => next_backup(guide, case),
        CasePage::Steps => next_step(guide, case, today),
        CasePage::Ending => next_at_the_end(case, today),
    }
}

fn next_backup(guide: &Guide, case: &Case) -> String {
    let items = backup::items(guide, case);
    match items.iter().find(|item| !item.is_answered()) {
        Some(item) => tr_with("common-next-backup", &[("task", text(&item.task.title))]),
        None => tr("common-next-begin-steps"),
    }
}

fn next_step(guide: &Guide, case: &Case, today: Date) -> String {
    if let Some(until) = case.waiting_until.filter(|until| *until > today) {
        let values = [("date", text(i18n::long_date(until)))];
        return tr_with("common-next-waiting", &values);
    }
    let checklist = Checklist::of(guide, case);
    match checklist.as_ref().and_then(Checklist::current) {
        Some(item) => {
            let values = [
                ("number", number(item.number.unwrap_or(1))),
                ("title", text(&item.step.title)),
            ];
            tr_with("common-next-step", &values)
        }
        None => tr("common-next-all-steps"),
    }
}

fn next_at_the_end(case: &Case, today: Date) -> String {
    match &case.outcome {
        Outcome::ChargedAgain => return tr("common-next-charged-again"),
        Outcome::MovedTo(_) => return tr("common-next-moved"),
        _ => {}
    }
    let on = |id: &str, date: Date| tr_with(id, &[("date", text(i18n::long_date(date)))]);
    match case.left(today) {
        Left::SeeConfirmation => tr("common-next-confirmation"),
        Left::NoteEndDate => tr("common-next-end-date"),
        Left::WaitUntil(date) => on("common-next-wait", date),
        Left::CheckCharge => tr("common-next-check"),
        Left::SomebodyElse(end) => ending(end),
        Left::Nothing => tr("common-next-nothing"),
    }
}

/// How a walk ended, in a sentence.
pub fn ending(end: End) -> String {
    match end {
        End::Cancelled => tr("common-end-cancelled"),
        End::AlreadyCancelled => tr("common-end-already-cancelled"),
        End::NothingToCancel => tr("common-end-nothing-to-cancel"),
        End::SomeoneElseMust => tr("common-end-someone-else"),
        End::Waiting => tr("common-end-waiting"),
        End::AskSupport => tr("common-end-ask-support"),
    }
}

/// How a backup task was answered, in a word or two.
pub fn backup_answer(answer: &BackupAnswer) -> String {
    match answer {
        BackupAnswer::Open => tr("common-backup-open"),
        BackupAnswer::Done => tr("common-backup-done"),
        BackupAnswer::Declined => tr("common-backup-declined"),
        BackupAnswer::Waiting(until) => {
            let values = [("date", text(i18n::long_date(*until)))];
            tr_with("common-backup-waiting", &values)
        }
    }
}

/// In which way something is known, and when it was last seen. Where nobody has confirmed it,
/// a day that is not known is nothing to miss.
pub fn how_known(checked: &Checked) -> String {
    let how = tr(match checked.how {
        How::Done => "how-done",
        How::Read => "how-read",
        How::Reported => "common-known-reported",
        How::Unconfirmed if checked.sources.is_empty() => "how-unconfirmed-no-source",
        How::Unconfirmed => "how-unconfirmed",
    });
    match i18n::seen_when(&checked.on) {
        Some(when) => tr_with("how-on", &[("how", text(how)), ("when", text(when))]),
        None if checked.how == How::Unconfirmed => how,
        None => tr_with("how-unknown", &[("how", text(how))]),
    }
}

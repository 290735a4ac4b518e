//! A case in a few words: what is done, what is next. The list of cases in the window, in the
//! terminal and in `outro cases` all speak from here.

pub mod exports;
pub mod playlists;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::case::ending::Left;
use crate::case::event::{BackupAnswer, Stage};
use crate::case::place::Place;
use crate::case::walk::Walk;
use crate::case::{Case, Outcome, backup, place};
use crate::guide::backup::Tool;
use crate::guide::step::End;
use crate::guide::{Device, Guide};
use crate::words::{self, fill, number, say, text};

/// "Amazon Music", or "Amazon Music (Mum's account)".
pub fn title(guide: &Guide, case: &Case) -> String {
    if case.person.is_empty() {
        guide.title.clone()
    } else {
        let values = [
            ("service", text(&guide.title)),
            ("person", text(&case.person)),
        ];
        fill("common-case-title", &values)
    }
}

/// The device to pick up, in a sentence.
pub fn device_line(device: Device) -> String {
    match device {
        Device::ThisComputer => say("common-on-this-computer"),
        Device::Iphone => say("common-on-iphone"),
        Device::Ipad => say("common-on-ipad"),
        Device::IphoneOrIpad => say("common-on-iphone-or-ipad"),
        Device::Mac => say("common-on-mac"),
        Device::Windows => say("common-on-windows"),
        Device::Android => say("common-on-android"),
        Device::Echo => say("common-on-echo"),
        Device::PhoneCall => say("common-on-phone-call"),
        Device::Post => say("common-on-post"),
    }
}

/// What a tool can do, and up to where without paying.
pub fn tool_line(tool: &Tool) -> String {
    let values = [
        ("tool", text(&tool.name)),
        ("can", text(&tool.can)),
        ("limit", text(&tool.free_limit.text)),
    ];
    fill("common-tool", &values)
}

/// That the clock of this computer has gone back behind what was last done at `newest`; none
/// while it is right. Less than a day changes no day that anybody counts.
pub fn clock_behind(now: Timestamp, newest: Option<Timestamp>) -> Option<String> {
    let newest =
        newest.filter(|newest| newest.duration_since(now) > SignedDuration::from_hours(24))?;
    let day = |at: Timestamp| text(words::date(at.to_zoned_datetime(TimeZone::system()).date()));
    let values = [("now", day(now)), ("last", day(newest))];
    Some(fill("common-clock-behind", &values))
}

/// Where the case goes on. A channel that is not offered in the chosen country leads back to
/// the question of who charges.
pub fn place(guide: &Guide, case: &Case) -> Place {
    let place = place::of(guide, case);
    let is_offered = || {
        let region = case.region.as_deref().unwrap_or_default();
        let mut offered = guide.channels_for(region, case.plan_id());
        offered.any(|channel| Some(channel.id.as_str()) == case.channel.as_deref())
    };
    match place {
        Place::Backup | Place::Steps if !is_offered() => Place::Finder,
        place => place,
    }
}

/// The stage's name.
pub fn stage(stage: Stage) -> String {
    match stage {
        Stage::Backup => say("common-stage-backup"),
        Stage::Cancel => say("common-stage-cancel"),
        Stage::MakeSure => say("common-stage-make-sure"),
        Stage::Done => say("common-stage-done"),
    }
}

/// How far a case has come: "3 of 7 steps done".
pub fn done(guide: &Guide, case: &Case) -> String {
    if case.stage() == Stage::Cancel
        && let Some(walk) = Walk::of(guide, case)
    {
        let (done, of) = walk.progress();
        let values = [("done", number(done)), ("of", number(of))];
        return fill("common-steps-done", &values);
    }
    if case.stage() == Stage::Backup && case.channel.is_some() {
        let (answered, of) = backup::progress(guide, case);
        let values = [("done", number(answered)), ("of", number(of))];
        return fill("common-backup-answered", &values);
    }
    stage(case.stage())
}

/// What comes next, in one short sentence.
pub fn next(guide: &Guide, case: &Case, today: Date) -> String {
    match place(guide, case) {
        Place::Summary => say("common-next-summary"),
        Place::Country => say("common-next-country"),
        Place::Plan => say("common-next-plan"),
        Place::Finder => say("common-next-finder"),
        Place::Backup => next_backup(guide, case),
        Place::Steps => next_step(guide, case, today),
        Place::Ending => next_at_the_end(case, today),
    }
}

fn next_backup(guide: &Guide, case: &Case) -> String {
    let items = backup::items(guide, case);
    match items.iter().find(|item| !item.is_answered()) {
        Some(item) => fill("common-next-backup", &[("task", text(&item.task.title))]),
        None => say("common-next-begin-steps"),
    }
}

fn next_step(guide: &Guide, case: &Case, today: Date) -> String {
    if let Some(until) = case.waiting_until.filter(|until| *until > today) {
        let values = [("date", text(words::long_date(until)))];
        return fill("common-next-waiting", &values);
    }
    let walk = Walk::of(guide, case);
    match walk.as_ref().and_then(Walk::current) {
        Some(item) => {
            let values = [
                ("number", number(item.number.unwrap_or(1))),
                ("title", text(&item.step.title)),
            ];
            fill("common-next-step", &values)
        }
        None => say("common-next-all-steps"),
    }
}

fn next_at_the_end(case: &Case, today: Date) -> String {
    match &case.outcome {
        Outcome::ChargedAgain => return say("common-next-charged-again"),
        Outcome::MovedTo(_) => return say("common-next-moved"),
        _ => {}
    }
    let on = |id: &str, date: Date| fill(id, &[("date", text(words::long_date(date)))]);
    match case.left(today) {
        Left::SeeConfirmation => say("common-next-confirmation"),
        Left::NoteEndDate => say("common-next-end-date"),
        Left::WaitUntil(date) => on("common-next-wait", date),
        Left::CheckCharge => say("common-next-check"),
        Left::SomebodyElse(end) => ending(end),
        Left::Nothing => say("common-next-nothing"),
    }
}

/// How a walk ended, in a sentence.
pub fn ending(end: End) -> String {
    match end {
        End::Cancelled => say("common-end-cancelled"),
        End::AlreadyCancelled => say("common-end-already-cancelled"),
        End::NothingToCancel => say("common-end-nothing-to-cancel"),
        End::SomeoneElseMust => say("common-end-someone-else"),
        End::Waiting => say("common-end-waiting"),
        End::AskSupport => say("common-end-ask-support"),
    }
}

/// How a backup task was answered, in a word or two.
pub fn backup_answer(answer: &BackupAnswer) -> String {
    match answer {
        BackupAnswer::Open => say("common-backup-open"),
        BackupAnswer::Done => say("common-backup-done"),
        BackupAnswer::Declined => say("common-backup-declined"),
        BackupAnswer::Waiting(until) => {
            let values = [("date", text(words::long_date(*until)))];
            fill("common-backup-waiting", &values)
        }
    }
}

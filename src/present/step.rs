//! A step: what is said of it at every door, the page that it leads to, and how far that reaches.

use jiff::civil::Date;

use crate::case::checklist::{Item, State};
use crate::case::{Case, Checklist, StepMark};
use crate::guide::step::Kind;
use crate::guide::{Device, How, Step};
use crate::i18n::{self, text, tr, tr_with};

/// The device to pick up, in a few words.
pub fn device(device: Device) -> String {
    tr(match device {
        Device::ThisComputer => "device-this-computer",
        Device::Iphone => "device-iphone",
        Device::Ipad => "device-ipad",
        Device::IphoneOrIpad => "device-iphone-or-ipad",
        Device::Mac => "device-mac",
        Device::Windows => "device-windows",
        Device::Android => "device-android",
        Device::Echo => "device-echo",
        Device::PhoneCall => "device-phone-call",
        Device::Post => "device-post",
    })
}

/// That nobody has reported that a step looks like this; none where somebody has.
pub fn unconfirmed(step: &Step) -> Option<String> {
    (step.checked.how == How::Unconfirmed).then(|| tr("steps-unconfirmed"))
}

/// What to watch before the press that counts.
pub fn caution(step: &Step) -> Option<String> {
    let caution = step.caution.as_ref()?;
    Some(tr_with(
        "common-step-caution",
        &[("caution", text(caution))],
    ))
}

/// What shows that a step worked.
pub fn done_when(step: &Step) -> Option<String> {
    let done = step.done_when.as_ref()?;
    Some(tr_with("common-step-done-when", &[("done", text(done))]))
}

/// What answers a step, other than one with options.
pub fn done(checklist: &Checklist<'_>, item: &Item<'_>) -> String {
    let is_settled = |other: &Item<'_>| other.step.id == item.step.id || other.state.is_settled();
    tr(match item.step.kind {
        Kind::Confirm => "steps-confirmed",
        Kind::Record => "steps-noted",
        Kind::Wait => "steps-waited",
        Kind::Do | Kind::Choose if checklist.items.iter().all(is_settled) => "common-stage-done",
        Kind::Do | Kind::Choose => "steps-done",
    })
}

/// That a step was left out, with the person's reason where there is one.
pub fn skipped(reason: &str) -> String {
    if reason.is_empty() {
        return tr("steps-skipped");
    }
    tr_with("steps-skipped-because", &[("reason", text(reason))])
}

/// That a step changed since it was ticked.
pub fn changed(item: &Item<'_>) -> Option<String> {
    item.changed.then(|| tr("common-step-changed"))
}

/// That the guide no longer holds a step that was ticked.
pub fn removed(mark: &StepMark) -> String {
    tr_with("common-step-removed", &[("title", text(&mark.title))])
}

/// How long the case waits, or that the day has come; none where it waits for nothing.
pub fn waiting(case: &Case, today: Date) -> Option<String> {
    let until = case.waiting_until?;
    let id = if until > today {
        "common-next-waiting"
    } else {
        "common-wait-over"
    };
    Some(tr_with(id, &[("date", text(i18n::long_date(until)))]))
}

/// Every step is answered and the walk has not ended: what that comes to.
pub fn all_answered(checklist: &Checklist<'_>) -> String {
    if checklist.left_out_confirmation().is_some() {
        tr("steps-not-confirmed")
    } else if checklist.is_confirmed() {
        tr("steps-all-confirmed")
    } else {
        tr("steps-all-answered")
    }
}

/// The words of an answer of a step; its id where the guide has it no more.
pub fn answer<'a>(step: &'a Step, option: &'a str) -> &'a str {
    let mut options = step.options.iter();
    let chosen = options.find(|one| one.id == option);
    chosen.map_or(option, |one| one.text.as_str())
}

/// How a step in a list stands, in a word or two.
pub fn state(item: &Item<'_>, is_current: bool) -> String {
    match &item.state {
        State::Done => tr("common-backup-done"),
        State::Skipped(reason) => skipped(reason),
        State::Chosen(option) => tr_with(
            "common-state-chosen",
            &[("answer", text(answer(item.step, option)))],
        ),
        State::PassedOver => tr("common-state-passed"),
        State::Locked => tr("common-state-locked"),
        State::Open if is_current => tr("common-state-current"),
        State::Open => tr("common-state-open"),
    }
}

/// A phone or a tablet, which reads a code from the screen.
pub fn is_phone(device: Device) -> bool {
    matches!(
        device,
        Device::Iphone | Device::Ipad | Device::IphoneOrIpad | Device::Android
    )
}

/// A later step whose page can be opened at once, so that the steps up to it need not be done
/// one by one: the person picked up the phone already, and nothing is to be decided before it.
/// None where the step at hand has a page of its own.
pub fn shortcut<'a>(checklist: &Checklist<'a>) -> Option<&'a Step> {
    let here = checklist.current()?.step;
    if here.open.is_some() || here.kind != Kind::Do || !here.on.is_some_and(is_phone) {
        return None;
    }
    let at = checklist
        .items
        .iter()
        .position(|item| item.step.id == here.id)?;
    let same = |step: &Step| step.kind == Kind::Do && step.on == here.on;
    let mut later = checklist.items[at..].iter().map(|item| item.step);
    later
        .by_ref()
        .take_while(|step| same(step))
        .find(|step| step.open.is_some())
}

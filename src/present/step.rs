//! A step: the page that it leads to, and how far that page reaches.

use crate::case::Checklist;
use crate::guide::step::Kind;
use crate::guide::{Device, Step};

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
pub fn shortcut<'a>(walk: &Checklist<'a>) -> Option<&'a Step> {
    let here = walk.current()?.step;
    if here.open.is_some() || here.kind != Kind::Do || !here.on.is_some_and(is_phone) {
        return None;
    }
    let at = walk.items.iter().position(|item| item.step.id == here.id)?;
    let same = |step: &Step| step.kind == Kind::Do && step.on == here.on;
    let mut later = walk.items[at..].iter().map(|item| item.step);
    later
        .by_ref()
        .take_while(|step| same(step))
        .find(|step| step.open.is_some())
}

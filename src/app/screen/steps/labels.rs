//! The vendor's own labels: the way to a place, what to press, what to leave alone.

use iced::widget::{Column, column, row};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, semantics, space, text};
use crate::guide::{Guide, Label, Step};
use crate::i18n::{text as word, tr, tr_with};

use super::Message;

/// The menu path, with the words of the person's own site under it where they differ.
pub fn path<'a>(context: CaseContext<'a>, step: &'a Step) -> Element<'a, Message> {
    let labels = labels(context, &step.path);
    let last = labels.len().checked_sub(1);
    let words: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    let way = words.join(&tr("common-step-then"));
    let chips = card::path_chips(words, last, tr_with("steps-way", &[("way", word(way))]));
    column![chips]
        .push(on_site(context, &step.path))
        .push(older(context.guide, step.path.last()))
        .spacing(space::XS)
        .into()
}

/// What to press, and beside it what to leave alone.
pub fn press<'a>(context: CaseContext<'a>, step: &'a Step) -> Element<'a, Message> {
    let words = |ids: &'a [String]| -> Vec<&'a str> {
        let labels = labels(context, ids).into_iter();
        labels.map(|label| label.text.as_str()).collect()
    };
    let leave = (!step.ignore.is_empty()).then(|| (tr("steps-leave"), words(&step.ignore)));
    let boxes = card::press_and_leave(
        (tr("steps-press"), words(&step.press)),
        leave,
        tr("common-step-or").trim().to_owned(),
        context.room == Breakpoint::Narrow,
    );
    column![boxes]
        .push(on_site(context, &step.press))
        .push(older(context.guide, &step.press))
        .spacing(space::XS)
        .into()
}

fn labels<'a>(context: CaseContext<'a>, ids: &'a [String]) -> Vec<&'a Label> {
    ids.iter()
        .filter_map(|id| context.guide.label(id, context.case.region.as_deref()))
        .collect()
}

/// "On your site: …", where the site's own language is known; said in that language.
fn on_site<'a>(context: CaseContext<'a>, ids: &[String]) -> Option<Element<'a, Message>> {
    let region = context.case.region.as_deref()?;
    let labels: Vec<&Label> = ids
        .iter()
        .filter_map(|id| context.guide.label_on_site(id, region))
        .collect();
    let language = labels.first()?.lang.clone();
    let words: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    let words = words.join(" › ");
    let theirs = text::note(words.clone()).style(text::muted);
    let line = row![
        text::note(tr("steps-on-site")).style(text::muted),
        semantics::foreign(language, words, theirs)
    ];
    Some(line.spacing(space::XS).wrap().into())
}

/// "or …" with a chip for each older and other spelling of these labels.
fn older<'a>(
    guide: &'a Guide,
    ids: impl IntoIterator<Item = &'a String>,
) -> Option<Element<'a, Message>> {
    let words = spellings(guide, ids);
    if words.is_empty() {
        return None;
    }
    let spoken = tr_with("steps-older", &[("words", word(words.join(", ")))]);
    let or = tr("common-step-or").trim().to_owned();
    Some(card::or_chips(or, words, spoken))
}

fn spellings<'a>(guide: &'a Guide, ids: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
    ids.into_iter()
        .filter_map(|id| guide.label(id, None))
        .flat_map(|label| &label.older)
        .map(String::as_str)
        .collect()
}

/// The other spellings on the way there, each label with its own; those of the last one stand
/// beside the way itself.
pub fn all_older<'a>(context: CaseContext<'a>, step: &'a Step) -> Option<Element<'a, Message>> {
    let (_, before) = step.path.split_last()?;
    let mut lines = Column::new().spacing(space::XS);
    let mut any = false;
    for id in before {
        let words = spellings(context.guide, [id]);
        let Some(label) = context.guide.label(id, context.case.region.as_deref()) else {
            continue;
        };
        if words.is_empty() {
            continue;
        }
        any = true;
        let spoken = tr_with("steps-older", &[("words", word(words.join(", ")))]);
        let or = tr("common-step-or").trim().to_owned();
        let chips = card::or_chips(or, words, spoken);
        let line = row![
            text::note(label.text.as_str()).style(text::strong_ink),
            chips
        ];
        lines = lines.push(line.spacing(space::XS).wrap());
    }
    any.then(|| lines.into())
}

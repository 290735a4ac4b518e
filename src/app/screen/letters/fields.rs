//! The gaps of a letter: those that are missing as fields, those that the case knows in a line.

use iced::widget::{Column, column, row};

use super::{Known, Letters, Message, field_id};
use crate::app::ui::widget::Element;
use crate::app::ui::{calendar, control, field, space, text};
use crate::guide::Letter;
use crate::i18n::{self, tr};
use crate::present::make_sure::letter::{self as words, Gap};

/// The fields, and what becomes of what is typed into them.
pub fn view<'a>(
    letters: &Letters,
    letter: &'a Letter,
    gaps: &[Gap<'a>],
    known: Known<'a>,
) -> Option<Element<'a, Message>> {
    if gaps.is_empty() {
        return None;
    }
    let mut list = Column::new().spacing(space::M);
    let filled: Vec<String> = gaps
        .iter()
        .filter(|gap| gap.is_known)
        .map(Gap::line)
        .collect();
    for gap in gaps.iter().filter(|gap| !gap.is_known || letters.all) {
        list = list.push(one(letters, letter, gap, known));
    }
    if !filled.is_empty() && !letters.all {
        list = list.push(filled_in(letter, &filled));
    }
    Some(list.push(kept(letter, gaps, known)).into())
}

/// What the case has filled in, and the way to change it.
fn filled_in<'a>(letter: &Letter, lines: &[String]) -> Element<'a, Message> {
    let mut list = column![text::label(tr("letters-filled"))].spacing(space::XS);
    for line in lines {
        list = list.push(text::secondary(line.clone()).style(text::strong_ink));
    }
    let change = control::words(format!("letter-{}-change", letter.id), tr("letters-change"));
    list.push(change.on_press(Message::All)).into()
}

fn one<'a>(
    letters: &Letters,
    letter: &'a Letter,
    gap: &Gap<'a>,
    known: Known<'a>,
) -> Element<'a, Message> {
    let (slot, value) = (gap.slot.id.clone(), gap.value.clone());
    let id = field_id(&letter.id, &slot);
    let stay = Message::Typed(slot.clone(), value.clone());
    let label = if gap.slot.required {
        gap.slot.label.clone()
    } else {
        i18n::tr_with("letters-optional", &[("what", i18n::text(&gap.slot.label))])
    };
    let typed = slot.clone();
    let field = field::field(id.clone(), label, value.clone())
        .on_input(move |value| Message::Typed(typed.clone(), value))
        // Enter stays here: the page's own action would lead away.
        .on_submit(stay);
    if !gap.is_day() {
        return field.into();
    }
    let open = letters.calendar.as_ref().filter(|(open, _)| *open == slot);
    let picked = calendar::calendar(
        &id,
        &gap.slot.label,
        open.map(|(_, month)| *month),
        letters.typed_day(&slot, known).unwrap_or(known.today),
        i18n::read_day(&value, known.today).sure(),
        known.today,
        known.country,
    );
    let picked = column![picked.toggle].push(picked.month);
    let picked = Element::from(picked.spacing(space::XS));
    let picked = picked.map(move |pick| Message::Picked {
        gap: slot.clone(),
        field: id.clone(),
        pick,
    });
    column![field, picked].spacing(space::XS).into()
}

/// Whether what was typed is kept, and the way to change that.
fn kept<'a>(letter: &'a Letter, gaps: &[Gap<'a>], known: Known<'a>) -> Element<'a, Message> {
    let Some(case) = known.case else {
        return text::note(tr("letters-not-kept")).into();
    };
    let new = gaps
        .iter()
        .any(|gap| !gap.is_known && !gap.value.trim().is_empty());
    let keep = new.then(|| {
        control::words(format!("letter-{}-keep", letter.id), tr("letters-keep"))
            .on_press(Message::Kept(letter.id.clone()))
    });
    let any_kept = gaps
        .iter()
        .any(|gap| words::kept(case, &gap.slot.id).is_some());
    let forget = any_kept.then(|| {
        control::words(format!("letter-{}-forget", letter.id), tr("letters-forget"))
            .on_press(Message::Forgotten)
    });
    let note = if any_kept {
        tr("letters-kept")
    } else {
        tr("letters-not-kept-yet")
    };
    column![text::note(note)]
        .push(row![].push(keep).push(forget).spacing(space::M).wrap())
        .spacing(space::XS)
        .into()
}

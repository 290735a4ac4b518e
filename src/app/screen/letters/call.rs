//! The text of a letter; for a call a list to tick, with a place for the name and the time.

use iced::Length;
use iced::widget::{Column, column};

use super::{Known, Letters, Message};
use crate::app::drafts::Field;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text, uniform_grid};
use crate::case::proof::Detail;
use crate::guide::{Letter, Medium};
use crate::i18n::tr;
use crate::present::make_sure::letter as words;
use crate::present::timeline::detail_name;

/// The text, or the points of a call.
pub fn text<'a>(
    letters: &Letters,
    at: &str,
    letter: &'a Letter,
    whole: &str,
    known: Known<'a>,
) -> Element<'a, Message> {
    if letter.medium != Medium::Phone {
        return card::inset(text::body(whole.to_owned())).into();
    }
    let mut points = Column::new().spacing(space::XS);
    for (index, point) in words::points(whole).into_iter().enumerate() {
        let said = letters.said.contains(&index);
        let words = text::body(point.clone()).width(Length::Fill);
        points = points.push(
            control::checkbox_with(format!("{at}-point-{index}"), point, said, words)
                .width(Length::Fill)
                .on_press(Message::Said(index)),
        );
    }
    let name = tr("letters-points");
    let points = semantics::group(Role::Group, name.clone(), card::inset(points));
    let content = column![text::label(name), points].spacing(space::S);
    content.push(whom(known)).into()
}

/// Whom the person spoke to, and when: it goes to the proof of the case, where its page is shown.
fn whom(known: Known<'_>) -> Option<Element<'_, Message>> {
    let (case, drafts) = known.case.zip(known.drafts)?;
    let fields = [Detail::SpokeTo, Detail::SpokeOn].map(|detail| {
        let target = Field::Proof(detail);
        let shown = drafts.shown(case, &target);
        let stay = Message::Noted(target.clone(), shown.clone());
        let id = format!("letter-{detail:?}").to_lowercase();
        Element::from(
            field::field(id, detail_name(detail), shown)
                .on_input(move |typed| Message::Noted(target.clone(), typed))
                .on_submit(stay),
        )
    });
    let columns = if known.narrow { 1 } else { 2 };
    let content = column![
        uniform_grid::uniform_grid(fields, columns, space::M),
        text::note(tr("letters-call-kept"))
    ];
    Some(content.spacing(space::XS).into())
}

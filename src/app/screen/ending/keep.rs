//! "Keep proof": files, notes and signs, and what can be handed on of them.

use iced::Length;
use iced::widget::image::Handle;
use iced::widget::{Column, column, image, row, space as gap};

use super::{Ending, Message, Part};
use crate::app::components::keep::Keep;
use crate::app::context::CaseContext;
use crate::app::drafts::Field;
use crate::app::screen::blocks;
use crate::app::screen::steps::asks;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::case::proof::{Attachment, Detail};
use crate::guide::true_for;
use crate::i18n::{text as word, tr, tr_with};
use crate::present::timeline;

/// The card.
pub fn card<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let head = column![
        semantics::heading(3, tr("proof-keep")).id("ending-keep-title"),
        text::secondary(tr("proof-why")),
    ]
    .spacing(space::XS);
    let mut content = column![head].spacing(space::M).width(Length::Fill);
    for file in &context.case.proof.files {
        content = content.push(attached(file, context));
    }
    let attach = control::secondary("ending-attach", tr("proof-attach-file"))
        .icon(Icon::Folder)
        .on_press(Message::Keep(Keep::Attach));
    let calendar = control::secondary("ending-calendar", tr("proof-calendar-button"))
        .on_press(Message::Keep(Keep::Calendar));
    let with_names = !screen.without_names;
    let record = control::secondary("ending-record", tr("proof-record-button"))
        .on_press(Message::Keep(Keep::Record { with_names }));
    let open = screen.is_shown(Part::Proof);
    let more = blocks::disclosure("ending-proof-more", tr("proof-more"), open)
        .on_press(Message::Toggled(Part::Proof));
    content = content
        .push(row![attach, record, calendar].spacing(space::S).wrap())
        .push(more);
    if open {
        content = content.push(details(screen, context));
    }
    card::card(content).into()
}

/// A file: its small picture where it is one, its name, and what can be done with it.
fn attached<'a>(file: &'a Attachment, context: CaseContext<'a>) -> Element<'a, Message> {
    let name = [("name", word(file.name.clone()))];
    let id = file_id(file);
    let off = control::words(format!("{id}-off"), tr("proof-take-off"))
        .name(tr_with("proof-take-off-name", &name))
        .on_press(Message::TakenOff(file.sha256.clone()));
    let open = control::link(id, tr("proof-open"))
        .name(tr_with("proof-open-name", &name))
        .on_press(Message::Keep(Keep::Show(file.sha256.clone())));
    let picture = picture_place(file, context);
    row![]
        .push(picture)
        .push(text::body(file.name.as_str()).width(Length::Fill))
        .push(open)
        .push(off)
        .spacing(space::M)
        .align_y(iced::Alignment::Center)
        .into()
}

/// The id of the control that opens an attached file.
pub fn file_id(file: &Attachment) -> String {
    let digits: String = file.sha256.chars().take(8).collect();
    format!("ending-file-{digits}")
}

/// The small picture of a file; the same room where only others have one, so that names stand
/// below one another.
fn picture_place<'a>(file: &Attachment, context: CaseContext<'a>) -> Option<Element<'a, Message>> {
    let pictures = context.pictures;
    if let Some(picture) = pictures.of(file) {
        return Some(small_picture(picture));
    }
    let mut files = context.case.proof.files.iter();
    files
        .any(|other| pictures.of(other).is_some())
        .then(|| gap().width(space::PICTURE).into())
}

/// The name beside it says what it is, so it is not announced.
fn small_picture<'a>(picture: &Handle) -> Element<'a, Message> {
    image(picture.clone())
        .width(space::PICTURE)
        .height(space::PICTURE)
        .into()
}

/// A file by its place, typed or pasted.
fn typed_file(screen: &Ending) -> Element<'_, Message> {
    let field = field::field("ending-path", tr("proof-path"), screen.path.as_str())
        .hint(tr("proof-path-hint"))
        .on_input(Message::PathTyped)
        .on_submit(Message::PathEntered);
    let typed = !screen.path.trim().is_empty();
    let attach = control::secondary("ending-path-attach", tr("proof-path-attach"))
        .on_press_maybe(typed.then_some(Message::PathEntered));
    column![field, attach].spacing(space::S).into()
}

/// What can be noted besides, and how the record is handed on.
fn details<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let mut list = column![typed_file(screen)]
        .spacing(space::M)
        .width(Length::Fill);
    for detail in [
        Detail::PageSaid,
        Detail::SpokeTo,
        Detail::SpokeOn,
        Detail::Notes,
    ] {
        let target = Field::Proof(detail);
        let line = asks::line(context, timeline::detail_name(detail), target.clone());
        let line = Element::from(asks::stays(context, &target, line));
        list = list.push(line.map(|(field, typed)| Message::Typed(field, typed)));
    }
    list = list
        .push(text::label(tr("proof-signs")))
        .push(signs(context));
    let names = tr("proof-leave-names-out");
    let words = text::body(names.clone()).width(Length::Fill);
    let names = control::checkbox_with(
        "ending-without-names".to_owned(),
        names,
        screen.without_names,
        words,
    )
    .width(Length::Fill)
    .on_press(Message::NamesToggled);
    let each = control::secondary("ending-calendar-each", tr("calendar-each-button"))
        .on_press(Message::Keep(Keep::CalendarEach));
    let mail =
        control::secondary("ending-mail", tr("proof-mail")).on_press(Message::Keep(Keep::Mail));
    list.push(names)
        .push(text::secondary(tr("record-worth")))
        .push(mail)
        .push(text::secondary(tr("calendar-advice-outlook")))
        .push(each)
        .into()
}

/// The guide's signs that it is really cancelled, each with yes and no.
fn signs(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::M).width(Length::Fill);
    let channel = context.case.channel.as_ref();
    let signs = true_for(&context.guide.after.expect, channel);
    for (at, claim) in signs.enumerate() {
        let sign = crate::text::one_line(&claim.text);
        let now = context.case.proof.signs.get(&sign).copied();
        let mut answers = row![].spacing(space::S);
        for (seen, id) in [(true, "field-yes"), (false, "field-no")] {
            let answer = Message::SignAnswered(sign.clone(), (now != Some(seen)).then_some(seen));
            answers = answers.push(
                blocks::option(
                    format!("ending-sign-{at}-{seen}"),
                    tr(id),
                    now == Some(seen),
                )
                .on_press(answer),
            );
        }
        let group = semantics::group(Role::ChoiceGroup, sign.clone(), answers);
        list = list.push(column![text::secondary(sign), group].spacing(space::XS));
    }
    list.into()
}

//! What opens below the result: against the app, against another file, saving it.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{At, told};
use crate::app::context::Breakpoint;
use crate::app::drafts::Field;
use crate::app::screen::backup::Message;
use crate::app::screen::backup::export_check::{self, ListAction, Panel, PickerPurpose};
use crate::app::screen::blocks;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, semantics, space, text};
use crate::i18n::{text as word, tr, tr_with};
use crate::playlist::compare::Against;
use crate::playlist::save::Form;
use crate::present::export_check as words_of;
use crate::text::shown_path;

/// The panel that is open, and below it what is found by it.
pub fn view(at: At<'_>, against: Option<Against>) -> Option<Element<'_, Message>> {
    let panel = at.list.and_then(|export_check| export_check.panel)?;
    let content = match panel {
        Panel::List => return None,
        Panel::App => app(at, against),
        Panel::Other => other(at),
        Panel::Save => save(at),
    };
    Some(card::inset(content).padding([space::M, 14.0]).into())
}

/// Numbers and names that the person reads off their app.
fn app<'a>(at: At<'a>, against: Option<Against>) -> Element<'a, Message> {
    let numbers = [
        ("exports-app-playlists", export_check::APP_PLAYLISTS),
        ("exports-app-songs", export_check::APP_SONGS),
    ];
    let fields = numbers.map(|(label, name)| {
        let shown = shown(at, name);
        let is_wrong = !shown.trim().is_empty() && export_check::count(&shown).is_none();
        let wrong = is_wrong.then(|| tr("exports-app-number"));
        noted(at, label, name, shown).error(wrong).into()
    });
    let fields: Element<'a, Message> = if at.context.room == Breakpoint::Narrow {
        Column::with_children(fields).spacing(space::M).into()
    } else {
        iced::widget::Row::with_children(fields)
            .spacing(space::M)
            .into()
    };
    let names = noted(
        at,
        "exports-app-names",
        export_check::APP_NAMES,
        shown(at, export_check::APP_NAMES),
    )
    .hint(tr("exports-app-names-hint"));
    let paste = control::quiet(at.id("paste-names"), tr("exports-paste-names"))
        .on_press(at.send(ListAction::PasteNames));
    let mut content = column![
        text::secondary(tr("exports-app-hint")),
        fields,
        names,
        paste
    ]
    .spacing(space::M);
    if let Some(against) = against {
        content = content.push(lines(words_of::against(&against)));
    }
    content.push(told(at, Some(Panel::App))).into()
}

fn shown(at: At<'_>, name: &str) -> String {
    let field = Field::Note(export_check::note(&at.task.id, name));
    at.context.drafts.shown(at.context.case, &field)
}

fn noted<'a>(
    at: At<'a>,
    label: &str,
    name: &'static str,
    shown: String,
) -> field::Field<'a, Message> {
    let to = move || Field::Note(export_check::note(&at.task.id, name));
    field::field(at.id(name), tr(label), shown.clone())
        .on_input(move |typed| Message::Typed(to(), typed))
        // Enter stays here: the page's own action would lead away.
        .on_submit(Message::Typed(to(), shown))
}

/// Sentences one under the other, read out when they change.
fn lines<'a>(lines: Vec<String>) -> semantics::Group<'a, Message> {
    let announcement = lines.join(" ");
    let lines = lines
        .into_iter()
        .map(|line| text::secondary(line).style(text::strong_ink).into());
    let content = Column::with_children(lines).spacing(space::XS);
    semantics::status(announcement, content)
}

/// Another file to compare with, and what is different.
fn other(at: At<'_>) -> Element<'_, Message> {
    let typed = at
        .export_check
        .map_or("", |export_check| export_check.typed.other.as_str());
    let path = field::field(at.id("other-path"), tr("exports-other-path"), typed)
        .on_input(move |path| at.send(ListAction::OtherTyped(path)))
        .on_submit(at.send(ListAction::Compare));
    let buttons = row![
        control::secondary(at.id("other-choose"), tr("exports-choose-other"))
            .on_press(at.send(ListAction::Choose(PickerPurpose::Other))),
        control::secondary(at.id("compare"), tr("exports-compare"))
            .on_press_maybe((!typed.trim().is_empty()).then(|| at.send(ListAction::Compare))),
    ]
    .spacing(space::S)
    .wrap();
    let mut content = column![path, buttons, told(at, Some(Panel::Other))].spacing(space::M);
    let differences = at
        .list
        .and_then(|export_check| export_check.differences.as_ref());
    if let (Some((second, found)), Some(check)) = (differences, at.check) {
        let first = words_of::name(check);
        let lines = lines(words_of::differences(&first, second, found));
        content = content.push(lines.id(export_check::differences_id(&at.task.id)));
    }
    content.into()
}

/// A form, a place, and what stands in the way.
fn save(at: At<'_>) -> Element<'_, Message> {
    let form = at
        .export_check
        .and_then(|export_check| export_check.form)
        .unwrap_or(Form::Csv);
    let forms = Form::ALL.map(|one| {
        let words = tr(&format!("exports-form-{}", one.id()));
        blocks::option(at.id(one.id()), words, one == form)
            .on_press(at.send(ListAction::Form(one)))
            .into()
    });
    let forms = column![
        text::label(tr("exports-form")),
        Column::with_children(forms).spacing(space::S)
    ]
    .spacing(space::S);
    let typed = at
        .export_check
        .and_then(|export_check| export_check.typed.save.clone());
    let shown = typed.unwrap_or_else(|| {
        at.context
            .exports
            .proposed_place(&at.context.case.id, &at.task.id)
    });
    let path = field::field(at.id("save-path"), tr("exports-save-path"), shown)
        .hint(tr("exports-save-path-hint"))
        .on_input(move |path| at.send(ListAction::SaveTyped(path)))
        .on_submit(at.send(ListAction::Save));
    let buttons = row![
        control::secondary(at.id("save-now"), tr("exports-save"))
            .on_press(at.send(ListAction::Save)),
        control::quiet(at.id("save-choose"), tr("exports-choose-place"))
            .on_press(at.send(ListAction::Choose(PickerPurpose::Save))),
    ]
    .spacing(space::S)
    .wrap();
    column![forms, path, buttons]
        .push(told(at, Some(Panel::Save)))
        .push(in_the_way(at))
        .spacing(space::M)
        .width(Length::Fill)
        .into()
}

/// The question whether to replace what stands there; the harmless answer first.
fn in_the_way(at: At<'_>) -> Option<Element<'_, Message>> {
    let path = at.export_check?.in_the_way.as_ref()?;
    let path = shown_path(path);
    let words = tr_with("exports-exists", &[("path", word(path))]);
    let question = semantics::status(words.clone(), text::secondary(words).style(text::caution));
    let answers = row![
        control::secondary(at.id("leave"), tr("exports-keep-both"))
            .on_press(at.send(ListAction::Leave)),
        control::danger(export_check::replace_id(&at.task.id), tr("exports-replace"))
            .on_press(at.send(ListAction::Replace)),
    ]
    .spacing(space::S)
    .wrap();
    Some(column![question, answers].spacing(space::S).into())
}

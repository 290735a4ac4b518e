//! What opens below the result: against the app, against another file, saving it.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{At, told};
use crate::app::draft::Field;
use crate::app::exports::{self, Act, Panel, Wanted};
use crate::app::frame::Room;
use crate::app::screen::backup::Message;
use crate::app::screen::pieces;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, semantics, space, text};
use crate::overview::exports as words_of;
use crate::playlist::compare::Against;
use crate::playlist::save::Form;
use crate::words::{fill, say, text as word};

/// The panel that is open, and below it what is found by it.
pub fn view(at: At<'_>, against: Option<Against>) -> Option<Element<'_, Message>> {
    let panel = at.list.and_then(|bench| bench.panel)?;
    let content = match panel {
        Panel::List => return None,
        Panel::App => app(at, against),
        Panel::Other => other(at),
        Panel::Save => save(at),
    };
    Some(card::sunk(content).padding([space::M, 14.0]).into())
}

/// Numbers and names that the person reads off their app.
fn app<'a>(at: At<'a>, against: Option<Against>) -> Element<'a, Message> {
    let numbers = [
        ("exports-app-playlists", exports::APP_PLAYLISTS),
        ("exports-app-songs", exports::APP_SONGS),
    ];
    let fields = numbers.map(|(label, name)| {
        let shown = shown(at, name);
        let is_wrong = !shown.trim().is_empty() && exports::count(&shown).is_none();
        let wrong = is_wrong.then(|| say("exports-app-number"));
        noted(at, label, name, shown).error(wrong).into()
    });
    let fields: Element<'a, Message> = if at.frame.room == Room::Narrow {
        Column::with_children(fields).spacing(space::M).into()
    } else {
        iced::widget::Row::with_children(fields)
            .spacing(space::M)
            .into()
    };
    let names = noted(
        at,
        "exports-app-names",
        exports::APP_NAMES,
        shown(at, exports::APP_NAMES),
    )
    .hint(say("exports-app-names-hint"));
    let paste = control::quiet(at.id("paste-names"), say("exports-paste-names"))
        .on_press(at.send(Act::PasteNames));
    let mut content = column![
        text::secondary(say("exports-app-hint")),
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
    let field = Field::Note(exports::note(&at.task.id, name));
    at.frame.drafts.shown(at.frame.case, &field)
}

fn noted<'a>(
    at: At<'a>,
    label: &str,
    name: &'static str,
    shown: String,
) -> field::Field<'a, Message> {
    let to = move || Field::Note(exports::note(&at.task.id, name));
    field::field(at.id(name), say(label), shown.clone())
        .on_input(move |typed| Message::Typed(to(), typed))
        // Enter stays here: the page's own action would lead away.
        .on_submit(Message::Typed(to(), shown))
}

/// Sentences one under the other, read out when they change.
fn lines<'a>(lines: Vec<String>) -> semantics::Group<'a, Message> {
    let heard = lines.join(" ");
    let lines = lines
        .into_iter()
        .map(|line| text::secondary(line).style(text::strong_ink).into());
    let content = Column::with_children(lines).spacing(space::XS);
    semantics::status(heard, content)
}

/// Another file to compare with, and what is different.
fn other(at: At<'_>) -> Element<'_, Message> {
    let typed = at.bench.map_or("", |bench| bench.typed.other.as_str());
    let path = field::field(at.id("other-path"), say("exports-other-path"), typed)
        .on_input(move |path| at.send(Act::OtherTyped(path)))
        .on_submit(at.send(Act::Compare));
    let buttons = row![
        control::secondary(at.id("other-choose"), say("exports-choose-other"))
            .on_press(at.send(Act::Choose(Wanted::Other))),
        control::secondary(at.id("compare"), say("exports-compare"))
            .on_press_maybe((!typed.trim().is_empty()).then(|| at.send(Act::Compare))),
    ]
    .spacing(space::S)
    .wrap();
    let mut content = column![path, buttons, told(at, Some(Panel::Other))].spacing(space::M);
    let differences = at.list.and_then(|bench| bench.differences.as_ref());
    if let (Some((second, found)), Some(check)) = (differences, at.check) {
        let first = words_of::name(check);
        let lines = lines(words_of::differences(&first, second, found));
        content = content.push(lines.id(exports::differences_id(&at.task.id)));
    }
    content.into()
}

/// A form, a place, and what stands in the way.
fn save(at: At<'_>) -> Element<'_, Message> {
    let form = at.bench.and_then(|bench| bench.form).unwrap_or(Form::Csv);
    let forms = Form::ALL.map(|one| {
        let words = say(&format!("exports-form-{}", one.id()));
        pieces::option(at.id(one.id()), words, one == form)
            .on_press(at.send(Act::Form(one)))
            .into()
    });
    let forms = column![
        text::label(say("exports-form")),
        Column::with_children(forms).spacing(space::S)
    ]
    .spacing(space::S);
    let typed = at.bench.and_then(|bench| bench.typed.save.clone());
    let shown = typed.unwrap_or_else(|| {
        at.frame
            .exports
            .proposed_place(&at.frame.case.id, &at.task.id)
    });
    let path = field::field(at.id("save-path"), say("exports-save-path"), shown)
        .hint(say("exports-save-path-hint"))
        .on_input(move |path| at.send(Act::SaveTyped(path)))
        .on_submit(at.send(Act::Save));
    let buttons = row![
        control::secondary(at.id("save-now"), say("exports-save")).on_press(at.send(Act::Save)),
        control::quiet(at.id("save-choose"), say("exports-choose-place"))
            .on_press(at.send(Act::Choose(Wanted::Save))),
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
    let path = at.bench?.in_the_way.as_ref()?;
    let path = crate::guide::clean(&path.display().to_string());
    let words = fill("exports-exists", &[("path", word(path))]);
    let question = semantics::status(words.clone(), text::secondary(words).style(text::caution));
    let answers = row![
        control::secondary(at.id("leave"), say("exports-keep-both")).on_press(at.send(Act::Leave)),
        control::danger(exports::replace_id(&at.task.id), say("exports-replace"))
            .on_press(at.send(Act::Replace)),
    ]
    .spacing(space::S)
    .wrap();
    Some(column![question, answers].spacing(space::S).into())
}

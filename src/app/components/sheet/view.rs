//! How the dialog of the sheet is drawn.

use std::path::Path;

use iced::widget::{Column, Row, column, row};

use super::{Deps, Form, Message, Press, State, guides, written};
use crate::app::screen::blocks;
use crate::app::ui::control::Control;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, field, semantics, space, text};
use crate::export::{self, is_hidden};
use crate::guide::Guide;
use crate::i18n::tr;
use crate::text::shown_path;

/// The dialog's title.
pub fn title() -> String {
    tr("dialog-sheet-title")
}

/// What stands in the dialog; `copied` where something was copied with the last press.
pub fn view<'a>(form: &'a Form, deps: Deps<'a>, copied: bool) -> Element<'a, Message> {
    let content = match &form.state {
        State::Written(path) => view_written(path, copied),
        State::Asking | State::Writing | State::Refused(_) => view_asking(form, deps),
    };
    content.map(Message::Pressed)
}

fn view_asking<'a>(form: &'a Form, deps: Deps<'a>) -> Element<'a, Press> {
    let mut all = Column::new()
        .spacing(space::L)
        .push(text::body(tr("dialog-sheet-text")));
    if form.case.is_none() {
        all = choices(all, form, deps);
    }
    let person = form.case.as_ref().and_then(|id| deps.cases.case(id));
    if person.is_some_and(|case| !case.person.is_empty()) {
        let tick = control::checkbox("sheet-name", tr("dialog-sheet-name"), form.with_name);
        all = all.push(tick.on_press(Press::WithName));
    }
    if form.sheet(deps).is_none() {
        return all.push(close()).into();
    }
    let whole = control::checkbox("sheet-whole", tr("sheet-whole"), form.whole)
        .description(tr("sheet-whole-hint"))
        .on_press(Press::Whole);
    all = all.push(column![
        whole,
        text::secondary(tr("sheet-whole-hint")).style(text::muted)
    ]);
    let error = match &form.state {
        State::Refused(error) => Some(error.to_string()),
        _ => None,
    };
    let exists = matches!(form.state, State::Refused(export::Error::Exists(_)));
    let place = field::field("dialog-field", tr("dialog-sheet-place"), &form.place)
        .hint(tr("dialog-sheet-hint"))
        .error(error)
        .on_input(Press::Typed)
        .on_submit(Press::Write);
    let answers = if exists {
        let replace = control::danger("sheet-replace", tr("dialog-sheet-replace"));
        row![close(), replace.on_press(Press::Replace)]
    } else {
        let is_free = form.state != State::Writing;
        let write = control::primary("dialog-do", tr("dialog-sheet-do"));
        let write = write.on_press_maybe(is_free.then_some(Press::Write));
        row![write, close()]
    };
    all.push(place)
        .push(answers.spacing(space::S).wrap())
        .into()
}

fn view_written<'a>(path: &Path, copied: bool) -> Element<'a, Press> {
    let shown = shown_path(path);
    let told = written(path);
    let mut lines = column![semantics::status(
        told,
        text::body(tr("dialog-sheet-written")).style(text::done)
    )]
    .spacing(space::S);
    if is_hidden(path) {
        lines = lines.push(text::secondary(tr("sheet-hidden")));
    }
    let place = field::copyable(
        "sheet-copy",
        tr("dialog-sheet-place"),
        shown,
        tr("settings-copy"),
        Press::Copied,
        copied.then(|| tr("copied")),
    );
    let answers = row![
        control::primary("sheet-open", tr("dialog-sheet-open")).on_press(Press::Open),
        control::secondary("sheet-folder", tr("dialog-sheet-folder")).on_press(Press::ShowFolder),
        close(),
    ]
    .spacing(space::S)
    .wrap();
    column![lines, place, answers].spacing(space::L).into()
}

fn close<'a>() -> Control<'a, Press> {
    control::quiet("dialog-close", tr("dialog-sheet-close")).on_press(Press::Closed)
}

/// Which guide, which country, and who charges, where that is not settled by a case.
fn choices<'a>(
    mut all: blocks::Lines<'a, Press>,
    form: &'a Form,
    deps: Deps<'a>,
) -> blocks::Lines<'a, Press> {
    let guides = guides(deps);
    let chosen = form.guide(deps);
    if guides.len() > 1 {
        let options = guides.into_iter().map(|guide| {
            let is_it = chosen.is_some_and(|chosen| chosen.id == guide.id);
            blocks::option(
                format!("sheet-guide-{}", guide.id),
                guide.title.as_str(),
                is_it,
            )
            .on_press(Press::Guide(guide.id.clone()))
        });
        all = all.push(group(tr("dialog-sheet-guide"), options));
    }
    let Some(guide) = chosen else {
        return all;
    };
    if guide.regions.len() > 1 {
        all = all.push(group(tr("dialog-sheet-country"), regions(guide, form)));
    }
    all.push(group(tr("dialog-sheet-channel"), channels(guide, form)))
}

fn regions<'a>(guide: &'a Guide, form: &'a Form) -> impl Iterator<Item = Control<'a, Press>> {
    guide.regions.iter().map(|region| {
        let is_it = form.region.as_deref() == Some(region.id.as_str());
        let id = format!("sheet-region-{}", region.id);
        blocks::option(id, region.label.as_str(), is_it).on_press(Press::Region(region.id.clone()))
    })
}

fn channels<'a>(guide: &'a Guide, form: &'a Form) -> impl Iterator<Item = Control<'a, Press>> {
    let region = form.region.as_deref();
    let offered = guide
        .channels
        .iter()
        .filter(move |one| region.is_none_or(|region| one.when.holds(region, None)));
    offered.map(|channel| {
        let is_it = form.channel.as_deref() == Some(channel.id.as_str());
        let id = format!("sheet-channel-{}", channel.id);
        blocks::option(id, channel.title.as_str(), is_it)
            .on_press(Press::Channel(channel.id.clone()))
    })
}

fn group<'a>(
    name: String,
    options: impl Iterator<Item = Control<'a, Press>>,
) -> Element<'a, Press> {
    let options = Row::with_children(options.map(Into::into))
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let label = text::label(name.clone());
    let group = semantics::group(Role::ChoiceGroup, name, options);
    column![label, group].spacing(space::S).into()
}

//! The exported list of a task: checking it, what was found, and what can be done with it.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::backup::export_check::{
    self, ExportCheck, FileStatus, ListAction, Panel, PickerPurpose,
};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, semantics, space, text};
use crate::case::check::{self, Check};
use crate::guide::backup::{Task, Verify};
use crate::i18n::{text as word, tr, tr_with};
use crate::playlist::compare::Against;
use crate::present::export_check as words_of;

use super::Message;
use crate::app::screen::blocks::Lines;

mod list;
mod panel;
mod status;

use status::told;

/// What the parts of a task's list are drawn from.
#[derive(Clone, Copy)]
struct At<'a> {
    context: CaseContext<'a>,
    task: &'a Task,
    check: Option<&'a Check>,
    export_check: Option<&'a ExportCheck>,
    /// The export check, where it is about the list of the check and not about one whose check was
    /// taken back.
    list: Option<&'a ExportCheck>,
}

impl<'a> At<'a> {
    fn of(context: CaseContext<'a>, task: &'a Task) -> Self {
        let check = check::of(task, context.case);
        let export_check = context.exports.export_check(&context.case.id, &task.id);
        let is_its = |export_check: &&ExportCheck| {
            check.is_some_and(|check| check.sha256 == export_check.sha256)
        };
        Self {
            context,
            task,
            check,
            export_check,
            list: export_check.filter(is_its),
        }
    }

    fn send(self, act: ListAction) -> Message {
        Message::Export(self.task.id.clone(), act)
    }

    fn id(self, part: &str) -> String {
        format!("export-{part}-{}", self.task.id)
    }

    fn named(self, id: &str) -> String {
        tr_with(id, &[("task", word(self.task.title.clone()))])
    }

    fn is_open(self, panel: Panel) -> bool {
        self.list
            .is_some_and(|export_check| export_check.panel == Some(panel))
    }

    /// The list held against what the person reads off their app, where they wrote anything.
    fn against(self) -> Option<Against> {
        let shown = |name| {
            let field = crate::app::drafts::Field::Note(export_check::note(&self.task.id, name));
            self.context.drafts.shown(self.context.case, &field)
        };
        let names = shown(export_check::APP_NAMES);
        let (playlists, songs) = (
            shown(export_check::APP_PLAYLISTS),
            shown(export_check::APP_SONGS),
        );
        let mut expected = export_check::expected(&playlists, &songs, &names);
        let report = self
            .list
            .and_then(|export_check| export_check.report.as_deref());
        if let Some(report) = report {
            let asked = expected != crate::playlist::compare::Expected::default();
            return asked.then(|| report.against(&expected));
        }
        // Until the list is read again there are no names to compare with.
        expected.names.clear();
        let check = self.check?;
        let counted = |expected: Option<u64>, found| {
            expected.map(|expected| crate::playlist::compare::Counted { expected, found })
        };
        let against = Against {
            playlists: counted(expected.playlists, check.playlists),
            songs: counted(expected.songs, check.tracks),
            ..Against::default()
        };
        (against != Against::default()).then_some(against)
    }
}

/// True when a list can be checked for this task.
pub fn has_list(task: &Task) -> bool {
    task.verify == Verify::PlaylistFile
}

/// True when a list was checked for this task.
pub fn is_checked(context: CaseContext<'_>, task: &Task) -> bool {
    has_list(task) && At::of(context, task).check.is_some()
}

/// True when a list was checked for this task and nothing says that something is missing.
pub fn is_all(context: CaseContext<'_>, task: &Task) -> bool {
    let at = At::of(context, task);
    let is_all = |check| is_right(check, at.against().as_ref());
    has_list(task) && !is_lost(at) && at.check.is_some_and(is_all)
}

/// True when the file that was checked is not there any more as it was, and no copy is kept.
fn is_lost(at: At<'_>) -> bool {
    at.list
        .is_some_and(|export_check| match &export_check.still {
            Some(FileStatus::Changed) => true,
            Some(FileStatus::Gone(_)) => export_check.kept.is_none(),
            _ => false,
        })
}

fn is_right(check: &Check, against: Option<&Against>) -> bool {
    check.is_right() && against.is_none_or(Against::is_complete)
}

/// The result alone, for a task that is answered; none where nothing was checked.
pub fn result<'a>(context: CaseContext<'a>, task: &'a Task) -> Option<Element<'a, Message>> {
    let at = At::of(context, task);
    let is_busy = at
        .export_check
        .is_some_and(|export_check| export_check.job.is_some() || export_check.said.is_some());
    if !has_list(task) || (at.check.is_none() && !is_busy) {
        return None;
    }
    let mut content = Column::new().spacing(space::S).width(Length::Fill);
    content = found(content, at);
    content = content.push(choose(at)).push(told(at, None));
    Some(content.into())
}

/// A list that was checked, of a task that is still open: what was found, then what to do next,
/// then what else can be done with it. `answers` are those to the task.
pub fn checked<'a>(
    mut content: Lines<'a, Message>,
    context: CaseContext<'a>,
    task: &'a Task,
    answers: Element<'a, Message>,
) -> Lines<'a, Message> {
    let at = At::of(context, task);
    let Some(check) = at.check else {
        return content;
    };
    let against = at.against();
    content = content.push(inset(at, check, is_whole(against.as_ref())));
    content = if is_all(context, task) {
        content.push(answers).push(sources(at))
    } else {
        content.push(sources(at)).push(answers)
    };
    further(content, at, against).push(told(at, None))
}

/// Everything about the list of an open task.
pub fn card<'a>(
    mut content: Lines<'a, Message>,
    context: CaseContext<'a>,
    task: &'a Task,
) -> Lines<'a, Message> {
    if !has_list(task) {
        return content;
    }
    let at = At::of(context, task);
    content = found(content, at);
    let typed = at
        .export_check
        .map_or("", |export_check| export_check.typed.path.as_str());
    let path = field::field(at.id("path"), tr("exports-path"), typed)
        .placeholder(tr("exports-path-example"))
        .hint(tr("exports-path-hint"))
        .on_input(move |path| at.send(ListAction::PathTyped(path)))
        .on_submit(at.send(ListAction::CheckTyped));
    let check = (!typed.trim().is_empty()).then(|| {
        control::secondary(at.id("typed"), tr("exports-check-typed"))
            .on_press(at.send(ListAction::CheckTyped))
    });
    content
        .push(sources(at))
        .push(path)
        .push(check)
        .push(told(at, None))
}

/// Where a list can be had from: a file, a folder, the clipboard.
fn sources(at: At<'_>) -> Element<'_, Message> {
    row![
        choose(at),
        control::words(at.id("folder"), tr("exports-check-folder"))
            .name(at.named("exports-check-folder-name"))
            .on_press(at.send(ListAction::Choose(PickerPurpose::Folder))),
        control::words(at.id("paste"), tr("exports-paste"))
            .name(at.named("exports-paste-name"))
            .on_press(at.send(ListAction::Paste)),
    ]
    .spacing(space::L)
    .align_y(Alignment::Center)
    .wrap()
    .into()
}

fn choose(at: At<'_>) -> Element<'_, Message> {
    let (words, name) = if at.check.is_some() {
        ("exports-check-another", "exports-check-another-name")
    } else {
        ("exports-check", "exports-check-name")
    };
    control::secondary(at.id("choose"), tr(words))
        .name(at.named(name))
        .on_press(at.send(ListAction::Choose(PickerPurpose::File)))
        .into()
}

/// What was found, and what can be done with it.
fn found<'a>(mut content: Lines<'a, Message>, at: At<'a>) -> Lines<'a, Message> {
    let Some(check) = at.check else {
        return content;
    };
    let against = at.against();
    content = content.push(inset(at, check, is_whole(against.as_ref())));
    further(content, at, against)
}

fn is_whole(against: Option<&Against>) -> bool {
    against.is_none_or(Against::is_complete)
}

/// What else can be done with a list that was found, and what of that is opened.
fn further<'a>(
    mut content: Lines<'a, Message>,
    at: At<'a>,
    against: Option<Against>,
) -> Lines<'a, Message> {
    if at.is_open(Panel::List) {
        content = content.push(list::view(at));
    }
    let can_read = at
        .list
        .is_some_and(|export_check| export_check.source.is_some());
    if can_read {
        content = content.push(more(at));
    }
    content.push(panel::view(at, against))
}

/// The result: how much is in it, which file, what looks wrong, whether it is still there.
fn inset<'a>(at: At<'a>, check: &'a Check, is_whole: bool) -> Element<'a, Message> {
    let is_right = is_whole && check.is_right() && !is_lost(at);
    let words = result_words(at, check, is_whole, is_right);
    let can_read = at
        .list
        .is_some_and(|export_check| export_check.source.is_some());
    let show = can_read.then(|| show_list(at));
    let content: Element<'a, Message> = if at.context.room == Breakpoint::Narrow {
        column![words].push(show).spacing(space::S).into()
    } else {
        row![words]
            .push(show)
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    };
    if is_right {
        card::done_inset(content).padding([space::M, 14.0]).into()
    } else {
        card::caution(content).padding([space::M, 14.0]).into()
    }
}

/// The sentences of the result, which are read out as one when they change.
fn result_words<'a>(
    at: At<'a>,
    check: &'a Check,
    is_whole: bool,
    is_right: bool,
) -> Element<'a, Message> {
    let style = if is_right { text::done } else { text::caution };
    let sum = words_of::sum(check);
    let file = words_of::checked(check, at.context.today);
    let mut announcement = format!("{sum}. {file}.");
    let mut words = column![text::label(sum).style(style), text::secondary(file)]
        .spacing(2.0)
        .width(Length::Fill);
    let less = (!is_whole).then(|| tr("exports-less-than-app"));
    for warning in words_of::warnings(check).into_iter().chain(less) {
        announcement.push(' ');
        announcement.push_str(&warning);
        words = words.push(text::secondary(warning).style(text::strong_ink));
    }
    if let Some(line) = still(at) {
        announcement.push(' ');
        announcement.push_str(&line);
        words = words.push(if is_lost(at) {
            text::secondary(line).style(text::strong_ink)
        } else {
            text::note(line)
        });
    }
    semantics::status(announcement, words)
        .id(export_check::found_id(&at.task.id))
        .into()
}

/// Shows or hides what is in the list.
fn show_list(at: At<'_>) -> control::Control<'_, Message> {
    let open = at.is_open(Panel::List);
    let words = if open {
        "exports-hide-list"
    } else {
        "exports-show-list"
    };
    control::words(at.id("list"), tr(words))
        .expanded(open)
        .on_press(at.send(ListAction::Opened(Panel::List)))
}

/// Whether the file is still there.
fn still(at: At<'_>) -> Option<String> {
    let Some(export_check) = at
        .list
        .filter(|export_check| export_check.still.is_some() || export_check.source.is_some())
    else {
        let is_file = at.check.is_some_and(|check| !check.file.is_empty());
        return is_file.then(|| tr("exports-no-place"));
    };
    Some(match export_check.still.as_ref()? {
        FileStatus::There => tr("exports-there"),
        FileStatus::Changed => tr("exports-changed"),
        FileStatus::Gone(folder) => {
            let id = if export_check.kept.is_some() {
                "exports-gone-kept"
            } else {
                "exports-gone"
            };
            let folder = crate::text::clean(folder);
            tr_with(id, &[("folder", word(folder))])
        }
        FileStatus::NotSeen(why) => tr_with("exports-not-seen", &[("why", word(why.clone()))]),
    })
}

/// What can be done with a list that can be read.
fn more(at: At<'_>) -> Element<'_, Message> {
    let link = |part: &str, words: &str, panel: Panel| {
        control::words(at.id(part), tr(words))
            .expanded(at.is_open(panel))
            .on_press(at.send(ListAction::Opened(panel)))
    };
    let is_file = at.list.is_some_and(|export_check| {
        matches!(export_check.source, Some(export_check::Source::File(_)))
    });
    let kept = at
        .list
        .is_some_and(|export_check| export_check.kept.is_some());
    let links = row![link("app", "exports-against-app", Panel::App)]
        .push(is_file.then(|| link("other", "exports-with-file", Panel::Other)))
        .push(link("save", "exports-save-as", Panel::Save))
        .push((!kept).then(|| {
            control::words(at.id("keep"), tr("exports-keep")).on_press(at.send(ListAction::Keep))
        }))
        .spacing(space::L)
        .wrap()
        .vertical_spacing(space::XS);
    let kept = kept.then(|| text::note(tr("exports-kept")));
    column![links].push(kept).spacing(space::XS).into()
}

//! What is under way with a list, and what was said about it last.

use iced::widget::{column, row};
use iced::{Alignment, Length};

use super::At;
use crate::app::screen::backup::Message;
use crate::app::screen::backup::export_check::{ExportCheck, Job, ListAction, Panel, said_id};
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::widget::Element;
use crate::app::ui::{Theme, card, control, semantics, space, text};
use crate::i18n::{tr, tr_with};
use crate::present::playlist::count;

/// What is under way and what was said last, where it was asked for.
pub(super) fn told(at: At<'_>, spot: Option<Panel>) -> Element<'_, Message> {
    let export_check = at
        .export_check
        .filter(|export_check| export_check.spot == spot);
    let job = export_check.and_then(|export_check| export_check.job.as_ref());
    column![said(at, export_check)]
        .push(job.map(|job| under_way(at, job)))
        .into()
}

/// What is under way, how far it is, and what stops it.
fn under_way<'a>(at: At<'a>, job: &'a Job) -> Element<'a, Message> {
    let stop =
        control::quiet(at.id("stop"), tr("exports-stop")).on_press(at.send(ListAction::Stop));
    let words = [Some(job.words.clone()), progress(job)];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    // Each percent would be read out; that it has begun is enough to hear.
    let status = semantics::status(job.words.clone(), text::secondary(words));
    let line = row![status, stop]
        .spacing(space::M)
        .align_y(Alignment::Center)
        .wrap();
    card::inset(line).padding([space::S, 14.0]).into()
}

fn progress(job: &Job) -> Option<String> {
    let progress = job.progress?;
    if let Some(total) = progress.total.filter(|total| *total > 0) {
        let percent = progress.read.min(total) * 100 / total;
        return Some(tr_with("exports-progress", &[("percent", count(percent))]));
    }
    let megabytes = count(progress.read >> 20);
    Some(tr_with(
        "exports-progress-open",
        &[("megabytes", megabytes)],
    ))
}

/// What is to be said about the last thing that was done. The line is there from the start,
/// so that a screen reader hears it change.
fn said<'a>(at: At<'a>, export_check: Option<&'a ExportCheck>) -> Element<'a, Message> {
    let Some(said) = export_check.and_then(|export_check| export_check.said.as_ref()) else {
        return semantics::nothing_yet();
    };
    let style = if said.good { text::done } else { text::caution };
    let sign = if said.good { Icon::Tick } else { Icon::Warning };
    let color: fn(&Theme) -> iced::Color = if said.good {
        |theme| theme.done
    } else {
        |theme| theme.caution
    };
    let line = row![
        icon(sign, 16.0).color(color),
        text::secondary(said.words.as_str())
            .style(style)
            .width(Length::Fill)
    ]
    .spacing(space::S);
    semantics::status(said.words.clone(), line)
        .id(said_id(&at.task.id))
        .into()
}

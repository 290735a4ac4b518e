//! Everyone who may charge, as cards; those that something points to are marked.

use iced::Alignment;
use iced::widget::{Column, column, row};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::parts;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text, uniform_grid};
use crate::case::CasePage;
use crate::guide::billing::Verdict;
use crate::guide::{Certainty, Channel};
use crate::i18n::{text as word, tr, tr_with};

use super::{Finder, Message, found, statement};

/// The page with everyone on it.
pub fn view<'a>(
    finder: &'a Finder,
    context: CaseContext<'a>,
    verdicts: &[Verdict],
) -> Element<'a, Message> {
    Column::new()
        .spacing(space::L)
        .push(keep(context))
        .push(statement::view(finder, context))
        .push(found::view(context, verdicts))
        .push(ways(context))
        .push(channels(context, verdicts))
        .push(ruled_out(context))
        .push(
            control::link("finder-companies", tr("finder-companies")).on_press(Message::Companies),
        )
        .into()
}

/// The channel that was chosen before.
pub fn chosen(context: CaseContext<'_>) -> Option<&Channel> {
    context.guide.channel(context.case.channel.as_deref()?)
}

/// The channels that there are for this site and plan.
pub fn offered(context: CaseContext<'_>) -> impl Iterator<Item = &Channel> + '_ {
    let region = context.region();
    context.guide.channels_for(region, context.case.plan_id())
}

/// The id of a channel's card.
pub fn card_id(channel: &str) -> String {
    format!("channel-{channel}")
}

/// Goes on with the channel that was chosen before, if one was.
pub(super) fn keep(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    let channel = chosen(context)?;
    let title = || word(channel.title.clone());
    Some(parts::kept(
        tr_with("finder-chosen", &[("channel", title())]),
        tr_with("finder-keep", &[("channel", title())]),
        Message::Kept,
    ))
}

/// The two ways for somebody who does not know.
fn ways(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut line = row![].spacing(space::L).align_y(Alignment::Center);
    if !context.guide.billing.questions.is_empty() {
        let label = if found::is_asked(context) {
            "finder-ask-again"
        } else {
            "finder-ask"
        };
        line = line.push(control::secondary("finder-ask", tr(label)).on_press(Message::Ask));
    }
    line.push(control::link("finder-search", tr("finder-search")).on_press(Message::Search))
        .wrap()
        .vertical_spacing(space::S)
        .into()
}

/// The cards, in the guide's order. Where those that stand out could be out of sight, below
/// the others or below what the answers come to, they come first.
fn channels<'a>(context: CaseContext<'a>, verdicts: &[Verdict]) -> Element<'a, Message> {
    let mut open: Vec<_> = offered(context)
        .filter(|channel| !context.case.ruled_out.contains(&channel.id))
        .map(|channel| (channel, standing(context, channel, verdicts)))
        .collect();
    if context.room != Breakpoint::Wide || found::is_asked(context) {
        open.sort_by_key(|(_, standing)| !standing.is_some_and(|(_, stands_out)| stands_out));
    }
    let count = open.len();
    let cards = open
        .into_iter()
        .enumerate()
        .map(|(index, (channel, standing))| {
            choice(context, channel, standing)
                .position(index + 1, count)
                .on_press(Message::Chosen(channel.id.clone()))
                .into()
        });
    let columns = if context.room == Breakpoint::Wide {
        2
    } else {
        1
    };
    let name = tr_with(
        "common-finder-title",
        &[("service", word(context.guide.title.clone()))],
    );
    semantics::group(
        Role::Answers,
        name,
        uniform_grid::uniform_grid(cards, columns, space::M),
    )
    .into()
}

/// What is known of a channel, as the id of a word, and whether it stands out by that.
pub(super) fn standing(
    context: CaseContext<'_>,
    channel: &Channel,
    verdicts: &[Verdict],
) -> Option<(&'static str, bool)> {
    if is_chosen(context, channel) {
        return Some(("finder-mark-chosen", true));
    }
    let verdict = verdicts.iter().find(|known| known.channel == channel.id)?;
    if verdict.certainty.is_some() {
        let surest = surest(context, &channel.billed_by, verdicts)?;
        return Some((mark(surest), true));
    }
    verdict.against.then_some(("finder-mark-against", false))
}

/// How surely this company charges. It is the same for all the ways that lead out of it.
fn surest(context: CaseContext<'_>, billed_by: &str, verdicts: &[Verdict]) -> Option<Certainty> {
    verdicts
        .iter()
        .filter(|verdict| {
            context
                .guide
                .channel(&verdict.channel)
                .is_some_and(|channel| channel.billed_by == billed_by)
        })
        .filter_map(|verdict| verdict.certainty)
        .max()
}

fn is_chosen(context: CaseContext<'_>, channel: &Channel) -> bool {
    context.case.channel.as_ref() == Some(&channel.id)
}

pub(super) fn choice<'a>(
    context: CaseContext<'a>,
    channel: &'a Channel,
    standing: Option<(&str, bool)>,
) -> control::Control<'a, Message> {
    let (id, title, note) = (
        card_id(&channel.id),
        channel.title.as_str(),
        channel.note.as_str(),
    );
    let selected = is_chosen(context, channel);
    match standing {
        Some((label, stands_out)) => {
            control::marked_card(id, title, note, tr(label), stands_out, selected)
        }
        None => control::answer_card(id, title, note, selected),
    }
}

/// How surely, as one word.
pub fn mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "finder-mark-sure",
        Certainty::Likely => "finder-mark-likely",
        Certainty::Possible => "finder-mark-possible",
    }
}

/// What was looked at and is not the one, each with the way to take that back.
pub fn ruled_out(context: CaseContext<'_>) -> Element<'_, Message> {
    let gone: Vec<_> = offered(context)
        .filter(|channel| context.case.ruled_out.contains(&channel.id))
        .collect();
    if gone.is_empty() {
        return iced::widget::space().into();
    }
    let gap = if context.room == Breakpoint::Wide {
        0.0
    } else {
        space::S
    };
    let mut list = column![parts::section(tr("finder-ruled-out"))].spacing(gap);
    for channel in gone {
        let back = control::words(format!("rule-in-{}", channel.id), tr("finder-rule-in"))
            .name(tr_with(
                "finder-rule-in-name",
                &[("channel", word(channel.title.clone()))],
            ))
            .on_press(Message::RuledIn(channel.id.clone()));
        let line = row![text::body(channel.title.as_str()), back]
            .spacing(space::L)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(0.0);
        list = list.push(line);
    }
    card::inset(list).into()
}

/// The guide knows nobody who charges for this plan on this site: why, and how to go on.
pub fn none_offered(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut ways = Column::new().spacing(space::S).push(
        control::primary("finder-other-plan", tr("finder-other-plan"))
            .on_press(Message::Page(CasePage::Plan)),
    );
    ways = ways.push(
        control::secondary("finder-other-site", tr("finder-other-site"))
            .on_press(Message::Page(CasePage::Country)),
    );
    ways = ways.push(
        control::secondary("finder-nothing", tr("finder-nothing"))
            .on_press(Message::NothingToCancel),
    );
    let words = tr_with(
        "finder-none-offered",
        &[("service", word(context.guide.title.clone()))],
    );
    let content = column![
        semantics::heading(2, tr("finder-none-offered-title")),
        text::body(words),
        ways
    ]
    .spacing(space::M);
    card::card(content).into()
}

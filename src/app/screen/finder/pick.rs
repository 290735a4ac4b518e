//! Everyone who may charge, as cards; those that something points to are marked.

use iced::Alignment;
use iced::widget::{Column, column, row};

use crate::app::frame::{CaseFrame, Room};
use crate::app::screen::parts;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, even, semantics, space, text};
use crate::case::Place;
use crate::guide::billing::Verdict;
use crate::guide::{Certainty, Channel};
use crate::words::{fill, say, text as word};

use super::{Finder, Message, found, statement};

/// The page with everyone on it.
pub fn view<'a>(
    finder: &'a Finder,
    frame: CaseFrame<'a>,
    verdicts: &[Verdict],
) -> Element<'a, Message> {
    let mut page = column![text::body(say("finder-about")).style(text::muted)].spacing(space::L);
    if let Some(channel) = chosen(frame) {
        page = page.push(keep(channel));
    }
    page = page.push(statement::view(finder, frame));
    if let Some(found) = found::view(frame, verdicts) {
        page = page.push(found);
    }
    page.push(ways(frame))
        .push(channels(frame, verdicts))
        .push(ruled_out(frame))
        .into()
}

/// The channel that was chosen before.
pub fn chosen(frame: CaseFrame<'_>) -> Option<&Channel> {
    frame.guide.channel(frame.case.channel.as_deref()?)
}

/// The channels that there are for this site and plan.
pub fn offered(frame: CaseFrame<'_>) -> impl Iterator<Item = &Channel> + '_ {
    let region = frame.case.region.as_deref().unwrap_or_default();
    frame.guide.channels_for(region, frame.case.plan_id())
}

/// The id of a channel's card.
pub fn card_id(channel: &str) -> String {
    format!("channel-{channel}")
}

fn keep<'a>(channel: &Channel) -> Element<'a, Message> {
    let title = || word(channel.title.clone());
    parts::kept(
        fill("finder-chosen", &[("channel", title())]),
        fill("finder-keep", &[("channel", title())]),
        Message::Kept,
    )
}

/// The two ways for somebody who does not know.
fn ways(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let mut line = row![].spacing(space::L).align_y(Alignment::Center);
    if !frame.guide.billing.questions.is_empty() {
        let label = if found::is_asked(frame) {
            "finder-ask-again"
        } else {
            "finder-ask"
        };
        line = line.push(control::secondary("finder-ask", say(label)).on_press(Message::Ask));
    }
    line.push(control::link("finder-search", say("finder-search")).on_press(Message::Search))
        .wrap()
        .vertical_spacing(space::S)
        .into()
}

/// The cards, in the guide's order. Where those that stand out could be out of sight, below
/// the others or below what the answers come to, they come first.
fn channels<'a>(frame: CaseFrame<'a>, verdicts: &[Verdict]) -> Element<'a, Message> {
    let mut open: Vec<_> = offered(frame)
        .filter(|channel| !frame.case.ruled_out.contains(&channel.id))
        .map(|channel| (channel, standing(frame, channel, verdicts)))
        .collect();
    if frame.room != Room::Wide || found::is_asked(frame) {
        open.sort_by_key(|(_, standing)| !standing.is_some_and(|(_, stands_out)| stands_out));
    }
    let count = open.len();
    let cards = open
        .into_iter()
        .enumerate()
        .map(|(index, (channel, standing))| {
            choice(frame, channel, standing)
                .position(index + 1, count)
                .on_press(Message::Chosen(channel.id.clone()))
                .into()
        });
    let columns = if frame.room == Room::Wide { 2 } else { 1 };
    let name = fill(
        "finder-title",
        &[("service", word(frame.guide.title.clone()))],
    );
    semantics::group(Role::Answers, name, even::even(cards, columns, space::M)).into()
}

/// What is known of a channel, as the id of a word, and whether it stands out by that.
fn standing(
    frame: CaseFrame<'_>,
    channel: &Channel,
    verdicts: &[Verdict],
) -> Option<(&'static str, bool)> {
    if is_chosen(frame, channel) {
        return Some(("finder-mark-chosen", true));
    }
    let verdict = verdicts.iter().find(|known| known.channel == channel.id)?;
    if verdict.certainty.is_some() {
        let surest = surest(frame, &channel.billed_by, verdicts)?;
        return Some((mark(surest), true));
    }
    verdict.against.then_some(("finder-mark-against", false))
}

/// How surely this company charges. It is the same for all the ways that lead out of it.
fn surest(frame: CaseFrame<'_>, billed_by: &str, verdicts: &[Verdict]) -> Option<Certainty> {
    verdicts
        .iter()
        .filter(|verdict| {
            frame
                .guide
                .channel(&verdict.channel)
                .is_some_and(|channel| channel.billed_by == billed_by)
        })
        .filter_map(|verdict| verdict.certainty)
        .max()
}

fn is_chosen(frame: CaseFrame<'_>, channel: &Channel) -> bool {
    frame.case.channel.as_ref() == Some(&channel.id)
}

fn choice<'a>(
    frame: CaseFrame<'a>,
    channel: &'a Channel,
    standing: Option<(&str, bool)>,
) -> control::Control<'a, Message> {
    let (id, title, note) = (
        card_id(&channel.id),
        channel.title.as_str(),
        channel.note.as_str(),
    );
    let selected = is_chosen(frame, channel);
    match standing {
        Some((label, stands_out)) => {
            control::marked_card(id, title, note, say(label), stands_out, selected)
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
pub fn ruled_out(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let gone: Vec<_> = offered(frame)
        .filter(|channel| frame.case.ruled_out.contains(&channel.id))
        .collect();
    if gone.is_empty() {
        return iced::widget::space().into();
    }
    let gap = if frame.room == Room::Wide {
        0.0
    } else {
        space::S
    };
    let mut list = column![parts::section(say("finder-ruled-out"))].spacing(gap);
    for channel in gone {
        let back = control::words(format!("rule-in-{}", channel.id), say("finder-rule-in"))
            .name(fill(
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
    card::sunk(list).into()
}

/// The guide knows nobody who charges for this plan on this site: why, and how to go on.
pub fn none_offered(frame: CaseFrame<'_>) -> Element<'_, Message> {
    let mut ways = Column::new().spacing(space::S).push(
        control::primary("finder-other-plan", say("finder-other-plan"))
            .on_press(Message::Page(Place::Plan)),
    );
    ways = ways.push(
        control::secondary("finder-other-site", say("finder-other-site"))
            .on_press(Message::Page(Place::Country)),
    );
    ways = ways.push(
        control::secondary("finder-nothing", say("finder-nothing"))
            .on_press(Message::NothingToCancel),
    );
    let words = fill(
        "finder-none-offered",
        &[("service", word(frame.guide.title.clone()))],
    );
    let content = column![
        semantics::heading(2, say("finder-none-offered-title")),
        text::body(words),
        ways
    ]
    .spacing(space::M);
    card::card(content).into()
}

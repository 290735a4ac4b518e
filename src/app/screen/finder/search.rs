//! The charge can't be found: one place after the other, the cheapest to check first.

use std::collections::BTreeSet;

use iced::Alignment;
use iced::widget::{Column, column, row};

use crate::app::context::CaseContext;
use crate::app::screen::Action;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, link, semantics, space, text};
use crate::guide::billing::next_to_try;
use crate::guide::{ChannelId, Letter, Medium, TryFirst};
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present;
use crate::present::finder::company::{Company, Follows, of_channel, other_ways};

use super::{Finder, Message};

/// The id of the heading when nothing is left.
const NOTHING_LEFT: &str = "finder-nothing-left";

/// The next place to look at: what was put off comes after everything else.
pub fn next<'a>(
    context: CaseContext<'a>,
    ruled_out: &BTreeSet<ChannelId>,
    later: &BTreeSet<ChannelId>,
) -> Option<&'a TryFirst> {
    let region = context.region();
    let plan = context.case.plan_id();
    let first: BTreeSet<ChannelId> = ruled_out.union(later).cloned().collect();
    next_to_try(context.guide, region, plan, &first)
        .or_else(|| next_to_try(context.guide, region, plan, ruled_out))
}

/// The id of the heading of the place that comes next.
pub fn heading_id(
    context: CaseContext<'_>,
    ruled_out: &BTreeSet<ChannelId>,
    later: &BTreeSet<ChannelId>,
) -> String {
    match next(context, ruled_out, later) {
        Some(next) => format!("finder-try-{}", next.channel),
        None => NOTHING_LEFT.to_owned(),
    }
}

/// The page: the channel to look at now, or what to do when none is left.
pub fn view<'a>(finder: &Finder, context: CaseContext<'a>) -> Element<'a, Message> {
    let main = match next(context, &context.case.ruled_out, &finder.later) {
        Some(next) => column![
            text::body(tr("finder-search-about")).style(text::muted),
            place(finder, context, next)
        ]
        .spacing(space::L)
        .into(),
        None => nothing_left(context),
    };
    let all = control::link("finder-all", tr("finder-all")).on_press(Message::All);
    let none = control::words("finder-no-charge", tr("finder-no-charge"));
    let none = none.on_press(Message::NothingToCancel);
    let is_over = next(context, &context.case.ruled_out, &finder.later).is_none();
    let ways = row![all].push((!is_over).then_some(none));
    column![main, ways.spacing(space::L).wrap()]
        .spacing(space::L)
        .max_width(space::MEASURE)
        .into()
}

/// One place: how to look, the way there, and what was found.
fn place<'a>(
    finder: &Finder,
    context: CaseContext<'a>,
    next: &'a TryFirst,
) -> Element<'a, Message> {
    let company = company(context, &next.channel);
    let title = company
        .as_ref()
        .map_or(next.channel.as_str(), |company| company.title);
    let left = left(context).len();
    let count = tr_with("finder-left", &[("n", number(left))]);
    let heading = semantics::heading(2, title)
        .id(format!("finder-try-{}", next.channel))
        .description(count.clone());
    let mut content = column![
        semantics::hidden(text::caption(count)),
        heading,
        text::body(next.how.as_str())
    ]
    .spacing(space::S);
    if let Some(id) = &next.link {
        content = content.push(way(context, id));
    }
    let answers = answers(finder, context, left, next, title);
    let company = company.as_ref();
    let others = company.map(|company| other_ways(context.guide, company, next));
    let others = others.unwrap_or_default().into_iter();
    let others = others.map(|how| text::secondary(how).style(text::muted).into());
    let others = Column::with_children(others).spacing(space::S);
    card::card(column![content, answers, others].spacing(space::L)).into()
}

/// The places that are neither ruled out nor unknown here.
fn left(context: CaseContext<'_>) -> Vec<&TryFirst> {
    let mut gone = context.case.ruled_out.clone();
    let mut left = Vec::new();
    while let Some(next) = next(context, &gone, &BTreeSet::new()) {
        gone.extend(all_of(context, &next.channel));
        left.push(next);
    }
    left
}

fn company<'a>(context: CaseContext<'a>, channel: &str) -> Option<Company<'a>> {
    let plan = context.case.plan_id();
    of_channel(context.guide, context.region(), plan, channel)
}

/// The channels that are looked at in one place: those of one company.
pub fn all_of(context: CaseContext<'_>, channel: &ChannelId) -> Vec<ChannelId> {
    let company = company(context, channel);
    let channels = company.map(|company| company.channels).unwrap_or_default();
    let mut all: Vec<ChannelId> = channels.iter().map(|known| known.id.clone()).collect();
    if all.is_empty() {
        all.push(channel.clone());
    }
    all
}

/// What follows where the charge was found in this place.
pub fn found(context: CaseContext<'_>, next: &TryFirst) -> Option<Message> {
    let company = company(context, &next.channel)?;
    Some(match company.follows(context.case) {
        Follows::Channel(channel) => Message::Chosen(channel.id.clone()),
        Follows::Device => Message::Device(company.id.to_owned()),
    })
}

fn answers<'a>(
    finder: &Finder,
    context: CaseContext<'a>,
    left: usize,
    next: &TryFirst,
    title: &str,
) -> Element<'a, Message> {
    let channel = || next.channel.clone();
    let named = |id: &str| {
        let values = [("what", word(tr(id))), ("channel", word(title.to_owned()))];
        tr_with("finder-button", &values)
    };
    let mut line = row![
        control::primary("finder-this", tr("finder-this"))
            .name(named("finder-this"))
            .on_press_maybe(found(context, next)),
        control::secondary("finder-not-here", tr("finder-not-here"))
            .name(named("finder-not-here"))
            .on_press(Message::RuledOut(channel())),
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    if left > 1 && !finder.later.contains(&next.channel) {
        line = line.push(
            control::quiet("finder-later", tr("finder-later"))
                .name(named("finder-later"))
                .on_press(Message::Later(channel())),
        );
    }
    line.wrap().into()
}

/// A page to open, with its host, or why there is none.
fn way<'a>(context: CaseContext<'a>, id: &str) -> Element<'a, Message> {
    let region = context.region();
    let address = match context.guide.address(id, region) {
        Ok(address) => address,
        Err(error) => {
            return text::secondary(error.to_string())
                .style(text::trouble)
                .into();
        }
    };
    let copy = tr_with("link-copy", &[("label", word(address.label().to_owned()))]);
    link::link_out(
        format!("open-{id}"),
        address.label().to_owned(),
        address.host().to_owned(),
        Message::Opened(id.to_owned()),
        copy,
        Message::Copied(id.to_owned()),
        context.copied.said(address.url()),
    )
}

/// Everything was looked at: what may be the reason, who can help, and the way back.
fn nothing_left(context: CaseContext<'_>) -> Element<'_, Message> {
    let heading = semantics::heading(2, tr("finder-nothing-left")).id(NOTHING_LEFT);
    let mut content = column![heading].spacing(space::M);
    for words in present::finder::nothing_left() {
        content = content.push(text::body(words));
    }
    let letters: Vec<&Letter> = context
        .guide
        .letters
        .iter()
        .filter(|letter| letter.medium == Medium::Chat)
        .collect();
    if let Some(id) = letters.iter().find_map(|letter| letter.link.as_deref()) {
        content = content.push(way(context, id));
    }
    let buttons = row![
        control::primary("finder-start-over", tr("finder-start-over")).on_press(Message::StartOver),
        control::quiet("finder-nothing", tr("finder-nothing")).on_press(Message::NothingToCancel),
    ]
    .spacing(space::S)
    .wrap();
    card::card(content.push(buttons).push(texts(&letters))).into()
}

/// Texts to copy and send to support.
fn texts<'a>(letters: &[&'a Letter]) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::XS);
    for letter in letters {
        let label = tr_with(
            "finder-copy-letter",
            &[("letter", word(letter.title.clone()))],
        );
        list = list.push(
            control::words(format!("letter-{}", letter.id), label)
                .on_press(Message::Letter(letter.id.clone())),
        );
    }
    list.into()
}

/// Puts a text on the clipboard; its gaps say what belongs there.
pub fn copy_letter(context: CaseContext<'_>, id: &str) -> Action {
    let Some(letter) = context.guide.letter(id) else {
        return Action::None;
    };
    let mut text = letter.text.clone();
    for slot in &letter.slots {
        let gap = format!("{{{{{}}}}}", slot.id);
        text = text.replace(&gap, &format!("[{}]", slot.label));
    }
    Action::CopyAndNotify(text, tr("finder-letter-copied"))
}

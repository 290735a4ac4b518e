//! One case on the list, as a card.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::app::context::{Breakpoint, Context};
use crate::app::ui::icon::{Icon, icon, progress_ring};
use crate::app::ui::widget::{Element, Renderer};
use crate::app::ui::{Theme, card as cards, control, semantics, space, text};
use crate::i18n::{self, text as word, tr, tr_with};
use crate::present::case_line;
use crate::present::due::Nearness;

use super::case_summary::{CaseSummary, State};
use super::{Message, parts};

/// The card; `loud` for the one that Enter goes on with.
pub fn card<'a>(context: Context<'a>, case: &CaseSummary<'a>, loud: bool) -> Element<'a, Message> {
    let words = words_of(context, case);
    let content = column![words, buttons(case, loud)].spacing(space::M);
    if context.room == Breakpoint::Narrow {
        return boxed(case, content);
    }
    let part = case
        .guide
        .map_or(0.0, |guide| case_line::fraction(guide, case.case));
    let ring = progress_ring(part, case.state == State::Over);
    let line = row![ring, content.width(Length::Fill)]
        .spacing(space::L)
        .align_y(Alignment::Start);
    boxed(case, line)
}

fn boxed<'a>(
    case: &CaseSummary<'a>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    match case.state {
        State::ChargedAgain => cards::caution(content).into(),
        _ => cards::card(content).into(),
    }
}

fn words_of<'a>(
    context: Context<'a>,
    case: &CaseSummary<'a>,
) -> Column<'a, Message, Theme, Renderer> {
    let mut lines = column![parts::card_title(case.title.clone())].spacing(space::XS);
    if case.state == State::Missing {
        return lines.push(text::body(missing(context, case)));
    }
    lines = lines.push(text::secondary(case.whose()));
    if let Some(said) = state(context, case) {
        lines = lines.push(said);
    }
    if let Some(progress) = case.progress() {
        lines = lines.push(text::body(progress));
    }
    if let Some(next) = case.next(context.today) {
        lines = lines.push(text::body(next));
    }
    let updated = case
        .guide
        .is_some_and(|guide| guide.revision > case.case.revision);
    if updated && case.state != State::Over {
        lines = lines.push(text::note(tr("home-updated")));
    }
    lines
}

/// What has to be known about it before anything else, with a sign.
fn state<'a>(context: Context<'a>, case: &CaseSummary<'a>) -> Option<Element<'a, Message>> {
    let (sign, words) = match case.state {
        State::ChargedAgain => (Icon::Warning, tr("ending-charged-title")),
        State::Due(day) => (Icon::Clock, on_day("home-due", day)),
        State::Waiting(day) => (Icon::Clock, on_day("home-waits", day)),
        State::Over => {
            let guide = case.guide?;
            let line = sentence(&case_line::state_line(guide, case.case, context.today));
            return Some(text::body(line).style(text::done).into());
        }
        State::Open => return due(context, case),
        State::Missing => return None,
    };
    let waits = matches!(case.state, State::Waiting(_));
    let foreground = if waits { text::muted } else { text::caution };
    let color = if waits {
        |theme: &Theme| theme.muted
    } else {
        |theme: &Theme| theme.caution
    };
    let line = row![
        icon(sign, 18.0).color(color),
        text::label(words.clone()).style(foreground)
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    Some(semantics::spoken(words, line))
}

/// What is due in a case that is under way: "5 days until the next charge, on 3 December 2026."
fn due<'a>(context: Context<'a>, case: &CaseSummary<'a>) -> Option<Element<'a, Message>> {
    let due = case.due(context.today)?;
    let foreground = match due.nearness {
        Nearness::Later => text::muted,
        Nearness::Now | Nearness::Near => text::caution,
    };
    Some(text::label(due.words).style(foreground).into())
}

fn on_day(id: &str, day: jiff::civil::Date) -> String {
    tr_with(id, &[("day", word(i18n::long_date(day)))])
}

/// The same words with a capital letter first.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What is wrong with the guide of a case, and that nothing of the case is lost.
fn missing(context: Context<'_>, case: &CaseSummary<'_>) -> String {
    match context.catalogue.problem_with(&case.case.guide) {
        Some(problem) => tr_with("home-unread", &[("problem", word(problem.to_string()))]),
        None => tr("home-missing"),
    }
}

fn buttons<'a>(case: &CaseSummary<'a>, loud: bool) -> Element<'a, Message> {
    let id = case.case.id.clone();
    let name = case.name.clone();
    let named = |words: &str| {
        tr_with(
            "home-button",
            &[("what", word(words)), ("case", word(name.clone()))],
        )
    };
    let delete = tr("home-delete");
    let mut line = row![].spacing(space::S).align_y(Alignment::Center);
    if case.guide.is_some() {
        let label = match case.state {
            State::Over | State::Waiting(_) => tr("home-look"),
            _ => tr("home-go-on"),
        };
        let spoken = named(&label);
        let go_id = format!("home-go-{id}");
        let go = if loud {
            control::primary(go_id, label)
        } else {
            control::secondary(go_id, label)
        };
        line = line.push(go.name(spoken).on_press(Message::Opened(id.clone())));
    }
    let (spoken, delete_id) = (named(&delete), format!("home-delete-{id}"));
    // Alone in its line, words without an outline would stand out of it.
    let delete = match case.guide {
        Some(_) => control::quiet(delete_id, delete),
        None => control::secondary(delete_id, delete),
    };
    line.push(delete.name(spoken).on_press(Message::DeleteAsked(id)))
        .wrap()
        .into()
}

//! The foot of a case, and what the person has to know on any page.

use iced::widget::{Column, column, container, row, space as gap};
use iced::{Alignment, Length};

use super::Message;
use crate::app::Outro;
use crate::app::cases::Saving;
use crate::app::components::notices::{self, Until};
use crate::app::context::{CaseContext, Context};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::i18n::{self, number, text as word, tr, tr_with};
use crate::present::case_line;

/// The window's width from which both ends of the foot fit side by side. Below it they would
/// be squeezed, and what is to be pressed would be too narrow for a finger.
const TWO_ENDS: f32 = 1060.0;
/// How wide "Saved a moment ago" and "Undo" are together.
const SAVED: f32 = 178.0;

/// The foot of a case: whether it is saved, how fresh the steps are, and "Undo".
/// With `is_small` only the first.
pub fn foot<'a>(context: CaseContext<'a>, is_small: bool) -> Element<'a, Message> {
    let left = saved(context);
    // Before it is known who charges, there are no words of a menu that anybody saw.
    let is_known = context.case.channel.is_some() && !is_small;
    let right = is_known.then(|| seen(context));
    let content: Element<'a, Message> = if context.width < TWO_ENDS {
        // The room of the longest usual words: while it saves, nothing moves to another line.
        let left = column![left, gap().width(SAVED)];
        let ends = row![left].push(right).spacing(space::XL);
        let ends = ends.align_y(Alignment::Center).wrap();
        ends.vertical_spacing(0.0).into()
    } else {
        row![left, gap::horizontal()]
            .push(right)
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    };
    column![
        card::hairline(),
        container(content)
            .padding([space::S, context.room.margin()])
            .width(Length::Fill)
    ]
    .into()
}

/// Whether the case is saved, and "Undo".
fn saved(context: CaseContext<'_>) -> Element<'_, Message> {
    let saving = context.cases.saving(&context.case.id);
    let saved = saved_words(&saving, context.context);
    let line = match (&saving, context.copied.told()) {
        (Saving::Failed(_), _) => text::note(saved.clone()).style(text::trouble),
        (_, Some(told)) => text::note(told).style(text::strong_ink),
        _ => text::note(saved.clone()).style(text::muted),
    };
    let (id, announcement) = announcement(&saving).unwrap_or_else(|| ("saved".to_owned(), saved));
    let undo = control::small_words("undo", tr("home-undo")).on_press(Message::Undo);
    row![semantics::status(announcement, line).id(id)]
        .push(context.case.can_undo().then_some(undo))
        .spacing(space::M)
        .align_y(Alignment::Center)
        .into()
}

/// When the words of the menus were last seen, and the way to how that is known.
fn seen(context: CaseContext<'_>) -> Element<'_, Message> {
    let seen = case_line::seen_line(context.guide, context.case);
    let how = |words| control::small_words("how-we-know", words).on_press(Message::Sources);
    if context.width < space::SLIM {
        return how(seen.clone())
            .name(format!("{seen}. {}", tr("shell-how-we-know")))
            .into();
    }
    let seen = text::note(seen).style(text::muted);
    row![seen, how(tr("shell-how-we-know"))]
        .spacing(space::S)
        .align_y(Alignment::Center)
        .into()
}

/// What is read out of it: one word each time that something is saved, and nothing before
/// or later. It is another line each time, or the same word would not be read out again.
fn announcement(saving: &Saving) -> Option<(String, String)> {
    match saving {
        Saving::Saving => Some(("saved".to_owned(), String::new())),
        Saving::Saved(Some(at)) => {
            let id = format!("saved-{}", at.as_nanosecond());
            Some((id, tr("shell-saved")))
        }
        Saving::Saved(None) | Saving::Failed(_) => None,
    }
}

/// "Saved just now", "Saving…", or what went wrong.
fn saved_words(saving: &Saving, context: Context<'_>) -> String {
    match saving {
        Saving::Saving => tr("shell-saving"),
        Saving::Failed(_) => tr("shell-not-saved"),
        Saving::Saved(None) => tr("shell-nothing-to-save"),
        Saving::Saved(Some(at)) => {
            let minutes = context.now.duration_since(*at).as_secs() / 60;
            match minutes {
                ..1 if context.width < TWO_ENDS => tr("shell-saved-short"),
                ..1 => tr("shell-saved-now"),
                1..60 => tr_with("shell-saved-minutes", &[("n", number(minutes as usize))]),
                _ if context.width < space::SLIM => tr("shell-saved"),
                _ => {
                    let day = at.to_zoned_datetime(jiff::tz::TimeZone::system()).date();
                    tr_with("shell-saved-on", &[("day", word(i18n::date(day)))])
                }
            }
        }
    }
}

/// What the person has to know: what is wrong with the disk, what was set aside.
pub fn notice_list(outro: &Outro) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::S);
    if let Some(trouble) = outro.cases.trouble() {
        let retry = control::secondary("retry", tr("shell-retry")).on_press(Message::Retry);
        let words = text::body(trouble.clone());
        let alert = semantics::group(Role::Alert, trouble, words).leaf();
        list = list.push(card::trouble(column![alert, retry].spacing(space::S)));
    }
    let failing = outro.cases.trouble().is_some();
    for (index, notice) in outro.notices.all().iter().enumerate() {
        if failing && notice.until == Some(Until::Saved) {
            // The case's own trouble says the same, and more to the point.
            continue;
        }
        let remedy = notice.remedy.as_ref().map(|remedy| {
            control::secondary(format!("put-right-{index}"), notices::label(remedy))
                .description(notice.sentence.clone())
                .on_press(Message::PutRight(index))
        });
        let dismiss = control::quiet(format!("dismiss-{index}"), tr("shell-dismiss"))
            .on_press(Message::Dismiss(index));
        let sentence = notice.sentence.as_str();
        let words = semantics::group(Role::Alert, sentence, text::body(sentence)).leaf();
        let answers = row![].push(remedy).push(dismiss).spacing(space::S).wrap();
        let content = column![words, answers].spacing(space::S);
        list = list.push(card::caution(content));
    }
    list.into()
}

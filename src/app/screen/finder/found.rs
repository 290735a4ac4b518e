//! What the answers come to, and what speaks for it, in words.

use iced::widget::column;

use crate::app::context::CaseContext;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, semantics, space, text};
use crate::guide::billing::Verdict;
use crate::i18n::{text as word, tr, tr_with};

use super::{Message, pick};

/// The id of the heading, to bring the focus to.
pub const HEADING: &str = "finder-found";

/// What the answers come to; none while no question was answered.
pub fn view<'a>(context: CaseContext<'a>, verdicts: &[Verdict]) -> Option<Element<'a, Message>> {
    if !is_asked(context) {
        return None;
    }
    let best: Vec<&Verdict> = best(verdicts);
    let Some(first) = best.first() else {
        let title = semantics::heading(2, tr("finder-found-none")).id(HEADING);
        let words = text::body(tr("finder-found-none-text"));
        return Some(card::inset(column![title, words].spacing(space::S)).into());
    };
    let title = tr_with(
        "finder-found",
        &[
            ("who", word(billers(context, &best))),
            ("surely", word(tr(surely(first)))),
        ],
    );
    let title = semantics::heading(2, title).id(HEADING);
    let mut content = column![title, text::secondary(tr("finder-found-why"))].spacing(space::S);
    for sentence in &first.why {
        content = content.push(line(sentence.clone()));
    }
    content = content.push(text::body(tr("finder-found-choose")));
    Some(card::done(content).into())
}

/// True once a question was answered, if only with "I'm not sure".
pub fn is_asked(context: CaseContext<'_>) -> bool {
    let mut questions = context.guide.billing.questions.iter();
    questions.any(|question| context.case.answers.contains_key(&question.id))
}

fn line<'a>(sentence: String) -> Element<'a, Message> {
    use crate::app::ui::icon::icon;
    use iced::widget::{container, row};
    let sign = container(icon(Icon::Tick, 16.0).color(|theme| theme.done)).padding([3.0, 0.0]);
    row![sign, text::body(sentence).width(iced::Length::Fill)]
        .spacing(space::S)
        .into()
}

/// The likeliest one, if anything speaks for any, and others for which the same speaks.
fn best(verdicts: &[Verdict]) -> Vec<&Verdict> {
    let Some(first) = verdicts.first().filter(|first| first.certainty.is_some()) else {
        return Vec::new();
    };
    verdicts
        .iter()
        .filter(|other| other.certainty.is_some() && other.why == first.why)
        .collect()
}

/// Who bills in these channels, each once: "Apple", "Amazon or Google".
fn billers(context: CaseContext<'_>, verdicts: &[&Verdict]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for verdict in verdicts {
        let biller = context
            .guide
            .channel(&verdict.channel)
            .map(|channel| channel.billed_by.as_str());
        names.extend(biller.filter(|name| !names.contains(name)));
    }
    names.join(&tr("common-step-or"))
}

fn surely(verdict: &Verdict) -> &'static str {
    verdict.certainty.map_or("finder-mark-possible", pick::mark)
}

//! Two or three questions, one at a time. "I'm not sure" always stands beside the answers.

use iced::widget::{Column, column, row};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, semantics, space, text};
use crate::guide::Question;
use crate::i18n::{number, tr, tr_with};

use super::Message;

/// The id of a question's heading.
pub fn heading_id(at: usize) -> String {
    format!("finder-question-{at}")
}

/// The current question.
pub fn view(context: CaseContext<'_>, at: usize) -> Element<'_, Message> {
    let questions = &context.guide.billing.questions;
    let Some(question) = questions.get(at) else {
        return back(at);
    };
    let count = tr_with(
        "finder-question-count",
        &[("n", number(at + 1)), ("of", number(questions.len()))],
    );
    let title = semantics::heading(2, question.text.as_str())
        .id(heading_id(at))
        .description(count.clone());
    column![
        column![
            semantics::hidden(text::caption(count)),
            title,
            text::body(question.why.as_str()).style(text::muted)
        ]
        .spacing(space::XS),
        answers(context, question),
        back(at)
    ]
    .spacing(space::L)
    .max_width(space::MEASURE)
    .into()
}

fn answers<'a>(context: CaseContext<'a>, question: &'a Question) -> Element<'a, Message> {
    let given = context.case.answers.get(&question.id);
    let count = question.answers.len() + 1;
    let mut list = Column::new().spacing(space::M);
    for (index, answer) in question.answers.iter().enumerate() {
        let selected = given == Some(&Some(answer.id.clone()));
        list = list.push(
            control::answer_card(
                format!("answer-{}", answer.id),
                answer.text.as_str(),
                "",
                selected,
            )
            .position(index + 1, count)
            .on_press(Message::Answered(
                question.id.clone(),
                Some(answer.id.clone()),
            )),
        );
    }
    list = list.push(
        control::answer_card(
            "finder-answer-unsure",
            tr("finder-unsure"),
            "",
            given == Some(&None),
        )
        .position(count, count)
        .on_press(Message::Answered(question.id.clone(), None)),
    );
    semantics::group(Role::Answers, question.text.clone(), list).into()
}

fn back<'a>(at: usize) -> Element<'a, Message> {
    let mut line = row![].spacing(space::L);
    if at > 0 {
        line = line.push(
            control::link("finder-question-before", tr("finder-question-before"))
                .on_press(Message::AskBefore),
        );
    }
    line.push(control::link("finder-all", tr("finder-all")).on_press(Message::All))
        .wrap()
        .into()
}

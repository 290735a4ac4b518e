//! What stands over the page of the small window beside the browser.

use iced::widget::{container, row, space as gap};
use iced::{Alignment, Length};

use super::Message;
use crate::app::Outro;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, semantics, space, text};
use crate::case::Checklist;
use crate::i18n::{number, text as word, tr, tr_with};

/// Whose steps they are, how far they are, and the way back to the whole window.
pub fn bar(outro: &Outro) -> Element<'_, Message> {
    let whole = control::small_words("whole", tr("shell-whole")).on_press(Message::Whole);
    row![container(title(outro).unwrap_or_else(|| gap::horizontal().into())).width(Length::Fill)]
        .push(whole)
        .spacing(space::S)
        .align_y(Alignment::Center)
        .into()
}

/// "Amazon Music · step 5 of 7", which is the page's heading here.
fn title(outro: &Outro) -> Option<Element<'_, Message>> {
    let (case, guide) = outro.current_case()?;
    let service = guide.title.clone();
    let checklist = Checklist::of(guide, case);
    let at = checklist.as_ref().and_then(|checklist| {
        let number = checklist.current()?.number?;
        Some((number, checklist.progress().1))
    });
    let words = match at {
        Some((n, of)) => {
            let values = [
                ("service", word(service)),
                ("n", number(n)),
                ("of", number(of)),
            ];
            tr_with("shell-beside-title", &values)
        }
        None => service,
    };
    let shown = text::note(words.clone()).style(text::muted);
    let heading = semantics::group(Role::Heading(1), words, shown);
    Some(heading.id("title-beside").leaf().into())
}

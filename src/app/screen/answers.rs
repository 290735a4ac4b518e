//! Problems and answers, to search.

use crate::app::frame::Frame;
use crate::app::ui::widget::Element;

use super::Action;

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Answers;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {}

impl Answers {
    /// Those of one guide, or of all.
    pub fn of(_guide: Option<String>) -> Self {
        Self
    }

    /// Opened beside this case.
    pub fn beside(self, _case: Option<String>) -> Self {
        self
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _frame: Frame<'_>) -> Action {
        match message {}
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, _frame: Frame<'_>) -> Option<Message> {
        None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, _frame: Frame<'a>) -> Element<'a, Message> {
        iced::widget::space().into()
    }
}

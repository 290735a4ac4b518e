//! Which country's site.

use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;

use super::Action;

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Country;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {}

impl Country {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _frame: CaseFrame<'_>) -> Action {
        match message {}
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, _frame: CaseFrame<'_>) -> Option<Message> {
        None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, _frame: CaseFrame<'a>) -> Element<'a, Message> {
        iced::widget::space().into()
    }
}

//! The list of cases: welcome, or welcome back.

use iced::Alignment;
use iced::widget::{Column, column, row};

use crate::app::context::{Breakpoint, Context};
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present::saved;

use super::{Action, Dialog, Target, blocks, parts};

mod case_summary;
pub mod charge;
mod entry;
pub mod services;

use case_summary::{CaseSummary, Group};

/// So many cases are shown at first, and more at each press: what is drawn is laid out anew
/// with every change.
const PORTION: usize = 30;

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Home {
    /// So many more portions were asked for.
    further: usize,
    /// Cases that are over are shown one by one.
    finished: bool,
    /// "What is this charge?"
    charge: charge::Line,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Cancel something".
    New,
    /// A service was chosen.
    Services(services::Message),
    /// On "What is this charge?"
    Charge(charge::Message),
    /// A case is opened where it goes on.
    Opened(String),
    /// A case is to be deleted.
    DeleteAsked(String),
    /// More cases are to be shown.
    More,
    /// Cases that are over are shown or hidden.
    Finished,
    /// The last deletion is taken back.
    Undone,
    /// "Problems and answers", where there is no sidebar.
    Answers,
    /// "Settings", where there is no sidebar.
    Settings,
}

impl Home {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::New | Message::Services(services::Message::More) => Action::Go(Target::Guides),
            Message::Services(services::Message::Begun(guide)) => Action::Begin(guide),
            Message::Charge(message) => self.charge.update(message, context),
            Message::Opened(case) => Action::Go(Target::Case(case)),
            Message::DeleteAsked(case) => Action::ShowDialog(Dialog::Delete { case }),
            Message::More => {
                self.further += 1;
                Action::None
            }
            Message::Finished => {
                self.finished = !self.finished;
                Action::None
            }
            Message::Undone => Action::Undo,
            Message::Answers => Action::Go(Target::Answers(None)),
            Message::Settings => Action::Go(Target::Settings),
        }
    }

    /// What Enter does while nothing has the focus: goes on with the case that comes next.
    pub fn primary(&self, context: Context<'_>) -> Option<Message> {
        case_summary::loud(&case_summary::all(context)).map(Message::Opened)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let cases = case_summary::all(context);
        let mut page = Column::new().spacing(space::L);
        if cases.is_empty() {
            page = page.push(self.start(context));
        } else {
            let title = match case_summary::loud(&cases) {
                Some(_) => "home-next-title",
                None => "home-back",
            };
            page = page.push(semantics::heading(1, tr(title)).id("page-title"));
        }
        if let Some(name) = context.deleted {
            page = page.push(deleted(name));
        }
        if !cases.is_empty() {
            page = page.push(self.list(context, &cases));
        }
        if context.room == Breakpoint::Narrow {
            page = page.push(elsewhere());
        }
        page.max_width(space::MEASURE + 4.0 * space::XXL).into()
    }

    /// The page of somebody who has begun nothing: the services, and the line of a statement.
    fn start<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let title = semantics::heading(1, tr("home-title")).id("page-title");
        let about = text::body(tr("home-about")).style(text::muted);
        column![
            column![title, about].spacing(space::XS),
            services::view(context).map(Message::Services),
            self.charge.view().map(Message::Charge)
        ]
        .spacing(space::L)
        .into()
    }

    /// The cases, as many as are shown: what comes next, then their groups.
    fn list<'a>(&self, context: Context<'a>, cases: &[CaseSummary<'a>]) -> Element<'a, Message> {
        let loud = case_summary::loud(cases);
        let is_loud = |case: &CaseSummary<'_>| loud.as_deref() == Some(case.case.id.as_str());
        let most = PORTION.saturating_mul(self.further.saturating_add(1));
        let mut list = Column::new().spacing(space::M);
        let mut shown = 0;
        for case in cases.iter().filter(|case| is_loud(case)) {
            list = list.push(entry::card(context, case, true));
            shown += 1;
        }
        for group in [Group::Open, Group::Waiting, Group::Finished] {
            let members = cases.iter().filter(|case| case.group() == group);
            let members: Vec<_> = members.filter(|case| !is_loud(case)).collect();
            if members.is_empty() {
                continue;
            }
            list = list.push(self.heading(context, group, &members));
            if group == Group::Finished && !self.finished {
                shown += members.len();
                continue;
            }
            let room = most.saturating_sub(shown);
            for case in members.into_iter().take(room) {
                list = list.push(entry::card(context, case, false));
                shown += 1;
            }
        }
        if shown < cases.len() {
            list = list.push(more(cases.len() - shown));
        }
        let new = match loud {
            Some(_) => control::secondary("home-new", tr("home-another")),
            None => control::primary("home-new", tr("home-another")),
        };
        list.push(new.icon(Icon::Plus).on_press(Message::New))
            .into()
    }

    /// The heading of a group; those that are over are one line, which opens.
    fn heading<'a>(
        &self,
        context: Context<'_>,
        group: Group,
        members: &[&CaseSummary<'_>],
    ) -> Element<'a, Message> {
        match group {
            Group::Open => parts::section(tr("home-open")),
            Group::Waiting => parts::section(tr("home-waiting")),
            Group::Finished => {
                let words = finished(context, members);
                let line = blocks::disclosure("home-finished", words, self.finished);
                line.on_press(Message::Finished).into()
            }
        }
    }
}

/// How many are over, and what a year of them would have cost.
fn finished(context: Context<'_>, members: &[&CaseSummary<'_>]) -> String {
    let count = ("n", number(members.len()));
    let cases = members.iter().map(|case| case.case);
    match saved::a_year(cases, context.country) {
        Some(amount) => tr_with("home-finished-saved", &[count, ("amount", word(amount))]),
        None => tr_with("home-finished-count", &[count]),
    }
}

/// Says what was deleted, and offers to bring it back.
fn deleted<'a>(name: &str) -> Element<'a, Message> {
    let words = tr_with("home-deleted", &[("case", word(name))]);
    let line = semantics::group(Role::Alert, words.clone(), text::body(words)).leaf();
    let undo = control::secondary("home-undo", tr("home-undo"))
        .icon(Icon::Undo)
        .on_press(Message::Undone);
    let content = row![line, undo]
        .spacing(space::L)
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(space::S);
    card::card(content).into()
}

/// The button that shows more of a list.
fn more<'a>(left: usize) -> Element<'a, Message> {
    let label = tr_with("home-more", &[("n", number(left.min(PORTION)))]);
    control::secondary("home-more", label)
        .on_press(Message::More)
        .into()
}

/// The pages that the sidebar leads to, where there is none.
fn elsewhere<'a>() -> Element<'a, Message> {
    row![
        control::link("home-answers", tr("answers-title")).on_press(Message::Answers),
        control::link("home-settings", tr("settings-title")).on_press(Message::Settings),
    ]
    .spacing(space::L)
    .wrap()
    .into()
}

//! What can be cancelled: every guide, to begin a case with.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::app::context::Context;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::case::Case;
use crate::guide::catalogue::{ANY_OTHER, Entry, Origin};
use crate::guide::{GuideId, Problem};
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present::case_line::begun;
use crate::present::letters::letters;
use crate::present::{self, case_line};

use super::home::charge;
use super::{Action, Dialog, Target, parts};

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Guides {
    /// What is looked for.
    search: String,
    /// "What is this charge?"
    charge: charge::Line,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something is looked for.
    Searched(String),
    /// A case of this guide is begun.
    Begun(GuideId),
    /// A case is gone on with.
    Opened(String),
    /// On "What is this charge?"
    Charge(charge::Message),
    /// "Print or share the steps of a guide".
    Sheet,
}

impl Guides {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Charge(message) => self.charge.update(message, context),
            Message::Searched(words) => {
                self.search = words;
                Action::None
            }
            Message::Begun(guide) => Action::Begin(guide),
            Message::Opened(case) => Action::Go(Target::Case(case)),
            Message::Sheet => Action::ShowDialog(Dialog::Sheet { case: None }),
        }
    }

    /// What Enter does while nothing has the focus: takes the only guide that was found.
    pub fn primary(&self, context: Context<'_>) -> Option<Message> {
        if self.search.trim().is_empty() {
            return None;
        }
        let found = self.found(context);
        let [only] = found.as_slice() else {
            return None;
        };
        match under_way(context, only).first() {
            Some(case) => Some(Message::Opened(case.id.clone())),
            None => Some(Message::Begun(only.id.clone())),
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let title = semantics::heading(1, tr("guides-title")).id("page-title");
        let about = text::body(tr("guides-about")).style(text::muted);
        let mut page = Column::new()
            .spacing(space::L)
            .push(column![title, about].spacing(space::XS));
        let found = self.found(context);
        page = page.push(self.search(found.len()));
        let mut list = Column::new().spacing(space::M);
        // Nobody is sent away: there is a guide for whatever has none.
        let shown = if found.is_empty() {
            any_other(context).into_iter().collect()
        } else {
            found
        };
        for entry in shown {
            list = list.push(guide(context, entry));
        }
        page = page.push(semantics::group(Role::List, tr("guides-list"), list));
        page = page.push(self.charge.view().map(Message::Charge));
        page = page.push(text::secondary(tr("guides-other")));
        page = page.push(control::words("sheet", tr("guides-sheet")).on_press(Message::Sheet));
        if !context.catalogue.problems().is_empty() {
            page = page.push(unread(context.catalogue.problems()));
        }
        page.max_width(space::MEASURE + space::XXL).into()
    }

    /// The guides that fit what is looked for; all of them while nothing is.
    fn found<'a>(&self, context: Context<'a>) -> Vec<&'a Entry> {
        let readable = context.catalogue.readable();
        readable.filter(|entry| entry.fits(&self.search)).collect()
    }

    fn search(&self, found: usize) -> Element<'_, Message> {
        let words = match (self.search.trim().is_empty(), found) {
            (true, _) => String::new(),
            (false, 0) => tr("guides-none"),
            (false, found) => tr_with("guides-found", &[("n", number(found))]),
        };
        let field = field::field("guides-search", tr("guides-search"), self.search.as_str())
            .hint(tr("guides-search-hint"))
            .on_input(Message::Searched);
        let said = semantics::status(words.clone(), text::secondary(words));
        column![field, said].spacing(space::XS).into()
    }
}

/// The guide for whatever has none of its own.
fn any_other(context: Context<'_>) -> Option<&Entry> {
    context
        .catalogue
        .readable()
        .find(|entry| entry.id == ANY_OTHER)
}

/// Cases of this guide that are under way.
fn under_way<'a>(context: Context<'a>, entry: &Entry) -> Vec<&'a Case> {
    begun::open(&entry.id, context.cases.cases()).collect()
}

fn guide<'a>(context: Context<'a>, entry: &'a Entry) -> Element<'a, Message> {
    let cases = under_way(context, entry);
    let note = note(context, entry);
    if cases.is_empty() {
        let id = format!("guide-{}", entry.id);
        return control::service_card(id, letters(&entry.title), entry.title.as_str(), note)
            .on_press(Message::Begun(entry.id.clone()))
            .into();
    }
    let title = group_title(entry);
    let mut content = column![
        column![title, text::secondary(note)].spacing(2.0),
        text::label(tr("guides-begun"))
    ]
    .spacing(space::M);
    for case in cases {
        content = content.push(go_on(context, entry, case));
    }
    let another = control::words(format!("guide-{}", entry.id), tr("common-begin-another"))
        .name(tr_with(
            "guides-another-name",
            &[("guide", word(entry.title.clone()))],
        ))
        .on_press(Message::Begun(entry.id.clone()));
    card::card(content.push(another)).into()
}

fn group_title(entry: &Entry) -> Element<'_, Message> {
    semantics::group(
        Role::Heading(2),
        entry.title.clone(),
        text::label(entry.title.as_str()),
    )
    .leaf()
    .into()
}

/// A case that was begun: what it is, and the way on.
fn go_on<'a>(context: Context<'a>, entry: &Entry, case: &'a Case) -> Element<'a, Message> {
    let about = case_line::case_note(context.catalogue, case, context.today);
    let spoken = tr_with(
        "guides-go-on-name",
        &[
            ("guide", word(entry.title.clone())),
            ("case", word(about.clone())),
        ],
    );
    let button = control::secondary(format!("go-{}", case.id), tr("home-go-on"))
        .name(spoken)
        .on_press(Message::Opened(case.id.clone()));
    row![button, text::secondary(about).width(Length::Fill)]
        .spacing(space::M)
        .align_y(Alignment::Center)
        .into()
}

/// What it is about, how long it takes, and whose guide it is.
fn note(context: Context<'_>, entry: &Entry) -> String {
    let minutes = context
        .catalogue
        .guide(&entry.id)
        .map(|guide| present::minutes(guide.summary.minutes));
    let own = matches!(entry.origin, Origin::Own(_)).then(|| tr("guides-own"));
    let parts: Vec<String> = [Some(entry.about.clone()), minutes, own]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

/// Guides that can't be read, each with its file, its line and the reason.
fn unread(problems: &[Problem]) -> Element<'_, Message> {
    let mut list = column![
        parts::section(tr("guides-unread")),
        text::body(tr("guides-unread-text"))
    ]
    .spacing(space::S);
    for problem in problems {
        list = list.push(text::body(problem.to_string()));
    }
    card::card(list).into()
}

//! "Move to another computer": one file with everything, out and in.

use iced::widget::{Column, column, row};

use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::transfer::{Outlook, many_question};
use crate::store::CaseId;
use crate::store::transfer::{Choices, Plan};

use super::super::Action;

/// What the person typed and chose.
#[derive(Debug, Default)]
pub struct Transfer {
    to: String,
    exported: Option<Said>,
    from: String,
    brought: Option<Said>,
    arrival: Option<Arrival>,
    choices: Choices,
}

/// How something ended, in sentences.
pub type Said = Result<Vec<String>, String>;

/// A file that was looked into.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// What bringing it in does.
    pub plan: Box<Plan>,
    /// The same in words.
    pub outlook: Outlook,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Where a file usually goes is known.
    Suggested(String),
    /// The field for the new file was typed into.
    ToTyped(String),
    /// "Export everything".
    Export,
    /// It was exported, or not.
    Exported(Said),
    /// The field for the file from elsewhere was typed into.
    FromTyped(String),
    /// "Look into it".
    Look,
    /// The file was looked into.
    Looked(Result<Arrival, String>),
    /// A deleted case is to come back, or no longer.
    Back(CaseId),
    /// All deleted cases are to come back, or none.
    AllBack,
    /// Many new cases are to come in, or no longer.
    Many,
    /// What was taken back there is to be taken back here, or no longer.
    Undo,
    /// The file's settings are to hold, or no longer.
    Settings,
    /// "Bring in".
    BringIn,
    /// It was brought in, which is said like this, or not.
    BroughtIn(Result<String, String>),
    /// "Leave as it is".
    Leave,
}

impl Transfer {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Suggested(path) => {
                if self.to.is_empty() {
                    self.to = path;
                }
            }
            Message::ToTyped(typed) => self.to = typed,
            Message::FromTyped(typed) => self.from = typed,
            Message::Export => return Action::ExportData(self.to.clone()),
            Message::Exported(said) => self.exported = Some(said),
            Message::Look => {
                (self.brought, self.arrival) = (None, None);
                return Action::LookInto(self.from.clone());
            }
            Message::Looked(Ok(arrival)) => {
                self.choices = Choices::default();
                self.arrival = Some(arrival);
            }
            Message::Back(case) => {
                let back = &mut self.choices.bring_back;
                let _ = back.remove(&case) || back.insert(case);
            }
            Message::AllBack => self.bring_all_back(),
            Message::Many => self.choices.many = !self.choices.many,
            Message::Undo => self.choices.undo = !self.choices.undo,
            Message::Settings => self.choices.settings = !self.choices.settings,
            Message::BringIn => {
                if let Some(arrival) = &self.arrival {
                    return Action::BringIn(arrival.plan.clone(), self.choices.clone());
                }
            }
            Message::BroughtIn(Ok(said)) => {
                self.arrival = None;
                self.brought = Some(Ok(vec![said]));
            }
            Message::Looked(Err(error)) | Message::BroughtIn(Err(error)) => {
                self.brought = Some(Err(error));
            }
            Message::Leave => {
                self.arrival = None;
                self.brought = Some(Ok(vec![tr("moving-left")]));
            }
        }
        Action::None
    }

    /// Marks every deleted case to come back, or none where all of them are marked.
    fn bring_all_back(&mut self) {
        let all = self.deleted();
        let every = self.choices.bring_back.len() == all.len();
        self.choices.bring_back.clear();
        if !every {
            self.choices.bring_back.extend(all);
        }
    }

    fn deleted(&self) -> Vec<CaseId> {
        let deleted = self.arrival.iter().flat_map(|one| &one.outlook.deleted);
        deleted.map(|(id, _)| id.clone()).collect()
    }

    /// Draws it.
    pub fn view(&self) -> Element<'_, Message> {
        let to = field::field("moving-to", tr("moving-export-to"), self.to.as_str())
            .hint(tr("moving-export-hint"))
            .on_input(Message::ToTyped)
            .on_submit(Message::Export);
        let export = control::secondary("moving-export", tr("moving-export"))
            .icon(Icon::Folder)
            .on_press(Message::Export);
        let from = field::field("moving-from", tr("moving-import-from"), self.from.as_str())
            .hint(tr("moving-import-hint"))
            .on_input(Message::FromTyped)
            .on_submit(Message::Look);
        let look = control::secondary("moving-look", tr("moving-look")).on_press(Message::Look);
        let content = column![
            text::secondary(tr("moving-about")),
            to,
            export,
            said(self.exported.as_ref()),
            card::hairline(),
            from,
            look,
            said(self.brought.as_ref()),
        ]
        .spacing(space::M);
        match &self.arrival {
            Some(arrival) => content.push(self.arrived(arrival)).into(),
            None => content.into(),
        }
    }

    fn arrived<'a>(&'a self, arrival: &'a Arrival) -> Element<'a, Message> {
        let outlook = &arrival.outlook;
        let mut content = Column::new()
            .spacing(space::M)
            .push(semantics::heading(3, tr("moving-plan")).id("moving-plan"));
        for line in &outlook.lines {
            content = content.push(text::body(line.as_str()));
        }
        if outlook.nothing {
            return card::inset(content).into();
        }
        if let Some(cases) = outlook.many {
            let (id, label) = ("moving-many".to_owned(), many_question(cases));
            content = content.push(tick(id, label, self.choices.many, Message::Many));
        }
        if outlook.undone {
            let (id, label) = ("moving-undo".to_owned(), tr("moving-undo"));
            content = content.push(tick(id, label, self.choices.undo, Message::Undo));
        }
        if outlook.deleted.len() > 1 {
            let all = self.choices.bring_back.len() == outlook.deleted.len();
            let label = tr("moving-bring-back-all");
            content = content.push(tick("moving-all".to_owned(), label, all, Message::AllBack));
        }
        for (id, name) in &outlook.deleted {
            let label = tr_with("moving-bring-back", &[("case", word(name.as_str()))]);
            let on = self.choices.bring_back.contains(id);
            let id = id.clone();
            let tick = tick(format!("moving-{id}"), label, on, Message::Back(id));
            content = content.push(tick);
        }
        if outlook.settings {
            let label = tr("moving-take-settings");
            let on = self.choices.settings;
            let id = "moving-settings".to_owned();
            content = content.push(tick(id, label, on, Message::Settings));
        }
        let answers = row![
            control::primary("moving-bring-in", tr("moving-bring-in")).on_press(Message::BringIn),
            control::quiet("moving-leave", tr("moving-leave")).on_press(Message::Leave),
        ]
        .spacing(space::S)
        .wrap();
        let copy = text::secondary(tr("moving-copy-first"));
        card::inset(content.push(copy).push(answers)).into()
    }
}

fn tick<'a>(id: String, label: String, on: bool, message: Message) -> Element<'a, Message> {
    let words = text::body(label.clone()).width(iced::Length::Fill);
    control::checkbox_with(id, label, on, words)
        .width(iced::Length::Fill)
        .on_press(message)
        .into()
}

/// How something ended, announced as soon as it is there.
fn said<'a>(said: Option<&Said>) -> Element<'a, Message> {
    match said {
        None => semantics::status(String::new(), text::secondary(String::new())).into(),
        Some(Ok(lines)) => {
            let all = lines.join("\n");
            semantics::status(all.clone(), text::secondary(all).style(text::done)).into()
        }
        Some(Err(error)) => {
            let words = text::body(error.clone()).style(text::trouble);
            semantics::group(Role::Alert, error.clone(), words).into()
        }
    }
}

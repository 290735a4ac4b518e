//! The dialogs that lie over a page. The harmless answer always comes first.

use iced::Task;
use iced::widget::{Column, column, row};

use crate::case::Event;
use crate::guide::{Checked, Guide};
use crate::i18n::{self, text as word, tr, tr_with};
use crate::present;
use crate::present::case_line::begun;

use super::components::sheet;
use super::screen::Dialog;
use super::ui::widget::Element;
use super::ui::{control, dialog as layer, field, semantics, space, text};
use super::{OpenDialog, Outro, ui};

/// What happened in a dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// The harmless answer, or Esc.
    Close,
    /// The field was typed into.
    Typed(String),
    /// The answer that does it.
    Do,
    /// This case goes on, by its id.
    GoOn(String),
}

impl Outro {
    /// Takes in what happened in a dialog.
    pub(super) fn on_dialog(&mut self, message: Message) -> Task<super::Message> {
        match message {
            Message::Close => self.close_dialog(),
            Message::Typed(typed) => {
                if let Some(asked) = &mut self.dialog {
                    asked.typed = typed;
                }
                Task::none()
            }
            Message::Do => match self.dialog.take() {
                Some(asked) => self.answered(asked),
                None => Task::none(),
            },
            Message::GoOn(case) => match self.dialog.take().map(|asked| asked.dialog) {
                Some(Dialog::Begun { known, .. }) => self.go_on_with(case, known),
                _ => Task::none(),
            },
        }
    }

    /// Opens a dialog, with what stands in its field at first.
    pub(super) fn show_dialog(&mut self, dialog: Dialog) -> Task<super::Message> {
        let mut typed = String::new();
        match &dialog {
            Dialog::Name => {
                let case = self.current_case().map(|(case, _)| case);
                typed = case.map_or_else(String::new, |case| case.person.clone());
            }
            Dialog::Sheet { case } => {
                self.sheet = Some(sheet::Form::new(case.clone(), self.sheet_deps()));
            }
            Dialog::Skip { .. }
            | Dialog::Sources { .. }
            | Dialog::Delete { .. }
            | Dialog::Purge { .. }
            | Dialog::DeleteEverything
            | Dialog::Begun { .. }
            | Dialog::OpenSite { .. }
            | Dialog::Unsaved => {}
        }
        self.dialog = Some(OpenDialog { dialog, typed });
        Task::none()
    }

    /// Closes the dialog that is open.
    pub(super) fn close_dialog(&mut self) -> Task<super::Message> {
        self.dialog = None;
        self.sheet = None;
        Task::none()
    }

    /// What the dialog of the sheet needs of the window.
    pub(super) fn sheet_deps(&self) -> sheet::Deps<'_> {
        sheet::Deps {
            catalogue: &self.catalogue,
            cases: &self.cases,
            platform: &self.platform,
        }
    }

    /// Takes in what happened in the dialog of the sheet.
    pub(super) fn on_sheet(&mut self, message: sheet::Message) -> Task<super::Message> {
        let action = match self.sheet.take() {
            Some(mut form) => {
                let action = form.update(message, self.sheet_deps());
                self.sheet = Some(form);
                action
            }
            None => sheet::update_closed(message),
        };
        match action {
            sheet::Action::None => Task::none(),
            sheet::Action::Close => self.close_dialog(),
            sheet::Action::Copy(text) => self.copy(text),
            sheet::Action::Focus(id) => ui::focus(id),
            sheet::Action::Notify(sentence) => {
                self.notify(sentence);
                Task::none()
            }
            sheet::Action::Run(task) => task.map(super::Message::Sheet),
            sheet::Action::Write(task) => self.run_to_the_end(task.map(super::Message::Sheet)),
        }
    }

    fn answered(&mut self, asked: OpenDialog) -> Task<super::Message> {
        let typed = asked.typed.trim().to_owned();
        match asked.dialog {
            Dialog::Skip { step } => self.skip(&step, &typed),
            Dialog::Name => self.record(vec![Event::Named { person: typed }]),
            // The sheet's dialog has messages of its own.
            Dialog::Sources { .. } | Dialog::Sheet { .. } => Task::none(),
            Dialog::Delete { case } => self.delete(case),
            Dialog::Purge { case, .. } => self.purge_case(case),
            Dialog::DeleteEverything => self.purge(),
            Dialog::Begun { guide, known } => self.begin(&guide, known),
            Dialog::OpenSite { address } => self.open_site(&address),
            Dialog::Unsaved => iced::exit(),
        }
    }
}

/// The dialog that is open, if one is.
pub fn view(outro: &Outro) -> Option<layer::Dialog<'_, super::Message>> {
    let asked = outro.dialog.as_ref()?;
    if let (Dialog::Sheet { .. }, Some(form)) = (&asked.dialog, &outro.sheet) {
        let content = sheet::view(form, outro.sheet_deps(), outro.copied.last().is_copied());
        return Some(framed(sheet::title(), content.map(super::Message::Sheet)));
    }
    let (title, content) = match &asked.dialog {
        Dialog::Sheet { .. } => return None,
        Dialog::Skip { .. } => (tr("dialog-skip-do"), typing(asked, "dialog-skip")),
        Dialog::Name => (tr("dialog-name-title"), typing(asked, "dialog-name")),
        Dialog::Sources { step } => (tr("shell-how-we-know"), sources(outro, step.as_deref())),
        Dialog::Delete { case } => {
            let name = outro.cases.case(case).map_or_else(String::new, |case| {
                present::name(outro.catalogue.guide(&case.guide), case)
            });
            let title = tr_with("dialog-delete-title", &[("case", word(name))]);
            (title, question("dialog-delete"))
        }
        Dialog::Purge { name, .. } => {
            let title = tr_with("dialog-purge-case-title", &[("case", word(name.clone()))]);
            (title, question("dialog-purge-case"))
        }
        Dialog::DeleteEverything => (tr("dialog-purge-title"), question("dialog-purge")),
        Dialog::Begun { guide, .. } => {
            let guide = outro.catalogue.guide(guide)?;
            let begun = begun::among(guide, outro.cases.cases());
            (begun.title, go_on(begun.cases))
        }
        Dialog::OpenSite { address } => {
            let host = [("host", word(address.host()))];
            (tr_with("dialog-open-title", &host), open_site(&host))
        }
        Dialog::Unsaved => (tr("dialog-unsaved-title"), question("dialog-unsaved")),
    };
    Some(framed(title, content.map(super::Message::Dialog)))
}

/// A dialog with its title above its content. Esc closes it.
fn framed(
    title: String,
    content: Element<'_, super::Message>,
) -> layer::Dialog<'_, super::Message> {
    let content = column![semantics::heading(2, title.clone()), content].spacing(space::L);
    let close = super::Message::Dialog(Message::Close);
    layer::dialog("dialog", title, content, close)
}

/// A field and two answers. `id` leads to the sentences `id-label`, `id-hint`, `id-do`.
fn typing<'a>(asked: &'a OpenDialog, id: &'static str) -> Element<'a, Message> {
    let field = field::field(
        "dialog-field",
        tr(&format!("{id}-label")),
        asked.typed.as_str(),
    )
    .hint(tr(&format!("{id}-hint")))
    .on_input(Message::Typed)
    .on_submit(Message::Do);
    let answers = row![
        control::primary("dialog-do", tr(&format!("{id}-do"))).on_press(Message::Do),
        control::quiet("dialog-close", tr(&format!("{id}-close"))).on_press(Message::Close),
    ]
    .spacing(space::S)
    .wrap();
    column![field, answers].spacing(space::L).into()
}

/// A question about something that is hard to take back. The answer that keeps everything comes first.
fn question<'a>(id: &'static str) -> Element<'a, Message> {
    let answers = row![
        control::secondary("dialog-close", tr(&format!("{id}-close"))).on_press(Message::Close),
        control::danger("dialog-do", tr(&format!("{id}-do"))).on_press(Message::Do),
    ]
    .spacing(space::S)
    .wrap();
    column![text::body(tr(&format!("{id}-text"))), answers]
        .spacing(space::L)
        .into()
}

/// Which case goes on, the one that was worked on last being the loud answer.
fn go_on<'a>(cases: Vec<(String, String)>) -> Element<'a, Message> {
    let mut answers = Column::new().spacing(space::S);
    for (at, (case, label)) in cases.into_iter().enumerate() {
        let id = format!("dialog-case-{case}");
        let button = match at {
            0 => control::primary(id, label),
            _ => control::secondary(id, label),
        };
        answers = answers.push(button.on_press(Message::GoOn(case)));
    }
    let others = row![
        control::secondary("dialog-do", tr("common-begin-another")).on_press(Message::Do),
        control::quiet("dialog-close", tr("dialog-begun-close")).on_press(Message::Close),
    ]
    .spacing(space::S)
    .wrap();
    column![answers, others].spacing(space::L).into()
}

/// Whether a page of a person's own guide is opened.
fn open_site<'a>(host: &[(&'static str, i18n::Value)]) -> Element<'a, Message> {
    let answers = row![
        control::secondary("dialog-close", tr("dialog-open-close")).on_press(Message::Close),
        control::primary("dialog-do", tr("dialog-open-do")).on_press(Message::Do),
    ]
    .spacing(space::S)
    .wrap();
    column![text::body(tr_with("dialog-open-text", host)), answers]
        .spacing(space::L)
        .into()
}

/// How the words of a step are known: in which way, when, and from where.
fn sources<'a>(outro: &'a Outro, step: Option<&str>) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::M);
    if let Some((case, guide)) = outro.current_case() {
        let channel = case.channel.as_deref().and_then(|id| guide.channel(id));
        let of_step = channel
            .and_then(|channel| {
                channel
                    .steps
                    .iter()
                    .find(|known| step.is_some_and(|id| known.is(id)))
            })
            .map(|step| (step.title.as_str(), &step.checked));
        let of_channel = channel.map(|channel| (channel.title.as_str(), &channel.checked));
        for (title, checked) in [of_step, of_channel].into_iter().flatten() {
            list = list.push(known(guide, title, checked));
        }
    }
    list = list.push(text::note(tr("dialog-sources-note")).style(text::muted));
    list.push(control::primary("dialog-close", tr("dialog-sources-close")).on_press(Message::Close))
        .into()
}

/// One thing and how it is known.
fn known<'a>(guide: &'a Guide, title: &'a str, checked: &'a Checked) -> Element<'a, Message> {
    let mut lines = column![
        text::label(title),
        text::secondary(present::how_known(checked))
    ]
    .spacing(space::XS);
    for source in checked.sources.iter().filter_map(|id| guide.source(id)) {
        let seen = i18n::seen_on(&source.read_on).unwrap_or_else(|| tr("seen-date-unknown"));
        lines = lines.push(
            text::note(tr_with(
                "dialog-source",
                &[
                    ("title", word(source.title.clone())),
                    ("publisher", word(source.publisher.clone())),
                    ("day", word(seen)),
                ],
            ))
            .style(text::muted),
        );
    }
    lines.into()
}

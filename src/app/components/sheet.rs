//! "Print or share these steps": which sheet, where it is to lie, and what became of it.

use std::path::{Path, PathBuf};

use iced::Task;

use crate::export;
use crate::export::sheet::{self, Sheet};
use crate::guide::Guide;
use crate::i18n::{text as word, tr_with};

use crate::app::screen::Ask;
use crate::app::{Asked, Outro, dialog, ui};

mod view;

pub use view::{title, view};

/// What was chosen in the dialog besides the place, which is what was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The case whose sheet it is; none when a guide is chosen here.
    case: Option<String>,
    guide: Option<String>,
    region: Option<String>,
    channel: Option<String>,
    with_name: bool,
    /// The place was typed over, so it no longer follows what is chosen.
    own_place: bool,
    state: State,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum State {
    #[default]
    Asking,
    Writing,
    Refused(export::Error),
    Written(PathBuf),
}

/// What happened in the dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// A guide was chosen.
    Guide(String),
    /// A country's site was chosen.
    Region(String),
    /// Who charges was chosen.
    Channel(String),
    /// "Put my name for it on the sheet" was switched on or off.
    WithName,
    /// Another place was typed.
    Typed(String),
    /// "Write the sheet".
    Write,
    /// "Replace it".
    Replace,
    /// "Open it in the browser".
    Open,
    /// "Show the folder".
    ShowFolder,
    /// The place is copied.
    Copied,
    /// "Close".
    Closed,
}

impl Form {
    /// For the sheet of this case.
    pub fn of_case(case: impl Into<String>) -> Self {
        Self {
            case: Some(case.into()),
            ..Self::default()
        }
    }

    /// For a sheet of any guide.
    pub fn of_guides() -> Self {
        Self::default()
    }
}

impl Outro {
    /// Takes in what happened in the dialog of the sheet.
    pub(in crate::app) fn on_sheet(&mut self, message: Message) -> Task<crate::app::Message> {
        let Some((mut form, typed)) = self.sheet_form() else {
            return Task::none();
        };
        let task = match message {
            Message::Typed(typed) => {
                form.own_place = true;
                form.state = State::Asking;
                return self.keep_form(form, typed);
            }
            Message::Closed => return self.on_dialog(dialog::Message::Close),
            Message::Write => return self.write_sheet(form, typed, false),
            Message::Replace => return self.write_sheet(form, typed, true),
            Message::Open => self.show_written(&form, false),
            Message::ShowFolder => self.show_written(&form, true),
            Message::Copied => self.copy(typed.clone()),
            Message::WithName => {
                form.with_name = !form.with_name;
                Task::none()
            }
            Message::Guide(id) => {
                form.region = None;
                form.channel = None;
                form.guide = Some(id);
                Task::none()
            }
            Message::Region(id) => {
                form.region = Some(id);
                self.forget_channel_elsewhere(&mut form);
                Task::none()
            }
            Message::Channel(id) => {
                form.channel = Some(id);
                Task::none()
            }
        };
        let typed = if form.own_place || matches!(form.state, State::Written(_)) {
            typed
        } else {
            self.sheet_place(&form)
        };
        Task::batch([task, self.keep_form(form, typed)])
    }

    fn sheet_form(&self) -> Option<(Form, String)> {
        let asked = self.ask.as_ref()?;
        match &asked.ask {
            Ask::Sheet(form) => Some((form.as_ref().clone(), asked.typed.clone())),
            _ => None,
        }
    }

    fn keep_form(&mut self, form: Form, typed: String) -> Task<crate::app::Message> {
        self.ask = Some(Asked {
            ask: Ask::Sheet(Box::new(form)),
            typed,
        });
        Task::none()
    }

    fn forget_channel_elsewhere(&self, form: &mut Form) {
        let guide = self.sheet_guide(form);
        let region = form.region.as_deref().unwrap_or_default();
        let is_here = |id: &String| {
            guide.is_some_and(|guide| guide.channels_for(region, None).any(|one| one.id == *id))
        };
        form.channel = form.channel.take().filter(is_here);
    }

    /// The guide of the form: that of its case, the one that was chosen, or the only one.
    fn sheet_guide(&self, form: &Form) -> Option<&Guide> {
        let of_case = form.case.as_ref().and_then(|id| self.cases.case(id));
        if let Some(case) = of_case {
            return self.catalogue.guide(&case.guide);
        }
        match (&form.guide, self.sheet_guides().as_slice()) {
            (Some(id), _) => self.catalogue.guide(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    fn sheet_guides(&self) -> Vec<&Guide> {
        let entries = self.catalogue.entries().iter();
        entries
            .filter_map(|entry| self.catalogue.guide(&entry.id))
            .collect()
    }

    /// The sheet that the form describes; none while something has to be chosen.
    fn sheet_of<'a>(&'a self, form: &'a Form) -> Option<Sheet<'a>> {
        let guide = self.sheet_guide(form)?;
        let today = self.platform.today();
        if let Some(id) = &form.case {
            let sheet = Sheet::of(&self.catalogue, guide, self.cases.case(id)?, today)?;
            let with_name = form.with_name;
            return Some(Sheet { with_name, ..sheet });
        }
        let region = match (&form.region, guide.regions.as_slice()) {
            (Some(id), _) => guide.region(id)?,
            (None, [only]) => only,
            (None, _) => return None,
        };
        Some(Sheet {
            catalogue: &self.catalogue,
            guide,
            channel: guide.channel(form.channel.as_deref()?)?,
            region: Some(region),
            plan: None,
            case: None,
            with_name: false,
            today,
        })
    }

    /// Where the sheet is to lie unless another place is typed.
    pub(in crate::app) fn sheet_place(&self, form: &Form) -> String {
        let name = self.sheet_name(form);
        let folder = self.platform.documents().unwrap_or_default();
        folder.join(name).display().to_string()
    }

    fn sheet_name(&self, form: &Form) -> String {
        match self.sheet_of(form) {
            Some(sheet) => sheet::file_name(sheet.guide, sheet.channel),
            None => "outro.html".to_owned(),
        }
    }

    fn write_sheet(
        &mut self,
        mut form: Form,
        typed: String,
        replace: bool,
    ) -> Task<crate::app::Message> {
        let Some(page) = self.sheet_of(&form).map(|sheet| sheet.page()) else {
            return Task::none();
        };
        let home = self.platform.home();
        let path = match export::place(&typed, home.as_deref(), &self.sheet_name(&form)) {
            Ok(path) => path,
            Err(error) => {
                form.state = State::Refused(error);
                return self.keep_form(form, typed);
            }
        };
        form.state = State::Writing;
        let kept = self.keep_form(form, path.display().to_string());
        let written = Task::perform(
            async move { export::write(&path, &page, replace).map(|()| path) },
            crate::app::Message::SheetWritten,
        );
        Task::batch([kept, written])
    }

    /// The sheet lies where it was to lie, or not.
    pub(in crate::app) fn on_sheet_written(
        &mut self,
        result: Result<PathBuf, export::Error>,
    ) -> Task<crate::app::Message> {
        let Some((mut form, typed)) = self.sheet_form() else {
            // The dialog was closed meanwhile; what became of it is told all the same.
            self.notify(match result {
                Ok(path) => written(&path),
                Err(error) => error.to_string(),
            });
            return Task::none();
        };
        let focus = match &result {
            Ok(_) => "sheet-open",
            Err(_) => "dialog-field",
        };
        form.state = match result {
            Ok(path) => State::Written(path),
            Err(error) => State::Refused(error),
        };
        Task::batch([self.keep_form(form, typed), ui::focus(focus)])
    }

    /// Shows the file that was written, or its folder; never anything else.
    fn show_written(&self, form: &Form, folder: bool) -> Task<crate::app::Message> {
        let State::Written(path) = &form.state else {
            return Task::none();
        };
        let platform = std::sync::Arc::clone(&self.platform);
        let path = path.clone();
        Task::perform(
            async move {
                match path.parent().filter(|_| folder) {
                    Some(folder) => platform.show_folder(folder),
                    None => platform.show_file(&path),
                }
            },
            |result| crate::app::Message::Opened(result.map_err(|error| error.to_string())),
        )
    }
}

fn written(path: &Path) -> String {
    let values = [("path", word(path.display().to_string()))];
    tr_with("sheet-written", &values)
}

//! "Print or share these steps": which sheet, where it is to lie, and what became of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::blocking;
use crate::app::cases::OpenCases;
use crate::export;
use crate::export::sheet::Sheet;
use crate::guide::{Catalogue, ChannelId, Guide, GuideId};
use crate::i18n::{text as word, tr_with};
use crate::platform::{OpenError, Platform};
use crate::text::shown_path;

mod view;

pub use view::{title, view};

/// What the dialog needs of the window.
#[derive(Clone, Copy)]
pub struct Deps<'a> {
    /// Every guide.
    pub catalogue: &'a Catalogue,
    /// Every case.
    pub cases: &'a OpenCases,
    /// The machine.
    pub platform: &'a Arc<dyn Platform>,
}

/// The dialog: what was chosen in it, and where the sheet is to lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The case whose sheet it is; none when a guide is chosen here.
    case: Option<String>,
    guide: Option<GuideId>,
    region: Option<String>,
    channel: Option<ChannelId>,
    with_name: bool,
    /// Everything that the guide says, and not one page.
    whole: bool,
    /// Where the sheet is to lie.
    place: String,
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
    /// A person did something.
    Pressed(Press),
    /// The sheet was written, or not.
    Done(Result<PathBuf, export::Error>),
    /// The browser or the file manager was asked to show it.
    Shown(Result<(), OpenError>),
}

/// What a person did in the dialog.
#[derive(Debug, Clone)]
pub enum Press {
    /// A guide was chosen.
    Guide(GuideId),
    /// A country's site was chosen.
    Region(String),
    /// Who charges was chosen.
    Channel(ChannelId),
    /// "Put my name for it on the sheet" was switched on or off.
    WithName,
    /// "Everything" was switched on or off.
    Whole,
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

impl Message {
    /// True for what a person did, and false for what the disk or the browser answered.
    pub fn is_press(&self) -> bool {
        matches!(self, Self::Pressed(_))
    }
}

/// What the window has to do about it.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// The dialog is closed.
    Close,
    /// A text goes on the clipboard.
    Copy(String),
    /// What has this id gets the keyboard focus.
    Focus(&'static str),
    /// The person has to know this.
    Notify(String),
    /// The browser has to do something.
    Run(Task<Message>),
    /// The disk has to do something, and a window that is closed waits for it.
    Write(Task<Message>),
}

impl Form {
    /// The dialog for the sheet of a case, or of any guide where none is named.
    pub fn new(case: Option<String>, deps: Deps<'_>) -> Self {
        let mut form = Self {
            case,
            ..Self::default()
        };
        form.place = form.proposed_place(deps);
        form
    }

    /// Takes in what happened in the dialog.
    pub fn update(&mut self, message: Message, deps: Deps<'_>) -> Action {
        let action = match message {
            Message::Pressed(press) => self.pressed(press, deps),
            Message::Done(result) => self.done(result),
            Message::Shown(result) => shown(result),
        };
        let follows = !self.own_place && matches!(self.state, State::Asking);
        if follows {
            self.place = self.proposed_place(deps);
        }
        action
    }

    fn pressed(&mut self, press: Press, deps: Deps<'_>) -> Action {
        match press {
            Press::Typed(typed) => {
                self.place = typed;
                self.own_place = true;
                self.ask_again();
                Action::None
            }
            Press::Closed => Action::Close,
            Press::Write => self.write(false, deps),
            Press::Replace => self.write(true, deps),
            Press::Open => self.show_written(false, deps),
            Press::ShowFolder => self.show_written(true, deps),
            Press::Copied => Action::Copy(self.place.clone()),
            Press::WithName => {
                self.with_name = !self.with_name;
                self.ask_again();
                Action::None
            }
            Press::Whole => {
                self.whole = !self.whole;
                self.ask_again();
                Action::None
            }
            Press::Guide(id) => {
                self.region = None;
                self.channel = None;
                self.guide = Some(id);
                self.ask_again();
                Action::None
            }
            Press::Region(id) => {
                self.region = Some(id);
                self.forget_channel_elsewhere(deps);
                self.ask_again();
                Action::None
            }
            Press::Channel(id) => {
                self.channel = Some(id);
                self.ask_again();
                Action::None
            }
        }
    }

    /// Another sheet, or another place: what was wrong with the last one is not wrong with this one, and
    /// what it would have replaced is not replaced by it.
    fn ask_again(&mut self) {
        if matches!(self.state, State::Refused(_)) {
            self.state = State::Asking;
        }
    }

    fn forget_channel_elsewhere(&mut self, deps: Deps<'_>) {
        let guide = self.guide(deps);
        let region = self.region.as_deref().unwrap_or_default();
        let is_here = |id: &ChannelId| {
            guide.is_some_and(|guide| guide.channels_for(region, None).any(|one| one.id == *id))
        };
        self.channel = self.channel.take().filter(is_here);
    }

    /// The guide of the form: that of its case, the one that was chosen, or the only one.
    fn guide<'a>(&self, deps: Deps<'a>) -> Option<&'a Guide> {
        let of_case = self.case.as_ref().and_then(|id| deps.cases.case(id));
        if let Some(case) = of_case {
            return deps.catalogue.guide(&case.guide);
        }
        match (&self.guide, guides(deps).as_slice()) {
            (Some(id), _) => deps.catalogue.guide(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The sheet that the form describes; none while something has to be chosen.
    fn sheet<'a>(&'a self, deps: Deps<'a>) -> Option<Sheet<'a>> {
        let guide = self.guide(deps)?;
        let today = deps.platform.today();
        if let Some(id) = &self.case {
            let sheet = Sheet::of(deps.catalogue, guide, deps.cases.case(id)?, today)?;
            return Some(Sheet {
                with_name: self.with_name,
                whole: self.whole,
                ..sheet
            });
        }
        let region = match (&self.region, guide.regions.as_slice()) {
            (Some(id), _) => guide.region(id)?,
            (None, [only]) => only,
            (None, _) => return None,
        };
        Some(Sheet {
            catalogue: deps.catalogue,
            guide,
            channel: guide.channel(self.channel.as_deref()?)?,
            region: Some(region),
            plan: None,
            case: None,
            with_name: false,
            whole: self.whole,
            today,
        })
    }

    /// Where the sheet is to lie unless another place is typed.
    fn proposed_place(&self, deps: Deps<'_>) -> String {
        let folder = deps.platform.documents().unwrap_or_default();
        folder.join(self.file_name(deps)).display().to_string()
    }

    fn file_name(&self, deps: Deps<'_>) -> String {
        match self.sheet(deps) {
            Some(sheet) => sheet.file_name(),
            None => "outro.html".to_owned(),
        }
    }

    fn write(&mut self, replace: bool, deps: Deps<'_>) -> Action {
        if self.state == State::Writing {
            return Action::None;
        }
        let Some(page) = self.sheet(deps).map(|sheet| sheet.page()) else {
            return Action::None;
        };
        self.state = State::Writing;
        let (typed, name) = (self.place.clone(), self.file_name(deps));
        let (home, store) = (deps.platform.home(), deps.cases.store().clone());
        Action::Write(blocking::perform(
            move || {
                let path = export::place(&typed, home.as_deref(), &name)?;
                export::write(&store, &path, &page, replace).map(|()| path)
            },
            Message::Done,
        ))
    }

    /// The sheet lies where it was to lie, or not.
    fn done(&mut self, result: Result<PathBuf, export::Error>) -> Action {
        let (state, focus) = match result {
            Ok(path) => {
                self.place = path.display().to_string();
                (State::Written(path), "sheet-open")
            }
            Err(error) => (State::Refused(error), "dialog-field"),
        };
        self.state = state;
        Action::Focus(focus)
    }

    /// Shows the file that was written, or its folder; never anything else.
    fn show_written(&self, folder: bool, deps: Deps<'_>) -> Action {
        let State::Written(path) = &self.state else {
            return Action::None;
        };
        let (platform, path) = (Arc::clone(deps.platform), path.clone());
        Action::Run(blocking::perform(
            move || match path.parent().filter(|_| folder) {
                Some(folder) => platform.show_folder(folder),
                None => platform.show_file(&path),
            },
            Message::Shown,
        ))
    }
}

/// What happened after the dialog was closed; what became of the sheet is told all the same.
pub fn update_closed(message: Message) -> Action {
    match message {
        Message::Done(Ok(path)) => Action::Notify(written(&path)),
        Message::Done(Err(error)) => Action::Notify(error.to_string()),
        Message::Shown(result) => shown(result),
        Message::Pressed(_) => Action::None,
    }
}

fn shown(result: Result<(), OpenError>) -> Action {
    match result {
        Ok(()) => Action::None,
        Err(error) => Action::Notify(error.to_string()),
    }
}

/// The guides that can be read.
fn guides(deps: Deps<'_>) -> Vec<&Guide> {
    let entries = deps.catalogue.entries().iter();
    entries
        .filter_map(|entry| deps.catalogue.guide(&entry.id))
        .collect()
}

fn written(path: &Path) -> String {
    let values = [("path", word(shown_path(path)))];
    tr_with("sheet-written", &values)
}

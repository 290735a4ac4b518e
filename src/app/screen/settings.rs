//! Settings: how the window looks, where the data lies, what was deleted, what Outro is.

use std::path::Path;

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};
use jiff::civil::Date;

use crate::app::context::Context;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::guide::link::Address;
use crate::i18n::{self, number, text as word, tr, tr_with};
use crate::store::settings::{Settings as Kept, Theme};

use super::{Action, Dialog, blocks};

mod about;
pub mod transfer;

/// By how much one press changes the size of text, in hundredths.
const STEP: u16 = 10;
const SIZES: std::ops::RangeInclusive<u16> = 100..=200;

/// A case in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Its id.
    pub case: String,
    /// Its service, and whose it was.
    pub name: String,
    /// The last day on which it can be brought back.
    pub until: Date,
}

/// What the screen remembers besides the settings.
#[derive(Debug, Default)]
pub struct Settings {
    /// The trash, once it was read.
    trash: Option<Vec<Trashed>>,
    about: about::About,
    /// The page of Outro's releases, where somebody publishes it.
    releases: Option<Address>,
    moving: transfer::Transfer,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A theme was chosen.
    Themed(Theme),
    /// Text of this size, in hundredths of the usual one.
    Sized(u16),
    /// "Keep the window above others" was switched on or off.
    OnTopToggled,
    /// "Show my data folder".
    FolderShown,
    /// The path of that folder is copied.
    FolderCopied,
    /// The trash was read.
    TrashRead(Vec<Trashed>),
    /// A case is brought back.
    BroughtBack(String),
    /// "Delete for good", by the case's id.
    PurgeAsked(String),
    /// "Delete everything".
    DeleteAllAsked,
    /// Everything goes to another computer, or comes from there.
    Transfer(transfer::Message),
    /// The licence of the typeface is shown or hidden.
    Licence,
    /// What Outro is made of is shown or hidden.
    Parts,
    /// "See the newest version".
    ReleasesOpened,
}

impl Settings {
    /// The screen as it opens. `releases` is where the newest version is to be had.
    pub fn new(releases: Option<&str>) -> Self {
        let page = releases.map(|page| Address::of_releases(page, tr("settings-releases")));
        Self {
            releases: page.and_then(Result::ok),
            ..Self::default()
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let settings = context.settings.clone();
        match message {
            Message::Themed(theme) => Action::Set(Kept { theme, ..settings }),
            Message::Sized(size) => Action::Set(Kept {
                text_size_percent: size.clamp(*SIZES.start(), *SIZES.end()),
                ..settings
            }),
            Message::OnTopToggled => Action::Set(Kept {
                keep_on_top: !settings.keep_on_top,
                ..settings
            }),
            Message::FolderShown => Action::ShowDataFolder,
            Message::FolderCopied => Action::Copy(folder(context)),
            Message::TrashRead(trash) => {
                self.trash = Some(trash);
                Action::None
            }
            Message::Transfer(message) => self.moving.update(message),
            Message::BroughtBack(case) => Action::BringBack(case),
            Message::PurgeAsked(case) => {
                let name = self.name_of(&case);
                Action::ShowDialog(Dialog::Purge { case, name })
            }
            Message::DeleteAllAsked => Action::ShowDialog(Dialog::DeleteEverything),
            Message::Licence => {
                self.about.font_licence = !self.about.font_licence;
                Action::None
            }
            Message::Parts => {
                self.about.parts = !self.about.parts;
                Action::None
            }
            Message::ReleasesOpened => match &self.releases {
                Some(page) => Action::OpenPage(page.clone()),
                None => Action::None,
            },
        }
    }

    fn name_of(&self, case: &str) -> String {
        self.trash
            .iter()
            .flatten()
            .find(|trashed| trashed.case == case)
            .map_or_else(String::new, |trashed| trashed.name.clone())
    }

    /// What Enter does while nothing has the focus: here there is no one loud thing.
    pub fn primary(&self, _frame: Context<'_>) -> Option<Message> {
        None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let title = semantics::heading(1, tr("settings-title")).id("page-title");
        let content = column![
            title,
            looks(context),
            sizes(context.settings),
            window(context.settings),
            Self::data(context),
            part("moving-title", self.moving.view().map(Message::Transfer)),
            self.deleted(),
            everything(),
            self.about.view(context, self.releases.as_ref()),
        ]
        .spacing(space::L)
        .max_width(space::MEASURE);
        content.into()
    }

    fn data(context: Context<'_>) -> Element<'_, Message> {
        let path = field::copyable(
            "settings-folder-copy",
            tr("settings-folder"),
            folder(context),
            tr("settings-copy"),
            Message::FolderCopied,
            context.copied.said(&folder(context)),
        );
        let show = control::secondary("settings-folder-show", tr("settings-show-folder"))
            .icon(Icon::Folder)
            .on_press(Message::FolderShown);
        part(
            "settings-data",
            column![text::secondary(tr("settings-data-text")), path, show].spacing(space::M),
        )
    }

    fn deleted(&self) -> Element<'_, Message> {
        let mut list = Column::new().spacing(space::M);
        match self.trash.as_deref() {
            None => list = list.push(text::secondary(tr("settings-trash-reading"))),
            Some([]) => list = list.push(text::secondary(tr("settings-trash-empty"))),
            Some(trash) => {
                list = list.push(text::secondary(tr("settings-trash-text")));
                for trashed in trash {
                    list = list.push(trashed_case(trashed));
                }
            }
        }
        part("settings-trash", list)
    }
}

/// A part of the page, as a card under its heading.
fn part<'a>(id: &'static str, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let title = semantics::heading(2, tr(id)).id(id);
    card::card(column![title, content.into()].spacing(space::M)).into()
}

fn folder(context: Context<'_>) -> String {
    let folder: &Path = context.cases.store().folder();
    folder.display().to_string()
}

fn looks<'a>(context: Context<'a>) -> Element<'a, Message> {
    let mut choices = Vec::new();
    for (theme, id) in [
        (Theme::System, "settings-theme-system"),
        (Theme::Light, "settings-theme-light"),
        (Theme::Dark, "settings-theme-dark"),
        (Theme::HighContrast, "settings-theme-contrast"),
        (Theme::HighContrastDark, "settings-theme-contrast-dark"),
    ] {
        choices.push(
            blocks::option(id, tr(id), context.settings.theme == theme)
                .on_press(Message::Themed(theme))
                .into(),
        );
    }
    let wrapped = iced::widget::Row::with_children(choices)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let content: Element<'a, Message> =
        semantics::group(Role::ChoiceGroup, tr("settings-theme"), wrapped).into();
    part("settings-theme", content)
}

fn sizes<'a>(settings: &Kept) -> Element<'a, Message> {
    let size = settings.text_size_percent;
    let shown = tr_with("settings-size-now", &[("n", number(usize::from(size)))]);
    let smaller = size.saturating_sub(STEP).max(*SIZES.start());
    let larger = size.saturating_add(STEP).min(*SIZES.end());
    let press = |to: u16| (to != size).then_some(Message::Sized(to));
    let now = semantics::status(shown.clone(), text::label(shown));
    let buttons = row![
        control::secondary("settings-smaller", tr("settings-smaller"))
            .on_press_maybe(press(smaller)),
        control::secondary("settings-larger", tr("settings-larger")).on_press_maybe(press(larger)),
        control::quiet("settings-usual", tr("settings-usual"))
            .on_press_maybe(press(*SIZES.start())),
    ]
    .spacing(space::S)
    .align_y(Alignment::Center)
    .wrap();
    part(
        "settings-size",
        column![now, buttons, text::secondary(tr("settings-size-keys"))].spacing(space::M),
    )
}

fn window<'a>(settings: &Kept) -> Element<'a, Message> {
    let on_top = switch(
        "settings-on-top",
        settings.keep_on_top,
        Message::OnTopToggled,
    );
    part("settings-window", on_top)
}

/// A tick box with a note under its words. `id` leads to the sentences `id`, `id-note`.
fn switch<'a>(id: &'static str, on: bool, message: Message) -> Element<'a, Message> {
    let note = tr(&format!("{id}-note"));
    let words = column![text::body(tr(id)), text::secondary(note.clone())].width(Length::Fill);
    control::checkbox_with(id, tr(id), on, words)
        .description(note)
        .width(Length::Fill)
        .on_press(message)
        .into()
}

fn trashed_case(trashed: &Trashed) -> Element<'_, Message> {
    let name = [("case", word(trashed.name.clone()))];
    let until = tr_with(
        "settings-trash-until",
        &[("day", word(i18n::date(trashed.until)))],
    );
    let words = column![text::label(trashed.name.as_str()), text::secondary(until)];
    let buttons = row![
        control::secondary(
            format!("settings-bring-back-{}", trashed.case),
            tr("settings-bring-back")
        )
        .name(tr_with("settings-bring-back-name", &name))
        .on_press(Message::BroughtBack(trashed.case.clone())),
        control::quiet(
            format!("settings-purge-{}", trashed.case),
            tr("settings-purge")
        )
        .name(tr_with("settings-purge-name", &name))
        .on_press(Message::PurgeAsked(trashed.case.clone())),
    ]
    .spacing(space::S)
    .wrap();
    column![card::hairline(), words, buttons]
        .spacing(space::S)
        .into()
}

fn everything<'a>() -> Element<'a, Message> {
    let button = control::danger("settings-delete-all", tr("settings-delete-all"))
        .on_press(Message::DeleteAllAsked);
    part(
        "settings-delete",
        column![text::secondary(tr("settings-delete-text")), button].spacing(space::M),
    )
}

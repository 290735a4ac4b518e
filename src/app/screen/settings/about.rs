//! What Outro is: its version and how old that is, what it never does, what it is made of.

use iced::Alignment;
use iced::widget::{Column, column, row};

use crate::app::context::Context;
use crate::app::screen::blocks;
use crate::app::ui::widget::{Element, link};
use crate::app::ui::{card, space, text};
use crate::guide::link::Address;
use crate::i18n::{number, text as word, tr, tr_with};
use crate::platform::version;

use super::{Message, part};

/// The licence of the typeface, as it has to go with it.
const FONT_LICENCE: &str = include_str!("../../../../assets/fonts/OFL.txt");
/// Every crate with its version, its licence, and whether it is shipped or only builds.
const CRATES: &str = include_str!("../../../../assets/licences/crates.tsv");

/// What of it is shown.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The licence of the typeface.
    pub font_licence: bool,
    /// What Outro is made of.
    pub parts: bool,
}

impl About {
    pub fn view<'a>(
        &self,
        context: Context<'a>,
        releases: Option<&Address>,
    ) -> Element<'a, Message> {
        let title = tr_with(
            "settings-version",
            &[("version", word(env!("CARGO_PKG_VERSION")))],
        );
        let age = version::age(version::released(), context.today);
        let content = column![column![text::body(title), text::secondary(age)].spacing(space::XS)]
            .push(newest(context, releases))
            .push(promises())
            .push(self.licences())
            .spacing(space::M);
        part("settings-about", content)
    }

    fn licences<'a>(&self) -> Element<'a, Message> {
        let font = blocks::disclosure(
            "settings-licence",
            tr("settings-font-licence"),
            self.font_licence,
        )
        .on_press(Message::Licence);
        let parts = blocks::disclosure("settings-parts", tr("settings-parts"), self.parts)
            .on_press(Message::Parts);
        let inset =
            |shown: bool, words: fn() -> String| shown.then(|| card::inset(text::note(words())));
        column![
            text::secondary(tr("settings-licence-own")),
            text::secondary(tr("settings-font")),
            font
        ]
        .push(inset(self.font_licence, || FONT_LICENCE.to_owned()))
        .push(parts)
        .push(inset(self.parts, crates))
        .spacing(space::M)
        .into()
    }
}

/// Where the newest version is to be had; Outro never looks there by itself.
fn newest<'a>(context: Context<'a>, releases: Option<&Address>) -> Option<Element<'a, Message>> {
    let page = releases?;
    let (label, host) = (page.label().to_owned(), page.host().to_owned());
    let open =
        link::open("settings-releases", label, host, false).on_press(Message::ReleasesOpened);
    let opened = context.copied.said(page.url()).map(link::copied);
    let line = row![open].push(opened).spacing(space::S);
    let words = text::secondary(tr("settings-newest"));
    Some(
        column![words, line.align_y(Alignment::Center)]
            .spacing(space::S)
            .into(),
    )
}

fn promises<'a>() -> Element<'a, Message> {
    let mut never = Column::new().spacing(space::XS);
    for id in [
        "settings-never-sends",
        "settings-never-signs-in",
        "settings-never-presses",
        "settings-never-pays",
    ] {
        never = never.push(text::secondary(tr(id)).style(text::strong_ink));
    }
    never.into()
}

/// What others wrote of it, a line each, under a sentence that says how much that is.
fn crates() -> String {
    let shipped = CRATES
        .lines()
        .filter_map(|line| line.strip_suffix("\tshipped"));
    let lines: Vec<String> = shipped.map(|line| line.replace('\t', "  ")).collect();
    let words = tr_with("settings-parts-text", &[("n", number(lines.len()))]);
    format!("{words}\n\n{}", lines.join("\n"))
}

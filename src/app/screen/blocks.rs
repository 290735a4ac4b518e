//! Pieces that several screens are made of.

use std::borrow::Cow;

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use crate::app::context::{Breakpoint, Copied};
use crate::app::ui::control::{self, Control};
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::mark::{Mark, mark, step_box};
use crate::app::ui::widget::{Element, Renderer};
use crate::app::ui::{Role, Theme, link, semantics, space, text};
use crate::guide::{Certainty, Checked, Claim, Guide, How};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charges;

/// Things one under the other.
pub type Lines<'a, M> = Column<'a, M, Theme, Renderer>;

/// What is said of a line of a statement, with the sign of how surely it holds: `spoken` is read
/// out when it changes, and says both in words.
pub fn surely<'a, M: 'a>(
    spoken: String,
    lines: impl Into<Element<'a, M>>,
    certainty: Option<Certainty>,
) -> Element<'a, M> {
    let sign = match charges::mark(certainty) {
        charges::Mark::Tick => icon(Icon::Tick, 16.0).color(|theme| theme.done),
        charges::Mark::Question => icon(Icon::Question, 16.0).color(|theme| theme.muted),
        charges::Mark::Care => icon(Icon::Warning, 16.0).color(|theme| theme.caution),
    };
    let sign = container(sign).padding([2.0, 0.0]);
    let lines = container(lines).width(Length::Fill);
    semantics::status(spoken, row![sign, lines].spacing(space::S)).into()
}

/// The words of [`surely`] in the colour of their sign.
pub fn by_certainty<'a>(certainty: Option<Certainty>, words: &str) -> text::Text<'a> {
    let words = text::set(text::SECONDARY, words.to_owned());
    match charges::mark(certainty) {
        charges::Mark::Tick => words.style(text::done),
        charges::Mark::Question => words,
        charges::Mark::Care => words.style(text::caution),
    }
}

/// A line that shows and hides what belongs to it.
pub fn disclosure<'a, M: 'a>(
    id: impl Into<Cow<'static, str>>,
    words: impl Into<Cow<'a, str>>,
    open: bool,
) -> Control<'a, M> {
    let (words, name) = text::named(words);
    let sign = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let line = row![text::label(words).width(Length::Fill), icon(sign, 16.0)]
        .spacing(space::M)
        .padding([space::XS, space::XS])
        .align_y(Alignment::Center);
    control::control(id, Role::Button, name, line)
        .width(Length::Fill)
        .expanded(open)
}

/// One of several to choose between, as wide as its words, with a tick when it is the
/// chosen one; the page stays.
pub fn option<'a, M: 'a>(
    id: impl Into<Cow<'static, str>>,
    words: impl Into<Cow<'a, str>>,
    chosen: bool,
) -> Control<'a, M> {
    chip(id, Role::Choice, words, chosen)
}

/// As [`option`], for an answer that goes on when it is pressed.
pub fn answer<'a, M: 'a>(
    id: impl Into<Cow<'static, str>>,
    words: impl Into<Cow<'a, str>>,
    chosen: bool,
) -> Control<'a, M> {
    chip(id, Role::Answer, words, chosen)
}

fn chip<'a, M: 'a>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    words: impl Into<Cow<'a, str>>,
    chosen: bool,
) -> Control<'a, M> {
    let (words, name) = text::named(words);
    let sign = chosen.then(|| mark(Mark::Ticked, 18.0));
    let line = row![]
        .push(sign)
        .push(text::label(words))
        .spacing(space::S)
        .align_y(Alignment::Center);
    control::outlined(id, role, name, line).selected(chosen)
}

/// How something is known and when it was seen, in small print.
pub fn known<'a, M: 'a>(checked: &Checked) -> Element<'a, M> {
    text::note(crate::present::how_known(checked)).into()
}

/// The same, where it is only worth saying that it is not sure.
pub fn unsure<'a, M: 'a>(checked: &Checked) -> Option<Element<'a, M>> {
    (checked.how == How::Unconfirmed).then(|| text::note(tr("pieces-unsure")).into())
}

/// Sentences that are held to be true, each marked where it is not sure.
pub fn claims<'a, M: 'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Element<'a, M> {
    let mut list = Column::new().spacing(space::S);
    for claim in claims {
        let words = text::secondary(claim.text.as_str()).style(text::strong_ink);
        list = list.push(
            column![words]
                .push(unsure(&claim.checked))
                .width(Length::Fill),
        );
    }
    list.into()
}

/// Sentences to follow in order, with their numbers before them.
pub fn numbered<'a, M: 'a>(lines: impl IntoIterator<Item = &'a str>) -> Element<'a, M> {
    let mut list = Column::new().spacing(space::XS);
    for (index, words) in lines.into_iter().enumerate() {
        let spoken = format!("{}. {words}", index + 1);
        let line = row![
            text::secondary(format!("{}.", index + 1)).width(20.0),
            text::secondary(words)
                .style(text::strong_ink)
                .width(Length::Fill)
        ];
        list = list.push(semantics::spoken(spoken, line));
    }
    list.into()
}

/// What is done in this order: a number in a box, and anything beside it.
pub fn stage<'a, M: 'a>(
    sign: Mark,
    narrow: bool,
    title: Element<'a, M>,
    content: Element<'a, M>,
) -> Element<'a, M> {
    if narrow {
        let head = row![step_box(sign), title]
            .spacing(space::M)
            .align_y(Alignment::Center);
        return column![head, content].spacing(space::S).into();
    }
    let words = column![title, content]
        .spacing(space::S)
        .width(Length::Fill);
    row![step_box(sign), words]
        .spacing(space::L)
        .align_y(Alignment::Start)
        .into()
}

/// A link of a guide with its host and a button that copies its address; where it can't be
/// opened, the reason. `at` keeps ids apart when a link stands on a page more than once.
pub fn link_out<'a, M: Clone + 'a>(
    guide: &'a Guide,
    region: &str,
    at: &str,
    id: &str,
    on_open: M,
    on_copy: M,
    copied: Copied<'_>,
) -> Element<'a, M> {
    match guide.address(id, region) {
        Ok(address) => link::link_out(
            format!("{at}-{id}"),
            address.label().to_owned(),
            address.host().to_owned(),
            on_open,
            tr_with("link-copy", &[("label", word(address.label().to_owned()))]),
            on_copy,
            copied.said(address.url()),
        ),
        Err(error) => text::secondary(error.to_string()).into(),
    }
}

/// The main column with a column at its right, which folds into it where there is no room.
pub fn two_columns<'a, M: 'a>(
    room: Breakpoint,
    main: impl Into<Element<'a, M>>,
    aside: impl Into<Element<'a, M>>,
    aside_first: bool,
) -> Element<'a, M> {
    let (main, aside) = (main.into(), aside.into());
    if room == Breakpoint::Wide {
        return row![
            container(main)
                .width(Length::FillPortion(5))
                .max_width(space::MAIN),
            container(aside)
                .width(Length::FillPortion(3))
                .max_width(space::ASIDE)
        ]
        .spacing(space::BETWEEN)
        .into();
    }
    let (first, second) = if aside_first {
        (aside, main)
    } else {
        (main, aside)
    };
    column![first, second].spacing(space::L).into()
}

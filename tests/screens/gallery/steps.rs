//! A whole window put together from the pieces, after the picture of the steps.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length, Padding};
use outro::app::ui::control;
use outro::app::ui::icon::{self, Icon};
use outro::app::ui::mark::{self, Mark};
use outro::app::ui::semantics::{self, Role};
use outro::app::ui::theme::Theme;
use outro::app::ui::{Element, card, root, space, text};

use super::page::{Gallery, Message, case, new, on_its_way, or_jump, over, what_to_tap};

fn sidebar<'a>() -> Element<'a, Message> {
    let entry = |id: &'static str, sign, title| {
        let sign = icon::icon(sign, 18.0).color(|theme| theme.muted);
        control::row_item(id, sign, title, "", None, false).on_press(Message::Pressed)
    };
    let brand = row![
        icon::icon(Icon::Logo, 18.0),
        text::set(text::CARD_TITLE, "Outro")
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    let second = "Mum’s account · Amazon website";
    let top = column![
        container(brand).padding(Padding::new(space::S).bottom(space::L)),
        new(),
        container(text::caption("In progress")).padding([space::S, space::S]),
        on_its_way("one"),
        case("two", 0.15, "Amazon Music Unlimited", second, false),
        container(text::caption("Finished")).padding([space::S, space::S]),
        over("three"),
    ]
    .height(Length::Fill)
    .spacing(2.0);
    let bottom = column![
        entry("guides", Icon::Book, "All guides"),
        entry("answers", Icon::Question, "Problems and answers"),
        entry("settings", Icon::Gear, "Settings"),
    ];
    let bar = container(column![top, bottom])
        .width(space::SIDEBAR)
        .height(Length::Fill)
        .padding([space::L, space::M])
        .style(|theme: &Theme| container::Style::default().background(theme.inset));
    semantics::group(Role::Navigation, "Outro", bar).into()
}

fn quiet_step(sign: Mark, title: &str) -> Element<'_, Message> {
    let ink = match sign {
        Mark::Ticked => text::muted,
        _ => text::strong_ink,
    };
    let line = row![
        mark::step_box(sign),
        text::set(text::STEP, title).style(ink)
    ]
    .spacing(14.0)
    .align_y(Alignment::Center);
    container(line).padding([space::L, space::L]).into()
}

fn current_step(gallery: &Gallery) -> Element<'_, Message> {
    let content = column![
        what_to_tap(),
        row![
            control::primary("done", "Done, next step").on_press(Message::Pressed),
            control::quiet("else", "I see something else").on_press(Message::Pressed),
        ]
        .wrap(),
        card::hairline(),
        or_jump(gallery, 96.0).align_y(Alignment::Center),
    ]
    .spacing(space::M)
    .width(Length::Fill);
    card::card(row![mark::step_box(Mark::Current(3)), content].spacing(14.0)).into()
}

fn reminder<'a>() -> Element<'a, Message> {
    let tick = |id: &'static str, label, checked| {
        control::checkbox(id, label, checked)
            .width(Length::Fill)
            .on_press(Message::Pressed)
    };
    let noted = column![
        text::set(text::SECONDARY, "Playlists exported"),
        text::secondary("12 playlists, 843 tracks found in the file"),
    ]
    .width(Length::Fill);
    let lines = column![
        card::caution_title("Back up before you confirm"),
        text::secondary("Exporting works while the subscription still runs.")
            .style(text::strong_ink),
        control::checkbox_with("a", "Playlists exported", true, noted).on_press(Message::Pressed),
        tick("b", "Purchased music downloaded", true),
        tick("c", "Note the songs you only have offline", false),
        tick("d", "Write down the renewal date", false),
        control::link("finish", "Finish backing up").on_press(Message::Pressed),
    ]
    .spacing(space::XS);
    card::caution(lines).into()
}

fn good_to_know<'a>() -> Element<'a, Message> {
    card::card(
        column![
            semantics::heading(3, "Good to know"),
            text::secondary("You keep access until the end of the period that you have paid for. There is no fee for cancelling early."),
        ]
        .spacing(space::XS),
    )
    .into()
}

fn tabs<'a>() -> Element<'a, Message> {
    let tab = |id: &'static str, sign, label, progress, selected| {
        control::tab(id, sign, label, progress, selected)
            .on_press(Message::Pressed)
            .into()
    };
    card::tab_bar(
        "Parts of this case",
        [
            tab("back-up", Mark::Caution, "Back up first", "2 of 4", false),
            tab("cancel", Mark::Number(2), "Cancel", "2 of 5", true),
            tab("sure", Mark::Number(3), "Make sure", "", false),
        ],
    )
}

pub fn view(gallery: &Gallery) -> Element<'_, Message> {
    let header = column![
        row![
            column![
                semantics::heading(1, "Amazon Music Unlimited").id("title"),
                text::secondary("Billed by Apple, cancelled on your iPhone or iPad")
            ]
            .spacing(space::XS)
            .width(Length::Fill),
            card::pill("amazon.com"),
            card::pill("My account"),
        ]
        .spacing(space::S),
        tabs(),
    ]
    .spacing(space::M);
    let steps = Column::with_children([
        quiet_step(Mark::Ticked, "Open the Settings app"),
        quiet_step(Mark::Ticked, "Tap your name at the top"),
        current_step(gallery),
        quiet_step(Mark::Number(4), "Tap Amazon Music"),
        quiet_step(Mark::Number(5), "Tap Cancel Subscription and confirm"),
    ])
    .width(Length::Fill);
    let aside = column![reminder(), good_to_know()]
        .spacing(space::L)
        .width(space::ASIDE);
    let steps = semantics::group(Role::List, "Steps", steps);
    let body = card::scroll(row![Element::from(steps), aside].spacing(space::XL));
    let footer = row![
        semantics::status("Saved just now", text::note("Saved just now")),
        iced::widget::space().width(Length::Fill),
        text::note("Menu words last seen on 29 June 2026"),
        control::small_words("how", "How this is known").on_press(Message::Pressed),
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    let main = column![
        container(header).padding(Padding::new(space::XXL).top(space::XL).bottom(0.0)),
        container(body)
            .padding([space::S, space::XL])
            .height(Length::Fill),
        card::hairline(),
        container(footer).padding([space::XS, space::XXL]),
    ];
    root::root(row![sidebar(), main], |_| None).into()
}

//! The page itself.

use iced::Length;
use iced::widget::{Column, Row, column, container, row};
use outro::app::ui::control;
use outro::app::ui::icon::{self, Icon};
use outro::app::ui::mark::{self, Mark};
use outro::app::ui::semantics::{self, Role};
use outro::app::ui::theme::Theme;
use outro::app::ui::{Element, card, dialog, field, link, qr, root, space, text};

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Pressed,
    Typed(String),
}

pub struct Gallery {
    pub code: qr::Code,
    pub narrow: bool,
    pub asks: bool,
}

pub fn gallery(narrow: bool) -> Gallery {
    Gallery {
        code: qr::Code::new("https://apps.apple.com/account/subscriptions").expect("short"),
        narrow,
        asks: false,
    }
}

fn buttons<'a>() -> Element<'a, Message> {
    row![
        control::primary("done", "Done, next step").on_press(Message::Pressed),
        control::quiet("else", "I see something else").on_press(Message::Pressed),
        control::secondary("file", "Check another file…")
            .icon(Icon::Folder)
            .on_press(Message::Pressed),
        control::danger("delete", "Delete for good").on_press(Message::Pressed),
        control::primary("off", "Not yet"),
        control::secondary("off-too", "Not yet either"),
    ]
    .spacing(space::M)
    .wrap()
    .into()
}

fn ticks<'a>() -> Element<'a, Message> {
    column![
        control::checkbox("exported", "Playlists exported", true).on_press(Message::Pressed),
        control::checkbox("noted", "Note the songs you only have offline", false)
            .on_press(Message::Pressed),
        row![
            control::tick(
                "charge",
                "No new charge after 3 December",
                false,
                mark::step_box(Mark::Empty)
            )
            .on_press(Message::Pressed),
            column![
                semantics::heading(3, "No new charge after 3 December"),
                text::secondary("Look at your statement on that day. Only then is it over."),
            ]
        ]
        .spacing(space::M),
        row![
            mark::step_box(Mark::Ticked),
            mark::step_box(Mark::Current(3)),
            mark::step_box(Mark::Number(4)),
            mark::step_box(Mark::Number(12)),
            mark::step_box(Mark::Skipped),
            mark::step_box(Mark::Caution),
            icon::progress_ring(0.0, false),
            icon::progress_ring(0.4, false),
            icon::progress_ring(0.9, false),
            icon::progress_ring(1.0, true),
        ]
        .spacing(space::M)
        .wrap(),
    ]
    .spacing(space::S)
    .into()
}

fn choices<'a>() -> Element<'a, Message> {
    semantics::group(
        Role::ChoiceGroup,
        "Who charges you?",
        column![
            control::choice_card("apple", "Apple, on iPhone or iPad", "Settings app", true)
                .position(1, 3)
                .on_press(Message::Pressed),
            control::choice_card(
                "mobile",
                "Mobile provider or another company with quite a long name",
                "Your phone bill shows Amazon Music, or a word that you do not know",
                false
            )
            .position(2, 3)
            .on_press(Message::Pressed),
            control::choice_card("mac", "Apple, on a Mac", "App Store", false)
                .highlighted(true)
                .position(3, 3)
                .on_press(Message::Pressed),
        ]
        .spacing(space::M),
    )
    .into()
}

/// What both windows say of the step.
pub fn what_to_tap<'a>() -> Column<'a, Message, Theme> {
    column![
        semantics::heading(2, "Tap Subscriptions").id("step"),
        card::pill("On your iPhone or iPad"),
        text::body("You will see every subscription that Apple bills you for. On older iPhones it sits under iTunes & App Store.").style(text::muted),
        card::path_chips(["Settings", "Your name", "Subscriptions"], Some(2), "Settings"),
    ]
    .spacing(space::M)
}

/// The code and the link to where the step is done, in both windows.
pub fn or_jump(gallery: &Gallery, size: f32) -> Row<'_, Message, Theme> {
    row![
        qr::qr(&gallery.code, "QR code for apps.apple.com", size),
        column![
            text::label("Or jump straight there"),
            text::secondary("Scan with the iPhone’s camera, or"),
            control::link("here", "open apps.apple.com here").on_press(Message::Pressed),
        ]
        .spacing(space::XS)
    ]
    .spacing(space::M)
}

fn step(gallery: &Gallery) -> Element<'_, Message> {
    let press = ("Press", vec!["Continue to cancel"]);
    let leave = (
        "Leave alone".to_owned(),
        vec!["Switch plan", "Keep my subscription"],
    );
    card::card(
        column![
            what_to_tap(),
            card::press_and_leave(press, Some(leave), "or", gallery.narrow),
            card::hairline(),
            or_jump(gallery, 112.0),
            link::link_out(
                "purchases",
                "Open your purchases",
                "music.amazon.com",
                Message::Pressed,
                "Copy the address of your purchases",
                Message::Pressed,
                None,
            ),
        ]
        .spacing(space::M),
    )
    .into()
}

fn fields<'a>() -> Element<'a, Message> {
    column![
        field::field(
            "statement",
            "What does the charge say on your statement?",
            "APPLE.COM/BILL"
        )
        .on_input(Message::Typed)
        .good(Some(
            "That is Apple. Choose the device that you have at hand."
        )),
        field::field("search", "Find a service", "")
            .placeholder("For example Amazon Music")
            .hint("Its name, or a word from your bill.")
            .on_input(Message::Typed),
        field::field("date", "Renewal date", "31 February")
            .error(Some(
                "February has no 31st day. Write the day as it stands in the e-mail."
            ))
            .on_input(Message::Typed),
        field::field("closed", "Not needed", "Nothing to fill in here"),
        field::copyable(
            "copy",
            "Reference",
            "D01-2041-77",
            "Copy",
            Message::Pressed,
            None
        ),
        field::labelled("Billed by", "Apple"),
    ]
    .spacing(space::L)
    .into()
}

fn cards<'a>() -> Element<'a, Message> {
    column![
        card::caution(
            column![
                card::caution_title("Back up before you confirm"),
                text::secondary("Exporting works while the subscription still runs.")
                    .style(text::strong_ink),
                control::link("finish", "Finish backing up").on_press(Message::Pressed),
            ]
            .spacing(space::S)
        ),
        card::done(
            column![
                text::set(text::HEADLINE, "Cancelled on 22 November 2026").style(text::done),
                text::mixed([
                    text::plain("You can listen until "),
                    text::strong("Thursday 3 December 2026"),
                    text::plain(". One thing is left: seeing that no charge comes."),
                ]),
            ]
            .spacing(space::S)
        ),
        card::trouble(
            column![
                text::label("Outro could not save this step").style(text::trouble),
                text::body("The disk is full. Nothing that was saved before is lost."),
            ]
            .spacing(space::S)
        ),
        card::chosen(text::body(
            "Then it is already cancelled. Apple will not charge you again."
        )),
    ]
    .spacing(space::M)
    .into()
}

/// The button that begins a case, at the top of both sidebars.
pub fn new<'a>() -> Element<'a, Message> {
    control::secondary("new", "Cancel something")
        .icon(Icon::Plus)
        .align_left()
        .width(Length::Fill)
        .on_press(Message::Pressed)
        .into()
}

/// A case in the sidebar, of which this part is done.
pub fn case<'a>(
    id: &'static str,
    part: f32,
    title: &'a str,
    note: &'a str,
    selected: bool,
) -> Element<'a, Message> {
    let ring = icon::progress_ring(part, part >= 1.0);
    control::row_item(id, ring, title, note, None, selected)
        .on_press(Message::Pressed)
        .into()
}

/// The case that both sidebars show first.
pub fn on_its_way<'a>(id: &'static str) -> Element<'a, Message> {
    let note = "Apple, on iPhone · step 3 of 5";
    case(id, 0.5, "Amazon Music Unlimited", note, true)
}

/// The case that both sidebars show last.
pub fn over<'a>(id: &'static str) -> Element<'a, Message> {
    case(id, 1.0, "Audible", "Cancelled 4 November", false)
}

fn place<'a>(id: &'static str, shown: Icon, title: &'a str) -> Element<'a, Message> {
    let lead = icon::icon(shown, 18.0).color(|theme| theme.muted);
    control::row_item(id, lead, title, "", None, false)
        .on_press(Message::Pressed)
        .into()
}

fn sidebar<'a>() -> Element<'a, Message> {
    let rows = column![
        new(),
        text::caption("In progress"),
        on_its_way("case-1"),
        over("case-2"),
        place("guides", Icon::Book, "All guides"),
        place("settings", Icon::Gear, "Settings"),
    ]
    .spacing(space::S);
    semantics::group(
        Role::Navigation,
        "Outro",
        container(rows)
            .padding(space::M)
            .style(|theme: &Theme| container::Style::default().background(theme.inset)),
    )
    .into()
}

fn tabs<'a>() -> Element<'a, Message> {
    card::tab_bar(
        "Parts of this case",
        [
            control::tab(
                "tab-backup",
                Mark::Caution,
                "Back up first",
                "2 of 4",
                false,
            )
            .on_press(Message::Pressed)
            .into(),
            control::tab("tab-cancel", Mark::Number(2), "Cancel", "2 of 5", true)
                .on_press(Message::Pressed)
                .into(),
            control::tab("tab-sure", Mark::Number(3), "Make sure", "", false)
                .on_press(Message::Pressed)
                .into(),
            control::tab("tab-done", Mark::Ticked, "Done", "", false)
                .on_press(Message::Pressed)
                .into(),
        ],
    )
}

fn weights<'a>() -> Element<'a, Message> {
    let at = |font| {
        text::set(
            text::Face { font, ..text::BODY },
            "Ağ Đẽ Ωλ Жы — “3 €” → Outro",
        )
    };
    column![
        at(text::REGULAR),
        at(text::MEDIUM),
        at(text::SEMIBOLD),
        at(text::BOLD),
        text::note("Saved just now"),
    ]
    .into()
}

pub fn view(gallery: &Gallery) -> Element<'_, Message> {
    let icons = Icon::ALL.map(|each| icon::icon(each, 22.0).into());
    let left = column![
        sidebar(),
        iced::widget::Row::with_children(icons)
            .spacing(space::M)
            .wrap(),
        weights(),
        ticks(),
        choices(),
        cards(),
    ]
    .spacing(space::XL)
    .width(Length::Fill);
    let right = column![
        semantics::heading(1, "Amazon Music Unlimited").id("title"),
        tabs(),
        buttons(),
        step(gallery),
        fields(),
        semantics::status("Saved just now", text::note("Saved just now")),
    ]
    .spacing(space::XL)
    .width(Length::Fill);
    let body: Element<'_, Message> = if gallery.narrow {
        column![left, right].spacing(space::XL).into()
    } else {
        row![left, right].spacing(space::XXL).into()
    };
    let page = card::scroll(container(body).padding(space::S));
    let asks = gallery.asks.then(|| {
        dialog::dialog(
            "ask",
            "Delete this case?",
            column![
                semantics::heading(2, "Delete this case?"),
                text::body("It stays in the trash for 30 days. Undo brings it back."),
                row![
                    control::secondary("keep", "Keep it").on_press(Message::Pressed),
                    control::danger("bin", "Delete it").on_press(Message::Pressed),
                ]
                .spacing(space::M)
                .wrap(),
            ]
            .spacing(space::L),
            Message::Pressed,
        )
    });
    root::root(dialog::over(page, asks, None), |_| None).into()
}

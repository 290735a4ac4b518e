//! A question over the page. The focus stays inside it, Esc closes it, and nothing
//! behind it can be pressed.

use std::borrow::Cow;

use iced::keyboard::{self, key};
use iced::widget::{container, opaque, scrollable, stack};
use iced::{Event, Length, border};

use super::wrapped::{self, Update, Wrapper};

use crate::app::ui::semantics::{self, Role};
use crate::app::ui::space;
use crate::app::ui::text;
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Element;

/// How wide the frame of a window is that takes a file, in logical pixels.
const LIT: f32 = 3.0;

/// The widest a dialog gets, in logical pixels.
const WIDTH: f32 = 520.0;

/// Something that lies over the page and wants an answer.
pub struct Dialog<'a, Message> {
    layer: Element<'a, Message>,
}

/// Makes a dialog. `title` is what it is called for a screen reader; draw it in `content`
/// with [`semantics::heading`]. `on_close` is sent by Esc. Its first control gets the
/// focus, so put the harmless answer first.
pub fn dialog<'a, Message: Clone + 'a>(
    id: impl Into<Cow<'static, str>>,
    title: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
    on_close: Message,
) -> Dialog<'a, Message> {
    let card = container(scrollable(
        container(content).padding(space::XL).width(Length::Fill),
    ))
    .max_width(WIDTH)
    .style(|theme: &Theme| container::Style {
        background: Some(theme.surface.into()),
        border: border::rounded(space::RADIUS_L)
            .width(theme.border_width)
            .color(theme.border),
        ..container::Style::default()
    });
    let named = semantics::group(Role::Dialog, title, card).id(id).modal();
    let scrim = container(named)
        .center(Length::Fill)
        .padding(space::L)
        .style(|theme: &Theme| container::Style::default().background(theme.scrim));
    let closing = wrapped::wrap(Closing { on_close }, vec![scrim.into()]);
    Dialog {
        layer: opaque(closing),
    }
}

/// The page, with the dialog over it if there is one, and lit where a file that is held over it
/// may be dropped; `drop` says what then happens. Call it with and without them alike: the page
/// then keeps its place in the tree, and with it its text cursors and how far it is scrolled.
pub fn over<'a, Message: 'a>(
    page: impl Into<Element<'a, Message>>,
    dialog: Option<Dialog<'a, Message>>,
    drop: Option<String>,
) -> Element<'a, Message> {
    let mut layers = stack![page.into()];
    if let Some(dialog) = dialog {
        layers = layers.push(dialog.layer);
    }
    if let Some(words) = drop {
        layers = layers.push(lit(words));
    }
    layers.into()
}

/// The frame round the whole window that is lit while a file is held over it. It takes no room,
/// so that nothing moves under the file.
fn lit<'a, Message: 'a>(words: String) -> Element<'a, Message> {
    let said = semantics::status(words.clone(), text::body(words));
    let card = container(said)
        .padding(space::L)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.accent_ground.into()),
            border: border::rounded(space::RADIUS_L)
                .width(LIT)
                .color(theme.accent),
            ..container::Style::default()
        });
    container(card)
        .center(Length::Fill)
        .style(|theme: &Theme| container::Style {
            border: border::width(LIT).color(theme.accent),
            ..container::Style::default()
        })
        .into()
}

/// Hears Esc before a text field in the dialog takes it for leaving the field.
struct Closing<Message> {
    on_close: Message,
}

impl<Message> Closing<Message> {
    fn closes(event: &Event) -> bool {
        matches!(
            event,
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(key::Named::Escape),
                repeat: false,
                ..
            })
        )
    }
}

impl<Message: Clone> Wrapper<Message> for Closing<Message> {
    type State = ();

    fn update(&self, _state: &mut (), update: &mut Update<'_, '_, '_, Message>) {
        if Self::closes(update.event) {
            update.shell.publish(self.on_close.clone());
            update.shell.capture_event();
        } else {
            update.forward();
        }
    }
}

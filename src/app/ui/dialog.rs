//! A question over the page. The focus stays inside it, Esc closes it, and nothing
//! behind it can be pressed.

use std::borrow::Cow;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::keyboard::{self, key};
use iced::widget::{container, opaque, scrollable, stack};
use iced::{Event, Length, Rectangle, Size, border};

use super::semantics::{self, Role};
use super::space;
use super::theme::Theme;
use super::widget::{Element, Renderer};

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
    let closing = Closing {
        content: scrim.into(),
        on_close,
    };
    Dialog {
        layer: opaque(Element::new(closing)),
    }
}

/// The page, with the dialog over it if there is one. Call it with and without a dialog
/// alike: the page then keeps its place in the tree, and with it its text cursors and
/// how far it is scrolled.
pub fn over<'a, Message: 'a>(
    page: impl Into<Element<'a, Message>>,
    dialog: Option<Dialog<'a, Message>>,
) -> Element<'a, Message> {
    let mut layers = stack![page.into()];
    if let Some(dialog) = dialog {
        layers = layers.push(dialog.layer);
    }
    layers.into()
}

/// Hears Esc before a text field in the dialog takes it for leaving the field.
struct Closing<'a, Message> {
    content: Element<'a, Message>,
    on_close: Message,
}

impl<Message: Clone> Closing<'_, Message> {
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

impl<Message: Clone> Widget<Message, Theme, Renderer> for Closing<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if Self::closes(event) {
            shell.publish(self.on_close.clone());
            shell.capture_event();
            return;
        }
        self.content.as_widget_mut().update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content
            .as_widget()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }
}

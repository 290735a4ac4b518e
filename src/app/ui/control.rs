//! The one control: whatever can be pressed in the window is made here.
//!
//! iced's own buttons and tick boxes take no keyboard focus and tell nobody what they
//! are. This wrapper does both for any content, and draws the focus ring.

mod kinds;
mod look;

pub use kinds::{
    action_card, checkbox, checkbox_with, choice_card, danger, icon_button, link, marked_card,
    outlined, primary, quiet, row_item, secondary, tab, tick, tick_with,
};
pub use look::{Look, Status};

use std::borrow::Cow;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::keyboard::{self, key};
use iced::{
    Alignment, Background, Border, Color, Event, Length, Padding, Rectangle, Size, touch, window,
};

use super::semantics::{Announced, Focus, Request, Role, Semantics};
use super::space;
use super::theme::Theme;
use super::widget::{Element, Renderer};

/// Something that can be pressed, by mouse, finger, keyboard or screen reader. Without
/// a message it is disabled: it looks it, says it, and Tab passes it by.
pub struct Control<'a, Message> {
    content: Element<'a, Message>,
    semantics: Semantics,
    on_press: Option<Message>,
    look: fn(&Theme, Status) -> Look,
    width: Length,
    least: Size,
    padding: Padding,
    align: Alignment,
}

/// Makes any content a control. Prefer the ready-made kinds of this module.
pub fn control<'a, Message>(
    id: impl Into<Cow<'static, str>>,
    role: Role,
    name: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    let content = content.into();
    let width = content.as_widget().size_hint().width.fluid();
    Control {
        content,
        semantics: Semantics::new(role, name).id(id).leaf(),
        on_press: None,
        look: look::bare,
        width,
        least: Size::new(space::TARGET, space::TARGET),
        padding: Padding::ZERO,
        align: Alignment::Start,
    }
}

impl<'a, Message> Control<'a, Message> {
    /// What pressing it sends. Without this it is disabled.
    pub fn on_press(self, message: Message) -> Self {
        self.on_press_maybe(Some(message))
    }

    /// What pressing it sends; `None` disables it.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// Sets the width; at first it is that of the content.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Says what it holds, for a screen reader.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.semantics.value = Some(value.into());
        self
    }

    /// Says what else is worth knowing, for a screen reader.
    pub fn description(mut self, words: impl Into<String>) -> Self {
        self.semantics.description = Some(words.into());
        self
    }

    /// Says whether what belongs to it is shown, for a screen reader.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.semantics.expanded = Some(expanded);
        self
    }

    /// Says which of how many it is, from 1, for a screen reader.
    pub fn position(mut self, position: usize, size: usize) -> Self {
        self.semantics.position = Some((position, size));
        self
    }

    /// Replaces the name that a screen reader says and tests look for, where the words
    /// that are seen would say too little ("Copy": "Copy the reference").
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.semantics.name = name.into();
        self
    }

    fn checked(mut self, checked: bool) -> Self {
        self.semantics.checked = Some(checked);
        self
    }

    /// Says that it is the current one, to a screen reader.
    pub fn selected(mut self, selected: bool) -> Self {
        self.semantics.selected = Some(selected);
        self
    }

    fn look(mut self, look: fn(&Theme, Status) -> Look) -> Self {
        self.look = look;
        self
    }

    fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    fn least_height(mut self, height: f32) -> Self {
        self.least.height = height;
        self
    }

    fn centered(mut self) -> Self {
        self.align = Alignment::Center;
        self
    }

    fn said(&self) -> Semantics {
        Semantics {
            disabled: self.on_press.is_none(),
            ..self.semantics.clone()
        }
    }

    fn status(&self, state: &State) -> Status {
        match (self.on_press.is_some(), state.pressed, state.hovered) {
            (false, ..) => Status::Disabled,
            (true, true, true) => Status::Pressed,
            (true, _, true) => Status::Hovered,
            (true, ..) => Status::Active,
        }
    }
}

/// What a control keeps between views.
#[derive(Debug, Default)]
struct State {
    announced: Announced,
    hovered: bool,
    pressed: bool,
}

impl<Message: Clone> Control<'_, Message> {
    fn publish(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = &self.on_press {
            shell.publish(message.clone());
            shell.capture_event();
        }
    }

    fn pointer_down(&self, state: &mut State, over: bool, shell: &mut Shell<'_, Message>) {
        let focus = if over && self.on_press.is_some() {
            state.pressed = true;
            shell.capture_event();
            Focus::Quiet
        } else {
            Focus::None
        };
        if state.announced.focus != focus || state.pressed {
            state.announced.focus = focus;
            shell.request_redraw();
        }
    }

    fn pointer_up(&self, state: &mut State, over: bool, shell: &mut Shell<'_, Message>) {
        if state.pressed {
            state.pressed = false;
            shell.request_redraw();
            if over {
                self.publish(shell);
            }
        }
    }

    fn key(&self, state: &mut State, event: &keyboard::Event, shell: &mut Shell<'_, Message>) {
        let keyboard::Event::KeyPressed {
            key,
            modifiers,
            repeat,
            ..
        } = event
        else {
            return;
        };
        if state.announced.focus == Focus::None
            || shell.is_event_captured()
            || presses_more(*modifiers)
        {
            return;
        }
        let presses = match key {
            keyboard::Key::Named(key::Named::Enter) => true,
            // A link is followed with Enter only, as everywhere else.
            keyboard::Key::Named(key::Named::Space) => self.semantics.role != Role::Link,
            _ => false,
        };
        if !presses {
            return;
        }
        state.announced.focus = Focus::Visible;
        if *repeat {
            shell.capture_event();
        } else {
            self.publish(shell);
        }
    }
}

fn presses_more(modifiers: keyboard::Modifiers) -> bool {
    modifiers.control() || modifiers.alt() || modifiers.logo()
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Control<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.announced.semantics.id != self.semantics.id || self.on_press.is_none() {
            state.pressed = false;
            state.announced.focus = Focus::None;
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        tree.state
            .downcast_mut::<State>()
            .announced
            .renew(&self.said());

        let limits = limits
            .width(self.width)
            .min_width(self.least.width)
            .min_height(self.least.height);
        // The content may be smaller than the control, and is then placed within it.
        let loose = layout::Limits::with_compression(
            Size::ZERO,
            limits.shrink(self.padding).max(),
            limits.height(Length::Shrink).compression(),
        );
        let node = self
            .content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, &loose);
        let size = limits.resolve(self.width, Length::Shrink, node.size().expand(self.padding));
        let room = Size::new(
            (size.width - self.padding.x()).max(0.0),
            (size.height - self.padding.y()).max(0.0),
        );
        let node = node.move_to((self.padding.left, self.padding.top)).align(
            self.align,
            Alignment::Center,
            room,
        );

        layout::Node::with_children(size, vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let announced = &mut tree.state.downcast_mut::<State>().announced;
        let id = self.semantics.widget_id();
        let bounds = layout.bounds();
        operation.custom(id.as_ref(), bounds, announced);
        operation.traverse(&mut |operation| {
            if self.on_press.is_some() {
                operation.focusable(id.as_ref(), bounds, announced);
            }
            if self.semantics.role == Role::Link {
                // Its words are drawn as rich text, which is silent.
                operation.text(None, bounds, &self.semantics.name);
            }
            if let Some(layout) = layout.children().next() {
                self.content.as_widget_mut().operate(
                    &mut tree.children[0],
                    layout,
                    renderer,
                    operation,
                );
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());

        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                self.pointer_down(state, over, shell);
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                self.pointer_up(state, over, shell);
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.pressed = false,
            Event::Keyboard(event) => self.key(state, event, shell),
            Event::Window(window::Event::RedrawRequested(_))
                if state.announced.request.take() == Some(Request::Press) =>
            {
                self.publish(shell);
            }
            _ => {}
        }

        if state.hovered != over && self.on_press.is_some() {
            shell.request_redraw();
        }
        state.hovered = over;
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let look = (self.look)(theme, self.status(state));
        let bounds = layout.bounds();
        if look.is_visible() {
            let quad = renderer::Quad {
                bounds,
                border: look.border,
                ..renderer::Quad::default()
            };
            renderer.fill_quad(quad, look.background.unwrap_or(Color::TRANSPARENT));
        }
        if let Some(layout) = layout.children().next() {
            let style = renderer::Style {
                text_color: look.ink,
            };
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                &style,
                layout,
                cursor,
                viewport,
            );
        }
        let focused = state.announced.focus == Focus::Visible;
        draw_ring(
            renderer,
            theme,
            bounds,
            look.border.radius.top_left,
            focused,
        );
    }
}

/// Draws the focus ring around a control with these bounds and this corner radius. It
/// needs no layer of its own, since layers are what costs most. Without the focus it
/// draws one clear pixel: the renderer compares frames by counting quads, and would paint
/// all that follows again if one came or went.
pub(super) fn draw_ring(
    renderer: &mut Renderer,
    theme: &Theme,
    bounds: Rectangle,
    radius: f32,
    focused: bool,
) {
    if !focused {
        let quad = renderer::Quad {
            bounds: Rectangle::new(bounds.position(), Size::UNIT),
            ..renderer::Quad::default()
        };
        renderer.fill_quad(quad, Color::TRANSPARENT);
        return;
    }
    let distance = 2.0 * space::RING;
    let width = if theme.is_high_contrast() {
        1.5 * space::RING
    } else {
        space::RING
    };
    renderer.fill_quad(
        renderer::Quad {
            bounds: bounds.expand(distance),
            border: Border {
                color: theme.accent,
                width,
                radius: (radius + distance).into(),
            },
            ..renderer::Quad::default()
        },
        Background::Color(Color::TRANSPARENT),
    );
}

impl<'a, Message: Clone + 'a> From<Control<'a, Message>> for Element<'a, Message> {
    fn from(control: Control<'a, Message>) -> Self {
        Element::new(control)
    }
}

//! What a control does: press, focus, draw.

use std::time::Instant;

use iced::advanced::layout;
use iced::advanced::widget::Operation;
use iced::advanced::{Shell, mouse, renderer};
use iced::keyboard::{self, key};
use iced::{Alignment, Color, Event, Length, Padding, Size, touch, window};

use super::{Look, Status, draw_ring};
use crate::app::ui::semantics::{Announced, Focus, Request, Role, Semantics};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Renderer;
use crate::app::ui::widget::press_guard::PlaceGuard;
use crate::app::ui::widget::surface;
use crate::app::ui::widget::wrapped::{Draw, Inside, Measure, Pointer, Update, Wrapper};

/// What makes content a control: what pressing it does, and how that is announced and drawn.
pub struct Pressing<Message> {
    pub(super) semantics: Semantics,
    pub(super) on_press: Option<Message>,
    pub(super) look: fn(&Theme, Status) -> Look,
    pub(super) width: Length,
    pub(super) least: Size,
    pub(super) padding: Padding,
    pub(super) align: Alignment,
    /// Its words are drawn as rich text, which announces nothing.
    pub(super) silent: bool,
}

impl<Message> Pressing<Message> {
    fn announced_semantics(&self) -> Semantics {
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
pub struct State {
    announced: Announced,
    hovered: bool,
    pressed: bool,
    guard: PlaceGuard,
}

impl<Message: Clone> Pressing<Message> {
    fn publish(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = &self.on_press {
            shell.publish(message.clone());
            shell.capture_event();
        }
    }

    fn handle(&self, state: &mut State, event: &Event, over: bool, shell: &mut Shell<'_, Message>) {
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
    }

    fn pointer_down(&self, state: &mut State, over: bool, shell: &mut Shell<'_, Message>) {
        let takes = over && self.on_press.is_some() && state.guard.may_press(Instant::now());
        let focus = if takes {
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

impl<Message: Clone> Wrapper<Message> for Pressing<Message> {
    type State = State;

    fn diff(&self, state: &mut State) -> bool {
        let before = &state.announced.semantics;
        if before.id != self.semantics.id {
            state.pressed = false;
        }
        if before.id != self.semantics.id || before.name != self.semantics.name {
            state.guard.replaced();
        }
        if self.on_press.is_none() {
            state.pressed = false;
            state.announced.focus = Focus::None;
        }
        false
    }

    fn size(&self, _content: Size<Length>) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn renew(&self, state: &mut State) {
        state.announced.renew(&self.announced_semantics());
    }

    fn layout(&self, mut measure: Measure<'_, '_, Message>) -> layout::Node {
        let limits = measure
            .limits
            .width(self.width)
            .min_width(self.least.width)
            .min_height(self.least.height);
        // The content may be smaller than the control, and is then placed within it.
        let loose = layout::Limits::with_compression(
            Size::ZERO,
            limits.shrink(self.padding).max(),
            limits.height(Length::Shrink).compression(),
        );
        let content = measure.each(0..measure.content.len(), &loose);
        let content = content.into_iter().next().unwrap_or_default();
        let size = content.size().expand(self.padding);
        let size = limits.resolve(self.width, Length::Shrink, size);
        let inner = Size::new(
            (size.width - self.padding.x()).max(0.0),
            (size.height - self.padding.y()).max(0.0),
        );
        let content = content
            .move_to((self.padding.left, self.padding.top))
            .align(self.align, Alignment::Center, inner);
        layout::Node::with_children(size, vec![content])
    }

    fn operate(
        &self,
        state: &mut State,
        inside: &mut Inside<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        let announced = &mut state.announced;
        let id = self.semantics.widget_id();
        let bounds = inside.layout.bounds();
        operation.custom(id.as_ref(), bounds, announced);
        operation.traverse(&mut |operation| {
            if self.on_press.is_some() {
                operation.focusable(id.as_ref(), bounds, announced);
            }
            if self.silent {
                operation.text(None, bounds, &self.semantics.name);
            }
            inside.operate(operation);
        });
    }

    fn update(&self, state: &mut State, update: &mut Update<'_, '_, '_, Message>) {
        let over = update.cursor.is_over(update.inside.layout.bounds());
        self.handle(state, update.event, over, update.shell);
        if let Event::Window(window::Event::RedrawRequested(now)) = update.event {
            // What is about to be drawn anyway need not be asked for: after each turn of the
            // wheel something else lies under the pointer.
            let place = update.inside.layout.bounds().position();
            state.guard.drawn_at(place, *now);
        } else if state.hovered != over && self.on_press.is_some() {
            update.shell.request_redraw();
        }
        state.hovered = over;
    }

    fn mouse_interaction(&self, pointer: Pointer<'_, '_, Message>) -> mouse::Interaction {
        if self.on_press.is_some() && pointer.cursor.is_over(pointer.layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn draw(&self, state: &State, renderer: &mut Renderer, draw: Draw<'_, '_, Message>) {
        let look = (self.look)(draw.theme, self.status(state));
        let bounds = draw.layout.bounds();
        if look.is_visible() {
            let background = look.background.unwrap_or(Color::TRANSPARENT).into();
            surface::paint(renderer, bounds, draw.viewport, background, look.border);
        }
        let style = renderer::Style {
            text_color: look.foreground,
        };
        Draw { style, ..draw }.forward(renderer);
        let focused = matches!(state.announced.focus, Focus::Visible | Focus::Walked);
        let radius = look.border.radius.top_left;
        draw_ring(renderer, draw.theme, bounds, radius, focused);
    }
}

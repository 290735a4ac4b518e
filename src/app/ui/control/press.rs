//! What a control does: press, focus, draw.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::keyboard::{self, key};
use iced::{Alignment, Color, Event, Length, Rectangle, Size, touch, window};

use super::{Control, Status, draw_ring};
use crate::app::ui::semantics::{Announced, Focus, Request, Role, Semantics};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Renderer;

impl<Message> Control<'_, Message> {
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
        if state.announced.semantics.id != self.semantics.id {
            state.pressed = false;
        }
        if self.on_press.is_none() {
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
            if self.silent {
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

        // What is about to be drawn anyway need not be asked for: after each turn of the
        // wheel something else lies under the pointer.
        let drawn = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if state.hovered != over && self.on_press.is_some() && !drawn {
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
                text_color: look.foreground,
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
        let focused = matches!(state.announced.focus, Focus::Visible | Focus::Walked);
        draw_ring(
            renderer,
            theme,
            bounds,
            look.border.radius.top_left,
            focused,
        );
    }
}

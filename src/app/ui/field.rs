//! Text fields, and text that can be copied.

use std::borrow::Cow;
use std::rc::Rc;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::widget::text_input::{self, TextInput};
use iced::widget::{column, container, row};
use iced::{Event, Length, Rectangle, Size, border, window};

use super::control;
use super::icon::{self, Icon};
use super::semantics::{self, Announced, Request, Role, Semantics};
use super::theme::Theme;
use super::widget::{Element, Renderer};
use super::{space, text};

type Paragraph = <Renderer as iced::advanced::text::Renderer>::Paragraph;

/// A line of text that a person can type, with its label above and, below, a hint or
/// what is wrong. Without `on_input` it is disabled.
pub struct Field<'a, Message> {
    id: Cow<'static, str>,
    label: Cow<'a, str>,
    value: Cow<'a, str>,
    placeholder: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    good: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    on_input: Option<Rc<dyn Fn(String) -> Message + 'a>>,
    on_submit: Option<Message>,
    width: Length,
}

/// Makes a text field. [`focus`](super::focus) with this id puts the cursor in it.
pub fn field<'a, Message>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
) -> Field<'a, Message> {
    Field {
        id: id.into(),
        label: label.into(),
        value: value.into(),
        placeholder: Cow::Borrowed(""),
        hint: None,
        good: None,
        error: None,
        on_input: None,
        on_submit: None,
        width: Length::Fill,
    }
}

impl<'a, Message: Clone + 'a> Field<'a, Message> {
    /// What typing sends: the whole new text.
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Rc::new(message));
        self
    }

    /// What Enter sends. Without it Enter is the page's primary action.
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// Grey words inside it while it is empty: an example, never the label.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// What helps to fill it in, below it.
    pub fn hint(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// What was understood, below it, with a tick.
    pub fn good(mut self, words: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.good = words.map(Into::into);
        self
    }

    /// What is wrong and what to do about it, below it, with a sign.
    pub fn error(mut self, words: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.error = words.map(Into::into);
        self
    }

    /// Sets the width; at first it takes all there is.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    fn semantics(&self) -> Semantics {
        let notes: Vec<&str> = [&self.error, &self.good, &self.hint]
            .into_iter()
            .flatten()
            .map(AsRef::as_ref)
            .collect();
        Semantics {
            value: Some(self.value.clone().into_owned()),
            description: (!notes.is_empty()).then(|| notes.join(" ")),
            disabled: self.on_input.is_none(),
            ..Semantics::new(Role::TextField, self.label.clone()).id(self.id.clone())
        }
    }

    fn input(&self, semantics: Semantics) -> Input<'a, Message> {
        let mut input = text_input::TextInput::new(&self.placeholder, &self.value)
            .font(text::REGULAR)
            .size(text::BODY.size)
            .line_height(text::BODY.line_height)
            .padding([10.0, 14.0]);
        if let Some(id) = semantics.widget_id() {
            input = input.id(id);
        }
        if let Some(on_input) = self.on_input.clone() {
            input = input.on_input(move |value| on_input(value));
        }
        if let Some(on_submit) = self.on_submit.clone() {
            input = input.on_submit(on_submit);
        }
        if self.error.is_some() {
            input = input.style(wrong);
        }
        Input {
            input,
            semantics,
            on_set: self.on_input.clone(),
        }
    }
}

/// A field with something wrong in it.
fn wrong(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let usual = <Theme as text_input::Catalog>::default();
    let style = text_input::Catalog::style(theme, &usual, status);
    text_input::Style {
        border: style.border.color(theme.trouble).width(2.0),
        ..style
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        let input = Element::new(field.input(field.semantics()));
        // The label and the lines below are said with the field itself.
        let mut lines = column![semantics::hidden(text::label(field.label)), input]
            .spacing(6.0)
            .width(field.width);
        if let Some(words) = field.hint {
            lines = lines.push(semantics::hidden(text::secondary(words)));
        }
        if let Some(words) = field.good {
            lines = lines.push(said_below(Icon::Tick, words, text::done));
        }
        if let Some(words) = field.error {
            lines = lines.push(said_below(Icon::Warning, words, text::trouble));
        }
        lines.into()
    }
}

fn said_below<'a, Message: 'a>(
    sign: Icon,
    words: Cow<'a, str>,
    ink: fn(&Theme) -> iced::widget::text::Style,
) -> Element<'a, Message> {
    let color = match sign {
        Icon::Tick => |theme: &Theme| theme.done,
        _ => |theme: &Theme| theme.trouble,
    };
    // What has changed below the field is read out by itself.
    let name = words.clone().into_owned();
    let line = row![
        container(icon::icon(sign, 16.0).color(color)).padding([2.0, 0.0]),
        text::set(text::SECONDARY, words).style(ink)
    ]
    .spacing(space::S);
    semantics::status(name, line).into()
}

/// iced's text input, announced and with the focus ring.
struct Input<'a, Message> {
    input: TextInput<'a, Message, Theme, Renderer>,
    semantics: Semantics,
    on_set: Option<Rc<dyn Fn(String) -> Message + 'a>>,
}

impl<Message: Clone> Input<'_, Message> {
    fn child(&self) -> &dyn Widget<Message, Theme, Renderer> {
        &self.input
    }

    fn child_mut(&mut self) -> &mut dyn Widget<Message, Theme, Renderer> {
        &mut self.input
    }

    fn has_focus(tree: &Tree) -> bool {
        tree.children[0]
            .state
            .downcast_ref::<text_input::State<Paragraph>>()
            .is_focused()
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Input<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Announced>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Announced::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree {
            tag: self.child().tag(),
            state: self.child().state(),
            children: self.child().children(),
        }]
    }

    fn diff(&self, tree: &mut Tree) {
        let announced = tree.state.downcast_ref::<Announced>();
        // Another field in the same place starts anew: cursor, focus and all.
        let other = announced.semantics.id != self.semantics.id;
        if other || tree.children.len() != 1 || tree.children[0].tag != self.child().tag() {
            tree.children = self.children();
        } else {
            self.child().diff(&mut tree.children[0]);
        }
    }

    fn size(&self) -> Size<Length> {
        self.child().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let semantics = &self.semantics;
        tree.state.downcast_mut::<Announced>().renew(semantics);
        let node = self
            .child_mut()
            .layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let id = self.semantics.widget_id();
        let enabled = self.on_set.is_some();
        let announced = tree.state.downcast_mut::<Announced>();
        operation.custom(id.as_ref(), layout.bounds(), announced);
        operation.traverse(&mut |operation| {
            if enabled && let Some(layout) = layout.children().next() {
                self.child_mut()
                    .operate(&mut tree.children[0], layout, renderer, operation);
            }
        });
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
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            let request = tree.state.downcast_mut::<Announced>().request.take();
            if let (Some(Request::SetValue(value)), Some(on_set)) = (request, &self.on_set) {
                shell.publish(on_set(value));
            }
        }
        let before = Self::has_focus(tree);
        if let Some(layout) = layout.children().next() {
            self.child_mut().update(
                &mut tree.children[0],
                event,
                layout,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        if before != Self::has_focus(tree) {
            shell.request_redraw();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        layout
            .children()
            .next()
            .map_or_else(mouse::Interaction::default, |layout| {
                self.child().mouse_interaction(
                    &tree.children[0],
                    layout,
                    cursor,
                    viewport,
                    renderer,
                )
            })
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
        if let Some(inner) = layout.children().next() {
            // Qualified: iced's input has a `draw` of its own with other parameters.
            Widget::draw(
                &self.input,
                &tree.children[0],
                renderer,
                theme,
                style,
                inner,
                cursor,
                viewport,
            );
        }
        let focused = Self::has_focus(tree);
        control::draw_ring(renderer, theme, layout.bounds(), space::RADIUS_M, focused);
    }
}

/// Text to take elsewhere (a reference, a letter), in a box with a button that copies it.
/// `copy` is what the button says; its full name for a screen reader is `copy` and `label`.
pub fn copyable<'a, Message: Clone + 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
    copy: impl Into<Cow<'a, str>>,
    on_copy: Message,
) -> Element<'a, Message> {
    let (label, copy) = (label.into(), copy.into());
    let name = format!("{copy}: {label}");
    let button = control::quiet(id, copy)
        .icon(Icon::Copy)
        .name(name)
        .on_press(on_copy);
    let words = container(text::body(value))
        .padding([10.0, 14.0])
        .width(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.sunk.into()),
            border: border::rounded(space::RADIUS_S)
                .width(if theme.is_high_contrast() {
                    theme.border
                } else {
                    0.0
                })
                .color(theme.line),
            ..container::Style::default()
        });
    column![text::label(label), row![words, button].spacing(space::S)]
        .spacing(6.0)
        .into()
}

/// A name and what goes with it, one above the other.
pub fn labelled<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    column![text::caption(label), text::body(value)]
        .spacing(2.0)
        .into()
}

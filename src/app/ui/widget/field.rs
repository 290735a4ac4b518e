//! Text fields, and text that can be copied.

mod input;

use std::borrow::Cow;
use std::rc::Rc;

use iced::widget::text_input;
use iced::widget::{column, container, row};
use iced::{Alignment, Color, Length, border};

use input::Input;

use super::wrapped;
use crate::app::ui::control;
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::link;
use crate::app::ui::semantics::{self, Role, Semantics};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Element;
use crate::app::ui::{space, text};

/// A line of text that a person can type, with its label above and, below, a hint or
/// what is wrong. Without `on_input` it is disabled.
pub struct Field<'a, Message> {
    id: Cow<'static, str>,
    label: Cow<'a, str>,
    value: Cow<'a, str>,
    placeholder: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    beside_hint: Option<Element<'a, Message>>,
    is_slim: bool,
    good: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    checks: bool,
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
        beside_hint: None,
        is_slim: false,
        good: None,
        error: None,
        checks: false,
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

    /// What else helps to fill it in, at the end of the hint's line.
    pub fn beside_hint(mut self, help: impl Into<Element<'a, Message>>) -> Self {
        self.beside_hint = Some(help.into());
        self
    }

    /// With `true` it has half a column: what stands at the end of the hint's line comes below it.
    pub fn slim(mut self, is_slim: bool) -> Self {
        self.is_slim = is_slim;
        self
    }

    /// What was understood, below it, with a tick. Call it with `None` too, as long as
    /// there is nothing, so that a screen reader hears the change.
    pub fn good(mut self, words: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.good = words.map(Into::into);
        self.checks = true;
        self
    }

    /// What is wrong and what to do about it, below it, with a sign; call it with `None`
    /// too. It takes the place of what was understood.
    pub fn error(mut self, words: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.error = words.map(Into::into);
        self.checks = true;
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
            description: (!notes.is_empty()).then(|| semantics::sentences(&notes)),
            disabled: self.on_input.is_none(),
            invalid: self.error.is_some(),
            ..Semantics::new(Role::TextField, self.label.clone()).id(self.id.clone())
        }
    }

    fn input(&self, semantics: Semantics) -> Element<'a, Message> {
        text::fonts::look_at(&self.placeholder);
        text::fonts::look_at(&self.value);
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
        let wrapper = Input {
            semantics,
            on_set: self.on_input.clone(),
        };
        wrapped::wrap(wrapper, vec![input.into()])
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
        let input = field.input(field.semantics());
        // The label and the hint are said with the field itself.
        let mut lines = column![semantics::hidden(text::label(field.label)), input]
            .spacing(6.0)
            .width(field.width);
        let hint = field
            .hint
            .map(|words| semantics::hidden(text::secondary(words).width(Length::Fill)));
        if field.is_slim {
            lines = lines.push(hint).push(field.beside_hint);
        } else if hint.is_some() || field.beside_hint.is_some() {
            let line = row![].push(hint).push(field.beside_hint);
            lines = lines.push(line.spacing(space::S).align_y(Alignment::Center));
        }
        // The line is there from the start, if it may come at all: what a live region
        // says is read out when it changes, not when it appears.
        if field.checks {
            let line = match (field.error, field.good) {
                (Some(words), _) => said_below(Icon::Warning, words),
                (None, Some(words)) => said_below(Icon::Tick, words),
                (None, None) => semantics::nothing_yet(),
            };
            lines = lines.push(line);
        }
        lines.into()
    }
}

fn said_below<'a, Message: 'a>(sign: Icon, words: Cow<'a, str>) -> Element<'a, Message> {
    let color: fn(&Theme) -> Color = match sign {
        Icon::Tick => |theme| theme.done,
        _ => |theme| theme.trouble,
    };
    let name = words.clone().into_owned();
    let line = row![
        container(icon::icon(sign, 16.0).color(color)).padding([2.0, 0.0]),
        text::set(text::SECONDARY, words).style(move |theme: &Theme| {
            iced::widget::text::Style {
                color: Some(color(theme)),
            }
        })
    ]
    .spacing(space::S);
    semantics::status(name, line).into()
}

/// Text to take elsewhere (a reference, a letter), in a box with a button that copies it.
/// `copy` is what the button says; its full name for a screen reader is `copy` and `label`.
/// `copied` is what stands below it after it did.
pub fn copyable<'a, Message: Clone + 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
    copy: impl Into<Cow<'a, str>>,
    on_copy: Message,
    copied: Option<String>,
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
            background: Some(theme.inset.into()),
            border: border::rounded(space::RADIUS_S)
                .width(if theme.is_high_contrast() {
                    theme.border_width
                } else {
                    0.0
                })
                .color(theme.line),
            ..container::Style::default()
        });
    column![text::label(label), row![words, button].spacing(space::S)]
        .push(copied.map(link::copied))
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

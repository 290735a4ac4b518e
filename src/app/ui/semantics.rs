//! What a thing is, for those who cannot see it, and for the tests.
//!
//! Our widgets announce a [`Semantics`] through iced's `operate`, and the [`Collector`]
//! gathers them into a tree, in reading order. Plain text announces itself.

mod collector;
mod group;
mod key;

pub use collector::{Collector, Node, Scroller, Tree};
pub use group::{Group, foreign, group, heading, hidden, image, nothing_yet, spoken, status};
pub use key::{WINDOW, beside};

use std::borrow::Cow;

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::Focusable;

/// What kind of thing something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// Words to be read.
    #[default]
    Text,
    /// A heading, of a level from 1.
    Heading(u8),
    /// Does something at once.
    Button,
    /// Opens something elsewhere, or leads to another page.
    Link,
    /// Ticked or not.
    CheckBox,
    /// One of several that are chosen between; the page stays.
    Choice,
    /// One of several answers to a question; pressing it goes on.
    Answer,
    /// One of several views of the same thing.
    Tab,
    /// An entry of a list that can be opened.
    ListItem,
    /// Takes text.
    TextField,
    /// Holds [`Role::Choice`]s; arrow keys walk through it.
    ChoiceGroup,
    /// Holds [`Role::Answer`]s; arrow keys walk through it.
    Answers,
    /// Holds [`Role::Tab`]s; arrow keys walk through it.
    TabList,
    /// Holds entries or steps; arrow keys walk through it.
    List,
    /// The way to other pages.
    Navigation,
    /// The content of the page.
    Main,
    /// What belongs together.
    Group,
    /// Lies over the page and wants an answer.
    Dialog,
    /// Says quietly what has happened; read out when it changes.
    Status,
    /// Read out at once when it appears.
    Alert,
    /// A picture with a name.
    Image,
    /// Not there at all for a screen reader: said elsewhere, or decoration.
    Hidden,
}

impl Role {
    /// Whether arrow keys walk among what this holds.
    pub const fn holds_siblings(self) -> bool {
        matches!(
            self,
            Self::ChoiceGroup | Self::Answers | Self::TabList | Self::List | Self::Navigation
        )
    }

    /// Whether Tab passes by it, although the program may put the focus there.
    pub const fn only_focused_by_program(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Dialog)
    }
}

/// Everything that is announced about one thing.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a state of its own, as screen readers know them"
)]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Semantics {
    /// Unique within the view; empty if it has none. The keyboard focus goes by it.
    pub id: Cow<'static, str>,
    /// What kind of thing it is.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// What it holds, for example the text of a field.
    pub value: Option<String>,
    /// What else is worth saying: a hint, an error, a host.
    pub description: Option<String>,
    /// Whether it is ticked, if it can be.
    pub checked: Option<bool>,
    /// Whether it is the chosen one, if it can be.
    pub selected: Option<bool>,
    /// Whether what belongs to it is shown, if it can be hidden.
    pub expanded: Option<bool>,
    /// Its place among its kind, from 1, and how many there are.
    pub position: Option<(usize, usize)>,
    /// Whether it is what to press next: a page brings it into sight, and so does its heading.
    pub loud: bool,
    /// Whether it can be used now.
    pub disabled: bool,
    /// Whether what it holds cannot be used as it is.
    pub invalid: bool,
    /// Whether it keeps the focus inside, as a dialog does.
    pub modal: bool,
    /// Whether its name says all: the texts within are not announced again.
    pub leaf: bool,
    /// The language of its words (BCP 47), where it is not the program's.
    pub language: Option<String>,
}

impl Semantics {
    /// Something of this role and name, without an id.
    pub fn new(role: Role, name: impl Into<String>) -> Self {
        Self {
            role,
            name: name.into(),
            ..Self::default()
        }
    }

    /// Sets the id that the keyboard focus goes by.
    pub fn id(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.id = id.into();
        self
    }

    /// Says that the name is all there is to say.
    pub fn leaf(mut self) -> Self {
        self.leaf = true;
        self
    }

    /// The same id as iced's operations know it, unless it is empty.
    pub fn widget_id(&self) -> Option<Id> {
        match &self.id {
            Cow::Borrowed("") => None,
            Cow::Borrowed(id) => Some(Id::new(id)),
            Cow::Owned(id) if id.is_empty() => None,
            Cow::Owned(id) => Some(Id::from(id.clone())),
        }
    }
}

/// Several pieces as one text, with a stop between them, so that a voice pauses there.
pub fn sentences(parts: &[impl AsRef<str>]) -> String {
    let mut all = String::new();
    for part in parts.iter().map(AsRef::as_ref) {
        if !all.is_empty() {
            all.push_str(if all.ends_with(['.', '!', '?', ':', '…']) {
                " "
            } else {
                ". "
            });
        }
        all.push_str(part);
    }
    all
}

/// What a screen reader may ask a widget to do; carried out with its next redraw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// As if it had been pressed.
    Press,
    /// As if this text had been typed in place of what is there.
    SetValue(String),
    /// The caret of a text field: where a selection began and where it ends, counted in
    /// letters as a person sees them.
    Select(usize, usize),
}

/// Where the caret of a text field is, in letters as a person sees them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    /// How many bytes each letter takes.
    pub lengths: Vec<u8>,
    /// Where the selection began; at the caret if nothing is selected.
    pub anchor: usize,
    /// Where the caret stands.
    pub caret: usize,
}

/// How the keyboard focus came to a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// It is elsewhere.
    #[default]
    None,
    /// By a press with the mouse or a finger: no ring is drawn.
    Quiet,
    /// By the keyboard, the program or a screen reader: a ring is drawn around a control.
    Visible,
    /// By walking with Tab while a screen reader listens: it is drawn around a heading too.
    Walked,
}

/// What our widgets keep in the tree and hand to `Operation::custom`.
#[derive(Debug, Clone, Default)]
pub struct Announced {
    /// What is announced, as of the last view.
    pub semantics: Semantics,
    /// Whether it has the keyboard focus.
    pub focus: Focus,
    /// What a screen reader asked for and has not got yet.
    pub request: Option<Request>,
    /// The caret, in a text field.
    pub typing: Option<Typing>,
}

impl Announced {
    /// Takes over what a new view says. If the id changed, it is another thing now,
    /// and the focus of the old one must not pass to it.
    pub fn renew(&mut self, semantics: &Semantics) {
        if self.semantics.id != semantics.id {
            self.focus = Focus::None;
            self.request = None;
        }
        if self.semantics != *semantics {
            self.semantics = semantics.clone();
        }
    }
}

impl Focusable for Announced {
    fn is_focused(&self) -> bool {
        self.focus != Focus::None
    }

    fn focus(&mut self) {
        self.focus = Focus::Visible;
    }

    fn unfocus(&mut self) {
        self.focus = Focus::None;
    }
}

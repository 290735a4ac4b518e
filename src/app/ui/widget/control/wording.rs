//! Controls that are words among others: underlined, and nothing else.

use std::borrow::Cow;

use super::{Control, control, look};
use crate::app::ui::semantics::Role;
use crate::app::ui::{space, text};

/// Underlined words that lead to another page or open something elsewhere; for what acts
/// here there is [`words`]. Where it leaves Outro, use [`link_out`](crate::app::ui::link::link_out), which shows the host.
pub fn link<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    control(id, Role::Link, name, text::underlined(text::LINK, label))
        .look(look::link)
        .silent()
}

/// Underlined words among others that do something here: a button in all but its looks.
pub fn words<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let mut control = link(id, label);
    control.press.semantics.role = Role::Button;
    control
}

/// [`words`] in small print, for the foot of a page.
pub fn small_words<'a, Message: 'a>(
    id: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'a, str>>,
) -> Control<'a, Message> {
    let (label, name) = text::named(label);
    let words = text::underlined(text::SMALL_LINK, label);
    // Short words ("Undo") are still to be wide enough for a finger.
    control(id, Role::Button, name, words)
        .padding([0.0, space::XS])
        .look(look::link)
        .silent()
}

//! What is said about a thing besides its name.
//!
//! In a window, unlike on a web page, a screen reader goes from one thing that can be
//! pressed to the next and passes over the sentences between them. So each sentence is
//! said with something that Tab stops at: with the heading above it, or else with the next
//! control. Whoever walks through with Tab then hears every word of the page.

use super::platform;
use crate::app::ui::semantics::{Node, Role, Semantics, Tree, sentences};
use crate::i18n::tr;

/// How far below a field a line about it can begin, in logical pixels.
const NEAR: f32 = 80.0;

/// For each node what else is said about it, if anything.
pub fn descriptions(view: &Tree) -> Vec<Option<String>> {
    let mut builder = DescriptionBuilder {
        view,
        said: view.nodes.iter().map(own).collect(),
        loose: Vec::new(),
        heading: None,
        last: None,
    };
    let indices: Vec<usize> = view.reachable().map(|(index, _)| index).collect();
    for index in indices {
        builder.visit(index);
    }
    builder.rest();
    builder
        .said
        .into_iter()
        .map(|said| (!said.is_empty()).then(|| sentences(&said)))
        .collect()
}

/// All that a screen reader says of what has the focus: its name, then the rest.
pub fn words_of_focus(view: &Tree) -> Option<String> {
    let at = view.nodes.iter().position(|node| node.focused)?;
    let name = view.nodes[at].semantics.name.clone();
    let said = descriptions(view).swap_remove(at);
    let parts = [Some(name), said].into_iter().flatten();
    let lines: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What a node says of itself besides its name.
fn own(node: &Node) -> Vec<String> {
    let semantics = &node.semantics;
    let value = semantics
        .value
        .as_deref()
        .filter(|_| semantics.role != Role::TextField);
    let parts = [value, semantics.description.as_deref()];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    state(semantics)
        .into_iter()
        .chain(parts.map(str::to_owned))
        .collect()
}

/// What the platform would not say of its state.
fn state(semantics: &Semantics) -> Option<String> {
    let in_words = match semantics.role {
        Role::Tab => !platform::TELLS_SELECTED,
        Role::ListItem => true,
        _ => false,
    };
    if semantics.role == Role::Answer && semantics.selected == Some(true) {
        let chosen = tr("heard-chosen");
        let described = semantics.description.as_deref().unwrap_or_default();
        return (!described.starts_with(&chosen.to_lowercase())).then_some(chosen);
    }
    // `AccessKit` knows the state, and tells no platform of it yet.
    if semantics.invalid {
        return Some(tr("heard-invalid"));
    }
    match (semantics.selected, semantics.expanded) {
        (Some(true), _) if in_words => Some(tr("heard-shown")),
        (_, Some(true)) if !platform::TELLS_EXPANDED => Some(tr("heard-open")),
        (_, Some(false)) if !platform::TELLS_EXPANDED => Some(tr("heard-closed")),
        _ => None,
    }
}

struct DescriptionBuilder<'a> {
    view: &'a Tree,
    said: Vec<Vec<String>>,
    /// Words that nothing says yet, and the scrollable that they are in.
    loose: Vec<(String, Option<usize>)>,
    /// The heading that what follows belongs to.
    heading: Option<usize>,
    /// What Tab stopped at last.
    last: Option<usize>,
}

impl DescriptionBuilder<'_> {
    fn visit(&mut self, index: usize) {
        let node = &self.view.nodes[index];
        self.leave_scroller(node.scroller);
        let is_heading = node.is_heading();
        match node.semantics.role {
            Role::Heading(_) if node.stop.is_some() => self.take_loose(index),
            Role::Heading(_) | Role::Text | Role::Image | Role::Status | Role::Alert => {
                if is_heading {
                    self.heading = None;
                }
                self.hear(index);
            }
            _ if node.is_tab_stop() => {
                self.take_loose(index);
                return;
            }
            _ => return,
        }
        if is_heading && node.stop.is_some() {
            self.heading = Some(index);
        }
    }

    /// Gives words to what says them.
    fn hear(&mut self, index: usize) {
        let node = &self.view.nodes[index];
        let words = node.semantics.name.trim();
        if words.is_empty() || self.is_said(words) {
            return;
        }
        if let Some(field) = self.field(index) {
            self.said[field].insert(0, words.to_owned());
            return;
        }
        match self.heading.filter(|heading| self.holds(*heading, index)) {
            Some(heading) => self.said[heading].push(words.to_owned()),
            None => self.loose.push((words.to_owned(), node.scroller)),
        }
    }

    /// Whether what was stopped at last says these words itself, as a field says its hint.
    fn is_said(&self, words: &str) -> bool {
        self.last.is_some_and(|last| {
            let semantics = &self.view.nodes[last].semantics;
            let description = semantics.description.as_deref().unwrap_or_default();
            semantics.name == words || description.contains(words)
        })
    }

    /// The field that a line is about: what is found out while typing belongs to what is
    /// typed, and is announced there.
    fn field(&self, index: usize) -> Option<usize> {
        let line = &self.view.nodes[index];
        let last = self.last?;
        let field = &self.view.nodes[last];
        let is_about = line.semantics.role == Role::Status
            && field.semantics.role == Role::TextField
            && field.scroller == line.scroller
            && line.bounds.y <= field.bounds.y + field.bounds.height + NEAR;
        is_about.then_some(last)
    }

    /// Whether a node belongs to what stands under a heading.
    fn holds(&self, heading: usize, index: usize) -> bool {
        let (above, node) = (&self.view.nodes[heading], &self.view.nodes[index]);
        above.scroller == node.scroller
            && above
                .parent
                .is_none_or(|parent| self.view.is_within(index, parent))
    }

    fn take_loose(&mut self, index: usize) {
        let words = self.loose.drain(..).map(|(words, _)| words);
        self.said[index].extend(words);
        self.last = Some(index);
    }

    /// Words at the end of a part of the window belong to what came before them, not to
    /// what begins the next part.
    fn leave_scroller(&mut self, now: Option<usize>) {
        if self.loose.iter().all(|(_, scroller)| *scroller == now) {
            return;
        }
        let Some(last) = self.last else {
            return;
        };
        let here = self.view.nodes[last].scroller;
        let (mine, others) = std::mem::take(&mut self.loose)
            .into_iter()
            .partition(|(_, scroller)| *scroller == here && here != now);
        self.loose = others;
        let mine: Vec<(String, Option<usize>)> = mine;
        self.said[last].extend(mine.into_iter().map(|(words, _)| words));
    }

    fn rest(&mut self) {
        if let Some(last) = self.last {
            let words = self.loose.drain(..).map(|(words, _)| words);
            self.said[last].extend(words);
        }
    }
}

//! Gathers what a view announces into one tree.

use std::any::Any;
use std::mem;

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Scrollable};
use iced::{Rectangle, Vector};

use super::{Announced, Role, Semantics, Typing};

/// One announced thing, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub semantics: Semantics,
    /// Where it is in the window, scrolled as it is now; it may lie outside.
    pub bounds: Rectangle,
    /// The part of it that no scrollable hides.
    pub visible: Option<Rectangle>,
    /// The index of the node that holds it.
    pub parent: Option<usize>,
    /// The index of the innermost scrollable that it lies in.
    pub scroller: Option<usize>,
    /// Its number among all that can take the keyboard focus.
    pub stop: Option<usize>,
    /// Whether it has the keyboard focus.
    pub focused: bool,
    /// The caret, in a text field.
    pub typing: Option<Typing>,
}

impl Node {
    /// Whether all of it can be seen, as far as scrollables go.
    pub fn is_in_sight(&self) -> bool {
        self.visible.is_some_and(|seen| {
            (seen.width - self.bounds.width).abs() < 0.5
                && (seen.height - self.bounds.height).abs() < 0.5
        })
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.semantics.role, Role::Heading(_))
    }

    /// Whether Tab stops at it.
    pub fn is_tab_stop(&self) -> bool {
        self.stop.is_some() && !self.semantics.role.only_focused_by_program()
    }
}

/// One scrollable, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Scroller {
    /// Where its window onto the content is.
    pub bounds: Rectangle,
    /// How large the content is.
    pub content: iced::Size,
    /// How far it is scrolled.
    pub offset: Vector,
    /// The index of the scrollable around it.
    pub parent: Option<usize>,
}

impl Scroller {
    /// How far it can be scrolled downwards in all, in logical pixels.
    pub fn range(&self) -> f32 {
        (self.content.height - self.bounds.height).max(0.0)
    }
}

/// A view as it is announced: nodes in reading order, parents before children.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// What is announced.
    pub nodes: Vec<Node>,
    /// What can be scrolled.
    pub scrollers: Vec<Scroller>,
}

impl Tree {
    /// The first node of this role and name.
    pub fn find(&self, role: Role, name: &str) -> Option<&Node> {
        self.nodes
            .iter()
            .find(|node| node.semantics.role == role && node.semantics.name == name)
    }

    /// The first node with this id.
    pub fn by_id(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.semantics.id == id)
    }

    /// The node with the keyboard focus.
    pub fn focused(&self) -> Option<&Node> {
        self.nodes.iter().find(|node| node.focused)
    }

    /// The index of the dialog that lies on top, if one is open.
    pub fn modal(&self) -> Option<usize> {
        self.nodes.iter().rposition(|node| node.semantics.modal)
    }

    /// Whether the node with this index lies within the one with index `outer`.
    pub fn is_within(&self, index: usize, outer: usize) -> bool {
        let mut at = Some(index);
        while let Some(index) = at {
            if index == outer {
                return true;
            }
            at = self.nodes.get(index).and_then(|node| node.parent);
        }
        false
    }

    /// What can be reached now: everything, or what is in the open dialog.
    pub fn reachable(&self) -> impl Iterator<Item = (usize, &Node)> {
        let modal = self.modal();
        self.nodes
            .iter()
            .enumerate()
            .filter(move |(index, _)| modal.is_none_or(|modal| self.is_within(*index, modal)))
    }

    /// What Tab stops at now, in its order.
    pub fn tab_stops(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.reachable().filter(|(_, node)| node.is_tab_stop())
    }
}

/// Where the traversal is.
#[derive(Debug, Clone, Copy)]
struct Place {
    parent: Option<usize>,
    scroller: Option<usize>,
    offset: Vector,
    clip: Rectangle,
    leaf: bool,
    hidden: bool,
}

/// The operation that builds a [`Tree`].
#[derive(Debug)]
pub struct Collector {
    tree: Tree,
    stops: usize,
    texts: bool,
    place: Place,
    /// The place of the children of the widget that announced itself last.
    next: Option<Place>,
}

impl Collector {
    /// Gathers everything.
    pub fn new() -> Self {
        Self {
            tree: Tree::default(),
            stops: 0,
            texts: true,
            place: Place {
                parent: None,
                scroller: None,
                offset: Vector::ZERO,
                clip: Rectangle::INFINITE,
                leaf: false,
                hidden: false,
            },
            next: None,
        }
    }

    /// Leaves plain text out: enough for moving the focus, and cheaper.
    pub fn without_texts() -> Self {
        Self {
            texts: false,
            ..Self::new()
        }
    }

    /// What was gathered so far.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What was gathered.
    pub fn into_tree(self) -> Tree {
        self.tree
    }

    fn push(&mut self, semantics: Semantics, bounds: Rectangle) -> usize {
        let bounds = bounds - self.place.offset;
        self.tree.nodes.push(Node {
            semantics,
            bounds,
            visible: bounds.intersection(&self.place.clip),
            parent: self.place.parent,
            scroller: self.place.scroller,
            stop: None,
            focused: false,
            typing: None,
        });
        self.tree.nodes.len() - 1
    }
}

impl Default for Collector {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Operation<T> for Collector {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        let inner = self.next.take().unwrap_or(self.place);
        let outer = mem::replace(&mut self.place, inner);
        operate(self);
        self.place = outer;
        self.next = None;
    }

    fn container(&mut self, _id: Option<&Id>, _bounds: Rectangle) {
        self.next = None;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let bounds = bounds - self.place.offset;
        self.tree.scrollers.push(Scroller {
            bounds,
            content: content.size(),
            offset: translation,
            parent: self.place.scroller,
        });
        self.next = Some(Place {
            scroller: Some(self.tree.scrollers.len() - 1),
            offset: self.place.offset + translation,
            clip: self
                .place
                .clip
                .intersection(&bounds)
                .unwrap_or(Rectangle::with_size(iced::Size::ZERO)),
            ..self.place
        });
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let stop = self.stops;
        self.stops += 1;
        if self.place.hidden {
            return;
        }
        // A control and a field announce themselves first, and what can be focused
        // within them is theirs.
        if let Some(node) = self.place.parent.and_then(|at| self.tree.nodes.get_mut(at)) {
            node.stop.get_or_insert(stop);
            node.focused |= state.is_focused();
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        if self.texts && !self.place.leaf && !self.place.hidden && !text.is_empty() {
            self.push(Semantics::new(Role::Text, text), bounds);
        }
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        let Some(announced) = state.downcast_ref::<Announced>() else {
            return;
        };
        let semantics = &announced.semantics;
        if self.place.hidden || semantics.role == Role::Hidden {
            self.next = Some(Place {
                hidden: true,
                ..self.place
            });
            return;
        }
        let index = self.push(semantics.clone(), bounds);
        self.tree.nodes[index].typing.clone_from(&announced.typing);
        self.next = Some(Place {
            parent: Some(index),
            leaf: self.place.leaf || semantics.leaf,
            ..self.place
        });
    }
}

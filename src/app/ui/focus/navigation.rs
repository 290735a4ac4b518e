//! Decides where the focus and the scrolling go, from the tree of what is announced.

use iced::{Rectangle, Vector};

use super::keys::Arrow;
use crate::app::ui::semantics::{Node, Role, Tree};

/// How much is shown around what was scrolled into view, in logical pixels.
const MARGIN: f32 = 24.0;
/// The least of it, where what belongs together hardly fits: the ring of the focus.
const TIGHT: f32 = 6.0;

/// How much is shown below something where there is room, in logical pixels: what is said
/// about what is typed, and what a heading stands over: down to what to press next there.
fn below(view: &Tree, node: &Node) -> f32 {
    match node.semantics.role {
        Role::TextField => 88.0,
        Role::Heading(_) => {
            let end = |node: &Node| node.bounds.y + node.bounds.height;
            let belongs = |other: &&Node| {
                let is_below = other.scroller == node.scroller && end(other) > end(node);
                is_title(node) && is_below || shares_group(view, node, other)
            };
            let mut loud = view.nodes.iter().filter(|other| other.semantics.loud);
            let loud = loud.find(belongs);
            loud.map_or(0.0, |loud| end(loud) - end(node)).max(176.0)
        }
        _ => 0.0,
    }
}

/// The id of what to press next.
pub(super) fn loud(view: &Tree) -> Option<String> {
    let loud = view.nodes.iter().find(|node| node.semantics.loud);
    loud.map(|node| node.semantics.id.to_string())
}

/// Whether a heading stands over a whole page, or over the one step that is open.
fn is_title(node: &Node) -> bool {
    matches!(node.semantics.role, Role::Heading(1 | 2))
}

/// Whether the group of a heading holds something else, too.
fn shares_group(view: &Tree, heading: &Node, other: &Node) -> bool {
    let Some(group) = heading.parent else {
        return false;
    };
    if view.nodes[group].semantics.role != Role::Group {
        return false;
    }
    let mut at = other.parent;
    while let Some(parent) = at {
        if parent == group {
            return true;
        }
        at = view.nodes[parent].parent;
    }
    false
}

/// The index of the node with the focus.
pub(super) fn focused(view: &Tree) -> Option<usize> {
    view.nodes.iter().position(|node| node.focused)
}

/// The index of the node with this id, if the focus can be put on it.
pub(super) fn stop_with_id(view: &Tree, id: &str) -> Option<usize> {
    view.nodes
        .iter()
        .position(|node| !id.is_empty() && node.stop.is_some() && node.semantics.id == id)
}

/// The ids of the headings before the node with this index, the nearest last.
pub(super) fn trail(view: &Tree, index: usize) -> Vec<String> {
    let before = view.nodes[..index].iter();
    before
        .filter(|node| node.is_heading() && node.stop.is_some())
        .map(|node| node.semantics.id.to_string())
        .collect()
}

/// Whether nothing lies over the node with this index.
pub(super) fn is_reachable(view: &Tree, index: usize) -> bool {
    view.modal()
        .is_none_or(|modal| view.is_within(index, modal))
}

/// Where the focus belongs in an open dialog: where it is, or at the first stop, or at
/// the dialog itself if nothing in it can be pressed.
pub(super) fn entry(view: &Tree, focused: Option<usize>) -> Option<usize> {
    let modal = view.modal()?;
    focused
        .filter(|at| view.is_within(*at, modal))
        .or_else(|| view.tab_stops().next().map(|(at, _)| at))
        .or(Some(modal).filter(|at| view.nodes[*at].stop.is_some()))
}

/// The stop that Tab goes to, or Shift+Tab if `back`; it goes round at the ends. With
/// `headings` it stops at those too: a screen reader says there what stands below them.
pub(super) fn next(view: &Tree, back: bool, headings: bool) -> Option<usize> {
    let stops: Vec<(usize, usize)> = view
        .reachable()
        .filter(|(_, node)| node.is_tab_stop() || (headings && node.is_heading()))
        .filter_map(|(at, node)| Some((at, node.stop?)))
        .collect();
    let here = view.focused().and_then(|node| node.stop);
    let found = match (here, back) {
        (Some(here), false) => stops.iter().find(|(_, stop)| *stop > here),
        (Some(here), true) => stops.iter().rfind(|(_, stop)| *stop < here),
        (None, _) => None,
    };
    found
        .or(if back { stops.last() } else { stops.first() })
        .map(|(at, _)| *at)
}

/// What an arrow key finds.
pub(super) enum Sibling {
    /// The focus is not in a list.
    None,
    /// It is at the end of one.
    End,
    /// The next or previous entry.
    Is(usize),
}

/// The entry before or after the one with the focus, of the same kind, in the same list.
pub(super) fn sibling(view: &Tree, arrow: Arrow) -> Sibling {
    let Some(here) = focused(view) else {
        return Sibling::None;
    };
    let node = &view.nodes[here];
    if !node.is_tab_stop() {
        return Sibling::None;
    }
    let Some(list) = list_around(view, here) else {
        return Sibling::None;
    };
    let entries: Vec<usize> = view
        .tab_stops()
        .filter(|(at, other)| {
            other.semantics.role == node.semantics.role && list_around(view, *at) == Some(list)
        })
        .map(|(at, _)| at)
        .collect();
    let place = entries.iter().position(|at| *at == here);
    let target = place.and_then(|place| match arrow {
        Arrow::Up | Arrow::Left => entries.get(place.checked_sub(1)?),
        Arrow::Down | Arrow::Right => entries.get(place + 1),
    });
    target.map_or(Sibling::End, |at| Sibling::Is(*at))
}

fn list_around(view: &Tree, index: usize) -> Option<usize> {
    let mut at = view.nodes.get(index)?.parent;
    while let Some(index) = at {
        let node = view.nodes.get(index)?;
        if node.semantics.role.holds_siblings() {
            return Some(index);
        }
        at = node.parent;
    }
    None
}

/// The scrollable that page keys mean: the one around the focus, or else the largest in
/// reach; only one that has something to scroll.
pub(super) fn main_scroller(view: &Tree) -> Option<usize> {
    let scrolls = |at: &usize| {
        view.scrollers
            .get(*at)
            .is_some_and(|scroller| scroller.range() > 0.5)
    };
    let around_focus = view
        .focused()
        .and_then(|node| node.scroller)
        .filter(scrolls);
    around_focus.or_else(|| page_scroller(view).filter(scrolls))
}

/// The scrollable of the page: the largest in reach, whether or not it has something to scroll.
pub(super) fn page_scroller(view: &Tree) -> Option<usize> {
    let reachable = reachable_scrollers(view);
    reachable.max_by(|a, b| area(view, *a).total_cmp(&area(view, *b)))
}

fn reachable_scrollers(view: &Tree) -> impl Iterator<Item = usize> {
    let modal = view.modal();
    (0..view.scrollers.len()).filter(move |at| {
        modal.is_none() || view.reachable().any(|(_, node)| node.scroller == Some(*at))
    })
}

fn area(view: &Tree, at: usize) -> f32 {
    let bounds = view.scrollers[at].bounds;
    bounds.width * bounds.height
}

/// How far each scrollable around a node must be scrolled to show it, innermost first.
pub(super) fn reveal(view: &Tree, index: usize) -> Vec<(usize, f32)> {
    let Some(node) = view.nodes.get(index) else {
        return Vec::new();
    };
    let mut target = node.bounds;
    if let Some(around) = node.scroller.and_then(|at| view.scrollers.get(at)) {
        let room = (around.bounds.height - target.height - 2.0 * TIGHT).max(0.0);
        target.height += below(view, node).min(room);
    }
    let mut moves = Vec::new();
    let mut around = node.scroller;
    while let Some(at) = around {
        let scroller = &view.scrollers[at];
        let by = shift(target, scroller.bounds);
        let to = (scroller.offset.y + by).clamp(0.0, scroller.range());
        if (to - scroller.offset.y).abs() > 0.5 {
            moves.push((at, to));
            target = target - Vector::new(0.0, to - scroller.offset.y);
        }
        around = scroller.parent;
    }
    moves
}

/// How far down to scroll so that `target` is inside `window`, with a margin where there
/// is room for one. What is taller than the window is shown from its top.
fn shift(target: Rectangle, window: Rectangle) -> f32 {
    let margin = MARGIN.min(((window.height - target.height) / 2.0).max(0.0));
    let above = target.y - margin - window.y;
    let below = (target.y + target.height + margin) - (window.y + window.height);
    if above < 0.0 || target.height > window.height {
        above
    } else {
        below.max(0.0)
    }
}

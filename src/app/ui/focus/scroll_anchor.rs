//! Where a node is in the page that it scrolls with, so that it can stay there.

use crate::app::ui::semantics::Tree;

/// Where something is in the page that it scrolls with.
#[derive(Debug, Clone)]
pub(super) struct ScrollAnchor {
    id: String,
    scroller: usize,
    /// How far from the top of that page, in logical pixels.
    top: f32,
    height: f32,
    /// The size of the window onto that page.
    room: iced::Size,
    /// Whether any of it could be seen.
    pub(super) seen: bool,
}

impl ScrollAnchor {
    /// Where the node with this index is; none where nothing scrolls.
    pub(super) fn of(view: &Tree, index: usize) -> Option<Self> {
        let node = view.nodes.get(index)?;
        let scroller = node.scroller?;
        let around = view.scrollers.get(scroller)?;
        Some(Self {
            id: node.semantics.id.to_string(),
            scroller,
            top: node.bounds.y - around.bounds.y + around.offset.y,
            height: node.bounds.height,
            room: around.bounds.size(),
            seen: node.visible.is_some(),
        })
    }

    /// The scrollable that has to be scrolled, and how far from its top, so that this stays
    /// where it was; none if it did not move in its page or was out of sight.
    pub(super) fn shift_since(&self, before: &Self, view: &Tree) -> Option<(usize, f32)> {
        let by = self.top - before.top;
        let grew = (self.height - before.height).abs() > 0.5;
        let same = self.id == before.id && self.scroller == before.scroller;
        if !same || !before.seen || (by.abs() <= 0.5 && !grew) {
            return None;
        }
        let around = view.scrollers.get(self.scroller)?;
        // Another window is another page: there it only has to be in sight.
        let by = if self.room == before.room { by } else { 0.0 };
        let offset = (around.offset.y + by).clamp(0.0, around.range());
        Some((self.scroller, offset))
    }
}

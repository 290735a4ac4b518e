//! Carries out where the focus and the scrolling go.

use super::left_at::LeftAt;
use super::operations::{Deliver, FocusStop, Outline, ScrollTo};
use super::screen_reader::{Ask, ScreenReader};
use super::scroll_anchor::ScrollAnchor;
use super::{keys, navigation};
use crate::app::ui::root::Page;
use crate::app::ui::semantics::{self, Collector};
use crate::app::ui::widget::press_guard::PageGuard;
use crate::app::ui::widget::wrapped::Inside;
use crate::store::settings::Places;

/// How far an arrow key scrolls, in logical pixels.
pub const LINE: f32 = 48.0;

/// What is remembered about the focus between events.
#[derive(Debug, Default)]
pub struct State {
    /// The id that had the focus last, to give it back after the view was rebuilt.
    pub last: Option<String>,
    /// The id of the open dialog.
    modal: Option<String>,
    /// What had the focus before the dialog opened.
    before: Option<String>,
    /// The headings before the last focus, the nearest last.
    trail: Vec<String>,
    /// What had the focus is gone. The program may still say where it goes.
    pub lost: bool,
    /// The pointer chose it last, and there is nobody to miss the focus.
    pub pointed: bool,
    /// The page that was drawn last.
    page: Page,
    /// How far pages of cases were scrolled when they were left.
    pub left_at: LeftAt,
    /// Keeps a double click from pressing what its first click brought.
    pub guard: PageGuard,
    /// What is to be pressed next.
    loud: Option<String>,
    /// Where what has the focus was in its page.
    anchor: Option<ScrollAnchor>,
}

impl<Message> Inside<'_, '_, Message> {
    /// What is announced, without the texts within.
    pub fn snapshot(&mut self) -> semantics::Tree {
        let mut collector = Collector::without_texts();
        self.operate(&mut collector);
        collector.into_tree()
    }

    /// Everything that is announced, its texts too.
    pub fn announced(&mut self) -> semantics::Tree {
        let mut collector = Collector::new();
        self.operate(&mut collector);
        collector.into_tree()
    }

    /// Focuses the node with this index, and scrolls so that it can be seen.
    fn focus(&mut self, view: &semantics::Tree, index: usize) {
        self.focus_unseen(view, index);
        self.reveal(view, index);
    }

    /// Focuses the node with this index, and leaves the page where it is.
    fn focus_unseen(&mut self, view: &semantics::Tree, index: usize) {
        if let Some(stop) = view.nodes.get(index).and_then(|node| node.stop) {
            self.operate(&mut FocusStop::new(Some(stop)));
        }
    }

    /// Does what a screen reader asks for; controls carry out requests themselves.
    pub fn handle_requests(&mut self, reader: &dyn ScreenReader) {
        while let Some(ask) = reader.take() {
            match ask {
                Ask::Focus(id) => {
                    let view = self.snapshot();
                    let target = navigation::stop_with_id(&view, &id);
                    if let Some(target) = target.filter(|at| navigation::is_reachable(&view, *at)) {
                        self.focus(&view, target);
                    }
                }
                Ask::Do(id, request) => {
                    let view = self.snapshot();
                    let target = view.nodes.iter().position(|node| node.semantics.id == id);
                    if target.is_some_and(|at| navigation::is_reachable(&view, at)) {
                        self.operate(&mut Deliver::new(id, request));
                    }
                }
                Ask::Reveal(key) => {
                    let view = self.announced();
                    let target = view.keys().into_iter().position(|known| known == key);
                    if let Some(target) = target.filter(|at| navigation::is_reachable(&view, *at)) {
                        self.reveal(&view, target);
                    }
                }
            }
        }
    }

    fn reveal(&mut self, view: &semantics::Tree, index: usize) {
        for (scroller, offset) in navigation::reveal(view, index) {
            self.operate(&mut ScrollTo::new(scroller, offset));
        }
    }
}

impl State {
    /// Notes what the pointer has focused. It is in view; it is only remembered.
    pub fn remember_pointer<Message>(&mut self, focus: &mut Inside<'_, '_, Message>) {
        let view = focus.snapshot();
        self.last = view.focused().map(|node| node.semantics.id.to_string());
        self.pointed = true;
        self.left_at.is_back = false;
    }

    /// Scrolls another page to its top, or to where it was left when the pointer has brought it
    /// back. Returns whether it did.
    pub fn begin_page<Message>(
        &mut self,
        focus: &mut Inside<'_, '_, Message>,
        page: &Page,
        earlier: Option<&Places>,
    ) -> bool {
        if self.page == *page {
            return false;
        }
        let before = std::mem::replace(&mut self.page, page.clone());
        if before.key == page.key {
            return false;
        }
        self.anchor = None;
        // Who walks by keyboard sees what has the focus.
        let comes_back = self.pointed && page.case.is_some() && page.case != before.case;
        let offset = if comes_back {
            self.left_at.offset(page, earlier)
        } else {
            0.0
        };
        self.left_at.is_back = offset > 0.0;
        let mut view = focus.snapshot();
        // What has the focus may be in the navigation, which stays as it is.
        view.nodes.iter_mut().for_each(|node| node.focused = false);
        scroll(focus, &view, |_| Scroll::To(offset))
    }

    /// Notes how far the page is scrolled.
    fn note_place(&mut self, view: &semantics::Tree) {
        // A dialog hides the page.
        if self.page.case.is_none() || view.modal().is_some() {
            return;
        }
        if let Some(at) = navigation::page_scroller(view) {
            self.left_at.note(&self.page, view.scrollers[at].offset.y);
        }
    }

    /// Brings the focus to where it belongs after the view has changed. Returns whether
    /// anything was moved. Who presses a key sees what has the focus.
    pub fn settle<Message>(&mut self, focus: &mut Inside<'_, '_, Message>, is_key: bool) -> bool {
        self.left_at.is_back &= !is_key;
        let view = focus.snapshot();
        self.note_place(&view);
        let focused = navigation::focused(&view);
        let target = self.wanted(&view, focused);
        let target = self.nearest(&view, target);

        let id = target.map(|at| view.nodes[at].semantics.id.to_string());
        let moved = target != focused;
        let arrived = id != self.last;
        if !self.lost {
            self.last = id;
        }
        if arrived && let Some(at) = target {
            self.trail = navigation::trail(&view, at);
        }
        let loud = navigation::loud(&view);
        let next_came = loud != self.loud && target.is_some_and(|at| view.nodes[at].is_heading());
        self.loud = loud;
        match target {
            Some(at) if (moved || arrived) && self.left_at.is_back => focus.focus_unseen(&view, at),
            Some(at) if moved => focus.focus(&view, at),
            // Under the same heading there is something else to press.
            Some(at) if arrived || next_came => focus.reveal(&view, at),
            _ => {}
        }
        // Whatever gets the focus after that is to be seen.
        self.left_at.is_back &= !(moved || arrived);
        let kept = target.is_some_and(|at| self.keep_anchor(focus, &view, at));
        moved || arrived || kept
    }

    /// What should have the focus: what has it, unless a dialog has opened or closed, or the view
    /// was rebuilt.
    fn wanted(&mut self, view: &semantics::Tree, focused: Option<usize>) -> Option<usize> {
        let modal = view.modal();
        let modal_id = modal.map(|at| view.nodes[at].semantics.id.to_string());

        if modal_id != self.modal {
            let opened = modal_id.is_some();
            if opened && self.modal.is_none() {
                self.before = focused
                    .map(|at| view.nodes[at].semantics.id.to_string())
                    .or_else(|| self.last.clone());
            }
            self.modal = modal_id;
            if opened {
                navigation::entry(view, focused)
            } else {
                focused.or_else(|| {
                    self.before
                        .take()
                        .and_then(|id| navigation::stop_with_id(view, &id))
                })
            }
        } else if modal.is_some() {
            navigation::entry(view, focused)
        } else {
            focused.or_else(|| {
                let id = self.last.as_deref()?;
                navigation::stop_with_id(view, id)
            })
        }
    }

    /// Keeps what has the focus where it was in the window when something opens or closes
    /// above it, and in sight whatever happens around it. Who has scrolled it away is not
    /// brought back.
    fn keep_anchor<Message>(
        &mut self,
        focus: &mut Inside<'_, '_, Message>,
        view: &semantics::Tree,
        at: usize,
    ) -> bool {
        let now = ScrollAnchor::of(view, at);
        let before = std::mem::replace(&mut self.anchor, now.clone());
        let (Some(before), Some(mut now)) = (before, now) else {
            return false;
        };
        let Some((scroller, offset)) = now.shift_since(&before, view) else {
            return false;
        };
        focus.operate(&mut ScrollTo::new(scroller, offset));
        let view = focus.snapshot();
        focus.reveal(&view, at);
        now.seen = true;
        self.anchor = Some(now);
        true
    }

    /// Where the focus goes when what had it is gone: to the heading before it, where Enter
    /// presses nothing by mistake. The first time it is left alone, for the program often
    /// has a better place in mind.
    fn nearest(&mut self, view: &semantics::Tree, target: Option<usize>) -> Option<usize> {
        let gone = target.is_none() && self.last.is_some() && !self.pointed;
        let again = std::mem::replace(&mut self.lost, gone);
        if !(gone && again) {
            return target;
        }
        self.lost = false;
        let mut trail = self.trail.iter().rev();
        trail.find_map(|id| navigation::stop_with_id(view, id))
    }

    pub fn walk<Message>(
        &mut self,
        focus: &mut Inside<'_, '_, Message>,
        back: bool,
        headings: bool,
    ) {
        let view = focus.snapshot();
        if let Some(target) = navigation::next(&view, back, headings) {
            self.go(focus, &view, target);
            if view.nodes[target].is_heading() {
                let id = view.nodes[target].semantics.id.to_string();
                focus.operate(&mut Outline::new(id));
            }
        }
    }

    fn go<Message>(
        &mut self,
        focus: &mut Inside<'_, '_, Message>,
        view: &semantics::Tree,
        target: usize,
    ) {
        self.last = Some(view.nodes[target].semantics.id.to_string());
        self.pointed = false;
        self.left_at.is_back = false;
        self.trail = navigation::trail(view, target);
        focus.focus(view, target);
    }

    /// Walks among siblings, or scrolls.
    pub fn arrow<Message>(
        &mut self,
        focus: &mut Inside<'_, '_, Message>,
        arrow: keys::Arrow,
    ) -> bool {
        let view = focus.snapshot();
        match navigation::sibling(&view, arrow) {
            navigation::Sibling::Is(target) => {
                self.go(focus, &view, target);
                true
            }
            navigation::Sibling::End => true,
            navigation::Sibling::None => match arrow {
                keys::Arrow::Up => scroll(focus, &view, |_| Scroll::By(-LINE)),
                keys::Arrow::Down => scroll(focus, &view, |_| Scroll::By(LINE)),
                keys::Arrow::Left | keys::Arrow::Right => false,
            },
        }
    }
}

/// How far to scroll, in logical pixels.
pub enum Scroll {
    /// From where it is.
    By(f32),
    /// From the top.
    To(f32),
}

pub fn scroll<Message>(
    focus: &mut Inside<'_, '_, Message>,
    view: &semantics::Tree,
    how: impl FnOnce(&semantics::Scroller) -> Scroll,
) -> bool {
    let Some(at) = navigation::main_scroller(view) else {
        return false;
    };
    let scroller = &view.scrollers[at];
    let to = match how(scroller) {
        Scroll::By(distance) => scroller.offset.y + distance,
        Scroll::To(offset) => offset,
    };
    focus.operate(&mut ScrollTo::new(at, to.clamp(0.0, scroller.range())));
    true
}

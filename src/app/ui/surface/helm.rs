//! Carries out where the focus and the scrolling go.

use iced::advanced::Layout;
use iced::advanced::widget::{Operation, Tree};

use super::reader::{self, Ask, Reader};
use super::steer;
use crate::app::ui::keys;
use crate::app::ui::semantics::{self, Collector};
use crate::app::ui::widget::{Element, Renderer};

/// What is remembered about the focus between events.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The id that had the focus last, to give it back after the view was rebuilt.
    pub(super) last: Option<String>,
    /// The id of the open dialog.
    modal: Option<String>,
    /// The frame that was last told of.
    pub(super) frame: Option<iced::time::Instant>,
    /// What had the focus before the dialog opened.
    before: Option<String>,
    /// The headings before the last focus, the nearest last.
    trail: Vec<String>,
    /// What had the focus is gone. The program may still say where it goes.
    pub(super) lost: bool,
    /// The pointer chose it last, and there is nobody to miss the focus.
    pub(super) pointed: bool,
    /// Where what has the focus was in its page.
    anchor: Option<steer::Anchor>,
}

/// The parts of an iced widget call that the steering needs.
pub(super) struct Helm<'b, 'a, Message> {
    pub(super) content: &'b mut Element<'a, Message>,
    pub(super) tree: &'b mut Tree,
    pub(super) layout: Layout<'b>,
    pub(super) renderer: &'b Renderer,
}

impl<Message> Helm<'_, '_, Message> {
    pub(super) fn run(&mut self, operation: &mut dyn Operation) {
        self.content
            .as_widget_mut()
            .operate(self.tree, self.layout, self.renderer, operation);
    }

    pub(super) fn survey(&mut self) -> semantics::Tree {
        let mut collector = Collector::without_texts();
        self.run(&mut collector);
        collector.into_tree()
    }

    /// Focuses the node with this index, and scrolls so that it can be seen.
    fn focus(&mut self, view: &semantics::Tree, index: usize) {
        if let Some(stop) = view.nodes.get(index).and_then(|node| node.stop) {
            self.run(&mut steer::FocusStop::new(Some(stop)));
        }
        self.reveal(view, index);
    }

    /// Does what a screen reader asks for; controls carry out requests themselves.
    pub(super) fn obey(&mut self, reader: &dyn Reader) {
        while let Some(ask) = reader.take() {
            match ask {
                Ask::Focus(id) => {
                    let view = self.survey();
                    let target = steer::stop_with_id(&view, &id);
                    if let Some(target) = target.filter(|at| steer::is_reachable(&view, *at)) {
                        self.focus(&view, target);
                    }
                }
                Ask::Do(id, request) => {
                    let view = self.survey();
                    let target = view.nodes.iter().position(|node| node.semantics.id == id);
                    if target.is_some_and(|at| steer::is_reachable(&view, at)) {
                        self.run(&mut reader::Deliver::new(id, request));
                    }
                }
                Ask::Reveal(key) => {
                    let mut collector = Collector::new();
                    self.run(&mut collector);
                    let view = collector.into_tree();
                    let target = view.keys().into_iter().position(|known| known == key);
                    if let Some(target) = target.filter(|at| steer::is_reachable(&view, *at)) {
                        self.reveal(&view, target);
                    }
                }
            }
        }
    }

    fn reveal(&mut self, view: &semantics::Tree, index: usize) {
        for (scroller, offset) in steer::reveal(view, index) {
            self.run(&mut steer::ScrollTo::new(scroller, offset));
        }
    }
}

impl State {
    /// Brings the focus to where it belongs after the view has changed. Returns whether
    /// anything was moved.
    pub(super) fn settle<Message>(&mut self, helm: &mut Helm<'_, '_, Message>) -> bool {
        let view = helm.survey();
        let focused = steer::focused(&view);
        let modal = view.modal();
        let modal_id = modal.map(|at| view.nodes[at].semantics.id.to_string());

        let target = if modal_id != self.modal {
            let opened = modal_id.is_some();
            if opened && self.modal.is_none() {
                self.before = focused
                    .map(|at| view.nodes[at].semantics.id.to_string())
                    .or_else(|| self.last.clone());
            }
            self.modal = modal_id;
            if opened {
                steer::entry(&view, focused)
            } else {
                focused.or_else(|| {
                    self.before
                        .take()
                        .and_then(|id| steer::stop_with_id(&view, &id))
                })
            }
        } else if modal.is_some() {
            steer::entry(&view, focused)
        } else {
            focused.or_else(|| {
                let id = self.last.as_deref()?;
                steer::stop_with_id(&view, id)
            })
        };
        let target = self.nearest(&view, target);

        let id = target.map(|at| view.nodes[at].semantics.id.to_string());
        let moved = target != focused;
        let arrived = id != self.last;
        if !self.lost {
            self.last = id;
        }
        if arrived && let Some(at) = target {
            self.trail = steer::trail(&view, at);
        }
        match target {
            Some(at) if moved => helm.focus(&view, at),
            Some(at) if arrived => helm.reveal(&view, at),
            _ => {}
        }
        let kept = target.is_some_and(|at| self.hold(helm, &view, at));
        moved || arrived || kept
    }

    /// Keeps what has the focus where it was in the window when something opens or closes
    /// above it, and in sight whatever happens around it. Who has scrolled it away is not
    /// brought back.
    fn hold<Message>(
        &mut self,
        helm: &mut Helm<'_, '_, Message>,
        view: &semantics::Tree,
        at: usize,
    ) -> bool {
        let now = steer::Anchor::of(view, at);
        let before = std::mem::replace(&mut self.anchor, now.clone());
        let (Some(before), Some(mut now)) = (before, now) else {
            return false;
        };
        let Some((scroller, offset)) = now.shift_since(&before, view) else {
            return false;
        };
        helm.run(&mut steer::ScrollTo::new(scroller, offset));
        let view = helm.survey();
        helm.reveal(&view, at);
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
        trail.find_map(|id| steer::stop_with_id(view, id))
    }

    pub(super) fn walk<Message>(
        &mut self,
        helm: &mut Helm<'_, '_, Message>,
        back: bool,
        headings: bool,
    ) {
        let view = helm.survey();
        if let Some(target) = steer::next(&view, back, headings) {
            self.go(helm, &view, target);
            if view.nodes[target].is_heading() {
                let id = view.nodes[target].semantics.id.to_string();
                helm.run(&mut steer::Outline::new(id));
            }
        }
    }

    fn go<Message>(
        &mut self,
        helm: &mut Helm<'_, '_, Message>,
        view: &semantics::Tree,
        target: usize,
    ) {
        self.last = Some(view.nodes[target].semantics.id.to_string());
        self.pointed = false;
        self.trail = steer::trail(view, target);
        helm.focus(view, target);
    }

    /// Walks among siblings, or scrolls.
    pub(super) fn arrow<Message>(
        &mut self,
        helm: &mut Helm<'_, '_, Message>,
        arrow: keys::Arrow,
    ) -> bool {
        let view = helm.survey();
        match steer::sibling(&view, arrow) {
            steer::Sibling::Is(target) => {
                self.go(helm, &view, target);
                true
            }
            steer::Sibling::End => true,
            steer::Sibling::None => match arrow {
                keys::Arrow::Up => scroll(helm, &view, |_| Scroll::By(-super::LINE)),
                keys::Arrow::Down => scroll(helm, &view, |_| Scroll::By(super::LINE)),
                keys::Arrow::Left | keys::Arrow::Right => false,
            },
        }
    }
}

/// How far to scroll, in logical pixels.
pub(super) enum Scroll {
    /// From where it is.
    By(f32),
    /// From the top.
    To(f32),
}

pub(super) fn scroll<Message>(
    helm: &mut Helm<'_, '_, Message>,
    view: &semantics::Tree,
    how: impl FnOnce(&semantics::Scroller) -> Scroll,
) -> bool {
    let Some(at) = steer::main_scroller(view) else {
        return false;
    };
    let scroller = &view.scrollers[at];
    let to = match how(scroller) {
        Scroll::By(distance) => scroller.offset.y + distance,
        Scroll::To(offset) => offset,
    };
    helm.run(&mut steer::ScrollTo::new(
        at,
        to.clamp(0.0, scroller.range()),
    ));
    true
}

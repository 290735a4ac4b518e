//! What the adapters' threads leave for the window's.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use accesskit::{ActionHandler, ActionRequest, ActivationHandler, DeactivationHandler, TreeUpdate};
use iced::futures::channel::mpsc::UnboundedSender;

/// The most requests that may wait. A person asks for one thing at a time.
const MOST: usize = 64;

/// Whether somebody listens, and what they asked for.
#[derive(Debug)]
pub struct Shared {
    listening: AtomicBool,
    /// Somebody has begun to listen and has seen nothing yet.
    fresh: AtomicBool,
    asked: Mutex<VecDeque<ActionRequest>>,
    wake: UnboundedSender<()>,
}

impl Shared {
    /// Nobody listens. `wake` makes the window draw itself again.
    pub fn new(wake: UnboundedSender<()>) -> Self {
        Self {
            listening: AtomicBool::new(false),
            fresh: AtomicBool::new(false),
            asked: Mutex::default(),
            wake,
        }
    }

    /// Whether somebody listens.
    pub fn is_listening(&self) -> bool {
        self.listening.load(Ordering::Acquire)
    }

    /// Whether whoever listens has seen nothing yet. True only once.
    pub fn is_fresh(&self) -> bool {
        self.fresh.swap(false, Ordering::AcqRel)
    }

    /// Forgets whoever listens.
    pub fn fall_silent(&self) {
        self.listening.store(false, Ordering::Release);
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The next request.
    pub fn next(&self) -> Option<ActionRequest> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }

    fn wake(&self) {
        // Without a receiver there is no window any more.
        let _ = self.wake.unbounded_send(());
    }
}

/// One end of [`Shared`], as the adapters want it: some of them take it thrice.
#[derive(Debug, Clone)]
pub struct Handler(pub Arc<Shared>);

impl ActivationHandler for Handler {
    /// Always `None`: the adapter's lock is held here, and on Windows this is called out of
    /// the middle of the event loop. The tree comes with the redraw that this asks for.
    fn request_initial_tree(&mut self) -> Option<TreeUpdate> {
        self.0.fresh.store(true, Ordering::Release);
        self.0.listening.store(true, Ordering::Release);
        self.0.wake();
        None
    }
}

impl ActionHandler for Handler {
    fn do_action(&mut self, request: ActionRequest) {
        let mut asked = self.0.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() < MOST {
            asked.push_back(request);
        }
        drop(asked);
        self.0.wake();
    }
}

impl DeactivationHandler for Handler {
    fn deactivate_accessibility(&mut self) {
        self.0.fall_silent();
    }
}

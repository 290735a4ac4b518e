//! Work that may block: the disk, another program, a rest.
//!
//! iced polls tasks on the window's own thread while there is something to do, so that `async`
//! around blocking work still holds the window up. Such work runs on a thread of its own here,
//! and the task only waits for what comes of it.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::thread;

use iced::Task;
use iced::futures::channel::oneshot;

use crate::platform::{Choose, Platform};

/// Runs work on a thread of its own, and makes a message of what comes of it.
///
/// A mistake in the work is a mistake of the window: it goes on there. Where the system has no
/// thread left the work is done at once, since nothing may be lost.
pub(in crate::app) fn perform<T, M>(
    work: impl FnOnce() -> T + Send + 'static,
    then: impl FnOnce(T) -> M + Send + 'static,
) -> Task<M>
where
    T: Send + 'static,
    M: Send + 'static,
{
    let (done, message) = oneshot::channel();
    hand_over(Box::new(move || {
        let made = panic::catch_unwind(AssertUnwindSafe(|| then(work())));
        // Nobody waits any more when the window is gone.
        let _ = done.send(made);
    }));
    Task::future(arrived(message))
}

/// Does this on a thread of its own, or at once where there is none.
fn hand_over(work: Box<dyn FnOnce() + Send>) {
    let (give, taken) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
    let worker = thread::Builder::new().name("work".to_owned());
    let begun = worker.spawn(move || {
        if let Ok(work) = taken.recv() {
            work();
        }
    });
    match begun {
        // The thread waits for it, so that it always arrives.
        Ok(_) => drop(give.send(work)),
        Err(_) => work(),
    }
}

/// The message, once the work is done.
async fn arrived<M>(message: oneshot::Receiver<thread::Result<M>>) -> M {
    match message.await {
        Ok(Ok(message)) => message,
        Ok(Err(mistake)) => panic::resume_unwind(mistake),
        // The sender lives as long as the work does, and always sends.
        Err(oneshot::Canceled) => iced::futures::future::pending().await,
    }
}

/// Asks for a place in the desktop's own dialog, whose future the desktop answers, and makes a
/// message of what was chosen; none where it was closed.
pub(in crate::app) fn choose<M: Send + 'static>(
    platform: &dyn Platform,
    what: Choose,
    then: impl FnOnce(Option<PathBuf>) -> M + Send + 'static,
) -> Task<M> {
    Task::perform(platform.choose(what), then)
}

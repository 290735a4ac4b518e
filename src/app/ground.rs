//! What lies in the window before its first frame. On X11 that is nobody's, and a dark theme
//! would begin with a flash: there it is a picture of the first frame, or its colour.

use iced::Color;

use super::picture::Picture;

#[cfg(not(target_os = "linux"))]
#[path = "ground/none.rs"]
mod x11;
#[cfg(target_os = "linux")]
mod x11;

pub use x11::{Id, Server};

/// What can be laid into the window, before it is there.
pub struct Ground {
    color: Color,
    server: Option<Server>,
    picture: Option<x11::Left>,
}

impl Ground {
    /// A picture, where there is one, and the colour where there is none or it does not fit. The
    /// picture is left with the server, which takes a while; laying it takes none.
    pub fn new(color: Color, server: Option<Server>, picture: Option<&Picture>) -> Self {
        let taker = server.as_ref().zip(picture);
        Self {
            color,
            picture: taker.and_then(|(server, picture)| server.leave(picture).ok()),
            server,
        }
    }

    /// Lays it into the newest window of this process, and says which that is if a picture lies
    /// in it now. Waits for the server. Where that does not want it, the window is shown all the
    /// same.
    pub fn lay(self) -> Option<Id> {
        let server = self.server?;
        let window = server.newest_window().ok().flatten()?;
        let fits = |left: &x11::Left| server.lay(left, window).is_ok_and(|fits| fits);
        if self.picture.as_ref().is_some_and(fits) {
            return Some(window);
        }
        let _ = server.paint(window, self.color);
        None
    }
}

/// Makes one colour what lies in a window, as soon as that is seen: until then, what lies in it
/// is all that there is to show.
pub fn clear(window: Id, color: Color) {
    if let Some(server) = Server::reach() {
        // A window that does not want it is a window all the same.
        let _ = server
            .wait_until_seen(window)
            .and_then(|()| server.paint(window, color));
    }
}

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

/// What is in a window before anything is drawn in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laid {
    /// One colour, or what the system puts there.
    Plain,
    /// A picture of the first frame, until it is taken out again.
    Picture(Id),
}

/// What can be laid into the window, before it is there.
pub struct Ground {
    color: Color,
    server: Option<Server>,
    picture: Option<x11::Left>,
}

impl Ground {
    /// One colour, where there is a server that takes it.
    pub fn plain(color: Color, server: Option<Server>) -> Self {
        Self {
            color,
            server,
            picture: None,
        }
    }

    /// A picture, and the colour where that does not fit. The picture is left with the server,
    /// which takes a while; laying it takes none.
    pub fn picture(color: Color, server: Server, picture: &Picture) -> Self {
        Self {
            color,
            picture: server.leave(picture).ok(),
            server: Some(server),
        }
    }

    /// Lays it into the newest window of this process. Waits for the server. Where that does not
    /// want it, the window is shown all the same.
    pub fn lay(self) -> Laid {
        let Some(server) = self.server else {
            return Laid::Plain;
        };
        let Some(window) = server.newest_window().ok().flatten() else {
            return Laid::Plain;
        };
        let fits = |left: &x11::Left| server.lay(left, window).is_ok_and(|fits| fits);
        if self.picture.as_ref().is_some_and(fits) {
            return Laid::Picture(window);
        }
        let _ = server.paint(window, self.color);
        Laid::Plain
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

//! Hears that another program destroyed the window on X11, of which the toolkit says nothing: a
//! program without a window would go on, and hold the lock of the data folder.

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt, EventMask};

/// Waits until a window is destroyed, by whomever; false where nobody will hear of it, as when
/// the display itself is gone.
pub fn wait(window: u32) -> bool {
    let Ok((connection, _)) = x11rb::connect(None) else {
        return false;
    };
    let listen = ChangeWindowAttributesAux::new().event_mask(EventMask::STRUCTURE_NOTIFY);
    let listens = connection.change_window_attributes(window, &listen);
    match listens.map(x11rb::cookie::VoidCookie::check) {
        Ok(Ok(())) => {}
        // It was destroyed before anybody could listen.
        Ok(Err(x11rb::errors::ReplyError::X11Error(_))) => return true,
        _ => return false,
    }
    loop {
        match connection.wait_for_event() {
            Ok(Event::DestroyNotify(event)) if event.window == window => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

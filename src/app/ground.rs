//! The colour of the window before its first frame. On X11 that is nobody's, and a dark
//! theme would begin with a flash.

use iced::Color;

/// A window as X11 knows it.
#[cfg(target_os = "linux")]
pub type Id = u32;
/// Elsewhere the system has a ground of its own, or shows nothing before the first frame.
#[cfg(not(target_os = "linux"))]
pub type Id = std::convert::Infallible;

/// The number of a window, where it has one on X11.
pub fn id(window: &dyn iced::window::Window) -> Option<Id> {
    #[cfg(target_os = "linux")]
    {
        use raw_window_handle::RawWindowHandle;

        match window.window_handle().ok()?.as_raw() {
            RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok(),
            RawWindowHandle::Xcb(handle) => Some(handle.window.get()),
            _ => None,
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = window;
        None
    }
}

/// Gives a window this colour, as far as nothing has been drawn in it. Waits for the server.
pub fn paint(window: Id, color: Color) {
    #[cfg(target_os = "linux")]
    {
        // Without it the window is shown all the same.
        let _ = ask(window, color);
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = color;
        match window {}
    }
}

#[cfg(target_os = "linux")]
fn ask(window: Id, color: Color) -> Result<(), Box<dyn std::error::Error>> {
    use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt};

    let (connection, _) = x11rb::connect(None)?;
    let [red, green, blue, _] = color.into_rgba8();
    let pixel = u32::from_be_bytes([0xff, red, green, blue]);
    let ground = ChangeWindowAttributesAux::new().background_pixel(pixel);
    connection
        .change_window_attributes(window, &ground)?
        .check()?;
    Ok(())
}

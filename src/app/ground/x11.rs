//! The ground of a window on X11: its background, which the server draws by itself as soon as
//! the window is shown.

use std::error::Error;

use iced::Color;
use x11rb::connection::{Connection, RequestConnection};
use x11rb::protocol::xproto::{
    AtomEnum, ChangeWindowAttributesAux, ConnectionExt, CreateGCAux, EventMask, ImageFormat,
    ImageOrder, MapState, Pixmap, Screen,
};
use x11rb::resource_manager;
use x11rb::rust_connection::RustConnection;

use crate::app::picture::Picture;
use crate::platform::display::{Surroundings, told_density};

/// A window, by its number.
pub type Id = u32;

/// The dots per inch at which a logical pixel is one of the screen.
const USUAL: f32 = 96.0;

/// The room that a request has to keep for itself, in bytes.
const HEAD: usize = 64;

/// So many of the topmost windows are looked at: a new one is above all others.
const TOPMOST: usize = 16;

/// A connection of our own, beside that of the toolkit.
pub struct Server {
    connection: RustConnection,
    screen: usize,
}

/// A picture that the server has. It is gone with the connection, unless a window has it.
pub struct Left {
    pixmap: Pixmap,
    size: (u16, u16),
    depth: u8,
}

impl Server {
    /// Connects, where the toolkit will.
    pub fn reach() -> Option<Self> {
        if !Surroundings::of_this_process().leads_to_x11() {
            return None;
        }
        let (connection, screen) = x11rb::connect(None).ok()?;
        Some(Self { connection, screen })
    }

    fn screen(&self) -> &Screen {
        &self.connection.setup().roots[self.screen]
    }

    /// How many pixels of the screen the toolkit will take for one logical pixel: what it was
    /// told, or else what the desktop says. Where neither does, it works it out from the size of
    /// the screen: whether that is the usual one is seen when the window is there.
    pub fn density(&self) -> Option<f32> {
        let density = match told_density() {
            Some(told) => told.parse().ok()?,
            None => self.said_density()?,
        };
        (density > 0.0).then_some(density)
    }

    fn said_density(&self) -> Option<f32> {
        let said = resource_manager::new_from_default(&self.connection).ok()?;
        let dots: Option<f32> = said.get_value("Xft.dpi", "").ok()?;
        Some(dots.map_or(1.0, |dots| dots / USUAL))
    }

    /// Leaves a picture with the server.
    pub fn leave(&self, picture: &Picture) -> Result<Left, Box<dyn Error>> {
        if !self.takes_pixels() {
            return Err("this screen has pixels of another kind".into());
        }
        let left = Left {
            pixmap: self.connection.generate_id()?,
            size: (picture.width.try_into()?, picture.height.try_into()?),
            depth: self.screen().root_depth,
        };
        let (width, height) = left.size;
        let root = self.screen().root;
        self.connection
            .create_pixmap(left.depth, left.pixmap, root, width, height)?;
        self.fill(&left, &picture.pixels)?;
        Ok(left)
    }

    /// Sends the pixels, in as few pieces as the server takes.
    fn fill(&self, left: &Left, pixels: &[u8]) -> Result<(), Box<dyn Error>> {
        let connection = &self.connection;
        let pen = connection.generate_id()?;
        connection.create_gc(pen, left.pixmap, &CreateGCAux::new())?;
        let width = left.size.0;
        let row = usize::from(width) * 4;
        let rows = (connection.maximum_request_bytes().saturating_sub(HEAD) / row).max(1);
        for (at, strip) in pixels.chunks(row * rows).enumerate() {
            let height = u16::try_from(strip.len() / row)?;
            let top = i16::try_from(at * rows)?;
            let (kind, to) = (ImageFormat::Z_PIXMAP, left.pixmap);
            connection.put_image(kind, to, pen, width, height, 0, top, 0, left.depth, strip)?;
        }
        // What went wrong comes back here.
        connection.free_gc(pen)?.check()?;
        Ok(())
    }

    /// Whether its pixels are four bytes each, blue, green, red and one that means nothing, as
    /// those of nearly every screen are.
    fn takes_pixels(&self) -> bool {
        let (setup, screen) = (self.connection.setup(), self.screen());
        let format = setup
            .pixmap_formats
            .iter()
            .find(|format| format.depth == screen.root_depth);
        let visual = screen
            .allowed_depths
            .iter()
            .flat_map(|depth| &depth.visuals)
            .find(|visual| visual.visual_id == screen.root_visual);
        setup.image_byte_order == ImageOrder::LSB_FIRST
            && format.is_some_and(|format| format.bits_per_pixel == 32)
            && visual.is_some_and(|visual| visual.red_mask == 0xff_0000 && visual.blue_mask == 0xff)
    }

    /// The topmost window that says it is of this process.
    pub fn newest_window(&self) -> Result<Option<Id>, Box<dyn Error>> {
        let connection = &self.connection;
        let name = connection.intern_atom(false, b"_NET_WM_PID")?;
        let tree = connection.query_tree(self.screen().root)?;
        let (name, tree) = (name.reply()?.atom, tree.reply()?);
        let asked = tree.children.into_iter().rev().take(TOPMOST).map(|window| {
            let kind = AtomEnum::CARDINAL;
            let owner = connection.get_property(false, window, name, kind, 0, 1)?;
            Ok((window, owner))
        });
        let asked: Vec<_> = asked.collect::<Result<_, Box<dyn Error>>>()?;
        let ours = |owner: u32| owner == std::process::id();
        Ok(asked.into_iter().find_map(|(window, owner)| {
            // Another one may be gone by now.
            let owner = owner.reply().ok()?;
            owner.value32()?.next().is_some_and(ours).then_some(window)
        }))
    }

    /// Makes a picture the background of a window; false where that has another size.
    pub fn lay(&self, left: &Left, window: Id) -> Result<bool, Box<dyn Error>> {
        let shape = self.connection.get_geometry(window)?.reply()?;
        if (shape.width, shape.height) != left.size || shape.depth != left.depth {
            return Ok(false);
        }
        let ground = ChangeWindowAttributesAux::new().background_pixmap(left.pixmap);
        self.connection
            .change_window_attributes(window, &ground)?
            .check()?;
        Ok(true)
    }

    /// Waits until a window is on the screen, however long its frame and whatever else a window
    /// manager wants to see to takes.
    pub fn wait_until_seen(&self, window: Id) -> Result<(), Box<dyn Error>> {
        let asked = ChangeWindowAttributesAux::new()
            .event_mask(EventMask::EXPOSURE | EventMask::STRUCTURE_NOTIFY);
        self.connection.change_window_attributes(window, &asked)?;
        loop {
            let now = self.connection.get_window_attributes(window)?.reply()?;
            if now.map_state == MapState::VIEWABLE {
                return Ok(());
            }
            self.connection.wait_for_event()?;
        }
    }

    /// Makes one colour the background of a window.
    pub fn paint(&self, window: Id, color: Color) -> Result<(), Box<dyn Error>> {
        let [red, green, blue, _] = color.into_rgba8();
        let pixel = u32::from_be_bytes([0xff, red, green, blue]);
        let ground = ChangeWindowAttributesAux::new().background_pixel(pixel);
        self.connection
            .change_window_attributes(window, &ground)?
            .check()?;
        Ok(())
    }
}

//! A screen of its own for one test: an X server without a monitor, and the hands that type,
//! point and look on it, through the protocol itself.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, CreateWindowAux, EventMask,
    ImageFormat, InputFocus, MapState, Window, WindowClass,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, NONE};

/// How long anything may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The screen's size in pixels; larger than the program's first window.
pub const SCREEN: (u16, u16) = (1280, 900);

/// Keys without a letter, by the names that X gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Key {
    Space = 0x20,
    Tab = 0xff09,
    Enter = 0xff0d,
    Escape = 0xff1b,
    Shift = 0xffe1,
    Control = 0xffe3,
    F1 = 0xffbe,
}

/// An X server with nobody else on it. It ends with the test.
pub struct Screen {
    server: Child,
    /// Its name, for `DISPLAY`.
    pub name: String,
    connection: RustConnection,
    root: Window,
    /// Where each keysym lies: the key, and whether Shift has to be held.
    keys: HashMap<u32, (u8, bool)>,
}

/// Looks again and again until there is an answer. Panics with `what` when it takes too long.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

impl Screen {
    /// Starts a server on a free display.
    pub fn start() -> Self {
        Self::of(SCREEN)
    }

    /// Starts one of another size, in pixels.
    pub fn of((width, height): (u16, u16)) -> Self {
        let size = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &size, "-dpi", "96"])
            .args(["-nolisten", "tcp", "-terminate"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("Xvfb could not be started ({error}). Install it: apt-get install xvfb")
            });
        let mut line = String::new();
        let output = server.stdout.take().expect("it was piped");
        BufReader::new(output)
            .read_line(&mut line)
            .expect("it says its number");
        let name = format!(":{}", line.trim());
        let (connection, screen) =
            x11rb::connect(Some(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let root = connection.setup().roots[screen].root;
        let keys = keys(&connection);
        let screen = Self {
            server,
            name,
            connection,
            root,
            keys,
        };
        // The mouse starts in the middle, where it would hover over things.
        screen.point_at(f32::from(SCREEN.0), f32::from(SCREEN.1));
        screen
    }

    fn atom(&self, name: &str) -> u32 {
        let cookie = self.connection.intern_atom(false, name.as_bytes());
        let reply = cookie.expect("the server lives").reply();
        reply.expect("an atom").atom
    }

    fn property(&self, window: Window, name: &str, kind: u32) -> Option<Vec<u8>> {
        let atom = self.atom(name);
        let cookie = self
            .connection
            .get_property(false, window, atom, kind, 0, 4096);
        let reply = cookie.ok()?.reply().ok()?;
        (!reply.value.is_empty()).then_some(reply.value)
    }

    /// The window of a process, once it can be seen.
    pub fn window_of(&self, process: u32) -> Option<Window> {
        let tree = self.connection.query_tree(self.root).ok()?.reply().ok()?;
        tree.children.into_iter().find(|window| {
            let owner = self.property(*window, "_NET_WM_PID", AtomEnum::CARDINAL.into());
            let seen = self
                .connection
                .get_window_attributes(*window)
                .ok()
                .and_then(|cookie| cookie.reply().ok())
                .is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE);
            seen && owner.as_deref() == Some(&process.to_ne_bytes())
        })
    }

    /// How many windows a person sees.
    pub fn count_windows(&self) -> usize {
        let tree = self.connection.query_tree(self.root).expect("it lives");
        let children = tree.reply().expect("a tree").children;
        let seen = |window: &Window| {
            let cookie = self.connection.get_window_attributes(*window);
            let reply = cookie.ok().and_then(|cookie| cookie.reply().ok());
            reply.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
        };
        children.iter().filter(|window| seen(window)).count()
    }

    /// What the bar of a window says.
    pub fn title(&self, window: Window) -> String {
        let kind = self.atom("UTF8_STRING");
        let bytes = self
            .property(window, "_NET_WM_NAME", kind)
            .unwrap_or_default();
        String::from_utf8(bytes).expect("a title is UTF-8")
    }

    /// The desktop's name for the program that owns a window: its instance and its class.
    pub fn class(&self, window: Window) -> Vec<String> {
        let kind = AtomEnum::STRING.into();
        let bytes = self.property(window, "WM_CLASS", kind).unwrap_or_default();
        bytes
            .split(|byte| *byte == 0)
            .filter(|part| !part.is_empty())
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect()
    }

    /// Width and height of a window in pixels.
    pub fn size(&self, window: Window) -> (u16, u16) {
        let cookie = self.connection.get_geometry(window).expect("it lives");
        let geometry = cookie.reply().expect("a window has a size");
        (geometry.width, geometry.height)
    }

    /// Where a window lies on the screen: its left upper corner.
    pub fn place(&self, window: Window) -> (u16, u16) {
        let cookie = self
            .connection
            .translate_coordinates(window, self.root, 0, 0);
        let place = cookie.expect("it lives").reply().expect("a place");
        (
            u16::try_from(place.dst_x).expect("on the screen"),
            u16::try_from(place.dst_y).expect("on the screen"),
        )
    }

    /// Gives a window another size, as dragging its corner does.
    pub fn resize(&self, window: Window, width: u32, height: u32) {
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.connection
            .configure_window(window, &size)
            .expect("it lives");
        self.flush();
    }

    /// Gives a window the keyboard, which a window manager would do.
    pub fn focus(&self, window: Window) {
        until("the keyboard", || {
            let _ = self
                .connection
                .set_input_focus(InputFocus::PARENT, window, CURRENT_TIME);
            let cookie = self.connection.get_input_focus().ok()?;
            (cookie.reply().ok()?.focus == window).then_some(())
        });
    }

    /// Takes a window away from its program, as some tools do.
    pub fn destroy(&self, window: Window) {
        self.connection.destroy_window(window).expect("it lives");
        self.flush();
    }

    /// Asks a window to close, as the cross in its bar does.
    pub fn close(&self, window: Window) {
        let delete = [self.atom("WM_DELETE_WINDOW"), CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), delete);
        self.connection
            .send_event(false, window, EventMask::NO_EVENT, message)
            .expect("it lives");
        self.flush();
    }

    fn fake(&self, kind: u8, detail: u8, x: i16, y: i16) {
        self.connection
            .xtest_fake_input(kind, detail, CURRENT_TIME, self.root, x, y, 0)
            .expect("it lives");
    }

    fn flush(&self) {
        // A reply means that everything before it has been done.
        let cookie = self.connection.get_input_focus().expect("it lives");
        let _ = cookie.reply();
    }

    fn stroke(&self, keysym: u32, held: &[Key]) {
        let (code, shifted) = *self
            .keys
            .get(&keysym)
            .unwrap_or_else(|| panic!("this keyboard has no key for {keysym:#x}"));
        let mut around: Vec<u8> = held.iter().map(|key| self.keys[&(*key as u32)].0).collect();
        if shifted {
            around.push(self.keys[&(Key::Shift as u32)].0);
        }
        for held in &around {
            self.fake(KEY_DOWN, *held, 0, 0);
        }
        self.fake(KEY_DOWN, code, 0, 0);
        self.fake(KEY_UP, code, 0, 0);
        for held in around.iter().rev() {
            self.fake(KEY_UP, *held, 0, 0);
        }
        self.flush();
    }

    /// Presses a key and lets go of it.
    pub fn key(&self, key: Key) {
        self.stroke(key as u32, &[]);
    }

    /// Presses a letter while other keys are held.
    pub fn chord(&self, held: &[Key], letter: char) {
        self.stroke(u32::from(letter), held);
    }

    /// Types letters, capital ones with Shift.
    pub fn type_letter(&self, letter: char) {
        self.stroke(u32::from(letter), &[]);
    }

    /// Moves the mouse to a place on the screen.
    pub fn point_at(&self, x: f32, y: f32) {
        self.fake(MOTION, 0, x.round() as i16, y.round() as i16);
        self.flush();
    }

    /// Moves the mouse to a place on the screen and clicks.
    pub fn click(&self, x: f32, y: f32) {
        self.point_at(x, y);
        self.fake(BUTTON_DOWN, 1, 0, 0);
        self.fake(BUTTON_UP, 1, 0, 0);
        self.flush();
    }

    /// What was copied last, as a program that pastes asks for it.
    pub fn clipboard(&self) -> String {
        let window = self.connection.generate_id().expect("an id");
        let class = WindowClass::INPUT_ONLY;
        let plain = CreateWindowAux::new();
        self.connection
            .create_window(0, window, self.root, 0, 0, 1, 1, 0, class, 0, &plain)
            .expect("it lives");
        let (clipboard, kind) = (self.atom("CLIPBOARD"), self.atom("UTF8_STRING"));
        let answer = self.atom("OUTRO_TEST_PASTED");
        self.connection
            .convert_selection(window, clipboard, kind, answer, CURRENT_TIME)
            .expect("it lives");
        let _ = self.connection.flush();
        let copied = until("what was copied", || {
            self.property(window, "OUTRO_TEST_PASTED", kind)
        });
        String::from_utf8(copied).expect("UTF-8")
    }

    /// Ends the server under whatever runs on it.
    pub fn switch_off(&mut self) {
        self.server.kill().expect("it was running");
        self.server.wait().expect("it has ended");
    }

    /// The colours of every pixel, three bytes each; none when the server has gone.
    pub fn look(&self) -> Option<Vec<u8>> {
        let (width, height) = SCREEN;
        let cookie = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, !0)
            .ok()?;
        let image = cookie.reply().ok()?;
        let pixels = image.data.chunks_exact(4);
        let colours = pixels.flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]);
        Some(colours.collect())
    }
}

/// Keeps what was on a screen as `target/pictures/window/<name>.png`.
pub fn write(name: &str, colours: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures/window");
    fs::create_dir_all(&folder).expect("target can be written");
    let path = folder.join(name).with_extension("png");
    let file = fs::File::create(&path).expect("target can be written");
    let size = (u32::from(SCREEN.0), u32::from(SCREEN.1));
    let mut encoder = png::Encoder::new(BufWriter::new(file), size.0, size.1);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("the header fits");
    writer.write_image_data(colours).expect("the pixels fit");
    path
}

const KEY_DOWN: u8 = 2;
const KEY_UP: u8 = 3;
const BUTTON_DOWN: u8 = 4;
const BUTTON_UP: u8 = 5;
const MOTION: u8 = 6;

/// Where each keysym lies on the server's keyboard.
fn keys(connection: &RustConnection) -> HashMap<u32, (u8, bool)> {
    let (first, last) = (
        connection.setup().min_keycode,
        connection.setup().max_keycode,
    );
    let mapping = connection
        .get_keyboard_mapping(first, last - first + 1)
        .expect("it lives")
        .reply()
        .expect("a keyboard");
    let each = usize::from(mapping.keysyms_per_keycode);
    let mut keys = HashMap::new();
    for (code, keysyms) in (first..=last).zip(mapping.keysyms.chunks(each)) {
        for (level, keysym) in keysyms.iter().take(2).enumerate() {
            if *keysym != NONE {
                keys.entry(*keysym).or_insert((code, level == 1));
            }
        }
    }
    keys
}

impl Drop for Screen {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let thread = std::thread::current();
            let name = thread.name().unwrap_or("unknown").replace("::", "-");
            match self.look() {
                Some(colours) => eprintln!("see {}", write(&name, &colours).display()),
                None => eprintln!("there is no screen to look at any more"),
            }
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

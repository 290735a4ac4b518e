//! A file manager's hand: drags files onto a window and lets go of them, as the protocol for
//! dragging between X programs says (version 5).

use std::path::Path;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, NONE};

use crate::x11::{Screen, until};

const VERSION: u32 = 5;

/// A program that files are dragged from.
pub struct Hand {
    connection: RustConnection,
    window: Window,
}

impl Hand {
    /// On this screen.
    pub fn on(screen: &Screen) -> Self {
        let (connection, number) = x11rb::connect(Some(&screen.name)).expect("a screen");
        let root = connection.setup().roots[number].root;
        let window = connection.generate_id().expect("an id");
        let class = WindowClass::INPUT_ONLY;
        let plain = CreateWindowAux::new();
        connection
            .create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &plain)
            .expect("it lives");
        Self { connection, window }
    }

    fn atom(&self, name: &str) -> u32 {
        let cookie = self.connection.intern_atom(false, name.as_bytes());
        cookie.expect("it lives").reply().expect("an atom").atom
    }

    fn tell(&self, target: Window, message: &str, rest: [u32; 4]) {
        let [a, b, c, d] = rest;
        let data = [self.window, a, b, c, d];
        let message = ClientMessageEvent::new(32, target, self.atom(message), data);
        self.connection
            .send_event(false, target, EventMask::NO_EVENT, message)
            .expect("it lives");
        self.connection.flush().expect("it lives");
    }

    /// Drags files onto a window and lets go of them there.
    pub fn drop(&self, target: Window, files: &[&Path]) {
        let addresses = files.iter().map(|file| {
            let address = url::Url::from_file_path(file).expect("a whole path");
            format!("{address}\r\n")
        });
        let addresses: String = addresses.collect();
        let (list, copy) = (self.atom("text/uri-list"), self.atom("XdndActionCopy"));
        let selection = self.atom("XdndSelection");
        self.connection
            .set_selection_owner(self.window, selection, CURRENT_TIME)
            .expect("it lives");
        self.tell(target, "XdndEnter", [VERSION << 24, list, NONE, NONE]);
        self.tell(target, "XdndPosition", [0, 0, CURRENT_TIME, copy]);
        // First it asks for the addresses, and then says that it takes them.
        self.answer_until("XdndStatus", &addresses);
        self.tell(target, "XdndDrop", [0, CURRENT_TIME, 0, 0]);
        self.answer_until("XdndFinished", &addresses);
    }

    /// Hands the addresses out until the other side says this, having asked for them.
    fn answer_until(&self, wanted: &str, addresses: &str) {
        let wanted_atom = self.atom(wanted);
        until(wanted, || {
            match self.connection.poll_for_event().expect("it lives")? {
                Event::SelectionRequest(request) => {
                    self.hand_over(&request, addresses);
                    None
                }
                Event::ClientMessage(message) => (message.type_ == wanted_atom).then_some(()),
                _ => None,
            }
        });
    }

    fn hand_over(&self, request: &SelectionRequestEvent, addresses: &str) {
        let kind = self.atom("text/uri-list");
        self.connection
            .change_property8(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                if request.target == kind {
                    kind
                } else {
                    AtomEnum::STRING.into()
                },
                addresses.as_bytes(),
            )
            .expect("it lives");
        let done = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        self.connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, done)
            .expect("it lives");
        self.connection.flush().expect("it lives");
    }
}
